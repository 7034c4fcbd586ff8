"""What a researcher joins and splits."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.grouping_choices import chosen_groups, read_choices
from mediakit.grouping_edits import edit_choices
from mediakit.stories import stories

IDS = list("abcdef")
GROUPS = np.array([0, 0, 0, 3, 3, 5])


def written(folder, text):
    path = folder / "choices.yml"
    path.write_bytes(text.encode())
    return path


def test_join_and_split(tmp_path):
    """Joined, whole stories become one; split off, articles leave together and the rest keeps its story."""
    joined = read_choices(written(tmp_path, "stories:\n  join:\n    - [b, f]\n"))
    assert chosen_groups(joined, "stories", IDS, GROUPS).tolist() == [0, 0, 0, 3, 3, 0]
    assert chosen_groups(joined, "events", IDS, GROUPS).tolist() == GROUPS.tolist()
    split = read_choices(written(tmp_path, "stories:\n  split:\n    - {doc_ids: [a, b], note: another day}\n"))
    assert split.stories["split"][0].note == "another day"
    found = chosen_groups(split, "stories", IDS, GROUPS)
    assert found[0] == found[1] != found[2] == 0
    moved = read_choices(written(tmp_path, "stories:\n  split: [[a]]\n  join: [[a, f]]\n"))
    assert chosen_groups(moved, "stories", IDS, GROUPS).tolist() == [5, 0, 0, 3, 3, 5]


def test_articles_in_no_group(tmp_path):
    """An article of no event joins one; two of none become one."""
    choices = read_choices(written(tmp_path, "events:\n  join:\n    - [a, d]\n    - [b, c]\n"))
    assert chosen_groups(choices, "events", IDS, np.array([-1, -1, -1, 3, 3, -1])).tolist() == [3, 4, 4, 3, 3, -1]


def test_first_after_choices(tmp_path):
    """After a join the first is the earliest of all; after a split the rest has the earliest of the rest."""
    text = " ".join(f"w{i}" for i in range(30))
    articles = pd.DataFrame(
        {
            "doc_id": list("abcd"),
            "text": [text, text, text, "An older article on the same."],
            "published": pd.to_datetime(["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-01"], utc=True),
        }
    )
    path = edit_choices(tmp_path / "choices.yml", join=["b", "d"])
    assert stories(articles, choices=path)["story_id"].tolist() == ["d"] * 4
    path = edit_choices(tmp_path / "other.yml", split=["a"])
    found = stories(articles, choices=read_choices(path))
    assert found["story_id"].tolist() == ["a", "b", "b", "d"]
    assert found["n_copies"].tolist() == [1, 2, 2, 1]


def test_unknown_articles_are_told_and_kept(tmp_path):
    """What is not among the articles is counted in a warning, and the file is as it was."""
    path = written(tmp_path, "stories:\n  join: [[a, x], [y, z]]\n")
    before = path.read_bytes()
    with pytest.warns(UserWarning, match="3 of 4 doc_ids are not among the articles"):
        found = chosen_groups(path, "stories", IDS, GROUPS)
    assert found.tolist() == GROUPS.tolist()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("stories:\n  split:\n    - [a, b]\n    - [b]\n", "split off twice by line 3 .* and line 4"),
        ("stories:\n  split: [[a]]\n  join: [[a, b]]\n", "choices.yml, stories: 'a' is split off and joined again"),
        ("stories:\n  split: [[a]]\n  join: [[a, f], [f, c]]\n", "split off and joined again"),
    ],
)
def test_contradictions(tmp_path, text, told):
    """Lists that contradict each other are an error with the file and the lists."""
    with pytest.raises(MediakitError, match=told):
        chosen_groups(written(tmp_path, text), "stories", IDS, GROUPS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("story:\n", "Allowed: stories, events. Did you mean"),
        ("stories:\n  joins: []\n", "Allowed: join, split"),
        ("- a\n", "must have the keys"),
        ("stories:\n  join: a\n", "a list of lists"),
        ("stories:\n  join: [a]\n", "line 2, stories.join: a list of doc_ids"),
        ("stories:\n  join: [[a]]\n", "alone cannot be joined"),
        ("stories:\n  split: [[[a]]]\n", "is no doc_id"),
        ("stories: [", "line"),
    ],
)
def test_what_is_no_choice(tmp_path, text, told):
    """What cannot be read is said with its place."""
    with pytest.raises(MediakitError, match=told):
        read_choices(written(tmp_path, text))


def test_other_errors(tmp_path):
    """No file, no list, and something else as choices."""
    with pytest.raises(MediakitError, match="cannot be read"):
        read_choices(tmp_path / "none.yml")
    with pytest.raises(MediakitError, match="neither a path"):
        chosen_groups(["a"], "stories", IDS, GROUPS)
    for wrong in ({}, {"join": "ab"}, {"join": ["a"]}, {"split": []}, {"split": 3}):
        with pytest.raises(MediakitError, match="doc_ids"):
            edit_choices(tmp_path / "new.yml", **wrong)
    assert not (tmp_path / "new.yml").exists()


@pytest.mark.parametrize(("kind", "wrong"), [("split", [["a", "b"]]), ("join", ["a", None]), ("join", ["a", 1.5])])
def test_what_is_no_doc_id_is_refused(tmp_path, kind, wrong):
    """A list in a list would be written as one doc_id that no article has; how to write it is told."""
    path = tmp_path / "new.yml"
    with pytest.raises(MediakitError, match=rf"{kind} holds .* no doc_id .*Write one list .*{kind}=\['a', 'b'\]"):
        edit_choices(path, **{kind: wrong})
    assert not path.exists()
    edit_choices(path, join=np.array([3, 4]))
    assert read_choices(path).stories["join"][0].doc_ids == ("3", "4")


def test_edits_keep_what_stands_there(tmp_path):
    """Comments, line breaks and other sections stay; a doc_id that looks like a number is read as text."""
    text = "# mine\r\nevents:\r\n  join: [[p, q]]  # why\r\nstories:\r\n  # first\r\n  join:\r\n    - [a, b] # same\r\n"
    path = written(tmp_path, text)
    edit_choices(path, join=["c", 12], note="one: text")
    edit_choices(path, "events", split=["no", "x, y"])
    found = path.read_bytes().decode()
    for line in ("# mine", "  join: [[p, q]]  # why", "  # first", "    - [a, b] # same"):
        assert line in found
    read = read_choices(path)
    assert [choice.doc_ids for choice in read.stories["join"]] == [("a", "b"), ("c", "12")]
    assert read.stories["join"][1].note == "one: text"
    assert read.events["split"][0].doc_ids == ("no", "x, y")


def test_an_edit_that_contradicts_is_not_written(tmp_path):
    """The file is left as it was."""
    path = edit_choices(tmp_path / "choices.yml", split=["a"])
    before = path.read_bytes()
    with pytest.raises(MediakitError, match="split off twice"):
        edit_choices(path, split=["a", "b"])
    assert path.read_bytes() == before


@pytest.mark.parametrize("path", [None, 5, ["a.yml"]])
def test_what_is_no_path_is_refused(path):
    """With what it is, not with an error of the library's own."""
    with pytest.raises(MediakitError, match="not the path of a YAML file"):
        read_choices(path)


def test_a_name_that_no_file_can_have_and_a_note_that_is_no_text_are_refused(tmp_path):
    """Nothing is written then."""
    with pytest.raises(MediakitError, match="cannot be read"):
        read_choices("a\0b")
    with pytest.raises(MediakitError, match="note=5 is no text"):
        edit_choices(tmp_path / "choices.yml", join=["a", "b"], note=5)
    assert not (tmp_path / "choices.yml").exists()
