"""mediakit: from raw news articles to a report that stands up to review."""

__version__ = "0.1.0"

from mediakit._check import MediakitError
from mediakit.codebook import Codebook, read_codebook
from mediakit.codebook_check import check_codebook
from mediakit.codebook_edits import edit_codebook
from mediakit.collocates import collocates
from mediakit.compare import Comparison, compare
from mediakit.cooccurrence import cooccurrence
from mediakit.copies import select_copies
from mediakit.dictionaries import write_codebook
from mediakit.frames import coverage, coverage_over_time, kwic, kwic_of_mentions, mentions
from mediakit.hits import hits
from mediakit.keyness import keyness
from mediakit.notebook import figure, reading
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
from mediakit.plots import (
    plot_articles_over_time,
    plot_cooccurrence,
    plot_coverage,
    plot_differences,
    plot_keyness,
    plot_over_time,
    plot_tone,
)
from mediakit.prose import (
    tell_analyzers,
    tell_codebook_check,
    tell_collocates,
    tell_cooccurrence,
    tell_corpus,
    tell_coverage,
    tell_dates,
    tell_framing,
    tell_hits,
    tell_keyness,
    tell_kwic,
    tell_passages,
    tell_saturation,
    tell_similar,
    tell_sources,
    tell_spread,
    tell_stories,
    tell_time,
    tell_tone,
    tell_ways,
)
from mediakit.quotes import quotes
from mediakit.readers import Corpus, read_corpus
from mediakit.sentiment import sentiment
from mediakit.show import kwic_html, table_html
from mediakit.similar_phrases import similar_phrases
from mediakit.stories import stories
from mediakit.study import Study, read_study
from mediakit.tables import write_table
from mediakit.text import sentences, tokens
from mediakit.tone import analyzer_agreement, article_tone
from mediakit.ways import compare_ways, frame_presence, keyness_of_target, ways_table
from mediakit.workbench import workbench

__all__ = [
    "Codebook", "Comparison", "Corpus", "MediakitError", "Study", "analyzer_agreement", "article_tone",
    "check_codebook", "check_group", "codebook_table", "collocates", "compare", "compare_ways", "cooccurrence",
    "coverage", "coverage_over_time", "dropped_by_reason", "edit_codebook", "figure", "frame_presence", "hits",
    "keyness", "keyness_of_target", "kwic", "kwic_html", "kwic_of_mentions", "largest_group", "mentions",
    "outlet_names", "outlets_and_origins", "plot_articles_over_time", "plot_cooccurrence", "plot_coverage",
    "plot_differences", "plot_keyness", "plot_over_time", "plot_tone", "quotes", "read_codebook", "read_corpus",
    "read_study", "reading", "repeated_stories", "run_study", "select_copies", "sentences", "sentiment",
    "similar_phrases", "stories", "table_html", "tell_analyzers", "tell_codebook_check", "tell_collocates",
    "tell_cooccurrence", "tell_corpus", "tell_coverage", "tell_dates", "tell_framing", "tell_hits", "tell_keyness",
    "tell_kwic", "tell_passages", "tell_saturation", "tell_similar", "tell_sources", "tell_spread", "tell_stories",
    "tell_time", "tell_tone", "tell_ways", "telling_sentences", "tokens", "ways_table", "workbench", "write_codebook",
    "write_table",
]  # fmt: skip


def __getattr__(name: str) -> object:
    # papermill takes seconds to import, and a notebook never needs it
    if name == "run_study":
        from mediakit.report import run_study

        return run_study
    raise AttributeError(f"module 'mediakit' has no attribute '{name}'")
