"""Dates in eight languages, as the tests of LexisNexisTools expect them."""

import json

from mediakit.readers._dates import read_date, read_dates


def _cases(real):
    return json.loads((real / "gold" / "nexis_dates.json").read_text(encoding="utf-8"))


def test_each_gold_date_is_read(real):
    """Without being told the language; an empty one is missing and not odd."""
    for case in _cases(real):
        reading = read_date(case["text"])
        assert (None if reading.when is None else str(reading.when.date())) == case["expected"], case["text"]
        assert not reading.odd and not reading.off_weekday


def test_they_are_read_as_one_column_too(real):
    """Nothing is left over and nothing is remarked on but the empty one."""
    cases = _cases(real)
    dates = read_dates([case["text"] for case in cases], "date")
    assert [None if p is None else str(p.date()) for p in dates.published] == [case["expected"] for case in cases]
    assert dates.warnings == [f"No date in 1 of {len(cases)} rows."]
