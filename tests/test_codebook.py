"""Codebooks: the pattern language, and what a file that cannot be used says."""

import re
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import CodebookError
from mediakit.codebook import Codebook, as_codebook, read_codebook
from mediakit.frames import mentions
from mediakit.patterns import Index, find_frames

BOOK = """
name: Test
version: 1.10
frames:
  swap:
    label: Land swap
    definition: >
      Land for
      land.
    patterns: [land swap*, "*exchange"]
    exclude:
      - land swap agreement of 1998
  no_label:
    patterns: ["no"]
"""


def found(patterns: list[str], text: str, exclude: list[str] | None = None) -> list[str]:
    """The matches of one frame's patterns in a text."""
    book = Codebook.from_dict({"frames": {"one": {"patterns": patterns, "exclude": exclude or []}}})
    matches = find_frames(Index([text]), book)
    return [text[match.start : match.end] for match in matches]


def error(tmp_path, content: str | bytes) -> str:
    """The message with which a file is refused, without its path."""
    path = tmp_path / "book.yml"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    with pytest.raises(CodebookError) as raised:
        read_codebook(path)
    message = str(raised.value)
    assert message.startswith(f"{path}: ")
    assert message.count(str(path)) == 1
    return message.removeprefix(f"{path}: ")


def frame_error(tmp_path, lines: str) -> str:
    return error(tmp_path, "frames:\n  swap:\n" + "".join(f"    {line}\n" for line in lines.splitlines()))


# --- reading


def test_a_file_is_read_as_written(tmp_path):
    """Name, version as typed, labels, definitions on one line, patterns and excludes in order."""
    path = tmp_path / "summit_book.yml"
    path.write_text(BOOK, encoding="utf-8")
    for book in (read_codebook(path), read_codebook(str(path)), as_codebook(path)):
        assert (book.name, book.version, book.path) == ("Test", "1.10", path)
        assert list(book.frames) == ["swap", "no_label"]
        swap = book.frames["swap"]
        assert (swap.label, swap.definition) == ("Land swap", "Land for land.")
        assert swap.patterns == ("land swap*", "*exchange")
        assert swap.exclude == ("land swap agreement of 1998",)
        assert book.frames["no_label"].label == "no_label"
        assert book.frames["no_label"].exclude == ()


def test_only_patterns_are_required(tmp_path):
    """Without a name the file's name stands in; an empty exclude is none; a BOM does no harm."""
    path = tmp_path / "summit_book.yml"
    path.write_bytes(b"\xef\xbb\xbfframes: {a: {patterns: [x], exclude: , label: }}")
    book = read_codebook(path)
    assert (book.name, book.version) == ("summit_book", "")
    assert book.frames["a"].exclude == ()
    assert book.frames["a"].label == "a"


def test_a_codebook_cannot_be_changed():
    """Neither the codebook nor its frames can be written to."""
    book = Codebook.from_dict({"frames": {"a": {"patterns": ["x"]}}})
    with pytest.raises(AttributeError):
        book.name = "other"
    with pytest.raises(TypeError):
        book.frames["b"] = book.frames["a"]
    assert as_codebook(book) is book
    assert len({book, Codebook.from_dict({"frames": {"a": {"patterns": ["x"]}}})}) == 1


# --- what is refused, and how the message mends it


def test_unknown_keys_get_the_nearest_right_one(tmp_path):
    """A misspelt key is an error, at the top and in a frame."""
    assert (
        "unknown key 'frame'. Allowed: name, version, frames, overlaps, match_case, within. Did you mean 'frames'?"
        in error(tmp_path, "frame: {a: {patterns: [x]}}")
    )
    assert "frame 'swap' has an unknown key 'paterns'. Allowed: label, definition, rule, source," in (
        frame_error(tmp_path, "paterns: [x]")
    )


@pytest.mark.parametrize("line", ["name: a\nname: b", "frames: {a: {patterns: [x]}, a: {patterns: [y]}}"])
def test_duplicate_keys(tmp_path, line):
    """A key that stands twice is an error with its line: YAML would drop the first in silence."""
    assert re.search(r"line \d+, column \d+: '(name|a)' stands twice", error(tmp_path, line))


