"""The workbench without its view: it holds articles, codebook and marks, and answers what the view asks."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from mediakit._check import MediakitError, check_choice
from mediakit._phrases import counted
from mediakit.codebook import Codebook, as_codebook
from mediakit.tables import NOT_STATED
from mediakit.workbench.changes import Change, changed, difference, save, target, tell_changes
from mediakit.workbench.corpus import Articles
from mediakit.workbench.examples import PRE_CHOSEN, examples_of
from mediakit.workbench.findings import Findings
from mediakit.workbench.known import Known
from mediakit.workbench.marks import Key, Marks
from mediakit.workbench.shown import plain
from mediakit.workbench.suggestions import Suggestions

PREPARED = 8  # articles whose sentences are cut between two questions


class Bench:
    """The state of a workbench, and its answers.

    Parameters
    ----------
    articles, codebook, by, window, path, marks
        As `workbench` takes them.
    progress : callable
        Is given a sentence on what is being done.
    """

    def __init__(
        self,
        articles: pd.DataFrame,
        codebook: Codebook | Mapping | str | Path,
        *,
        by: str = "outlet",
        window: int = 8,
        path: str | Path | None = None,
        marks: str | Path | None = None,
        progress: Callable[[str], None] = lambda told: None,
    ) -> None:
        self.opened = self.codebook = as_codebook(codebook)
        self.path = target(self.opened, path)
        beside = self.path or self.opened.path
        if marks is None and beside is not None:
            marks = beside.with_name(f"{beside.stem}_marks.csv")
        self.marks = Marks(None if marks is None else Path(marks))
        progress(f"Cutting {counted(len(articles), 'article')} into words ...")
        self.corpus = Articles(articles, by, window)
        n_patterns = sum(len(frame.patterns) + len(frame.exclude) for frame in self.opened.frames.values())
        self.corpus.warm()
        progress(f"Looking for {counted(n_patterns, 'pattern')} in {counted(self.corpus.index.n_words, 'word')} ...")
        self._suggestions = Suggestions(articles, by, self.corpus.index)
        self._cache: dict = {}
        self._history: list[tuple[str, Callable[[], None]]] = []
        self._marked: dict[str, None] = {}  # the frames whose lines were marked since the codebook was saved
        self._use(self.opened)

    def _use(self, codebook: Codebook) -> None:
        self.codebook = codebook
        self.known = Known(self.corpus.index, codebook, self._cache)
        self._findings = Findings(self.corpus, self.known, self.marks)

    def answer(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What the view asks for; where it cannot be had, a sentence under ``error``."""
        asked = {
            "open": self.open, "frame": self.frame, "look": self.look, "more": self.more, "mark": self.mark,
            "context": self.context, "change": self.change, "undo": self.undo, "suggest": self.suggest,
            "preview": self.preview, "save": self.save, "prepare": self.prepare,
        }  # fmt: skip
        given = dict(request)
        kind = given.pop("kind", "")
        try:
            check_choice(kind, asked, "kind")
            return asked[kind](**given)
        except MediakitError as error:
            return {"error": plain(str(error))}
        except KeyboardInterrupt:
            return {"error": "Stopped before it was done."}

    def open(self) -> dict[str, Any]:
        """What does not change while the workbench is open, and the state."""
        by = self.corpus.groups.by
        return {
            "name": plain(f"{self.codebook.name} {self.codebook.version}".strip()),
            "size": plain(f"{counted(len(self.corpus.ids), 'article')}, {counted(len(self.corpus.groups.names), by)}"),
            "by": plain(by),
            "groups": [plain(name) for name in self.corpus.groups.names if name != NOT_STATED],
            "file": plain(str(self.path)) if self.path else "",
            "note": self._note(),
            **self._state(),
        }

    def _note(self) -> str:
        """How many marks cannot be shown."""
        keys = [key for frame_id in self.codebook.frames for key, _ in self.marks.of_frame(frame_id)]
        lost = len(self.marks) - sum(self.corpus.fits(key, self.marks.text(key)) for key in keys)
        if not lost:
            return ""
        return (
            f"{counted(lost, 'mark')} in {self.marks.path.name if self.marks.path else 'memory'} of articles or frames "
            "that are not here, or of a text that has changed: kept, and not counted."
        )

    def _state(self) -> dict[str, Any]:
        """What changes with the codebook."""
        labels = self.codebook.labels
        return {
            "frames": [
                {
                    "id": frame_id,
                    "label": plain(frame.label),
                    "depth": self.codebook.depth(frame_id),
                    "n_articles": self.known.n_articles(frame_id),
                }
                for frame_id, frame in self.codebook.frames.items()
            ],
            "unsaved": [plain(told) for told in tell_changes(difference(self.opened, self.codebook), labels)],
            "undo": plain(self._history[-1][0]) if self._history else "",
        }

    def frame(self, frame: str) -> dict[str, Any]:
        """A frame: its definition and rule, its patterns and excluding phrases with their counts."""
        return self._findings.frame(frame, difference(self.opened, self.codebook).get(frame, {}))

    def look(self, frame: str, pattern: str = "", sort: str = "place", seed: int = 1) -> dict[str, Any]:
        """What a pattern finds and brings to a frame; without a pattern, what the frame finds."""
        return self._findings.look(frame, pattern, sort, seed)

    def more(self, frame: str, pattern: str, sort: str, seed: int, begin: int) -> dict[str, Any]:
        """More lines of the same, from a place on."""
        return {"lines": self._findings.lines(frame, pattern, sort, seed, begin)}

    def mark(
        self, frame: str, pattern: str, row: int, start: int, end: int, judgement: str, seed: int = 1
    ) -> dict[str, Any]:
        """Mark a line as right or wrong, or with an empty judgement take its mark away."""
        self.codebook.above(frame)  # an unknown frame is an error that names the nearest
        key = self.corpus.key(row, frame, start, end)
        passage = self.corpus.passage(row, start, end)
        found_by = self._findings.found_by(frame, pattern, row, start, end)
        before, before_by = self.marks.get(key), self.marks.pattern(key)
        self.marks.put(key, judgement, pattern=found_by, text=passage)
        self._marked[frame] = None
        self._history.append(
            (
                f"mark of '{passage}' in {self.codebook.labels[frame]}",
                lambda: self._unmark(key, before, before_by, passage),
            )
        )
        return {"precision": self._findings.precision(frame, pattern, seed), "undo": plain(self._history[-1][0])}

    def _unmark(self, key: Key, before: str, pattern: str, passage: str) -> None:
        self.marks.put(key, before, pattern=pattern, text=passage)

    def context(self, row: int, start: int, end: int, whole: bool = False) -> dict[str, Any]:
        """The paragraph or article around a match, with title, outlet and date."""
        self.corpus.check_span(row, start, end)
        return self.corpus.told(row) | self.corpus.lines.context(row, start, end, whole=whole)

    def change(self, way: str, frame: str, pattern: str) -> dict[str, Any]:
        """Add a pattern to a frame (patterns), exclude it (exclude), or undo the one (remove), the other (readmit)."""
        self.codebook.above(frame)
        change = Change(way, frame, pattern)
        before = self.codebook
        self._use(changed(before, change, self.known.same_text(frame)))
        told = change.told(self.codebook.labels)
        self._history.append((told, lambda: self._use(before)))
        return {"told": plain(f"{told}. Not saved yet."), **self._state()}

    def undo(self) -> dict[str, Any]:
        """Take back the last mark or change since the codebook was saved."""
        if not self._history:
            return {"error": "There is nothing to undo."}
        told, back = self._history.pop()
        back()
        return {"told": plain(f"Undone: {told}."), **self._state()}

    def prepare(self, begin: int) -> dict[str, Any]:
        """Cut the sentences of a few articles, which patterns with ~ need; and where to go on, if anywhere."""
        end = min(begin + PREPARED, len(self.corpus.ids))
        for row in range(max(begin, 0), end):
            self.corpus.index.unit_numbers(row, "sentence")
        return {"next": end if end < len(self.corpus.ids) else None}

    def suggest(self, what: str, wanted: str) -> dict[str, Any]:
        """Words and phrases that one may not have thought of; each may be put into the pattern field."""
        return self._suggestions.of(what, wanted)

    def preview(self) -> dict[str, Any]:
        """What saving would write: the changes, and sentences of marked lines that may become examples."""
        changes = difference(self.opened, self.codebook)
        frames = []
        for frame_id in self.codebook.frames:
            marked = frame_id in self._marked
            if not marked and frame_id not in changes:
                continue
            passages = {
                key: self.corpus.article(key[0])
                for key, _ in self.marks.of_frame(frame_id)
                if self.corpus.fits(key, self.marks.text(key))
            }
            found, n_long = examples_of(self.marks, frame_id, self.codebook, passages)
            frames.append(
                {
                    "id": frame_id,
                    "label": plain(self.codebook.labels[frame_id]),
                    "changes": [
                        plain(one) for one in tell_changes({frame_id: changes.get(frame_id, {})}, self.codebook.labels)
                    ],
                    "examples": [{"text": one.text, "kind": one.kind, "holds": one.holds} for one in found],
                    "n_long": n_long,
                }
            )
        return {"frames": frames, "file": plain(str(self.path)) if self.path else "", "chosen": PRE_CHOSEN}

    def save(self, examples: Mapping[str, Mapping[str, list[str]]] | None = None) -> dict[str, Any]:
        """Write the changes and the chosen examples into the codebook's file."""
        if self.path is None:
            raise MediakitError(
                "This codebook comes from no YAML file. Open the workbench with a name for one: "
                "mk.workbench(articles, codebook, path='book.yml')."
            )
        told = tell_changes(difference(self.opened, self.codebook), self.codebook.labels)
        given = {frame: {key: list(texts) for key, texts in lists.items()} for frame, lists in (examples or {}).items()}
        n_examples = sum(len(texts) for lists in given.values() for texts in lists.values())
        self.opened = save(self.path, self.opened, self.codebook, given)
        self._use(self.opened)
        self._history.clear()
        self._marked.clear()
        written = "; ".join([*told, *([counted(n_examples, "example")] if n_examples else [])]) or "nothing new"
        return {"told": plain(f"Saved in {self.path.name}: {written}."), **self._state()}
