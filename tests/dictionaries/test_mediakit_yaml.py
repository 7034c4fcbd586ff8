"""mediakit's own YAML: nothing of a codebook is lost."""

import warnings

import pytest
from invented import book

from mediakit._check import CodebookError
from mediakit.codebook import Codebook, read_codebook
from mediakit.dictionaries import write_codebook

FULL = Codebook.from_dict({
    "name": "Harbour: a study", "version": "1.10", "overlaps": "all", "match_case": True, "within": "paragraph",
    "frames": {
        "trade": {
            "label": "Trade # and more", "definition": "What 'passes' through: the harbour.", "rule": "no: not fishing",
            "source": "Meridian (2026)", "patterns": ["re:carg(o|oes)", {"no": 2.5}, "*ship ~5 (land|sea)", "case:US"],
            "exclude": ["trade union*"], "examples": {"yes": ["Cargo is back."], "no": ["No trade: none."]},
            "frames": {"fish": {"patterns": ["- cod"[2:], "1998"], "match_case": False, "within": "article"}},
        },
        "null": {"patterns": ["~5"[1:]]},
    },
})  # fmt: skip


def test_a_full_codebook_reads_back_equal_and_without_a_warning(tmp_path):
    """Every key of the book and of frames, at both levels."""
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        path = write_codebook(FULL, tmp_path / "full.yml")
    assert read_codebook(path) == FULL


def test_the_same_codebook_gives_the_same_bytes(tmp_path):
    """Twice, and after one way through the file."""
    first = write_codebook(FULL, tmp_path / "full.yml").read_bytes()
    assert write_codebook(read_codebook(tmp_path / "full.yml"), tmp_path / "again.yml").read_bytes() == first


def test_an_id_that_the_file_cannot_hold_is_refused(tmp_path):
    """A dot joins the ids of nested frames."""
    with pytest.raises(CodebookError, match="holds a dot"):
        write_codebook(book(**{"a.b": ["swap"]}), tmp_path / "dots.yml")


def test_yaml_is_utf8(tmp_path):
    """Another encoding is refused."""
    with pytest.raises(CodebookError, match="written in UTF-8"):
        write_codebook(FULL, tmp_path / "full.yml", encoding="utf-16")