@pytest.mark.parametrize(
    ("entry", "kind"),
    [("no", "yes or no"), ("Yes", "yes or no"), ("2015", "a number"), ("1.5", "a number"),
     ("2026-03-02", "a date"), ("1_000", "a number"), ("null", "nothing"), ("0x1F", "a number")],
)  # fmt: skip
def test_what_yaml_takes_for_something_else(tmp_path, entry, kind):
    """An unquoted no, number or date is caught, and the message shows it in quotes."""
    message = frame_error(tmp_path, f"patterns: [swap, {entry}]")
    assert f'entry 2 of patterns: YAML reads {entry} as {kind}. Put it in quotes: "{entry}".' in message
    assert f'Put it in quotes: "{entry}"' in error(tmp_path, f"frames: {{{entry}: {{patterns: [x]}}}}")


def test_quoted_ones_are_text(tmp_path):
    """In quotes the same words are patterns."""
    path = tmp_path / "book.yml"
    path.write_text("frames: {'no': {patterns: ['no', '2015', \"2026-03-02\"]}}", encoding="utf-8")
    assert read_codebook(path).frames["no"].patterns == ("no", "2015", "2026-03-02")


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("label: x", "has no patterns"),
        ("patterns: []", "empty list of patterns"),
        ("patterns:", "patterns is nothing, not a list"),
        ("patterns: land swap", "patterns is 'land swap', not a list. Write '- '"),
        ("patterns: ['']", "entry 1 of patterns is empty"),
        ("patterns:\n- swap\n-", "entry 2 of patterns is empty"),
        ("patterns: ['   ']", "holds no word"),
        ("patterns: ['--']", "holds '--'"),
        ("patterns: ['* ?']", "holds no word"),
        ("patterns: ['land, swap']", "holds ','"),
        ("patterns: ['re:(land']", "no regular expression"),
        ("patterns:\n- re: land", "YAML reads re: land as a mapping. Put it in quotes: 're: land'"),
        ("patterns:\n- a: 1\n  b: 2", "a valence is a number"),
        ("patterns:\n- good: 1\n- good: 2", "'good' has the valence 1.0 already"),
        ("patterns: [x]\nwithin: page", "within of frame 'swap' is 'page'. Allowed: sentence, paragraph, article"),
        ("patterns: [x]\nmatch_case: maybe", "match_case of frame 'swap' is 'maybe'"),
        ("patterns: [x]\nexamples: [a]", "examples is a list, not a mapping"),
        ("patterns: [x]\nexamples: {maybe: [a]}", "unknown key 'maybe'. Allowed: yes, no"),
        ("patterns: [x]\nexamples: {yes: text}", "yes is 'text', not a list"),
        ("patterns: [x]\nexamples: {no: [2015]}", "entry 1 of no: YAML reads 2015 as a number"),
        ("frames: {a.b: {patterns: [x]}}", "holds a dot"),
        ("patterns: [x]\nframes: {}", "frames is an empty mapping"),
        ("patterns: [land_swap]", "holds '_'"),
        ("patterns: [[a]]", "entry 1 of patterns is a list, not text"),
        ("patterns:\n- swap: land", "YAML reads swap: land as a mapping. Put it in quotes: 'swap: land'"),
        ("patterns: [x]\nexclude: ['(']", "entry 1 of exclude"),
        ("patterns: [x]\nlabel: [a]", "label of frame 'swap' is a list, not text"),
        ("patterns:\n- *swap", 'line 4, column 7: \'*swap\' is an alias'),
        ("patterns:\n- *", "Put a pattern that begins with * in quotes"),
        ("patterns:\n- *swap deal", "in quotes"),
        ("patterns: !!python/object/apply:os.system [x]", "the tag"),
    ],
)  # fmt: skip
def test_frames_that_cannot_be_used(tmp_path, lines, says):
    """Each slip has one sentence that names the place and the mend."""
    message = frame_error(tmp_path, lines)
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("", "frames is missing"),
        ("- a", "holds a list, not a mapping"),
        ("just words", "holds 'just words', not a mapping"),
        ("frames: [a, b]", "frames is a list, not a mapping"),
        ("frames: {}", "frames is an empty mapping"),
        ("frames:\n  swap: [a]", "frame 'swap' is a list, not a mapping"),
        ("frames:\n  swap:\n", "frame 'swap' is nothing, not a mapping"),
        ("frames: {'': {patterns: [x]}}", "frame's id is ''"),
        ("frames: {[a]: {patterns: [x]}}", "a key is a word"),
        ("frames:\n  a: {patterns: [x]\n  b: 1", "line 3, column "),
        ("frames:\n\ta: x", "Indent with spaces"),
        ("a: 1\n---\nb: 2", "not valid YAML"),
        (b"frames: {a: {patterns: [caf\xe9]}}", "line 1 is not UTF-8 (byte 0xe9)"),
        ("frames: {a: {patterns: [x]}}".encode("utf-16"), "is not UTF-8"),
        ("name: a\nversion: \x00", "line 2: the character 0x00 is not allowed"),
        ("[" * 5_000, "too deep"),
    ],
)  # fmt: skip
def test_files_that_cannot_be_used(tmp_path, content, says):
    """Each wrong file has one sentence that names the place and the mend."""
    message = error(tmp_path, content)
    assert says in message
    assert "\n" not in message


