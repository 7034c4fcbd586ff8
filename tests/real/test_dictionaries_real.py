"""Dictionaries of real programs, as quanteda's tests hold them."""

import warnings

import pytest

from mediakit.dictionaries import read_dictionary, write_codebook


def quietly(path, **how):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_dictionary(path, **how)


def test_the_mary_files_are_one_dictionary(real):
    """WordStat, LIWC, Lexicoder 3, Yoshikoder and YAML give equal frames, labels and patterns, without a warning."""
    books = [read_dictionary(path) for path in sorted((real / "dictionaries").glob("mary.*"))]
    assert len(books) >= 5
    for book in books:
        assert book == books[0]
    assert {key: (frame.label, frame.patterns) for key, frame in books[0].frames.items()} == {
        "A_CATEGORY": ("A CATEGORY", ("more", "lamb", "little")),
        "ANOTHER_CATEGORY": ("ANOTHER CATEGORY", ("had", "mary")),
    }


def test_windows_1252_is_seen(real):
    """The letters that quanteda's test expects, without being told the encoding; the encoding that is said counts."""
    path = real / "dictionaries" / "windows-1252.cat"
    assert read_dictionary(path).frames["NON-LATIN"].patterns == ("š", "ž", "ÿ")
    assert read_dictionary(path, encoding="windows-1252").frames["NON-LATIN"].patterns == ("š", "ž", "ÿ")
    assert read_dictionary(path, encoding="cp1251").frames["NON-LATIN"].patterns == ("љ", "ћ", "џ")


def test_laver_and_garry_keep_their_hierarchy(real):
    """9 categories at the top, 2 levels, three kinds of STATE kept apart, phrases with their spaces."""
    book = read_dictionary(real / "dictionaries" / "laver-garry.cat")
    assert (len(book.roots), max(book.depth(key) for key in book.frames)) == (9, 2)
    assert book.below("ECONOMY") == ["ECONOMY.+STATE+", "ECONOMY.=STATE=", "ECONOMY.-STATE-"]
    assert book.frames["CULTURE"].patterns == ("people", "war in iraq", "civil war")
    assert not any(frame.valences for frame in book.frames.values())


def test_liwcs_hierarchy_and_extra_codes(real):
    """The lengths that quanteda's test expects at the top; conditional and undefined codes are told, not lost."""
    with pytest.warns(UserWarning, match=r"5 conditional codes .*1 undefined code"):
        book = read_dictionary(real / "dictionaries" / "liwc_hierarchical.dic")
    assert book.roots == ["verb", "misc", "past", "else"]
    children = {root: [key for key in book.below(root) if book.depth(key) == 2] for root in book.roots}
    assert [len(children[root]) for root in book.roots] == [0, 4, 2, 2]
    assert book.frames["past.insight.tentat"].patterns == ("kinda",)
    assert book.frames["else.time"].patterns == ("like",)
    assert "line 28: liked 721 (undefined code)" in book.left_out


def test_yoshikoders_nesting(real):
    """As quanteda's issue 819 expects it."""
    book = read_dictionary(real / "dictionaries" / "issue-819.ykd")
    assert {key: frame.patterns for key, frame in book.frames.items()} == {
        "Dictionary": (), "Dictionary.pos": (), "Dictionary.pos.A": ("a word",), "Dictionary.pos.B": ("b word",),
    }  # fmt: skip


@pytest.mark.parametrize("ending", [".dic", ".ykd", ".lcd", ".cat", ".csv", ".tsv", ".yml"])
def test_every_real_dictionary_goes_through_every_nested_format(real, ending, tmp_path):
    """Frames, labels and patterns stay as they are; only LIWC-22 and Lexicoder 3 are flat."""
    for path in sorted((real / "dictionaries").iterdir()):
        book = quietly(path)
        again = read_dictionary(write_codebook(book, tmp_path / f"{path.stem}{ending}"))
        assert again.frames == book.frames, path.name
