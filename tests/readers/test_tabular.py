"""Tables: columns recognised, rows with their spans, and what else they hold carried along."""

import io
import json
import warnings
import zipfile
from datetime import datetime

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError, MediakitError
from mediakit.readers import read_corpus
from mediakit.readers._source import NotRead
from mediakit.readers.binary_tables import read_parquet, read_xlsx
from mediakit.readers.delimited import _records

ROWS = [
    {"Source": "Courier", "Headline": "Talks, again", "Body": 'He said "no".\nTwice.', "Pub_Date": "2025-06-22"},
    {"Source": "Harbour Post", "Headline": "Bell; silent", "Body": "The bell\twill | not ring.", "Pub_Date": ""},
]


def written(tmp_path, name, content):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def quiet(*args, **kwargs):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(*args, **kwargs)


def check_rows(articles):
    assert articles["outlet"].tolist() == ["Courier", "Harbour Post"]
    assert articles["title"].tolist() == ["Talks, again", "Bell; silent"]
    assert articles["text"].tolist() == [row["Body"] for row in ROWS]
    assert articles["origin"].tolist() == articles["outlet"].tolist()
    assert articles["published"].tolist() == [pd.Timestamp("2025-06-22", tz="UTC"), pd.NaT]
    assert articles["published_precision"].tolist()[0] == "day"
    assert articles["published_precision"].isna()[1]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", ["t.csv", "t.txt", "t.tsv"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimited(tmp_path, delimiter, name, end):
    """Comma, semicolon, tab and bar are told apart by the header, under any of the usual endings."""
    text = pd.DataFrame(ROWS).to_csv(index=False, sep=delimiter, lineterminator=end)
    corpus = read_corpus(written(tmp_path, name, text))
    check_rows(corpus.articles)
    spans = [text[a.start : a.end] for a in corpus.articles.itertuples()]
    assert spans[0].startswith("Courier") and spans[0].endswith("2025-06-22")
    assert spans[1].startswith("Harbour Post")
    audit = corpus.audit.iloc[0]
    assert audit["n_kept_chars"] + audit["n_metadata_chars"] == audit["n_chars"] == len(text)


@pytest.mark.parametrize("name", ["t.jsonl", "t.ndjson", "t.json", "t.txt", "t"])
def test_json_lines(tmp_path, name):
    """One object a line is an article; the span is the object."""
    text = "".join(json.dumps(row) + "\n" for row in ROWS)
    corpus = read_corpus(written(tmp_path, name, text))
    check_rows(corpus.articles)
    assert [json.loads(text[a.start : a.end]) for a in corpus.articles.itertuples()] == ROWS


@pytest.mark.parametrize("indent", [None, 2])
def test_json_array(tmp_path, indent):
    """An array of objects gives the same; brackets and commas are metadata."""
    text = json.dumps(ROWS, indent=indent)
    corpus = read_corpus(written(tmp_path, "t.json", text))
    check_rows(corpus.articles)
    assert [json.loads(text[a.start : a.end]) for a in corpus.articles.itertuples()] == ROWS
    assert corpus.audit["n_dropped_chars"].tolist() == [0]


def test_a_lone_object_is_an_article(tmp_path):
    """Crawlers write one JSON file an article."""
    assert len(read_corpus(written(tmp_path, "t.json", json.dumps(ROWS[0], indent=1))).articles) == 1


def test_parquet_and_xlsx(tmp_path):
    """Binary tables give the same articles, without places in characters."""
    table = pd.DataFrame(ROWS)
    table.to_parquet(tmp_path / "t.parquet")
    table.to_excel(tmp_path / "t.xlsx", index=False)
    for name in ("t.parquet", "t.xlsx"):
        corpus = read_corpus(tmp_path / name)
        check_rows(corpus.articles)
        assert corpus.articles[["start", "end"]].isna().all(axis=None)
        assert corpus.audit[["n_chars", "n_dropped_chars"]].isna().all(axis=None)


def test_typed_columns_of_parquet(tmp_path):
    """Times, numbers, truths and lists keep what they are; a list of names becomes text."""
    pd.DataFrame(
        {
            "text": ["a", "b"],
            "date": pd.to_datetime(["2025-06-22T10:15", None]),
            "rank": [1, 2],
            "weight": [0.5, None],
            "lead": [True, False],
            "authors": [["Ann", "Bo"], None],
        }
    ).to_parquet(tmp_path / "t.parquet")
    articles = read_corpus(tmp_path / "t.parquet").articles
    assert str(articles["published"][0]) == "2025-06-22 10:15:00+00:00"
    assert articles["author"].tolist()[0] == "Ann; Bo"
    assert [str(articles[c].dtype) for c in ("rank", "weight", "lead")] == ["Int64", "float64", "boolean"]


