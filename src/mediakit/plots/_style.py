"""One look for all figures: sizes, colours, labels that hold any name."""

import textwrap
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from functools import cache, wraps
from typing import Any

import matplotlib.pyplot as plt
from matplotlib import font_manager
from matplotlib.axes import Axes

from mediakit._phrases import counted
from mediakit.tables import NOT_STATED

WIDTH = 7.0  # inches: a text column of 65 characters
INK = "#222222"
GREY = "#6e6e6e"
PALE = "#d9d9d9"
ACCENT = "#0072B2"  # Okabe and Ito's blue and vermilion: told apart in colour blindness and in grey
SECOND = "#D55E00"
SMALL = 8
# asked only for letters that DejaVu Sans, which comes with matplotlib, does not have
OTHERS = (
    "Noto Sans CJK SC", "Noto Sans CJK JP", "Source Han Sans SC", "PingFang SC", "Hiragino Sans",
    "Microsoft YaHei", "Yu Gothic", "Malgun Gothic", "WenQuanYi Zen Hei", "Noto Sans Devanagari",
    "Noto Sans Bengali", "Noto Sans Tamil", "Noto Sans Thai", "Noto Sans Ethiopic", "Nirmala UI",
)  # fmt: skip
LACKING = "\u25a1"  # an empty square, for a letter that no font here has


@cache
def families() -> list[str]:
    """The fonts of a figure: DejaVu Sans first, then those of OTHERS that this machine has."""
    known = set(font_manager.get_font_names())
    return ["DejaVu Sans", *(name for name in OTHERS if name in known)]


@cache
def _letters(family: str) -> frozenset[int]:
    path = font_manager.findfont(font_manager.FontProperties(family=family))
    return frozenset(font_manager.get_font(path).get_charmap())


@cache
def _drawable(letter: str) -> bool:
    return any(ord(letter) in _letters(family) for family in families())


def clean(text: object) -> str:
    """A text that any figure can draw: one line, no control characters, squares for unknown letters.

    >>> clean("The\\nCourier\\x00 $x_1$")
    'The Courier $x_1$'
    """
    return "".join(c if _drawable(c) else LACKING for c in spoken(text) if not 0xFE00 <= ord(c) <= 0xFE0F)


def spoken(text: object) -> str:
    """A text for the alt text: one line, every letter, no control characters."""
    # format characters too: they can turn a whole label round
    return "".join(
        c for c in " ".join(str(text).split()) if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Co", "Cn")
    )


def enumerated(parts: Sequence[str], most: int = 12) -> str:
    """The parts of an alt text, cut with a count where they are many.

    >>> enumerated(["a", "b", "c"], 2)
    'a; b; and 1 more'
    """
    return "; ".join([*parts[:most], *([f"and {len(parts) - most} more"] if len(parts) > most else [])])


def shortened(text: object, width: int = 24, lines: int = 2) -> str:
    """The text on at most so many lines of so many characters, cut with an ellipsis.

    >>> shortened("The Harbour Post and Evening Mail of the Northern Islands", 20)
    'The Harbour Post and\\nEvening Mail of the…'
    """
    parts = textwrap.wrap(clean(text), width, break_on_hyphens=False) or ["(no name)"]
    if len(parts) > lines:
        parts = parts[:lines]
        parts[-1] = parts[-1][: width - 1].rstrip() + "…"
    return "\n".join(parts)


def style() -> dict[str, Any]:
    """matplotlib's settings for a figure of the kit."""
    return {
        "font.family": families(), "font.size": 9, "axes.labelsize": 9, "axes.titlesize": 9,
        "xtick.labelsize": SMALL, "ytick.labelsize": SMALL, "text.color": INK, "axes.labelcolor": INK,
        "xtick.color": INK, "ytick.color": INK, "axes.edgecolor": GREY, "axes.linewidth": 0.6,
        "axes.spines.top": False, "axes.spines.right": False, "axes.axisbelow": True,
        "xtick.major.width": 0.6, "ytick.major.width": 0.6, "xtick.major.size": 3,
        "ytick.major.size": 3, "lines.linewidth": 1.4, "hatch.linewidth": 0.6,
        "axes.unicode_minus": True, "text.usetex": False, "text.parse_math": False,
        "axes.formatter.use_mathtext": False, "figure.dpi": 100, "figure.facecolor": "white",
        "axes.facecolor": "white",
    }  # fmt: skip


