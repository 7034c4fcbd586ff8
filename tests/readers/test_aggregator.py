"""Aggregator pages in every layout seen; everything on them is invented."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers import aggregator, furniture
from mediakit.readers._parsed import with_plain_breaks
from mediakit.readers.aggregator import CUT_OFF, FURNITURE, read, recognises

TRY, EXPLORE = "Try Our AI Features", "Explore what Daily8 AI can do for you:"
RUN = [TRY, EXPLORE, "Comments", "No comments yet...", "Related Articles"]
FRENCH = [
    "Essayez nos fonctionnalités IA",
    "Découvrez ce que Daily8 IA peut faire pour vous\u00a0:",
    "Commentaires",
    "Aucun commentaire pour le moment...",
    "Articles connexes",
]
ARABIC = [
    "جرب ميزات الذكاء الاصطناعي لدينا",
    "اكتشف ما يمكن أن يفعله Daily8 AI من أجلك:",
    "التعليقات",
    "لا يوجد تعليقات بعد...",
    "أخبار ذات صلة",
]
MAIN = ["Ferry sails again", "It sailed.", "It came back."]


def plain(outlet, age, title, body, *, category=None, gap=2):
    """A related article of form A."""
    bullets = [f"- {category}"] if category else []
    return [outlet, age, *bullets, f"- {outlet}", title, *([body] if body else []), *[""] * gap]


def timed(outlet, age, title, body, *, category=None):
    """A related article of form B."""
    bullets = [f"  • {category}"] if category else []
    head = [title, title, "", outlet, "", f"time{age}", "", *bullets, f"  • {outlet}", "", title, ""]
    return [*head, *([body, ""] if body else [])]


def page_a(main, *blocks, run=RUN, before="Hashtags", lead=("",), gap=1):
    """A page of form A."""
    return "\n".join(
        [*lead, *main, *([before] if before else []), "", *run, *[""] * gap, *(x for b in blocks for x in b)]
    )


def page_b(title, header, body, *blocks, run=RUN, before="Orange background"):
    """A page of form B."""
    head = ["logo", title, "", title, "", *([header] if header else []), *body, *([before] if before else []), ""]
    return "\n".join([*head, *(x for line in run for x in (line, "")), *(x for b in blocks for x in b)])


TRAM = plain("Harbour Post", "2 hours ago", "Tram runs at night", "The tram runs.")
MOTH = plain("N.Q. Ledger", "27-05-2025", "Moth found", "A moth was found.")
TRAM_B = timed("Harbour Post", "2 hours ago", "Tram runs at night", "The tram runs.")
MOTH_B = timed("N.Q. Ledger", "27-05-2025", "Moth found", "A moth was found.")
TRAM_READ = ("Harbour Post", "2 hours ago", "Tram runs at night", "The tram runs.")
MOTH_READ = ("N.Q. Ledger", "27-05-2025", "Moth found", "A moth was found.")
MAIN_READ = (None, None, "Ferry sails again", "It sailed.\nIt came back.")


def check(text, parsed):
    """The accounts are in order: spans in bounds and apart, each text its raw slice."""
    spans = [(a["start"], a["end"]) for a in parsed.articles]
    for article in parsed.articles:
        assert article["text"] == with_plain_breaks(text[article["start"] : article["end"]])
        assert article["text"] == article["text"].strip()
    spans += parsed.metadata + [(start, end) for start, end, _ in parsed.dropped]
    at = 0
    for start, end in sorted(spans):
        assert at <= start <= end <= len(text)
        at = end


def of(text):
    """Outlet, age, title and text of each article."""
    parsed = read(text)
    check(text, parsed)
    return [(a["outlet"], a["age_text"], a["title"], a["text"]) for a in parsed.articles]


def fixed_lines(text):
    """The lines that were dropped as furniture."""
    return [text[start:end] for start, end, reason in read(text).dropped if reason == FURNITURE]


@pytest.mark.parametrize("lead", [(), ("",), ("", "", " ")])
@pytest.mark.parametrize("before", ["Hashtags", None])
@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("between", [0, 1, 2])
def test_form_a(lead, before, gap, between):
    """Title, body, furniture, related articles; any number of empty lines; Hashtags or not."""
    blocks = [b[: len(b) - 2] + [""] * between for b in (TRAM, MOTH)]
    text = page_a(MAIN, *blocks, before=before, lead=lead, gap=gap)
    assert recognises(text)
    assert of(text) == [MAIN_READ, TRAM_READ, MOTH_READ]
    assert fixed_lines(text) == [*([before] if before else []), *RUN]
    assert {a["language"] for a in read(text).articles} == {"en"}
    assert {a["host"] for a in read(text).articles} == {"daily8.com"}
    assert read(text).warnings == []


def test_form_a_with_a_title_only():
    """A main article without a body has text '' at the place where it would stand; that is said."""
    text = page_a(["Photos: the picnic"], TRAM, before=None)
    assert of(text) == [(None, None, "Photos: the picnic", ""), TRAM_READ]
    main = read(text).articles[0]
    assert main["start"] == main["end"] == text.index("picnic") + len("picnic")
    assert "no body" in " ".join(read(text).warnings)


@pytest.mark.parametrize("before", ["Hashtags", None])
def test_form_a_without_a_main_article(before):
    """Where nothing stands before the furniture there is no main article."""
    assert of(page_a([], TRAM, before=before)) == [TRAM_READ]


@pytest.mark.parametrize("run", [RUN, RUN[:4], RUN[:3], RUN[:2], RUN[:1]])
def test_no_related_articles(run):
    """A page may end with its furniture, or in the middle of it where the capture was cut off."""
    assert of(page_a(MAIN, run=run)) == [MAIN_READ]
    assert of(page_b("Ferry", "Tarn Daily2 days ago", ["It sailed."], run=run)) == [
        ("Tarn Daily", "2 days ago", "Ferry", "It sailed.")
    ]


def test_furniture_words_in_a_body():
    """Only the run ends the main article: its words, alone or some of them, may be lines of a body."""
    body = ["Hashtags", "Related Articles", "Comments", "More.", "Comments", "No comments yet...", "Hashtags"]
    assert of(page_a(["Ferry", *body], TRAM)) == [(None, None, "Ferry", "\n".join(body)), TRAM_READ]
    body = ["Comments", "No comments yet...", "Related Articles", "Orange background", TRY]
    assert of(page_b("Ferry", None, body, TRAM_B)) == [(None, None, "Ferry", "\n".join(body)), TRAM_READ]


def test_a_word_of_the_furniture_as_title():
    """A main article may be called as the furniture is."""
    assert of(page_a(["Comments", "It sailed."], TRAM))[0] == (None, None, "Comments", "It sailed.")
    text = page_a(MAIN, plain("Related Articles", "an hour ago", "Hashtags", "Comments"))
    assert of(text)[1] == ("Related Articles", "an hour ago", "Hashtags", "Comments")


def test_only_one_word_before_the_run_is_furniture():
    """The word directly before the run is dropped once; the same word before it is body."""
    assert of(page_a(["Ferry", "It sailed.", "Hashtags"], TRAM))[0][3] == "It sailed.\nHashtags"


def test_of_two_runs_the_last_counts():
    """A body may quote the whole furniture; the last run ends the article, and that is said."""
    text = page_a(["Ferry", "It sailed.", *RUN, "It came back."], TRAM)
    assert of(text) == [(None, None, "Ferry", "\n".join(["It sailed.", *RUN, "It came back."])), TRAM_READ]
    assert any("2 furniture runs" in w for w in read(text).warnings)


def test_pages_pasted_together():
    """Captures in one text are read one by one: related articles after each run, or a new logo."""
    text = page_a(MAIN, TRAM, MOTH) + "\n" + page_a(["Salt price falls", "It fell."], MOTH)
    assert of(text) == [MAIN_READ, TRAM_READ, MOTH_READ, (None, None, "Salt price falls", "It fell."), MOTH_READ]
    assert any("2 page captures" in w for w in read(text).warnings)
    text = (
        page_b("Ferry", "Post2 days ago", ["It sailed."]) + "\n" + page_b("Salt", "Posta day ago", ["It fell."], TRAM_B)
    )
    assert [title for _, _, title, _ in of(text)] == ["Ferry", "Salt", "Tram runs at night"]


@pytest.mark.parametrize(
    ("title", "body"),
    [
        ("2 hours ago", "Two hours ago it sailed."),
        ("27-05-2025", "The day."),
        ("- Harbour Post", "On lists."),
        ("Harbour Post", "The paper on itself."),
        ("Moth - Science - N.Q. Ledger", "A title with its section."),
        ("[WATCH] ‘Who?': a | b", "Quotes that do not match."),
    ],
)
def test_titles_that_look_like_something_else(title, body):
    """The three lines outlet, age, bullet decide; a title may look like any of them."""
    a = page_a(MAIN, plain("Harbour Post", "2 hours ago", title, body), MOTH)
    assert of(a) == [MAIN_READ, ("Harbour Post", "2 hours ago", title, body), MOTH_READ]
    b = page_b("Ferry", None, ["It sailed."], timed("Harbour Post", "a day ago", title, body), MOTH_B)
    assert of(b)[1:] == [("Harbour Post", "a day ago", title, body), MOTH_READ]


def test_a_title_like_a_line_of_form_b():
    """In form B a title may look like the age line."""
    text = page_b("Ferry", None, ["It sailed."], timed("Post", "a day ago", "time2 hours ago", "Body."), MOTH_B)
    assert of(text)[1:] == [("Post", "a day ago", "time2 hours ago", "Body."), MOTH_READ]


@pytest.mark.parametrize(
    "outlet",
    ["9 Carrow", "Carrow 24", "Carrow24", "QNA", "See - Q Tarn", "Tarn+", "Salt & Sea", "What's Brewing", "N.Q.",
     "L'Écho-Le Port", "الميناء", "港報", "The Carrow Post", "1"],
)  # fmt: skip
def test_outlets_of_every_shape(outlet):
    """Digits, signs, accents and other scripts are part of an outlet's name, fused to its age or not."""
    a = page_a(MAIN, plain(outlet, "44 minutes ago", "Moth", "Found."))
    assert of(a)[1][0] == outlet
    b = page_b("Ferry", f"{outlet}18-07-2025", ["It sailed."], timed(outlet, "an hour ago", "Moth", "Found."))
    assert of(b) == [(outlet, "18-07-2025", "Ferry", "It sailed."), (outlet, "an hour ago", "Moth", "Found.")]
    b = page_b("Ferry", f"{outlet}6 days ago", ["It sailed."], timed(outlet, "6 days ago", "Moth", "Found."))
    assert [row[:2] for row in of(b)] == [(outlet, "6 days ago")] * 2


