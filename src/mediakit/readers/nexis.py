"""Nexis in its classic form, as text: '3 of 10 DOCUMENTS' above each article.

The text of an RTF or DOCX of the same form is read here too. `_nexis_file` cuts a file into articles,
`_nexis_article` takes one apart, `_document_numbers` says which are missing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mediakit.readers import _nexis_file
from mediakit.readers._nexis_blocks import blocks_of, rows_of
from mediakit.readers._nexis_file import HEADING, is_heading, mark_break, read_rows
from mediakit.readers._nexis_labels import END, HEAD
from mediakit.readers._parsed import Parsed

NAME = "Nexis"
PEEK = 100_000  # characters looked at to recognise a file
_UNIX = re.compile(r"\r{1,3}\n|\r")


def recognises(text: str) -> bool:
    """Whether it has such a heading on a line of its own, and a label of Nexis or a second heading with it.

    >>> recognises("        1 of 2 DOCUMENTS\\n\\n    Courier\\n\\nLENGTH: 9 words\\n")
    True
    >>> recognises("Only 1 of 2 documents was signed.\\nLENGTH: 9 words\\n")
    False
    """
    sample = text[:PEEK]
    if re.search(r"<(?:html|docfull|body|div)\b", sample[:5_000], re.IGNORECASE):
        return False
    sample = _UNIX.sub("\n", sample)
    found = HEADING.search(sample)
    if found is None:
        return False
    if HEADING.search(sample, found.end()):
        return True
    rows = rows_of(sample, found.end())
    return any(block.label is not None and block.label.role in (HEAD, END) for block in blocks_of(rows[:3_000]))


def cut(text: str) -> int:
    """The last offset at which a text may be parted for reading in pieces; 0 where there is none.

    >>> text = "1 of 2 DOCUMENTS\\nA\\n  2 of 2 DOCUMENTS\\nB\\n"
    >>> text[cut(text):]
    '  2 of 2 DOCUMENTS\\nB\\n'
    """
    window = 1 << 16
    while True:
        begin = max(len(text) - window, 0)
        begin = begin and text.find("\n", begin) + 1
        last = None
        for row in rows_of(text, begin):
            if is_heading(row):
                last = row
        if last is not None:
            return max(text.rfind("\n", 0, last.start), text.rfind("\r", 0, last.start)) + 1
        if begin == 0:
            return 0
        window *= 8


def read(text: str) -> Parsed:
    """Take an export apart: every heading is an article, whatever is left of it.

    Parameters
    ----------
    text : str
        The decoded file, or the text of an RTF or DOCX.

    Returns
    -------
    Parsed
        Among the carried columns are ``document_number`` and ``document_count``, as the heading has them, and
        ``edition``, ``length``, ``load_date``, ``publication_type``, ``graphic``, ``copyright`` and the like.

    Examples
    --------
    >>> text = "1 of 1 DOCUMENTS\\n\\nCourier\\n\\nMay 2, 2011 Monday\\n\\nRain\\n\\nLENGTH: 2 words\\n\\nIt rained."
    >>> [read(text).articles[0][name] for name in ("outlet", "published_text", "title", "length", "text")]
    ['Courier', 'May 2, 2011 Monday', 'Rain', '2 words', 'It rained.']
    """
    parsed = read_piece(text)
    expected, warnings = whole([parsed])
    return replace(parsed, n_expected=expected, warnings=warnings)


def read_piece(text: str) -> Parsed:
    """Take a part of an export apart, without counting what the parts hold together."""
    rows = rows_of(text)
    parsed = read_rows(rows, [number for number, row in enumerate(rows) if is_heading(row)])
    mark_break(parsed, text)
    return parsed


def whole(parts: Sequence[Parsed]) -> tuple[int | None, list[str]]:
    """How many documents all parts announce together, and which are missing.

    Parameters
    ----------
    parts : sequence of Parsed
        What `read_piece` gave, places counted from the beginning of the file.

    Returns
    -------
    tuple of (int or None, list of str)
    """
    return _nexis_file.whole(parts)
