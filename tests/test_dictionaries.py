"""Dictionaries of other programs: the same codebook from every format, and one sentence for what is none."""

import re
import tempfile
import warnings
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import mediakit as mk
from mediakit._check import CodebookError
from mediakit.codebook import Codebook
from mediakit.dictionaries import FORMATS, read_dictionary, write_codebook

SAMPLES = Path(__file__).parent / "dictionaries" / "samples"
HARBOUR = {
    "HARBOUR_TRADE": ("HARBOUR TRADE", ("harbour*", "cargo ship*")),
    "HARBOUR_TRADE.FISH": ("FISH", ("herring*", "cod")),
    "CALM": ("CALM", ("calm", "no")),
}


def told(path: Path) -> dict:
    return {key: (frame.label, frame.patterns) for key, frame in read_dictionary(path).frames.items()}


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("harbour*")), ids=lambda path: path.name)
def test_every_format_gives_the_same_codebook(path):
    """Nested categories, phrases, stems, a bare no: from YAML, LIWC (UTF-16, too), WordStat, XML and tables."""
    assert told(path) == HARBOUR


@pytest.mark.parametrize("name", ["fleet.lc3", "fleet.dicx"])
def test_flat_formats_give_the_same_codebook(name):
    """Lexicoder 3 and LIWC-22 have no categories inside each other."""
    assert told(SAMPLES / name) == {"HARBOUR_TRADE": HARBOUR["HARBOUR_TRADE"], "CALM": HARBOUR["CALM"]}


def test_a_list_of_words_with_valences_is_a_frame():
    """Named after its file."""
    frame = read_dictionary(SAMPLES / "mood.csv").frames["mood"]
    assert (frame.patterns, frame.valences) == (("calm", "storm*"), {"calm": 1.5, "storm*": -2.0})


def test_windows_1252_is_read_without_being_told():
    """Letters that ISO 8859-1 has not, in lower case; another encoding can be asked for."""
    path = SAMPLES / "ferry_windows-1252.cat"
    assert read_dictionary(path).frames["SCHIFFE"].patterns == ("fähre*", "löschen", "škoda")
    assert read_dictionary(path, encoding="cp1250").frames["SCHIFFE"].patterns == ("fähre*", "löschen", "škoda")
    assert read_dictionary(path, encoding="cp1251").frames["SCHIFFE"].patterns[0] == "fдhre*"
    with pytest.raises(CodebookError, match=r"ferry_windows-1252.cat: line 2 is not utf-8 \(byte 0xc4\)"):
        read_dictionary(path, encoding="utf-8")


def test_what_is_left_out_is_told_in_one_warning_and_kept(tmp_path):
    """Counts by reason with the first of each; the codebook holds the whole list."""
    path = tmp_path / "tone.dic"
    path.write_text("%\n1\tgood\n2\tbad\n%\npeace\t1\t7\nlike\t(1)2\t<of>1/2\t1\n:)\t1\nmad\t8\n", encoding="utf-8")
    with pytest.warns(UserWarning) as caught:
        book = read_dictionary(path)
    assert [str(one.message) for one in caught] == [
        f"{path}: left out: 1 category without words (line 3: bad); 2 undefined codes (the first: line 5: "
        "peace 7); 2 conditional codes (the first: line 6: like (1)2); 1 entry with punctuation that no match can hold "
        "(line 7: :)). The codebook's left_out holds all of it."
    ]
    assert book.frames["good"].patterns == ("peace", "like")
    assert len(book.left_out) == 6
    assert book.left_out[1] == "line 5: peace 7 (undefined code)"


def test_the_content_decides_where_the_ending_does_not(tmp_path):
    """A Yoshikoder file that ends in .dic, a LIWC file in .txt, a table in .txt."""
    for source, name in (
        ("harbour.ykd", "a.dic"),
        ("harbour.dic", "b.txt"),
        ("harbour.csv", "c.txt"),
        ("harbour.cat", "d.dic"),
    ):
        path = tmp_path / name
        path.write_bytes((SAMPLES / source).read_bytes())
        assert told(path) == HARBOUR


def test_a_stray_quotation_mark_hides_no_format(tmp_path):
    """WordStat's words in a .txt, one of them in quotes: no table, and no failure to read it as one."""
    path = tmp_path / "tone.txt"
    path.write_text('TONE\n\t"CALM (1)\n\tSEA (1)\n', encoding="utf-8")
    with pytest.warns(UserWarning, match="1 entry with punctuation"):
        assert read_dictionary(path).frames["TONE"].patterns == ("sea",)


def test_a_format_can_be_asked_for(tmp_path):
    """quanteda's YAML with a key of our own, and what it is not."""
    path = tmp_path / "a.yml"
    path.write_text("name: [calm]\nB: [sea]\n", encoding="utf-8")
    assert list(read_dictionary(path, format="quanteda").frames) == ["name", "B"]
    with pytest.raises(CodebookError, match="unknown key 'B'"):
        read_dictionary(path)
    with pytest.raises(CodebookError, match="format='quantedda' is not known. .* Did you mean 'quanteda'?"):
        read_dictionary(path, format="quantedda")
    with pytest.raises(CodebookError, match="two lines of %"):
        read_dictionary(SAMPLES / "harbour.cat", format="liwc")


