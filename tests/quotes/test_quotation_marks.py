"""Which marks open and close a quotation."""

from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mediakit.quotes.marks import quoted_stretches

PIECES = st.sampled_from(
    [
        "“",
        "”",
        '"',
        "'",
        "’",
        "‘",
        "''",
        "„",
        "«",
        "»",
        "‹",
        "`",
        " ",
        " ",
        "\n",
        "\n\n",
        "said",
        "We go",
        "s",
        ",",
        ".",
        "5",
    ]
)
HOSTILE = st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=80).map("".join))


def quoted(text):
    return [text[s.start : s.end] for s in quoted_stretches(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('Marrow said, "We go." She left.', ['"We go."']),
        ("Marrow said, “We go.” She left.", ["“We go.”"]),
        ("Marrow said, ‘We go.’ She left.", ["‘We go.’"]),
        ("Marrow said, 'We go.' She left.", ["'We go.'"]),
        ("Marrow said, „We go.“ She left.", ["„We go.“"]),
        ("Marrow said, „We go.” She left.", ["„We go.”"]),
        ("Marrow said, «We go.» She left.", ["«We go.»"]),
        ("Marrow said, « We go. » She left.", ["« We go. »"]),
        ("Marrow said, »We go.« She left.", ["»We go.«"]),
        ("Marrow said, ‹We go.› She left.", ["‹We go.›"]),
        ("Marrow said, ``We go.'' She left.", ["``We go.''"]),
        ("Marrow said, ''We go.'' She left.", ["''We go.''"]),
        ("Marrow said , `` We go . '' She left .", ["`` We go . ''"]),
        ("Marrow said, `We go.' She left.", ["`We go.'"]),
    ],
)
def test_every_kind_of_mark(text, expected):
    """Curly, straight, low and angle marks, double ones typed as two single ones, a grave accent."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Marrow said, ”We go.” She left.", ["”We go.”"]),
        ("Marrow said, “We go.“ She left.", ["“We go.“"]),
        ("Marrow said, ”We go.“ She left.", ["”We go.“"]),
        ('Marrow said, “We go." She left.', ['“We go."']),
        ("Marrow said, ’We go.’ She left.", ["’We go.’"]),
        ("Marrow said, “We go.’’ She left.", ["“We go.’’"]),
        ("Marrow said, \"We go.'' She left.", ["\"We go.''"]),
    ],
)
def test_marks_of_the_wrong_form(text, expected):
    """What stands around a mark counts for more than its form."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They don't know the territories' future, O'Brien's, in the '90s or '08.",
        "Get 'em, rock 'n' roll fans: 'tis nothin', ol' friend o' mine.",
        "The Joneses' house, the workers' pay and James' car.",
        "‘90s songs and ’90s songs; ’em and ’til.",
        'A 5" gun and a 7" pipe for a man of 6\'2" who ran 40\' in 5\'30".',
        "It took 5' 10\" and then 6' 30\".",
    ],
)
def test_what_is_no_quotation_mark(text):
    """Apostrophes, decades, dropped letters, feet and inches, minutes and seconds."""
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "'The territories' future isn't ours,' he said in the '90s. 'It's theirs.'",
            ["'The territories' future isn't ours,'", "'It's theirs.'"],
        ),
        ("The 'land swaps' of spring, the players' strike.", ["'land swaps'"]),
        ("'We're goin' home,' said O'Brien, 'an' that's that.'", ["'We're goin' home,'", "'an' that's that.'"]),
        ("‘It’s the workers’ day,’ said Marrow.", ["‘It’s the workers’ day,’"]),
        ("He called it 'rock 'n' roll' and left.", ["'rock 'n' roll'"]),
        ("In the '60s, the Beatles' songs were 'big'.", ["'big'"]),
        ('A man of 6\'2" said, "We go."', ['"We go."']),
        ('"The 5" gun fired," he said. "We ran."', ['"The 5" gun fired,"', '"We ran."']),
        ("'We go,' he said. 'We don't stay.'", ["'We go,'", "'We don't stay.'"]),
    ],
)
def test_quotations_among_apostrophes(text, expected):
    """A mark that can be both is what leaves the fewest marks unexplained."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“He said ‘go’ and ‘stay,’” said Marrow.", ["“He said ‘go’ and ‘stay,’”"]),
        ("\"He said 'go,'\" said Marrow. \"'Stay,' he said.\"", ["\"He said 'go,'\"", "\"'Stay,' he said.\""]),
        ("“He said “go” and left,” said Marrow.", ["“He said “go” and left,”"]),
        ("'He said \"go\" to all of us,' said Marrow.", ["'He said \"go\" to all of us,'"]),
        ("‘He said “go” to all of us,’ said Marrow.", ["‘He said “go” to all of us,’"]),
        (
            "'He said \"go away and never come back\" to me.' She left.",
            ["'He said \"go away and never come back\" to me.'"],
        ),
        ("He said ‘“we go”’ and left.", ["‘“we go”’"]),
        ("'He told me 'go'' and left.", ["'He told me 'go''"]),
        ("\"The 'plan\" and 'the end'.", ['"The \'plan"', "'the end'"]),
    ],
)
def test_only_the_outermost_quotation_counts(text, expected):
    """What is quoted inside it belongs to it."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('They lose."Marrow left. "We go," he said.', ['"We go,"']),
        ('"All of them lose."Marrow left. "We go,"he said.', ['"All of them lose."', '"We go,"']),
        ('Marrow said,"We go."Then he left.', ['"We go."']),
        ('Marrow said:"We go."', ['"We go."']),
        ('" We go, " he said. " We stay. "', ['" We go, "', '" We stay. "']),
        ('("We go," he said.)', ['"We go,"']),
        ('"We go"—she said—"or we stay."', ['"We go"', '"or we stay."']),
        ("“We go—” she said.", ["“We go—”"]),
        ('"...and we go," he said, ". . . or stay."', ['"...and we go,"', '". . . or stay."']),
        ("*“We go,”* he said.", ["“We go,”"]),
    ],
)
def test_lost_and_added_spaces(text, expected):
    """A joint without its space, marks with a space inside, brackets and dashes."""
    assert quoted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go on,\n\n“We stay,” he said.", [("“We go on,", True, False), ("“We stay,”", False, True)]),
        (
            '"We go.\n\n"They go.\n\n"All go."',
            [('"We go.', True, False), ('"They go.', True, True), ('"All go."', False, True)],
        ),
        ("'We go.\n\n'They don't,' he said.", [("'We go.", True, False), ("'They don't,'", False, True)]),
        ("“We go.\n\nThey go,” he said.", [("“We go.", True, False), ("They go,”", False, True)]),
        ("“We go.\n\nThey left. “All go,” he said.", [("“We go.", True, False), ("“All go,”", False, False)]),
    ],
)
def test_quotations_over_paragraphs(text, expected):
    """A stretch a paragraph; the first ones without a closing mark, the later ones going on."""
    assert [(text[s.start : s.end], s.is_open, s.goes_on) for s in quoted_stretches(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We go\n\nThey left and stayed.\n\nAll went.", ["“We go"]),
        ("“We go, he said.\n\nThey left.", ["“We go,"]),
        ("“We go, said Marrow. “We stay,” he said.", ["“We go,", "“We stay,”"]),
        ('They lose," he said. "We go," she said.', ['"We go,"']),
        ('A stray " mark. "We go," he said.', ['"We go,"']),
        ('"We go. "We stay," he said. "All go."', ['"We go.', '"We stay,"', '"All go."']),
    ],
)
def test_a_missing_or_stray_mark_costs_one_quotation(text, expected):
    """It ends with its paragraph, before the next opening mark or where the speaker is named."""
    assert quoted(text) == expected


