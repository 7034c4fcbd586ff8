"""All that is measured of an article in one row, so that any of it can be compared."""

import pandas as pd

from mediakit._check import MediakitError, check_columns, listed
from mediakit._coverage import places_of
from mediakit._groups import texts
from mediakit.readability import readability
from mediakit.text import WORD
from mediakit.voice import quotations

READ = ["n_words", "words_per_sentence", "lix"]


def article_measures(
    articles: pd.DataFrame,
    *,
    mentions: pd.DataFrame | None = None,
    tones: pd.DataFrame | None = None,
    quotes: pd.DataFrame | None = None,
) -> pd.DataFrame:
    """One row per article with its length, readability, quoted words, frames and tone, ready for `compare`.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` (each once) and ``text``. Not changed.
    mentions : DataFrame, optional
        ``mentions(articles, codebook)``: with it a frame has two columns, its id and its id with ``_n``.
    tones : DataFrame, optional
        ``tone_by_voice(articles)``, or ``sentiment(articles)`` with one row per article and analyzer.
    quotes : DataFrame, optional
        ``quotes(articles)``.

    Returns
    -------
    DataFrame
        One row per article, in their order and with their index: every column of `articles` but ``text``, then

        - ``n_words``, ``words_per_sentence``, ``lix``: as in `readability`.
        - ``quoted_words``, with `quotes`: words in direct quotations; missing where an article has no voice.
        - ``<frame>``, ``<frame>_n``, with `mentions`: 1 where the article mentions the frame, else 0; how often.
        - ``polarity_<analyzer>_<voice>``, with `tones`: the article's score; missing where it has none. Scores
          without a voice are those of ``all``.

    Warns
    -----
    UserWarning
        Mentions of other articles are left out, articles in other languages have no voice; with their counts.

    Raises
    ------
    MediakitError
        A column is missing; a ``doc_id`` stands twice; two rows of `tones` are of one article, analyzer and voice; a
        frame has the name of another column; the quotations do not stand in the texts.

    Examples
    --------
    Of seven words two are quoted; the frame is mentioned twice:

    >>> articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Post"], "text": ["“A swap?” The swap was not new."]})
    >>> found = pd.DataFrame({"doc_id": ["a", "a"], "frame": ["swap", "swap"]})
    >>> said = pd.DataFrame({"doc_id": ["a"], "start": [0], "end": [9], "kind": ["direct"]})
    >>> article_measures(articles, mentions=found, quotes=said).drop(columns=["words_per_sentence", "lix"])
      doc_id outlet  n_words  quoted_words  swap  swap_n
    0      a   Post        7             2     1       2

    ``compare(table, measure=("swap_n", "n_words"))`` then compares how often outlets mention it for the length.
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    if articles["doc_id"].duplicated().any():
        twice = articles.loc[articles["doc_id"].duplicated(), "doc_id"].iloc[0]
        raise MediakitError(
            f"articles.doc_id holds {twice!r} twice or more. Each article must stand once: "
            "articles.drop_duplicates('doc_id')."
        )
    read = readability(articles)[READ].set_index(articles.index)
    new = {name: read[name] for name in READ}
    if quotes is not None:
        new["quoted_words"] = _quoted_words(articles, quotes)
    if mentions is not None:
        new |= _frames(articles, mentions, {*articles.columns, *new} - {"text"})
    if tones is not None:
        new |= _tones(articles, tones)
    kept = articles.drop(columns=["text", *(name for name in new if name in articles.columns)])
    return pd.concat([kept, pd.DataFrame(new, index=articles.index)], axis=1)


def _quoted_words(articles: pd.DataFrame, quotes: pd.DataFrame) -> pd.Series:
    """The words in each article's direct quotations; missing where they are not known."""
    quoted = quotations(articles, quotes, "text")
    sizes = [
        sum(len(WORD.findall(text[start:end])) for start, end in quoted.spans(row)) if known else pd.NA
        for row, (text, known) in enumerate(zip(texts(articles), quoted.known.tolist(), strict=True))
    ]
    return pd.Series(sizes, index=articles.index, dtype="Int64")


def _frames(articles: pd.DataFrame, mentions: pd.DataFrame, taken: set[str]) -> dict[str, pd.Series]:
    """Two columns for each frame: whether the article mentions it, and how often."""
    check_columns(mentions, ["doc_id", "frame"], "mentions")
    place = places_of(mentions, articles)
    frame = mentions["frame"]
    names = list(frame.cat.categories) if isinstance(frame.dtype, pd.CategoricalDtype) else sorted(set(frame.dropna()))
    columns = [column for name in names for column in (str(name), f"{name}_n")]
    if clash := sorted((set(columns) & taken) | {name for name in columns if columns.count(name) > 1}):
        raise MediakitError(
            f"a frame's column would have the name of another one: {listed(clash)}. Rename the frame in the codebook, "
            "or the column of articles."
        )
    counts = pd.crosstab(place[place >= 0], frame[place >= 0].to_numpy()).reindex(
        index=range(len(articles)), columns=names, fill_value=0
    )
    found = {}
    for name in names:
        n = pd.Series(counts[name].to_numpy(dtype="int64"), index=articles.index)
        found[str(name)], found[f"{name}_n"] = (n > 0).astype("int64"), n
    return found


def _tones(articles: pd.DataFrame, tones: pd.DataFrame) -> dict[str, pd.Series]:
    """A column for each analyzer and voice."""
    check_columns(tones, ["doc_id", "analyzer", "polarity"], "tones")
    told = tones if "voice" in tones.columns else tones.assign(voice="all")
    if told.duplicated(["doc_id", "analyzer", "voice"]).any():
        raise MediakitError(
            "tones has several rows for one article, analyzer and voice. Score articles, not sentences, as "
            "tone_by_voice does."
        )
    places = pd.Index(articles["doc_id"])
    found = {}
    for (analyzer, voice), part in told.groupby(["analyzer", "voice"], sort=False):
        score = part.set_index("doc_id")["polarity"].reindex(places)
        found[f"polarity_{analyzer}_{voice}"] = pd.Series(score.to_numpy(dtype=float), index=articles.index)
    return found
