"""Figures: what must stand in them, whatever the table holds."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit._check import MediakitError
from mediakit._coverage_intervals import wilson
from mediakit.compare import compare
from mediakit.frames import coverage, coverage_over_time
from mediakit.plots import (
    plot_articles_over_time,
    plot_coverage,
    plot_differences,
    plot_keyness,
    plot_over_time,
    plot_tone,
)
from mediakit.plots._style import LACKING, clean, shortened
from mediakit.plots.over_time import ROW
from mediakit.tables import columns

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")

NAMES = [
    "Courier", "The Harbour Post and Evening Mail of the Northern Islands", "a_b_$c_{d}$ $", "المصري اليوم",
    "人民", "Météo \U0001f600", "<b>&amp;", "x" * 300, "line\nbreak\x00\u202e", "half", "Meridian", "",
]  # fmt: skip


def _values(names, least=6):
    rng = np.random.default_rng(0)
    return pd.DataFrame(
        [(name, rng.normal(0.05, 0.1)) for i, name in enumerate(names) for _ in range(least + i)],
        columns=["outlet", "polarity"],
    )


def _corpus(names, frames=3):
    rng = np.random.default_rng(1)
    rows = [(f"{i}-{k}", name) for i, name in enumerate(names) for k in range(6 + i)]
    articles = pd.DataFrame(rows, columns=["doc_id", "outlet"]).assign(text="a land swap")
    days = pd.to_timedelta(rng.choice([0, 1, 2, 6], size=len(articles)), unit="D")
    articles["published"] = pd.Timestamp("2026-03-02", tz="UTC") + days
    found = [(d, f"frame_{f}") for d in articles["doc_id"] for f in range(frames - 1) if rng.random() < 0.5]
    mentions = pd.DataFrame(found, columns=["doc_id", "frame"])
    mentions["frame"] = pd.Categorical(mentions["frame"], [f"frame_{f}" for f in range(frames)])
    return articles, mentions


def _keyness(words=("swap", "dialogue", "lone")):
    table = pd.DataFrame({
        "feature": list(words), "n_target": [30, 1, 9], "n_reference": [1, 30, 0],
        "rate_target": [3.0, 0.1, 0.9], "rate_reference": [0.1, 3.0, 0.0], "log_ratio": [4.9, -4.9, 4.2],
        "low": [3.0, -6.0, 0.1], "high": [6.8, -3.8, 8.3], "log_odds": [1.1, -1.1, 1.0], "z": [3.0, -3.0, 2.0],
        "g2": [35.0, -35.0, 12.0], "p_words": [1e-8, 1e-8, 1e-3], "bic": [26.0, 26.0, 3.0],
        "n_docs_target": [12, 1, 3], "n_docs_reference": [1, 14, 0], "n_stories": [13, 15, 3],
        "dp": [0.2, 0.2, 0.9], "one_story": [False, False, True],
        "p": [1e-4, 1e-4, 1e-3], "p_adjusted": [3e-4, 3e-4, 1e-3], "marked": [True, True, True],
    })  # fmt: skip
    assert list(table) == columns("keyness")
    return table


def test_tone_shows_every_article_and_every_n():
    """Each article is a point; each row has its n; mean and interval stand at the right."""
    values = _values(["Courier", "Meridian"])
    ax = plot_tone(values, compare(values).groups)
    texts = drawn(ax)
    assert sum(len(dots.get_offsets()) for dots in ax.collections) == 13
    assert {"Meridian\nn = 7", "Courier\nn = 6"} <= set(texts)
    assert any(text.startswith("0.") and "[" in text for text in texts)
    assert "2 groups" not in ax.figure.mediakit_alt
    assert "Courier, n = 6, mean" in ax.figure.mediakit_alt


def test_tone_of_a_few_articles_has_a_hollow_mark_and_no_interval():
    """Below five articles: the mean without a line, and the figure says so."""
    values = _values(["Courier"], least=3)
    ax = plot_tone(values, compare(values).groups)
    assert any("Hollow: no interval (1 group)." in text for text in drawn(ax))
    assert "[" not in "".join(text.get_text() for text in ax.texts[:1])


def test_tone_of_many_outlets_counts_those_not_shown():
    """Of 30 outlets 12 are shown; the rest is counted under the figure and in the alt text."""
    values = _values([f"Outlet {i:02}" for i in range(30)])
    ax = plot_tone(values, compare(values, max_groups=2).groups)
    assert len(ax.get_yticklabels()) == 12
    told = "18 more outlets with 261 articles are not shown."  # 6 + 7 + ... + 23
    assert any(told in text for text in drawn(ax)) and told in ax.figure.mediakit_alt


def test_coverage_shows_shares_intervals_and_n():
    """Three frames, two outlets: six percentages, two labels with n, names from the codebook."""
    articles, mentions = _corpus(["Courier", "Meridian"])
    ax = plot_coverage(coverage(mentions, articles), labels={"frame_0": "Land swap"})
    texts = drawn(ax)
    assert "Land swap" in texts and "frame_1" in texts
    assert sum(text.endswith("%") and text != "100%" for text in texts) >= 6
    assert any("Courier" in text and "(n = 6)" in text for text in texts)


def test_coverage_counts_small_groups_that_it_leaves_out():
    """Groups below the least n are counted, unless all are small: then all are shown, hollow."""
    articles, mentions = _corpus(["Courier", "Meridian"])
    articles = pd.concat([articles, articles.head(2).assign(doc_id=["p", "q"], outlet="Small")])
    table = coverage(mentions, articles)
    assert "1 more outlet with 2 articles is not shown." in plot_coverage(table).figure.mediakit_alt
    assert "Hollow: fewer than 20 articles (3 groups)." in plot_coverage(table, min_articles=20).figure.mediakit_alt


def test_over_time_leaves_a_gap_where_there_are_no_articles():
    """Days without an article have no point; the bars say n per day; frames that never occur are counted."""
    articles, mentions = _corpus(["Courier", "Meridian"])
    table = coverage_over_time(mentions, articles, frequency="day")
    ax = plot_over_time(table)
    texts = drawn(ax)
    lines = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert len(lines) == 2
    assert all(np.isnan(line.get_ydata().astype(float)).sum() == 3 for line in lines)
    assert texts.count("0") >= 3 and any("(n = 13)" in text for text in texts)
    assert "1 frame never mentioned." in ax.figure.mediakit_alt


def _weeks(n, n_articles=20, n_with=2):
    """A table of coverage by week with one frame, n_with of n_articles in each."""
    weeks = pd.date_range("2013-01-07", periods=n, freq="7D", tz="UTC")
    table = pd.DataFrame({"period": weeks, "frame": "swap", "n_articles": n_articles, "n_with": n_with})
    low, high = wilson(table["n_with"].to_numpy(), table["n_articles"].to_numpy())
    return table.assign(share=table["n_with"] / table["n_articles"], low=low, high=high)


def _spans(ax):
    """The intervals of the first row, from its ground 0 to its top 1."""
    drawn = next(c for c in ax.collections if c.get_segments())
    return np.array([(0.5 - segment[:, 1]) / ROW for segment in drawn.get_segments()])


def test_over_time_shows_whole_intervals():
    """2 of 20 has the Wilson interval 2.8% to 30.1%: the scale goes to 35% and the line to 30.1%."""
    ax = plot_over_time(_weeks(3))
    assert "35%" in drawn(ax)
    assert np.allclose(_spans(ax) * 0.35, [0.0279, 0.3010], atol=1e-4)
    assert "Arrow" not in ax.figure.mediakit_alt


def test_over_time_marks_an_interval_that_leaves_the_scale():
    """A week of one article, 0% to 79%, does not squeeze the others: an arrow at the top, and a word on it."""
    ax = plot_over_time(_weeks(4, n_articles=[20, 20, 20, 1], n_with=[2, 2, 2, 0]))
    assert "35%" in drawn(ax)
    arrows = [line for line in ax.get_lines() if line.get_marker() == "^"]
    assert [(line.get_xdata()[0], line.get_ydata()[0]) for line in arrows] == [(3, 0.5 - ROW)]
    assert "Arrow: the interval goes on beyond the scale." in ax.figure.mediakit_alt


def test_over_time_puts_many_periods_together():
    """130 weeks from 7 January 2013 are 30 months; 4 or 5 weeks of 2 in 20 give 10% each, with a Wilson interval."""
    table = _weeks(130)
    before = table.copy()
    ax = plot_over_time(table)
    texts = drawn(ax)
    (line,) = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert len(line.get_xdata()) == 30 and "articles\n(n = 2,600)" in texts
    low, high = wilson(np.array([8]), np.array([80]))
    assert np.allclose(_spans(ax)[0] * 0.2, [low[0], high[0]])
    assert "130 periods are put together by month, each where it begins." in ax.figure.mediakit_alt
    assert "month (UTC)" in texts and "highest at 10% in January 2013" in ax.figure.mediakit_alt
    pd.testing.assert_frame_equal(table, before)


@pytest.mark.parametrize(("weeks", "unit", "marks"), [(60, "", 60), (700, "quarter", 54), (4000, "year", 77)])
def test_over_time_takes_a_unit_that_can_be_read(weeks, unit, marks):
    """60 weeks stay weeks, 13 years become quarters, 77 years years; a frame's gaps stay gaps."""
    ax = plot_over_time(_weeks(weeks).drop(index=range(20, 40)))
    (line,) = [line for line in ax.get_lines() if line.get_marker() == "o"]
    assert len(line.get_xdata()) == marks - (20 if not unit else 0)
    assert (f"put together by {unit}," in ax.figure.mediakit_alt) == bool(unit)
    assert np.isnan(line.get_ydata()).sum() == (1 if unit == "quarter" else 0)


