"""What the neighbours and the form of a sign say: opening mark, closing mark or none (an apostrophe, inches)."""

import re

from mediakit.quotes._pairing import Mark

_SIGN = "\"“”„‟«»″＂'‘’‚‛‹›`´"
_DOUBLE = re.compile('["“”„‟«»″＂]|``')
_DOUBLED = re.compile(r"(?<!['‘’])(?:''|‘‘|’’)(?!['‘’])")  # a double mark typed as two single ones
_DOUBLED_OPENS = re.compile(r"(?<!\S)(?:''|‘‘)(?=[^\W_])")
_SINGLE_OPENS = re.compile(r"(?<!\S)['‘](?=[^\W_])")
_SINGLE = re.compile(r"['‘’‚‛‹›`´](?<![^\W_].)|['‘’‚‛‹›`´](?![^\W_])")
_OPEN_FORMS = "“„‟«‘‚‛‹`"
_CLOSE_FORMS = "”»’›"
_BRACKETS = "([{<*>/|_•"  # before a mark as good as white space; * and _ are marks of emphasis
_DASHES = "—–-―…"
_AFTER_CLOSED = ".,;:?!)]}>*/|_"
_WORDS_BEGIN = "$£€#@&+("

AGAINST = 4.0  # against both neighbours
FORM = 1.0  # against the form of a curly or angle mark
IGNORED = 3.0
BETWEEN = 3.5  # no white space on either side or on both: no mark that is too many looks so

# words that begin with an apostrophe, and endings that an apostrophe ends
_ELIDED = re.compile(
    r"(?:em|til|till|cause|cuz|coz|bout|round|tis|twas|twere|twill|twould|n|nother|fraid|neath|gainst|cross|kay|s|d|ll"
    r"|nuff|stache|hood|burbs|course|fore|tude|roids|sup|bama|ere|tween|twixt|ol|un|uns|er|im|ello)(?![^\W_])",
    re.IGNORECASE,
)
_DECADE = re.compile(r"\d\d(?:'?s)?(?![\w-])")
_DROPPED = re.compile(r"(?:[^\W_]in|(?<![\w-])(?:o|th|ol|an|lil|wi|n|li|s'?pos|fo|wit|mo|po))$", re.IGNORECASE)
# what follows the closing mark of a quotation, and no possessive: the workers' pay
_NO_NOUN = re.compile(
    r"\s+(?:[—–(|-]|(?:a|about|after|an|and|are|as|at|because|been|before|but|by|can|could|did|do|does|for|from|had|has|"
    r"have|he|if|in|into|is|it|may|might|of|on|or|over|said|says|she|should|since|so|than|that|the|then|they|to|under|"
    r"until|was|we|were|when|where|which|while|who|will|with|would)(?!\w))"
)


def _around(text: str, start: int, end: int) -> tuple[str, str, int]:
    """The characters before and after a run of quotation marks, empty at the text's ends, and where it ends."""
    least, most = max(start - 4, 0), end + 4
    while start > least and text[start - 1] in _SIGN:
        start -= 1
    while end < most and text[end : end + 1] and text[end] in _SIGN:
        end += 1
    return text[start - 1 : start], text[end : end + 1], end


def _opens_closes(text: str, before: str, after: str, at: int) -> tuple[float, float]:
    """What opening and closing cost by the neighbours; `at` is where `after` stands."""
    is_free = not before or before.isspace() or before in _BRACKETS
    ends = not after or after.isspace()
    if after in ".…" and after and is_free:
        return 0.0, AGAINST  # "...and then"
    closed = ends or (after in _AFTER_CLOSED)
    if before and before in _DASHES:
        return (1.5, 0.3) if closed else (0.2, 1.0)
    if after and after in _DASHES:
        return (1.0, 2.0) if is_free else (2.0, 0.0)
    if is_free and not closed:
        return 0.0, AGAINST
    if is_free:
        return (1.0, 1.0) if ends else (2.0, 0.5)
    if closed:
        return AGAINST, 0.0
    if before in ":=":
        return 0.3, 2.0
    if after in _WORDS_BEGIN:
        return 0.5, 1.0
    if before in ".?!" and after.isupper():  # a joint that lost its space
        return 1.0, 0.3
    return 1.0, 1.0


