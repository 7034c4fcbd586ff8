"""Web archives of warcio's tests: the whole one, the one that is one gzip file, and the one with a wrong length."""

import pytest

from mediakit.readers import web_archives


@pytest.mark.parametrize(
    ("name", "url", "n_rows"),
    [
        ("example.warc.gz", "http://example.com/", 5),
        ("example-bad.warc.gz.bad", "http://example.com?example=1", 5),
        ("example-trunc.warc", "http://example.com/", 3),
    ],
)
def test_their_page_is_an_article_and_every_other_record_a_row(real, name, url, n_rows):
    """One page each; requests, revisits, redirects and the archive's own records are listed."""
    parsed = web_archives.read(real / "warc" / name)
    assert [(one["title"], one["url"]) for one in parsed.articles] == [("Example Domain", url)]
    assert "published_text" not in parsed.articles[0]
    assert len(parsed.dropped_rows) == n_rows


def test_the_wrong_length_is_told_with_its_place(real):
    """The record that is longer than it says, by the byte where it should end."""
    parsed = web_archives.read(real / "warc" / "example-trunc.warc")
    assert any("at byte 2,560" in said for said in parsed.warnings)
