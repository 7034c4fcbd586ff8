"""Edits of a codebook's file: what comes in, what goes out, and that everything else stays as it stands."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit import codebook_edits
from mediakit._check import CodebookError
from mediakit.codebook import read_codebook
from mediakit.codebook_edits import edit_codebook

SUMMIT = Path(__file__).resolve().parents[1] / "studies" / "summit_frames.yml"

BLOCK = """\
# A codebook.
version:   1.10   # as typed
frames:
    economy:   # the upper frame

        definition: >
          What the valley
          lives on.

        # what is below it
        frames:
            trade:
                "patterns":
                -   copper   # the metal
                # goods follow
                - 'orchard*'

                -   >-
                    fruit
                    trade
                # the end of the list

                label: "Trade"
            jobs: {patterns: [jobs, 'wages', {pay: 2}], label: Jobs}
    peace:
        patterns: [
          talks,   # of any kind
          ceasefire
        ]
        exclude:
        examples:
            yes: [The talks go on.]
"""


@pytest.fixture
def book(tmp_path):
    """A path to which a text is written, byte by byte."""

    def write(text: str) -> Path:
        path = tmp_path / "book.yml"
        path.write_bytes(text.encode("utf-8"))
        return path

    return write


def edited(path: Path, **what) -> list[str]:
    """The lines that are new after an edit; the others have to be there as before, in order."""
    before = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    assert edit_codebook(path, **what) == path
    after = path.read_bytes().decode("utf-8").splitlines(keepends=True)
    new = []
    for line in after:
        if before and line == before[0]:
            before.pop(0)
        else:
            new.append(line)
    assert not before
    return new


# --- what comes in


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_new_entries_are_new_lines(book, line_break, mark):
    """Behind the list's last entry, indented as it is, with the file's line breaks; no other byte is changed."""
    path = book(mark + BLOCK.replace("\n", line_break))
    new = edited(path, frame="economy.trade", patterns=["timber", "no"])
    assert new == [f"                -   timber{line_break}", f'                -   "no"{line_break}']
    lines = path.read_bytes().decode("utf-8").split(line_break)
    assert lines[lines.index("                    trade") + 1] == "                -   timber"
    assert read_codebook(path).frames["economy.trade"].patterns[-3:] == ("fruit trade", "timber", "no")


def test_keys_that_are_not_there_are_made(book):
    """Each in its usual place: exclude and examples behind the patterns, patterns before the frames below."""
    path = book(BLOCK)
    assert edited(path, frame="economy.trade", exclude=["trade union*"]) == [
        "                exclude:\n", "                - trade union*\n",
    ]  # fmt: skip
    assert edited(path, frame="economy.trade", no=["They said: no."]) == [
        "                examples:\n", "                    no:\n", '                    - "They said: no."\n',
    ]  # fmt: skip
    assert edited(path, frame="economy.trade", yes=["Copper."])[0] == "                    yes:\n"
    assert edited(path, frame="economy", patterns=["valley"]) == ["        patterns:\n", "        - valley\n"]
    text = path.read_text(encoding="utf-8")
    assert text.index("trade union") < text.index("examples:") < text.index("yes:") < text.index("no:")
    assert text.index("lives on.") < text.index("- valley") < text.index("# what is below it")
    economy = read_codebook(path).frames["economy.trade"]
    assert (economy.exclude, economy.yes, economy.no) == (("trade union*",), ("Copper.",), ("They said: no.",))


def test_a_key_without_a_value_is_filled(book):
    """Below it, also where it says null."""
    path = book(BLOCK)
    assert edited(path, frame="peace", exclude=["war talks"]) == ["        - war talks\n"]
    path = book("frames:\n  a:\n    patterns: [x]\n    exclude: null  # none yet\n    examples:\n")
    edit_codebook(path, frame="a", exclude=["x y"], yes=["An x."])
    assert path.read_text(encoding="utf-8") == (
        "frames:\n  a:\n    patterns: [x]\n    exclude:   # none yet\n      - x y\n"
        "    examples:\n      yes:\n        - An x.\n"
    )


def test_lists_in_brackets_stay_in_brackets(book):
    """Entries are put before the closing bracket, new keys into the braces."""
    path = book(BLOCK)
    edit_codebook(path, frame="economy.jobs", patterns=["(a|b) c", "land ~5 swap"], no=["A, b."])
    edit_codebook(path, frame="peace", patterns=["truce"], yes=["No shots, no news."])
    changed = path.read_text(encoding="utf-8")
    assert (
        "jobs: {patterns: [jobs, 'wages', {pay: 2}, (a|b) c, land ~5 swap], label: Jobs, "
        'examples: {no: ["A, b."]}}\n' in changed
    )
    assert "          ceasefire, truce\n        ]\n" in changed
    assert 'yes: [The talks go on., "No shots, no news."]\n' in changed


def test_in_the_sample(tmp_path):
    """In the sample study's codebook one line is added for each entry, behind the list."""
    path = tmp_path / "summit.yml"
    path.write_bytes(SUMMIT.read_bytes())
    for frame in read_codebook(path).frames:
        assert edited(path, frame=frame, patterns=["invented word"]) == ["      - invented word\n"]
        assert edited(path, frame=frame, yes=["A sentence: one."]) == ['        - "A sentence: one."\n']


