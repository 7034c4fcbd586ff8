"""The import as a whole: what comes in, what is left out, and that the figures add up."""

import gzip
import json
import os
import warnings
from datetime import UTC, datetime
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers import Corpus, read_corpus
from mediakit.readers._accounts import account
from mediakit.readers._parsed import Parsed
from mediakit.tables import check_table

PAGE = """
Talks on the Ombra dam resume
Envoys met on Tuesday. Nobody smiled.
Hashtags

Try Our AI Features
Explore what Daily8 AI can do for you:
Comments
No comments yet...
Related Articles

The Courier
2 hours ago
- The Courier
Cathedral bell falls silent
TARN – The bell will not ring until the new year.
"""
LETTER = "A letter\n\nFirst paragraph.\n\nSecond paragraph.\n"


def quiet(*args, **kwargs) -> Corpus:
    """read_corpus with its warning taken as read."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(*args, **kwargs)


def adds_up(corpus: Corpus) -> None:
    """Every character of every text file is kept, metadata or dropped, and the three tables agree."""
    text_files = corpus.audit.dropna(subset="n_chars")
    parts = text_files[["n_kept_chars", "n_metadata_chars", "n_dropped_chars"]].sum(axis=1)
    assert (parts == text_files["n_chars"]).all()
    dropped = (corpus.dropped["end"] - corpus.dropped["start"]).groupby(corpus.dropped["file"]).sum()
    for row in text_files.itertuples():
        assert dropped.get(row.file, 0) == row.n_dropped_chars
    assert corpus.audit["n_articles"].sum() == len(corpus.articles)
    assert corpus.articles["doc_id"].is_unique
    for name in ("articles", "dropped", "audit"):
        check_table(getattr(corpus, name), name)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_page_alone(tmp_path):
    """A page gives its articles, in their order, under its own name."""
    corpus = read_corpus(write(tmp_path, "page.txt", PAGE))
    assert corpus.articles["title"].tolist() == ["Talks on the Ombra dam resume", "Cathedral bell falls silent"]
    assert corpus.articles["outlet"].tolist()[1] == "The Courier"
    assert corpus.articles["outlet"].isna().tolist() == [True, False]
    assert corpus.articles["file"].unique().tolist() == ["page.txt"]
    assert corpus.audit["format"].tolist() == ["aggregator page"]
    adds_up(corpus)


def test_body_spans_point_into_the_file(tmp_path):
    """articles.start:end is the body in the decoded file, CRLF as it stands there."""
    text = PAGE.replace("\n", "\r\n")
    corpus = read_corpus(write(tmp_path, "page.txt", "\ufeff" + text))
    for article in corpus.articles.itertuples():
        assert text[article.start : article.end].replace("\r\n", "\n") == article.text
    assert "\r" not in "".join(corpus.articles["text"])
    adds_up(corpus)


@pytest.mark.parametrize(
    ("raw", "text"),
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("a\r\r\nb", "a\n\nb"), ("a\n\rb", "a\n\nb"), ("a\r\n\r\nb", "a\n\nb")],
)
def test_line_breaks_are_levelled_once(tmp_path, raw, text):
    """CRLF is one line break and so is a lone CR, in pages, plain texts and tables alike; the span is the raw text."""
    page = f"Title\n{raw}\n" + PAGE[PAGE.index("Hashtags") :]
    files = {"page.txt": page, "plain.txt": f"Title\n{raw}", "t.csv": f'title,text\nT,"{raw}"\n'}
    files["t.json"] = json.dumps([{"title": "T", "text": raw}])
    for name, content in files.items():
        article = read_corpus(write(tmp_path, name, content)).articles.iloc[0]
        assert article["text"] == text, name
        if name.endswith(".txt"):
            assert content[article["start"] : article["end"]] == raw


def test_a_date_that_is_none_is_counted(tmp_path):
    """A related article dated 31-02-2025 is kept undated, its age as printed, and the import warns of it."""
    path = write(tmp_path, "page.txt", PAGE.replace("2 hours ago", "31-02-2025"))
    with pytest.warns(UserWarning, match="1 date not read"):
        corpus = read_corpus(path, captured="2025-07-30T14:20Z")
    assert corpus.articles["age_text"].tolist()[1] == "31-02-2025"
    assert corpus.audit["n_undated"].tolist() == [2]
    assert "The date '31-02-2025' of 'The Courier'" in corpus.audit["warnings"][0]
    with pytest.warns(UserWarning, match="1 date not read"):
        assert "No capture time" not in read_corpus(path).audit["warnings"][0]


def test_articles_without_a_text_are_counted(tmp_path):
    """A title alone is an article, and the audit says how many there are, in pages and tables."""
    page = PAGE[: PAGE.index("TARN")] + "The Gazette\na day ago\n- The Gazette\nFerry\n"
    assert "Without a text: 2 articles." in read_corpus(write(tmp_path, "page.txt", page)).audit["warnings"][0]
    table = write(tmp_path, "t.csv", "title,text\nT,\nU, \nV,words\nW,\n")
    assert "Without a text: 3 articles." in read_corpus(table).audit["warnings"][0]
    assert "Without a text" not in read_corpus(write(tmp_path, "p.txt", PAGE)).audit["warnings"][0]


def test_a_page_cut_before_a_title_is_counted(tmp_path):
    """The lines of a block that nothing follows are in dropped, and the import warns of them."""
    path = write(tmp_path, "page.txt", PAGE + "\nThe Gazette\na day ago\n- The Gazette\n")
    with pytest.warns(UserWarning, match="3 rows or stretches of text in no article"):
        corpus = read_corpus(path)
    adds_up(corpus)
    assert len(corpus.articles) == 2
    assert corpus.dropped["text"].tolist()[-3:] == ["The Gazette", "a day ago", "- The Gazette"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "windows-1252"])
def test_encodings_give_the_same_articles(tmp_path, encoding):
    """The encoding changes nothing in the articles, their ids included."""
    plain = read_corpus(write(tmp_path, "a.txt", PAGE)).articles
    other = read_corpus(write(tmp_path, "b.txt", PAGE.encode(encoding))).articles
    pd.testing.assert_frame_equal(plain.drop(columns="file"), other.drop(columns="file"))


def test_plain_text_is_one_article_and_says_so(tmp_path):
    """A text without furniture: the first line is the title, the rest the body."""
    corpus = read_corpus(write(tmp_path, "letter.txt", LETTER))
    article = corpus.articles.iloc[0]
    assert (article["title"], article["text"]) == ("A letter", "First paragraph.\n\nSecond paragraph.")
    assert "No page furniture found" in corpus.audit["warnings"][0]
    adds_up(corpus)


def test_a_long_first_line_is_no_title(tmp_path):
    """A single long paragraph is a body without a title."""
    corpus = read_corpus(write(tmp_path, "p.txt", "Word " * 200 + "\nMore."))
    assert corpus.articles["title"].isna().all()
    assert corpus.articles["text"][0].endswith("More.")
    adds_up(corpus)


def test_dtypes(tmp_path):
    """Text columns are pandas strings, times are UTC to the microsecond, places are nullable integers."""
    articles = read_corpus(write(tmp_path, "page.txt", PAGE)).articles
    assert str(articles["published"].dtype) == "datetime64[us, UTC]"
    assert str(articles["start"].dtype) == str(articles["end"].dtype) == "Int64"
    for name in ("doc_id", "outlet", "host", "title", "text", "url"):
        assert isinstance(articles[name].dtype, pd.StringDtype), name


# ---- capture times


@pytest.mark.parametrize(
    "captured",
    [
        "2025-07-30T14:20:00Z",
        "2025-07-30T14:20",
        "2025-07-30 16:20+02:00",
        datetime(2025, 7, 30, 14, 20),
        datetime(2025, 7, 30, 14, 20, tzinfo=UTC),
        pd.Timestamp("2025-07-30T16:20", tz="Etc/GMT-2"),
        pd.Timestamp("2025-07-30T14:20").to_datetime64(),
        {"page.txt": "2025-07-30T14:20Z"},
    ],
)
def test_ages_give_dates_only_with_a_capture_time(tmp_path, captured):
    """'2 hours ago' on a page captured at 14:20 was published at 12:20, to the hour."""
    page = write(tmp_path, "page.txt", PAGE)
    article = read_corpus(page, captured=captured).articles.iloc[1]
    assert article["published"] == pd.Timestamp("2025-07-30T12:20Z")
    assert article["published_precision"] == "hour"
    without = read_corpus(page)
    assert without.articles["published"].isna().all()
    assert without.audit["n_undated"].tolist() == [2]
    assert "No capture time" in without.audit["warnings"][0]


def test_captures_csv_is_found_beside_each_page(tmp_path):
    """captures.csv is used for its own folder and is no page; what the caller says goes before it."""
    write(tmp_path, "a/page.txt", PAGE)
    write(tmp_path, "a/captures.csv", "file,captured\npage.txt,2025-07-30T14:20Z\n")
    write(tmp_path, "b/page.txt", PAGE.replace("Ombra", "Tarn"))
    corpus = read_corpus(tmp_path)
    assert corpus.audit["file"].tolist() == ["a/page.txt", "b/page.txt"]
    assert corpus.articles["published"].notna().tolist() == [False, True, False, False]
    told = read_corpus(tmp_path, captured={"a/page.txt": "2025-07-30T15:20Z"})
    assert told.articles["published"][1] == pd.Timestamp("2025-07-30T13:20Z")


def test_captures_of_the_folder_above(tmp_path):
    """A captures.csv at the top may name the pages of sub-folders."""
    write(tmp_path, "a/page.txt", PAGE)
    write(tmp_path, "captures.csv", "file,captured\na/page.txt,2025-07-30T14:20Z\n")
    assert read_corpus(tmp_path).audit["n_undated"].tolist() == [1]


def test_a_captures_file_elsewhere(tmp_path):
    """captured may be the path of such a file."""
    write(tmp_path, "pages/page.txt", PAGE)
    times = write(tmp_path, "times.csv", "file,captured\npage.txt,2025-07-30T14:20Z\n")
    for captured in (times, str(times)):
        assert read_corpus(tmp_path / "pages", captured=captured).audit["n_undated"].tolist() == [1]


@pytest.mark.parametrize("captured", ["yesterday", "2025-07-30", "30/07/2025 14:20", 5, "2025-13-01T10:00", pd.NaT])
def test_a_wrong_capture_time_is_named(tmp_path, captured):
    """A wrong time stops the import and shows the shape to write, also where only the day is told."""
    page = write(tmp_path, "page.txt", PAGE)
    with pytest.raises(CorpusError, match="Write it like 2025-07-30T14:20Z"):
        read_corpus(page, captured=captured)
    with pytest.raises(CorpusError, match="Write it like 2025-07-30T14:20Z"):
        read_corpus(page, captured={"page.txt": captured})


def test_capture_times_of_no_file_are_told(tmp_path):
    """A misspelt name in a mapping or in captures.csv is a warning."""
    page = write(tmp_path, "page.txt", PAGE)
    with pytest.warns(UserWarning, match=r"'pge.txt' fits no file. Did you mean 'page.txt'"):
        read_corpus(page, captured={"pge.txt": "2025-07-30T14:20Z"})
    write(tmp_path, "captures.csv", "file,captured\nlost.txt,2025-07-30T14:20Z\n")
    with pytest.warns(UserWarning, match="names a file that is not there: lost.txt"):
        read_corpus(page)


@pytest.mark.parametrize(
    "table",
    [
        "page,time\np,2025\n",
        "",
        "file,captured\np.txt,soon\n",
        "file,captured\np,2025-07-30T14:20Z\np,2025-07-30T14:21Z\n",
    ],
)
def test_a_wrong_captures_csv_is_named(tmp_path, table):
    """A captures.csv of another shape stops the import with its path."""
    write(tmp_path, "captures.csv", table)
    with pytest.raises(CorpusError, match=r"captures.csv"):
        read_corpus(write(tmp_path, "page.txt", PAGE))


# ---- files and folders


def test_a_folder_of_every_wrong_kind_imports_in_one_call(tmp_path):
    """Whatever lies in a folder gets a line in the audit and stops nothing."""
    write(tmp_path, "a_page.txt", PAGE)
    write(tmp_path, "bare.txt", "Title only")
    write(tmp_path, "binary.txt", bytes(range(256)) * 20)
    write(tmp_path, "bom_only.txt", b"\xef\xbb\xbf")
    write(tmp_path, "cut.txt.gz", gzip.compress(PAGE.encode() * 50)[:-30])
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "blank.txt", b" \r\n\t\n")
    write(tmp_path, "fake.parquet", b"PAR1 and no more PAR1")
    write(tmp_path, "fake.xlsx", b"PK\x03\x04 and no more")
    write(tmp_path, "gold.json", json.dumps({"captured": "2025", "articles": []}))
    write(tmp_path, "header.csv", "text,title\n")
    write(tmp_path, "numbers.csv", "a,b\n1,2\n")
    write(tmp_path, "notes.md", "# Notes\n")
    write(tmp_path, "nul.txt", "A title\nA body with one \x00 in it. " + "More words follow here. " * 20)
    write(tmp_path, "picture.png", b"\x89PNG\r\n\x1a\n\x00\x00")
    write(tmp_path, "words.txt", "Related Articles\nComments and Hashtags are words, too.\n")
    write(tmp_path, "broken.jsonl", '{"text": "fine", "title": "Fine"}\n{"text": \n[1]\n')
    write(tmp_path, ".hidden.txt", "not seen")
    write(tmp_path, "long.txt", "T\n" + "x" * 1_000_000)
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere")
    (tmp_path / "round").symlink_to(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.warns(UserWarning, match=r"files without an article.*see \.audit and \.dropped"):
        corpus = read_corpus(tmp_path)
    adds_up(corpus)
    by_file = corpus.audit.set_index("file")
    assert by_file.index.is_monotonic_increasing
    assert ".hidden.txt" not in by_file.index
    read = by_file.index[by_file["n_articles"] > 0].tolist()
    assert read == ["a_page.txt", "bare.txt", "broken.jsonl", "long.txt", "nul.txt", "words.txt"]
    assert by_file.loc["empty.txt", "format"] == by_file.loc["bom_only.txt", "format"] == "empty file"
    assert by_file.loc["gold.json", "format"] == by_file.loc["notes.md", "format"] == "not read"
    assert (by_file["warnings"].str.len() > 0)[by_file["n_articles"] == 0].all()
    assert set(corpus.dropped["file"]) >= {
        "binary.txt",
        "lost.txt",
        "pipe.txt",
        "picture.png",
        "notes.md",
        "numbers.csv",
    }
    assert corpus.dropped.set_index("file").loc["notes.md", "text"] == "# Notes\n"


def test_an_unreadable_file_is_a_line(tmp_path, monkeypatch):
    """A file without the right to read it costs only itself (said by the system, since root may read all)."""
    write(tmp_path, "a.txt", LETTER)
    write(tmp_path, "b.txt", LETTER)
    opened = Path.open

    def guarded(self, *args, **kwargs):
        if self.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)

    monkeypatch.setattr(Path, "open", guarded)
    corpus = quiet(tmp_path)
    assert corpus.audit["n_articles"].tolist() == [1, 0]
    assert corpus.audit["warnings"][1] == "Cannot be opened: Permission denied."
    assert corpus.dropped["start"].isna().all()


def test_a_fault_of_a_reader_costs_one_file(tmp_path, monkeypatch):
    """An unexpected error in a reader is a line in the audit, the text is in dropped, the others are read."""
    write(tmp_path, "a.txt", LETTER)
    write(tmp_path, "b.csv", "text\nwords\n")
    monkeypatch.setattr("mediakit.readers.plain.read", lambda text: [][0])
    corpus = quiet(tmp_path)
    assert corpus.audit["n_articles"].tolist() == [0, 1]
    assert "The reader failed (IndexError" in corpus.audit["warnings"][0]
    assert corpus.dropped["text"].tolist() == [LETTER]
    adds_up(corpus)


def test_lists_keep_names_apart(tmp_path):
    """Two files of one name get their folder's name before it; a file given twice is read once."""
    one, two = write(tmp_path, "one/p.txt", LETTER), write(tmp_path, "two/p.txt", LETTER)
    corpus = read_corpus([one, str(two)])
    assert corpus.audit["file"].tolist() == ["one/p.txt", "two/p.txt"]
    with pytest.warns(UserWarning, match="1 file was given twice"):
        assert len(read_corpus([one, tmp_path / "one"]).articles) == 1


