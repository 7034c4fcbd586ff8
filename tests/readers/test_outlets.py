"""One spelling for each outlet: what the researcher writes is found in every form, and mistakes are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers._outlets import Outlets, plain_name

GIVEN = {
    "The Courier": ["Courier (Selvick)", "The Courier - *", "courier.example", "*Courier Weekend"],
    "Harbour Post": "Harbor Post",
    "Courrier de l'Île": ("Le Courrier de l’Île",),
    "Courier Extra": ["The Courier - Extra*"],
}


@pytest.mark.parametrize(
    ("found", "name"),
    [
        ("The Courier", "The Courier"),
        ("THE COURIER", "The Courier"),
        ("courier  (selvick)", "The Courier"),
        ("The Courier – Final Edition", "The Courier"),
        ("The Courier\u00a0— Late", "The Courier"),
        ("Saturday Courier Weekend", "The Courier"),
        ("courier.example", "The Courier"),
        ("www.courier.example", "The Courier"),
        ("https://www.courier.example/news/1", "The Courier"),
        ("Harbor Post", "Harbour Post"),
        ("le courrier de l'île", "Courrier de l'Île"),
        ("The Courier - Extra (Selvick)", "Courier Extra"),
    ],
)
def test_names_are_found_in_every_form(found, name):
    """Case, white space, apostrophes, dashes, addresses; the longer of two names with * goes first."""
    assert Outlets(GIVEN).name_of(found) == name


@pytest.mark.parametrize(
    "found", ["Courier", "The Courier (Selvick)", "le courrier de l'ile", "news.courier.example", "Meridian", "", None]
)
def test_other_names_stay_as_they_are(found):
    """Nothing is merged that the file does not say: no accents, no part of a name, no other host."""
    assert Outlets(GIVEN).name_of(found) == found
    assert Outlets(None).name_of(found) == found


def test_names_come_from_a_file(tmp_path):
    """The same from YAML, with a byte order mark and comments."""
    path = tmp_path / "outlets.yml"
    path.write_text('\ufeff# names\nThe Courier:\n  - "The Courier - *"\nHarbour Post: Harbor Post\n', encoding="utf-8")
    for named in (path, str(path)):
        outlets = Outlets(named)
        assert outlets.name_of("The Courier - Late") == "The Courier"
        assert outlets.name_of("Harbor Post") == "Harbour Post"


@pytest.mark.parametrize("text", ["", "# only comments\n", "{}\n"])
def test_a_file_without_entries_renames_nothing(tmp_path, text):
    """A starter in which everything is commented out."""
    path = tmp_path / "outlets.yml"
    path.write_text(text, encoding="utf-8")
    assert Outlets(path).name_of("Courier") == "Courier"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"Courier": []}, "outlets: 'Courier' has no names"),
        ({"Courier": None}, "outlets: 'Courier' has no names"),
        ({"Courier": ["Post"], "Herald": ["post"]}, "'post' is claimed by two outlets, 'Courier' and 'Herald'"),
        ({"Courier": ["Herald"], "Herald": ["Post"]}, "'Herald' is claimed by two outlets, 'Courier' and 'Herald'"),
        ({"Courier": ["a.example"], "Herald": ["www.a.example"]}, "'www.a.example' is claimed by two outlets"),
        ({"Courier": ["*"]}, "has the name '*'. * stands for anything"),
        ({"Courier": ["Cour*er"]}, "has the name 'Cour*er'"),
        ({"Courier": 3}, "'Courier' holds 3, not a name or a list of names. Write each outlet once"),
        ({"Courier": [None]}, "'Courier' has the name None, which is no text"),
        ({"Courier": [" "]}, "'Courier' has the name ' ', which is no text"),
        ({24: ["a"]}, "24 is no outlet's name"),
        ({"": ["a"]}, "'' is no outlet's name"),
        (["Courier"], "holds a list, not outlets with their names"),
    ],
)
def test_mistakes_are_named(given, said):
    """Where, what was found, what is allowed."""
    with pytest.raises(CorpusError) as error:
        Outlets(given)
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("24: [a]\n", ", line 1, column 1: YAML reads the key '24' as a number. Put it in quotes"),
        ("Courier: [no]\n", "'Courier' has the name no (YAML reads it as yes or no; put a name in quotes: \"no\")"),
        ("Courier:\n", "'Courier' has no names"),
        ("Courier: [a]\nCourier: [b]\n", ", line 2, column 1: 'Courier' stands twice"),
        ("A: &x [b]\nB: *x\n", "aliases are not allowed"),
        ("A: !!python/name:os.system [b]\n", "tag"),
        ("Courier: [*Post]\n", 'put it in quotes: "*Post"'),
        ("- Courier\n", "holds a list"),
        ("Courier\n", "holds a text"),
        ("A: [b\n", "not valid YAML"),
    ],
)
def test_mistakes_in_a_file_are_named_with_their_place(tmp_path, text, said):
    """With the file's name, and the line where YAML knows it."""
    path = tmp_path / "outlets.yml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CorpusError) as error:
        Outlets(path)
    assert str(error.value).startswith(str(path)) and said in str(error.value)


def test_files_that_cannot_be_read(tmp_path):
    """No such file, a folder, another encoding."""
    (tmp_path / "latin.yml").write_bytes("Courrier: [Île]".encode("latin-1"))
    for path in (tmp_path / "none.yml", tmp_path, tmp_path / "latin.yml"):
        with pytest.raises(CorpusError, match="cannot be read"):
            Outlets(path)


def test_the_same_name_twice_for_one_outlet_is_no_mistake():
    """Two spellings that come to the same."""
    assert Outlets({"Courier": ["COURIER", "courier", "Courier"]}).name_of("courier") == "Courier"


@given(
    st.dictionaries(st.text(min_size=1, max_size=8), st.lists(st.text(max_size=8), max_size=3), max_size=4), st.text()
)
def test_any_mapping_is_taken_or_refused(entries, found):
    """Never another error; a name that is used is an outlet's or the one that was found; each outlet is its own."""
    try:
        outlets = Outlets(entries)
    except CorpusError:
        return
    assert outlets.name_of(found) in {*entries, found}
    assert {name: outlets.name_of(name) for name in entries} == {name: name for name in entries}


@given(st.text())
def test_plain_names_stay_plain(name):
    """A plain name has no other."""
    assert plain_name(plain_name(name)) == plain_name(name)