def test_an_alias_bomb_is_refused(tmp_path):
    """Aliases, with which a few lines unfold to gigabytes, are refused at once."""
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in zip("abcdefgh", "bcdefghi", strict=True)]
    assert "line 2, column 8: '*a' is an alias" in error(tmp_path, "\n".join(lines))


def test_a_missing_file_names_the_nearest(tmp_path):
    """A path that is not there gets the folder's nearest name; a folder is no file."""
    (tmp_path / "summit_frames.yml").write_text("frames: {}", encoding="utf-8")
    with pytest.raises(CodebookError, match=r"no such file.*Did you mean 'summit_frames\.yml'"):
        read_codebook(tmp_path / "sumit_frames.yml")
    with pytest.raises(CodebookError, match="no such file"):
        read_codebook(tmp_path / "nowhere" / "book.yml")
    with pytest.raises(CodebookError, match="is a folder"):
        read_codebook(tmp_path)


@pytest.mark.parametrize("value", [3, None, ["a"]])
def test_what_is_no_codebook(value):
    """Anything but a codebook, a mapping or a path is named."""
    with pytest.raises(CodebookError, match="Allowed: a Codebook, a mapping"):
        mentions(pd.DataFrame({"doc_id": [], "text": []}), value)


@pytest.mark.parametrize("pattern", [True, 2015, None, pd.Timestamp("2026-03-02")])
def test_a_mapping_is_checked_alike(pattern):
    """From Python too, a pattern that is no text is refused."""
    with pytest.raises(CodebookError, match="entry 1 of patterns"):
        Codebook.from_dict({"frames": {"a": {"patterns": [pattern]}}})


# --- the language


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("war", "War-torn, war; warm post-WAR.", ["War", "war", "WAR"]),
        ("land swap", "Land swap, land-swap, LAND\n\n  swap.", ["Land swap", "land-swap", "LAND\n\n  swap"]),
        ("land-swap", "the land swap", ["land swap"]),
        ("land swap", "land\u00a0swap land\u2011swap land-\nswap", ["land\u00a0swap", "land\u2011swap", "land-\nswap"]),
        ("land swap", "land, swap land. Swap land -- swap land–swap land (swap)", []),
        ("territory", "territory territory's territory’s", ["territory"]),
        ("territor*", "territory’s territories territorial", ["territory’s", "territories", "territorial"]),
        ("territory's", "Territory’s", ["Territory’s"]),
        ("territory’s", "territory's", ["territory's"]),
        ("veteran* cemetery", "veterans' cemetery, veterans’ cemetery", ["veterans' cemetery", "veterans’ cemetery"]),
        ("land swaps", "‘land swaps’ and 'land swaps'", ["land swaps", "land swaps"]),
        ("U.S.", "The U.S. and us, US, u.s. troops", ["U.S.", "u.s."]),
        ("us", "The U.S. and us", ["us"]),
        ("U.S. troop*", "U.S. troops", ["U.S. troops"]),
        ("café", "cafe café cafe\u0301 CAFÉ", ["café", "cafe\u0301", "CAFÉ"]),
        ("cafe\u0301", "café", ["café"]),
        ("caf?", "cafe\u0301 café cafes", ["cafe\u0301", "café"]),
        ("strasse", "Straße STRASSE", ["Straße", "STRASSE"]),
        ("stra?e", "Straße STRASSE", ["Straße"]),
        ("?stanbul", "In İSTANBUL now", ["İSTANBUL"]),
        ("οδος", "ΟΔΟΣ", ["ΟΔΟΣ"]),
        ("wom?n", "woman women womn wom-n", ["woman", "women"]),
        ("swap*", "swap swaps swapped", ["swap", "swaps", "swapped"]),
        ("*ize?", "ize sized realizes size", ["sized", "realizes"]),
        ("a*b*c", "abc aXXbXXc acb abcb", ["abc", "aXXbXXc"]),
        ("land * swap", "land for swap, land swap", ["land for swap"]),
        ("19??", "1998, 19, 19985", ["1998"]),
        ("territory", "terri\u00adtory", ["terri\u00adtory"]),
        ("land swap", "land_swap landswap", []),
    ],
)  # fmt: skip
def test_the_pattern_language(pattern, text, matches):
    """Whole words by the kit's word rule, in any case, joined by white space or one hyphen."""
    assert found([pattern], text) == matches


