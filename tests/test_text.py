"""Words, damaged joints and sentences."""

import warnings
from itertools import pairwise

import nltk
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit import _language_data
from mediakit._check import MediakitError
from mediakit.text import damaged_joints, punkt_language, sentences, tokens, words

HOSTILE = st.one_of(
    st.text(max_size=200),
    st.text(alphabet="aA.?!\"'“”‘’()[] \n\r\t\u2028\x00\ud800é\u0301…1_@/-", max_size=120),
)


def table(*texts, **columns):
    text = pd.Series(texts, dtype="object")  # a str column cannot hold lone surrogates
    return pd.DataFrame({"doc_id": [f"d{i}" for i in range(len(texts))], "text": text, **columns})


def split(text):
    return list(sentences(table(text))["text"])


def at_joints(text):
    cuts = [0, *damaged_joints(text), len(text)]
    return [text[a:b] for a, b in pairwise(cuts)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. land-swap isn’t new", ["the", "u.s.", "land", "swap", "isn't", "new"]),
        ("'quoted' J.K.Marrow rock'n'roll", ["quoted", "j.k.", "marrow", "rock'n'roll"]),
        ("3.5 and 1,000 x_y", ["3", "5", "and", "1", "000", "x", "y"]),
        ("cafe\u0301 हिन्दी Ünder", ["cafe\u0301", "हिन्दी", "ünder"]),
        ("— … !", []),
    ],
)
def test_word_rule(text, expected):
    """Apostrophes and the stops of initials stay inside a word; hyphen, underscore and number signs part."""
    assert words(text) == expected


@given(HOSTILE)
def test_tokens_and_words_agree(text):
    """tokens() and words() see the same words in the same order, on any text."""
    spans = tokens(text)
    assert [text[a:b].lower().replace("’", "'") for a, b in spans] == words(text)
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@pytest.mark.parametrize(
    "text",
    [
        'He said "you lose."|Marrow left',
        "the talks failed, he said.|She left",
        "'This is the end.'|Next day",
        "“This is the end.”|Next day",
        "(so it ends.)|Next day",
        "called it a “deal”.|The hall",
        'said of a "deal".|Sellis is uneasy',
        'They hope to "sign".|"Absolutely not," he said',
        "he told the Courier.|“We go on",
        "end.”|“Then go",
        "It rose in 2016.|The price",
        "up 5%.|The price",
        "Why?|Because",
        "It won!|She lost",
        "Acme Inc.|The firm",
        "9 p.m.|She left",
        "visit example.com.|The next",
        "he said.|U.S. officials",
        "he said.|I think",
        "read the report.|Final words",
        "конец.|Новый день",
        "„So ist es.“|Sie ging",
    ],
)
def test_damaged_joints(text):
    """A stop glued to a capital splits, closing marks stay before the cut and opening ones go behind it."""
    assert at_joints(text.replace("|", "")) == text.split("|")


@pytest.mark.parametrize(
    "text",
    [
        "the U.S.A and U.S.Army",
        "see e.g.Next or i.e.The",
        "3.5 and v2.0.Beta and 1.2.3.Final",
        "example.com/News and example.com/News.Today",
        "https://example.org/a.B.The and www.Courier.org",
        "@handle.Name and a.b@Foo.Bar.Com and runa.Tesk@mail.example",
        "Node.js, Node.JS, REPORT.PDF, News.Com, page.php?Name=x",
        "J.K.Marrow and Dr.Vint and Ph.D.",
        "wait...Then and so…Then",
        "9 a.m.Monday",
        "Acme Inc.Apple",
        "R-N.Y., D-W.Va.",
        "2.Second of a list",
        "said.she",
        "A full stop. Then a space.",
        "Will.I.Am",
    ],
)
def test_no_joint(text):
    """Abbreviations, numbers, addresses, names of files, initials and ellipses are never split."""
    assert damaged_joints(text) == []


@given(HOSTILE)
@settings(deadline=None)
def test_sentences_are_true_to_their_offsets(text):
    """text[start:end] is the sentence, bare of outer space; each non-space character is in exactly one."""
    found = sentences(table(text))
    covered = [0] * len(text)
    for start, end, sentence in zip(found["start"], found["end"], found["text"], strict=True):
        assert text[start:end] == sentence == sentence.strip()
        assert sentence
        assert "\n\n" not in sentence
        for i in range(start, end):
            covered[i] += 1
    assert all(n == 1 for n, sign in zip(covered, text, strict=True) if not sign.isspace())
    assert max(covered, default=0) <= 1
    assert list(found["sent_id"]) == list(range(len(found)))


def test_ordinary_line_is_split_as_nltk_does():
    """On a line without damage the sentences are those of nltk.sent_tokenize."""
    _language_data.prepare()
    text = (
        "Mr. Vint met Dr. Sava at 9 a.m. on Monday. “We go on,” he said. It cost $3.5 m. or more! "
        'Would the U.S. help? "No," he wrote (to the Courier.) The talks, e.g. on water, resume.'
    )
    assert split(text) == nltk.sent_tokenize(text)


def test_line_breaks():
    """A line break ends a sentence; in a text wrapped to a width only a blank or short line does."""
    assert split("A headline without a stop\nThe body begins.") == [
        "A headline without a stop",
        "The body begins.",
    ]
    wrapped = "The envoys of both sides met at the old dam on Monday and\nagreed to share the water.\n\nTalks go on"
    assert split(wrapped) == [wrapped[:84], "Talks go on"]
    paragraphs = "x" * 101 + " ends here without a stop\nAnother paragraph of more than forty characters in all"
    assert len(split(paragraphs)) == 2


def test_long_texts_are_read_in_windows():
    """A text longer than a window of Punkt is split as if it were read at once, and hostile ones are too."""
    text = "Dr. Sava spoke to Mr. Vint at the dam. They left! " * 4_000
    found = sentences(table(text))
    assert len(found) == 8_000
    assert set(found["text"]) == {"Dr. Sava spoke to Mr. Vint at the dam.", "They left!"}
    for hostile in ("A." * 100_000, '."X' * 60_000, "." * 300_000, "a" * 300_000, '"' * 300_000):
        assert "".join(sentences(table(hostile))["text"]) == hostile


def test_any_table():
    """Missing text has no rows, any index does, an empty table gives an empty table of the same kind."""
    articles = table("One. Two.", None, float("nan"), "", index_column=[1, 2, 3, 4]).set_index("index_column")
    before = articles.copy()
    found = sentences(articles)
    assert list(found["text"]) == ["One.", "Two."]
    pd.testing.assert_frame_equal(articles, before)
    empty = sentences(articles.iloc[:0])
    assert list(empty.columns) == list(found.columns)
    assert list(empty.dtypes) == list(found.dtypes)
    with pytest.raises(MediakitError, match="no column 'text'"):
        sentences(articles.drop(columns="text"))


def test_languages():
    """An article's language chooses Punkt's rules; unknown ones are counted in a warning."""
    german = "Sie kamen am 3. Oktober an. Dann gingen sie."
    assert list(sentences(table(german, language=["de"]))["text"]) == [german[:27], german[28:]]
    assert (punkt_language("fr_CA"), punkt_language("English"), punkt_language(None)) == ("french", "english", None)
    with pytest.warns(UserWarning, match="1 articles are in languages .* \\(xx\\)"):
        sentences(table("One.", "Two.", language=["xx", "en"]))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        sentences(table("One.", "Two.", language=[None, float("nan")]))
