"""Study files: what they say, what they refuse, and in which words."""

import re

import pandas as pd
import pytest

from mediakit._study_entries import KINDS
from mediakit.study import Study, StudyError, read_study

GOOD = "name: tiny\nraw: pages\ncodebook: frames.yml\n"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A study folder with a study, a codebook and pages, as the working directory's sub-folder."""
    studies = tmp_path / "studies"
    (studies / "pages").mkdir(parents=True)
    (studies / "tiny.yml").write_text(GOOD, encoding="utf-8")
    (studies / "frames.yml").write_text("frames: {swap: {patterns: [land swap]}}", encoding="utf-8")
    (tmp_path / "deep" / "down").mkdir(parents=True)
    monkeypatch.chdir(tmp_path)
    return studies


def test_a_study_is_found_from_the_working_directory_upwards(folder, monkeypatch):
    """In notebooks/ as in the project's folder, studies/tiny.yml names the same file."""
    monkeypatch.chdir(folder.parent / "deep" / "down")
    study = read_study("studies/tiny.yml")
    assert study.path == folder / "tiny.yml"
    assert study.raw == (folder / "pages",)
    assert study.codebook == folder / "frames.yml"


def test_what_is_given_takes_the_place_of_what_the_file_says(folder):
    """Parameters change a study; empty ones do not; other articles do not take over its capture times."""
    (folder / "tiny.yml").write_text(GOOD + "captured: 2026-03-02T10:00:00Z\nanalyzer: vader\n", encoding="utf-8")
    assert read_study("studies/tiny.yml").captured == "2026-03-02T10:00:00+00:00"
    assert read_study("studies/tiny.yml", analyzer="", window=None).analyzer == "vader"
    changed = read_study("studies/tiny.yml", raw="deep", analyzer="textblob", window=3)
    assert (changed.raw[0].name, changed.captured, changed.analyzer, changed.window) == ("deep", None, "textblob", 3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty, not the entries of a study. It needs name, raw, codebook"),
        ("- a\n", "holds a list"),
        ("name: a\nraw: [b\n", r"line \d+, column \d+"),
        ("name: tiny\nraw: pages\n", "the entry 'codebook' is missing"),
        (GOOD + "analyser: vader\n", "'analyser' is not an entry of a study.*Did you mean 'analyzer'"),
        (GOOD + "analyzer: vadr\n", "analyzer='vadr' is not known.*Did you mean 'vader'"),
        (
            GOOD + "other_analyzers: [vader, lsd.lc3]\n",
            "other_analyzers='lsd.lc3' is not known, and no file of this name",
        ),
        (GOOD + "other_analyzers: vader\n", "other_analyzers is 'vader'; it should be a list, each vader, textblob"),
        (GOOD + "outlets: none.yml\n", "outlets: there is no file .*none.yml.*leave the entry out"),
        (GOOD + "speakers: nope.yml\n", "speakers: there is no file .*nope.yml. Give the path of a YAML file"),
        (GOOD + "voice: narator\n", "voice='narator' is not known.*Did you mean 'narrator'"),
        (GOOD + "name: other\n", "line 4, column 1: 'name' stands twice"),
        (GOOD + "title: &a x\nquestion: *a\n", "'\\*a' is an alias in YAML, and aliases are not allowed"),
        (GOOD + "? [a, b]\n: c\n", "line 4, column 3"),
        (GOOD + "columns: {txt: body}\n", "columns names 'txt'.*Did you mean 'text'"),
        (GOOD + "captured: none.csv\n", "there is no file .*none.csv"),
        (GOOD + "window: wide\n", "window is 'wide'; it should be a whole number"),
        (GOOD + "window: true\n", "window is True; it should be a whole number"),
        (GOOD + "min_articles: 2\n", "min_articles is 2; it should be 5 or more"),
        (GOOD + "include_texts: 3\n", "it should be true or false"),
        (GOOD + "focus: [1]\n", "it should be a list of frame ids"),
        (GOOD.replace("tiny", "../x"), "up to 80 letters, digits"),
        (GOOD.replace("pages", "nowhere"), "there is no file or folder .*nowhere"),
        ("name: !!python/object/apply:os.system [x]\n", "could not determine a constructor"),
    ],
)
def test_a_wrong_study_is_refused_in_one_sentence(folder, text, message):
    """Each mistake is named with where it stands, what is allowed and the nearest right name."""
    (folder / "tiny.yml").write_text(text, encoding="utf-8")
    with pytest.raises(StudyError, match=message) as caught:
        read_study("studies/tiny.yml")
    assert "\n" not in str(caught.value)


