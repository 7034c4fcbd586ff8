"""What has been read of a Nexis article so far: values by column, the rows that hold them, the body."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mediakit.readers._nexis_blocks import Block, Row, body_text, span_of


@dataclass
class Pieces:
    """An article being taken apart.

    Attributes
    ----------
    parts : dict
        By column, what its value is put together from.
    used : list of Row
        The rows that hold values.
    body : list of Block
    article : dict
        The article, once `finish` has put it together.
    """

    parts: dict[str, list[str]] = field(default_factory=dict)
    used: list[Row] = field(default_factory=list)
    body: list[Block] = field(default_factory=list)
    article: dict[str, Any] = field(default_factory=dict)

    def put(self, column: str, value: str, blocks: Iterable[Block]) -> None:
        """Keep a value; a second one of its column stands after a semicolon."""
        for block in blocks:
            self.used += block.rows
        if value:
            known = self.parts.setdefault(column, [])
            known += ["; ", value] if known else [value]

    def go_on(self, column: str, block: Block) -> None:
        """Continue a value with a further block."""
        known = self.parts.setdefault(column, [])
        known += [" ", block.text] if known else [block.text]
        self.used += block.rows

    def value(self, column: str) -> str | None:
        """What is known of a column so far."""
        return "".join(self.parts[column]) if column in self.parts else None

    def finish(self, place: int, wrapped: bool) -> None:
        """Put the article together, and say where it is only a picture.

        Parameters
        ----------
        place : int
            Where an article without a body stands.
        wrapped : bool
            Whether lines may be broken where the page ends.
        """
        values = {column: "".join(parts) for column, parts in self.parts.items() if column != "headline"}
        start, end = span_of(self.body) if self.body else (place, place)
        text = body_text(self.body, wrapped)
        if self.body and self.body[0].label is not None and self.body[0].label.column == "body":
            text = text.partition(":")[2].lstrip()  # BODY: and the text on one line
        self.article = {"title": self.value("headline"), "outlet": None, "host": "Nexis", **values}
        self.article |= {"text": text, "start": start, "end": end}
        if not text and ("graphic" in values or "caption" in values):
            self.article |= {"text_status": "picture only", "text_note": "a graphic and no text"}
