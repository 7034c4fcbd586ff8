"""Three ways to count, and the keyword of every measure that counts in them."""

import inspect
import warnings

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.collocates import collocates
from mediakit.cooccurrence import cooccurrence
from mediakit.copies import COPIES, counts_copies, select_copies, unsettled_firsts
from mediakit.evidence import evidence
from mediakit.frames import coverage, coverage_over_time, mentions
from mediakit.hits import hits
from mediakit.keyness import keyness
from mediakit.moving_words import moving_words
from mediakit.patterns import Index
from mediakit.quotes import quotes
from mediakit.sentiment import sentiment
from mediakit.share_of_voice import share_of_voice
from mediakit.similar_phrases import similar_phrases
from mediakit.tone import article_tone, select_tone
from mediakit.tone_near import tone_near
from mediakit.windows import windows

ARTICLES = pd.DataFrame(
    {
        "doc_id": ["c", "a", "b", "d"],
        "outlet": ["Courier", "Meridian", "Harbour Post", None],
        "origin": ["Meridian", "meridian ", "Harbour Post", "Meridian"],
        "published": pd.to_datetime(["2026-01-03", "2026-01-01", "2026-01-02", None], utc=True),
    },
    index=[7, 7, 9, 2],
)
STORIES = pd.DataFrame(
    {"doc_id": [*"abcd"], "story_id": [*"abaa"], "is_first": [True, True, False, False], "n_copies": [3, 1, 3, 3]}
)


def test_all_keeps_every_article():
    """All copies: the articles as they are, as a copy."""
    kept = select_copies(ARTICLES)
    pd.testing.assert_frame_equal(kept, ARTICLES)
    assert kept is not ARTICLES


def test_one_per_story_keeps_the_first():
    """Four articles tell two stories; the first of each stays, in the order and with the index of the input."""
    kept = select_copies(ARTICLES, STORIES, copies="one_per_story")
    assert kept["doc_id"].tolist() == ["a", "b"] and kept.index.tolist() == [7, 9]


def test_a_story_is_not_lost_where_its_first_is_not_among_the_articles():
    """Without the story's first, the earliest dated of those that are there stands for it."""
    kept = select_copies(ARTICLES.iloc[[3, 0]], STORIES, copies="one_per_story")
    assert kept["doc_id"].tolist() == ["c"]


def test_own_keeps_what_an_outlet_wrote_itself_and_counts_the_unknown():
    """Case and outer space do not make another outlet; an article without an outlet is counted in a warning."""
    with pytest.warns(UserWarning, match="left out 1 of 4 articles"):
        kept = select_copies(ARTICLES, copies="own")
    assert kept["doc_id"].tolist() == ["a", "b"]


def test_empty_tables_stay_empty():
    """No articles: no articles, in all three ways, with the same columns."""
    for copies in ("all", "one_per_story", "own"):
        kept = select_copies(ARTICLES.iloc[:0], STORIES, copies=copies)
        assert kept.empty and list(kept) == list(ARTICLES)


def test_wrong_input_is_told_how_to_mend():
    """An unknown way, no stories, and articles that stories does not know each end in one sentence."""
    with pytest.raises(MediakitError, match="Allowed: all, one_per_story, own"):
        select_copies(ARTICLES, copies="unique")
    with pytest.raises(MediakitError, match="pass stories"):
        select_copies(ARTICLES, copies="one_per_story")
    with pytest.raises(MediakitError, match="does not know 2 of the 4 articles"):
        select_copies(ARTICLES, STORIES.iloc[:2], copies="one_per_story")


def test_input_is_not_changed():
    """select_copies leaves both tables alone."""
    articles, stories = ARTICLES.copy(), STORIES.copy()
    kept = select_copies(articles, stories, copies="one_per_story")
    kept["doc_id"] = "changed"
    pd.testing.assert_frame_equal(articles, ARTICLES)
    pd.testing.assert_frame_equal(stories, STORIES)


# What articles say themselves: c and d carry a's story, a is its first; b has no story. The order is not that of dates.
TOLD = ARTICLES.assign(story_id=["a", "a", None, "a"], is_first=[False, True, None, False])


