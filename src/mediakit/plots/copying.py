"""Who copies whom, as a network: agencies in the middle, outlets around them."""

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyArrowPatch

from mediakit._check import MediakitError, check_columns
from mediakit._phrases import counted, does
from mediakit._text_sources import NOT_KNOWN
from mediakit.plots._circle import places
from mediakit.plots._paths import Box, Place, bend_of, free_place
from mediakit.plots._style import (
    ACCENT,
    INK,
    SECOND,
    SMALL,
    WIDTH,
    canvas,
    chosen,
    enumerated,
    finish,
    nothing,
    shortened,
    spoken,
    styled,
)
from mediakit.prose.copying import lag_words
from mediakit.tables import NOT_STATED

SCALE = 1.7  # inches to the radius of the circle
MOST_AGENCIES = 5
MOST_ARROWS = 40  # more cannot be followed with the eye
MOST_NUMBERS = 26
LAGS, LEAST_DATED = 5, 3  # the strongest arrows carry their median lag, where so many lags are known
LETTERS = 12  # of an agency's name on one line
UPRIGHT = 16  # with more outlets their names stand along the radius


@styled
def plot_copying(copying: pd.DataFrame, *, max_outlets: int = 14, ax: Axes | None = None) -> Axes:
    """Show whose text flows to whom: agencies in the middle, outlets on a circle, an arrow from source to printer.

    Parameters
    ----------
    copying : DataFrame
        ``copying(articles, stories)``.
    max_outlets : int
        At most so many outlets, those with most articles that they took or gave; a line under the figure counts the
        rest.
    ax : matplotlib Axes, optional
        Where to draw; a new figure, 7 inches wide, without it.

    Returns
    -------
    matplotlib Axes
        Agencies and other sources that are no outlet of the corpus are boxes, outlets circles. An arrow is as wide as
        its number of articles, which stands on it; the strongest carry the median lag, where three or more are known.
        At most 5 agencies and 40 arrows, the strongest. The alt text is in ``ax.figure.mediakit_alt``.

    Raises
    ------
    MediakitError
        A missing column, or `max_outlets` that is no whole number from 1.
    """
    needed = ["source", "target", "source_is_agency", "n_articles", "n_dated", "lag_hours"]
    check_columns(copying, needed, "copying")
    if isinstance(max_outlets, bool) or not isinstance(max_outlets, int | np.integer) or max_outlets < 1:
        raise MediakitError(f"max_outlets={max_outlets!r} is not allowed. Allowed: whole numbers, 1 and up.")
    unknown = copying["source"] == NOT_KNOWN
    flows = copying[~unknown & (copying["source"] != copying["target"])]
    lost = int(copying.loc[unknown, "n_articles"].sum())
    if flows.empty:
        return nothing(ax, f"no text is known to come from somebody else{_unknown(lost, ', but ')}")
    agencies, outlets, arrows = _shown(flows, max_outlets)
    pairs = list(zip(arrows["source"], arrows["target"], strict=True))
    where = places(outlets, agencies, pairs)
    own = ax is None
    ax = _ground(ax, where, len(outlets))
    n_numbers = _arrows(ax, arrows, where, agencies)
    for name in outlets:
        _outlet(ax, name, where[name], len(outlets) > UPRIGHT)
    for name in agencies:
        ax.text(
            *where[name], shortened(name, LETTERS, 3), ha="center", va="center", fontsize=SMALL + 0.5,
            fontweight="bold", parse_math=False, zorder=5, linespacing=1.05, gid="agency",
            bbox={"boxstyle": "square,pad=0.45", "facecolor": "white", "edgecolor": ACCENT, "linewidth": 1.6},
        )  # fmt: skip
    return finish(ax, _tell(arrows), _notes(flows, arrows, [outlets, agencies], n_numbers, lost), own=own)


