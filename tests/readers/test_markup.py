"""HTML and XML with offsets: every line stands where it says, whatever the tags do."""

import html

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediakit.readers._accounts import account
from mediakit.readers._markup import DEEPEST, Element, accounted, lines, runs
from mediakit.readers._parsed import Parsed

PIECES = ["<p>", "</p>", "<br>", "<b class='x y'>", "</b>", "<!-- no -->", "<script>s()</script>", "&amp;", "&eacute",
          "Rain ", "<td", "'", '"', "=", ">", "<", " \r\n", "\x00", "<![CDATA[raw]]>",
          "<a href=\"q\"\" z>", "ü", "</div>", "<hr/>"]  # fmt: skip
markup = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def test_lines_break_at_blocks_and_br_and_not_at_inline_elements():
    """A word that a highlight cuts in two stays one word."""
    found = lines("<div>Land<span class='hit'> sw</span>ap<br/>talks</div><td>next</td>")
    assert [line.text for line in found] == ["Land swap", "talks", "next"]
    assert [line.breaks for line in found] == [2, 1, 2]
    assert found[0].classes == {"hit"}


def test_classes_are_those_of_all_elements_around():
    """Whatever quotes they are written in."""
    found = lines("<div class=a><p class='b c'><i CLASS=\"d\">x</i></p>y</div>z")
    assert [sorted(line.classes) for line in found] == [["a", "b", "c", "d"], ["a"], []]


def test_scripts_styles_comments_and_declarations_are_no_text():
    """Nothing in them is read, closed or not."""
    page = "<!DOCTYPE html><style>p{}</style><!-- <p>no</p> -->A<script>'</p>'</script>B<? pi ?>C<script>never closed"
    assert "".join(run.text for run in runs(page)) == "ABC"


def test_a_stray_quote_does_not_swallow_the_page():
    """As browsers do: a quote opens a value only after an equals sign."""
    assert [line.text for line in lines('<link href="x"" rel="y"><p title=it\'s>Rain</p>')] == ["Rain"]


def test_a_paragraph_ends_where_the_next_begins():
    """Old pages close neither <p> nor <td>."""
    found = lines("<table><tr><td class=a>1<td>2<tr><td>3</table>")
    assert [(line.text, sorted(line.classes)) for line in found] == [("1", ["a"]), ("2", []), ("3", [])]


def test_entities_that_a_file_declares_are_never_expanded():
    """Only character references are resolved."""
    page = '<!DOCTYPE x [<!ENTITY a "&b;&b;">]><x>&a; &lt;&#233;&eacute;</x>'
    assert lines(page)[-1].text == "&a; <éé"


def test_cdata_is_text_as_it_stands():
    """Its tags and references are words."""
    (line,) = lines("<t><![CDATA[A <b> & ]B]]></t>")
    assert (line.text, line.start, line.end) == ("A <b> & ]B", 12, 22)


def test_attributes_of_an_element():
    """By name, references resolved; None where it has none."""
    element = Element("article", " data-id='7' count=\"3 &amp; 4\" n=5")
    assert [element.attribute(name) for name in ("count", "n", "id", "data-id")] == ["3 & 4", "5", None, "7"]


@given(markup)
def test_every_line_stands_where_it_says(page):
    """Lines are in order, do not overlap and begin and end with a character that is no white space."""
    position = 0
    for line in lines(page):
        assert position <= line.start < line.end <= len(page)
        raw = page[line.start : line.end]
        assert raw == raw.strip()
        assert line.text
        position = line.end


@given(markup)
def test_text_without_tags_is_whole(page):
    """What is outside of tags and of elements without readable text comes through, in order."""
    plain = page.replace("<", "(").replace(">", ")")
    assert "".join(run.text for run in runs(plain)) == html.unescape(plain)


@given(markup, st.integers(0, 5), st.integers(0, 5))
def test_tags_are_metadata_and_unknown_lines_are_left_to_be_dropped(page, first, n):
    """With the metadata of `accounted` all characters add up, and each unknown line is dropped whole."""
    found = lines(page)
    body, known, rest = found[first : first + n], found[:first], found[first + n :]
    span = (body[0].start, body[-1].end) if body else (0, 0)
    metadata = accounted(len(page), found, [span], known)
    article = {"title": None, "text": "", "start": span[0], "end": span[1]}
    result = account("f", "f", Parsed([article], metadata), page)
    assert result.n_kept + result.n_metadata + result.n_dropped == len(page)
    assert [(start, end) for start, end, _, _ in result.dropped] == [(line.start, line.end) for line in rest]


@pytest.mark.parametrize(
    "unit",
    ["<", "<!--", "<a ", "<div>", '<a b="', "<a b= ", "<a =' ", "<script>", "&amp", "<![CDATA[", "</a>", "<a></b>",
     "<p>x", "<b class='x'>y<br>", "]]", "--", "='"],
)  # fmt: skip
def test_long_hostile_markup_is_read(unit):
    """No tag, quote or comment that is never closed sends it back to the beginning again and again."""
    page = unit * (200_000 // len(unit))
    assert sum(line.end - line.start for line in lines(page)) <= len(page)


def test_what_is_nested_too_deep_is_read_as_part_of_the_last_element():
    """Its text is there; its classes are not."""
    page = "<div class=a>" * (DEEPEST + 5) + "<p class=deep>Rain</p>"
    (line,) = lines(page)
    assert (line.text, line.classes) == ("Rain", {"a"})
