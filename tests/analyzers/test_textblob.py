"""TextBlob's evidence: the library's own assessments, each with its place in the text."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from textblob import TextBlob
from textblob.en import sentiment as library

from mediakit.analyzers import as_analyzer
from mediakit.analyzers._textblob_tokens import tokens

BLOB = as_analyzer("textblob")
PARTS = (
    "good bad NOT not no never n't isn't very really hardly great terrible ! !! (!) ( !) :) : ) :( ;-) . .. ... ..... "
    "U.S. etc. , ' \" ” “ ’ END-OF-SENTENCE END-OF-SENTENCE. END a... a....., \n \n\n \r\n\r\n İ é nice's GOOD \ud800"
)
HOSTILE = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(PARTS.split(" ")), max_size=25).map(" ".join),
    st.lists(st.sampled_from(PARTS.split(" ")), max_size=15).map("".join),
)


@given(HOSTILE)
@example("Good ..... .5 bad")
@example("a.....END-OF-SENTENCE E good")
@example(":END-OF-SENTENCE)")
@settings(deadline=None)
def test_places_of_words_are_exact(text):
    """Each token is what stands at its place, in lower case and without the white space inside it."""
    end = 0
    for token in tokens(text):
        stands = "".join(text[token.start : token.end].split())
        assert token in (stands.lower(), stands.replace("END-OF-SENTENCE", "").lower())  # the library's own sign
        assert end <= token.start < token.end
        end = token.end


@given(HOSTILE)
@settings(deadline=None)
def test_words_make_the_score(text):
    """The mean of the words' weights is TextBlob's polarity to the last bit, and so are the weights the library's."""
    words = BLOB.words(text)
    assert BLOB.of(words) == BLOB.score(text).polarity == TextBlob(text).sentiment.polarity
    assert [word.weight for word in words] == [assessment[1] for assessment in library(text).assessments]
    for word in words:
        assert text[word.start : word.end] == word.word
    assert abs(sum(word.contribution for word in words) - BLOB.of(words)) < 1e-12


@given(HOSTILE)
@settings(deadline=None)
def test_what_changed_a_word_is_said(text):
    """A weight that is not the lexicon's has words that changed it; a turned sign is negated."""
    for word in BLOB.words(text):
        own = library.get(word.word.lower(), {None: [None]})[None][0]
        if own is not None and word.booster is None:
            assert word.weight == own and not word.negated
        if own:
            assert word.negated == (word.weight * own < 0)


def shown(text):
    return [(word.word, round(word.weight, 6), word.negated, word.booster) for word in BLOB.words(text)]


def test_what_changed_a_word():
    """By hand from the lexicon: good .7, great .8, very ×1.3; not ×-.5 (and the booster's inverse), ! ×1.25."""
    assert shown("Good.") == [("Good", 0.7, False, None)]
    assert shown("NOT a good deal!") == [("good", -0.4375, True, "NOT !")]
    assert shown("A very good deal") == [("good", 0.91, False, "very")]
    assert shown("It is not very good!") == [("good", round(0.7 / 1.3 * 1.25 * -0.5, 6), True, "not very !")]
    assert shown("They met.") == []


def test_the_marks_before_the_first_word_change_nothing():
    """The library puts a mark to the word before it; a mark between not and its word comes too early."""
    assert shown("! Not ! good") == [("good", -0.35, True, "Not")]


def test_marks_that_are_words():
    """(!) is irony without a polarity, and an emoticon has one; white space inside is part of the word."""
    assert shown("a ( ! ) b : )") == [("( ! )", 0.0, False, None), (": )", 0.5, False, None)]
