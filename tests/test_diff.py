"""Two versions side by side: nothing lost, nothing shown as HTML that is text, changes told in words and lines."""

import html
import re
import unicodedata

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import MediakitError
from mediakit.diff import alignment, diff
from mediakit.diff.alignment import blocks_of, tokens_of

ROW = pd.Series(
    {
        "doc_id": "a",
        "outlet": "<b>Courier</b>",
        "title": "Talks & more",
        "published": pd.Timestamp("2026-03-02 17:40", tz="UTC"),
        "published_precision": "minute",
        "text": "The envoys met on Monday.\nRain fell.",
    }
)
WORDS = ["the", "dam", "Dam", "water", "envoys", "’s", "isn't", "isn’t", ".", ",", "“", '"', " ", "\n", "\n\n", "\t"]
TEXTS = st.one_of(
    st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join),
    st.text(max_size=40),
    st.text(alphabet="ab .\n’'\u200e\x00\ud800代表ée\u0301", max_size=60),
)


def plain(text):
    """A text as it counts: without white space and what cannot be seen, quotation marks of one shape."""
    seen = [c for c in text if not (c.isspace() or unicodedata.category(c) in ("Cc", "Cf"))]
    return unicodedata.normalize("NFC", "".join(seen)).translate(alignment._SHAPES)


def pieces_of(changes, text, side, kinds):
    rows = changes[changes["kind"].isin(kinds)]
    return [text[start:end] for start, end in zip(rows[f"start_{side}"], rows[f"end_{side}"], strict=True)]


@given(TEXTS, TEXTS)
@settings(max_examples=100, deadline=None)
def test_the_changes_make_up_both_texts(a, b):
    """Kept and cut are A, kept and added are B, to the last character; what is kept is the same in both."""
    changes = diff(a, b).changes
    assert "".join(pieces_of(changes, a, "a", ["kept", "cut"])) == a
    assert "".join(pieces_of(changes, b, "b", ["kept", "added"])) == b
    lacking = changes[changes["kind"] != "kept"]
    assert ((lacking["start_a"] == lacking["end_a"]) != (lacking["start_b"] == lacking["end_b"])).all()
    for side in "ab":
        starts, ends = changes[f"start_{side}"].tolist(), changes[f"end_{side}"].tolist()
        assert starts[1:] == ends[:-1]
    of_a, of_b = (pieces_of(changes, text, side, ["kept"]) for text, side in ((a, "a"), (b, "b")))
    assert [plain(one) for one in of_a] == [plain(one) for one in of_b]
    texts = [a[r.start_a : r.end_a] if r.kind != "added" else b[r.start_b : r.end_b] for r in changes.itertuples()]
    assert changes["text"].tolist() == texts


@given(TEXTS)
@settings(max_examples=30, deadline=None)
def test_a_text_is_no_change_of_itself(text):
    """Nothing is cut or added."""
    assert set(diff(text, text).changes["kind"]) <= {"kept"}


def read_of(markup, kind):
    """What one side of the picture says: the other's cells, hidden words and tags left out."""
    cells = re.findall(rf'<div class="{kind}(?: again" aria-hidden="true)?">(.*?)</div>', markup, flags=re.DOTALL)
    bare = re.sub(r'<span class="(?:said|side)"[^>]*>.*?</span>', "", " ".join(cells))
    return html.unescape(re.sub(r"<[^>]+>", "", bare.replace("</p>", " ")))


@given(TEXTS, TEXTS)
@settings(max_examples=50, deadline=None)
def test_each_side_shows_its_whole_text(a, b):
    """Every character that can be seen, in order, whatever the text is."""
    markup = diff(a, b).markup
    for text, side in ((a, "a"), (b, "b")):
        shown = read_of(markup, side).replace("\ufffd", "")
        expected = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffd]", "", text)
        assert "".join(shown.split()) == "".join(expected.split())


