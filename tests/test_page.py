"""Executed notebooks to one page."""

import re

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from mediakit.page import build_page, render
from mediakit.study import Study

SENTENCE = '<p class="reading">Courier has 3 articles.</p>'
TABLE = "<table><caption>Articles by <b>outlet</b></caption><tr><td>3</td></tr></table>"


def _shown(markup="", *, plain="", png="", tags=(), source="mk.show()"):
    """A code cell with one result."""
    data = {"text/html": markup, "text/plain": plain, "image/png": png}
    output = new_output("display_data", data={kind: value for kind, value in data.items() if value})
    return new_code_cell(source, outputs=[output], metadata={"tags": list(tags)})


def _notebook(*cells):
    return new_notebook(cells=[new_markdown_cell(cell) if isinstance(cell, str) else cell for cell in cells])


def _render(page, title="Tiny", question=""):
    manifest = {
        "command": "mediakit run tiny.yml", "inputs": {"a.txt": "ab12"}, "versions": {"mediakit": "0"},
        "lexicons": [], "study": {"by": "outlet"}, "parameters": {},
    }  # fmt: skip
    study = Study(name="tiny", raw=(), codebook="", path="", title=title, question=question)
    return render(page, study=study, manifest=manifest, methods=["Methods."], tables=["articles.csv"])


def test_chapters_and_questions_follow_the_headings():
    """A level-1 heading begins a chapter, a level-2 heading a question; empty questions are not shown."""
    page = build_page(
        [
            _notebook("# Corpus\n\nWhat was read.", "## How many?", _shown(SENTENCE), "## Nothing here"),
            _notebook("# Tone", "## How negative?\n\nA note.\n\n### Aside\n\nMore.", _shown(SENTENCE)),
        ]
    )
    assert [(c.title, c.anchor, [q.heading for q in c.questions]) for c in page.chapters] == [
        ("Corpus", "corpus", ["", "How many?"]),
        ("Tone", "tone", ["How negative?"]),
    ]
    question = page.chapters[1].questions[0]
    assert question.anchor == "tone-how-negative"
    assert [block.markup for block in question.blocks][1] == SENTENCE
    assert "<h3>Aside</h3>" in question.blocks[0].markup


def test_a_finding_is_told_at_the_top_in_two_paragraphs():
    """The rest stays where the finding comes from."""
    said = "".join(f'<p class="reading">{one}</p>' for one in ("a", "b", "c"))
    page = build_page([_notebook("# Tone", "## How?", _shown(f"<div>{said}</div>", tags=["finding-1"]))])
    assert page.findings == [("finding-1", '<p class="reading">a</p><p class="reading">b</p>', "tone-how")]
    assert page.chapters[0].questions[0].blocks[0].markup == f"<div>{said}</div>"


def test_findings_stand_in_the_order_of_their_tags():
    """Whatever the order of notebooks and cells; each leads to its question, where it stands too."""
    page = build_page(
        [
            _notebook("# Tone", "## How?", _shown("<p>third</p>", tags=["finding-3"]), _shown("<p>no</p>")),
            _notebook(
                "# Frames",
                "## Which?", _shown("<p>second</p>", tags=["finding-2"]),
                "## When?", _shown("<p>first</p>", tags=["finding-1", "open"]),
            ),
        ]
    )  # fmt: skip
    assert page.findings == [
        ("finding-1", "<p>first</p>", "frames-when"),
        ("finding-2", "<p>second</p>", "frames-which"),
        ("finding-3", "<p>third</p>", "tone-how"),
    ]
    text = _render(page)
    assert text.index("first") < text.index("second") < text.index("third") < text.index('<h2 id="tone">')
    assert text.count("<p>first</p>") == 2
    for _, _, anchor in page.findings:
        assert f'href="#{anchor}"' in text
        assert f'id="{anchor}"' in text


def test_limits_of_all_notebooks_are_collected():
    """What stands under a heading Limits is shown once, in the page's limits, and ends with the notebook."""
    page = build_page(
        [
            _notebook("# Corpus", "## How many?", _shown(SENTENCE), "## Limits\n\nOnly pages.", _shown("<p>shown</p>")),
            _notebook("# Tone", "Words.", "## Limits of lexicons\n\nOnly English.", "## After\n\nNo limit."),
        ]
    )
    assert [block.markup.strip() for block in page.limits] == [
        "<p>Only pages.</p>", "<p>shown</p>", "<p>Only English.</p>",
    ]  # fmt: skip
    headings = [question.heading for chapter in page.chapters for question in chapter.questions]
    assert headings == ["How many?", "", "After"]
    text = _render(page)
    assert text.count("Only pages.") == 1
    assert text.index('<h2 id="limits">') < text.index("Only pages.")