@pytest.mark.parametrize("gap", [[], [""]])
def test_form_b(gap):
    """Title twice, outlet and age fused, body; related titles three times. Repeats are dropped as such."""
    text = page_b("Ferry", "Tarn Daily2 days ago", [*gap, "It sailed.", *gap, "It came back."], TRAM_B, MOTH_B)
    assert recognises(text)
    body = "It sailed." + "\n".join(["", *gap, "It came back."])
    assert of(text) == [("Tarn Daily", "2 days ago", "Ferry", body), TRAM_READ, MOTH_READ]
    assert fixed_lines(text) == ["logo", "Orange background", *RUN]
    repeated = [text[s:e] for s, e, reason in read(text).dropped if reason == aggregator.REPEATED]
    assert repeated == ["Ferry", *["Tram runs at night"] * 2, *["Moth found"] * 2]
    assert read(text).warnings == []


def test_form_b_without_outlet_and_age():
    """Where the fused line is absent the body starts there, and the outlet is missing."""
    text = page_b("Ferry", None, ["He left 2 days ago", "It came back."], TRAM_B)
    assert of(text) == [(None, None, "Ferry", "He left 2 days ago\nIt came back."), TRAM_READ]


def test_form_b_without_a_body():
    """A main article of form B may have nothing but its header, or its title."""
    text = page_b("Ferry", "Tarn Daily2 days ago", [], TRAM_B)
    assert of(text) == [("Tarn Daily", "2 days ago", "Ferry", ""), TRAM_READ]
    assert of(page_b("Ferry", None, [], TRAM_B)) == [(None, None, "Ferry", ""), TRAM_READ]


