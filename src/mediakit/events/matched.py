"""Groups of articles compared within the events that both cover, so that topic does not pass for tone."""

from collections.abc import Sequence
from itertools import combinations, product

import numpy as np
import pandas as pd

from mediakit._adjust import adjust
from mediakit._check import MediakitError, check_columns
from mediakit._groups import group_labels, whole
from mediakit._phrases import counted
from mediakit._resampling import CELLS, N_PERMUTATIONS, bootstrap_t, generator
from mediakit.compare._rows import LEAST, STORY, check_arguments, measure_columns
from mediakit.copies import counts_copies
from mediakit.tables import NOT_STATED, columns

EXACT = 13  # events; 8,192 ways to give them signs
LEVEL = 0.05


@counts_copies(rows="values")
def compare_matched(
    values: pd.DataFrame,
    events: pd.DataFrame,
    *,
    measure: str | Sequence[str] = "polarity",
    by: str = "outlet",
    min_events: int = LEAST,
    max_groups: int = 12,
    correction: str = "holm",
    seed: int = 0,
) -> pd.DataFrame:
    """Compare a measure between groups of articles within the events that both cover.

    Parameters
    ----------
    values : DataFrame
        One row per article, with ``doc_id`` and the columns `measure` (numbers; missing and infinite ones are left
        out) and `by`; and ``story_id`` where copies are known: without it every article is a story. For `copies` other
        than "all" also what `select_copies` reads: ``outlet`` and ``origin``, or ``story_id``. Not changed.
    events : DataFrame
        ``events(articles, stories)``.
    measure : str or pair of str
        The column to average, or two for a rate, such as ``("quoted_words", "n_words")``: sum over sum.
    by : str
        The column of groups. Articles without a group are left out.
    min_events : int
        Pairs with fewer events show their difference, but neither interval nor test. 5 or more.
    max_groups : int
        At most so many groups are compared, those with the most articles in events.
    correction : {"holm", "bh"}
        How p is corrected for the number of pairs that are tested.
    seed : int
        0 or more. The same values, events and seed give the same result; row order does not matter.
    copies : {"all", "one_per_story", "own"}
        Which articles count, see `select_copies`: with "own" an outlet's credited copies do not. With "one_per_story" a
        story that both groups carried counts for the one that had it first.

    Returns
    -------
    DataFrame
        One row per pair of groups, the largest groups first: ``measure``, ``group_a``, ``group_b``, ``n_events`` that
        both cover, ``n_a`` and ``n_b`` (their articles there), ``difference`` (positive where a is higher), ``low``,
        ``high``, ``p``, ``p_adjusted``, and ``note``, which says why there is no interval or test, or that after the
        correction so few events cannot show a difference alone. ``attrs``: ``correction``, ``min_events``, and
        ``n_not_compared``, the groups beyond `max_groups`.

    Raises
    ------
    MediakitError
        A missing column, a measure that is no number, a doc_id that stands in several rows, an unknown correction, a
        `min_events` below 5 or a `seed` below 0.

    Notes
    -----
    A story that both groups carried says nothing of how they differ: of a pair it is left out on both sides. An event
    counts where each of the two has a story of its own in it, and all events weigh alike. With the mean x(s) of a
    group's articles of story s, d = mean x(s) of a's stories - mean x(s) of b's; of a rate, the two numbers are
    averaged per story, added over the stories, and divided. The difference is the mean of d over J events.

    Interval: bootstrap-t, 4,999 resamples of events (Efron and Tibshirani 1993, chapter 12.5). p: the sign of each d is
    flipped, all 2^J ways up to 13 events, else 9,999 at random, p = (b + 1) / (m + 1) (Fisher 1935, chapter 3). Null
    hypothesis: within an event it is chance which version is whose. What kinds of events a group chooses, and how sad
    or glad these are, is not compared.

    J events cannot give a p below 2 / 2^J: .06 for 5, .03 for 6. So pairs with five have no p and do not burden the
    correction of the others. Over m pairs the clearest one needs p < .05 / m, with Holm's correction and, where no
    other pair differs, with Benjamini and Hochberg's: 10 events for 13 pairs.

    Examples
    --------
    Courier writes of sadder events, and of each of them in the same tone as Herald or a little better:

    >>> values = pd.DataFrame({
    ...     "doc_id": list("abcdefghijkl"),
    ...     "outlet": ["Courier", "Herald"] * 6,
    ...     "polarity": [-0.5, -0.6, -0.4, -0.5, 0.2, 0.1, 0.3, 0.2, -0.1, -0.1, 0.4, 0.2],
    ... })
    >>> same = pd.DataFrame({"doc_id": values["doc_id"], "event_id": list("aacceeggiikk")})
    >>> found = compare_matched(values, same)
    >>> found[["group_a", "group_b", "n_events", "difference"]].round(2)
       group_a group_b  n_events  difference
    0  Courier  Herald         6         0.1

    Of the 64 ways to give six differences their signs (one of them is 0), four are as far from 0 as these:

    >>> float(found["p"].iloc[0]) * 64
    4.0
    """
    names = measure_columns(measure)
    counts = {"min_events": (min_events, LEAST), "max_groups": (max_groups, 2), "seed": (seed, 0)}
    check_arguments(values, names, by, correction, counts)
    check_columns(values, ["doc_id"], "values")
    check_columns(events, ["doc_id", "event_id"], "events")
    if events["doc_id"].duplicated().any():
        twice = events["doc_id"][events["doc_id"].duplicated()].iloc[0]
        raise MediakitError(
            f"events has doc_id {twice!r} in several rows. It is what events(articles, stories) returns."
        )
    told = _stories(_rows(values, events, names, by))
    sizes = told.groupby("group")["n"].sum()
    order = sorted(sizes.index, key=lambda group: (-sizes[group], group))
    own = {group: told[told["group"] == group].set_index("story") for group in order[:max_groups]}
    label = " / ".join(names)
    lines = [{"measure": label, **_pair(a, b, own, min_events, seed)} for a, b in combinations(own, 2)]
    table = pd.DataFrame(lines, columns=columns("matched"))
    table["p_adjusted"] = adjust(table["p"].to_numpy(float), correction)
    table["note"] = _with_reach(table)
    kinds = {"measure": "str", "group_a": "str", "group_b": "str", "note": "str"}
    numbers = ("n_events", "n_a", "n_b")
    table = table.astype({c: kinds.get(c, "int64" if c in numbers else "float64") for c in table.columns})
    table.attrs.update(
        correction=correction, min_events=int(min_events), n_not_compared=max(len(order) - max_groups, 0)
    )
    return table