def test_keyness_hatches_words_of_one_story_and_says_what_is_shown():
    """Both sides are named; a word mostly of one story is hatched, the others are not; the rule stands below."""
    ax = plot_keyness(_keyness(), target="Courier", reference="Meridian")
    texts = drawn(ax)
    assert any("more in Courier" in text for text in texts) and any("more in Meridian" in text for text in texts)
    assert [bool(bar.get_hatch()) for bar in ax.patches] == [False, True, False]
    assert "lone 12.0" in ax.figure.mediakit_alt and "4.9 [3.0, 6.8]" in texts
    assert "whole stories dealt at random" in ax.figure.mediakit_alt and "over 3 words" in ax.figure.mediakit_alt


def test_keyness_shows_only_marked_words():
    """However large G2 is; without a marked word there is a sentence instead of a figure."""
    ax = plot_keyness(_keyness().assign(marked=[True, False, False]), target="Courier")
    assert "no word of all others" in "".join(drawn(ax)) and len(ax.patches) == 1
    ax = plot_keyness(_keyness().assign(marked=False), target="Courier")
    assert "Nothing to show: no word sets Courier apart after correction." in drawn(ax)


def test_differences_differ_in_shape_not_in_colour_alone():
    """A filled diamond below .05, a hollow circle above, a cross where no test was possible."""
    pairs = compare(_values(["Courier", "Meridian", "Harbour Post"])).pairs
    pairs["p_adjusted"] = [0.01, 0.4, np.nan]
    ax = plot_differences(pairs)
    drawn(ax)
    marks = [line.get_marker() for line in ax.get_lines() if line.get_marker() in ("D", "o", "x")]
    assert marks == ["D", "o", "x"]
    assert "1 with corrected p below .05" in ax.figure.mediakit_alt


