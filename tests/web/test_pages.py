"""The pages: what is published is shown, what is not is not, and every answer is safe to show."""

from __future__ import annotations

import json
import re
import shutil
from wsgiref.validate import validator

import pytest
import yaml
from lxml import html
from werkzeug.test import Client

from catalog.publication.publish import publish
from catalog.standards.formats import FORMATS
from catalog.storage import open_catalogue
from catalog.web.app import create_app
from tests.every import every
from tests.linear_growth import seconds

LETTER = "garf-5446-98-721-170"
LETTER_FORMATS = [form for form in FORMATS if form.name not in ("edm", "iiif")]
"""EDM needs a rights URI, which the letter's source does not state; a manifest of IIIF needs pictures."""
HOSTILE = '<script>alert("x")</script>'


def _settings(**changes):
    values = {
        "name": "Letters & papers",
        "base_url": "https://archive.example.org/catalogue",
        "admin_emails": ["archivist@example.org"],
        "namespace": "archive.example.org",
        **changes,
    }
    return "\n".join(f"{key} = {json.dumps(value)}" for key, value in values.items())


def _record(record_id, **fields):
    return {"id": record_id, "level": "item", "title": f"Document {record_id}", **fields}


@pytest.fixture(scope="module")
def records():
    withdrawn = {
        "status": "withdrawn",
        "withdrawn": {"date": "2026-03-01", "reason": f"Asked for by the family. {HOSTILE}"},
    }
    code = {"repository": "RGANI", "fond": "5", "opis": "28", "delo": "410"}
    return [
        _record("hostile", title=HOSTILE, notes=[HOSTILE], abstract=f"{HOSTILE}</script>", reference_code=code),
        _record("draft", administration={"status": "draft"}),
        _record("taken-back", administration=withdrawn),
        _record("name.with.dots", genre="minutes"),
    ]


@pytest.fixture(scope="module")
def folder(tmp_path_factory, root, records):
    path = tmp_path_factory.mktemp("catalogue")
    shutil.copytree(root / "records", path / "records")
    (path / "catalog.toml").write_text(_settings())
    for record in records:
        (path / "records" / f"{record['id']}.yaml").write_text(yaml.safe_dump(record, allow_unicode=True))
    catalogue = open_catalogue(path)
    publish(catalogue)
    return catalogue


@pytest.fixture(scope="module")
def client(folder):
    return Client(validator(create_app(folder)))


def get(client, path, **headers):
    """GET through wsgiref.validate, which must be closed."""
    with client.get(path, headers=headers) as answer:
        answer.get_data()
        return answer


@pytest.fixture(scope="module")
def letter_page(client):
    return html.fromstring(get(client, f"/records/{LETTER}").get_data())


def metas(page):
    found = {}
    for meta in page.iter("meta"):
        found.setdefault(meta.get("name") or meta.get("property"), []).append(meta.get("content"))
    return found


def test_the_front_page_lists_what_is_published_and_nothing_else(client):
    page = html.fromstring(get(client, "/").get_data())
    links = page.xpath("//ol[@class='records']//a/@href")
    assert sorted(links) == [f"./records/{name}" for name in sorted([LETTER, "hostile", "name.with.dots"])]
    assert "3 records" in page.text_content()


def test_the_letter_shows_its_facts(letter_page):
    words = " ".join(letter_page.text_content().split())
    for fact in (
        "Seo Hwi", "KIM [GAN]", "uncertain reading", "Minister of Trade", "Chinese Communist Party Central Committee",
        "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190", "State Archive of the Russian Federation", "Moscow",
        "Chinese original", "Russian translation", "English translation", "from the Russian text", "Gary Goldberg",
        "13 September 1956", "Six copies printed.", "Title supplied by the publisher", "welcomes reuse",
        "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190.", "In the Politburo of the Central Committee",
    ):  # fmt: skip
        assert fact in words, fact


def test_what_is_unknown_is_shown_with_its_reason(letter_page):
    words = " ".join(letter_page.text_content().split())
    assert re.search("Publisher’s number ?not known", words)
    assert "The page has the label 'Record ID' without a value." in words
    assert "E-mail: not known. The page hides the address" in words


def test_the_texts_have_their_addresses_on_the_page_and_the_trail_names_the_units(letter_page):
    assert all(letter_page.xpath(f"//*[@id='{key}']") for key in ("original", "russian", "english"))
    assert letter_page.xpath("//nav[@class='trail']//a/@href") == [
        "../",
        "../archives/garf",
        "../archives/garf/5446",
        "../archives/garf/5446/98",
        "../archives/garf/5446/98/721",
    ]


