"""The table of quotations."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit import MediakitError, quotes

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="aA.,?!\"'“”‘’„«»() \n\r\t\u2028\x00é\u0301…1_—-`", max_size=120),
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                '"',
                "'",
                "’",
                "‘",
                " ",
                " ",
                "\n",
                "\n\n",
                "said",
                "Marrow",
                "he",
                "We go",
                ",",
                ".",
                "that",
                ":",
            ]
        ),
        max_size=60,
    ).map("".join),
)
COLUMNS = [
    "doc_id", "start", "end", "text", "kind", "speaker", "speaker_resolved", "confidence", "cue", "speaker_start",
    "speaker_end",
]  # fmt: skip


def table(*texts, **columns):
    text = pd.Series(texts, dtype="object")  # a str column cannot hold lone surrogates
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": text, **columns})


def found(text, **options):
    """Text and kind of each row of one text."""
    rows = quotes(table(text), **options)
    return list(zip(rows["text"], rows["kind"], strict=True))


@settings(max_examples=300, deadline=None)
@given(HOSTILE, st.booleans(), st.booleans())
def test_offsets_are_true_on_any_text(text, indirect, scare):
    """Every row is the text between its offsets, the speaker too; direct speech and scare quotes never overlap."""
    rows = quotes(table(text), indirect=indirect, scare=scare)
    assert list(rows.columns) == COLUMNS
    assert rows["start"].is_monotonic_increasing
    for row in rows.itertuples():
        assert text[row.start : row.end] == row.text
        assert row.start < row.end
        if pd.isna(row.speaker):
            assert pd.isna(row.speaker_start) and pd.isna(row.confidence) and pd.isna(row.cue)
        else:
            assert text[row.speaker_start : row.speaker_end] == row.speaker
            assert 0 <= row.confidence <= 1
    marked = rows[rows["kind"] != "indirect"]
    spans = list(zip(marked["start"], marked["end"], strict=True))
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


def test_a_quotation_cut_by_its_cue_has_two_rows():
    """Both with the speaker."""
    rows = quotes(table('"We go," said Ilse Marrow, "or we stay."'))
    assert list(rows["text"]) == ['"We go,"', '"or we stay."']
    assert list(rows["speaker"]) == ["Ilse Marrow", "Ilse Marrow"]


def test_scare_quotes_and_reported_speech_come_when_asked():
    """By default there is direct speech alone."""
    text = 'The so-called "land swap" failed. "We are done," Marrow said. Marrow said that the talks would go on.'
    assert found(text) == [('"We are done,"', "direct")]
    assert found(text, scare=True)[0] == ('"land swap"', "scare")
    assert [kind for _, kind in found(text, scare=True, indirect=True)] == ["scare", "direct", "indirect"]


def test_a_quotation_over_paragraphs_has_a_row_each():
    """All with the speaker that one of them names."""
    rows = quotes(table("“We wait for you.\n\n“We go now,” said Marrow."))
    assert list(rows["text"]) == ["“We wait for you.", "“We go now,”"]
    assert list(rows["speaker"]) == ["Marrow", "Marrow"]
    assert rows["confidence"][0] < rows["confidence"][1]


def test_titles_have_quotations_too():
    """With field="title" the offsets are those of the title."""
    articles = table("Nothing.").assign(title="Marrow: 'We will not yield'")
    rows = quotes(articles, field="title")
    assert list(rows["text"]) == ["'We will not yield'"]
    assert list(rows["speaker"]) == ["Marrow"]


def test_other_languages_have_no_rows_and_are_counted():
    """A warning says how many articles were left out; one without a language counts as English."""
    texts = ['"We go," said Marrow.'] * 4
    with pytest.warns(UserWarning, match=r"2 of 4 articles are not in English \(fr 2\)"):
        rows = quotes(table(*texts, language=["en-GB", "fr", None, "fr"]))
    assert list(rows["doc_id"]) == ["d0", "d2"]


def test_missing_texts_and_no_articles_have_no_rows():
    """The columns are there all the same."""
    for articles in (table(None, float("nan"), ""), table()):
        rows = quotes(articles)
        assert list(rows.columns) == COLUMNS
        assert rows.empty


def test_a_missing_column_is_named():
    """In the error."""
    with pytest.raises(MediakitError, match="no column 'titel'.*Did you mean 'title'"):
        quotes(table("a").assign(title="b"), field="titel")


def test_articles_are_not_changed():
    """Neither their values nor their columns."""
    articles = table('"We go," said Marrow.')
    before = articles.copy(deep=True)
    quotes(articles, indirect=True, scare=True)
    pd.testing.assert_frame_equal(articles, before)
