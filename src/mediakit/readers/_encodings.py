"""Which encoding bytes are in, found out block by block, so that no file need be in memory for it."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from charset_normalizer import from_bytes

from mediakit._phrases import counted
from mediakit.readers._languages import detect

SAMPLE = 1 << 16  # bytes looked at to tell text from binary
BOMS = (  # UTF-32 first: its little-endian mark begins with that of UTF-16
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
FALLBACK = "windows-1252"
MIXED = "mixed"
CONTROLS = re.compile(rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]")
ODD_CHARACTERS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_DECLARED = re.compile(
    rb"\A\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*[\"']([\w.:-]+)|<meta\b[^>]{0,300}?\bcharset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_NEVER = {"unicode-escape", "raw-unicode-escape", "punycode", "idna", "utf-7", "undefined", "charmap", "mbcs", "oem"}
_AS_BROWSERS = {"iso8859-1": FALLBACK, "ascii": FALLBACK, "cp1252": FALLBACK, "gb2312": "gb18030", "gbk": "gb18030"}
_WIDE = ("gb18030", "big5", "shift_jis", "cp932", "euc", "cp949", "johab", "hz", "iso2022")
_REGIONS = dict.fromkeys(["pl", "cs", "sk", "hu", "sl", "hr", "ro"], "cp1250") | {"tr": "cp1254", "lt": "cp1257"}
_REGIONS["lv"] = "cp1257"
_C1 = re.compile(rb"[\x80-\x9f]")  # quotation marks and dashes there, nothing in ISO 8859
_EASTERN = ("Chinese", "Japanese", "Korean", "Classical Chinese")
_GREEK = "\u0370"  # where the letters of Latin scripts end
_BAD = re.compile("[\udc80-\udcff]")
_CUT_MARK = re.compile("\udce2[\udc80-\udc84]")  # what is left of a curly quote or a dash in UTF-8
_LETTERS = re.compile("[^\x00-\x7f\udc80-\udcff]")

Blocks = Callable[[], Iterator[bytes]]


@dataclass(frozen=True)
class Encoding:
    """How bytes become text."""

    name: str
    skip: int = 0  # bytes of a byte order mark
    errors: str = "strict"
    warnings: list[str] = field(default_factory=list)
    n_replaced: int = 0
    others: str = FALLBACK  # in a mixed file, the encoding of lines that are not UTF-8


def encoding_of(blocks: Blocks) -> Encoding | None:
    """The encoding of a file: by byte order mark, its own word, UTF-16 and UTF-8 where they are unmistakable, by
    its letters, else windows-1252.

    Parameters
    ----------
    blocks : callable
        Gives the file's bytes, block by block, as often as it is called.

    Returns
    -------
    Encoding or None
        None where it is no text.
    """
    start, n_bytes, n_nuls, is_utf8, is_ascii = _survey(blocks)
    for mark, name in BOMS:
        if start.startswith(mark) and (not name.startswith("utf-32") or _is(blocks, name, 4)):
            return _marked(blocks, name, len(mark))
    if n_nuls and (name := _utf16_without_mark(blocks, start, n_bytes)):
        marked = _marked(blocks, name, 0)
        remark = "No byte order mark: read as UTF-16 by its pattern of zero bytes."
        return Encoding(name, 0, marked.errors, [remark, *marked.warnings], marked.n_replaced)
    if looks_binary(start) or (n_nuls and (n_nuls > n_bytes * 0.01 or not is_utf8)):
        return None
    stated = _stated(start)
    if is_utf8:
        if is_ascii and stated and stated.startswith(_WIDE) and _is(blocks, stated, 0):
            return Encoding(stated, warnings=[f"Read as {stated}, as the file states."])
        return Encoding("utf-8", warnings=_nul_remark(n_nuls))
    if stated and stated != "utf-8" and _is(blocks, stated, 0):
        return Encoding(stated, warnings=[f"Read as {stated}, as the file states."])
    return _not_utf8(blocks)


def looks_binary(start: bytes) -> bool:
    """Whether control characters are more than a rare fault at the start of a file without a byte order mark."""
    return sum(1 for _ in CONTROLS.finditer(start)) > len(start) * 0.05


def texts(blocks: Iterable[bytes], encoding: Encoding) -> Iterator[str]:
    """The text of a file, block by block."""
    if encoding.name == MIXED:
        for line in _byte_lines(blocks):
            yield _line(line, encoding.others)
        return
    decoder = codecs.getincrementaldecoder(encoding.name)(encoding.errors)
    skip = encoding.skip
    for block in blocks:
        taken, skip = block[skip:], max(skip - len(block), 0)
        if text := decoder.decode(taken):
            yield text
    if text := decoder.decode(b"", True):
        yield text


def _survey(blocks: Blocks) -> tuple[bytes, int, int, bool, bool]:
    """The first bytes, how many there are, how many are zero, and whether all are UTF-8 or ASCII."""
    start, n_bytes, n_nuls, is_utf8, is_ascii = b"", 0, 0, True, True
    decoder = codecs.getincrementaldecoder("utf-8")()
    for block in blocks():
        if len(start) < SAMPLE:
            start += block[: SAMPLE - len(start)]
        n_bytes += len(block)
        n_nuls += block.count(0)
        is_ascii = is_ascii and block.isascii()
        if is_utf8:
            try:
                decoder.decode(block)
            except UnicodeDecodeError:
                is_utf8 = False
    if is_utf8:
        try:
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            is_utf8 = False
    return start, n_bytes, n_nuls, is_utf8, is_ascii


def _is(blocks: Blocks, name: str, skip: int) -> bool:
    """Whether all bytes are valid in an encoding."""
    try:
        for _ in texts(blocks(), Encoding(name, skip)):
            pass
    except UnicodeDecodeError:
        return False
    return True


def _marked(blocks: Blocks, name: str, skip: int) -> Encoding:
    if _is(blocks, name, skip):
        return Encoding(name, skip)
    return _replacing(blocks, name, f"Not valid {name.upper()} throughout:", skip)


def _replacing(blocks: Blocks, name: str, why: str, skip: int = 0) -> Encoding:
    count = _n_marks(blocks, name, skip)
    return Encoding(name, skip, "replace", [f"{why} {counted(count, 'place')} became U+FFFD."], count)


def _n_marks(blocks: Blocks, name: str, skip: int = 0) -> int:
    return sum(text.count("\ufffd") for text in texts(blocks(), Encoding(name, skip, "replace")))


def _utf16_without_mark(blocks: Blocks, start: bytes, n_bytes: int) -> str | None:
    """utf-16-le or utf-16-be where zero bytes stand on one side only and the text makes sense."""
    if n_bytes % 2 or n_bytes < 8:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if min(even, odd) > 0 or max(even, odd) < len(start) / 2 * 0.05:
        return None
    name = "utf-16-le" if odd else "utf-16-be"
    try:
        if any(ODD_CHARACTERS.search(text) for text in texts(blocks(), Encoding(name))):
            return None
    except UnicodeDecodeError:
        return None
    return name


def _stated(start: bytes) -> str | None:
    """The encoding that an XML declaration or a page's <meta> names, as browsers take it."""
    if start.lstrip()[:1] != b"<" or not (found := _DECLARED.search(start[:4096])):
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode()).name
        "".encode(name)  # a codec of bytes to bytes is none of text
    except (LookupError, UnicodeError, ValueError, TypeError):
        return None
    if name.startswith(("utf-16", "utf-32")) or name.replace("_", "-") in _NEVER:
        return None
    return _AS_BROWSERS.get(name, name)


