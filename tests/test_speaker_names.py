"""Names of speakers: what is merged, what is only proposed, and the list that a researcher edits."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.speaker_names import speaker_names, used_speakers, write_speaker_names


def quotes_by(*speakers, kind="direct"):
    names = pd.Series(speakers, dtype="object")
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(names))], "kind": kind, "speaker_resolved": names})


def hints(*speakers):
    table = speaker_names(quotes_by(*speakers))
    return {n: h for n, h in zip(table["speaker"], table["perhaps_same_as"], strict=True) if isinstance(h, str)}


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Ilse Tavarsky", "Tavarskyy"], {"Tavarskyy": "Ilse Tavarsky"}),
        (["Ilse Tavarsky", "President Tavarsky"], {"President Tavarsky": "Ilse Tavarsky"}),
        (["Ilse Brandt", "Ilse Brandt", "I. Brandt"], {"I. Brandt": "Ilse Brandt"}),
        (["Ilse Brandt", "Ilse Brandt", "Ilse M. Brandt"], {"Ilse M. Brandt": "Ilse Brandt"}),
        (["Ilse Brandt", "Ilse Brandt", "Ilse Brant"], {"Ilse Brant": "Ilse Brandt"}),
        (["Zoë Marrow", "Zoë Marrow", "Zoe Marrow"], {"Zoe Marrow": "Zoë Marrow"}),
        (["Ilse Brandt", "Ilse Brandt", "Mediator Ilse Brandt"], {"Mediator Ilse Brandt": "Ilse Brandt"}),
        (["Ilse Brandt", "Selvick Police Chief Ilse Brandt"], {"Selvick Police Chief Ilse Brandt": "Ilse Brandt"}),
        (["World Trade Body", "WTB"], {"WTB": "World Trade Body"}),
        (["U.N.", "U.N.", "UN"], {"UN": "U.N."}),
        (["Brandt", "Brandt", "Brandt", "Ilse Brandt"], {"Brandt": "Ilse Brandt"}),
        (["Brandt", "Ilse Brandt", "Otto Brandt"], {}),
        (["Brandt", *["Ilse Brandt"] * 3, "Otto Brandt"], {"Brandt": "Ilse Brandt"}),
        (["Brandt", *["Ilse Brandt"] * 2, "Otto Brandt"], {}),
        (["Ilsa Brandtner", "Ilsa Brandtner", "Ilse Brandner"], {}),
        (["Ilse Brandt", "Otto Brandt"], {}),
        (["Ilse Brandt", "Ilse Marrow"], {}),
        (["the minister", "a minister", "officials"], {}),
        (["Rao", "Rae"], {}),
    ],
)  # fmt: skip
def test_hints(names, expected):
    """A surname to the one full name that fits, the rarer spelling to the commoner, none where several fit."""
    assert hints(*names) == expected


def test_a_place_before_a_title_is_no_first_name():
    """So a second spelling and the title's bearer keep the hint to the one full name."""
    names = ["Ilse Tavarsky", "Tavarskyy", "President Tavarsky", "Selvickian President Tavarsky", "Tavarsky"]
    assert hints(*names) == dict.fromkeys(names[1:], "Ilse Tavarsky")


def test_what_is_merged_without_a_list():
    """Case, white space, the article and titles before a full name; the commonest writing is used, ties by name."""
    found = [
        "Ilse Brandt", "ILSE BRANDT", "Minister Ilse  Brandt", "the White House", "White House", "Mr. Brandt",
        "Mrs. Brandt",
    ]  # fmt: skip
    assert used_speakers(quotes_by(*found), None).tolist() == [
        "Ilse Brandt", "Ilse Brandt", "Ilse Brandt", "White House", "White House", "Mr. Brandt", "Mrs. Brandt",
    ]  # fmt: skip


def test_pronouns_marks_and_scare_quotes_have_no_name():
    """Nor has a missing value."""
    quotes = pd.concat([quotes_by("he", "They", None, "…", " "), quotes_by("Brandt", kind="scare")])
    assert used_speakers(quotes, None).isna().all()
    assert speaker_names(quotes).empty
    assert list(speaker_names(quotes)) == ["name", "speaker", "n_quotes", "n_articles", "perhaps_same_as"]


def test_those_who_speak_for_somebody_are_not_merged_with_her():
    """A spokeswoman is another person."""
    found = ["Ilse Brandt", "A spokeswoman for President Ilse Brandt", "Ilse Brandt’s office"]
    assert used_speakers(quotes_by(*found), None).tolist() == found
    assert hints(*found) == {}


