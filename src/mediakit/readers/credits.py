"""Who wrote a body and where: the agency in its credit line or dateline, and the dateline's place and date."""

from __future__ import annotations

import re

from mediakit.readers.datelines import dateline_of
from mediakit.readers.names import KNOWN, is_acronym, is_agency, is_credit_name, pictures, publishes

_TAIL = 400  # characters at the end in which a credit is looked for
_HEAD = 1200  # characters at the start in which a French by-line is looked for

_STOP = r"[.!?…。؟۔।][\"'”’»)\]]*"  # a full stop, and what may close after it
_NAME = r"[^\s.!?;:()|<>][^.!?;:()|<>\n]{0,48}?(?:\.[^\s.!?;:()|<>\n]{1,4}){0,3}"
_DASHED = re.compile(rf"(?P<before>{_STOP}\s+|\n\s*|^\s*)(?:[–—―]|--?)\s*(?P<name>{_NAME})\s*\.?\s*$")
_PAREN = re.compile(rf"(?:{_STOP}\s*|\n\s*)[(（](?P<name>[^()（）\n]{{2,60}})[)）]\s*\.?\s*$")
_SLASHED = re.compile(rf"{_STOP}\s*/(?P<name>[^/.\n]{{2,40}})/?\s*\.?\s*$")
_BARE = re.compile(rf"(?:{_STOP}\s+|\n\s*)(?P<name>[^\W\d_]{{2,6}}|[^\W\d_](?:\.[^\W\d_]){{1,4}}\.?)\s*$")
_RIGHTS = re.compile(r"(?:©|\(c\))\s*(?:\d{4}\s+)?(?P<name>[^\s©.][^©.\n]{1,40})\.?\s*$")
_OWN_LINE = re.compile(r"\n\s*(?P<name>[^\n]{2,50}?)\s*$")
# Before each pattern what it cannot match without: to look for that first saves most of the time.
_STATED = (
    ("Distributed by", re.compile(r"\bDistributed by (?P<name>[^.\n]{2,60}?) on behalf of\b")),
    (
        "s from ",
        re.compile(r"\b[Ww]ith (?:inputs|files) from (?:the )?(?P<name>[^.()\n]{2,60}?)\s*\)?\s*\.?\s*$"),
    ),
    (
        "was first published",
        re.compile(r"\bThis (?:report|story|article) by (?P<name>[^.\n]{2,60}?) was first published\b"),
    ),
)
_JUNK = (  # what sites print after the credit; found at the end only
    (("Stay informed",), re.compile(r"\s*Top stories\s+Swipe\. Select\. Stay informed\.\s*$")),
    (
        ("READ MORE", "Read the full story", "Show Comments"),
        re.compile(r"\s*(?:» )?READ MORE\s*$|\s*Read the full story\.?\s*$|\s*Show Comments \(\d*\)\s*$"),
    ),
    (("@",), re.compile(r"\s+[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,5}\s*$")),
)
_LONGEST_NAME = 64  # characters that _NAME can match
_QUOTE_ENDS = "\"”’'»"


def origin_and_dateline(text: str) -> tuple[str | None, str | None]:
    """Find who wrote a body, and its dateline.

    Parameters
    ----------
    text : str
        The body of an article, as it stands.

    Returns
    -------
    tuple of (origin or None, dateline or None)
        The origin is the agency of the credit at the end of the body, else the one in the dateline; None
        where neither names one, so that the outlet wrote it as far as anybody can tell. The dateline is the
        place and the date before the dateline's sign, without the agency.

    Notes
    -----
    Picture credits ("(Photo: Anna Berg)", "(Courier pic)") are no origin, and neither is a dash in the
    middle of a body. A name must begin with capitals in scripts that have them.

    Examples
    --------
    >>> origin_and_dateline("MARROWGATE – The bell will not ring. The crack is old. – QBC")
    ('QBC', 'MARROWGATE')
    >>> origin_and_dateline("SELVICK, July 25, 2025 /PressTarn/ -- Halvard Lanterns will open a school.")
    ('PressTarn', 'SELVICK, July 25, 2025')
    >>> origin_and_dateline("The ferry – the old one – sailed. (Photo: Anna Berg)")
    (None, None)
    """
    agency, dateline = dateline_of(text)
    return end_credit(text) or agency or _french_agency(text, dateline), dateline


