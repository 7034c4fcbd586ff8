"""The word lists that tell the parts of a noun phrase."""

from mediakit.quotes import lexicon


def test_word_lists_are_in_small_letters():
    """Each list holds words in small letters, so that look-ups find them."""
    lists = {name: words for name, words in vars(lexicon).items() if isinstance(words, frozenset)}
    assert len(lists) > 15
    assert not [word for words in lists.values() for word in words if word != word.lower() or " " in word]


def test_he_and_she_share_no_word():
    """No noun or title tells both genders."""
    assert not lexicon.MALE & lexicon.FEMALE
    assert not lexicon.MALE_TITLES & lexicon.FEMALE_TITLES
