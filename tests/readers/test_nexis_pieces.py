"""How the values of an article are put together."""

from mediakit.readers._nexis_blocks import blocks_of, rows_of
from mediakit.readers._nexis_pieces import Pieces


def test_values_are_continued_and_repeated():
    """A further block follows after a space, a second value after a semicolon; nothing makes no column."""
    pieces = Pieces()
    first, second = blocks_of(rows_of("a\n\nb\n"))
    pieces.put("subject", "RAIN", [first])
    pieces.put("subject", "PIERS", [])
    pieces.go_on("graphic", second)
    pieces.go_on("graphic", second)
    pieces.put("notes", "", [])
    pieces.finish(3, wrapped=True)
    assert pieces.article == {
        "title": None, "outlet": None, "host": "Nexis", "subject": "RAIN; PIERS", "graphic": "b b", "text": "",
        "start": 3, "end": 3, "text_status": "picture only", "text_note": "a graphic and no text",
    }  # fmt: skip
    assert [row.text for row in pieces.used] == ["a", "b", "b"]


def test_a_body_on_the_line_of_its_label_has_no_label():
    """BODY: and the text."""
    pieces = Pieces(body=blocks_of(rows_of("BODY: It rained: much.\n\nIt stopped.\n")))
    pieces.finish(0, wrapped=True)
    assert pieces.article["text"] == "It rained: much.\n\nIt stopped."
