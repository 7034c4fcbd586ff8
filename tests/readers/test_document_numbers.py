"""What an export announces by its numbers, and where a missing document should stand."""

import pytest

from mediakit.readers._document_numbers import check_numbers, requested


def articles(*numbers, count):
    """Articles with these numbers; None for one whose heading is lost."""
    return [
        {"document_number": n, "document_count": n and count, "title": f"T{n}", "start": 100 * place}
        for place, n in enumerate(numbers)
    ]


@pytest.mark.parametrize(
    ("numbers", "count", "expected", "says"),
    [
        (range(1, 11), 10, 10, ""),
        ([1, 2, 3, 5], 5, 5, "number 4 is missing; it should stand after 'T3' (character 200)"),
        ([2, 3], 3, 3, "number 1 is missing; it should stand before 'T2' (character 0)"),
        (
            [1, 5],
            9,
            9,
            "numbers 2 to 4 are missing; they should stand after 'T1' (character 0); numbers 6 to 9 are missing",
        ),
        (range(501, 1001), 2146, 500, "Holds a part of a list of 2,146 documents: numbers 501 to 1,000."),
        (range(1, 201), 383, 200, "Holds a part of a list of 383 documents: numbers 1 to 200."),
        (
            [2001, 2002],
            2146,
            146,
            "numbers 2,003 to 2,146 are missing; they should stand after 'T2002' (character 100)",
        ),
        ([1, 2, 2, 3], 3, 3, "Number 2 stands 2 times."),
        ([1, 2, 3, 1, 2], 3, 6, "number 3 is missing; it should stand after 'T2' (character 400)"),
        ([1, None, 3], 3, 3, "Without a heading of its own, and kept: 'TNone' (character 100)"),
        ([None, 2], 2, 2, "Without a heading of its own"),
        (range(1, 60, 2), 60, 60, "and 25 more gaps"),
    ],
)
def test_what_is_announced_and_what_is_missing(numbers, count, expected, says):
    """Whole lists, gaps, parts of a list cut at round numbers, doubles, a second export, lost headings."""
    found, warnings = check_numbers(articles(*numbers, count=count))
    assert found == expected
    assert says in " ".join(warnings)
    assert bool(warnings) == bool(says)


def test_the_cover_page_decides_where_it_says_what_was_asked_for():
    """A range of numbers, or a selection that the headings count anew."""
    found = articles(3, 4, 5, count=40)
    assert check_numbers(found, [requested("Download Request: Selected Items: 3-6")]) == (
        4,
        ["Announces 4 documents, holds 3: number 6 is missing; it should stand after 'T5' (character 200)."],
    )
    anew = articles(1, 2, count=3)
    expected, warnings = check_numbers(anew, [requested("Download Request: Selected Items: 3, 9, 12")])
    assert expected == 3
    assert "number 3 is missing" in warnings[0]


def test_headings_that_disagree_are_named():
    """One that counts another list's documents."""
    found = articles(1, 2, 3, count=3)
    found[1]["document_count"] = 383
    expected = "The headings disagree: number 2 counts 383 documents, most count 3."
    assert check_numbers(found) == (3, [expected])


def test_without_numbers_nothing_is_announced():
    """No article, or none with a heading."""
    assert check_numbers([]) == (None, [])
    assert check_numbers(articles(None, count=None))[0] is None


def test_requests_are_ranges_and_single_numbers():
    """A range that is none, or too large, is no request."""
    assert requested("Download Request: All Documents: 1-161") == frozenset(range(1, 162))
    assert requested("x: 9-3") == frozenset()
    assert requested("x: 1-999999") == frozenset()