def test_differences_of_many_pairs_are_cut_with_a_count():
    """Of 66 pairs the 24 with the smallest p are drawn; the others are counted."""
    pairs = compare(_values([f"Outlet {i:02}" for i in range(12)], least=5)).pairs
    ax = plot_differences(pairs)
    assert len(ax.get_yticklabels()) == 24
    assert any("42 more pairs with larger p are not shown." in text.replace("\n", " ") for text in drawn(ax))


def test_articles_over_time_counts_the_undated():
    """One row per outlet with its dated n; articles without a date are counted under the figure."""
    articles, _ = _corpus(["Courier", "Meridian"])
    articles.loc[[0, 1], "published"] = pd.NaT
    ax = plot_articles_over_time(articles)
    texts = drawn(ax)
    assert any("Courier" in text and "(n = 4)" in text for text in texts)
    assert any("2 articles without a date are not shown." in text for text in texts)
    assert "articles per day (UTC)" in texts


@pytest.mark.parametrize(
    ("days", "unit"), [(90, "day"), (600, "week"), (3000, "month"), (9000, "quarter"), (20000, "year")]
)
def test_articles_over_time_takes_a_unit_that_can_be_seen(days, unit):
    """Long spans are counted by week, month, quarter or year."""
    articles = pd.DataFrame(
        {"outlet": "Courier", "published": pd.to_datetime("1970-01-05") + pd.to_timedelta([0, days], unit="D")}
    )
    assert f"articles per {unit} (UTC)" in drawn(plot_articles_over_time(articles))


