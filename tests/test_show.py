"""Tables and passages as HTML: escaped, accessible, readable from right to left."""

from html.parser import HTMLParser

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.show import kwic_html, table_html
from mediakit.tables import TABLES


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
    """Thousands, decimals, a true minus, no false zero, a dash for missing, p as journals write it, yes for True."""
    table = pd.DataFrame({
        "outlet": ["Courier", None], "n": [12345, -3], "rate": [0.256, np.nan], "p": [0.0004, 0.05],
        "p_adjusted": [1.0, np.nan], "is_first": [True, False], "k": pd.array([1, None], dtype="Int64"),
        "difference": [-0.0034, -1234.5], "published": [pd.Timestamp("2026-03-04", tz="UTC"), pd.NaT],
        "end": [np.inf, 0],
    })  # fmt: skip
    cells = _parsed(table_html(table, caption="All kinds", digits=2)).cells
    assert cells[0] == "All kinds"
    assert cells[11:21] == ["Courier", "12,345", "0.26", "< .001", "1.000", "yes", "1", "−0.003", "2026-03-04", "∞"]
    assert cells[21:] == ["–", "−3", "–", ".050", "–", "no", "–", "−1,234.50", "–", "0.00"]


def test_table_is_accessible():
    """A caption, column and row headings with their scope, numbers at the right, units in the headings."""
    shown = _parsed(
        table_html(pd.DataFrame({"outlet": ["Courier"], "n_articles": [3]}), caption="n", units={"n_articles": "count"})
    )
    headings = [attrs.get("scope") for tag, attrs in shown.tags if tag == "th"]
    assert headings == ["col", "col", "row"]
    assert shown.cells[1:3] == ["outlet", "articles (count)"]
    assert any(tag == "td" and "right" in attrs["style"] for tag, attrs in shown.tags)


def test_empty_tables_say_so():
    """No rows and no columns are no error: a sentence with the caption, and no table."""
    said = '<p class="reading">Nothing to show: Shares &amp; so on.</p>'
    assert table_html(pd.DataFrame({"a": []}), caption="Shares & so on.").markup == said
    assert table_html(pd.DataFrame(), caption="Shares & so on").markup == said
    assert kwic_html(KWIC.iloc[:0]).markup == '<p class="reading">Nothing to show: no passages.</p>'


def test_headings_are_words_for_readers():
    """No column of any table of the kit is headed by an abbreviation or an underscore."""
    for name, what in TABLES.items():
        shown = _parsed(table_html(pd.DataFrame({column: ["x"] for column in what}), caption=name))
        heads = shown.cells[1 : 1 + len(what)]
        assert not [h for h in heads if "_" in h or h.startswith("n ") != (h in ("n first", "n second"))], heads
    shown = _parsed(table_html(pd.DataFrame({"low": [0.1], "p_adjusted": [0.2], "my_own": [1]}), caption="x"))
    assert shown.cells[1:4] == ["95% from", "p, corrected", "my own"]


def test_shares_are_percent():
    """A share and its bounds read as percent, and 0% and 100% only where it is none or all."""
    table = pd.DataFrame(
        {"frame": ["swap"] * 3, "share": [0.256, 0, 0.9991], "low": [0.004, 0, 0.9], "high": [1, np.nan, 1]}
    )
    assert _parsed(table_html(table, caption="x")).cells[5:] == [
        "swap", "26%", "0.4%", "100%", "swap", "0%", "0%", "–", "swap", "99.9%", "90%", "100%",
    ]  # fmt: skip
    pairs = pd.DataFrame({"difference": [-0.126], "low": [-0.2], "high": [0.3], "effect_size": [0.3]})
    shown = _parsed(table_html(pairs, caption="x", shares=["difference", "low", "high"]))
    assert shown.cells[1:] == ["difference (points)", "95% from", "to", "Hedges’ g", "−13", "−20", "30", "0.30"]


def test_ids_get_their_names():
    """A frame's label stands for its id, and words for the ways of counting copies; no other column changes."""
    table = pd.DataFrame({"outlet": ["swap"], "frame": pd.Categorical(["swap"]), "copies": ["all"]})
    assert _parsed(table_html(table, caption="x", labels={"swap": "Land <swap>"})).cells[4:] == [
        "swap", "Land <swap>", "every copy",
    ]  # fmt: skip


def test_wide_text_stands_below_its_record():
    """A column that is wide is a row across the table, named, and only where it says something."""
    table = pd.DataFrame(
        {"file": ["a.txt", "b.txt", "c.txt"], "n_articles": [1, 2, 3], "warnings": ["<b> odd", "", None]}
    )
    shown = _parsed(table_html(table, caption="x", wide=["warnings"]))
    assert shown.cells == ["x", "file", "articles", "a.txt", "1", "worth knowing: <b> odd", "b.txt", "2", "c.txt", "3"]
    assert [attrs["colspan"] for tag, attrs in shown.tags if "colspan" in attrs] == ["2"]
    with pytest.raises(MediakitError, match="table has no column 'warning'"):
        table_html(table, caption="x", wide=["warning"])


