"""Share of voice: quotations, words and shares by hand; intervals from a second implementation."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit._resampling import generator
from mediakit._story_draws import N_DRAWS
from mediakit.share_of_voice import UNKNOWN, share_of_voice


def corpus(*rows):
    """Articles and quotes from (outlet, story, [(words, speaker)]): each quotation holds so many words."""
    articles, quotes = [], []
    for number, (outlet, story, said) in enumerate(rows):
        text = "They met."
        for n, speaker in said:
            stretch = "“" + " ".join(["yes"] * n) + "”"
            quotes.append((f"d{number}", len(text) + 1, len(text) + 1 + len(stretch), stretch, "direct", speaker))
            text = f"{text} {stretch}"
        articles.append((f"d{number}", outlet, story, text))
    columns = ["doc_id", "start", "end", "text", "kind", "speaker_resolved"]
    table = pd.DataFrame(quotes, columns=columns).astype({"speaker_resolved": "object"})
    return pd.DataFrame(articles, columns=["doc_id", "outlet", "story_id", "text"]), table


SMALL = corpus(
    ("Courier", "s", [(3, "Ilse Brandt"), (2, None)]),
    ("Courier", "s", [(3, "Minister Ilse Brandt"), (1, "Brandt"), (1, "he")]),
    ("Harbour Post", "t", [(4, "Otto Marrow")]),
    (None, "u", [(9, "Otto Marrow")]),
    ("Tavar Herald", "v", []),
)


def told(table, *columns):
    return table[["outlet", "speaker", *columns]].to_numpy().tolist()


def test_by_hand():
    """Groups by quoted words, (not stated) last; speakers by words, (unknown) last; nobody quoted, no row."""
    table = share_of_voice(*SMALL)
    assert told(table, "n_quotes", "n_articles", "n_stories", "n_words", "share") == [
        ["Courier", "Ilse Brandt", 2, 2, 1, 6, 0.6],
        ["Courier", "Brandt", 1, 1, 1, 1, 0.1],
        ["Courier", UNKNOWN, 2, 2, 1, 3, 0.3],
        ["Harbour Post", "Otto Marrow", 1, 1, 1, 4, 1.0],
        ["(not stated)", "Otto Marrow", 1, 1, 1, 9, 1.0],
    ]
    assert table[["low", "high"]].isna().all(axis=None)


def test_the_list_of_names_merges():
    """The shares of one person add up."""
    table = share_of_voice(*SMALL, names={"Ilse Brandt": ["Brandt"]})
    assert told(table, "n_words", "share")[0] == ["Courier", "Ilse Brandt", 7, 0.7]


def test_shares_of_a_group_add_up_to_one():
    """Nothing that is quoted is lost."""
    assert share_of_voice(*SMALL).groupby("outlet")["share"].sum().round(12).tolist() == [1, 1, 1]


def test_how_much_a_group_quotes():
    """Per 1,000 words of all its articles, those without a quotation too: 10 of 14, 4 of 9, 9 of 11."""
    articles, quotes = SMALL
    more = pd.concat(
        [articles, pd.DataFrame({"doc_id": ["z"], "outlet": ["Harbour Post"], "text": ["They met again."]})]
    )
    table = share_of_voice(more, quotes).groupby("outlet", sort=False)["per_1000"].sum()
    assert table.round(6).to_dict() == {
        "Courier": round(10_000 / 14, 6), "Harbour Post": round(4_000 / 9, 6), "(not stated)": round(9_000 / 11, 6),
    }  # fmt: skip


def test_without_stories():
    """n_stories is missing where copies were not looked for; a table of stories gives them."""
    articles, quotes = SMALL
    alone = articles.drop(columns="story_id")
    assert share_of_voice(alone, quotes)["n_stories"].isna().all()
    pd.testing.assert_frame_equal(
        share_of_voice(alone, quotes, stories=articles[["doc_id", "story_id"]]), share_of_voice(articles, quotes)
    )


def test_indirect_speech_counts_where_it_is_asked_for():
    """Its words, but not those of a quotation inside it, which count once; scare quotes never."""
    text = "Brandt said that the swap was “a sad day” for all. The “swap” is off."
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": [text]})
    spans = [("that the swap was “a sad day” for all", "indirect"), ("“a sad day”", "direct"), ("“swap”", "scare")]
    quotes = pd.DataFrame(
        [("a", text.index(s), text.index(s) + len(s), s, kind, "Brandt") for s, kind in spans],
        columns=["doc_id", "start", "end", "text", "kind", "speaker_resolved"],
    )
    assert share_of_voice(articles, quotes)[["n_quotes", "n_words"]].to_numpy().tolist() == [[1, 3]]
    assert share_of_voice(articles, quotes, indirect=True)[["n_quotes", "n_words"]].to_numpy().tolist() == [[2, 9]]


def many(seed=3, n=30):
    rng = np.random.default_rng(seed)
    people = ["Ilse Brandt", "Otto Marrow", None]
    return corpus(
        *[
            (
                "Courier",
                f"s{i}",
                [(int(rng.integers(1, 20)), people[rng.integers(3)]) for _ in range(rng.integers(1, 5))],
            )
            for i in range(n)
        ]
    )


def test_intervals_are_those_of_whole_stories_resampled():
    """The same draws, statistic and quantiles worked out article by article, with plain numbers."""
    articles, quotes = many()
    table = share_of_voice(articles, quotes, seed=7)
    merged = quotes.merge(articles[["doc_id", "story_id"]]).assign(n=[len(t.split()) for t in quotes["text"]])
    under = merged.groupby("story_id")["n"].sum()
    n = len(under)
    rng = generator(7, "share of voice", str(n))
    draws = rng.integers(n, size=(N_DRAWS, n))

    def statistic(x, y):
        ratio = x.sum() / y.sum()
        return ratio, np.sqrt(n / (n - 1) * ((x - ratio * y) ** 2).sum()) / y.sum()

    for row in table.itertuples():
        name = row.speaker if row.speaker != UNKNOWN else None
        mine = merged[merged["speaker_resolved"].isna() if name is None else merged["speaker_resolved"] == name]
        over = mine.groupby("story_id")["n"].sum().reindex(sorted(under.index), fill_value=0).to_numpy(float)
        whole = under.reindex(sorted(under.index)).to_numpy(float)
        ratio, error = statistic(over, whole)
        t = [(drawn - ratio) / spread for drawn, spread in (statistic(over[d], whole[d]) for d in draws)]
        first, last = np.quantile(t, [0.025, 0.975], method="inverted_cdf")
        assert row.low == pytest.approx(max(ratio - last * error, 0), abs=1e-9)
        assert row.high == pytest.approx(min(ratio - first * error, 1), abs=1e-9)
        assert row.low <= row.share <= row.high


def test_no_bound_leaves_the_scale():
    """A speaker of nearly all words, and one of nearly none."""
    rows = [("Courier", f"s{i}", [(20 - i, "Brandt"), (i, "Marrow")]) for i in (1, 1, 1, 1, 9)]
    rows = [(outlet, f"s{i}", said) for i, (outlet, _, said) in enumerate(rows)]
    table = share_of_voice(*corpus(*rows))
    assert table["low"].min() == 0 and table["high"].max() == 1


def test_few_stories_have_no_interval_and_copies_do_not_help():
    """Four stories that quote a speaker, or four printed ten times: none; five have one."""
    rows = [("Courier", f"s{i}", [(3 + i, "Brandt"), (4, "Marrow")]) for i in range(5)]
    assert share_of_voice(*corpus(*rows))["low"].notna().all()
    assert share_of_voice(*corpus(*rows[:4]))["low"].isna().all()
    assert share_of_voice(*corpus(*rows[:4] * 10))["low"].isna().all()


def test_order_and_other_groups_change_nothing():
    """The same figures whatever the order of articles and quotes, and whoever else is counted."""
    articles, quotes = many()
    more, said = corpus(("Harbour Post", "z", [(5, "Ilse Brandt")]))
    both = pd.concat([more.assign(doc_id="x"), articles.sample(frac=1, random_state=1)])
    table = share_of_voice(both, pd.concat([quotes.sample(frac=1, random_state=2), said.assign(doc_id="x")]))
    expected = share_of_voice(articles, quotes)
    pd.testing.assert_frame_equal(table[table["outlet"] == "Courier"].reset_index(drop=True), expected)


def test_an_empty_table_of_quotes():
    """No row, all columns."""
    articles, quotes = SMALL
    table = share_of_voice(articles, quotes.head(0))
    assert table.empty and list(table) == [
        "outlet", "speaker", "n_quotes", "n_articles", "n_stories", "n_words", "per_1000", "share", "low", "high",
    ]  # fmt: skip


def test_what_cannot_be_used():
    """Quotations of other articles are told; a group that has a name of the table's own is refused."""
    articles, quotes = SMALL
    with pytest.warns(UserWarning, match="5 of 7 quotations are of articles that are not in"):
        table = share_of_voice(articles.tail(3), quotes)
    assert table["n_words"].sum() == 13
    with pytest.raises(MediakitError, match="by='speaker' is a column of the table itself"):
        share_of_voice(articles.assign(speaker="x"), quotes, by="speaker")
    with pytest.raises(MediakitError, match=r"do not stand in articles.text"):
        share_of_voice(articles.assign(text="They met there."), quotes)


