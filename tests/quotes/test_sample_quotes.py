"""Quotations of the sample corpus, and who says them, against the gold of the corpus."""

import csv
import re
import warnings
from pathlib import Path

import pandas as pd
import pytest

from mediakit import quotes
from mediakit.readers import read_corpus

SAMPLE = Path(__file__).resolve().parents[2] / "data" / "raw" / "sample"
PLACE = ["file", "place"]
SPAN = [*PLACE, "start", "end"]
PRONOUNS = {"he", "she", "it", "they", "both"}
LEFT_OUT = {"the", "a", "an", "mr", "mrs", "ms", "general", "father", "president"}


def _words(name: object) -> list[str]:
    """The words of a name or phrase, case, articles and titles left aside; none where it is missing."""
    words = re.findall(r"[\w’'-]+", "" if pd.isna(name) else str(name).casefold())
    return [word for word in words if word not in LEFT_OUT] or words


def _same(one: object, other: object) -> bool:
    """Same words, or one begins or ends the other; a pronoun is only itself, a spokesman not whom he speaks for."""
    short, long = sorted([_words(one), _words(other)], key=len)
    if short == long or not short or short[0] in PRONOUNS:
        return short == long != []
    if long[: len(short)] == short:
        return True
    return long[-len(short) :] == short and "for" not in long[: -len(short)]


@pytest.fixture(scope="module")
def articles() -> pd.DataFrame:
    """The sample's articles with file and place, as the gold names them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        table = read_corpus([SAMPLE / "pages", SAMPLE / "tribune_archive.csv"]).articles
    names = [Path(file).name for file in table["file"]]
    table = table.assign(file=[name if name.endswith(".csv") else f"pages/{name}" for name in names])
    return table.assign(place=table.sort_values("start").groupby("file").cumcount())


@pytest.fixture(scope="module")
def gold() -> pd.DataFrame:
    """The gold: 258 rows of direct speech and 2 that name something."""
    with (SAMPLE / "gold" / "quotes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return pd.DataFrame(rows).astype({"place": int, "start": int, "end": int}).replace({"speaker": {"": None}})


@pytest.fixture(scope="module")
def found(articles) -> pd.DataFrame:
    """What quotes() finds, with file and place."""
    return quotes(articles).merge(articles[["doc_id", *PLACE]], on="doc_id")


@pytest.fixture(scope="module")
def matched(found, gold) -> pd.DataFrame:
    """Direct quotations that were found with their exact ends, beside the gold's speaker."""
    direct = gold[gold["kind"] == "direct"]
    return direct.merge(found[found["kind"] == "direct"], on=SPAN, suffixes=("_gold", ""))


def _share_right(matched: pd.DataFrame, given: list[str], wanted: list[str]) -> float:
    """Share of the rows in which one of the names given is one of those wanted."""
    rows = matched[given + wanted].to_dict("records")
    return sum(any(_same(row[one], row[other]) for one in given for other in wanted) for row in rows) / len(rows)


def test_the_gold_stands_in_the_articles(articles, gold):
    """Each quotation of the gold is the text between its start and end, and names speakers that are in the article."""
    texts = articles.set_index(PLACE)["text"]
    for row in gold.to_dict("records"):
        text = texts[row["file"], row["place"]]
        assert text[row["start"] : row["end"]] == row["quote"]
        assert row["kind"] == "scare" or (row["speaker"] in text and row["speaker_full"] in text)
    assert gold["kind"].value_counts().to_dict() == {"direct": 258, "scare": 2}


def test_direct_quotations_are_found_with_their_exact_ends(matched, found, gold):
    """Measured: 247 of 258 (recall .957), and nothing else (precision 1)."""
    assert len(matched) / (gold["kind"] == "direct").sum() >= 0.95
    assert len(matched) / (found["kind"] == "direct").sum() >= 0.99


def test_who_speaks_is_named_as_in_the_text_or_by_the_full_name(matched):
    """Measured: .960 of the quotations that were found."""
    share = _share_right(matched, ["speaker", "speaker_resolved"], ["speaker_gold", "speaker_full"])
    assert share >= 0.94


def test_pronouns_and_last_names_are_resolved_to_the_fullest_name(matched):
    """Measured: .892 of the quotations that were found."""
    assert _share_right(matched, ["speaker_resolved"], ["speaker_full"]) >= 0.89


def test_terms_and_addresses_are_nobodys_words(articles, gold):
    """With scare=True the two are found, as scare and without a speaker; without it they have no row."""
    wanted = set(gold.loc[gold["kind"] == "scare", SPAN].itertuples(index=False, name=None))
    table = quotes(articles, scare=True).merge(articles[["doc_id", *PLACE]], on="doc_id")
    scare = table[table["kind"] == "scare"]
    assert wanted <= set(scare[SPAN].itertuples(index=False, name=None))
    assert scare["speaker"].isna().all()
