"""Patterns that differ from one of the codebook in a form or spelling of one word."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mediakit.codebook_check.covering import Piece, Reading, word_covers
from mediakit.codebook_check.variants import LONGEST, Vocabulary, is_function_word, is_verb_form
from mediakit.patterns import Pattern, lower
from mediakit.patterns.language import CASE, Near, Phrase
from mediakit.patterns.words import is_glob

SHORTEST_HALF = 3  # letters of a word that is joined to another
MOST_READINGS = 200  # of a pattern whose alternatives differ in length


class Change(NamedTuple):
    """A pattern with one word changed; `capitals` says which word of a phrase must stand in capitals, if one must.

    `splits` are the two halves of a word that was cut in two.
    """

    reading: Reading
    capitals: int | None = None
    splits: tuple[str, str] | None = None


def changes(reading: Reading, vocabularies: Sequence[Vocabulary]) -> Iterator[Change]:
    """The patterns that come of putting another form or spelling for one word, joining two, or cutting one.

    >>> from mediakit.patterns import parse
    >>> words = Vocabulary({"swaps": 1, "landswap": 1, "of": 3})
    >>> [change.reading.pattern.text for change in changes(Reading(parse("land swap"), False, ""), [words])]
    ['land swaps', 'landswap']
    """
    parts = reading.pattern.parts
    for number, part in enumerate(parts):
        for piece in part.readings[:MOST_READINGS]:
            for vocabulary in vocabularies:
                yield from _in_words(reading, number, piece, vocabulary)
                yield from _in_joints(reading, number, piece, vocabulary)


def _in_words(reading: Reading, number: int, piece: Piece, vocabulary: Vocabulary) -> Iterator[Change]:
    is_phrase = len(reading.pattern.parts) == 1
    for place, slot in enumerate(piece):
        for word in slot:
            if len(piece) > 1 and is_function_word(word):
                continue
            before_noun = place + 1 < len(piece) and not any(map(is_function_word, piece[place + 1]))
            for variant in vocabulary.variants(word):
                if (before_noun and is_verb_form(variant) and not is_verb_form(word)) or any(
                    word_covers(one, variant, reading.match_case, reading.match_case) for one in slot
                ):
                    continue
                if reading.match_case and word[:1].isupper() and not _is_of_name(variant, word):
                    continue
                is_capital = variant.isupper() and not reading.match_case
                if is_capital and not is_phrase:
                    continue  # where the word stands in a match cannot be told
                shaped = _shaped(variant, word) if reading.match_case else variant
                new = (*piece[:place], (shaped,), *piece[place + 1 :])
                if is_capital and len(piece) == 1:
                    yield Change(_put(reading._replace(match_case=True), number, new))
                else:
                    yield Change(_put(reading, number, new), place if is_capital else None)


def _is_of_name(variant: str, word: str) -> bool:
    """Whether a variant is a name's plural or possessive, or its letters with other stops: never Time for Times."""
    rest = variant.removeprefix(lower(word))
    return rest in ("s", "es", "'", "'s", "s'", "es'") or variant.replace(".", "").upper() == word.replace(".", "")


def _shaped(variant: str, word: str) -> str:
    """A variant with the capitals of the pattern's word."""
    if word.isupper() and len(word) > 1:
        return variant.upper()
    return variant[:1].upper() + variant[1:] if word[:1].isupper() else variant


def _in_joints(reading: Reading, number: int, piece: Piece, vocabulary: Vocabulary) -> Iterator[Change]:
    """Two words of a phrase as one, and one word as two: land swap, landswap."""
    for place in range(len(piece) - 1):
        for one in piece[place]:
            for other in piece[place + 1]:
                if is_glob(one + other) or min(len(one), len(other)) < SHORTEST_HALF:
                    continue
                joined = f"{one}{other}"
                for word in (joined, *vocabulary.variants(joined)):
                    if word.lower() in vocabulary:
                        yield Change(_put(reading, number, (*piece[:place], (word,), *piece[place + 2 :])))
    for place, slot in enumerate(piece):
        for word in slot:
            for at in range(SHORTEST_HALF, min(len(word), LONGEST) - SHORTEST_HALF + 1):
                one, other = word[:at], word[at:]
                if one.lower() in vocabulary and other.lower() in vocabulary:
                    new = (*piece[:place], (one,), (other,), *piece[place + 1 :])
                    yield Change(_put(reading, number, new), splits=(one, other))


def _put(reading: Reading, number: int, piece: Piece) -> Reading:
    """The pattern with another phrase for one of its parts."""
    old = reading.pattern
    expression = _replaced(old.expression, number - len(old.parts), Phrase((piece,)))
    # case: only where the frame does not say it for all
    case = old.match_case or (reading.match_case and len(old.parts) == 1 and piece[0][0].isupper())
    return reading._replace(pattern=Pattern(f"{CASE if case else ''}{written(expression)}", expression, case))


def _replaced(expression: Phrase | Near, place: int, phrase: Phrase) -> Phrase | Near:
    """The expression with another part; `place` counts from the last, -1."""
    if isinstance(expression, Phrase):
        return phrase
    if place == -1:
        return Near(expression.left, phrase, expression.most, expression.ordered)
    left = _replaced(expression.left, place + 1, phrase)
    return Near(left, expression.right, expression.most, expression.ordered)


def written(expression: Phrase | Near) -> str:
    """An expression in the language of patterns.

    >>> from mediakit.patterns import parse
    >>> written(parse("(land|border  zone) ~5 (swap|swaps)").expression)
    '(land|border zone) ~5 (swap|swaps)'
    """
    if isinstance(expression, Near):
        sign = "->" if expression.ordered else "~"
        return f"{written(expression.left)} {sign}{expression.most} {written(expression.right)}"
    texts = [" ".join(f"({'|'.join(slot)})" if len(slot) > 1 else slot[0] for slot in reading)
             for reading in expression.readings]  # fmt: skip
    if len(texts) == 1:
        return texts[0]
    bare = [
        text[1:-1] if text.startswith("(") and text.endswith(")") and text.count("(") == 1 else text for text in texts
    ]
    return f"({'|'.join(bare)})"
