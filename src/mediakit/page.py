"""Executed notebooks to one self-contained page: findings first, then each question, limits, provenance."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import TYPE_CHECKING, Any

import jinja2
import mistune
from markupsafe import Markup

if TYPE_CHECKING:  # it takes as long to import as pandas, and only a report needs it
    import nbformat

FIXED = ("findings", "limits", "methods", "provenance", "main")  # the template's own anchors
MARKDOWN = mistune.create_markdown(escape=True, plugins=["table"])


@dataclass
class Block:
    """One cell's place in the page: prose, a result, or a result that opens."""

    markup: str
    label: str = ""  # of a table
    folds: bool = False


@dataclass
class Question:
    """A question of a notebook, and what answers it."""

    heading: str
    anchor: str
    blocks: list[Block] = field(default_factory=list)
    code: list[str] = field(default_factory=list)


@dataclass
class Chapter:
    """A notebook as the page shows it."""

    title: str
    anchor: str
    questions: list[Question] = field(default_factory=list)


@dataclass
class Page:
    """What the template fills in."""

    findings: list[tuple[str, str, str]] = field(default_factory=list)  # tag, sentences, anchor of their question
    chapters: list[Chapter] = field(default_factory=list)
    limits: list[Block] = field(default_factory=list)


def build_page(notebooks: Sequence[nbformat.NotebookNode]) -> Page:
    """Sort the cells of executed notebooks into findings, chapters and limits.

    A level-1 heading begins a chapter, a level-2 heading a question; what stands under a heading
    'Limits' goes to the page's limits. What a cell tagged ``finding-1``, ``finding-2`` ... says in its first
    two paragraphs is repeated at the top, in this order. Tables fold, save in cells tagged ``open``.
    """
    page = Page()
    for notebook in notebooks:
        in_limits = False
        for cell in notebook.cells:
            if cell.cell_type == "markdown":
                in_limits = _add_prose(page, cell.source, in_limits)
            elif cell.cell_type == "code":
                _add_results(page, cell, in_limits)
    page.findings.sort(key=lambda finding: (len(finding[0]), finding[0]))
    for chapter in page.chapters:
        chapter.questions = [q for q in chapter.questions if q.blocks]
    return page


def render(page: Page | None = None, template: str = "report.html.j2", **facts: Any) -> str:
    """A page as HTML; `facts` are the template's other names (title, question, manifest ...)."""
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_template), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters["safe_html"] = Markup
    text = environment.get_template(template).render(page=page, **facts)
    return text.encode("utf-8", "replace").decode("utf-8")


def _template(name: str) -> str:
    return resources.files("mediakit").joinpath(name).read_text(encoding="utf-8")


def _add_prose(page: Page, source: str, in_limits: bool) -> bool:
    heading = re.match(r"(#{1,2}) +(.+)", source)
    rest = source
    if heading:
        text, rest = heading[2].strip(), source[heading.end() :]
        in_limits = text.lower().startswith("limits")
        if heading[1] == "#":
            _begin(page, text)
        elif not in_limits and page.chapters:
            chapter = page.chapters[-1]
            number = len(chapter.questions)
            chapter.questions.append(Question(text, f"{chapter.anchor}-{_anchor(text) or number}"))
    if not page.chapters:
        _begin(page, "Results")
    if rest.strip():
        _place(page, in_limits).append(Block(str(MARKDOWN(rest))))
    return in_limits


def _begin(page: Page, title: str) -> None:
    """A new chapter, under an anchor that no other one has."""
    anchor = _anchor(title) or "chapter"
    if anchor in {*FIXED, *(chapter.anchor for chapter in page.chapters)}:
        anchor = f"{anchor}-{len(page.chapters) + 1}"
    page.chapters.append(Chapter(title, anchor, [Question("", anchor)]))


def _add_results(page: Page, cell: nbformat.NotebookNode, in_limits: bool) -> None:
    tags = set(cell.metadata.get("tags", []))
    if not page.chapters or tags & {"parameters", "injected-parameters", "remove"}:
        return
    question = page.chapters[-1].questions[-1]
    if not in_limits:
        question.code.append(cell.source)
    for output in cell.get("outputs", []):
        markup = _output_markup(output)
        if not markup:
            continue
        label = _caption(markup) if "<table" in markup else ""
        _place(page, in_limits).append(Block(markup, label, bool(label) and "open" not in tags))
        page.findings += [(tag, _first(markup), question.anchor) for tag in tags if tag.startswith("finding")]


def _first(markup: str, most: int = 2) -> str:
    """The first paragraphs of what a finding says: a reader of the top wants the finding, the rest stands below."""
    paragraphs = re.findall(r'<p class="reading">.*?</p>', markup, flags=re.DOTALL)
    return "".join(paragraphs[:most]) if len(paragraphs) > most else markup


def _place(page: Page, in_limits: bool) -> list[Block]:
    return page.limits if in_limits else page.chapters[-1].questions[-1].blocks


def _output_markup(output: nbformat.NotebookNode) -> str:
    """A result's HTML; what a kernel printed or warned stays in the executed notebook."""
    data = output.get("data", {})
    if "text/html" in data:
        return str(data["text/html"])
    if "image/png" in data:
        alt = html.escape(str(data.get("text/plain", "A figure.")))
        return f'<img alt="{alt}" src="data:image/png;base64,{data["image/png"].strip()}">'
    if output.get("output_type") in {"execute_result", "display_data"}:
        return f"<pre>{html.escape(str(data.get('text/plain', '')))}</pre>"
    return ""


def _caption(markup: str) -> str:
    found = re.search(r"<caption[^>]*>(.*?)</caption>", markup, flags=re.DOTALL)
    return html.unescape(re.sub(r"<[^>]+>", "", found[1])).strip() if found else "Table"


def _anchor(text: str) -> str:
    return re.sub(r"[\W_]+", "-", text.lower()).strip("-")
