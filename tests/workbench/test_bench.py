"""What the workbench answers, without its view."""

import json

import pandas as pd
import pytest

from mediakit import MediakitError, read_codebook
from mediakit.workbench.bench import Bench


def look(bench, pattern, frame="land_swap", **options):
    return bench.answer({"kind": "look", "frame": frame, "pattern": pattern, **options})


def mark(bench, line, judgement, pattern="land", frame="land_swap"):
    place = {key: line[key] for key in ("row", "start", "end")}
    return bench.answer({"kind": "mark", "frame": frame, "pattern": pattern, "judgement": judgement, **place})


def test_opening_tells_of_frames_groups_and_file(bench, book):
    """What the view shows first: size, the hierarchy with articles of each frame, the file that is saved to."""
    told = bench.answer({"kind": "open"})
    assert (told["name"], told["size"], told["file"]) == ("Valley 2", "4 articles, 3 outlets", str(book))
    assert [(one["id"], one["depth"], one["n_articles"]) for one in told["frames"]] == [
        ("land_swap", 1, 2), ("economy", 1, 1), ("economy.trade", 2, 1), ("economy.mining", 2, 1),
    ]  # fmt: skip
    assert told["groups"] == ["Courier", "Harbour Post"]  # whose key words can be asked for
    assert (told["unsaved"], told["undo"], told["note"]) == ([], "", "")


def test_a_pattern_is_answered_whole(bench):
    """Count, groups with shares, what it adds, overlaps and lines, as counted by hand."""
    told = look(bench, "land")
    assert told["found"] == "5 matches in 3 of 4 articles"
    assert [(one["name"], one["n"], one["n_with"], one["n_articles"]) for one in told["groups"]] == [
        ("(not stated)", 1, 1, 1), ("Harbour Post", 2, 1, 1), ("Courier", 2, 1, 2),
    ]  # fmt: skip
    assert told["brings"] == [
        "Adds 1 match and 1 article to Land swap: from 3 to 4 mentions, from 2 to 3 articles.",
        "Of its 5 matches 3 are counted already, and 1 is inside an excluded phrase.",
    ]
    assert [(one["pattern"], one["here"]) for one in told["overlaps"]] == [
        ("land swap", True), ("land swap of 1998", True), ("swap of land", True),
    ]  # fmt: skip
    assert [line["match"] for line in told["lines"]] == ["land"] * 5
    assert told["lines"][0] | {"row": 0, "left": "The ", "right": " swap is off."} == told["lines"][0]


def test_answers_go_into_a_message(bench):
    """Everything that is answered is JSON, numbers of NumPy too."""
    for request in ({"kind": "open"}, {"kind": "frame", "frame": "land_swap"}, {"kind": "preview"}):
        json.dumps(bench.answer(request))
    json.dumps(look(bench, "land", sort="random"))


@pytest.mark.parametrize(
    ("request_", "said"),
    [
        ({"kind": "look", "frame": "land_swop"}, "Did you mean 'land_swap'?"),
        ({"kind": "look", "frame": "land_swap", "pattern": "(land"}, "'(land'"),
        ({"kind": "look", "frame": "land_swap", "pattern": "land", "sort": "rigth"}, "Did you mean 'right'?"),
        ({"kind": "look", "frame": "land_swap", "pattern": "land", "sort": "random", "seed": -1}, "seed=-1"),
        ({"kind": "context", "row": 9, "start": 0, "end": 1}, "row 9"),
        ({"kind": "lok"}, "Did you mean 'look'?"),
        ({"kind": "undo"}, "nothing to undo"),
    ],
)
def test_what_cannot_be_answered_is_said_in_a_sentence(bench, request_, said):
    """An error is an answer that names what is wrong."""
    assert said in bench.answer(request_)["error"]


def test_accepting_changes_the_counts_and_undo_takes_it_back(bench):
    """A pattern that was accepted counts at once; undone, all is as before, and the file was never touched."""
    before = bench.answer({"kind": "open"})
    told = bench.answer({"kind": "change", "way": "patterns", "frame": "land_swap", "pattern": "border exchange"})
    assert told["told"] == "'border exchange' added to Land swap. Not saved yet."
    assert told["unsaved"] == ["'border exchange' added to Land swap"]
    assert look(bench, "")["n"] == 4
    assert look(bench, "border exchange")["held"]
    undone = bench.answer({"kind": "undo"})
    assert undone["told"] == "Undone: 'border exchange' added to Land swap."
    assert bench.answer({"kind": "open"}) == before


