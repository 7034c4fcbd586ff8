"""The widget: it passes messages, and its view is whole."""

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mediakit import workbench
from mediakit.workbench.bench import Bench
from mediakit.workbench.widget import Workbench

ROOT = Path(__file__).resolve().parents[2]
VIEW = ROOT / "src" / "mediakit" / "workbench" / "view"


@pytest.fixture
def widget(articles, book):
    widget = workbench(articles, book)
    widget.sent = []
    widget.send = widget.sent.append
    return widget


def test_a_message_is_answered_under_its_number(widget):
    """So that the view knows which answer is stale."""
    widget._answer(widget, {"number": "v:7", "kind": "look", "frame": "land_swap", "pattern": "land"}, [])
    (told,) = widget.sent
    assert (told["number"], told["n"]) == ("v:7", 5)


def test_a_failure_is_answered_too(widget):
    """The view does not wait for ever, and the traceback is not swallowed."""
    with pytest.raises(TypeError):
        widget._answer(widget, {"number": 1, "kind": "look", "farme": "land_swap"}, [])
    assert "TypeError" in widget.sent[0]["error"]


def test_the_package_does_not_wait_for_the_widget():
    """`import mediakit` imports neither anywidget nor ipywidgets."""
    code = "import sys, mediakit; sys.exit('anywidget' in sys.modules or 'ipywidgets' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_it_is_shown_as_a_sentence_outside_of_jupyterlab(articles, book):
    """And says how large it is."""
    assert repr(Workbench(Bench(articles, book))) == (
        "The workbench of Valley: 4 frames, 4 articles. JupyterLab shows it."
    )


def test_the_view_is_one_module_that_reads_no_text_as_html():
    """Every script is in it, none sets HTML, none loads anything from elsewhere."""
    assert all(path.read_text(encoding="utf-8") in Workbench._esm for path in VIEW.glob("*.js"))
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?:|import\b", Workbench._esm
    )
    assert not re.search(r"url\(|@import|https?:", Workbench._css)


@pytest.mark.skipif(shutil.which("node") is None, reason="there is no node here that could read the script")
def test_the_view_is_javascript(tmp_path):
    """As a module, without a mistake of syntax."""
    module = tmp_path / "view.mjs"
    module.write_text(Workbench._esm, encoding="utf-8")
    subprocess.run(["node", "--check", str(module)], check=True)  # noqa: S607


def test_the_wheel_holds_the_view(tmp_path):
    """Scripts and styles are in what a user installs."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    names = zipfile.ZipFile(wheel).namelist()
    for path in VIEW.iterdir():
        assert f"mediakit/workbench/view/{path.name}" in names
