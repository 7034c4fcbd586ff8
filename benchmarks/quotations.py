"""How well quotations and their speakers are found in real articles: the figures of docs/measures.md.

    .venv/bin/python benchmarks/quotations.py allsides_4000.jsonl.gz
    .venv/bin/python benchmarks/quotations.py allsides_4000.jsonl.gz --set dev

The articles are those of Article-Bias-Prediction (Baly, Da San Martino, Glass and Nakov 2020), which are not part of
this project. quotations_gold.csv holds no word of them: an article's ID there and offsets into its text, of which the
first `length` characters are used (a longer one is cut at a paragraph's end near 900 words, one that was added later
near 650). `dev` and `test` have 32 articles each: 18 drawn at random, one an outlet (`drawn` random), and 14 drawn
among those with ten or more double quotation marks (added), so that all together quote more than the papers do.

They were annotated once, by a language model that read them, not by people, and before any output was looked at; no
trained coder has checked them, and there is no second reading to tell agreement from. The rules that find speakers
were tuned on `dev`; `test` was held back.

A row is a stretch of text. `kind`: direct (speech), scare (a term, a title, irony), doubtful (neither a miss when not
found nor false when found), indirect (reported speech, annotated where `reported` is yes), doubtful indirect, none (an
article without any). `speaker`: given, unsaid (the text does not say: right only if none is found), or unsure (left
out). Offsets of the speaker, as the words stand nearest to the quotation, and of the fullest name in the article (of
reported speech: of the speaker again).

What is found matches where it shares half of the union with a stretch, one to one. Recall: the part of the direct
quotations that is found; precision: the part of what is found that is direct speech. Of those found: the ends to the
character; the right speaker, as written or resolved (the same words, the same last name, or one within the other; a
pronoun only as itself); the right full name, as resolved. Intervals: 95%, 2,000 resamples of articles.
"""

import argparse
import re
from pathlib import Path

import numpy as np
import pandas as pd

import mediakit as mk
from mediakit._phrases import MISSING, bracketed

GOLD = Path(__file__).with_name("quotations_gold.csv")
RESAMPLES, SEED = 2000, 20261130
HALF = 0.5  # of the union, for a match
TOUCHED = 0.3  # of the union, for a doubtful one to excuse what was found
STEPS = ((0.0, 0.5), (0.5, 0.7), (0.7, 1.01))  # of confidence
TITLES = (
    "mr mrs ms dr sen rep reps sens senator representative president speaker gov governor judge justice minister prime "
    "secretary sir lord lady miss prof professor gen general col lt capt captain sgt mayor chief attorney detective "
    "inspector officer former the a an his her their"
)
PRONOUNS = "he she they it i we you who him her his them"
NAME = r"(?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}|[Hh]e|[Ss]he|[Tt]hey)"
SAID = "(?:said|says|told|added|asked|wrote|tweeted)"
PLAIN = {"“": "“[^”]+”", '"': r'"[^"\n]+"', "‘": "‘[^’]+’", "'": r"(?<!\w)'[^'\n]+'(?!\w)"}
FIGURES = {  # what is shared out, and among what
    "recall": ("hit", "gold"),
    "precision": ("hit", "found"),
    "exact ends": ("exact", "hit"),
    "right speaker": ("right", "asked"),
    "full name": ("full", "asked"),
}


def read_gold(which: str) -> pd.DataFrame:
    """The rows of one set, `dev` or `test`."""
    table = pd.read_csv(GOLD, dtype={"ID": str}, keep_default_na=False)
    spans = [name for name in table if name.endswith(("start", "end"))]
    table[spans] = table[spans].apply(pd.to_numeric).astype("Int64")
    return table[table["set"] == which].reset_index(drop=True)


def read_texts(path: Path, gold: pd.DataFrame) -> pd.Series:
    """The texts of the gold's articles that the file holds, by ID, cut as they were read."""
    articles = mk.read_corpus(path).articles
    if "ID" not in articles:
        raise SystemExit(f"{path}: its articles have no ID; it is not the corpus of Article-Bias-Prediction")
    articles = articles.set_index("ID")["text"]
    lengths = gold.drop_duplicates("ID").set_index("ID")["length"]
    texts = pd.Series({name: articles[name][:n] for name, n in lengths.items() if name in articles.index}, dtype=object)
    for row in gold[gold["kind"].isin(["direct", "scare"]) & gold["ID"].isin(texts.index)].itertuples():
        if texts[row.ID][row.start] not in "\"'“‘":
            raise SystemExit(f"{path}: article {row.ID} is not the one that was read: no quotation at {row.start}")
    return texts


def by_kit(texts: pd.Series, kind: str = "direct") -> dict[str, list[dict]]:
    """What quotes() finds, by article."""
    articles = pd.DataFrame({"doc_id": texts.index, "text": texts.to_numpy()})
    table = mk.quotes(articles, indirect=kind == "indirect")
    rows = table[table["kind"] == kind].astype(object)
    rows = rows.where(rows.notna(), None)
    return {name: rows[rows["doc_id"] == name].to_dict("records") for name in texts.index}