def test_identical_articles_get_numbers(tmp_path):
    """doc_id hashes outlet, title and text; copies get -2 and -3 by file name and place."""
    for name in "abc":
        write(tmp_path, f"{name}.txt", LETTER)
    ids = read_corpus(tmp_path).articles["doc_id"].tolist()
    assert [i[16:] for i in ids] == ["", "-2", "-3"]
    assert len({i[:16] for i in ids}) == 1


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("nowhere.txt", "does not exist"),
        ("empty", "holds no file"),
        ("wrong", "holds no file with an article"),
        ("wrong/x.png", "gives no article"),
        ("", "names no file"),
        ("a\0b", "names no file"),
        (5, "give a file, a folder or a list"),
        ([5], "give files and folders"),
        ([], "holds no file"),
    ],
)
def test_nothing_to_read_is_a_readable_error(tmp_path, path, message, monkeypatch):
    """A wrong path, an empty folder or a folder without articles says what to do."""
    (tmp_path / "empty").mkdir()
    write(tmp_path, "wrong/x.png", b"\x89PNG\x00")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(CorpusError, match=message):
        read_corpus(path)


def test_a_misspelt_path_gets_a_hint(tmp_path):
    """The nearest name beside it is offered."""
    write(tmp_path, "page.txt", PAGE)
    with pytest.raises(CorpusError, match=r"Did you mean 'page.txt'"):
        read_corpus(tmp_path / "pgae.txt")


