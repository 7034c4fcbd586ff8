"""Forms of names: titles off, folded, and which spellings are near, against a plain definition."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._name_forms import FAR_FROM, NEAR_FROM, NearWords, acronym, bare_name, folded, may_be_one, person


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("President Ilse Brandt", "Ilse Brandt"),
        ("former Vice President Ilse van der Brandt", "Ilse van der Brandt"),
        ("Sen. Ilse Brandt", "Ilse Brandt"),
        ("Presidents Ilse Brandt", "Ilse Brandt"),
        ("Secretary of Defense Ilse Brandt", "Ilse Brandt"),
        ("President Brandt", "President Brandt"),
        ("Selvick Mayor Ilse Brandt", "Ilse Brandt"),
        ("Marrow’s spokeswoman Ilse Brandt", "Ilse Brandt"),
        ("the president Ilse Brandt", "Ilse Brandt"),
        ("A spokeswoman for President Ilse Brandt", "A spokeswoman for President Ilse Brandt"),
        ("a lawyer of Senator Ilse Brandt", "a lawyer of Senator Ilse Brandt"),
        ("Aides to Senator Ilse Brandt", "Aides to Senator Ilse Brandt"),
        ("Speaker of the House Ilse Brandt", "Ilse Brandt"),
        ("Manager of The Body Shop", "Manager of The Body Shop"),
        ("President of Harbour Grain Trade", "President of Harbour Grain Trade"),
        ("A President Ilse Brandt", "A President Ilse Brandt"),
        ("Mrs. Brandt", "Mrs. Brandt"),
        ("the Harbour Council", "Harbour Council"),
        ("The Chancellor of Selvick State University", "Chancellor of Selvick State University"),
        ("Ilse Brandt’s", "Ilse Brandt"),
        ("Ilse  Brandt\n", "Ilse Brandt"),
        ("the minister", "the minister"),
        ("General Staff", "General Staff"),
        ("", ""),
    ],
)
def test_bare_names(name, expected):
    """A full name loses its titles, a surname does not, nor does a body; white space and a possessive always go."""
    assert bare_name(name) == expected


@given(st.text(alphabet="aB .'’MrSen\n\ud800ofT", max_size=30))
def test_a_bare_name_stays(name):
    """What is bare is not made barer, and no name fails."""
    once = bare_name(name)
    if not once.endswith(("'s", "’s")):
        assert bare_name(once) == once
    person(name), folded(name), acronym(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ilse Brandt", ("ilse", "", "brandt")),
        ("Zoë M. van der O’Brandt, Jr.", ("zoe", "m", "obrandt")),
        ("Brandt", ("", "", "brandt")),
        ("President Brandt", ("", "", "brandt")),
        ("Selvickian President Brandt", ("", "", "brandt")),
        ("South Selvick Republican", None),
        ("officials", None),
        ("a Brandt aide", None),
        ("World Trade Council", None),
        ("…", None),
    ],
)
def test_persons(name, expected):
    """First and last name where it is a person's."""
    assert person(name) == expected


def _distance(word, other):
    """Optimal string alignment, by its definition."""
    table = {(i, -1): i + 1 for i in range(-1, len(word))} | {(-1, j): j + 1 for j in range(-1, len(other))}
    for i, a in enumerate(word):
        for j, b in enumerate(other):
            least = min(table[i - 1, j] + 1, table[i, j - 1] + 1, table[i - 1, j - 1] + (a != b))
            if i and j and a == other[j - 1] and word[i - 1] == b:
                least = min(least, table[i - 2, j - 2] + 1)
            table[i, j] = least
    return table[len(word) - 1, len(other) - 1]


@given(st.lists(st.text(alphabet="abc", min_size=1, max_size=10), unique=True, max_size=12))
def test_near_words(words):
    """One change from five letters on, two from eight on, the same first letter: no near pair is missed or made up."""
    near = NearWords(words)
    for word in words:
        expected = []
        for other in words:
            least = min(len(word), len(other))
            most = 0 if least < NEAR_FROM else 1 if least < FAR_FROM else 2
            if other != word and other[0] == word[0] and most and _distance(word, other) <= most:
                expected.append(other)
        assert near.of(word) == sorted(expected)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ilse Brandt", True),
        ("I. Brandt", True),
        ("Ilse Q. Brandt", True),
        ("Ilse Q. R. Brandt", True),
        ("Ilse R. Brandt", False),
        ("Ilsa Brandt", True),
        ("Ilse Brant", True),
        ("Ilsa Brant", False),
        ("Otto Brandt", False),
        ("Brandt", False),
    ],
)
def test_full_names_of_one_person(name, expected):
    """Initials and near spellings may be one, not a near first name with a near surname; other middle names not."""
    assert may_be_one(person("Ilse Q. Brandt"), person(name)) is expected
    assert may_be_one(person(name), person("Ilse Q. Brandt")) is expected


def test_initials_of_bodies():
    """Small words left out; one word has none, nor has a phrase that is no name."""
    names = ("Ministry of Public Works", "WTB", "world trade body", "a Trade Body statement")
    assert [acronym(name) for name in names] == ["mpw", "", "", ""]


def test_folding_is_blind_to_accents_and_marks():
    """All writings of one name are one."""
    forms = {folded(name) for name in ("O’Söder", "o'soder", "O SODER", "O-Soder.")}
    assert forms == {"osoder"} and all(a == b for a, b in pairwise(forms))
