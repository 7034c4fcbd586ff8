"""The words that move a group's mean tone most, and set it apart from the others."""

import re

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed
from mediakit._groups import group_labels
from mediakit._phrases import counted
from mediakit.copies import counts_copies
from mediakit.evidence import unit_keys
from mediakit.patterns import lower
from mediakit.tone import shares_in_voice

ORDERS = ("difference", "contribution")

_MARKS = re.compile(r"[!?]+")


@counts_copies("evidence", "scored")
def moving_words(
    evidence: pd.DataFrame,
    scored: pd.DataFrame,
    articles: pd.DataFrame,
    *,
    by: str = "outlet",
    n: int = 10,
    order: str = "difference",
    max_groups: int = 12,
) -> pd.DataFrame:
    """Count what each word brings to a group's mean tone, and to what sets it apart from all others.

    Parameters
    ----------
    evidence : DataFrame
        ``evidence(articles, ...)``.
    scored : DataFrame
        ``sentiment(articles, ...)`` with the same analyzer, unit, field and voice.
    articles : DataFrame
        With ``doc_id`` and the column `by`.
    by : str
        The column of the groups.
    n : int
        Words for each group at most.
    order : {"difference", "contribution"}
        Which words come first: those that set the group apart from all other articles, or those that weigh most in
        its own mean. With one group only the second can be had.
    max_groups : int
        Only the groups with most articles are shown; the others still count among all others.
    copies : {"all", "one_per_story", "own"}
        Which articles count, as `select_copies` has it: articles say their ``story_id``, or their ``origin``. Words
        and scores of the others are left out.

    Returns
    -------
    DataFrame
        Groups by their number of articles, in each the word that moves most first: the column `by`; ``word`` in lower
        case (runs of marks by VADER as ``!``, ``?`` or ``!?``); ``n``, how many times it carried a score in the
        group, ``n_negated``, how often of these it was negated; ``n_articles``, in how many articles; ``contribution``
        to the group's mean; ``others``, to the mean of all other articles together, and ``difference`` of the two,
        missing where there is no other group; ``one_article``: whether more than half of what it brings,
        regardless of sign, comes from a single article. Words that bring nothing
        are left out, and so are those that only others have.

    Raises
    ------
    MediakitError
        A column is missing, `scored` and `evidence` do not belong together, or an article stands twice or not at all
        in `articles`.

    Notes
    -----
    The mean of a group is that of its articles, each the mean of its sentences with a score, which count in one voice
    by their ``share_in_voice``, else 1: A articles, W_a the sum of these weights over the scored sentences of article
    a. With c the contribution of a row of evidence to its sentence and s the weight of that sentence,

        contribution of w = (1 / A) Σ_a (1 / W_a) Σ s c

    over the rows of w. Over all words it adds up to the group's mean polarity (with VADER save for the rounding of
    its scores). Other units stand for the sentences where they were scored. These are sums over what was read and no
    estimates: a word in few articles says little of the next ones, so look at ``n_articles`` and ``one_article``.

    Examples
    --------
    Good is 0.7 in one of Courier's two sentences, awful is -1 in Post's only one:

    >>> from mediakit import sentiment
    >>> from mediakit.evidence import evidence as words_of
    >>> articles = pd.DataFrame({
    ...     "doc_id": ["a", "b"], "outlet": ["Courier", "Post"], "text": ["A good deal. They met.", "Awful."]
    ... })
    >>> scored = sentiment(articles, unit="sentence")
    >>> found = moving_words(words_of(articles), scored, articles)
    >>> found[["outlet", "word", "contribution", "others", "difference"]]
        outlet   word  contribution  others  difference
    0  Courier   good          0.35     0.0        0.35
    1     Post  awful         -1.00     0.0       -1.00
    """
    check_choice(order, ORDERS, "order")
    check_columns(articles, ["doc_id", by], "articles")
    rows, sizes = _article_parts(evidence, scored, articles, by)
    of_article = rows.groupby(["group", "word", "doc_id"], sort=False, observed=True)["value"].sum().reset_index()
    of_article["size"] = of_article["value"].abs()
    keys = ["group", "word"]
    table = rows.groupby(keys, sort=False).agg(n=("value", "size"), n_negated=("negated", "sum"))
    grouped = of_article.groupby(keys, sort=False)
    table["n_articles"] = grouped.size()
    table["total"] = grouped["value"].sum()
    table["one_article"] = grouped["size"].max() > grouped["size"].sum() / 2
    table = _compared(table.reset_index(), sizes)
    shown = sizes.sort_index(kind="stable").sort_values(ascending=False, kind="stable").index[:max_groups]
    key = order if len(sizes) > 1 else "contribution"
    picked = [_first(table[table["group"] == group], key, n) for group in shown]
    found = pd.concat(picked, ignore_index=True) if picked else table.iloc[:0]
    columns = ["group", "word", "n", "n_negated", "n_articles", "contribution", "others", "difference", "one_article"]
    return found[columns].rename(columns={"group": by})


