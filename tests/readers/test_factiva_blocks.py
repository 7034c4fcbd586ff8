"""The blocks of a Factiva page, told by their classes."""

from mediakit.readers._factiva_blocks import articles_of, blocks, headline_of, search_of
from mediakit.readers._markup import lines

ARTICLE = (
    '<div class="article enArticle"><div id="hd"><span class="enHeadline">{}</span></div>'
    '<p class="articleParagraph">x</p>'
)
NUMBER = "<p>Document COUR000020230109ej1900001</p>"


def kinds(page):
    return [(block.kind, " ".join(line.text for line in block.lines)) for block in blocks(lines(page))]


def test_each_kind_of_block():
    """Articles, headlines of lists, those of duplicates, the search summary and what frames the page."""
    page = (
        '<div id="navcontainer">Factiva</div>' + ARTICLE.format("Rain") + "</div>"
        '<div id="carryOver"><table><tr class="headline"><td>Rain again</td></tr></table></div>'
        '<table><tr class="headline"><td>Snow</td></tr></table>'
        '<table class="searchPreview "><tr><td>Text</td></tr></table><div id="pageFooter">Print</div>'
    )
    assert [kind for kind, _ in kinds(page)] == ["furniture", "article", "twin", "headline", "summary", "furniture"]


def test_blocks_that_are_never_closed():
    """An article is found within whatever was left open above it."""
    page = '<div id="carryOver"><tr class="headline"><td>Snow' + ARTICLE.format("Rain") + ARTICLE.format("Sun")
    assert kinds(page) == [("twin", "Snow"), ("article", "Rain x"), ("article", "Sun x")]


def test_articles_whose_frame_is_lost():
    """One block without the tag that opens the second article still gives two."""
    page = ARTICLE.format("Rain") + NUMBER + ARTICLE.format("Sun").partition(">")[2]
    [block] = blocks(lines(page))
    assert [piece.values["HD"] for piece in articles_of(block)] == [["Rain"], ["Sun"]]


def test_a_headline_and_a_search():
    """The number is in the row's own attribute; the query is the value of its label."""
    row = '<tr class="headline" data-accno="X1"><td><a class="enHeadline">Rain</a><div class="snippet">It rained'
    [block] = blocks(lines(row))
    piece = headline_of(block)
    assert (piece.values, piece.extra) == ({"HD": ["Rain"], "AN": ["X1"]}, {"snippet": "It rained"})
    table = '<table class="searchPreview"><tr><td class="label">Texto</td><td>presa</td></tr></table>'
    [block] = blocks(lines(table))
    search = search_of(block)
    assert (search.terms, [line.text for line in search.query]) == ("presa", ["presa"])
