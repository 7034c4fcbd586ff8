"""Lines of credit: exact places, roles told apart, hostile texts; all names are invented."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.origin import credit_lines
from mediakit.origin.agencies import Agencies
from mediakit.origin.credit_lines import lines_of, told_by
from mediakit.tables import columns

LIST = {"Nordwire": ["Nord Wire Service"], "QBC": ["Quill Broadcasting"], "KXP": [], "dpb": []}


def lines(text, author=None, outlet=None):
    table = pd.DataFrame({"doc_id": ["d"], "text": [text], "author": [author], "outlet": [outlet]})
    found = credit_lines(table, agencies=LIST)
    return list(zip(found["agency"], found["role"], found["place"], found["text"], strict=True))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It sailed. – QBC", [("QBC", "wrote", "end", "– QBC")]),
        ("It sailed. (Nordwire)", [("Nordwire", "wrote", "end", "(Nordwire)")]),
        ("It sailed. (dpb)", [("dpb", "wrote", "end", "(dpb)")]),
        ("It sailed. /PressTarn/", [("PressTarn", "wrote", "end", "/PressTarn/")]),
        ("It sailed.\n© 2026 Agence Fanal", [("Agence Fanal", "wrote", "end", "© 2026 Agence Fanal")]),
        ("It sailed.\nAgence Fanal", [("Agence Fanal", "wrote", "end", "Agence Fanal")]),
        ("By Anna Berg, Nordwire\nIt sailed.", [("Nordwire", "wrote", "start", "By Anna Berg, Nordwire")]),
        ("Nordwire\nIt sailed again.", [("Nordwire", "wrote", "start", "Nordwire")]),
        ("NORDWIRE - It sailed.", [("Nordwire", "wrote", "start", "NORDWIRE -")]),
        ("SELVICK (QBC) — It sailed.", [("QBC", "wrote", "dateline", "SELVICK (QBC) —")]),
        ("It sailed. (With inputs from QBC)", [("QBC", "contributed", "end", "(With inputs from QBC)")]),
        ("It sailed. With files from KXP.", [("KXP", "contributed", "end", "With files from KXP")]),
        ("Es fuhr. Mit Material von dpb", [("dpb", "contributed", "end", "Mit Material von dpb")]),
        ("Zarpó. Con información de KXP", [("KXP", "contributed", "end", "Con información de KXP")]),
        ("Il est parti. (avec KXP)", [("KXP", "contributed", "end", "(avec KXP)")]),
        ("It sailed. Additional reporting by Nordwire",
         [("Nordwire", "contributed", "end", "Additional reporting by Nordwire")]),
        ("It sailed.\n\nIlse Berg and Nordwire contributed to this report.",
         [("Nordwire", "contributed", "end", "Ilse Berg and Nordwire contributed to this report.")]),
        ("It sailed. With inputs from agencies", []),
        ("It sailed. Ilse Berg contributed to this report.", []),
        ("A bell. (Photo: QBC) It sailed.", [("QBC", "picture", "body", "(Photo: QBC)")]),
        ("Photos: The ferry sailed. It was late.", []),
        ("It sailed. (Photo: Anna Berg)", []),
    ],
)  # fmt: skip
def test_each_shape(text, expected):
    """Whom a line names, in which role, where, and the line as it stands."""
    assert lines(text) == expected


def test_several_lines_are_kept_in_the_order_of_the_text():
    """Dateline, picture, two agencies of one line, byline last."""
    text = "SELVICK (KXP) — It sailed. (Image: QBC/Nordwire) It was late. – QBC"
    assert [line[:3] for line in lines(text, author="Anna Berg / Nordwire")] == [
        ("KXP", "wrote", "dateline"),
        ("QBC", "picture", "body"),
        ("Nordwire", "picture", "body"),
        ("QBC", "wrote", "end"),
        ("Nordwire", "wrote", "byline"),
    ]


def test_the_table_is_as_agreed():
    """Columns and kinds, without a row too; a byline has no place in the text."""
    found = credit_lines(pd.DataFrame({"doc_id": ["d"], "text": ["It sailed."], "author": ["Anna Berg / QBC"]}))
    assert list(found.columns) == columns("credit_lines")
    assert len(found) == 0  # QBC is on no list and has no word that says agency
    found = credit_lines(pd.DataFrame({"doc_id": ["d"], "text": [None], "author": ["AFP"]}))
    assert found["agency"].tolist() == ["AFP"] and found["start"].isna().all() and str(found["start"].dtype) == "Int64"


def test_several_spellings_are_one_agency():
    """The kit's own list: the agency's full name, its initials, with stops."""
    texts = ["It sailed. – Agence France-Presse", "It sailed. (AFP)", "It sailed. (A.F.P.)"]
    found = credit_lines(pd.DataFrame({"doc_id": list("abc"), "text": texts}))
    assert found["agency"].tolist() == ["AFP"] * 3


PIECES = [
    " – QBC", "\n", "(KXP)", " (Nordwire).", "/PressTarn/ --", "SELVICK", " (QBC) - ", ". ", "By Anna Berg, QBC\n",
    "With inputs from Nordwire", " with files from the QBC.", "© 2026 QBC", "Photo: QBC", "Anna Berg/QBC/KXP",
    "QBC contributed to this report.", "Nordwire\n", "NORDWIRE - ", "(Le Port) ", "Il est dans la ville. ", "KXP photo",
    "This story was originally published by QBC.", "Additional reporting by QBC", "It sailed", "(avec QBC)", "»",
]  # fmt: skip


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=6), max_size=10).map("".join))
def test_offsets_are_exact(text):
    """Every line but a byline is what stands at its place, stripped, and names an agency."""
    for line in lines_of(text, "Anna Berg / QBC", None, Agencies(LIST)):
        assert line.name.strip()
        if line.place == "byline":
            assert line.start is None
        else:
            assert text[line.start : line.end] == line.text == line.text.strip()


@pytest.mark.parametrize("piece", ["(((", "– ", "AP/", "Photo: ", "with inputs from ", "contributed to this report ",
                                   "\n", ". – A", "By A, ", "\ud800", "©", "AP Photo/A B "])  # fmt: skip
def test_hostile_texts_are_survived(piece):
    """Long runs of what begins a line raise nothing and take no time that grows faster than they do."""
    lines_of(piece * (60_000 // len(piece)), piece * 50, piece, Agencies(LIST))


def test_missing_columns_and_cells():
    """What is missing or no text is None; a missing text is empty."""
    table = pd.DataFrame({"doc_id": ["d"], "text": [None], "outlet": [float("nan")]})
    assert told_by(table) == [("d", "", None, None)]
