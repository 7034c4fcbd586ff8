"""What names of files say by a pattern, and what is said of patterns that cannot be meant."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit._check import CorpusError
from mediakit.readers._name_patterns import NamePattern


@pytest.mark.parametrize(
    ("pattern", "name", "expected"),
    [
        ("{published}_{outlet}_{title}", "2025-06-22_Courier_Talks_resume.txt",
         {"published_text": "2025-06-22", "outlet": "Courier", "title": "Talks resume"}),
        ("{published}_{outlet}_{title}", "2025_06_22_Courier_Talks.txt",
         {"published_text": "2025-06-22", "outlet": "Courier", "title": "Talks"}),
        ("{published} {title}", "20250622 Talks resume.docx", {"published_text": "20250622", "title": "Talks resume"}),
        ("{outlet}_{published}", "Harbour_Post_22.06.2025.txt",
         {"outlet": "Harbour Post", "published_text": "22.06.2025"}),
        ("{outlet}-{published}-{title}", "Harbour-Post-2025-06-22-Talks-resume.txt",
         {"outlet": "Harbour-Post", "published_text": "2025-06-22", "title": "Talks-resume"}),
        ("{published}_{title}", "22June2025_Talks.txt", {"published_text": "22June2025", "title": "Talks"}),
        ("{published}_{title}", "2025.06.22_Talks no. 4.txt", {"published_text": "2025.06.22", "title": "Talks no. 4"}),
        ("{outlet}/{published}_{title}", "all/Harbour Post/2025-06-22_Talks.txt",
         {"outlet": "Harbour Post", "published_text": "2025-06-22", "title": "Talks"}),
        ("{outlet}\\{title}", "Courier/Talks.txt", {"outlet": "Courier", "title": "Talks"}),
        ("{}_{title}", "0012_Talks.txt", {"title": "Talks"}),
        ("{_}_{_}_{title}.txt", "a_b_Talks.txt", {"title": "Talks"}),
        ("article ({wave}) {outlet}", "article (3) Courier.txt", {"wave": "3", "outlet": "Courier"}),
        ("{title}_final", "Talks_final_final.txt", {"title": "Talks final"}),
        ("{outlet}_{title}", "Courier_Talks.txt.gz", {"outlet": "Courier", "title": "Talks"}),
        ("{outlet}_{título}", "Courier_Niño.txt", {"outlet": "Courier", "título": "Niño"}),
        ("{outlet}_{title}", "Courier_Nin\u0303o.txt", {"outlet": "Courier", "title": "Niño"}),
        ("{ outlet }_{title}", "Courier_Talks", {"outlet": "Courier", "title": "Talks"}),
        ("texts/{title}", "texts/Talks.txt", {"title": "Talks"}),
        ("{outlet}_{url}", "Courier_a_b.txt", {"outlet": "Courier", "url": "a_b"}),
        ("{outlet}_{title}", "Courier_=1+1\n\u202eevil.txt", {"outlet": "Courier", "title": "=1+1 \u202eevil"}),
        ("{outlet}_{title}", "Courier_\udce9t\udce9.txt", {"outlet": "Courier", "title": "\ufffdt\ufffd"}),
    ],
)  # fmt: skip
def test_what_a_name_says(pattern, name, expected):
    """Fields end where the pattern says, dates are kept together, folders count where the pattern has them."""
    assert NamePattern(pattern).match(name) == expected


@pytest.mark.parametrize(
    ("pattern", "name"),
    [
        ("{published}_{outlet}", "Courier.txt"), ("{outlet}/{title}", "Talks.txt"), ("{a}_x", "1_y.txt"),
        ("{a}_{b}", "_b.txt"), ("{a}_{b}", "a_.txt"), ("x{a}", "y1.txt"), ("texts/{a}", "other/1.txt"), ("{a}_{b}", ""),
    ],
)  # fmt: skip
def test_names_that_do_not_fit(pattern, name):
    """Nothing is guessed of them, and no field is empty."""
    assert NamePattern(pattern).match(name) is None


def test_folders_above_the_one_that_was_read():
    """A pattern with a folder works where the folder itself is read."""
    assert NamePattern("{outlet}/{title}").match("Talks.txt", ("data", "Courier")) == {
        "outlet": "Courier",
        "title": "Talks",
    }


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ("{published_{outlet}", r"has a '\{' without its partner"),
        ("published}", r"has a '\}' without its partner"),
        ("{{title}}", "without its partner"),
        ("{title}_{title}", r"has \{title\} twice"),
        ("{outlet}/{outlet}", r"has \{outlet\} twice"),
        ("{published}_{published_text}", r"has \{published\} twice"),
        ("{outlet}{title}", r"has nothing before '\{title\}' that tells where the field before it ends"),
        ("articles", "has no field"),
        ("{}_{_}", "has no field"),
        ("", "has no field"),
        ("{title:10}", r"has the field '\{title:10\}', which is no name"),
        ("{2}", "which is no name"),
        ("{text}_{title}", r"has the field '\{text\}', which the kit makes itself"),
        ("{doc_id}", "which the kit makes itself"),
    ],
)
def test_patterns_that_cannot_be_meant(pattern, message):
    """The error says what is wrong and shows how to write one."""
    with pytest.raises(CorpusError, match=message + r".* Write it like names='\{published\}_"):
        NamePattern(pattern)


def test_a_pattern_is_a_text():
    """Anything else is refused by its type."""
    with pytest.raises(CorpusError, match="names is a list"):
        NamePattern(["{title}"])


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=80))
def test_any_name_can_be_asked(name):
    """No name makes it fail."""
    NamePattern("{published}_{outlet}_{title}").match(name)
    NamePattern("{outlet}/{published}-{title} x").match(name)


def test_long_names_that_never_fit():
    """Thousands of separators that never fit cost no more than their length."""
    pattern = NamePattern("_".join(f"{{f{i}}}" for i in range(40)) + "_{published}_end")
    for name in ("_" * 100_000, "a_" * 50_000, "2025-06-22_" * 10_000):
        assert pattern.match(name) is None
