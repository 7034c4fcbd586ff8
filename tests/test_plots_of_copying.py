"""The network of who copies whom and the shares republished: what must stand in them, whatever the tables hold."""

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from drawing import drawn
from matplotlib.patches import FancyArrowPatch

from mediakit._check import MediakitError
from mediakit.plots._circle import places
from mediakit.plots._paths import Box, bend_of, free_place, on_path
from mediakit.plots.copying import plot_copying
from mediakit.plots.republished import plot_republished

matplotlib.use("agg")
pytestmark = pytest.mark.usefixtures("figures_closed")

NAMES = [
    "Courier", "The Harbour Post and Evening Mail of the Northern Islands", "a_b_$c_{d}$ $", "المصري اليوم", "人民",
    "<b>&amp;", "", "(not stated)", "x" * 300,
]  # fmt: skip


def _flows(*rows):
    table = pd.DataFrame(rows, columns=["source", "target", "source_is_agency", "n_articles", "n_dated", "lag_hours"])
    return table.astype({"lag_hours": "float64"})


def _arrows(ax):
    return [patch for patch in ax.patches if isinstance(patch, FancyArrowPatch)]


def _many(n, n_agencies=2):
    rows = [
        (f"Wire {k}", f"Outlet {i}", True, 1 + (i * 7 + k) % 9, 3, 5.0) for i in range(n) for k in range(n_agencies)
    ]
    rows += [
        (f"Outlet {i}", f"Outlet {(i * 5 + 1) % n}", False, 1 + i % 3, 0, None) for i in range(n) if i * 4 % n != n - 1
    ]
    return _flows(*(row for row in rows if row[0] != row[1]))


def test_the_agency_stands_in_the_middle():
    """A box at the centre, an arrow to each outlet, as wide as its articles, the number on it."""
    ax = plot_copying(_flows(("Wire", "Post", True, 5, 3, 7.0), ("Wire", "Courier", True, 1, 0, None)))
    texts = drawn(ax)
    (box,) = [text for text in ax.texts if text.get_gid() == "agency"]
    assert box.get_text() == "Wire" and box.get_position() == (0, 0)
    wide, narrow = sorted(_arrows(ax), key=lambda arrow: -arrow.get_linewidth())
    assert wide.get_linewidth() > 2 * narrow.get_linewidth()
    assert "5, 7 h" in texts and "1" in texts
    assert "Wire to Post 5 articles, median lag 7 hours; Wire to Courier 1 article." in ax.figure.mediakit_alt


def test_no_number_where_each_arrow_is_one_article():
    """The line under the figure says it once."""
    ax = plot_copying(_flows(("Wire", "Post", True, 1, 0, None), ("Post", "Star", False, 1, 0, None)))
    assert "1" not in drawn(ax)
    assert "each is one article" in ax.figure.mediakit_alt


def test_what_is_not_known_is_counted_and_not_drawn():
    """Under the figure."""
    ax = plot_copying(_flows(("Wire", "Post", True, 2, 0, None), ("(not known)", "Star", False, 4, 0, None)))
    assert len(_arrows(ax)) == 1
    assert "4 articles more share their text with another outlet's" in ax.figure.mediakit_alt
    none = plot_copying(_flows(("(not known)", "Star", False, 1, 0, None)))
    assert "1 article more shares its text" in none.figure.mediakit_alt and not _arrows(none)


@pytest.mark.parametrize("n", [40, 2, 1])
def test_many_outlets(n):
    """The largest are shown, the rest is counted: arrows drawn and arrows told add up."""
    table = _many(n)
    ax = plot_copying(table)
    drawn(ax)
    left = len(table) - len(_arrows(ax))
    assert len(_arrows(ax)) <= 40
    assert (f"{left} more arrow" in ax.figure.mediakit_alt) == (left > 0)
    everyone = plot_copying(table, max_outlets=40)
    drawn(everyone)
    assert len(_arrows(everyone)) <= 40


@pytest.mark.parametrize("names", [NAMES, NAMES[1:2] * 2, NAMES[:1]])
def test_any_names(names):
    """Every name can be drawn, with warnings as errors, as an outlet and as an agency."""
    drawn(plot_copying(_flows(*[(f"W{name}", name, True, i + 1, 0, None) for i, name in enumerate(names)])))
    drawn(plot_copying(_flows(*[(name, f"O{name}", False, i + 1, 0, None) for i, name in enumerate(names)])))


def test_numbers_do_not_lie_on_one_another():
    """As drawn, in a crowded network."""
    ax = plot_copying(_many(14, 3))
    drawn(ax)
    boxes = [text.get_window_extent() for text in ax.texts if text.get_gid() in ("number", "agency")]
    assert len(boxes) > 10
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[:i])


def test_both_directions_lie_apart():
    """An arrow back does not cover the arrow."""
    ax = plot_copying(_flows(("Post", "Star", False, 3, 0, None), ("Star", "Post", False, 2, 0, None)))
    drawn(ax)
    middles = [arrow.get_path().vertices[1] for arrow in _arrows(ax)]
    assert np.hypot(*(middles[0] - middles[1])) > 0.2


