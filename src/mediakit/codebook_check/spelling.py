"""British and American spellings of English words, and words without their accents."""

import re
import unicodedata

_VERB = "e|ed|es|er|ers|ing|ings"
_PLURAL = "|s|'s|s'"

# What may stand for what, after and before what.
_RULES = [
    ("is", "iz", r"[a-z]{3,}", rf"(?:{_VERB}|ation|ations|ational|able)(?:'s?)?"),
    ("s", "z", r"[a-z]+ly", _VERB),
    ("our", "or", r"[a-z]{2,}", r"(?:s|ed|ing|ings|er|ers|able|ably|ful|hoods?|ites?|ists?|ism|less|y|al)?(?:'s?)?"),
    ("l", "ll", r"[a-z]*[aeiouy][^aeiouy]+[aeiouy]+", r"(?:ed|ing|ings|er|ers|or|ors|ous|ously)(?:'s?)?"),
    ("l", "ll", "fulfi|enro|insta|enthra|disti", "|s|ments?"),
    ("l", "ll", "ski|wi", "ful|fully"),
    ("re", "er", "cent|(?:amphi)?theat|[a-z]*met|lit|fib|lust|meag|sab|sob|spect|calib|somb", f"d|{_PLURAL}"),
    ("c", "s", "defen|offen|preten|licen|practi", "e|es|ed|ing|e's|eless"),
    ("ogue", "og", "dial|catal|anal|monol|prol|epil", f"d|ed|{_PLURAL}"),
    ("mme", "m", "progra", _PLURAL),
    ("e", "a", "gr", "y|ys|yed|ying"),
    ("e", "", "judg|acknowledg|abridg|lodg", "ments?"),
    ("e", "", "ag", "ing"),
    ("ough", "ow", "pl", "|s|ed|ing"),
    ("c", "k", "s", "eptic[a-z]*"),
    ("i", "", "alumin", "um"),
    ("oeuvre", "euver", "man", f"d|{_PLURAL}"),
    ("e", "i", "", "nquir(?:y|ies|e|es|ed|ing)"),
    ("e", "i", "art", "facts?"),
    ("ae", "e", "arch|p|an|h|leuk|orthop|encyclop", r"(?:olog|diatr|d|sth|m)[a-z]*"),
    ("oe", "e", "f", "t(?:us|al|uses)"),
    ("er", "or", "advis|protest|impost", _PLURAL),
    ("ou", "u", "m", "staches?"),
    ("ph", "f", "sul", "(?:ur|ate|ates|uric)"),
]
_READ = [
    (re.compile(f"(?P<before>{before})(?P<sign>{one}|{other})(?P<after>{after})"), {one: other, other: one})
    for one, other, before, after in _RULES
]


def respellings(word: str) -> set[str]:
    """A word in lower case, as the other side of the Atlantic may write it; the word itself too.

    Which of them are words is not asked here.

    >>> sorted(respellings("organised")), sorted(respellings("labor")), sorted(respellings("travelling"))
    (['organised', 'organized'], ['labor', 'labour'], ['traveling', 'travelling'])
    >>> sorted(respellings("filled")), sorted(respellings("four"))
    (['filled'], ['four'])
    """
    found = {word}
    for rule, other in _READ:
        for match in filter(None, map(rule.fullmatch, tuple(found))):
            found.add(match["before"] + other[match["sign"]] + match["after"])
    return found


def unaccented(word: str) -> str:
    """The word without its accents.

    >>> unaccented("café")
    'cafe'
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if not unicodedata.combining(sign)))
