"""One spelling for each outlet: what the researcher's outlets.yml says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


class Outlets:
    """The names to use, by the names that are found."""

    def __init__(self, given: Mapping[str, object] | str | Path | None):
        self.given = given

    def name_of(self, found: str | None) -> str | None:
        """The name to use for a name that was found."""
        return found
