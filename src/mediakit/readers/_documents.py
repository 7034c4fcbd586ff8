"""DOCX, RTF and PDF as text, one paragraph a line, for the readers of text formats to look at."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from mediakit._phrases import counted
from mediakit.readers._extras import library
from mediakit.readers._quiet import quiet
from mediakit.readers._source import NotRead
from mediakit.readers.names import word_set

DOCX_LIMIT = 500_000_000  # bytes of all parts once unpacked
RTF_LIMIT = 200_000_000  # characters; about 5 s for each 10 million

# What Word keeps for itself: settings, text that a tracked change took out, what a field is computed from.
_NO_TEXT = word_set("pPr rPr tblPr trPr tcPr tblGrid sectPr sdtPr sdtEndPr del moveFrom instrText delText")
_BREAKS = word_set("br cr")
_TABS = word_set("tab ptab")

_RTF_START = re.compile(r"\{\\rtf\d")
_RTF_BRACE = re.compile(r"\\[{}]|([{}])")
_RTF_HEADER = re.compile(r"\{\s*\\(?:header|footer)[lrf]?(?![a-z])[^{}]{0,500}\}")
_RTF_BINARY = re.compile(r"(?<!\\)\\bin(\d{1,9}) ?")
_RTF_UNICODE = re.compile(r"\\(uc?)(-?\d*)")
_RTF_WORDS = (  # what striprtf takes amiss: marks of cells, addresses of links, names of pictures, odd code pages
    (re.compile(r"\\(?:nest)?cell(?![a-z])"), r"\\tab"),
    (re.compile(r"\\nestrow(?![a-z])"), r"\\row"),
    (re.compile(r"\\fldinst(?![a-z0-9])"), r"\\fldinst0"),
    (re.compile(r"(\{(?:\\\*)?)\\pict(?![a-z])"), r"\1\\objdata"),
    (re.compile(r"\\bin(?=[a-z])"), r"\\paperbin"),
    (re.compile(r"\\ansicpg(?:0|10000)?(?!\d)"), ""),
)


def docx_text(data: bytes, remarks: list[str] | None = None) -> str:
    r"""The paragraphs and table rows of a Word file in their order; cells are parted by a tab.

    Text of content controls, links, smart tags, text boxes and accepted changes is there, line breaks are
    ``\n``. Headers, footers, footnotes, comments and what a tracked change took out are not.

    Parameters
    ----------
    data : bytes
        The file.
    remarks : list of str, optional
        Gets what a reader of the file should know, in sentences.

    Returns
    -------
    str

    Raises
    ------
    NotRead
        Where it is damaged, too large once unpacked, or declares entities.
    """
    return "\n".join(_docx_lines(_docx_body(data)))


def _docx_body(data: bytes) -> Any:
    docx = library("docx", "DOCX files")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            size = sum(part.file_size for part in package.infolist())
            if size > DOCX_LIMIT:
                raise NotRead(f"The DOCX file holds {size:,} bytes once unpacked; the limit is {DOCX_LIMIT:,}.")
            try:
                body = docx.Document(BytesIO(data)).element.body
            except Exception:  # a picture or a link is missing: the text may be whole all the same
                body = docx.oxml.parse_xml(package.read("word/document.xml"))
    except NotRead:
        raise
    except KeyError:
        raise NotRead("Not a Word file: it has no document part.") from None
    except Exception as error:
        raise NotRead(f"The DOCX file is damaged ({type(error).__name__}); save or fetch it again.") from None
    if body is None:
        raise NotRead("The DOCX file is damaged (no body); save or fetch it again.")
    if body.getroottree().docinfo.internalDTD is not None:
        raise NotRead("The DOCX file declares XML entities, which no word processor writes; it is not opened.")
    return body


def _docx_lines(container: Any) -> Iterator[str]:
    """The lines of a body, a cell or a text box."""
    for child in _chosen(container):
        name = _name(child)
        if name == "p":
            pieces: list[str] = []
            boxes: list[Any] = []
            _gather(child, pieces, boxes)
            yield "".join(pieces)
            for box in boxes:
                yield from _docx_lines(box)
        elif name == "tr":
            yield from _row_lines(child)
        elif name not in _NO_TEXT:
            yield from _docx_lines(child)


def _row_lines(row: Any) -> list[str]:
    """One line for the row where each cell has one line, else the lines of the cells one after another."""
    cells = [[line for line in _docx_lines(cell) if line.strip()] for cell in _cells(row)]
    if all(len(lines) <= 1 and "\n" not in "".join(lines) for lines in cells):
        return ["\t".join("".join(lines) for lines in cells)]
    return [line for lines in cells for line in lines]


def _cells(row: Any) -> Iterator[Any]:
    for child in _chosen(row):
        if _name(child) == "tc":
            yield child
        elif _name(child) not in _NO_TEXT:
            yield from _cells(child)


def _gather(element: Any, pieces: list[str], boxes: list[Any]) -> None:
    """The text of a paragraph in order, and the text boxes that hang on it."""
    for child in _chosen(element):
        name = _name(child)
        if name == "t":
            pieces.append(child.text or "")
        elif name in _BREAKS:
            pieces.append("\n")
        elif name in _TABS:
            pieces.append("\t")
        elif name == "noBreakHyphen":
            pieces.append("-")
        elif name == "txbxContent":
            boxes.append(child)
        elif name not in _NO_TEXT:
            _gather(child, pieces, boxes)


def _chosen(element: Any) -> Iterator[Any]:
    """The children; of alternatives, which say the same twice, only the first that has text."""
    for child in element:
        if _name(child) == "AlternateContent":
            choices = [choice for choice in child if any(_name(part) == "t" for part in choice.iter())]
            yield from choices[:1]
        elif isinstance(child.tag, str):
            yield child


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def rtf_text(data: bytes | str, remarks: list[str] | None = None) -> str:
    r"""The text of an RTF file: paragraphs and table rows as lines, cells parted by a tab.

    Headers, footers, footnotes, pictures and the addresses of links are left out. Where braces are lost the
    text is read on, so that one damaged place never costs the rest.

    Parameters
    ----------
    data : bytes or str
        The file.
    remarks : list of str, optional
        Gets what a reader of the file should know, in sentences.

    Returns
    -------
    str

    Raises
    ------
    NotRead
        Where it is no RTF, too long or cannot be read.

    Examples
    --------
    >>> rtf_text(r"{\rtf1\ansi\ansicpg1252 Caf\'e9\par {\b Sel}vick\u8217?s ferry\par}")
    'Café\nSelvick’s ferry\n'
    """
    striprtf = library("striprtf.striprtf", "RTF files")
    rtf = data.decode("latin-1") if isinstance(data, bytes) else data
    if len(rtf) > RTF_LIMIT:
        raise NotRead(f"The RTF file has {len(rtf):,} characters; the limit is {RTF_LIMIT:,}.")
    starts = [found.start() for found in _RTF_START.finditer(rtf)]
    if not starts:
        raise NotRead("No RTF: it does not begin with {\\rtf.")
    texts = []
    for start, end in zip(starts, [*starts[1:], len(rtf)], strict=True):
        part, encoding = _mended(rtf[start:end], remarks)
        try:
            # The braces around it keep striprtf from stopping where one closes too many.
            text = striprtf.rtf_to_text("{" * 500 + part + "}", encoding=encoding, errors="replace")
        except Exception as error:
            raise NotRead(f"The RTF file cannot be read ({type(error).__name__}); save it again as RTF.") from None
        text = text.replace("\u2011", "-").replace("\xad", "").strip("\x00")
        texts.append(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return "\n".join(texts)


def _mended(rtf: str, remarks: list[str] | None) -> tuple[str, str]:
    """RTF without what misleads striprtf, and the encoding where the file leaves it to us."""
    encoding = "mac_roman" if "\\ansicpg10000" in rtf[:10_000] else "cp1252"
    pieces, position = [], 0
    for found in _RTF_BINARY.finditer(rtf):
        if found.start() >= position:
            pieces.append(rtf[position : found.start()])
            position = found.end() + int(found[1])
    # A backslash of the text as a character by number: from here on each backslash begins a control word.
    rtf = "".join([*pieces, rtf[position:]]).replace("\\\\", "{\\uc0\\u92 }")
    depth = 0
    for brace in _RTF_BRACE.finditer(rtf):
        depth += (brace[1] == "{") - (brace[1] == "}")
    if depth:
        rtf = re.sub(r"\\(?:header|footer)[lrf]?(?![a-z])", "", _RTF_HEADER.sub("", rtf))
        if remarks is not None:
            what = "more open than close" if depth > 0 else "more close than open"
            remarks.append(f"The RTF file is damaged ({counted(abs(depth), 'brace')} {what}): some text may be lost.")
    for pattern, instead in _RTF_WORDS:
        rtf = pattern.sub(instead, rtf)
    return _RTF_UNICODE.sub(_unicode_escape, rtf), encoding


def _unicode_escape(found: re.Match[str]) -> str:
    """The escape of a character, or nothing where there is no such character."""
    number = int(found[2]) if found[2].lstrip("-") else None
    if found[1] == "uc":
        return f"\\uc{min(abs(number), 9)}" if number is not None else found[0] + "1"
    if number is None or -0x10000 <= number <= 0x10FFFF:
        return found[0]
    return "\\u65533"


def pdf_text(data: bytes, remarks: list[str] | None = None) -> str:
    """The text of a PDF file page by page, in the lines of its pages; words parted at line ends stay so.

    Parameters
    ----------
    data : bytes
        The file.
    remarks : list of str, optional
        Gets the number of pages and which of them have no text, in sentences.

    Returns
    -------
    str

    Raises
    ------
    NotRead
        Where it is damaged, encrypted, or holds no text (scanned pages).
    """
    pypdf = library("pypdf", "PDF files")
    with quiet():
        try:
            reader = pypdf.PdfReader(BytesIO(data))
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = [] if locked else list(reader.pages)
        except Exception as error:
            raise NotRead(f"The PDF file is damaged or encrypted ({type(error).__name__}).") from None
        if locked:
            raise NotRead("The PDF file is encrypted; save it without a password.")
        texts = [_page_text(page) for page in pages]
    blank = [number for number, text in enumerate(texts, start=1) if not text.strip()]
    n_pages = counted(len(texts), "page")
    if len(blank) == len(texts):
        raise NotRead(f"The PDF file has {n_pages} and no text (scanned?); run text recognition (OCR) on it.")
    if remarks is not None:
        remarks.append(f"A PDF file of {n_pages}; its lines are those of the pages.")
        if blank:
            shown = ", ".join(map(str, blank[:10])) + (" ..." if len(blank) > 10 else "")
            remarks.append(f"Without text (pictures, or damaged): {counted(len(blank), 'page')} ({shown}).")
    return "\n".join(texts)


def _page_text(page: Any) -> str:
    try:
        return str(page.extract_text())
    except Exception:  # one bad page must not cost the others; it is counted among those without text
        return ""
