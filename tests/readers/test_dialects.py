"""Tables known by their columns: what they go without saying, and what services say by marks in the text."""

import warnings

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit.readers import read_corpus
from mediakit.readers._dialects import DIALECTS, REMOVED, SEEN, complete, dialect_of, is_removed, site_of


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ("url,url_mobile,title,seendate,socialimage,domain,language,sourcecountry", "GDELT"),
        ("URL,MobileURL,Date,Title", "GDELT"),
        ("stories_id,publish_date,title,url,language,themes,media_id,media_name,media_url", "Media Cloud"),
        ("id,indexed_date,language,media_name,media_url,publish_date,title,url", "Media Cloud"),
        ("guid,stories_id,title,url,language,media_id,media_name,collect_date,publish_date", "Media Cloud"),
        ("source,author,title,description,url,urlToImage,publishedAt,content", "NewsAPI"),
        (",author,title,url,urlToImage,publishedAt,content,source.id,source.name", "NewsAPI"),
        ("article_id,title,link,keywords,creator,pubDate,source_id,content", "newsdata.io"),
        ("Title,Abstract,StoreId,Authors,pubdate,pubtitle,DocumentURL,Database", "ProQuest"),
        ("Title,pubdate,pubtitle,DocumentURL,FullText", "ProQuest"),
        ("ID,Source_File,Newspaper,Date,Length,Section,Author,Edition,Headline,Graphic,Article", "LexisNexisTools"),
        ("authors,date_publish,maintext,title,source_domain,url", "news-please"),
        ("title,hostname,date,fingerprint,text,source,source-hostname", "trafilatura"),
        ("doc_id,outlet,published,published_precision,title,text,text_status", "mediakit"),
    ],
)  # fmt: skip
def test_tables_are_known_by_their_columns(header, name):
    """The header alone tells the services' exports apart."""
    assert dialect_of(header.split(",")).name == name


@pytest.mark.parametrize(
    "header",
    ["title,text,date,url", "source,headline,body,date", "url,domain,title", "Newspaper,Headline,Article,Date", ""],
)
def test_other_tables_are_none(header):
    """A colleague's spreadsheet is not taken for a service's export."""
    assert dialect_of(header.split(",")) is None


def test_rows_without_text_say_why():
    """Metadata only: the host and the reason, so that a later fetch can fill them; dates with their caveat."""
    gdelt = dialect_of(["url", "title", "seendate", "domain"])
    assert gdelt.remarks == (SEEN,)
    article = {"title": "Talks resume", "text": "", "outlet": "courier.example"}
    complete(article, gdelt)
    assert article["host"] == "GDELT"
    assert article["text_note"] == "metadata only (GDELT)"
    assert "text_status" not in article  # the import says 'no text'


def test_a_text_that_was_fetched_has_no_note():
    """Rows that somebody filled are whole, and a host that is there stays."""
    article = {"title": "T", "text": "Both sides met.", "host": "courier.example"}
    complete(article, dialect_of(["stories_id", "title", "media_name"]))
    assert article == {"title": "T", "text": "Both sides met.", "host": "courier.example"}


def test_the_site_is_the_outlet_where_no_column_says_it():
    """GDELT's CSV has addresses only."""
    article = {"title": "T", "text": "", "url": "https://www.harbour-post.example/a"}
    complete(article, dialect_of(["URL", "MobileURL", "Date", "Title"]))
    assert article["outlet"] == "harbour-post.example"


@pytest.mark.parametrize(
    ("text", "left", "mark"),
    [
        ("The ferry sai… [+1210 chars]", "The ferry sai", "[+1210 chars]"),
        ("The ferry sailed. ... [2345 chars]", "The ferry sailed.", "[2345 chars]"),
        ("The ferry sailed.\r\n… [+1 char]", "The ferry sailed.", "[+1 char]"),
        ("The ferry sailed. [+1,210 chars] ", "The ferry sailed.", "[+1,210 chars]"),
        ("[+1210 chars]", "", "[+1210 chars]"),
    ],
)
def test_cut_texts_are_flagged(text, left, mark):
    """The mark is the service's: out of the text, into text_note."""
    article = {"text": text}
    complete(article)
    assert article == {"text": left, "text_status": "cut", "text_note": mark}


@pytest.mark.parametrize("text", ["It said '[+1210 chars]' and more.", "… [+ chars]", "Wait…", "[12 charts]", ""])
def test_other_brackets_stay(text):
    """A mark counts at the very end only."""
    article = {"text": text}
    complete(article)
    assert article == {"text": text}


def test_the_offer_of_a_paid_plan_is_no_text():
    """What stands in place of the text is a note; an article about plans is one."""
    article = {"text": "ONLY AVAILABLE IN PAID PLANS"}
    complete(article)
    assert article == {"text": "", "text_note": "ONLY AVAILABLE IN PAID PLANS"}
    article = {"text": "Only available in paid plans. So it was said at the hearing."}
    complete(article)
    assert article["text"].endswith("hearing.")


