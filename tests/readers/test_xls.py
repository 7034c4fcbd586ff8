"""Workbooks of Excel 97 to 2003 and older: days, whole numbers, empty cells and damage."""

import random
import struct
from datetime import datetime

import pytest

from mediakit.readers._source import NotRead
from mediakit.readers.binary_tables import OLE_ENCRYPTED, OLE_WORD, read_xls


def record(kind, body=b""):
    return struct.pack("<HH", kind, len(body)) + body


def workbook(rows):
    """A stream of the oldest kind, which needs no container: words, numbers and days (a float below 'pubdate')."""
    stream = record(0x09, struct.pack("<HH", 2, 0x10))
    for name in (b"General", b"dd/mm/yyyy"):
        stream += record(0x1E, bytes([len(name)]) + name)
    for n, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<HH", n, column)
            if isinstance(value, str):
                raw = value.encode("latin-1")
                stream += record(0x04, place + bytes(3) + bytes([len(raw)]) + raw)
            elif isinstance(value, datetime):
                serial = (value - datetime(1899, 12, 30)).total_seconds() / 86400
                stream += record(0x03, place + bytes([0, 1, 0]) + struct.pack("<d", serial))
            elif value is not None:
                stream += record(0x03, place + bytes(3) + struct.pack("<d", value))
    return stream + record(0x0A)


ROWS = [
    ["Title", "pubdate", "StoreId", "FullText"],
    ["Rain", datetime(2019, 3, 12), 9000000041, "It rained."],
    ["Wind", datetime(2019, 3, 13, 12), 1.5, None],
]


def records(data):
    return [row for table in read_xls(data, lambda header: False) for row in table.rows]


def test_values_are_what_the_sheet_shows():
    """Days are days, whole numbers have no point, an empty cell is none."""
    first, second = records(workbook(ROWS))
    assert first == {"Title": "Rain", "pubdate": datetime(2019, 3, 12), "StoreId": 9000000041, "FullText": "It rained."}
    assert isinstance(first["StoreId"], int)
    assert (second["pubdate"], second["StoreId"], second.get("FullText")) == (datetime(2019, 3, 13, 12), 1.5, None)


def test_what_cannot_be_read_is_one_sentence(capfd):
    """Damage, passwords and documents that are no workbook: a reason, and nothing printed."""
    whole = workbook(ROWS)
    for data in (b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OLE_ENCRYPTED, OLE_WORD, whole[:9]):
        with pytest.raises(NotRead, match=r"\.$"):
            records(data)
    assert capfd.readouterr() == ("", "")


def test_damaged_workbooks_raise_nothing_else():
    """Two hundred with bytes lost or changed."""
    at, whole = random.Random(7), workbook(ROWS)
    for _ in range(200):
        data = bytearray(whole)
        for _ in range(at.randrange(1, 6)):
            data[at.randrange(len(data))] = at.randrange(256)
        try:
            records(bytes(data[: at.randrange(1, len(data) + 1)]))
        except NotRead:
            continue
