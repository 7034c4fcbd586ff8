"""A corpus and a codebook that can be counted by hand."""

import pandas as pd
import pytest

from mediakit.workbench.bench import Bench

ROWS = [
    ("a", "Courier", "2026-03-02", "Swap talks", "The land swap is off. They want a swap of land in spring."),
    ("b", "Courier", "2026-03-03", "Rain", "Rain fell on the orchards. Trade union members met."),
    ("c", "Harbour Post", None, "A bridge", "A land swap of 1998 was no land swap at all. The border exchange failed."),
    ("d", None, "2026-03-05", None, "Trade in copper rose. The land was sold."),
]

CODEBOOK = """\
# The frames of the valley.
name: Valley
version: "2"
frames:
  land_swap:  # the swap itself
    label: Land swap
    definition: Land is exchanged.
    patterns:
      - land swap  # a hyphen counts like a space
      - swap of land
    exclude: [land swap of 1998]

  economy:
    label: Economy
    frames:
      trade:
        label: Trade
        patterns: [trade]
        exclude: [trade union*]
      mining:
        patterns: [copper]
"""


@pytest.fixture
def articles():
    """Four articles of two outlets, one not stated."""
    table = pd.DataFrame(ROWS, columns=["doc_id", "outlet", "published", "title", "text"])
    table["published"] = pd.to_datetime(table["published"], utc=True)
    return table


@pytest.fixture
def book(tmp_path):
    """The path of the codebook's file."""
    path = tmp_path / "valley.yml"
    path.write_text(CODEBOOK, encoding="utf-8")
    return path


@pytest.fixture
def bench(articles, book):
    """A workbench without its view."""
    return Bench(articles, book, window=3)
