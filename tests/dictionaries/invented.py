"""Codebooks for tests: one in a line, and hypothesis' own with names that are hard to write."""

from hypothesis import strategies as st

from mediakit.codebook import Codebook
from mediakit.dictionaries._parts import id_of


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

_ENDS = st.sampled_from(["", "", "*"])
_WORD = st.builds("{}{}".format, st.one_of(_PLAIN, st.sampled_from(["no", "1998", "can't", "u.s.", "sell-out"])), _ENDS)
PATTERNS = st.lists(_WORD, min_size=1, max_size=3).map(lambda words: " ".join(words).lower())
NUMBERS = st.floats(allow_nan=False, allow_infinity=False, width=32).filter(lambda value: value != 0)


@st.composite
def books(draw, names=NAMES, *, nested=True, valences=False, definitions=False) -> Codebook:
    """A codebook whose ids are made from its labels."""

    def frames(depth: int) -> dict:
        made = {}
        for label in draw(st.lists(names.filter(bool), min_size=1, max_size=3, unique_by=id_of)):
            patterns = draw(st.lists(PATTERNS, min_size=1, max_size=4, unique=True))
            frame = {"label": label, "patterns": patterns}
            if valences:
                frame["patterns"] = [{one: draw(NUMBERS)} if draw(st.booleans()) else one for one in patterns]
            if definitions:
                frame["definition"] = draw(names)
            if nested and depth < 3 and draw(st.integers(0, 3)) == 0:
                frame["frames"] = frames(depth + 1)
                if draw(st.booleans()):
                    del frame["patterns"]
            made[id_of(label)] = frame
        return made

    return Codebook.from_dict({"frames": frames(1)})