def test_tables_fold_unless_their_cell_is_open():
    """A folded table goes by its caption, without markup; a sentence or a picture never folds."""
    page = build_page(
        [
            _notebook(
                "# Corpus", _shown(TABLE), _shown(TABLE, tags=["open"]), _shown("<table></table>"), _shown(SENTENCE)
            )
        ]
    )
    blocks = page.chapters[0].questions[0].blocks
    assert [(block.label, block.folds) for block in blocks] == [
        ("Articles by outlet", True), ("Articles by outlet", False), ("Table", True), ("", False),
    ]  # fmt: skip
    text = _render(page)
    assert text.count("<details><summary>Articles by outlet</summary>") == 1
    assert re.search(rf'^<div class="scroll" tabindex="0" [^>]*aria-label="Articles by outlet">{TABLE}', text, re.M)


def test_what_the_kernel_printed_stays_in_the_notebook():
    """Neither prints nor warnings reach the page; a picture and plain text do, with alt text and escaped."""
    printed = new_code_cell("print()", outputs=[new_output("stream", name="stdout", text="<secret path>")])
    failed = new_code_cell("1/0", outputs=[new_output("error", ename="E", evalue="<secret>", traceback=[])])
    page = build_page(
        [
            _notebook(
                "# Corpus", printed, failed, _shown(plain='A "plot" <of> tone', png="iVBORw==\n"), _shown(plain="a < b")
            )
        ]
    )
    assert [block.markup for block in page.chapters[0].questions[0].blocks] == [
        '<img alt="A &quot;plot&quot; &lt;of&gt; tone" src="data:image/png;base64,iVBORw==">',
        "<pre>a &lt; b</pre>",
    ]
    assert "secret" not in _render(page)


@pytest.mark.parametrize("tag", ["parameters", "injected-parameters", "remove"])
def test_cells_for_the_machine_are_not_shown(tag):
    """Neither code nor result of parameters cells; nor imports before the first chapter."""
    page = build_page(
        [
            _notebook(
                new_code_cell("import secret"), "# Corpus", _shown("<p>gone</p>", tags=[tag], source="secret = 1"),
                _shown(SENTENCE, source="mk.tell_corpus(a < b)"),
            )
        ]
    )  # fmt: skip
    assert page.chapters[0].questions[0].code == ["mk.tell_corpus(a < b)"]
    text = _render(page)
    assert "secret" not in text and "gone" not in text
    assert "mk.tell_corpus(a &lt; b)" in text


def test_markup_in_prose_and_headings_is_text():
    """Markdown, headings, title and question can't bring HTML or a script's address into the page."""
    evil = "<script>alert(1)</script>"
    page = build_page(
        [_notebook(f"# {evil} one\n\nA {evil} and [a link](javascript:alert(1)).", f"## {evil} two\n\nText.")]
    )
    text = _render(page, title=evil, question=evil)
    assert "<script" not in text
    assert "javascript:" not in text
    assert text.count("&lt;script&gt;alert(1)&lt;/script&gt;") >= 7


def test_a_caption_can_not_leave_its_attribute():
    """Quotes and entities of a caption stay text, in the summary and in the label that is read out."""
    markup = '<table><caption>&lt;img src=x onerror="alert(1)"&gt; &amp; more</caption></table>'
    text = _render(build_page([_notebook("# Corpus", _shown(markup))]))
    label = re.search(r'<details><summary>.*? aria-label="([^"]*)"', text)[1]
    assert label == "&lt;img src=x onerror=&#34;alert(1)&#34;&gt; &amp; more"
    assert "<img" not in text


def test_what_utf8_cannot_hold_does_not_stop_the_page():
    """A lone surrogate of a page becomes a question mark."""
    text = _render(build_page([_notebook("# Corpus", _shown("<p>a\ud800b</p>"))]))
    assert "<p>a?b</p>" in text


def test_a_page_loads_nothing():
    """No address outside the page, and a policy that forbids any."""
    text = _render(build_page([_notebook("# Corpus", _shown(SENTENCE))]))
    assert not re.findall(r'(?:src|href)="(?!#|data:)', text)
    assert "default-src 'none'" in text


def test_notebooks_are_not_changed():
    """Building twice gives the same page."""
    notebook = _notebook("# Corpus", "## How many?", _shown(TABLE, tags=["finding-1"]), "## Limits\n\nFew.")
    before = nbformat.writes(notebook)
    assert _render(build_page([notebook])) == _render(build_page([notebook]))
    assert nbformat.writes(notebook) == before
