"""The agency that the end of a body names, or the lines above a French one, and where its name stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from mediakit.readers.names import KNOWN, is_acronym, is_agency, is_credit_name, pictures, publishes

_TAIL = 400  # characters at the end in which a credit is looked for
_HEAD = 1200  # characters at the start in which a French by-line is looked for
MOST = 3  # credits one after another at an end

_STOP = r"[.!?…。؟۔।][\"'”’»)\]]*"  # a full stop, and what may close after it
_NAME = r"[^\s.!?;:()|<>][^.!?;:()|<>\n]{0,48}?(?:\.[^\s.!?;:()|<>\n]{1,4}){0,3}"
_DASHED = re.compile(rf"(?P<before>{_STOP}\s+|\n\s*|^\s*)(?P<line>(?:[–—―]|--?)\s*(?P<name>{_NAME})\s*\.?)\s*$")
_PAREN = re.compile(rf"(?:{_STOP}\s*|\n\s*)(?P<line>[(（](?P<name>[^()（）\n]{{2,60}})[)）])\s*\.?\s*$")
_SLASHED = re.compile(rf"{_STOP}\s*(?P<line>/(?P<name>[^/.\n]{{2,40}})/?)\s*\.?\s*$")
_BARE = re.compile(rf"(?:{_STOP}\s+|\n\s*)(?P<line>(?P<name>[^\W\d_]{{2,6}}|[^\W\d_](?:\.[^\W\d_]){{1,4}}\.?))\s*$")
_RIGHTS = re.compile(
    r"(?P<line>(?:Copyright )?(?:©|\([cC]\)) ?(?:Copyright )?(?:\d{4},? +)?(?:by )?"
    r"(?P<name>[^\s©.][^©.\n]{1,40}))\.?\s*$"
)
_OWN_LINE = re.compile(r"\n\s*(?P<line>(?P<name>[^\n]{2,50}?))\s*$")
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


class Credit(NamedTuple):
    """A name that a line gives, and where that line stands in the text."""

    name: str
    start: int
    end: int


def _nobody(name: str) -> bool:
    return False


def end_credits(text: str, known: Callable[[str], bool] = _nobody, stop: int | None = None) -> list[Credit]:
    """Find the credits that a body ends with, the last first.

    Parameters
    ----------
    text : str
        The body of an article, as it stands.
    known : callable
        Whether a name is that of a known agency, which then needs no capitals and no word that says so.
    stop : int, optional
        Where the body ends, if it is not where the text does.

    Returns
    -------
    list of Credit

    Notes
    -----
    Picture credits ("(Photo: Anna Berg)", "(Courier pic)") are none, and neither is a dash in the middle of a body.
    A name must begin with capitals in scripts that have them.

    Examples
    --------
    >>> end_credits("The fares do not change. (Nordwire)\\n– QBC")
    [Credit(name='QBC', start=36, end=41), Credit(name='Nordwire', start=25, end=35)]
    >>> end_credits("It was signed at the International Salt Fund (ISF)")
    []
    >>> end_credits("The ferry – the old one – sailed. (Photo: Anna Berg)")
    []
    """
    found: list[Credit] = []
    stop = len(text) if stop is None else stop
    while len(found) < MOST:
        first = max(0, stop - _TAIL)
        tail = without_junk(text[first:stop])
        match = _dashed(tail, known) or _parenthesised(tail, known) or _bare(tail, known)
        if not match:
            break
        name = match["name"].strip().removeprefix("©").strip()
        found.append(Credit(name, first + match.start("line"), first + match.end("line")))
        stop = first + match.start("line")
    return found


def without_junk(tail: str) -> str:
    """An end without white space and what sites print there.

    >>> without_junk("It sailed. – QBC READ MORE ")
    'It sailed. – QBC'
    """
    tail = tail.rstrip()
    for needed, junk in _JUNK:
        if any(words in tail for words in needed):
            tail = junk.sub("", tail)
    return tail


def end_credit(text: str) -> str | None:
    """Give the agency that the end of a body names, or whose inputs it says it was made with, or None.

    >>> end_credit("The fares do not change. (Nordwire)"), end_credit("They do not. With inputs from QBC")
    ('Nordwire', 'QBC')
    >>> end_credit("It was signed at the International Salt Fund (ISF)") is None
    True
    """
    tail = without_junk(text[-_TAIL:])
    for words, stated in _STATED:
        if words in tail and (found := stated.search(tail)) and is_credit_name(found["name"].strip()):
            return found["name"].strip()
    credits = end_credits(text)
    return credits[0].name if credits else None


def _signs(name: str, known: Callable[[str], bool]) -> bool:
    return is_credit_name(name) or known(name)


def _dashed(tail: str, known: Callable[[str], bool]) -> re.Match[str] | None:
    after = tail[max(map(tail.rfind, "–—―-")) + 1 :]
    if len(after.strip()) > _LONGEST_NAME + 1:  # with the full stop; the name reaches from a dash to the end
        return None
    found = _DASHED.search(tail)
    if not found:
        return None
    name = found["name"].strip()
    quoted = found["before"].rstrip()[-1:] in tuple(_QUOTE_ENDS)
    if quoted and " " in name and not publishes(name) and not known(name):
        return None  # "She purrs." – Oda Fennimark: who said it, not who wrote it
    return found if _signs(name, known) else None


def _parenthesised(tail: str, known: Callable[[str], bool]) -> re.Match[str] | None:
    if not tail.rstrip(".").rstrip().endswith((")", "）")):
        return None
    if found := _PAREN.search(tail):
        name = found["name"].strip().removeprefix("©").strip()
        one = " " not in name and ("/" not in name or all(map(is_acronym, name.split("/"))))
        if known(name) or (is_credit_name(name) and (one or is_agency(name))):
            return found
    return None


def _bare(tail: str, known: Callable[[str], bool]) -> re.Match[str] | None:
    """Find a name with no sign but its place: after a slash, in capitals, or on a line of its own."""
    if "/" in tail and (found := _SLASHED.search(tail)) and _signs(found["name"].strip(), known):
        return found
    last = (tail.split() or [""])[-1]
    if is_acronym(last) and (found := _BARE.search(tail)) and is_acronym(found["name"]):
        return found
    if (
        ("©" in tail or "(c)" in tail or "(C)" in tail)
        and (found := _RIGHTS.search(tail))
        and (found["name"] in KNOWN or is_acronym(found["name"]) or known(found["name"]) or _is_agence(found["name"]))
    ):
        return found
    if (found := _OWN_LINE.search(tail)) and (is_agency(found["name"]) or known(found["name"])):
        return found
    return None


# "Agence" and its name: one word with a capital, small words between
_AGENCE = r"Agence(?: (?:de|du|des|la|le|presse|nationale))* [^\W\d_a-zà-ÿ][\w'’-]*"
_IS_AGENCE = re.compile(_AGENCE)
_WIRES = "|".join(re.escape(name) for name in sorted(KNOWN, key=len, reverse=True))
_PERSON = r"[^\W\d_a-zà-ÿ][\w'’-]+(?: (?:de|du|la|le|[^\W\d_a-zà-ÿ][\w'’.-]+)){1,3}"
_PERSON_AGENCE = re.compile(rf"{_PERSON},? (?P<name>Agence .+)")
_RUN_IN = re.compile(rf"{_STOP}\s+(?:{_PERSON},? )??(?P<name>{_AGENCE}|(?:{_WIRES})(?!\w))\s+(?=[«\"“]|[^\W\d_a-zà-ÿ])")
_RUN_IN_CAPITALS = re.compile(
    rf"{_STOP}\s+{_PERSON},? (?P<name>[^\W\d_a-zà-ÿ]{{2,6}})\s+(?=[«\"“]|[^\W\d_a-zà-ÿ][a-zà-ÿ])"
)


def _is_agence(name: str) -> bool:
    """Whether a name is "Agence" and a name.

    >>> _is_agence("Agence Fanal"), _is_agence("Harbour News")
    (True, False)
    """
    return _IS_AGENCE.fullmatch(name) is not None


def french_agency(text: str) -> Credit | None:
    """Find the agency of a French body that begins with (Place): on a line of its own, or run into the text.

    >>> french_agency("(Selvick) Le pont est bloqué dans la ville.\\nAgence Fanal\\nLes gens attendent.")
    Credit(name='Agence Fanal', start=44, end=56)
    """
    head = text[:_HEAD]
    if not head.lstrip().startswith("("):
        return None
    lines = [(match[0].rstrip(), match.start()) for match in re.finditer(r"[^\s][^\n]*", head)]
    short = [_is_byline(line) for line, _ in lines[:8]]
    for i, (line, at) in enumerate(lines[1:8], start=1):
        if not short[i]:
            continue
        last_of_two = short[i - 1] and i > 1 and not (i + 1 < len(short) and short[i + 1])
        if is_agency(line) or last_of_two:  # a person's name, then the agency
            fused = _PERSON_AGENCE.fullmatch(line)
            return Credit(fused["name"] if fused else line, at, at + len(line))
    found = _RUN_IN.search(head) or _RUN_IN_CAPITALS.search(head)
    if not found or pictures(found["name"]):
        return None
    return Credit(found["name"], found.start("name"), found.end("name"))


def _is_byline(line: str) -> bool:
    return 2 <= len(line) <= 50 and line[-1] not in '.!?:;,»"' and is_credit_name(line)
