"""What a report was made from."""

import hashlib
import json
from pathlib import Path

import pandas as pd
import pytest

from mediakit import manifest as module
from mediakit.manifest import build_manifest, input_files, sha256, shown, write_manifest
from mediakit.study import read_study

STUDY = "name: tiny\nraw: [../data/pages, ../data/extra.csv]\ncodebook: frames.yml\nseed: 7\n"


@pytest.fixture
def project(tmp_path):
    """A project with a study, pages in two folders, and a table."""
    root = tmp_path / "project"
    for name, text in {
        "studies/tiny.yml": STUDY,
        "studies/frames.yml": "frames: {swap: {patterns: [land swap]}}",
        "data/pages/b.txt": "Rain fell.",
        "data/pages/deep/a.txt": "Talks resume.",
        "data/pages/deep/captures.csv": "file,captured\na.txt,2026-03-02T10:00Z\n",
        "data/pages/.hidden/c.txt": "no page",
        "data/pages/.DS_Store": "no page",
        "data/extra.csv": "text\nMore talks.\n",
        "data/captures.csv": "file,captured\nextra.csv,2026-03-02T10:00Z\n",
        "data/other.csv": "text\nNot asked for.\n",
        "out/tables/b.csv": "b\n",
        "out/tables/a.csv": "a\n",
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def _build(study, out, *outputs):
    return build_manifest(study, parameters={"seed": 7}, command="mediakit run tiny.yml", outputs=outputs, out=out)


def test_every_file_that_is_read_and_no_other(project):
    """The study, the codebook, the articles, the capture times beside them; nothing hidden, nothing else."""
    study = read_study(project / "studies" / "tiny.yml")
    found = [shown(path, study) for path in input_files(study)]
    assert found[:2] == ["studies/tiny.yml", "studies/frames.yml"]
    assert found[2:] == [
        "data/captures.csv", "data/extra.csv",
        "data/pages/b.txt", "data/pages/deep/a.txt", "data/pages/deep/captures.csv",
    ]  # fmt: skip
    read = {Path(name).name for name in study.read_corpus().audit["file"]}
    assert read == {"a.txt", "b.txt", "extra.csv"}


def test_a_capture_table_that_the_study_names(project):
    """It is an input like the others, under its path from the project."""
    (project / "studies" / "tiny.yml").write_text(STUDY + "captured: when.csv\n", encoding="utf-8")
    (project / "studies" / "when.csv").write_text("file,captured\nb.txt,2026-03-02T10:00Z\n", encoding="utf-8")
    made = _build(read_study(project / "studies" / "tiny.yml"), project / "out")
    assert "studies/when.csv" in made["inputs"]
    assert made["study"]["captured"] == "studies/when.csv"


def test_files_given_twice_stand_once(project):
    """A folder and a file in it."""
    study = read_study(project / "studies" / "tiny.yml", raw=project / "data" / "pages")
    twice = type(study)(**{**vars(study), "raw": (*study.raw, study.raw[0] / "b.txt")})
    assert input_files(twice) == input_files(study)


def test_a_linked_folder_is_followed_as_the_reader_follows_it(project, tmp_path):
    """Pages that are read through a link are inputs."""
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (outside / "z.txt").write_text("Linked.", encoding="utf-8")
    try:
        (project / "data" / "pages" / "link").symlink_to(outside)
    except OSError:
        pytest.skip("no links here")
    study = read_study(project / "studies" / "tiny.yml")
    assert (outside / "z.txt").resolve() in input_files(study)


def test_hashes_are_sha256(project):
    """Of the bytes, for inputs and outputs; outputs count from the report's folder and are sorted."""
    out = project / "out"
    made = _build(read_study(project / "studies" / "tiny.yml"), out, out / "tables" / "b.csv", out / "tables" / "a.csv")
    assert made["inputs"]["data/pages/b.txt"] == hashlib.sha256(b"Rain fell.").hexdigest()
    assert made["outputs"] == {
        "tables/a.csv": hashlib.sha256(b"a\n").hexdigest(),
        "tables/b.csv": hashlib.sha256(b"b\n").hexdigest(),
    }
    assert list(made["outputs"]) == ["tables/a.csv", "tables/b.csv"]
    # FIPS 180-2, appendix B.1
    (project / "abc").write_bytes(b"abc")
    assert sha256(project / "abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


def test_no_path_of_this_machine(project, tmp_path):
    """Neither for a study's own articles nor for others that lie anywhere."""
    other = tmp_path / "far" / "away"
    other.mkdir(parents=True)
    (other / "x.txt").write_text("Talks.", encoding="utf-8")
    for raw in ("", other, other / "x.txt"):
        study = read_study(project / "studies" / "tiny.yml", raw=raw, out=project / "out")
        text = json.dumps(_build(study, project / "out"), default=str)
        assert str(tmp_path) not in text
        assert tmp_path.name not in text
    assert "out" not in _build(study, project / "out")["study"]


def test_files_of_one_name_outside_the_project_each_have_their_hash(project, tmp_path):
    """They go by the folder that was read; where even that is the same, by a number."""
    for name, text in {"far/x.txt": "one", "far/deep/x.txt": "two", "near/far/x.txt": "three"}.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    study = read_study(project / "studies" / "tiny.yml", raw=tmp_path / "far")
    inputs = _build(study, project / "out")["inputs"]
    assert inputs["far/x.txt"] == hashlib.sha256(b"one").hexdigest()
    assert inputs["far/deep/x.txt"] == hashlib.sha256(b"two").hexdigest()
    both = type(study)(**{**vars(study), "raw": (*study.raw, tmp_path / "near" / "far")})
    inputs = _build(both, project / "out")["inputs"]
    assert {name: inputs[name] for name in inputs if name.startswith("far/x")} == {
        "far/x.txt": hashlib.sha256(b"one").hexdigest(),
        "far/x.txt (2)": hashlib.sha256(b"three").hexdigest(),
    }


def test_a_file_that_cannot_be_opened_does_not_lose_the_report(project, monkeypatch):
    """It is named, without a hash."""

    def closed(path):
        if path.name == "b.txt":
            raise PermissionError(path)
        return "hash"

    monkeypatch.setattr(module, "sha256", closed)
    inputs = _build(read_study(project / "studies" / "tiny.yml"), project / "out")["inputs"]
    assert inputs["data/pages/b.txt"] == "cannot be opened"
    assert inputs["data/extra.csv"] == "hash"


def test_what_can_change_a_figure_is_in_it(project):
    """Every entry of the study, the seed, the command, versions and lexicons with their hashes."""
    made = _build(read_study(project / "studies" / "tiny.yml", analyzer="textblob"), project / "out")
    assert (made["seed"], made["command"], made["parameters"]) == (7, "mediakit run tiny.yml", {"seed": 7})
    assert made["study"]["analyzer"] == "textblob"
    assert made["study"]["raw"] == ["data/pages", "data/extra.csv"]
    assert (made["study"]["path"], made["study"]["codebook"]) == ("studies/tiny.yml", "studies/frames.yml")
    assert made["versions"]["pandas"] == pd.__version__
    assert "rapidfuzz" in made["versions"]  # it decides what is a copy
    assert all(len(lexicon["sha256"]) == 64 for lexicon in made["lexicons"])


def test_the_same_content_gives_the_same_bytes(project, tmp_path):
    """JSON with \\n line ends; what UTF-8 cannot hold becomes a question mark."""
    made = _build(read_study(project / "studies" / "tiny.yml"), project / "out") | {"title": "Tal \u2013 \ud800"}
    write_manifest(made, tmp_path / "a.json")
    write_manifest(made, tmp_path / "b.json")
    text = (tmp_path / "a.json").read_bytes()
    assert text == (tmp_path / "b.json").read_bytes()
    assert b"\r" not in text
    assert json.loads(text)["title"] == "Tal \u2013 ?"


def test_speakers_and_dictionaries_are_inputs(project, tmp_path):
    """With their hashes, and under names without a path of this machine, wherever they lie."""
    tone = "frames: {positive: {patterns: [good]}, negative: {patterns: [bad]}}"
    elsewhere = tmp_path / "elsewhere" / "tone.yml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(tone, encoding="utf-8")
    (project / "studies" / "own.yml").write_text(tone, encoding="utf-8")
    (project / "studies" / "speakers.yml").write_text("Ilse Brandt: [Brandt]", encoding="utf-8")
    (project / "studies" / "tiny.yml").write_text(
        STUDY + "speakers: speakers.yml\nother_analyzers: [vader, own.yml]\n", encoding="utf-8"
    )
    made = _build(read_study(project / "studies" / "tiny.yml", analyzer=str(elsewhere)), project / "out")
    assert made["inputs"]["studies/own.yml"] == made["inputs"]["tone.yml"] == sha256(elsewhere)
    assert "studies/speakers.yml" in made["inputs"]
    told = made["study"]
    assert (told["analyzer"], told["other_analyzers"], told["speakers"]) == (
        "tone.yml", ["vader", "studies/own.yml"], "studies/speakers.yml",
    )  # fmt: skip
    assert str(tmp_path) not in json.dumps(made, default=str)


def test_how_a_dictionary_is_read_is_in_it(project):
    """All that the study says of it, its path as the report prints it, and its hash."""
    folder = project / "studies"
    (folder / "own.yml").write_text("frames: {joy: {patterns: [good]}, woe: {patterns: [bad]}}", encoding="utf-8")
    text = "analyzer: {path: own.yml, name: mood, positive: joy, negative: [woe], negation: false}\n"
    (folder / "tiny.yml").write_text(STUDY + text, encoding="utf-8")
    made = _build(read_study(folder / "tiny.yml"), project / "out")
    assert made["study"]["analyzer"] == {
        "path": "studies/own.yml", "name": "mood", "positive": "joy", "negative": ["woe"], "negation": False,
    }  # fmt: skip
    assert made["study"]["other_analyzers"] == ["vader"]
    assert made["inputs"]["studies/own.yml"] == sha256(folder / "own.yml")
