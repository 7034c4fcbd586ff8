"""Who copies whom, and how much of what outlets print is somebody else's, in sentences."""

import pandas as pd

from mediakit._check import check_columns
from mediakit._phrases import counted, does, groups_named, joined, percent
from mediakit._text_sources import NOT_KNOWN
from mediakit.tables import NOT_STATED, check_table

_NEEDED = ("n_articles", "n_republished", "n_uncredited", "n_unclear", "share", "low", "high")


def lag_words(hours: float, *, short: bool = False) -> str:
    """A lag as a reader says it: minutes, hours, or days where it is two days or more.

    >>> [lag_words(hours) for hours in (0.5, 1, 24, 60)]
    ['30 minutes', '1 hour', '24 hours', '2.5 days']
    >>> lag_words(13.2, short=True)
    '13 h'
    """
    if hours < 1:
        n, unit = round(60 * hours), "minute"
    elif hours < 48:
        n, unit = round(hours), "hour"
    else:
        n, unit = round(hours / 24, 1), "day"
    number = f"{n:g}"
    if short:
        return f"{number} {({'minute': 'min', 'hour': 'h', 'day': 'd'})[unit]}"
    return f"{number} {unit if n == 1 else unit + 's'}"


def tell_copying(copying: pd.DataFrame, *, n: int = 3) -> list[str]:
    """Whose text is printed by whom most, how much later, and of how much that is not known.

    Parameters
    ----------
    copying : DataFrame
        ``copying(articles, stories)``.
    n : int
        At most so many flows are named, the largest.

    Returns
    -------
    list of str
        A median lag is told where the order of three or more articles is known.

    Examples
    --------
    >>> rows = pd.DataFrame({
    ...     "source": ["Meridian Wire", "(not known)"], "target": ["Courier", "Post"],
    ...     "source_is_agency": [True, False], "n_articles": [5, 1], "n_credited": [4, 0], "n_stories": [5, 1],
    ...     "n_words": [1500, 300],
    ...     "n_dated": [3, 0], "lag_hours": [7.0, None], "lag_low": [4.0, None], "lag_high": [9.0, None],
    ... })
    >>> for sentence in tell_copying(rows):
    ...     print(sentence)
    5 articles carry the text of another source: of 1 agency (in the corpus or not) or other source outside it
    (5 articles).
    Courier printed 5 articles of Meridian Wire (4 of them with a credit), in the median at least 7 hours after its
    first copy in the corpus (3 articles whose order dates tell).
    1 more article shares its text with another outlet's, and nothing says whose it is.
    """
    check_table(copying, "copying")
    unknown = copying["source"] == NOT_KNOWN
    lost = int(copying.loc[unknown, "n_articles"].sum())
    rest = (
        f"{counted(lost, 'more article')} {does(lost, 'shares its', 'share their')} text with another outlet's, and "
        "nothing says whose it is."
    )
    flows = copying[~unknown].sort_values(
        ["n_articles", "source", "target"], ascending=[False, True, True], kind="stable"
    )
    if flows.empty:
        return ["No article is known to carry another source's text.", *([rest] if lost else [])]
    total = int(flows["n_articles"].sum())
    told = [
        f"{counted(total, 'article')} {does(total, 'carries', 'carry')} the text of another source: {_kinds(flows)}."
    ]
    told += [_flow(row) for row in flows.head(n).itertuples()]
    if len(flows) > n:
        more = int(flows["n_articles"].iloc[n:].sum())
        told.append(
            f"{counted(len(flows) - n, 'more pair')} of source and outlet "
            f"{does(len(flows) - n, 'has', 'have')} {counted(more, 'article')}{_at_most(flows, n)}."
        )
    return told + ([rest] if lost else [])


def _kinds(flows: pd.DataFrame) -> str:
    """How much of it is of agencies and how much of other outlets."""
    said = []
    # an agency of the list may be an outlet of the corpus too
    kinds = (
        (True, "agency (in the corpus or not) or other source outside it",
         "agencies (in the corpus or not) or other sources outside it"),
        (False, "other outlet of the corpus", "other outlets of the corpus"),
    )  # fmt: skip
    for agency, one, many in kinds:
        some = flows[flows["source_is_agency"].astype(bool) == agency]
        if len(some):
            articles = int(some["n_articles"].sum())
            said.append(f"of {counted(some['source'].nunique(), one, many)} ({counted(articles, 'article')})")
    return joined(said)