def end_credit(text: str) -> str | None:
    """Give the agency that the end of a body names, or None.

    >>> end_credit("The fares do not change. (Nordwire)")
    'Nordwire'
    >>> end_credit("It was signed at the International Salt Fund (ISF)") is None
    True
    """
    tail = text[-_TAIL:].rstrip()
    for needed, junk in _JUNK:
        if any(words in tail for words in needed):
            tail = junk.sub("", tail)
    for words, stated in _STATED:
        if words in tail and (found := stated.search(tail)) and is_credit_name(found["name"].strip()):
            return found["name"].strip()
    return _dashed(tail) or _parenthesised(tail) or _bare(tail)


def _dashed(tail: str) -> str | None:
    after = tail[max(map(tail.rfind, "–—―-")) + 1 :]
    if len(after.strip()) > _LONGEST_NAME + 1:  # with the full stop; the name reaches from a dash to the end
        return None
    found = _DASHED.search(tail)
    if not found:
        return None
    name = found["name"].strip()
    quoted = found["before"].rstrip()[-1:] in tuple(_QUOTE_ENDS)
    if quoted and " " in name and not publishes(name):
        return None  # "She purrs." – Oda Fennimark: who said it, not who wrote it
    return name if is_credit_name(name) else None


def _parenthesised(tail: str) -> str | None:
    if not tail.rstrip(".").rstrip().endswith((")", "）")):
        return None
    if found := _PAREN.search(tail):
        name = found["name"].strip().removeprefix("©").strip()
        one = " " not in name and ("/" not in name or all(map(is_acronym, name.split("/"))))
        if is_credit_name(name) and (one or is_agency(name)):
            return name
    return None


def _bare(tail: str) -> str | None:
    """Find a name with no sign but its place: after a slash, in capitals, or on a line of its own."""
    if "/" in tail and (found := _SLASHED.search(tail)) and is_credit_name(found["name"].strip()):
        return found["name"].strip()
    last = (tail.split() or [""])[-1]
    if is_acronym(last) and (found := _BARE.search(tail)) and is_acronym(found["name"]):
        return found["name"]
    if (
        ("©" in tail or "(c)" in tail)
        and (found := _RIGHTS.search(tail))
        and (found["name"] in KNOWN or is_acronym(found["name"]))
    ):
        return found["name"]
    if (found := _OWN_LINE.search(tail)) and is_agency(found["name"]):
        return found["name"]
    return None


# "Agence" and its name: one word with a capital, small words between
_AGENCE = r"Agence(?: (?:de|du|des|la|le|presse|nationale))* [^\W\d_a-zà-ÿ][\w'’-]*"
_WIRES = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))
_PERSON = r"[^\W\d_a-zà-ÿ][\w'’-]+(?: (?:de|du|la|le|[^\W\d_a-zà-ÿ][\w'’.-]+)){1,3}"
_PERSON_AGENCE = re.compile(rf"{_PERSON},? (?P<name>Agence .+)")
_RUN_IN = re.compile(rf"{_STOP}\s+(?:{_PERSON},? )??(?P<name>{_AGENCE}|(?:{_WIRES})(?!\w))\s+(?=[«\"“]|[^\W\d_a-zà-ÿ])")
_RUN_IN_CAPITALS = re.compile(
    rf"{_STOP}\s+{_PERSON},? (?P<name>[^\W\d_a-zà-ÿ]{{2,6}})\s+(?=[«\"“]|[^\W\d_a-zà-ÿ][a-zà-ÿ])"
)


def _french_agency(text: str, dateline: str | None) -> str | None:
    """Find the agency of a French body that begins with (Place): on a line of its own, or run into the text."""
    head = text[:_HEAD].lstrip()
    if dateline is None or not head.startswith("("):
        return None
    lines = [line.strip() for line in head.splitlines()]
    short = [_is_byline(line) for line in lines[:8]]
    for i, line in enumerate(lines[1:8], start=1):
        if not short[i]:
            continue
        last_of_two = short[i - 1] and i > 1 and not (i + 1 < len(short) and short[i + 1])
        if is_agency(line) or last_of_two:  # a person's name, then the agency
            fused = _PERSON_AGENCE.fullmatch(line)
            return fused["name"] if fused else line
    found = _RUN_IN.search(head) or _RUN_IN_CAPITALS.search(head)
    return found["name"] if found and not pictures(found["name"]) else None


def _is_byline(line: str) -> bool:
    return 2 <= len(line) <= 50 and line[-1] not in '.!?:;,»"' and is_credit_name(line)
