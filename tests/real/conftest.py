"""Real inputs beside the project; the tests here are skipped where that folder is not there."""

import os
from pathlib import Path

import pytest

from mediakit.readers import Corpus, read_corpus


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder of real inputs; MEDIAKIT_REAL names another one, CI sets it so that nothing is skipped."""
    named = os.environ.get("MEDIAKIT_REAL")
    folder = Path(named) if named else Path(__file__).resolve().parents[2].parent / "shared" / "real"
    if not folder.is_dir():
        if named:
            pytest.fail(f"MEDIAKIT_REAL names {folder}, which is not a folder")
        pytest.skip("the real inputs are not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def four_thousand(real) -> Corpus:
    """The 4,000 articles, read once for all tests of a process; no test may change them."""
    return read_corpus(real / "corpora" / "allsides_4000.jsonl.gz")
