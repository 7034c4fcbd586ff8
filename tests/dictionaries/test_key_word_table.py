"""Tables of key and word: headers in any case, or none; valences; nested keys."""

import csv

import pytest

from mediakit._check import CodebookError
from mediakit.dictionaries import codebook_of, key_word_table, read_dictionary
from mediakit.dictionaries._parts import Category, Entry

WANTED = {"good": ("peace", "calm sea"), "bad": ("war*",)}


@pytest.mark.parametrize("text", [
    "key,word\ngood,peace\ngood,calm sea\nbad,war*\n",
    "WORD;Category\npeace;good\ncalm sea;good\nwar*;bad\n",
    "Frame\tTerm\r\ngood\tpeace\r\ngood\tcalm sea\r\nbad\twar*\r\n",
    "good,peace\ngood,calm sea\nbad,war*\n",
    "sep=;\ngood;peace\ngood;calm sea\nbad;war*\n",
    '"pattern","group"\n" peace ","good"\n\n"calm sea","good"\n"war*","bad"\n',
    "word,sentiment\npeace,good\ncalm sea,good\nwar*,bad\n",
])  # fmt: skip
def test_separators_and_headers(text):
    """Comma, semicolon, tab; columns named in any case and order, or not at all."""
    book, left_out = codebook_of(key_word_table.read(text))
    assert {key: frame.patterns for key, frame in book.frames.items()} == WANTED
    assert not left_out


@pytest.mark.parametrize("text", [
    "Category,Term,Score\ntone,calm,1.5\ntone,storm,-2\n",
    "tone;calm;1,5\ntone;storm;-2,0\n",
    "word,key,value\ncalm,tone,1.5\nstorm,tone,-2\n",
    "sentiment,score,lemma\ntone,1.5,calm\ntone,\N{MINUS SIGN}2,storm\n",
])  # fmt: skip
def test_valences(text):
    """A third column, with a comma for the point too; 'value' and 'sentiment' are what their cells are."""
    book, _ = codebook_of(key_word_table.read(text))
    assert book.frames["tone"].valences == {"calm": 1.5, "storm": -2.0}


@pytest.mark.parametrize("text", ["calm,1.5\nstorm,-2\n", "word\tpolarity\ncalm\t1.5\nstorm\t-2\n"])
def test_a_list_without_keys_is_one_frame_named_after_its_file(text, tmp_path):
    """Word and valence, as sentiment lists come."""
    path = tmp_path / "sea tone.csv"
    path.write_text(text, encoding="utf-8")
    book = read_dictionary(path)
    assert (book.labels, book.frames["sea_tone"].valences) == ({"sea_tone": "sea tone"}, {"calm": 1.5, "storm": -2.0})


def test_entries_are_patterns_of_the_codebook():
    """A table is where patterns are typed: proximity, alternatives and re: count, and case is kept."""
    text = "key,word\na,(land|sea) ~5 swap*\na,re:colou?r\na,case:US\na,(open\n"
    book, left_out = codebook_of(key_word_table.read(text))
    assert book.frames["a"].patterns == ("(land|sea) ~5 swap*", "re:colou?r", "case:US")
    assert [(left.entry, left.reason, left.line) for left in left_out] == [("(open", "unreadable pattern", 5)]


def test_what_is_not_read_is_told():
    """Other columns, rows without key or word, valences that are no numbers: the word is kept."""
    text = "key,word,valence,remark\na,calm,high,x\n,sea,1,\nb,,2,\n"
    book, left_out = codebook_of(key_word_table.read(text))
    assert book.frames["a"].patterns == ("calm",)
    assert [(left.entry, left.reason) for left in left_out] == [
        ("remark", "unknown column"),
        ("calm: high", "unreadable valence"),
        ("sea", "word without a category"),
        ("b", "row without a word"),
    ]


