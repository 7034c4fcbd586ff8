"""What formats cannot hold of a codebook, and what is lost on the way."""

import pytest
from invented import book

from mediakit._check import CodebookError
from mediakit.codebook import Codebook
from mediakit.dictionaries import _saving, lexicoder, read_dictionary, write_codebook

EVERY = [".dic", ".dicx", ".ykd", ".lcd", ".cat", ".lc3"]


def refusal(codebook: Codebook, path) -> str:
    with pytest.raises(CodebookError) as raised:
        write_codebook(codebook, path)
    assert not path.exists()
    return str(raised.value)


@pytest.mark.parametrize("ending", EVERY)
@pytest.mark.parametrize(("pattern", "reason"), [
    ("land ~5 swap", "looks for words near each other"), ("case:US", "lets upper and lower case count"),
])  # fmt: skip
def test_patterns_that_would_mean_something_else_are_refused(ending, pattern, reason, tmp_path):
    """With the pattern, its frame, the reason, and the formats that can hold it."""
    said = refusal(book(a=["swap"], b=[pattern]), tmp_path / f"a{ending}")
    assert f"{pattern!r} of frame 'b' {reason}" in said
    assert "It can be written as a table of key and word (.csv), mediakit's YAML (.yml)." in said


def test_a_regular_expression_beside_words_is_refused_by_yoshikoder(tmp_path):
    """Its engine is one for all entries; of regular expressions alone it takes any number."""
    assert "'re:x+' of frame 'b' is a regular expression" in refusal(book(a=["y"], b=["re:x+"]), tmp_path / "a.ykd")
    regexes = book(a=["re:x+", "re: Y?z"])
    path = write_codebook(regexes, tmp_path / "b.ykd")
    assert read_dictionary(path).frames["a"].patterns == ("re:x+", "re:Y?z")


@pytest.mark.parametrize(("ending", "pattern"), [
    (".dic", "wom?n"), (".dic", "*land"), (".dic", "a*b"), (".dicx", "x * land"), (".ykd", "wom?n"), (".lc3", "wom?n"),
])  # fmt: skip
def test_globs_that_a_format_does_not_know_are_refused(ending, pattern, tmp_path):
    """LIWC cuts words at their end only, Yoshikoder and Lexicoder know no ?."""
    assert repr(pattern) in refusal(book(a=[pattern]), tmp_path / f"a{ending}")


def test_excluded_phrases_case_and_hierarchy_are_refused_where_there_is_no_place(tmp_path):
    """All of it is counted, the first three are named."""
    codebook = book(
        a={"patterns": ["swap"], "exclude": ["swap meet"], "match_case": True, "frames": {"b": {"patterns": ["re:x"]}}}
    )
    said = refusal(codebook, tmp_path / "a.lc3")
    assert "cannot hold 5 things of this codebook: frame 'a' excludes phrases; upper and lower case count" in said
    assert "; and 2 more. It can be written as mediakit's YAML (.yml)." in said


@pytest.mark.parametrize("ending", EVERY)
def test_alternatives_are_multiplied_out(ending, tmp_path):
    """(land|farm land) swap* are two entries, each with the valence."""
    codebook = book(a=[{"(land|farm land) swap*": 2}, "calm"])
    lost = ending in (".dic", ".lc3")
    if lost:
        with pytest.warns(UserWarning, match="no place for 1 valence"):
            path = write_codebook(codebook, tmp_path / f"a{ending}")
    else:
        path = write_codebook(codebook, tmp_path / f"a{ending}")
    frame = read_dictionary(path).frames["a"]
    assert frame.patterns == ("land swap*", "farm land swap*", "calm")
    assert frame.valences == ({} if lost else {"land swap*": 2.0, "farm land swap*": 2.0})


def test_alternatives_have_a_limit(tmp_path):
    """Over 1,000 phrases of one pattern are refused, with their number."""
    ten = "(" + "|".join(f"w{n}" for n in range(11)) + ")"
    assert "makes 1,331 phrases, more than 1,000" in refusal(book(a=[f"{ten} {ten} {ten}"]), tmp_path / "a.lc3")


def test_alternatives_beyond_any_memory_are_counted_not_made(tmp_path):
    """2 to the power of 40 phrases: refused at once."""
    assert "makes 1,099,511,627,776 phrases" in refusal(book(a=[" ".join(["(a|b)"] * 40)]), tmp_path / "a.cat")


def test_proximity_that_reaches_further_than_the_sentence_is_refused_by_tables(tmp_path):
    """A table holds the pattern, but not how far it reaches; without proximity nothing depends on that."""
    codebook = book(a={"patterns": ["land ~5 swap"], "within": "article"})
    assert "'land ~5 swap' of frame 'a' reaches as far as the article" in refusal(codebook, tmp_path / "a.csv")
    with pytest.warns(UserWarning, match=r"no place for 1 reach of proximity"):
        write_codebook(book(a={"patterns": ["land"], "within": "article"}), tmp_path / "b.csv")


@pytest.mark.parametrize("patterns", [[{"Land": 1.5}, {"land": 2}], [{"(land|sea)": 1.5}, {"land": 2}]])
def test_a_word_with_two_valences_is_refused(patterns, tmp_path):
    """Where case does not count, or alternatives are multiplied out, one of the two would be lost."""
    assert "'land (2)' would be lost in reading it again" in refusal(book(a=patterns), tmp_path / "a.cat")


def test_what_is_lost_is_counted_in_one_warning(tmp_path):
    """Descriptions, examples, labels and the like."""
    codebook = Codebook.from_dict({
        "name": "Summit", "version": "2", "overlaps": "all",
        "frames": {
            "swap": {
                "label": "Land swap", "definition": "d", "rule": "r", "source": "s", "patterns": [{"swap": 3}],
                "examples": {"yes": ["A swap."], "no": ["None.", "Nor this."]}, "within": "article",
            },
            "calm": {"label": "Calm sea", "patterns": ["calm"]},
        },
    })  # fmt: skip
    with pytest.warns(UserWarning) as caught:
        write_codebook(codebook, tmp_path / "a.lc3")
    assert [str(one.message) for one in caught] == [
        f"{tmp_path / 'a.lc3'}: Lexicoder 3 has no place for 2 labels, 1 definition, 1 rule, 1 source, 3 examples, "
        "1 reach of proximity (within), 1 valence, 1 version, 1 choice of overlaps, 1 name of the codebook: "
        "not written."
    ]


def test_labels_are_kept_where_ids_can_be_made_from_them(tmp_path):
    """Yoshikoder's name is the label 'LAND SWAP' of the frame LAND_SWAP; LIWC writes any label in brackets."""
    label = {"patterns": ["swap"], "label": "LAND SWAP"}
    path = write_codebook(book(LAND_SWAP=label), tmp_path / "a.ykd")
    assert 'name="LAND SWAP"' in path.read_text(encoding="utf-8")
    path = write_codebook(book(swap=label), tmp_path / "a.dic")
    assert read_dictionary(path).labels == {"swap": "LAND SWAP"}


def test_a_codebook_that_would_read_back_another_is_found():
    """The check before writing compares ids, labels, patterns and valences."""
    given_book = book(a=["swap"])
    result = _saving.saved(given_book, lexicoder)
    relabelled = book(a={"label": "B", "patterns": ["swap"]})
    for other in (book(b=["swap"]), book(a=["calm"]), book(a=[{"swap": 2}]), book(a=["swap"], b=["x"]), relabelled):
        with pytest.raises(CodebookError, match="not read back the same"):
            _saving.check_same(given_book, result.categories, other, _saving.Holds())