def test_hand_counted():
    """Of six words and seven five are kept, in their places."""
    shown = diff("Envoys met on Monday. Rain fell.", "Envoys met on Tuesday.\n\nRain fell hard.")
    assert str(shown).splitlines()[0] == "5 words kept, 1 cut, 2 added. In common: 83% of A’s words, 71% of B’s."
    assert shown.changes["kind"].tolist() == ["kept", "cut", "added", "kept", "added", "kept"]
    assert '<del><span class="said">[cut: </span>Monday<span class="said">]</span></del>' in shown.markup
    assert '<ins><span class="said">[added: </span>Tuesday<span class="said">]</span></ins>' in shown.markup
    assert shown._repr_html_().startswith('<div class="mathjax_ignore"><div class="mediakit-diff">')


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("They met.\nRain fell.", "They met. Rain  fell.\n"),
        ("“It isn’t so,” she said.", '"It isn\'t so," she said.'),
        ("caf\u00e9", "cafe\u0301"),
        ("A\u200e dam", "A dam\u00ad"),
        ("the territories’ dam", "the territories' dam"),
    ],
)
def test_what_is_no_change(a, b):
    """White space, the shape of quotation marks, how accents are coded, what cannot be seen."""
    shown = diff(a, b)
    assert shown.changes["kind"].tolist() == ["kept"]
    assert "none cut or added" in str(shown)


def test_case_and_marks_are_changes():
    """A capital letter and a comma count; a change of marks alone is told to be one."""
    assert str(diff("The dam", "the dam")).splitlines()[1] == "[-The-]{+the+} dam"
    shown = str(diff("Yes, they met", "Yes they met"))
    assert shown.startswith("3 words kept, 0 cut, 0 added, changes in punctuation alone.")
    assert shown.endswith("Yes[-,-] they met")


def test_what_fits_in_two_places_stands_where_a_sentence_begins():
    """A sentence that was added between two that begin alike is marked whole."""
    shown = str(diff("The dam broke. The mill stood.", "The dam broke. The well ran dry. The mill stood."))
    assert shown.endswith("The dam broke. {+The well ran dry.+} The mill stood.")


def test_stray_words_are_changes():
    """Two words in common between longer changes are not kept; between short ones they are."""
    shown = diff("big grey boats of the old river sank", "nine young men of the new town sang")
    assert "kept" not in shown.changes["kind"].tolist()
    shown = diff("the harbour of the city", "the banks of the town")
    assert [t.strip() for t in shown.changes.loc[shown.changes["kind"] == "kept", "text"]] == ["the", "of the"]


def test_moved_passages_are_told():
    """A sentence of eight words that was put elsewhere is neither cut nor added."""
    moved = "Eight plain words of this one were moved."
    a = f"{moved} The mayor spoke first and then she left the hall for lunch at noon."
    b = f"The mayor spoke first and then she left the hall for lunch at noon. {moved}"
    shown = diff(a, b)
    assert str(shown).startswith("14 words kept, 8 moved, 0 cut, 0 added. In common: 100% of A’s words, 100% of B’s.")
    rows = shown.changes[shown.changes["moved"]]
    assert rows["kind"].tolist() == ["cut", "added"] and [t.strip(" .") for t in rows["text"]] == [moved[:-1]] * 2
    assert shown.markup.count("[moved: ") == 2 and "in another place" in shown.markup


def test_scripts_without_spaces():
    """Each letter counts: of ten nine are kept."""
    shown = diff("代表们周一在大坝会面。", "代表们周二在大坝会面了。")
    assert str(shown).startswith("9 words kept, 1 cut, 2 added.")
    assert [token.key for token in tokens_of("ที่นี่")] == ["ที่", "นี่"]


def test_rows_of_articles():
    """The heading says outlet, time, words and title; a Series and a table of one row are the same."""
    other = ROW.copy()
    other["outlet"], other["title"], other["published"], other["text"] = None, None, pd.NaT, np.nan
    markup = diff(ROW, other).markup
    assert "<b>A</b>: <bdi>&lt;b&gt;Courier&lt;/b&gt;</bdi>, <bdi>2026-03-02 17:40 UTC</bdi>, 7 words" in markup
    assert '<bdi class="title">Talks &amp; more</bdi>' in markup
    assert "<b>B</b>: <bdi>(not stated)</bdi>, no date, 0 words</p>" in markup
    assert diff(pd.DataFrame([ROW]), other.to_frame().T).markup == markup
    day = ROW.copy()
    day["published_precision"] = "day"
    assert "<bdi>2026-03-02</bdi>" in diff(day, "x").markup
    assert diff(ROW, ROW, field="title").changes["text"].tolist() == ["Talks & more"]