def test_articles_say_their_story_themselves():
    """Without a table of stories their own columns do; a missing story is a story of its own."""
    assert select_copies(TOLD, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]
    two = TOLD.assign(story_id=["a", None, None, None])
    assert select_copies(two, copies="one_per_story")["doc_id"].tolist() == ["c", "a", "b", "d"]


def test_without_is_first_the_id_of_the_story_says_which_it_is():
    """Stories are named by their first; where another name is given, the earliest dated stands for the story."""
    plain = TOLD.drop(columns="is_first")
    assert select_copies(plain, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]
    named = plain.assign(story_id=["s", None, "s", "s"])
    assert select_copies(named, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]
    no_ids = named.drop(columns="doc_id")
    assert select_copies(no_ids, copies="one_per_story")["published"].dt.day.tolist() == [1, 2]


def test_a_table_of_stories_goes_before_the_articles_own_columns():
    """What is passed is what counts."""
    old = TOLD.assign(story_id="z", is_first=[True, False, False, False])
    assert select_copies(old, STORIES, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]


def test_the_order_of_rows_makes_no_difference():
    """Undated copies of one story: the same article stands for it whatever the order; equal dates too."""
    undated = TOLD.assign(published=pd.NaT, is_first=False, story_id="s")
    for table in (undated, undated.assign(published=pd.Timestamp("2026-01-01", tz="UTC"))):
        kept = {select_copies(table.sample(frac=1, random_state=i), copies="one_per_story")["doc_id"].iloc[0]
                for i in range(6)}  # fmt: skip
        assert kept == {"a"}


def test_dates_as_text_and_of_a_day_are_in_their_order():
    """ISO texts with zones are read as times: 23:00 in UTC-8 is later than 05:00 UTC of the next day."""
    articles = pd.DataFrame(
        {"doc_id": ["a", "b"], "story_id": "s", "published": ["2026-01-01T23:00-08:00", "2026-01-02T05:00Z"]}
    )
    assert select_copies(articles, copies="one_per_story")["doc_id"].tolist() == ["b"]


def test_what_is_needed_is_told():
    """How to get stories; and what is_first may hold."""
    with pytest.raises(MediakitError, match=r"articles.merge\(stories\(articles\)\[\['doc_id', 'story_id', 'is_first'"):
        select_copies(ARTICLES, copies="one_per_story")
    with pytest.raises(MediakitError, match="is_first holds 'False'"):
        select_copies(TOLD.assign(is_first="False"), copies="one_per_story")
    for way in (["own"], None, 1, float("nan")):
        with pytest.raises(MediakitError, match="Allowed: all, one_per_story, own"):
            select_copies(TOLD, copies=way)
    with pytest.raises(MediakitError, match="articles is a list"):
        select_copies([], copies="one_per_story")


def test_is_first_may_be_any_kind_of_truth():
    """A column of booleans with missing values, of numbers, or of objects, as merges and files leave it."""
    for kind in ("boolean", object):
        told = TOLD.assign(is_first=TOLD["is_first"].astype(kind))
        assert select_copies(told, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]
    told = TOLD.assign(is_first=[0.0, 1.0, float("nan"), 0.0])
    assert select_copies(told, copies="one_per_story")["doc_id"].tolist() == ["a", "b"]


# Six articles; Post printed the agency's story two days after Courier; Harbour's article knows no story.
CORPUS = pd.DataFrame(
    {
        "doc_id": list("abcdef"),
        "outlet": ["Courier", "Post", "Post", "Harbour", "Courier", "Post"],
        "origin": ["Meridian", "Meridian", "The Post", "Harbour", "Courier", None],
        "story_id": ["a", "a", "c", None, "e", "c"],
        "is_first": [True, False, True, None, True, False],
        "published": pd.date_range("2026-03-02", periods=6, tz="UTC"),
        "language": "en",
        "text": [
            "A good land swap. “It is a fine plan,” said Ilse Brandt.",
            "A good land swap. “It is a fine plan,” said Ilse Brandt.",
            "An awful land swap for the valley, said nobody. Talks failed.",
            "Orchards and a happy valley. “We go,” said Ilse Brandt.",
            "A bad valley deal.",
            "An awful land swap for the valley.",
        ],
    },
    index=[3, 3, 1, 0, 8, 9],
)
BOOK = {"frames": {"swap": {"patterns": ["land swap"]}, "valley": {"patterns": ["valley", "orchards"]}}}
MENTIONS, QUOTES = mentions(CORPUS, BOOK), quotes(CORPUS)
SENTENCES, WORDS = sentiment(CORPUS, unit="sentence"), evidence(CORPUS)
WHOLE = sentiment(CORPUS, unit="sentence_mean").assign(voice="all")
NEAR = sentiment(CORPUS, unit=windows(CORPUS, MENTIONS), without=MENTIONS)