def test_the_same_input_gives_the_same_tables(tmp_path):
    """Two readings are equal, cell by cell."""
    write(tmp_path, "b.txt", PAGE)
    write(tmp_path, "a.csv", "outlet,text,rank\nCourier,words,1\n")
    first, second = read_corpus(tmp_path), read_corpus(tmp_path)
    for name in ("articles", "dropped", "audit"):
        pd.testing.assert_frame_equal(getattr(first, name), getattr(second, name))


def test_a_corpus_shows_itself_and_escapes_file_names(tmp_path):
    """The notebook shows counts, and a file name cannot run as markup."""
    write(tmp_path, "<script>.txt", PAGE)
    corpus = read_corpus(tmp_path)
    assert repr(corpus).startswith("Corpus: 2 articles, 2 of them undated; files read: 1")
    assert "<script>" not in corpus._repr_html_()
    with pytest.raises(AttributeError):
        corpus.articles = None


# ---- what nobody asked for


def test_unknown_endings_are_read_where_the_content_is_known(tmp_path):
    """A table or page under any ending is read; what would only be a plain text is a line (README.md, script.py)."""
    write(tmp_path, "a.dat", '{"title": "T", "text": "x"}\n')
    write(tmp_path, "b.export", "title,text\nT,x\n")
    write(tmp_path, "c.page", PAGE)
    write(tmp_path, "README.md", "# Notes\n\nWords.\n")
    write(tmp_path, "script.py", "print('words')\n")
    write(tmp_path, "notes.html", "no page at all\n")
    audit = quiet(tmp_path).audit.set_index("file")
    assert audit["n_articles"].to_dict() == {
        "README.md": 0, "a.dat": 1, "b.export": 1, "c.page": 2, "notes.html": 0, "script.py": 0,
    }  # fmt: skip
    assert "Files ending in .py are not read" in audit.loc["script.py", "warnings"]
    assert "A file ending in .html that holds nothing that is known" in audit.loc["notes.html", "warnings"]


