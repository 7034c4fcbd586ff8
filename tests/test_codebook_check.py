"""The check of a codebook: its errors hold for every text, its remarks for the corpus."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit import Codebook, check_codebook, mentions, read_codebook, tell_codebook_check
from mediakit.codebook_check import check_text
from mediakit.codebook_check.regex_edges import wrong_edge
from mediakit.patterns import Index, find, parse
from mediakit.tables import columns


def articles_of(*texts, **more):
    """Articles with these texts."""
    return pd.DataFrame({"doc_id": [f"a{i}" for i in range(len(texts))], "text": list(texts), **more})


def kinds(findings, *, of=("pattern", "kind")):
    """Pattern and kind of each finding, those about all frames left out."""
    return [tuple(row) for row in findings.loc[findings["frame"] != "", list(of)].itertuples(index=False)]


def book_of(patterns, exclude=(), **more):
    """A codebook with one frame."""
    return {"frames": {"swap": {"patterns": list(patterns), "exclude": list(exclude), **more}}}


YAML = """\
name: Valley
frames:
  swap:  # the first
    patterns:
      - land swap
      - swap of land
      - Land-Swap
      - veteran* cemetery
    exclude: ["land swap", copper]
    examples:
      yes: [A swap of land was agreed., Nothing was agreed.]
      no:
        - The Courier spoke of a swap of land.
  other:
    patterns: [swap of land]
"""


@pytest.fixture
def valley(tmp_path):
    """A codebook's file with a finding of many kinds."""
    path = tmp_path / "valley.yml"
    path.write_text(YAML, encoding="utf-8")
    return path


def test_each_finding_has_the_line_of_its_entry(valley):
    """Kind, entry and line, errors first, then by frame; what is about all frames has no line."""
    findings = check_codebook(valley)
    assert list(findings.columns) == columns("codebook_findings")
    found = list(zip(findings["kind"], findings["pattern"], findings["line"], strict=True))
    assert found[:-3] == [
        ("missed example", "Nothing was agreed.", 11),
        ("false example", "The Courier spoke of a swap of land.", 13),
        ("always excluded", "land swap", 5),
        ("always excluded", "Land-Swap", 7),
    ]
    assert [row[:2] for row in found[-3:]] == [
        ("no examples", ""),
        ("idle exclude", "copper"),
        ("two frames", "swap of land"),
    ]
    assert findings["line"].tolist()[-2:] == [9, 15]
    assert findings["line"].isna().tolist() == [False] * 4 + [True] + [False] * 2
    assert findings["severity"].tolist() == ["error"] * 4 + ["remark"] * 3


def test_a_mapping_has_no_lines():
    """What comes from no file has no line, and the table is one all the same."""
    findings = check_codebook(book_of(["swap", "Swap"]))
    assert findings["line"].isna().all()
    assert str(findings["line"].dtype) == "Int64"


def test_nothing_found_is_an_empty_table():
    """With the columns and their kinds."""
    findings = check_codebook(book_of(["swap"], examples={"yes": ["A swap."], "no": ["A swan."]}))
    assert len(findings) == 0
    assert list(findings.columns) == columns("codebook_findings")


def test_an_example_under_no_tells_what_matched():
    """The pattern and the words, in the sentence; the words in their column too."""
    examples = {"no": ["Swaps and land-swaps were refused."]}
    row = check_codebook(book_of(["swap*", "land swap*"], examples=examples)).iloc[0]
    assert row["kind"] == "false example"
    assert "'swap*' matches 'Swaps' and 'land swap*' matches 'land-swaps'" in row["finding"]
    assert row["words"] == "Swaps, land-swaps"


def test_an_example_under_yes_tells_what_was_excluded():
    """Where a match lies in an excluded phrase, the sentence says so."""
    examples = {"yes": ["The old land swap held."]}
    row = check_codebook(book_of(["land swap"], ["old land swap"], examples=examples)).iloc[0]
    assert row["kind"] == "missed example"
    assert "'land swap' lies inside a phrase that 'exclude' names" in row["finding"]


