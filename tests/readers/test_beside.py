"""Metadata of text files: from their names, from tables beside them, and what is said where they do not fit."""

import gzip
import io
import json
import zipfile
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers import plain
from mediakit.readers._archives import Archives
from mediakit.readers._beside import Beside
from mediakit.readers._columns import ColumnMap, ColumnsError
from mediakit.readers._files import Found, find
from mediakit.readers._parsed import Parsed


def written(tmp_path, files):
    for name, content in files.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return find(tmp_path)[0]


def by_name(files):
    return {found.name: found for found in files}


def of_all(files, **options):
    beside = Beside(files, **options)
    return beside, {found.name: beside.of(found) for found in files if not beside.is_metadata(found)}


TEXTS = {"a.txt": "First line\nBody a.", "b.txt": "First line\nBody b."}


ROWS = "a.txt,Courier,2025-06-22,Talks\nb.txt,Harbour Post,2025-06-23,Bell\n"


@pytest.mark.parametrize(
    ("name", "table"),
    [
        ("m.csv", f"file,outlet,date,headline\n{ROWS}"),
        ("m.csv", "\ufeff" + f"file,outlet,date,headline\n{ROWS}".replace(",", ";").replace("\n", "\r\n")),
        ("m.csv", f"doc_id,outlet,date,headline\n{ROWS}".replace(".txt", "")),
        ("m.tsv", f"Dateiname,Zeitung,Datum,Titel\n{ROWS}".replace(",", "\t")),
        ("m.csv", f"fichier,journal,date,titre\n./{ROWS}".replace("b.txt", "B.TXT")),
        ("m.csv", f"path,newspaper,date,title\nC:\\texts\\{ROWS}".replace("b.txt", "/home/x/b.txt")),
        ("m.jsonl", '{"filename": "a.txt", "source": "Courier", "date": "2025-06-22", "headline": "Talks"}\n'
                    '{"filename": "b.txt", "source": "Harbour Post", "date": "2025-06-23", "headline": "Bell"}\n'),
        ("m.json", '[{"id": "a", "source": "Courier", "date": "2025-06-22", "title": "Talks"},'
                   ' {"id": "b", "source": "Harbour Post", "date": "2025-06-23", "title": "Bell"}]'),
        ("m.csv.gz", gzip.compress(f"file,outlet,date,title\n{ROWS}".encode())),
    ],
)  # fmt: skip
def test_tables_in_every_form(tmp_path, name, table):
    """Comma, semicolon, tab, JSON; names with and without ending, with folders, in other languages and cases."""
    files = written(tmp_path, {**TEXTS, name: table})
    beside, known = of_all(files)
    assert known == {
        "a.txt": {"outlet": "Courier", "published_text": "2025-06-22", "title": "Talks"},
        "b.txt": {"outlet": "Harbour Post", "published_text": "2025-06-23", "title": "Bell"},
    }
    assert beside.is_metadata(by_name(files)[name])
    assert beside.warnings == []
    assert beside.notes(by_name(files)[name])[0].startswith("Metadata of 2 files: ")


def test_a_workbook_beside(tmp_path):
    """XLSX too: days without their midnight, whole numbers without a decimal, other columns as they are named."""
    book = openpyxl.Workbook()
    for row in (("Bestand", "Krant", "Datum", "Pagina"), ("a.txt", "Courier", "2025-06-22", 4.0)):
        book.active.append(row)
    book.save(tmp_path / "m.xlsx")
    files = written(tmp_path, TEXTS)
    beside, known = of_all(files)
    assert beside.is_metadata(by_name(files)["m.xlsx"])
    assert known["a.txt"] == {"outlet": "Courier", "published_text": "2025-06-22", "Pagina": "4"}


@pytest.mark.parametrize(
    "table",
    [
        "file,text\na.txt,A text of its own.\n",
        "title,outlet\nTalks,Courier\n",
        "file,title\nx.txt,Talks\ny.txt,Bell\n",
        "id,title\na,Talks\n7,Bell\n8,Horn\n",
        "",
        "\x00\x01\x02",
        "file\n",
    ],
)
def test_other_tables_are_none(tmp_path, table):
    """One with texts, one without names of files that are there, one whose numbers are names by chance."""
    files = written(tmp_path, {**TEXTS, "m.csv": table})
    beside, known = of_all(files)
    assert not beside.is_metadata(by_name(files)["m.csv"])
    assert known["a.txt"] == {}


