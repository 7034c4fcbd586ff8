"""What is shown of a pattern and of a frame."""

from mediakit.workbench.findings import Findings


def findings(bench):
    return Findings(bench.corpus, bench.known, bench.marks)


def test_a_frame_is_told_with_its_patterns(bench):
    """Each pattern with its matches and articles when alone, new ones as such; excluded phrases apart."""
    told = findings(bench).frame("land_swap", {"patterns": ["swap of land"]})
    assert [(one["text"], one["n"], one["n_articles"], one["new"]) for one in told["patterns"]] == [
        ("land swap", 3, 2, False), ("swap of land", 1, 1, True),
    ]  # fmt: skip
    assert [(one["text"], one["n"]) for one in told["exclude"]] == [("land swap of 1998", 1)]
    assert (told["definition"], told["n_below"]) == ("Land is exchanged.", 0)
    assert findings(bench).frame("economy", {})["n_below"] == 2


def test_without_a_pattern_the_lines_are_the_frames(bench):
    """Those that count; a mark is filed under the pattern that found the line."""
    told = findings(bench).look("land_swap", "", "place", 1)
    assert [line["match"] for line in told["lines"]] == ["land swap", "swap of land", "land swap"]
    assert "brings" not in told
    line = told["lines"][1]
    assert findings(bench).found_by("land_swap", "", line["row"], line["start"], line["end"]) == "swap of land"
    assert findings(bench).found_by("land_swap", "swap*", line["row"], line["start"], line["end"]) == "swap*"


def test_marks_count_for_every_pattern_that_finds_the_passage(bench):
    """A mark is of a passage: it counts for the pattern typed later that finds the same words, and no other."""
    line = findings(bench).look("land_swap", "land swap", "place", 1)["lines"][0]
    bench.marks.put(bench.corpus.key(line["row"], "land_swap", line["start"], line["end"]), "right", text="land swap")
    assert findings(bench).precision("land_swap", "(land|border) swap", 1)[-1].startswith("1 of 1 right")
    assert findings(bench).precision("land_swap", "land", 1) == ["No line is marked yet."]
    assert findings(bench).precision("economy", "land swap", 1) == ["No line is marked yet."]
