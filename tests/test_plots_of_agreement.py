"""The figure of two analyzers' agreement: what must stand in it, whatever the scores are."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawing import drawn

from mediakit._check import MediakitError
from mediakit.plots.agreement import plot_bland_altman

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")


def _scores(values, name="vader"):
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(values))], "analyzer": name, "polarity": values})


def _pair(n, name="vader"):
    draws = np.random.default_rng(2)
    a = draws.normal(0.05, 0.2, n)
    return _scores(a, "textblob"), _scores(0.6 * a + draws.normal(0, 0.15, n), name)


def test_each_article_is_drawn_once_and_those_that_turn_have_a_shape_of_their_own():
    """Circles and triangles add up to the articles that both score; the triangles are those of opposite sign."""
    first, second = _pair(50)
    second.loc[7, "polarity"] = None
    ax = plot_bland_altman(first, second)
    sizes = [len(points.get_offsets()) for points in ax.collections]
    flips = int((first["polarity"] * second["polarity"] < 0).sum())
    assert sizes == [49 - flips, flips]
    assert len({len(points.get_paths()[0].vertices) for points in ax.collections}) == 2, "two shapes"
    assert f"on opposite sides of zero ({flips} of 49" in " ".join(drawn(ax)).replace("\n", " ")


def test_the_dashed_lines_are_the_limits_of_agreement():
    """At ±1.96 standard deviations of the difference of z-scores, with the number beside them; the alt text has it."""
    first, second = _pair(60)
    z = [(t["polarity"] - t["polarity"].mean()) / t["polarity"].std() for t in (first, second)]
    limit = 1.959963984540054 * (z[0] - z[1]).std()
    ax = plot_bland_altman(first, second)
    dashed = [line.get_ydata()[0] for line in ax.lines if line.get_linestyle() != "-"]
    assert dashed == pytest.approx([-limit, limit])
    assert f"limits of agreement ±{limit:.1f}" in ax.figure.mediakit_alt
    assert "Difference of TextBlob and VADER against their mean, 60 articles" in ax.figure.mediakit_alt
    assert f"+{limit:.1f} sd" in " ".join(drawn(ax))


@pytest.mark.parametrize("values", [[], [0.1, 0.2, 0.3], [0.1] * 6, [None] * 6])
def test_nothing_to_show_is_said(values):
    """Too few articles, or scores that do not vary, give a sentence in place of a figure."""
    ax = plot_bland_altman(_scores(values), _scores(values))
    assert "Nothing to show" in " ".join(drawn(ax)) and ax.figure.mediakit_empty


def test_any_name_can_be_drawn():
    """A long name, one of other letters, one that looks like a formula; tables that name none are first and second."""
    for name in ("$x_{1}$ " * 20, "المصري", "line\nbreak"):
        drawn(plot_bland_altman(*_pair(20, name)))
    bare = [table.drop(columns="analyzer") for table in _pair(20)]
    assert "first − second" in " ".join(drawn(plot_bland_altman(*bare)))


def test_many_articles_are_drawn_in_an_axis_that_is_given():
    """2,000 points are rasterised; the notes stand above an axis that is not the figure's own."""
    _, ax = plt.subplots()
    assert plot_bland_altman(*_pair(2000), ax=ax) is ax
    assert all(points.get_rasterized() for points in ax.collections)
    assert "Each mark is an article" in " ".join(drawn(ax))


def test_sentences_are_refused():
    """Several rows for one article would be paired crosswise."""
    first, second = _pair(20)
    with pytest.raises(MediakitError, match="second has several rows for one article"):
        plot_bland_altman(first, second.assign(doc_id="d0"))
