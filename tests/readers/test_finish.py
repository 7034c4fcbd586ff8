"""What every article gets: status, language, outlet, origin, date; and what the audit says of it."""

import json
import warnings

import pytest

from mediakit.readers import read_corpus
from mediakit.readers._accounts import FileResult
from mediakit.readers._finish import Finisher
from mediakit.readers._outlets import Outlets

ENGLISH = "The envoys said that they were not in the city when the talks had begun, and that it was late. " * 8
GERMAN = "Sie sagte, dass die Gespräche nicht zu Ende sind und dass man sich auf das Ergebnis einigt. " * 8


def finished(*articles, outlets=None):
    """The rows of a file with these articles, and its result."""
    result = FileResult("f.txt", "test")
    finisher = Finisher(result, Outlets(outlets))
    plain = {"title": "T", "text": "words", "start": 0, "end": 5}
    finisher.add([{**plain, **article} for article in articles])
    finisher.close(lambda: None)
    return result.rows, result


def quiet(path, **options):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(path, **options)


def table(tmp_path, rows, name="t.jsonl"):
    path = tmp_path / name
    path.write_text("\n".join(map(json.dumps, rows)))
    return path


@pytest.mark.parametrize(
    ("text", "stated", "status"),
    [
        ("words", None, "whole"),
        ("words", "cut", "cut"),
        (" \n", None, "no text"),
        (None, "cut", "no text"),
        ("", "picture only", "picture only"),
        ("A caption", "picture only", "picture only"),
        ("words", "no text", "whole"),
        ("words", "anything", "whole"),
    ],
)
def test_status(text, stated, status):
    """What the reader saw, but that an empty text is none and a text is one."""
    rows, result = finished({"text": text, "text_status": stated})
    assert rows.values("text_status") == [status]
    assert result.status == {status: 1}


def test_status_in_the_audit(tmp_path):
    """Cut, empty and picture-only articles are counted file by file."""
    rows = [{"title": "A", "text": "x… [+12 chars]"}, {"title": "B", "text": ""}, {"title": "C", "text": "x"}]
    audit = quiet(table(tmp_path, rows)).audit
    assert audit[["n_found", "n_articles", "n_cut", "n_empty", "n_picture_only"]].iloc[0].tolist() == [3, 3, 1, 1, 0]


def test_languages(tmp_path):
    """As stated, in two letters, else by the words; other ones than the most frequent are counted."""
    rows = [{"text": ENGLISH, "lang": "English"}, {"text": ENGLISH}, {"text": GERMAN}, {"text": "Tor! 3:2"}]
    corpus = quiet(table(tmp_path, rows))
    assert corpus.articles["language"].tolist()[:3] == ["en", "en", "de"]
    assert corpus.articles["language"].isna()[3]
    assert corpus.audit["n_other_language"].tolist() == [1]


def test_stated_languages_that_the_words_contradict():
    """Are kept, and told where they are many; a few are no matter."""
    _, result = finished(*[{"text": GERMAN, "language": "English"}] * 6, *[{"text": ENGLISH, "language": "en"}] * 6)
    assert "the words of 6 of 12 articles looked at are of another than the stated one" in result.warnings[0]
    rows, result = finished({"text": GERMAN, "language": "EN"}, *[{"text": ENGLISH, "language": "en"}] * 6)
    assert rows.values("language")[0] == "en"
    assert result.warnings == []


def test_outlets(tmp_path):
    """One spelling each, the raw name beside it, the origin too, the merge in the audit; doc_id stays as it was."""
    rows = [{"outlet": "Courier (Selvick)", "text": "a"}, {"outlet": "The Courier", "text": "b"}, {"text": "c"}]
    path = table(tmp_path, rows)
    plain, merged = quiet(path), quiet(path, outlets={"The Courier": ["Courier (Selvick)"]})
    assert merged.articles["outlet"].tolist()[:2] == ["The Courier", "The Courier"]
    assert merged.articles["origin"].tolist()[:2] == ["The Courier", "The Courier"]
    assert merged.articles["outlet_text"].fillna("").tolist() == ["Courier (Selvick)", "", ""]
    assert "Outlet names merged: 'Courier (Selvick)' as 'The Courier' (1)." in merged.audit["warnings"][0]
    assert "outlet_text" not in plain.articles
    assert merged.articles["doc_id"].tolist() == plain.articles["doc_id"].tolist()


def test_numbers_given_twice(tmp_path):
    """An export's number that an earlier article of its database has is counted, told, and the article kept."""
    rows = [
        {"accession_number": "N1", "text": "a", "host": "Nexis"},
        {"accession_number": "N2", "text": "b", "host": "Nexis"},
    ]
    table(tmp_path, rows, "a.jsonl")
    table(tmp_path, [*rows[:1], {"accession_number": "N1", "text": "c", "host": "Factiva"}, {"text": "d"}], "b.jsonl")
    audit = quiet(tmp_path).audit
    assert audit["n_duplicate_ids"].tolist() == [0, 1]
    assert "With a number that an earlier article has: 1 article, kept." in audit["warnings"][1]


def test_dates_of_texts():
    """The dates that a format leaves as written are read together; an odd one stays where it can be seen."""
    rows, result = finished(
        {"published_text": "13/04/2025"}, {"published_text": "03/04/2025"}, {"published_text": "soon"}
    )
    assert [when and when.month for when in rows.values("published")] == [4, 4, None]
    assert rows.values("published_text") == [None, None, "soon"]
    assert rows.values("published_precision") == ["day", "day", None]
    assert (result.n_odd_dates, result.n_undated) == (1, 1)
    rows, _ = finished({"published_text": "2025-06-22"})
    assert "published_text" not in rows


def test_an_announced_article_that_is_missing_is_said():
    """Where the reader does not say so itself."""
    result = FileResult("f.txt", "test", n_expected=3)
    finisher = Finisher(result, Outlets(None))
    finisher.add([{"title": "T", "text": "x", "start": 0, "end": 1}])
    finisher.close(lambda: None)
    assert result.warnings == ["Announces 3 articles, holds 1."]
    assert (result.n_missing, result.n_unaccounted) == (2, 2)
