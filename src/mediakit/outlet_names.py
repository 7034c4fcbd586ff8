"""The outlets' names as files write them, and which may be the same: what a researcher's outlets.yml is made from."""

import re

import pandas as pd

from mediakit._check import check_columns
from mediakit.readers._outlets import plain_name

# Words with which databases and papers tell editions apart, in lower case.
EDITION_WORDS = frozenset(
    {"edition", "final", "late", "early", "city", "national", "regional", "international", "online", "digital", "print",
     "web", "édition", "nationale", "en", "ligne", "ausgabe", "gesamtausgabe", "editie", "edición", "edizione"}
)  # fmt: skip
# An address: its name is what stands before the ending (.com, .co.uk).
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)*?([\w-]+)(?:\.(?:com|org|net|co|gov|edu))?\.[a-z]{2,6}(?:/.*)?")


def outlet_names(articles: pd.DataFrame) -> pd.DataFrame:
    """Every name of an outlet as files write it, with the name that is used and one that may be the same outlet.

    Parameters
    ----------
    articles : DataFrame
        With ``outlet``, and ``outlet_text`` where outlets.yml gave articles another name.

    Returns
    -------
    DataFrame
        One row per name as found, the most frequent first: ``name``, ``outlet`` (the name that is used),
        ``n_articles`` and ``perhaps_same_as``: the most frequent other outlet whose name differs only by *The*, a
        place or edition in brackets or after a comma or dash, edition words, case, or by being its web address;
        missing where there is none. It is a hint to look at, nothing is merged by it.

    Raises
    ------
    MediakitError
        `articles` has no column ``outlet``.

    Examples
    --------
    >>> names = ["Courier", "Courier", "The Courier (Selvick)", "courier.com", "Harbour Post"]
    >>> outlet_names(pd.DataFrame({"outlet": names}))
                        name                 outlet  n_articles perhaps_same_as
    0                Courier                Courier           2             NaN
    1           Harbour Post           Harbour Post           1             NaN
    2  The Courier (Selvick)  The Courier (Selvick)           1         Courier
    3            courier.com            courier.com           1         Courier
    """
    check_columns(articles, ["outlet"], "articles")
    used = articles["outlet"].astype("str")
    found = articles["outlet_text"].astype("str").fillna(used) if "outlet_text" in articles.columns else used
    counts = pd.DataFrame({"name": found, "outlet": used}).dropna().value_counts().rename("n_articles").reset_index()
    counts = counts.sort_values(["n_articles", "name", "outlet"], ascending=[False, True, True], ignore_index=True)
    per_outlet = counts.groupby("outlet")["n_articles"].sum()
    leaders: dict[str, str] = {}
    for outlet in sorted(per_outlet.index, key=lambda name: (-per_outlet[name], name)):
        leaders.setdefault(house_of(outlet), outlet)
    hints = [leaders[house_of(outlet)] for outlet in counts["outlet"]]
    hints = [hint if hint != outlet else None for hint, outlet in zip(hints, counts["outlet"], strict=True)]
    return counts.assign(perhaps_same_as=pd.Series(hints, dtype="str"))


def house_of(name: str) -> str:
    """What is left of a name without article, place, edition and address.

    >>> [house_of(n) for n in ("The Harbour Post (Selvick)", "Harbour Post - Final Edition", "www.harbourpost.co.uk")]
    ['harbourpost', 'harbourpost', 'harbourpost']
    """
    plain = plain_name(name)
    if host := _HOST.fullmatch(plain):
        plain = host[1]
    plain = re.split(r"\s*[(\[,;:|]|\s-\s", plain)[0]
    words = re.findall(r"\w+", plain)
    while len(words) > 1 and words[-1] in EDITION_WORDS:
        words.pop()
    bare = "".join(words)
    return bare.removeprefix("the") if len(bare) > 6 else bare or plain_name(name)
