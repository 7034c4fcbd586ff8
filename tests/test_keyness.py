"""Words that set one group apart."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, power_divergence

from mediakit._adjust import adjust
from mediakit._check import MediakitError
from mediakit.keyness import keyness, log_likelihood
from mediakit.keyness._permutation import _Moves
from mediakit.keyness._sides import choose, tally
from mediakit.tables import columns


def articles(**texts: list[str]) -> pd.DataFrame:
    """Articles by outlet."""
    return pd.DataFrame(
        [(outlet.title(), text) for outlet, several in texts.items() for text in several],
        columns=["outlet", "text"],
    )


# 7 b and 3 a against 2 b and 7 a: the example of the reference values
TWO = articles(courier=["b b b b a a", "B b b A"], post=["b b a a a a a a a"])


def test_counts_by_hand():
    """Counts, rates per 1,000 words, articles that hold the word, and the ratio, counted by hand."""
    table = keyness(TWO, target="Courier")
    assert table.columns.tolist() == columns("keyness")
    assert table["feature"].tolist() == ["b", "a"]
    b, a = table.iloc[0], table.iloc[1]
    assert (b["n_target"], b["n_reference"], a["n_target"], a["n_reference"]) == (7, 2, 3, 7)
    assert (b["rate_target"], b["rate_reference"]) == (700, pytest.approx(2000 / 9))
    assert (b["n_docs_target"], b["n_docs_reference"]) == (2, 1)
    assert b["log_ratio"] == pytest.approx(np.log2(0.7 / (2 / 9)))
    # base R's value for the table 7, 3, 2, 7
    assert b["g2"] == pytest.approx(4.53493933)
    assert a["g2"] == pytest.approx(-4.53493933)
    assert table.attrs == {
        "n_articles_target": 2, "n_articles_reference": 1, "n_articles_not_stated": 0,
        "n_words_target": 10, "n_words_reference": 9, "n_stories_target": 2, "n_stories_reference": 1,
        "n_stories_shared": 0, "n_tested": 2, "n_permutations": 3, "exact": True,
    }  # fmt: skip


def test_dunning():
    """Dunning's own example (1993, p. 72) comes out as printed."""
    assert log_likelihood(np.array([10]), np.array([3]), 10, 31767).round(2).tolist() == [167.23]


@settings(max_examples=100)
@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 1000), st.integers(1, 1000))
def test_g2_is_scipys(a, b, more_target, more_reference):
    """G2 over the four cells is SciPy's log-likelihood statistic against the expected counts."""
    c, d = a + more_target, b + more_reference
    observed = np.array([[a, b], [c - a, d - b]], dtype=float)
    expected = observed.sum(1, keepdims=True) * observed.sum(0, keepdims=True) / observed.sum()
    ours = log_likelihood(np.array([a]), np.array([b]), c, d)[0]
    if a + b:
        theirs = power_divergence(observed.ravel(), expected.ravel(), lambda_="log-likelihood").statistic
        assert ours == pytest.approx(theirs, abs=1e-9)
    assert ours >= 0


def test_p_over_words_is_the_chi_squared_tail():
    """p_words is SciPy's chi-squared tail of G2 with one degree of freedom."""
    table = keyness(TWO, target="Courier")
    np.testing.assert_allclose(table["p_words"], chi2.sf(table["g2"].abs(), 1), rtol=1e-12)
    np.testing.assert_allclose(table["bic"], table["g2"].abs() - np.log(19), rtol=1e-12)


def test_p_is_corrected_over_the_words_tested():
    """p_adjusted is the correction of p over all words that have one, and decides what is marked."""
    texts = {"courier": ["land swap", "land now", "land swap"] * 3, "post": ["a deal", "deal now", "deal now"] * 3}
    for correction in ("bh", "holm"):
        table = keyness(articles(**texts), target="Courier", correction=correction)
        np.testing.assert_array_equal(table["p_adjusted"], adjust(table["p"], correction))
        assert table.loc[table["marked"], "feature"].tolist() == ["land", "swap", "deal"]
        assert table.set_index("feature").loc["a", "p"] > 0.15  # 3 stories of 18, all in one of two halves: 7 in 34
        np.testing.assert_array_equal(table["marked"], table["p_adjusted"] < 0.05)


def test_p_by_hand():
    """Ten articles of two words, five of them about a swap: of 252 ways two set the outlets apart like this."""
    table = keyness(articles(courier=["a swap"] * 5, post=["a deal"] * 5), target="Courier").set_index("feature")
    assert table.loc["swap", "p"] == 2 / 252 and table.attrs["n_permutations"] == 252
    few = keyness(articles(courier=["a swap"] * 4, post=["a deal"] * 4), target="Courier").set_index("feature")
    assert few.loc["swap", "p"] == 2 / 70 and few.attrs["exact"]
    assert few.loc["a", "p"] == 1


