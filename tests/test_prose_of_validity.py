"""Sentences on validity and on analyzers' agreement: never more than the figures bear."""

import numpy as np
import pandas as pd

from mediakit.compare_analyzers import compare_analyzers
from mediakit.prose.validity import tell_analyzer_agreement, tell_validity
from mediakit.validity import validity

CODES = ["negative"] * 20 + ["neutral"] * 20 + ["positive"] * 10


def _tables(polarity, codes=CODES):
    ids = [f"d{i}" for i in range(len(polarity))]
    return pd.DataFrame({"doc_id": ids, "polarity": polarity}), pd.DataFrame({"doc_id": ids, "value": codes})


def test_validity_is_told_with_its_baseline_and_the_class_that_is_missed():
    """40 of 50 right (80%; the largest class alone 40%); of 10 positive none is found."""
    told = tell_validity(validity(*_tables([-0.5] * 20 + [0.0] * 20 + [-0.2] * 10)), analyzer="vader")
    assert told.startswith(
        "On 50 units that people coded, the scores of VADER correlate with their codes by Spearman's rho 0."
    )
    assert "As three classes 80% are right (95% interval 6" in told
    assert "naming the largest class for all: 40%), macro-F1 0.6" in told
    assert told.endswith("Of the 10 units coded positive the scores find 0%, the fewest of any class.")


def test_scores_no_better_than_the_largest_class_are_said_to_be_so():
    """All scored neutral: 40% right, as with the largest class."""
    found = validity(*_tables([0.0] * 49 + [0.3]))
    assert "That is not surely better than naming the largest class for all." in tell_validity(found)


def test_few_units_claim_nothing_and_units_without_a_score_are_told():
    """Nine units cannot measure it; one unit without a score is named."""
    assert "cannot be measured" in tell_validity(validity(*_tables([-0.1, 0.2, 0.3] * 3, CODES[16:25])))
    found = validity(*_tables([-0.5] * 20 + [0.0] * 20 + [0.2] * 9 + [None]))
    assert tell_validity(found).endswith("1 more unit has a code and no score.")


def test_ratings_without_classes_are_told_by_their_correlation_alone():
    """No share of right classes where no class was asked for."""
    told = tell_validity(validity(*_tables(np.linspace(-1, 1, 50), list(range(50)))))
    assert told.endswith("Spearman's rho 1.00 (95% interval 1.00 to 1.00).") and "classes" not in told


def test_analyzers_are_told_by_pair_the_least_agreeing_first():
    """Three pairs; the count and share of turned signs stand with their interval."""
    draws = np.random.default_rng(6)
    a = draws.normal(size=40)
    near, far = a + 0.1 * draws.normal(size=40), draws.normal(size=40)
    ids = {"doc_id": range(40)}
    table = compare_analyzers(
        {
            name: pd.DataFrame(ids | {"polarity": values})
            for name, values in (("vader", a), ("textblob", near), ("x", far))
        }
    )
    told = tell_analyzer_agreement(table)
    flips = int((a * near < 0).sum())
    assert told.index("VADER and TextBlob rank 40 articles") > told.index("VADER and x rank 40 articles")
    assert f"and put {flips} of them on opposite sides of zero (" in told
    assert told.endswith("A finding should be read under each.")


def test_few_articles_measure_no_agreement():
    """Below ten no figure is told; analyzers that agree entirely need no second look."""
    one = pd.DataFrame({"doc_id": range(9), "polarity": np.linspace(-1, 1, 9)})
    assert tell_analyzer_agreement(compare_analyzers({"vader": one, "textblob": one})) == (
        "How far VADER and TextBlob agree cannot be measured with so few articles."
    )
    ten = pd.DataFrame({"doc_id": range(10), "polarity": np.linspace(-1, 1, 10)})
    told = tell_analyzer_agreement(compare_analyzers({"vader": ten, "textblob": ten}))
    assert "read under each" not in told
