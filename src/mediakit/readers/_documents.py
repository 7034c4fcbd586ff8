"""DOCX, RTF and PDF as text, one paragraph a line."""

from __future__ import annotations


def docx_text(data: bytes) -> str:
    """The paragraphs and table cells of a Word file in their order."""
    return ""


def rtf_text(rtf: str) -> str:
    """The text of an RTF file."""
    return ""


def pdf_text(data: bytes) -> str:
    """The text of a PDF file, page by page."""
    return ""
