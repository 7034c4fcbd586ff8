"""The list of agencies: spellings, errors with file and line, and the copy that studies begin with."""

from pathlib import Path

import pytest

from mediakit._check import MediakitError
from mediakit.origin import Agencies, read_agencies
from mediakit.origin.agencies import PACKAGED, as_agencies
from mediakit.readers.names import KNOWN

ROOT = Path(__file__).resolve().parents[2]


def test_the_studys_list_is_a_copy_of_the_kits():
    """studies/agencies.yml is what the package carries, and names every agency that the readers know by name."""
    assert (ROOT / "studies" / "agencies.yml").read_bytes() == PACKAGED.read_bytes()
    listed = read_agencies()
    assert len(listed) > 100
    assert [name for name in KNOWN if not listed.name_of(name)] == ["وكالات"]  # "agencies", which is no name


@pytest.mark.parametrize(
    "spelling", ["AFP", "A.F.P.", "afp", "Agence France-Presse", "AGENCE  FRANCE–PRESSE", "the AFP"]
)
def test_spellings_are_one_agency(spelling):
    """Whatever its case, stops, white space, dashes and article."""
    assert read_agencies().name_of(spelling) == "AFP"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("QBC: [Quill]\nKXP: [Quill]\n", r"a.yml, line 2: 'Quill' is claimed by two agencies, 'QBC' and 'KXP'"),
        ("QBC: [Quill, no]\n", r"a.yml, line 1: 'QBC' has the name no \(YAML reads it as yes or no"),
        ("QBC: {a: b}\n", "a.yml, line 1: 'QBC' holds"),
        ("- QBC\n", "a.yml: holds a list, not agencies"),
        ("QBC: [\n", "a.yml, line 2"),
        ("No: [x]\n", "a.yml, line 1"),
        ("QBC: ['']\n", "which is no text"),
    ],
)
def test_errors_name_file_and_line(tmp_path, text, message):
    """What is wrong, and where."""
    path = tmp_path / "a.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MediakitError, match=message):
        read_agencies(path)


def test_files_that_cannot_be_read(tmp_path):
    """A missing file, one that is no UTF-8, and one of comments alone."""
    with pytest.raises(MediakitError, match="cannot be read"):
        read_agencies(tmp_path / "none.yml")
    (tmp_path / "b.yml").write_bytes(b"\xff\xfe\xfa")
    with pytest.raises(MediakitError, match="UTF-8"):
        read_agencies(tmp_path / "b.yml")
    (tmp_path / "c.yml").write_text("# nothing yet\n", encoding="utf-8")
    assert len(read_agencies(tmp_path / "c.yml")) == 0
    with pytest.raises(MediakitError, match="is no agency's name"):
        as_agencies({3: []})


def test_spellings_inside_a_text():
    """The longest one that begins or ends just there, with a capital or as it is listed."""
    listed = Agencies({"QBC": ["QBC News"], "dpb": []})
    assert listed.at_start("QBC News writers met") == "QBC News"
    assert listed.at_start("qbc news") is None
    assert listed.at_end("Anna Berg, dpb") == "dpb"
    assert listed.named("QBC News, dpb") == "QBC, dpb"