def test_examples_of_a_frame_count_what_the_frames_below_count():
    """A parent's sentence may be found by a child's pattern."""
    book = {
        "frames": {
            "economy": {
                "examples": {"yes": ["Copper is dear."], "no": ["Wool is dear."]},
                "frames": {"mines": {"patterns": ["copper"], "examples": {"no": ["Wool."]}}},
            }
        }
    }
    assert len(check_codebook(book)) == 0


@pytest.mark.parametrize(
    ("patterns", "exclude", "found"),
    [
        (["land swap"], ["land swap*"], [("land swap", "always excluded")]),
        (["(land|border) swap"], ["land swap", "border swap"], [("(land|border) swap", "always excluded")]),
        (["(land|border) swap"], ["land swap"], []),
        (["land ~2 swap"], ["swap ~2 land"], [("land ~2 swap", "always excluded")]),
        (["land ~2 swap"], ["land ~4 swap"], [("land ~2 swap", "always excluded")]),
        (["land ~4 swap"], ["land ~2 swap"], []),
        (["land ->2 swap"], ["land ~2 swap"], []),
        (["case:US"], ["us"], [("case:US", "always excluded")]),
        (["us"], ["case:US"], []),
        (["re:swaps?"], ["re:swaps?"], [("re:swaps?", "always excluded")]),
        (["swap"], ["land swap"], []),
        (["territory's"], ["territory’s"], [("territory's", "always excluded")]),
        (["re:[(]land"], [], [("re:[(]land", "cannot match")]),
        (["swap"], [r"re:swap\."], [(r"re:swap\.", "cannot match")]),
        (["swap", "Swap"], [], [("Swap", "repeat")]),
        (["land swap", "land-swap"], [], [("land-swap", "repeat")]),
        (["(a|b) swap", "(b|a) swap"], [], [("(b|a) swap", "repeat")]),
        (["land ~3 swap", "swap ~3 land"], [], [("swap ~3 land", "repeat")]),
        (["land ->3 swap", "swap ->3 land"], [], []),
        (["swap", "case:Swap"], [], [("case:Swap", "swallowed")]),
        (["swaps", "swap*"], [], [("swaps", "swallowed")]),
        (["swap*", "swaps"], [], [("swaps", "swallowed")]),
        (["land", "(land|sea)"], [], [("land", "swallowed")]),
        (["(land|sea)", "land", "sea"], [], [("land", "swallowed"), ("sea", "swallowed")]),
        (["land", "sea", "(land|sea)"], [], [("(land|sea)", "swallowed")]),
        (["swap", "land swap"], [], []),
        (["cafe", "café"], [], []),
        (["trade"], ["trade union*"], []),
        (["trade"], ["rugby union"], [("rugby union", "idle exclude")]),
        (["tr?de ~2 union"], ["rugby union"], []),
    ],
)  # fmt: skip
def test_what_patterns_say(patterns, exclude, found):
    """What can be told without a text; of patterns that say the same, one is always kept."""
    assert sorted(kinds(check_codebook(book_of(patterns, exclude)))) == sorted(found)


def test_exclude_of_a_frame_above_counts():
    """A pattern below is always excluded by the frame above; a pattern above and below is told."""
    book = {
        "frames": {
            "a": {"patterns": ["swap", "land"], "exclude": ["swap"], "frames": {"b": {"patterns": ["swap", "land"]}}}
        }
    }
    findings = check_codebook(book)
    assert set(kinds(findings, of=("frame", "pattern", "kind"))) == {
        ("a", "swap", "always excluded"), ("a.b", "swap", "always excluded"),
        ("a.b", "swap", "two frames"), ("a.b", "land", "two frames"),
    }  # fmt: skip
    assert findings.loc[findings["kind"] == "two frames", "finding"].str.contains("'a' counts it anyway").all()


