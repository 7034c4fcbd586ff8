"""Who copies whom, in sentences that can be checked against their tables."""

import numpy as np
import pandas as pd
import pytest

from mediakit._check import MediakitError
from mediakit.prose.copying import lag_words, tell_copying, tell_republished


def _flows(*rows):
    names = ["source", "target", "source_is_agency", "n_articles", "n_credited", "n_dated", "lag_hours"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(n_stories=table["n_articles"], n_words=1, lag_low=np.nan, lag_high=np.nan)


def test_the_largest_flows_first():
    """Agencies and outlets apart; the lag of an agency is a lower bound, that of an outlet is not."""
    told = tell_copying(
        _flows(
            ("Wire", "Post", True, 9, 9, 4, 5.0), ("Post", "Star", False, 12, 0, 12, 60.0),
            ("Wire", "Star", True, 1, 0, 1, 2.0), ("Nordwire", "Star", True, 2, 2, 0, np.nan),
        )
    )  # fmt: skip
    assert told[0] == (
        "24 articles carry the text of another source: of 2 agencies (in the corpus or not) or other sources "
        "outside it (12 articles) and of 1 other outlet of the corpus (12 articles)."
    )
    assert told[1] == (
        "Star printed 12 articles of Post (without a credit), in the median 2.5 days later (12 articles whose order "
        "dates tell)."
    )
    assert told[2] == (
        "Post printed 9 articles of Wire, in the median at least 5 hours after its first copy in the corpus "
        "(4 articles whose order dates tell)."
    )
    assert told[3] == "Star printed 2 articles of Nordwire; the dates tell too little of how much later."
    assert told[4:] == ["1 more pair of source and outlet has 1 article."]


def test_what_is_not_known_is_told_last():
    """Also where nothing else is known."""
    assert tell_copying(_flows(("(not known)", "Post", False, 3, 0, 0, np.nan))) == [
        "No article is known to carry another source's text.",
        "3 more articles share their text with another outlet's, and nothing says whose it is.",
    ]
    assert tell_copying(_flows()) == ["No article is known to carry another source's text."]


def test_articles_without_an_outlet():
    """They print nothing by name."""
    told = tell_copying(_flows(("Wire", "(not stated)", True, 1, 1, 0, np.nan)))
    assert told[1].startswith("1 article of Wire states no outlet")


@pytest.mark.parametrize(("hours", "words"), [(0.01, "1 minute"), (1.4, "1 hour"), (47, "47 hours"), (48, "2 days")])
def test_lags_in_words(hours, words):
    """Minutes, hours, days."""
    assert lag_words(hours) == words


def _shares(rows):
    names = ["outlet", "n_articles", "n_republished", "n_uncredited", "n_unclear", "share", "low", "high"]
    return pd.DataFrame(rows, columns=names)


def test_shares_with_n_and_interval():
    """The largest groups, not the largest shares; those without an interval and what is unclear are counted."""
    told = tell_republished(
        _shares(
            [("Courier", 40, 10, 0, 2, 0.25, 0.1, 0.4), ("Post", 20, 0, 0, 0, 0.0, 0.0, 0.1),
             ("Gull", 6, 5, 0, 0, 5 / 6, 0.4, 1.0),
             ("Star", 2, 2, 0, 0, 1.0, None, None), ("(not stated)", 9, 9, 0, 0, 1.0, 0.7, 1.0)]
        ),
        n=2,
    )  # fmt: skip
    assert told[0].startswith("26 of 77 articles (34%) carry somebody else's text. This is a lower bound")
    assert told[1:] == [
        "The 2 outlets with the most articles are Courier with 10 of 40 articles (25%, 95% interval 10% to 40%) and "
        "Post with 0 of 20 articles (0%, 95% interval 0% to 10%).",
        "1 outlet with fewer articles has no interval.",
        "2 more articles share their text with another outlet's, and nothing says whose it is; they are not counted "
        "here.",
    ]


def test_no_shares():
    """A sentence; a missing column is named."""
    assert tell_republished(_shares([])) == ["There is no article."]
    with pytest.raises(MediakitError, match="no column 'n_unclear'"):
        tell_republished(_shares([]).drop(columns="n_unclear"))
