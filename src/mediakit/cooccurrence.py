"""Which frames occur together, in an article, a paragraph or a sentence, more than by chance."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from mediakit._check import check_choice, check_columns
from mediakit._coverage import frames_counted, places_of
from mediakit._groups import languages, texts
from mediakit._paragraphs import paragraph_spans
from mediakit._resampling import generator
from mediakit._story_draws import LEAST_STORIES, resampled, story_numbers, widened_level
from mediakit.copies import counts_copies
from mediakit.tables import columns
from mediakit.text import WORD, punkt_language, sentence_spans

UNITS = ("article", "paragraph", "sentence")
LEAST_BOTH = 5  # units with both frames, found or expected; with fewer the bootstrap has no ground
BATCH = 200  # pairs drawn at once


@counts_copies("mentions")
def cooccurrence(
    mentions: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    unit: str = "article",
    frames: Sequence[str] | None = None,
    seed: int = 1,
) -> pd.DataFrame:
    """Count how often each two frames are mentioned in the same unit, and how far that is from chance.

    Parameters
    ----------
    mentions : DataFrame
        ``mentions(articles, codebook)``: ``doc_id``, ``frame``, ``start``.
    articles : DataFrame
        All articles, those without a mention too: ``doc_id`` (each once), ``text``, and where they are there
        ``language`` (for sentences) and ``story_id`` (copies of one story are drawn together).
    unit : {"article", "paragraph", "sentence"}
        What counts as together. Units without a word are none.
    frames : list of str, optional
        The frames, in this order; left out, all of the codebook.
    seed : int
        Seed of the resamples.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. Mentions
        in the others are left out.

    Returns
    -------
    DataFrame
        One row per pair of frames, in their order; a frame and one above it (its id and a dot begin the other's)
        always occur together and are no pair. ``unit``, ``frame_a``, ``frame_b``, ``n_units``, ``n_a``, ``n_b``,
        ``n_both``, ``expected`` (n_a n_b / n_units), ``lift`` (n_both / expected; 1 by chance), ``phi`` (-1 to 1;
        0 by chance), ``low`` and ``high``: its 95% interval, missing where fewer than 10 stories, or articles where
        stories are not known, hold either frame, where fewer than 5 units have both and fewer than 5 are
        expected to, or where phi is missing or the same in all resamples.

    Warns
    -----
    UserWarning
        Mentions whose ``doc_id`` is not in `articles` are left out; the warning counts them.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice in `articles`, an unknown frame or unit.

    Notes
    -----
    phi = (n n_both - n_a n_b) / sqrt(n_a (n - n_a) n_b (n - n_b)), with n units: the correlation of the two frames
    as 0 and 1 (Yule 1912); missing where a frame is in every unit or in none. The interval is the percentile
    bootstrap over 1,999 resamples of whole stories, so that units of one article, and copies, are not taken as
    independent, with percentiles widened for few stories (Hesterberg 2015). What it holds in simulations stands in
    docs/measures.md. Checked against ``numpy.corrcoef``.

    Examples
    --------
    Of four articles one has both frames, one each a single one, one none: as by chance.

    >>> articles = pd.DataFrame({"doc_id": list("abcd"), "text": ["One."] * 4})
    >>> found = pd.DataFrame({"doc_id": list("aabc"), "frame": ["x", "y", "x", "y"], "start": 0})
    >>> cooccurrence(found, articles)[["frame_a", "frame_b", "n_both", "expected", "lift", "phi"]]
      frame_a frame_b  n_both  expected  lift  phi
    0       x       y       1       1.0   1.0  0.0
    """
    check_columns(mentions, ["doc_id", "frame", "start"], "mentions")
    check_columns(articles, ["doc_id", "text"], "articles")
    check_choice(unit, UNITS, "unit")
    names = frames_counted(mentions, frames)
    pairs = [
        (i, j) for i, j in combinations(range(len(names)), 2)
        if not names[i].startswith(f"{names[j]}.") and not names[j].startswith(f"{names[i]}.")
    ]  # fmt: skip
    row_of_unit, present = _units(mentions, articles, unit, names)
    told = _Told(present, story_numbers(articles)[0][row_of_unit])
    total = told.total(pairs)
    low, high = _intervals(told, pairs, total, generator(seed, "cooccurrence", unit))
    n, n_a, n_b, n_both = (total[..., k] for k in range(4))
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = n_a * n_b / n
        lift = np.where(expected > 0, n_both / expected, np.nan)
    return pd.DataFrame(
        {
            "unit": pd.Series([unit] * len(pairs), dtype="str"),
            "frame_a": pd.Series([names[i] for i, _ in pairs], dtype="str"),
            "frame_b": pd.Series([names[j] for _, j in pairs], dtype="str"),
            "n_units": n.astype("int64"),
            "n_a": n_a.astype("int64"),
            "n_b": n_b.astype("int64"),
            "n_both": n_both.astype("int64"),
            "expected": expected,
            "lift": lift,
            "phi": phi(total),
            "low": low,
            "high": high,
        },
        columns=columns("cooccurrence"),
    )


def phi(counts: np.ndarray) -> np.ndarray:
    """The correlation of two frames from n, n_a, n_b and n_both along the last axis; missing where one is constant.

    >>> phi(np.array([[4.0, 2, 2, 2], [4, 2, 2, 0], [4, 4, 2, 2]])).tolist()
    [1.0, -1.0, nan]
    """
    n, a, b, both = (counts[..., k].astype(float) for k in range(4))
    spread = np.sqrt(a * (n - a) * b * (n - b))
    return np.divide(n * both - a * b, spread, out=np.full(spread.shape, np.nan), where=spread > 0)


def _units(
    mentions: pd.DataFrame, articles: pd.DataFrame, unit: str, names: list[str]
) -> tuple[np.ndarray, np.ndarray]:
    """The article's row of each unit, and whether each frame is in it."""
    place = places_of(mentions, articles)
    frame = pd.Index(names, dtype="object").get_indexer(pd.Index(mentions["frame"].astype("object")))
    inside = (place >= 0) & (frame >= 0)
    order = np.argsort(place[inside], kind="stable")
    row, start, kind = (part[inside][order] for part in (place, mentions["start"].to_numpy(), frame))
    rows_of_units, found = [], []
    before = 0
    for i, (text, language) in enumerate(zip(texts(articles), languages(articles), strict=True)):
        begins = [a for a, b in _spans(text, unit, language) if WORD.search(text, a, b)]
        here = slice(*np.searchsorted(row, [i, i + 1]))
        number = np.maximum(np.searchsorted(begins, start[here], "right") - 1, 0)
        if begins:
            found.append(np.unique(np.stack([before + number, kind[here]], axis=1), axis=0))
        rows_of_units += [i] * len(begins)
        before += len(begins)
    present = np.zeros((before, len(names)), dtype=bool)
    for cells in found:
        present[cells[:, 0], cells[:, 1]] = True
    return np.array(rows_of_units, dtype="int64"), present


def _spans(text: str, unit: str, language: str | None) -> list[tuple[int, int]]:
    if unit == "article":
        return [(0, len(text))]
    return paragraph_spans(text) if unit == "paragraph" else sentence_spans(text, punkt_language(language) or "english")


class _Told:
    """What each story holds: units, units with each frame, and on demand units with both frames of a pair."""

    def __init__(self, present: np.ndarray, story: np.ndarray) -> None:
        self.n_stories = int(story.max(initial=-1)) + 1
        self.units = np.bincount(story, minlength=self.n_stories)
        self.single = np.zeros((self.n_stories, present.shape[1]))
        np.add.at(self.single, story, present)
        several = present.sum(axis=1) > 1
        self.shared, self.story = present[several], story[several]

    def total(self, pairs: list[tuple[int, int]]) -> np.ndarray:
        """For each pair: units, units with the first frame, with the second, with both."""
        i, j = _sides(pairs)
        single = self.single.sum(axis=0)
        both = self.shared.T.astype(float) @ self.shared
        return np.stack([np.full(len(i), float(self.units.sum())), single[i], single[j], both[i, j]], axis=1)

    def both(self, pairs: list[tuple[int, int]]) -> np.ndarray:
        """Each story's units with both frames, a column for each pair."""
        counts = [
            np.bincount(self.story, weights=self.shared[:, i] & self.shared[:, j], minlength=self.n_stories)
            for i, j in pairs
        ]
        return np.stack(counts, axis=1)


def _sides(pairs: list[tuple[int, int]]) -> np.ndarray:
    return np.array(pairs, dtype="int64").reshape(-1, 2).T


def _intervals(
    told: _Told, pairs: list[tuple[int, int]], total: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, np.ndarray]:
    """Expanded percentile bounds of phi over resamples of stories, where there is ground for them."""
    low, high = np.full(len(pairs), np.nan), np.full(len(pairs), np.nan)
    stories = (told.single > 0).sum(axis=0)
    i, j = _sides(pairs)
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = total[:, 1] * total[:, 2] / total[:, 0]
    ground = (np.minimum(stories[i], stories[j]) >= 2 * LEAST_STORIES) & (
        np.maximum(expected, total[:, 3]) >= LEAST_BOTH
    )
    asked = np.flatnonzero(ground & ~np.isnan(phi(total)))
    if not len(asked):
        return low, high
    levels = [level := widened_level(told.n_stories), 1 - level]
    state = rng.bit_generator.state
    drawn = resampled(np.column_stack([told.units, told.single]), rng)
    for some in np.array_split(asked, -(-len(asked) // BATCH)):
        rng.bit_generator.state = state  # the same resamples
        both = resampled(told.both([pairs[k] for k in some]), rng)
        counts = np.stack([drawn[:, [0] * len(some)], drawn[:, 1 + i[some]], drawn[:, 1 + j[some]], both], axis=-1)
        low[some], high[some] = np.nanquantile(phi(counts), levels, axis=0)
    flat = low == high  # two frames that are one have no width, not certainty
    return np.where(flat, np.nan, low), np.where(flat, np.nan, high)