def test_a_regular_expression_of_which_case_counts_is_another():
    """One frame's case counts and the other's does not, so that the first does not exclude all of the second."""
    above = {"patterns": ["copper"], "exclude": ["re:swaps?"], "match_case": True}
    book = {
        "frames": {"a": {**above, "frames": {"b": {"match_case": False, "patterns": ["re:swaps?", "re:[A-Z]wap"]}}}}
    }
    assert not (check_codebook(book)["severity"] == "error").any()
    assert len(mentions(articles_of("Swaps."), book).query("frame == 'a.b'")) == 1


def test_with_overlaps_all_a_repeat_counts_twice():
    """The sentence says what it does there."""
    book = {"overlaps": "all", **book_of(["swap", "Swap"])}
    assert "counts the same words twice" in check_codebook(book).iloc[0]["finding"]


WORDS = ["land", "lands", "Land", "swap", "swaps", "SWAP", "s", "sw"]
GLOBS = [*WORDS, "*", "s*", "sw?p", "?wap*", "*s", "l*d", "swap*", "lan?"]
slots = st.sampled_from([*GLOBS, "(land|swap)", "(s*|Land)", "(land swap|sw)"])
phrases = st.lists(slots, min_size=1, max_size=3).map(" ".join).filter(lambda text: set(text) - set("* ?"))
nears = st.tuples(phrases, st.sampled_from(["~0", "~1", "~2", "->0", "->2"]), phrases).map(" ".join)
regexes = st.sampled_from(
    [r"re:swaps?", r"re:[^a-z]land", r"re:s\w* land", r"re:\bswap[.]", r"re:(land|sw)", r"re:land'"]
)
plain = st.one_of(phrases, phrases, nears, regexes)
patterns_ = st.one_of(plain, plain, plain.map(lambda text: f"case:{text}"))
texts_ = st.lists(st.sampled_from([*WORDS, *WORDS, "x", "."]), min_size=1, max_size=9).map(" ".join)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(patterns_, min_size=1, max_size=5),
    st.lists(patterns_, max_size=2),
    st.lists(texts_, min_size=1, max_size=6),
    st.sampled_from(["longest", "leftmost"]),
    st.booleans(),
)
def test_what_is_said_of_every_text_is_true_of_every_text(patterns, exclude, texts, overlaps, match_case):
    """What cannot match, is excluded or repeats never counts; without what adds nothing, the same words count."""
    book = {"overlaps": overlaps, "match_case": match_case, **book_of(patterns, exclude)}
    articles = articles_of(*texts)
    findings = check_codebook(book)
    before = mentions(articles, book)
    spans = before[["doc_id", "start", "end"]].to_numpy().tolist()
    gone = findings.loc[findings["kind"].isin(["cannot match", "always excluded", "repeat", "swallowed"])]
    never = gone.loc[gone["kind"].isin(["cannot match", "always excluded"]), "pattern"]
    assert not before["pattern"].isin(never).any()
    # patterns of the same text are the same one; the first is never a repeat
    fewer = list(patterns)
    for pattern in gone["pattern"]:
        if pattern in fewer:
            del fewer[len(fewer) - 1 - fewer[::-1].index(pattern)]
    idle = set(findings.loc[findings["kind"] == "idle exclude", "pattern"])
    less = book_of(fewer or ["nothing"], [one for one in exclude if one not in idle])
    after = mentions(articles, {**book, **less})
    assert after[["doc_id", "start", "end"]].to_numpy().tolist() == spans


