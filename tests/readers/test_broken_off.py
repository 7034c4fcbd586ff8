"""A file that ends within an article says so, whatever its format: it is marked as cut, and the audit counts it."""

import gzip
from pathlib import Path

import pytest

from mediakit.readers import read_corpus

SAMPLES = Path(__file__).parent / "samples"
LINE = "Both sides met in the old harbour of Selvick and talked for three days about the dam. "
PAGE = f"<html><title>Rain</title><body><article><h1>Rain</h1><p>{LINE * 3}</p><p>On Friday they went home. {LINE}"
ITEM = "<item><title>A</title><description>It rained.</description></item>"
FILES = {
    "table.csv": f'outlet,title,text\nCourier,Rain,"{LINE}"\nCourier,Sun,"The text breaks off',
    "page.html": PAGE,
    "feed.xml": f'<rss version="2.0"><channel><title>Courier</title>{ITEM}<item><title>B</title><descr',
    "array.json": '[{"title": "A", "text": "It rained."}, {"title": "B", "text": "It sh',
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.filterwarnings("ignore:read_corpus")
def test_a_cut_file_is_unaccounted_for(name, tmp_path):
    """What stood behind its end nobody knows; what stands before it is kept."""
    (tmp_path / name).write_text(FILES[name], encoding="utf-8")
    corpus = read_corpus(tmp_path)
    assert corpus.audit["n_unaccounted"].tolist() == [1]
    assert len(corpus.articles) >= 1


@pytest.mark.parametrize(
    ("sample", "last"),
    [
        ("nexis/classic_de.txt", "LÄNGE"),
        ("europresse/current_fr.html", "docOcurrContainer"),
        ("factiva/coded_en.html", "articleParagraph"),
        ("proquest/newsstream_en.txt", "Full text:"),
    ],
)
@pytest.mark.filterwarnings("ignore:read_corpus")
def test_a_cut_export_is_unaccounted_for(sample, last, tmp_path):
    """Cut some words behind the last place where a text begins; whole it is not."""
    path = SAMPLES / sample
    whole = read_corpus(path).audit["n_unaccounted"].iloc[0]
    text = path.read_bytes().decode("utf-8")
    (tmp_path / path.name).write_bytes(text[: text.rindex(last) + 60].encode("utf-8"))
    assert read_corpus(tmp_path / path.name).audit["n_unaccounted"].iloc[0] > whole


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_a_whole_file_is_not():
    """Each golden sample of a web page ends as it should."""
    for path in sorted((SAMPLES / "web").glob("*.html")):
        assert read_corpus(path).audit["n_unaccounted"].tolist() == [0], path.name


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_a_cut_table_keeps_its_last_row_as_cut(tmp_path):
    """The other rows are whole; a quote within a field is no break."""
    (tmp_path / "table.csv").write_text(FILES["table.csv"])
    assert read_corpus(tmp_path).articles["text_status"].tolist() == ["whole", "cut"]
    (tmp_path / "table.csv").write_text('title,text\nRain,It was a 5" pipe\nSun,"It shone."\n')
    assert read_corpus(tmp_path).articles["text_status"].tolist() == ["whole", "whole"]
    (tmp_path / "table.csv").write_text('title,text,n\nRain,It rained.,1\n"')  # too little of a row to be one
    corpus = read_corpus(tmp_path)
    assert corpus.articles["text_status"].tolist() == ["whole"]
    assert corpus.audit["n_unaccounted"].tolist() == [1]


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_an_archive_that_ends_within_a_record(tmp_path):
    """The page before it is read, the break is in the audit and among the dropped."""
    body = f"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n{PAGE}</p></article></body></html>".encode()
    head = "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://courier.example/{}\r\nContent-Length: {}\r\n\r\n"
    records = [head.format(n, len(body)).encode() + body + b"\r\n\r\n" for n in (1, 2)]
    (tmp_path / "a.warc").write_bytes(records[0] + records[1][:200])
    corpus = read_corpus(tmp_path)
    assert corpus.articles["url"].tolist()[0] == "http://courier.example/1"
    assert corpus.audit["n_unaccounted"].iloc[0] >= 1
    (tmp_path / "a.warc").write_bytes(gzip.compress(b"".join(records)))
    assert read_corpus(tmp_path).audit["n_unaccounted"].tolist() == [0]


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_what_is_left_out_is_found(tmp_path):
    """Found are the articles kept and those left out: an item that is cut, a row with nothing in it."""
    (tmp_path / "feed.xml").write_text(FILES["feed.xml"])
    (tmp_path / "table.csv").write_text("outlet,title,text\nCourier,Rain,It rained.\nCourier,,\n")
    audit = read_corpus(tmp_path).audit
    assert audit[["n_found", "n_articles"]].values.tolist() == [[2, 1], [2, 1]]