MEASURES = {
    "coverage": lambda a, **c: coverage(MENTIONS, a, **c),
    "coverage in one voice": lambda a, **c: coverage(MENTIONS, a, quotes=QUOTES, voice="narrator", **c),
    "coverage_over_time": lambda a, **c: coverage_over_time(MENTIONS, a, frequency="day", **c),
    "cooccurrence": lambda a, **c: cooccurrence(MENTIONS, a, **c),
    "hits": lambda a, **c: hits(MENTIONS, BOOK, articles=a, **c),
    "keyness": lambda a, **c: keyness(a, target="Post", min_count=1, **c),
    "keyness against a table": lambda a, **c: keyness(a, reference=CORPUS.iloc[3:4], **c),
    "collocates": lambda a, **c: collocates(a, "valley", min_count=1, **c),
    "similar_phrases": lambda a, **c: similar_phrases(a, "land swap", min_count=1, **c),
    "share_of_voice": lambda a, **c: share_of_voice(a, QUOTES, **c),
    "moving_words": lambda a, **c: moving_words(WORDS, SENTENCES, a, **c),
    "tone_near": lambda a, **c: tone_near(NEAR, a, **c),
    "article_tone": lambda a, **c: article_tone(a, SENTENCES, **c),
    "select_tone": lambda a, **c: select_tone(WHOLE, a, analyzer=WHOLE["analyzer"].iloc[0], **c),
}
BY_HAND = {"all": "abcdef", "one_per_story": "acde", "own": "cde"}


@pytest.mark.parametrize("way", COPIES)
@pytest.mark.parametrize("name", MEASURES)
def test_every_measure_counts_what_was_selected_first(name, way):
    """copies= gives what selecting articles by hand gives; what was found in the others is left out in silence."""
    corpus = CORPUS.iloc[:3] if name == "keyness against a table" else CORPUS
    kept = corpus[corpus["doc_id"].isin(list(BY_HAND[way]))]
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "copies='own' left out 1")
        found = MEASURES[name](corpus, copies=way)
    ids = set(kept["doc_id"])
    mine = {
        k: globals()[k][globals()[k]["doc_id"].isin(ids)] for k in ("MENTIONS", "QUOTES", "SENTENCES", "WORDS", "NEAR")
    }
    with pytest.MonkeyPatch.context() as patch:
        for table, rows in mine.items():
            patch.setitem(globals(), table, rows)
        expected = MEASURES[name](kept)
    pd.testing.assert_frame_equal(found, expected)
    assert found.attrs == expected.attrs


@pytest.mark.filterwarnings("ignore:copies='own' left out")
@pytest.mark.parametrize(
    ("way", "n"), [("all", [2, 3, 1]), ("one_per_story", [2, 1, 1]), ("own", [1, 1, 1])], ids=lambda one: str(one)
)
def test_n_counts_what_counts(way, n):
    """By hand, Courier, Post and Harbour: the agency's story is Courier's once a story, and nobody's own."""
    table = coverage(MENTIONS, CORPUS, frames=["swap"], copies=way).set_index("outlet")
    assert table.loc[["Courier", "Post", "Harbour"], "n_articles"].tolist() == n


