"""One comparison in three ways of counting copies."""

import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.compare import compare
from mediakit.keyness import keyness
from mediakit.study import Study
from mediakit.ways import compare_ways, frame_presence, keyness_of_target, ways_table

# Six articles of Post's own, five of Courier's own, and three of the agency's that Courier printed and Post printed
# first: 9 and 8 articles. Once per story the copies are Post's alone: 9 and 5. Own ones only: 6 and 5.
POST, COURIER, AGENCY = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [-0.1, -0.2, -0.3, 0.1, 0.0], [0.9, 0.7, 0.5]
VALUES = pd.DataFrame(
    [("Post", "Post", v) for v in POST]
    + [("Courier", "Courier", v) for v in COURIER]
    + [("Post", "Meridian", v) for v in AGENCY]
    + [("Courier", "Meridian", v) for v in AGENCY],
    columns=["outlet", "origin", "polarity"],
).assign(doc_id=[f"d{i:02}" for i in range(17)])
STORIES = pd.DataFrame({"doc_id": VALUES["doc_id"], "story_id": VALUES["doc_id"], "is_first": True})
STORIES.loc[14:, "story_id"] = ["d11", "d12", "d13"]
STORIES.loc[14:, "is_first"] = False


@pytest.fixture
def study(tmp_path):
    """A study that compares outlets."""
    return Study(name="tiny", raw=(tmp_path,), codebook=tmp_path / "frames.yml", path=tmp_path / "tiny.yml", seed=3)


def test_three_ways_by_hand(study):
    """Each way has its n and its difference of means; the pair is turned alike in all."""
    ways = compare_ways(VALUES, STORIES, study=study)
    assert list(ways) == ["all", "one_per_story", "own"]
    table = ways_table(ways)
    assert table[["group_a", "group_b", "copies", "n_a", "n_b"]].to_numpy().tolist() == [
        ["Courier", "Post", "all", 8, 9],
        ["Courier", "Post", "one_per_story", 5, 9],
        ["Courier", "Post", "own", 5, 6],
    ]
    # sums: Post 2.1, Courier -0.5, agency 2.1
    by_hand = [1.6 / 8 - 4.2 / 9, -0.5 / 5 - 4.2 / 9, -0.5 / 5 - 2.1 / 6]
    assert table["difference"].tolist() == pytest.approx(by_hand)


def test_each_way_is_compare_with_the_study_s_settings(study):
    """All copies: what compare gives for the values with their stories, figure by figure."""
    alone = compare(VALUES.merge(STORIES[["doc_id", "story_id"]], on="doc_id"), seed=3)
    found = compare_ways(VALUES, STORIES, study=study)["all"]
    pd.testing.assert_frame_equal(found.groups, alone.groups)
    pd.testing.assert_frame_equal(found.pairs, alone.pairs)


def test_any_index_and_order_and_an_old_story_column_make_no_difference(study):
    """Rows are matched by doc_id, and the values stay as they were."""
    shuffled = VALUES.assign(story_id="old").sample(frac=1, random_state=2)
    before = shuffled.copy()
    first = ways_table(compare_ways(VALUES, STORIES, study=study))
    pd.testing.assert_frame_equal(ways_table(compare_ways(shuffled, STORIES, study=study)), first)
    pd.testing.assert_frame_equal(shuffled, before)


def test_another_measure_and_column(study):
    """The study's column makes the groups, `measure` is averaged."""
    values = VALUES.rename(columns={"polarity": "swap"}).assign(section=["home", "world"] * 8 + ["home"])
    by_section = Study(**{**vars(study), "by": "section"})
    ways = compare_ways(values, STORIES, study=by_section, measure="swap")
    assert ways["all"].groups[["measure", "group"]].to_numpy().tolist() == [["swap", "home"], ["swap", "world"]]


def test_an_article_that_stories_does_not_know_is_not_lost(study):
    """It is an error with the count, not a smaller n."""
    with pytest.raises(MediakitError, match="stories does not know 1 of the 17 articles"):
        compare_ways(VALUES, STORIES.iloc[1:], study=study)


def test_a_missing_column_is_named(study):
    """The measure, the group's column and stories' own."""
    with pytest.raises(MediakitError, match="values has no column 'polarity'"):
        compare_ways(VALUES.drop(columns="polarity"), STORIES, study=study)
    with pytest.raises(MediakitError, match="stories has no column 'story_id'"):
        compare_ways(VALUES, STORIES.drop(columns="story_id"), study=study)


def test_articles_of_unknown_origin_are_counted_in_a_warning(study):
    """Without an origin it cannot be said that an outlet wrote it itself."""
    with pytest.warns(UserWarning, match="copies='own' left out 2 of 17 articles"):
        compare_ways(VALUES.assign(origin=VALUES["origin"].where(VALUES.index > 1)), STORIES, study=study)


def _pairs(*rows):
    pairs = pd.DataFrame(
        rows, columns=["group_a", "group_b", "n_a", "n_b", "difference", "low", "high", "effect_size", "p"]
    )
    return pairs.assign(measure="polarity", p_adjusted=pairs["p"])


class _Found:
    """A comparison that has only pairs."""

    def __init__(self, pairs):
        self.pairs = pairs


