"""The walk from a hunch to a codebook: each of its steps gives what the page says."""

import doctest
import shutil
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "from_hunch_to_codebook.md"


def test_the_walk(tmp_path, monkeypatch):
    """Eight steps, every one of them run on the sample corpus."""
    shutil.copytree(ROOT / "data" / "raw" / "sample" / "pages", tmp_path / "data" / "raw" / "sample" / "pages")
    monkeypatch.chdir(tmp_path)
    text = PAGE.read_text(encoding="utf-8")
    assert [f"**{step}. " in text for step in range(1, 9)] == [True] * 8
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of a page that has no date, and so on: the page is not about them
        ran = doctest.testfile(str(PAGE), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert ran.attempted >= 15
    assert ran.failed == 0
