"""The researcher's list of speakers: what it may hold, and what each mistake is told."""

import pytest

from mediakit._check import MediakitError
from mediakit._speaker_list import SpeakerList

GOOD = """\
# our list
Ilse Brandt:
  - President Brandt
  - "Brandt: the minister"
Otto Marrow:  # nothing yet
Harbour Council: the council
"""


@pytest.fixture
def written(tmp_path):
    def write(text, encoding="utf-8"):
        path = tmp_path / "speakers.yml"
        path.write_bytes(text.encode(encoding))
        return path

    return write


def test_names_in_a_file(written):
    """A list, one alone or none; case, white space and apostrophes do not matter; a BOM neither."""
    for text in (GOOD, "\ufeff" + GOOD):
        speakers = SpeakerList(written(text))
        found = [
            speakers.name_of(name) for name in ("president  BRANDT", "Brandt: the minister", "THE COUNCIL", "Otto")
        ]
        assert found == ["Ilse Brandt", "Ilse Brandt", "Harbour Council", None]
        assert speakers.name_of("otto marrow") == "Otto Marrow"


@pytest.mark.parametrize("text", ["", "# nothing but a remark\n"])
def test_an_empty_list(written, text):
    """Renames nobody."""
    assert SpeakerList(written(text)).name_of("Ilse Brandt") is None
    assert SpeakerList(None).name_of("Ilse Brandt") is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Ilse Brandt: [Brandt]\nOtto Marrow:\n- Marrow\n- brandt\n",
            r"yml, line 4: 'brandt' is claimed by two .*'Ilse",
        ),
        ("Ilse Brandt: [Otto Marrow]\nOtto Marrow: []\n", r"yml, line 2: 'Otto Marrow' is claimed"),
        ("Ilse Brandt:\n- Brandt\n- 24\n", r'line 3: .* has the name 24 \(YAML reads it as a number; .*"24"'),
        ("Ilse Brandt: 7\n", r"line 1: 'Ilse Brandt' holds 7"),
        ("Ilse Brandt: {a: b}\n", r"line 1: 'Ilse Brandt' holds"),
        ("no: [Brandt]\n", r"line 1: YAML reads the key 'no'"),
        ("- Brandt\n", r"holds a list, not speakers"),
        ("Ilse: [a\n", r"yml, line \d, column \d+: not valid YAML"),
        ("Ilse: [a]\nIlse: [b]\n", r"line 2, column 1: 'Ilse' stands twice"),
        ("Ilse: &x [a]\nOtto: *x\n", r"alias"),
        ("Ilse: ['']\n", r"line 1: 'Ilse' has the name ''"),
    ],
)
def test_mistakes_are_told_with_their_line(written, text, told):
    """The file, the line, what was found and how to mend it."""
    with pytest.raises(MediakitError, match=told):
        SpeakerList(written(text))


def test_files_that_cannot_be_read(written, tmp_path):
    """One that is not there, one that is not UTF-8."""
    with pytest.raises(MediakitError, match="the names cannot be read"):
        SpeakerList(tmp_path / "none.yml")
    with pytest.raises(MediakitError, match="Save the names as UTF-8"):
        SpeakerList(written("Zoë: [Z]", "latin-1"))


def test_a_mapping_by_hand():
    """The same rules; the message has no line."""
    assert SpeakerList({"Ilse Brandt": "Brandt"}).name_of("Brandt") == "Ilse Brandt"
    with pytest.raises(MediakitError, match="names: 'Brandt' is claimed by two"):
        SpeakerList({"Ilse Brandt": "Brandt", "Otto Brandt": ["Brandt"]})
    with pytest.raises(MediakitError, match="7 is no speaker's name"):
        SpeakerList({7: "Brandt"})
    with pytest.raises(MediakitError, match="holds a list"):
        SpeakerList(["Brandt"])
