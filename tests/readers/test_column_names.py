"""The names of columns: whatever their case, accents and language, and never two meanings for one name."""

import pytest

from mediakit.readers._column_names import ALSO, USUAL, YIELDING, names_of, plain
from mediakit.tables import TABLES


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Full Text", "fulltext"), ("full_text", "fulltext"), ("Überschrift", "uberschrift"), ("TÍTULO", "titulo"),
        ("U\u0308berschrift", "uberschrift"), ("Titre de l'article", "titredelarticle"), ("date/time", "datetime"),
        ("Straße", "strasse"), ("\u202etext\u202c", "text"), ("", ""), ("_ -", ""),
    ],
)  # fmt: skip
def test_names_are_levelled(written, name):
    """Case, accents (in one character or two), spaces and punctuation make no difference."""
    assert plain(written) == name


def test_every_name_is_written_as_it_is_compared():
    """A name in the lists that `plain` would change could never be found."""
    for lists in (USUAL, ALSO, YIELDING):
        for names in lists.values():
            assert [plain(name) for name in names] == list(names)


def test_a_name_has_one_meaning():
    """No name stands for two columns of the articles table, and none is that of another column."""
    seen = {}
    for target in USUAL:
        for name in {name for names in names_of(target) for name in names}:
            assert seen.setdefault(name, target) == target


def test_targets_are_columns_of_the_articles_table():
    """What is recognised has a place to go; a name that yields is a usual one."""
    assert set(USUAL) <= set(TABLES["articles"])
    assert set(ALSO) <= set(USUAL)
    for target, names in YIELDING.items():
        assert set(names) <= set(USUAL[target])