def test_copies_move_as_one():
    """Four articles of one story are one chance, not four: p stays far from what four stories would give."""
    table = articles(courier=["a swap"] * 4, post=["a deal", "a fee", "a tax", "a vote"])
    table["story_id"] = ["s", "s", "s", "s", "1", "2", "3", None]
    told = keyness(table, target="Courier", min_count=1).set_index("feature")
    assert told.loc["swap", "n_stories"] == 1 and np.isnan(told.loc["swap", "p"]) and told.loc["swap", "one_story"]
    assert told.attrs["n_stories_target"] == 1 and told.attrs["n_stories_reference"] == 4
    alone = keyness(table.drop(columns="story_id"), target="Courier").set_index("feature")
    assert alone.loc["swap", "p"] == 2 / 70 and not alone.loc["swap", "one_story"]


def test_a_word_that_one_side_adds_to_shared_stories_is_found():
    """Both print the same 12 stories, the Courier with a word more: whose version is whose decides, 2 in 4,096."""
    names = [f"story{i} {' rain' * (i % 3)}" for i in range(12)]
    table = articles(courier=[f"{name} alleged" for name in names], post=[f"{name} proven" for name in names])
    table["story_id"] = list(range(12)) * 2
    found = keyness(table, target="Courier").set_index("feature")
    assert found.attrs["n_stories_shared"] == 12
    assert found.loc["alleged", "p"] < 0.003 and found.loc["rain", "p"] > 0.9


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 1), st.integers(0, 3), st.lists(st.integers(0, 3), min_size=1, max_size=6)),
                min_size=4, max_size=12))  # fmt: skip
def test_stories_left_in_their_place_give_what_was_found(rows):
    """Moving no story and turning no version gives each word's own chi-squared, whatever the copies: p counts it."""
    table = pd.DataFrame(
        [("TR"[side], f"s{story}", " ".join("abcd"[w] for w in words)) for side, story, words in rows],
        columns=["outlet", "story_id", "text"],
    )
    if table["outlet"].nunique() < 2:
        return
    words = tally(choose(table, "outlet", "T", None, "text")[0], 1, "text")
    moves = _Moves(words)
    which = np.arange(len(words.features))
    still = (moves.places[None, :], np.ones((1, moves.n)) if moves.varied else None)
    assert moves.extreme(which, iter([still])).tolist() == [1] * len(which)
    moves.bar = moves.bar * (1 + 1e-6) + 1e-9
    assert moves.extreme(which, iter([still])).tolist() == [0] * len(which)


def test_rows_and_seed():
    """The order of rows does not matter, the seed fixes p; another seed gives nearly the same."""
    rng = np.random.default_rng(0)
    texts = [" ".join(rng.choice(list("abcdefg"), 30)) for _ in range(40)]
    table = pd.DataFrame({"outlet": ["T", "R"] * 20, "text": texts, "story_id": [f"s{i // 3}" for i in range(40)]})
    found = keyness(table, target="T", seed=1)
    pd.testing.assert_frame_equal(found, keyness(table.sample(frac=1, random_state=2), target="T", seed=1))
    other = keyness(table, target="T", seed=2)
    assert not np.array_equal(found["p"], other["p"])
    np.testing.assert_allclose(found["p"], other["p"], atol=0.06)


def test_log_ratio_interval_by_hand():
    """Three articles of 10 words with 1, 2, 3 times against three with 2 each: the variance is 1.5 (1 + 0 + 1) / 36."""
    texts = articles(courier=["x " * n + "y " * (10 - n) for n in (1, 2, 3)], post=["x x " + "y " * 8] * 3)
    row = keyness(texts, target="Courier").set_index("feature").loc["x"]
    margin = 1.959964 * np.sqrt(1.5 * 2 / 36) / np.log(2)
    assert (row["log_ratio"], row["low"], row["high"]) == (0, pytest.approx(-margin), pytest.approx(margin))
    assert keyness(TWO, target="Courier")[["low", "high"]].isna().all(axis=None)  # the reference is one story


def test_dispersion_by_hand():
    """3 + 1 times in two articles of equal length: DP = (|.75 - .5| + |.25 - .5|) / 2 = .25, most of it in one."""
    texts = articles(courier=["x x x y", "x y y y"], post=["y y y y"])
    table = keyness(texts, target="Courier").set_index("feature")
    assert table.loc["x", ["dp", "one_story"]].tolist() == [0.25, True]
    assert table.loc["y", ["dp", "one_story"]].tolist() == [0, True]  # of the reference, whose only story it is


def test_a_reference_corpus():
    """Another table is the reference, whatever its columns; groups of the first that are no target stay out."""
    table = articles(courier=["x x x"], post=["y y y"])
    other = pd.DataFrame({"text": ["z z z", "x"]})
    found = keyness(table, target="Courier", reference=other)
    assert sorted(found["feature"]) == ["x", "z"] and found.attrs["n_articles_reference"] == 2
    assert sorted(keyness(table[["text"]], reference=other)["feature"]) == ["x", "y", "z"]
    with pytest.raises(MediakitError, match="1 articles are in articles and in reference, among them 'd1'"):
        keyness(table.assign(doc_id=["d1", "d2"]), target="Courier", reference=other.assign(doc_id=["d1", "d3"]))
    with pytest.raises(MediakitError, match="target names no group"):
        keyness(table)


