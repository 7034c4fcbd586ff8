"""The language of patterns: what each finds, by hand and against plain regular expressions."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit._check import CodebookError, MediakitError
from mediakit.patterns import Index, find, lower, parse
from mediakit.patterns.language import Phrase
from mediakit.patterns.regex import composed_text
from mediakit.patterns.word_regex import words_of
from mediakit.text import tokens


def found(pattern: str, text: str, **options) -> list[str]:
    """What a pattern finds in a text."""
    return [text[match.start : match.end] for match in find(Index([text]), pattern, **options)]


@pytest.mark.parametrize(
    ("pattern", "text", "matches"),
    [
        ("(swap|exchange) of (land|territor*)", "swap of land, exchange of territories; swap of", 2),
        ("(land swap|border deal)s", None, "joins"),
        ("((land|border) swap|deal) talks", "land swap talks, border-swap talks, deal talks, swap talks", 3),
        ("(a|b c) (d|e f)", "a d b c e f a e f b d", 3),
        ("land ~5 swap", "land 1 2 3 4 5 swap / swap land / land 1 2 3 4 5 6 swap", 2),
        ("land ~0 swap", "land swap, swap land, land a swap", 2),
        ("land ->5 swap", "swap the land; land for a swap", 1),
        ("land ~2 swap ~2 deal", "deal swap land; land x swap y z deal; land swap x y z deal", 2),
        ("land ->5 swap ->0 deal", "land swap a swap deal", 1),
        ("deal ~0 swap ~5 land", "deal swap a swap land", 1),
        (r"re:land\w+", "land_swap landswap", 1),
        (r"re:\w+ swap(?=,)", "my_land swap, land_swap", 1),
        ("case:US", "US us Us", 1),
        ("case:re:U[A-Z]", "US us UN", 2),
        ("re:war", "War-torn, warm, post-war, warlike", 2),
        ("re:land swaps?", "land swap, land\nswaps, land-swap, landswap, land, swap", 3),
        ("re:land[ ]swap", "land swap, land-swap", 1),
        (r"re:land.{1,9}swap", "land is a swap, land is not at all a swap", 1),
        (r"re:US", "US, U.S., US's, us", 2),
        (r"re:U\.S\.", "US U.S.", 1),
        (r"re:\w+ swap(?=s?,)", "land swap, no swap", 1),
        ("territories'", "the territories' future, territories’, the 'territories' here, territories", 2),
        ("territories", "the territories' future, the 'territories' here, territories", 2),
        ("territor*", "the territories' future, the territory's, Territory", 3),
        ("a b a", "a b a b a", 1),
    ],
)  # fmt: skip
def test_what_patterns_find_counted_by_hand(pattern, text, matches):
    """The number of matches, or the word of the error."""
    if text is None:
        with pytest.raises(CodebookError, match=matches):
            parse(pattern)
    else:
        assert len(found(pattern, text)) == matches, found(pattern, text)


def test_the_words_of_matches():
    """A match is the text as it stands, apostrophes of possessives and line breaks in it."""
    assert found("territor*", "The territories’ end") == ["territories’"]
    assert found("land swap", "a land\n swap") == ["land\n swap"]
    assert found("land ~5 swap", "land land for a swap swap") == ["land for a swap"]
    assert found("re:caf\u00e9", "a cafe\u0301’s caf\u00e9") == ["caf\u00e9"]
    assert found("re:caf\u00e9's?", "a cafe\u0301’s door") == ["cafe\u0301’s"]
    assert found(r"re:soft\w+ way", "a soft\u00adly way") == ["soft\u00adly way"]


def test_proximity_stays_inside_a_sentence_unless_said():
    """By default in a sentence; a paragraph or the article where `within` says so; never from text to text."""
    text = "They kept the land. The swap failed.\n\nA swap. Then, land."
    assert found("land ~5 swap", text) == []
    assert found("land ~5 swap", text, within="paragraph") == ["land. The swap", "swap. Then, land"]
    assert len(found("land ~9 swap", text, within="article")) == 2
    assert found("failed ->2 a", text, within="article") == ["failed.\n\nA"]
    index = Index(["A land", "swap for land"])
    assert len(find(index, "land ~5 swap", within="article")) == 1
    assert len(find(index, "land swap")) == 0


def test_which_overlapping_matches_count():
    """The longest, the leftmost, or all, as asked."""
    text = "a b c d e"
    pattern = "(a b|b c d)"
    assert found(pattern, text) == ["b c d"]
    assert found(pattern, text, overlaps="leftmost") == ["a b"]
    assert found(pattern, text, overlaps="all") == ["a b", "b c d"]
    with pytest.raises(MediakitError, match="longest, leftmost, all"):
        found(pattern, text, overlaps="shortest")


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("", "holds no word"), ("*", "holds no word"), ("(*|?)", "holds no word"), ("case:", "holds no word"),
        ("land, swap", "holds ','"), ("-swap", "holds '-'"), ("swap-", "holds '-'"), ("land_swap", "holds '_'"),
        ("swap|deal", "put the alternatives in"), ("(swap", "not closed"), ("swap)", "open it with"),
        ("(swap|)", "alternative without a word"), ("()", "alternative without a word"),
        ("land(s|ed)", "joins"), ("(land)s", "joins"), ("(land)(swap)", "joins"),
        ("land ~ swap", "without a number"), ("land ->swap", "without a number"), ("~5 swap", "lacks a word"),
        ("land ~5", "lacks a word"), ("land ~5 ~5 swap", "lacks a word"), ("land ~1001 swap", "0 to 1,000"),
        ("(land ~5 swap) deal", "inside"), ("(" * 30 + "a" + ")" * 30, "inside each other"),
        (" ".join(["(a|b c)"] * 20), "more than 10,000"),
        ("re:(", "no regular expression"), ("re:", "nothing stands"), ("re:x*", "nothing stands"),
        ("re:(?i)x", "(?i:...)"), ("re:x{99999999999999999999}", "no regular expression"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(pattern, told):
    """One sentence: the pattern, what is wrong, how to mend it."""
    with pytest.raises(CodebookError) as raised:
        parse(pattern)
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_parts_and_phrases():
    """A pattern's phrases from left to right, alternatives multiplied out, words with globs as written."""
    pattern = parse("(land|farm land) swap* ~5 deal ->2 off")
    assert [part.phrases() for part in pattern.parts] == [
        [("land", "swap*"), ("farm", "land", "swap*")], [("deal",)], [("off",)],
    ]  # fmt: skip
    assert parse("re:x").parts == ()
    assert parse("re:x").is_regex
    assert str(parse("case:US")) == "case:US"