def test_a_study_that_is_not_there_says_where_it_was_looked_for(folder):
    """The message names the path and the folder."""
    with pytest.raises(StudyError, match=re.escape("There is no study file studies/none.yml")):
        read_study("studies/none.yml")


def test_bytes_that_are_no_text_are_refused(folder):
    """A study file in another encoding is refused with the mend."""
    (folder / "tiny.yml").write_bytes(b"name: \xff\xfe\n")
    with pytest.raises(StudyError, match="Save it as UTF-8"):
        read_study("studies/tiny.yml")


def test_a_focus_frame_that_the_codebook_lacks_is_named(folder):
    """A typo in focus: is caught before anything runs."""
    (folder / "tiny.yml").write_text(GOOD + "focus: [swop]\n", encoding="utf-8")
    with pytest.raises(StudyError, match="focus frame 'swop' is not in the codebook.*Did you mean 'swap'"):
        read_study("studies/tiny.yml").read_codebook()


def test_every_entry_is_a_field_of_study():
    """What a file may say and what a Study holds are the same list."""
    assert set(KINDS) == set(Study.__dataclass_fields__) - {"path", "out"}


def test_tables_are_written_only_where_asked(folder, tmp_path):
    """Without out nothing touches the disk; with it tables/ holds one CSV per table."""
    table = pd.DataFrame({"a": [1]})
    read_study("studies/tiny.yml").write(a=table)
    assert not list(tmp_path.rglob("a.csv"))
    read_study("studies/tiny.yml", out=tmp_path / "o").write(a=table)
    assert (tmp_path / "o" / "tables" / "a.csv").read_text() == "a\n1\n"


@pytest.mark.parametrize(
    ("entry", "content", "said"),
    [
        ("agencies", "Nordwire: 7", r"tiny.yml: agencies: .*"),
        ("choices", "stories: {joined: []}", r"tiny.yml: choices: .*joined.*"),
        ("choices", "stories: {join: [[a]]}", r"tiny.yml: choices: .*"),
    ],
)
def test_lists_that_cannot_be_used_are_refused_when_the_study_is_read(folder, entry, content, said):
    """Not when the third notebook comes to them; the message names the entry."""
    (folder / "tiny.yml").write_text(GOOD + f"{entry}: list.yml\n", encoding="utf-8")
    (folder / "list.yml").write_text(content, encoding="utf-8")
    with pytest.raises(StudyError, match=said):
        read_study(folder / "tiny.yml")


