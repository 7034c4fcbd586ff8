"""Whose words: which stretches of a text are quoted, and the text in one voice alone."""

import re
import warnings

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns
from mediakit._groups import texts
from mediakit._language_data import PUNKT_LANGUAGES
from mediakit._phrases import counted, does

NARRATOR, QUOTED, MIXED = "narrator", "quoted", "mixed"
VOICES = ("all", NARRATOR, QUOTED)  # what can be scored or counted

_LETTER = re.compile(r"[^\W_]")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")


class Quotations:
    """The direct quotations of many texts, for questions to any stretch of them.

    Parameters
    ----------
    contents : list of str
        The texts; a place in it is a row.
    rows, starts, ends : ndarray of int
        The row and the half-open span of each quotation, in any order; overlapping ones count once.
    known : ndarray of bool, optional
        Of which texts the quotations are known, all unless given; the others have no voice.

    Examples
    --------
    >>> text = 'She said: “No.” He left.'
    >>> quotations = Quotations([text], np.array([0]), np.array([10]), np.array([15]))
    >>> quotations.voices(np.array([0, 0, 0]), np.array([0, 10, 16]), np.array([15, 15, 24]))
    ['mixed', 'quoted', 'narrator']
    >>> quotations.masked("narrator"), quotations.masked("quoted")
    (['She said:       He left.'], ['          “No.”         '])
    """

    def __init__(
        self,
        contents: list[str],
        rows: np.ndarray,
        starts: np.ndarray,
        ends: np.ndarray,
        known: np.ndarray | None = None,
    ) -> None:
        self.texts = contents
        self.known = np.ones(len(contents), dtype=bool) if known is None else known
        # one line of numbers for all texts, with a gap between two so that no quotation runs on in the next
        sizes = np.fromiter(map(len, contents), "int64", len(contents))
        self.base = np.concatenate([[0], np.cumsum(sizes + 1)])
        order = np.argsort(self.base[rows] + starts, kind="stable")
        first, last = (self.base[rows] + starts)[order], np.maximum.accumulate((self.base[rows] + ends)[order])
        begins = np.append(True, first[1:] > last[:-1])[: len(first)]
        self.starts = first[begins]
        self.ends = last[np.append(np.flatnonzero(begins)[1:] - 1, len(last) - 1)] if len(last) else last
        self._of_row = np.searchsorted(self.starts, self.base)

    def spans(self, row: int) -> list[tuple[int, int]]:
        """The quotations of a text, in order, none touching the next."""
        part = slice(self._of_row[row], self._of_row[row + 1])
        base = self.base[row]
        return list(zip((self.starts[part] - base).tolist(), (self.ends[part] - base).tolist(), strict=True))

    def voices(self, rows: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> list[str | None]:
        """The voice of each span: quoted where all its letters and digits are, narrator where none is, else mixed.

        A span without a letter or digit is quoted where all of it lies in a quotation, else narrator. None where the
        quotations of the text are not known.
        """
        first, last = self.base[rows] + starts, self.base[rows] + ends
        left, right = np.searchsorted(self.ends, first, "right"), np.searchsorted(self.starts, last, "left")
        found = np.full(len(first), NARRATOR, dtype=object)
        some = np.flatnonzero(left < right)
        whole = (self.starts[left[some]] <= first[some]) & (last[some] <= self.ends[left[some]])
        found[some[whole]] = QUOTED
        for i in some[~whole].tolist():
            found[i] = self._looked_at(int(rows[i]), int(starts[i]), int(ends[i]), range(left[i], right[i]))
        found[~self.known[rows]] = None
        return found.tolist()

    def _looked_at(self, row: int, start: int, end: int, places: range) -> str:
        """The voice of a span that lies partly in quotations."""
        text, base = self.texts[row], int(self.base[row])
        inside = outside = False
        at = start
        for place in places:
            first, last = int(self.starts[place]) - base, min(int(self.ends[place]) - base, end)
            outside = outside or _LETTER.search(text, at, max(first, at)) is not None
            inside = inside or _LETTER.search(text, max(first, at), last) is not None
            at = last
        outside = outside or _LETTER.search(text, at, end) is not None
        return MIXED if inside and outside else QUOTED if inside else NARRATOR

    def masked(self, voice: str) -> list[str]:
        """The texts with spaces for all that is not in this voice; line breaks and so all offsets stay.

        Nothing is left of a text whose quotations are not known.
        """
        told = zip(self.texts, self.known.tolist(), strict=True)
        return [_masked(text, self.spans(i), voice) if known else blank(text) for i, (text, known) in enumerate(told)]


def _masked(text: str, spans: list[tuple[int, int]], voice: str) -> str:
    parts, at = [], 0
    for start, end in spans:
        told, said = text[at:start], text[start:end]
        parts += [told, blank(said)] if voice == NARRATOR else [blank(told), said]
        at = end
    return "".join([*parts, text[at:] if voice == NARRATOR else blank(text[at:])])


def blank(text: str) -> str:
    r"""Spaces for all characters but line breaks.

    >>> blank("No.\n“Yes.”")
    '   \n      '
    """
    return _LINE.sub(lambda line: " " * len(line[0]), text)


def quotations(articles: pd.DataFrame, quotes: pd.DataFrame, field: str = "text") -> Quotations:
    """The direct quotations of the articles' texts; what a table of quotes holds of other articles is left aside.

    Indirect speech and scare quotes are in the paper's own words. `quotes` finds them in English only: articles whose
    ``language`` is another one, and of which the table has no row, have no voice; a warning counts them.

    Raises
    ------
    MediakitError
        A column is missing, a ``doc_id`` stands twice in `articles`, or the quotations do not stand in the texts
        where the table says.
    """
    check_columns(articles, ["doc_id", field], "articles")
    check_columns(quotes, ["doc_id", "start", "end", "kind"], "quotes")
    direct = quotes[(quotes["kind"] == "direct").to_numpy(dtype=bool, na_value=False)]
    contents = texts(articles, field)
    spans = standing(articles, direct, contents, field, "quotes")
    if told := tell_without_voice(articles, quotes):
        warnings.warn(told, stacklevel=4)
    return Quotations(contents, *spans, _has_voice(articles, quotes))


def tell_without_voice(articles: pd.DataFrame, quotes: pd.DataFrame) -> str:
    """How many articles have no voice; nothing where all have one.

    >>> articles = pd.DataFrame({"doc_id": ["a", "b"], "language": ["en", "fr"]})
    >>> tell_without_voice(articles, pd.DataFrame({"doc_id": ["b"]}))
    ''
    """
    n = int((~_has_voice(articles, quotes)).sum())
    if not n:
        return ""
    return (
        f"{n:,} of {counted(len(articles), 'article')} {does(n, 'is', 'are')} not in English, where quotations are "
        f"not known, and {does(n, 'has', 'have')} no voice: {does(n, 'it counts', 'they count')} neither as the "
        "paper's words nor as quoted."
    )


def _has_voice(articles: pd.DataFrame, quotes: pd.DataFrame) -> np.ndarray:
    """Of which articles the quotations are known: English ones, and those that quotes has rows of."""
    return _is_english(articles) | articles["doc_id"].isin(quotes["doc_id"]).to_numpy(dtype=bool)


def _is_english(articles: pd.DataFrame) -> np.ndarray:
    """Which articles are in English, or do not say."""
    if "language" not in articles.columns:
        return np.ones(len(articles), dtype=bool)
    codes = [code.strip().lower() if isinstance(code, str) else "" for code in articles["language"]]
    return np.array(
        [not code or "english" in (code, PUNKT_LANGUAGES.get(re.split(r"[-_]", code)[0])) for code in codes], dtype=bool
    )


def standing(
    articles: pd.DataFrame, spans: pd.DataFrame, contents: list[str], field: str, name: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """The rows, starts and ends of the spans of a table in these articles, once it is sure that they stand there."""
    ids = pd.Index(articles["doc_id"])
    if not ids.is_unique:
        raise MediakitError(
            f"articles.doc_id holds {ids[ids.duplicated()][0]!r} twice or more, so it is not known whose the {name} "
            "are. Each article must stand once: articles.drop_duplicates('doc_id')."
        )
    rows = ids.get_indexer(pd.Index(spans["doc_id"]))
    if len(rows) and len(ids) and (rows < 0).all() and _is_number(spans["doc_id"]) != _is_number(articles["doc_id"]):
        raise MediakitError(
            f"none of the {len(rows):,} rows of {name} is of one of these articles: its doc_id are such as "
            f"{spans['doc_id'].iloc[0]!r}, those of articles such as {ids[0]!r}. Make it from these articles, and "
            "read ids from files as text."
        )
    spans, rows = spans[rows >= 0], rows[rows >= 0]
    starts, ends = span_columns(spans, name)
    sizes = np.fromiter((len(contents[row]) for row in rows), "int64", len(rows))
    wrong = (starts < 0) | (ends < starts) | (ends > sizes)
    if "text" in spans.columns and not wrong.any():
        places = zip(rows, starts, ends, spans["text"], strict=True)
        wrong = np.array([contents[row][start:end] != text for row, start, end, text in places], dtype=bool)
    if wrong.any():
        first = spans["doc_id"].iloc[int(wrong.argmax())]
        raise MediakitError(
            f"{int(wrong.sum())} of {len(wrong)} rows of {name} do not stand in articles.{field} where the table says, "
            f"the first in {first!r}. Make it anew from these articles, with field={field!r}."
        )
    return rows, starts, ends


def _is_number(ids: pd.Series) -> bool:
    return all(isinstance(doc_id, int | np.integer) for doc_id in ids[:100])


def span_columns(table: pd.DataFrame, name: str) -> tuple[np.ndarray, np.ndarray]:
    """The columns start and end as whole numbers."""
    columns = [table[column] for column in ("start", "end")]
    if any(column.isna().any() or not pd.api.types.is_integer_dtype(column) for column in columns) and len(table):
        raise MediakitError(
            f"{name}.start and {name}.end must be whole numbers, characters of the article's text; found "
            f"{columns[0].dtype} and {columns[1].dtype}, or missing values."
        )
    first, last = (column.to_numpy(dtype="int64") for column in columns)
    return first, last


def check_voice(voice: object, quotes: pd.DataFrame | None) -> None:
    """Raise a MediakitError unless `voice` is known and, where it is not all, the quotes are there.

    >>> check_voice("narrator", None)
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: voice='narrator' needs the quotations: pass quotes=quotes(articles).
    """
    check_choice(voice, VOICES, "voice")
    if quotes is None and voice != "all":
        raise MediakitError(f"voice={voice!r} needs the quotations: pass quotes=quotes(articles).")