@pytest.mark.parametrize(
    ("source", "side"),
    [
        (r"\(land", "beginning"), (r"-?_?[(]", "beginning"), (r"\W\w+", "beginning"), (r"'s", "beginning"),
        (r"(?: |-)?land", ""), (r"land,", "end"), (r"land[ ,]", "end"), (r"(?:land )", "end"), (r"land\.", "end"),
        (r"land'", "end"), (r"5\.", "end"), (r"swaps'", ""), (r"U\.S\.", ""), (r"\w\.", ""), (r"[A-Z]\.[A-Z]\.?", ""),
        (r"(?a:\W)land", ""), (r"land$", ""), (r"^land", ""), (r"[^a]land", ""), (r"(?=x)land", ""), (r"land.*", ""),
        (r"(,|a)land", ""), (r"é", ""), (r"land\s", "end"), (r"(l)\1,", "end"),
        (r"(?<=pre)war", "beginning"), (r"(?<=[0-9])war", "beginning"), (r"(?<=[ ])war", ""), (r"(?<!pre)war", ""),
        (r"war(?=s)", "end"), (r"war(?=\d)", "end"), (r"war(?= s)", ""), (r"war(?=\w)", ""), (r"w(?=ar)ar", ""),
    ],
)  # fmt: skip
def test_regular_expressions_that_cannot_match(source, side):
    """Those that ask at an edge for what is no part of a word; of the others nothing is said."""
    assert wrong_edge(parse(f"re:{source}").expression) == side


@pytest.mark.parametrize(
    "source", [r"\(lands?", r"\W\w+", r"land[ ,]", r"land\.", r"land'", r"5\.", r"(?<=a)land", r"land(?=s)"]
)
@given(data=st.data())
def test_no_text_of_such_an_expression_matches(source, data):
    """Texts made from the expression itself, among other words."""
    text = data.draw(st.from_regex(source))
    assert len(find(Index([text, f"a {text} b", f"a.{text}b"]), f"re:{source}")) == 0


CORPUS = articles_of(
    "A land swap was agreed. The land-swap holds.",
    "Land swap again. Copper mines pay; copper's price rose.",
    "The swapped land is dry.",
)


def test_what_a_corpus_tells_of_patterns():
    """Dead patterns and excluding phrases, and those that always lose, with counts."""
    book = book_of(["swap", "land swap", "gunfire", "holds"], ["rugby union", "swap holds"])
    findings = check_codebook(book, CORPUS)
    told = findings[findings["kind"].isin(["dead", "always loses"])]
    assert sorted(zip(told["pattern"], told["kind"], told["n"], strict=True)) == [
        ("gunfire", "dead", 0), ("holds", "always loses", 1), ("rugby union", "dead", 0), ("swap", "always loses", 3),
    ]  # fmt: skip
    said = dict(zip(told["pattern"], told["finding"], strict=True))
    assert "matches 3 times, always where other patterns of the frame count" in said["swap"]
    assert "'land swap'" in said["swap"]
    assert "matches once, always inside phrases that 'exclude' names" in said["holds"]


def test_what_holds_for_every_text_is_not_told_of_the_corpus_too():
    """A repeat, and a swallowed pattern that loses, have one finding each."""
    findings = check_codebook(book_of(["swap*", "swap", "Swap"]), CORPUS)
    own = findings[~findings["kind"].isin(["near miss", "no examples"])]
    assert kinds(own) == [("Swap", "repeat"), ("swap", "swallowed")]


@pytest.mark.parametrize(("n", "told"), [(19, False), (20, True)])
def test_one_pattern_that_brings_over_half(n, told):
    """Told of frames with two patterns and 20 mentions; not at half, not of a frame with one pattern."""
    over = articles_of("swap " * 6, "swap " * (n - 12), "gift " * 6)
    book = book_of(["swap", "gift"])
    rows = check_codebook(book, over).query("kind == 'over half'")
    assert len(rows) == told
    if told:
        assert rows.iloc[0][["pattern", "n"]].tolist() == ["swap", 14]
        assert "14 of the 20 mentions of 'swap' (70%), in 2 articles" in rows.iloc[0]["finding"]
    half = articles_of("swap " * n, "gift " * n)
    assert not len(check_codebook(book, half).query("kind == 'over half'"))
    assert not len(check_codebook(book_of(["swap"]), over).query("kind == 'over half'"))