def test_a_pair_is_turned_with_all_that_has_a_direction():
    """n, sign and the bounds change places; p stays; a missing interval stays missing."""
    nan = float("nan")
    first = _Found(_pairs(("b", "a", 7, 5, 0.3, 0.1, 0.6, 1.0, 0.02), ("b", "c", 7, 5, -0.2, nan, nan, nan, nan)))
    second = _Found(_pairs(("a", "b", 6, 6, -0.1, -0.4, 0.2, -0.3, 0.5)))
    table = ways_table({"first": first, "second": second})
    assert table.astype(object).where(table.notna(), None).to_numpy().tolist() == [
        ["a", "b", "first", 5, 7, -0.3, -0.6, -0.1, 0.02],
        ["a", "b", "second", 6, 6, -0.1, -0.4, 0.2, 0.5],
        ["b", "c", "first", 7, 5, -0.2, None, None, None],
    ]
    assert table["n_a"].dtype == "int64"
    assert first.pairs["group_a"].tolist() == ["b", "b"]


def test_the_ways_keep_their_order():
    """Not that of the alphabet."""
    one = _Found(_pairs(("a", "b", 6, 6, -0.1, -0.4, 0.2, -0.3, 0.5)))
    assert ways_table({"z": one, "a": one, "m": one})["copies"].tolist() == ["z", "a", "m"]


def test_comparisons_by_another_name():
    """`name` says what the ways are, such as frames."""
    one = _Found(_pairs(("a", "b", 6, 6, -0.1, -0.4, 0.2, -0.3, 0.5)))
    assert ways_table({"swap": one}, name="frame")["frame"].tolist() == ["swap"]


def test_without_a_pair_the_table_is_empty(study):
    """Too few articles for any test in any way: the columns are there."""
    table = ways_table(compare_ways(VALUES.iloc[:6], STORIES, study=study))
    assert table.empty
    assert list(table) == [
        "group_a", "group_b", "copies", "n_a", "n_b", "difference", "low", "high", "p_adjusted",
    ]  # fmt: skip
    assert ways_table({}).columns.equals(table.columns)


def test_a_frame_is_there_or_not():
    """1 where an article mentions it at least once, 0 elsewhere, for each frame asked for; no text is carried."""
    articles = VALUES.assign(text="Talks.", swap="old").iloc[[2, 0, 1]]
    found = pd.DataFrame({"doc_id": ["d00", "d00", "d01", "d16"], "frame": ["swap", "deal", "swap", "deal"]})
    found["frame"] = found["frame"].astype("category")
    table = frame_presence(articles, found, ["swap", "deal", "silent"])
    assert table[["doc_id", "swap", "deal", "silent"]].to_numpy().tolist() == [
        ["d02", 0, 0, 0], ["d00", 1, 1, 0], ["d01", 1, 0, 0],
    ]  # fmt: skip
    assert "text" not in table
    assert compare(table, measure="swap").groups["estimate"].tolist() == pytest.approx([2 / 3])


TEXTS = VALUES.assign(text=["Rain fell on the valley."] * 6 + ["The land swap failed."] * 5 + ["A swap of land."] * 6)


def test_keyness_of_the_target_is_keyness_over_the_articles_that_count(study):
    """All copies or the first of each story, as the study says; stories and seed are passed on."""
    told = TEXTS.assign(story_id=STORIES["story_id"])
    found = keyness_of_target(TEXTS, STORIES, target="Courier", study=study)
    pd.testing.assert_frame_equal(found, keyness(told, target="Courier", seed=3))
    assert found.attrs["n_stories_shared"] == 3
    once = Study(**{**vars(study), "copies": "one_per_story"})
    found = keyness_of_target(TEXTS, STORIES, target="Courier", study=once)
    pd.testing.assert_frame_equal(found, keyness(told.iloc[:14], target="Courier", seed=3))


def test_keyness_of_a_small_group_has_no_p(study):
    """Counts and rates are shown, a test is not: below the study's least n, of articles or stories, on either side."""
    few = Study(**{**vars(study), "min_articles": 9})
    for target in ("Courier", "Post"):  # 8 and 9 articles
        found = keyness_of_target(TEXTS, STORIES, target=target, study=few)
        assert len(found) and found[["p", "p_adjusted", "p_words"]].isna().all(axis=None) and not found["marked"].any()
        pd.testing.assert_series_equal(found["g2"], keyness(TEXTS, target=target)["g2"])
    one_story = STORIES.assign(story_id=STORIES["story_id"].where(TEXTS["outlet"] == "Post", "d06"))
    assert keyness_of_target(TEXTS, one_story, target="Courier", study=study)["p"].isna().all()


@pytest.mark.parametrize(
    "articles",
    [TEXTS.iloc[:6], TEXTS.assign(text=TEXTS["text"].where(TEXTS["outlet"] == "Post")), TEXTS.assign(outlet=None)],
)
def test_keyness_without_another_side_is_empty(study, articles):
    """One group only, a side without a word, or no group at all: the columns and kinds of keyness, no row."""
    found = keyness_of_target(articles, STORIES, target="Post", study=study)
    assert found.empty
    assert found.dtypes.equals(keyness(TEXTS, target="Post").iloc[:0].dtypes)
