"""What each line of a Europresse page is, where the markup tells it and where only its place does."""

from functools import partial

import golden

from mediakit.readers import europresse
from mediakit.readers._europresse_kinds import Kinds
from mediakit.readers._markup import lines

HEAD = (
    '<span class="DocPublicationName">Courier</span><br><span class="DocHeader">lundi 5 mai 2003</span><br><br>'
    '<span class="TitreArticleVisu">Le pont</span>'
)


accounted = partial(golden.accounted, europresse)


def test_the_innermost_element_tells():
    """A note in an aside in a section is the aside's; a certificate by its id is the foot's; a bare line is nothing."""
    page = '<section><p>A</p><aside><p>B</p></aside></section><div id="divPubliC"><b>C</b></div><p>D</p>'
    kinds = Kinds(page)
    assert [kinds.of(line) for line in lines(page)] == ["body", "aside", "foot", ""]


def test_a_line_is_parted_between_name_and_header():
    """Where the break between them is lost, name and header are still two lines, each at its own place."""
    page = HEAD.replace("<br>", "")
    kinds = Kinds(page)
    found = [part for line in lines(page) for part in kinds.parted(line)]
    assert [(line.text, page[line.start : line.end]) for line in found] == [
        (text, text) for text in ("Courier", "lundi 5 mai 2003", "Le pont")
    ]


def test_an_author_is_no_first_paragraph():
    """In the old markup an author ends with a break before the first paragraph; a short first sentence does not."""
    author = accounted(HEAD + "<br><br>Oda Fennimark<br><p></p>Il rouvre.<p></p>Enfin.<p></p>").articles[0]
    assert (author["author"], author["text"]) == ("Oda Fennimark", "Il rouvre.\n\nEnfin.")
    none = accounted(HEAD + "<br><br>Il rouvre<p></p>Enfin.<p></p>").articles[0]
    assert ("author" in none, none["text"]) == (False, "Il rouvre\n\nEnfin.")


def test_copyright_within_a_body_stays_there():
    """Only the last lines of a body can be the paper's copyright line; one that opens a long article is its text."""
    body = "<p></p>".join(f"Ligne {n}." for n in range(20))
    page = f"{HEAD}<br><br>© 1999 dit l'affiche.<p></p>{body}<p></p>© 2003 Courier. Tous droits réservés."
    article = accounted(page + "<p></p>Numéro de document : news·20030505·CO·1").articles[0]
    assert article["text"].startswith("© 1999 dit l'affiche.")
    assert article["copyright"] == "© 2003 Courier. Tous droits réservés."
