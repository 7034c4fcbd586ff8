"""What the process of notebooks says of a kernel that does not start."""

import json

import papermill
import pytest

from mediakit._runner import run
from mediakit.report import ReportError, _check_run

JOBS = [{"source": "01_corpus.ipynb", "out": "out.ipynb", "parameters": {}, "progress": False}]
DIED = RuntimeError("Kernel died before replying to kernel_info")


def _failing(times, monkeypatch):
    """papermill, as if a kernel died at its start so many times; the list of calls."""
    calls = []

    def execute_notebook(*args, **options):
        calls.append(args)
        if len(calls) <= times:
            raise DIED

    monkeypatch.setattr(papermill, "execute_notebook", execute_notebook)
    return calls


def test_a_kernel_that_dies_at_its_start_is_started_again(monkeypatch):
    """Two that start at once can be given one port; the second start finds another."""
    calls = _failing(1, monkeypatch)
    assert run(JOBS, 60) == {} and len(calls) == 2


def test_one_that_never_starts_is_one_sentence(monkeypatch):
    """With its notebook and the cause, not with a guess at memory."""
    calls = _failing(9, monkeypatch)
    failure = run(JOBS * 2, 60)
    assert len(calls) == 2
    assert (failure["source"], failure["ename"], failure["evalue"]) == ("01_corpus.ipynb", "NotStarted", str(DIED))
    with pytest.raises(ReportError, match=r"01_corpus.ipynb: its Python process did not start \(Kernel died .*again"):
        _check_run(json.dumps(failure))
