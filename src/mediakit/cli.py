"""The `mediakit` command: thin."""

import argparse
import os
import sys
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING

import yaml

from mediakit import __version__
from mediakit._check import MediakitError

if TYPE_CHECKING:
    import pandas as pd


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it did what was asked, 1 with one sentence when it could not, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except MediakitError as error:
        from mediakit.audit import printable

        print(f"mediakit: {printable(str(error))}", file=sys.stderr)
    except KeyboardInterrupt:
        print("mediakit: stopped before it was done.", file=sys.stderr)
        return 130
    except Exception as error:
        if os.environ.get("MEDIAKIT_TRACE"):
            raise
        print(
            f"mediakit: {type(error).__name__}: {' '.join(str(error).split())[:400]} "
            "(this should not happen; MEDIAKIT_TRACE=1 shows where)",
            file=sys.stderr,
        )
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="mediakit", description="From raw news articles to a report.")
    parser.add_argument("--version", action="version", version=f"mediakit {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    report = commands.add_parser(
        "report", help="make a study's report", description="Run a study's five notebooks and write its report."
    )
    report.set_defaults(run=_report)
    report.add_argument("study", help="the study file, such as studies/summit.yml")
    report.add_argument("--raw", default="", metavar="PATH", help="other articles: a page, a table or a folder")
    report.add_argument("--captured", default="", metavar="TIME", help="when the pages were captured (ISO time, UTC)")
    report.add_argument("--out", default="", metavar="DIR", help="the report's folder (default: reports/<study>)")
    report.add_argument(
        "-p", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), dest="parameters",
        help="a notebook parameter, such as: -p analyzer textblob",
    )  # fmt: skip
    _add_import(commands.add_parser(
        "import", help="read articles and print what came of them",
        description="Read raw files into one table of articles, and print the audit: what each file announced, what "
        "was found, kept and left out.",
    ))  # fmt: skip
    _add_check(commands.add_parser(
        "check", help="test a codebook",
        description="Run a codebook's examples and tell which of its patterns cannot match, say the same twice or, in "
        "a corpus, find nothing or narrowly miss. Exits with 1 when there are errors.",
    ))  # fmt: skip
    return parser


def _add_import(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_import)
    command.add_argument("path", nargs="+", metavar="PATH", help="a file, an archive or a folder of them")
    command.add_argument(
        "--out", default="", metavar="FILE", help="where the articles go (.csv, .jsonl or .parquet); _audit and "
        "_dropped are written beside it",
    )  # fmt: skip
    command.add_argument("--strict", action="store_true", help="exit with 1 if anything is unaccounted for")
    command.add_argument(
        "--captured", default=None, metavar="TIME", help="when the pages were captured (ISO time, UTC)"
    )
    command.add_argument(
        "--column", nargs=2, action="append", default=[], metavar=("COLUMN", "NAME"),
        help="for tables: which of the file's columns is meant, such as: --column text body",
    )  # fmt: skip
    command.add_argument("--names", default=None, metavar="PATTERN", help="what names of text files say, such as "
                         "'{published}_{outlet}_{title}'")  # fmt: skip
    command.add_argument("--outlets", default=None, metavar="FILE", help="one spelling for each outlet, as YAML")
    command.add_argument("--max-unpacked", type=int, default=None, metavar="BYTES", help="most that one archive may "
                         "hold when unpacked (default: 2,000,000,000)")  # fmt: skip


def _add_check(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=_check)
    command.add_argument("codebook", metavar="CODEBOOK", help="a codebook, or a dictionary of another program")
    command.add_argument("--on", default="", metavar="CORPUS", help="articles: a file, a folder, an export, or the "
                         "table that import wrote")  # fmt: skip
    command.add_argument("--strict", action="store_true", help="exit with 1 if anything at all is found")
    command.add_argument("--out", default="", metavar="FILE", help="where the findings go as a table (.csv or .jsonl)")
    command.add_argument("--encoding", default=None, metavar="NAME", help="of the codebook's file")


def _check(options: argparse.Namespace) -> int:
    from mediakit.codebook import read_codebook
    from mediakit.codebook_check import check_codebook, check_text
    from mediakit.tables import check_table_name, write_table

    if options.out:
        check_table_name(options.out)
    warnings.simplefilter("ignore")  # what a corpus lacks is counted below
    codebook = read_codebook(options.codebook, encoding=options.encoding)  # before a long import
    articles, said, note = _corpus(options.on) if options.on else (None, "", "")
    findings = check_codebook(codebook, articles)
    if note:
        print(note, file=sys.stderr)
    print(check_text(findings, codebook, corpus=said))
    if options.out:
        print(f"The findings: {write_table(findings, options.out)}")
    return int(len(findings) > 0 if options.strict else (findings["severity"] == "error").any())


def _corpus(path: str) -> "tuple[pd.DataFrame, str, str]":
    """A corpus' articles, what they are in words, and what is wrong with them."""
    from mediakit._phrases import counted
    from mediakit.audit import printable, unaccounted
    from mediakit.readers import read_corpus

    corpus = read_corpus(path)
    if not len(corpus.articles):
        raise MediakitError(f"{path}: there is no article in it. 'mediakit import {path}' shows what was found.")
    n = len(unaccounted(corpus.audit))
    note = f"{counted(n, 'file')} of {path} not fully accounted for: 'mediakit import {path}' shows it." if n else ""
    return corpus.articles, f"{counted(len(corpus.articles), 'article')} of {path}", printable(note)


def _import(options: argparse.Namespace) -> int:
    from mediakit.audit import audit_text, unaccounted, write_import
    from mediakit.readers import read_corpus
    from mediakit.tables import check_table_name

    if options.out:
        check_table_name(options.out)  # before a long import
    warnings.simplefilter("ignore")  # the audit says all of it
    limit = {} if options.max_unpacked is None else {"max_unpacked": options.max_unpacked}
    corpus = read_corpus(
        options.path[0] if len(options.path) == 1 else options.path,
        captured=options.captured,
        columns=dict(options.column) or None,
        names=options.names,
        outlets=options.outlets,
        **limit,
    )
    print(audit_text(corpus))
    if options.out:
        print(f"The articles: {write_import(corpus, options.out)}")
    return int(options.strict and len(unaccounted(corpus.audit)) > 0)


def _report(options: argparse.Namespace) -> int:
    # Imported here so that --help and a wrong option answer at once.
    from mediakit.report import run_study

    warnings.simplefilter("ignore")  # what matters in them is in the audit, which the report shows
    index = run_study(
        options.study,
        raw=options.raw,
        captured=options.captured,
        out=options.out,
        parameters={name: _value(name, value) for name, value in options.parameters},
        progress=sys.stderr.isatty(),
    )
    print(f"The report: {index}")
    return 0


def _value(name: str, text: str) -> object:
    """A parameter's value: a number, true or false where it reads like one, else text."""
    try:
        value = yaml.safe_load(text)
    except yaml.YAMLError:
        return text
    return value if isinstance(value, int | float | bool) else text


if __name__ == "__main__":
    sys.exit(main())