def test_overlaps():
    """The longest match wins, then the leftmost; no character counts twice."""
    assert found(["a b a"], "a b a b a") == ["a b a"]
    assert found(["land", "land swap", "swap deal now"], "land swap deal now") == ["land", "swap deal now"]
    assert found(["land swap", "swap deal"], "land swap deal") == ["land swap"]
    assert found(["x y", "y z"], "x y z y z") == ["x y", "y z"]


def test_the_first_of_two_patterns_is_named():
    """Where two patterns match the same words, the one that stands first in the codebook is reported."""
    book = {"frames": {"f": {"patterns": ["swap?", "swap*"]}}}
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["swaps swapped"]})
    assert mentions(articles, book)["pattern"].tolist() == ["swap?", "swap*"]


def test_exclude():
    """A match inside an excluded phrase does not count; one that reaches out of it does."""
    text = "the land swap agreement of 1998, a land swap"
    assert found(["land swap"], text, ["land swap agreement of 1998"]) == ["land swap"]
    assert found(["the land swap"], text, ["land swap agreement"]) == ["the land swap"]
    assert found(["swap", "the land"], text, ["land swap"]) == ["the land"]
    assert found(["agreement of 1998"], text, ["land swap agreement"]) == ["agreement of 1998"]


def test_an_excluded_phrase_is_of_its_own_frame():
    """One frame's exclude leaves the others alone."""
    frames = {"a": {"patterns": ["trade"], "exclude": ["trade union*"]}, "b": {"patterns": ["trade"]}}
    matches = find_frames(Index(["trade unions"]), Codebook.from_dict({"frames": frames}))
    assert [match.frame for match in matches] == [1]


# --- against regular expressions written by hand

ALPHABET = ["a", "b", "A", "é", "e\u0301", "ß", "'", "’", "-", " ", "\n", ".", ",", "_", "1"]
LETTER = r"[^\W_]"
MARKED = rf"{LETTER}[\u0301]*"
WORD_END = rf"(?!{LETTER}|\u0301|['’]{LETTER})"
WORD_START = rf"(?<!{LETTER})(?<!\u0301)(?<!{LETTER}['’])(?<!\u0301['’])"
BY_HAND = {
    "a": "a",
    "ab": "ab",
    "a*": rf"a(?:{MARKED}|\u0301|['’](?={LETTER}))*",
    "?b": rf"{MARKED}b",
    "a b": r"a(?:\s+|-(?:[ ]*\n\s*)?)b",
    "é": "(?:é|e\u0301)",
    "a'b": "a['’]b",
}


@settings(max_examples=300)
@given(st.lists(st.sampled_from(ALPHABET), max_size=25).map("".join), st.sampled_from(sorted(BY_HAND)))
def test_matches_are_those_of_a_hand_made_expression(text, pattern):
    """A pattern finds what a plain regular expression finds that was written by hand for it."""
    plain = re.sub(r"(?<![^\W_])[^\W\d_]\u0301*(?:\.[^\W\d_]\u0301*(?![^\W_]|\u0301))+\.?", "", text)  # no U.S. here
    expression = re.compile(WORD_START + BY_HAND[pattern] + WORD_END, re.IGNORECASE)
    assert found([pattern], plain) == [match.group() for match in expression.finditer(plain)]


