"""How far an article's own words and its quotations are apart in tone."""

import pandas as pd

from mediakit._check import MediakitError, check_columns

GAP = "gap"


def voice_gap(narrator: pd.DataFrame, quoted: pd.DataFrame, *, measure: str = "polarity") -> pd.DataFrame:
    """Each article's score in its own words minus that of its quotations, where it has both.

    Articles that quote much and those that do not are different articles; so the two voices are compared inside each.

    Parameters
    ----------
    narrator, quoted : DataFrame
        One row per article with ``doc_id`` and `measure`, such as `article_tone` makes of the sentence scores in one
        voice and in the other.
    measure : str
        The column that is compared.

    Returns
    -------
    DataFrame
        The rows of `narrator` whose article has a score in both voices, in their order: its columns but those of the
        score, and ``gap``, positive where the paper's own words have the higher score. ``compare(gaps,
        measure="gap").groups`` gives its mean by group with the interval, ``pairs`` whether groups differ in it.

    Raises
    ------
    MediakitError
        A column is missing, or an article has several rows.

    Examples
    --------
    >>> narrator = pd.DataFrame({"doc_id": ["a", "b"], "outlet": "Courier", "polarity": [0.1, 0.3]})
    >>> quoted = pd.DataFrame({"doc_id": ["a", "b"], "polarity": [-0.4, None]})
    >>> voice_gap(narrator, quoted)
      doc_id   outlet  gap
    0      a  Courier  0.5
    """
    for name, table in (("narrator", narrator), ("quoted", quoted)):
        check_columns(table, ["doc_id", measure], name)
        if table["doc_id"].duplicated().any():
            raise MediakitError(f"{name} has several rows for one article. Score the articles with article_tone.")
    other = quoted.set_index("doc_id")[measure].reindex(narrator["doc_id"]).to_numpy(dtype=float, na_value=float("nan"))
    gap = narrator[measure].to_numpy(dtype=float, na_value=float("nan")) - other
    made = [measure, "voice", "subjectivity", "log_ratio", "n_words", "n_scored", "n_sentences", GAP]
    table = narrator.drop(columns=made, errors="ignore").assign(**{GAP: gap})
    return table[table[GAP].notna()].reset_index(drop=True)
