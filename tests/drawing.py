"""Figures drawn as their readers get them, for the tests of plots."""

import warnings

import matplotlib


def drawn(ax) -> list[str]:
    """Draw everything with warnings as errors; the texts that are visible."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        ax.figure.canvas.draw()
    return [text.get_text() for text in ax.figure.findobj(matplotlib.text.Text) if text.get_visible()]
