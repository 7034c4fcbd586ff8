"""The codebook workbench: type a pattern, see at once what it finds, judge its lines, and save it."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from mediakit.codebook import Codebook
    from mediakit.workbench.widget import Workbench


def workbench(
    articles: pd.DataFrame,
    codebook: "Codebook | Mapping | str | Path",
    *,
    by: str = "outlet",
    window: int = 8,
    path: str | Path | None = None,
    marks: str | Path | None = None,
) -> "Workbench":
    """Open the codebook workbench in JupyterLab.

    Parameters
    ----------
    articles : DataFrame
        With ``doc_id`` (each once), ``text`` and `by`; ``title``, ``published`` and ``language`` where they are there.
    codebook : Codebook, mapping or path
        From `read_codebook`, or a mapping in the shape of its YAML, or the path of the YAML file.
    by : str
        The column of articles whose groups are counted.
    window : int
        Words on each side of a match, 0 or more.
    path : str or Path, optional
        The YAML file that is saved to; the codebook's own where none is named. One that is not there is made.
    marks : str or Path, optional
        The file in which the marks are kept, a CSV. Without a name it lies beside the codebook:
        ``summit_frames_marks.csv`` beside ``summit_frames.yml``.

    Returns
    -------
    Workbench
        A widget: put it last in a cell, and JupyterLab shows it. Only the lines on the screen are sent to the browser.

    Raises
    ------
    CodebookError
        The codebook cannot be used.
    MediakitError
        `articles` lacks a column, or the file of marks cannot be read.

    Notes
    -----
    A pattern is looked up while it is typed. Its lines are marked right or wrong (keys r and w); a mark is of a
    passage and a frame, whichever pattern found it, and is kept at once in a table with the columns of ``marks`` in
    docs/tables.md. The precision of a pattern is the share of right lines. Its 95% interval is Wilson's; it speaks of
    all lines of the pattern only where the lines were judged in random order: of such lines those up to the first
    that is not judged are a simple random sample. The interval takes lines as independent, so that several of one
    article make it too narrow; the number of articles stands beside it.

    Accepting and excluding change the codebook in memory; saving writes it, comments and order kept, and shows before
    what it will write.

    Examples
    --------
    >>> articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": ["The land swap is off."]})
    >>> workbench(articles, {"frames": {"swap": {"patterns": ["exchange"]}}})
    The workbench of codebook: 1 frame, 1 article. JupyterLab shows it.
    """
    # imported here so that `import mediakit` does not wait for it
    from mediakit.workbench.bench import Bench
    from mediakit.workbench.widget import Progress, Workbench

    with Progress() as progress:
        bench = Bench(articles, codebook, by=by, window=window, path=path, marks=marks, progress=progress.tell)
    return Workbench(bench)
