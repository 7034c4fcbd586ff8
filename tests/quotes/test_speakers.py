"""Who speaks: the reporting clause that belongs to each quotation."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.quotes.indirect import reported
from mediakit.quotes.marks import quoted_stretches
from mediakit.quotes.resolution import resolve
from mediakit.quotes.speakers import attribute
from mediakit.text import sentence_spans

HOSTILE = st.lists(
    st.sampled_from(
        ["said", "Marrow", "“", "”", '"', "'", ",", ".", " ", "\n\n", "the", "minister", "and", "of", "who", "told",
         "according to", "é", ":", "—", "(", ")", "his", "Mr.", "Monday", "in", "statement", "saying", "to"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


def _spoken(text):
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    found = attribute(text, stretches, sentence_spans(text))
    assert len(found) == len(stretches)
    return [
        (text[slice(*one.speaker)] if one.speaker else None, text[slice(*one.cue)] if one.cue else None)
        for one in found
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We lost,” said Ilse Brandt, the minister.", [("Ilse Brandt", "said")]),
        ("“We lost,” Brandt said.", [("Brandt", "said")]),
        ("Brandt said: “We lost.”", [("Brandt", "said")]),
        ("Ilse Brandt, a spokeswoman for the ministry, who lives in Tavar, said, “No.”", [("Ilse Brandt", "said")]),
        ("“We lost,” Marrow told the Courier on Monday.", [("Marrow", "told")]),
        ("“We lost,” Marrow said, “and we left.”", [("Marrow", "said"), ("Marrow", "said")]),
        ("“We lost,” Marrow said. “We left.”", [("Marrow", "said"), ("Marrow", "said")]),
        ("“Why?” she asked.", [("she", "asked")]),
        ("“We love cats!” reply Burton and Nick.", [("Burton and Nick", "reply")]),
        ("The plan is “a mess,” according to the Ministry of Defence.", [("Ministry of Defence", "according to")]),
        ("The plan is, as Marrow put it, “a mess.”", [("Marrow", "put it")]),
        ("Marrow called the plan “a disaster”.", [("Marrow", "called")]),
        ("Marrow shook his head and said, “No.”", [("Marrow", "said")]),
        ("Marrow praised the deal, adding, “We won.”", [("Marrow", "adding")]),
        ("Marrow: “No way.”", [("Marrow", None)]),
        ("“No way.” — Ilse Brandt", [("Ilse Brandt", None)]),
        ("The so-called “dry dock” stood empty.", [(None, None)]),
        ("Burton thinks that cats are “cuties”.", [(None, None)]),
        ("Marrow was told “no”.", [(None, None)]),
    ],
)
def test_the_speaker_and_the_cue(text, expected):
    """Who speaks and by which word, as they stand; nobody where the text does not say."""
    assert _spoken(text) == expected


def test_nearer_is_surer():
    """What stands beside its cue is surer than what follows without one."""
    text = "“We lost,” Marrow said. “We left.”\n\n“It rained.”"
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    sure = [one.confidence for one in attribute(text, stretches, sentence_spans(text))]
    assert sure[0] > sure[1] > sure[2] > 0


def _calls(text):
    """How many functions are called to give the quotations of a text their speakers."""
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    sentences = sentence_spans(text)
    count = 0

    def tally(_frame, event, _argument):
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tally)
    try:
        found = attribute(text, stretches, sentences)
        resolve(text, [one.speaker for one in found], stretches, sentences)
        reported(text, sentences, stretches)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize(
    "part",
    ["said ", "Marrow Brandt ", "“No,” he said. ", "“” ", "of the minister of ", ", who, said ", "( Marrow ) said ",
     "Marrow and Brandt and said ", "according to ", "said that that ", "in a statement ", "Marrow, a critic, "],
)  # fmt: skip
def test_work_grows_with_the_text(part):
    """A text of twice the length takes at most some twice the work, whatever is repeated in it."""
    n = 4000 // len(part)
    assert _calls(part * n * 2) < 2.5 * _calls(part * n) + 1000


@given(HOSTILE)
def test_offsets_hold_on_hostile_text(text):
    """Speakers and cues are stretches of the text that are not empty; confidence is 0 to 1, 0 without a speaker."""
    stretches = [(stretch.start, stretch.end) for stretch in quoted_stretches(text)]
    for one in attribute(text, stretches, sentence_spans(text)):
        assert 0 <= one.confidence <= 1
        assert (one.speaker is None) == (one.confidence == 0)
        for span in (one.speaker, one.cue):
            assert span is None or 0 <= span[0] < span[1] <= len(text)