def test_brackets_of_the_transcript_are_marked_for_what_they_are(letter_page):
    marks = {mark.text: mark.get("class") for mark in letter_page.xpath("//div[@class='words']//mark")}
    assert marks["[Geum]"] == "uncertain-reading"
    assert marks["[gruppirovki]"] == "original-term"
    assert marks["[as]"] == "supplied"
    assert marks["[signature]"] == "editorial"


def test_the_head_is_what_reference_managers_read(letter_page):
    found = metas(letter_page)
    assert found["DC.creator"] == ["Seo, Hwi", "Yun, Gong-heum", "Li, Pil-gyu", "Kim, Gwan"]
    assert found["DC.type"] == ["letter"]
    assert found["DC.date"] == ["1956-09-05"]
    assert found["DC.language"] == ["en"]
    assert found["DC.coverage"] == ["Fond 5446, Opis 98, Delo 721, Listy 170-190"]
    assert found["og:url"] == [f"https://archive.example.org/catalogue/records/{LETTER}"]
    assert found["z:itemType"] == found["z:letterType"] == ["letter"]
    assert found["z:archive"] == ["State Archive of the Russian Federation (GARF)"]
    assert found["z:callNumber"] == ["GARF, f. 5446, op. 98, d. 721"]
    assert found["z:recipients"] == ["Chinese Communist Party Central Committee,"]
    assert found["z:translators"] == ["Goldberg, Gary"]
    (extra,) = found["z:extra"]
    assert extra.startswith("archive-place: Moscow\nannote: GARF, Fond 5446, Opis 98")
    assert "English text: translated by Gary Goldberg" in extra
    assert found["DC.publisher"] == ["Letters & papers"]
    assert {"DC.title", "DC.rights", "dcterms.abstract", "z:shortTitle"} <= found.keys()


def test_there_is_no_coins_and_no_tag_that_makes_an_article_of_a_letter(letter_page):
    assert not letter_page.xpath("//*[contains(@class, 'Z3988')]")
    assert not [name for name in metas(letter_page) if name and name.startswith("citation_")]


def test_the_json_ld_of_the_page_is_that_of_the_format(client, letter_page):
    (script,) = letter_page.xpath("//script")
    assert script.get("type") == "application/ld+json"
    assert json.loads(script.text) == json.loads(get(client, f"/records/{LETTER}.jsonld").get_data())


@pytest.mark.parametrize("form", LETTER_FORMATS, ids=lambda form: form.name)
def test_every_format_is_at_its_addresses_with_its_media_type(client, folder, form):
    by_extension = get(client, f"/records/{LETTER}.{form.extension}")
    by_name = get(client, f"/records/{LETTER}/{form.name}")
    assert by_extension.status_code == by_name.status_code == 200
    assert by_extension.get_data() == by_name.get_data()
    assert by_extension.content_type.removesuffix("; charset=utf-8") == form.media_type
    assert f'filename="{LETTER}.{form.extension}"' in by_extension.headers["Content-Disposition"]
    assert f'<{folder.settings.url_of(LETTER)}>; rel="canonical"' in by_extension.headers["Link"]


def test_a_format_that_needs_more_than_the_record_states_is_refused(client):
    answer = get(client, f"/records/{LETTER}.edm.xml")
    assert answer.status_code == 404
    assert "needs a rights URI of Europeana's list" in answer.text


def test_the_page_links_every_format(letter_page):
    alternates = {link.get("href") for link in letter_page.xpath("//link[@rel='alternate']")}
    assert alternates == {
        f"https://archive.example.org/catalogue/records/{LETTER}.{form.extension}" for form in LETTER_FORMATS
    }
    shown = letter_page.xpath("//section[@class='files']//a/@href")
    assert sorted(shown) == sorted(f"../records/{LETTER}.{form.extension}" for form in LETTER_FORMATS)


def test_only_text_has_a_charset(client):
    assert get(client, f"/records/{LETTER}.ris").content_type == "application/x-research-info-systems; charset=utf-8"
    assert get(client, f"/records/{LETTER}.jsonld").content_type == "application/ld+json"
    assert "charset" not in get(client, f"/records/{LETTER}.xlsx").content_type