def _article_parts(
    evidence: pd.DataFrame, scored: pd.DataFrame, articles: pd.DataFrame, by: str
) -> tuple[pd.DataFrame, pd.Series]:
    """Each row of evidence with its group and its part in its article's mean; and how many articles a group has."""
    check_columns(evidence, ["doc_id", "word", "negated", "contribution"], "evidence")
    check_columns(scored, ["doc_id", "polarity"], "scored")
    keys = unit_keys(evidence)
    units = scored.dropna(subset=["polarity"]).rename(columns={"start": "unit_start", "end": "unit_end"})
    if unit_keys(units) != keys or "n_sentences" in units or (len(units) and units.duplicated(keys).any()):
        raise MediakitError("scored and evidence are not of the same units, each once. Make both with the same unit.")
    names = {name for table in (evidence, units) if "analyzer" in table for name in table["analyzer"].unique()}
    if len(names) > 1:
        raise MediakitError(
            f"scored and evidence are of {listed(sorted(map(str, names)))}. Take one analyzer for both."
        )
    if articles["doc_id"].duplicated().any():
        raise MediakitError("articles holds a doc_id twice. Each must stand once: articles.drop_duplicates('doc_id').")
    place = pd.MultiIndex.from_frame(units[keys]).get_indexer(pd.MultiIndex.from_frame(evidence[keys]))
    lost = int((place < 0).sum())
    groups = pd.Series(group_labels(articles, by), index=pd.Index(articles["doc_id"]), dtype="object")
    outside = int((~units["doc_id"].isin(groups.index)).sum())
    if lost or outside:
        raise MediakitError(
            f"{counted(lost, 'row')} of evidence without a score in scored, and {counted(outside, 'score')} of "
            "articles that are not in articles. All three must come from the same articles, field and voice."
        )
    weights = shares_in_voice(units)
    whole = weights.groupby(units["doc_id"], sort=False).sum()
    of_unit = evidence["contribution"].to_numpy() * weights.to_numpy()[place]
    rows = pd.DataFrame(
        {
            "doc_id": evidence["doc_id"].to_numpy(),
            "group": groups.reindex(evidence["doc_id"]).to_numpy(),
            "word": [_form(word) for word in evidence["word"]],
            "negated": evidence["negated"].to_numpy(),
            "value": of_unit / whole.reindex(evidence["doc_id"]).to_numpy(),
        }
    )
    return rows, groups.reindex(whole.index).value_counts()


def _form(word: str) -> str:
    """The word as it is counted: in lower case on one line, a run of marks by its kinds."""
    if _MARKS.fullmatch(word):
        return "".join(sorted(set(word)))
    return " ".join(lower(word).split())


def _compared(table: pd.DataFrame, sizes: pd.Series) -> pd.DataFrame:
    """What each word brings to its group's mean and to that of all other articles."""
    n = table["group"].map(sizes).astype("float64")
    rest = table.groupby("word", sort=False)["total"].transform("sum") - table["total"]
    alone = table.groupby("word", sort=False)["total"].transform("size") == 1
    table["contribution"] = table["total"] / n
    others = (sizes.sum() - n).where(lambda left: left > 0)
    table["others"] = rest.mask(alone, 0.0) / others  # exactly 0 where no other group has it
    table["difference"] = table["contribution"] - table["others"]
    return table


def _first(rows: pd.DataFrame, key: str, n: int) -> pd.DataFrame:
    """The n words that move most, of equal ones by the alphabet; without those that bring nothing."""
    moved = rows[(rows["contribution"] != 0) | (rows[key] != 0)]
    size = moved[key].abs().round(15)  # not by the last bit
    return moved.assign(by_size=-size).sort_values(["by_size", "word"], kind="stable").head(n)