def test_a_quotation_goes_on_over_wrapped_lines():
    """In a text that was wrapped to a width a single line break is a space."""
    lines = [
        "The minister said in the evening that “we go to",
        "the harbour in the morning” and that all the others",
        "would stay where they are.",
    ]
    text = "\n".join(lines)
    assert quoted(text) == ["“we go to\nthe harbour in the morning”"]


def test_a_quoted_verse_is_one_quotation():
    """Its lines are no paragraphs where blank lines part these."""
    verse = "“The harbour keeps\nThe boats it took,\nThe nets, the ropes,\nThe captain's book.”"
    text = f"Over the door it says:\n\n{verse}\n\nNobody knows who wrote it.\n\nRain fell."
    assert quoted(text) == [verse]


@settings(max_examples=500, deadline=None)
@given(HOSTILE)
def test_stretches_are_in_order_and_never_overlap(text):
    """On any text, each begins and ends without white space."""
    found = quoted_stretches(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
    for stretch in found:
        inside = text[stretch.start : stretch.end]
        assert inside == inside.strip() != ""


@settings(deadline=None)
@given(HOSTILE)
def test_what_follows_changes_nothing_before_it(text):
    """Whatever paragraphs without quotation marks come after a text, its stretches are the same."""
    assume(len(text.splitlines()) == len(text.split("\n")))  # else what is added may change how long a line is
    more = text + "\n\n" + "They met at noon. " * 8 + "\n\nRain fell."
    assert [s[:2] for s in quoted_stretches(more)] == [
        s[:2] for s in quoted_stretches(text + "\n\n" + "x " * 60 + "\n\ny")
    ]
