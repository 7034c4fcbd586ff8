"""What the README shows works as it stands there."""

import re
from pathlib import Path

import matplotlib.pyplot as plt
import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.filterwarnings("ignore:read_corpus:UserWarning")  # the sample has a date that cannot be read
def test_the_lines_for_a_notebook_run(monkeypatch):
    """Typed one after the other in the project's folder they give a comparison and the words behind the scores."""
    monkeypatch.chdir(ROOT)
    names: dict = {}
    exec(re.search(r"```python\n(.*?)```", PAGE, flags=re.DOTALL)[1], names)  # noqa: S102
    plt.close("all")
    assert len(names["tone"]) == len(names["articles"]) > 50
    assert {"start", "end", "contribution"} <= set(names["words"].columns)


@pytest.mark.parametrize("path", sorted(set(re.findall(r"\]\(((?!http)[^)]+)\)", PAGE))))
def test_what_it_links_to_is_there(path):
    """No link of the page leads nowhere."""
    assert (ROOT / path).is_file()