def test_folders_have_their_own_tables(tmp_path):
    """The nearest table is meant; one above describes the folders below by path, or by a name that is unique."""
    files = written(
        tmp_path,
        {
            "m.csv": "file,outlet\none/1.txt,Courier\n9.txt,Harbour Post\n1.txt,Nobody\n",
            "one/1.txt": "x",
            "one/9.txt": "x",
            "two/1.txt": "x",
            "two/m.csv": "file,outlet\n1.txt,Meridian\n",
        },
    )
    beside, known = of_all(files)
    assert {name: values["outlet"] for name, values in known.items()} == {
        "one/1.txt": "Courier",
        "one/9.txt": "Harbour Post",
        "two/1.txt": "Meridian",
    }
    (said,) = [note for note in beside.notes(by_name(files)["m.csv"]) if "more than one" in note]
    assert said == "1 row names more than one file of that name and was not used: '1.txt'."


def test_what_does_not_fit_is_counted(tmp_path):
    """Names without a file, files without a row, and a second row for a file: said with counts and examples."""
    files = written(
        tmp_path,
        {**TEXTS, "c.txt": "x", "m.csv": "file,outlet\na.txt,Courier\nz.txt,Nobody\na.txt,Other\nb.txt,\n,Empty\n"},
    )
    beside, known = of_all(files)
    assert known == {"a.txt": {"outlet": "Courier"}, "b.txt": {}, "c.txt": {}}
    assert beside.notes(by_name(files)["m.csv"]) == [
        "Metadata of 2 files: outlet.",
        "1 row names a file that is not there: 'z.txt'.",
        "1 row was about a file that has one already, and not used: 'a.txt'.",
        "1 file has no row in it: 'c.txt'.",
    ]
    assert beside.warnings == [
        "m.csv: 2 rows without a file of its own, 1 file without a row; see its line in .audit."
    ]  # fmt: skip


def test_two_columns_of_one_meaning_are_asked_for(tmp_path):
    """As in other tables; a column map settles it."""
    files = written(tmp_path, {**TEXTS, "m.csv": "file,newspaper,publication\na.txt,Courier,Late edition\n"})
    with pytest.raises(ColumnsError, match=r"^m\.csv: Two columns could be outlet"):
        Beside(files)
    _, known = of_all(files, columns=ColumnMap({"outlet": "newspaper"}))
    assert known["a.txt"]["outlet"] == "Courier"
    assert known["a.txt"]["publication"] == "Late edition"


def test_names_the_kit_uses_get_a_suffix(tmp_path):
    """A column doc_id or start is carried along apart."""
    files = written(tmp_path, {**TEXTS, "m.csv": "file,start,outlet\na.txt,7,Courier\n"})
    assert of_all(files)[1]["a.txt"] == {"outlet": "Courier", "start_source": "7"}


