"""Answers of news services: every article with what its service says of it, cuts flagged, losses told loudly."""

import json
import random
import warnings
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediakit.readers import news_apis, read_corpus
from mediakit.readers._accounts import account
from mediakit.readers._dialects import REMOVED, SEEN


def article(n=1, **other):
    return {
        "source": {"id": None, "name": "Courier"}, "author": "Ada Moss", "title": f"Ferry talks resume, day {n}",
        "description": "A summary.", "url": f"https://courier.example/{n}", "urlToImage": None,
        "publishedAt": "2025-06-22T18:15:00Z", "content": f"Both sides met on day {n}.", **other,
    }  # fmt: skip


def answer(*articles, total=None):
    return {"status": "ok", "totalResults": len(articles) if total is None else total, "articles": list(articles)}


def read(value):
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    parsed = news_apis.read(text)
    result = account("t.json", news_apis.NAME, parsed, text)
    assert result.n_kept + result.n_metadata + result.n_dropped == len(text)
    return parsed


def imported(tmp_path, text, name="t.json"):
    (tmp_path / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        return read_corpus(tmp_path / name)


def test_newsapi_end_to_end(tmp_path):
    """From the saved answer to the articles table: outlet, date in UTC, cut text, the database as host."""
    cut = article(2, content="The crew refused to s… [+1210 chars]", source={"id": "hp", "name": "Harbour Post"})
    corpus = imported(tmp_path, json.dumps(answer(article(1), cut), indent=1))
    articles = corpus.articles
    assert articles["outlet"].tolist() == ["Courier", "Harbour Post"]
    assert articles["text"].tolist() == ["Both sides met on day 1.", "The crew refused to s"]
    assert articles["text_status"].tolist() == ["whole", "cut"]
    assert articles["text_note"].tolist()[1] == "[+1210 chars]"
    assert [str(when) for when in articles["published"]] == ["2025-06-22 18:15:00+00:00"] * 2
    assert articles["host"].tolist() == ["NewsAPI"] * 2
    assert articles["description"].tolist() == ["A summary."] * 2
    assert corpus.audit[["format", "n_expected", "n_articles", "n_cut"]].to_numpy().tolist() == [["news API", 2, 2, 1]]


@pytest.mark.parametrize("name", ["t.json", "t.jsonl", "t.txt", "t"])
def test_the_content_decides(tmp_path, name):
    """An answer is one under any ending."""
    assert imported(tmp_path, json.dumps(answer(article())), name).audit["format"].tolist() == ["news API"]


@pytest.mark.parametrize("glue", ["\n", "", ",\n", "\r\n"])
def test_many_answers_in_one_file(glue):
    """Pages one a line, glued together or in a list are all read."""
    pages = [json.dumps(answer(article(n), article(n + 10), total=6)) for n in range(3)]
    for text in (glue.join(pages), f"[{','.join(pages)}]"):
        assert news_apis.recognises(text)
        parsed = read(text)
        assert (len(parsed.articles), parsed.n_expected, parsed.warnings) == (6, 6, [])


@pytest.mark.parametrize(
    "value",
    [
        answer(), {"totalArticles": 0, "articles": []}, answer(article()),
        {"status": "error", "code": "apiKeyInvalid", "message": "No."},
        [answer(), answer(article())], {"response": {"docs": [], "meta": {"hits": 0}}},
    ],
)  # fmt: skip
def test_answers_are_recognised(value):
    """Whole or empty, one or many, and errors."""
    assert news_apis.recognises(json.dumps(value))
    assert news_apis.recognises("\n " + json.dumps(value, indent=4))


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "{", "[", "[]", "{}", '{"articles": []}', "null", '"articles"', "[1, 2]",
        json.dumps(article()), json.dumps([article()]), json.dumps({"title": "T", "text": "x", "items": []}),
        json.dumps({"status": "error"}), json.dumps({"users": [{"title": "T", "text": "x"}]}),
        json.dumps({"data": [{"id": 1, "price": 2}]}),
        json.dumps({"title": "T", "items": [{"title": "A", "text": "B"}]}),
        '[AP] The ministry said "articles": [{"title": "T", "text": "x"}] was its answer.',
        "{Courier} " + json.dumps(answer(article())),
        "Courier wrote: " + json.dumps(answer(article())),
        json.dumps({"type": "FeatureCollection", "features": [{"title": "T", "text": "x"}]}),
        json.dumps({"name": "kit", "version": "1.0", "message": "status error"}),
    ],
)  # fmt: skip
def test_other_texts_are_not(text):
    """Articles one by one, other JSON, and prose that quotes an answer."""
    assert not news_apis.recognises(text)


def test_a_total_that_one_page_could_hold_is_announced():
    """Five announced, four here: told loudly and counted."""
    parsed = read(answer(*(article(n) for n in range(4)), total=5))
    assert parsed.n_expected == 5
    assert parsed.warnings == [
        "Announces 5 articles, holds 4: 1 missing (lost, or on a page that is not here)."
    ]  # fmt: skip