TITLES = pd.DataFrame(
    {
        "doc_id": ["a", "b"], "outlet": "Courier", "title": ["“We go”: Brandt", "Marrow says it rains"],
        "text": ["They met in the harbour for talks.", "They met again, in the rain."],
    }
)  # fmt: skip
OF_TITLES = pd.DataFrame(
    {
        "doc_id": ["a", "b"], "start": [0, 12], "end": [7, 20], "text": ["“We go”", "it rains"],
        "kind": ["direct", "indirect"], "speaker_resolved": ["Brandt", "Marrow"],
    }
)  # fmt: skip


def test_quotations_of_titles():
    """Words and shares are those of the titles: two words each, of 3 and 4."""
    table = share_of_voice(TITLES, OF_TITLES, field="title", indirect=True)
    assert told(table, "n_words", "share") == [["Courier", "Brandt", 2, 0.5], ["Courier", "Marrow", 2, 0.5]]
    assert table["per_1000"].tolist() == pytest.approx([2000 / 7, 2000 / 7])


@pytest.mark.parametrize("some", [OF_TITLES, OF_TITLES.tail(1)])
def test_the_column_in_which_quotations_stand_is_named(some):
    """Reported speech is looked at like direct speech; where no column holds them, they are to be made anew."""
    with pytest.raises(MediakitError, match=r"not stand in articles.text, but in articles.title: pass field='title'"):
        share_of_voice(TITLES, some, indirect=True)
    with pytest.raises(MediakitError, match=r"do not stand in articles.text where the table says.*Make it anew"):
        share_of_voice(TITLES.assign(title="x"), some, indirect=True)
    with pytest.raises(MediakitError, match="articles has no column 'titel'"):
        share_of_voice(TITLES, some, field="titel")
