"""The language of an article: as its file states it in any of seven languages, else by its words."""

import threading

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mediakit.readers import _languages
from mediakit.readers._languages import code_of, detect

TEXTS = {
    "en": "The ferry to the northern islands was cancelled again on Tuesday after the crew refused to sail.",
    "de": "Die Fähre zu den nördlichen Inseln fiel am Dienstag erneut aus, weil die Besatzung nicht fahren wollte.",
    "fr": "Le ferry pour les îles du nord a de nouveau été annulé mardi, l'équipage ayant refusé de partir.",
    "nl": "De veerboot naar de noordelijke eilanden viel dinsdag opnieuw uit, omdat de bemanning niet wilde varen.",
    "es": "El transbordador a las islas del norte se canceló de nuevo el martes: la tripulación se negó a zarpar.",
    "it": "Il traghetto per le isole del nord è stato di nuovo cancellato martedì, l'equipaggio si è rifiutato.",
    "pt": "A balsa para as ilhas do norte foi novamente cancelada na terça-feira, a tripulação recusou-se a partir.",
    "sv": "Färjan till de norra öarna ställdes åter in på tisdagen sedan besättningen vägrat att segla.",
    "da": "Færgen til de nordlige øer blev igen aflyst tirsdag, efter at besætningen nægtede at sejle.",
    "no": "Fergen til de nordlige øyene ble igjen innstilt tirsdag etter at mannskapet nektet å seile i uværet.",
    "pl": "Prom na północne wyspy został we wtorek ponownie odwołany, ponieważ załoga odmówiła wypłynięcia.",
    "ru": "Паром на северные острова во вторник снова отменили, после того как экипаж отказался выходить в море.",
    "tr": "Kuzey adalarına giden feribot, mürettebatın yola çıkmayı reddetmesinin ardından yine iptal edildi.",
    "ar": "ألغيت العبارة المتجهة إلى الجزر الشمالية مرة أخرى يوم الثلاثاء بعد أن رفض الطاقم الإبحار.",
    "zh": "由于船员拒绝出航，周二开往北部岛屿的渡轮再次取消。",
    "ja": "乗組員が出航を拒否したため、火曜日のフェリーは再び欠航となった。",
}


@pytest.mark.parametrize("code", TEXTS)
def test_a_sentence_tells_its_language(code):
    """One sentence of a hundred letters or so; in capitals and twice over too."""
    text = TEXTS[code]
    assert detect(text) == detect(text.upper()) == detect(text + " " + text) == code


@pytest.mark.parametrize("text", ["", "Goal! 3:2", "1234567890 " * 50, "12:30 -- +++ " * 20, "Mara Tolk, Iven Dray"])
def test_too_little_text_has_no_language(text):
    """Under 40 letters, or no letters at all."""
    assert detect(text) is None


def test_noise_has_no_language():
    """Letters that make no words are given no language with certainty."""
    assert detect("xq zzkv wqpt bnmx qqrs vvkl zxcv plmk qwzt xxyy vbnk zzpq kkwq mnbv qzxw") is None


def test_only_the_beginning_counts():
    """What comes after 2,000 characters changes nothing, and costs nothing."""
    text = (TEXTS["en"] + " ") * 21
    assert detect(text[:2_000] + TEXTS["ru"] * 5_000) == "en"


@pytest.mark.parametrize(
    ("code", "stated"),
    [
        ("en", ["EN", "eng", "en-GB", "en_US", "English", "ENGLISH", "anglais", "Englisch", "Engels", "Inglés",
                "Inglês", "Inglese", "English (United Kingdom)", "English,en", " english "]),
        ("fr", ["fr", "fra", "fre", "French", "Français", "FRANCAIS", "Französisch", "Frans", "Francés", "Francese"]),
        ("de", ["DE", "ger", "deu", "German", "Deutsch", "DEUTSCH", "Allemand", "Duits", "Alemán", "Tedesco"]),
        ("nl", ["nl", "dut", "nld", "Dutch", "Nederlands", "Néerlandais", "Niederländisch", "Flemish", "Dutch; Flemish",
                "NEDERLANDS; DUTCH"]),
        ("es", ["spa", "Spanish", "ESPAÑOL", "Espagnol", "Spanisch", "Spaans", "Spanish; Castilian"]),
        ("no", ["no", "nb", "nn", "nob", "Norwegian", "norsk", "Norwegian Bokmål"]),
        ("pt", ["Portuguese (Brazil)", "Brazilian Portuguese", "pt-BR", "Portugues"]),
        ("zh", ["chi", "zho", "zh-Hans", "Chinese (Simplified)", "Simplified Chinese", "中文", "Chinesisch"]),
        ("el", ["Greek", "Greek, Modern", "gre", "ell", "Ελληνικά"]),
    ],
)  # fmt: skip
def test_stated_languages(code, stated):
    """Codes of two and three letters and names in seven languages, whatever their case and accents."""
    assert {name: code_of(name) for name in stated} == dict.fromkeys(stated, code)


@pytest.mark.parametrize(
    "stated",
    [
        None,
        "",
        " ",
        "mul",
        "und",
        "zxx",
        "xx",
        "Elvish",
        "unknown",
        "English; French",
        "en,fr",
        "x" * 10_000,
        "; ;",
        "-",
    ],
)
def test_unknown_and_several_languages_are_none(stated):
    """Nothing is taken for what it may not be; of two stated languages none is chosen."""
    assert code_of(stated) is None


def test_other_languages_are_told_by_their_own_names():
    """polski, svenska, русский, العربية, suomi, 日本語."""
    assert [code_of(n) for n in ("polski", "svenska", "русский", "العربية", "suomi", "日本語")] == [
        "pl", "sv", "ru", "ar", "fi", "ja",
    ]  # fmt: skip


def test_threads_load_the_model_once(monkeypatch):
    """Several at once get the same answers from one model."""
    _languages._load.cache_clear()
    found = []
    threads = [threading.Thread(target=lambda: found.append(detect(TEXTS["fr"]))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == ["fr"] * 4
    assert _languages._load.cache_info().misses == 1


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=120))
def test_any_text_has_a_code_or_none(text):
    """Two letters or None, for hostile text too, and the same each time."""
    for tell in (code_of, detect):
        code = tell(text)
        assert code is None or (len(code) == 2 and code.isalpha())
        assert tell(text) == code


def test_lone_surrogates_are_no_error():
    """Half a character in a text."""
    assert detect(TEXTS["en"] + "\ud800") == "en"
    assert code_of("\ud800") is None