def test_a_milestone_that_is_no_time_is_refused(folder):
    """With its entry; days and times that YAML reads as dates are taken."""
    (folder / "tiny.yml").write_text(GOOD + "milestones: {soon: signing}\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"tiny.yml: milestones: .*soon"):
        read_study(folder / "tiny.yml")
    (folder / "tiny.yml").write_text(
        GOOD + "milestones: {2026-03-09: signing, 2026-03-10T14:00: end}\n", encoding="utf-8"
    )
    assert list(read_study(folder / "tiny.yml").milestones.values()) == ["signing", "end"]


def test_agencies_of_the_study_name_the_origins(folder):
    """Its list takes the place of the kit's own; the columns of the articles stay those that the readers give."""
    (folder / "list.yml").write_text("Nordwire News: [Nordwire, NW]", encoding="utf-8")
    (folder / "pages" / "post.csv").write_text(
        'title,text,outlet\nDam,"It held all night. (NW)",Post\n', encoding="utf-8"
    )
    assert read_study(folder / "tiny.yml").read_corpus().articles["origin"].tolist() == ["NW"]
    (folder / "tiny.yml").write_text(GOOD + "agencies: list.yml\n", encoding="utf-8")
    articles = read_study(folder / "tiny.yml").read_corpus().articles
    assert articles["origin"].tolist() == ["Nordwire News"] and "origin_from" not in articles.columns


def test_a_list_of_speakers_that_cannot_be_used_is_refused_when_the_study_is_read(folder):
    """With its line, before any notebook runs."""
    (folder / "tiny.yml").write_text(GOOD + "speakers: speakers.yml\n", encoding="utf-8")
    (folder / "speakers.yml").write_text("Ilse Brandt: [Brandt]\nOtto Brandt: [Brandt]\n", encoding="utf-8")
    with pytest.raises(StudyError, match=r"tiny.yml: speakers: .*speakers.yml, line 2: 'Brandt' is claimed by two"):
        read_study("studies/tiny.yml")


def test_files_that_are_given_count_from_the_study_file(folder):
    """As those that it names itself, from whatever folder it is read."""
    (folder / "other.yml").write_text("frames: {deal: {patterns: [deal]}}", encoding="utf-8")
    (folder / "speakers.yml").write_text("Ilse Brandt: [Brandt]", encoding="utf-8")
    study = read_study("studies/tiny.yml", codebook="other.yml", speakers="speakers.yml")
    assert (study.codebook, study.speakers) == (folder / "other.yml", folder / "speakers.yml")
    assert list(study.read_codebook().frames) == ["deal"]


TONE = "name: tone\nframes:\n  positive: {patterns: [good]}\n  negative: {patterns: [bad]}\n"


def test_analyzers_are_read(folder):
    """The study's own first, then the others, each once; a dictionary's path counts from the study file."""
    path = folder / "tiny.yml"
    path.write_text(GOOD, encoding="utf-8")
    assert [one.name for one in read_study(path).read_analyzers()] == ["vader", "textblob"]
    (folder / "tone.yml").write_text(TONE, encoding="utf-8")
    path.write_text(GOOD + "analyzer: tone.yml\nother_analyzers: [textblob, {path: tone.yml}]\n", encoding="utf-8")
    own, other = read_study(path).read_analyzers()
    assert (own.name, own.score("A good and a bad and a good day.").polarity) == ("tone", pytest.approx(1 / 3))
    assert other.name == "textblob"


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("", "", ["vader", "textblob"]),
        ("", "textblob", ["textblob", "vader"]),
        ("other_analyzers: [textblob]\n", "textblob", ["textblob", "vader"]),
        ("other_analyzers: [vader]\n", "", ["vader", "textblob"]),
        ("other_analyzers: [vader, textblob]\n", "textblob", ["textblob", "vader"]),
        ("other_analyzers: []\n", "tone.yml", ["tone.yml", "vader"]),
        ("analyzer: tone.yml\nother_analyzers: [{path: tone.yml}]\n", "", ["tone.yml", "vader"]),
        ("analyzer: tone.yml\nother_analyzers: [textblob]\n", "", ["tone.yml", "textblob"]),
    ],
)
def test_there_are_always_two_analyzers(folder, text, given, expected):
    """Where the study's own is the only other one, too, so that a report can always hold one against another."""
    (folder / "tone.yml").write_text(TONE, encoding="utf-8")
    (folder / "tiny.yml").write_text(GOOD + text, encoding="utf-8")
    study = read_study("studies/tiny.yml", analyzer=given)
    assert study.analyzers == expected
    assert len(study.read_analyzers()) == 2


def test_an_analyzer_is_called_by_the_name_that_the_study_gives_it(folder):
    """So that a command line can choose a dictionary of which the study says how it is read."""
    (folder / "mood.yml").write_text("frames: {joy: {patterns: [good]}, woe: {patterns: [bad]}}", encoding="utf-8")
    entry = {"path": "mood.yml", "name": "mood", "positive": "joy", "negative": "woe"}
    text = "other_analyzers: [textblob, {path: mood.yml, name: mood, positive: joy, negative: woe}]\n"
    (folder / "tiny.yml").write_text(GOOD + text, encoding="utf-8")
    for given in ("mood", "mood.yml"):
        study = read_study("studies/tiny.yml", analyzer=given)
        assert study.analyzers == [entry, "textblob"]
        assert study.read_analyzers()[0].score("A good day.").polarity == 1
