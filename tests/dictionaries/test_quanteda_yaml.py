"""quanteda's YAML: keys to any depth, mixed lists, and what YAML does not take for text."""

import pytest
import yaml

from mediakit._check import CodebookError
from mediakit.dictionaries import codebook_of, quanteda_yaml
from mediakit.dictionaries._parts import Category, Entry


def test_lists_may_hold_words_and_further_keys():
    """A word alone, a list, a list with keys in it, keys below keys."""
    text = "A: calm\nB: [lull, C: {D: [sea]}, E: gale]\nF:\n  G: {H: [cod]}\n  I:\n"
    book, left_out = codebook_of(quanteda_yaml.read(text))
    assert {key: frame.patterns for key, frame in book.frames.items()} == {
        "A": ("calm",), "B": ("lull",), "B.C": (), "B.C.D": ("sea",), "B.E": ("gale",),
        "F": (), "F.G": (), "F.G.H": ("cod",),
    }  # fmt: skip
    assert [(left.entry, left.line) for left in left_out] == [("I", 5)]


def test_words_beside_further_keys_stand_below_an_empty_key():
    """As quanteda reads them, or below __, as it writes them; our own writing puts them below the empty one."""
    for own in ("''", "__"):
        book, _ = codebook_of(quanteda_yaml.read(f"A:\n  B: sea\n  {own}: [calm, lull]\n"))
        assert {key: frame.patterns for key, frame in book.frames.items()} == {"A": ("calm", "lull"), "A.B": ("sea",)}
    text = quanteda_yaml.write([Category("A", entries=[Entry("calm")], below=[Category("B", entries=[Entry("sea")])])])
    assert yaml.safe_load(text) == {"A": {"": ["calm"], "B": ["sea"]}}


def test_words_are_words_not_patterns():
    """What the language of patterns would take for a sign is left out: quanteda takes it as it stands."""
    text = "A: ['(a|b)', 're:land', 'case:US', 'a ~5 b', ':)', \"can't\", 'wom?n', '*swap']"
    book, left_out = codebook_of(quanteda_yaml.read(text))
    assert book.frames["A"].patterns == ("can't", "wom?n", "*swap")
    assert [left.entry for left in left_out] == ["(a|b)", "re:land", "case:US", "a ~5 b", ":)"]


def test_what_yaml_does_not_take_for_text_is_told_with_lines():
    """Bare no, dates and numbers, as words or as keys; all at once."""
    with pytest.raises(CodebookError) as raised:
        quanteda_yaml.read("A:\n- calm\n- no\n- 2026-03-02\nB: [1.5, ~]\nyes: [sea]\nC: 7\n")
    message = str(raised.value)
    for said in (
        """line 3: entry 2 of 'A': YAML reads no as yes or no. Put it in quotes: "no".""",
        """line 4: entry 3 of 'A': YAML reads 2026-03-02 as a date.""",
        """line 5: entry 1 of 'B': YAML reads 1.5 as a number.""",
        "line 5: entry 2 of 'B':",
        """YAML reads the key 'yes' as yes or no.""",
        """line 7: 'C': YAML reads 7 as a number.""",
    ):
        assert said in message


@pytest.mark.parametrize(("text", "said"), [
    ("A: [*x]", "is an alias"), ("A: &x [a]\nB: *x", "is an alias"), ("- a", "not keys with words"), ("", "not keys"),
    ("A: [!!python/object:os.system x]", "the tag"), ("A: [" + "[" * 500, "too deep"),
    ("A: [a]\nA: [b]", "stands twice"),
    ("A: " + "[" * 90 + "b" + "]" * 90, "deep inside"), ("".join(" " * n + "A:\n" for n in range(99)), "deep inside"),
])  # fmt: skip
def test_yaml_that_means_harm_is_refused_in_a_sentence(text, said):
    """Aliases, tags, depth, keys that stand twice."""
    with pytest.raises(CodebookError, match=said):
        quanteda_yaml.read(text)


def test_all_text_is_written_in_quotes():
    """So that neither R nor Python reads no, y or 1e3 as something else; the same word twice makes no alias."""
    words = ["no", "y", "1e3", "2026-03-02"]
    entries = [Entry(word) for word in words]
    text = quanteda_yaml.write(
        [Category("null", entries=entries), Category("b", below=[Category("c", entries=entries)])]
    )
    assert yaml.safe_load(text) == {"null": words, "b": {"c": words}}
    assert text.count('"') == 2 * (len(words) * 2 + 3)
