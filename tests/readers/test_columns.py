"""Which column holds what: usual names in several languages, an order where one is surely meant, else a question."""

import warnings

import pandas as pd
import pytest

from mediakit._check import CorpusError
from mediakit.readers import read_corpus
from mediakit.readers._columns import ColumnMap, ColumnsError, carried_names, has_text, n_recognised
from mediakit.readers._source import NotRead


def chosen(*header, columns=None):
    return ColumnMap(columns).settle(list(header))


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ("Quelle", "Datum", "Überschrift", "Artikeltext", "Verfasser", "Ressort", "Sprache"),
            ("outlet", "published", "title", "text", "author", "section", "language"),
        ),
        (("Zeitung", "Erscheinungsdatum", "Titel", "Volltext"), ("outlet", "published", "title", "text")),
        (
            ("Journal", "Date de publication", "Titre", "Texte", "Auteur", "Rubrique", "Langue", "Lien"),
            ("outlet", "published", "title", "text", "author", "section", "language", "url"),
        ),
        (("Source", "Date", "Titre de l'article", "Contenu"), ("outlet", "published", "title", "text")),
        (("krant", "datum", "kop", "artikel", "auteur"), ("outlet", "published", "title", "text", "author")),
        (("Bron", "Publicatiedatum", "Titel", "Tekst"), ("outlet", "published", "title", "text")),
        (("Periódico", "Fecha", "Título", "Texto", "Autor"), ("outlet", "published", "title", "text", "author")),
        (("Fuente", "Fecha de publicación", "Titular", "Contenido"), ("outlet", "published", "title", "text")),
        (("Testata", "Titolo", "Testo", "Autore"), ("outlet", "title", "text", "author")),
        (("Newspaper", "Headline", "Article"), ("outlet", "title", "text")),
        (("publishing_date", "title", "plaintext", "authors"), ("published", "title", "text", "author")),
        (("guid", "title", "text"), ("source_id", "title", "text")),
        (("Accession number", "Headline", "Body"), ("source_id", "title", "text")),
    ],
)
def test_names_in_many_languages(header, expected):
    """A researcher's own table, whatever language its header has, needs no column map."""
    assert chosen(*header) == dict(zip(expected, header, strict=True))


@pytest.mark.parametrize(
    ("header", "target", "name"),
    [
        (("Title", "Article", "FullText"), "text", "FullText"),
        (("title", "body", "bodyText"), "text", "bodyText"),
        (("title", "content", "main_text"), "text", "main_text"),
        (("title", "date", "published_at"), "published", "published_at"),
        (("title", "timestamp", "pub_date"), "published", "pub_date"),
        (("title", "Source", "Newspaper"), "outlet", "Newspaper"),
        (("title", "authors", "byline"), "author", "byline"),
        (("head", "headline", "text"), "title", "headline"),
        (("title", "Date", "Datum"), "published", "Date"),
        (("Titel", "Überschrift", "Text"), "title", "Überschrift"),
    ],
)
def test_the_surer_name_goes_before(header, target, name):
    """Where two names fit and one is surely meant, it is taken, and the audit says what was not."""
    columns = ColumnMap(None)
    found = columns.settle(list(header))
    assert found[target] == name
    (other,) = set(header) - {name, "title", "Title", "text", "Text"}
    assert columns.remarks(header, found) == [f"Column '{name}' was taken as {target}, not '{other}'."]


@pytest.mark.parametrize(
    "header",
    [
        ("title", "body", "content"), ("title", "date", "timestamp"), ("text", "published_at", "pub_date"),
        ("text", "Newspaper", "publication"), ("text", "source", "publisher"), ("head", "heading"),
    ],
)  # fmt: skip
def test_where_none_is_surer_the_question_stays(header):
    """Two names of the same weight are asked for, with what to type."""
    with pytest.raises(ColumnsError, match=r"Two columns could be \w+: .* Say which: columns=\{"):
        chosen(*header)


def test_what_the_caller_says_goes_first():
    """A column map is never overruled, and nothing is remarked on what it settles."""
    columns = ColumnMap({"text": "Abstract", "outlet": "publisher"})
    header = ["Title", "Abstract", "FullText", "publisher", "Newspaper"]
    found = columns.settle(header)
    assert (found["text"], found["outlet"]) == ("Abstract", "publisher")
    assert columns.remarks(header, found) == []


def test_abstracts_are_no_texts():
    """A summary by somebody else is carried along, not measured as if the paper had written it."""
    assert "text" not in chosen("Title", "Abstract", "Description", "Summary", "Excerpt")


