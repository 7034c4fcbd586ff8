"""Tables and passages as HTML: escaped, accessible, readable from right to left."""

from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.show import kwic_html, table_html


class _Cells(HTMLParser):
    """The tags that were opened, and the text of each cell."""

    def __init__(self, markup):
        super().__init__()
        self.tags, self.cells = [], []
        self.feed(markup)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag in ("td", "th", "caption"):
            self.cells.append("")

    def handle_data(self, data):
        if self.cells:
            self.cells[-1] += data


def _parsed(shown):
    return _Cells(shown._repr_html_())


KWIC = pd.DataFrame({
    "doc_id": ["a", "b", "c"], "start": [0, 1, 2], "end": [1, 2, 3],
    "left": ["said that a", "<i>the", ""], "match": ["land swap"] * 3,
    "right": ["would", "<script>alert(1)</script>", "&amp;"],
})  # fmt: skip
ARTICLES = pd.DataFrame({
    "doc_id": ["a", "b"], "outlet": ["Courier", None], "origin": ["Agency \"A\"", None],
    "published": [pd.Timestamp("2026-03-04 10:00", tz="UTC"), pd.NaT], "title": ['"><script>', None],
}, index=[5, 5])  # fmt: skip


def test_numbers_are_read_as_a_journal_prints_them():
    """Thousands, decimals, a true minus, a dash for missing, p as journals write it, yes for True."""
    table = pd.DataFrame({
        "outlet": ["Courier", None], "n": [12345, -3], "share": [0.256, np.nan], "p": [0.0004, 0.05],
        "p_adjusted": [1.0, np.nan], "is_first": [True, False], "k": pd.array([1, None], dtype="Int64"),
        "difference": [-0.001, -1234.5], "published": [pd.Timestamp("2026-03-04", tz="UTC"), pd.NaT],
        "end": [np.inf, 0],
    })  # fmt: skip
    cells = _parsed(table_html(table, caption="All kinds", digits=2)).cells
    assert cells[0] == "All kinds"
    assert cells[11:21] == ["Courier", "12,345", "0.26", "< .001", "1.000", "yes", "1", "0.00", "2026-03-04", "∞"]
    assert cells[21:] == ["–", "−3", "–", ".050", "–", "no", "–", "−1,234.50", "–", "0.00"]


def test_table_is_accessible():
    """A caption, column and row headings with their scope, numbers at the right, units in the headings."""
    shown = _parsed(
        table_html(pd.DataFrame({"outlet": ["Courier"], "n_articles": [3]}), caption="n", units={"n_articles": "count"})
    )
    headings = [attrs.get("scope") for tag, attrs in shown.tags if tag == "th"]
    assert headings == ["col", "col", "row"]
    assert shown.cells[1:3] == ["outlet", "n articles (count)"]
    assert any(tag == "td" and "right" in attrs["style"] for tag, attrs in shown.tags)


def test_empty_tables_say_so():
    """No rows and no columns are no error."""
    assert "no rows" in _parsed(table_html(pd.DataFrame({"a": []}), caption="x")).cells
    assert "no rows" in _parsed(table_html(pd.DataFrame(), caption="x")).cells
    assert "no passages" in _parsed(kwic_html(KWIC.iloc[:0])).cells


def test_passages_stand_around_their_match():
    """Left context at the right edge, the match marked, right context at the left edge, and the source."""
    shown = _parsed(kwic_html(KWIC, ARTICLES))
    assert shown.cells[0] == "Key words in context: 3 passages"
    assert shown.cells[5:9] == ['Courier / Agency "A"2026-03-04', "said that a", "land swap", "would"]
    assert shown.cells[9] == "(not stated)" and shown.cells[13] == "c"
    assert sum(tag == "mark" for tag, _ in shown.tags) == 3


def test_passages_beyond_n_are_counted():
    """Of three passages two are shown, and the caption says how many there are."""
    assert _parsed(kwic_html(KWIC, n=2)).cells[0] == "Key words in context: 2 of 3 passages"


def test_tags_in_articles_stay_text():
    """A script tag in a passage, a title, an outlet, a heading or a caption never becomes a tag."""
    nasty = '"><script>alert(1)</script>'
    shown = (
        kwic_html(KWIC, ARTICLES),
        table_html(pd.DataFrame({nasty: [nasty]}), caption=nasty, units={nasty: nasty}),
    )
    for html in shown:
        assert "script" not in [tag for tag, _ in _parsed(html).tags]
        assert "<script" not in html._repr_html_()


def test_right_to_left_passages_read_from_right_to_left():
    """Arabic passages turn the table round, with the words before the match at its right; Latin ones do not."""
    arabic = KWIC.head(1).assign(left="قال الوزير إن", match="تبادل الأراضي", right="سيكون مطروحا")
    turned, plain = kwic_html(arabic)._repr_html_(), kwic_html(KWIC)._repr_html_()
    assert '<table class="kwic" dir="rtl">' in turned and '<table class="kwic" dir="ltr">' in plain
    assert 'dir="auto" style="text-align:left;width:36%;overflow-wrap:anywhere">قال' in turned
    assert 'dir="auto" style="text-align:right;width:36%;overflow-wrap:anywhere">said' in plain


def test_plain_text_stands_in_where_html_cannot_be_shown():
    """str() gives the passages and the tables without markup."""
    assert str(kwic_html(KWIC.head(1))) == "said that a [land swap] would"
    assert str(table_html(pd.DataFrame({"n": [3]}), caption="Count")).splitlines()[0] == "Count"


def test_wrong_columns_are_told():
    """A table that is no kwic table ends in one sentence."""
    with pytest.raises(MediakitError, match="kwic has no column 'left'"):
        kwic_html(ARTICLES)


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(), max_size=30), st.text(st.characters(codec=None), max_size=30))
def test_any_text_is_shown_and_is_utf8(name, text):
    """Whatever a cell holds, half characters and NULs too, the markup is UTF-8 and has as many cells."""
    shown = table_html(
        pd.DataFrame({"outlet": pd.Series([name], dtype=object), "title": pd.Series([text], dtype=object)}),
        caption=text,
    )
    shown._repr_html_().encode("utf-8")
    assert len(_parsed(shown).cells) == 5