def _formed(sign: str, opens: float, closes: float) -> tuple[float, float]:
    if sign[0] in _OPEN_FORMS:
        return opens, closes + FORM
    if sign[0] in _CLOSE_FORMS:
        return opens + FORM, closes
    return opens, closes


def double_marks(text: str) -> list[Mark]:
    """The double marks of a text, and two single ones side by side where they stand for a double one.

    >>> [mark.at for mark in double_marks("He said, ''We go,'' and left")]
    [9, 17]
    """
    found = [m.span() for m in _DOUBLE.finditer(text)]
    is_doubled, has_accents = are_doubled(text), "``" in text
    if found or is_doubled:
        found = sorted(found + [m.span() for m in _DOUBLED.finditer(text)])
    marks = []
    for start, end in found:
        sign = text[start:end]
        before, after, at = _around(text, start, end)
        opens, closes = _formed(sign, *_opens_closes(text, before, after, at))
        ignored = IGNORED
        if before.isdigit() and sign[0] in '"”″＂':
            ignored = 0.8  # inches, seconds
        elif opens < AGAINST and closes < AGAINST:
            ignored = BETWEEN
        if sign[0] in "'‘’" and not is_doubled:  # may close what a double mark opened, else two single marks
            opens, closes, ignored = AGAINST, closes + 0.5, 0.0
        elif sign == "''" and has_accents:
            opens += FORM
        marks.append(Mark(start, end, opens, closes, ignored, 2.0 if sign[0] in '"＂' else 1.0))
    return marks


def are_doubled(text: str) -> bool:
    """Whether two single marks side by side are a double one: where more words begin with two than with one.

    Two grave accents side by side always are, and close with two apostrophes.
    """
    if "``" in text:
        return True
    return sum(1 for _ in _DOUBLED_OPENS.finditer(text)) > sum(1 for _ in _SINGLE_OPENS.finditer(text))


def single_marks(text: str) -> list[Mark]:
    """The single marks of a text, those between two letters left out, with the cost of an apostrophe.

    >>> [(m.at, m.ignored) for m in single_marks("don't rock 'n' roll, 'it is so.'")]
    [(11, 0.1), (13, 0.1), (21, 2.0), (31, 2.0)]
    """
    skipped: set[int] = set()
    if are_doubled(text):
        skipped = {at for m in _DOUBLED.finditer(text) for at in range(*m.span())}
    marks = []
    for match in _SINGLE.finditer(text):
        start, end = match.span()
        if start in skipped:
            continue
        sign = match.group()
        before, after, at = _around(text, start, end)
        opens, closes = _opens_closes(text, before, after, at)
        opens, closes, ignored = _as_apostrophe(text, start, (before, after, at), opens, closes)
        opens, closes = _formed(sign, opens, closes)
        marks.append(Mark(start, end, opens, closes, ignored, 1.0))
    return marks


def _as_apostrophe(
    text: str, start: int, around: tuple[str, str, int], opens: float, closes: float
) -> tuple[float, float, float]:
    """What it costs to open, to close and to be no quotation mark, for a sign that may be an apostrophe."""
    before, after, at = around
    sign = text[start]
    if opens < closes:  # before a word
        if _DECADE.match(text, at):
            return opens + 1.5, closes, 0.0
        if _ELIDED.match(text, at):
            return opens + 1.0, closes, 0.1
        if sign == "’":
            return opens, closes, 0.5
        return opens, closes, 2.8 if after.isupper() and text[max(start - 2, 0) : start].strip() in (",", ":") else 2.0
    if not before.isalnum():
        return opens, closes, 2.0
    if _DROPPED.search(text, max(start - 6, 0), start):
        return opens, closes + 0.6, 0.1
    if before in "sSzxZX":
        may_own = after.isspace() and not _NO_NOUN.match(text, at)
        return (opens, closes + 0.7, 0.3) if may_own else (opens, closes + 0.3, 0.9)
    if before.isdigit():
        return opens, closes, 0.5
    return opens, closes, 1.5