def test_a_related_article_without_a_body():
    """Related articles may have a title only; the next block is not their body."""
    empty_a = plain("Harbour Post", "2 hours ago", "Tram runs at night", None, gap=0)
    assert of(page_a(MAIN, empty_a, MOTH)) == [MAIN_READ, (*TRAM_READ[:3], ""), MOTH_READ]
    empty_b = timed("Harbour Post", "2 hours ago", "Tram runs at night", None)
    assert of(page_b("Ferry", None, ["It sailed."], empty_b, MOTH_B))[1:] == [(*TRAM_READ[:3], ""), MOTH_READ]


def test_a_related_article_without_a_title():
    """Where the next block begins in the place of a title, the title is missing and that is said."""
    text = page_a(MAIN, ["Harbour Post", "2 hours ago", "- Harbour Post"], MOTH)
    assert of(text) == [MAIN_READ, ("Harbour Post", "2 hours ago", "", ""), MOTH_READ]
    assert any("no title" in w for w in read(text).warnings)


@pytest.mark.parametrize("date", ["31-02-2025", "99-99-2025", "05-07-1850", "00-00-0000"])
def test_a_date_that_is_none_makes_a_block_all_the_same(date):
    """The three lines decide: the article is there, its age stands as printed, and a warning says why."""
    said = f"The date '{date}' of 'Harbour Post' does not exist or is far off; the article stays undated."
    odd = ("Harbour Post", date, "Tram runs at night", "The tram runs.")
    text = page_a(MAIN, MOTH, plain(*odd), MOTH)
    assert of(text) == [MAIN_READ, MOTH_READ, odd, MOTH_READ]
    assert read(text).warnings == [said]
    assert of("\n".join([*plain(*odd), *MOTH])) == [odd, MOTH_READ]
    assert recognises("\n".join(plain(*odd)))
    text = page_b("Ferry", None, ["It sailed."], MOTH_B, timed(*odd), MOTH_B)
    assert of(text) == [(None, None, "Ferry", "It sailed."), MOTH_READ, odd, MOTH_READ]
    assert read(text).warnings == [said]
    text = page_b("Ferry", f"Harbour Post{date}", ["It sailed."], TRAM_B)
    assert of(text) == [("Harbour Post", date, "Ferry", "It sailed."), TRAM_READ]
    assert read(text).warnings == [said]
    text = page_b("Ferry", f"Quite Another{date}", ["It sailed."], TRAM_B)  # no related article names it
    assert of(text)[0] == (None, None, "Ferry", f"Quite Another{date}\nIt sailed.")
    text = page_b("Ferry", date, ["It sailed."], TRAM_B)
    assert of(text)[0] == (None, date, "Ferry", "It sailed.")
    assert f"The date '{date}' of the main article does not exist" in " ".join(read(text).warnings)