def _shown(flows: pd.DataFrame, max_outlets: int) -> tuple[list[str], list[str], pd.DataFrame]:
    """The agencies, outlets and arrows that are drawn, the strongest."""
    known = flows.loc[flows["source_is_agency"].astype(bool), ["source", "n_articles"]]
    sizes = known.groupby("source")["n_articles"].sum()
    agencies = chosen(list(sizes.index), list(sizes), MOST_AGENCIES)
    arrows = flows[~flows["source"].isin(set(sizes.index) - set(agencies))]
    ends = pd.concat([arrows[["source", "n_articles"]].rename(columns={"source": "target"}), arrows])
    ends = ends[~ends["target"].isin(agencies)].groupby("target")["n_articles"].sum()
    outlets = chosen(list(ends.index), list(ends), max_outlets)
    inside = {*agencies, *outlets}
    arrows = arrows[arrows["source"].isin(inside) & arrows["target"].isin(inside)]
    order = arrows.sort_values(["n_articles", "source", "target"], ascending=[False, True, True], kind="stable")
    arrows = order.head(MOST_ARROWS)
    used = {*arrows["source"], *arrows["target"]}
    return [a for a in agencies if a in used], [o for o in outlets if o in used], arrows


def _ground(ax: Axes | None, where: dict[str, Place], n_outlets: int) -> Axes:
    """Axes that hold the network and the names around it."""
    across, heights = [x for x, _ in where.values()], [y for _, y in where.values()]
    around = 0.85 if n_outlets > UPRIGHT else 0.32
    low, high = min(heights) - around, max(heights) + around
    middle = (min(across) + max(across)) / 2 if len(where) < 3 else 0
    ax = canvas(ax, SCALE * (high - low) + 0.6)
    ax.set_axis_off()
    ax.set_xlim(middle - WIDTH / 2 / SCALE, middle + WIDTH / 2 / SCALE)
    ax.set_ylim(low, high)
    ax.set_aspect("equal")
    return ax


def _outlet(ax: Axes, name: str, place: Place, along: bool) -> None:
    """A circle with its name outside; hollow and broken where no outlet is stated."""
    x, y = place
    stated = name != NOT_STATED
    ax.plot(
        x, y, marker="o", markersize=9, markerfacecolor=INK if stated else "white", markeredgecolor=INK, zorder=5,
        clip_on=False,
    )  # fmt: skip
    if along:
        angle = np.degrees(np.arctan2(y, x))
        turned = abs(angle) > 90.001
        ax.text(
            1.08 * x, 1.08 * y, shortened(name, 22, 1), rotation=angle + 180 * turned, rotation_mode="anchor",
            ha="right" if turned else "left", va="center", fontsize=SMALL, parse_math=False,
        )  # fmt: skip
        return
    side = 0 if abs(x) < 0.15 else np.sign(x)
    level = 0 if abs(y) < 0.9 and side else np.sign(y)
    ax.text(
        x + 0.09 * side, y + (0.09 if not side else 0.03) * level, shortened(name, 18, 3),
        ha={0: "center", 1: "left", -1: "right"}[int(side)], va={0: "center", 1: "bottom", -1: "top"}[int(level)],
        fontsize=SMALL, parse_math=False, linespacing=1.05,
    )  # fmt: skip


def _arrows(ax: Axes, arrows: pd.DataFrame, where: dict[str, Place], agencies: list[str]) -> int:
    """The arrows, the weakest first, and the numbers on the strongest; how many have a number."""
    most = arrows["n_articles"].max()
    boxes = {name: _box(name, where[name]) for name in agencies}
    taken = boxes | {name: Box(*where[name], 0.07, 0.07) for name in where if name not in boxes}
    pairs = set(zip(arrows["source"], arrows["target"], strict=True))
    bends = {}
    for row in arrows.itertuples():
        bends[row.Index] = bend_of(
            where[row.source], where[row.target],
            [box for name, box in taken.items() if name not in (row.source, row.target)],
            both_ways=(row.target, row.source) in pairs, straight=row.source in boxes,
        )  # fmt: skip
    for row in arrows.iloc[::-1].itertuples():
        (x, y), (u, v) = where[row.source], where[row.target]
        width = _width(row.n_articles, most)
        room = 72 * SCALE * np.hypot(u - x, v - y) - 12
        ax.add_patch(
            FancyArrowPatch(
                (x, y), (u, v), connectionstyle=f"arc3,rad={bends[row.Index]}", linewidth=width,
                arrowstyle="-|>,head_length=0.5,head_width=0.26", mutation_scale=min(9 + 1.9 * width, room),
                color=ACCENT if row.source in boxes else SECOND, joinstyle="miter", capstyle="butt",
                shrinkA=0 if row.source in boxes else 5, shrinkB=27 if row.target in boxes else 6,
                zorder=2 + row.n_articles / (most + 1), clip_on=False,
            )
        )  # fmt: skip
    if most == 1:
        return len(arrows)
    return _numbers(ax, arrows.head(MOST_NUMBERS), where, bends, list(boxes.values()))


