"""What an import found, kept and left out: for the terminal, and as a page that can be filed with a study."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from mediakit._cells import cut
from mediakit._check import MediakitError
from mediakit._phrases import counted
from mediakit.overview import dropped_by_reason
from mediakit.page import render
from mediakit.prose.corpus import tell_corpus
from mediakit.readers import Corpus
from mediakit.show import table_html
from mediakit.tables import check_table, write_table

FIGURES = {  # of the audit, as the terminal heads them
    "n_expected": "announced",
    "n_found": "found",
    "n_articles": "kept",
    "n_cut": "cut",
    "n_empty": "empty",
    "n_picture_only": "pictures",
    "n_undated": "undated",
    "n_other_language": "other language",
    "n_duplicate_ids": "same number",
    "n_unaccounted": "unaccounted",
}
CHARACTERS = ["n_chars", "n_kept_chars", "n_metadata_chars", "n_dropped_chars"]
PER_REASON = 25  # stretches of one reason that the page shows
EXCERPT = 160  # characters of a dropped stretch: enough to recognise it, too few to republish it


def unaccounted(audit: pd.DataFrame) -> pd.DataFrame:
    """The files of an audit that have something which nobody can vouch for.

    Parameters
    ----------
    audit : DataFrame
        The table ``audit`` of a corpus.

    Returns
    -------
    DataFrame
        The rows with ``n_unaccounted`` over 0: articles were announced and not found, text or rows could
        not be understood, or the file could not be read.

    Examples
    --------
    >>> from mediakit.tables import columns
    >>> audit = pd.DataFrame({name: ["a.txt", "b.txt"] for name in columns("audit")})
    >>> unaccounted(audit.assign(n_unaccounted=[0, 2]))["file"].tolist()
    ['b.txt']
    """
    check_table(audit, "audit")
    return audit[audit["n_unaccounted"].fillna(0) > 0]


def audit_text(corpus: Corpus) -> str:
    """An import as lines for a terminal: the sums, one line a file, then what is worth knowing of each.

    Parameters
    ----------
    corpus : Corpus

    Returns
    -------
    str
        A zero is a dot and what a file does not say a dash; control characters of file names are replaced.
    """
    audit = corpus.audit
    lines = [tell_corpus(corpus.articles, audit, corpus.dropped), "", *_grid(audit)]
    lost = set(unaccounted(audit)["file"])
    lines += [""] if (audit["warnings"] != "").any() else []
    for row in audit[audit["warnings"] != ""].itertuples():
        lines.append(f"{'UNACCOUNTED' if row.file in lost else 'note'}  {printable(row.file)}: {row.warnings}")
    if len(lost):
        lines += ["", f"{counted(len(lost), 'file')} with something that is unaccounted for; see the lines above."]
    else:
        lines += ["", "All of it is accounted for."]
    return "\n".join(printable(line) for line in lines)


def _grid(audit: pd.DataFrame) -> list[str]:
    """The audit's figures in columns, the sums in the last line."""
    heads = ["file", "read as", *FIGURES.values()]
    rows = [
        [printable(row["file"]), row["format"], *(_figure(row[name]) for name in FIGURES)]
        for _, row in audit.iterrows()
    ]
    sums = ["all", "", *(_figure(audit[name].sum(min_count=1)) for name in FIGURES)]
    table = [heads, *rows, sums]
    widths = [max(len(line[place]) for line in table) for place in range(len(heads))]
    return [
        "  ".join(
            value.ljust(width) if place < 2 else value.rjust(width)
            for place, (value, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in table
    ]


def _figure(value: object) -> str:
    if pd.isna(value):
        return "-"
    return f"{int(value):,}" if value else "."


def printable(text: str) -> str:
    """A text whose control characters and marks of direction cannot move a terminal's cursor.

    >>> printable("\\x1b[2J Talks")
    '�[2J Talks'
    """
    return "".join(c if c.isprintable() or c == "\n" else "\ufffd" for c in text)


def write_import(corpus: Corpus, path: str | Path) -> Path:
    """Write an import's articles, and beside them its audit and what was left out.

    Parameters
    ----------
    corpus : Corpus
    path : str or Path
        Where the articles go, ending in .csv, .jsonl or .parquet. ``corpus.csv`` gets corpus_audit.csv,
        corpus_dropped.csv and corpus_audit.html beside it.

    Returns
    -------
    Path
        The file of articles.
    """
    path = write_table(corpus.articles, path)
    beside = path.with_suffix("")
    write_table(corpus.audit, f"{beside}_audit{path.suffix}")
    write_table(corpus.dropped, f"{beside}_dropped{path.suffix}")
    write_audit(corpus, f"{beside}_audit.html", title=path.name)
    return path


def write_audit(corpus: Corpus, path: str | Path, *, title: str = "") -> Path:
    """Write an import's audit as one page of HTML that loads nothing.

    Parameters
    ----------
    corpus : Corpus
    path : str or Path
        The file to write; one that is there is replaced.
    title : str
        What was imported.

    Returns
    -------
    Path
        The page: what was read in sentences, a row a file, and what was left out, by reason and with the
        beginning of each stretch.

    Raises
    ------
    MediakitError
        The file cannot be written.
    """
    path = Path(path)
    text = render(
        template="audit.html.j2",
        title=title,
        summary=tell_corpus(corpus.articles, corpus.audit, corpus.dropped),
        missing=unaccounted(corpus.audit)[["file", "warnings"]].to_dict("records"),
        parts=[(heading, _markup(table)) for heading, table in _parts(corpus)],
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise MediakitError(f"{path} cannot be written ({error.strerror}). Name another file.") from None
    return path


def _parts(corpus: Corpus) -> list[tuple[str, object]]:
    """The page's headings, each with its table."""
    audit, dropped = corpus.audit, corpus.dropped
    figures = audit[["file", "format", *FIGURES, "warnings"]]
    characters = audit[["file", *CHARACTERS, "n_damaged_joints"]]
    return [
        (
            "What did each file announce, and what came of it?",
            table_html(figures, caption="Articles by file", wide=["warnings"]),
        ),
        (
            "Where did each file's characters go?",
            table_html(
                characters,
                caption="Characters by file: those of articles, of metadata and those left out add up to all",
            ),
        ),
        (
            "What was left out, and why?",
            table_html(dropped_by_reason(dropped), caption="Stretches in no article, by reason"),
        ),
        (
            "What stood there?",
            table_html(
                _excerpts(dropped),
                caption=f"The beginning of each stretch, up to {PER_REASON} for each reason; all are in corpus.dropped",
            ),
        ),
    ]


def _excerpts(dropped: pd.DataFrame) -> pd.DataFrame:
    shown = dropped.groupby("reason", sort=False).head(PER_REASON).sort_values(["reason", "file", "start"])
    begun = [cut(text, EXCERPT) if isinstance(text, str) else "" for text in shown["text"]]
    return shown.assign(text=begun)[["reason", "file", "start", "end", "text"]]


def _markup(table: object) -> str:
    return table._repr_html_()
