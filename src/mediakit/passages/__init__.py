"""Passages that stand in two articles: a paragraph lifted into another text."""

import math

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._groups import texts
from mediakit._near_words import check_whole
from mediakit._rows_of import rows_of
from mediakit._times import hours_between, time_ranges
from mediakit.copies import check_once
from mediakit.passages.chains import Chain, chains_of
from mediakit.passages.seeds import SEED, Compared, Words, seeds_of, shared_runs, words_of
from mediakit.text import text_column
from mediakit.voice import Quotations, quotations

MOST_STORIES, MOST_SHARE = 10, 0.01  # a run in more stories than both is standing text of the trade
MOST_IN_OUTLET = 3  # a run in more stories of one outlet is standing text of that outlet


def passages(
    articles: pd.DataFrame,
    stories: pd.DataFrame | None = None,
    *,
    least_words: int = 25,
    gap: int = 5,
    days: float | None = None,
    within_stories: bool = False,
    most: int | None = None,
    quotes: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """Find passages that stand in two articles, though the articles as wholes are no copies.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text`` (missing text counts as empty). ``published`` and ``published_precision`` say
        which article was earlier, ``outlet`` what an outlet's standing text is, where they are there.
    stories : DataFrame, optional
        ``stories(articles)``. Without it ``articles.story_id`` is read, where it is there; else every article is a
        story of its own, and copies give passages as long as themselves.
    least_words : int
        A passage has at least so many words that both articles have, 6 or more.
    gap : int
        Runs of words that both have are one passage where at most so many words lie between them in either text.
    days : float, optional
        How far apart two articles may be published; those without a date are compared with all. None: no limit.
    within_stories : bool
        Also pairs of one story, whose shared passages are what makes them copies.
    most : int, optional
        A run of words that stands in more stories than this is left out; unless given, 10 or 1% of the stories,
        whichever is more.
    quotes : DataFrame, optional
        ``quotes(articles)``; with it the table says how much of a passage both quote.

    Returns
    -------
    DataFrame
        One row per passage and pair of articles, most shared words first, then by the two ``doc_id`` and the places:
        ``doc_id_a``, the article published earlier where the two times do not overlap, else, as the order is not known,
        the one that stands first by ``file`` and ``start``, then by ``doc_id``; ``start_a``, ``end_a``; ``doc_id_b``,
        ``start_b``, ``end_b``; ``n_words``, words from the first to the last as a has them; ``shared_words``, those of
        them in runs of six or more that b has too; ``hours`` from a's publication to b's, from the middle of the one
        time to the middle of the other, missing where the two times overlap or one has no date; ``same_story``,
        missing where stories are not known; ``same_outlet``, missing where an outlet is;
        with `quotes` ``quoted_share``; ``text``. Begin and end are those of a word.

        ``quoted_share`` is the share of the passage's characters inside direct quotations, in a or in b, whichever
        is less: near 1 both quote somebody, which is no lifting; near 0 at least one has it as its own words. It is
        missing where the quotations of one are not known.

        ``attrs`` counts what was left out, in words of all articles: ``n_common_words`` (in runs that stand in more
        than ``most`` stories), ``n_standing_words`` (in other runs that stand in more than three stories of the
        article's own outlet) and ``n_repeated_words`` (in runs that stand in one article more than four times).

    Raises
    ------
    MediakitError
        A column is missing, a ``doc_id`` stands twice, `stories` does not know an article, the quotes do not stand
        in the texts, or a setting is not allowed.

    Warns
    -----
    UserWarning
        With `quotes`, how many articles are in languages in which quotations are not known.

    Notes
    -----
    Words are those of `tokens`, in lower case, curly apostrophes made straight. Every run of six words that stands
    in two articles is found by its hash and checked word by word; runs of six that overlap make up the longest run
    that both have; such runs that follow each other in the same order in both, with at most `gap` words between them
    in either, make up a passage. A passage that lies within a longer one in both texts is left out. A sentence of
    which every fifth word is changed has no run of six and is not found; nor are translations, nor texts in
    scripts written without spaces, where a run of letters is one word.

    The direction is that of publication in these articles, not of copying: both may have it from a third text, such
    as an agency, a statement or an interview.

    Examples
    --------
    >>> lifted = "the well at the old mill gave its last bucket of water on the morning that the envoys came"
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["b", "a"],
    ...     "published": pd.to_datetime(["2026-03-05", "2026-03-02"], utc=True),
    ...     "text": [f"They told us: {lifted}!", f"{lifted.capitalize()}. Later it rained."],
    ... })
    >>> passages(articles, least_words=15)[["doc_id_a", "start_a", "end_a", "doc_id_b", "start_b", "end_b", "n_words"]]
      doc_id_a  start_a  end_a doc_id_b  start_b  end_b  n_words
    0        a        0     90        b       14    104       19
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    _check_settings(least_words, gap, days, within_stories, most)
    story = _stories_of(articles, stories)
    outlet = _numbers(articles["outlet"]) if "outlet" in articles.columns else np.full(len(articles), -1)
    known_story = np.arange(len(articles)) if story is None else story
    quoted = None if quotes is None else quotations(articles, quotes)
    if most is None:
        most = max(MOST_STORIES, int(MOST_SHARE * len(np.unique(known_story))))
    contents = texts(articles)
    words = words_of(contents)
    seeds = seeds_of(words, known_story, outlet, most, MOST_IN_OUTLET)
    earliest, latest = time_ranges(articles)
    hours = math.inf if days is None else 24 * float(days)
    compared = Compared(known_story, earliest, latest, hours, within_stories)
    chains: list[Chain] = []
    for runs in shared_runs(words, seeds, compared):
        chains += chains_of(runs, least_words, gap)
    chains = _directed(articles, chains, earliest, latest)
    table = _table(chains, articles, contents, words)
    table.insert(9, "same_story", _equal(chains, story))
    table.insert(10, "same_outlet", _equal(chains, outlet))
    if quoted is not None:
        table.insert(11, "quoted_share", _quoted_share(table, chains, quoted))
    table.attrs = {
        "most": int(most),
        "n_common_words": int(seeds.common.sum()),
        "n_standing_words": int(seeds.standing.sum()),
        "n_repeated_words": int(seeds.repeated.sum()),
    }
    return table


def _check_settings(least_words: object, gap: object, days: object, within_stories: object, most: object) -> None:
    check_whole(least_words, "least_words", SEED)
    check_whole(gap, "gap", 0)
    if most is not None:
        check_whole(most, "most", 2, "None, or a whole number")
    if not isinstance(within_stories, bool | np.bool_):
        raise MediakitError(f"within_stories={within_stories!r} is not allowed. Allowed: True, False.")
    is_number = isinstance(days, int | float | np.integer | np.floating) and not isinstance(days, bool)
    if days is not None and not (is_number and days >= 0):
        raise MediakitError(f"days={days!r} is not a span of time. Allowed: 0 and more, or None for no limit.")


def _numbers(column: pd.Series) -> np.ndarray:
    """The values as numbers, -1 where there is none."""
    return np.asarray(pd.factorize(column)[0], dtype=np.int64)


def _stories_of(articles: pd.DataFrame, stories: pd.DataFrame | None) -> np.ndarray | None:
    """The number of each article's story, or None where stories are not known."""
    check_once(articles)
    if stories is None:
        if "story_id" not in articles.columns:
            return None
        number = _numbers(articles["story_id"])
        alone = np.flatnonzero(number < 0)
        number[alone] = len(articles) + alone
        return number
    return _numbers(rows_of(articles, stories, "stories", ["story_id"])["story_id"])


def _directed(articles: pd.DataFrame, chains: list[Chain], earliest: np.ndarray, latest: np.ndarray) -> list[Chain]:
    """The passages with the earlier article first, in the order of the table."""
    files = articles["file"].tolist() if "file" in articles.columns else [None] * len(articles)
    starts = articles["start"].tolist() if "start" in articles.columns else [None] * len(articles)
    ids = articles["doc_id"].tolist()

    def place(row: int) -> tuple:
        start = math.inf if pd.isna(starts[row]) else float(starts[row])
        return files[row] if isinstance(files[row], str) else "", start, str(ids[row])

    found = []
    for chain in chains:
        a, b, first_a, end_a, first_b, end_b, shared = chain
        if latest[b] <= earliest[a] or (not latest[a] <= earliest[b] and place(b) < place(a)):
            chain = Chain(b, a, first_b, end_b, first_a, end_a, shared)
        found.append(chain)
    return sorted(found, key=lambda c: (-c.shared, str(ids[c.a]), str(ids[c.b]), c.first_a, c.first_b))


def _table(chains: list[Chain], articles: pd.DataFrame, contents: list[str], words: Words) -> pd.DataFrame:
    """The passages with their places in characters."""
    a, b, first_a, end_a, first_b, end_b, shared = np.array(chains, dtype=np.int64).reshape(-1, 7).T
    start, end = words.starts[first_a], words.ends[end_a - 1]
    told = zip(a.tolist(), start.tolist(), end.tolist(), strict=True)
    ids = articles["doc_id"].reset_index(drop=True)
    return pd.DataFrame(
        {
            "doc_id_a": ids.iloc[a].reset_index(drop=True),
            "start_a": start,
            "end_a": end,
            "doc_id_b": ids.iloc[b].reset_index(drop=True),
            "start_b": words.starts[first_b],
            "end_b": words.ends[end_b - 1],
            "n_words": end_a - first_a,
            "shared_words": shared,
            "hours": hours_between(*time_ranges(articles), a, b),
            "text": text_column([contents[row][first:last] for row, first, last in told]),
        }
    )


def _equal(chains: list[Chain], numbers: np.ndarray | None) -> pd.Series:
    """Per passage, whether its two articles have the same number; missing where one has none."""
    if numbers is None:
        return pd.Series([pd.NA] * len(chains), dtype="boolean")
    a, b = (numbers[np.array([chain[i] for chain in chains], dtype=np.int64)] for i in (0, 1))
    same = pd.Series(a == b, dtype="boolean")
    return same.mask((a < 0) | (b < 0))


def _quoted_share(table: pd.DataFrame, chains: list[Chain], quoted: Quotations) -> np.ndarray:
    """The share of each passage inside quotations, in the text in which it is less."""
    # how many characters of quotations lie before each one's end, on the line of all texts
    sums = np.concatenate([[0], np.cumsum(quoted.ends - quoted.starts)])

    def before(places: np.ndarray) -> np.ndarray:
        n = np.searchsorted(quoted.starts, places, "left")
        over = quoted.ends[np.maximum(n - 1, 0)] - places if len(quoted.ends) else np.zeros(len(places))
        return sums[n] - np.where(n > 0, np.maximum(over, 0), 0)

    shares = []
    for i, side in enumerate("ab"):
        rows = np.array([chain[i] for chain in chains], dtype=np.int64)
        first, last = (quoted.base[rows] + table[f"{edge}_{side}"].to_numpy() for edge in ("start", "end"))
        share = (before(last) - before(first)) / np.maximum(last - first, 1)
        shares.append(np.where(quoted.known[rows], share, np.nan))
    return np.minimum(*shares)  # nan where one is
