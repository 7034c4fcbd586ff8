"""What holds for every reader: it never raises, every character is in one place, and one bad file costs no other.

Each golden sample is damaged in many ways, and each reader of text is given the lines of all of them in any order.
Seeds are fixed, so that a failure comes again.
"""

import random
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import aggregator, plain, read_corpus
from mediakit.readers._accounts import account
from mediakit.readers._formats import TEXT_FORMATS
from mediakit.readers._source import NotRead, decode

FOLDER = Path(__file__).parent / "samples"
GOLD = {
    path
    for path in FOLDER.rglob("*.json")
    if path.with_suffix("").is_file() or list(path.parent.glob(f"{path.stem}.*"))[1:]
}
SAMPLES = [path for path in sorted(FOLDER.rglob("*")) if path.is_file() and path not in GOLD]
READERS = [*TEXT_FORMATS, aggregator, plain]
N_DAMAGED = 10  # per sample
HOSTILE = [
    "\x00",
    "\r",
    "\n",
    "\u202e",
    "\ufffd",
    "<",
    ">",
    "&",
    '"',
    "{\\",
    "]]>",
    "\x1a",
    "=cmd|",
    "é",
    "\ud7ff",
    "9" * 30,
]


def _names(paths):
    return [path.relative_to(FOLDER).as_posix() for path in paths]


def _damaged(text, at):
    """A text cut, with a stretch lost, doubled or moved, with strange characters, or with other line ends."""
    a, b = sorted(at.randrange(len(text) + 1) for _ in range(2))
    kind = at.randrange(7)
    if kind == 0:
        return text[:b]
    if kind == 1:
        return text[a:]
    if kind == 2:
        return text[:a] + text[b:]
    if kind == 3:
        return text[:b] + text[a:]
    if kind == 4:
        return text.replace("\n", at.choice(["\r\n", "\r", "\n\n", " "]))
    if kind == 5:
        lines = text.split("\n")
        at.shuffle(lines)
        return "\n".join(lines)
    for _ in range(1 + len(text) // 500):
        place = at.randrange(len(text) + 1)
        text = text[:place] + at.choice(HOSTILE) + text[place:]
    return text


@pytest.mark.filterwarnings("ignore:read_corpus")
@pytest.mark.parametrize("sample", SAMPLES, ids=_names(SAMPLES))
def test_damaged_samples_are_accounted_for(sample, tmp_path):
    """Cut, shuffled, with lost stretches or wrong characters and encodings: all characters add up, no reader fails,
    and the good file beside them is read."""
    at = random.Random(sample.name)
    data = sample.read_bytes()
    try:
        text = decode(data).text
    except NotRead:
        text = None
    (tmp_path / "good.txt").write_text("Rain in Tavar\nIt rained all day.", encoding="utf-8")
    for number in range(N_DAMAGED):
        damaged = tmp_path / f"{number:02d}{sample.suffix}"
        if text is None or number % 5 == 4:
            raw = bytearray(data[: at.randrange(1, len(data) + 1)])
            for _ in range(at.randrange(20)):
                raw[at.randrange(len(raw))] = at.randrange(256)
            damaged.write_bytes(bytes(raw))
        else:
            encoding = at.choice(["utf-8", "utf-8-sig", "utf-8", "windows-1252", "utf-16"])
            damaged.write_bytes(_damaged(text, at).encode(encoding, "replace"))
    corpus = read_corpus(tmp_path)
    audit = corpus.audit
    assert "please report" not in " ".join(audit["warnings"])
    texts = audit.dropna(subset=["n_chars"])
    sums = texts[["n_kept_chars", "n_metadata_chars", "n_dropped_chars"]].sum(axis=1)
    assert (sums == texts["n_chars"]).all()
    assert len(audit) >= N_DAMAGED + 1
    assert audit.loc[audit["file"] == "good.txt", "n_articles"].tolist() == [1]
    assert corpus.articles["doc_id"].is_unique


@pytest.mark.parametrize("sample", SAMPLES, ids=_names(SAMPLES))
def test_samples_have_all_their_characters_and_an_article(sample, recwarn):
    """Whole samples are recognised by their content and account for all of it."""
    audit = read_corpus(sample).audit
    assert audit["n_articles"].sum() > 0
    texts = audit.dropna(subset=["n_chars"])
    sums = texts[["n_kept_chars", "n_metadata_chars", "n_dropped_chars"]].sum(axis=1)
    assert (sums == texts["n_chars"]).all()


def _lines_of_samples():
    found = set()
    for path in SAMPLES:
        if path.suffix.lower() not in (".docx", ".xls", ".xlsx", ".pdf", ".gz", ".warc", ".zip"):
            found |= set(re.split(r"(?<=[>\n])", path.read_text(encoding="utf-8", errors="replace")))
    return sorted(found)


@pytest.mark.parametrize("reader", READERS, ids=[reader.__name__.rpartition(".")[2] for reader in READERS])
def test_any_text_is_accounted_for(reader):
    """Whatever a reader is given, recognised or not: its spans do not overlap and nothing is raised but NotRead."""
    pieces = st.one_of(st.sampled_from(_lines_of_samples()), st.sampled_from(HOSTILE), st.text(max_size=30))

    @settings(max_examples=60, deadline=None, derandomize=True)
    @given(st.lists(pieces, max_size=25).map("".join))
    def check(text):
        assert reader.recognises(text) in (True, False)
        try:
            parsed = reader.read(text)
        except NotRead:
            return
        result = account("file", reader.NAME, parsed, text)
        assert result.n_kept + result.n_metadata + result.n_dropped == len(text)
        for article in parsed.articles:
            assert isinstance(article["text"], str)
            assert 0 <= article["start"] <= article["end"] <= len(text)

    check()
