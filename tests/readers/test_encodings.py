"""Encodings: as the file states them, as its bytes show them, by its letters, and several in one file."""

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers import _source
from mediakit.readers._encodings import encoding_of
from mediakit.readers._source import Raw, decode, decoded

RUSSIAN = "Переговоры о плотине возобновились во вторник. Посланники встретились в городе, но никто не улыбался. "
GREEK = "Οι συνομιλίες για το φράγμα επαναλήφθηκαν την Τρίτη. Οι απεσταλμένοι συναντήθηκαν στην πόλη. "
POLISH = "Rozmowy w sprawie tamy wznowiono we wtorek. Wysłannicy spotkali się w mieście, ale nikt się nie uśmiechał. "
CZECH = "Rozhovory o přehradě byly v úterý obnoveny. Vyslanci se sešli ve městě, ale nikdo se neusmál. "
TURKISH = "Baraj görüşmeleri salı günü yeniden başladı. Elçiler şehirde buluştu ama kimse gülümsemedi. Işık güzeldi. "
CHINESE = "关于大坝的谈判星期二恢复。使者们在城里会面，但没有人微笑。部长说他们不会离开这座城市。"
JAPANESE = "ダムに関する協議は火曜日に再開された。使節たちは街で会ったが、誰も笑わなかった。"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (RUSSIAN, "cp1251"), (RUSSIAN, "koi8-r"), (GREEK, "cp1253"), (POLISH, "cp1250"), (POLISH, "iso8859-2"),
        (CZECH, "cp1250"), (CZECH, "iso8859-2"), (TURKISH, "cp1254"), (CHINESE, "gb18030"), (JAPANESE, "shift_jis"),
    ],
)  # fmt: skip
def test_letters_and_words_tell_the_encoding(text, encoding):
    """Where nothing states it, and the audit says what was taken."""
    source = decode((text * 3).encode(encoding))
    assert source.text == text * 3
    assert source.warnings[0].startswith("Not valid UTF-8: read as ")


@pytest.mark.parametrize(
    "text",
    [
        "Die Gespräche über den Staudamm. „Wir gehen nicht“, sagte sie. Öl und Straße, müde Gesandte. ",
        "Les pourparlers ont repris mardi. « Non », a-t-il dit à l’issue. Où était l’œuvre ? Çà et là. ",
        "Las conversaciones se reanudaron el martes. «No», dijo el ministro. ¿Dónde está el niño? Mañana. ",
        "Samtalen om dammen återupptogs på tisdagen. ”Vi går inte”, sade hon. Ön och ån är långt härifrån. ",
        "De gesprekken zijn hervat. ‘Wij gaan niet’, zei de minister. Eén keer, coördinatie, financiële crisis. ",
        "As conversações recomeçaram. “Não vamos”, disse o ministro. Ação, coração, informações à parte. ",
        "naïve façade",
    ],
)
@pytest.mark.parametrize("times", [1, 30])
def test_western_texts_are_windows_1252(text, times):
    """Whatever their length, quotation marks included."""
    source = decode((text * times).encode("windows-1252"))
    assert source.text == text * times
    assert source.warnings == ["Not valid UTF-8: read as windows-1252."]


@pytest.mark.parametrize(
    ("start", "encoding"),
    [
        ('<?xml version="1.0" encoding="{}"?>', "iso-8859-7"),
        ('<html><head><meta charset="{}">', "koi8-r"),
        ('<html><META http-equiv="Content-Type" content="text/html; charset={}">', "windows-1251"),
        ("<!DOCTYPE html><meta charset={}>", "iso-8859-1"),
    ],
)
def test_what_a_page_states_is_tried_first(start, encoding):
    """A declaration or a meta tag; Latin 1 means windows-1252, as browsers have it."""
    text = start.format(encoding) + {"iso-8859-7": "Τρίτη", "iso-8859-1": "café “x”"}.get(encoding, "вторник")
    actual = "windows-1252" if encoding == "iso-8859-1" else encoding
    source = decode(text.encode(actual))
    assert source.text == text
    assert "as the file states" in source.warnings[0]


@pytest.mark.parametrize("stated", ["iso-8859-1", "utf-16", "no-such", "unicode_escape", "hex", "utf-8", "x" * 80])
def test_a_wrong_word_is_not_believed(stated):
    """UTF-8 is UTF-8 whatever a page says; a codec of no text is never used."""
    text = f'<meta charset="{stated}">caf\u00e9 \\x41'
    assert decode(text.encode()).text == text
    other = decode(f'<meta charset="{stated}">caf'.encode() + b"\xe9 \\x41")
    assert other.text.endswith("caf\u00e9 \\x41")


def test_pieces_of_another_encoding():
    """Lines of windows-1252 pasted into UTF-8 are read as what they are, and counted."""
    data = "“Peace”, he said.\nplain\n".encode() + b"caf\xe9 \x93x\x94\r\n" + "été — là\n".encode() + b"\x80 5"
    source = decode(data)
    assert source.text == "“Peace”, he said.\nplain\ncafé “x”\r\nété — là\n€ 5"
    assert source.warnings == ["Mixed encodings: 2 lines read as windows-1252, the others as UTF-8."]
    assert decode("é\n".encode() + b"\x81\xe9").n_replaced == 1
    cyrillic = decode((RUSSIAN + "\n").encode() * 9 + (RUSSIAN + "\n").encode("cp1251") * 9)
    assert cyrillic.text == (RUSSIAN + "\n") * 18


def test_damage_is_no_other_encoding():
    """A curly quote that lost a byte, in a line of its own, does not make the line windows-1252."""
    data = "“Peace”, he said.\n".encode() * 20 + "He went”.\n".encode().replace(b"\x9d", b"") + b"End.\n"
    source = decode(data)
    assert "â" not in source.text
    assert source.n_replaced == 1


def test_binary_is_none():
    """What is no text has no encoding."""
    assert encoding_of(lambda: iter([bytes(range(256)) * 8])) is None


@given(st.text(max_size=60), st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "windows-1252"]))
def test_blocks_change_nothing(text, encoding):
    """A file decoded in blocks of three bytes is the same as in one."""
    data = text.encode(encoding, "replace")
    try:
        whole = decode(data)
    except _source.NotRead:
        return

    def blocks():
        return iter([data[i : i + 3] for i in range(0, len(data), 3)])

    raw = Raw(lambda: None)
    raw.blocks = blocks
    source = decoded(raw)
    assert (source.text, source.warnings, source.n_replaced) == (whole.text, whole.warnings, whole.n_replaced)


@given(
    st.lists(
        st.sampled_from(["é\n".encode(), b"\xe9\n", b"\xe9\r", "“\r\n".encode(), b"\xe2\x80\n", b"a\xff", b"\x00"])
    )
)
def test_any_mixture_is_decoded(pieces):
    """Never an error but that it is binary, and as many replacements as are counted."""
    data = b"".join(pieces)
    try:
        source = decode(data)
    except _source.NotRead:
        return
    assert source.text.count("\ufffd") == source.n_replaced


def test_codecs_by_other_names():
    """The names in warnings are those that Python knows."""
    for name in ("windows-1252", "gb18030", "cp1250"):
        assert codecs.lookup(name)
