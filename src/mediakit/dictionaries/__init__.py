"""Dictionaries of other programs, read as codebooks and written from them; one small file for each format."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from mediakit._check import CodebookError, listed, nearest
from mediakit._codebook_files import read_bytes
from mediakit._phrases import counted
from mediakit.codebook import Codebook, as_codebook, read_codebook
from mediakit.dictionaries import (
    key_word_table,
    lexicoder,
    liwc,
    liwc22,
    mediakit_yaml,
    quanteda_yaml,
    wordstat,
    yoshikoder,
)
from mediakit.dictionaries._parts import Category, Dictionary, LeftOut
from mediakit.dictionaries._reading import as_told, codebook_of
from mediakit.dictionaries._saving import check_same, saved, told_lost
from mediakit.dictionaries._texts import bytes_of, codec_name, text_of

#: The formats, the most telling first. A new one is a line here.
FORMATS: tuple[ModuleType, ...] = (
    yoshikoder, liwc, lexicoder, liwc22, wordstat, key_word_table, quanteda_yaml, mediakit_yaml,
)  # fmt: skip
_BY_NAME = {form.NAME: form for form in FORMATS}
_ONLY_BY_ENDING = (key_word_table, quanteda_yaml, mediakit_yaml)
_UTF8 = ("utf-8", "utf-8-sig")


def read_dictionary(path: str | Path, *, encoding: str | None = None, format: str | None = None) -> Codebook:
    """Read a dictionary of another program as a codebook.

    Parameters
    ----------
    path : str or Path
        The file. Its content decides about the format, its ending helps.
    encoding : str, optional
        Its encoding. Without it it is found: byte order mark, XML declaration, UTF-8, else by the letters, and
        windows-1252 where they say nothing.
    format : {"liwc", "liwc22", "yoshikoder", "wordstat", "lexicoder", "quanteda", "csv", "mediakit"}, optional
        Its format, where the file does not show it.

    Returns
    -------
    Codebook
        Its ids are made from the names of the categories, with _ for white space; patterns of words are in lower
        case. What a codebook cannot hold is in ``left_out``.

    Raises
    ------
    CodebookError
        The file cannot be read, is of no known format, or holds no word.

    Warns
    -----
    UserWarning
        Something was left out; with counts and the first of each kind.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     path = Path(folder, "tone.cat")
    ...     _ = path.write_text("GOOD NEWS\\n\\tPEACE_TALKS (1)\\n\\tHOPE* (2)\\n", encoding="utf-8")
    ...     book = read_dictionary(path)
    >>> book.frames["GOOD_NEWS"].patterns, dict(book.frames["GOOD_NEWS"].valences)
    (('peace talks', 'hope*'), {'hope*': 2.0})
    """
    path = Path(path)
    content = read_bytes(path)
    try:
        text, remarks = text_of(content, encoding)
        form = _format_of(text, path, format)
        if form is mediakit_yaml:
            return read_codebook(path, encoding=encoding)
        dictionary = _named(form.read(text), path)
        book, left_out = codebook_of(dictionary, path)
    except CodebookError as error:
        message = str(error)
        raise CodebookError(message if message.startswith(str(path)) else f"{path}: {message}") from None
    if told := [*remarks, *dictionary.remarks, *_told(left_out)]:
        warnings.warn(f"{path}: {' '.join(told)}", stacklevel=2)
    return book


def _format_of(text: str, path: Path, asked: str | None) -> ModuleType:
    if asked is not None:
        return _by_name(asked)
    ending = path.suffix.lower()
    by_ending = [form for form in FORMATS if ending in form.ENDINGS]
    likely = [*by_ending, *(form for form in FORMATS if form not in by_ending and form not in _ONLY_BY_ENDING)]
    if found := next((form for form in likely if form.recognises(text)), None):
        return found
    if by_ending:
        return by_ending[-1]  # it says what is wrong
    if key_word_table.recognises(text):
        return key_word_table
    raise CodebookError(
        f"is no dictionary of a known format. Known: {_all_titles()}. Say which: format={key_word_table.NAME!r}."
    )


def _all_titles() -> str:
    return listed(f"{form.TITLE} ({', '.join(form.ENDINGS)})" for form in FORMATS)


def _by_name(name: str) -> ModuleType:
    if name not in _BY_NAME:
        raise CodebookError(f"format={name!r} is not known. Allowed: {listed(_BY_NAME)}.{nearest(name, _BY_NAME)}")
    return _BY_NAME[name]


def _named(dictionary: Dictionary, path: Path) -> Dictionary:
    """A dictionary in which the category of a table without keys is named after its file."""
    for category in dictionary.categories:
        if category.name == key_word_table.UNNAMED:
            category.name = category.label = path.stem
    return dictionary


def _told(left_out: list[LeftOut]) -> list[str]:
    """What was left out, as sentences: counts by reason, and the first of each."""
    if not left_out:
        return []
    first = {left.reason: left for left in reversed(left_out)}
    parts = []
    for reason, n in Counter(left.reason for left in left_out).items():
        shown = as_told(first[reason]).removesuffix(f" ({reason})")
        parts.append(f"{_counted(n, reason)} ({'the first: ' if n > 1 else ''}{shown})")
    return [f"left out: {'; '.join(parts)}. The codebook's left_out holds all of it."]


def _counted(n: int, reason: str) -> str:
    """A count with a reason's noun, which may have words behind it.

    >>> _counted(2, "entry with punctuation"), _counted(1, "rule")
    ('2 entries with punctuation', '1 rule')
    """
    head, space, tail = next(
        (reason.partition(f" {word} ") for word in ("with", "without", "of") if f" {word} " in reason),
        (reason, "", ""),
    )
    return f"{counted(n, head)}{space}{tail}"


def write_codebook(
    codebook: Codebook | Mapping | str | Path, path: str | Path, *, encoding: str = "utf-8", format: str | None = None
) -> Path:
    """Write a codebook, as YAML or as a dictionary of another program.

    Parameters
    ----------
    codebook : Codebook, mapping, str or Path
        A codebook, a mapping in the shape of its YAML, or a path.
    path : str or Path
        The file to write; one that is there is replaced, missing folders are made. The ending says the format:
        ``.yml`` or ``.yaml`` mediakit's own, ``.dic`` LIWC, ``.dicx`` LIWC-22, ``.ykd`` Yoshikoder, ``.lcd``
        Lexicoder's XML, ``.lc3`` Lexicoder 3, ``.cat`` WordStat, ``.csv`` and ``.tsv`` a table of key, word and
        valence.
    encoding : str
        YAML is always UTF-8.
    format : str, optional
        The format, where the ending does not say it: ``"quanteda"`` for quanteda's YAML.

    Returns
    -------
    Path
        The file that was written.

    Raises
    ------
    CodebookError
        The format cannot hold a pattern, a name or what the frames exclude; or the encoding cannot hold a
        character; or the file cannot be written. Nothing is written then.

    Warns
    -----
    UserWarning
        What is not written, with counts: definitions, rules, sources, examples, labels, valences and the like.

    Notes
    -----
    Alternatives are multiplied out, up to 1,000 phrases a pattern: ``(land|water) swap`` is two entries. What was
    made is read back and compared before it is written.

    Examples
    --------
    >>> from tempfile import TemporaryDirectory
    >>> book = {"frames": {"swap": {"patterns": ["(land|water) swap*"]}}}
    >>> with TemporaryDirectory() as folder:
    ...     print(write_codebook(book, f"{folder}/swap.lc3").read_text(encoding="utf-8"))
    +swap
     land swap*
     water swap*
    <BLANKLINE>
    """
    codebook, path = as_codebook(codebook), Path(path)
    try:
        form = _format_for(path, format)
        if form in (mediakit_yaml, quanteda_yaml) and codec_name(encoding) not in _UTF8:
            raise CodebookError(f"YAML is written in UTF-8, not in {encoding}. Leave encoding out.")
        if form is mediakit_yaml:
            text, lost = mediakit_yaml.written(codebook), {}
        else:
            text, lost = _foreign(codebook, form, path.suffix.lower(), encoding)
        content = bytes_of(text, encoding)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    except CodebookError as error:
        raise CodebookError(f"{path}: {error}") from None
    except OSError as error:
        raise CodebookError(f"{path} cannot be written ({error.strerror or error}). Name another file.") from None
    if lost:
        warnings.warn(f"{path}: {told_lost(lost, form.TITLE)}", stacklevel=2)
    return path


def _format_for(path: Path, asked: str | None) -> ModuleType:
    if asked is not None:
        return _by_name(asked)
    ending = path.suffix.lower()
    if ending in mediakit_yaml.ENDINGS:
        return mediakit_yaml
    for form in FORMATS:
        if ending in form.ENDINGS:
            return form
    endings = [ending for form in FORMATS for ending in form.ENDINGS]
    raise CodebookError(
        f"codebooks are written as {listed(dict.fromkeys(endings))}. Give one of these endings, or say the format."
        f"{nearest(ending, endings)}"
    )


def _foreign(codebook: Codebook, form: ModuleType, ending: str, encoding: str) -> tuple[str, dict[str, int]]:
    """A codebook as the text of another program's dictionary, and what is lost."""
    result = saved(codebook, form)
    if result.refused:
        others = [_title(other) for other in FORMATS if other is mediakit_yaml or not saved(codebook, other).refused]
        raise CodebookError(
            f"{form.TITLE} cannot hold {counted(len(result.refused), 'thing')} of this codebook: "
            f"{'; '.join(result.refused[:3])}{_and_more(len(result.refused) - 3)}. It can be written as "
            f"{listed(others)}."
        )
    text = form.write(result.categories, ending, encoding)
    _check(codebook, form, result.categories, text)
    return text, result.lost


def _title(form: ModuleType) -> str:
    return f"{form.TITLE} ({form.ENDINGS[0]})"


def _and_more(n: int) -> str:
    return f"; and {n:,} more" if n > 0 else ""


def _check(codebook: Codebook, form: ModuleType, categories: list[Category], text: str) -> None:
    try:
        again, left_out = codebook_of(form.read(text))
    except CodebookError as error:
        raise CodebookError(f"{form.TITLE} cannot hold its names or patterns: what was made {error}") from None
    if left_out:
        raise CodebookError(f"{left_out[0].entry!r} would be lost in reading it again: {left_out[0].reason}.")
    check_same(codebook, categories, again, form.HOLDS)
