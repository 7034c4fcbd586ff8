"""What is known of a text file from its name, or from a table beside it."""

from __future__ import annotations

from collections.abc import Sequence

from mediakit.readers._files import Found


class Beside:
    """Metadata of text files by the pattern of their names and by tables with a column of file names."""

    def __init__(self, files: Sequence[Found], pattern: str | None = None):
        self.files, self.pattern = files, pattern

    def is_metadata(self, found: Found) -> bool:
        """Whether a file is a table of metadata, so that it is read as that and gives no article."""
        return False

    def of(self, found: Found) -> dict[str, str]:
        """Values by column of the articles table, for the one article of a text file."""
        return {}
