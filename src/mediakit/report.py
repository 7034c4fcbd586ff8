"""A study to a report: five notebooks, one page, the tables and a manifest."""

import json
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from importlib import resources
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import papermill

from mediakit._check import MediakitError, listed, nearest
from mediakit.manifest import MADE_BY, build_manifest, write_manifest
from mediakit.page import build_page, render
from mediakit.prose import methods_text
from mediakit.study import Study, read_study

NOTEBOOKS = ("01_corpus", "02_sentiment", "03_framing", "04_sources", "06_stories")
LOTS = (("01_corpus", "02_sentiment", "06_stories"), ("04_sources", "03_framing"))  # two lots that take about as long
CELL_SECONDS = 3600


class ReportError(MediakitError):
    """A report that could not be made."""


def run_study(
    study: str | Path,
    *,
    raw: str | Path = "",
    captured: str = "",
    out: str | Path = "",
    parameters: Mapping[str, Any] | None = None,
    progress: bool = False,
) -> Path:
    """Run a study's five notebooks and write its report.

    Parameters
    ----------
    study : str or Path
        The study file.
    raw, captured : optional
        Other articles and their capture time, see `read_study`.
    out : str or Path, optional
        The report's folder, reports/<study> in the working directory by default. It may exist; what an
        earlier report of this kit wrote there is replaced, anything else is left alone.
    parameters : mapping, optional
        Parameters of the notebooks, such as ``{"analyzer": "textblob"}``; one that no notebook has is an error.
    progress : bool
        Whether to draw a progress bar for each notebook.

    Returns
    -------
    Path
        The page, index.html. Beside it stand notebooks/, tables/ and manifest.json.

    Raises
    ------
    MediakitError
        The study, its codebook or its articles cannot be used, or a cell failed: the message names the
        notebook, the cell and the cause.
    """
    given = dict(parameters or {})
    _check_parameters(given)
    changes = {k: v for k, v in given.items() if k in Study.__dataclass_fields__}
    plan = read_study(study, raw=raw, captured=captured, **changes)
    plan.read_codebook()
    plan.read_analyzers()
    folder = Path(out).expanduser().absolute() if str(out) else Path.cwd() / "reports" / plan.name
    _clear(folder)
    before = _files(folder)
    told = {"study": str(study), "raw": str(raw), "captured": captured, "out": _from_here(folder)}
    try:
        _run_notebooks(folder, told | given, progress)
    except ReportError as error:
        outputs = dict.fromkeys(_written(folder, before), "")
        write_manifest({"made_by": MADE_BY, "failed": str(error), "outputs": outputs}, folder / "manifest.json")
        raise
    executed = [_tidied(folder / "notebooks" / f"{name}.ipynb") for name in NOTEBOOKS]
    outputs = [folder / name for name in _written(folder, before)]
    command = _command(study, raw, captured, out, given)
    manifest = build_manifest(plan, parameters=given, command=command, outputs=outputs, out=folder)
    text = render(
        build_page(executed),
        study=plan,
        manifest=manifest,
        methods=_methods(plan, folder / "tables"),
        audit="audit.html" if "audit.html" in manifest["outputs"] else "",
        tables=[Path(name).name for name in manifest["outputs"] if name.startswith("tables/")],
    )
    index = folder / "index.html"
    index.write_text(text, encoding="utf-8", newline="\n")
    write_manifest(manifest, folder / "manifest.json")
    return index


def _methods(plan: Study, tables: Path) -> list[str]:
    """The paragraphs of the methods section."""
    n_articles = len(pd.read_csv(tables / "articles.csv", usecols=["doc_id"]))
    quotes = pd.read_csv(tables / "quotes.csv", usecols=["kind"])
    return methods_text(plan, n_articles=n_articles, quotes=quotes, window=10).split("\n\n")


def _files(folder: Path) -> dict[str, int]:
    """The files that a report's notebooks write, each with the time of its last change."""
    places = ((folder / "notebooks", "*.ipynb"), (folder / "tables", "*.csv"), (folder, "audit.html"))
    found = [path for place, wanted in places for path in place.glob(wanted)]
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in sorted(found)}


def _written(folder: Path, before: dict[str, int]) -> list[str]:
    """The files that are new or changed; a user's own among them are not the report's."""
    return [name for name, changed in _files(folder).items() if before.get(name) != changed]


def _from_here(folder: Path) -> str:
    """A path for the notebooks' parameters, which a reader of them sees: from the working directory, if under it."""
    here = Path.cwd()
    return str(folder.relative_to(here)) if folder.is_relative_to(here) else str(folder)


def _tidied(path: Path) -> nbformat.NotebookNode:
    """An executed notebook without papermill's notes and kernels' warnings, which hold paths of this machine."""
    notebook = nbformat.read(path, as_version=4)
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)
        if "injected-parameters" in cell.metadata.get("tags", []):
            cell.source = re.sub(r"(?m)^out = .*$", 'out = ""', cell.source)  # the folder on this machine
        if cell.cell_type == "code":
            cell.outputs = [output for output in cell.outputs if output.get("name") != "stderr"]
    path.write_text(nbformat.writes(notebook) + "\n", encoding="utf-8", newline="\n")
    return notebook


