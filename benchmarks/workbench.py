"""How soon the workbench answers a pattern, beside one plain pass of a regular expression over the same texts.

    .venv/bin/python benchmarks/workbench.py ARTICLES CODEBOOK

ARTICLES is anything that read_corpus reads. Each pattern is typed twice: the first answer is the one a user waits for.
Sentences are cut beforehand, as the workbench does while nobody types.
"""

import re
import sys
from time import perf_counter

from mediakit import read_corpus
from mediakit.workbench.bench import Bench

PATTERNS = (
    "the", "tax", "tax cut*", "t*", "*ing", "*a*", "of * the", "(land|tax) reform*", "case:US", "tax ~5 cut*",
    "the ~5 of", r"re:immigra\w+", "re:[A-Z]{3,}",
)  # fmt: skip


def seconds(work, *given) -> tuple[float, object]:
    """How long a call took, and what it gave."""
    begin = perf_counter()
    found = work(*given)
    return perf_counter() - begin, found


def cut_sentences(bench: Bench) -> None:
    """What the view asks for, a few articles at a time, while nobody types."""
    begin = 0
    while begin is not None:
        begin = bench.answer({"kind": "prepare", "begin": begin})["next"]


def main(raw: str, codebook: str) -> None:
    """Print a line for each pattern."""
    articles = read_corpus(raw).articles
    texts = list(articles["text"].fillna(""))
    plain, _ = seconds(lambda: [re.findall(r"\btax cut\w*", text, flags=re.IGNORECASE) for text in texts])
    opened, bench = seconds(Bench, articles, codebook)
    frame = bench.answer({"kind": "open"})["frames"][0]["id"]
    cut, _ = seconds(cut_sentences, bench)
    print(
        f"{len(texts):,} articles; opened in {opened:.1f} s, sentences cut in {cut:.1f} s; a plain pass {plain:.2f} s"
    )
    print(f"{'pattern':20}{'matches':>11}{'first':>9}{'again':>9}{'first / plain pass':>21}")
    for pattern in PATTERNS:
        request = {"kind": "look", "frame": frame, "pattern": pattern}
        (first, told), (again, _) = seconds(bench.answer, request), seconds(bench.answer, request)
        print(f"{pattern:20}{told['n']:>11,}{first * 1000:>6.0f} ms{again * 1000:>6.0f} ms{first / plain:>21.2f}")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