def test_a_file_without_a_last_line_break(book):
    """The new line is a line of its own."""
    path = book("frames:\n  a:\n    patterns:\n    - x")
    edit_codebook(path, frame="a", patterns=["z"])
    assert path.read_bytes() == b"frames:\n  a:\n    patterns:\n    - x\n    - z"


def test_nothing_is_added_twice(book):
    """What is there already is not added: in another case too, unless case counts or it is a regular expression."""
    text = "frames:\n  a: {patterns: [Land  swap, 're:x', territory’s]}\n  b: {patterns: [us], match_case: true}\n"
    path = book(text)
    assert not edited(path, frame="a", patterns=["land swap", "LAND SWAP", "re:x", "territory's"])
    assert path.read_bytes() == text.encode()
    edit_codebook(path, frame="a", patterns=["re:X", "peace", "Peace", "case:Land swap"])
    edit_codebook(path, frame="b", patterns=["US"])
    frames = read_codebook(path).frames
    assert frames["a"].patterns[3:] == ("re:X", "peace", "case:Land swap")
    assert frames["b"].patterns == ("us", "US")


# --- what goes out


def test_entries_go_with_their_line(book):
    """Whole lines go, with a comment behind the entry; comments on lines of their own stay."""
    path = book(BLOCK)
    edit_codebook(path, frame="economy.trade", remove={"patterns": ["copper", "fruit trade"]})
    gone = ["                -   copper   # the metal\n", "                -   >-\n",
            "                    fruit\n", "                    trade\n"]  # fmt: skip
    expected = BLOCK
    for line in gone:
        expected = expected.replace(line, "", 1)
    assert path.read_text(encoding="utf-8") == expected


def test_entries_go_from_brackets(book):
    """With their comma, whether they stand first, in the middle or last."""
    path = book("frames: {a: {patterns: [b, 'c', {d: 2}, e]}}")
    edit_codebook(path, frame="a", remove={"patterns": ["c"]})
    edit_codebook(path, frame="a", remove={"patterns": ["e"]})
    assert path.read_text(encoding="utf-8") == "frames: {a: {patterns: [b, {d: 2}]}}"
    edit_codebook(path, frame="a", remove={"patterns": ["b"]})
    assert path.read_text(encoding="utf-8") == "frames: {a: {patterns: [{d: 2}]}}"
    edit_codebook(path, frame="a", remove={"patterns": ["d"]}, patterns=["f"])
    assert path.read_text(encoding="utf-8") == "frames: {a: {patterns: [f]}}"
    assert read_codebook(path).frames["a"].valences == {}


def test_a_sentence_changes_sides(book):
    """Taken out of `no` and put to `yes`; an emptied list is still read, and can be filled again."""
    text = "frames:\n  a:\n    patterns: [x]\n    examples:\n      no:\n        - One x.\n"
    path = book(text)
    edit_codebook(path, frame="a", remove={"no": ["One x."]}, yes=["One x."])
    frame = read_codebook(path).frames["a"]
    assert (frame.yes, frame.no) == (("One x.",), ())
    edit_codebook(path, frame="a", remove={"yes": ["One x."]}, no=["One x."])
    assert (read_codebook(path).frames["a"].yes, read_codebook(path).frames["a"].no) == ((), ("One x.",))


