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
        ("KXP:\nQBC: {a: b}\n", "a.yml, line 2: 'QBC' holds a mapping, not names"),
        ("QBC: [[5]]\n", "a.yml, line 1: 'QBC' has the name a list, which is no text"),
        ("- QBC\n", "a.yml: holds a list, not agencies"),
        ("5\n", "a.yml: holds a number: 5, not agencies"),
        ("yes\n", "a.yml: holds yes or no: yes, not agencies"),
        ("Quill\n", "a.yml: holds text: 'Quill', not agencies"),
        ("agencies:\n  QBC: [Quill]\n", "a.yml, line 1: 'agencies' holds all agencies. Leave that line out"),
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


@pytest.mark.parametrize(
    "given",
    [["x" * 5000], {"QBC": {"x" * 5000: 1}, "KXP": []}, {"QBC": ["x" * 5000, 5, 7.5e3]}, {"x" * 5000: "q", "y": "q"},
     {("x" * 5000,): []}, 10**4000],
)  # fmt: skip
def test_long_values_are_cut(given):
    """A message shows at most 80 characters of each value."""
    with pytest.raises(MediakitError) as error:
        as_agencies(given)
    assert len(str(error.value)) < 400


def test_arguments_of_other_kinds():
    """What is no path and no mapping is named in words."""
    with pytest.raises(MediakitError, match=r"agencies is a number: 5, not the path of a YAML file or a mapping"):
        as_agencies(5)


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