# --- against regular expressions written by hand

WORDS = st.sampled_from(["land", "Land", "swap", "swaps", "of", "the", "deal"])
GAPS = st.sampled_from([" ", "\n", " ", "-", ", ", ". ", " — ", "_"])
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=14).map(lambda parts: "".join(word + gap for word, gap in parts))
JOIN = r"(?:\s+|-)"


def plain(regex: str, text: str) -> list[str]:
    """What a regular expression finds between word edges."""
    return [match[0] for match in re.finditer(rf"(?<![^\W_])(?:{regex})(?![^\W_])", text, flags=re.IGNORECASE)]


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_phrases_find_what_a_regular_expression_finds(text):
    """Words, phrases, globs, alternatives and regular expressions, on random texts."""
    for pattern, regex in {
        "swap": "swap",
        "swap*": r"swap[^\W_]*",
        "s??p": "s[^\\W_][^\\W_]p",
        "land swap": f"land{JOIN}swap",
        "swap of * deal": rf"swap{JOIN}of{JOIN}[^\W_]+{JOIN}deal",
        "(swap*|deal) of (land|the land)": rf"(?:swap[^\W_]*|deal){JOIN}of{JOIN}(?:the{JOIN})?land",
        "re:swaps? (?:of|the)": f"swaps?{JOIN}(?:of|the)",
        "re:(?:swaps? )+of": f"(?:swaps?{JOIN})+of",
        "(land swap|land) deal": f"(?:land{JOIN}swap|land){JOIN}deal",
    }.items():
        assert found(pattern, text) == plain(regex, text), pattern


def near_by_hand(text: str, left: str, right: str, most: int, ordered: bool) -> list[str]:
    """Proximity in the article, as its definition says: all pairs, the shortest spans, then longest and leftmost."""
    spans = tokens(text)
    words = [text[start:end].lower() for start, end in spans]
    pairs = {
        (min(i, j), max(i, j))
        for i, j in product(range(len(words)), repeat=2)
        if words[i] == left and words[j] == right and i != j
        and abs(i - j) - 1 <= most and (i < j or not ordered)
    }  # fmt: skip
    shortest = [p for p in pairs if not any(q != p and p[0] <= q[0] and q[1] <= p[1] for q in pairs)]
    chosen: list[tuple[int, int]] = []
    for a, b in sorted(shortest, key=lambda p: (spans[p[0]][0] - spans[p[1]][1], p)):
        if all(b < c or d < a for c, d in chosen):
            chosen.append((a, b))
    return [text[spans[a][0] : spans[b][1]] for a, b in sorted(chosen)]


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.integers(0, 4), st.booleans())
def test_proximity_is_what_its_definition_says(text, most, ordered):
    """All pairs at most so far apart, of them the shortest, on random texts."""
    sign = "->" if ordered else "~"
    for left, right in (("land", "swap"), ("deal", "deal"), ("of", "the")):
        expected = near_by_hand(text, left, right, most, ordered)
        assert found(f"{left} {sign}{most} {right}", text, within="article") == expected


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.integers(0, 3), st.integers(0, 3), st.booleans(), st.booleans())
def test_a_chain_is_what_its_definition_says(text, one, two, ordered, then_ordered):
    """All runs of the first two that are so far apart, all of these with the third, of them the shortest."""
    words = [text[start:end].lower() for start, end in tokens(text)]
    place = {kind: [(i, i) for i, word in enumerate(words) if word == kind] for kind in ("land", "swap", "deal")}

    def near(left, right, most, in_order):
        pairs = {(a[0], b[1]) for a in left for b in right if 0 <= b[0] - a[1] - 1 <= most}
        return pairs | (
            set() if in_order else {(b[0], a[1]) for a in left for b in right if 0 <= a[0] - b[1] - 1 <= most}
        )

    runs = near(near(place["land"], place["swap"], one, ordered), place["deal"], two, then_ordered)
    shortest = {p for p in runs if not any(q != p and p[0] <= q[0] and q[1] <= p[1] for q in runs)}
    pattern = f"land {'->' if ordered else '~'}{one} swap {'->' if then_ordered else '~'}{two} deal"
    matches = find(Index([text]), pattern, within="article", overlaps="all")
    assert set(zip(matches.first.tolist(), matches.last.tolist(), strict=True)) == shortest