@pytest.mark.parametrize(
    ("outlet", "name"),
    [
        ("{'id': None, 'name': \"Harbour's Post\"}", "Harbour's Post"),
        ('{"id": null, "name": "Courier"}', "Courier"),
        ("{curly} Courier", "{curly} Courier"),
        ("{'id': 1}", "{'id': 1}"),
        ("{" * 400, "{" * 400),
        ("{" + "x" * 1000, "{" + "x" * 1000),
    ],
)
def test_outlets_written_as_structures(outlet, name):
    """A table of answers saved by a program has the outlet as a dictionary in a cell."""
    article = {"text": "x", "outlet": outlet}
    complete(article)
    assert article["outlet"] == name


def test_removed_articles_are_told():
    """Only the service's word is left of them; an article of that title with a text is one."""
    assert is_removed({"title": "[Removed]", "text": None})
    assert not is_removed({"title": "[Removed]", "text": "A sign was removed."})


@pytest.mark.parametrize(("url", "site"), [("http://[bad", None), (None, None), ("", None), ("not a url", None)])
def test_addresses_that_are_none(url, site):
    """No site, no error."""
    assert site_of(url) == site


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["title", "text", "outlet", "url", "host"]), st.none() | st.text(max_size=60)))
def test_anything_can_be_completed(article):
    """No text or outlet makes it fail, and doing it twice changes nothing more."""
    for dialect in (None, *DIALECTS):
        complete(article, dialect)
    once = dict(article)
    for dialect in (None, *DIALECTS):
        complete(article, dialect)
    assert article.keys() == once.keys()


def test_cut_marks_are_looked_for_at_the_end_only():
    """Five million spaces and dots cost nothing."""
    article = {"text": " ." * 2_500_000 + " " * 100}
    complete(article)
    assert "text_status" not in article


def imported(tmp_path, text, name="t.csv"):
    (tmp_path / name).write_bytes(text.encode())
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(tmp_path / name)


def test_a_media_cloud_export_end_to_end(tmp_path):
    """Old and new exports: rows without text and the reason, outlet and number where they belong."""
    old = (
        "stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url\r\n"
        "901,2019-03-11 10:00:00,Talks resume,https://c.example/1,en,False,,7,Courier,https://c.example\r\n"
    )
    new = (
        "id,indexed_date,language,media_name,media_url,publish_date,title,url\n"
        "abc1,2024-01-05 08:12:01.123,en,courier.example,courier.example,2024-01-05,Talks resume,https://c.example/1\n"
    )
    for text, outlet, number, day in ((old, "Courier", "901", 11), (new, "courier.example", "abc1", 5)):
        article = imported(tmp_path, text).articles.iloc[0]
        assert (article["outlet"], article["source_id"], article["host"]) == (outlet, number, "Media Cloud")
        assert (article["text"], article["text_status"]) == ("", "no text")
        assert article["text_note"] == "metadata only (Media Cloud)"
        assert article["published"].day == day


def test_gdelts_csv_end_to_end(tmp_path):
    """Its four columns: the site as outlet, and what its dates are in the audit."""
    text = '\ufeffURL,MobileURL,Date,Title\nhttps://www.courier.example/1,,2025-06-22 18:15:00,"Talks , again"\n'
    corpus = imported(tmp_path, text)
    article = corpus.articles.iloc[0]
    assert (article["outlet"], article["host"], article["title"]) == ("courier.example", "GDELT", "Talks , again")
    assert str(article["published"]) == "2025-06-22 18:15:00+00:00"
    assert SEEN in corpus.audit["warnings"][0]


def test_newsapi_rows_in_a_table_end_to_end(tmp_path):
    """Saved by a program that wrote the source as Python shows it: cut, removed and whole texts as in the answer."""
    text = (
        ",source,author,title,description,url,urlToImage,publishedAt,content\n"
        "0,\"{'id': None, 'name': 'Courier'}\",Ada,Talks,S,u1,,2025-06-22T18:15:00Z,Both s… [+90 chars]\n"
        "1,\"{'id': None, 'name': '[Removed]'}\",,[Removed],[Removed],u2,,2025-06-22T18:15:00Z,[Removed]\n"
    )
    corpus = imported(tmp_path, text)
    (article,) = corpus.articles.to_dict("records")
    assert (article["outlet"], article["text"], article["text_status"]) == ("Courier", "Both s", "cut")
    assert corpus.dropped["reason"].tolist() == [REMOVED]


def test_a_later_fetch_fills_the_rows(tmp_path):
    """A Media Cloud table to which somebody added the texts is read with them."""
    text = "stories_id,title,media_name,publish_date,text\n1,T,Courier,2025-06-22,Both sides met.\n2,U,Courier,,\n"
    articles = imported(tmp_path, text).articles
    assert articles["text_status"].tolist() == ["whole", "no text"]
    assert articles["text_note"].isna().tolist() == [True, False]
