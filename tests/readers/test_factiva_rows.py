"""Lines and their places, and the paragraphs that they make."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers._factiva_rows import edges, is_publisher, paragraphs, rows_of

BREAKS = st.text(alphabet="ab |.\t\r\n\f\x00\u2028\xa0\ufeff", max_size=60)


@given(BREAKS)
def test_rows_and_edges_hold_all_that_is_no_white_space(text):
    """Each row stands where it says; rows and what tables leave between them cover every other character."""
    rows = rows_of(text)
    assert all(text[row.start : row.end] == row.text for row in rows)
    spans = sorted([(row.start, row.end) for row in rows] + edges(text, rows))
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())


def test_empty_lines_and_pages():
    """Whatever the line ends, an empty line is a gap, and so is what a table leaves; a form feed begins a page."""
    for text in ("A\n\nB", "A\r\n\r\nB", "A\r\rB", "A\n|\nB", "A\n \t\nB"):
        assert [row.gap for row in rows_of(text)] == [False, True]
    assert [row.gap for row in rows_of("A\r\nB\rC\nD")] == [False] * 4
    assert [row.page for row in rows_of("A\fB\n\fC")] == [False, True, True]


def test_wrapped_lines_are_joined():
    """Where lines end in mid-sentence; paragraphs are parted by empty lines, or by a short last line."""
    wrapped = "The dam at Tarn is holding although\nthe rain has not stopped.\n\nMore is due, its\nkeeper said."
    joined = "The dam at Tarn is holding although the rain has not stopped.\n\nMore is due, its keeper said."
    assert paragraphs(rows_of(wrapped)) == joined
    first = "The dam at Tarn is holding although the\nrain has not stopped for a week and\nmore is due."
    second = "Its keeper is calm and reads in the\nevening."
    dense = paragraphs(rows_of(f"{first}\n{second}"))
    assert dense == f"{first} {second}".replace("\n", " ").replace("due. ", "due.\n\n")


def test_lines_that_are_paragraphs_stay():
    """One that ends without a stop, as a heading does, changes nothing."""
    text = "The dam holds.\nA calm keeper\nHe reads.\nHe sleeps.\nIt rains."
    assert paragraphs(rows_of(text)) == text.replace("\n", "\n\n")


def test_the_publisher_is_told_from_a_last_line_of_text():
    """By its form as a firm or by the name in the copyright; a heading or a sentence stays in the text."""
    for line, names in (
        ("Hafenbote GmbH", ()),
        ("Courier Press Inc.", ()),
        ("De Havenbode", ("(c) 2023 De Havenbode",)),
    ):
        assert is_publisher(rows_of(line)[0], *names)
    for line in ("RC", "He works for Tarn Water Ltd, he said.", "-- Write to desk@courier.example"):
        assert not is_publisher(rows_of(line)[0], "(c) 2023 Courier")