def test_a_date_that_is_none_needs_the_outlet_again():
    """Without '- OUTLET' below it such a line is one of the body."""
    body = "It sailed.\nHarbour Post\n31-02-2025\n- Quite Another"
    assert of(page_a(MAIN, plain("Post", "a day ago", "T", body), MOTH))[1:] == [
        ("Post", "a day ago", "T", body),
        MOTH_READ,
    ]


@pytest.mark.parametrize("age", ["2 hours ago", "27-05-2025"])
def test_a_page_cut_before_a_title(age):
    """A block without anything after it is no article: its lines are dropped with the reason, and that is said."""
    said = "The page ends before the title of a related article of 'Harbour Post'; it is left out."
    cut = ["Harbour Post", age, "- Harbour Post"]
    for page in (page_a(MAIN, MOTH, cut), page_a(MAIN, MOTH, [*cut, "", ""])):
        parsed = read(page)
        assert of(page) == [MAIN_READ, MOTH_READ]
        assert parsed.warnings == [said]
        assert [page[s:e] for s, e, reason in parsed.dropped if reason == CUT_OFF] == cut
    page = page_b(
        "Ferry", None, ["It sailed."], MOTH_B, ["Harbour Post", f"time{age}", "  • Health", "  • Harbour Post"]
    )
    assert of(page) == [(None, None, "Ferry", "It sailed."), MOTH_READ]
    assert said in read(page).warnings
    listing = "\n".join(
        ["logo", "#", "", "Latest news with #Tag", "", *MOTH_B, *cut[:1], f"time{age}", "• Harbour Post", *RUN]
    )
    assert of(listing) == [MOTH_READ]