def test_excluding_takes_matches_out(bench):
    """An excluded phrase leaves out the mentions that the view had announced."""
    announced = look(bench, "a swap of land")["n_taken_out"]
    bench.answer({"kind": "change", "way": "exclude", "frame": "land_swap", "pattern": "a swap of land"})
    assert announced == 1
    assert look(bench, "")["n"] == 2


def test_marks_give_the_precision_and_outlive_the_workbench(bench, articles, book):
    """A mark is written at once beside the codebook, read back on the next opening, and undone like a change."""
    lines = look(bench, "land")["lines"]
    mark(bench, lines[0], "right")
    told = mark(bench, lines[4], "wrong")
    assert told["precision"][-1].startswith("1 of 2 right (50%), 95% interval 9% to 91%")
    table = pd.read_csv(book.with_name("valley_marks.csv"))
    assert list(table) == ["doc_id", "frame", "pattern", "start", "end", "text", "judgement"]
    assert table.iloc[1].tolist() == ["d", "land_swap", "land", 26, 30, "land", "wrong"]
    again = look(Bench(articles, book), "land")
    assert [line["mark"] for line in again["lines"]] == ["right", "", "", "", "wrong"]
    assert again["precision"] == told["precision"]
    bench.answer({"kind": "undo"})
    assert [line["mark"] for line in look(bench, "land")["lines"]] == ["right", "", "", "", ""]


def test_undo_gives_a_changed_mark_its_old_judgement(bench):
    """Right, then wrong, then undone is right again."""
    line = look(bench, "land")["lines"][0]
    mark(bench, line, "right")
    mark(bench, line, "wrong")
    bench.answer({"kind": "undo"})
    assert look(bench, "land")["lines"][0]["mark"] == "right"


def test_saving_writes_what_was_shown(bench, book):
    """The preview names patterns and sentences; saving adds these lines to the file and no other."""
    before = book.read_text(encoding="utf-8").splitlines()
    for line, judgement in zip(look(bench, "land")["lines"], ["right", "", "", "right", "wrong"], strict=True):
        if judgement:
            mark(bench, line, judgement)
    bench.answer({"kind": "change", "way": "patterns", "frame": "land_swap", "pattern": "border exchange"})
    shown = bench.answer({"kind": "preview"})
    (frame,) = shown["frames"]
    assert frame["changes"] == ["'border exchange' added to Land swap"]
    assert [(one["kind"], one["text"], one["holds"]) for one in frame["examples"]] == [
        ("yes", "The land swap is off.", True),
        ("yes", "A land swap of 1998 was no land swap at all.", True),
        ("no", "The land was sold.", True),
    ]
    chosen = {"land_swap": {"yes": ["The land swap is off."], "no": ["The land was sold."]}}
    told = bench.answer({"kind": "save", "examples": chosen})
    assert told["told"] == "Saved in valley.yml: 'border exchange' added to Land swap; 2 examples."
    assert told["unsaved"] == []
    after = book.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [
        "      - border exchange", "    examples:", "      yes:", "        - The land swap is off.", "      no:",
        "        - The land was sold.",
    ]  # fmt: skip
    assert [line for line in after if line in before] == before
    assert read_codebook(book).frames["land_swap"].no == ("The land was sold.",)


def test_what_another_editor_wrote_is_kept(bench, book):
    """Saving reads the file anew."""
    book.write_text(book.read_text(encoding="utf-8").replace("swap of land", "swap of fields"), encoding="utf-8")
    bench.answer({"kind": "change", "way": "patterns", "frame": "land_swap", "pattern": "border exchange"})
    bench.answer({"kind": "save"})
    assert read_codebook(book).frames["land_swap"].patterns == ("land swap", "swap of fields", "border exchange")


def test_a_codebook_without_a_file_is_saved_where_one_is_named(articles, tmp_path):
    """Without a path saving says how to name one; with one the file is made."""
    content = {"frames": {"swap": {"patterns": ["land swap"]}}}
    assert "path='book.yml'" in Bench(articles, content).answer({"kind": "save"})["error"]
    bench = Bench(articles, content, path=tmp_path / "new.yml")
    bench.answer({"kind": "change", "way": "patterns", "frame": "swap", "pattern": "swap of land"})
    bench.answer({"kind": "save"})
    assert read_codebook(tmp_path / "new.yml").frames["swap"].patterns == ("land swap", "swap of land")


def test_marks_that_fit_no_article_are_kept_and_told(bench, articles, book):
    """Marks of a text that has changed are not counted, not lost, and said when the workbench opens."""
    line = look(bench, "land")["lines"][0]
    mark(bench, line, "right")
    articles["text"] = articles["text"].str.replace("The land swap", "A land swap")
    again = Bench(articles, book)
    assert again.answer({"kind": "open"})["note"].startswith("1 mark in valley_marks.csv of articles or frames")
    assert not any(one["mark"] for one in look(again, "land")["lines"])
    mark(again, look(again, "land")["lines"][1], "right")
    assert len(pd.read_csv(book.with_name("valley_marks.csv"))) == 2


