"""DOCX, RTF and PDF as text: nothing lost, nothing expanded, one sentence where it cannot be read."""

import contextlib
import io
import zipfile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import _documents
from mediakit.readers._documents import docx_text, pdf_text, rtf_text
from mediakit.readers._source import NotRead

docx = pytest.importorskip("docx")
pytest.importorskip("striprtf")
pypdf = pytest.importorskip("pypdf")

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def packed(body, head="", **others):
    """A DOCX file whose document part holds this XML and which lacks everything else."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr(
            "word/document.xml",
            f'{head}<w:document xmlns:w="{W}" xmlns:mc="m"><w:body>{body}</w:body></w:document>',
        )
        for name, content in others.items():
            package.writestr(name, content)
    return data.getvalue()


def saved(document):
    """The bytes of a document made with python-docx."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def run(text):
    """A run with this text."""
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def pdf(*pages, encrypted=False):
    """A PDF with these lines on its pages."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>"]
    kids = []
    for lines in pages:
        drawn = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 12 Tf 50 700 Td {drawn} ET".encode()
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(stream), stream))
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%b] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n%btrailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        (size, table, size, out.index(b"xref") if b"xref" in out else len(out))
    )
    if not encrypted:
        return out
    writer = pypdf.PdfWriter(io.BytesIO(out))
    writer.encrypt("secret", algorithm="RC4-128")
    data = io.BytesIO()
    writer.write(data)
    return data.getvalue()


def test_paragraphs_tables_and_breaks_of_a_word_file_keep_their_order():
    """One paragraph a line, cells parted by a tab, line breaks as line ends; the header is left out."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Courier, page 1"
    document.add_paragraph("The ferry returns").add_run().add_break()
    table = document.add_table(2, 2)
    for row, texts in zip(table.rows, (("Day", "Boats"), ("Monday", "3")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    document.add_paragraph("It sailed\tat noon.\nNobody waved.")
    assert docx_text(saved(document)) == (
        "The ferry returns\n\nDay\tBoats\nMonday\t3\nIt sailed\tat noon.\nNobody waved."
    )


def test_a_cell_of_several_paragraphs_gives_them_as_lines():
    """A table that only lays out the page is read as what stands in it."""
    document = docx.Document()
    cell = document.add_table(1, 2).rows[0].cells[0]
    cell.text = "First"
    cell.add_paragraph("Second")
    assert docx_text(saved(document)) == "First\nSecond"


def test_text_in_controls_links_tags_and_boxes_is_there_once():
    """Content controls, links, smart tags, insertions, text boxes; of alternatives one; no deletions."""
    body = (
        f"<w:sdt><w:sdtPr><w:t>not this</w:t></w:sdtPr><w:sdtContent><w:p>{run('A')}</w:p></w:sdtContent></w:sdt>"
        f"<w:p><w:hyperlink>{run('B')}</w:hyperlink><w:smartTag>{run('C')}</w:smartTag><w:ins>{run('D')}</w:ins>"
        f"<w:del>{run('gone')}</w:del><w:moveFrom>{run('gone')}</w:moveFrom><w:fldSimple>{run('E')}</w:fldSimple>"
        "<w:r><w:noBreakHyphen/><w:t>F</w:t><w:softHyphen/><w:t>G</w:t><w:cr/></w:r></w:p>"
        f"<w:p>{run('H')}<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent><w:p>{run('box')}</w:p>"
        f"</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p>{run('box')}</w:p>"
        f"</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>{run('I')}</w:p>"
        f"<w:customXml><w:p>{run('J')}</w:p></w:customXml>"
    )
    assert docx_text(packed(body)) == "A\nBCDE-FG\n\nHI\nbox\nJ"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04 nothing more", "damaged"),
        (packed("<w:p/>")[:-60], "damaged"),
        (packed("<w:p>"), "damaged"),
        (packed("<w:p/>", '<!DOCTYPE a [<!ENTITY x "boo">]>'), "entities"),
        (packed(f"<w:p>{run('&x;')}</w:p>", '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), "entities"),
    ],
)
def test_a_word_file_that_is_none_is_refused_in_one_sentence(data, says):
    """Damage and entities: NotRead, nothing expanded."""
    with pytest.raises(NotRead, match=says):
        docx_text(data)


def test_a_zip_of_something_else_is_no_word_file():
    """A zip without a document part says so."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as package:
        package.writestr("xl/workbook.xml", "<a/>")
    with pytest.raises(NotRead, match="Not a Word file"):
        docx_text(data.getvalue())


def test_a_word_file_too_large_once_unpacked_is_refused(monkeypatch):
    """The declared sizes decide, before anything is unpacked."""
    monkeypatch.setattr(_documents, "DOCX_LIMIT", 1000)
    with pytest.raises(NotRead, match="limit is 1,000"):
        docx_text(packed("<w:p/>" * 1000))


def test_code_pages_unicode_and_cells_of_rtf():
    r"""Escapes by code page, \u with its stand-in, pairs of surrogates, cells as tabs, pages as breaks."""
    rtf = (
        r"{\rtf1\ansi\ansicpg1250\deff0{\fonttbl{\f0\fcharset238 Arial;}}{\header Page \chpgn\par}"
        r"\f0 \'8a\'e1rka\par \u268?\u-10179?\u-8703?\par a\cell b\cell\row one\page two \{C:\\bin\\pict\} x\_y}"
    )
    assert rtf_text(rtf).split("\n") == ["Šárka", "Č😁", "a\tb\t", "one", "", "two {C:\\bin\\pict} x-y"]
    assert rtf_text(rb"{\rtf1\mac\ansicpg10000 caf\'8e}") == "café"


def test_pictures_and_addresses_of_links_are_no_text():
    """Binary and hexadecimal pictures, and where a link leads, are left out; what stands around is not."""
    rtf = (
        r"{\rtf1\binfsxn4 a{\*\shppict{\pict\pngblip 89504e47}}b{\pict\bin5 {{}}{}c"
        r'{\field{\*\fldinst{HYPERLINK "http://courier.example"}}{\fldrslt link}}d}'
    )
    assert rtf_text(rtf) == "abclinkd"


def test_lost_braces_of_rtf_cost_little_and_are_said():
    """Too many closing braces don't end the text; a header that was never closed doesn't hide the rest."""
    remarks = []
    assert rtf_text(r"{\rtf1 one}} two\par three}", remarks) == "one two\nthree"
    assert "2 braces more close than open" in remarks[0]
    lost = r"{\rtf1 one\par {\header Page" + r"\par " + "long text " * 100 + r"\par end}"
    assert rtf_text(lost, remarks).endswith("end")
    assert "1 brace more open" in remarks[1]


def test_rtf_files_in_a_row_are_all_read():
    """Two exports written into one file: both texts."""
    assert rtf_text(r"{\rtf1 one\par}{\rtf1 two\par}") == "one\n\ntwo\n"


def test_what_is_no_rtf_is_refused(monkeypatch):
    """One sentence for another text, and for one over the limit."""
    with pytest.raises(NotRead, match="No RTF"):
        rtf_text("A ferry.")
    monkeypatch.setattr(_documents, "RTF_LIMIT", 10)
    with pytest.raises(NotRead, match="limit is 10"):
        rtf_text(r"{\rtf1 long enough}")


def test_long_rtf_is_read():
    """Every paragraph of a long file; nothing of one that only opens what it never closes."""
    plain = r"{\rtf1\ansi " + r"\par \pard \plain \ql The ferry came \'e9 and went on." * 20_000 + "}"
    hostile = r"{\rtf1{\field{\*\fldinst{HYPERLINK " * 15_000 + r"\f1 " * 50_000 + r"{\*\pict\bin1 " * 15_000
    assert rtf_text(plain).count("came é and went on.") == 20_000
    assert not rtf_text(hostile).strip()


def test_pages_of_a_pdf_follow_each_other_and_are_counted():
    """The lines of each page; how many pages, and those without text."""
    remarks = []
    text = pdf_text(pdf(["The ferry re-", "turns."], [], ["Nobody waved."]), remarks)
    assert [line.strip() for line in text.split("\n") if line.strip()] == ["The ferry re-", "turns.", "Nobody waved."]
    assert "3 pages" in remarks[0]
    assert "1 page (2)" in remarks[1]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([], []), "2 pages and no text"),
        (pdf(["Text."], encrypted=True), "encrypted"),
        (b"%PDF-1.4\nnothing", "damaged"),
        (b"", "damaged"),
    ],
)
def test_a_pdf_without_readable_text_is_refused(data, says):
    """Scanned, encrypted, damaged: one sentence each."""
    with pytest.raises(NotRead, match=says):
        pdf_text(data)


def test_damage_anywhere_raises_nothing_else():
    """600 damaged documents: a text or NotRead."""
    chance = np.random.default_rng(3)
    samples = [
        (docx_text, packed(f"<w:p>{run('A ferry')}</w:p>" * 20)),
        (rtf_text, rb"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}}\f0 A \'e9\u233?\par {\pict\bin3 abc}x\cell\row}" * 2),
        (pdf_text, pdf(["A ferry"], ["sails"])),
    ]
    for read, data in samples:
        for _ in range(200):
            damaged = bytearray(data)
            for _ in range(chance.integers(1, 5)):
                at = int(chance.integers(len(damaged)))
                if chance.random() < 0.5:
                    damaged[at] = int(chance.integers(256))
                else:
                    del damaged[at : at + int(chance.integers(1, 41))]
            try:
                assert isinstance(read(bytes(damaged)), str)
            except NotRead as reason:
                assert str(reason).endswith(".")


@given(st.text(alphabet="\\{}'u0-9 binpictcelfr\n*é", max_size=80))
@settings(max_examples=200, deadline=None)
def test_any_rtf_gives_text_or_one_sentence(body):
    """Whatever follows the signature."""
    with contextlib.suppress(NotRead):
        rtf_text("{\\rtf1" + body).encode()
