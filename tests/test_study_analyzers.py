"""Dictionaries of a study file: how each is read, what is refused, and in the words of a study file."""

from pathlib import Path

import pytest

from mediakit._check import StudyError
from mediakit._study_analyzers import check_analyzer, read_analyzers

PATH = Path("tiny.yml")


@pytest.fixture(autouse=True)
def _files(tmp_path, monkeypatch):
    """The working folder holds a study and dictionaries of several kinds."""
    for name, text in {
        "tone.yml": "name: tone\nframes: {positive: {patterns: [good]}, negative: {patterns: [bad]}}",
        "joy.yml": "frames: {freude: {patterns: [gut]}, leid: {patterns: [schlecht]}, wut: {patterns: [zorn]}}",
        "nine.yml": "name: nine\nframes: {all: {patterns: [{good: 8}, {bad: 2}]}}",
        "vader.yml": "name: Vader\nframes: {positive: {patterns: [good]}, negative: {patterns: [bad]}}",
        "land.yml": "name: land\nframes: {swap: {patterns: [land]}}",
    }.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)


def read(*entries):
    for entry in entries:
        check_analyzer(entry, "analyzer", PATH)
    return read_analyzers(entries, PATH)


def test_categories_of_any_names_and_languages():
    """Freude counts as positive, leid and wut as negative; without negation *nicht gut* is 1 positive of 3."""
    entry = {
        "path": "joy.yml", "name": "mood", "positive": "freude", "negative": ["leid", "wut"], "formula": "net_share",
        "language": "de", "negation": False,
    }  # fmt: skip
    one = read(entry)[0]
    assert (one.name, one.language, one.negation) == ("mood", "de", None)
    assert one.score("Nicht gut, schlecht, Zorn.").polarity == pytest.approx(-1 / 3)


def test_valences_of_any_scale():
    """8 on a scale of 1 to 9 is (8 - 5) / 4; its language may be none."""
    one = read({"path": "nine.yml", "scale": [1, 9], "language": None})[0]
    assert one.score("good").polarity == pytest.approx(0.75)
    assert one.language is None


def test_one_dictionary_read_in_two_ways():
    """With two names both are there: 1 of 2 matches less the other, and 1 of 3 words."""
    two = read({"path": "tone.yml"}, {"path": "tone.yml", "name": "by_words", "formula": "net_tone"}, "vader")
    assert [one.name for one in two] == ["tone", "by_words", "vader"]
    assert [one.score("a good day").polarity for one in two[:2]] == pytest.approx([1, 1 / 3])
    with pytest.raises(StudyError, match=r"other_analyzers: the dictionary tone.yml is called 'tone' like another"):
        read("tone.yml", {"path": "tone.yml", "formula": "net_tone"})


@pytest.mark.parametrize("entries", [("vader.yml", "textblob"), ("vader", "vader.yml"), ("textblob", "vader.yml")])
def test_no_dictionary_passes_for_an_analyzer_of_the_kit(entries):
    """Its tables and prose would be VADER's; the mend is in the message."""
    with pytest.raises(StudyError, match=r"called 'Vader' .*with name: \{path: vader.yml, name: ...\}"):
        read(*entries)
    others = [one for one in entries if one != "vader.yml"]
    assert read(*others, {"path": "vader.yml", "name": "own"})[-1].name == "own"


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (3, "analyzer holds 3; it should be vader, textblob, the path of a dictionary, or"),
        ("", "analyzer holds ''; it should be"),
        ("none.yml", "analyzer='none.yml' is not known, and no file of this name is there"),
        ({"positive": "joy"}, "analyzer names no dictionary. Add path: the path of a dictionary"),
        ({"path": "none.yml"}, "analyzer: there is no file none.yml"),
        ({"path": 1}, "path is 1; it should be the path"),
        ({"path": "joy.yml", "postive": "joy"}, "holds 'postive', .*Did you mean 'positive'"),
        ({"path": "joy.yml", "positive": []}, r"positive is \[\]; it should be the name of a category"),
        ({"path": "joy.yml", "negative": [1]}, r"negative is \[1\]; it should be"),
        ({"path": "joy.yml", "formula": "share"}, "formula is 'share'; it should be net_share, net_tone or valences"),
        ({"path": "joy.yml", "scale": [9, 1]}, r"scale is \[9, 1\]; it should be the least and the greatest"),
        ({"path": "joy.yml", "scale": "1-9"}, "scale is '1-9'; it should be"),
        ({"path": "joy.yml", "language": False}, "language is False; it should be a two-letter code in quotes"),
        ({"path": "joy.yml", "negation": "no"}, "negation is 'no'; it should be true or false"),
        ({"path": "joy.yml", "name": " "}, "name is ' '; it should be text"),
    ],
)
def test_a_wrong_entry_is_refused_with_the_study_file(entry, message):
    """Before any dictionary is read, with the entry, what was found and what is allowed."""
    with pytest.raises(StudyError, match=f"^tiny.yml: .*{message}"):
        read(entry)


@pytest.mark.parametrize(
    ("entry", "message"),
    [
        (
            "land.yml",
            "land.yml: land has no category 'positive'.* positive: .* negative:.*path: land.yml, ...",
        ),
        ({"path": "joy.yml", "positive": "freude", "negative": "lied"}, "no category 'lied'.*Did you mean 'leid'"),
        ("nine.yml", r"where the middle is. Give the scale: scale: \[1, 9\].*with name, positive"),
        ({"path": "joy.yml", "language": "de"}, "the negating words are English.*negation: false"),
        ({"path": "tone.yml", "scale": [1, 9]}, "say formula: valences, or leave it out"),
    ],
)
def test_what_a_dictionary_lacks_is_said_in_the_words_of_a_study_file(entry, message):
    """No Python, but the keys of the entry."""
    with pytest.raises(StudyError, match=f"^tiny.yml: analyzer .*{message}") as caught:
        read(entry)
    assert "=" not in str(caught.value)


def test_a_dictionary_that_cannot_be_read_is_no_matter_of_keys():
    """Its own message with the study and the entry, and no hint that would not help."""
    Path("broken.yml").write_text("frames: {swap: [", encoding="utf-8")
    with pytest.raises(StudyError, match=r"^tiny.yml: other_analyzers broken.yml: .*line 1") as caught:
        read("vader", "broken.yml")
    assert "In the study file" not in str(caught.value)