def test_more_lines_follow_the_first(articles):
    """Lines come in pages, in the same order."""
    articles.loc[0, "text"] = "land " * 100
    bench = Bench(articles, {"frames": {"swap": {"patterns": ["swap"]}}})
    asked = {"frame": "swap", "pattern": "land", "sort": "place", "seed": 1}
    lines = bench.answer({"kind": "look", **asked})["lines"]
    while more := bench.answer({"kind": "more", "begin": len(lines), **asked})["lines"]:
        lines += more
    assert len(lines) == 103  # three in the other articles
    assert [line["start"] for line in lines if line["row"] == 0] == [5 * i for i in range(100)]


def test_sentences_are_cut_in_steps_until_all_are(bench):
    """Each step says where the next begins, the last that there is none."""
    assert bench.answer({"kind": "prepare", "begin": 0}) == {"next": None}


def test_articles_that_cannot_be_used_are_refused(articles, book):
    """A column that is missing, an id twice and a window that is none are told before anything is done."""
    with pytest.raises(MediakitError, match="no column 'section'"):
        Bench(articles, book, by="section")
    with pytest.raises(MediakitError, match="drop_duplicates"):
        Bench(pd.concat([articles, articles]), book)
    with pytest.raises(MediakitError, match="window=-1"):
        Bench(articles, book, window=-1)


def test_marks_of_matches_inside_others():
    """With all overlaps counted, two lines that begin with one word have marks of their own."""
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": ["The land swap is off."]})
    book = {"overlaps": "all", "frames": {"swap": {"patterns": ["land", "land swap"]}}}
    bench = Bench(articles, book)
    lines = {line["match"]: line for line in look(bench, "", frame="swap")["lines"]}
    assert set(lines) == {"land", "land swap"}
    told = mark(bench, lines["land"], "right", pattern="", frame="swap")
    assert told["precision"][0].startswith("1 of 1 right") or "1 of 1 right" in " ".join(told["precision"])
    assert bench.marks.pattern(("a", "swap", 4, 8)) == "land"
    marks = {line["match"]: line["mark"] for line in look(bench, "", frame="swap")["lines"]}
    assert marks == {"land": "right", "land swap": ""}


def test_counts_beside_patterns_are_those_of_looking_them_up():
    """Matches of one pattern that overlap each other count once in both places."""
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": ["a b a b a, land swap"]})
    bench = Bench(articles, {"frames": {"x": {"patterns": ["a b a", "(land|land swap)"]}}})
    listed = {one["text"]: one["n"] for one in bench.answer({"kind": "frame", "frame": "x"})["patterns"]}
    assert listed == {"a b a": 1, "(land|land swap)": 1}
    assert [look(bench, pattern, frame="x")["n"] for pattern in listed] == [1, 1]


def test_taking_out_a_pattern_leaves_what_excludes_it(tmp_path):
    """The same words among the excluded phrases and the examples stay in the file."""
    path = tmp_path / "book.yml"
    path.write_text(
        "frames:\n  x:\n    patterns: [swap, land rover]\n    exclude: [land rover]\n"
        "    examples: {no: [land rover]}\n", encoding="utf-8",
    )  # fmt: skip
    articles = pd.DataFrame({"doc_id": ["a"], "outlet": ["Courier"], "text": ["A swap."]})
    bench = Bench(articles, path)
    bench.answer({"kind": "change", "way": "remove", "frame": "x", "pattern": "land rover"})
    assert "error" not in bench.answer({"kind": "save"})
    frame = read_codebook(path).frames["x"]
    assert (frame.patterns, frame.exclude, frame.no) == (("swap",), ("land rover",), ("land rover",))


def test_an_excluded_phrase_that_was_saved_can_be_taken_back(bench, book):
    """The view learns that it is excluded; saving leaves the pattern of the same words where it is."""
    assert look(bench, "land swap of 1998")["excluded"]
    assert not look(bench, "land swap")["excluded"]
    bench.answer({"kind": "change", "way": "readmit", "frame": "land_swap", "pattern": "land swap of 1998"})
    assert not look(bench, "land swap of 1998")["excluded"]
    assert "error" not in bench.answer({"kind": "save"})
    assert read_codebook(book).frames["land_swap"].exclude == ()
    assert "land swap" in read_codebook(book).frames["land_swap"].patterns
