"""The quick look at a language: right, or none."""

import pytest

from mediakit.readers._function_words import by_function_words

TEXTS = {
    "en": "The envoys said that they were not in the city when the talks about the dam had begun, and it was late. ",
    "de": "Sie sagte, dass die Gespräche über den Damm nicht zu Ende sind und dass man sich auf das Ergebnis einigt. ",
    "fr": "Le ministre a dit que les pourparlers sur le barrage ne sont pas finis et que la ville est dans une crise. ",
    "nl": "De gesprekken over de dam zijn hervat, zei de minister, die de stad in de avond verliet met een groep. ",
    "af": "Die gesprekke oor die dam is hervat en die minister het gesê dat hy die stad in die aand verlaat het. ",
    "es": "Las conversaciones sobre la presa se reanudaron, dijo el ministro, que dejó la ciudad con un grupo. ",
    "ca": "Les converses sobre la presa es van reprendre, va dir el ministre, que va deixar la ciutat amb un grup. ",
    "pt": "As conversas sobre a barragem recomeçaram, disse o ministro, que deixou a cidade com um grupo de pessoas. ",
    "it": "I colloqui sulla diga sono ripresi, ha detto il ministro, che ha lasciato la città con un gruppo. ",
    "da": "Samtalerne om dæmningen blev genoptaget, sagde ministeren, som forlod byen om aftenen med en gruppe. ",
}


@pytest.mark.parametrize("code", TEXTS)
def test_three_languages_and_no_other(code):
    """English, German and French are told; their neighbours are left to a closer look."""
    assert by_function_words(TEXTS[code] * 5) == (code if code in ("en", "de", "fr") else None)


def test_doubt_is_none():
    """Short texts, two languages in one, no words."""
    assert by_function_words(TEXTS["en"]) is None
    assert by_function_words((TEXTS["en"] + TEXTS["fr"]) * 4) is None
    assert by_function_words("0:3 " * 500) is None