def notebook_path(name: str) -> Path:
    """Where a notebook of the kit lies: in the checkout beside src/, else in the installed package."""
    checkout = Path(__file__).resolve().parents[2] / "notebooks" / f"{name}.ipynb"
    if checkout.is_file():
        return checkout
    return Path(str(resources.files("mediakit").joinpath("notebooks", f"{name}.ipynb")))


def _check_parameters(given: Mapping[str, Any]) -> None:
    known: dict[str, Any] = {}
    for name in NOTEBOOKS:
        known |= papermill.inspect_notebook(str(notebook_path(name)))
    settable = [k for k in known if k not in {"study", "raw", "captured", "out"}]
    for parameter in given:
        if parameter not in settable:
            raise ReportError(
                f"'{parameter}' is not a parameter of the notebooks. Known: {listed(settable, 20)}."
                f"{nearest(parameter, settable)}"
            )


def _run_notebooks(folder: Path, parameters: dict[str, Any], progress: bool) -> None:
    """Run the notebooks in two processes, as many as the smallest machine has cores."""
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    jobs = {name: _job(name, folder, parameters, progress) for name in NOTEBOOKS}
    runs = [
        subprocess.Popen(  # -P: the package's own files must not stand before those of the library
            [sys.executable, "-P", str(Path(__file__).with_name("_runner.py"))],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=None if progress else subprocess.DEVNULL, text=True,
        )
        for _ in LOTS
    ]  # fmt: skip
    told = [json.dumps({"jobs": [jobs[name] for name in lot], "seconds": CELL_SECONDS}) for lot in LOTS]
    with ThreadPoolExecutor(len(runs)) as pool:
        waiting = [pool.submit(run.communicate, text) for run, text in zip(runs, told, strict=True)]
        try:
            for done in as_completed(waiting):
                _check_run(done.result()[0])
        finally:  # one that failed or was interrupted takes the other with it
            for run in runs:
                if run.poll() is None:
                    run.terminate()


def _check_run(said: str) -> None:
    """Raise a ReportError that tells what a process of notebooks said of its first failure."""
    try:
        failure = json.loads(said)
    except ValueError:
        failure = {"source": "a notebook", "ename": "DeadKernelError"}
    if not failure:
        return
    name, kind = Path(failure["source"]).name, failure["ename"]
    if kind == "CellTimeoutError":
        raise ReportError(f"{name}: a cell took longer than {CELL_SECONDS} s. Read fewer articles.")
    if kind == "DeadKernelError":
        raise ReportError(f"{name}: its Python process stopped, most often for want of memory. Read fewer articles.")
    if kind == "NotStarted":
        raise ReportError(f"{name}: its Python process did not start ({failure['evalue']}). Make the report again.")
    told = _one_line(failure["evalue"], kind)
    raise ReportError(f"{name}, cell {failure['cell']}: {told} As far as it ran, it is {failure['out']}")


def _job(name: str, folder: Path, parameters: dict[str, Any], progress: bool) -> dict[str, Any]:
    source = notebook_path(name)
    known = papermill.inspect_notebook(str(source))
    return {
        "source": str(source),
        "out": str(folder / "notebooks" / f"{name}.ipynb"),
        "parameters": {k: v for k, v in parameters.items() if k in known},
        "progress": {"position": NOTEBOOKS.index(name), "desc": name} if progress else False,
    }


def _one_line(cause: str, name: str) -> str:
    text = " ".join(cause.split())[:600] or "an error without a message"
    text = text if name in _own_errors(MediakitError) else f"{name}: {text}"
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _own_errors(kind: type) -> set[str]:
    return {kind.__name__}.union(*(_own_errors(below) for below in kind.__subclasses__()))


def _clear(folder: Path) -> None:
    """Remove what an earlier report of this kit wrote here, so that no old table passes for a new one."""
    try:
        for place, wanted in ((folder, "folder"), (folder / "notebooks", "folder"), (folder / "tables", "folder"),
                              (folder / "index.html", "file"), (folder / "audit.html", "file"),
                              (folder / "manifest.json", "file")):  # fmt: skip
            if place.exists() and place.is_dir() != (wanted == "folder"):
                raise ReportError(f"{place} is no {wanted}; the report needs one there. Give another --out.")
        folder.mkdir(parents=True, exist_ok=True)
        for name in _earlier(folder):
            (folder / name).unlink(missing_ok=True)
    except OSError as error:
        raise ReportError(f"{folder} cannot be written ({error.strerror}). Give another one with --out.") from None


def _earlier(folder: Path) -> list[str]:
    """The files that the manifest of an earlier report of this kit names, if it is one."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        if manifest["made_by"] != MADE_BY:
            return []
        outputs = [str(name) for name in manifest["outputs"]]
    except (OSError, ValueError, KeyError, TypeError):
        return []
    ours = [
        name for name in outputs if re.fullmatch(r"(notebooks/[\w.-]+\.ipynb|tables/[\w.-]+\.csv|audit\.html)", name)
    ]
    return [*ours, "index.html", "manifest.json"]


def _command(study: str | Path, raw: str | Path, captured: str, out: str | Path, given: Mapping[str, Any]) -> str:
    words = ["mediakit", "report"]
    for flag, value in (("", study), ("--raw", raw), ("--captured", captured), ("--out", out)):
        shown = Path(value).name if str(value) and Path(value).is_absolute() else str(value)
        words += [word for word in (flag, shown) if word] if shown else []
    for name, value in given.items():
        words += ["-p", name, str(value)]
    return shlex.join(words)
