"""Which articles are the target's and which the reference's, and their words, story by story."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from mediakit._check import MediakitError, check_columns, listed, nearest
from mediakit._groups import group_labels, texts
from mediakit.patterns import lower
from mediakit.tables import NOT_STATED
from mediakit.text import WORD

STORY = "story_id"


class Text(NamedTuple):
    """An article that counts."""

    text: str
    side: int  # 0 target, 1 reference
    story: object  # equal for copies of one story


class Tally(NamedTuple):
    """How often each word stands in each story, on both sides. Column 0 is the target, 1 the reference."""

    features: list[str]
    word: np.ndarray  # one entry for each word and story that holds it: which word, ascending
    story: np.ndarray  # which story
    count: np.ndarray  # (entries, 2) how often
    docs: np.ndarray  # (words, 2) articles that hold the word
    lengths: np.ndarray  # (stories, 2) words
    copies: np.ndarray  # (stories, 2) articles with a word

    def times(self) -> np.ndarray:
        """(words, 2): how often each word stands on each side."""
        return np.column_stack([self.by_word(self.count[:, side]) for side in (0, 1)]).astype("int64")

    def by_word(self, values: np.ndarray) -> np.ndarray:
        """The entries' values, added up for each word."""
        return np.bincount(self.word, weights=values, minlength=len(self.features))


def choose(
    articles: pd.DataFrame, by: str, target: object, reference: object, field: str
) -> tuple[list[Text], dict[str, int]]:
    """The articles that count, and how many there are on each side and without a group."""
    labels = group_labels(articles, by) if by in articles.columns else []
    if isinstance(reference, pd.DataFrame):
        check_columns(reference, [field], "reference")
        _check_apart(articles, reference)
        sides = [0] * len(articles)
        if target is not None:
            targets = _chosen(target, "target", by, sorted(set(labels) - {NOT_STATED}))
            sides = [0 if label in targets else None for label in labels]
        chosen = [*_texts(articles, sides, field, 0), *_texts(reference, [1] * len(reference), field, 1)]
    else:
        chosen = _texts(articles, _sides(labels, by, target, reference), field, 0)
    counted = Counter(text.side for text in chosen)
    told = {
        "n_articles_target": counted[0],
        "n_articles_reference": counted[1],
        "n_articles_not_stated": labels.count(NOT_STATED),
    }
    return chosen, told


def _check_apart(articles: pd.DataFrame, reference: pd.DataFrame) -> None:
    """No article may be in both tables."""
    if "doc_id" in articles.columns and "doc_id" in reference.columns:
        both = set(articles["doc_id"].dropna()) & set(reference["doc_id"].dropna())
        if both:
            raise MediakitError(
                f"{len(both)} articles are in articles and in reference, among them {sorted(map(str, both))[0]!r}. "
                "Take them out of one table."
            )


def _texts(articles: pd.DataFrame, sides: Sequence[int | None], field: str, table: int) -> list[Text]:
    ids = articles[STORY].tolist() if STORY in articles.columns else [None] * len(articles)
    rows = zip(texts(articles, field), sides, ids, strict=True)
    # an article without a story is a story of its own
    return [
        Text(text, side, (table, place) if pd.isna(story) else str(story))
        for place, (text, side, story) in enumerate(rows)
        if side is not None
    ]


def _chosen(groups: object, name: str, by: str, known: list[str]) -> set[str]:
    one = isinstance(groups, str) or not isinstance(groups, Sequence | set | np.ndarray)
    wanted = {str(group) for group in ([groups] if one else groups)}
    for group in sorted(wanted):
        if group not in known:
            raise MediakitError(
                f"{name}={group!r} is not in the column '{by}'. It holds: {listed(known) or 'no group'}."
                f"{nearest(group, known)}"
            )
    if not wanted:
        raise MediakitError(f"{name} names no group. The column '{by}' holds: {listed(known)}.")
    return wanted


def _sides(labels: list[str], by: str, target: object, reference: object) -> list[int | None]:
    """For each article 0 (target), 1 (reference) or None."""
    known = sorted(set(labels) - {NOT_STATED})
    targets = _chosen(target, "target", by, known)
    references = set(known) - targets if reference is None else _chosen(reference, "reference", by, known)
    if not references:
        raise MediakitError(
            f"the column '{by}' holds no group besides {listed(sorted(targets))}. "
            "Add articles of another group to set it against, or a table of them as reference."
        )
    if targets & references:
        raise MediakitError(
            f"{listed(sorted(targets & references))} is on both sides. Take it out of target or reference."
        )
    return [0 if label in targets else 1 if label in references else None for label in labels]


class _Lower(dict):
    """Lower-case forms, each made once."""

    def __missing__(self, word: str) -> str:
        form = self[word] = lower(word)
        return form


class _Numbers(dict):
    """A number for each word, in the order in which they come."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


def tally(chosen: list[Text], min_count: int, field: str) -> Tally:
    """Count the words of each story on each side; those below `min_count` are left out, their length is not."""
    forms, numbers = _Lower(), _Numbers()
    found = [Counter(map(forms.__getitem__, WORD.findall(text.text))) for text in chosen]
    for side, name in enumerate(("target", "reference")):
        if not any(words for words, text in zip(found, chosen, strict=True) if text.side == side):
            raise MediakitError(f"the {name}'s articles have no word in '{field}'. Choose groups with text.")
    kept = [i for i, words in enumerate(found) if words]
    places = _places([chosen[i] for i in kept])
    word = np.array([numbers[form] for i in kept for form in found[i]], dtype="int64")
    times = np.array([n for i in kept for n in found[i].values()], dtype="int64")
    size = [len(found[i]) for i in kept]
    side = np.repeat([chosen[i].side for i in kept], size)
    story = np.repeat(places, size)

    lengths, copies = np.zeros((2, max(places) + 1, 2), dtype="int64")
    np.add.at(lengths, (story, side), times)
    np.add.at(copies, (places, [chosen[i].side for i in kept]), 1)
    docs = np.zeros((len(numbers), 2), dtype="int64")
    np.add.at(docs, (word, side), 1)

    forms_found = list(numbers)
    enough = np.flatnonzero(np.bincount(word, weights=times) >= min_count).tolist()
    enough.sort(key=forms_found.__getitem__)
    rank = np.full(len(numbers), -1)
    rank[enough] = np.arange(len(enough))
    tested = rank[word] >= 0
    keys, entry = np.unique(rank[word[tested]] * len(lengths) + story[tested], return_inverse=True)
    count = np.zeros((len(keys), 2), dtype="int64")
    np.add.at(count, (entry, side[tested]), times[tested])
    return Tally(
        [forms_found[i] for i in enough],
        keys // len(lengths),
        keys % len(lengths),
        count,
        docs[enough],
        lengths,
        copies,
    )


def _places(chosen: list[Text]) -> list[int]:
    """A number for each article's story; it hangs on what the stories say, not on the order of rows."""
    parts: dict[object, list[bytes]] = {}
    for text in chosen:
        digest = hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).digest()
        parts.setdefault(text.story, []).append(bytes([text.side]) + digest)
    order = sorted(parts, key=lambda story: sorted(parts[story]))
    place = {story: i for i, story in enumerate(order)}
    return [place[text.story] for text in chosen]