def _not_utf8(blocks: Blocks) -> Encoding:
    """UTF-8 that is damaged, UTF-8 with pieces of another encoding pasted in, or another encoding."""
    lines = _Lines(blocks)
    others = _guess(bytes(lines.sample))
    if lines.n_foreign and lines.n_utf8 > (lines.n_foreign / 5 if others != FALLBACK else 0):
        n_marks = sum(_line(line, others).count("\ufffd") for line in _byte_lines(blocks()))
        said = f"Mixed encodings: {counted(lines.n_foreign, 'line')} read as {others}, the others as UTF-8."
        return Encoding(MIXED, warnings=[said, *_meaningless(n_marks, others)], n_replaced=n_marks, others=others)
    if lines.n_good > 10 * lines.n_bad or (lines.n_bad == 1 and lines.ends_cut):
        return _replacing(blocks, "utf-8", "UTF-8 with damaged characters:")
    n_marks = _n_marks(blocks, others)
    said = f"Not valid UTF-8: read as {others}."
    return Encoding(others, 0, "replace", [said, *_meaningless(n_marks, others)], n_marks)


class _Lines:
    """What the lines of a file that is not valid UTF-8 are: how many of them are, and how many are foreign to it."""

    def __init__(self, blocks: Blocks):
        self.n_utf8 = self.n_foreign = self.n_good = self.n_bad = 0
        self.sample = bytearray()  # of the foreign lines
        last = b""
        for line in _byte_lines(blocks()):
            last = line
            if line.isascii():
                continue
            text = line.decode("utf-8", "surrogateescape")
            n_bad = sum(1 for _ in _BAD.finditer(text))
            n_good = sum(1 for _ in _LETTERS.finditer(text))
            self.n_good += n_good
            if not n_bad:
                self.n_utf8 += 1
                continue
            self.n_bad += line.decode("utf-8", "replace").count("\ufffd")
            if _is_foreign(text, n_good, n_bad):
                self.n_foreign += 1
                if len(self.sample) < SAMPLE:
                    self.sample += line[:SAMPLE]
        self.ends_cut = bool(last) and last[-1] >= 0xC2  # within a character
        if self.ends_cut and self.n_bad == 1:
            self.n_foreign = 0