def test_false_speakers_can_be_made_unknown():
    """On the list, what is nobody's name stands under (unknown)."""
    table = speaker_names(quotes_by("Photos", "Ilse Brandt"), names={"(unknown)": ["Photos"]})
    assert table["speaker"].tolist() == ["Ilse Brandt", "(unknown)"]


def test_counts():
    """Stretches and articles of each name as found, the most quoted first."""
    quotes = quotes_by("Brandt", "Marrow", "Marrow").assign(doc_id=["a", "b", "b"])
    assert speaker_names(quotes)[["name", "n_quotes", "n_articles"]].to_numpy().tolist() == [
        ["Marrow", 2, 1], ["Brandt", 1, 1],
    ]  # fmt: skip


def test_the_list_goes_before_everything():
    """It names as found or as merged; who is on it gets no hint to himself."""
    quotes = quotes_by("Minister Ilse Brandt", "Ilse Brandt", "Brandt", "Otto Brandt")
    table = speaker_names(quotes, names={"I. Brandt": ["ilse brandt", "Brandt"]})
    assert dict(zip(table["name"], table["speaker"], strict=True)) == {
        "Brandt": "I. Brandt", "Ilse Brandt": "I. Brandt", "Minister Ilse Brandt": "I. Brandt",
        "Otto Brandt": "Otto Brandt",
    }  # fmt: skip
    apart = speaker_names(quotes, names={"The Minister": "Minister Ilse Brandt"})
    assert apart["speaker"].nunique() == 4


WORDS = ["Ilse", "Otto", "I.", "Brandt", "Brant", "Marrow", "Mr.", "President", "the", "no", "7", "of", "WTB", "IBO"]
NAME = st.one_of(
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join),
    st.text(min_size=1, max_size=12),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(NAME, max_size=10))
def test_a_written_list_merges_nothing_new(tmp_path_factory, names):
    """Read back, it gives each name the speaker that it had; nothing is lost, whatever the names hold."""
    quotes = quotes_by(*names)
    table = speaker_names(quotes)
    path = write_speaker_names(table, tmp_path_factory.mktemp("list") / "speakers.yml")
    again = speaker_names(quotes, names=path)
    pd.testing.assert_frame_equal(table, again)
    assert table["n_quotes"].sum() == used_speakers(quotes, None).notna().sum()


def test_proposals_are_taken_by_their_sign(tmp_path):
    """With the # off, a proposal is merged."""
    quotes = quotes_by("Ilse Brandt", "Brandt", "Minister Ilse Brandt")
    path = write_speaker_names(speaker_names(quotes), tmp_path / "new" / "speakers.yml")
    text = path.read_text(encoding="utf-8")
    assert text.endswith("Ilse Brandt:\n  - Minister Ilse Brandt\n  #- Brandt  # 1 quotation\n")
    path.write_text(text.replace("  #- ", "  - "), encoding="utf-8")
    assert set(speaker_names(quotes, names=path)["speaker"]) == {"Ilse Brandt"}


def test_a_list_is_never_overwritten(tmp_path):
    """It may hold a day's work; and a folder that cannot be made is told."""
    table = speaker_names(quotes_by("Brandt"))
    path = tmp_path / "speakers.yml"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(MediakitError, match="is there, and may hold work of yours"):
        write_speaker_names(table, path)
    assert path.read_text(encoding="utf-8") == "mine"
    with pytest.raises(MediakitError, match="cannot be written"):
        write_speaker_names(table, path / "inside.yml")


def test_missing_columns_are_told():
    """A table without speakers."""
    with pytest.raises(MediakitError, match="quotes has no column 'speaker_resolved'"):
        speaker_names(quotes_by("Brandt").drop(columns="speaker_resolved"))


@pytest.mark.parametrize(
    "names",
    [
        ["Ilse Brandt"] * 2 + ["Minister Ilse Brandt"] + ["Ilse Brant"] * 5,
        ["Mr. Marrow", "Otto Marow", "Otto Marow", "Otto Marow", "Otto Marrow", "Otto Marrow", "Dr. Otto Marrow"],
    ],
)
def test_every_proposal_can_be_taken(tmp_path, names):
    """With all # off the list can be read: no name stands in it twice."""
    quotes = quotes_by(*names)
    path = write_speaker_names(speaker_names(quotes), tmp_path / "speakers.yml")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("  #- ", "  - "), encoding="utf-8")
    assert speaker_names(quotes, names=path)["n_quotes"].sum() == len(names)
    assert text.count("#- ") + text.count("\n# perhaps ") > 0


def test_half_characters_do_not_stop_the_hints():
    """A lone surrogate in a name is carried along."""
    table = speaker_names(quotes_by("Ilse Brandt\ud800", "Brandt\ud800", "Ilse Brandt\ud800"))
    assert len(table) == 2
