"""What a notebook shows: pictures with their alt text, and sentences."""

import base64

import matplotlib
import matplotlib.pyplot as plt
import pandas as pd
import pytest

from mediakit.notebook import figure, reading
from mediakit.plots import plot_articles_over_time

matplotlib.use("agg")

ARTICLES = pd.DataFrame(
    {"outlet": ["Courier <b>", "Meridian"], "published": pd.to_datetime(["2026-03-02", "2026-03-05"], utc=True)}
)


@pytest.fixture(autouse=True)
def _closed():
    yield
    plt.close("all")


def test_a_figure_is_a_picture_with_its_alt_text():
    """The alt text of the plot stands in the picture's tag, escaped, and is what plain text shows."""
    shown = figure(plot_articles_over_time(ARTICLES))
    markup = shown._repr_html_()
    assert 'alt="Articles per day by outlet' in markup and "Courier &lt;b&gt; 1" in markup
    assert str(shown).startswith("Articles per day by outlet")
    picture = markup.partition("base64,")[2].partition('"')[0]
    assert base64.b64decode(picture).startswith(b"\x89PNG")


def test_a_figure_is_shown_once_and_is_the_same_twice():
    """The figure is closed, so that a notebook does not draw it again; two runs give the same bytes."""
    first, second = (figure(plot_articles_over_time(ARTICLES))._repr_html_() for _ in range(2))
    assert first == second and not plt.get_fignums()


def test_nothing_to_show_is_a_paragraph():
    """An empty figure is its sentence as text that can be read, searched and copied, not a picture of it."""
    shown = figure(plot_articles_over_time(ARTICLES.iloc[:0]))
    said = "Nothing to show: none of 0 articles has a date."
    assert shown.markup == f'<p class="reading">{said}</p>' and str(shown) == said
    assert not plt.get_fignums()


def test_an_empty_half_of_a_figure_leaves_it_a_picture():
    """Where one of two axes has nothing to show, the other still is a picture."""
    _, (left, right) = plt.subplots(1, 2)
    plot_articles_over_time(ARTICLES, ax=left)
    assert "<img" in figure(plot_articles_over_time(ARTICLES.iloc[:0], ax=right))._repr_html_()


def test_readings_are_escaped_paragraphs():
    """Sentences, lists of them and empty ones: a paragraph for each that says something."""
    shown = reading("A & B.", ["One.", "", "Two."])
    assert shown._repr_html_().count("<p ") == 3 and "A &amp; B." in shown._repr_html_()
    assert str(shown) == "A & B.\nOne.\nTwo."
