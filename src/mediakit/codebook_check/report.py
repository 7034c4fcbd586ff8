"""The check of a codebook as lines for a terminal."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import pandas as pd

from mediakit._phrases import counted
from mediakit.audit import printable
from mediakit.codebook import Codebook
from mediakit.codebook_check.examples import n_of_examples
from mediakit.codebook_check.findings import ERROR, REMARK, any_of, quoted
from mediakit.codebook_check.near_misses import ADD
from mediakit.tables import check_table

HEADS = {ERROR: "ERRORS", REMARK: "REMARKS"}
ALL = "all frames"


def check_text(findings: pd.DataFrame, codebook: Codebook, *, corpus: str = "") -> str:
    """A check as lines for a terminal: errors, then remarks, by frame, and a last line that counts.

    Parameters
    ----------
    findings : DataFrame
        From `check_codebook`.
    codebook : Codebook
        The codebook that was checked.
    corpus : str
        What it was held against, such as "79 articles of data/raw/sample"; empty where it was none.

    Returns
    -------
    str
        Each finding begins with the file and the line, as editors jump to it; the near misses of a pattern share a
        line. Control characters are replaced.
    """
    check_table(findings, "codebook_findings")
    lines: list[str] = []
    for severity, head in HEADS.items():
        some = findings[findings["severity"] == severity]
        if len(some):
            lines += [head, ""]
        for frame, rows in groupby(some.itertuples(), key=lambda row: row.frame):
            lines += [frame or ALL, *(f"  {line}" for line in _told(list(rows), codebook.path)), ""]
    if codebook.left_out:
        lines += ["NOT READ", "", *(f"  {_at(codebook.path, None)}{one}" for one in codebook.left_out), ""]
    lines.append(counts_line(findings, codebook, corpus=corpus))
    return "\n".join(printable(" ".join(line.splitlines())) for line in lines)


def counts_line(findings: pd.DataFrame, codebook: Codebook, *, corpus: str = "") -> str:
    """Frames, patterns, examples, findings and the corpus, counted.

    >>> from mediakit.codebook_check import check_codebook
    >>> book = Codebook.from_dict({"frames": {"swap": {"patterns": ["swap"], "examples": {"yes": ["A swap."]}}}})
    >>> counts_line(check_codebook(book), book)
    '1 frame, 1 pattern, examples passed 1 of 1, 0 errors, 0 remarks, no corpus'
    """
    n_examples, n_failed = n_of_examples(findings, codebook)
    n = findings["severity"].value_counts()
    return ", ".join(
        [
            counted(len(codebook.frames), "frame"),
            counted(sum(len(frame.patterns) for frame in codebook.frames.values()), "pattern"),
            f"examples passed {n_examples - n_failed:,} of {n_examples:,}" if n_examples else "no examples",
            counted(int(n.get(ERROR, 0)), "error"),
            counted(int(n.get(REMARK, 0)), "remark"),
            corpus or "no corpus",
        ]
    )


def _told(rows: list, path: Path | None) -> Iterator[str]:
    """The findings of one frame, a line each."""
    for (pattern, is_miss), some in groupby(rows, key=lambda row: (row.pattern, row.kind == "near miss")):
        same = list(some)
        if not is_miss or len(same) == 1:
            yield from (f"{_at(path, row.line)}{row.finding}" for row in same)
            continue
        words = any_of([row.words for row in same], len(same), n=[row.n for row in same])
        rest = same[-1].finding.partition(ADD)[2]
        yield (
            f"{_at(path, same[0].line)}near {quoted(pattern)}, in the corpus so many times and not matched: {words}. "
            f"Add those that mean the frame.{rest}"
        )


def _at(path: Path | None, line: object) -> str:
    where = [str(path)] if path is not None else []
    return ":".join([*where, *([] if pd.isna(line) else [str(line)]), " "]) if where else ""
