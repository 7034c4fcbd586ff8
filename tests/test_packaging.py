"""What a user installs: pyproject.toml, requirements.lock and environment.yml say the same."""

import re
import tomllib
from pathlib import Path

import nbformat
import pytest
import yaml
from rattler import MatchSpec

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_environment_yml_pins_what_pyproject_asks_for():
    """A conda or Binder user gets the same packages, with the same least versions."""
    entries = yaml.safe_load((ROOT / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    conda = {str(MatchSpec(e).name.normalized): str(MatchSpec(e).version) for e in entries if isinstance(e, str)}
    pip = next(e for e in entries if isinstance(e, dict))["pip"]
    pinned = conda | dict(re.fullmatch(r"([\w-]+)(.*)", p).groups() for p in pip if not p.startswith("-"))
    for dependency in PROJECT["dependencies"]:
        name, version = re.fullmatch(r"([\w.-]+)(>=[\d.]+)", dependency).groups()
        assert pinned.pop(name.lower()) == version
    assert set(pinned) == {"python", "pip"}
    assert "-e .[exports]" in pip
    assert conda["python"] == "3.12.*"


def test_the_lock_holds_every_dependency_with_hashes_and_no_host():
    """`make` installs exact versions, checked by hash, from whichever index the user has."""
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = set(re.findall(r"^([\w.-]+)==", lock, flags=re.MULTILINE))
    extras = PROJECT["optional-dependencies"]
    for dependency in PROJECT["dependencies"] + extras["dev"] + extras["exports"]:
        name = re.match(r"[\w.-]+", dependency)[0].lower().replace(".", "-")
        assert name in locked
    assert "://" not in lock
    entries = re.split(r"\n(?=[\w.-]+==)", lock.strip())
    assert all("--hash=sha256:" in entry for entry in entries)


@pytest.mark.parametrize("path", sorted((ROOT / "notebooks").glob("*.ipynb")), ids=lambda p: p.stem)
def test_notebooks_are_committed_without_outputs_and_only_call(path):
    """A notebook has short cells, no functions of its own, question headings, limits at the end, no outputs."""
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    assert all(not cell.outputs and cell.execution_count is None for cell in code)
    assert all(len(cell.source.splitlines()) <= 8 and "def " not in cell.source for cell in code)
    assert "parameters" in code[0].metadata["tags"]
    headings = [line for c in notebook.cells if c.cell_type == "markdown" for line in c.source.splitlines()
                if line.startswith("## ")]  # fmt: skip
    assert all(heading.endswith("?") for heading in headings[:-1])
    assert headings[-1] == "## Limits"
    assert notebook.cells[-1].source.startswith("## Limits")
