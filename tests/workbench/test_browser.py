"""The workbench in JupyterLab, in a real browser, by its keys alone."""

import json

import nbformat
import pandas as pd
import pytest
from lab import FLAGS, chromium, jupyterlab

from mediakit import read_codebook

pytestmark = pytest.mark.browser

CODE = """\
import pandas as pd
import mediakit as mk

articles = pd.read_json("articles.jsonl", lines=True, dtype=False)
mk.workbench(articles, "valley.yml")
"""
HOSTILE = {
    "doc_id": "e",
    "outlet": "<b>Meridian</b>",
    "published": None,
    "title": "<img src=x onerror=alert(1)>",
    "text": "<script>alert(1)</script> <img src=x onerror=alert(1)> שלום land\u202e\x00 " + "x" * 3000,
}


@pytest.fixture
def page(articles, book, tmp_path):
    """A notebook with the workbench, run; what the browser complains of is in page.complaints."""
    from playwright.sync_api import sync_playwright

    executable = chromium()
    folder = book.parent
    articles["published"] = articles["published"].astype("object")
    rows = [*articles.assign(published=None).to_dict("records"), HOSTILE]
    lines = [json.dumps({k: None if v is None or v != v else v for k, v in row.items()}) for row in rows]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf-8")
    kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(CODE)], metadata={"kernelspec": kernel})
    nbformat.write(notebook, folder / "try.ipynb")
    with jupyterlab(folder, tmp_path / "home") as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=FLAGS)
        page = browser.new_page(viewport={"width": 1200, "height": 1400})
        page.set_default_timeout(60_000)
        page.complaints = []
        page.on("console", lambda told: page.complaints.append(told.text) if told.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.goto(address.format("try.ipynb"))
        page.wait_for_selector(".jp-Notebook .jp-Cell")
        told(page, "#jp-main-statusbar", "| Idle")
        run_all(page)
        page.wait_for_selector(".mkw-line")
        yield page
        browser.close()


def run_all(page):
    """Run the only cell; JupyterLab may not have bound its keys yet."""
    for _ in range(20):
        page.locator(".jp-Cell .cm-content").focus()
        page.keyboard.press("Control+Enter")
        page.wait_for_timeout(500)
        if page.locator(".jp-InputArea-prompt").first.text_content().strip() != "[ ]:":
            return


def told(page, selector, text):
    """Wait until an element says so."""
    page.wait_for_function(
        "([selector, text]) => [...document.querySelectorAll(selector)].some((one) => one.textContent.includes(text))",
        arg=[selector, text],
    )


def focused(page, selector):
    """Whether an element has the focus."""
    return page.evaluate("(selector) => document.activeElement?.matches(selector) ?? false", selector)


def tab_to(page, selector):
    """Press Tab until an element has the focus."""
    for _ in range(60):
        if focused(page, selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {selector}")


def test_a_pattern_is_typed_judged_accepted_and_saved_by_keys(page, book):
    """Type, see the count, mark one line right and one wrong, accept, save: the YAML and the marks hold it all."""
    before = book.read_text(encoding="utf-8").splitlines()
    page.locator("[role=treeitem]").first.focus()
    page.keyboard.press("ArrowDown")
    told(page, ".mkw-meaning", "Economy")
    page.keyboard.press("ArrowUp")
    told(page, ".mkw-meaning", "Land is exchanged.")
    tab_to(page, ".mkw-input")
    page.keyboard.type("(land")
    told(page, ".mkw-error", "'(land'")
    page.keyboard.press("Home")
    page.keyboard.press("Delete")
    told(page, ".mkw-found", "6 matches in 4 of 5 articles")
    told(page, ".mkw-brings", "from 3 to 5 mentions, from 2 to 4 articles")
    assert page.locator(".mkw-pattern .mkw-error").text_content() == ""
    assert page.locator(".mkw-groups tbody tr").count() == 4
    assert page.locator(".mkw img, .mkw script, .mkw b:has-text('Meridian')").count() == 0

    page.keyboard.press("Enter")
    page.keyboard.press("r")  # the first line, and on to the second
    told(page, ".mkw-precision", "1 of 1 right (100%)")
    for key in "jjjkj":
        page.keyboard.press(key)
    page.keyboard.press("w")
    told(page, ".mkw-precision", "1 of 2 right (50%), 95% interval 9% to 91%")
    page.keyboard.press("w")
    told(page, ".mkw-precision", "1 of 3 right")
    page.keyboard.press("u")
    told(page, ".mkw-precision", "1 of 2 right")
    assert [row.get_attribute("data-mark") for row in page.locator(".mkw-line").all()] == [
        "right", "", "", "", "wrong", "",
    ]  # fmt: skip
    page.keyboard.press("Enter")
    told(page, ".mkw-context", "<script>alert(1)</script>")
    page.keyboard.press("Escape")
    page.wait_for_selector(".mkw-context", state="detached")
    page.keyboard.press("Escape")
    assert focused(page, ".mkw-input")

    page.keyboard.press("Control+Enter")
    told(page, ".mkw-unsaved", "1 change not saved")
    assert book.read_text(encoding="utf-8").splitlines() == before
    page.keyboard.press("Control+s")
    told(page, ".mkw-save", "'land' added to Land swap")
    told(page, ".mkw-save", "The land was sold.")
    page.locator(".mkw-save input[data-text='The land was sold.']").focus()
    page.keyboard.press("Space")  # 'land' now finds it, so it was not chosen
    tab_to(page, ".mkw-save .mkw-primary")
    page.keyboard.press("Enter")
    told(page, ".mkw-message", "Saved in valley.yml: 'land' added to Land swap; 2 examples.")

    after = book.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before  # comments and order
    frame = read_codebook(book).frames["land_swap"]
    assert frame.patterns == ("land swap", "swap of land", "land")
    assert (frame.yes, frame.no) == (("The land swap is off.",), ("The land was sold.",))
    marks = pd.read_csv(book.with_name("valley_marks.csv"))
    assert marks[["doc_id", "text", "judgement"]].to_numpy().tolist() == [
        ["a", "land", "right"], ["d", "land", "wrong"],
    ]  # fmt: skip
    assert page.complaints == []


def test_what_is_seen_is_named_for_a_screen_reader(page):
    """Each control that Tab reaches has a name, and the focus can be seen."""
    page.locator("[role=treeitem]").first.focus()
    names = set()
    for _ in range(40):
        name, inside, outline = page.evaluate("""() => {
          const one = document.activeElement;
          const label = one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent;
          return [label.trim(), one.closest(".mkw") !== null, getComputedStyle(one).outlineStyle];
        }""")
        if not inside:
            break
        assert name
        assert outline != "none"
        names.add(name)
        page.keyboard.press("Tab")
    assert {"Pattern", "sorted", "Mark as right", "Mark as wrong", "What else is there?"} <= names
    assert page.complaints == []
