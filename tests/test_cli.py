"""The command: what it does, and the sentence with which it refuses."""

import json
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from mediakit.cli import main

RUN = [sys.executable, "-m", "mediakit.cli", "report"]
ROOT = Path(__file__).resolve().parents[1]
HOSTILE = "<script>alert(1)</script> =cmd|' /C calc'!A0"


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A tiny study: twelve articles of two outlets, one title hostile, in a folder of its own."""
    rows = [
        {"title": f"=SUM({i})" if i == 1 else f"{HOSTILE} {i}", "outlet": "Courier" if i % 2 else "Harbour Post",
         "published": f"2026-03-{i + 1:02d}",
         "text": f"The land swap number {i} is {'a bad betrayal' if i % 2 else 'a good deal'}. Talks went on {i}."}
        for i in range(12)
    ]  # fmt: skip
    pd.DataFrame(rows).to_csv(tmp_path / "articles.csv", index=False)
    (tmp_path / "frames.yml").write_text('frames: {swap: {patterns: ["land swap*"]}}', encoding="utf-8")
    (tmp_path / "tiny.yml").write_text("name: tiny\nraw: articles.csv\ncodebook: frames.yml\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_report_is_made_escaped_and_without_whole_articles(study):
    """One command gives the page, notebooks, tables and manifest; hostile text stays text everywhere."""
    (study / "out").mkdir()
    (study / "out" / "mine.txt").write_text("kept")
    done = subprocess.run([*RUN, "tiny.yml", "--out", "out"], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    page = (study / "out" / "index.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    assert "https://" not in page
    assert page.count("<img alt=") >= 5
    assert 'id="findings"' in page
    manifest = json.loads((study / "out" / "manifest.json").read_text(encoding="utf-8"))
    assert len(manifest["inputs"]) == 3
    assert set(manifest["outputs"]) >= {"tables/coverage.csv", "notebooks/04_sources.ipynb"}
    articles = pd.read_csv(study / "out" / "tables" / "articles.csv")
    assert len(articles) == 12
    assert "text" not in articles.columns
    assert "'=SUM(1)" in articles["title"].tolist()
    assert (study / "out" / "mine.txt").read_text() == "kept"


@pytest.mark.parametrize(
    ("change", "arguments", "message"),
    [
        ({}, ["nowhere.yml"], "There is no study file nowhere.yml"),
        ({"tiny.yml": "name: tiny\n"}, ["tiny.yml"], "the entry 'raw' is missing"),
        ({"frames.yml": "frames: {swap: {pattern: [a]}}"}, ["tiny.yml"], "Did you mean 'patterns'"),
        ({}, ["tiny.yml", "-p", "windw", "3"], "'windw' is not a parameter.*Did you mean 'window'"),
        ({}, ["tiny.yml", "--raw", "nowhere"], "there is no file or folder"),
        ({"out": "a file"}, ["tiny.yml", "--out", "out"], "is no folder; the report needs one there"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(study, capsys, change, arguments, message):
    """A wrong study, codebook, parameter or folder ends with one line, exit code 1, and no stack trace."""
    for name, text in change.items():
        (study / name).write_text(text, encoding="utf-8")
    assert main(["report", *arguments]) == 1
    told = capsys.readouterr().err
    assert told.startswith("mediakit: ")
    assert "Traceback" not in told
    assert len(told.strip().splitlines()) == 1
    assert pd.Series([told]).str.contains(message).all()


@pytest.mark.parametrize(
    ("change", "arguments", "message"),
    [
        ({}, ["tiny.yml", "-p", "by", "outlett"], "no column 'outlett'.*Did you mean 'outlet'"),
        ({"empty/.keep": ""}, ["tiny.yml", "--raw", "empty"], "empty"),
    ],
)
def test_a_cell_that_fails_is_one_sentence_too(study, change, arguments, message):
    """A missing column or an empty folder is found in a notebook: its name and the mend are told."""
    for name, text in change.items():
        (study / name).parent.mkdir(exist_ok=True)
        (study / name).write_text(text, encoding="utf-8")
    done = subprocess.run([*RUN, *arguments, "--out", "o"], capture_output=True, text=True)
    told = done.stderr
    assert done.returncode == 1
    assert ".ipynb, cell" in told
    assert "Traceback" not in told
    assert pd.Series([told]).str.contains(message).all()
