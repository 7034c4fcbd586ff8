"""The cover page of Nexis Uni: where it ends, and what its list of documents says of the articles."""

from mediakit.readers import nexis_uni
from mediakit.readers._nexis_blocks import rows_of
from mediakit.readers._nexis_cover import Cover, check_list, cover_of, same_title

ARTICLE = "Rain; and sun\nCourier\nMay 2, 2011 Monday\nLength: 2 words\nBody\nIt rained.\nEnd of Document\n"


def test_the_first_article_begins_at_its_listed_title():
    """Whatever stands between the list and it."""
    text = f"Documents (1)\n1. Rain; and sun\nSearch Terms: rain\nOther info that nobody knows\n\n\n{ARTICLE}"
    cover = cover_of(rows_of(text))
    assert (cover.n_documents, cover.titles) == (1, ["Rain; and sun"])
    assert rows_of(text)[cover.end].text == "Rain; and sun"
    assert nexis_uni.read(text).articles[0]["title"] == "Rain; and sun"


def test_a_cover_without_a_list_ends_above_the_headline():
    """The number of documents, or only the job's data."""
    for cover in ("Date and Time: Monday\nJob Number: 1\nDocuments (1)\n", "User Name: X\nDate and Time: Monday\n"):
        article = nexis_uni.read(f"{cover}\n{ARTICLE}").articles[0]
        assert (article["title"], article["outlet"]) == ("Rain; and sun", "Courier")


def test_a_file_without_a_cover_has_none():
    """A single document, also one whose text counts documents."""
    assert cover_of(rows_of(ARTICLE)) == Cover()
    assert cover_of(rows_of("We saw documents (3) today\n" + ARTICLE)).n_documents is None


def test_a_list_alone_gives_no_article():
    """And says how many are missing."""
    parsed = nexis_uni.read("Job Number: 1\nDocuments (2)\n1. Rain\nSearch Terms: x\n2. Sun\nSearch Terms: x\n")
    assert (parsed.articles, parsed.n_expected) == ([], 2)
    assert parsed.warnings[0].startswith("Announces 2 documents, holds 0: number 1 is missing ('Rain')")


def test_titles_agree_when_one_is_cut():
    """Punctuation and case aside; an empty one agrees with nothing."""
    assert same_title("Rain;Sun", "RAIN")
    assert same_title("Rain", "Rain - and sun")
    assert not same_title("Rain", "Sun")
    assert not same_title("Rain", "")


def test_equal_titles_are_checked_off_in_order():
    """Three articles of one headline, the second of four listed lost."""
    cover = Cover(n_documents=4, titles=["Rain", "Sun", "Rain", "Rain"])
    articles = [{"title": "Rain", "start": n} for n in (0, 10, 20)]
    warnings = check_list(cover, articles)
    assert [article["document_number"] for article in articles] == [1, 3, 4]
    assert warnings == [
        "Announces 4 documents, holds 3: number 2 is missing ('Sun'); it should stand after 'Rain' (character 0)."
    ]


def test_a_headline_printed_otherwise_is_not_missed():
    """As many articles as listed: their places decide."""
    cover = Cover(n_documents=2, titles=["Rain", "Sun"])
    articles = [{"title": "Rain", "start": 0}, {"title": "No Headline In Original", "start": 9}]
    assert check_list(cover, articles) == []
    assert [article["document_number"] for article in articles] == [1, 2]
