"""Does the time of each reader grow with the length of a hostile text only? Ratios within one run, no limits.

    .venv/bin/python benchmarks/hostile.py [CHARACTERS]

For each reader the worst of the texts below: seconds for a text, and how many times as long four times as much takes
(4 is in line with the length, 16 its square).
"""

import contextlib
import sys
import time
from types import ModuleType

from mediakit.readers import aggregator, plain
from mediakit.readers._formats import TEXT_FORMATS
from mediakit.readers._source import NotRead

UNITS = [
    "<", "<a ", "<p>x", "<br>x", "<div>", "</a>", "<!--", "<![CDATA[", "<td class=index><b>HD</b>", "<item>", '<a b="',
    "HD Rain\n", "1 of 2 DOCUMENTS\n", "LENGTH: 3 words\n\n", "Body\nx\n", "End of Document\n", "Document 1 of 9\n",
    "ProQuest document ID: 1\n", "_" * 60 + "\n", "Copyright 2010 a\n\n", "logo\n", "2 hours ago\n", "January 5, 2011 ",
    '{"a":', "[", '"', "A:", "a ", "\r", " " * 1000 + "x\n",
]  # fmt: skip
BEGINNINGS = ["", "1 of 2 DOCUMENTS\n\n"]
NOISE = 0.1  # seconds; ratios of less are not shown


def seconds(reader: ModuleType, text: str) -> float:
    """CPU seconds that a reader takes for a text."""
    begun = time.process_time()
    with contextlib.suppress(NotRead):
        reader.recognises(text)
        reader.read(text)
    return time.process_time() - begun


def main() -> None:
    """Print a line for each reader: its slowest text, and the worst ratio among those that can be told from noise."""
    n = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    print(f"{'reader':14} {'slowest':>10} {'of':28} {'ratio':>7} {'of':28}   ({n:,} and {4 * n:,} characters)")
    for reader in (*TEXT_FORMATS, aggregator, plain):
        timed = []
        for begin in BEGINNINGS:
            for unit in UNITS:
                once = seconds(reader, begin + unit * (n // len(unit)))
                more = seconds(reader, begin + unit * (4 * n // len(unit)))
                timed.append((more, more / once if once > NOISE else 0, repr(begin[:12] + unit[:14])))
        slowest, worst = max(timed), max(timed, key=lambda row: row[1])
        name = reader.__name__.rpartition(".")[2]
        print(f"{name:14} {slowest[0]:9.2f}s {slowest[2]:28} {worst[1]:7.1f} {worst[2]:28}")


if __name__ == "__main__":
    main()