def test_the_sheet_with_a_text_is_read(tmp_path):
    """Of several sheets the first with a text column counts, the others are named."""
    book = openpyxl.Workbook()
    book.active.title = "About"
    book.active.append(["headline", "note"])
    sheet = book.create_sheet("Articles")
    sheet.append([None, None])
    sheet.append(["title", "text", "date"])
    sheet.append(["T", "words", datetime(2025, 6, 22)])
    sheet.append([None, None, datetime(2025, 6, 23)])
    book.save(tmp_path / "t.xlsx")
    corpus = quiet(tmp_path / "t.xlsx")
    assert corpus.articles["published_precision"].tolist() == ["day"]
    assert "Read the sheet 'Articles'; not read: 'About'." in corpus.audit["warnings"][0]
    assert corpus.dropped["reason"].tolist() == ["row without text or title"]


def test_archives_that_would_fill_the_memory_are_refused(tmp_path):
    """Workbooks and Parquet files are measured before they are unpacked; other zip archives are named."""
    table = pd.DataFrame({"text": ["word " * 100] * 100})
    table.to_parquet(tmp_path / "t.parquet")
    table.to_excel(tmp_path / "t.xlsx", index=False)
    with pytest.raises(NotRead, match="unpacked, over 100; save it as CSV"):
        list(read_xlsx((tmp_path / "t.xlsx").read_bytes(), lambda header: False, limit=100))
    with pytest.raises(NotRead, match="unpacked, over 100; split it"):
        list(read_parquet((tmp_path / "t.parquet").read_bytes(), limit=100))
    plain = io.BytesIO()
    with zipfile.ZipFile(plain, "w") as archive:
        archive.writestr("page.txt", "words")
    with pytest.raises(NotRead, match="not an Excel workbook"):
        list(read_xlsx(plain.getvalue(), lambda header: False))


def test_a_workbook_with_xml_entities_is_refused(tmp_path):
    """Nested XML entities are not expanded."""
    pd.DataFrame({"text": ["words"]}).to_excel(tmp_path / "t.xlsx", index=False)
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>'
    changed = io.BytesIO()
    with zipfile.ZipFile(tmp_path / "t.xlsx") as old, zipfile.ZipFile(changed, "w") as new:
        for item in old.namelist():
            body = old.read(item)
            if item.startswith("xl/worksheets/"):
                body = bomb + body.split(b"?>", 1)[-1]
            new.writestr(item, body)
    with pytest.raises(NotRead, match="damaged"):
        list(read_xlsx(changed.getvalue(), lambda header: False))


# ---- columns


@pytest.mark.parametrize(
    ("header", "column"),
    [
        ("Full Text", "text"), ("main_text", "text"), ("articleBody", "text"), ("hed", "title"),
        ("Site-Name", "outlet"), ("publication", "outlet"), ("published_at", "published"),
        ("publication date", "published"), ("Web URL", "url"), ("authors", "author"), ("agency", "origin"),
        ("desk", "section"), ("lang", "language"), ("source_domain", "host"),
    ],
)  # fmt: skip
def test_usual_names(tmp_path, header, column):
    """Names are recognised without case, spaces, hyphens and underscores."""
    cell = {"published": "2025-06-22", "language": "de"}.get(column, "words")
    other = "text" if column != "text" else "title"
    articles = read_corpus(written(tmp_path, "t.csv", f"{header},{other}\n{cell},x\n")).articles
    assert str(articles[column][0]).startswith(cell)


def test_a_canonical_name_wins(tmp_path):
    """'text' is the text, whatever 'body' holds; 'body' goes along."""
    articles = read_corpus(written(tmp_path, "t.csv", "body,text\nb,t\n")).articles
    assert (articles["text"][0], articles["body"][0]) == ("t", "b")


def test_two_candidates_are_asked_for(tmp_path):
    """Two columns that could be the text stop the import, and the error shows what to type."""
    path = written(tmp_path, "t.csv", "title,body,content\nT,b,c\n")
    message = r"^t.csv: Two columns could be text: 'body' and 'content'. Say which: columns=\{'text': 'body'\}"
    with pytest.raises(CorpusError, match=message):
        read_corpus(path)
    written(tmp_path, "fine.csv", "text\nwords\n")
    with pytest.raises(CorpusError, match="Two columns"):
        read_corpus(tmp_path)
    articles = read_corpus(path, columns={"text": "content"}).articles
    assert (articles["text"][0], articles["body"][0]) == ("c", "b")