def test_a_word_of_one_side_is_kept():
    """A word that one side lacks has a row; 0.5 stands in for its count of zero in the ratio."""
    table = keyness(articles(courier=["x x x y"], post=["y y y y"]), target="Courier").set_index("feature")
    assert table.loc["x", ["n_target", "n_reference", "n_docs_reference"]].tolist() == [3, 0, 0]
    assert table.loc["x", "log_ratio"] == pytest.approx(np.log2((3 / 4) / (0.5 / 4)))
    assert table.loc["x", "g2"] > 0 > table.loc["y", "g2"]


def test_the_half_never_turns_the_sign():
    """A word that a small target lacks is not the target's word, whatever the 0.5 makes of it."""
    table = keyness(articles(courier=["x"], post=["y y y " + "z " * 997]), target="Courier").set_index("feature")
    assert np.log2((0.5 / 1) / (3 / 1000)) > 0
    assert table.loc["y", "log_ratio"] == 0
    assert table.loc["y", "g2"] < 0


def test_order():
    """The target's strongest words first, equal ones by the alphabet."""
    table = keyness(articles(courier=["c c c b b b a a a a"], post=["d d d"]), target="Courier")
    assert table["feature"].tolist() == ["a", "b", "c", "d"]


def test_the_index_and_the_input_do_not_matter():
    """Any index will do, and nothing is changed."""
    shuffled = TWO.set_axis([9, 9, 1])
    before = shuffled.copy()
    pd.testing.assert_frame_equal(keyness(shuffled, target="Courier"), keyness(TWO, target="Courier"))
    pd.testing.assert_frame_equal(shuffled, before)


def test_who_is_the_reference():
    """Without a reference all other stated groups are it; articles without a group are on neither side."""
    table = articles(courier=["x x x"], post=["y y y"], tribune=["z z z"])
    table.loc[len(table)] = [None, "n n n"]
    table.loc[len(table)] = ["Post", None]
    everyone = keyness(table, target="Courier")
    assert sorted(everyone["feature"]) == ["x", "y", "z"]
    assert everyone.attrs["n_articles_not_stated"] == 1
    assert everyone.attrs["n_articles_reference"] == 3
    assert sorted(keyness(table, target="Courier", reference="Post")["feature"]) == ["x", "y"]
    both = keyness(table, target=["Courier", "Post"], reference=["Tribune"])
    assert both.attrs["n_articles_target"] == 3


def test_one_spelling_one_word():
    """Curly and straight apostrophes, composed and combining accents, and soft hyphens are one feature."""
    table = keyness(
        articles(courier=["don’t don't DON'T café cafe\u0301 ca\u00adfé"], post=["other"]), target="Courier"
    )
    assert table["feature"].tolist() == ["café", "don't"]
    assert table["n_target"].tolist() == [3, 3]


def test_least_count_and_field():
    """A word is tested from min_count times on, in both sides together; another column can be read."""
    assert keyness(TWO, target="Courier", min_count=10)["feature"].tolist() == ["a"]
    titled = TWO.assign(title=["war"] * 3)
    assert keyness(titled, target="Courier", field="title", min_count=3)["n_target"].tolist() == [2]


def test_empty():
    """No articles give no rows; words too rare to test too; the columns are there."""
    none = keyness(TWO.iloc[:0], target="Courier")
    assert none.columns.tolist() == columns("keyness")
    assert len(none) == 0
    rare = keyness(TWO, target="Courier", min_count=99)
    assert len(rare) == 0
    pd.testing.assert_series_equal(none.dtypes, rare.dtypes)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ({"target": "Curier"}, "'Curier' is not in the column 'outlet'. It holds: Courier, Post."),
        ({"target": "Courier", "reference": "Pots"}, "Did you mean 'Post'?"),
        ({"target": "Courier", "reference": ["Post", "Courier"]}, "Courier is on both sides"),
        ({"target": ["Courier", "Post"]}, "holds no group besides Courier, Post"),
        ({"target": "(not stated)"}, "is not in the column"),
        ({"target": []}, "target names no group"),
        ({"target": "Courier", "min_count": 0}, "min_count=0 is not allowed"),
        ({"target": "Courier", "min_count": True}, "min_count=True is not allowed"),
        ({"target": "Courier", "correction": "bonf"}, "Allowed: holm, bh"),
        ({"target": "Courier", "by": "outlt"}, "Did you mean 'outlet'?"),
        ({"target": "Courier", "field": "title"}, "no column 'title'"),
        ({"target": "Empty"}, "the target's articles have no word"),
    ],
)  # fmt: skip
def test_errors_name_the_mend(options, says):
    """Wrong groups and options are named with what is allowed."""
    table = TWO.copy()
    if options["target"] == "Empty":
        table.loc[3] = ["Empty", None]
    with pytest.raises(MediakitError) as raised:
        keyness(table, **options)
    assert says in str(raised.value)
