"""The paragraphs of a methods section: what they must say, from a study or without one."""

import dataclasses
import hashlib
import inspect
from importlib import metadata
from pathlib import Path

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.analyzers import Negation, analyzer, dictionary_analyzer
from mediakit.codebook import Codebook
from mediakit.events import events
from mediakit.prose.methods import methods_text
from mediakit.study import read_study

BOOK = """name: summit
version: "1.2"
frames:
  swap:
    patterns: [land swap*]
"""
MOOD = {"name": "mood", "frames": {"positive": {"patterns": ["good"]}, "negative": {"patterns": ["bad"]}}}


@pytest.fixture
def study(tmp_path):
    (tmp_path / "frames.yml").write_text(BOOK, encoding="utf-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "summit.yml").write_text("name: summit\nraw: raw\ncodebook: frames.yml\nseed: 11\n", encoding="utf-8")
    return read_study(tmp_path / "summit.yml", copies="own", correction="bh", min_articles=7)


def test_a_study_says_all(study):
    """Analyzer and lexicon with versions, the codebook with its sum, copies, correction, least n and seed."""
    text = methods_text(study, n_articles=1200)
    assert len(text.split("\n\n")) == 4
    digest = hashlib.sha256(study.codebook.read_bytes()).hexdigest()[:12]
    for part in (
        "1,200 articles were analysed with mediakit",
        f"VADER (Hutto and Gilbert 2014) as implemented in NLTK {metadata.version('nltk')}",
        f"lexicon of vaderSentiment {metadata.version('vaderSentiment')} (SHA-256 1ec9c6e9ee19)",
        f"codebook frames.yml (SHA-256 {digest})",
        "Findings were held against TextBlob",
        "at least 7 articles",
        "corrected after Benjamini and Hochberg over the pairs",
        "its p is that of permutations of whole stories, after Benjamini and Hochberg's correction over the words",
        "counts articles whose credit line or dateline names no other writer",
        "seed 11.",
    ):
        assert part in text


def test_origin_events_and_who_was_first_are_told(study, tmp_path):
    """With the values that the code uses, and the files of agencies and of choices with their sums."""
    plain = methods_text(correction="bh").split("\n\n")[2]
    usual = {name: one.default for name, one in inspect.signature(events).parameters.items()}
    for part in (
        "the credit at the end, the dateline, a line above the text, the byline",
        "Spellings of agencies are those of the list that mediakit carries.",
        "else by dates where one outlet surely published first; all else is counted as not known",
        "only an order that is certain is told",
        f"at a mean similarity of {usual['threshold']:g} or more and within {usual['days']:g} days. Within events",
        "95% bootstrap-t interval (4,999 resamples of events)",
        "all ways up to 13 events, else 9,999 at random), corrected after Benjamini and Hochberg over the pairs",
    ):
        assert part in plain
    assert "effect sizes (95% intervals from 1,999 resamples of stories), corrected" in methods_text()
    for name in ("mine.yml", "choices.yml"):
        (tmp_path / name).write_text("{}", encoding="utf-8")
    told = methods_text(dataclasses.replace(study, agencies=tmp_path / "mine.yml", choices=tmp_path / "choices.yml"))
    digest = hashlib.sha256(b"{}").hexdigest()[:12]
    assert f"those of the list mine.yml (SHA-256 {digest})." in told
    assert f"joined or split by hand as choices.yml (SHA-256 {digest}) says." in told


def test_what_is_given_takes_the_studys_place(study):
    """Another seed, another analyzer: the study's do not appear."""
    text = methods_text(study, seed=5, analyzers=["textblob"], codebook=Codebook.from_dict(MOOD))
    assert "seed 5." in text and "seed 11" not in text
    assert "VADER" not in text and "codebook mood:" in text


@pytest.mark.parametrize(
    ("voice", "told"),
    [
        (
            "narrator",
            "only the paper's own words count, those of direct quotations were masked before scoring, and each "
            "sentence counts by the share of its words in that voice.",
        ),
        ("quoted", "only the words of direct quotations count, the paper's own were masked before scoring, and each"),
        ("all", "all words count, quotations too"),
    ],
)
def test_the_voice_and_its_rule_are_told(voice, told):
    """How quotations were found is told where they matter, with their number where they are given."""
    quotes = pd.DataFrame({"kind": ["direct", "direct", "indirect"]})
    text = methods_text(analyzers=["vader"], voice=voice, quotes=quotes)
    assert told in text
    assert "found by their marks and by the verbs and phrases that report speech" in text
    assert "own words (2 direct quotations)." in text
    assert "report speech" not in methods_text(analyzers=["vader"])


def test_dictionaries_and_functions_are_described():
    """The formula and the rule of negation of a dictionary; a function is one's own; words around mentions."""
    text = methods_text(
        analyzers=[
            dictionary_analyzer(MOOD, negation=Negation(reach=2)),
            dictionary_analyzer(MOOD, formula="net_tone", negation=None, name="mood2"),
            analyzer(lambda texts: [0] * len(texts), name="mine", title="My model"),
        ],
        window=10,
    )
    empty = "sentences without a match count as 0, while the published measure is one of whole documents"
    assert (
        "given by the dictionary mood (positive less negative matches, over both; a word turned by a negating word "
        f"among the 2 words before it; {empty})" in text
    )
    assert (
        "held against the dictionary mood2 (positive less negative matches, over all words; no word turned by "
        f"negation; {empty}) and My model, a function of the researcher's own." in text
    )
    assert (
        "that of the 10 words on each side of its mentions, inside their sentences and without the mentions' own "
        "words; all words of these count." in text
    )


@pytest.mark.parametrize(
    ("voice", "told"), [("narrator", "only the paper's own words"), ("quoted", "only the words of direct quotations")]
)
def test_the_voice_of_the_tone_near_a_frame_is_told(voice, told):
    """It is that of all scores."""
    assert f"the mentions' own words; of these {told} count." in methods_text(voice=voice, window=5)


def test_a_dictionary_is_given_by_its_path_as_in_a_study_file(study, tmp_path, monkeypatch):
    """From the study file with a study, beside its other analyzers; else from the working directory."""
    (tmp_path / "mood.yml").write_text(
        "name: mood\nframes: {positive: {patterns: [good]}, negative: {patterns: [bad]}}", encoding="utf-8"
    )
    text = methods_text(study, analyzer="mood.yml")
    assert "given by the dictionary mood (positive less" in text and "held against VADER" in text
    monkeypatch.chdir(tmp_path / "raw")
    assert "given by the dictionary mood (" in methods_text(analyzer="../mood.yml")
    with pytest.raises(MediakitError, match=r"analyzer='mod.yml' is not known, and no file of this name is there"):
        methods_text(study, analyzer="mod.yml")
    with pytest.raises(MediakitError, match=r"analyzer='vadr' is not known.*Did you mean 'vader'"):
        methods_text(analyzer="vadr")


def test_without_a_codebook_no_frames_are_claimed():
    """Nor a number of articles that nobody gave."""
    text = methods_text()
    assert text.startswith("The articles were analysed with mediakit")
    assert "codebook" not in text


def test_what_is_wrong_is_said():
    """A setting that is none, and values that a study file may not have."""
    with pytest.raises(MediakitError, match="'sead' is no setting.*Did you mean 'seed'"):
        methods_text(sead=1)
    with pytest.raises(MediakitError, match="copies='owned' is not known"):
        methods_text(copies="owned")
    with pytest.raises(MediakitError, match="voice='narator' is not known.*'narrator'"):
        methods_text(voice="narator")
    with pytest.raises(MediakitError, match="analyzers names none"):
        methods_text(analyzers=[])
    assert Path(__file__).name not in methods_text()
