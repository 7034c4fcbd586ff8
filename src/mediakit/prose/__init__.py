"""Results in plain sentences, each with its figure and its uncertainty, or the sentence that there is none."""

from mediakit.prose.codebook_check import tell_codebook_check
from mediakit.prose.corpus import tell_corpus, tell_dates, tell_sources, tell_stories
from mediakit.prose.differences import tell_framing, tell_tone, tell_ways
from mediakit.prose.frames import (
    tell_cooccurrence,
    tell_coverage,
    tell_hits,
    tell_keyness,
    tell_kwic,
    tell_time,
)
from mediakit.prose.methods import tell_methods
from mediakit.prose.tone import tell_analyzers, tell_passages, tell_saturation, tell_spread
from mediakit.prose.words import tell_collocates, tell_similar

__all__ = [
    "tell_analyzers",
    "tell_codebook_check",
    "tell_collocates",
    "tell_cooccurrence",
    "tell_corpus",
    "tell_coverage",
    "tell_dates",
    "tell_framing",
    "tell_hits",
    "tell_keyness",
    "tell_kwic",
    "tell_methods",
    "tell_passages",
    "tell_saturation",
    "tell_similar",
    "tell_sources",
    "tell_spread",
    "tell_stories",
    "tell_time",
    "tell_tone",
    "tell_ways",
]
