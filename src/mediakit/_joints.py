"""Where a scraped page lost the space between two sentences: `…lose."Volodymyr`, `said.She`."""

import re
import unicodedata


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Titles and the like stand before a name: no sentence ends there.
TITLES = _listed(
    "adm brig capt cmdr col cpl det dr fr ft gen gov hon insp lt maj messrs mme mr mrs ms mt mx pfc ph pres "
    "prof pvt rep reps rev sen sens sgt st supt"
)
# Other abbreviations: a sentence ends there only before a word that often begins one.
ABBREVIATIONS = _listed(
    "apr approx assn aug ave bros calif cf co colo conn corp dec dept dist est etc feb fla fri inc intl jan "
    "jr jul jun ltd mich minn mon nov oct okla pa penn sep sept sr tenn thu thur tue tues univ viz vol vs wis"
)
STARTERS = _listed(
    "a after although an and another as at because before both but by each even every few for from he her "
    "here his how however if in instead it its last later many meanwhile most my no now on once one or our "
    "she since so some still that the their then there these they this those though to under until we what "
    "when where whether which while who why with yet you your"
)
# Ends of file names and web addresses that pages also write with capitals: SITE.COM, Node.JS, REPORT.PDF.
NAME_ENDS = _listed(
    "asp aspx com csv doc docx edu exe gif gov htm html jpeg jpg js json mov mp3 mp4 net org pdf php png ppt "
    "pptx py rtf tar txt xls xlsx xml zip"
)
WINDOW = 100  # characters looked at on each side: enough for any word, and it bounds the work

_CLOSERS = "\"'”’»)]"
_OPENERS = "\"'“‘«(["
_CANDIDATE = re.compile(r"(?<![.?!…])[.?!]+([\"'”’»)\]“‘«(\[]{0,6})(?=[^\W\d_])")
_STRAIGHT = re.compile(r"[\"']|[“„”]")
_ADDRESS = re.compile(r"@|://|\\|_|^www\b|[^\W_]\.[a-z]{2,}/", re.I)
_ACRONYM = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_](?![^\W_])")
_VERSION = re.compile(r"v\d[\d.]*|\d+(?:\.\d+){2,}", re.I)
_CAMEL = re.compile(r"[^\W\d_][A-Z][^\W_]*$")
_CHUNK = re.compile(r"\S*")
_RUN = re.compile(r"[^\W_]+")


def _closing_quotes(text: str) -> set[int]:
    """Where a straight quote glued to characters on both sides closes; so too “, the closing one of „…“.

    A quote after white space or an opening bracket opens, one before white space or punctuation closes. A
    quote with a letter or stop on both sides does the opposite of the last one of its kind; an apostrophe
    between letters is no quote.
    """
    closing: set[int] = set()
    is_open = {'"': False, "'": False, "„": False}
    for match in _STRAIGHT.finditer(text):
        at, sign = match.start(), match.group()
        if sign == "„":
            is_open[sign] = True
            continue
        if sign in "“”":
            if is_open["„"]:
                closing.add(at)
            is_open["„"] = False
            continue
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if sign == "'" and before.isalnum() and after.isalnum():
            continue
        if not before or before.isspace() or before in "([—–“‘":
            opens = True
        elif not after or after.isspace() or after in ".,;:?!)]—–":
            opens = False
        else:
            opens = not is_open[sign]
        is_open[sign] = opens
        if not opens:
            closing.add(at)
    return closing


def _begins_sentence(right: str, before: str) -> bool:
    """Whether what follows the joint looks like the first word of a sentence; `before` ends at its stop."""
    if not (right[0].isupper() or right[0].istitle()):
        return False
    word = _RUN.match(right).group()
    after = right[len(word) : len(word) + 1]
    if len(word) > 1:
        if "@" in _CHUNK.match(right).group() or (right[:2].isupper() and _CAMEL.search(before)):
            return False  # Runa.Tesk@mail, TheHarbour.TV
        return word.lower() not in NAME_ENDS and after != "="  # page.php?Name=value
    if after == ".":  # initials: "said.U.S. officials", yet not L.G.B.T. nor J.K.Rowling
        initials = _ACRONYM.match(right)
        return bool(initials) and initials.group().isupper() and before[-1:].islower()
    if after in ("'", "’"):  # I'm, D'Angelo
        return True
    return (after == "" or after.isspace()) and (word in "IA" or not word.isascii())