@pytest.mark.parametrize("name", ["source_id", "source.id", "id", "ID", "article_id", "Doc ID"])
def test_ids_of_unclear_meaning_are_carried(name):
    """news services call an outlet's number source_id; only unmistakable names give the article's number."""
    assert "source_id" not in chosen("title", "text", name)


def test_the_kits_own_table_comes_back_whole():
    """An articles table that the kit wrote keeps its numbers and what it says of cut texts."""
    header = ["doc_id", "outlet", "published", "published_precision", "title", "text", "text_status", "text_note"]
    found = chosen(*header, "source_id")
    assert {found[name] for name in ("source_id", "text_status", "text_note")} == {
        "source_id",
        "text_status",
        "text_note",
    }


def test_tables_of_a_known_kind_have_their_own_meanings():
    """GDELT's domain is the outlet, newsdata's source_id too; both are something else in other tables."""
    assert chosen("url", "title", "seendate", "domain", "language")["outlet"] == "domain"
    assert chosen("title", "text", "domain")["host"] == "domain"
    newsdata = chosen("article_id", "title", "link", "source_id", "pubDate", "content")
    assert (newsdata["outlet"], newsdata["source_id"], newsdata["url"]) == ("source_id", "article_id", "link")


def test_a_proquest_table_is_read_without_help(tmp_path):
    """Title, pubtitle, pubdate, StoreId and the full text go where they belong; the abstract is carried along."""
    table = pd.DataFrame(
        {
            "Title": ["Ferry talks resume", "Bell falls silent"],
            "Abstract": ["A summary.", "Another."],
            "StoreId": ["1001", "1002"],
            "Authors": ["Moss, Ada", None],
            "entryDate": ["2025-07-01", "2025-07-02"],
            "pubdate": ["Jun 22, 2025", "Jun 23, 2025"],
            "pubtitle": ["Courier", "Harbour Post"],
            "year": ["2025", "2025"],
            "FullText": ["Both sides met.", None],
            "DocumentURL": ["https://search.example/1001", None],
        }
    )
    table.to_csv(tmp_path / "t.csv", index=False)
    articles = read_corpus(tmp_path / "t.csv").articles
    assert articles["outlet"].tolist() == ["Courier", "Harbour Post"]
    assert articles["source_id"].tolist() == ["1001", "1002"]
    assert articles["text"].tolist() == ["Both sides met.", ""]
    assert articles["published"].dt.day.tolist() == [22, 23]
    assert articles["Abstract"].tolist() == ["A summary.", "Another."]
    assert articles["author"].tolist()[0] == "Moss, Ada"


def test_a_table_may_have_neither_text_nor_title():
    """For tables beside texts: the usual names without the demand for a text."""
    assert ColumnMap(None).known(["file", "outlet", "Datum"]) == {"outlet": "outlet", "published": "Datum"}
    with pytest.raises(NotRead, match="No column for text or title"):
        chosen("file", "outlet")


def test_headers_are_recognised_in_other_languages():
    """A German CSV under .txt is a table; a sentence with such words is not."""
    assert n_recognised(["Titel", "Zeitung", "n"]) == 2
    assert n_recognised(["Zeitung", "Datum"]) == 0
    assert has_text(["Nr", "Volltext"]) and not has_text(["Titel", "Datum"])


def test_a_german_table_end_to_end(tmp_path):
    """Semicolons, umlauts and German names, as Excel saves them there."""
    text = "Zeitung;Datum;Titel;Artikel\r\nKurier;22.06.2025;Fähre fährt;Die Fähre fährt wieder.\r\n"
    (tmp_path / "t.csv").write_bytes(text.encode("cp1252"))
    articles = read_corpus(tmp_path / "t.csv").articles
    assert articles[["outlet", "title", "text"]].to_numpy().tolist() == [
        ["Kurier", "Fähre fährt", "Die Fähre fährt wieder."]
    ]


def test_carried_names_stay_apart():
    """A column whose name the kit uses gets a suffix."""
    assert carried_names(["doc_id", "n", "file"], []) == {"doc_id": "doc_id_source", "n": "n", "file": "file_source"}


def test_a_header_of_100_000_columns():
    """The one that is known is found."""
    header = [f"column {i}" for i in range(100_000)] + ["Texte"]
    assert chosen(*header) == {"text": "Texte"}


def test_errors_name_the_file(tmp_path):
    """In a folder the question says which table asks it."""
    (tmp_path / "a.csv").write_text("title,body,content\nT,b,c\n")
    with warnings.catch_warnings(), pytest.raises(CorpusError, match=r"^a\.csv: Two columns could be text"):
        read_corpus(tmp_path)