def test_a_client_that_asks_for_data_gets_data(client):
    assert get(client, f"/records/{LETTER}", Accept="application/ld+json").mimetype == "application/ld+json"
    assert get(client, f"/records/{LETTER}", Accept="text/html,*/*;q=0.8").mimetype == "text/html"
    assert get(client, f"/records/{LETTER}", Accept="*/*").mimetype == "text/html"


def test_an_id_may_have_dots(client):
    assert get(client, "/records/name.with.dots").mimetype == "text/html"
    assert get(client, "/records/name.with.dots.ris").mimetype == "application/x-research-info-systems"


def test_a_withdrawn_record_is_gone_and_says_why(client):
    for path in ("/records/taken-back", "/records/taken-back.ris", "/records/taken-back/jsonld"):
        answer = get(client, path)
        assert answer.status_code == 410
        assert "Asked for by the family." in answer.text
        assert "2026-03-01" in answer.text


@every(
    "path",
    ["/records/none", "/records/none.ris", "/records/draft", "/records/draft.ris", "/nothing", "/archives/none",
     f"/records/{LETTER}.xyz", f"/records/{LETTER}/xyz", "/records/../catalog.toml", "/records/%2e%2e%2fcatalog.toml",
     "/records/" + "a" * 5000, "/records/%00", "/records/%ff", "/archives/%ff%00"],
)  # fmt: skip
def test_what_is_not_published_is_not_there(client, path):
    answer = get(client, path)
    assert answer.status_code == 404
    assert "There is no such page" in answer.text


def test_hostile_text_is_shown_as_text(client):
    for path in ("/", "/records/hostile", "/records/taken-back"):
        answer = get(client, path)
        assert HOSTILE not in answer.text
        assert "&lt;script&gt;" in answer.text
    page = html.fromstring(get(client, "/records/hostile").get_data())
    (script,) = page.xpath("//script")
    assert json.loads(script.text)["name"] == HOSTILE


@pytest.fixture(scope="module")
def others(tmp_path_factory):
    """A letter with a title from right to left, of a day that is not known, and a unit of several years."""
    path = tmp_path_factory.mktemp("others")
    (path / "records").mkdir()
    (path / "catalog.toml").write_text(_settings())
    arabic = _record("arabic", title={"text": "رسالة إلى القاهرة", "language": "ar"}, dates=["1956-12-XX"])
    papers = _record("papers", level="fonds", scope="Letters of a physician.", texts=[{"key": "all", "language": "fr"}])
    told = _record("told", level="fonds", texts=[{"key": "all", "language": "fr", "note": "Of his secretary."}])
    lines = [json.dumps(record) for record in (arabic, _record("span", dates=["1953/1957~"]), papers, told)]
    (path / "records" / "all.jsonl").write_text("\n".join(lines))
    catalogue = open_catalogue(path)
    publish(catalogue)
    return Client(create_app(catalogue))


def test_a_date_is_in_words_for_readers_and_in_a_form_html_knows_for_programs(others):
    page = html.fromstring(get(others, "/records/arabic").get_data())
    (moment,) = page.xpath("//p[@class='kicker']/time")
    assert (moment.get("datetime"), moment.text) == ("1956-12", "December 1956")
    assert metas(page)["DC.date"] == ["1956-12"]
    page = html.fromstring(get(others, "/records/span").get_data())
    assert not page.xpath("//p[@class='kicker']/time")
    assert page.xpath("//p[@class='kicker']/span")[0].text == "1953 – ca. 1957"


def test_a_unit_says_what_it_holds_where_a_document_has_its_texts(others):
    page = html.fromstring(get(others, "/records/papers").get_data())
    sections = page.xpath("//div[@class='main-column']//section[h2]")
    assert [(one[0].text, one[1].text) for one in sections] == [
        ("Language of the documents", "French"),
        ("Scope and content", "Letters of a physician."),
    ]
    page = html.fromstring(get(others, "/records/told").get_data())
    assert page.xpath("//section[@class='chain']//p/text()") == ["Of his secretary."]


def test_no_list_has_a_time_that_html_does_not_know(others):
    page = html.fromstring(get(others, "/").get_data())
    known = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
    assert all(known.fullmatch(moment.text) for moment in page.iter("time"))
    assert "1953–1957" in page.xpath("//p[@class='entry-facts']/span/text()")


def test_a_title_runs_in_the_direction_of_its_script(others):
    (title,) = html.fromstring(get(others, "/records/arabic").get_data()).iter("h1")
    assert (title.get("dir"), title.get("lang")) == ("auto", "ar")


