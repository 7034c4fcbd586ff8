"""mediakit: from raw news articles to a report that stands up to review."""

__version__ = "0.1.0"

from mediakit._check import MediakitError
from mediakit.analyzers import Negation, analyzer, dictionary_analyzer
from mediakit.article_measures import article_measures
from mediakit.codebook import Codebook, read_codebook
from mediakit.codebook_check import check_codebook
from mediakit.codebook_edits import edit_codebook
from mediakit.collocates import collocates
from mediakit.compare import Comparison, compare
from mediakit.compare_analyzers import compare_analyzers
from mediakit.cooccurrence import cooccurrence
from mediakit.copies import select_copies
from mediakit.copy_ways import compare_tone_ways, in_three_ways, keyness_ways, stack_ways
from mediakit.copying import copying
from mediakit.dictionaries import write_codebook
from mediakit.diff import diff
from mediakit.diff.copies import diff_copies
from mediakit.events import compare_matched, events
from mediakit.evidence import evidence, score_of
from mediakit.evidence_html import evidence_html
from mediakit.first_uses import first_uses
from mediakit.frames import coverage, coverage_over_time, kwic, kwic_of_mentions, mentions
from mediakit.grouping_choices import read_choices
from mediakit.grouping_edits import edit_choices
from mediakit.hits import hits
from mediakit.keyness import keyness
from mediakit.moving_words import moving_words
from mediakit.named_articles import named_articles
from mediakit.notebook import figure, reading
from mediakit.origin import credit_lines, origins, read_agencies, with_origins
from mediakit.outlet_names import outlet_names
from mediakit.overview import (
    check_group,
    codebook_table,
    dropped_by_reason,
    largest_group,
    outlets_and_origins,
    repeated_stories,
    telling_sentences,
)
from mediakit.passages import passages
from mediakit.plots import (
    plot_articles_over_time,
    plot_bland_altman,
    plot_cooccurrence,
    plot_copying,
    plot_coverage,
    plot_differences,
    plot_first_uses,
    plot_keyness,
    plot_over_time,
    plot_republished,
    plot_share_of_voice,
    plot_tone,
    plot_voices,
)
from mediakit.prose import (
    event_table,
    methods_text,
    tell_analyzer_agreement,
    tell_codebook_check,
    tell_collocates,
    tell_cooccurrence,
    tell_copying,
    tell_corpus,
    tell_coverage,
    tell_coverage_by_voice,
    tell_coverage_ways,
    tell_dates,
    tell_events,
    tell_first_uses,
    tell_framing,
    tell_hits,
    tell_keyness,
    tell_keyness_ways,
    tell_kwic,
    tell_matched,
    tell_most_quoted_ways,
    tell_moving_words,
    tell_origins,
    tell_pairs,
    tell_passages,
    tell_republished,
    tell_robustness,
    tell_saturation,
    tell_share_of_voice,
    tell_share_of_voice_ways,
    tell_similar,
    tell_sources,
    tell_spread,
    tell_stories,
    tell_telling_sentences,
    tell_time,
    tell_tone,
    tell_tone_near,
    tell_tone_ways,
    tell_untested,
    tell_validity,
    tell_voice,
    tell_voice_ways,
    tell_ways,
)
from mediakit.quotes import quotes
from mediakit.readability import readability
from mediakit.readers import Corpus, read_corpus
from mediakit.republished import republished
from mediakit.robustness import compare_tone, tone_by_voice
from mediakit.sentiment import sentiment
from mediakit.share_of_voice import share_of_voice
from mediakit.show import kwic_html, table_html
from mediakit.similar_phrases import similar_phrases
from mediakit.speaker_names import speaker_names, write_speaker_names
from mediakit.stories import pairs, stories
from mediakit.study import Study, read_study
from mediakit.tables import write_table
from mediakit.text import sentences, tokens
from mediakit.tone import article_tone, select_tone
from mediakit.tone_near import tone_near
from mediakit.validity import Validity, compare_validity, validity
from mediakit.voice_gap import voice_gap
from mediakit.ways import compare_ways, frame_presence, keyness_of_target, ways_table
from mediakit.windows import windows
from mediakit.workbench import workbench

__all__ = [
    "Codebook", "Comparison", "Corpus", "MediakitError", "Negation", "Study", "Validity", "analyzer",
    "article_measures", "article_tone", "check_codebook", "check_group", "codebook_table", "collocates", "compare",
    "compare_analyzers", "compare_matched", "compare_tone", "compare_tone_ways", "compare_validity", "compare_ways",
    "cooccurrence", "copying", "coverage", "coverage_over_time", "credit_lines", "dictionary_analyzer", "diff",
    "diff_copies", "dropped_by_reason", "edit_choices", "edit_codebook", "event_table", "events", "evidence",
    "evidence_html", "figure", "first_uses", "frame_presence", "hits", "in_three_ways", "keyness",
    "keyness_of_target", "keyness_ways", "kwic", "kwic_html", "kwic_of_mentions", "largest_group", "mentions",
    "methods_text", "moving_words", "named_articles", "origins", "outlet_names", "outlets_and_origins", "pairs",
    "passages", "plot_articles_over_time", "plot_bland_altman", "plot_cooccurrence", "plot_copying", "plot_coverage",
    "plot_differences", "plot_first_uses", "plot_keyness", "plot_over_time", "plot_republished",
    "plot_share_of_voice", "plot_tone", "plot_voices", "quotes", "read_agencies", "read_choices", "read_codebook",
    "read_corpus", "read_study", "readability", "reading", "repeated_stories", "republished", "run_study", "score_of",
    "select_copies", "select_tone", "sentences", "sentiment", "share_of_voice", "similar_phrases", "speaker_names",
    "stack_ways", "stories", "table_html", "tell_analyzer_agreement", "tell_codebook_check", "tell_collocates",
    "tell_cooccurrence", "tell_copying", "tell_corpus", "tell_coverage", "tell_coverage_by_voice",
    "tell_coverage_ways", "tell_dates", "tell_events", "tell_first_uses", "tell_framing", "tell_hits", "tell_keyness",
    "tell_keyness_ways", "tell_kwic", "tell_matched", "tell_most_quoted_ways", "tell_moving_words", "tell_origins",
    "tell_pairs", "tell_passages", "tell_republished", "tell_robustness", "tell_saturation", "tell_share_of_voice",
    "tell_share_of_voice_ways", "tell_similar", "tell_sources", "tell_spread", "tell_stories",
    "tell_telling_sentences", "tell_time", "tell_tone", "tell_tone_near", "tell_tone_ways", "tell_untested",
    "tell_validity", "tell_voice", "tell_voice_ways", "tell_ways", "telling_sentences", "tokens", "tone_by_voice",
    "tone_near", "validity", "voice_gap", "ways_table", "windows", "with_origins", "workbench", "write_codebook",
    "write_speaker_names", "write_table",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # papermill takes seconds to import, and a notebook never needs it
    if name == "run_study":
        from mediakit.report import run_study

        return run_study
    raise AttributeError(f"module 'mediakit' has no attribute '{name}'")