def test_our_own_codebooks_are_read_too(tmp_path):
    """By the same function, and by read_codebook the dictionaries."""
    book = Codebook.from_dict({"frames": {"a": {"patterns": ["calm"], "exclude": ["calm sea"]}}})
    path = write_codebook(book, tmp_path / "codebook.yml")
    assert read_dictionary(path) == book
    assert mk.read_codebook(SAMPLES / "harbour.cat") == read_dictionary(SAMPLES / "harbour.cat")


@pytest.mark.parametrize(("name", "content", "said"), [
    ("a.dic", "3\nland/S\n", "a.dic: is no dictionary of LIWC"),
    ("a.txt", "Nothing of the kind.\n", "a.txt: is no dictionary of a known format. Known: .*LIWC"),
    ("a.csv", "a,b,c,d\n", "a.csv: has 4 columns and no header"),
    ("a.ykd", "<html><body>", "a.ykd: is not well-formed XML"),
    ("a.lc3", "calm\n", "a.lc3: is no dictionary of Lexicoder 3"),
    ("a.cat", "A\n\tB\n", "a.cat: holds no category with a word"),
    ("a.dic", "%\n1\ta\n%\n" + "(" * 100_000, "a.dic: holds no category with a word"),
    ("a.dic", "\0" * 1_000, "a.dic: is no text"),
    ("a.yml", "A: [no]", "a.yml: line 1: entry 1 of 'A'"),
    ("a.yml", "A: [b", "a.yml: line 1, column 6: not valid YAML"),
])  # fmt: skip
def test_files_that_cannot_be_read_say_so_in_one_sentence(name, content, said, tmp_path):
    """The file, what is wrong, once."""
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CodebookError, match=said) as raised:
        read_dictionary(path)
    assert str(raised.value).count(str(path)) == 1
    assert len(str(raised.value)) < 800


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.NAME)
@given(text=st.one_of(st.text("%\t\n+-(1)ax,;\"<>/: [{'", max_size=30), st.text(max_size=30)))
@settings(max_examples=25, deadline=None)
def test_no_text_breaks_a_format(form, text):
    """Whatever a file holds, nothing at all included, it is read or refused in a sentence."""
    with tempfile.TemporaryDirectory() as folder, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        path = Path(folder, f"a{form.ENDINGS[0]}")
        for content in (text, ""):
            path.write_text(content, encoding="utf-8", newline="")
            for asked in (form.NAME, None):
                try:
                    read_dictionary(path, format=asked)
                except CodebookError as error:
                    assert str(path) in str(error)


def test_files_that_are_not_there_are_told(tmp_path):
    """With the nearest name, and folders as such."""
    (tmp_path / "tone.cat").write_text("A\n\tB (1)\n", encoding="utf-8")
    with pytest.raises(CodebookError, match="there is no such file. .* Did you mean 'tone.cat'?"):
        read_dictionary(tmp_path / "tine.cat")
    with pytest.raises(CodebookError, match="is a folder"):
        read_dictionary(tmp_path)


def test_writing_says_what_it_cannot(tmp_path):
    """An unknown ending, a character that the encoding has not, a folder in the way; what is there stays."""
    book = {"frames": {"Ж": {"patterns": ["calm"]}}}
    path = tmp_path / "a.cat"
    path.write_text("as it was", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"a.cat: windows-1252 cannot hold 'Ж' \(U\+0416"):
        write_codebook(book, path, encoding="windows-1252")
    assert path.read_text(encoding="utf-8") == "as it was"
    with pytest.raises(CodebookError, match=r"a.dik: codebooks are written as .* Did you mean '.dic'?"):
        write_codebook(book, tmp_path / "a.dik")
    (tmp_path / "b.dic").mkdir()
    with pytest.raises(CodebookError, match="cannot be written"):
        write_codebook(book, tmp_path / "b.dic")
    with pytest.raises(CodebookError, match="encoding 'utf9' is not known"):
        write_codebook(book, tmp_path / "c.cat", encoding="utf9")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("ending", [".dic", ".ykd", ".cat", ".lc3", ".csv", ".dicx"])
def test_other_encodings_are_read_back_without_being_told(ending, encoding, tmp_path):
    """By mark, declaration or letters."""
    book = Codebook.from_dict(
        {"frames": {"Čapek" if "utf" in encoding else "Škoda": {"patterns": ["fähre*", "löschen"]}}}
    )
    path = write_codebook(book, tmp_path / "new" / f"a{ending}", encoding=encoding)
    assert read_dictionary(path).frames == book.frames


def test_write_codebook_is_public():
    """With the other names of the kit."""
    assert mk.write_codebook is write_codebook


def test_the_page_on_formats_lists_every_format():
    """Its title and endings, in a row of the table."""
    page = (Path(__file__).parents[1] / "docs" / "formats.md").read_text(encoding="utf-8")
    section = page.split("## Dictionaries\n")[1].split("\n## ")[0]
    rows = re.findall(r"^\| (.+?) \| (.+?) \|", section, flags=re.MULTILINE)
    for form in FORMATS:
        endings = ", ".join(f"`{ending}`" for ending in form.ENDINGS)
        assert any(form.TITLE in row[0] and endings in row[1] for row in rows), form.TITLE
