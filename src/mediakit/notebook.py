"""What a notebook shows: a figure with its alt text, a reading sentence, escaped and ready for the report."""

import base64
import html
import io
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes


class Html:
    """A piece of HTML that JupyterLab displays and the report takes over.

    Parameters
    ----------
    markup : str
        HTML in which every text from outside is escaped already.
    plain : str
        The same in plain text, for where HTML cannot be shown.
    """

    def __init__(self, markup: str, plain: str) -> None:
        self.markup = markup
        self.plain = plain

    def _repr_html_(self) -> str:
        # news writes "$5 million ... $7 million", which JupyterLab would set as mathematics
        return f'<div class="mathjax_ignore">{self.markup}</div>' if self.markup else ""

    def __repr__(self) -> str:
        return self.plain


def figure(ax: Axes, *, dpi: int = 160) -> Html:
    """A plot as a picture that carries its alt text; where there is nothing to plot, the sentence that says so.

    Parameters
    ----------
    ax : matplotlib Axes
        What a ``plot_*`` function returned. Its figure is closed, so that it is shown once.
    dpi : int
        Dots per inch; 160 stays sharp on paper at the report's width.

    Returns
    -------
    Html
    """
    drawn = ax.figure
    alt = getattr(drawn, "mediakit_alt", "") or ax.get_title() or "A figure."
    if getattr(drawn, "mediakit_empty", False):
        plt.close(drawn)
        return reading(alt)
    buffer = io.BytesIO()
    drawn.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None})
    plt.close(drawn)
    picture = base64.b64encode(buffer.getvalue()).decode("ascii")
    width = round(drawn.get_figwidth() * 96)
    markup = (
        f'<figure style="margin:0 0 1em"><img alt="{html.escape(alt)}" width="{width}" '
        f'style="max-width:100%;height:auto" src="data:image/png;base64,{picture}"></figure>'
    )
    return Html(markup, alt)


def reading(*sentences: Any) -> Html:
    """Sentences that say what a result shows, one paragraph each; text from articles is escaped.

    Parameters
    ----------
    *sentences : str or list of str
        What ``tell_*`` functions return; empty ones are left out.

    Returns
    -------
    Html

    Examples
    --------
    >>> print(reading("Courier <b> has 3 articles.").markup)
    <p class="reading">Courier &lt;b&gt; has 3 articles.</p>
    """
    texts: list[str] = []
    for sentence in sentences:
        texts += [sentence] if isinstance(sentence, str) else list(sentence)
    texts = [text for text in texts if text]
    markup = "".join(f'<p class="reading">{html.escape(text)}</p>' for text in texts)
    return Html(markup, "\n".join(texts))
