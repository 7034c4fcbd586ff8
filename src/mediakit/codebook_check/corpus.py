"""What a corpus says of a codebook's patterns: those that find nothing, those that lose, those that bring most."""

from collections import Counter
from collections.abc import Collection, Iterator

import numpy as np
import pandas as pd

from mediakit._groups import languages, texts
from mediakit._phrases import counted, percent
from mediakit.codebook import Codebook
from mediakit.codebook_check.covering import Reading
from mediakit.codebook_check.findings import Finding, any_of, find_all, quoted, readings, times
from mediakit.codebook_check.variants import Vocabulary
from mediakit.patterns import Index, Matches, find_frames
from mediakit.patterns.choose import Found, outside
from mediakit.text import punkt_language

FEWEST_MENTIONS = 20  # of a frame in which one pattern may be said to bring over half

Runs = tuple[np.ndarray, np.ndarray]


class SearchedCorpus:
    """A corpus with the codebook's matches in it.

    Parameters
    ----------
    articles : DataFrame
        With ``text`` and, where it is known, ``language``.
    codebook : Codebook
        The codebook.

    Attributes
    ----------
    index : Index
        The words.
    mentions : Matches
        The mentions of all frames.
    excluded : dict
        The runs of each excluding phrase, by frame and place.
    """

    def __init__(self, articles: pd.DataFrame, codebook: Codebook) -> None:
        self.codebook = codebook
        self.languages = [punkt_language(code) or "english" for code in languages(articles)]
        self.index = Index(texts(articles), languages(articles))
        self.mentions: Matches = find_frames(self.index, codebook)
        self.ids = list(codebook.frames)
        self.excluded: dict[tuple[str, int], Runs] = {
            (frame_id, place): _runs(find_all(self.index, reading))
            for frame_id in self.ids
            for place, reading in enumerate(readings(codebook, frame_id, "exclude"))
        }

    def of_frame(self, frame_id: str) -> np.ndarray:
        """The places of a frame's mentions among all."""
        return np.flatnonzero(self.mentions.frame == self.ids.index(frame_id))

    def excluded_in(self, frame_id: str) -> Runs:
        """The runs of words that a frame excludes, or one above it."""
        ways = {frame_id, *self.codebook.above(frame_id)}
        return joined_runs([runs for (one, _), runs in self.excluded.items() if one in ways])

    def vocabularies(self) -> list[Vocabulary]:
        """The words of the articles of each language."""
        rows: dict[str, list[int]] = {}
        for row, language in enumerate(self.languages):
            rows.setdefault(language, []).append(row)
        if len(rows) == 1:
            return [Vocabulary(self.index.counts, language) for language in rows]
        found = []
        for language, theirs in sorted(rows.items()):
            codes = np.concatenate([self.index.codes[self.index.first[r] : self.index.first[r + 1]] for r in theirs])
            n = np.bincount(codes, minlength=len(self.index.kinds))
            counts = {self.index.kinds[kind]: int(n[kind]) for kind in np.flatnonzero(n).tolist()}
            found.append(Vocabulary(counts, language))
        return found


def _runs(matches: Matches) -> Runs:
    return matches.first, matches.last


def joined_runs(parts: list[Runs]) -> Runs:
    """Several lists of runs as one."""
    first, last = (np.concatenate([part[side] for part in parts]) if parts else np.zeros(0, "int64") for side in (0, 1))
    return first, last


def find_in_corpus(corpus: SearchedCorpus, known: Collection[tuple[str, int | None, str]]) -> Iterator[Finding]:
    """Patterns that find nothing or bring most; `known` has what was found without the corpus: frame, place, kind."""
    codebook, mentions = corpus.codebook, corpus.mentions
    for number, frame_id in enumerate(corpus.ids):
        own = mentions.pattern[(mentions.frame == number) & (mentions.owner == number)]
        n = np.bincount(own, minlength=len(codebook.frames[frame_id].patterns))
        for place, reading in enumerate(readings(codebook, frame_id)):
            if not n[place]:
                kinds = {kind for one, at, kind in known if (one, at) == (frame_id, place)}
                yield from _without_a_mention(corpus, frame_id, place, reading, kinds)
        for place, reading in enumerate(readings(codebook, frame_id, "exclude")):
            if not len(corpus.excluded[frame_id, place][0]):
                yield Finding(
                    frame_id, "exclude", place, reading.pattern.text, "dead",
                    f"The excluded phrase {quoted(reading.pattern)} stands nowhere in the corpus. Mend it, or keep it "
                    "for other articles.", n=0,
                )  # fmt: skip
    yield from _over_half(corpus)


