"""Every case of quanteda's dictionary look-up, hierarchies, regular expressions and case among them."""

import json
from collections import Counter

import pandas as pd
import pytest

from mediakit.codebook import Codebook
from mediakit.frames import mentions

N_CASES = 16

#: quanteda looks for a regular expression anywhere inside a token; ours begins and ends at word edges.
REGEX = {"Stat.*$": r"re:stat\w*", "[A-Z][a-z]+ic": r"re:[A-Z][a-z]+ic", "Xbox": "re:Xbox", "s$": r"re:\w*s"}
REGEX_WITH_CASE = {key: "case:" + word.replace("stat", "Stat") for key, word in REGEX.items()}

#: Where our word rule gives another count than quanteda's, and why; all other cells must be equal.
DIFFERENT = {
    # A comma breaks a phrase: quanteda takes punctuation out before it matches, so "Manchester United, states"
    # holds its "United States", but not ours.
    ("mw-fixed-nocase", "Countries", "d3"): 0,
}


def cases(real):
    found = json.loads((real / "gold" / "dictionary_lookup.json").read_text(encoding="utf-8"))
    assert len(found) == N_CASES
    return found


def frames(dictionary, case):
    """The dictionary as a codebook's frames: ids without spaces, its levels as frames below frames."""
    spelt = (REGEX if case["case_insensitive"] else REGEX_WITH_CASE) if case["valuetype"] == "regex" else {}
    made = {}
    for key, below in dictionary.items():
        if isinstance(below, dict):
            made[key.replace(" ", "_")] = {"frames": frames(below, case)}
        else:
            made[key.replace(" ", "_")] = {"patterns": [spelt.get(word, word) for word in below]}
    return made


def found_in(case):
    """The codebook of a case and what its frames find; case counts where the case says so."""
    book = Codebook.from_dict({"frames": frames(case["dictionary"], case), "match_case": not case["case_insensitive"]})
    articles = pd.DataFrame({"doc_id": list(case["texts"]), "text": list(case["texts"].values())})
    return book, mentions(articles, book)


def ids_at(book, levels):
    """The frames that stand for quanteda's keys at these levels, with the key's name for each."""
    if levels is None:
        return {one: one for one in book.level(1)}
    if levels == "1:2":
        return {one: one for one in book.level(2)}
    return {one: one.split(".")[levels - 1] for one in book.level(levels)}


def test_counts(real):
    """Mentions of each key in each text."""
    seen = 0
    for case in cases(real):
        if case["kind"] != "counts":
            continue
        _, found = found_in(case)
        ours = Counter(zip(found["frame"].astype("str"), found["doc_id"], strict=True))
        for key, counts in case["expected_counts"].items():
            for doc, count in zip(case["texts"], counts, strict=True):
                assert ours[key, doc] == DIFFERENT.get((case["id"], key, doc), count), (case["id"], key, doc)
                seen += 1
    assert seen == 60


def test_sequences_and_levels(real):
    """The keys in the order of the text, at the level asked for; one word may count for two keys."""
    seen = 0
    for case in cases(real):
        if case["kind"] != "sequence":
            continue
        book, found = found_in(case)
        names = ids_at(book, case.get("levels"))
        for doc, expected in case["expected_keys_in_order"].items():
            ours = [names[one] for one in found.loc[found["doc_id"] == doc, "frame"] if one in names]
            assert ours == expected, (case["id"], doc)
            seen += 1
    assert seen == 20


def test_replaced_words(real):
    """Where quanteda puts keys in capitals in place of words, the same keys are found in the same order."""
    seen = 0
    for case in cases(real):
        if case["kind"] != "replace":
            continue
        _, found = found_in(case)
        names = {key.upper(): key.replace(" ", "_") for key in case["dictionary"]}
        for doc, tokens in case["expected_tokens"].items():
            assert found.loc[found["doc_id"] == doc, "frame"].tolist() == [names[t] for t in tokens if t in names], doc
            seen += 1
    assert seen == 3


def test_no_kind_of_case_is_passed_over(real):
    """The three tests above read all cases."""
    assert {case["kind"] for case in cases(real)} == {"counts", "sequence", "replace"}


@pytest.mark.parametrize("pattern", ["re:Stat.*$", "re:s$"])
def test_quantedas_own_spelling_of_a_regex_is_another_one_here(pattern):
    """'s$' means a whole word s here, and 'Stat.*$' runs on to the end of the text."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["The state waits for his tasks"]})
    found = mentions(articles, {"frames": {"one": {"patterns": [pattern]}}})
    assert found["text"].tolist() == (["state waits for his tasks"] if "Stat" in pattern else [])


def test_match_case_counts_for_regular_expressions():
    """A frame's match_case does for re: what it does for words."""
    articles = pd.DataFrame({"doc_id": ["a"], "text": ["a state, a State"]})
    found = mentions(articles, {"frames": {"one": {"patterns": [r"re:Stat\w*"], "match_case": True}}})
    assert found["text"].tolist() == ["State"]