def test_nothing_to_show():
    """A sentence in place of a figure."""
    assert "no text is known to come from somebody else." in plot_copying(_flows()).figure.mediakit_alt


def test_in_axes_of_ones_own():
    """Its settings stay."""
    _, axes = plt.subplots(1, 2)
    before = matplotlib.rcParams["font.size"]
    assert plot_copying(_many(5), ax=axes[1]) is axes[1]
    assert matplotlib.rcParams["font.size"] == before
    drawn(axes[1])


@pytest.mark.parametrize("most", [0, True, 2.5, None])
def test_numbers_of_outlets_that_are_not_allowed(most):
    """Are named."""
    with pytest.raises(MediakitError, match="max_outlets"):
        plot_copying(_many(3), max_outlets=most)
    with pytest.raises(MediakitError, match="max_groups"):
        plot_republished(_shares([3]), max_groups=most)


def test_neighbours_in_flow_are_neighbours_on_the_circle():
    """Three pairs that were given mixed up stand in an order without a crossing."""
    pairs = [("a", "d"), ("b", "e"), ("c", "f")]
    where = places(list("abcdef"), [], pairs)
    lengths = [np.hypot(where[a][0] - where[b][0], where[a][1] - where[b][1]) for a, b in pairs]
    assert lengths == pytest.approx([1.0, 1.0, 1.0])
    assert where == places(list("abcdef"), [], pairs)


def test_arrows_bend_around_boxes():
    """None of the places on the arrow lies in the box."""
    box = Box(0, 0, 0.3, 0.2)
    bend = bend_of((-1, 0), (1, 0), [box], both_ways=False, straight=True)
    path = on_path((-1, 0), (1, 0), bend, np.linspace(0, 1, 50))
    assert not ((abs(path[:, 0]) < 0.3) & (abs(path[:, 1]) < 0.2)).any()
    assert bend_of((-1, 0), (1, 0), [], both_ways=False, straight=True) == 0


def test_an_arrow_goes_a_long_way_round_rather_than_through_a_box():
    """A wide bend costs less than one place in a box."""
    boxes = [Box(-0.29, -0.4, 0.28, 0.12), Box(0.29, -0.4, 0.28, 0.17)]
    bend = bend_of((-0.48, 0.15), (0.43, -0.9), boxes, both_ways=False, straight=True)
    path = on_path((-0.48, 0.15), (0.43, -0.9), bend, np.linspace(0, 1, 50))
    assert not any(((abs(path[:, 0] - b.x) < b.width) & (abs(path[:, 1] - b.y) < b.height)).any() for b in boxes)


def test_no_number_on_a_head():
    """A number stands clear of the arrow's head, beside the arrow where it is short; every place is free."""
    for end in ((0.4, 0), (0, 0.4), (-0.3, 0.3), (1, 0.2)):
        place = free_place((0, 0), end, 0, (0.05, 0.045), [], head=0.15)
        along = np.array([place.x, place.y]) @ end / np.hypot(*end)
        off = abs(place.x * end[1] - place.y * end[0]) / np.hypot(*end)
        assert along + 0.045 <= np.hypot(*end) - 0.15 or off >= 0.045


def _shares(sizes):
    n = np.array(sizes)
    return pd.DataFrame(
        {
            "outlet": [f"g{i}" for i in range(len(n))], "n_articles": n, "n_republished": n // 3, "n_unclear": 1,
            "share": (n // 3) / n, "low": np.where(n < 5, np.nan, 0.1), "high": np.where(n < 5, np.nan, 0.6),
        }
    )  # fmt: skip


def test_shares_republished():
    """The highest on top, n beside the name, count and interval at the right; what is hollow and left out is said."""
    ax = plot_republished(_shares([30, 9, 3, 2, 2]), max_groups=4)
    texts = drawn(ax)
    names = [label.get_text().replace("\u200e", "") for label in ax.get_yticklabels()]
    assert names == ["g0 (n = 30)", "g1 (n = 9)", "g2 (n = 3)", "g3 (n = 2)"]
    assert "10: 33% [10, 60]" in texts and "1: 33%" in texts
    alt = ax.figure.mediakit_alt
    assert "too few articles for one (2 groups)" in alt and "1 more outlet with 2 articles is not shown." in alt
    assert "4 articles more share their text" in alt


@pytest.mark.parametrize("sizes", [[], [1], [3] * 40])
def test_any_number_of_shares(sizes):
    """None, one, many."""
    drawn(plot_republished(_shares(sizes)))


def test_shares_of_any_names():
    """Drawn with warnings as errors, "(not stated)" last."""
    ax = plot_republished(_shares([9] * len(NAMES)).assign(outlet=NAMES))
    drawn(ax)
    assert "(not stated)" in ax.get_yticklabels()[-1].get_text()