def test_in_a_zip_archive(tmp_path):
    """A table in an archive describes the texts in it."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("texts/1.txt", "x")
        archive.writestr("texts/m.csv", "file,outlet\n1.txt,Courier\n")
    (tmp_path / "t.zip").write_bytes(packed.getvalue())
    with Archives(1_000_000) as archives:
        files = archives.expanded(find(tmp_path)[0])
        beside = Beside(files, "{folder}/{number}")
        text = next(found for found in files if found.name.endswith("1.txt"))
        assert beside.of(text) == {"folder": "texts", "number": "1", "outlet": "Courier"}
        assert beside.is_metadata(next(found for found in files if found.name.endswith("m.csv")))


def test_accents_in_one_character_or_two(tmp_path):
    """A table written on one system, the files on another."""
    files = written(tmp_path, {"e\u0301te\u0301.txt": "x", "m.csv": "file,outlet\n\u00e9t\u00e9.txt,Courier\n"})
    assert of_all(files)[1]["e\u0301te\u0301.txt"] == {"outlet": "Courier"}


# ---- names


def test_names_that_do_not_fit_are_told(tmp_path):
    """A warning with count and examples; the others are filled."""
    files = written(tmp_path, {"Courier_Talks.txt": "x", "notes.txt": "x", "more.txt": "x"})
    beside, known = of_all(files, pattern="{outlet}_{title}")
    assert known["Courier_Talks.txt"] == {"outlet": "Courier", "title": "Talks"}
    assert beside.warnings == [
        "2 of 3 file names do not fit names='{outlet}_{title}': 'more.txt', 'notes.txt'."
    ]  # fmt: skip


def test_the_folder_that_is_read_counts(tmp_path):
    """A pattern with a folder fits files right in the folder that was asked for."""
    files = written(tmp_path / "Courier", {"Talks.txt": "x"})
    assert of_all(files, pattern="{outlet}/{title}")[1]["Talks.txt"]["outlet"] == "Courier"


def test_a_table_goes_before_a_name(tmp_path):
    """What somebody wrote into a table is more than what a name can hold."""
    files = written(tmp_path, {"Courier_Talks.txt": "x", "m.csv": "file,title\nCourier_Talks,Talks resume!\n"})
    known = of_all(files, pattern="{outlet}_{title}")[1]
    assert known["Courier_Talks.txt"] == {"outlet": "Courier", "title": "Talks resume!"}


def test_a_wrong_pattern_is_an_error():
    """It ends the import before anything is read."""
    with pytest.raises(CorpusError, match="without its partner"):
        Beside([], "{outlet")


# ---- filling


def filled(tmp_path, text, name="x.txt", pattern=None, table=None):
    files = written(tmp_path, {name: text, **({"m.csv": table} if table else {})})
    beside = Beside(files, pattern)
    text = text.decode() if isinstance(text, bytes) else text
    return beside.filled(by_name(files)[name], plain.read(text), text, first_line_is_title=True)


def test_another_title_gives_the_first_line_back(tmp_path):
    """The text must not lose its first line where that was no title."""
    text = "\n SELVICK - It began at noon.\r\nBody.\n"
    parsed = filled(tmp_path, text, table="file,title,outlet\nx.txt,Ferry sails,Courier\n")
    (article,) = parsed.articles
    assert (article["title"], article["outlet"]) == ("Ferry sails", "Courier")
    assert article["text"] == "SELVICK - It began at noon.\r\nBody."
    assert text[article["start"] : article["end"]] == article["text"]
    assert parsed.metadata == []


def test_the_same_title_stays_out_of_the_text(tmp_path):
    """Case, accents and punctuation make no other title; the first line's own writing is kept."""
    text = "Fähre fährt, endlich!\nDer Text.\n"
    for title in ("Fähre fährt endlich", "FAHRE FAHRT ENDLICH"):
        parsed = filled(tmp_path, text, table=f"file,title\nx.txt,{title}\n")
        assert (parsed.articles[0]["title"], parsed.articles[0]["text"]) == ("Fähre fährt, endlich!", "Der Text.")
        assert parsed.metadata == [(0, 21)]


def test_a_name_may_hold_the_beginning_of_a_title(tmp_path):
    """Names are cut; a table's title is not."""
    text = "Ferry talks resume in Selvick after a storm\nBody.\n"
    parsed = filled(tmp_path, text, "2025-06-22_Ferry-talks-resume-in.txt", "{published}_{title}")
    assert parsed.articles[0]["title"] == "Ferry talks resume in Selvick after a storm"
    assert parsed.articles[0]["published_text"] == "2025-06-22"
    parsed = filled(tmp_path, text, table="file,title\nx.txt,Ferry talks resume in\n")
    assert parsed.articles[0]["title"] == "Ferry talks resume in"
    assert parsed.articles[0]["text"] == text.strip()


def test_a_text_of_one_line_with_a_title_from_beside(tmp_path):
    """Its line is the text then."""
    (article,) = filled(tmp_path, "Only this.\n", table="file,title\nx.txt,Talks\n").articles
    assert (article["title"], article["text"], article["start"], article["end"]) == ("Talks", "Only this.", 0, 10)


def test_without_a_title_the_first_line_stays_one(tmp_path):
    """An outlet alone changes nothing else."""
    (article,) = filled(tmp_path, "Talks\nBody.\n", table="file,outlet\nx.txt,Courier\n").articles
    assert (article["title"], article["text"], article["outlet"]) == ("Talks", "Body.", "Courier")


