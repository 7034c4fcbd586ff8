"""The command that checks a codebook: what it prints, writes and answers."""

import json
from pathlib import Path

import pandas as pd
import pytest

from mediakit.cli import main

ROOT = Path(__file__).resolve().parents[1]

BOOK = """\
frames:
  swap:
    patterns:
      - land swap
      - Land-swap
    examples:
      yes: [A land swap.]
"""
GOOD = BOOK.replace("      - Land-swap\n", "")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder with a codebook and two articles."""
    (tmp_path / "book.yml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "good.yml").write_text(GOOD, encoding="utf-8")
    texts = ["The land swaps were refused.", "A land swap it is not."]
    rows = [{"title": "Talks", "outlet": "Courier", "published": "2026-03-02", "text": text} for text in texts]
    pd.DataFrame(rows).to_csv(tmp_path / "articles.csv", index=False)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "code", "last"),
    [
        (["book.yml"], 1, "1 frame, 2 patterns, examples passed 1 of 1, 1 error, 0 remarks, no corpus"),
        (["good.yml"], 0, "1 frame, 1 pattern, examples passed 1 of 1, 0 errors, 0 remarks, no corpus"),
        (["good.yml", "--strict"], 0, "1 frame, 1 pattern, examples passed 1 of 1, 0 errors, 0 remarks, no corpus"),
        (["good.yml", "--on", "articles.csv"], 0, "0 errors, 1 remark, 2 articles of articles.csv"),
        (["good.yml", "--on", "articles.csv", "--strict"], 1, "0 errors, 1 remark, 2 articles of articles.csv"),
    ],
)
def test_a_check_prints_and_answers(folder, capsys, arguments, code, last):
    """1 where there are errors, with --strict where there is anything; the last line counts."""
    assert main(["check", *arguments]) == code
    assert capsys.readouterr().out.splitlines()[-1].endswith(last)


def test_a_finding_is_where_an_editor_jumps_to(folder, capsys):
    """File, line, sentence."""
    main(["check", "book.yml", "--on", "articles.csv"])
    out = capsys.readouterr().out
    assert "\n  book.yml:5: 'Land-swap' says the same as 'land swap' of line 4 and never wins a mention." in out
    assert "\n  book.yml:4: 'land swaps' is near 'land swap', stands in the corpus once" in out


@pytest.mark.parametrize("name", ["found.csv", "found.jsonl"])
def test_the_findings_are_written(folder, capsys, name):
    """As a table, with the exit code as it was."""
    assert main(["check", "book.yml", "--out", f"new/{name}"]) == 1
    path = folder / "new" / name
    rows = pd.read_csv(path).to_dict("records") if name.endswith("csv") else [json.loads(path.read_text("utf-8"))]
    assert [(row["line"], row["pattern"], row["kind"]) for row in rows] == [(5, "Land-swap", "repeat")]


def test_the_table_that_import_wrote_is_a_corpus(folder, capsys):
    """So a corpus need be read only once."""
    assert main(["import", "articles.csv", "--out", "read.csv"]) == 0
    assert main(["check", "good.yml", "--on", "read.csv"]) == 0
    assert capsys.readouterr().out.splitlines()[-1].endswith("2 articles of read.csv")


@pytest.mark.parametrize(
    ("files", "arguments", "message"),
    [
        ({"bad.yml": "frames: {a: {pattern: [x]}, b: {patterns: [no]}}"}, ["bad.yml"], "2 things to mend"),
        ({}, ["nowhere.yml"], "no such file"),
        ({}, ["good.yml", "--on", "nowhere"], "nowhere does not exist"),
        ({}, ["good.yml", "--out", "found.docx"], "Give one of these endings"),
        ({"bad.yml": 'frames: {"a\\e[31m": {patterns: [","]}}'}, ["bad.yml"], "a\ufffd[31m"),
    ],
)
def test_what_cannot_be_read_is_said_without_a_trace(folder, capsys, files, arguments, message):
    """The messages, exit code 1, and nothing that could steer a terminal."""
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    assert main(["check", *arguments]) == 1
    out, told = capsys.readouterr()
    assert told.startswith("mediakit: ")
    assert message in told
    assert "Traceback" not in told
    assert all(sign.isprintable() or sign == "\n" for sign in out + told)


def test_hostile_files_cannot_steer_the_terminal(folder, capsys):
    """Neither a codebook's words nor an article's."""
    (folder / "bad.yml").write_text(
        'frames: {"a\\e[31m": {patterns: [swap, Swap], examples: {yes: ["\\e]0;x\\a"]}}}', encoding="utf-8"
    )
    rows = [{"title": "t", "outlet": "o", "text": "swaps\u202e \x9b31m swaps"}]
    pd.DataFrame(rows).to_csv(folder / "bad.csv", index=False)
    assert main(["check", "bad.yml", "--on", "bad.csv"]) == 1
    out, told = capsys.readouterr()
    assert all(sign.isprintable() or sign == "\n" for sign in out + told)


def test_a_dictionary_of_another_program(folder, capsys):
    """Is checked like any codebook."""
    (folder / "book.dic").write_text("%\n1\tswap\n%\nswap\t1\nswap*\t1\n", encoding="utf-8")
    assert main(["check", "book.dic"]) == 0
    assert "'swap' adds nothing: 'swap*' matches all that it matches." in capsys.readouterr().out


def test_the_sample_studys_codebook_has_no_error(monkeypatch, capsys):
    """As its user runs it: every frame has examples, all of which come out."""
    monkeypatch.chdir(ROOT)
    assert main(["check", "studies/summit_frames.yml", "--on", "data/raw/sample"]) == 0
    out = capsys.readouterr().out
    assert "no examples" not in out
    last = out.splitlines()[-1]
    assert last.startswith("8 frames, 58 patterns, examples passed 39 of 39, 0 errors, ")
    assert last.endswith("79 articles of data/raw/sample")
