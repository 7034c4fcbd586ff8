"""What an import found and left out, as its user meets it: in the terminal and as a page."""

import json

import pandas as pd
import pytest

from mediakit.audit import audit_text, unaccounted, write_audit
from mediakit.cli import main
from mediakit.prose import tell_corpus
from mediakit.readers import Corpus, read_corpus
from mediakit.tables import columns

NEXIS = """
                               {n} of 3 DOCUMENTS

                                   Courier

                            March {n}, 2026 Monday

Talks resume in Tavar, day {n}

LENGTH: 9 words

Both sides met in the old harbour on day {n}.

LOAD-DATE: March {n}, 2026

"""


@pytest.fixture
def short(tmp_path):
    """A folder with an export that announces three articles and holds two, a table and a picture."""
    (tmp_path / "export.TXT").write_text(NEXIS.format(n=1) + NEXIS.format(n=3), encoding="utf-8")
    (tmp_path / "table.csv").write_text("outlet,title,text,date\nCourier,Rain,It rained.,2026-03-02\n")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    return tmp_path


@pytest.mark.filterwarnings("ignore:read_corpus")
def test_the_terminal_shows_each_file_and_what_is_missing(short, capsys):
    """One line a file with its figures, the missing article with its place, and 1 under --strict."""
    assert main(["import", str(short), "--strict"]) == 1
    said = capsys.readouterr().out
    assert said.startswith("MISSING: 1 article of the 3 that export.TXT announces is not there.")
    (line,) = [line for line in said.splitlines() if line.startswith("export.TXT")]
    assert line.split()[-10:] == ["3", "2", "2", ".", ".", ".", ".", ".", ".", "1"]
    assert "UNACCOUNTED  export.TXT: " in said
    assert "UNACCOUNTED  picture.txt: " in said
    assert main(["import", str(short)]) == 0
    assert main(["import", str(short / "table.csv"), "--strict"]) == 0
    assert "All of it is accounted for." in capsys.readouterr().out


@pytest.mark.filterwarnings("ignore:read_corpus")
@pytest.mark.parametrize("ending", ["csv", "jsonl", "parquet"])
def test_what_is_imported_can_be_read_again(short, tmp_path_factory, ending, capsys):
    """The articles come back the same; the audit, what was left out and a page lie beside them."""
    out = tmp_path_factory.mktemp("out") / f"corpus.{ending}"
    assert main(["import", str(short), "--out", str(out)]) == 0
    assert str(out) in capsys.readouterr().out
    again = read_corpus(out).articles
    first = read_corpus(short).articles
    same = ["outlet", "origin", "title", "text", "published", "published_precision", "language"]
    pd.testing.assert_frame_equal(again[same], first[same])
    assert {path.name for path in out.parent.iterdir()} == {
        f"corpus.{ending}", f"corpus_audit.{ending}", f"corpus_dropped.{ending}", "corpus_audit.html"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--out", "corpus.docx"], "corpus.docx: tables are written as .csv, .jsonl, .parquet"),
        (["--column", "txt", "body"], "Did you mean 'text'?"),
        (["--captured", "yesterday"], "yesterday"),
        (["--max-unpacked", "-1"], "max_unpacked"),
    ],
)
def test_wrong_options_are_one_sentence(short, monkeypatch, capsys, arguments, message):
    """With what is allowed; never a stack trace."""
    monkeypatch.chdir(short)
    assert main(["import", "table.csv", *arguments]) == 1
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1
    assert "should not happen" not in said


def _corpus(**audit):
    row = dict.fromkeys(columns("audit"), 0) | {"file": "a.txt", "format": "CSV", "warnings": ""} | audit
    articles = pd.DataFrame({"outlet": ["Courier"], "text": ["It rained."], "published": [pd.NaT]})
    dropped = pd.DataFrame(
        {"file": ["a.txt"], "start": [0], "end": [30], "reason": ["<b>why</b>"], "text": ["<script>x</script>" * 30]}
    )
    return Corpus(articles, dropped, pd.DataFrame([row]).astype({"n_expected": "Int64"}))


def test_hostile_names_stay_text(tmp_path):
    """A file's name and a dropped text are escaped in the page; control characters do not reach the terminal."""
    corpus = _corpus(file="\x1b[2J<img src=x>\u202e.txt", warnings="<i>odd</i>", n_unaccounted=1)
    page = write_audit(corpus, tmp_path / "deep" / "audit.html", title="<b>A</b>").read_text(encoding="utf-8")
    assert "<script>" not in page and "<img" not in page and "<i>odd" not in page and "<b>A" not in page
    assert "&lt;script&gt;" in page
    assert "<script>x</script>" * 12 not in page
    text = audit_text(corpus)
    assert "\x1b" not in text and "\u202e" not in text


def test_the_page_says_what_is_unaccounted_for_first(tmp_path):
    """And says so too where there is nothing."""
    lost = write_audit(_corpus(n_unaccounted=2, warnings="Number 4 is missing."), tmp_path / "a.html").read_text()
    whole = write_audit(_corpus(), tmp_path / "b.html").read_text()
    assert lost.index("Unaccounted for</h2>") < lost.index("Number 4 is missing.") < lost.index("What did each file")
    assert "Unaccounted for</h2>" not in whole
    assert "://" not in whole


def test_only_files_with_something_unaccounted_are_named():
    """A missing figure counts as none."""
    audit = pd.concat([_corpus(n_unaccounted=n).audit for n in (0, 3)], ignore_index=True)
    assert unaccounted(audit).index.tolist() == [1]


def test_the_sentences_count_what_articles_lack():
    """By hand: 1 undated, 2 cut, 1 in another language, and 3 of 10 announced ones missing."""
    corpus = _corpus(n_expected=10, n_found=7, n_articles=7, n_cut=2, n_other_language=1)
    told = tell_corpus(corpus.articles, corpus.audit, corpus.dropped)
    assert told.startswith(
        "MISSING: 3 articles of the 10 that a.txt announces are not there. 1 article stood in 1 file."
    )
    assert "Among them is 1 without a date, 2 cut by their source and 1 in another language than most." in told


def test_json_lines_hold_texts_as_they_are(tmp_path):
    """No apostrophe before what a spreadsheet would run: that is for CSV."""
    from mediakit.tables import write_table

    path = write_table(pd.DataFrame({"title": ["=1+1", "é"]}), tmp_path / "t.jsonl")
    assert [json.loads(line)["title"] for line in path.read_text(encoding="utf-8").splitlines()] == ["=1+1", "é"]
