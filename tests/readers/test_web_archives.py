"""Web archives: every page an article with the address and the time of its capture, everything else in the list."""

import gzip
import io
import random
import tracemalloc
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import web_archives, web_pages

LINE = "The rain fell on the harbour for three days, said the keeper of the light. "
JSON_LD = (
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2026-03-01T08:00+01:00"}</script>'
)
PAGE = f"<html><head><title>Rain on the harbour</title>{JSON_LD}</head><body><p>{LINE * 9}</p></body></html>"


def record(body, media_type="text/html", *, kind="response", status="200 OK", uri="https://www.courier.example/rain"):
    data = body.encode()
    stated = media_type
    if kind in ("response", "revisit"):
        data = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n\r\n".encode() + data
        stated = "application/http; msgtype=response"
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {uri}\r\nWARC-Date: 2026-03-02T10:00:00Z\r\n"
    return (
        head.encode() + f"Content-Type: {stated}\r\nContent-Length: {len(data)}\r\n\r\n".encode() + data + b"\r\n\r\n"
    )


def read(*records, **options):
    return web_archives.read(io.BytesIO(b"".join(records)), **options)


@pytest.mark.parametrize(
    ("start", "is_archive"),
    [
        (b"WARC/1.0\r\nWARC-Type: warcinfo", True),
        (b"WARC/1.1\nWARC-Type: warcinfo", True),
        (b"filedesc://courier.arc 0.0.0.0 20260302100000 text/plain 76\n1 0 Courier", True),
        (b"WARC/1.0 was the first version of the format.", False),
        (b"filedesc:// begins an archive of the older format.", False),
        (b"\x1f\x8b", False),
        (b"", False),
    ],
)
def test_recognition(start, is_archive):
    """By the line that begins the first record."""
    assert web_archives.recognises(start) is is_archive


def test_a_page_is_an_article():
    """Address and capture are the archive's, the date is the page's; there are no characters to point to."""
    (one,) = read(record(PAGE)).articles
    assert one == {
        "title": "Rain on the harbour",
        "text": (LINE * 9).strip(),
        "start": None,
        "end": None,
        "outlet": "www.courier.example",
        "published_text": "2026-03-01T08:00+01:00",
        "date_source": "JSON-LD datePublished",
        "url": "https://www.courier.example/rain",
        "crawled": "2026-03-02T10:00:00Z",
        "host": "www.courier.example",
    }


def test_the_capture_is_no_date_of_publication():
    """A page that states none is undated."""
    (one,) = read(record(PAGE.replace(JSON_LD, ""))).articles
    assert "published_text" not in one
    assert one["crawled"] == "2026-03-02T10:00:00Z"


def test_what_is_no_article_is_listed_with_its_address():
    """Every record is an article or a row that says why not."""
    parsed = read(
        record("", kind="warcinfo", uri=""),
        record("GET / HTTP/1.1", kind="request"),
        record("", kind="revisit"),
        record("", status="301 Moved"),
        record(PAGE, status="404 Not Found"),
        record("x", "image/png", uri="https://courier.example/a.png"),
        record("User-agent: *", "text/plain"),
        record("{}", "application/json"),
        record("<html><body></body></html>"),
        record("<rss version='2.0'><channel><item>x</item></channel></rss>", "text/html"),
        record(PAGE, uri="https://courier.example/ok"),
    )
    assert [one["url"] for one in parsed.articles] == ["https://courier.example/ok"]
    assert parsed.dropped_rows == [
        ("warcinfo record", ""),
        ("request record", "https://www.courier.example/rain"),
        ("revisit record", "https://www.courier.example/rain"),
        ("redirect", "https://www.courier.example/rain"),
        ("status 404", "https://www.courier.example/rain"),
        ("not a page: image/png", "https://courier.example/a.png"),
        ("not a page: text/plain", "https://www.courier.example/rain"),
        ("not a page: application/json", "https://www.courier.example/rain"),
        (web_pages.NO_ARTICLE, "https://www.courier.example/rain"),
        ("a feed, not a page; save it as a file to read it", "https://www.courier.example/rain"),
    ]


def test_resources_and_texts_taken_out_of_pages():
    """A page stored without its HTTP headers, and the plain text that some crawls give for each page."""
    parsed = read(
        record(PAGE, kind="resource", uri="https://courier.example/1"),
        record(f"Rain on the harbour\n{LINE}", "text/plain", kind="conversion", uri="https://courier.example/2"),
    )
    assert [(one["title"], one["host"]) for one in parsed.articles] == [("Rain on the harbour", "courier.example")] * 2
    assert parsed.articles[1]["text"] == LINE.strip()