def _rows(values: pd.DataFrame, events: pd.DataFrame, names: list[str], by: str) -> pd.DataFrame:
    """The articles that count, as group, event, story, over, under; in an order that is not the input's."""
    known = events.dropna(subset=["event_id"])
    event_of = dict(zip(known["doc_id"].tolist(), known["event_id"].tolist(), strict=True))
    ids = values["doc_id"].tolist()
    stories = values[STORY].tolist() if STORY in values.columns else [None] * len(values)
    alone = pd.isna(pd.Series(stories, dtype=object)).to_numpy()
    over, *rest = (pd.to_numeric(values[n]).astype("Float64").to_numpy(float, na_value=np.nan) for n in names)
    rows = pd.DataFrame({
        "group": group_labels(values, by),
        "event": pd.Series([event_of.get(doc_id) for doc_id in ids], dtype=object),
        # an article without a story is one that no other article tells
        "story": [("alone" if one else "story", whole(str(i if one else s)))
                  for one, i, s in zip(alone, ids, stories, strict=True)],
        "over": over, "under": rest[0] if rest else 1.0, "doc_id": [whole(str(i)) for i in ids],
    })  # fmt: skip
    counts = np.isfinite(rows["over"]) & np.isfinite(rows["under"]) & (rows["under"] > 0)
    kept = rows[counts & rows["event"].notna() & (rows["group"] != NOT_STATED)]
    kept = kept.assign(event=[whole(str(event)) for event in kept["event"]])
    return kept.sort_values(["group", "event", "story", "doc_id"], ignore_index=True)


def _stories(rows: pd.DataFrame) -> pd.DataFrame:
    """Each group's stories with the means of its articles and their number."""
    kinds = {"over": ("over", "mean"), "under": ("under", "mean"), "n": ("over", "size")}
    return rows.groupby(["group", "event", "story"], sort=True).agg(**kinds).reset_index()


