"""The check of a codebook."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from mediakit._check import check_columns
from mediakit.codebook import Codebook, as_codebook
from mediakit.codebook_check.corpus import SearchedCorpus, find_in_corpus
from mediakit.codebook_check.entries import find_in_entries
from mediakit.codebook_check.examples import find_in_examples
from mediakit.codebook_check.findings import table_of
from mediakit.codebook_check.near_misses import find_near_misses


def check_codebook(codebook: Codebook | Mapping | str | Path, articles: pd.DataFrame | None = None) -> pd.DataFrame:
    """Test a codebook by its examples, by what its patterns say, and in a corpus.

    Parameters
    ----------
    codebook : Codebook, mapping or path
        From `read_codebook`, or a mapping in the shape of its YAML, or the path of a codebook or dictionary.
    articles : DataFrame, optional
        With ``doc_id`` and ``text`` (and, for sentences and inflections, ``language`` where it is there). Without
        them only what holds for every text is told.

    Returns
    -------
    DataFrame
        One row per finding, errors first, then by frame, kind and place: ``line`` (of the codebook's file),
        ``frame``, ``pattern``, ``kind``, ``severity``, ``finding`` (the sentence), ``words``, ``n``. The kinds:

        - ``missed example``, ``false example`` (errors): a sentence under ``yes`` without a mention of its frame,
          one under ``no`` with a mention; ``words`` is what matched.
        - ``cannot match`` (error): a regular expression that begins or ends with what is no part of a word.
        - ``always excluded`` (error): every match lies inside an excluding phrase of the frame or one above it.
        - ``repeat`` (error): says the same as an earlier pattern of the frame.
        - ``no examples`` (remark): frames without any, counted in ``n``.
        - ``swallowed`` (remark): other patterns of the frame match all that it matches.
        - ``two frames`` (remark): a pattern of an earlier frame, too.
        - ``idle exclude`` (remark): an excluding phrase in which no match of the frame can lie.
        - ``dead`` (remark): nothing in the corpus; ``n`` is 0.
        - ``always loses`` (remark): ``n`` matches in the corpus, all excluded or counted for other patterns.
        - ``over half`` (remark): brings ``n`` mentions, over half of a frame's 20 or more.
        - ``near miss`` (remark): ``words`` is a pattern that differs in one word's form or spelling and finds ``n``
          passages that no frame matches and none excludes; the five commonest of each pattern.

        ``frame`` is empty where a finding is about all frames.

    Raises
    ------
    CodebookError
        The codebook cannot be used.
    MediakitError
        `articles` lacks a column.

    Notes
    -----
    What is called an error holds for every text, whatever the corpus; where that cannot be told nothing is said.

    Near misses are looked for word by word, in patterns that are no regular expressions: English plurals,
    possessives, -ing and -ed forms that share the word's Snowball stem (Porter 2001, as NLTK has it), irregular forms
    of common words, British and American spellings, accents, ``US`` for ``U.S.``, and two words written as one or one
    as two. Words of over 40 letters, and what alternatives of several lengths make beyond 200 phrases, are not looked
    at. A form that only looks like one is left out where the corpus shows it: ``united`` for ``unit`` where there is a
    ``unite``, or where most uses are capitalised and most of the pattern's own are not. In articles of other languages
    that Snowball knows, words of the same stem are taken.

    The words of all articles are held at once, some 40 bytes each.

    Examples
    --------
    >>> book = {"frames": {"swap": {"patterns": ["swap", "land-swap", "Land swap"], "examples": {"no": ["A swap."]}}}}
    >>> check_codebook(book)[["pattern", "kind", "severity", "words"]]
         pattern           kind severity words
    0    A swap.  false example    error  swap
    1  Land swap         repeat    error
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": ["Swaps of land were refused, and the land-swap too."]})
    >>> check_codebook({"frames": {"swap": {"patterns": ["swap of land"]}}}, articles)[["kind", "words", "n"]]
              kind          words  n
    0  no examples                 1
    1         dead                 0
    2    near miss  swaps of land  1
    """
    codebook = as_codebook(codebook)
    found = [*find_in_examples(codebook), *find_in_entries(codebook)]
    if articles is not None:
        check_columns(articles, ["doc_id", "text"], "articles")
        corpus = SearchedCorpus(articles, codebook)
        known = {(one.frame, one.place, one.kind) for one in found if one.key == "patterns"}
        found += [*find_in_corpus(corpus, known), *find_near_misses(corpus)]
    return table_of(found, codebook)
