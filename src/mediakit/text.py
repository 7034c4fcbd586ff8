"""Words and sentences, true to their offsets: one rule for the whole kit."""

import functools
import re
import unicodedata
import warnings
from bisect import bisect_left
from collections import Counter
from itertools import accumulate, pairwise

import numpy as np
import pandas as pd
from nltk.tokenize.punkt import PunktSentenceTokenizer, PunktTokenizer

from mediakit import _language_data
from mediakit._check import check_columns, listed
from mediakit._joints import damaged_joints
from mediakit._possessives import possessives
from mediakit.voice import quotations

__all__ = ["WORD", "damaged_joints", "sentences", "tokens", "words"]

WRAPPED_LINE = 100  # no line of a text wrapped to a width is longer
FULL_LINE = 40  # a shorter line was not broken for want of room
LONGEST_SENTENCE = 50_000  # characters; what is longer is no sentence and is cut
MARGIN = 1_000  # at a window's end Punkt may see half a word

_BREAK = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BLANK = re.compile(r"[^\S\n\r\v\f\x85\u2028\u2029]*[\n\r\v\f\x85\u2028\u2029]")


def _marks() -> str:
    """Combining marks and invisible joiners, which belong to the letter before them, as a regex class."""
    last = 0x20000  # beyond it no marks but the variation selectors
    points = [p for p in range(0x300, last) if unicodedata.category(chr(p)) in ("Mn", "Mc", "Me")]
    points += [0xAD, 0x200C, 0x200D, *range(0xE0100, 0xE01F0)]
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{end:08x}" for first, end in ranges)


_LETTER = r"[^\W_]"  # a letter or digit of any script
_RUN = rf"{_LETTER}+(?:[{_marks()}]{_LETTER}*|['’]{_LETTER}+)*"
_INITIAL = rf"[^\W\d_][{_marks()}]*"
_INITIALS = rf"(?<!{_LETTER}){_INITIAL}(?:\.{_INITIAL}(?!{_LETTER}|[{_marks()}]))+\.?"

_PLAIN = r"[A-Za-z]{2,}+(?=[ ,\n-])"  # most words, found three times as fast; the other two would find them too

#: One word: a run of letters, digits and marks, with inner apostrophes, or an abbreviation such as U.S.
WORD = re.compile(rf"{_PLAIN}|{_INITIALS}|{_RUN}")
_PIECES = re.compile(f"({WORD.pattern})")


def pieces(text: str) -> list[str]:
    """A text as gap, word, gap, word ... gap; the words stand at the odd places.

    >>> pieces("The veterans' day.")
    ['', 'The', ' ', "veterans'", ' ', 'day', '.']
    """
    found = _PIECES.split(text)
    marks = possessives(text)
    if marks:
        ends = list(accumulate(map(len, found)))
        for mark in marks:
            i = bisect_left(ends, mark)  # the word that ends there
            found[i] += found[i + 1][0]
            found[i + 1] = found[i + 1][1:]
    return found


def tokens(text: str) -> list[tuple[int, int]]:
    """Where the words of a text stand: half-open (start, end) pairs, in order.

    A word is a run of letters, digits and combining marks of any script. An apostrophe inside it
    (straight or curly), the one of a plural's possessive (``territories'``, unless a single quotation mark
    stands open in the line) and the stops of an abbreviation of single letters (``U.S.``, ``a.m.``) belong to
    it; a hyphen and an underscore part words, and so do the stop and the comma of a number: ``3.5`` is
    two words. Scripts written without spaces give one word per run.

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    list of (int, int)
        One pair per word, in characters of `text`.

    Examples
    --------
    >>> text = "The U.S. land-swap isn’t new."
    >>> [text[start:end] for start, end in tokens(text)]
    ['The', 'U.S.', 'land', 'swap', 'isn’t', 'new']
    """
    ends = list(accumulate(map(len, pieces(text))))
    return list(zip(ends[:-1:2], ends[1::2], strict=True))


def words(text: str) -> list[str]:
    """The words of a text in lower case, curly apostrophes made straight, in order.

    >>> words("The U.S. land-swap isn’t new.")
    ['the', 'u.s.', 'land', 'swap', "isn't", 'new']
    """
    return [word.lower().replace("’", "'") for word in pieces(text)[1::2]]


def _line_ends(text: str) -> list[int]:
    """Where a line break ends a sentence: offsets just after it."""
    breaks = list(_BREAK.finditer(text))
    edges = [0, *(m.end() for m in breaks), len(text)]
    lengths = [end - start for start, end in pairwise(edges)]
    is_wrapped = max(lengths) <= WRAPPED_LINE
    return [
        match.end()
        for match, length in zip(breaks, lengths, strict=False)
        if not is_wrapped or length < FULL_LINE or _BLANK.match(text, match.end())
    ]


def _starts(text: str, tokenizer: PunktSentenceTokenizer) -> list[int]:
    """Where Punkt's sentences of one paragraph begin; the first begins at 0.

    Punkt reads a window at a time, because NLTK gives up after five seconds of one text. It looks no farther
    than the next word, so the windows change nothing, unless a sentence fills one.
    """
    starts = [0]
    while True:
        begin = starts[-1]
        window = text[begin : begin + LONGEST_SENTENCE]
        found = [begin + start for start, _ in tokenizer.span_tokenize(window)][1:]
        if begin + len(window) == len(text):
            return starts + found
        sure = [start for start in found if start < begin + LONGEST_SENTENCE - MARGIN]
        starts += sure or [begin + LONGEST_SENTENCE]