def test_a_total_of_many_pages_is_no_loss_of_this_file():
    """The service had 1,240; the answer holds its hundred: said, and nothing is missing from the file."""
    parsed = read(answer(*(article(n) for n in range(100)), total=1240))
    assert parsed.n_expected == 100
    assert parsed.warnings == ["The service had 1,240 articles for this search; this file holds 100."]


def test_all_pages_together_announce_their_total():
    """Two pages of 100 and 49 where 150 were found: one is missing."""
    pages = [answer(*(article(n) for n in range(size)), total=150) for size in (100, 49)]
    parsed = read(pages)
    assert parsed.n_expected == 150
    assert "Announces 150 articles, holds 149: 1 missing" in parsed.warnings[0]


def test_an_answer_that_tells_its_own_number_is_taken_at_its_word():
    """Page 2 of 15 with ten a page holds five; nine of ten is one missing."""
    record = {"webTitle": "T", "webUrl": "u", "webPublicationDate": "2025-06-22T10:00:00Z", "id": "1"}
    page = {"status": "ok", "total": 15, "pageSize": 10, "currentPage": 2, "pages": 2, "results": [record] * 5}
    assert read({"response": page}).n_expected == 5
    parsed = read({"response": {**page, "currentPage": 1, "results": [record] * 9}})
    assert parsed.n_expected == 10
    assert "Announces 10 articles, holds 9" in parsed.warnings[0]


def test_removed_articles_are_dropped_and_counted():
    """Nothing is left of them; they are in dropped with the reason and do not count as missing."""
    gone = article(2, title="[Removed]", content="[Removed]", source={"id": None, "name": "[Removed]"})
    parsed = read(answer(article(1), gone, article(3)))
    assert len(parsed.articles) == parsed.n_expected == 2
    assert [reason for _, _, reason in parsed.dropped] == [REMOVED]
    assert parsed.warnings == ["Removed by the service and dropped: 1 article."]


def test_errors_are_one_clear_line(tmp_path):
    """A saved error gives no article and says why; amid pages it is said beside them."""
    error = {"status": "error", "code": "rateLimited", "message": "Too many requests. Wait."}
    parsed = read(error)
    assert parsed.articles == []
    assert parsed.warnings == ["The service answered with an error: rateLimited: Too many requests. Wait."]
    parsed = read([answer(article()), error, error])
    assert len(parsed.articles) == 1
    assert parsed.warnings == ["The service answered with an error (2 times): rateLimited: Too many requests. Wait."]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        ({"response": {"status": "error", "message": "bad page"}}, "bad page"),
        ({"fault": {"faultstring": "Quota exceeded", "detail": {"errorcode": "q"}}}, "Quota exceeded"),
        ({"error": {"code": "invalid_key", "message": "No such key"}}, "invalid_key: No such key"),
        ({"errors": ["No such key", "Nor plan"]}, "No such key; Nor plan"),
        ({"status": "error", "results": {"message": "No key", "code": "Unauthorized"}}, "Unauthorized: No key"),
    ],
)
def test_errors_of_other_services(error, said):
    """Each says it in its own way."""
    assert news_apis.recognises(json.dumps(error))
    assert read(error).warnings == [f"The service answered with an error: {said}."]


def test_gdelt_says_what_its_dates_are(tmp_path):
    """Rows without text, with the reason, to be fetched later; dates are those of being seen."""
    rows = [
        {
            "url": f"https://courier.example/{n}", "url_mobile": "", "title": f"Talks resume , day {n}",
            "seendate": "20250622T181500Z", "socialimage": "", "domain": "courier.example", "language": "English",
            "sourcecountry": "Meridia",
        }
        for n in range(2)
    ]  # fmt: skip
    corpus = imported(tmp_path, json.dumps({"articles": rows}))
    articles = corpus.articles
    assert articles["title"].tolist() == ["Talks resume , day 0", "Talks resume , day 1"]
    assert articles["text_status"].tolist() == ["no text"] * 2
    assert articles["text_note"].tolist() == ["metadata only (GDELT)"] * 2
    assert str(articles["published"][0]) == "2025-06-22 18:15:00+00:00"
    assert articles["outlet"].tolist() == ["courier.example"] * 2
    assert SEEN in corpus.audit["warnings"][0]


def test_gdelts_odd_escapes_cost_nothing():
    r"""Its answers hold \' and the like, at which JSON readers stop."""
    text = '{"articles": [{"url": "u", "title": "It\\\'s on", "seendate": "20250622T181500Z", "domain": "c.example"}]}'
    parsed = read(text)
    assert parsed.articles[0]["title"] == "It's on"
    assert "Escapes that are no JSON in 1 record, read as they stand." in parsed.warnings