def test_a_table_of_exports_is_a_table(tmp_path):
    """Cells that hold a whole export or page do not make the table one."""
    cells = [
        "  1 of 2 DOCUMENTS\n\nCourier\n\nLENGTH: 2 words\n\n  2 of 2 DOCUMENTS\n",
        "<html><body><p>Words.</p>",
        PAGE,
    ]
    table = pd.DataFrame({"title": "T", "text": cells})
    table.to_csv(tmp_path / "t.csv", index=False)
    table.to_json(tmp_path / "t.jsonl", orient="records", lines=True)
    audit = quiet(tmp_path).audit
    assert audit[["format", "n_articles"]].to_numpy().tolist() == [["CSV", 3], ["JSON Lines", 3]]


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>',
        '<!-- <x> -->\n<!DOCTYPE l [\n<!ELEMENT l ANY>\n<!entity % p SYSTEM "file:///etc/passwd">\n]>',
    ],
)
def test_declared_entities_are_refused(tmp_path, prolog):
    """Whatever the ending; a text that speaks of <!ENTITY is one."""
    write(tmp_path, "a.xml", f'<?xml version="1.0"?>\n{prolog}\n<l>&b;</l>')
    write(tmp_path, "b.txt", f"{prolog}<l>&b;</l>")
    write(tmp_path, "c.txt", 'On XML\nWrite <!DOCTYPE x [ and <!ENTITY a "b"> then.\n')
    audit = quiet(tmp_path).audit
    assert audit["n_articles"].tolist() == [0, 0, 1]
    assert audit["warnings"].str.startswith("Declares XML entities").tolist() == [True, True, False]


