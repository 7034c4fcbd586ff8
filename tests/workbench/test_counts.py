"""Matches by group."""

import numpy as np
import pandas as pd

from mediakit.workbench.counts import Groups


def test_groups_are_counted_by_article_and_match():
    """Most articles first, then the highest share; groups without a match are left out; the not stated come along."""
    groups = Groups(pd.DataFrame({"outlet": ["Post", "Post", "Courier", None, "Tribune"]}), "outlet")
    found = groups.counts(np.array([0, 0, 0, 2, 3]))
    assert [(one.name, one.n, one.n_with, one.n_articles, one.share) for one in found] == [
        ("(not stated)", 1, 1, 1, 1.0), ("Courier", 1, 1, 1, 1.0), ("Post", 3, 1, 2, 0.5),
    ]  # fmt: skip
    assert groups.counts(np.zeros(0, "int64")) == []
