"""The house rules of the source, so that it stays readable: sizes, docstrings, a test file for each file."""

import ast
import inspect
import re
from pathlib import Path

import pytest

import mediakit

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "mediakit"
FILES = sorted(SOURCE.rglob("*.py"))

TESTED_WITH = {
    "__init__.py": "test_house.py",
    "_cells.py": "test_show.py",
    "_check.py": "test_tables.py",
    "_compare_notes.py": "test_compare.py",
    "_codebook_entries.py": "test_codebook.py",
    "_codebook_files.py": "test_codebook.py",
    "_columns.py": "test_tables.py",
    "_columns_of_copies.py": "test_tables.py",
    "_columns_of_tone.py": "test_tables.py",
    "_contexts.py": "test_similar_phrases.py",
    "_coverage.py": "test_frames.py",
    "_frame.py": "test_codebook.py",
    "_function_words.py": "test_near_words.py",
    "grouping_edits.py": "test_grouping_choices.py",
    "_headings.py": "test_show.py",
    "_joints.py": "test_text.py",
    "_name_list.py": "test_speaker_list.py",
    "_paragraphs.py": "test_cooccurrence.py",
    "_periods.py": "test_coverage_intervals.py",
    "_phrases.py": "test_prose.py",
    "_possessives.py": "test_text.py",
    "_resampling.py": "test_compare_simulation.py",
    "_rows_of.py": "test_copies.py",
    "_shown_passages.py": "test_show.py",
    "_story_draws.py": "test_coverage_intervals.py",
    "_study_entries.py": "test_study.py",
    "_yaml.py": "test_codebook.py",
    "report.py": "test_cli.py",
    "workbench/__init__.py": "workbench/test_widget.py",
    "readers/__init__.py": "readers/test_read_corpus.py",
    "readers/_accounts.py": "readers/test_read_corpus.py",
    "readers/_captures.py": "readers/test_read_corpus.py",
    "readers/_corpus.py": "readers/test_read_corpus.py",
    "readers/_cut_archives.py": "readers/test_archives.py",
    "readers/_files.py": "readers/test_read_corpus.py",
    "readers/_formats.py": "readers/test_read_corpus.py",
    "readers/_kinds.py": "readers/test_read_corpus.py",
    "readers/_parsed.py": "readers/test_read_corpus.py",
    "readers/_reading.py": "readers/test_read_corpus.py",
    "readers/binary_tables.py": "readers/test_tabular.py",
    "readers/blocks.py": "readers/test_aggregator.py",
    "readers/datelines.py": "readers/test_credits.py",
    "readers/delimited.py": "readers/test_tabular.py",
    "readers/furniture.py": "readers/test_aggregator.py",
    "readers/json_records.py": "readers/test_tabular.py",
    "readers/names.py": "readers/test_aggregator.py",
    "readers/pages.py": "readers/test_aggregator.py",
    "readers/plain.py": "readers/test_read_corpus.py",
}

# public functions whose docstring may lack these sections yet; shorten it, don't add to it
BOTH = ("Parameters", "Returns")
SECTIONS_TO_COME: dict[str, frozenset[str]] = {}


def _name(path):
    return path.relative_to(SOURCE).as_posix()


def _test_files(name):
    """Where the tests of a source file may lie: a file of its own, or that of its package."""
    parts = name.removesuffix(".py").split("/")
    stem = parts[-1].removeprefix("_")
    own = ["/".join([*parts[:-1], f"test_{stem}.py"]), f"test_{stem}.py"]
    package = [f"test_{parts[0]}.py"] if len(parts) > 1 and parts[0] != "readers" else []
    return [*own, *package, *([TESTED_WITH[name]] if name in TESTED_WITH else [])]


@pytest.mark.parametrize("name", [_name(path) for path in FILES])
def test_each_file_is_tested(name):
    """By a test file of its name, or by one that the list above says."""
    assert any((ROOT / "tests" / test).is_file() for test in _test_files(name)), f"{name} has no test file"


def test_the_list_of_those_tested_with_another_is_true():
    """Every file on it is there and does not have a test file of its own."""
    names = {_name(path) for path in FILES}
    for name, test in TESTED_WITH.items():
        assert name in names, f"{name} is gone"
        assert (ROOT / "tests" / test).is_file(), f"{test} is gone"
        own = f"test_{Path(name).stem.removeprefix('_')}.py"
        assert not (ROOT / "tests" / Path(name).parent / own).is_file(), f"{name} has {own} now"


def _length(function):
    """Lines of a function's body, its docstring left out."""
    body = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    return body[-1].end_lineno - body[0].lineno + 1 if body else 0


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_files_functions_and_signatures_are_small(path):
    """No file over 320 lines, no function body over 55, no signature over 8 arguments."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 320
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            given = node.args
            assert _length(node) <= 55, node.name
            assert len([*given.posonlyargs, *given.args, *given.kwonlyargs]) <= 8, node.name


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_each_file_says_what_it_is_for(path):
    """A docstring at its top."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def _sections(doc):
    return set(re.findall(r"^([A-Z][a-z ]+)\n-{3,}$", doc, flags=re.MULTILINE))


def _needed(name):
    thing = getattr(mediakit, name)
    if inspect.isclass(thing):
        return set()
    return {"Returns"} | ({"Parameters"} if inspect.signature(thing).parameters else set())


@pytest.mark.parametrize("name", mediakit.__all__)
def test_public_names_are_explained(name):
    """A docstring; for functions with Parameters, where there are any, and Returns."""
    doc = inspect.getdoc(getattr(mediakit, name))
    assert doc
    missing = _needed(name) - _sections(doc)
    assert missing <= set(SECTIONS_TO_COME.get(name, ())), f"{name}: no section {', '.join(sorted(missing))}"


@pytest.mark.parametrize("name", mediakit.__all__)
def test_parameters_are_all_explained(name):
    """Each parameter of a function stands in its section Parameters, and none that is not there."""
    thing = getattr(mediakit, name)
    doc = inspect.getdoc(thing)
    if inspect.isclass(thing) or "Parameters" not in _sections(doc):
        return
    section = re.split(r"\n\n[A-Z][a-z ]+\n-{3,}\n", doc.split("Parameters\n----------\n")[1])[0]
    told = {
        word.strip(" *")
        for line in section.splitlines()
        if not line.startswith(" ")
        for word in line.split(" : ")[0].split(",")
    }
    assert told == set(inspect.signature(thing).parameters)


def test_public_names_are_sorted_and_there():
    """Each is in the package, once, classes first."""
    assert len(set(mediakit.__all__)) == len(mediakit.__all__)
    assert list(mediakit.__all__) == sorted(mediakit.__all__)
    assert all(hasattr(mediakit, name) for name in mediakit.__all__)


def test_no_two_test_files_have_one_name():
    """pytest takes them by their names when the whole suite runs."""
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert len(names) == len(set(names)), sorted(name for name in set(names) if names.count(name) > 1)
