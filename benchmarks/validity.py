"""How well scores of tone agree with people on news sentences: the table of docs/measures.md.

    .venv/bin/python benchmarks/validity.py newsmtsc_devtest_rw.jsonl
    .venv/bin/python benchmarks/validity.py newsmtsc_devtest_rw.jsonl --dictionary LSD2015.lc3

The file is a split of NewsMTSC (Hamborg and Donnay 2021; MIT), which is not part of this project: each line holds a
sentence and its targets with human codes, 2 negative, 4 neutral, 6 positive. Every target is a unit; it is scored by
its whole sentence, and by the window of n words on each side of the target (`windows`: inside its sentence, the target
itself included). Targets of one sentence are resampled together. VADER is scored twice, as NLTK has it (so does the
kit) and as the package vaderSentiment has it: the two read some sentences differently.
"""

import argparse
import json
from functools import partial
from pathlib import Path

import pandas as pd
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

import mediakit as mk
from mediakit._phrases import bracketed
from mediakit.validity import compare_validity, validity

CODES = {2: "negative", 4: "neutral", 6: "positive"}
WINDOWS = (3, 5, 10)
CUTS = (0.05, 0.0)
WHOLE = "whole sentence"


def read_targets(path: Path) -> pd.DataFrame:
    """One row per target: doc_id, sentence (the line), text, from, to and value, the human code."""
    rows = []
    with path.open(encoding="utf-8") as file:
        for number, line in enumerate(file):
            told = json.loads(line)
            rows += [
                {
                    "sentence": number, "text": told["sentence_normalized"], "from": target["from"],
                    "to": target["to"], "value": int(target["polarity"]),
                }
                for target in told["targets"]
            ]  # fmt: skip
    return pd.DataFrame(rows).assign(doc_id=lambda table: table.index.astype(str))


def units(targets: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """What is scored, by name: articles of one sentence or one window."""
    found = {WHOLE: targets[["doc_id", "text"]]}
    for n in WINDOWS:
        spans = targets[["doc_id", "from", "to"]].rename(columns={"from": "start", "to": "end"})
        found[f"{n} words around"] = mk.windows(targets, spans, words=n)[["doc_id", "text"]]
    return found


def analyzers(dictionaries: list[Path]) -> dict[str, object]:
    """What scores, by name."""
    found: dict[str, object] = {"TextBlob": "textblob", "VADER": "vader", "VADER (vaderSentiment)": of_package}
    for path in dictionaries:
        from mediakit.analyzers import dictionary_analyzer

        found[path.stem] = dictionary_analyzer(path)
    return found


def of_package(articles: pd.DataFrame) -> pd.DataFrame:
    """The scores of the package vaderSentiment."""
    score = SentimentIntensityAnalyzer().polarity_scores
    return articles[["doc_id"]].assign(polarity=[score(text)["compound"] for text in articles["text"]])


def scores_of(targets: pd.DataFrame, analyzer: object) -> dict[str, pd.DataFrame]:
    """One analyzer's scores of each kind of unit."""
    score = of_package if analyzer is of_package else partial(mk.sentiment, analyzer=analyzer)
    return {name: score(table) for name, table in units(targets).items()}


def of_analyzer(name: str, scores: dict[str, pd.DataFrame], gold: pd.DataFrame) -> None:
    """The lines of one analyzer: kind of unit, cut, figures with intervals, what the window adds."""
    for cut in CUTS:
        table = compare_validity(scores, gold, classes=CODES, cut=cut, article="sentence")
        for kind in scores:
            rows = table[table["name"] == kind].set_index("figure")
            shown = [
                bracketed(*rows.loc[f, ["estimate", "low", "high"]], 3) for f in ("spearman", "accuracy", "macro_f1")
            ]
            gain = rows.loc["macro_f1", ["difference", "difference_low", "difference_high"]]
            added = "" if kind == WHOLE else bracketed(*gain, 3)
            cells = [name, kind, f"±{cut:g}" if cut else "sign", int(rows.loc["macro_f1", "n"]), *shown, added]
            print("|", " | ".join(map(str, cells)), "|", flush=True)


def of_classes(name: str, scores: pd.DataFrame, gold: pd.DataFrame) -> None:
    """The lines of one analyzer's classes over whole sentences."""
    for cut in CUTS:
        found = validity(scores, gold, classes=CODES, cut=cut, article="sentence")
        for row in found.classes.to_dict("records"):
            shown = [
                bracketed(*(row[f"{figure}{end}"] for end in ("", "_low", "_high")))
                for figure in ("precision", "recall", "f1")
            ]
            cells = [name, f"±{cut:g}" if cut else "sign", row["class"], row["n_coded"], row["n_scored"], *shown]
            print("|", " | ".join(map(str, cells)), "|", flush=True)


def of_analyzers(scores: dict[str, pd.DataFrame], gold: pd.DataFrame) -> None:
    """The lines that hold the analyzers of whole sentences against the first, over the same resamples."""
    for cut in CUTS:
        table = compare_validity(scores, gold, classes=CODES, cut=cut, article="sentence")
        for row in table[table["figure"] == "macro_f1"].iloc[1:].to_dict("records"):
            gain = bracketed(row["difference"], row["difference_low"], row["difference_high"], 3)
            print("|", " | ".join([row["name"], f"±{cut:g}" if cut else "sign", gain]), "|", flush=True)


def main() -> None:
    """Print the three tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="a split of NewsMTSC as JSON lines")
    parser.add_argument("--dictionary", type=Path, action="append", default=[], help="a dictionary file to score with")
    given = parser.parse_args()
    targets = read_targets(given.file)
    gold = targets[["doc_id", "sentence", "value"]]
    scores = {name: scores_of(targets, analyzer) for name, analyzer in analyzers(given.dictionary).items()}
    print("| analyzer | scored | cut | n | Spearman | accuracy | macro-F1 | macro-F1, less that of the sentence |")
    print("|---|---|---|---|---|---|---|---|")
    for name, found in scores.items():
        of_analyzer(name, found, gold)
    base = validity(scores["VADER"][WHOLE], gold, classes=CODES, article="sentence").figures.set_index("figure")
    print(f"\nThe largest class for all: accuracy {base['baseline']['accuracy']:.3f}, ", end="")
    print(f"macro-F1 {base['baseline']['macro_f1']:.3f}.\n")
    print("| analyzer | cut | class | coded | scored | precision | recall | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for name, found in scores.items():
        of_classes(name, found[WHOLE], gold)

    whole = {name: scores[name][WHOLE] for name in ["VADER", *(name for name in scores if name != "VADER")]}
    print("\n| whole sentences | cut | macro-F1, less that of VADER |\n|---|---|---|")
    of_analyzers(whole, gold)


if __name__ == "__main__":
    main()
