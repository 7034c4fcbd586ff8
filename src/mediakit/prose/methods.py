"""The paragraphs that a methods section needs."""

from collections.abc import Mapping

from mediakit._phrases import counted
from mediakit.study import Study

COPIES = {
    "all": "every copy",
    "one_per_story": "the first article of each story",
    "own": "articles whose credit line or dateline names no other writer",
}


def tell_methods(study: Study, n_articles: int, versions: Mapping[str, str]) -> list[str]:
    """The paragraphs that a methods section needs, with versions."""
    analyzer = {
        "vader": f"VADER (Hutto and Gilbert 2014) as implemented in NLTK {versions['nltk']}, "
        f"with the lexicon of vaderSentiment {versions['vaderSentiment']}",
        "textblob": f"TextBlob {versions['textblob']}'s pattern analyzer",
    }[study.analyzer]
    correction = "Holm" if study.correction == "holm" else "Benjamini and Hochberg"
    return [
        f"{counted(n_articles, 'article')} were analysed with mediakit {versions['mediakit']} under Python "
        f"{versions['python']}. Sentences were split with NLTK's Punkt model and at joints that lost their space. "
        f"Tone is the polarity given by {analyzer}, averaged over an article's sentences; the unit of analysis is "
        "the article.",
        f"Frames were found with the codebook {study.codebook.name}: whole words by its rules; shares of "
        "articles carry 95% intervals, Wilson's, or where a story repeats those of resampled stories. "
        "Near-copies were grouped into stories: at least 45% of the shorter "
        "article's words in runs of three or more.",
        f"Where a group has at least {study.min_articles} articles, its mean carries a 95% bootstrap-t interval, and "
        "groups are compared pairwise by two-sided permutation tests with Hedges' g as the effect size, corrected "
        f"after {correction}; whole stories were resampled and permuted, and the main comparison counts "
        f"{COPIES[study.copies]}. Keyness is the log-likelihood ratio G2 with Benjamini and Hochberg's "
        f"correction. All random steps used seed {study.seed}.",
    ]
