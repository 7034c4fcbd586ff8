"""The lines of one article, its dateline, and whose it is by them; the details are in test_credits and test_origins."""

import pytest

from mediakit.origin.agencies import Agencies
from mediakit.origin.bylines import byline_agencies, names_a_person
from mediakit.origin.contributions import contributions
from mediakit.origin.evidence import NO_LIST, evidence, origin_and_dateline
from mediakit.origin.houses import own_byline, same_house
from mediakit.origin.picture_credits import picture_credits
from mediakit.origin.starts import start_credit

LIST = Agencies({"Nordwire": ["Nord Wire Service"], "QBC": ["Quill Broadcasting"]})


@pytest.mark.parametrize(
    ("author", "expected"),
    [
        ("Anna Berg", []),
        ("Anna Berg / QBC", [("QBC", True)]),
        ("By Anna Berg, Nordwire", [("Nordwire", True)]),
        ("from Nordwire", [("Nordwire", True)]),
        ("Nordwire Staff", [("Nordwire", True)]),
        ("QBC via Yonder", [("QBC", True)]),
        ("Courier staff and agencies", []),
        ("Courier Staff", []),
        ("Courier staff and QBC", [("QBC", False)]),
        ("Anna Berg with QBC", [("QBC", False)]),
        ("Anna Berg, QBC, Ilse Marrow, Oda Fenn, Lev Port", [("QBC", False)]),
        ("Tilde Qbc, Ilse Marrow", []),
        ("Harbour Health News", [("Harbour Health News", True)]),
        ("Anna Berg, Breaking News Reporter", []),
        ("Agence Fanal", [("Agence Fanal", True)]),
        ("/", []),
        ("", []),
    ],
)
def test_bylines(author, expected):
    """Agencies by the list or a clear shape; persons, roles and the outlet itself are none."""
    assert [tuple(found) for found in byline_agencies(author, "Brennholm Courier", LIST)] == expected


def test_who_is_a_person_in_a_byline():
    """Anybody who is neither an agency, the outlet nor a general word."""
    assert names_a_person("Anna Berg, QBC", "Courier", LIST)
    assert not names_a_person("Courier staff and agencies", "Courier", LIST)


@pytest.mark.parametrize(
    ("credit", "outlet", "same"),
    [
        ("QBC", "QBC News", True),
        ("QBC", "QBC (Web News)", True),
        ("Quill Broadcasting", "QBC - Opinion", True),
        ("QBNews.com", "QB News", True),
        ("The Courier", "courier", True),
        ("Harbour Wire", "Harbour Post", False),
        ("QBC Money", "QBC", False),
        ("News", "Online News", False),
        ("", "", True),
    ],
)
def test_houses(credit, outlet, same):
    """The outlet by another spelling of its name; a neighbour's name is none."""
    assert same_house(credit, outlet, LIST) is same


def test_a_shortened_name_in_a_byline():
    """With *staff* a part of the outlet's name will do; without it the part may be anybody."""
    assert own_byline("Courier Staff", "Brennholm Courier", LIST)
    assert not own_byline("Brennholm", "Brennholm Courier", LIST)


def test_an_agency_instead_of_a_place():
    """ "NORDWIRE - It sailed" has an agency and no dateline; a town has a dateline and no agency."""
    found = evidence("NORDWIRE - It sailed.", None, None, LIST)
    assert ([line.name for line in found.lines], found.dateline) == (["NORDWIRE"], None)
    assert origin_and_dateline("SELVICK - It sailed.") == (None, "SELVICK")
    assert start_credit("Breaking News\nIt sailed again.", LIST) is None


def test_material_is_told_from_help():
    """*With inputs from* is material; *contributed to this report* is not; small letters in a sentence are neither."""
    text = "A chart made with inputs from QBC. With inputs from QBC"
    assert [(c.name, c.material) for c in contributions(text, LIST)] == [("QBC", True)]
    assert [c.material for c in contributions("Quill Broadcasting's Anna Berg contributed to this story.", LIST)] == [
        False
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("(Anna Berg/QBC)", ["QBC"]),
        ("QBC/Anna Berg", ["QBC"]),
        ("Image copyright QBC Image caption It sails", ["QBC"]),
        ("Anna Berg/QBC/Nordwire", ["QBC", "Nordwire"]),
        ("QBC Photo/Anna Berg", ["QBC"]),
        ("(Vesspress pic)", ["Vesspress"]),
        ("Photos: Moments of the week", []),
        ("the QBC/KLM poll", []),
    ],
)
def test_pictures(text, names):
    """By a word for pictures, or a person and an agency with a slash between."""
    assert [credit.name for credit in picture_credits(text, LIST)] == names


def test_a_notice_of_the_outlets_own_rights_is_no_credit():
    """© and the outlet stand below every text of some sites; © and an agency is a credit."""
    assert evidence("It sailed.\n© 2026 QBC", None, "QBC", LIST).lines == []
    assert [line.place for line in evidence("It sailed.\n© 2026 QBC", None, "Courier", NO_LIST).lines] == ["end"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Courier", " the COURIER\n", True),
        ("Courier", "Courier Online", True),
        ("Courier", "courier.example.com", False),
        ("Courier", "www.courier.com", True),
        ("Selvick", "Selvick News", True),
        ("News", "The News", True),
        ("Times", "Times of Selvick", False),
        ("Meridian", "Meridian Wire", False),
        ("Courier (Selvick)", "Courier (Brennholm)", False),
        ("Le Courrier de l’Île", "le courrier de l'île", True),
        ("???", "!!!", False),
        ("\ud800", "\ud800", True),
    ],
)
def test_what_is_one_house(one, other, same):
    """Article, edition, News, case and address part no outlet from itself; a longer name is another's."""
    assert same_house(one, other, NO_LIST) is same_house(other, one, NO_LIST) is same