def test_a_page_without_a_stated_type_is_one_by_its_looks():
    """And what does not look like one is not."""
    parsed = read(record(PAGE, ""), record("rain", ""))
    assert len(parsed.articles) == 1
    assert parsed.dropped_rows == [("not a page: no type stated", "https://www.courier.example/rain")]


def test_files_and_paths(tmp_path):
    """A path or an open file, seekable or not, packed or not."""
    data = record(PAGE) * 2
    path = tmp_path / "pages.warc.gz"
    path.write_bytes(gzip.compress(data))
    assert len(web_archives.read(path).articles) == len(web_archives.read(str(path)).articles) == 2

    class Pipe(io.BytesIO):
        def seekable(self):
            return False

    assert len(web_archives.read(Pipe(data)).articles) == 2


def test_a_cut_page_is_marked_and_the_place_said():
    """What there is of it is kept."""
    data = record(PAGE, uri="https://courier.example/1") + record(PAGE, uri="https://courier.example/2")
    parsed = web_archives.read(io.BytesIO(data[:-200]))
    assert [one.get("text_status") for one in parsed.articles] == [None, "cut"]
    assert "(record 2)" in parsed.warnings[0]
    assert "1 page cut" in parsed.warnings[1]


def test_long_records_are_dropped_with_a_reason():
    """Under a limit that can be set."""
    parsed = read(record(PAGE), record(PAGE.replace(LINE, LINE * 9)), max_record=2_000)
    assert len(parsed.articles) == 1
    assert parsed.dropped_rows == [("page not read: over 2,000 bytes", "https://www.courier.example/rain")]


def test_one_record_is_in_memory_at_a_time():
    """An archive of pictures, two hundred times as large as a record, takes no more than a few of them."""
    data = b"".join(record("x" * 100_000, "image/png") for _ in range(200))
    tracemalloc.start()
    web_archives.read(io.BytesIO(data))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 3_000_000


def test_nothing_is_printed(capfd, caplog):
    """Neither warcio's remarks on damage nor a log."""
    data = record(PAGE).replace(b"Content-Length: ", b"Content-Length: 1")
    read(data, record(PAGE), b"garbage\r\n", record(PAGE, uri="https://courier.example/a b"))
    assert capfd.readouterr() == ("", "")
    assert not caplog.records


def test_damaged_archives_are_read_without_a_fault():
    """Bytes lost, changed and doubled, plain and packed: no fault, and hardly a page lost that is whole."""
    rng = random.Random(11)
    pages = [record(f"<html><p>{LINE * 4} {n}</p></html>", uri=f"https://courier.example/{n}") for n in range(6)]
    for n in range(320):
        data = b"".join(gzip.compress(page) for page in pages) if n % 2 else b"".join(pages)
        for _ in range(rng.randint(1, 3)):
            i = rng.randrange(len(data))
            j = min(len(data), i + rng.randint(1, 300))
            data = rng.choice(
                [data[:i] + data[j:], data[:i] + rng.randbytes(j - i) + data[j:], data[:j] + data[i:], data[:i]]
            )
        web_archives.read(io.BytesIO(data))


def test_damage_to_one_page_costs_that_page_only():
    """Wherever its bytes are changed: the five others are there, each once."""
    rng = random.Random(12)
    pages = [record(f"<html><p>{LINE * 4} {n}</p></html>", uri=f"https://courier.example/{n}") for n in range(6)]
    for pack in (bytes, gzip.compress):
        parts = [pack(page) for page in pages]
        for _ in range(40):
            i = rng.randrange(len(parts[3]) - 6)
            broken = parts[3][:i] + b"\xff\xfe" + parts[3][i + 2 :]
            parsed = web_archives.read(io.BytesIO(b"".join([*parts[:3], broken, *parts[4:]])))
            times = Counter(one["url"][-1] for one in parsed.articles)
            assert all(times[n] == 1 for n in "01245"), (pack, i, times, parsed.warnings)


SCRAPS = [b"WARC/1.0\r\n", b"\r\n", b"\x00", b"Content-Length: 9\r\n", b"HTTP/1.1", gzip.compress(b"WARC/1.0\r\n")[:15]]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([record(PAGE)[:200], record("x"), gzip.compress(record("x")), *SCRAPS])))
def test_any_bytes_are_read(pieces):
    """No order of records and scraps raises."""
    read(b"WARC/1.0\r\n", *pieces)
    read(*pieces)