def _ends_sentence(left: str, first: str, at_line_start: bool) -> bool:
    """Whether what stands before the joint's stop looks like the last word of a sentence.

    `left` has no white space in it; `first` is the word after the joint, in lower case.
    """
    bare = left.rstrip(_CLOSERS)
    chunk = re.split(r"[\"”’»)\]“‘«(\[]", bare)[-1]
    if not chunk or len(chunk) == WINDOW or _ADDRESS.search(chunk):
        return False
    if bare != left:
        return True
    if not (chunk[-1].isalnum() or chunk[-1] in "%°€£$¢+" or unicodedata.category(chunk[-1])[0] == "M"):
        return False
    if chunk[-1].isdigit():
        return not _VERSION.fullmatch(chunk) and not (at_line_start and chunk.isdigit())
    word = re.split(r"[-–—/'’]", chunk)[-1]
    if _ACRONYM.fullmatch(word):
        return word.lower() not in ("e.g", "i.e") and len(first) > 1 and first in STARTERS
    if "." in word:
        return word.rpartition(".")[2].lower() in NAME_ENDS or first in STARTERS
    if len(word) < 2 or (word[0].isupper() and word.lower() in TITLES):
        return False
    return word.lower() not in ABBREVIATIONS or first in STARTERS


def damaged_joints(text: str) -> list[int]:
    r"""Offsets at which one sentence ends and the next begins although no space parts them.

    Parameters
    ----------
    text : str
        Any text; its length is the only cost (each place is judged by at most 100 characters around it).

    Returns
    -------
    list of int
        Offsets of the first character of the second sentence, in order. A closing quote or bracket after
        the stop stays with the first sentence, an opening one goes with the second.

    Notes
    -----
    A joint is a stop, question or exclamation mark, then any quotes and brackets, then a word that begins
    with a capital, with no white space between. It is *not* one

    - in abbreviations and initials: ``U.S.A``, ``J.K.Rowling``, ``Dr.Marrow``, ``e.g.Next``, ``Ph.D``,
      ``9 a.m.Monday``. After ``Inc.``, ``U.S.``, ``p.m.`` and their like it is one before a word that often
      begins sentences: ``Inc.The``, ``p.m.She``.
    - in numbers, versions and the numbers of a list: ``3.5``, ``v2.0.Beta``, ``1.2.3.Final``, a line that
      begins ``2.Second``. A year or a sum ends a sentence: ``in 2016.The``.
    - in addresses: web (``example.com/News.Today``), mail, ``@handles``, paths; nor in names of files and
      sites: ``Node.js``, ``REPORT.PDF``, ``News.Com``. ``report.Final`` is one: nothing tells the two apart.
    - after an ellipsis (``wait...Then``), which as often stands for words left out.
    - before a single capital other than the words *I* and *A*.

    A straight quote glued on both sides closes if the last one of its kind opened, and opens if that one
    closed. Only scripts with capitals can show a joint.

    Examples
    --------
    >>> damaged_joints('They left.She stayed. "All lose."Vint, of the U.S.A, said so.')
    [10, 33]
    """
    closing: set[int] | None = None
    joints: list[int] = []
    for match in _CANDIDATE.finditer(text):
        stop, marks = match.start(), match.end(1)
        right = text[marks : marks + WINDOW]
        if text[stop : match.start(1)].endswith("..") or not _begins_sentence(right, text[max(stop - 20, 0) : stop]):
            continue
        begin = max(stop - WINDOW, joints[-1] if joints else 0)
        left = re.split(r"\s", text[begin:stop])[-1]
        line_start = text[begin : stop - len(left)].rstrip(" \t")[-1:] in ("", "\n", "\r")
        first = _RUN.match(right).group().lower()
        if not _ends_sentence(left, first, line_start):
            continue
        cut = match.start(1)
        while cut < marks and text[cut] in _CLOSERS + "“":
            if text[cut] in "\"'“":
                closing = _closing_quotes(text) if closing is None else closing
                if cut not in closing:
                    break
            cut += 1
        joints.append(cut)
    return joints
