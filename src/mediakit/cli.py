"""The `mediakit` command: thin."""

import argparse
import os
import sys
import warnings
from collections.abc import Sequence

import yaml

from mediakit import __version__
from mediakit._check import MediakitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; 0 when it did what was asked, 1 with one sentence when it could not, 2 for wrong usage."""
    options = _parser().parse_args(arguments)
    try:
        return _report(options)
    except MediakitError as error:
        print(f"mediakit: {error}", file=sys.stderr)
    except KeyboardInterrupt:
        print("mediakit: stopped before the report was done.", file=sys.stderr)
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
        "report", help="make a study's report", description="Run a study's four notebooks and write its report."
    )
    report.add_argument("study", help="the study file, such as studies/summit.yml")
    report.add_argument("--raw", default="", metavar="PATH", help="other articles: a page, a table or a folder")
    report.add_argument("--captured", default="", metavar="TIME", help="when the pages were captured (ISO time, UTC)")
    report.add_argument("--out", default="", metavar="DIR", help="the report's folder (default: reports/<study>)")
    report.add_argument(
        "-p", nargs=2, action="append", default=[], metavar=("NAME", "VALUE"), dest="parameters",
        help="a notebook parameter, such as: -p analyzer textblob",
    )  # fmt: skip
    return parser


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
