"""Functions as analyzers: what they may give, and how what they may not is told."""

import functools
import math

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.analyzers import analyzer
from mediakit.analyzers.callables import BATCH
from mediakit.sentiment import sentiment


def made(values):
    return analyzer(lambda texts: values, name="model")


@pytest.mark.parametrize(
    ("given", "polarity", "subjectivity"),
    [
        ([0.5, -1], [0.5, -1.0], [math.nan] * 2),
        (np.array([0.5, 0], "float32"), [0.5, 0.0], [math.nan] * 2),
        (np.array([[0.5], [0.25]]), [0.5, 0.25], [math.nan] * 2),
        ([(0.5, 1), (0, 0)], [0.5, 0.0], [1.0, 0.0]),
        (pd.Series([0.5, 0], index=[7, 7]), [0.5, 0.0], [math.nan] * 2),
        (pd.DataFrame({"polarity": [0.5, 0], "label": "x"}), [0.5, 0.0], [math.nan] * 2),
        (pd.DataFrame({"subjectivity": [1, 0], "polarity": [0.5, 0]}), [0.5, 0.0], [1.0, 0.0]),
        ((number for number in (0.5, None)), [0.5, math.nan], [math.nan] * 2),
    ],
)
def test_what_a_function_may_give(given, polarity, subjectivity):
    """Numbers, pairs, arrays, tables and generators, and None where there is no score."""
    scores = made(given).scores(["Good day.", "Bad"])
    np.testing.assert_equal([score.polarity for score in scores], polarity)
    np.testing.assert_equal([score.subjectivity for score in scores], subjectivity)
    assert scores[0].n_scored == 2


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ([0.5], "1 value for 2 texts"),
        ([0.5, 0.5, 0.5], "3 values for 2 texts"),
        ([0.5, 1.5], "polarity 1.5 for the text 'Bad'"),
        ([0.5, float("nan")], "polarity nan"),
        ([0.5, np.inf], "polarity inf"),
        ([(0, 0), (0, -0.5)], "subjectivity -0.5"),
        ([(0, 0), (0, 0, 0)], "3 numbers for the text 'Bad'"),
        ([0.5, "good"], r"'good' \(str\)"),
        ([True, False], "bool"),
        ([{"label": "good"}, {"label": "bad"}], "dict"),
        ({"a": 1, "b": 2}, "a dict"),
        ("ab", "a str"),
        (None, "a NoneType"),
        (pd.DataFrame({"score": [1, 1]}), "without a column 'polarity'"),
    ],
)
def test_what_a_function_may_not_give(given, told):
    """The error names the analyzer, what was found and what is allowed."""
    with pytest.raises(MediakitError, match=told) as raised:
        made(given).scores(["Good day.", "Bad"])
    assert "analyzer 'model' gave" in str(raised.value) and "-1 to 1" in str(raised.value)


def test_batches():
    """The function sees all texts in their order, a batch at a time, and cannot change ours."""
    seen = []

    def empty(texts):
        seen.append(list(texts))
        return [0.0 for _ in range(len(texts))] if not texts.clear() else [0.0] * len(seen[-1])

    texts = [f"text {i}" for i in range(BATCH + 1)]
    with pytest.raises(MediakitError, match="0 values for 256 texts"):
        analyzer(empty).scores(texts)
    assert [len(batch) for batch in seen] == [BATCH]
    seen.clear()
    scores = analyzer(lambda batch: [seen.append(batch) or len(batch) / 1000] * len(batch), name="n").scores(texts)
    assert [score.polarity for score in scores] == [BATCH / 1000] * BATCH + [0.001]
    assert [text for batch in seen for text in batch] == texts


def test_names():
    """The function's own name, or the one that is given."""

    def alarm(texts):
        return [0.0] * len(texts)

    class Model:
        def __call__(self, texts):
            return [0.0] * len(texts)

    assert analyzer(alarm).name == "alarm"
    assert analyzer(Model()).name == "Model"
    assert analyzer(functools.partial(alarm)).name == "partial"
    assert analyzer(lambda texts: [0.0] * len(texts)).name == "function"
    assert (analyzer(alarm, name="a", title="Alarm").name, analyzer(alarm, title="Alarm").title) == ("a", "Alarm")
    with pytest.raises(MediakitError, match="cannot be called"):
        analyzer("vader")


def test_an_error_of_the_function_says_whose_it_is():
    """The function's own error comes through, with a note."""

    def broken(texts):
        raise KeyError("weights")

    with pytest.raises(KeyError) as raised:
        analyzer(broken).scores(["Good."])
    assert raised.value.__notes__ == ["raised by the analyzer 'broken' on 1 text"]


def test_in_sentiment():
    """A function is an analyzer in every unit; it never sees a text without a word, and a text may have no score."""
    seen = []

    def length(texts):
        seen.extend(texts)
        return [None if "None" in text else -len(text.split()) / 10 for text in texts]

    articles = pd.DataFrame({"doc_id": ["a", "b", "c"], "text": ["One two. Three.", "…", "None here. One."]})
    table = sentiment(articles, analyzer=length, unit="sentence_mean")
    np.testing.assert_allclose(table["polarity"], [-0.15, math.nan, -0.1])
    assert table["analyzer"].tolist() == ["length"] * 3
    assert table["n_sentences"].tolist() == [2, 0, 2]
    assert seen == ["One two.", "Three.", "None here.", "One."]
    assert sentiment(articles, analyzer=analyzer(length, name="n"))["n_scored"].tolist() == [3, 0, 0]


def test_no_evidence():
    """A function does not say which words made its score."""
    with pytest.raises(MediakitError, match="without the words"):
        made([0]).words("Good.")
    with pytest.raises(MediakitError, match="without the words"):
        made([0]).of([])


def test_a_table_may_lack_scores():
    """Missing polarity is no score, and missing subjectivity is none, as None in a list is."""
    table = pd.DataFrame({"polarity": [None, 0.5, 0.25], "subjectivity": [0.1, None, 1.0]})
    scores = analyzer(lambda texts: table, name="model").scores(["One.", "Two.", "Three."])
    assert [math.isnan(score.polarity) for score in scores] == [True, False, False]
    assert math.isnan(scores[1].subjectivity)
    assert (scores[1].polarity, scores[2].polarity, scores[2].subjectivity) == (0.5, 0.25, 1.0)
