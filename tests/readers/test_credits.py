"""Credits and datelines in every shape that pages of the aggregator show; all names are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.origin.evidence import origin_and_dateline
from mediakit.readers import credits, datelines
from mediakit.readers.credits import end_credit
from mediakit.readers.names import is_acronym, is_agency, is_credit_name

END = "The fares do not change."


@pytest.mark.parametrize(
    ("tail", "origin"),
    [
        (" – QBC", "QBC"),
        (" — Nordwire", "Nordwire"),
        (" — NORDA", "NORDA"),
        (" —Nordwire", "Nordwire"),
        (" - Nordwire", "Nordwire"),
        (" -- Nordwire", "Nordwire"),
        (" – QBC.", "QBC"),
        (" — The Harbour Wire", "The Harbour Wire"),
        (" — Agence du Fanal", "Agence du Fanal"),
        (" – KXP/Nordwire", "KXP/Nordwire"),
        (" – Nordwire.tn", "Nordwire.tn"),
        ("\n– Harbour Wire", "Harbour Wire"),
        ("\n\n— QBC\n", "QBC"),
        ("\nQBC", "QBC"),
        ("\nAgence Fanal", "Agence Fanal"),
        (" (Nordwire)", "Nordwire"),
        (" (KXP)", "KXP"),
        (" (KXP).", "KXP"),
        (" (KXP/QBC)", "KXP/QBC"),
        (" (Agence Fanal)", "Agence Fanal"),
        (" KXP", "KXP"),
        (" KXP Top stories Swipe. Select. Stay informed.", "KXP"),
        (" – QBC desk@post.example", "QBC"),
        (" – QBC READ MORE", "QBC"),
        (" /Nordwire", "Nordwire"),
        ("/Nordwire/", "Nordwire"),
        (" © 2025 KXP", "KXP"),
        (" With inputs from Nordwire", "Nordwire"),
        (" (With inputs from Nordwire)", "Nordwire"),
        (" With inputs from KXP and QBC.", "KXP and QBC"),
        (" Distributed by KXP Group on behalf of the Ministry of Salt.", "KXP Group"),
        (" This report by Nordwire was first published May 5, 2025 Oda Fennimark, Nordwire", "Nordwire"),
    ],
)
def test_the_end_of_a_body_names_the_agency(tail, origin):
    """Every shape of credit after the last full stop is found, site junk after it or not."""
    assert origin_and_dateline("The bell rang. " + END + tail) == (origin, None)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "QBC",
        END,
        END + " (Photo: Museum of Drumholt)",
        END + " (Vesspress pic)",
        END + " (Oda Fennimark)",
        END + " (Nordwire/Oda Fennimark)",
        END + " (Provided by Vesspress)",
        END + " (Image: QBC)",
        END + " Photo / Anna Berg",
        END + " – Vesspress pic",
        END + " – Photo: QBC",
        END + " File Photo by Anna Berg | License Photo",
        END + " (More)",
        END + " (END)",
        END + " ENDS",
        END + " With inputs from agencies",
        "Video: Vesspress\nVideo / Vesspress\nVideo: Other",
        "It was the report of the Salt Fund (ISF)",
        "It was the report of the Salt Fund (ISF).",
        "He went to the place he loved – Carrow",
        "The bell – a big one – QBC listeners said, rang. It rang twice.",
        "Officials met in May. - The council will meet again.",
        "'She purrs.' – Oda Fennimark",  # who said it, not who wrote it
        "The bell rang.\nOda Fennimark",
        "قال: سيفتح الميناء – غدا صباحا وفي كل الايام القادمة",
    ],
)
def test_what_is_no_credit(text):
    """Picture credits, abbreviations of what stands before, dashes in a body and speakers are no agency."""
    assert origin_and_dateline(text)[0] is None


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("سيفتح الميناء غدا. — وكالة الميناء", "وكالة الميناء"),
        ("سيفتح الميناء غدا. – نورد", "نورد"),
        ("سيفتح الميناء غدا. (نورد)", "نورد"),
        ("Паром ушёл. — Маяк", "Маяк"),
        ("Паром ушёл. — маяк", None),  # capitals count where the script has them
        ("渡船开了。（北社）", "北社"),
    ],
)
def test_credits_in_other_scripts(text, origin):
    """A script without capitals needs none; one that has them does."""
    assert end_credit(text) == origin


@pytest.mark.parametrize(
    ("quoted", "origin"),
    [("'She purrs,' he said. – QBC", "QBC"), ('"We will see." – QBC', "QBC"), ("‘No.' — Nordwire", "Nordwire"),
     ("“No.” — Agence Fanal", "Agence Fanal"), ("'No.' — Vessar Gazette", "Vessar Gazette")],
)  # fmt: skip
def test_a_credit_after_a_quotation(quoted, origin):
    """After a closing quote a single name or an agency is a credit, or a paper; a person's name is the speaker's."""
    assert end_credit(quoted) == origin


@pytest.mark.parametrize(
    ("text", "origin", "dateline"),
    [
        ("CARROW, Quillmark (KXP) — The bell rang.", "KXP", "CARROW, Quillmark"),
        ("ST. MARROW, Qm. (KXP) — The bell rang.", "KXP", "ST. MARROW, Qm."),
        ("Aug. 14 (QPI) -- The bell rang.", "QPI", "Aug. 14"),
        ("CARROW, May 12, 2025 /PressTarn/ -- The firm.", "PressTarn", "CARROW, May 12, 2025"),
        ("Carrow, QM., July 25, 2025 (GLOBAL TARNWIRE) -- The firm.", "GLOBAL TARNWIRE", "Carrow, QM., July 25, 2025"),
        ("CARROW, Aug 14 (Nordwire) - The bell.", "Nordwire", "CARROW, Aug 14"),
        ("Carrow [Quillmark], August 14 (QNI): The minister.", "QNI", "Carrow [Quillmark], August 14"),
        ("(Nordwire) - The bell rang.", "Nordwire", None),
        ("By Oda Fennimark\nCARROW (KXP) — The bell.", "KXP", "CARROW"),
        ("By Oda Fennimark CARROW (KXP) — The bell.", "KXP", "CARROW"),
        ("كارو (نورد) – قال الوزير إن الميناء سيفتح.", "نورد", "كارو"),
    ],
)
def test_datelines_with_an_agency(text, origin, dateline):
    """The agency is the origin; place and date before the sign are the dateline, without the agency."""
    assert origin_and_dateline(text) == (origin, dateline)


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("CARROW: The bell.", "CARROW"),
        ("CARROW : The bell.", "CARROW"),
        ("CARROW – The bell.", "CARROW"),
        ("CARROW — The bell.", "CARROW"),
        ("CARROW—The bell.", "CARROW"),
        ("CARROW - The bell.", "CARROW"),
        ("CARROW - 14 bells.", "CARROW"),
        ("CARROW, Aug 13 — The bell.", "CARROW, Aug 13"),
        ("Carrow, 13 August — The bell.", "Carrow, 13 August"),
        ("NEW CARROW/TARN, Aug 13 - The bell.", "NEW CARROW/TARN, Aug 13"),
        ("N'DJAR - The bell.", "N'DJAR"),
        ("SELVICK, Tarn Prefecture--The bell.", "SELVICK, Tarn Prefecture"),
        ("=== CARROW: The bell.", "CARROW"),
        ("TDT | Carrow The council met.", "Carrow"),
        ("TDT | Port Vessar The council met.", "Port Vessar"),
        ("TDT | Carrow\nThe council met.", "Carrow"),
        ("A big bell. (Vesspress pic) CARROW : The bell.", "CARROW"),
        (
            "FILE PHOTO: A bell rings in Tarn, May 5, 2025. NORDWIRE/Oda Fennimark/File Photo CARROW - The bell.",
            "CARROW",
        ),
        ("Screengrab from CARROW: The bell rang.", "CARROW"),
        ("A bell.\nCARROW – The bell.", "CARROW"),
        ("كارو – قال الوزير.", "كارو"),
    ],
)
def test_datelines_without_an_agency(text, dateline):
    """Capitals, or a place with a date, before a sign; a caption or by-line may come first."""
    assert origin_and_dateline(text) == (None, dateline)


@pytest.mark.parametrize(
    "text",
    [
        "WATCH: The bell rings.",
        "FILE PHOTO: The bell rings.",
        "BREAKING NEWS – The bell rang.",
        "NEW: The bell rang.",
        "UPDATE (KXP) – The bell rang.",
        "QESCO – the salt board – met.",
        "The bell – a big one – rang.",
        "The European Salt Agency (ESA) — founded in May — met.",
        "Salt Board (SB) – The board met.",
        "One thing is sure: The bell rang.",
        "Doctor: The bell rang.",
        "THE BELL RANG TWICE ON MONDAY – The council met.",
        "COVID-19 cases fell.",
        "He said so. QBC – The bell rang.",
        "الوزير: سيفتح الميناء.",
        "(Update) The bell of the town rang for the last time.",
    ],
)
def test_what_is_no_dateline(text):
    """Headings in capitals, abbreviations, and dashes and colons of ordinary sentences are no datelines."""
    assert origin_and_dateline(text)[1] is None


FRENCH = "(Selvick) Le pont est bloqué dans la ville."


@pytest.mark.parametrize(
    ("rest", "origin"),
    [
        ("", None),
        ("\nAgence Fanal\nLes gens attendent.", "Agence Fanal"),
        ("\nLoïc Tassembert\nAgence Fanal\nLes gens attendent.", "Agence Fanal"),
        ("\nLoïc Tassembert\nLa Dépêche du Port\nLes gens attendent.", "La Dépêche du Port"),
        ("\nLoïc Tassembert Agence Fanal\nLes gens attendent.", "Agence Fanal"),
        ("\nLoïc Tassembert\nLes gens attendent.", None),  # a by-line alone is a person
        ("\nAFP\nLes gens attendent.", "AFP"),
        (" Loïc Tassembert Agence Fanal « C'est vrai », dit-il.", "Agence Fanal"),
        (" Loïc Tassembert Agence France-Presse Les gens attendent.", "Agence France-Presse"),
        (" Agence Fanal Les gens attendent.", "Agence Fanal"),
        (" Loïc Tassembert QFP Les gens attendent.", "QFP"),
        (" AFP Les gens attendent.", "AFP"),
        (" SNQF Réseau attend les gens.", None),
    ],
)
def test_french_place_and_agency(rest, origin):
    """A French body begins with (Place); its agency is a line of its own or run into the text."""
    assert origin_and_dateline(FRENCH + rest) == (origin, "Selvick")


def test_an_end_credit_goes_before_the_dateline():
    """With both, the end credit is the origin."""
    assert origin_and_dateline("CARROW (KXP) — The bell rang. – QBC") == ("QBC", "CARROW")


def test_names():
    """Acronyms are two to six capitals; agencies say what they are; small words need no capital."""
    assert is_acronym("A.P.") and not is_acronym("USA") and not is_acronym("AB1")
    assert is_agency("Harbour News") and not is_agency("Oda Fennimark")
    assert is_credit_name("Voice of Tarn") and not is_credit_name("voice of Tarn")


@pytest.mark.parametrize(
    "piece",
    [". – A", "A", "Aa ", ". Aa Bb ", "(", "(a) ", "A.", "a.", "CITY, ", ". Agence de ", "a@b.", " - ", "/", "\n"],
)
def test_long_hostile_bodies_are_read(piece):
    """Of a megabyte of any one pattern only the ends are looked at: what stands between makes no difference."""
    text = piece * (1_000_000 // len(piece))
    assert origin_and_dateline(text) == origin_and_dateline(text + text)
    behind = "(Ville) le la les. " + text
    assert origin_and_dateline(behind) == origin_and_dateline(behind + text)


@given(st.text(), st.text(alphabet='AaÉ (–—-:/.|,)\n»"1é', max_size=120))
def test_any_text_is_survived(free, near):
    """No text raises; what is found stands in the text and is stripped."""
    for text in (free, near):
        for found in origin_and_dateline(text):
            assert found is None or (found == found.strip() and found and found in " ".join([text, *text.split()]))


PIECES = [
    " – QBC", "\n", "(KXP)", " (Nordwire).", "/PressTarn/ --", "SELVICK", " (QBC) - ", ". ", "READ MORE",
    " a@b.example",
    "Top stories Swipe. Select. Stay informed.", "With inputs from Nordwire", "with files from the QBC.", "(c) QBC",
    "This report by Nordwire was first published", "Distributed by QBC on behalf of Tarn", "Show Comments (3)",
    "Photo ",
    "(Photo: Anna Berg) ", "File pic ", "screen grab from ", "It sailed", "CARROW, July 3", ":", " ",
    "Read the full story",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES) | st.text(max_size=5), max_size=8).map("".join))
def test_quick_looks_hide_nothing(text):
    """Where one of the slow patterns matches, the words that are looked for first are there."""
    for needed, junk in credits._JUNK:
        assert not junk.search(text) or any(words in text for words in needed)
    for words, stated in credits._STATED:
        assert not stated.search(text) or words in text
    assert not datelines._AGENCY.search(text) or datelines._AGENCY_END.search(text)
    assert not datelines._CAPTION_END.search(text) or any(words in text for words in datelines._CAPTION_SIGNS)
    if found := credits._DASHED.search(text):
        assert len(found["name"]) <= credits._LONGEST_NAME


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_only_the_ends_of_a_body_are_looked_at(text):
    """The last 400 characters tell the credit and the first 700 the dateline, however long the body."""
    assert credits.end_credit("x" * 1_000 + text[-400:]) == end_credit(text[-400:].rjust(400, "x"))
    assert datelines.dateline_of(text) == datelines.dateline_of(text[:700])
