"""Who is quoted, how much, and in which outlet."""

import contextlib
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns
from mediakit._coverage import places_of
from mediakit._groups import group_labels, texts
from mediakit._resampling import generator
from mediakit._story_draws import LEAST_STORIES, ratio_intervals, story_numbers
from mediakit.copies import counts_copies
from mediakit.speaker_names import used_speakers
from mediakit.tables import NOT_STATED
from mediakit.text import WORD, text_column
from mediakit.voice import Quotations, blank, quotations, span_columns, standing

UNKNOWN = "(unknown)"
FIGURES = ("speaker", "n_quotes", "n_articles", "n_stories", "n_words", "per_1000", "share", "low", "high")


@counts_copies("quotes")
def share_of_voice(
    articles: pd.DataFrame,
    quotes: pd.DataFrame,
    *,
    by: str = "outlet",
    names: Mapping[str, object] | str | Path | None = None,
    stories: pd.DataFrame | None = None,
    indirect: bool = False,
    field: str = "text",
    seed: int = 1,
) -> pd.DataFrame:
    """Count, per group, how much of what is quoted comes from each speaker.

    Parameters
    ----------
    articles : DataFrame
        ``doc_id`` (each once), `by` and the column named by `field`; with ``story_id``, copies of one story are not
        taken as independent.
    quotes : DataFrame
        ``quotes(articles)``.
    by : str
        The column of groups.
    names : mapping, str or Path, optional
        The researcher's list of speakers, as in `speaker_names`.
    stories : DataFrame, optional
        ``stories(articles)``, where the articles do not say their ``story_id`` themselves.
    indirect : bool
        Count reported speech too (``quotes(articles, indirect=True)``), as far as it is not in quotation marks, too.
        Scare quotes are nobody's speech and never count.
    field : str
        The column that the quotations stand in: ``"title"`` for ``quotes(articles, field="title")``.
    seed : int
        Seed of the resamples.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``.
        Quotations in the others are left out.

    Returns
    -------
    DataFrame
        One row per group and speaker; the groups by quoted words, the speakers of each too, "(unknown)" last:

        - the group's column, as text: "(not stated)" where it is missing, last.
        - ``speaker``: the name that is used; "(unknown)" where the text does not say, or only by a pronoun. A speaker
          without a name ("the minister", "officials") stands as the text calls them, and may be several people.
        - ``n_quotes``: stretches of speech (one that its cue cuts is two); ``n_articles``, ``n_stories``: those that
          hold one, ``n_stories`` missing where copies were not looked for; ``n_words``: words in them; ``per_1000``:
          n_words per 1,000 words of all the group's articles (in `field`), so that a group's add up to how much it
          quotes.
        - ``share``: n_words / all quoted words of the group, 0 to 1; ``low``, ``high``: its 95% interval, missing where
          fewer than 5 stories quote the speaker.

        A group in which nobody is quoted has no row.

    Warns
    -----
    UserWarning
        Quotations of articles that are not in `articles` are left out; the warning counts them.

    Raises
    ------
    MediakitError
        A missing column, a ``doc_id`` that stands twice in `articles`, quotations that do not stand in the texts (with
        the column that they stand in, if there is one), a list of names that cannot be used.

    Notes
    -----
    The interval resamples whole stories, 1,999 times: a bootstrap-t interval of the ratio of sums, the speaker's
    quoted words over all quoted words of the story, cut at 0 and 1, as for the rates of `coverage`. It says what other
    stories of the same kind would give; it knows nothing of quotations whose speaker was not found, or wrongly.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "outlet": "Courier", "text": ["“We go now.” “No.”", "“Rain.”"]})
    >>> quotes = pd.DataFrame({
    ...     "doc_id": ["a", "a", "b"], "start": [0, 13, 0], "end": [12, 18, 7], "kind": "direct",
    ...     "speaker_resolved": ["Ilse Brandt", None, "Minister Ilse Brandt"],
    ... })
    >>> share_of_voice(articles, quotes)[["outlet", "speaker", "n_quotes", "n_articles", "n_words", "share"]]
        outlet      speaker  n_quotes  n_articles  n_words  share
    0  Courier  Ilse Brandt         2           2        4    0.8
    1  Courier    (unknown)         1           1        1    0.2
    """
    check_columns(articles, ["doc_id", field, by], "articles")
    if by in FIGURES:
        raise MediakitError(f"by={by!r} is a column of the table itself. Rename the column in articles.")
    if stories is not None:
        check_columns(stories, ["doc_id", "story_id"], "stories")
        articles = articles.drop(columns="story_id", errors="ignore").merge(
            stories[["doc_id", "story_id"]].drop_duplicates("doc_id"), on="doc_id", how="left"
        )
    check_columns(quotes, ["doc_id", "start", "end", "kind", "speaker_resolved"], "quotes")
    said = quotes[quotes["kind"].isin(["direct", "indirect"] if indirect else ["direct"])]
    place = places_of(said, articles, "quotations")
    story, known = story_numbers(articles)
    rows = pd.DataFrame(
        {
            "group": np.array([*group_labels(articles, by), ""], dtype=object)[place],
            "speaker": used_speakers(said, names).fillna(UNKNOWN).to_numpy(),
            "place": place,
            "story": np.append(story, -1)[place],
            "n_words": _words(_standing(articles, said, field), said, place),
        }
    )
    rows = rows[place >= 0]
    table = _ordered(_counted(rows))
    sizes = pd.Series([len(WORD.findall(text)) for text in texts(articles, field)])
    of_group = table["group"].map(sizes.groupby(group_labels(articles, by)).sum())
    table["per_1000"] = 1000 * table["n_words"] / of_group.where(of_group > 0)
    table = table.assign(**_intervals(rows, table, seed))
    table["n_stories"] = table["n_stories"].astype("Int64") if known else pd.array([pd.NA] * len(table), dtype="Int64")
    table[["group", "speaker"]] = table[["group", "speaker"]].apply(lambda column: text_column(list(column)))
    return table[["group", *FIGURES]].rename(columns={"group": by})


