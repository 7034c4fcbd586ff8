"""ProQuest as text: golden files in three languages, missing documents, damage, every character accounted for."""

import random
from functools import partial
from pathlib import Path

import golden
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mediakit.readers import proquest

SAMPLES = sorted((Path(__file__).parent / "samples" / "proquest").glob("*.txt"))
TEXTS = {path.name: path.read_bytes().decode("utf-8") for path in SAMPLES}
RULE = "_" * 60
LINES = [line + "\n" for text in TEXTS.values() for line in text.splitlines()]


accounted = partial(golden.accounted, proquest)


def values(articles):
    return [{k: v for k, v in a.items() if k not in ("start", "end")} for a in articles]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_golden_files(path):
    """Each file gives the values laid down beside it."""
    golden.check_golden(proquest, path, TEXTS[path.name])


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("ends", ["\r\n", "\r"], ids=["CRLF", "CR"])
def test_line_ends_change_nothing(name, ends):
    """CRLF and lone CR give the same articles as LF."""
    there = values(proquest.read(TEXTS[name]).articles)
    changed = TEXTS[name].replace("\n", ends)
    assert proquest.recognises(changed)
    assert values(accounted(changed).articles) == there


def test_texts_that_are_not_proquests():
    """Articles that speak of ProQuest, labelled texts of others and tables are left to others."""
    for text in (
        "ProQuest document ID: the librarian wrote it down.\nTitle: none.\n",
        "Report Information from ProQuest, she read, and put the paper down.\n" + RULE + "\n",
        "Title: Rain\nLanguage: English\nDocument type: News\nURL: https://a.example\nIt rained at ProQuest.\n",
        "Title,Abstract,StoreId,pubtitle\nRain,It rained,1,Courier\n",
        "1 of 3 DOCUMENTS\n\nCourier\n\nRain\n\nLENGTH: 20 words\n",
        "",
    ):
        assert not proquest.recognises(text)


def test_the_span_is_the_body():
    """A span runs from the first word of the text to its last, without label and credit."""
    text = TEXTS["newsstream_en.txt"]
    article = accounted(text).articles[0]
    span = text[article["start"] : article["end"]]
    assert span.startswith("The dam at Tarn is holding although") and span.endswith("printed a word of it.")


def test_a_missing_document_is_named_with_its_place():
    """The number, its title from the cover's list, and the article after which it should stand."""
    text = TEXTS["newsstream_en.txt"]
    cut = text[: text.index("Document 2 of 3")] + text[text.index("Document 3 of 3") :]
    [said] = accounted(cut).warnings
    place = cut.index("The dam at Tarn is holding although")
    assert said == (
        "Announces 3 documents, holds 2: number 2, 'Book of the week: The Long River', is missing; "
        f"it should stand after 'Tarn dam holds as rain goes on' (character {place:,})."
    )


def test_a_list_alone_announces_the_documents():
    """Where documents have no numbers, the cover's list tells which one is missing."""
    text = TEXTS["newsstream_en.txt"]
    cut = text[: text.index("Document 3 of 3")]
    bare = cut.replace("Document 1 of 3\n\n", "").replace("Document 2 of 3\n\n", "")
    result = accounted(bare)
    assert result.n_expected == 3
    assert "number 3, 'Ferry to Selvick is back', is missing; it should stand after 'Book of" in result.warnings[0]


@pytest.mark.parametrize("name", ["newsstream_en.txt", "volltext_de.txt"])
def test_lost_rules_part_documents_all_the_same(name):
    """Without lines of underscores, and without headings too, no document swallows the next."""
    text = TEXTS[name]
    there = [(a["title"], a.get("source_id"), a["text"]) for a in proquest.read(text).articles]
    without = text.replace(RULE + "\n", "\n")
    assert [(a["title"], a.get("source_id"), a["text"]) for a in accounted(without).articles] == there


def test_a_text_cut_at_the_end_is_said():
    """The last article keeps what is there and is marked as cut."""
    text = TEXTS["volltext_de.txt"]
    cut = text[: text.index("wieder.")]
    result = accounted(cut)
    assert (result.articles[-1]["text"], result.articles[-1]["text_status"]) == ("Die Fähre fährt", "cut")
    assert any(said.startswith("The file breaks off in 'Die Fähre fährt'") for said in result.warnings)


def test_fields_without_colons_and_values_below_their_labels():
    """Documents saved from pages have headings in capitals and values on the next line."""
    text = (
        f"{RULE}\nRain in Tarn\nLund, Ada.Harbour Post; Tarn.\nABSTRACT\nIt rained.\nFULL TEXT\nIt rained all day.\n"
        "It rains still.\nDETAILS\nSubject:\nRain\nTitle:\nRain in Tarn\nPublication title:\nHarbour Post; Tarn\n"
        "Publication date:\nMar 12, 2019\nDocument type:\nNews\nProQuest document ID:\n9000000031\n"
    )
    [article] = accounted(text).articles
    assert article["text"] == "It rained all day.\n\nIt rains still."
    shown = [article[column] for column in ("title", "outlet", "published_text", "source_id", "abstract")]
    assert shown == ["Rain in Tarn", "Harbour Post", "Mar 12, 2019", "9000000031", "It rained."]


def _mutated(text, at):
    a, b = sorted(at.randrange(len(text) + 1) for _ in range(2))
    kind = at.randrange(6)
    if kind == 0:
        return text[a:b]
    if kind == 1:
        return text[:a] + text[b:]
    if kind == 2:
        return text[:b] + text[a:]
    if kind == 3:
        return text[:a] + at.choice(["\x00", "\r", "\ufffd", "<p>", RULE, "\n\n", ":"]) + text[a:]
    lines = text.splitlines(keepends=True)
    if kind == 4:
        return "".join(line for line in lines if at.random() > 0.1)
    at.shuffle(lines)
    return "".join(lines)


@pytest.mark.parametrize("name", TEXTS)
def test_damaged_files_are_accounted_for(name):
    """Cut, with lines lost, doubled, shuffled or broken: nothing raises and all characters add up."""
    at = random.Random(19)
    for _ in range(100):
        text = _mutated(TEXTS[name], at)
        proquest.recognises(text)
        accounted(text)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=40).map("".join))
@example(f"Volltext:\n1. Le barrage tient bon\n{RULE}\n{RULE}\n1. Le barrage tient bon\n")
def test_any_lines_are_accounted_for(text):
    """The lines of the samples in any order."""
    proquest.recognises(text)
    accounted(text)


@pytest.mark.parametrize(
    "line",
    [
        "ProQuest document ID: 1\n",
        f"{RULE}\n",
        "Full text: a\n",
        "Document 1 of 9\n",
        "Title: a\nIt rained.\n",
        "1. a\n",
    ],
)
def test_long_hostile_files_are_accounted_for(line):
    """One line again and again: each character is in one place."""
    text = RULE + "\nReport Information from ProQuest\n" + line * (100_000 // len(line))
    assert proquest.recognises(text) in (True, False)
    assert accounted(text).n_chars == len(text)
