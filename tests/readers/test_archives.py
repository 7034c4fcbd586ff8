"""Zip archives: their files as in a folder, nothing over the limit, and what a damaged one still holds."""

import gzip
import io
import struct
import warnings
import zipfile
import zlib

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers import read_corpus
from mediakit.readers._archives import document_kind
from mediakit.readers._cut_archives import check_sizes, salvaged
from mediakit.readers._source import Allowance, NotRead

LETTER = "A letter\n\nFirst paragraph.\n\nSecond paragraph.\n"
ROW = '{"title": "Bell", "text": "It fell silent."}\n'
MEGA = 1_000_000


def zipped(*files):
    buffer = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # names given twice are meant
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in files:
                archive.writestr(name, content)
    return buffer.getvalue()


def zeros(n_megabytes):
    """Deflated zeros with their checksum and size: a thousandth of it."""
    packer, checksum, block = zlib.compressobj(9, zlib.DEFLATED, -15), 0, b"0" * MEGA
    packed = b""
    for _ in range(n_megabytes):
        packed += packer.compress(block)
        checksum = zlib.crc32(block, checksum)
    return packed + packer.flush(), checksum, n_megabytes * MEGA


def by_hand(files):
    """A zip archive of deflated files with the checksums and sizes that are given, true or not."""
    body, listing = bytearray(), bytearray()
    for name, packed, checksum, size in files:
        place, plain = len(body), name.encode()
        fields = (20, 0, 8, 0, 0, checksum, len(packed), size, len(plain), 0)
        body += struct.pack("<4s5H3I2H", b"PK\x03\x04", *fields) + plain + packed
        listing += struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *fields, 0, 0, 0, 0, place) + plain
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(files), len(files), len(listing), len(body), 0)
    return bytes(body + listing + end)


def audit(tmp_path, data, name="x.zip", **options):
    """The audit of a folder with an archive and a text beside it, by file."""
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(LETTER)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        corpus = read_corpus(tmp_path, **options)
    assert corpus.audit["file"].is_monotonic_increasing
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted({name, "z.txt"})
    return corpus.audit.set_index("file").drop(index="z.txt"), corpus


def test_files_of_an_archive_are_files(tmp_path):
    """Each has its row and its name, folders and archives within included; the archive itself has none."""
    inner = zipped(("deep/a.txt", LETTER), ("b.jsonl.gz", gzip.compress(ROW.encode())))
    rows, corpus = audit(
        tmp_path, zipped(("dir/", ""), ("dir/a.txt", LETTER), ("inner.zip", inner), ("win\\b.txt", LETTER))
    )
    assert rows["n_articles"].to_dict() == {
        "x.zip/dir/a.txt": 1,
        "x.zip/inner.zip/b.jsonl.gz": 1,
        "x.zip/inner.zip/deep/a.txt": 1,
        "x.zip/win/b.txt": 1,
    }
    assert corpus.articles["text"].tolist()[0] == "First paragraph.\n\nSecond paragraph."


def test_an_archive_is_one_by_content(tmp_path):
    """Whatever its ending; and an Excel workbook is no archive of files."""
    rows, _ = audit(tmp_path, zipped(("a.txt", LETTER)), name="exports.dat")
    assert rows.index.tolist() == ["exports.dat/a.txt"]
    book = openpyxl.Workbook()
    book.active.append(["title", "text"])
    book.active.append(["T", "words"])
    buffer = io.BytesIO()
    book.save(buffer)
    rows, _ = audit(tmp_path / ".." / tmp_path.name, zipped(("t.xlsx", buffer.getvalue())), name="exports.dat")
    assert rows["format"].to_dict() == {"exports.dat/t.xlsx": "XLSX"}


def test_what_systems_add_is_skipped(tmp_path):
    """Folders, hidden files, __MACOSX; one of two files of one name and content, none of two of other content."""
    files = [("a.txt", LETTER), ("a.txt", LETTER), ("a.txt", LETTER + "More.\n"), ("__MACOSX/a.txt", "x")]
    rows, _ = audit(tmp_path, zipped(*files, (".DS_Store", "x"), ("d/.hidden", "x"), ("Thumbs.db", "x")))
    assert rows.index.tolist() == ["x.zip/a (2).txt", "x.zip/a.txt"]


