"""Factiva's fixed words in the languages of its interface, and the columns that its codes stand for."""

import pytest

from mediakit.readers import _factiva_labels as labels

LENGTHS = """295 words/1 word/1,204 words/295 mots/1.877 Wörter/1 Wort/204 woorden/542 palabras/310 parole
/87 palavras/893 字/1 023 mots/400 слов""".replace("\n", "").split("/")
DATES = """9 January 2023/January 9, 2023/29 décembre 2011/1er janvier 2012/9 Januar 2023/9. März 2023/9 mei 2023
/12 de enero de 2021/3 maggio 2019/4 de março de 2020/2018 年 9 月 18 日/2023-01-09""".replace("\n", "").split("/")
LANGUAGES = [
    "English",
    "Anglais",
    "Englisch",
    "Engels",
    "Inglés",
    "Français",
    "Deutsch",
    "Nederlands",
    "Español",
    "德文",
]
NUMBER = "COUR000020230109ej1900001"


@pytest.mark.parametrize("line", LENGTHS)
def test_a_length_in_any_language_of_the_interface(line):
    """A number and the word for words, alone on the line, is the length."""
    assert labels.WORDS_LINE.fullmatch(line)
    assert not labels.WORDS_LINE.fullmatch(f"He wrote {line}")


@pytest.mark.parametrize("line", DATES)
def test_a_date_in_any_language_of_the_interface(line):
    """A day, a month and a year, alone on the line, is a date; within a sentence it is not."""
    assert labels.is_date(line)
    assert not labels.is_date(f"On {line} the dam broke")


@pytest.mark.parametrize("word", ["Document", "Dokument", "Documento", "Документ", "文件"])
def test_a_document_number_in_any_language_of_the_interface(word):
    """The line that ends an article, bare, in brackets or in a cell; not one in a sentence."""
    assert labels.document_number(f"{word} {NUMBER}") == NUMBER
    assert labels.document_number(f"({word} {NUMBER})") == NUMBER
    assert labels.document_number(f"AN\t{word} {NUMBER}\t") == NUMBER
    assert labels.document_number(f"See {word} {NUMBER} for more") is None
    assert labels.document_number(f"{word} 12") is None


@pytest.mark.parametrize("name", LANGUAGES)
def test_names_of_languages(name):
    """The interface writes them in its own language, each is known; a word of a text is none."""
    assert labels.is_language(name)
    assert not labels.is_language("Politik")


def test_copyright_lines():
    """By their signs and words, or a short line with the year at its edge; not a sentence of the text."""
    for line in ("(c) 2023 Courier", "Copyright Courier", "2023 Courier. All rights reserved.", "Courier Press 2011."):
        assert labels.is_copyright(line)
    for line in ("The dam holds.", "In 2011 the dam broke, its keeper said.", "They hold the copyright for the song."):
        assert not labels.is_copyright(line)


def test_an_article_has_no_empty_columns():
    """What is missing gives no key, a time alone no date, an unknown code a column of its own."""
    article = labels.as_article({"HD": [" "], "ET": ["15:32"], "DLN": ["x"], "CR": ["Agence Fanal"], "LP": ["text"]})
    assert article == {"host": "Factiva", "factiva_dln": "x", "credit": "Agence Fanal", "origin": "Agence Fanal"}