@settings(max_examples=200)
@given(st.text(max_size=60), st.lists(st.sampled_from(["a*", "?", "*a b*", "i*", "s*"]), min_size=1))
def test_any_text_has_true_offsets_and_no_overlaps(text, patterns):
    """On any unicode, matches lie in the text, in order, and share no character."""
    patterns = [pattern if pattern != "?" else "a?" for pattern in patterns]
    book = Codebook.from_dict({"frames": {"one": {"patterns": patterns}}})
    matches = list(find_frames(Index([text]), book))
    edges = [edge for match in matches for edge in (match.start, match.end)]
    assert edges == sorted(edges)
    assert all(match.start < match.end <= len(text) for match in matches)


@pytest.mark.parametrize("pattern", ["****a*b*", "*a?a*a?b*c", "?" * 30 + "a*", "*a*a*a*a*a*a*a*b"])
def test_hostile_words_take_no_longer(pattern):
    """A million letters in one word are searched in one pass."""
    word = "a" * 1_000_000 + "c"
    assert found([pattern], word) == ([word] if pattern.startswith("????") else [])


def test_hostile_texts_take_no_longer():
    """Matches and excluded phrases that begin at every word are sorted out in one pass."""
    assert found(["a a a a"], "a " * 20_000, ["a a a a a"]) == []


# --- the page that explains it

PAGE = Path(__file__).resolve().parents[1] / "docs" / "codebook.md"


def _examples() -> list[tuple[str, str, list[str]]]:
    """The rows of the page's table of examples: pattern, text, matches."""
    table = PAGE.read_text(encoding="utf-8").split("| pattern | in the text | finds |\n|---|---|---|\n")[1]
    lines = table.split("\n\n")[0].splitlines()
    rows = [re.split(r"(?<!\\)\|", line.strip().strip("|")) for line in lines]
    return [
        (
            pattern.strip().strip("`").replace(r"\|", "|"),
            text.strip(),
            [m.strip() for m in finds.split(r"\|") if m.strip()],
        )
        for pattern, text, finds in rows
    ]


def test_the_page_has_examples():
    """The table of examples is found and has rows."""
    assert len(_examples()) >= 15


@pytest.mark.parametrize(("pattern", "text", "matches"), _examples())
def test_the_pages_examples(pattern, text, matches):
    """Each row of the page's table finds what it says."""
    assert found([pattern], text) == matches


def test_the_pages_codebook(tmp_path):
    """The page's codebook can be read."""
    path = tmp_path / "page.yml"
    path.write_text(PAGE.read_text(encoding="utf-8").split("```yaml\n")[1].split("```")[0], encoding="utf-8")
    assert list(read_codebook(path).frames) == ["land_swap", "economy"]


# --- frames below frames, examples, valences, lines

NESTED = """
overlaps: leftmost
match_case: true
frames:
  economy:
    exclude: [trade union*]
    within: paragraph
    frames:
      trade:
        label: Trade and commerce
        rule: Goods, not persons.
        source: Invented for this test.
        patterns:
          - trade
          - {tariff*: -1.5}
        examples:
          yes: [They trade in copper.]
          no:
            - The trade union met.
            - "Nothing: at all."
      jobs: {patterns: [jobs, trade], match_case: false}
  peace: {patterns: [peace talks]}
"""


def nested(tmp_path) -> Codebook:
    path = tmp_path / "nested.yml"
    path.write_text(NESTED, encoding="utf-8")
    return read_codebook(path)


def test_frames_below_frames(tmp_path):
    """Ids join with a dot; settings and excludes hold for the frames below; labels are the own ids."""
    book = nested(tmp_path)
    assert list(book.frames) == ["economy", "economy.trade", "economy.jobs", "peace"]
    assert book.roots == ["economy", "peace"]
    assert book.level(2) == book.below("economy") == ["economy.trade", "economy.jobs"]
    assert (book.above("economy.jobs"), book.depth("economy.jobs"), book.overlaps) == (["economy"], 2, "leftmost")
    trade, jobs = book.frames["economy.trade"], book.frames["economy.jobs"]
    assert (trade.label, jobs.label, trade.rule, trade.source) == (
        "Trade and commerce", "jobs", "Goods, not persons.", "Invented for this test.",
    )  # fmt: skip
    assert (trade.match_case, jobs.match_case, trade.within, book.frames["peace"].within) == (
        True, False, "paragraph", "sentence",
    )  # fmt: skip
    assert (trade.yes, trade.no) == (("They trade in copper.",), ("The trade union met.", "Nothing: at all."))
    assert (trade.patterns, dict(trade.valences)) == (("trade", "tariff*"), {"tariff*": -1.5})