@pytest.mark.parametrize("name", ["../evil.txt", "a/../../evil.txt", "/abs.txt", "..\\evil.txt", "c:\\evil.txt"])
def test_names_that_lead_out_are_refused(tmp_path, name):
    """A line of the audit, under the name as it stands."""
    rows, _ = audit(tmp_path, zipped((name, LETTER), ("a.txt", LETTER)))
    assert rows["n_articles"].sum() == 1
    odd = rows[rows["n_articles"] == 0].iloc[0]
    assert odd["warnings"] == "Its name in the archive leads out of the archive's folder; it is not read."
    assert odd["n_unaccounted"] == 1


def test_a_bomb_is_refused_with_the_limit(tmp_path):
    """10 MB that would unpack to 10 GB: one line, at once, with the limit and how to set it."""
    packed = zeros(100)
    rows, _ = audit(tmp_path, by_hand([(f"{i}.txt", *packed) for i in range(100)]))
    assert rows.index.tolist() == ["x.zip"]
    said = rows["warnings"].iloc[0]
    assert "holds 10,000,000,000 bytes unpacked, over the limit of 2,000,000,000 (max_unpacked)" in said
    assert "read_corpus(..., max_unpacked=20_000_000_000)" in said
    rows, _ = audit(tmp_path, zipped(("in.zip", zipped(("a.txt", "x" * 600))), ("b.txt", "y" * 600)), max_unpacked=1000)
    assert "over the limit of 1,000" in rows.loc["x.zip/in.zip", "warnings"]
    assert rows.loc["x.zip/b.txt", "n_articles"] == 1


def test_a_false_size_is_not_trusted(tmp_path):
    """Files that unpack to more than the archive says cost their line and no memory; so do parts of documents."""
    packed, _, _ = zeros(50)
    few = zlib.crc32(b"0" * 10)
    rows, _ = audit(tmp_path, by_hand([("a.txt", packed, zlib.crc32(b"0" * 50 * MEGA), 10)]))
    assert "Damaged within the archive" in rows.loc["x.zip/a.txt", "warnings"]
    for name, part in (("x.docx", "word/document.xml"), ("x.xlsx", "xl/workbook.xml")):
        data = by_hand([(part, packed, few, 10)])
        with zipfile.ZipFile(io.BytesIO(data)) as archive, pytest.raises(NotRead, match="unpacks to more than it says"):
            check_sizes(data, archive.infolist(), "DOCX", 10**9)
        folder = tmp_path / name[2:]
        folder.mkdir()
        rows, _ = audit(folder, data, name)
        assert "unpacks to more than it says" in rows.loc[name, "warnings"]
    with (
        zipfile.ZipFile(io.BytesIO(by_hand([("a", *zeros(2))]))) as archive,
        pytest.raises(NotRead, match="max_unpacked"),
    ):
        check_sizes(b"", archive.infolist(), "DOCX", 1000)


def test_a_packed_bomb_in_an_archive(tmp_path):
    """gzip within an archive counts too, and several files together."""
    data = zipped(*((f"{i}.txt.gz", gzip.compress(b"word " * 100_000)) for i in range(4)))
    rows, _ = audit(tmp_path, data, max_unpacked=1_200_000)
    assert rows["n_articles"].tolist() == [1, 1, 0, 0]
    assert "more than 1,200,000 bytes unpacked" in rows["warnings"].iloc[-1]


def test_a_cut_archive_gives_what_it_holds(tmp_path):
    """Files whose headers are there are read, the last as far as it goes; the archive has a line of its own."""
    files = [(f"f{i}.txt", LETTER + f"Number {i}. " * 200) for i in range(5)]
    data = zipped(*files)
    place = data.index(b"f3.txt")
    rows, corpus = audit(tmp_path, data[: place + 60])
    assert rows["n_articles"].to_dict() == {"x.zip": 0} | {f"x.zip/f{i}.txt": 1 for i in range(4)}
    assert "cut or damaged" in rows.loc["x.zip", "warnings"] and "4 files" in rows.loc["x.zip", "warnings"]
    assert "ends or is damaged within this file" in rows.loc["x.zip/f3.txt", "warnings"]
    assert "ends or is damaged" not in rows.loc["x.zip/f2.txt", "warnings"]
    assert corpus.articles["text"].tolist()[0].endswith("Number 0.")
    rows, _ = audit(tmp_path, data[: data.index(b"f0.txt") + 2])
    assert rows.index.tolist() == ["x.zip"]