def by_expression(texts: pd.Series) -> dict[str, list[dict]]:
    """What a plain regular expression finds: marks of the article's usual kind, and the nearest name beside "said"."""
    return {name: plain(text) for name, text in texts.items()}


def plain(text: str) -> list[dict]:
    """The quotations of one text by a regular expression, with the speaker where one is nearer than 200 characters.

    >>> [(row["start"], row["end"], row["speaker"]) for row in plain("“Sold,” said Ilse Marrow at noon. “Gone.”")]
    [(0, 7, 'Ilse Marrow'), (34, 41, 'Ilse Marrow')]
    """
    counts = {mark: len(re.findall(expression, text)) - (mark in "‘'") / 2 for mark, expression in PLAIN.items()}
    said = [(match.start(), match[1] or match[2]) for match in re.finditer(rf"({NAME}) {SAID}\b|{SAID} ({NAME})", text)]
    rows = []
    for match in re.finditer(PLAIN[max(counts, key=counts.get)], text):
        start, end = match.span()
        near = [(min(abs(at - start), abs(at - end)), name) for at, name in said if not start <= at < end]
        away, name = min(near, default=(200, None))
        rows.append({"start": start, "end": end, "speaker": name if away < 200 else None})
    return rows


def straight_single(text: str) -> str:
    """All double marks as straight single ones.

    >>> straight_single("“So,” she said.")
    "'So,' she said."
    """
    return re.sub('[“”"]', "'", text)


def curly_single(text: str) -> str:
    """All double marks as curly single ones.

    >>> curly_single('“So,” she said. "Then go."')
    '‘So,’ she said. ‘Then go.’'
    """
    opening = r'“|(?<![^\s(\[{—–\-/\'‘])"(?=\S)'
    return re.sub('[”"]', "’", re.sub(opening, "‘", text))


def words_of(name: str | None) -> list[str]:
    """The words of a name, case, titles and the possessive s left aside, but not all of them.

    >>> words_of("President Ilse Marrow’s"), words_of("the president")
    (['ilse', 'marrow'], ['the', 'president'])
    """
    words = re.findall(r"[^\W_]+(?:[-.][^\W_]+)*", re.sub(r"['’]s?\b", "", name or ""))
    low = [word.casefold() for word in words]
    return [word for word in low if word not in TITLES.split()] or low


def same(one: str | None, other: str | None) -> bool:
    """Whether two names are of one speaker: the same words, one within the other, or one last name.

    >>> same("Mrs. Marrow", "Ilse Marrow"), same("she", "Ilse Marrow"), same("Ilse Marrow", "Jon Marrow")
    (True, False, True)
    """
    short, long = sorted([words_of(one), words_of(other)], key=len)
    if not short or short == long:
        return bool(short)
    if any(len(words) == 1 and words[0] in PRONOUNS.split() for words in (short, long)):
        return False
    if any(long[i : i + len(short)] == short for i in range(len(long) - len(short) + 1)):
        return True
    last = [re.findall(r"[^\W_]+(?:-[^\W_]+)*", re.sub(r"['’]s?\b", "", name))[-1] for name in (one, other)]
    return last[0].casefold() == last[1].casefold() and last[0][0].isupper() and last[1][0].isupper()


def shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The part of two spans' union that both have.

    >>> shared((0, 4), (2, 6)), shared((0, 4), (4, 6))
    (0.3333333333333333, 0.0)
    """
    both = min(one[1], other[1]) - max(one[0], other[0])
    return max(both, 0) / (max(one[1], other[1]) - min(one[0], other[0]))


def matched(gold: list[tuple[int, int]], found: list[tuple[int, int]]) -> dict[int, int]:
    """Which of the gold is which of those found: the most alike first, each once."""
    alike = [(shared(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)]
    pairs: dict[int, int] = {}
    for share, i, j in sorted(alike, reverse=True):
        if share >= HALF and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def right(row: dict, found: dict, text: str) -> tuple[bool, bool]:
    """Whether the speaker is right, and whether the full name is."""
    written, resolved = found["speaker"], found.get("speaker_resolved")
    if row["speaker"] == "unsaid":
        return written is None and resolved is None, resolved is None
    names = [text[row[f"{name}_start"] : row[f"{name}_end"]] for name in ("speaker", "full")]
    return any(same(name, told) for name in names for told in (written, resolved)), same(names[1], resolved)


def counts_of(rows: pd.DataFrame, found: list[dict], text: str, kind: str = "direct") -> dict[str, int]:
    """What is counted in one article: rows of the gold, what was found, hits, and of these what is right."""
    gold = rows[rows["kind"] == kind].to_dict("records")
    wanted = [(row["start"], row["end"]) for row in gold]
    spans = [(row["start"], row["end"]) for row in found]
    pairs = matched(wanted, spans)
    doubtful = rows[rows["kind"] == ("doubtful indirect" if kind == "indirect" else "doubtful")]
    excused = [
        j
        for j, span in enumerate(spans)
        if j not in pairs.values()
        and any(shared(span, other) >= TOUCHED for other in zip(doubtful["start"], doubtful["end"], strict=True))
    ]
    counts = dict.fromkeys(
        ["exact", "asked", "right", "full", *(f"{what} {i}" for i in range(len(STEPS)) for what in "nr")], 0
    )
    counts |= {"gold": len(gold), "found": len(found) - len(excused), "hit": len(pairs)}
    for i, j in pairs.items():
        counts["exact"] += wanted[i] == spans[j]
        if gold[i]["speaker"] == "unsure":
            continue
        speaker, full = right(gold[i], found[j], text)
        counts["asked"] += 1
        counts["right"] += speaker
        counts["full"] += full
        for step, (low, high) in enumerate(STEPS):
            if found[j].get("confidence") is not None and low <= found[j]["confidence"] < high:
                counts[f"n {step}"] += 1
                counts[f"r {step}"] += speaker
    return counts


def counts_by_article(gold: pd.DataFrame, found: dict, texts: pd.Series, kind: str = "direct") -> pd.DataFrame:
    """What counts_of counts, one row per article."""
    rows = [counts_of(gold[gold["ID"] == name], found[name], text, kind) for name, text in texts.items()]
    return pd.DataFrame(rows, index=texts.index)


def share(counts: pd.DataFrame, part: str, whole: str) -> tuple[float, float, float]:
    """A share over all articles, with the interval of resampled articles."""
    drawn = np.random.default_rng(SEED).integers(0, len(counts), (RESAMPLES, len(counts)))
    parts, wholes = (counts[name].to_numpy(float) for name in (part, whole))
    if not wholes.sum():
        return np.nan, np.nan, np.nan
    many = wholes[drawn].sum(axis=1)
    low, high = np.quantile(parts[drawn].sum(axis=1)[many > 0] / many[many > 0], [0.025, 0.975])
    return parts.sum() / wholes.sum(), low, high


def tell_line(name: str, counts: pd.DataFrame, *, full: bool = True) -> None:
    """A line of the table of figures."""
    cells = [name, len(counts), *(int(counts[what].sum()) for what in ("gold", "found", "hit"))]
    cells += [bracketed(*share(counts, *parts), 3) for parts in FIGURES.values()]
    if not full:
        cells[-1] = MISSING
    print("|", " | ".join(map(str, cells)), "|", flush=True)


def tell_confidence(counts: pd.DataFrame) -> None:
    """The table of confidence, of the matched quotations with a speaker."""
    print("\n| confidence | quotations | right speaker |\n|---|---|---|")
    for step, (low, high) in enumerate(STEPS):
        cells = [f"{low:g} to {min(high, 1):g}", int(counts[f"n {step}"].sum())]
        print("|", " | ".join(map(str, [*cells, bracketed(*share(counts, f"r {step}", f"n {step}"), 3)])), "|")
    unknown = int(counts["asked"].sum() - sum(counts[f"n {step}"].sum() for step in range(len(STEPS))))
    print(f"\nWithout a speaker: {unknown}.")


def main(given: list[str] | None = None) -> None:
    """Print the two tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path, help="the articles as JSON lines, gzipped or not")
    parser.add_argument("--set", choices=["dev", "test"], default="test", help="test, if nothing is said")
    asked = parser.parse_args(given)
    gold = read_gold(asked.set)
    texts = read_texts(asked.file, gold)
    if texts.empty:
        raise SystemExit(f"{asked.file} holds none of the {gold['ID'].nunique()} articles: another corpus?")
    drawn = gold.drop_duplicates("ID").set_index("ID")["drawn"]
    if len(texts) < len(drawn):
        print(f"{len(drawn) - len(texts)} of the {len(drawn)} articles are not in the file.\n")
    head = ["", "articles", "quotations", "found", "matched", *FIGURES]
    print("|", " | ".join(head), "|\n|" + "---|" * len(head))

    kit = counts_by_article(gold, by_kit(texts), texts)
    expression = counts_by_article(gold, by_expression(texts), texts)
    tell_line("quotes", kit)
    for name, change in (("single marks", straight_single), ("curly single marks", curly_single)):
        turned = texts.map(change)
        tell_line(f"quotes, {name}", counts_by_article(gold, by_kit(turned), turned))
    tell_line("plain regular expression", expression, full=False)
    for part in [part for part in ("random", "added") if part in set(drawn[texts.index])]:
        mine = drawn[texts.index] == part
        tell_line(f"quotes, {part}", kit[mine])
        tell_line(f"plain regular expression, {part}", expression[mine], full=False)
    reported = texts[texts.index.isin(gold[gold["reported"] == "yes"]["ID"])]
    if len(reported):
        counts = counts_by_article(gold, by_kit(reported, "indirect"), reported, "indirect")
        tell_line("reported speech", counts, full=False)
    tell_confidence(kit)


if __name__ == "__main__":
    main()
