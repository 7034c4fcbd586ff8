"""Large files read piece by piece: the same tables whatever the size of a piece."""

import csv
import io
import json
import warnings
from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers import _pieces, delimited, read_corpus
from mediakit.readers._parsed import Parsed
from mediakit.readers._pieces import ByModule, in_pieces

WORDS = ["talks", "“dam”", "été", "Dr.Marrow.She", "\n", "\r\n", '"', "x\x85y", "– QBC", "a;b", "{", "]", "\\"]
TEXT = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
DATE = st.sampled_from(["2025-06-22", "03/04/2025", "13/04/2025", "", "2025-02-30", "1 May 2025"])
VALUE = st.sampled_from([1, 2.5, None, "x", True, ["a", "b"], {"name": "n"}])
OBJECT = st.fixed_dictionaries(
    {"title": TEXT, "text": TEXT},
    optional={
        "date": DATE,
        "rank": VALUE,
        "source": TEXT,
        "age_text": st.just("2 hours ago"),
        "language": st.just("EN"),
    },
) | st.fixed_dictionaries({"headline": TEXT, "body": TEXT}, optional={"published_at": DATE, "topic": VALUE})
LINE = OBJECT.map(json.dumps) | st.sampled_from(['{"text": "b', "[1]", "", "  ", '{"text": "c"}{'])
JSON_LINES = st.lists(LINE, min_size=1, max_size=8).map("\n".join)
ARRAY = st.tuples(
    st.lists(OBJECT.map(json.dumps) | st.sampled_from(["12", '"x"', "{", "null"]), max_size=6).map(",\n ".join),
    st.sampled_from(["]", "", "] x", "]\n", ","]),
).map(lambda parts: f"[{parts[0]}{parts[1]}")
LONE = OBJECT.map(lambda one: json.dumps(one, indent=1))


def as_csv(rows, end):
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator=end)
    writer.writerow(["title", "text", "date", "n"])
    writer.writerows(rows)
    return buffer.getvalue()


ROW = st.lists(TEXT | DATE, min_size=2, max_size=6)
CSV = st.tuples(
    st.builds(as_csv, st.lists(ROW, max_size=8), st.sampled_from(["\n", "\r\n", "\r"])),
    st.lists(st.tuples(st.integers(0, 300), st.sampled_from(['"', "\n", "\r", ","])), max_size=3),
)


def damaged(made):
    text, changes = made
    for place, mark in changes:
        text = text[:place] + mark + text[place:]
    return text


def read(path, size, monkeypatch):
    """The three tables of a file, or the error, read in pieces of that size."""
    monkeypatch.setattr(_pieces, "PIECE", size)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        try:
            corpus = read_corpus(path)
        except CorpusError as error:
            return str(error).split(". ")[0]
    return corpus.articles, corpus.dropped, corpus.audit


def the_same(one, other):
    if isinstance(one, str):
        assert one == other
        return
    for first, second in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(first, second)


MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIZE = st.sampled_from([1, 2, 7, 30, 100, 400])


@MANY
@given(JSON_LINES | ARRAY | LONE, SIZE)
def test_json(tmp_path, monkeypatch, text, size):
    """Rows with keys of their own, broken lines, cut arrays: columns, dates, places and remarks are the same."""
    path = tmp_path / "t.json"
    path.write_bytes(text.encode("utf-8", "replace"))
    the_same(read(path, 10**7, monkeypatch), read(path, size, monkeypatch))


@MANY
@given(CSV.map(damaged), SIZE)
def test_delimited(tmp_path, monkeypatch, text, size):
    """Line ends within quotes, quotes that are never closed, rows of other lengths."""
    path = tmp_path / "t.csv"
    path.write_bytes(text.encode())
    the_same(read(path, 10**7, monkeypatch), read(path, size, monkeypatch))


def test_dates_are_settled_by_the_whole_file(tmp_path, monkeypatch):
    """03/04/2025 in the first piece by 13/04/2025 in the last; the audit is the same."""
    path = tmp_path / "t.csv"
    path.write_text("title,text,date\n" + "a,b,03/04/2025\n" * 50 + "a,b,13/04/2025\n")
    articles, _, audit = read(path, 20, monkeypatch)
    assert articles["published"].dt.month.unique().tolist() == [4]
    assert "published_text" not in articles
    assert audit["n_chars"].tolist() == [len(path.read_text())]


def test_columns_are_settled_by_the_whole_file(tmp_path, monkeypatch):
    """A JSON file whose later rows have the usual name that the first lack; kinds of carried columns too."""
    rows = [{"body": "b", "title": "T", "rank": 1}] * 20 + [{"text": "t", "title": "T", "rank": 0.5}]
    path = tmp_path / "t.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)))
    whole, pieces = read(path, 10**7, monkeypatch), read(path, 40, monkeypatch)
    the_same(whole, pieces)
    assert str(pieces[0]["rank"].dtype) == "float64"


def test_an_open_quote_does_not_read_the_rest_at_once(monkeypatch):
    """A record longer than LONGEST is one whose quote was never closed: it costs its line."""
    monkeypatch.setattr(delimited, "LONGEST", 50)
    text = 'title,text\nA,"open\n' + "B,fine\n" * 200
    table, _ = delimited.read(text)
    assert len(table.rows) == 200
    reader, taken = delimited.Reader(text), []
    for piece, found in in_pieces([text], lambda held, last: reader.table(held, last=last), 60):
        taken.append(len(piece))
        assert found is not None
    assert sum(taken) == len(text) and max(taken) < 300


COUNTING = SimpleNamespace(
    NAME="counted",
    cut=lambda text: text.rfind("#"),
    read=lambda text: Parsed([], n_expected=text.count("#"), warnings=["whole"]),
    read_piece=lambda text: Parsed([{"title": "T", "start": 0, "end": 1}], warnings=["piece"], aside=text.count("#")),
    whole=lambda parts: (sum(p.aside for p in parts), [str([a["start"] for p in parts for a in p.articles])]),
)


def test_a_format_that_counts_its_articles():
    """Is read whole where it is short, else piece by piece and counted in the end, with places in the file."""
    reader = ByModule(COUNTING, "RTF")
    assert reader.name == "counted (RTF)"
    parts = list(in_pieces(["#abc#def#g"], reader.take, 4))
    assert [text for text, _ in parts] == ["#abc", "#def#g"]
    assert all(not parsed.warnings for _, parsed in parts)
    assert reader.close() == (3, ["[0, 4]"])
    short = ByModule(COUNTING)
    assert [parsed.n_expected for _, parsed in in_pieces(["#a#"], short.take, 100)] == [2]
    assert short.close() == (None, [])


def test_a_format_that_cannot_be_cut_is_read_whole():
    """In one piece, however often it is asked."""
    module = SimpleNamespace(NAME="plain", read=lambda text: Parsed([{"text": text, "start": 0, "end": len(text)}]))
    parts = list(in_pieces(["ab", "cd", "e"], ByModule(module).take, 2))
    assert [text for text, _ in parts] == ["abcde"]


@pytest.mark.parametrize("texts", [[], [""], ["", "a", ""]])
def test_pieces_of_little(texts):
    """Nothing, and next to nothing."""
    assert [t for t, _ in in_pieces(texts, lambda text, last: (text, len(text)))] == (["a"] if "a" in texts else [])