def test_long_text_gets_room_and_short_text_one_line():
    """A column of sentences is at least 14em wide, names do not break, many columns are set smaller."""
    table = pd.DataFrame({"outlet": ["Courier"], "title": ["word " * 12]})
    styles = [attrs["style"] for tag, attrs in _parsed(table_html(table, caption="x")).tags if tag in ("td", "th")]
    assert "nowrap" in styles[2] and "min-width:14em" in styles[3]
    dense = table_html(table.assign(**{f"k{i}": 1 for i in range(8)}), caption="x")._repr_html_()
    assert '<table style="font-size:0.8125rem">' in dense and "padding:0.3em 0.4em" in dense


def test_passages_stand_around_their_match():
    """Left context at the right edge, the match marked, right context at the left edge; the source has a title."""
    shown = _parsed(kwic_html(KWIC, ARTICLES))
    assert shown.cells[0] == "Key words in context: 3 passages"
    assert shown.cells[5:9] == ['Courier / Agency "A", 2026-03-04"><script>', "said that a", "land swap", "would"]
    assert shown.cells[9] == "(not stated)" and shown.cells[13] == "c"
    assert sum(tag == "mark" for tag, _ in shown.tags) == 3


def test_passages_beyond_n_are_counted():
    """Of three passages two are shown, and the caption says how many there are."""
    told = _parsed(kwic_html(KWIC, n=2)).cells[0]
    assert told == "Key words in context: 2 of 3 passages, taken in turn from the articles"


def _many():
    """Six passages: frame swap thrice in one article of Courier and once in Post, frame talks once in each."""
    kwic = pd.DataFrame({
        "doc_id": ["a", "a", "a", "a", "b", "b"], "frame": ["swap", "swap", "swap", "talks", "swap", "talks"],
        "left": list("123456"), "match": "x", "right": "",
    }, index=[9] * 6)  # fmt: skip
    return kwic, pd.DataFrame({"doc_id": ["a", "b"], "outlet": ["Courier", "Post"], "section": ["home", "home"]})


def test_passages_are_taken_from_frames_and_groups_in_turn():
    """Of six passages four: one of each frame from each outlet, by frame, in order of place."""
    kwic, articles = _many()
    before = kwic.copy()
    shown = kwic_html(kwic, articles, n=4, labels={"swap": "Land <swap>"})
    cells = _parsed(shown).cells
    assert cells[0] == "Key words in context: 4 of 6 passages, taken in turn from the frames, outlets and articles"
    assert str(shown).splitlines() == ["1 [x]", "5 [x]", "4 [x]", "6 [x]"]
    assert cells[5] == "Land <swap>" and cells[14] == "talks"
    assert "in turn" not in _parsed(kwic_html(kwic, articles)).cells[0]
    pd.testing.assert_frame_equal(kwic, before)


def test_passages_follow_the_codebook_and_any_group():
    """A Categorical's order is the order of frames; with one group in all only frames and articles take turns."""
    kwic, articles = _many()
    kwic["frame"] = pd.Categorical(kwic["frame"], ["talks", "swap", "never"])
    shown = kwic_html(kwic, articles, n=3, by="section")
    assert str(shown).splitlines() == ["4 [x]", "6 [x]", "1 [x]"]
    assert _parsed(shown).cells[0].endswith("3 of 6 passages, taken in turn from the frames and articles")


def test_articles_take_turns_too():
    """Of one outlet's passages the second article's first comes before the first article's second."""
    kwic, articles = _many()
    shown = kwic_html(kwic.drop(columns="frame"), articles.assign(outlet="Courier"), n=2)
    assert str(shown).splitlines() == ["1 [x]", "5 [x]"]
    first = kwic_html(kwic.drop(columns="frame").head(4), articles, n=2)
    assert _parsed(first).cells[0] == "Key words in context: 2 of 4 passages, the first"


def test_long_titles_are_cut():
    """Beside a passage at most 60 characters of the title stand, cut between words."""
    articles = ARTICLES.head(1).assign(
        title="Envoys meet again in the old harbour after months of silence and two storms"
    )
    cell = _parsed(kwic_html(KWIC.head(1), articles)).cells[5]
    assert cell.endswith("Envoys meet again in the old harbour after months of…")


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
    assert '<table class="kwic" dir="rtl"' in turned and '<table class="kwic" dir="ltr"' in plain
    assert 'dir="auto" style="text-align:left;width:27%;overflow-wrap:anywhere">قال' in turned
    assert 'dir="auto" style="text-align:right;width:27%;overflow-wrap:anywhere">said' in plain


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
