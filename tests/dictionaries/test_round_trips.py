"""What is written in any format reads back as the same codebook, whatever its names are, or is refused."""

import warnings
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented import NAMES, PATTERNS, PLAIN_NAMES, books

from mediakit._check import CodebookError
from mediakit.codebook import Codebook
from mediakit.dictionaries import read_dictionary, write_codebook

# the ending, what to call the format, and what it can hold: patterns, nested frames, valences, definitions
FORMATS = [
    (".dic", None, "end", True, False, False),
    (".dicx", None, "end", False, True, False),
    (".ykd", None, "*", True, True, True),
    (".lcd", None, "*", True, True, True),
    (".cat", None, "*?", True, True, False),
    (".lc3", None, "*", False, False, False),
    (".csv", None, "patterns", True, True, False),
    (".tsv", None, "patterns", True, True, False),
    (".yml", "quanteda", "*?", True, False, False),
    (".yml", "mediakit", "patterns", True, True, True),
]
IDS = [f"{name or 'by ending'} {ending}" for ending, name, *_ in FORMATS]


def written_and_read(codebook: Codebook, ending: str, name: str | None) -> Codebook:
    """The codebook after one way through a file."""
    with TemporaryDirectory() as folder:
        path = write_codebook(codebook, Path(folder, f"codebook{ending}"), format=name)
        return read_dictionary(path, format=name)


@pytest.mark.parametrize(("ending", "name", "patterns", "nested", "valences", "definitions"), FORMATS, ids=IDS)
@given(data=st.data())
@settings(max_examples=8, deadline=None)
def test_usual_names_are_never_refused(data, ending, name, patterns, nested, valences, definitions):
    """Letters and spaces in names, every pattern that the format can hold, hierarchy, valences: equal, no warning."""
    given_book = data.draw(
        books(PLAIN_NAMES, PATTERNS[patterns], nested=nested, valences=valences, definitions=definitions)
    )
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        if ending in (".cat", ".dicx"):  # a valence of 1 is no valence there, and that is said
            warnings.filterwarnings("ignore", message=".* no place for .* valence")
        again = written_and_read(given_book, ending, name)
    if ending not in (".cat", ".dicx"):
        assert again.frames == given_book.frames
    assert [*again.frames] == [*given_book.frames]
    assert again.labels == given_book.labels
    assert [frame.patterns for frame in again.frames.values()] == [f.patterns for f in given_book.frames.values()]


@pytest.mark.parametrize(("ending", "name", "patterns", "nested", "valences", "definitions"), FORMATS, ids=IDS)
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_hostile_names_are_held_or_refused(data, ending, name, patterns, nested, valences, definitions):
    """Quotes, tags, signs of the format itself, words of YAML: an equal codebook or one sentence."""
    given_book = data.draw(books(NAMES, PATTERNS[patterns], nested=nested, valences=False, definitions=definitions))
    try:
        again = written_and_read(given_book, ending, name)
    except CodebookError as error:
        assert "codebook" + ending in str(error)
        return
    assert again.frames == given_book.frames


@pytest.mark.parametrize(("ending", "name", "label"), [
    (".dic", None, "GOOD (1)"), (".dic", None, "12"), (".dic", None, "%"), (".dicx", None, "=1+1"),
    (".ykd", None, '<a href="&amp;">'), (".cat", None, "+STATE+"), (".cat", None, "GOOD (2)"),
    (".lc3", None, "+STATE+"), (".lc3", None, "#no"),
    (".csv", None, "=cmd()"), (".csv", None, "'+1"), (".csv", None, 'say "no", twice'), (".csv", None, "@a;b"),
    (".tsv", None, "-STATE-"), (".yml", "quanteda", "no"), (".yml", "quanteda", "a\x07b"),
    (".yml", "quanteda", "2026-03-02"), (".yml", "quanteda", "- a: [b, *c]"),
    (".yml", "mediakit", "~"), (".yml", "mediakit", "yes: no"),
])  # fmt: skip
def test_these_names_are_held(ending, name, label):
    """Names that look like the format's own signs read back as they are."""
    key = "_".join(label.split()).replace(".", "_")
    given_book = Codebook.from_dict({"frames": {key: {"label": label, "patterns": ["swap", "no"]}}})
    assert written_and_read(given_book, ending, name).frames == given_book.frames


@pytest.mark.parametrize(("ending", "label"), [(".cat", "a\x07b"), (".csv", "a > b"), (".ykd", "a\x07b")])
def test_these_names_are_refused(ending, label, tmp_path):
    """A name that the format would read as something else is refused in a sentence; no file is left."""
    key = "_".join(label.split())
    given_book = Codebook.from_dict({"frames": {key: {"label": label, "patterns": ["swap"]}}})
    with pytest.raises(CodebookError, match="Use letters|Take it out|cannot hold"):
        write_codebook(given_book, tmp_path / f"codebook{ending}")
    assert not list(tmp_path.iterdir())
