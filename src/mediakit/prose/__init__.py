"""Results in plain sentences, each with its figure and its uncertainty, or the sentence that there is none."""

from mediakit.prose.codebook_check import tell_codebook_check
from mediakit.prose.copying import tell_copying, tell_republished
from mediakit.prose.corpus import tell_corpus, tell_dates, tell_sources, tell_stories
from mediakit.prose.differences import tell_framing, tell_tone, tell_untested, tell_ways
from mediakit.prose.events import event_table, tell_events, tell_matched
from mediakit.prose.first_uses import tell_first_uses
from mediakit.prose.frames import (
    tell_cooccurrence,
    tell_coverage,
    tell_hits,
    tell_keyness,
    tell_kwic,
    tell_time,
)
from mediakit.prose.methods import methods_text
from mediakit.prose.most_quoted import tell_most_quoted_ways
from mediakit.prose.origins import tell_origins
from mediakit.prose.robustness import tell_robustness
from mediakit.prose.shared_text import tell_pairs, tell_passages
from mediakit.prose.tone import tell_saturation, tell_spread, tell_telling_sentences, tell_tone_near
from mediakit.prose.tone_ways import tell_tone_ways, tell_voice_ways
from mediakit.prose.validity import tell_analyzer_agreement, tell_validity
from mediakit.prose.voice import tell_coverage_by_voice, tell_share_of_voice, tell_voice
from mediakit.prose.ways import tell_coverage_ways, tell_keyness_ways, tell_share_of_voice_ways
from mediakit.prose.words import tell_collocates, tell_moving_words, tell_similar

__all__ = [
    "event_table",
    "methods_text",
    "tell_analyzer_agreement",
    "tell_codebook_check",
    "tell_collocates",
    "tell_cooccurrence",
    "tell_copying",
    "tell_corpus",
    "tell_coverage",
    "tell_coverage_by_voice",
    "tell_coverage_ways",
    "tell_dates",
    "tell_events",
    "tell_first_uses",
    "tell_framing",
    "tell_hits",
    "tell_keyness",
    "tell_keyness_ways",
    "tell_kwic",
    "tell_matched",
    "tell_most_quoted_ways",
    "tell_moving_words",
    "tell_origins",
    "tell_pairs",
    "tell_passages",
    "tell_republished",
    "tell_robustness",
    "tell_saturation",
    "tell_share_of_voice",
    "tell_share_of_voice_ways",
    "tell_similar",
    "tell_sources",
    "tell_spread",
    "tell_stories",
    "tell_telling_sentences",
    "tell_time",
    "tell_tone",
    "tell_tone_near",
    "tell_tone_ways",
    "tell_untested",
    "tell_validity",
    "tell_voice",
    "tell_voice_ways",
    "tell_ways",
]
