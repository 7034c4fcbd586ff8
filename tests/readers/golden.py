"""What the tests of the readers share: golden pairs, and the sum over all characters that every reader keeps."""

import json

from mediakit.readers._accounts import account


def accounted(reader, text, parsed=None):
    """What a reader gives for a text (or has given), once it is sure that each character is in one place."""
    result = account("file", reader.NAME, parsed or reader.read(text), text)
    assert result.n_kept + result.n_metadata + result.n_dropped == result.n_chars == len(text)
    return result


def check_golden(reader, path, text):
    """The sample is recognised and gives what is laid down beside it: articles, number announced, what is dropped."""
    expected = json.loads(path.with_name(path.name + ".json").read_text(encoding="utf-8"))
    assert reader.recognises(text)
    result = accounted(reader, text)
    shown = [{k: v for k, v in a.items() if k not in ("start", "end")} for a in result.articles]
    assert shown == expected["articles"]
    assert (result.n_expected, result.warnings) == (expected["n_expected"], expected["warnings"])
    assert [[reason, dropped] for _, _, reason, dropped in result.dropped] == expected["dropped"]


def told(parsed):
    """What a golden file of Nexis holds of what was read."""
    hidden = {"start", "end", "host"}
    return {
        "n_expected": parsed.n_expected,
        "warnings": parsed.warnings,
        "dropped": sorted({reason for _, _, reason in parsed.dropped}),
        "articles": [
            {key: value for key, value in article.items() if key not in hidden and value is not None}
            for article in parsed.articles
        ],
    }
