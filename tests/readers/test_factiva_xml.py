"""Factiva's XML: golden files, damage, and every character accounted for."""

import random
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import factiva_xml

SAMPLES = sorted((Path(__file__).parent / "samples" / "factiva").glob("*.xml"))
TEXTS = {path.name: path.read_text(encoding="utf-8") for path in SAMPLES}
PPS, FEED = TEXTS["pps.xml"], TEXTS["feed.xml"]
TAGS = ["<article>", "</article>", "<ppsarticle>", "<accessionNo>", "<headline>", "<leadParagraph>", "<paragraph>", "<"]
TAGS += [
    '<DistDoc an="x">',
    '<Para fid="lp">',
    '<ppsarticleResultSet count="',
    "</tailParagraphs>",
    "x",
    "<![CDATA[",
    "&amp;",
]


accounted = partial(golden.accounted, factiva_xml)


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_golden_files(path):
    """Each file gives the values laid down beside it."""
    golden.check_golden(factiva_xml, path, TEXTS[path.name])


def test_xml_that_is_not_factivas():
    """Feeds, other articles and pages are left to others."""
    for text in (
        "<rss><item><article>x</article></item></rss>",
        "<article><headline>Factiva</headline></article>",
        "",
        "DistDoc",
    ):
        assert not factiva_xml.recognises(text)


def test_the_span_is_the_whole_record():
    """It begins with the record's first text and ends with its last, and records do not overlap."""
    articles = factiva_xml.read(PPS).articles
    assert [PPS[a["start"] : a["start"] + 4] for a in articles] == ["COUR"] * 3
    assert [PPS[: a["end"]].rsplit(">", 1)[1] for a in articles] == ["204", "95", "20"]


def test_a_file_that_breaks_off():
    """It is read up to the damage: what is missing is announced, and a text that breaks off is said to be cut."""
    whole = factiva_xml.read(PPS).articles
    for stop in range(PPS.index("<accessionNo>"), len(PPS), 53):
        result = accounted(PPS[:stop])
        found = result.articles
        n_whole = sum(1 for article in whole if article["end"] < stop)
        assert [article["text"] for article in found[:n_whole]] == [article["text"] for article in whole[:n_whole]]
        assert len(found) == 3 or "missing" in " ".join(result.warnings)
    cut = accounted(PPS[: PPS.index("Il pleuvra")])
    assert (cut.articles[-1]["text"], cut.articles[-1]["text_status"]) == ("Le barrage de Tarn tient.", "cut")
    assert "Announces 3 articles, holds 2: 1 is missing. The last one is 'Le barrage tient'" in " ".join(cut.warnings)


@pytest.mark.parametrize(
    "lost", ["<article>", "</article>", "<ppsarticle>", "</ppsarticle>", "</paragraph>", "</headline>"]
)
def test_lost_tags_do_not_merge_records(lost):
    """Three records, three titles, whichever tag is gone from the whole file."""
    titles = [article["title"] for article in accounted(PPS.replace(lost, "")).articles]
    assert len(titles) == 3
    if lost != "</headline>":
        assert titles == ["Dam holds", "Le barrage tient", "De dam houdt stand"]


def test_all_frames_lost():
    """Where no tag parts the records, their numbers do."""
    bare = PPS
    for tag in ("<article>", "</article>", "<ppsarticle>", "</ppsarticle>"):
        bare = bare.replace(tag, "")
    assert [article["text"][:3] for article in accounted(bare).articles] == ["The", "Le ", "De "]


def test_several_exports_in_one_file():
    """Their articles and their announced numbers add up."""
    result = accounted(PPS + PPS)
    assert (len(result.articles), result.n_expected, result.warnings) == (6, 6, [])


def test_entities_are_never_expanded():
    """What a file declares stays as it is written."""
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + PPS.replace("More rain", "&b;&b;")
    assert "&b;&b; is due." in accounted(bomb).articles[0]["text"]


def test_mutated_files():
    """Three hundred files with stretches lost, doubled, moved or replaced: nothing raises, all is accounted for."""
    rng = random.Random(6)
    for _ in range(300):
        text = rng.choice([PPS, PPS, FEED])
        for _ in range(rng.randrange(1, 6)):
            a = rng.randrange(len(text) + 1)
            b = min(len(text), a + rng.randrange(300))
            text = (
                text[:a]
                + rng.choice(["", text[a:b] * 2, "\x00", "\r\n", rng.choice(TAGS), text[b : b + 99]])
                + text[b:]
            )
        factiva_xml.recognises(text)
        accounted(text)


@given(st.lists(st.one_of(st.sampled_from(TAGS), st.text(max_size=8))).map("".join))
@settings(max_examples=150, deadline=None)
def test_any_text(text):
    """Whatever a file holds, nothing raises and every character has its place."""
    factiva_xml.recognises(text)
    accounted(text)


@pytest.mark.parametrize("unit", [*TAGS, "<DistDoc><a value='", "<ppsarticle><article><accessionNo>x</accessionNo>"])
def test_long_hostile_texts_are_accounted_for(unit):
    """A hundred thousand characters of one line, tag or sign: each is in one place."""
    text = unit * (100_000 // len(unit))
    assert factiva_xml.recognises(text) in (True, False)
    assert accounted(text).n_chars == len(text)
