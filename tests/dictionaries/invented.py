"""Codebooks for tests: one in a line, and hypothesis' own with names that are hard to write."""

from hypothesis import strategies as st

from mediakit._check import CodebookError
from mediakit.codebook import Codebook
from mediakit.dictionaries._parts import id_of
from mediakit.patterns import parse


def book(**frames) -> Codebook:
    """A codebook of frames with patterns; one with a mapping is written out as in the YAML file."""
    content = {key: found if isinstance(found, dict) else {"patterns": found} for key, found in frames.items()}
    return Codebook.from_dict({"frames": content})


_PLAIN = st.text("abcdefgäßžλж", min_size=1, max_size=6)
_ODD = st.text("ab \t'\"<>&%+-=@#:;,(1)[]{}|*?!~_./\\\u2028\x07é字", min_size=1, max_size=8)
_WORDS_OF_YAML = st.sampled_from(["no", "yes", "null", "~", "1", "2.5", "2026-03-02", "on", "0x1", "true", "y", "<<"])
PLAIN_NAMES = st.lists(_PLAIN, min_size=1, max_size=2).map(" ".join)
NAMES = st.one_of(_PLAIN, _ODD, _WORDS_OF_YAML, st.text(min_size=1, max_size=6)).map(
    lambda text: " ".join(text.split())
)

_WORD = st.one_of(_PLAIN, st.sampled_from(["no", "1998", "can't", "u.s.", "sell-out"]))


def _phrases(*shapes: str) -> st.SearchStrategy[str]:
    """Phrases in lower case, of words in these shapes."""
    words = st.builds(lambda shape, word: shape.format(word), st.sampled_from(["{}", *shapes]), _WORD)
    return st.lists(words, min_size=1, max_size=3).map(lambda words: " ".join(words).lower()).filter(_is_pattern)


def _is_pattern(text: str) -> bool:
    """False for some that the shapes make, such as *u.s."""
    try:
        parse(text)
    except CodebookError:
        return False
    return True


#: Patterns by what a format can hold of them; see `Holds`.
PATTERNS = {"end": _phrases("{}*"), "*": _phrases("{}*", "*{}", "{}*a"), "*?": _phrases("{}*", "*{}", "{}?", "a?{}*b")}
PATTERNS["patterns"] = st.one_of(
    PATTERNS["*?"],
    _phrases("({}|b* c)", "(A (b|{}))"),
    st.sampled_from(["Land", "case:US", "re:colou?rs?", "case:re:[A-Z]{2}", "a ~5 (b|c d)", "land* ->0 swap ~12 Sea"]),
)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda value: value != 0)


@st.composite
def books(draw, names=NAMES, patterns=PATTERNS["end"], *, nested=True, valences=False, definitions=False) -> Codebook:
    """A codebook whose ids are made from its labels."""

    def frames(depth: int) -> dict:
        made = {}
        for label in draw(st.lists(names.filter(bool), min_size=1, max_size=3, unique_by=id_of)):
            found = draw(st.lists(patterns, min_size=1, max_size=4, unique=True))
            frame = {"label": label, "patterns": found}
            if valences:
                frame["patterns"] = [{one: draw(NUMBERS)} if draw(st.booleans()) else one for one in found]
            if definitions:
                frame["definition"] = draw(names)
            if nested and depth < 3 and draw(st.integers(0, 3)) == 0:
                frame["frames"] = frames(depth + 1)
                if draw(st.booleans()):
                    del frame["patterns"]
            made[id_of(label)] = frame
        return made

    return Codebook.from_dict({"frames": frames(1)})
