"""Read the text capture of an aggregator page: a main article, its furniture, the related articles.

Two forms are known. Form A prints bare lines; form B begins with ``logo`` and repeats titles. Hashtag and
outlet pages are lists of related articles without a main one. `pages` parts a page, `furniture` knows its
fixed lines, `blocks` its related articles; dates come from `ages`, agencies and datelines from `mediakit.origin`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from mediakit.origin.agencies import packaged_agencies
from mediakit.origin.evidence import evidence, origin_by
from mediakit.readers import furniture
from mediakit.readers._parsed import Parsed, with_plain_breaks
from mediakit.readers.ages import RANGES, is_age_like, parse_age, split_fused
from mediakit.readers.blocks import Block, Line, bodies, has_plain_block, lines_of, timed_blocks
from mediakit.readers.pages import HEAD_LINES, captures, layout

NAME = "aggregator page"
FURNITURE = "page furniture"
REPEATED = "repeated title"
CUT_OFF = "cut off before the title"
_DATE_LENGTH = len("31-02-2025")


def recognises(text: str) -> bool:
    """Whether the text shows what only an aggregator page has.

    A furniture run, ``logo`` as first line, the heading of a hashtag page, or a related block. A plain
    article that names "Related Articles" somewhere shows none of them.

    >>> recognises("logo\\nFerry returns\\n\\nFerry returns\\n")
    True
    >>> recognises("Ferry returns\\nThe ferry sailed again.\\nRelated Articles\\n")
    False
    """
    lines = lines_of(text)
    if not lines:
        return False
    if lines[0].text == furniture.LOGO or any(furniture.listing_language(line.text) for line in lines[:HEAD_LINES]):
        return True
    if any(run.size > 1 for run in furniture.runs([line.text for line in lines])):
        return True
    return has_plain_block(lines) or any(b.bullets and b.repeats for b in timed_blocks(lines, 0))


def read(text: str) -> Parsed:
    """Take an aggregator page apart.

    Any text is accepted; what has no place in the layout is left unclaimed, for the import's audit.

    Parameters
    ----------
    text : str
        The decoded page.

    Returns
    -------
    Parsed
        The articles in the order of the page, the main one first. `origin` is None where neither a
        credit nor a dateline names an agency; `published` is not set, since the page does not say when
        it was captured.

    Examples
    --------
    >>> page = "Harbour Post\\n2 hours ago\\n- Harbour Post\\nFerry sails\\nSELVICK – It sailed. – QBC\\n"
    >>> article = read(page).articles[0]
    >>> [article[column] for column in ("title", "outlet", "age_text", "origin", "dateline")]
    ['Ferry sails', 'Harbour Post', '2 hours ago', 'QBC', 'SELVICK']
    """
    found = _Found(text)
    lines = lines_of(text)
    parts = captures(lines) if lines else []
    if len(parts) > 1:
        found.warnings.append(f"The text holds {len(parts)} page captures, one after another.")
    for part in parts:
        _read_page(part, found)
    return Parsed(found.articles, found.metadata, found.dropped, found.warnings)


@dataclass
class _Found:
    """What has been read so far."""

    raw: str
    articles: list[dict[str, Any]] = field(default_factory=list)
    metadata: list[tuple[int, int]] = field(default_factory=list)
    dropped: list[tuple[int, int, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def drop(self, lines: Iterable[Line], reason: str) -> None:
        self.dropped += [(line.start, line.end, reason) for line in lines]

    def keep(self, lines: Iterable[Line]) -> None:
        self.metadata += [(line.start, line.end) for line in lines]

    def article(self, body: Sequence[Line], place: int, **values: str | None) -> None:
        """Add an article; without a body it stands, empty, at `place`."""
        start, end = (body[0].start, body[-1].end) if body else (place, place)
        text = with_plain_breaks(self.raw[start:end])
        outlet, agencies = values.get("outlet"), packaged_agencies()
        said = evidence(text, None, outlet, agencies)
        told = origin_by(said, None, outlet, agencies)
        origin = agencies.named(told[0]) if told and told[0] != outlet else None
        age = values.get("age_text")
        if age and parse_age(age) is None:
            whose = f"'{values['outlet']}'" if values.get("outlet") else "the main article"
            self.warnings.append(
                f"The date '{age}' of {whose} does not exist or is far off; the article stays undated."
            )
        self.articles.append(
            {"text": text, "start": start, "end": end, "origin": origin, "dateline": said.dateline, **values}
        )


def _read_page(lines: list[Line], found: _Found) -> None:
    page = layout(lines)
    found.drop(page.furniture, FURNITURE)
    found.warnings += page.warnings
    shared = {"language": page.language, "host": page.host}
    if page.main and page.timed_main:
        outlets = {lines[block.outlet].text for block in page.blocks}
        _read_timed_main(page.main, outlets, shared, found)
    elif page.main:
        _read_main(page.main, shared, found)
    for block, body in bodies(page.blocks, page.end):
        if block.title is None and body.start >= page.end:
            outlet = lines[block.outlet].text
            found.warnings.append(f"The page ends before the title of a related article of '{outlet}'; it is left out.")
            found.drop(lines[block.first : page.end], CUT_OFF)
            continue
        _read_block(lines, block, body, shared, found)


def _read_main(main: list[Line], shared: dict[str, str | None], found: _Found) -> None:
    """Read the main article of form A: a title, then the body; the page names no outlet and no age."""
    found.keep(main[:1])
    if len(main) == 1:
        found.warnings.append("The main article has a title and no body.")
    found.article(main[1:], main[0].end, title=main[0].text, outlet=None, age_text=None, **shared)


def _read_timed_main(main: list[Line], outlets: set[str], shared: dict[str, str | None], found: _Found) -> None:
    """Read the main article of form B: title twice, then outlet and age fused, then the body."""
    twice = len(main) > 1 and main[0].text == main[1].text
    head = 2 if twice else 1
    if twice:
        found.drop(main[:1], REPEATED)
    else:
        found.warnings.append("The main article's title stands once, not twice.")
    outlet, age = _read_header(main[head].text, outlets, found) if len(main) > head else (None, None)
    head += age is not None
    found.keep(main[1 if twice else 0 : head])
    if len(main) == head:
        found.warnings.append("The main article has a title and no body.")
    title = main[1 if twice else 0].text
    found.article(main[head:], main[head - 1].end, title=title, outlet=outlet, age_text=age, **shared)


def _read_header(line: str, outlets: set[str], found: _Found) -> tuple[str | None, str | None]:
    """Read the line that fuses outlet and age; None, None where it is a line of the body."""
    parted = split_fused(line, outlets)
    age = parse_age(line)
    bare = is_age_like(line) if age is None else age.count < 2 or age.count in RANGES[age.unit]
    if bare and (parted is None or parted[0] not in outlets):
        found.warnings.append(f"The main article's header '{line}' gives an age and no outlet.")
        return None, line
    if parted is None:
        outlet, date = line[:-_DATE_LENGTH], line[-_DATE_LENGTH:]
        return (outlet, date) if outlet in outlets and is_age_like(date) else (None, None)
    outlet, age_text, settled = parted
    if settled:
        why = "which a related article names" if outlet in outlets else "the shorter name"
        found.warnings.append(
            f"The main article's header '{line}' can be parted in more than one way;"
            f" its outlet was taken to be '{outlet}', {why}."
        )
    return outlet, age_text


def _read_block(lines: list[Line], block: Block, body: range, shared: dict[str, str | None], found: _Found) -> None:
    """Read one related article."""
    found.drop([lines[i] for i in block.repeats], REPEATED)
    named = [block.outlet, block.age, *block.bullets]
    if block.title is not None:
        named.append(block.title)
    found.keep(lines[i] for i in sorted(named))
    if block.oddity:
        found.warnings.append(f"A related article is not as usual: {block.oddity}.")
    values = dict(shared)
    if block.category_text is not None:
        values["category"] = block.category_text
    found.article(
        lines[body.start : body.stop],
        lines[body.start - 1].end,
        title="" if block.title is None else lines[block.title].text,
        outlet=lines[block.outlet].text,
        age_text=block.age_text,
        **values,
    )
