"""Changes to a YAML text: what is put in reads back as it was given, and what was there stays."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import CodebookError
from mediakit._yaml import parse
from mediakit._yaml_edits import quoted, with_entries, without_entries

TEXTS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)
SIGNS = st.text(st.sampled_from("ab 1-:#*?&!|>'\"%@`{}[],~=<.\\no\n\t"), min_size=1, max_size=12)


@given(TEXTS | SIGNS)
def test_what_is_written_reads_back(text):
    """Any text, in a list of lines or in brackets, is the same text for this kit's reader and for PyYAML's own."""
    for written in (f"- {quoted(text)}\n", f"[{quoted(text, flow=True)}, {quoted(text, flow=True)}]"):
        assert set(parse(written)) == set(yaml.safe_load(written)) == {text}


@pytest.mark.parametrize(
    "text", ["land swap", "swap*", "(a|b) c", "land ~5 swap", "re:x+", "case:US", "U.S.", "land-swap"]
)
def test_patterns_stay_bare(text):
    """What YAML reads as text is not put in quotes."""
    assert quoted(text) == text


@pytest.mark.parametrize(
    "text",
    ["no", "Yes", "on", "y", "N", "2015", "1.5", "1e3", "0o17", "1_000", "12:30", "2026-03-02", "null", "~", "*swap",
     "? x", "- a: b", "a: b", "a #b", "#b", "&a", "!a", "%a", "@a", "`a", ">", "|", " a", "a ", "=", "<<",
     "{a}", "[a]"],
)  # fmt: skip
def test_what_yaml_misreads_is_quoted(text):
    """Words that are no text to YAML 1.1 or 1.2, and signs of YAML, stand in quotes."""
    assert quoted(text)[0] in "'\""


def test_the_indent_of_lists_is_that_of_the_file():
    """A new list is indented from its key like the nearest one."""
    flat = "a:\n  words:\n  - x\nb:\n    words:\n        - y\n    other: z\n"
    assert with_entries(flat, ["a", "more"], ["n"], ["words", "more"]).splitlines()[3:5] == ["  more:", '  - "n"']
    assert with_entries(flat, ["b", "more"], ["n"], ["words", "more"]).splitlines()[6:8] == [
        "    more:", '        - "n"',
    ]  # fmt: skip


def test_lists_with_an_anchor_are_refused():
    """Where a list begins with an anchor or tag, the place of its dashes is not guessed."""
    with pytest.raises(CodebookError, match="line 1: take the anchor or tag off"):
        with_entries("a: &x\n  - b\n", ["a"], ["c"], [])
    with pytest.raises(CodebookError, match="line 1: take the anchor or tag off"):
        without_entries("a: &x\n  - b\n", ["a"], {0})


def test_nothing_to_do():
    """Without entries or places the text is the same, whether the list is there or not."""
    assert with_entries("a: 1", ["b"], [], []) == without_entries("a: 1", ["b"], set()) == "a: 1"