def test_a_fused_header_that_a_related_article_settles():
    """An ambiguous header is settled by a related article's outlet, else by the shorter name; it is said."""
    known = timed("Canal21", "a day ago", "Moth", "Found.")
    text = page_b("Ferry", "Canal212 hours ago", ["It sailed."], known)
    assert of(text)[0][:2] == ("Canal21", "2 hours ago")
    assert any("which a related article names" in w for w in read(text).warnings)
    text = page_b("Ferry", "Canal212 hours ago", ["It sailed."], TRAM_B)
    assert of(text)[0][:2] == ("Canal2", "12 hours ago")
    assert any("the shorter name" in w for w in read(text).warnings)


def test_listings():
    """Hashtag pages have no main article; a category may stand before the outlet; heads in two languages."""
    blocks = [
        timed("Harbour Post", "2 hours ago", "Tram runs at night", "The tram runs.", category="Business"),
        MOTH_B,
        timed("Health", "a day ago", "Flu", "It rose.", category="Health"),
    ]
    for head, language in (("Latest news with #FerryNews", "en"), ("Dernières actualités avec #Marée", "fr")):
        text = "\n".join(["logo", "#", "", head, "", *(x for b in blocks for x in b)])
        assert recognises(text)
        assert of(text) == [TRAM_READ, MOTH_READ, ("Health", "a day ago", "Flu", "It rose.")]
        assert [a.get("category") for a in read(text).articles] == ["Business", None, "Health"]
        assert {(a["language"], a["host"]) for a in read(text).articles} == {(language, None)}
        assert fixed_lines(text) == ["logo", "#", head]


def test_a_listing_of_form_a():
    """A hashtag page of form A: the category's bullet before the outlet's."""
    tram = plain("Harbour Post", "2 hours ago", "Tram runs at night", "The tram runs.", category="General")
    text = "\n".join(["Latest news with #Tag", "", "", *tram, *MOTH])
    assert recognises(text)
    assert of(text) == [TRAM_READ, MOTH_READ]
    assert [a.get("category") for a in read(text).articles] == ["General", None]


def test_outlet_pages():
    """A page of one outlet lists its articles; an article titled like its heading is still an article."""
    text = "\n".join(["logo", "", "Latest from Harbour Post", "", *TRAM_B])
    assert of(text) == [TRAM_READ]
    assert fixed_lines(text) == ["logo", "Latest from Harbour Post"]
    text = page_b("Latest from the summit", "Post2 days ago", ["It sailed."], TRAM_B)
    assert of(text) == [("Post", "2 days ago", "Latest from the summit", "It sailed."), TRAM_READ]


def test_a_listing_with_furniture_at_its_end():
    """A furniture run after the last article of a list is no part of its body."""
    text = "\n".join(["logo", "#", "", "Latest news with #Tag", "", *TRAM_B, "Orange background", *RUN])
    assert of(text) == [TRAM_READ]


def test_a_heading_after_the_furniture_is_none():
    """A heading counts only above the articles; below the furniture it is one more line that is not known."""
    text = "\n".join([FRENCH[0], EXPLORE, "Latest news with #Tag"])
    assert of(text) == []
    assert read(text).warnings == ["1 line after the furniture could not be read as a related article."]


def test_french_pages():
    """French furniture in both forms; ages stay English; the language is the page's."""
    text = page_a(MAIN, TRAM, run=FRENCH)
    assert of(text) == [MAIN_READ, TRAM_READ]
    assert {a["language"] for a in read(text).articles} == {"fr"}
    assert fixed_lines(text) == ["Hashtags", *FRENCH]
    text = page_b(
        "Bac", "Le Fanal6 hours ago", ["Il part."], TRAM_B, run=[*FRENCH[:3], FRENCH[3].replace("...", "…"), FRENCH[4]]
    )
    assert of(text) == [("Le Fanal", "6 hours ago", "Bac", "Il part."), TRAM_READ]