def test_hostile_names_draw_without_a_warning_and_without_mathtext():
    """Dollar signs, emoji, Arabic, Chinese, control and half characters, 300 letters: every figure draws."""
    values = _values(NAMES)
    found = compare(values)
    articles, mentions = _corpus(NAMES)
    labels = {"frame_0": NAMES[2], "frame_1": NAMES[7]}
    for ax in (
        plot_tone(values, found.groups),
        plot_differences(found.pairs),
        plot_coverage(coverage(mentions, articles), labels=labels),
        plot_over_time(coverage_over_time(mentions, articles), labels=labels),
        plot_articles_over_time(articles),
        plot_keyness(_keyness([NAMES[2], NAMES[3], NAMES[9]]), target=NAMES[2], reference=NAMES[8]),
    ):
        texts = drawn(ax)
        assert any("$" in text for text in texts)
        assert not any(t.get_parse_math() and "$" in t.get_text() for t in ax.figure.findobj(matplotlib.text.Text))
        assert "\x00" not in "".join(texts) and "\u202e" not in "".join(texts)
        plt.close(ax.figure)


def test_half_characters_in_a_name_are_drawn():
    """A name that holds half a character keeps its row, its points and its tests."""
    values = _values(["Courier", "Meridian"]).astype({"outlet": object})
    values["outlet"] = values["outlet"].replace("Courier", "Courier \ud800")
    found = compare(values)
    ax = plot_tone(values, found.groups)
    drawn(ax)
    assert sum(len(dots.get_offsets()) for dots in ax.collections) == 13 and len(found.pairs) == 1


def test_empty_tables_draw_a_sentence():
    """An empty table is no error: axes with one sentence, which is the alt text too."""
    values, (articles, mentions) = _values(["Courier"]), _corpus(["Courier"])
    found = compare(values)
    for ax in (
        plot_tone(values.iloc[:0], found.groups.iloc[:0]),
        plot_differences(found.pairs),
        plot_coverage(coverage(mentions.iloc[:0], articles.iloc[:0])),
        plot_over_time(coverage_over_time(mentions.iloc[:0], articles.iloc[:0])),
        plot_articles_over_time(articles.iloc[:0]),
        plot_keyness(_keyness().iloc[:0], target="Courier"),
    ):
        assert any(text.startswith("Nothing to show: ") for text in drawn(ax))
        assert ax.figure.mediakit_alt.startswith("Nothing to show: ")


def test_a_figure_leaves_matplotlib_as_it_was():
    """The kit's settings do not stay; axes that are given are drawn on, and no figure is opened."""
    before = dict(matplotlib.rcParams)
    values = _values(["Courier", "Meridian"])
    _, ax = plt.subplots()
    assert plot_tone(values, compare(values).groups, ax=ax) is ax
    assert len(plt.get_fignums()) == 1 and "Courier" in ax.figure.mediakit_alt
    assert dict(matplotlib.rcParams) == before


def test_the_same_table_gives_the_same_picture():
    """Points do not jitter by chance: two drawings are the same pixels, whatever the order of rows."""
    values = _values(["Courier", "Meridian"])
    pictures = []
    for table in (values, values.sample(frac=1, random_state=3)):
        ax = plot_tone(table, compare(table).groups)
        ax.figure.canvas.draw()
        pictures.append(bytes(ax.figure.canvas.buffer_rgba()))
    assert pictures[0] == pictures[1]


def test_labels_are_short_and_clean():
    """Labels lose control characters, keep letters, and are cut with an ellipsis; squares stand for the rest."""
    assert clean("a\x00b\u202ec\nd") == "ab" + "c d"
    assert clean("\U00020000") == LACKING
    assert shortened("x" * 300, 10, 2) == "x" * 10 + "\n" + "x" * 9 + "…"
    assert shortened("\x00") == "(no name)"


def test_wrong_columns_are_told():
    """A table of another kind ends in one sentence that names the column."""
    with pytest.raises(MediakitError, match="pairs has no column 'measure'"):
        plot_differences(_values(["Courier"]))
    with pytest.raises(MediakitError, match="max_frames=0"):
        plot_over_time(coverage_over_time(*reversed(_corpus(["Courier"]))), max_frames=0)
