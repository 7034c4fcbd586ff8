"""Two versions of a text side by side: what was kept, what was cut, what was added."""

from typing import Any

import pandas as pd

from mediakit._cells import missing
from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._phrases import counted, percent
from mediakit.diff.alignment import Block, Token, blocks_of, tokens_of
from mediakit.diff.side_by_side import Side, markup
from mediakit.notebook import Html
from mediakit.text import text_column


class Diff(Html):
    """Two versions side by side, for a notebook.

    Attributes
    ----------
    changes : DataFrame
        One row per stretch, in order: see `diff`.
    summary : str
        What was kept, moved, cut and added, in one line.
    """

    def __init__(self, markup: str, plain: str, changes: pd.DataFrame, summary: str) -> None:
        super().__init__(markup, plain)
        self.changes = changes
        self.summary = summary


def diff(a: str | pd.Series | pd.DataFrame, b: str | pd.Series | pd.DataFrame, *, field: str = "text") -> Diff:
    """Show two versions of a text side by side, with what was cut and what was added.

    Parameters
    ----------
    a, b : str, or a row of articles
        The two texts; of an article, a Series such as ``articles.iloc[0]`` or a DataFrame of one row, with the
        column named by `field` (missing text counts as empty), and of ``outlet``, ``title``, ``published`` and
        ``published_precision`` what is there.
    field : str
        The column that holds the text, where rows are given.

    Returns
    -------
    Diff
        A notebook shows it: sentences that belong together beside each other, or below each other where there is
        little room; long stretches that both have can be opened. What only A has is struck through, what only B has
        underlined; a passage that B has in another place is told to be moved. Both are said in words too, for those
        who listen.

        Its ``changes`` is a table, one row per stretch in order: ``kind`` (kept, cut or added), ``start_a``,
        ``end_a``, ``start_b``, ``end_b`` (characters of the two texts, half-open; of no length in the text that
        lacks the stretch), ``moved`` (the other text has these words in another place) and ``text``, as A has it
        where both do. The rows that are kept or cut make up A, those kept or added make up B, to the last character.

    Raises
    ------
    MediakitError
        `a` or `b` is neither a text nor one row with the column named by `field`.

    Notes
    -----
    Words are those of `tokens`, upper and lower case told apart; in scripts written without spaces each letter is a
    word. Words and marks of punctuation are aligned in order so that as many as can be are kept (longest common
    subsequence). White space, the shape of quotation marks and apostrophes, characters that cannot be seen and the
    way in which accents are coded are no changes. At most two words in common between changes of three words or more
    are shown as changed. Of words cut in one place and added in another, a run of eight or more counts as moved.
    Where the words and marks of one text times those of the other are more than a thousand million, the texts are
    first parted at runs of six that each has once; where there are none, at like shares of their length, so that
    something kept may be shown as cut and added.

    The shares in common count words kept and words moved.

    Examples
    --------
    >>> shown = diff("Envoys met on Monday. Rain fell.", "Envoys met on Tuesday.  Rain fell hard.")
    >>> print(shown)
    5 words kept, 1 cut, 2 added. In common: 83% of A’s words, 71% of B’s.
    Envoys met on [-Monday-]{+Tuesday+}. Rain fell {+hard+}.
    >>> shown.changes[["kind", "start_a", "end_a", "start_b", "end_b"]]
        kind  start_a  end_a  start_b  end_b
    0   kept        0     14        0     14
    1    cut       14     20       14     14
    2  added       20     20       14     21
    3   kept       20     31       21     34
    4  added       31     31       34     38
    5   kept       31     32       38     39
    """
    sides = [_side(text, name, field) for text, name in ((a, "a"), (b, "b"))]
    tokens = [tokens_of(side.text) for side in sides]
    blocks = blocks_of(*tokens, tuple(_breaks(side.text, found) for side, found in zip(sides, tokens, strict=True)))
    changes = _changes(blocks, sides, tokens)
    told = _told(blocks, tokens)
    sides = [
        side._replace(n_words=sum(token.is_word for token in found)) for side, found in zip(sides, tokens, strict=True)
    ]
    return Diff(markup(sides, changes, told), f"{told}\n{_plain(changes, sides[1].text)}", changes, told)


def _side(given: Any, name: str, field: str) -> Side:
    """A version as what is shown of it."""
    if isinstance(given, str):
        return Side(given, {})
    if isinstance(given, pd.DataFrame):
        check_columns(given, [field], name)
        if len(given) != 1:
            raise MediakitError(f"{name} has {counted(len(given), 'row')}. Allowed: one, such as articles.iloc[[0]].")
        given = given.iloc[0]
    if not isinstance(given, pd.Series):
        raise MediakitError(
            f"{name} is a {type(given).__name__}. Allowed: a text, or a row of articles such as articles.iloc[0]."
        )
    if field not in given.index:
        raise MediakitError(
            f"{name} has no '{field}'. It has: {listed(given.index)}.{nearest(field, given.index)} "
            "A row of articles is articles.iloc[0]."
        )
    text = given[field]
    if not isinstance(text, str) and not missing(text):
        raise MediakitError(f"{name}.{field} is a {type(text).__name__}, not a text.")
    return Side(text if isinstance(text, str) else "", {str(key): given[key] for key in given.index})