@pytest.mark.parametrize("before", ["الهاشتاغات", "Orange background", None])
def test_arabic_pages(before):
    """Arabic furniture and ages in both forms, fused ones too; a missing word before the run does not hurt."""
    a = page_a(
        ["العبارة تعود", "عادت العبارة."],
        plain("الميناء", "منذ ساعة واحدة", "فراشة", "وجدت."),
        run=ARABIC,
        before=before,
    )
    assert recognises(a)
    assert of(a) == [
        (None, None, "العبارة تعود", "عادت العبارة."),
        ("الميناء", "منذ ساعة واحدة", "فراشة", "وجدت."),
    ]
    related = timed("الميناء 24", "٠٩-٠٦-٢٠٢٥", "فراشة", "وجدت.")
    b = page_b("العبارة تعود", "الميناءمنذ 13 ساعات", ["عادت العبارة."], related, run=ARABIC, before=before)
    assert of(b) == [
        ("الميناء", "منذ 13 ساعات", "العبارة تعود", "عادت العبارة."),
        ("الميناء 24", "٠٩-٠٦-٢٠٢٥", "فراشة", "وجدت."),
    ]
    assert {a["language"] for a in read(b).articles} == {"ar"}


@pytest.mark.parametrize(
    "make", [lambda: page_a(MAIN, TRAM, MOTH), lambda: page_b("Ferry", "P2 days ago", MAIN, TRAM_B)]
)
def test_line_ends(make):
    """CRLF gives the same articles as LF, in offsets of the file as it stands; a byte order mark is no title."""
    text = make()
    crlf = text.replace("\n", "\r\n")
    assert of(crlf) == of(text)
    assert of(text.replace("\n", "\r")) == of(text)
    assert of("\ufeff" + text) == of(text)
    assert of(text.replace("\n", " \t\n")) == [(*row[:3], row[3].replace("\n", " \t\n")) for row in of(text)]


def test_a_bullet_that_does_not_repeat_the_outlet():
    """ "The" or capitals may differ; another name counts only in a block that stands apart. Both are said."""
    odd = ["Harbour Post", "2 hours ago", "- The Harbour Post", "Tram runs at night", "The tram runs.", "", ""]
    text = page_a(MAIN, MOTH, odd)
    assert of(text) == [MAIN_READ, MOTH_READ, TRAM_READ]
    assert any("'The Harbour Post'" in w for w in read(text).warnings)
    other = ["Harbour Post", "2 hours ago", "- Quite Another", "Tram runs at night", "The tram runs."]
    assert of(page_a(MAIN, MOTH, other)) == [MAIN_READ, MOTH_READ, TRAM_READ]
    inside = plain("N.Q. Ledger", "27-05-2025", "Moth found", "\n".join(["A moth was found.", *other]), gap=0)
    assert of(page_a(MAIN, inside))[1][3].endswith("The tram runs.")
    text = page_b("Ferry", None, ["It sailed."], [line.replace("• Harbour", "• The Harbour") for line in TRAM_B])
    assert of(text)[1] == TRAM_READ
    assert any("'The Harbour Post'" in w for w in read(text).warnings)


def test_a_form_b_block_without_its_first_titles():
    """The age line finds a block even where the doubled title is lost; that is said."""
    text = page_b("Ferry", None, ["It sailed."], TRAM_B, MOTH_B[2:])
    assert of(text)[1:] == [TRAM_READ, MOTH_READ]
    assert any("does not begin with its title" in w for w in read(text).warnings)


def test_lines_that_are_no_related_article():
    """What stands after the furniture and is no block is left unclaimed, and said."""
    parsed = read(page_a(MAIN, ["Something else", "and more"]))
    assert len(parsed.articles) == 1
    assert parsed.warnings == ["2 lines after the furniture could not be read as a related article."]


def test_related_articles_without_any_furniture():
    """A list of blocks alone is read, and text before it is the main article."""
    assert of("\n".join([*TRAM, *MOTH])) == [TRAM_READ, MOTH_READ]
    assert of("\n".join([*MAIN, *TRAM])) == [MAIN_READ, TRAM_READ]
    assert of("\n".join(["logo", *TRAM_B])) == [TRAM_READ]


def test_copies_are_listed_each_time():
    """The same article as main and related one is two articles."""
    text = page_a(["Tram runs at night", "The tram runs."], TRAM, TRAM)
    assert [row[2:] for row in of(text)] == [TRAM_READ[2:]] * 3