def test_nothing_is_told_of_empty_texts():
    """No words, no shares."""
    assert str(diff("", " \n")).startswith("Neither A nor B has a word.")
    assert str(diff("", "x")).startswith("0 words kept, 0 cut, 1 added. A has no words.")
    assert diff("", "").changes.empty


def test_unchanged_stretches_open():
    """A long stretch that both have folds, save the rows beside a change; two like texts are shown whole."""
    long = "\n\n".join(
        f"Line {i} tells of the old mill, of its wheel and of those who came by on day {i}." for i in range(20)
    )
    shown = diff(long, long.replace("day 0.", "day 0, a wet one."))
    assert shown.markup.count("<details>") == 1
    folded = re.search(r"<details><summary>(.*?)</summary>", shown.markup)[1]
    assert folded == "342 words that both have"  # 18 of the 20 lines, 19 words each
    assert "<details>" not in diff(long, long).markup


def test_everything_is_escaped():
    """Texts can hold anything."""
    bad = "</style><script>alert(1)</script> &amp; \ud800 \x00 \u202e"
    markup = diff(bad, bad + " <img src=x onerror=alert(1)>")._repr_html_()
    assert "<script" not in markup and "<img" not in markup and markup.count("</style>") == 1
    assert "\x00" not in markup
    markup.encode("utf-8")


def test_paragraphs_take_their_own_direction():
    """Each paragraph and heading; names are set apart."""
    markup = diff("اجتمع المبعوثون.\nThey met.", "اجتمع المبعوثون.\nThey left.").markup
    rows = markup.split('<div class="row head">')[1]
    assert "<p>" not in rows.split("</div></div>", 1)[1]
    assert rows.count('<p dir="auto">') == 4


@pytest.mark.parametrize("given_", [None, 3, b"text", ["text"], float("nan")])
def test_what_is_no_version_is_refused(given_):
    """With what is allowed."""
    with pytest.raises(MediakitError, match="Allowed: a text, or a row of articles"):
        diff("x", given_)


def test_rows_that_cannot_be_shown_are_refused():
    """Several rows, no text, a text that is none."""
    with pytest.raises(MediakitError, match="a has 2 rows. Allowed: one"):
        diff(pd.DataFrame([ROW, ROW]), "x")
    with pytest.raises(MediakitError, match="b has no 'txt'"):
        diff("x", ROW, field="txt")
    with pytest.raises(MediakitError, match="b.text is a int"):
        diff("x", pd.Series({"text": 3}))


def test_long_texts_are_parted(monkeypatch):
    """Texts too long for one table are aligned at runs that each has once, with the same result here."""
    rng = np.random.default_rng(3)
    words = [f"w{i}" for i in rng.integers(0, 4000, 3000)]
    other = [word if rng.random() > 0.03 else "edited" for word in words]
    whole = diff(" ".join(words), " ".join(other)).changes
    monkeypatch.setattr(alignment, "CELLS", 10_000)
    pd.testing.assert_frame_equal(diff(" ".join(words), " ".join(other)).changes, whole)


def test_long_texts_without_such_runs_are_parted_too(monkeypatch):
    """The texts are still made up, though what is kept may be missed."""
    monkeypatch.setattr(alignment, "CELLS", 10_000)
    monkeypatch.setattr(alignment, "CHUNK", 50)
    a, b = tokens_of("a b " * 400), tokens_of("b a c " * 300)
    blocks = blocks_of(a, b, ([0] * (len(a) + 1), [0] * (len(b) + 1)))
    assert sum(block.end_a - block.a for block in blocks) == 800
    assert sum(block.end_b - block.b for block in blocks) == 900


def test_long_and_monotonous_texts_end(monkeypatch):
    """Thousands of equal marks, more than one table holds, are no trap."""
    monkeypatch.setattr(alignment, "CELLS", 1_000_000)
    shown = diff("x " + "! " * 3_000, "! " * 2_500 + "y")
    assert set(shown.changes["kind"]) == {"kept", "cut", "added"}