def _flow(row: tuple) -> str:
    """One flow."""
    told = f"{row.target} printed {counted(row.n_articles, 'article')} of {row.source}"
    if row.target == NOT_STATED:
        told = (
            f"{counted(row.n_articles, 'article')} of {row.source} {does(row.n_articles, 'states', 'state')} no outlet"
        )
    if row.n_credited < row.n_articles and row.n_credited:
        told += f" ({row.n_credited:,} of them with a credit)"
    elif not row.n_credited:
        told += " (without a credit)"
    if row.n_dated < 3:
        return f"{told}; the dates tell too little of how much later."
    since = f"at least {lag_words(row.lag_hours)} after its first copy in the corpus"
    since = since if row.source_is_agency else f"{lag_words(row.lag_hours)} later"
    return f"{told}, in the median {since} ({counted(row.n_dated, 'article')} whose order dates tell)."


def _at_most(flows: pd.DataFrame, n: int) -> str:
    most = int(flows["n_articles"].iloc[n])
    return f", at most {most:,} each" if len(flows) - n > 1 else ""


def tell_republished(republished: pd.DataFrame, *, by: str = "outlet", n: int = 3) -> list[str]:
    """How much of what each outlet prints is somebody else's text.

    Parameters
    ----------
    republished : DataFrame
        ``republished(articles, stories)``.
    by : str
        The column of groups.
    n : int
        At most so many groups are named, those with the most articles among those with an interval. The largest shares
        are not looked for: among many small groups they are those that chance made large.

    Returns
    -------
    list of str

    Examples
    --------
    >>> rows = pd.DataFrame({
    ...     "outlet": ["Courier", "Post"], "n_articles": [20, 3], "n_republished": [5, 1], "n_credited": [4, 1],
    ...     "n_uncredited": [1, 0], "n_unclear": [0, 0], "share": [0.25, 1 / 3],
    ...     "low": [0.11, None], "high": [0.48, None],
    ... })
    >>> for sentence in tell_republished(rows):
    ...     print(sentence)
    6 of 23 articles (26%) carry somebody else's text, 1 of them without a credit. This is a lower bound: what an outlet
    took without a credit, and no other outlet of the corpus printed, passes for its own.
    The only outlet with an interval is Courier with 5 of 20 articles (25%, 95% interval 11% to 48%).
    1 outlet with fewer articles has no interval.
    """
    check_columns(republished, [by, *_NEEDED], "republished")
    total, copied = int(republished["n_articles"].sum()), int(republished["n_republished"].sum())
    if not total:
        return ["There is no article."]
    silent, unclear = int(republished["n_uncredited"].sum()), int(republished["n_unclear"].sum())
    share = f"{copied:,} of {counted(total, 'article')} ({percent(copied / total)}) {does(copied, 'carries', 'carry')}"
    without = f", {silent:,} of them without a credit" if silent else ""
    told = [
        f"{share} somebody else's text{without}. This is a lower bound: what an outlet took without a credit, and no "
        "other outlet of the corpus printed, passes for its own."
    ]
    stated = republished[republished[by].notna() & (republished[by] != NOT_STATED)]
    sure = stated.dropna(subset=["low", "high"])
    if len(sure):
        told.append(_largest(sure.sort_values(["n_articles", by], ascending=[False, True], kind="stable"), by, n))
    few = len(stated) - len(sure)
    if few:
        many = counted(few, _group(by), groups_named(by))
        told.append(f"{many} with fewer articles {does(few, 'has', 'have')} no interval.")
    if unclear:
        told.append(
            f"{counted(unclear, 'more article')} {does(unclear, 'shares its', 'share their')} text with another "
            f"outlet's, and nothing says whose it is; {does(unclear, 'it is', 'they are')} not counted here."
        )
    return told


def _group(by: str) -> str:
    return {"outlet": "outlet", "origin": "origin"}.get(by, f"group by {by}")


def _largest(sure: pd.DataFrame, by: str, n: int) -> str:
    """The shares of the groups with the most articles, largest group first."""
    named = [
        f"{row[by]} with {row['n_republished']:,} of {counted(row['n_articles'], 'article')} ({percent(row['share'])}, "
        f"95% interval {percent(row['low'])} to {percent(row['high'])})"
        for row in sure.head(n).to_dict("records")
    ]
    if len(sure) == 1:
        return f"The only {_group(by)} with an interval is {named[0]}."
    return f"The {counted(len(named), _group(by), groups_named(by))} with the most articles are {joined(named)}."