def _pair(a: str, b: str, own: dict[str, pd.DataFrame], min_events: int, seed: int) -> dict[str, object]:
    """The difference of one pair with its interval and p."""
    both = own[a].index.intersection(own[b].index)
    sides = [own[group].drop(both).groupby("event")[["over", "under", "n"]].sum() for group in (a, b)]
    met = sides[0].index.intersection(sides[1].index).sort_values()
    first, second = (side.loc[met] for side in sides)
    differences = (first["over"] / first["under"] - second["over"] / second["under"]).to_numpy(float)
    n = len(met)
    result = {
        "group_a": a, "group_b": b, "n_events": n, "n_a": int(first["n"].sum()), "n_b": int(second["n"].sum()),
        "difference": differences.mean() if n else np.nan, "low": np.nan, "high": np.nan, "p": np.nan, "note": "",
    }  # fmt: skip
    if n < min_events:
        shared = "no event" if not n else counted(n, "event")
        result["note"] = f"{shared} that both cover: no interval or test below {min_events}"
        return result
    low, high = bootstrap_t(
        [np.column_stack([differences, np.ones(n)])], (1,), generator(seed, "matched", *sorted((a, b)))
    )
    result["low"], result["high"] = low, high
    notes = ["no interval: (nearly) all events show the same difference"] if np.isnan(low) else []
    if least_p(n) < LEVEL:
        result["p"] = sign_flip_p(differences, generator(seed, "signs", *sorted((a, b))))
    else:
        notes.append(f"no test: {n} events cannot give a p below {least_p(n):.2f}")
    result["note"] = "; ".join(notes)
    return result


def _with_reach(table: pd.DataFrame) -> list[str]:
    """The notes, and of tested pairs too whether their events are too few for the corrected level."""
    tested = int(table["p"].notna().sum())
    enough = events_needed(tested)
    needed = "no number of events is enough" if enough is None else f"that takes {enough}"
    notes = []
    for note, p, n in zip(table["note"], table["p"], table["n_events"], strict=True):
        short = not np.isnan(p) and (enough is None or n < enough)
        reach = [f"{counted(n, 'event')} cannot reach 5% alone over {counted(tested, 'pair')}: {needed}"] * short
        notes.append("; ".join([note] * bool(note) + reach))
    return notes


def least_p(n_events: int) -> float:
    """The smallest p that so many events can give: 2 / 2^J, or of random flips 1 / 10,000.

    >>> least_p(5), least_p(6), least_p(40)
    (0.0625, 0.03125, 0.0001)
    """
    return 2.0 ** (1 - n_events) if n_events <= EXACT else 1 / (N_PERMUTATIONS + 1)


def events_needed(n_pairs: int) -> int | None:
    """The fewest events with which the clearest of so many pairs can be below 5% after the correction.

    None where random flips give no p that is small enough.

    >>> events_needed(1), events_needed(13), events_needed(500)
    (6, 10, None)
    """
    able = (n for n in range(1, EXACT + 2) if least_p(n) * max(n_pairs, 1) < LEVEL)
    return next(able, None)


def sign_flip_p(differences: np.ndarray, rng: np.random.Generator, *, flips: int = N_PERMUTATIONS) -> float:
    """Two-sided p that differences are as far from 0 as these when chance gives each its sign.

    Parameters
    ----------
    differences : ndarray
        One per event.
    rng : numpy.random.Generator
        The source of signs, where there are too many ways to try all.
    flips : int
        How many random ones.

    Returns
    -------
    float
        Over all 2^J ways the share that is at least as far, up to 13 events; else (b + 1) / (m + 1).

    Examples
    --------
    Of the eight ways to give 1, 2 and 3 their signs, two are as far from 0 as 6:

    >>> sign_flip_p(np.array([1.0, 2.0, 3.0]), np.random.default_rng(0))
    0.25
    """
    n = len(differences)
    bar = abs(differences.sum()) - 1e-9 * np.abs(differences).sum()
    if n <= EXACT:
        signs = np.array(list(product((-1.0, 1.0), repeat=n)))
        return float((np.abs(signs @ differences) >= bar).mean())
    rows, count = max(1, CELLS // n), 0
    for start in range(0, flips, rows):
        signs = rng.integers(2, size=(min(rows, flips - start), n)) * 2.0 - 1.0
        count += int((np.abs(signs @ differences) >= bar).sum())
    return (count + 1) / (flips + 1)