def _width(n_articles: int, most: int) -> float:
    """How wide an arrow is, in points."""
    return 1.0 + (3.5 * (n_articles - 1) / (most - 1) if most > 1 else 0.4)


def _box(name: str, place: Place) -> Box:
    """What an agency's box covers, in units of the axes."""
    lines = shortened(name, LETTERS, 3).split("\n")
    return Box(*place, 0.026 * max(map(len, lines)) + 0.05, 0.042 * len(lines) + 0.04)


def _numbers(
    ax: Axes, arrows: pd.DataFrame, where: dict[str, Place], bends: dict[object, float], taken: list[Box]
) -> int:
    """The articles of the arrows, and of the strongest the median lag, where there is room; how many there are."""
    n_numbers = 0
    lagged = set(arrows.index[arrows["n_dated"] >= LEAST_DATED][:LAGS])
    taken = [*taken, *(Box(x, y, 0.05, 0.05) for x, y in where.values())]
    for row in arrows.itertuples():
        text = f"{row.n_articles:,}"
        if row.Index in lagged:
            text += f", {lag_words(row.lag_hours, short=True)}"
        size = (0.018 * len(text) + 0.02, 0.045)
        width = _width(row.n_articles, arrows["n_articles"].max())
        ends = where[row.source], where[row.target]
        head = (10.5 + 0.95 * width) / 72 / SCALE  # its length and its distance from the middle of the circle
        place = free_place(*ends, bends[row.Index], size, taken, head=head)
        if place is None:
            continue
        taken.append(place)
        n_numbers += 1
        ax.text(
            place.x, place.y, text, ha="center", va="center", fontsize=SMALL, parse_math=False, zorder=4, gid="number",
            bbox={"boxstyle": "round,pad=0.1", "facecolor": "white", "edgecolor": "none"},
        )  # fmt: skip
    return n_numbers


def _notes(flows: pd.DataFrame, arrows: pd.DataFrame, drawn: list[list[str]], n_numbers: int, lost: int) -> list[str]:
    """What the shapes mean, and what is not drawn."""
    outlets, agencies = drawn
    most = arrows["n_articles"].max()
    lags = (arrows["n_dated"] >= LEAST_DATED).any() and most > 1
    room = "" if n_numbers == len(arrows) else ", where there is room"
    width = f"width and number{room}: articles" if most > 1 else "each is one article"
    sources = set(flows.loc[flows["source_is_agency"].astype(bool), "source"])
    more = len({*flows["source"], *flows["target"]} - sources) - len(outlets), len(sources) - len(agencies)
    kinds = [counted(more[0], "more outlet")] if more[0] else []
    kinds += [counted(more[1], "more agency")] if more[1] else []
    rest = int(flows["n_articles"].sum() - arrows["n_articles"].sum())
    left = len(flows) - len(arrows)
    return [
        f"Arrow: from whose text it is to who printed it; {width}.",
        "Box: agency, or another source that is no outlet here. Circle: outlet." if agencies else "",
        "Hollow: the articles state no outlet." if NOT_STATED in outlets else "",
        "Behind the comma: median lag, of an agency's text from its first copy here." if lags else "",
        f"{counted(left, 'more arrow')} with {counted(rest, 'article')} {does(left, 'is', 'are')} not drawn"
        + (f" ({' and '.join(kinds)})." if kinds else ".") if left else "",
        _unknown(lost),
    ]  # fmt: skip


def _unknown(lost: int, before: str = "") -> str:
    if not lost:
        return ""
    said = f"{counted(lost, 'article')} more {does(lost, 'shares its', 'share their')} text with another outlet's, "
    said += f"and nothing says whose it is{'' if before else '.'}"
    return before + said


def _tell(arrows: pd.DataFrame) -> str:
    """What the figure shows, in words."""
    said = []
    for row in arrows.itertuples():
        lag = f", median lag {lag_words(row.lag_hours)}" if row.n_dated >= LEAST_DATED else ""
        said.append(f"{spoken(row.source)} to {spoken(row.target)} {counted(row.n_articles, 'article')}{lag}")
    return f"Network of who printed whose text, {counted(len(arrows), 'arrow')}, strongest first: {enumerated(said)}."
