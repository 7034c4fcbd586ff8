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
from mediakit.prose.methods import methods_text
from mediakit.prose.robustness import tell_robustness
from mediakit.prose.tone import tell_passages, tell_saturation, tell_spread, tell_tone_near
from mediakit.prose.validity import tell_analyzer_agreement, tell_validity
from mediakit.prose.voice import tell_coverage_by_voice, tell_share_of_voice, tell_voice
from mediakit.prose.words import tell_collocates, tell_moving_words, tell_similar

__all__ = [
    "methods_text",
    "tell_analyzer_agreement",
    "tell_codebook_check",
    "tell_collocates",
    "tell_cooccurrence",
    "tell_corpus",
    "tell_coverage",
    "tell_coverage_by_voice",
    "tell_dates",
    "tell_framing",
    "tell_hits",
    "tell_keyness",
    "tell_kwic",
    "tell_moving_words",
    "tell_passages",
    "tell_robustness",
    "tell_saturation",
    "tell_share_of_voice",
    "tell_similar",
    "tell_sources",
    "tell_spread",
    "tell_stories",
    "tell_time",
    "tell_tone",
    "tell_tone_near",
    "tell_validity",
    "tell_voice",
    "tell_ways",
]
