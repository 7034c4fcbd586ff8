"""Names that are nobody's."""

import pytest

from mediakit.quotes.places import is_place_or_thing


@pytest.mark.parametrize("name", ["Ukraine", "Ukrainians", "New York", "Republicans", "Payroll Protection Program"])
def test_places_peoples_and_things(name):
    """Countries, those who live there, states, several people, and what a thing's word ends."""
    assert is_place_or_thing(tuple(name.split()))


@pytest.mark.parametrize("name", ["Marrow", "Ilse Brandt", "Virginia Brandt", "Ilse Jordan", "Otto West"])
def test_names_of_people(name):
    """A first name or surname that is a state's or country's, too, is left to the article."""
    assert not is_place_or_thing(tuple(name.split()))