def test_every_answer_has_the_headers_of_safety(client):
    for path in (
        "/",
        f"/records/{LETTER}",
        f"/records/{LETTER}.ris",
        "/nothing",
        "/style.css",
        "/unapi",
        "/records/taken-back",
    ):
        headers = get(client, path).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
        assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_page_needs_no_script_and_nothing_from_elsewhere(letter_page):
    assert not letter_page.xpath(
        "//script[@type != 'application/ld+json'] | //iframe | //img | //@onclick | //style | //@style"
    )
    assert letter_page.xpath("//link[@rel='stylesheet']/@href") == ["../style.css"]


def test_what_the_reader_has_is_not_sent_again(client):
    first = get(client, f"/records/{LETTER}")
    again = get(client, f"/records/{LETTER}", **{"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.get_data()
    since = get(client, f"/records/{LETTER}.ris", **{"If-Modified-Since": first.headers["Last-Modified"]})
    assert since.status_code == 304


def test_head_is_answered_like_get_without_the_body(client):
    for path in ("/", f"/records/{LETTER}", f"/records/{LETTER}.bib"):
        with client.head(path) as answer:
            assert answer.status_code == 200
            assert not answer.get_data()
            assert int(answer.headers["Content-Length"]) == len(get(client, path).get_data())


def test_other_methods_are_refused(client):
    with client.post("/", data={}) as answer:
        assert answer.status_code == 405
        assert answer.headers["Allow"] == "GET, HEAD"


def test_the_units_above_a_document_list_it(client):
    for path in ("/archives/garf", "/archives/garf/5446", "/archives/garf/5446/98/721"):
        page = html.fromstring(get(client, path).get_data())
        assert [link.rsplit("/", 1)[-1] for link in page.xpath("//ol[@class='records']//a/@href")] == [LETTER]
    assert "GARF, fond 5446, opis 98" in get(client, "/archives/garf/5446/98").text


def test_unapi_offers_ris_first_and_gives_the_record(client):
    listed = html.fromstring(get(client, "/unapi").get_data())
    assert [one.get("name") for one in listed.iter("format")][:2] == ["ris", "bibtex"]
    with client.get("/unapi", query_string={"id": LETTER}) as answer:
        assert answer.status_code == 300
        assert f'<formats id="{LETTER}">' in answer.text
    with client.get("/unapi", query_string={"id": LETTER, "format": "ris"}) as answer:
        assert answer.text.startswith("TY  - PCOMM\r\n")
    with client.get("/unapi", query_string={"id": LETTER, "format": "mods"}) as answer:
        assert answer.status_code == 406
    with client.get("/unapi", query_string={"id": "taken-back", "format": "ris"}) as answer:
        assert answer.status_code == 404


def test_unapi_finds_the_record_by_what_the_page_names(client, letter_page):
    assert letter_page.xpath("//abbr[@class='unapi-id']/@title") == [LETTER]
    assert letter_page.xpath("//link[@rel='unapi-server']/@href") == ["https://archive.example.org/catalogue/unapi"]


def _small(tmp_path, count):
    (tmp_path / "catalog.toml").write_text(_settings())
    (tmp_path / "records").mkdir()
    lines = [json.dumps(_record(f"r{number:03}")) for number in range(count)]
    (tmp_path / "records" / "all.jsonl").write_text("\n".join(lines))
    catalogue = open_catalogue(tmp_path)
    publish(catalogue)
    return Client(create_app(catalogue))


def test_a_long_list_is_paged_and_shows_every_record_once(tmp_path):
    client = _small(tmp_path, 120)
    shown, path = [], "/"
    while path:
        page = html.fromstring(get(client, path).get_data())
        shown += [link.rsplit("/", 1)[-1] for link in page.xpath("//ol[@class='records']//a/@href")]
        path = next(iter(page.xpath("//a[@rel='next']/@href")), None)
        path = path and f"/{path}"
    assert shown == [f"r{number:03}" for number in reversed(range(120))]


def test_a_single_record_is_the_front_page(tmp_path):
    page = get(_small(tmp_path, 1), "/")
    assert '<h1 dir="auto">Document r000</h1>' in page.text


def test_an_empty_catalogue_and_one_that_was_never_published_say_so(tmp_path):
    assert "Nothing is published here yet." in get(_small(tmp_path, 0), "/").text
    other = tmp_path / "other"
    other.mkdir()
    (other / "catalog.toml").write_text(_settings())
    client = Client(create_app(open_catalogue(other)))
    assert "Nothing is published here yet." in get(client, "/").text
    assert get(client, "/records/x").status_code == 404


@pytest.mark.parametrize(
    "query", ["before=", "before=x", "before=-1", "before=0", "before=99999999999999999999", "before=١"]
)
def test_a_strange_place_in_the_list_is_no_fault(client, query):
    assert get(client, f"/?{query}").status_code == 200


def test_the_style_sheet_fetches_nothing(client):
    assert not re.search(r"@import|url\(", get(client, "/style.css").text)


LONG = 20_000
"""Lines of a transcript: 1.3 million characters."""


def _with_transcript(tmp_path, words, **fields):
    (tmp_path / "records").mkdir()
    (tmp_path / "catalog.toml").write_text(_settings())
    transcript = {"file": "letter.txt", **fields}
    record = _record("letter", texts=[{"key": "original", "language": "ru", "transcript": transcript}])
    (tmp_path / "records" / "letter.json").write_text(json.dumps(record))
    (tmp_path / "records" / "letter.txt").write_text(words)
    catalogue = open_catalogue(tmp_path)
    publish(catalogue)
    return Client(create_app(catalogue))


def _words_of(page):
    return [line.text_content() for line in page.xpath("//div[@class='words']/p")]


@pytest.mark.measured
def test_a_part_of_a_long_transcript_takes_less_than_a_second(tmp_path):
    client = _with_transcript(tmp_path, "A line of the transcript, with some more words.\n" * LONG)
    assert any(seconds(lambda: get(client, "/records/letter").get_data()) < 1 for _ in range(4))


def test_a_long_transcript_is_shown_in_parts_that_make_up_the_whole(tmp_path):
    lines = [f"Line {number:05} of the transcript, with [mark {number}] and some more words." for number in range(LONG)]
    words = "\n".join(lines)
    brackets = [
        {"as_written": f"[mark {number}]", "mark": "editorial", "at": [words.index(f"[mark {number}]")]}
        for number in (0, LONG // 2, LONG - 1)
    ]
    client = _with_transcript(tmp_path, words, brackets=brackets)
    page = html.fromstring(get(client, "/records/letter").get_data())
    shown, marks, parts = _words_of(page), page.xpath("//div[@class='words']//mark/text()"), 1
    assert "This is part 1 of 7." in " ".join(page.text_content().split())
    path = page.xpath("//a[@rel='next']/@href")[0]
    while path:
        page = html.fromstring(get(client, f"/{path.replace('../', '')}").get_data())
        shown += _words_of(page)
        marks += page.xpath("//div[@class='words']//mark/text()")
        path, parts = next(iter(page.xpath("//a[@rel='next']/@href")), None), parts + 1
    assert parts == 7
    assert shown == lines
    assert marks == ["[mark 0]", f"[mark {LONG // 2}]", f"[mark {LONG - 1}]"]
    for part in (0, 8, 9999):
        assert get(client, f"/records/letter/transcripts/original/{part}").status_code == 404


def test_a_transcript_on_one_line_is_cut_between_words(tmp_path):
    client = _with_transcript(tmp_path, " ".join(f"word{number}" for number in range(60_000)))
    paths = [f"/records/letter/transcripts/original/{part}" for part in (1, 2, 3)]
    shown = [_words_of(html.fromstring(get(client, path).get_data())) for path in paths]
    assert " ".join(line for lines in shown for line in lines).split() == [f"word{number}" for number in range(60_000)]


def test_a_transcript_that_no_page_can_hold_is_said(tmp_path):
    client = _with_transcript(tmp_path, "x" * (17 * 1024 * 1024))
    assert "The transcript has more than 16 MB, and is not shown here." in get(client, "/records/letter").text
    assert get(client, "/records/letter/transcripts/original/1").status_code == 404


def test_a_page_with_many_transcripts_links_those_that_have_no_room(tmp_path):
    client = _with_transcript(tmp_path, "words\n" * 33_000)
    texts = [{"key": f"t{number}", "language": "ru", "transcript": {"file": "letter.txt"}} for number in range(9)]
    (tmp_path / "records" / "letter.json").write_text(json.dumps(_record("letter", texts=texts)))
    page = html.fromstring(get(client, "/records/letter").get_data())
    assert len(page.xpath("//div[@class='words']")) == 3
    apart = page.xpath("//section[@class='transcript']/p/a/@href")
    assert apart == [f"../records/letter/transcripts/t{number}/1" for number in range(3, 9)]
    assert get(client, "/records/letter/transcripts/t8/1").status_code == 200
