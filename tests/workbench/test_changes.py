"""Changes to a codebook that wait to be saved."""

import pytest

from mediakit import Codebook, MediakitError
from mediakit.workbench.changes import Change, changed, difference, target, tell_changes

BOOK = Codebook.from_dict({"frames": {"swap": {"patterns": ["Land Swap", "swap*"]}, "war": {"patterns": ["war"]}}})


def same(pattern):
    return pattern.lower()


def test_each_way_changes_its_list():
    """patterns and exclude add, remove takes out; the difference tells them by frame."""
    book = changed(BOOK, Change("patterns", "swap", "swap  of land"), same)
    book = changed(book, Change("exclude", "swap", "swap meet"), same)
    book = changed(book, Change("remove", "swap", "land swap"), same)
    assert book.frames["swap"].patterns == ("swap*", "swap of land")
    assert difference(BOOK, book) == {
        "swap": {"patterns": ["swap of land"], "exclude": ["swap meet"], "remove": ["Land Swap"], "readmit": []}
    }
    assert tell_changes(difference(BOOK, book), book.labels) == [
        "'swap of land' added to swap", "'swap meet' excluded from swap", "'Land Swap' taken out of swap",
    ]  # fmt: skip
    back = changed(book, Change("readmit", "swap", "Swap meet"), same)
    assert back.frames["swap"].exclude == ()
    assert tell_changes(difference(book, back), book.labels) == ["'swap meet' no longer excluded from swap"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Change("patterns", "swap", "land swap"), "'Land Swap' is in this list of 'swap' already"),
        (Change("patterns", "swap", "(land"), "\\(land"),
        (Change("remove", "swap", "peace"), "not among the patterns"),
        (Change("remove", "war", "war"), "the only pattern of 'war'"),
        (Change("readmit", "war", "war"), "not among the excluded phrases"),
        (Change("add", "swap", "peace"), "way='add'"),
    ],
)
def test_what_cannot_be_changed_is_said(change, said):
    """Twice the same, unreadable, not there, the last one."""
    with pytest.raises(MediakitError, match=said):
        changed(BOOK, change, same)


def test_only_yaml_is_saved_to(tmp_path):
    """A dictionary of another program has no target; a name with another ending is refused."""
    assert target(BOOK, None) is None
    assert target(BOOK, tmp_path / "book.yaml") == tmp_path / "book.yaml"
    with pytest.raises(MediakitError, match="ends in .yml"):
        target(BOOK, tmp_path / "book.csv")
