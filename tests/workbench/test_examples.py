"""Marked lines as examples."""

from mediakit import Codebook
from mediakit.workbench.examples import LONGEST, examples_of
from mediakit.workbench.marks import Marks

BOOK = Codebook.from_dict(
    {"frames": {"swap": {"patterns": ["land swap"], "examples": {"yes": ["The land swap is on."], "no": []}}}}
)


def examples(passages):
    """The examples of marks given as text, match and judgement."""
    marks, texts = Marks(), {}
    for number, (text, match, judgement) in enumerate(passages):
        key = (str(number), "swap", text.index(match), text.index(match) + len(match))
        marks.put(key, judgement, text=match)
        texts[key] = (text, None)
    return examples_of(marks, "swap", BOOK, texts)


def test_the_sentence_of_a_line_is_the_example():
    """With single spaces, and whether the frame does there what the example says."""
    found, n_long = examples(
        [("They met. The  land swap is off. Rain.", "land swap", "right"), ("No land swap came.", "land swap", "wrong")]
    )
    assert [(one.text, one.kind, one.holds) for one in found] == [
        ("The land swap is off.", "yes", True), ("No land swap came.", "no", False),
    ]  # fmt: skip
    assert n_long == 0


def test_a_sentence_becomes_an_example_once():
    """Not twice, not where the codebook has it already, not where it was marked both right and wrong."""
    both = "A land swap and a land swap deal."
    found, _ = examples(
        [
            ("A land swap.", "land swap", "right"),
            ("A land swap.", "land swap", "right"),
            ("The land swap is on.", "land swap", "right"),
            (both, "land swap", "right"),
            (both, "land swap deal", "wrong"),
        ]
    )
    assert [one.text for one in found] == ["A land swap."]


def test_long_sentences_are_counted_and_left_out():
    """An example is something that a reader takes in at a glance."""
    found, n_long = examples([("A land swap " + "and " * LONGEST, "land swap", "right")])
    assert (found, n_long) == ([], 1)
