"""The paragraphs that a methods section needs."""

from collections.abc import Mapping

from mediakit._phrases import counted
from mediakit.study import Study


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
        f"Frames were found with the codebook {study.codebook.name}: whole words, case-insensitive; shares of "
        "articles carry Wilson 95% intervals. Near-copies were grouped into stories by the words they share in order.",
        "Means carry 95% bootstrap-t intervals; groups are compared pairwise by two-sided permutation tests, "
        f"corrected after {correction}, with Hedges' g as the effect size, where a group has at least "
        f"{study.min_articles} articles. Keyness is the log-likelihood ratio G2 with Benjamini and Hochberg's "
        f"correction. All random steps used seed {study.seed}.",
    ]