def test_what_stands_in_two_lists_goes_from_one(book):
    """A pattern that is also excluded and an example is taken out of the list that was named."""
    path = book("frames: {a: {patterns: [x, land rover], exclude: [land rover], examples: {no: [land rover]}}}")
    edit_codebook(path, frame="a", remove={"patterns": ["land rover"]})
    frame = read_codebook(path).frames["a"]
    assert (frame.patterns, frame.exclude, frame.no) == (("x",), ("land rover",), ("land rover",))


def test_patterns_may_go_where_frames_are_below(book):
    """A frame without its own patterns is still one where others stand below it."""
    path = book("frames:\n  a:\n    patterns:  # two\n    - x\n    - y\n    frames: {b: {patterns: [z]}}\n")
    edit_codebook(path, frame="a", remove={"patterns": ["x", "y"]})
    assert read_codebook(path).frames["a"].patterns == ()
    assert "# two" in path.read_text(encoding="utf-8")
    edit_codebook(path, frame="a", patterns=["y"])
    assert read_codebook(path).frames["a"].patterns == ("y",)


# --- what is refused, and that nothing is changed then


@pytest.mark.parametrize(
    ("what", "says"),
    [
        ({"frame": "trade", "patterns": ["x"]}, "frame 'trade' is not in the codebook. Known: economy"),
        ({"frame": "peace", "patterns": ["land, swap"]}, "holds ','"),
        ({"frame": "peace", "exclude": ["re:("]}, "no regular expression"),
        ({"frame": "peace", "patterns": "truce"}, "patterns='truce' is one text. Give a list"),
        ({"frame": "peace", "yes": [" "]}, "yes holds ' ', which is no text"),
        ({"frame": "peace", "remove": ["talks"]}, "does not say from which list"),
        ({"frame": "peace", "remove": {"pattern": ["talks"]}}, "Did you mean 'patterns'?"),
        ({"frame": "peace", "no": ["\ud800"]}, "which is no text"),
        (
            {"frame": "peace", "remove": {"patterns": ["talk"]}},
            "patterns of frame 'peace' does not hold 'talk'. Did you mean 'talks'?",
        ),
        ({"frame": "peace", "remove": {"patterns": ["talks", "ceasefire"]}}, "would have no patterns left"),
    ],
)
def test_what_is_refused(book, what, says):
    """The message names the file and the mend, and the file is as it was."""
    path = book(BLOCK)
    with pytest.raises(CodebookError) as raised:
        edit_codebook(path, **what)
    assert says in str(raised.value)
    assert str(raised.value).startswith((f"{path}: ", "patterns=", "yes", "no"))
    assert path.read_bytes() == BLOCK.encode()
    assert os.listdir(path.parent) == ["book.yml"]  # noqa: PTH208 (hidden ones too)


def test_other_files_are_refused(tmp_path, book):
    """Dictionaries of other programs, aliases, and what is no codebook."""
    with pytest.raises(CodebookError, match="only YAML is edited in place"):
        edit_codebook(tmp_path / "tone.cat", frame="a", patterns=["x"])
    with pytest.raises(CodebookError, match="a dictionary of quanteda's"):
        edit_codebook(book("war: [clash, shots]\n"), frame="war", patterns=["x"])
    with pytest.raises(CodebookError, match="'\\*x' is an alias"):
        edit_codebook(book("frames: {a: {patterns: &x [b], exclude: *x}}"), frame="a", patterns=["x"])
    with pytest.raises(CodebookError, match="no such file"):
        edit_codebook(tmp_path / "other.yml", frame="a", patterns=["x"])


def test_a_layout_that_is_not_understood(book):
    """Where the lines would not read back as wanted, nothing is written."""
    text = "frames:\n  a:\n    ? patterns\n    : - x\n"
    path = book(text)
    with pytest.raises(CodebookError, match="too unusual"):
        edit_codebook(path, frame="a", exclude=["x y"])
    assert path.read_text(encoding="utf-8") == text