def test_over_half_is_told_of_the_lowest_frame_only():
    """A pattern that rules its frame rules the frame above, too, which need not be said."""
    book = {"frames": {"a": {"patterns": ["gift"], "frames": {"b": {"patterns": ["swap", "trade"]}}}}}
    rows = check_codebook(book, articles_of("swap " * 30)).query("kind == 'over half'")
    assert kinds(rows, of=("frame", "pattern")) == [("a.b", "swap")]


def misses(patterns, *texts, others=None, language=None, **more):
    """The near misses of a frame's patterns, with their counts."""
    articles = articles_of(*texts) if language is None else articles_of(*texts, language=language)
    book = book_of(patterns, **more)
    book["frames"].update(others or {})
    rows = check_codebook(book, articles).query("kind == 'near miss' and frame == 'swap'")
    return list(zip(rows["words"], rows["n"], strict=True))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("swap", "Swaps and swaps; a swap's end. They swapped.", [("swaps", 2), ("swap's", 1), ("swapped", 1)]),
        ("swap of land", "Swaps of land. A swap of lands.", [("swap of lands", 1), ("swaps of land", 1)]),
        ("swap of land", "A swap to land.", []),
        ("land swap", "The landswap, two landswaps.", [("landswap", 1), ("landswaps", 1)]),
        ("landswap", "A land swap, a land-swap.", [("land swap", 2)]),
        ("nowhere", "Now here, now there, here and here, now.", []),
        ("new", "The news of news.", []),
        ("organise", "They organized it.", [("organized", 1)]),
        ("labour*", "The labor law.", [("labor", 1)]),
        ("café", "A cafe.", [("cafe", 1)]),
        ("U.S. troops", "US troops told us troops come.", [("us troops", 1)]),
        ("U.S.", "The US told us.", [("case:US", 1)]),
        ("land ~3 swap", "Land for swaps.", [("land ~3 swaps", 1)]),
        ("land swap", "The landing swap.", []),
        ("give away", "He gave away all.", [("gave away", 1)]),
        ("case:Swap", "Swaps, swaps.", [("case:Swaps", 1)]),
        ("case:Times", "Time and Timing; the Times' own.", [("case:Times'", 1)]),
        ("case:U.S.", "The US told us.", [("case:US", 1)]),
        ("(land|sea) swap", "Sea swaps.", [("(land|sea) swaps", 1)]),
        ("re:swap", "Swaps.", []),
    ],
)  # fmt: skip
def test_near_misses(pattern, text, found):
    """Forms and spellings of each word that the corpus has, commonest first, as patterns that find them."""
    got = [(words.replace("US ", "us "), n) for words, n in misses([pattern], text)]
    assert got == found


def test_near_misses_can_be_written_into_the_codebook():
    """Each is a pattern that finds as many passages as it says."""
    texts = ["Swaps of land, US troops, landswap, land for swaps.", "Swaps of land; the US"]
    book = book_of(["swap of land", "U.S. troops", "land swap", "land ~2 swap", "U.S."])
    rows = check_codebook(book, articles_of(*texts)).query("kind == 'near miss'")
    assert len(rows) >= 5
    for row in rows.itertuples():
        assert len(find(Index(texts), row.words, overlaps="all")) == row.n


def test_what_is_matched_or_excluded_is_no_near_miss():
    """By another pattern of the frame, by another frame, or inside what any frame excludes."""
    text = "The attacks went on. Attacked by dogs. Attacking play."
    assert misses(["attack"], text) == [("attacked", 1), ("attacking", 1), ("attacks", 1)]
    others = {"dogs": {"patterns": ["dog", "attacks"], "exclude": ["attacked by dogs"]}}
    assert misses(["attack", "attacking play"], text, others=others) == []


def test_five_near_misses_of_a_pattern_are_listed_and_the_rest_counted():
    """The commonest; how many more there are stands in the last one's sentence."""
    forms = ["swaps", "swapped", "swapping", "swap's", "swaps'"]
    text = ". ".join([*(f"land {one}. land {one}" for one in forms), "Landswap. Lands swap. Lands swap"])
    rows = check_codebook(book_of(["land swap"]), articles_of(text)).query("kind == 'near miss'")
    assert rows["n"].tolist() == [2] * 5
    said = "2 rarer variants of it, 3 times in all, are not listed"
    assert rows["finding"].str.contains(said).tolist() == [False] * 4 + [True]


