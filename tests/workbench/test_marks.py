"""Marks: the file beside the codebook, and the precision that they give."""

import pandas as pd
import pytest
from scipy.stats import binomtest

from mediakit import MediakitError
from mediakit.workbench.marks import Marks, Precision, precision, tell_precision

KEY = ("a", "swap", 4, 13)


def test_marks_come_back_as_they_were_made(tmp_path):
    """Text with commas, quotes, formulas and line ends is read back the same."""
    marks = Marks(tmp_path / "marks.csv")
    texts = ["land swap", "=1+1", "'tis", 'a "b", c', "-5", "é"]
    for i, text in enumerate(texts):
        marks.put(("a", "swap", i, i + 1), "right", pattern="=x*", text=text)
    again = Marks(tmp_path / "marks.csv")
    assert [again.text(("a", "swap", i, i + 1)) for i in range(len(texts))] == texts
    assert again.pattern(("a", "swap", 0, 1)) == "=x*"
    assert "'=1+1" in (tmp_path / "marks.csv").read_text(encoding="utf-8")


def test_a_mark_taken_away_is_gone(tmp_path):
    """An empty judgement takes it out of the file."""
    marks = Marks(tmp_path / "marks.csv")
    marks.put(KEY, "right", text="land swap")
    assert marks.put(KEY, "") == "right"
    assert marks.get(KEY) == ""
    assert len(Marks(tmp_path / "marks.csv")) == 0


def test_rows_and_columns_of_others_are_kept(tmp_path):
    """What another program wrote meanwhile, and a column of its own, are still there after the next mark."""
    path = tmp_path / "marks.csv"
    marks = Marks(path)
    marks.put(KEY, "right", text="land swap")
    table = pd.read_csv(path).assign(coder="Ada")
    pd.concat([table, table.assign(doc_id="b")]).to_csv(path, index=False)
    marks.put(("c", "swap", 0, 1), "wrong", text="x")
    after = pd.read_csv(path, keep_default_na=False)
    assert after["doc_id"].tolist() == ["a", "b", "c"]
    assert after["coder"].tolist() == ["Ada", "Ada", ""]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("doc_id;frame\n", "no column 'doc_id'"),
        ("doc_id,frame,pattern,start,end,text,judgement\na,swap,x,1,2,y,maybe\n", "line 2 is no mark"),
        ("doc_id,frame,pattern,start,end,text,judgement\na,swap,x,one,2,y,right\n", "line 2 is no mark"),
    ],
)
def test_a_file_that_is_no_table_of_marks_is_refused(tmp_path, content, said):
    """It is told what is wrong with it, and not written over."""
    path = tmp_path / "marks.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(MediakitError, match=said):
        Marks(path)
    assert path.read_text(encoding="utf-8") == content


def test_an_unknown_judgement_is_refused():
    """Only right, wrong or none."""
    with pytest.raises(MediakitError, match="judgement='perhaps'"):
        Marks().put(KEY, "perhaps")


@pytest.mark.parametrize(("n_right", "n"), [(0, 5), (3, 4), (17, 20), (40, 40)])
def test_the_interval_is_wilsons(n_right, n):
    """Both ends as scipy.stats.binomtest gives them, in whole percent."""
    bounds = binomtest(n_right, n).proportion_ci(method="wilson")
    told = tell_precision(Precision(n, n_right, 500, n, n_right, n), seed=7)[0]
    low, high = (f"{100 * bound:.0f}%" for bound in bounds)
    assert f"{n_right} of {n} right" in told
    assert f"95% interval {low} to {high}" in told
    assert "(seed 7)" in told


def test_the_sample_ends_at_the_first_line_that_is_not_judged():
    """Lines judged beyond it were picked, and do not count as a sample."""
    order = [("right", "a"), ("right", "a"), ("", "b"), ("wrong", "c")]
    found = precision(["right", "right", "wrong"], 4, order)
    assert (found.n_sampled, found.n_sampled_right, found.n_sampled_articles) == (2, 2, 1)
    told = tell_precision(found, 1)
    assert "of the first 2 lines in random order, from 1 article" in told[0]
    assert told[1].startswith("2 of 3 right (67%)")
    assert told[1].endswith("of all lines looked at, which are no sample.")


def test_where_every_line_is_judged_there_is_nothing_to_estimate():
    """No interval then, and none without marks."""
    assert tell_precision(Precision(4, 3, 4, 4, 3, 2), 1) == [
        "3 of 4 right (75%). Every line is judged, so this is no estimate."
    ]
    assert tell_precision(Precision(0, 0, 4, 0, 0, 0), 1) == ["No line is marked yet."]


def test_a_mark_that_cannot_be_kept_does_not_count(tmp_path):
    """Where the file cannot be written the mark is as it was before, and the next one can be made."""
    folder = tmp_path / "gone"
    folder.mkdir()
    marks = Marks(folder / "marks.csv")
    marks.put(KEY, "right", text="land swap")
    (folder / "marks.csv").unlink()
    (folder / "marks.csv").mkdir()  # no file can be written there
    with pytest.raises(MediakitError, match="cannot be written"):
        marks.put(KEY, "wrong", text="land swap")
    assert marks.get(KEY) == "right"
    with pytest.raises(MediakitError):
        marks.put(("b", "swap", 0, 1), "wrong", text="x")
    assert marks.get(("b", "swap", 0, 1)) == ""
