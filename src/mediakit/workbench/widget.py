"""The view of a workbench in JupyterLab: an anywidget that passes messages, and a sentence while it opens."""

import html
from importlib import resources
from typing import Any

import anywidget
from IPython.core.getipython import get_ipython
from IPython.display import HTML, DisplayHandle

from mediakit._phrases import counted
from mediakit.workbench.bench import Bench

_VIEW = resources.files("mediakit.workbench").joinpath("view")
#: One module, in this order.
_SCRIPTS = ("elements.js", "frames.js", "suggestions.js", "pattern.js", "lines.js", "saving.js", "view.js")


def _read(*names: str) -> str:
    return "\n".join(_VIEW.joinpath(name).read_text(encoding="utf-8") for name in names)


class Workbench(anywidget.AnyWidget):
    """The codebook workbench as a widget; `bench` holds its state.

    Parameters
    ----------
    bench : Bench
        What answers the view's questions.
    """

    _esm = _read(*_SCRIPTS)
    _css = _read("view.css")

    def __init__(self, bench: Bench) -> None:
        super().__init__()
        self.bench = bench
        self.on_msg(self._answer)

    def _answer(self, _widget: object, request: dict[str, Any], _buffers: object) -> None:
        """Answer a message of the view under the number that it has."""
        given = dict(request)
        number = given.pop("number", None)
        try:
            told = self.bench.answer(given)
        except Exception as error:  # the view waits for an answer, whatever went wrong
            told = {"error": f"This should not happen. {type(error).__name__}: {error}"}
            self.send({"number": number, **told})
            raise
        self.send({"number": number, **told})

    def __repr__(self) -> str:
        frames, articles = len(self.bench.codebook.frames), len(self.bench.corpus.ids)
        return (
            f"The workbench of {self.bench.codebook.name}: {counted(frames, 'frame')}, {counted(articles, 'article')}. "
            "JupyterLab shows it."
        )


class Progress:
    """A sentence under the cell on what is being done, gone when it is done; nothing outside of a notebook."""

    def __init__(self) -> None:
        self._handle: DisplayHandle | None = None

    def __enter__(self) -> "Progress":
        shell = get_ipython()
        if shell is not None and hasattr(shell, "kernel"):
            self._handle = DisplayHandle()
            self._handle.display(HTML(""))
        return self

    def tell(self, told: str) -> None:
        """Show a sentence in place of the one before."""
        if self._handle is not None:
            self._handle.update(HTML(f'<p role="status">{html.escape(told)}</p>'))

    def __exit__(self, *_: object) -> None:
        if self._handle is not None:
            self._handle.update(HTML(""))