def test_missing_articles_come_first_in_the_warning(tmp_path, monkeypatch):
    """A file that announces more than it holds is the first thing that the import says, and is unaccounted for."""
    article = {"title": "T", "text": "A letter", "start": 0, "end": 8}
    monkeypatch.setattr(
        "mediakit.readers.plain.read", lambda text: Parsed([dict(article)], dropped=[(8, len(text), "x")], n_expected=3)
    )
    path = write(tmp_path, "a.txt", LETTER)
    said = r"^read_corpus: 2 articles announced and not found \(a.txt announces 3 and holds 1\)"
    with pytest.warns(UserWarning, match=said):
        audit = read_corpus(path).audit
    assert audit[["n_expected", "n_found", "n_unaccounted"]].iloc[0].tolist() == [3, 1, 2]
    assert "Announces 3 articles, holds 1." in audit["warnings"][0]


def test_what_is_unaccounted_for(tmp_path):
    """A file that could not be read counts 1, each broken row 1; furniture, empty rows and empty files count none."""
    write(tmp_path, "a.jsonl", '{"text": "a"}\n{"text": "b\n[1]\n{"text": " "}\n')
    write(tmp_path, "b.txt", bytes(range(256)) * 20)
    write(tmp_path, "c.txt", PAGE)
    write(tmp_path, "d.txt", b"")
    assert quiet(tmp_path).audit["n_unaccounted"].tolist() == [2, 1, 0, 0]


