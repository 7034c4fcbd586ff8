"""Who is named in an article."""

from mediakit.quotes.named import Named, is_body, is_person, mentions
from mediakit.quotes.reading import read
from mediakit.text import sentence_spans


def _named(text):
    tokens = read(text, [], sentence_spans(text))
    return Named(tokens, mentions(tokens))


def test_the_fullest_name_is_known():
    """A surname leads to the name that stands in full elsewhere; another first name does not."""
    named = _named("Marrow left. Jan Marrow came back. Ilse Brandt stayed.")
    assert named.fullest(("Marrow",)) == ("Jan", "Marrow")
    assert named.fullest(("Elin", "Marrow")) == ("Elin", "Marrow")
    assert named.fullest(("Ilse",)) == ("Ilse", "Brandt")


def test_pronouns_tell_the_gender():
    """A pronoun in a sentence that names one person, or right after it, tells; titles tell more."""
    named = _named("Jan Marrow lost his hat. Ilse Brandt left. She slept. Mr. Elin Sand spoke.")
    votes = {" ".join(name): vote for name, vote in named.genders.items()}
    assert votes == {"Jan Marrow": -1.0, "Ilse Brandt": 0.5, "Elin Sand": -3.0}


def test_descriptions_stand_before_and_after_a_name():
    """Titles before a name and nouns of its apposition describe who bears it."""
    named = _named("Agriculture Minister Jan Marrow met Ilse Brandt, a lawyer from Tavar.")
    assert named.descriptions[("Jan", "Marrow")] >= {"minister"}
    assert named.descriptions[("Ilse", "Brandt")] == {"lawyer"}


def test_bodies_are_no_people():
    """A name that ends like that of a body is none of a person."""
    assert is_body(("Ministry", "of", "Defence"))
    assert is_person(("Ilse", "Brandt"))
    assert not is_person(("Foreign", "Ministry"))
