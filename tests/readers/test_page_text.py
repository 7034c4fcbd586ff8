"""The extraction and its place: every passage on the lines it came from."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers._markup import lines
from mediakit.readers._page_text import passages, placed, rows_joined, tree_of

LONG = "The rain fell on the harbour for three days, said the keeper of the light, and nobody went out. "


def test_a_teaser_that_repeats_a_sentence_is_not_the_article():
    """The occurrence next to the rest of the text is taken."""
    page = lines(
        f"<p>Rain fell.</p><p>Sport</p><p>Rain fell.</p><p>{LONG}</p><p>It stopped.</p><p>Ads</p><p>It stopped.</p>"
    )
    assert list(placed(["Rain fell.", LONG, "It stopped."], page).kept) == [2, 3, 4]


def test_a_short_passage_far_away_is_not_the_one():
    """Two words may stand anywhere on a page; what is lost so is counted."""
    page = lines(f"<p>{LONG}</p>" + f"<p>{'x' * 900}</p>" * 5 + "<p>More</p>")
    found = placed([LONG, "More"], page)
    assert (list(found.kept), found.n_lost) == ([0], 4)


def test_a_passage_without_a_word_inside_it():
    """Where a label within the sentence was left out, the article has the sentence without it."""
    other = LONG.replace("three", "four").replace("nobody", "no boat")
    page = lines(f"<p>{LONG}<button>Share</button> {other}</p><p>{LONG}</p>")
    assert placed([LONG + other, LONG], page).kept == {0: LONG + other, 1: LONG.strip()}
    page = lines(f"<p>{LONG}<button>Share</button> {other}</p><p>{LONG}{LONG}{LONG}</p>")
    assert placed([LONG + other, LONG * 3], page).kept == {0: LONG + other, 1: (LONG * 3).strip()}


def test_passages_over_several_lines_and_several_on_one():
    """Line breaks of the page stay; the parts of one line are joined."""
    page = lines(f"<p>{LONG}<br>Then sun.</p>")
    assert placed([LONG + "Then sun."], page).kept == {0: LONG.strip(), 1: "Then sun."}
    page = lines(f"<p>{LONG} x Then sun.</p>")
    assert placed([LONG.strip(), "Then sun."], page).kept[0].startswith("The rain")


def test_nothing_to_place():
    """An extraction that is nowhere, none at all, or a page without lines."""
    assert placed(["nowhere to be found"], lines("<p>Rain</p>")).n_lost == 16
    assert placed([], lines("<p>Rain</p>")).kept == {}
    assert placed(["Rain"], []).kept == {}


def test_rows_of_a_table_share_a_line_but_long_cells_do_not():
    """A table laid out for looks is read cell by cell."""
    page = lines(f"<table><tr><td>{LONG * 2}</td><td>{LONG * 2}</td></tr></table>")
    assert rows_joined((line, line.text) for line in page).count("\n\n") == 1


@pytest.mark.parametrize("page", ["", " ", "<", "<!--", "<!doctype html>", "\x00", "<?xml?>", "plain words"])
def test_hardly_a_page(page):
    """No tree or an empty one: no passages, no fault."""
    tree, _ = tree_of(page, lines(page))
    assert isinstance(passages(tree), list)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text("ab c", max_size=12), max_size=8), st.lists(st.text("ab c", max_size=12), max_size=8))
def test_placing_never_fails_and_counts_all(found, texts):
    """Whatever is looked for wherever: found and lost add up."""
    page = lines("".join(f"<p>{text}</p>" for text in texts))
    place = placed(found, page)
    assert place.n_found + place.n_lost == sum(len("".join(text.split())) for text in found)
    assert set(place.kept) <= set(range(len(page)))