def _breaks(text: str, tokens: list[Token]) -> list[int]:
    """Per token, and for the end, how well a stretch may begin with it: 2 after a line break, 1 after a stop."""
    found, before = [], 0
    for token in tokens:
        between = text[before : token.start]
        after_stop = before > 0 and text[before - 1] in ".!?…。！？”’\"'" and bool(between)
        found.append(2 if before == 0 or "\n" in between or "\r" in between else int(after_stop))
        before = token.end
    return [*found, 2]


def _changes(blocks: list[Block], sides: list[Side], tokens: list[list[Token]]) -> pd.DataFrame:
    """The stretches with their places in characters: each token with the blanks that follow it."""
    edges = []
    for side, found in zip(sides, tokens, strict=True):
        starts = [token.start for token in found]
        # blanks before the first token belong to it, and a text of blanks alone to the end
        edges.append([0 if found else len(side.text), *starts[1:], len(side.text)][: len(found) + 1])
    rows = []
    for kind, first, last, from_b, to_b, moved in blocks:
        start_a, end_a = edges[0][first], edges[0][last]
        start_b, end_b = edges[1][from_b], edges[1][to_b]
        text = sides[1].text[start_b:end_b] if kind == "added" else sides[0].text[start_a:end_a]
        rows.append((kind, start_a, end_a, start_b, end_b, moved, text))
    blanks = [len(side.text) if not found else 0 for side, found in zip(sides, tokens, strict=True)]
    if any(blanks):
        rows.insert(0, ("kept", 0, blanks[0], 0, blanks[1], False, sides[0].text[: blanks[0]]))
    kinds, *places, moves, told = zip(*rows, strict=True) if rows else [()] * 7
    names = ("start_a", "end_a", "start_b", "end_b")
    return pd.DataFrame(
        {
            "kind": pd.Series(kinds, dtype="str"),
            **{name: pd.Series(place, dtype="int64") for name, place in zip(names, places, strict=True)},
            "moved": pd.Series(moves, dtype="bool"),
            "text": text_column(list(told)),
        }
    )


def _told(blocks: list[Block], tokens: list[list[Token]]) -> str:
    """What was kept, moved, cut and added, in one line."""
    count = {"kept": 0, "cut": 0, "added": 0, "moved": 0, "moved into": 0}
    marks = 0
    for block in blocks:
        side, first, last = (1, block.b, block.end_b) if block.kind == "added" else (0, block.a, block.end_a)
        n = sum(token.is_word for token in tokens[side][first:last])
        count[("moved into" if side else "moved") if block.moved else block.kind] += n
        marks += last - first - n if block.kind != "kept" and not block.moved else 0
    totals = [count["kept"] + count["cut"] + count["moved"], count["kept"] + count["added"] + count["moved into"]]
    if not any(totals):
        return "Neither A nor B has a word."
    if not marks and not count["cut"] + count["added"] + count["moved"]:
        return (
            f"{counted(count['kept'], 'word')} kept, none cut or added: A and B have the same words in the same order."
        )
    parts = [f"{counted(count['kept'], 'word')} kept"]
    if count["moved"]:
        parts.append(f"{count['moved']:,} moved")
    parts += [f"{count['cut']:,} cut", f"{count['added']:,} added"]
    if not count["cut"] + count["added"] + count["moved"]:
        parts.append("changes in punctuation alone")
    told = f"{', '.join(parts)}."
    if not all(totals):
        return f"{told} {'B' if totals[0] else 'A'} has no words."
    shares = [percent((total - count[lost]) / total) for total, lost in zip(totals, ("cut", "added"), strict=True)]
    return f"{told} In common: {shares[0]} of A’s words, {shares[1]} of B’s."


def _plain(changes: pd.DataFrame, of_b: str) -> str:
    """Both versions as one plain text, with marks around what one lacks."""
    parts = []
    kinds = [*changes["kind"], ""]
    columns = (changes[name] for name in ("text", "start_b", "end_b"))
    for i, (text, start, end) in enumerate(zip(*columns, strict=True)):
        bare = text.rstrip()
        blank = text[len(bare) :]
        if kinds[i] == "kept":
            other = of_b[start:end]  # where B goes on, its white space
            parts += [bare, other[len(other.rstrip()) :] if kinds[i + 1] == "added" else blank]
        elif kinds[i] == "cut":
            parts += [f"[-{bare}-]", "" if kinds[i + 1] == "added" else blank]
        else:
            parts += [f"{{+{bare}+}}", blank]
    return "".join(parts)
