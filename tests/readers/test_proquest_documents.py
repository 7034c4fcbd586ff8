"""The lines of a ProQuest export: which document they belong to, what is cover, list, footer or bibliography."""

from mediakit.readers._proquest_documents import export_of, rows_of

RULE = "_" * 60 + "\n"
FACTS = "Publication title: Courier\n\nProQuest document ID: {}\n\nDatabase: Invented\n\n"


def titles(text):
    return [document[0].said for document in export_of(rows_of(text)).documents]


def test_rows_know_their_places():
    """Offsets are those of the raw text, whatever its line ends; a blank line is a gap."""
    text = "Rain\r\n \r\nTitle: a\rb"
    rows = rows_of(text)
    assert [text[row.start : row.end] for row in rows] == ["Rain", "Title: a", "b"]
    assert [row.gap for row in rows] == [True, True, False]
    assert text[rows[1].value :] == "a\rb"


def test_rules_part_documents():
    """Each part with facts is a document."""
    assert titles(f"{RULE}A\n\n{FACTS.format(1)}{RULE}B\n\n{FACTS.format(2)}") == ["A", "B"]


def test_a_lost_rule_parts_documents():
    """Behind number and database a new title begins a document."""
    assert titles(f"{RULE}A\n\n{FACTS.format(1)}B\n\n{FACTS.format(2)}") == ["A", "B"]


def test_a_rule_within_a_text_parts_nothing():
    """The facts behind it are those of the article before it."""
    text = f"{RULE}A\n\nFull text: a\n\n{RULE}\nb\n\nTitle: A\n\n{FACTS.format(1)}{RULE}B\n\n{FACTS.format(2)}"
    assert len(export_of(rows_of(text)).documents) == 2


def test_a_cover_right_before_the_first_document():
    """Cover and list are set aside, though no rule parts them from the document."""
    text = f"{RULE}Report Information from ProQuest\n\nDocuments\n\n1. A\n\n2. B\n\n1. A\n\n{FACTS.format(1)}"
    export = export_of(rows_of(text))
    assert export.named == ["A", "B"]
    assert [document[0].said for document in export.documents] == ["1. A"]
    assert [reason for *_, reason in export.dropped][-3:] == ["list of documents"] * 3


def test_a_heading_without_document_is_one():
    """A number alone announces an article, which is kept without text."""
    assert titles("Document 1 of 2\n\nDocument 2 of 2\n\nB\n\n" + FACTS.format(2)) == [
        "Document 1 of 2",
        "Document 2 of 2",
    ]


def test_a_bibliography_is_set_aside():
    """What cites the documents again at the end is none of them."""
    export = export_of(rows_of(f"{RULE}A\n\n{FACTS.format(1)}{RULE}Bibliography\n\nA. (2019). Courier.\n"))
    assert len(export.documents) == 1
    assert export.dropped[-1][2] == "bibliography"


def test_a_document_with_its_number_above_the_text_is_whole():
    """Where all facts stand above the texts, facts behind a rule are those of the next document."""
    text = f"{RULE}Document 1 of 2\n\nA\n\n{FACTS.format(1)}Full text: a\n\n{RULE}B\n\n{FACTS.format(2)}"
    assert len(export_of(rows_of(text)).documents) == 2
