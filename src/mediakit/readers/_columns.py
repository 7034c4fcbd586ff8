"""Which column of a table holds what: the usual names, or the ones the caller gives."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from mediakit._check import CorpusError, check_choice, listed, nearest
from mediakit.readers._column_names import USUAL, YIELDING, names_of, plain
from mediakit.readers._dialects import dialect_of
from mediakit.readers._source import NotRead
from mediakit.tables import TABLES


class ColumnsError(CorpusError):
    """Columns that only the caller can settle; it ends the whole import."""


class ColumnMap:
    """The caller's `columns`, and the usual names for what it does not say."""

    def __init__(self, columns: Mapping[str, str] | None):
        if columns is not None and not isinstance(columns, Mapping):
            raise ColumnsError(
                f"columns is a {type(columns).__name__}; write columns={{'text': 'body'}}: "
                "the articles table's column, then the file's."
            )
        self.given = {str(k): str(v) for k, v in (columns or {}).items()}
        for target in self.given:
            check_choice(target, list(USUAL), "columns key")
        self._unused = dict(self.given)
        self._seen: list[str] = []

    def settle(self, header: list[str], kinds: Collection[tuple[str, ...]] = ()) -> dict[str, str]:
        """For each column of the articles table that `header` can fill, the file's column.

        Where rows bring their own keys, `kinds` are the sets of keys that occur: two names that never stand
        in one row are no question, the first of them is taken.

        What the caller says goes first, then what is known of the kind of table (`_dialects`), then the names in
        `_column_names`: of two usual ones, one that yields; else the question goes to the caller.

        Raises
        ------
        ColumnsError
            Where two columns could be meant.
        NotRead
            Where there is neither text nor title.
        """
        chosen = self.known(header, kinds)
        if "text" not in chosen and "title" not in chosen:
            raise NotRead(
                f"No column for text or title among: {listed(header)}. If the first line is no header, add one; "
                "otherwise name the column with columns={'text': '" + (header[0] if header else "...") + "'}."
            )
        return chosen

    def known(self, header: list[str], kinds: Collection[tuple[str, ...]] = ()) -> dict[str, str]:
        """What `settle` gives, for a table that may have neither text nor title."""
        self._seen += [name for name in header if name not in self._seen]
        chosen = {target: name for target, name in self.given.items() if name in header}
        for target in chosen:
            self._unused.pop(target, None)
        for target, name in _by_dialect(header).items():
            if target not in chosen and name not in chosen.values():
                chosen[target] = name
        usual = _usual(header)
        for target in usual:
            if target not in chosen and (name := self._recognise(target, usual[target], header, chosen, kinds)):
                chosen[target] = name
        return chosen

    def remarks(self, header: Sequence[str], chosen: Mapping[str, str]) -> list[str]:
        """Sentences on columns that were taken before others that could be meant too."""
        said, sure, usual = [], {*self.given, *_by_dialect(header)}, _usual(header)
        for target, name in chosen.items():
            if target in sure or name == target:
                continue
            others = [n for n in usual.get(target, ()) if n not in chosen.values()]
            if others:
                passed = listed(repr(other) for other in others)
                said.append(f"Column '{name}' was taken as {target}, not {passed}.")
        return said

    def of_row(self, chosen: dict[str, str], keys: Sequence[str]) -> dict[str, str]:
        """What `settle` chose, for a row with keys of its own: the usual names stand in for what it lacks.

        Raises
        ------
        ColumnsError
            Where two of its keys could be meant.
        """
        own, usual = dict(chosen), _usual(keys)
        for target in usual:
            if chosen.get(target) not in keys and (name := self._recognise(target, usual[target], keys, own)):
                own[target] = name
        return own

    def _recognise(
        self,
        target: str,
        candidates: list[str],
        header: Sequence[str],
        chosen: Mapping[str, str],
        kinds: Collection[tuple[str, ...]] = (),
    ) -> str | None:
        own, usual, also = names_of(target)
        taken = set(chosen.values())
        if own and target in candidates:
            return None if target in taken else target
        free = [name for name in candidates if name not in taken]
        for names in (own, usual):
            found = [name for name in free if plain(name) in names]
            if kinds and all(sum(name in keys for name in found) < 2 for keys in kinds):
                found = found[:1]
            if len(found) > 1:
                found = [name for name in found if plain(name) not in YIELDING.get(target, ())] or found
            if len(found) > 1 and target in self.given:  # it is not in this header, or it would have been taken
                raise ColumnsError(
                    f"no column '{self.given[target]}', which columns names for {target}. "
                    f"It has: {listed(header)}.{nearest(self.given[target], header)}"
                )
            if len(found) > 1:
                raise ColumnsError(
                    f"Two columns could be {target}: {' and '.join(repr(f) for f in found[:5])}. "
                    f"Say which: columns={{'{target}': '{found[0]}'}}."
                )
            if found:
                return found[0]
        found = [name for name in free if plain(name) in also]
        return min(found, key=lambda name: also.index(plain(name)), default=None)

    def check_used(self) -> None:
        """Raise a ColumnsError where `columns` names a column that no table had."""
        if self._seen and self._unused:
            target, name = next(iter(self._unused.items()))
            raise ColumnsError(
                f"columns: no table has the column '{name}' (for {target}). "
                f"Found: {listed(self._seen)}.{nearest(name, self._seen)}"
            )


_TARGETS: dict[str, list[str]] = {}
for _target in USUAL:
    for _name in {name for names in names_of(_target) for name in names}:
        _TARGETS.setdefault(_name, []).append(_target)


def _usual(header: Iterable[str]) -> dict[str, list[str]]:
    """The columns that could be each column of the articles table, in the order of that table."""
    found: dict[str, list[str]] = {target: [] for target in USUAL}
    for name in header:
        for target in _TARGETS.get(plain(name), ()):
            found[target].append(name)
    return {target: names for target, names in found.items() if names}


def _by_dialect(header: Iterable[str]) -> dict[str, str]:
    """For columns of the articles table, the file's columns that its kind of table has for them."""
    dialect = dialect_of(header)
    if dialect is None:
        return {}
    by_name = {plain(name): name for name in reversed(list(header))}
    found = {t: next((by_name[n] for n in names if n in by_name), None) for t, names in dialect.columns.items()}
    return {target: name for target, name in found.items() if name is not None}


def n_recognised(header: list[str]) -> int:
    """How many names of a header are usual ones; 0 unless text or title is among them.

    >>> n_recognised(["Headline", "Body", "n"])
    2
    """
    hits = {target for name in header for target in _TARGETS.get(plain(name), ())}
    return len(hits) if hits & {"text", "title"} else 0


def has_text(header: list[str]) -> bool:
    """True where a column has a usual name for the text."""
    return any("text" in _TARGETS.get(plain(name), ()) for name in header)


def carried_names(header: list[str], taken: Iterable[str]) -> dict[str, str]:
    """The names under which the other columns go along, apart from those of the articles table."""
    carried: dict[str, str] = {}
    used = {*TABLES["articles"], "published_text", "extra_fields"}
    for name in header:
        if name in taken:
            continue
        new = name
        while new in used:
            new = f"{new}_source"
        used.add(new)
        carried[name] = new
    return carried