def test_stories_can_be_given_where_a_measure_takes_them():
    """share_of_voice and article_tone choose by the table of stories that they are given."""
    bare = CORPUS.drop(columns=["story_id", "is_first"])
    table = CORPUS[["doc_id", "story_id", "is_first"]].assign(story_id=list("aacdec"), is_first=[1, 0, 1, 1, 1, 0])
    table["is_first"] = table["is_first"].astype(bool)
    voices = share_of_voice(bare, QUOTES, stories=table, copies="one_per_story")
    assert voices.set_index("outlet").loc["Courier", "n_quotes"] == 1 and "Post" not in set(voices["outlet"])
    tones = article_tone(bare, SENTENCES, table, copies="one_per_story")
    assert tones["doc_id"].tolist() == list("acde") and tones["story_id"].tolist() == list("acde")
    with pytest.raises(MediakitError, match="merge"):
        share_of_voice(bare, QUOTES, copies="one_per_story")


def test_finds_of_no_article_are_still_told():
    """Rows of articles that do not count go in silence; those of articles in no table are counted, at the caller."""
    strange = pd.concat([MENTIONS, MENTIONS.iloc[:1].assign(doc_id="z")])
    strange["frame"] = strange["frame"].astype(MENTIONS["frame"].dtype)
    with pytest.warns(UserWarning, match="1 of 7 mentions are of articles that are not in") as told:
        coverage(strange, CORPUS, copies="one_per_story")
    assert told[0].filename == __file__


def test_own_says_at_the_caller_what_it_left_out():
    """Once, with the count, whatever the measure."""
    with pytest.warns(UserWarning, match="left out 1 of 6 articles") as told:
        coverage(MENTIONS, CORPUS, copies="own")
    assert [one.filename for one in told] == [__file__]


def test_a_measure_s_errors_stay_what_they_are():
    """A way that is not known, twice the same article, no articles, no story."""
    with pytest.raises(MediakitError, match="copies='once' is not known. Allowed: all, one_per_story, own"):
        coverage(MENTIONS, CORPUS, copies="once")
    with pytest.raises(MediakitError, match="holds 'a' twice or more"):
        coverage(MENTIONS, pd.concat([CORPUS, CORPUS.iloc[:1]]), copies="one_per_story")
    with pytest.raises(MediakitError, match="articles is a list"):
        coverage(MENTIONS, [], copies="one_per_story")
    with pytest.raises(MediakitError, match="pass the table as articles="):
        hits(MENTIONS, BOOK, copies="own")
    with pytest.raises(MediakitError, match="mentions has no column 'doc_id'"):
        coverage(MENTIONS[["frame"]], CORPUS, copies="one_per_story")
    with pytest.raises(MediakitError, match="index of all articles. Leave index out"):
        collocates(CORPUS, "valley", index=Index(list(CORPUS["text"])), copies="own")
    with pytest.raises(TypeError, match="articles"):
        coverage(MENTIONS, copies="one_per_story")


def test_the_keyword_is_in_the_signature_and_measures_leave_their_input_alone():
    """Last, by its name only, with every copy as what is usual."""
    for measure in (coverage, keyness, hits):
        last = list(inspect.signature(measure).parameters.values())[-1]
        assert (last.name, last.default, last.kind) == ("copies", "all", inspect.Parameter.KEYWORD_ONLY)
    before = CORPUS.copy(), MENTIONS.copy()
    coverage(MENTIONS, CORPUS, copies="one_per_story")
    pd.testing.assert_frame_equal(CORPUS, before[0])
    pd.testing.assert_frame_equal(MENTIONS, before[1])


def test_stories_whose_first_the_dates_do_not_tell_are_counted():
    """Of two with several articles one has two that may be first; without the column none is known."""
    told = pd.DataFrame({"story_id": [*"aabbcc"], "may_be_first": [True, True, True, False, None, True]})
    assert unsettled_firsts(told.iloc[:5]) == (1, 2) and unsettled_firsts(told) == (1, 3)
    assert unsettled_firsts(told[["story_id"]]) == (0, 0)


def test_a_measure_of_one_s_own_can_have_it():
    """Tables that are not given stay so."""

    @counts_copies("mentions")
    def n(articles, *, mentions=None):
        return len(articles), mentions if mentions is None else len(mentions)

    assert n(CORPUS, copies="one_per_story") == (4, None)
    assert n(CORPUS, mentions=MENTIONS, copies="one_per_story")[0] == 4