def test_languages_each_by_its_own_rules():
    """German words of the same stem in German articles, and no English rules there."""
    texts = ["Der Angriff kam. Die Angriffe. Des Angriffs.", "The attacks. An attack."]
    found = misses(["angriff", "attack"], *texts, language=["de", "en"])
    assert found == [("angriffe", 1), ("angriffs", 1), ("attacks", 1)]
    assert misses(["labour"], "Labor.", language=["de"]) == []


def test_the_input_is_not_changed():
    """Articles and codebook are as they were."""
    articles, book = CORPUS.copy(), Codebook.from_dict(book_of(["swap", "swap*"]))
    first = check_codebook(book, articles)
    pd.testing.assert_frame_equal(articles, CORPUS)
    pd.testing.assert_frame_equal(check_codebook(book, articles), first)


def test_no_article_and_no_text():
    """An empty table of articles, and a missing text, are no error."""
    book = book_of(["swap"])
    for articles in (CORPUS.head(0), articles_of(None)):
        assert kinds(check_codebook(book, articles)) == [("swap", "dead")]


def test_the_report_of_a_check(valley):
    """Errors first, file and line before each, the counts in the last line."""
    codebook = read_codebook(valley)
    findings = check_codebook(codebook, articles_of("Swaps of land. Swapping of land. The veterans' cemetery."))
    lines = check_text(findings, codebook, corpus="1 article of x").splitlines()
    assert lines[:4] == ["ERRORS", "", "swap", lines[3]]
    assert lines[3].startswith(f"  {valley}:11: No pattern of 'swap' counts in the example 'Nothing was agreed.'")
    assert lines.index("REMARKS") > lines.index("ERRORS")
    near = [line for line in lines if f"{valley}:6: near 'swap of land'" in line]
    assert len(near) == 1
    assert "'swapping of land' (1) and 'swaps of land' (1). Add those" in near[0]
    assert lines[-1].startswith("2 frames, 5 patterns, examples passed 1 of 3, 4 errors, ")
    assert lines[-1].endswith("remarks, 1 article of x")


def test_nothing_hostile_reaches_the_terminal():
    """Control characters and line breaks of patterns, ids, examples and articles are replaced."""
    examples = {"yes": ["\x1b[2J none\r\nhere"], "no": ["A swap\x07."]}
    book = Codebook.from_dict({"frames": {"a\x1b[31m\nb": {"patterns": ["swap", "Swap"], "examples": examples}}})
    text = check_text(check_codebook(book, articles_of("Swaps\u202e \x1b]0;")), book, corpus="\x1b[1m")
    assert all(sign.isprintable() or sign == "\n" for sign in text)
    assert "ERRORS" in text


def test_what_a_dictionary_could_not_say_is_listed():
    """With the check, since it does not count."""
    book = Codebook("d", "", dict(Codebook.from_dict(book_of(["swap"])).frames), left_out=("line 3: a weight",))
    assert "NOT READ\n\n  line 3: a weight\n" in check_text(check_codebook(book), book)


def test_a_check_in_sentences(valley):
    """Examples, corpus, errors and remarks, counted."""
    told = tell_codebook_check(check_codebook(valley), valley, n_articles=3)
    assert told == (
        "The codebook has 2 frames and 5 patterns. Of its 3 examples 2 came out otherwise than they should. It was "
        "held against 3 articles. Found were 4 errors (1 missed example, 1 false example and 2 patterns that are "
        "always excluded) and 3 remarks (1 pattern in two frames and 1 excluding phrase without effect)."
    )
    good = book_of(["swap"])
    assert tell_codebook_check(check_codebook(good), good).endswith(
        "It has no examples, so nothing says what its frames must find. It was held against no corpus. Found were no "
        "errors and 1 remark."
    )
