"""mediakit's own codebooks (.yml): docs/codebook.md describes them."""

from __future__ import annotations

import yaml

from mediakit._check import CodebookError
from mediakit._codebook_entries import Entries
from mediakit._yaml import parse_with_lines
from mediakit.codebook import Codebook
from mediakit.dictionaries._parts import Holds

NAME, TITLE = "mediakit", "mediakit's YAML"
ENDINGS = (".yml", ".yaml")
HOLDS = Holds(valences=True, definitions=True, language="patterns", labels=True)


def recognises(text: str) -> bool:
    """True for any text, once it is sure that its YAML is not quanteda's: what is wrong with it is told in reading."""
    return True


def written(codebook: Codebook) -> str:
    """The whole codebook as YAML; what is not said is as usual.

    >>> print(written(Codebook.from_dict({"frames": {"swap": {"patterns": ["land swap*", {"no": 2}]}}})))
    name: codebook
    frames:
      swap:
        patterns:
        - land swap*
        - 'no': 2.0
    <BLANKLINE>
    """
    content = codebook.to_dict()
    usual = {"version": "", "overlaps": "longest"}
    content = {key: value for key, value in content.items() if key not in usual or value != usual[key]}
    text = yaml.safe_dump(content, sort_keys=False, allow_unicode=True, default_flow_style=False, width=110)
    _check(codebook, text)
    return text


def _check(codebook: Codebook, text: str) -> None:
    """Raise a CodebookError unless the text reads back as the codebook."""
    parsed = parse_with_lines(text)
    entries = Entries(given=parsed.lines, problems=list(parsed.problems))
    again = Codebook._checked(parsed.content, entries, None)
    if again != codebook:
        raise CodebookError("the codebook would not read back the same. Use letters, digits and _ in its ids.")
