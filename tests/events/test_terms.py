"""What a story is known by."""

from collections import Counter

import numpy as np

from mediakit.events.terms import MOST_TERMS, Reader, Vectors


def test_words_names_and_the_title():
    """Function words and single letters are out; a name is a run of capitals; the title counts threefold."""
    found = Reader().counts("Dam breaks", "The dam broke. Engineers of Port Amaril’s council met Brandt at 9.")
    assert found["dam"] == 4 and found["breaks"] == 3 and found["broke"] == 1
    assert found["Port Amaril"] == 1 and found["Brandt"] == 1
    assert "the" not in found and "Engineers" not in found and "9" not in found and "" not in found


def test_function_words_follow_the_language():
    """German ones are left out of German text; where none are known all words count."""
    assert "nicht" not in Reader().counts(None, "nicht heute", "de-AT")
    assert Reader().counts(None, "the rain", "fi")["the"] == 1


def test_weights_by_hand():
    """(1 + ln 2) ln(4 / 2) and ln(4 / 2) before they are made one long: .86 and .51."""
    vectors = Vectors([Counter(dam=1, rain=1), Counter(dam=1, rain=2), Counter(sun=1)])
    second = {
        vectors.terms[c]: w for r, c, w in zip(vectors.rows, vectors.columns, vectors.weights, strict=True) if r == 1
    }
    length = np.hypot(1 + np.log(2), 1)
    assert np.isclose(second["rain"], (1 + np.log(2)) / length) and np.isclose(second["dam"], 1 / length)
    assert (vectors.rows < 2).all()


def test_only_the_strongest_terms_are_kept():
    """Of a very long story no more than 200."""
    many = Counter({f"w{i}": 1 for i in range(1000)})
    assert (np.bincount(Vectors([many, many]).rows) == MOST_TERMS).all()