def test_objects_with_keys_of_their_own(tmp_path):
    """A row that lacks the column taken for the rest is read by the usual names, row by row, and that is said."""
    rows = [
        {"title": "a", "text": "b", "date": "2025-06-22"},
        {"headline": "c", "body": ["d", "e"], "published_at": "2025-06-23", "topic": "salt"},
        {"title": "f", "text": "g", "body": "h"},
    ]
    for text in ("\n".join(map(json.dumps, rows)), json.dumps(rows)):
        corpus = read_corpus(written(tmp_path, "t.jsonl", text))
        articles = corpus.articles
        assert articles[["title", "text"]].to_numpy().tolist() == [["a", "b"], ["c", "d\ne"], ["f", "g"]]
        assert articles["published"].dt.day.tolist()[:2] == [22, 23]
        assert articles["topic"].tolist()[1] == "salt"
        assert articles["body"].isna().tolist() == [True, True, False]
        assert "headline" not in articles
        said = "In 1 row with keys of its own: 'published_at' read as published, 'headline' as title, 'body' as text."
        assert said in corpus.audit["warnings"][0]


def test_keys_of_their_own_may_be_ambiguous(tmp_path):
    """Two names for the text in such a row are asked for, as in a header."""
    rows = '{"text": "a"}\n{"body": "b", "content": "c"}\n'
    path = written(tmp_path, "t.jsonl", rows)
    with pytest.raises(CorpusError, match=r"^t\.jsonl: Two columns could be text: 'body' and 'content'"):
        read_corpus(path)


def test_a_short_row_of_a_table_is_no_row_of_its_own_kind(tmp_path):
    """In a table with a header, a row that ends early has no text; another column is not taken for it."""
    articles = read_corpus(written(tmp_path, "t.csv", "title,body,text\nT,b,t\nU,note\n")).articles
    assert articles[["text", "body"]].to_numpy().tolist() == [["t", "b"], ["", "note"]]


def test_blank_origins_and_datelines_are_filled_from_the_text(tmp_path):
    """An empty cell says nothing: the credit and the dateline of that row's own text do; a filled one stands."""
    body = "SELVICK - It sailed. (QBC)"
    text = f"outlet,agency,dateline,text\nCourier,,,{body}\nCourier,Nordwire,CARROW,{body}\nCourier,,,It sank.\n"
    articles = read_corpus(written(tmp_path, "t.csv", text)).articles
    assert articles["origin"].tolist() == ["QBC", "Nordwire", "Courier"]
    assert articles["dateline"].tolist()[:2] == ["SELVICK", "CARROW"]
    assert articles["dateline"].isna()[2]
    articles = read_corpus(written(tmp_path, "u.csv", f"agency,text\n,{body}\nNordwire,{body}\n")).articles
    assert articles["origin"].tolist() == ["QBC", "Nordwire"]
    assert articles["dateline"].tolist() == ["SELVICK", "SELVICK"]


def test_a_named_column_that_is_not_there_is_the_fault(tmp_path):
    """columns={'text': 'nope'} is answered with 'nope', not with the two columns that are there."""
    path = written(tmp_path, "t.csv", "title,body,content\nT,b,c\n")
    message = (
        r"t\.csv: no column 'bdy', which columns names for text. It has: title, body, content. Did you mean 'body'"
    )
    with pytest.raises(CorpusError, match=message):
        read_corpus(path, columns={"text": "bdy"})
    for other in ("title,text\nT,x\n", "id,n\n1,2\n"):
        with pytest.raises(CorpusError, match=r"no table has the column 'nope' \(for text\)\. Found: "):
            read_corpus(written(tmp_path, "u.csv", other), columns={"text": "nope"})