def test_what_is_broken_has_its_place():
    """The record before the fault is named, and the others are there."""
    text = json.dumps(answer(article(1), article(2), article(3))).replace('day 2", ', 'day 2" ')
    parsed = read(text)
    assert [a["title"][-1] for a in parsed.articles] == ["1", "3"]
    assert parsed.n_expected == 3
    assert "Announces 3 articles, holds 2" in parsed.warnings[0]
    assert "JSON is broken after 'Ferry talks resume, day 1' (character " in parsed.warnings[1]


def test_a_truncated_file_is_read_up_to_the_damage():
    """An interrupted download keeps its whole articles and says where it ends."""
    text = json.dumps(answer(article(1), article(2), article(3)))
    parsed = read(text[: text.index("day 3") + 3])
    assert len(parsed.articles) == 2
    assert "The file is cut after 'Ferry talks resume, day 2'" in parsed.warnings[1]
    parsed = read(text[:-2])
    assert len(parsed.articles) == 3
    assert "The last answer is not closed: the file may be cut." in parsed.warnings


def test_objects_in_the_list_that_are_no_articles():
    """Kept among the dropped, with a reason."""
    parsed = read({"articles": [article(1), {"note": 1}, 7, article(2, title=None, content=None)]})
    assert len(parsed.articles) == 1
    assert sorted(reason for _, _, reason in parsed.dropped) == [
        "not an article",
        "not an article of a news service",
        "row without text or title",
    ]


def test_names_that_the_kit_uses_get_a_suffix():
    """A field called file or doc_id is carried along apart from the kit's own."""
    (found,) = read({"articles": [article(1, file="x", doc_id=7, text_status="odd")]}).articles
    assert (found["file_source"], found["doc_id_source"], found["text_status_source"]) == ("x", "7", "odd")


def test_halves_of_characters_are_replaced_and_counted():
    """Lone surrogates in values and names can be written nowhere."""
    text = json.dumps(answer(article(1, title="A \ud800 ferry", **{"n\udfff": "x"})))
    parsed = read(text)
    assert parsed.n_replaced == 1
    assert parsed.articles[0]["title"] == "A \ufffd ferry"
    json.dumps(parsed.articles, ensure_ascii=False).encode("utf-8")


SAMPLE = json.dumps(
    [
        answer(article(1), article(2, content="Cut… [+12 chars]"), total=9),
        {"status": "error", "code": "x", "message": "y"},
        {"articles": [{"url": "u", "title": "T", "seendate": "20250622T181500Z", "domain": "c.example"}]},
    ],
    indent=1,
)
PIECES = ['"', "{", "}", "[", "]", ",", ":", "\\", "\r\n", "\x00", "\ud800", "é", '{"articles":[', "null", ""]


def test_mutated_files_never_fail():
    """400 damaged copies: cut, pieces lost, doubled and put in; everything stays accounted for."""
    rng = random.Random(3)
    for _ in range(400):
        text = SAMPLE
        for _ in range(rng.randint(1, 4)):
            at, length = rng.randrange(len(text) + 1), rng.choice([0, 1, 5, 60])
            text = text[:at] + rng.choice([*PIECES, text[at : at + 40]]) + text[at + length :]
        news_apis.recognises(text)
        read(text)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(alphabet='{}[]",:\\ \n"articles"title"url"x1é\x00', max_size=80) | st.text(max_size=40))
def test_any_text_is_accounted_for(text):
    """Hostile text of any kind."""
    news_apis.recognises(text)
    read(text)


KEYS = ["articles", "title", "content", "url", "source", "name", "response", "docs", "data", "x"]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner),
    max_leaves=15,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(JSON)
def test_any_json_is_accounted_for(value):
    """Keys of services with values of any kind."""
    text = json.dumps(value)
    news_apis.recognises(text)
    read(text)


def test_large_answers_are_read():
    """5,000 articles, and one record of five million characters."""
    assert len(read(answer(*(article(n) for n in range(5000)))).articles) == 5000
    assert len(read(answer(article(1, content="word " * 1_000_000))).articles) == 1


SAMPLES = Path(__file__).parent / "samples" / "news_apis"


@pytest.mark.parametrize("name", ["newsapi.jsonl", "gdelt.txt", "guardian.txt"])
def test_golden_samples(name):
    """Every value of every article, what is dropped and what is said, as written down beside the sample."""
    gold = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    text = (SAMPLES / name).read_bytes().decode("utf-8")
    assert news_apis.recognises(text)
    parsed = read(text)
    found = [{key: value for key, value in a.items() if key not in ("start", "end")} for a in parsed.articles]
    assert found == gold["articles"]
    assert [reason for _, _, reason in parsed.dropped] == gold["dropped"]
    assert (parsed.n_expected, parsed.warnings) == (gold["n_expected"], gold["warnings"])
