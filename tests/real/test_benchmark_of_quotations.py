"""benchmarks/quotations.py, which makes the figures on quotations in docs/measures.md."""

import gzip
import importlib.util
import json
import re
from pathlib import Path

import pandas as pd
import pytest

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
THREE = ["HB6yUPppjlyWGVwP", "6HRIOfu6Wijd5dvh", "EK1JgUh3Ivgao0rJ"]  # with 5, 7 and no direct quotations


@pytest.fixture(scope="module")
def benchmark():
    """benchmarks/quotations.py."""
    spec = importlib.util.spec_from_file_location("benchmark_of_quotations", BENCHMARKS / "quotations.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def part_of(real, tmp_path_factory):
    """Writes a file of some of the articles, for the whole takes long to read."""

    def write(names: list[str]) -> Path:
        path = tmp_path_factory.mktemp("part") / "articles.jsonl.gz"
        whole = real / "corpora" / "allsides_4000.jsonl.gz"
        with gzip.open(whole, "rt", encoding="utf-8") as file, gzip.open(path, "wt", encoding="utf-8") as kept:
            kept.writelines(line for line in file if json.loads(line)["ID"] in names)
        return path

    return write


@pytest.fixture(scope="module")
def three(part_of):
    return part_of(THREE)


@pytest.fixture(scope="module")
def gold(benchmark):
    table = benchmark.read_gold("dev")
    return table[table["ID"].isin(THREE)]


@pytest.fixture(scope="module")
def texts(benchmark, three, gold):
    return benchmark.read_texts(three, gold)


@pytest.fixture
def perfect(gold, texts):
    """The gold itself, as if it had been found."""
    found: dict[str, list[dict]] = {name: [] for name in texts.index}
    for row in gold[gold["kind"] == "direct"].itertuples():
        text = texts[row.ID]
        words = {"speaker": text[row.speaker_start : row.speaker_end], "full": text[row.full_start : row.full_end]}
        found[row.ID].append(
            {"start": row.start, "end": row.end, "speaker": words["speaker"], "speaker_resolved": words["full"]}
        )
    return found


def test_the_file_holds_no_word_of_the_articles():
    """Numbers, the articles' IDs and the words that the docstring explains, nothing else."""
    table = pd.read_csv(BENCHMARKS / "quotations_gold.csv", dtype=str, keep_default_na=False)
    words = "dev|test|random|added|yes|no|direct|scare|doubtful|indirect|doubtful indirect|none|given|unsaid|unsure"
    for name in table.columns.drop("ID"):
        assert table[name].str.fullmatch(rf"\d*|{words}").all(), name
    assert table["ID"].str.fullmatch("[0-9A-Za-z]{16}").all()


def test_articles_and_quotations_are_as_many_as_told(benchmark):
    """32 articles a set, 18 of them drawn at random, and none in both; 196 direct quotations in dev, 278 in test."""
    sets = {name: benchmark.read_gold(name) for name in ("dev", "test")}
    for table in sets.values():
        drawn = table.drop_duplicates("ID")["drawn"].value_counts()
        assert drawn.to_dict() == {"random": 18, "added": 14}
    assert not set(sets["dev"]["ID"]) & set(sets["test"]["ID"])
    assert [(table["kind"] == "direct").sum() for table in sets.values()] == [196, 278]


def test_offsets_stand_in_the_articles(benchmark, part_of):
    """Every quotation begins with a quotation mark, and every speaker is whole words inside the part that was read."""
    gold = pd.concat([benchmark.read_gold("dev"), benchmark.read_gold("test")])
    texts = benchmark.read_texts(part_of(gold["ID"].unique()), gold)  # refuses one without a mark
    assert texts.index.tolist() == gold["ID"].unique().tolist()
    assert [len(text) for text in texts] == gold.drop_duplicates("ID")["length"].tolist()
    for row in gold[gold["speaker"] == "given"].itertuples():
        text = texts[row.ID]
        for start, end in ((row.start, row.end), (row.speaker_start, row.speaker_end), (row.full_start, row.full_end)):
            assert 0 <= start < end <= row.length
            assert text[start:end].strip() == text[start:end]
            assert (
                not re.match("[^\\W_]{2}", text[max(start - 1, 0) : start + 1]) or text[start].isupper()
            )  # lost a space
            assert not re.match("[^\\W_]{2}", text[end - 1 : end + 1])


def test_other_articles_of_that_name_are_refused(benchmark, gold, tmp_path):
    """An article whose text is not the one that was read is named."""
    path = tmp_path / "other.jsonl"
    path.write_text(json.dumps({"ID": THREE[0], "title": "Notice", "text": "No marks here. " * 300}) + "\n", "utf-8")
    with pytest.raises(SystemExit, match=f"{THREE[0]} is not the one that was read"):
        benchmark.read_texts(path, gold)


def test_the_gold_itself_is_all_right(benchmark, gold, texts, perfect):
    """12 of 12 found, to the character, with the right speakers."""
    counts = benchmark.counts_by_article(gold, perfect, texts).sum()
    assert counts[["gold", "found", "hit", "exact", "asked", "right", "full"]].tolist() == [12] * 7


def test_each_error_counts_once(benchmark, gold, texts, perfect):
    """One lost, one too many, one short by a character, one with another speaker."""
    first, second, empty = (perfect[name] for name in THREE)
    first.pop()
    empty.append({"start": 0, "end": 10, "speaker": None, "speaker_resolved": None})
    second[0]["end"] -= 1
    second[1]["speaker"] = second[1]["speaker_resolved"] = "Ilse Brandt"
    counts = benchmark.counts_by_article(gold, perfect, texts)
    found = counts.sum()
    assert found[["gold", "found", "hit", "exact", "asked", "right"]].tolist() == [12, 12, 11, 10, 11, 10]
    estimate, low, high = benchmark.share(counts, "hit", "gold")
    assert estimate == pytest.approx(11 / 12)
    assert (low, high) == (0.8, 1.0)  # articles of 4 in 5, of 7 in 7 and of none in none


def test_figures_of_three_articles(benchmark, three, capsys):
    """The command tells that 29 articles are missing, and prints the figures of the kit and of the plain expression."""
    benchmark.main([str(three), "--set", "dev"])
    told = capsys.readouterr().out
    assert told.startswith("29 of the 32 articles are not in the file.")
    lines = {cells[0]: cells[1:] for cells in (line.strip("| ").split(" | ") for line in told.splitlines())}
    assert lines["quotes"][:2] == ["3", "12"]
    assert int(lines["quotes"][3]) >= 11
    assert lines["quotes, random"][0] == "3"
    assert "quotes, added" not in lines
    assert lines["plain regular expression"][-1] == "–"
    assert "Without a speaker: " in told
