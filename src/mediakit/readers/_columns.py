"""Which column of a table holds what: the usual names, or the ones the caller gives."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

from mediakit._check import CorpusError, check_choice, listed, nearest
from mediakit.readers._source import NotRead
from mediakit.tables import TABLES

# Names that exports use, lower case, without spaces, underscores, hyphens and dots. A column of the articles
# table that is not here (doc_id, file, start ...) is made by the kit and never taken from a file.
USUAL: dict[str, tuple[str, ...]] = {
    "outlet": (
        "source", "sourcename", "publisher", "publication", "newspaper", "media", "medium",
        "mediaoutlet", "newsoutlet", "medianame", "sitename", "newssource",
    ),
    "origin": ("agency", "newsagency", "wire", "wireservice"),
    "host": ("domain", "sourcedomain", "database", "platform"),
    "published": (
        "date", "publishedat", "pubdate", "publicationdate", "publishdate", "publisheddate", "datepublish",
        "datepublished", "publishedon", "datetime", "timestamp", "publishtime", "pubtime", "createdutc",
    ),
    "published_precision": (),
    "title": ("headline", "head", "hed", "heading", "articletitle"),
    "text": (
        "body", "content", "article", "fulltext", "maintext", "articlebody", "articletext", "bodytext",
        "story", "contenttext",
    ),
    "url": ("link", "uri", "weburl", "articleurl", "permalink"),
    "author": ("authors", "byline", "writer", "journalist"),
    "section": ("desk", "sectionname", "department"),
    "dateline": (),
    "language": ("lang", "languagecode"),
    "age_text": (),
    "category": (),
}  # fmt: skip


class ColumnsError(CorpusError):
    """Columns that only the caller can settle; it ends the whole import."""


def plain(name: str) -> str:
    """A column's name without case, spaces, underscores, hyphens and dots."""
    return re.sub(r"[\s_.\-]+", "", name.casefold())


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

        Raises
        ------
        ColumnsError
            Where two columns could be meant.
        NotRead
            Where there is neither text nor title.
        """
        self._seen += [name for name in header if name not in self._seen]
        chosen = {target: name for target, name in self.given.items() if name in header}
        for target in chosen:
            self._unused.pop(target, None)
        for target in USUAL:
            if target not in chosen and (name := self._recognise(target, header, chosen.values(), kinds)):
                chosen[target] = name
        if "text" not in chosen and "title" not in chosen:
            raise NotRead(
                f"No column for text or title among: {listed(header)}. If the first line is no header, add one; "
                "otherwise name the column with columns={'text': '" + (header[0] if header else "...") + "'}."
            )
        return chosen

    def of_row(self, chosen: dict[str, str], keys: Sequence[str]) -> dict[str, str]:
        """What `settle` chose, for a row with keys of its own: the usual names stand in for what it lacks.

        Raises
        ------
        ColumnsError
            Where two of its keys could be meant.
        """
        own = dict(chosen)
        for target in USUAL:
            if chosen.get(target) not in keys and (name := self._recognise(target, keys, own.values())):
                own[target] = name
        return own

    def _recognise(
        self, target: str, header: Sequence[str], taken: Iterable[str], kinds: Collection[tuple[str, ...]] = ()
    ) -> str | None:
        if target in header:
            return None if target in taken else target
        free = [name for name in header if name not in taken]
        for names in ((plain(target),), USUAL[target]):
            found = [name for name in free if plain(name) in names]
            if kinds and all(sum(name in keys for name in found) < 2 for keys in kinds):
                found = found[:1]
            if len(found) > 1 and target in self.given:  # it is not in this header, or it would have been taken
                raise ColumnsError(
                    f"no column '{self.given[target]}', which columns names for {target}. "
                    f"It has: {listed(header)}.{nearest(self.given[target], header)}"
                )
            if len(found) > 1:
                raise ColumnsError(
                    f"Two columns could be {target}: {' and '.join(repr(f) for f in found)}. "
                    f"Say which: columns={{'{target}': '{found[0]}'}}."
                )
            if found:
                return found[0]
        return None

    def check_used(self) -> None:
        """Raise a ColumnsError where `columns` names a column that no table had."""
        if self._seen and self._unused:
            target, name = next(iter(self._unused.items()))
            raise ColumnsError(
                f"columns: no table has the column '{name}' (for {target}). "
                f"Found: {listed(self._seen)}.{nearest(name, self._seen)}"
            )


def n_recognised(header: list[str]) -> int:
    """How many names of a header are usual ones; 0 unless text or title is among them.

    >>> n_recognised(["Headline", "Body", "n"])
    2
    """
    known = {target: {plain(target), *names} for target, names in USUAL.items()}
    hits = {target for target, names in known.items() for name in header if plain(name) in names}
    return len(hits) if hits & {"text", "title"} else 0


def has_text(header: list[str]) -> bool:
    """True where a column has a usual name for the text."""
    return any(plain(name) in ("text", *USUAL["text"]) for name in header)


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
