"""Figures that a journal would print; each carries its alt text as ``ax.figure.mediakit_alt``."""

from mediakit.plots.agreement import plot_bland_altman
from mediakit.plots.articles_over_time import plot_articles_over_time
from mediakit.plots.cooccurrence import plot_cooccurrence
from mediakit.plots.copying import plot_copying
from mediakit.plots.coverage import plot_coverage
from mediakit.plots.first_uses import plot_first_uses
from mediakit.plots.keyness import plot_keyness
from mediakit.plots.over_time import plot_over_time
from mediakit.plots.republished import plot_republished
from mediakit.plots.share_of_voice import plot_share_of_voice
from mediakit.plots.tone import plot_differences, plot_tone
from mediakit.plots.voice import plot_voices

__all__ = [
    "plot_articles_over_time",
    "plot_bland_altman",
    "plot_cooccurrence",
    "plot_copying",
    "plot_coverage",
    "plot_differences",
    "plot_first_uses",
    "plot_keyness",
    "plot_over_time",
    "plot_republished",
    "plot_share_of_voice",
    "plot_tone",
    "plot_voices",
]  # fmt: skip