def test_damage_in_bodies_stays():
    """Lost joints, scripts, players, escapes, markup and read-more lines are kept as they stand."""
    body = "said.She left ===  %3Cp%3E () => { const x = if ( READ MORE Show Comments () <b>&amp;</b> \u200b\u00a0x"
    text = page_a(["Ferry", body, "05:45", "22 Jun 2025 12:00am", "..."], plain("P", "a day ago", "T", body))
    assert of(text)[0][3] == "\n".join([body, "05:45", "22 Jun 2025 12:00am", "..."])
    assert of(text)[1][3] == body


def test_origin_and_dateline_are_the_articles_own():
    """Credit and dateline come from each body and stay in it; the outlet is not put in for the origin."""
    text = page_a(
        ["Dam talks", "Envoys met.", "They vote. — NORDA"],
        plain("Post", "a day ago", "Bell", "CARROW, Aug 13 — It rang. (QBC)"),
        plain("Post", "a day ago", "Salt", "It fell."),
    )
    assert [(a["origin"], a["dateline"]) for a in read(text).articles] == [
        ("NORDA", None),
        ("QBC", "CARROW, Aug 13"),
        (None, None),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n",
        "Ferry sails\n\nIt sailed 2 hours ago.\nRelated Articles\nComments\nHashtags\n",
        "title,text,date\nFerry,It sailed.,2 hours ago\nTram,It runs.,27-05-2025\n",
        "The logo\nof the ferry\n",
        "logos\nA\nA\n",
        "Harbour Post\n2 hours ago\nFerry sails\nIt sailed.\n",
        "A list:\n- one\n2 hours ago\n- two\n",
        "Latest news\nwith #hashtags\n",
        '{"title": "Latest news with #Tag"}\n',
    ],
)
def test_what_is_no_aggregator_page(text):
    """Plain articles, tables and lists are not taken for a page, whatever words they use."""
    assert not recognises(text)
    check(text, read(text))


def test_furniture_lines_are_told_in_any_typography():
    """No-break spaces, the one-character ellipsis and marks of direction do not hide a fixed line."""
    assert furniture.fixed("No comments yet…").role == furniture.NO_COMMENTS
    assert furniture.fixed("\u200fالتعليقات").language == "ar"
    assert furniture.fixed("COMMENTS") is None


LINES = [
    "logo", "#", "Latest news with #Tag", "Latest from Harbour Post", "Hashtags", "Orange background", *RUN,
    *FRENCH[:2], *ARABIC[3:], "", " ", "Harbour Post", "- Harbour Post", "  • Harbour Post", "- Business",
    "  • Business", "2 hours ago", "a day ago", "27-05-2025", "time2 hours ago", "time27-05-2025", "منذ ساعة واحدة",
    "Post2 days ago", "Ferry", "Ferry", "CARROW – It sailed. – QBC", "It came back.", "\u2028", "\x1c",
    "\ufeff", "- ", "•", "time",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=40), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
def test_any_order_of_lines_is_accounted_for(lines, end):
    """Whatever the order of a page's lines: spans stay in bounds and apart, texts are their raw slices."""
    text = end.join(lines)
    recognises(text)
    check(text, read(text))


@given(st.text())
def test_any_text_is_survived(text):
    """No text raises."""
    recognises(text)
    check(text, read(text))


@pytest.mark.slow
@pytest.mark.parametrize(
    "piece",
    ["\n".join([*RUN, ""]), "\n".join(TRAM), "\n".join(TRAM_B), page_a(MAIN, TRAM),
     page_b("F", "P2 days ago", ["B"], TRAM_B),
     "2 hours ago\n", "time2 hours ago\n• X\n", "logo\n", "a\n", "\n", " ", "\r", "(", "منذ ", "Latest news with #x\n"],
)  # fmt: skip
def test_large_hostile_pages_take_linear_time(piece):
    """Four times the text takes about four times as long, up to a megabyte; a square would take sixteen."""
    times = []
    for size in (250_000, 1_000_000):
        text = piece * (size // len(piece))
        started = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - started)
    assert times[1] < 8 * times[0] + 1