def test_without_a_header_the_key_is_what_comes_again_and_again():
    """Word before key is seen and said; where both columns are as varied, the first is the key, as documented."""
    found = key_word_table.read("peace,good\ncalm sea,good\nwar*,bad\n")
    assert {key: frame.patterns for key, frame in codebook_of(found)[0].frames.items()} == WANTED
    assert found.remarks == [
        "no header: the second column was taken for the key, since it has 2 different values, the first 3. Write 'key' "
        "and 'word' above them if it is not."
    ]
    found = key_word_table.read("good,peace\nbad,war*\n")
    assert ([one.name for one in found.categories], found.remarks) == (["good", "bad"], [])


def test_a_third_column_of_0_and_1_says_who_belongs(tmp_path):
    """Word, emotion, 0 or 1, as lists of emotions come; with a header the same numbers are valences."""
    rows = "calm\tjoy\t1\ncalm\tfear\t0\nstorm\tjoy\t0\nstorm\tfear\t1\nsea\tjoy\t0\nsea\tfear\t0\n"
    path = tmp_path / "emotions.tsv"
    path.write_text(rows, encoding="utf-8")
    with pytest.warns(UserWarning, match="1 was taken for a word that belongs to its key"):
        book = read_dictionary(path)
    assert {key: frame.patterns for key, frame in book.frames.items()} == {"joy": ("calm",), "fear": ("storm",)}
    assert not any(frame.valences for frame in book.frames.values())
    path.write_text(f"word\tkey\tscore\n{rows}", encoding="utf-8")
    assert read_dictionary(path).frames["joy"].valences == {"calm": 1.0, "storm": 0.0, "sea": 0.0}


@pytest.mark.parametrize("text", ["Term,joy,fear\ncalm,X,\nstorm,,x\n", "word;joy;fear\ncalm;1;0\nstorm;0;1\n"])
def test_a_csv_of_words_by_categories_is_read_as_one(text, tmp_path):
    """Columns of X or 0 and 1 are categories, as in LIWC-22; columns of anything else are not."""
    path = tmp_path / "emotions.csv"
    path.write_text(text, encoding="utf-8")
    book = read_dictionary(path)
    assert {key: frame.patterns for key, frame in book.frames.items()} == {"joy": ("calm",), "fear": ("storm",)}
    for other in ("word,rank,remark\ncalm,1,often\n", "word,remark\ncalm,\n", "word,score\ncalm,1\n"):
        assert key_word_table.recognises(other)


def test_a_word_that_stands_twice_with_two_valences_is_told():
    """The first one counts; the same row again is nothing."""
    book, left_out = codebook_of(key_word_table.read("a,calm,1\na,calm,1\na,calm,2\n"))
    assert book.frames["a"].valences == {"calm": 1.0}
    assert [left.entry for left in left_out] == ["calm (2)"]


@pytest.mark.parametrize(("text", "said"), [
    ("a,b,c,d\n1,2,3,4\n", "4 columns and no header"), ("a,b,c\nx,y,z\n", "3 columns and no header"),
    ('key,word\n"a,b\n', "line 2: its quotation marks"), ("", "holds no row"),
    ("key,word\na," + "b" * 200_000, "line 2: its quotation marks"),
])  # fmt: skip
def test_tables_that_make_no_sense_are_refused_in_a_sentence(text, said):
    """What the columns are cannot be guessed, quotes do not close, a cell has no end."""
    with pytest.raises(CodebookError, match=said):
        key_word_table.read(text)


def test_no_cell_can_run_as_a_formula():
    """Keys and words that begin with = + - @ get an apostrophe; negative valences stay numbers."""
    entries = [Entry("calm", -2.0)]
    rows = list(
        csv.reader(key_word_table.write([Category(f"{sign}A", entries=entries) for sign in "=+-@"]).splitlines())
    )
    assert rows[1:] == [[f"'{sign}A", "calm", "-2"] for sign in "=+-@"]