def sentence_spans(text: object, language: str = "english") -> list[tuple[int, int]]:
    """The sentences of one text as half-open (start, end) pairs, in order; none where there is no text.

    >>> sentence_spans("They left.She stayed.")
    [(0, 10), (10, 21)]
    """
    if not isinstance(text, str):
        return []
    tokenizer = _tokenizer(language)
    cuts = sorted({0, len(text), *_line_ends(text), *damaged_joints(text)})
    spans = []
    for begin, end in pairwise(cuts):
        part = text[begin:end]
        if part.isspace():
            continue
        # from start to start, so that no character can be lost between two sentences
        for first, last in pairwise([*_starts(part, tokenizer), len(part)]):
            sentence = part[first:last]
            left = begin + first + len(sentence) - len(sentence.lstrip())
            right = begin + first + len(sentence.rstrip())
            if left < right:
                spans.append((left, right))
    return spans


@functools.cache
def _tokenizer(language: str) -> PunktSentenceTokenizer:
    _language_data.prepare(language)
    return PunktTokenizer(language)


def punkt_language(code: object) -> str | None:
    """The name under which Punkt knows a language (``en``, ``de-AT``, ``french``), or None.

    >>> punkt_language("de-AT"), punkt_language("xx")
    ('german', None)
    """
    if not isinstance(code, str):
        return None
    code = code.strip().lower()
    if code in _language_data.PUNKT_LANGUAGES.values():
        return code
    return _language_data.PUNKT_LANGUAGES.get(re.split(r"[-_]", code)[0])


def article_languages(articles: pd.DataFrame) -> list[str]:
    """Punkt's language for each article; English where none is named or Punkt has no such language."""
    if "language" not in articles.columns:
        return ["english"] * len(articles)
    unknown = Counter()
    names = []
    for code in articles["language"]:
        name = punkt_language(code)
        if name is None and isinstance(code, str) and code.strip():
            unknown[code] += 1
        names.append(name or "english")
    if unknown:
        warnings.warn(
            f"{unknown.total()} articles are in languages that Punkt has no rules for "
            f"({listed(sorted(unknown))}); their sentences are split by the English ones.",
            stacklevel=3,
        )
    return names


def text_column(values: list[str]) -> pd.Series:
    """Texts as a pandas column: dtype str, or object where a lone surrogate keeps them from being UTF-8."""
    try:
        return pd.Series(values, dtype="str")
    except UnicodeEncodeError:
        return pd.Series(values, dtype="object")


def sentences(articles: pd.DataFrame, *, quotes: pd.DataFrame | None = None) -> pd.DataFrame:
    r"""Split the articles into sentences whose offsets are true to ``articles.text``.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` and ``text`` (missing text counts as empty). A column ``language`` with two-letter
        codes (or ``de-AT``, or English names) chooses Punkt's rules; articles without a language, and those
        in one Punkt does not know (a warning counts them), are split by the English rules.
    quotes : DataFrame, optional
        ``quotes(articles)``; with it the table says in whose voice each sentence is.

    Returns
    -------
    DataFrame
        One row per sentence, in the order of the articles and of the text: ``doc_id``, ``sent_id`` (0, 1, 2
        within the article), ``start``, ``end``, ``text``. ``articles.text[start:end] == text`` exactly, with
        no white space at either end. Every character that is not white space is in exactly one sentence. An
        article without text has no row. With `quotes` also ``voice``: ``quoted`` where all letters and digits of
        the sentence lie in direct quotations, ``narrator`` where none does, else ``mixed``. Indirect speech and
        scare quotes are the paper's own words.

    Raises
    ------
    MediakitError
        If `articles` is no DataFrame or lacks a column, or if the quotations do not stand in these texts.

    Notes
    -----
    NLTK's PunktSentenceTokenizer (Kiss and Strunk 2006, *Unsupervised multilingual sentence boundary
    detection*), with the parameters of NLTK's punkt_tab, and two rules before it:

    1. A line break ends a sentence, so that a headline or a dateline without a full stop is one of its own
       and no sentence spans a blank line. Only in a text whose lines all have at most 100 characters, one
       that was wrapped to a width, does a single break after 40 characters or more count as a space.
    2. A joint at which the page lost its space ends a sentence: see `damaged_joints`.

    On a text of one line without damaged joints the sentences are those of ``nltk.sent_tokenize``, save that
    one of more than 50,000 characters is cut.

    Examples
    --------
    >>> text = "Talks resume\nBoth sides met.She spoke. He left."
    >>> articles = pd.DataFrame({"doc_id": ["a"], "text": [text]})
    >>> sentences(articles)
      doc_id  sent_id  start  end             text
    0      a        0      0   12     Talks resume
    1      a        1     13   28  Both sides met.
    2      a        2     28   38       She spoke.
    3      a        3     39   47         He left.
    """
    check_columns(articles, ["doc_id", "text"], "articles")
    quoted = None if quotes is None else quotations(articles, quotes)
    rows: list[tuple[object, int, int, int, str]] = []
    places: list[int] = []
    told = zip(articles["doc_id"], articles["text"], article_languages(articles), strict=True)
    for place, (doc_id, text, language) in enumerate(told):
        spans = sentence_spans(text, language)
        rows += [(doc_id, n, start, end, text[start:end]) for n, (start, end) in enumerate(spans)]
        places += [place] * len(spans)
    ids, numbers, starts, ends, texts = zip(*rows, strict=True) if rows else ((),) * 5
    table = pd.DataFrame(
        {
            "doc_id": pd.Series(ids, dtype=articles["doc_id"].dtype),
            "sent_id": pd.Series(numbers, dtype="int64"),
            "start": pd.Series(starts, dtype="int64"),
            "end": pd.Series(ends, dtype="int64"),
            "text": text_column(list(texts)),
        }
    )
    if quoted is not None:
        found = quoted.voices(np.array(places, dtype="int64"), table["start"].to_numpy(), table["end"].to_numpy())
        table["voice"] = text_column(found)
    return table