def test_hostile_files_among_five_hundred(tmp_path, monkeypatch):
    """Each gives its article or one clear line, in one call, and none costs the others."""
    for number in range(500):
        write(tmp_path, f"good/{number:03}.txt", f"Letter {number}\nThe letter was read.\n")
    bomb = gzip.compress(b"0" * 3_000_000)
    hostile = {
        "binary.txt": bytes(range(256)) * 20,
        "bomb.txt.gz": bomb,
        "cut.txt.gz": gzip.compress(LETTER.encode() * 99)[:-20],
        "cut.zip": b"PK\x03\x04\x14\x00 and no more",
        "empty.txt": b"",
        "entities.xml": b'<!DOCTYPE l [<!ENTITY a "ha">]><l>&a;</l>',
        "nuls.txt": b"\x00" * 999,
        "word.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le") + b"\x00" * 99,
        "locked.txt": LETTER.encode(),
        "archive.rar": b"Rar!\x1a\x07\x01\x00",
    }
    read = {
        "arabic.txt": "الجسر\nعاد الجسر إلى العمل يوم الثلاثاء.\n".encode(),
        "mixed.txt": "Café\nThe “café”.\n".encode() + b"Caf\xe9 again.\n",
        "one_nul.txt": b"A title\nA body with one \x00 in it. " + b"More words. " * 40,
        "surrogates.jsonl": b'{"title": "T\\ud800", "text": "x\\udc00y"}\n',
        "utf8_halves.txt": b"T\n\xed\xa0\x80 halves\n",
        "tags.txt": b"T\n" + b"<a " * 50_000,
        "long.txt": b"T\n" + b"x" * 3_000_000,
    }
    for name, content in {**hostile, **read}.items():
        write(tmp_path, name, content)
    listed, opened = Path.iterdir, Path.open

    def no_right(path, *args):
        if path.name in ("locked.txt", "closed"):
            raise PermissionError(13, "Permission denied")
        return (opened if args else listed)(path, *args)

    (tmp_path / "closed").mkdir()
    monkeypatch.setattr(Path, "iterdir", lambda self: no_right(self))
    monkeypatch.setattr(Path, "open", lambda self, *args, **kwargs: no_right(self, *(args or ("r",)), **kwargs))
    with pytest.warns(UserWarning, match="11 files without an article"):
        corpus = read_corpus(tmp_path, max_unpacked=1_000_000)
    adds_up(corpus)
    audit = corpus.audit.set_index("file")
    assert (audit["n_articles"] == 0)[lambda none: none].index.tolist() == sorted([*hostile, "closed"])
    assert len(audit) == 500 + len(hostile) + len(read) + 1
    lines = audit.loc[[*hostile, "closed"], "warnings"]
    assert (lines.str.count(r"\.(?: |$)") <= 3).all() and lines.str.len().between(10, 330).all()
    assert not audit["warnings"].str.contains("The reader failed").any()
    assert (audit.loc[[*hostile], "n_unaccounted"].drop("empty.txt") == 1).all()


