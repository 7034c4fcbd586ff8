"""Analyzers of tone, one file each: TextBlob, VADER, dictionaries, and any function on a list of texts."""

from mediakit._check import MediakitError, listed, nearest
from mediakit.analyzers.base import Analyzer, Score, ScoredWord
from mediakit.analyzers.callables import CallableAnalyzer, analyzer
from mediakit.analyzers.dictionary import DictionaryAnalyzer, Negation, dictionary_analyzer
from mediakit.analyzers.textblob import TextBlobAnalyzer
from mediakit.analyzers.vader import VaderAnalyzer

__all__ = [
    "NAMED", "Analyzer", "CallableAnalyzer", "DictionaryAnalyzer", "Negation", "Score", "ScoredWord", "analyzer",
    "as_analyzer", "dictionary_analyzer", "title_of",
]  # fmt: skip

#: The analyzers that have a name of their own.
NAMED: dict[str, Analyzer] = {one.name: one for one in (TextBlobAnalyzer(), VaderAnalyzer())}


def as_analyzer(given: object) -> Analyzer:
    """An analyzer given by its name, as such, or as a function on a list of texts.

    >>> as_analyzer("vader").title
    'VADER'
    >>> as_analyzer("vadr")
    Traceback (most recent call last):
    ...
    mediakit._check.MediakitError: analyzer='vadr' is not known. Allowed: textblob, vader,
    dictionary_analyzer(...), or a function on a list of texts. Did you mean 'vader'?
    """
    if isinstance(given, Analyzer):
        return given
    if isinstance(given, str) and given in NAMED:
        return NAMED[given]
    if callable(given) and not isinstance(given, type):
        return analyzer(given)
    others = "dictionary_analyzer(...), or a function on a list of texts"
    raise MediakitError(f"analyzer={given!r} is not known. Allowed: {listed(NAMED)}, {others}.{nearest(given, NAMED)}")


def title_of(name: str) -> str:
    """An analyzer's name in prose, by its name in tables; the same where it has no other.

    >>> title_of("vader"), title_of("lsd2015")
    ('VADER', 'lsd2015')
    """
    return NAMED[name].title if name in NAMED else name