def styled(plot: Callable[..., Axes]) -> Callable[..., Axes]:
    """Draw with the kit's settings and leave matplotlib's own as they are."""

    @wraps(plot)
    def drawn(*args: Any, **options: Any) -> Axes:
        with plt.rc_context(style()):
            return plot(*args, **options)

    return drawn


def canvas(ax: Axes | None, height: float) -> Axes:
    """The axes given, or those of a new figure of the kit's width, which a notebook displays."""
    if ax is None:
        _, ax = plt.subplots(figsize=(WIDTH, height), layout="constrained")
    ax.spines[["top", "right"]].set_visible(False)
    # said here, since matplotlib makes ticks when it draws, without the settings of now
    ax.tick_params(labelsize=SMALL, colors=INK, width=0.6)
    return ax


def finish(ax: Axes, alt: str, notes: Iterable[str], *, own: bool) -> Axes:
    """Put the notes under the figure and keep the alt text on it."""
    said = " ".join(note for note in notes if note)
    drawn = [*ax.get_yticklabels(), *ax.get_xticklabels(), *ax.texts]
    if any(LACKING in label.get_text() for label in drawn):
        said = f"{said} {LACKING}: a letter that no font of this computer has.".strip()
    if said:
        wrapped = "\n".join(textwrap.wrap(clean(said), 112))
        if own:
            ax.figure.supxlabel(wrapped, x=0.01, ha="left", fontsize=SMALL, color=GREY, parse_math=False)
        else:
            ax.set_title(wrapped, loc="left", fontsize=SMALL, color=GREY, parse_math=False)
    ax.figure.mediakit_alt = " ".join(f"{alt} {said}".split())
    return ax


def nothing(ax: Axes | None, why: str) -> Axes:
    """Axes with a sentence in place of a figure; a figure that holds nothing else is marked as empty."""
    own = ax is None
    ax = canvas(ax, 1.2)
    ax.set_axis_off()
    said = f"Nothing to show: {spoken(why)}."
    ax.text(0.5, 0.5, clean(said), ha="center", va="center", transform=ax.transAxes, parse_math=False)
    ax.figure.mediakit_empty = own
    return finish(ax, said, [], own=own)


def chosen(groups: Sequence[str], sizes: Sequence[int], max_groups: int) -> list[str]:
    """The largest groups, "(not stated)" last where there is room for it."""
    order = sorted(zip(groups, sizes, strict=True), key=lambda pair: (pair[0] == NOT_STATED, -pair[1], pair[0]))
    return [group for group, _ in order[:max_groups]]


def left_out(by: str, groups: int, articles: int) -> str:
    """The sentence on groups that are not shown; empty where all are.

    >>> left_out("outlet", 174, 2310)
    '174 more outlets with 2,310 articles are not shown.'
    """
    if not groups:
        return ""
    what = counted(groups, "more outlet") if by == "outlet" else f"{counted(groups, 'more group')} by {by}"
    return f"{what} with {counted(articles, 'article')} {'is' if groups == 1 else 'are'} not shown."


def with_n(name: str, n: int) -> str:
    """A name with its n, in this order beside names that run from right to left too.

    >>> with_n("Courier", 31).replace("\u200e", "")
    'Courier (n = 31)'
    """
    return f"\u200e{name}\u200e (n = {n:,})"


def name_rows(ax: Axes, names: Sequence[str], places: Sequence[float]) -> None:
    """Label the rows of a figure and take away the lines that say nothing."""
    ax.set_yticks(list(places), list(names), parse_math=False)
    ax.tick_params(axis="y", length=0)
    ax.spines["left"].set_visible(False)


def right_column(ax: Axes, texts: list[str], heading: str) -> None:
    """The numbers of each row, right of the figure."""
    where = ax.get_yaxis_transform()
    for row, text in enumerate(texts):
        ax.text(1.02, row, text, transform=where, va="center", fontsize=SMALL, parse_math=False)
    ax.annotate(
        heading, (1.02, 1), xycoords="axes fraction", xytext=(0, 2), textcoords="offset points",
        fontsize=SMALL, color=GREY, va="bottom", parse_math=False,
    )  # fmt: skip