# ---- accounting


def test_overlapping_spans_are_a_fault():
    """A reader that claims a character twice, or one outside the file, is stopped."""
    article = {"title": "t", "text": "ab", "start": 0, "end": 2}
    for metadata in ([(1, 3)], [(3, 9)], [(3, 2)]):
        with pytest.raises(RuntimeError, match="overlap or leave"):
            account("f", "test", Parsed([article], metadata), "abcd")


def test_unclaimed_text_is_dropped_and_white_space_is_not():
    """'  c ' between two spans: two blanks and one are metadata, 'c' is dropped as not recognised."""
    article = {"title": "t", "text": "ab", "start": 0, "end": 2}
    result = account("f", "test", Parsed([article], [(6, 7)]), "ab  c d")
    assert result.dropped == [(4, 5, "not recognised", "c")]
    assert (result.n_kept, result.n_metadata, result.n_dropped, result.n_chars) == (2, 4, 1, 7)


ANY_LINE = st.sampled_from(
    [*PAGE.split("\n"), "logo", "time2 hours ago", "  • Courier", "title,text", "a;b", '"', '{"text": "x"}', "[", ""]
)
ANY_TEXT = st.text(max_size=200) | st.lists(ANY_LINE | st.text(max_size=20), max_size=25).map("\n".join)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY_TEXT, st.sampled_from(["txt", "csv", "tsv", "jsonl", "json"]))
def test_any_text_adds_up(tmp_path, text, ending):
    """Random texts and shuffled pages, under any ending, are accounted for to the last character."""
    write(tmp_path, "0.csv", "text\nfine\n")
    for old in tmp_path.glob("x.*"):
        old.unlink()
    write(tmp_path, f"x.{ending}", text.encode("utf-8", "replace"))
    try:
        corpus = quiet(tmp_path)
    except CorpusError as error:
        assert "Two columns" in str(error)
        return
    adds_up(corpus)
    assert not corpus.audit["warnings"].str.contains("The reader failed").any()


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.sampled_from(["txt", "csv", "jsonl", "parquet", "xlsx", "txt.gz", "dat"]))
def test_any_bytes_are_a_line_in_the_audit(tmp_path, data, ending):
    """Random bytes never stop an import."""
    write(tmp_path, "0.csv", "text\nfine\n")
    for old in tmp_path.glob("x.*"):
        old.unlink()
    write(tmp_path, f"x.{ending}", data)
    corpus = quiet(tmp_path)
    assert len(corpus.audit) == 2
    adds_up(corpus)