def test_a_date_from_beside_replaces_another(tmp_path):
    """The import reads published_text only where no date stands yet."""
    files = written(tmp_path, {"x.txt": "x", "m.csv": "file,date\nx.txt,2025-06-22\n"})
    article = {"title": "T", "text": "x", "start": 0, "end": 1, "published": "odd", "published_precision": "day"}
    parsed = Beside(files).filled(by_name(files)["x.txt"], Parsed([article]), "x")
    assert parsed.articles == [{"title": "T", "text": "x", "start": 0, "end": 1, "published_text": "2025-06-22"}]
    assert article["published"] == "odd"  # what was given is not changed


def test_a_file_of_several_articles_is_left_as_it_is(tmp_path):
    """One row cannot be about all of them, and that is said."""
    files = written(tmp_path, {"x.txt": "x", "m.csv": "file,date\nx.txt,2025-06-22\n"})
    articles = [{"title": "T", "text": "", "start": 0, "end": 0}] * 2
    parsed = Beside(files).filled(by_name(files)["x.txt"], Parsed(articles), "x")
    assert parsed.articles == articles
    assert parsed.warnings == ["Its row in m.csv was not used: it holds 2 articles."]


def test_a_misfit_is_said_in_its_own_line_too(tmp_path):
    """In the audit each such file has its remark."""
    parsed = filled(tmp_path, "Talks\nBody.\n", pattern="{outlet}_{title}")
    assert parsed.warnings[-1] == "Its name does not fit names='{outlet}_{title}'."


LINE = st.text(max_size=30)


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(LINE, LINE, LINE)
def test_any_text_stays_accounted_for(tmp_path, title, line, body):
    """Whatever title comes from beside, spans stay within the text and apart."""
    text = f"{line}\n{body}"
    found = Found(Path("x.txt"), "x.txt", tmp_path)
    beside = Beside([found])
    beside.of = lambda found: {"title": title}
    parsed = beside.filled(found, plain.read(text), text, first_line_is_title=True)
    (article,) = parsed.articles
    assert text[article["start"] : article["end"]] == article["text"]
    spans = sorted([(article["start"], article["end"]), *parsed.metadata])
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


@settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])
@given(st.binary(max_size=200), st.sampled_from(["m.csv", "m.jsonl", "m.xlsx", "m.json"]))
def test_any_bytes_may_lie_beside(tmp_path, data, name):
    """A table that is none disturbs nothing."""
    (tmp_path / "a.txt").write_text("x")
    for prefix in (b"", b"file,outlet\na.txt,", b'{"file": "a.txt", "outlet": "', b"PK\x03\x04"):
        (tmp_path / name).write_bytes(prefix + data)
        beside = Beside(find(tmp_path)[0], "{outlet}_{title}")
        assert isinstance(beside.warnings, list)


def test_many_files_find_their_rows(tmp_path):
    """Names, one table for all, and the same name in many folders."""
    n = 30_000
    rows = "".join(f"{i // 10}/{i % 10}.txt,Courier\n" for i in range(n)) + "3.txt,Nobody\n"
    (tmp_path / "m.csv").write_text(f"file,outlet\n{rows}")
    files = [Found(tmp_path / f"{i // 10}/{i % 10}.txt", f"{i // 10}/{i % 10}.txt", tmp_path) for i in range(n)]
    files.append(Found(tmp_path / "m.csv", "m.csv", tmp_path))
    beside = Beside(files, "{folder}/{number}")
    assert all(beside.of(found)["outlet"] == "Courier" for found in files[:-1])
    assert beside.warnings[0].startswith("m.csv: 1 row without a file")


def test_many_tables_find_their_files(tmp_path):
    """500 folders with a table each."""
    for i in range(500):
        written(tmp_path / str(i), {"1.txt": "x", "m.jsonl": json.dumps({"file": "1.txt", "outlet": str(i)})})
    files = find(tmp_path)[0]
    beside = Beside(files)
    assert all(beside.of(found)["outlet"] == found.name.split("/")[0] for found in files if found.ending == ".txt")