def test_columns_by_hand(tmp_path):
    """Any column can be named; one whose name is taken gets a suffix, and the audit says so."""
    path = written(tmp_path, "t.csv", "what,text,doc_id\nwords,note,7\n")
    corpus = read_corpus(path, columns={"text": "what"})
    assert corpus.articles["text"].tolist() == ["words"]
    assert corpus.articles["text_source"].tolist() == ["note"]
    assert corpus.articles["doc_id_source"].tolist() == ["7"]
    assert "'text' is carried along as 'text_source'" in corpus.audit["warnings"][0]


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        ({"txt": "body"}, r"columns key='txt' is not known.*Did you mean 'text'"),
        ({"text": "bdy"}, r"no table has the column 'bdy' \(for text\). Found: body. Did you mean 'body'"),
        (["body"], r"write columns=\{'text': 'body'\}"),
    ],
)
def test_wrong_columns_get_a_hint(tmp_path, columns, message):
    """A wrong key or column is named with the nearest right one."""
    with pytest.raises(MediakitError, match=message):
        read_corpus(written(tmp_path, "t.csv", "body\nwords\n"), columns=columns)


def test_neither_text_nor_title(tmp_path):
    """Alone such a table is an error that shows its columns, in a folder a line in the audit."""
    path = written(tmp_path, "t.csv", "id,score\n1,2\n")
    with pytest.raises(CorpusError, match=r"No column for text or title among: id, score.*columns=\{'text': 'id'\}"):
        read_corpus(path)
    written(tmp_path, "u.csv", "text\nwords\n")
    corpus = quiet(tmp_path)
    assert corpus.dropped["text"].tolist() == ["id,score\n1,2\n"]


def test_mixed_folders_hold_the_union(tmp_path):
    """Carried columns of several tables stand side by side."""
    written(tmp_path, "a.csv", "text,topic\nx,war\n")
    written(tmp_path, "b.jsonl", '{"text": "y", "rank": 3}\n')
    written(tmp_path, "c.txt", "A title\nA body.\n")
    articles = read_corpus(tmp_path).articles
    assert articles["topic"].tolist()[0] == "war"
    assert articles["topic"].isna().tolist() == [False, True, True]
    assert articles["rank"].tolist()[1] == 3


def test_the_kits_own_table_comes_back(tmp_path):
    """An articles table written as CSV keeps its precision; what the kit makes anew gets a suffix."""
    text = "doc_id,outlet,published,published_precision,title,text\n1,Courier,2025-06-22T10:00:00Z,hour,T,x\n"
    articles = read_corpus(written(tmp_path, "t.csv", text)).articles
    assert articles["published_precision"].tolist() == ["hour"]
    assert articles["doc_id_source"].tolist() == ["1"]


# ---- damage


def test_odd_dates_are_kept_and_told(tmp_path):
    """A date that cannot be read is missing, stands in published_text, and is counted in audit and warning."""
    path = written(tmp_path, "t.csv", "text,date\na,2025-02-30\nb,2025-06-22\nc,\n")
    with pytest.warns(UserWarning, match="1 date not read"):
        corpus = read_corpus(path)
    assert corpus.articles["published_text"].tolist()[0] == "2025-02-30"
    assert corpus.articles["published_text"].isna().tolist() == [False, True, True]
    assert corpus.audit["n_undated"].tolist() == [2]
    assert "'2025-02-30' (no such day)" in corpus.audit["warnings"][0]


def test_rows_without_words_are_dropped(tmp_path):
    """A row with neither text nor title is in dropped with its characters."""
    corpus = quiet(written(tmp_path, "t.csv", "title,text,n\nT,x,1\n, ,2\n"))
    assert corpus.dropped[["reason", "text"]].to_numpy().tolist() == [["row without text or title", ", ,2"]]


def test_broken_json_lines_are_dropped(tmp_path):
    """A broken line costs itself only."""
    text = '{"text": "a"}\n{"text": "b\n[1]\n{"text": "c"}{\n{"text": "d"}'
    corpus = quiet(written(tmp_path, "t.jsonl", text))
    assert corpus.articles["text"].tolist() == ["a", "d"]
    assert corpus.dropped["text"].tolist() == ['{"text": "b', "[1]", '{"text": "c"}{']


def test_a_cut_array_keeps_what_is_whole(tmp_path):
    """An array cut in the middle gives its whole objects; the rest is dropped."""
    corpus = quiet(written(tmp_path, "t.json", '[{"text": "a"}, {"text": "b"}, {"text": "c'))
    assert corpus.articles["text"].tolist() == ["a", "b"]
    assert corpus.dropped["text"].tolist() == ['{"text": "c']


