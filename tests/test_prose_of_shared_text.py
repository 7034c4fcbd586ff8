"""Sentences on who wrote, who is quoted most, and what articles share word for word."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.prose.most_quoted import tell_most_quoted_ways
from mediakit.prose.origins import tell_origins
from mediakit.prose.shared_text import tell_pairs, tell_passages
from mediakit.tables import columns

NO_LINES = pd.DataFrame(columns=columns("credit_lines"))


def voices(*rows):
    """Share of voice of one group: speaker, words, articles, share."""
    table = pd.DataFrame(rows, columns=["speaker", "n_words", "n_articles", "share"])
    return table.assign(n_stories=table["n_articles"])


def passages(**changes):
    """One passage between two outlets' stories, with other values where they are given."""
    row = dict.fromkeys(columns("passages")) | {"n_words": 30, "same_story": False, "same_outlet": False}
    return pd.DataFrame([row | changes])


def origins(*places):
    """Origins by what says so."""
    return pd.DataFrame({"doc_id": range(len(places)), "origin": "x", "origin_from": places, "is_inferred": False})


def test_a_speaker_who_is_only_repeated_most_is_told():
    """30 words in three copies are 10 once; the 20 of somebody else are more than that."""
    every = voices(("Ada", 30, 3, 0.6), ("Bo", 20, 1, 0.4))
    once = voices(("Bo", 20, 1, 2 / 3), ("Ada", 10, 1, 1 / 3))
    told = tell_most_quoted_ways({"all": every, "one_per_story": once, "own": once})
    assert told.startswith("Quoted most is Ada with every copy counted (30 words, 60% of all that is quoted,")
    assert told.count("it is Bo (20 words, 67%, 1 article)") == 2
    assert told.endswith("20 of the 30 words of Ada are lost with each story counted once.")


def test_who_is_quoted_most_in_every_way_is_said_once():
    """Without a second sentence on who else it could be."""
    every = voices(("Ada", 30, 3, 0.6), ("Bo", 20, 1, 0.4))
    told = tell_most_quoted_ways({"all": every, "own": every})
    assert told.endswith("So it is with credited copies left out.") and "vanishes" not in told


def test_unknown_speakers_are_nobody():
    """They are no one person that is quoted most; neither is anybody where none is known."""
    unknown = voices(("(unknown)", 90, 9, 1.0))
    assert "nobody is quoted most" in tell_most_quoted_ways({"all": unknown, "own": unknown})
    with pytest.raises(MediakitError, match="two ways of counting or more"):
        tell_most_quoted_ways({"all": unknown})


def test_a_speaker_who_is_in_copies_only_is_not_quoted_without_them():
    """All words are lost then."""
    told = tell_most_quoted_ways({"all": voices(("Ada", 5, 1, 1.0)), "own": voices(("Bo", 2, 1, 1.0))})
    assert "and Ada is not quoted" in told and "5 of the 5 words" in told


def test_what_says_who_wrote_is_counted_by_place():
    """Each article is in one of the counts: a place, its outlet, or nothing known."""
    told = tell_origins(origins("end", "dateline", "end", "outlet", None), NO_LINES)
    assert told == [
        "Of 5 articles 3 say who wrote them: 2 by a credit at the end and 1 by the dateline. 1 counts as its outlet's "
        "own, since nothing says otherwise; of 1 nothing is known."
    ]


def test_an_outlets_own_credits_are_no_use_of_agencies():
    """Of four credited articles one names another house, for The QBC is QBC; what has no outlet is told."""
    table = origins("end", "end", "byline", "end", "outlet").assign(origin=["QBC", "QBC", "Nordwire", "KXP", "Post"])
    lines = pd.DataFrame(
        [[i, name, "wrote", "end", "", 1, 2] for i, name in enumerate(["QBC", "QBC", "Nordwire", "KXP"])],
        columns=columns("credit_lines"),
    )
    articles = pd.DataFrame({"doc_id": range(5), "outlet": ["QBC", "The QBC", "Post", None, "Post"]})
    told = tell_origins(table, lines, articles=articles)
    assert told[0].startswith(
        "Of 5 articles 4 say who wrote them: 3 by a credit at the end and 1 by the byline. Of these, 1 names another "
        "than its own outlet; of 1 the outlet is not known. 1 counts as its outlet's own"
    )
    assert told[1] == (
        "Credited as writer, besides outlets that credit themselves: KXP (1 article) and Nordwire (1 article)."
    )
    assert "QBC (2 articles)" in tell_origins(table, lines)[1]
    alone = tell_origins(table.iloc[:1], lines.iloc[:1], articles=articles)
    assert alone == ["Of 1 article 1 says who wrote it: 1 by a credit at the end. It names its own outlet."]
    with pytest.raises(MediakitError, match="no column 'outlet'"):
        tell_origins(table, lines, articles=articles[["doc_id"]])


def test_pictures_and_helpers_are_no_writers():
    """Lines of other roles are counted apart."""
    lines = pd.DataFrame(
        [[0, "QBC", "picture", "body", "Photo: QBC", 0, 10], [0, "KXP", "contributed", "end", "", 1, 2]]
    )
    told = tell_origins(origins("outlet"), lines.set_axis(columns("credit_lines"), axis=1))
    assert told[1:] == ["1 line credits a picture, no text.", "1 line names whose material was used."]


def test_pairs_of_two_stories_are_told():
    """Near-copies that the stories keep apart are named, not hidden."""
    pairs = pd.DataFrame(
        [["a", "b", 0.5, 1.0, 9, 9, 9, 1.0], ["a", "c", 0.3, 0.6, 9, 9, 9, 1.0]], columns=columns("pairs")
    )
    stories = pd.DataFrame({"doc_id": ["a", "b", "c"], "story_id": ["a", "a", "c"]})
    told = tell_pairs(pairs, stories)
    assert told.startswith("2 pairs of articles share much of their text, 1 of them word for word")
    assert "1 pair is of two stories" in told
    assert tell_pairs(pairs.iloc[:1], stories).endswith("All are of one story each.")
    assert tell_pairs(pairs.iloc[:0]) == "No two articles share much of their text."


@pytest.mark.parametrize(
    ("quoted", "said"), [(0.9, "1 is a quotation in both"), (0.1, "1 stands with hardly any marks in one of the two")]
)
def test_passages_are_told_by_whether_both_quote_them(quoted, said):
    """A statement that both quote is another thing than a paragraph without marks."""
    told = tell_passages(passages(quoted_share=quoted))
    assert "0 inside one outlet and 1 between outlets" in told and said in told


def test_a_passage_without_outlets_counts_as_between_them():
    """It is not known to be inside one."""
    assert "0 inside one outlet and 1 between outlets" in tell_passages(passages(same_outlet=None))
    assert tell_passages(passages().iloc[:0]) == "No passage stands in articles of different stories."


def test_articles_without_a_line_of_credit_are_told():
    """An empty table of lines, beside the articles, is no error."""
    articles = pd.DataFrame({"doc_id": [0], "outlet": ["Post"]})
    told = tell_origins(origins("outlet"), NO_LINES, articles=articles)
    assert told == ["Of 1 article 0 say who wrote them. 1 counts as its outlet's own, since nothing says otherwise."]
