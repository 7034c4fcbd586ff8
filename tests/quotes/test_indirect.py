"""Reported speech without marks."""

from mediakit.quotes.indirect import reported


def test_no_text_reports_nothing():
    """An empty text has no reported clause."""
    assert reported("", [], []) == []