def _standing(articles: pd.DataFrame, said: pd.DataFrame, field: str) -> Quotations:
    """The direct quotations of the texts, once it is sure that all that is said stands in them."""
    try:
        standing(articles, said, texts(articles, field), field, "quotes")
    except MediakitError:
        if other := _other_field(articles, said, field):
            raise MediakitError(
                f"quotes do not stand in articles.{field}, but in articles.{other}: pass field={other!r}."
            ) from None
        raise
    return quotations(articles, said, field)


def _other_field(articles: pd.DataFrame, said: pd.DataFrame, field: str) -> str | None:
    """The column in which all these quotations stand; None where there is none, or the table does not hold them."""
    if "text" not in said.columns:
        return None
    for column in articles.columns:
        if column != field and articles[column].dtype in ("str", "object"):
            with contextlib.suppress(MediakitError):
                standing(articles, said, texts(articles, column), column, "quotes")
                return column
    return None


def _words(quoted: Quotations, said: pd.DataFrame, place: np.ndarray) -> np.ndarray:
    """The words of each stretch; of reported speech those that are not in a direct quotation, which count there."""
    start, end = span_columns(said, "quotes")
    sizes = np.zeros(len(said), dtype="int64")
    for i, (row, first, last, kind) in enumerate(
        zip(place.tolist(), start.tolist(), end.tolist(), said["kind"], strict=True)
    ):
        if row < 0:
            continue
        stretch = quoted.texts[row][first:last]
        if kind != "direct":
            for begin, stop in quoted.spans(row):
                begin, stop = max(begin - first, 0), min(stop, last) - first
                if begin < stop:
                    stretch = stretch[:begin] + blank(stretch[begin:stop]) + stretch[stop:]
        sizes[i] = len(WORD.findall(stretch))
    return sizes


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The counts of each group and speaker."""
    grouped = rows.groupby(["group", "speaker"], sort=True)
    return grouped.agg(
        n_quotes=("place", "size"),
        n_articles=("place", "nunique"),
        n_stories=("story", "nunique"),
        n_words=("n_words", "sum"),
    ).reset_index()


def _ordered(table: pd.DataFrame) -> pd.DataFrame:
    """The groups by quoted words, "(not stated)" last; in each the speakers by words, "(unknown)" last."""
    total = table.groupby("group")["n_words"].transform("sum")
    order = table.assign(
        total=-total, size=-table["n_words"], last=table["group"] == NOT_STATED, unknown=table["speaker"] == UNKNOWN
    ).sort_values(["last", "total", "group", "unknown", "size", "speaker"], kind="stable")
    table, total = table.loc[order.index], total[order.index]
    return table.assign(share=table["n_words"] / total.where(total > 0)).reset_index(drop=True)


def _intervals(rows: pd.DataFrame, table: pd.DataFrame, seed: int) -> dict[str, np.ndarray]:
    """The bounds of the shares, whole stories resampled; missing for speakers of fewer than five stories."""
    low, high = np.full((2, len(table)), np.nan)
    words = rows.groupby(["group", "speaker", "story"])["n_words"].sum()
    for group, part in table.groupby("group", sort=False):
        asked = part[part["n_stories"] >= LEAST_STORIES]
        if asked.empty:
            continue
        mine = words.loc[group]
        under = mine.groupby("story").sum()
        over = pd.DataFrame({name: mine.loc[name].reindex(under.index, fill_value=0) for name in asked["speaker"]})
        # the resamples depend on the seed and the number of stories alone
        rng = generator(seed, "share of voice", str(len(under)))
        below = np.broadcast_to(under.to_numpy()[:, None], over.shape)
        low[asked.index], high[asked.index] = ratio_intervals(over.to_numpy(), below, rng)
    return {"low": low, "high": np.minimum(high, 1)}
