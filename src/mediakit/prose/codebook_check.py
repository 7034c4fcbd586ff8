"""What a check of a codebook found, in sentences."""

import pandas as pd

from mediakit._phrases import counted, joined
from mediakit.codebook import Codebook, as_codebook
from mediakit.codebook_check.examples import n_of_examples
from mediakit.codebook_check.findings import ERROR, KINDS, REMARK
from mediakit.tables import check_table

WORDS = {
    "cannot match": ("pattern that cannot match", "patterns that cannot match"),
    "always excluded": ("pattern that is always excluded", "patterns that are always excluded"),
    "swallowed": ("swallowed pattern", ""),
    "two frames": ("pattern in two frames", "patterns in two frames"),
    "idle exclude": ("excluding phrase without effect", "excluding phrases without effect"),
    "dead": ("pattern without a match", "patterns without a match"),
    "always loses": ("pattern that always loses to another", "patterns that always lose to others"),
    "over half": ("pattern that brings over half of a frame", "patterns that bring over half of a frame"),
    "near miss": ("near miss", "near misses"),
}


def tell_codebook_check(
    findings: pd.DataFrame, codebook: Codebook | dict | str, *, n_articles: int | None = None
) -> str:
    """What was tested, how the examples came out, and how many errors and remarks of which kinds there are.

    Parameters
    ----------
    findings : DataFrame
        From `check_codebook`.
    codebook : Codebook, mapping or path
        The codebook that was checked.
    n_articles : int, optional
        Articles it was held against; without it there were none.

    Returns
    -------
    str

    Examples
    --------
    >>> from mediakit.codebook_check import check_codebook
    >>> book = {"frames": {"swap": {"patterns": ["swap", "Swap"], "examples": {"yes": ["A swap."]}}}}
    >>> tell_codebook_check(check_codebook(book), book)
    'The codebook has 1 frame and 2 patterns. Its 1 example came out as it should. It was held against no
    corpus. Found were 1 error (1 repeat) and no remarks.'
    """
    check_table(findings, "codebook_findings")
    codebook = as_codebook(codebook)
    n_patterns = sum(len(frame.patterns) for frame in codebook.frames.values())
    corpus = "no corpus" if n_articles is None else counted(n_articles, "article")
    errors, remarks = (_by_kind(findings, severity) for severity in (ERROR, REMARK))
    return (
        f"The codebook has {counted(len(codebook.frames), 'frame')} and {counted(n_patterns, 'pattern')}. "
        f"{_examples(findings, codebook)} It was held against {corpus}. Found were "
        f"{errors or 'no errors'} and {remarks or 'no remarks'}."
    )


def _examples(findings: pd.DataFrame, codebook: Codebook) -> str:
    n, n_failed = n_of_examples(findings, codebook)
    if not n:
        return "It has no examples, so nothing says what its frames must find."
    if n_failed:
        return f"Of its {counted(n, 'example')} {n_failed:,} came out otherwise than they should."
    return (
        f"{'Its' if n == 1 else 'All of its'} {counted(n, 'example')} came out as {'it' if n == 1 else 'they'} should."
    )


def _by_kind(findings: pd.DataFrame, severity: str) -> str:
    """The findings of one severity, counted in all and by kind; nothing where there are none."""
    kinds = findings.loc[findings["severity"] == severity, "kind"].value_counts()
    if not len(kinds):
        return ""
    parts = [
        counted(int(kinds[kind]), *WORDS.get(kind, (kind,)))
        for kind in KINDS
        if kind in kinds and kind != "no examples"
    ]
    told = f" ({joined(parts)})" if parts else ""
    return f"{counted(int(kinds.sum()), severity)}{told}"
