"""Names of months and weekdays: those of CLDR in every spelling that exports use."""

import pytest
from babel import Locale

from mediakit.readers._date_names import LOCALES, Meaning, keys, of_all_languages, of_language, plain

NEEDED = (
    "en", "de", "fr", "nl", "es", "pt", "it", "sv", "da", "no", "fi", "pl", "cs", "hu", "ro", "tr", "ru", "uk", "el",
    "ca", "ar", "zh", "ja", "ko",
)  # fmt: skip


@pytest.mark.parametrize("code", NEEDED)
def test_each_language_has_its_twelve_months_and_seven_days(code):
    """Wide and abbreviated, as a date has them and as they stand alone; months named by a number are shapes."""
    names = of_language(code)
    locale = Locale.parse(LOCALES[code][0])
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                for key in keys(name):
                    assert key[0].isdigit() or names[key].months == {number}
            for number, name in locale.days[context][width].items():
                for key in keys(name):
                    assert len(key) == 1 or number in names[key].weekdays


@pytest.mark.parametrize(
    ("code", "name", "month"),
    [
        ("de", "maerz", 3), ("de", "marz", 3), ("de", "mrz", 3), ("de", "janner", 1), ("de", "jaenner", 1),
        ("fr", "fevrier", 2), ("fr", "aout", 8), ("fr", "dec", 12), ("ca", "abril", 4), ("es", "setiembre", 9),
        ("pl", "pazdziernika", 10), ("tr", "subat", 2), ("ar", "كانون الثاني", 1), ("ar", "يونيو", 6),
        ("en", "sept", 9), ("ru", "мая", 5), ("fi", "kesakuuta", 6),
    ],
)  # fmt: skip
def test_spellings_without_accents_and_with_umlauts_written_out(code, name, month):
    """März, Maerz and Marz are one month; Austria's Jänner and the Levant's months are known."""
    assert of_language(code)[name].months == {month}


def test_no_language_uses_one_name_for_two_months():
    """Within a language every name is one month, so that only the mixture of languages can be in doubt."""
    assert [name for code in LOCALES for name, known in of_language(code).items() if len(known.months) > 1] == []


def test_two_languages_may():
    """Listopad is November in Polish and October in Croatian; srp is August in Czech and July in Croatian."""
    every = of_all_languages()
    assert {name for name, known in every.items() if len(known.months) > 1} == {
        "lip", "lis", "listopad", "listopada", "srp",
    }  # fmt: skip
    assert every["listopada"].months == {10, 11}


def test_english_names_of_months_are_never_in_doubt():
    """A file in English needs no language beside its dates."""
    for name, known in of_language("en").items():
        assert of_all_languages()[name].months == known.months


def test_an_unknown_language_has_no_names():
    """What is no code of CLDR is no error."""
    assert of_language("xx") == of_language("") == of_language("not a code") == {}


def test_plain_keeps_scripts_apart():
    """Hangul stays whole, digits of any script become 0 to 9, and a mark of direction goes."""
    assert plain("일요일") == "일요일"
    assert plain("۲۲\u200f/\u200f۰۶") == "22/06"
    assert plain("İSTANBUL Ağustos") == "istanbul agustos"
    assert Meaning() == Meaning(frozenset(), frozenset())