def test_another_editor_is_not_overwritten(book, monkeypatch):
    """The file is read anew; one that changes in the middle of an edit is left alone."""
    path = book(BLOCK)
    path.write_text(BLOCK.replace("ceasefire", "armistice"), encoding="utf-8")
    edit_codebook(path, frame="peace", patterns=["truce"])
    assert read_codebook(path).frames["peace"].patterns == ("talks", "armistice", "truce")

    changed = codebook_edits._changed

    def meanwhile(text, *others):
        path.write_text(BLOCK, encoding="utf-8")
        return changed(text, *others)

    monkeypatch.setattr(codebook_edits, "_changed", meanwhile)
    with pytest.raises(CodebookError, match="was changed by another program just now"):
        edit_codebook(path, frame="peace", patterns=["pact"])
    assert path.read_text(encoding="utf-8") == BLOCK
    assert os.listdir(path.parent) == ["book.yml"]  # noqa: PTH208 (hidden ones too)


def test_links_and_permissions_stay(book, tmp_path):
    """A link still leads to the file, which keeps who may read it."""
    path = book(BLOCK)
    path.chmod(0o640)
    link = tmp_path / "link.yml"
    link.symlink_to(path)
    edit_codebook(link, frame="peace", patterns=["truce"])
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read_codebook(path).frames["peace"].patterns[-1] == "truce"


# --- any layout, any edit

WORDS = st.sampled_from(["swap", "no", "2015", "*swap", "land ~5 swap", "re: x", "(a|b) c", "case:US", "re:[x, y]# z"])
SENTENCES = st.sampled_from(["Talks go on.", "no", "He said: no.", "[One], two", "'Tis # so", "*", 'a\\b "c"'])


@st.composite
def layouts(draw) -> str:
    """A codebook of two frames, one of which stands below the other, in some layout."""
    step = " " * draw(st.integers(1, 4))
    dash = draw(st.sampled_from(["", "  ", " "])) + "-" + " " * draw(st.integers(1, 3))
    noise = st.sampled_from(["", "", "\n", "# a: [b]\n", "      # - c\n\n"])
    listed = st.sampled_from([
        f":\n@{dash}x  # y\n@{dash}'z'\n", ": [x, 'z',]\n", f":  # [\n@{dash}>\n@        x\n\n@{dash}{{z: 2}}\n",
        ": [ # here\n  x, z # ]\n    ]\n",
    ])  # fmt: skip
    lines = ["frames:\n", f"{step}a:\n"]
    for key in draw(st.permutations(["label: L\n", "definition: |\n@    D\n\n", "patterns", "exclude", "frames"])):
        if key == "frames":
            below = draw(st.sampled_from(["b: {patterns: [x, z]}\n", f"b:\n@{step * 2}patterns:\n@{step * 2}- x\n"]))
            lines.append(f"{step * 2}frames:\n{step * 3}" + below.replace("@", step * 2))
        elif key in ("patterns", "exclude"):
            entries = draw(listed).replace("{z: 2}" if key == "exclude" else "\0", "z")
            lines.append(f"{step * 2}{key}" + entries.replace("@", step * 2))
        else:
            lines.append(step * 2 + key.replace("@", step * 2))
        lines.append(draw(noise))
    return "".join(lines)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(layouts(), st.sampled_from(["patterns", "exclude", "yes", "no"]), st.sampled_from(["a", "a.b"]), st.data())
def test_one_stretch_is_put_in_and_taken_out(tmp_path, text, key, frame, data):
    """An addition is one stretch of new text, which reads as what was given; taking it out leaves the rest."""
    path = tmp_path / "book.yml"
    path.write_text(text, encoding="utf-8")
    before = read_codebook(path).frames
    entries = data.draw(st.lists(SENTENCES if key in ("yes", "no") else WORDS, min_size=1, unique=True))
    edit_codebook(path, frame=frame, **{key: entries})
    after, frames = path.read_text(encoding="utf-8"), read_codebook(path).frames
    assert getattr(frames[frame], key) == (*getattr(before[frame], key), *entries)
    start = next((i for i, (old, new) in enumerate(zip(text, after, strict=False)) if old != new), len(text))
    assert after.endswith(text[start:])
    edit_codebook(path, frame=frame, remove={key: entries})
    assert read_codebook(path).frames == before