def test_stray_quotes_cost_one_line(tmp_path):
    """An open quote does not swallow the rest of the file, and quotes inside a field are borne."""
    text = 'title,text\nA,"He said "no" to it"\nB,"open\nC,fine\nD,"two\nlines"\nE,last\n'
    corpus = quiet(written(tmp_path, "t.csv", text))
    assert corpus.articles["title"].tolist() == ["A", "C", "D", "E"]
    assert corpus.articles["text"].tolist()[1:] == ["fine", "two\nlines", "last"]
    assert "no" in corpus.articles["text"][0]
    assert corpus.dropped[["reason", "text"]].to_numpy().tolist() == [["row with broken quotes", 'B,"open']]


def test_many_open_quotes_stay_quick(tmp_path):
    """Lines made to reopen a quote again and again are read in linear time."""
    text = "title,text\n" + 'x",y,"z\n' * 20_000
    corpus = quiet([written(tmp_path, "t.csv", text), written(tmp_path, "u.csv", "text\nfine\n")])
    parts = corpus.audit[["n_kept_chars", "n_metadata_chars", "n_dropped_chars"]].sum(axis=1)
    assert parts.tolist() == corpus.audit["n_chars"].tolist()


def test_rows_of_another_length(tmp_path):
    """Missing fields are missing, surplus ones are kept, both are told."""
    corpus = quiet(written(tmp_path, "t.csv", "title,text,n\nA,x\nB,y,1,2,3\n"))
    assert corpus.articles["extra_fields"].tolist()[1] == "2,3"
    assert "Fields unlike the header's 3: 2 rows" in corpus.audit["warnings"][0]


def test_long_fields_are_read_and_the_csv_module_left_as_it_was(tmp_path):
    """A field of a million characters is no error, and other users of csv keep their limit."""
    import csv

    before = csv.field_size_limit()
    assert (
        read_corpus(written(tmp_path, "t.csv", "text\n" + "word " * 200_000)).articles["text"][0].count("word")
        == 200_000
    )
    assert csv.field_size_limit() == before


def test_lone_surrogates_are_replaced_and_counted(tmp_path):
    """Halves of characters from JSON escapes cannot be written anywhere: they become U+FFFD, in names too; those of
    values are counted."""
    text = '{"text": "a\\ud800b", "n\\udfff": "\\udc00"}\n'
    with pytest.warns(UserWarning, match="2 characters replaced"):
        corpus = read_corpus(written(tmp_path, "t.jsonl", text))
    assert corpus.articles["text"].tolist() == ["a\ufffdb"]
    corpus.articles.to_csv(tmp_path / "out.csv")
    corpus.articles.to_parquet(tmp_path / "out.parquet")


def test_headers_of_every_kind(tmp_path):
    """Empty and doubled names are numbered; Excel's line 'sep=;' is metadata."""
    corpus = read_corpus(written(tmp_path, "t.csv", "sep=;\ntext;;text\nx;y;z\n"))
    assert corpus.articles[["text", "column_2", "text_2"]].to_numpy().tolist() == [["x", "y", "z"]]
    assert "Columns of the same name" in corpus.audit["warnings"][0]


def test_markup_and_formulas_stand_as_they_are(tmp_path):
    """Cells are not interpreted."""
    cells = ["<b>x</b>", "=1+1", "007", "nan"]
    articles = read_corpus(written(tmp_path, "t.csv", "text\n" + "\n".join(cells))).articles
    assert articles["text"].tolist() == cells


# Control characters but for line ends and tabs would make so short a file binary.
CHARACTER = st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t\"',;|")
CELL = st.text(alphabet=CHARACTER, max_size=20)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8), st.sampled_from(",;\t|"))
def test_any_csv_comes_back(tmp_path, rows, delimiter):
    """Cells of any characters, written with quotes, come back as they were, and the figures add up."""
    buffer = io.StringIO()
    import csv

    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n", quoting=csv.QUOTE_ALL)
    writer.writerow(["title", "text"])
    writer.writerows([("T" + title, text) for title, text in rows])
    path = written(tmp_path, "t.csv", buffer.getvalue())
    corpus = read_corpus(path)
    wanted = [text.replace("\r\n", "\n").replace("\r", "\n") for _, text in rows]
    assert corpus.articles["text"].tolist() == wanted
    audit = corpus.audit.iloc[0]
    assert audit["n_kept_chars"] + audit["n_metadata_chars"] == audit["n_chars"]


@given(st.text(alphabet='a",\n\r ', max_size=60))
def test_records_never_overlap(text):
    """Records of any text with stray quotes follow each other in order."""
    position = 0
    for start, end, _ in _records(text, ","):
        assert position <= start <= end <= len(text)
        assert text[position:start].strip("\r\n") == ""
        position = end
    assert text[position:].strip("\r\n") == ""