def _without_a_mention(
    corpus: SearchedCorpus, frame_id: str, place: int, reading: Reading, kinds: set[str]
) -> Iterator[Finding]:
    if kinds & {"cannot match", "always excluded", "repeat"}:
        return  # said already, and for every corpus
    found = find_all(corpus.index, reading)
    name = quoted(reading.pattern)
    if not len(found):
        yield Finding(
            frame_id, "patterns", place, reading.pattern.text, "dead",
            f"{name} matches nothing in the corpus. Mend it, or keep it for other articles.", n=0,
        )  # fmt: skip
        return
    free = outside(Found(found.first, found.last, found.first), corpus.excluded_in(frame_id))
    if not len(free.first):
        told = "always inside phrases that 'exclude' names. Take it out, or exclude longer phrases."
    elif "swallowed" in kinds:
        return
    else:
        winners = any_of(_winners(corpus, frame_id, free))
        told = (
            f"always where other patterns of the frame count, longer or earlier ones: {winners}. It could be taken out."
        )
    told = f"{name} matches {times(len(found))}, {told}"
    yield Finding(frame_id, "patterns", place, reading.pattern.text, "always loses", told, n=len(found))


def _winners(corpus: SearchedCorpus, frame_id: str, lost: Found) -> list[str]:
    """The patterns whose mentions overlap the lost matches, the commonest first."""
    mine = corpus.of_frame(frame_id)
    first, last = corpus.mentions.first[mine], corpus.mentions.last[mine]
    found: Counter[str] = Counter()
    for begin, end in zip(lost.first.tolist(), lost.last.tolist(), strict=True):
        for i in mine[(first <= end) & (last >= begin)].tolist():
            owner = corpus.ids[corpus.mentions.owner[i]]
            found[corpus.codebook.frames[owner].patterns[corpus.mentions.pattern[i]]] += 1
    return [pattern for pattern, _ in found.most_common()]


def _over_half(corpus: SearchedCorpus) -> Iterator[Finding]:
    """Patterns that bring over half of a frame's mentions, told once, of the lowest frame."""
    told: set[tuple[int, int]] = set()
    for frame_id in sorted(corpus.ids, key=corpus.codebook.depth, reverse=True):
        frames = (frame_id, *corpus.codebook.below(frame_id))
        n_patterns = sum(len(corpus.codebook.frames[one].patterns) for one in frames)
        mine = corpus.of_frame(frame_id)
        if n_patterns < 2 or len(mine) < FEWEST_MENTIONS:
            continue
        brought = Counter(
            zip(corpus.mentions.owner[mine].tolist(), corpus.mentions.pattern[mine].tolist(), strict=True)
        )
        (way, n), *_ = brought.most_common(1)
        if n * 2 <= len(mine) or way in told:
            continue
        told.add(way)
        owner, place = corpus.ids[way[0]], way[1]
        pattern = corpus.codebook.frames[owner].patterns[place]
        by_it = (corpus.mentions.owner[mine] == way[0]) & (corpus.mentions.pattern[mine] == place)
        articles = counted(len(np.unique(corpus.mentions.row[mine][by_it])), "article")
        of = f" of '{owner}'" if owner != frame_id else ""
        yield Finding(
            owner, "patterns", place, pattern, "over half",
            f"{quoted(pattern)}{of} brings {n:,} of the {len(mine):,} mentions of '{frame_id}' "
            f"({percent(n / len(mine))}), in {articles}. The frame stands or falls with it: read its passages.", n=n,
        )  # fmt: skip