def test_archives_within_archives_have_an_end(tmp_path):
    """A third level is a line; an empty archive is one, and one of another kind."""
    two = zipped(("two.zip", zipped(("three.zip", zipped(("a.txt", LETTER)))))).replace(b"", b"")
    rows, _ = audit(tmp_path, two)
    assert "An archive in an archive in an archive" in rows.loc["x.zip/two.zip/three.zip", "warnings"]
    assert "no file to read" in audit(tmp_path, zipped())[0].loc["x.zip", "warnings"]
    rows, _ = audit(tmp_path, zipped(("mimetype", "application/epub+zip"), ("a.xhtml", "<p>x</p>")))
    assert "OpenDocument or EPUB" in rows.loc["x.zip", "warnings"]


def test_a_password_is_named(tmp_path):
    """A file that needs one is a line, the others are read."""
    data = bytearray(zipped(("a.txt", LETTER), ("b.txt", LETTER)))
    listing = data.index(b"PK\x01\x02")
    data[listing + 8] |= 1
    rows, _ = audit(tmp_path, bytes(data))
    assert rows["n_articles"].to_dict() == {"x.zip/a.txt": 0, "x.zip/b.txt": 1}
    assert rows.loc["x.zip/a.txt", "warnings"].startswith("Protected by a password")


def test_captures_and_metadata_in_an_archive(tmp_path):
    """captures.csv and a table of metadata count for the files beside them, as in a folder."""
    page = "logo\nFerry\n\nFerry\nIt sailed.\nRelated Articles\n\nCourier\n2 hours ago\n- Courier\nBell\nIt rang.\n"
    captures = "file,captured\npage.txt,2025-07-30T14:20Z\n"
    table = "file,outlet,date\nletter.txt,Courier,2025-06-22\n"
    files = [("in/page.txt", page), ("in/captures.csv", captures), ("m/letter.txt", LETTER), ("m/meta.csv", table)]
    rows, corpus = audit(tmp_path, zipped(*files))
    assert rows["format"].to_dict()["x.zip/m/meta.csv"] == "metadata"
    assert "x.zip/in/captures.csv" not in rows.index
    articles = corpus.articles.set_index("file")
    assert str(articles.loc["x.zip/m/letter.txt", "published"]) == "2025-06-22 00:00:00+00:00"
    assert articles.loc["x.zip/m/letter.txt", "outlet"] == "Courier"
    assert articles.loc["x.zip/in/page.txt", "published"].max().hour == 12


def test_a_lone_bad_archive_is_an_error_that_says_why(tmp_path):
    """As for any file that gives no article."""
    path = tmp_path / "x.zip"
    path.write_bytes(zipped())
    with pytest.raises(CorpusError, match="holds no file to read"):
        read_corpus(path)
    with pytest.raises(CorpusError, match="max_unpacked=0 is no limit"):
        read_corpus(path, max_unpacked=0)


def test_names_of_documents():
    """What a zip archive is, by the names of its files."""
    assert document_kind(["mimetype", "content.xml"]) == "OpenDocument or EPUB"
    assert document_kind(["[Content_Types].xml", "x"]) == "damaged Office"
    assert document_kind(["ppt/presentation.xml"]) == "PPTX"


WHOLE = zipped(*((f"f{i}.txt", LETTER * (i + 1)) for i in range(3)), ("t.jsonl", ROW))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), max_size=12), st.integers(0, len(WHOLE))
)
def test_any_damage_is_lines_of_the_audit(tmp_path, changes, length):
    """Bytes changed and the end lost: never an error, and no line without a word."""
    data = bytearray(WHOLE)
    for place, value in changes:
        data[place] = value
    rows, _ = audit(tmp_path, bytes(data[:length]))
    assert (rows["warnings"].str.len() > 0)[rows["n_articles"] == 0].all()
    assert not rows["warnings"].str.contains("The reader failed").any()


@given(st.binary(max_size=300))
def test_salvage_of_any_bytes(data):
    """Whatever follows a signature."""
    for entry in salvaged(b"PK\x03\x04" + data, Allowance(10_000)):
        assert entry.name
        with entry.opener() as file:
            file.read()
