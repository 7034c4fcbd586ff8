"""The walk through JSON answers: every record that is whole is found, whatever is broken around it."""

import json

import pytest

from mediakit.readers._answers import BROKEN, CUT, Answers


def record(n):
    return {"source": {"name": "Courier"}, "title": f"T{n}", "content": "x", "publishedAt": "2025-06-22"}


def page(*numbers, **facts):
    return json.dumps({"status": "ok", **facts, "articles": [record(n) for n in numbers]})


def titles(text):
    found = Answers(text)
    return [r.value["title"] for r in found.records()], found


@pytest.mark.parametrize("join", ["\n", "", "\r\n\r\n", ",", "\x1e"])
def test_answers_stand_in_any_company(join):
    """One a line, glued together, or in a list."""
    text = join.join([page(1, 2), page(3), page()])
    for whole in (text, f"[{text}]"):
        found, answers = titles(whole)
        assert found == ["T1", "T2", "T3"]
        assert [answer.n_records for answer in answers.answers] == [2, 1, 0]
        assert not answers.dropped and not answers.is_cut


def test_spans_are_the_records():
    """What stands at a record's place is the record."""
    text = json.dumps({"articles": [record(1), record(2)]}, indent=2).replace("\n", "\r\n")
    for found in Answers(text).records():
        assert json.loads(text[found.start : found.end]) == found.value


def test_facts_beside_the_list_are_kept():
    """Before it, after it, and one level down."""
    text = json.dumps({"pagination": {"count": 1, "deep": {"n": 1}}, "data": [{"title": "T"}], "next": None})
    _, found = titles(text)
    assert found.answers[0].facts == {"pagination.count": 1, "next": None}
    assert found.answers[0].path == ("data",)


def test_a_broken_record_costs_itself():
    """The next record is found, and what was lost has its place."""
    text = page(1, 2, 3).replace('"T2",', '"T2"')
    found, answers = titles(text)
    assert found == ["T1", "T3"]
    ((start, end, reason),) = answers.dropped
    assert reason == BROKEN and text[start:end].startswith('{"source"') and '"T2"' in text[start:end]


def test_a_lost_line_between_answers():
    """An answer that breaks off in the middle of a record does not take the next answer along."""
    text = page(1, 2)[:-30] + page(3, 4)
    found, _ = titles(text)
    assert found == ["T1", "T3", "T4"]


def test_the_beginning_may_be_broken():
    """A fault before the list: its records are found one by one."""
    found, answers = titles(page(1, 2).replace('"ok"', '"ok'))
    assert found == ["T1", "T2"]
    assert len(answers.dropped) == 1


@pytest.mark.parametrize("cut", range(1, 160, 7))
def test_a_cut_is_told(cut):
    """Wherever the text ends, what is whole is there, and the cut is known."""
    text = page(1, 2, 3)
    found, answers = titles(text[:-cut])
    assert found == ["T1", "T2", "T3"][: len(found)]
    assert answers.is_cut
    assert all(reason == CUT for _, _, reason in answers.dropped)


def test_escapes_that_are_no_json():
    r"""GDELT's \' is an apostrophe; a backslash before another letter stands; known escapes keep their meaning."""
    text = r'{"articles": [{"title": "It\'s a \d \\' + r"'" + r' \u0041 \n", "url": "u"}]}'
    found, answers = titles(text)
    assert found == ["It's a \\d \\' A \n"]
    assert answers.n_mended == 1


@pytest.mark.parametrize(
    "unit",
    [
        '{"a":', '{"articles":[', "[", '{"articles":[{"title":"x', '{"a":{"title":"T","url":"u"},', '{"a":"\\q', '"',
        '{"a":1,', '{"articles":[{"a":"\\q"}x',
    ],
)  # fmt: skip
@pytest.mark.parametrize("tail", ["", '"' + "x" * 100_000, "1," * 50_000])
def test_long_hostile_texts_are_read(unit, tail):
    """Nesting without end, strings without end, faults without end: the records stand in order, within the text."""
    text = unit * (300_000 // len(unit)) + tail
    position = 0
    for record in Answers(text).records():
        assert position <= record.start < record.end <= len(text)
        position = record.end