def _is_foreign(text: str, n_good: int, n_bad: int) -> bool:
    """Whether a line is in another encoding than UTF-8, and not UTF-8 with a damaged character."""
    return n_bad > n_good and not _CUT_MARK.search(text)


def _line(line: bytes, others: str) -> str:
    try:
        return line.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = line.decode("utf-8", "surrogateescape")
    n_bad = sum(1 for _ in _BAD.finditer(text))
    n_good = sum(1 for _ in _LETTERS.finditer(text))
    return line.decode(others if _is_foreign(text, n_good, n_bad) else "utf-8", "replace")


def _byte_lines(blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Lines with their ends; a CR and its LF may come apart, which no decoder minds."""
    held: list[bytes] = []
    for block in blocks:
        lines = block.splitlines(keepends=True)
        held.append(lines[0])
        for line in lines[1:]:
            yield b"".join(held)
            held = [line]
        if held[-1].endswith((b"\n", b"\r")):
            yield b"".join(held)
            held = []
    if held:
        yield b"".join(held)


def _guess(sample: bytes) -> str:
    """The encoding that a sample speaks for, where it does so clearly; else windows-1252.

    Among the encodings of Latin letters the words tell the language, and the language the encoding; others are told
    by their letters.
    """
    if len(sample) < 20:
        return FALLBACK
    region = _REGIONS.get(detect(sample.decode(FALLBACK, "replace")) or "")
    if region and region == _REGIONS.get(detect(sample.decode(region, "replace")) or ""):
        return region if region != "cp1250" or _C1.search(sample) else "iso8859-2"
    best = from_bytes(sample).best()
    if best is None or best.percent_chaos > 10:
        return FALLBACK
    name = codecs.lookup(best.encoding).name
    letters = [c for c in str(best) if c > "\x7f" and c.isalpha()]
    far = name.startswith(_WIDE) and best.language in _EASTERN
    sure = len(letters) >= 10 and sum(c >= _GREEK for c in letters) > 0.9 * len(letters)
    return name if sure and (far or best.percent_coherence > 25) else FALLBACK


def _meaningless(n_marks: int, name: str) -> list[str]:
    if not n_marks:
        return []
    return [f"{counted(n_marks, 'byte')} {'means' if n_marks == 1 else 'mean'} nothing in {name} and became U+FFFD."]


def _nul_remark(n_nuls: int) -> list[str]:
    if not n_nuls:
        return []
    return [f"Holds {counted(n_nuls, 'NUL character')}, kept as {'it stands' if n_nuls == 1 else 'they stand'}."]