def test_sums_at_each_level(tmp_path):
    """A frame counts what the frames below it count, no words twice, excluded ones nowhere."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["Tariffs, tariffs, trade and jobs. The trade union. Trade!"]})
    found = mentions(articles, nested(tmp_path))
    assert found.groupby("frame", observed=False)["text"].agg(list).to_dict() == {
        "economy": ["tariffs", "trade", "jobs", "Trade"],
        "economy.trade": ["tariffs", "trade"],
        "economy.jobs": ["trade", "jobs", "Trade"],
        "peace": [],
    }


def test_the_lines_of_a_file(tmp_path):
    """Frames, keys, entries and examples have their line; one that is not known is that of what it stands in."""
    book = nested(tmp_path)
    lines = NESTED.splitlines()
    assert lines[book.line("economy.trade") - 1].strip() == "trade:"
    assert lines[book.line("economy.trade", "patterns", 1) - 1].strip() == "- {tariff*: -1.5}"
    assert lines[book.line("economy.trade", "no", 1) - 1].strip() == '- "Nothing: at all."'
    assert lines[book.line("economy.trade", "rule") - 1].strip().startswith("rule:")
    assert book.line("peace", "patterns", 7) == book.line("peace")
    assert Codebook.from_dict({"frames": {"a": {"patterns": ["x"]}}}).line("a") is None


def test_all_that_is_wrong_is_said_at_once(tmp_path):
    """Several slips are one message with a line for each."""
    message = error(
        tmp_path, "frames:\n  a:\n    patterns: [no, 'x, y']\n  b:\n    patern: [x]\n  c: {patterns: [x, *y]}\n"
    )
    assert [line.split(":")[0] for line in message.splitlines()] == [
        "4 things to mend", "  line 3", "  line 3", "  line 5", "  line 6, column 21",
    ]  # fmt: skip


IDS = st.text(st.characters(codec="utf-8", exclude_characters=".\r\n"), min_size=1, max_size=8).filter(str.strip)
TEXT = st.text(st.characters(codec="utf-8"), max_size=20).map(lambda text: " ".join(text.split()))
PATTERNS = st.lists(
    st.sampled_from(["swap", "land swap*", "(a|b) c", "a ~5 b", "re:x+", "case:US", "territories'"]), min_size=1
)


@st.composite
def contents(draw, depth: int = 2) -> dict:
    """A frame as a mapping, with frames below it."""
    frame = {"label": draw(TEXT), "rule": draw(TEXT), "patterns": draw(PATTERNS), "match_case": draw(st.booleans())}
    frame["examples"] = {"yes": draw(st.lists(TEXT.filter(bool), max_size=2))}
    if draw(st.booleans()):
        frame["patterns"] = [{"good": draw(st.floats(-5, 5))}, *frame["patterns"]]
    if depth and draw(st.booleans()):
        frame["frames"] = draw(st.dictionaries(IDS, contents(depth - 1), min_size=1, max_size=2))
    return frame


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(IDS, contents(), min_size=1, max_size=3), st.sampled_from(["longest", "leftmost", "all"]))
def test_a_codebook_as_a_mapping_and_back(frames, overlaps):
    """to_dict gives what from_dict reads to an equal codebook."""
    book = Codebook.from_dict({"name": "x", "overlaps": overlaps, "frames": frames})
    assert Codebook.from_dict(book.to_dict()) == book


# --- what else a file can say wrong


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("patterns:\n- re: 19", "entry 1 of patterns: YAML reads re: 19 as a mapping. Put it in quotes: 're: 19'"),
        ("patterns:\n- case: US", "YAML reads case: US as a mapping. Put it in quotes: 'case: US'"),
        ("patterns: [{good: 1_000}]", "a valence is a number, as in 'good: 2.5'"),
        ("patterns: [{good: .inf}]", "a valence is a number, as in 'good: 2.5'"),
        ("patterns: [{no: 2}]", 'entry 1 of patterns: YAML reads no as yes or no. Put it in quotes: "no".'),
        ("patterns: [x]\nexclude: [{good: 2}]", "entry 1 of exclude: YAML reads good: 2 as a mapping"),
        ("patterns: [x]\nno: [x]", "YAML reads the key 'no' as yes or no. Put it in quotes"),
        ("patterns: [x]\nexamples:\n  yes:\n  - He said: no", "Put it in quotes: 'He said: no'"),
        ("patterns: [x]\nexamples:\n  on: [x]", "examples has an unknown key 'on'. Allowed: yes, no."),
        ("patterns: [x]\noverlaps: all", "frame 'swap' has an unknown key 'overlaps'"),
        ("frames: {a: }", "frame 'swap.a' is nothing, not a mapping"),
        ("frames: {a: {patterns: [no]}}", "frame 'swap.a': entry 1 of patterns: YAML reads no"),
    ],
)
def test_more_frames_that_cannot_be_used(tmp_path, lines, says):
    """Words that YAML reads as mappings, valences that are none, keys in the wrong place; each with its line."""
    message = frame_error(tmp_path, lines)
    assert says in message
    assert re.match(r"line \d+: ", message)


def test_a_dot_in_an_id(tmp_path):
    """It joins the ids of nested frames, so that none may have it, in a file or from Python."""
    message = error(tmp_path, "frames:\n  economy.trade:\n    patterns: [x]\n")
    assert message.startswith("line 2: the frame id 'economy.trade' holds a dot")
    assert "Write 'trade' below 'frames:' of frame 'economy'" in message
    with pytest.raises(CodebookError, match="the frame id 'a.b' holds a dot"):
        Codebook.from_dict({"frames": {"a": {"frames": {"b": {"patterns": ["x"]}}}, "a.b": {"patterns": ["y"]}}})
    assert error(tmp_path, "frames:\n  U.S.:\n    patterns: [x]\n").endswith("Write it without the dot.")


def test_no_more_than_twenty_are_told(tmp_path):
    """The rest is counted."""
    message = error(tmp_path, "frames:\n" + "".join(f"  f{i}: {{patterns: [no]}}\n" for i in range(25)))
    lines = message.splitlines()
    assert (len(lines), lines[0], lines[-1]) == (22, "25 things to mend:", "  and 5 more")
    assert lines[20].startswith("  line 21: frame 'f19'")


def test_endings_and_encodings(tmp_path):
    """A file of no known ending is refused with those that are; YAML can be read in a given encoding."""
    path = tmp_path / "book.txt"
    path.write_bytes("frames: {a: {patterns: [caf\xe9]}}".encode("windows-1252"))
    with pytest.raises(
        CodebookError, match=r"the ending '\.txt' does not say how the file is read. Known endings: \.yml"
    ):
        read_codebook(path)
    path = path.rename(tmp_path / "book.YML")
    assert read_codebook(path, encoding="windows-1252").frames["a"].patterns == ("café",)
    for wrong in ("ascii", "klingon"):
        with pytest.raises(CodebookError, match=f"cannot be read with encoding='{wrong}'"):
            read_codebook(path, encoding=wrong)


def test_a_frame_that_is_not_there(tmp_path):
    """Asked for, it is an error that names the nearest."""
    book = nested(tmp_path)
    for ask in (book.below, book.above, book.depth, book.line):
        with pytest.raises(CodebookError, match="frame 'econmy' is not in the codebook.*Did you mean 'economy'"):
            ask("econmy")


def test_labels_that_are_shared():
    """Frames of one label are told apart by those above them."""
    below = {"frames": {"other": {"patterns": ["x"]}}}
    book = Codebook.from_dict({"frames": {"economy": {**below, "label": "Economy"}, "peace": below}})
    assert list(book.labels.values()) == ["Economy", "Economy: other", "peace", "peace: other"]


def test_parents_stand_before_their_frames():
    """A codebook made by hand whose hierarchy cannot be is refused."""
    frame = Codebook.from_dict({"frames": {"a": {"patterns": ["x"]}}}).frames["a"]
    for frames in ({"a.b": replace(frame, parent="a"), "a": frame}, {"a": frame, "b": replace(frame, parent="a")}):
        with pytest.raises(CodebookError, match="A parent stands before the frames below it"):
            Codebook("x", "", frames)


def test_frames_without_end():
    """A mapping that holds itself, and frames deeper than any codebook's, are refused and not followed."""
    frame: dict = {"patterns": ["x"]}
    frame["frames"] = {"a": frame}
    with pytest.raises(CodebookError, match="more than 30 deep"):
        Codebook.from_dict({"frames": {"a": frame}})