PARTS = st.sampled_from(["land", "swaps?", r"\w+", "(?:of|the)", "[a-l]+", "s[^x]*", "land|deal", "'?s"])


@settings(max_examples=300, deadline=None)
@given(st.lists(PARTS, min_size=1, max_size=3).map(" ".join), TEXTS)
def test_a_regular_expression_word_by_word_is_the_same(source, text):
    """Where one is tried on kinds of words only, it finds what it finds in the text itself."""
    pattern = parse("re:" + source)
    regex = pattern.expression
    if regex.by_word is None:
        return
    spans = tokens(text)
    index = Index([text])
    runs = {(m.start, m.end) for m in find(index, pattern, overlaps="all")}
    # wherever a run of words begins and ends, the whole expression must say the same
    for i, j in product(range(len(spans)), repeat=2):
        if i <= j:
            start, end = spans[i][0], spans[j][1]
            assert ((start, end) in runs) == (regex.alone.fullmatch(text, start, end) is not None), text[start:end]


def test_what_may_be_tried_word_by_word():
    """Only what can match nothing but letters between spaces."""
    assert words_of(r"[A-Z]\w+ of (?:the|a) swaps?") == [r"[A-Z]\w+", "of", "(?:the|a)", "swaps?"]
    for source in ("land.swap", "land[ -]swap", r"land\s", "(the )?swap", "a|b c", "swap-deal", "^swap", "a ? b"):
        assert words_of(source) is None, source


SIGNS = "swap land-’'.\n\x00\u2028\u00a0éİß\u0301\u00ad\u200d\u1100\u1161😀\ud800*?[(\\|~>re:"
HOSTILE = st.text(st.sampled_from(SIGNS) | st.characters(), max_size=60)


@settings(max_examples=200, deadline=None)
@given(HOSTILE, HOSTILE)
def test_any_text_and_any_pattern(pattern, text):
    """A pattern is read or refused with a sentence, and its matches begin and end where words do."""
    index = Index([text])
    starts, ends = {start for start, _ in tokens(text)}, {end for _, end in tokens(text)}
    assert index.spans(0) == tokens(text)
    for one in (pattern, "re:" + pattern, f"land ~3 {pattern}", "re:.*a?"):
        try:
            matches = find(index, one, within="article")
        except CodebookError as error:
            assert str(error).startswith("pattern ")
            continue
        assert all(match.start in starts and match.end in ends for match in matches)


@given(HOSTILE)
def test_composed_text_keeps_its_places(text):
    """Every character of the text that patterns see comes from where its place says."""
    plain_text, places = composed_text(text)
    if places is not None:
        assert len(places) == len(plain_text) + 1
        assert places == sorted(places)
        for i, letter in enumerate(plain_text):
            assert letter in composed_text(text[places[i] : places[-1]])[0][:4]


def test_words_of_an_index():
    """Words, their spans, counts and kinds; an empty text and no text at all do no harm."""
    index = Index(["A land-swap, a Swap.", "", "No swap!"], ["en", None, "de"])
    assert index.words(0) == ["A", "land", "swap", "a", "Swap"]
    assert index.words(1) == []
    assert index.counts["swap"] == 2
    assert (index.n_texts, index.n_words) == (3, 7)
    assert [match.row for match in find(index, "swap")] == [0, 0, 2]
    assert len(find(Index([]), "swap")) == 0
    assert lower("Cafe\u0301’s") == "café's"


def test_a_phrase_is_read_once():
    """The same phrase in two alternatives is one reading."""
    assert parse("(a b|a b) c").expression == Phrase(((("a",), ("b",), ("c",)),))
