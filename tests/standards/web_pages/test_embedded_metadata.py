"""A page of any site gives a draft of the metadata in it: each syntax, what they add, and where they disagree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import catalog
from catalog.standards.importers import Draft, Refusal, Source, find, recognise

CC = "https://creativecommons.org/licenses"
JSON_LD = {"@context": "https://schema.org", "@type": "Letter", "name": "On the harvest", "inLanguage": "ru"}


def outcome_of(head: str = "", body: str = "", *, name: str = "page.html") -> Draft | Refusal:
    page = f"<!DOCTYPE html><html lang='en'><head><title>T</title>{head}</head><body>{body}</body></html>"
    (outcome,) = find("web-page").read(Source(name, page.encode()))
    return outcome


def draft_of(head: str = "", body: str = "") -> Draft:
    outcome = outcome_of(head, body)
    assert isinstance(outcome, Draft), outcome
    return outcome


def script(**properties: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({**JSON_LD, **properties})}</script>'


def meta(**names: str) -> str:
    return "".join(f'<meta name="{name.replace("__", ".")}" content="{content}">' for name, content in names.items())


def asked(draft: Draft) -> dict[str, tuple[str, ...]]:
    return {question.pointer: question.answers for question in draft.questions}


def title_of(draft: Draft) -> str:
    title = draft.document["title"]
    return title if isinstance(title, str) else title["text"]


MICRODATA = """<article itemscope itemtype="https://schema.org/Letter"><h1 itemprop="name">On the harvest</h1>
<p>By <span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ivan Petrov</b></span>,
<time itemprop="dateCreated" datetime="1956-09-05">5 September</time></p>
<meta itemprop="inLanguage" content="ru"></article>"""
RDFA = """<article vocab="https://schema.org/" typeof="Letter"><h1 property="name">On the harvest</h1>
<p>By <span property="author" typeof="Person"><b property="name">Ivan Petrov</b></span>,
<time property="dateCreated" datetime="1956-09-05">5 September</time></p>
<meta property="inLanguage" content="ru"></article>"""
DUBLIN_CORE = (
    '<link rel="schema.DC" href="http://purl.org/dc/elements/1.1/">'
    + meta(DC__Title="On the harvest", DC__creator="Petrov, Ivan", DC__language="ru")
    + '<meta name="DCTERMS.created" scheme="W3CDTF" content="1956-09-05">'
)
CITATION = meta(citation_title="On the harvest", citation_author="Petrov, Ivan", citation_language="ru")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (script(author={"@type": "Person", "name": "Ivan Petrov"}, dateCreated="1956-09-05"), ""),
        ("", MICRODATA),
        ("", RDFA),
        (DUBLIN_CORE, ""),
        (CITATION, ""),
    ],
    ids=["json-ld", "microdata", "rdfa", "dublin-core", "citation"],
)
def test_each_syntax_gives_title_author_and_language(head: str, body: str) -> None:
    draft = draft_of(head, body)
    assert title_of(draft) == "On the harvest"
    assert [agent["name"] for agent in draft.document["authors"]] == ["Ivan Petrov"]
    assert draft.document["texts"][0]["language"] == ["ru"]
    assert draft.questions == ()
    if head is not CITATION:
        assert draft.document["dates"] == [{"value": "1956-09-05", "event": "creation"}]


def test_all_syntaxes_that_agree_give_one_draft_without_a_question() -> None:
    everything = script(author="Ivan Petrov", dateCreated="1956-09-05") + DUBLIN_CORE + CITATION
    draft = draft_of(everything + meta(description="A letter."), MICRODATA + RDFA)
    assert draft.questions == ()
    assert [agent["name"] for agent in draft.document["authors"]] == ["Ivan Petrov"]
    assert len(draft.document["dates"]) == 1
    assert draft.document["abstract"] == {"text": "A letter."}


@pytest.mark.parametrize(
    ("head", "pointer", "answers"),
    [
        (script() + meta(DC__title="On the war"), "/title", ("On the harvest", "On the war")),
        (script(author="Ivan Petrov") + meta(DC__creator="Anna Orlova"), "/authors", ("Ivan Petrov", "Anna Orlova")),
        (script(dateCreated="1956-09-05") + meta(DC__date="1957-01-01"), "/dates", ("1956-09-05", "1957-01-01")),
        (script(abstract="They ask.") + meta(DC__description="They reply."), "/abstract", ("They ask.", "They reply.")),
        (script() + meta(DC__language="ko"), "/texts/0/language", ("ru", "ko")),
        (script(license=f"{CC}/by/4.0/") + f'<link rel="license" href="{CC}/by-nc/4.0/">', "/rights/uri",
         (f"{CC}/by/4.0/", f"{CC}/by-nc/4.0/")),
    ],
)  # fmt: skip
def test_two_sources_that_disagree_are_asked_about(head: str, pointer: str, answers: tuple[str, str]) -> None:
    draft = draft_of(head)
    first, second = asked(draft)[pointer]
    other = "the links" if pointer == "/rights/uri" else "Dublin Core"
    assert (first, second) == (f"{answers[0]} (JSON-LD)", f"{answers[1]} ({other})")
    assert draft.document["administration"]["status"] == "draft"
    assert title_of(draft) == "On the harvest"


@pytest.mark.parametrize(
    "head",
    [
        script(dateCreated="1956-09-05") + meta(DC__date="1956"),
        script(abstract="They ask for help, and more.") + meta(description="They ask for help…"),
        script(author=["Ivan Petrov", "Anna Orlova"]) + meta(DC__creator="Petrov, Ivan"),
        script() + '<meta property="og:title" content="On the harvest | The Archive">',
        script() + meta(DC__type="text", DC__format="text/html"),
    ],
)
def test_less_is_no_contradiction(head: str) -> None:
    assert draft_of(head).questions == ()


def test_what_one_source_does_not_say_another_adds() -> None:
    draft = draft_of(script(dateCreated="1956") + meta(DC__date="1956-09-05", DC__subject="Harvests", keywords="x"))
    assert draft.document["dates"] == [{"value": "1956-09-05", "event": "creation"}]
    assert draft.document["subjects"] == [{"term": "Harvests"}]
    draft = draft_of(
        script(keywords=["Harvests", "Trade"]) + meta(DC__subject="harvests", citation_keywords="War; Trade")
    )
    assert [subject["term"] for subject in draft.document["subjects"]] == ["Harvests", "Trade", "War"]


def test_open_graph_is_the_last_resort() -> None:
    head = '<meta property="og:title" content="A letter"><meta property="og:description" content="They ask.">'
    draft = draft_of(head)
    assert (title_of(draft), draft.document["abstract"]["text"]) == ("A letter", "They ask.")
    assert title_of(draft_of(head + meta(DC__title="A letter from Petrov"))) == "A letter from Petrov"


def test_links_are_kept_as_addresses_and_nothing_is_fetched() -> None:
    draft = draft_of(
        script()
        + '<link rel="cite-as" href="https://a.example.org/records/harvest-1">'
        + '<link rel="describedby" type="application/marcxml+xml" href="https://a.example.org/harvest-1.marc.xml">'
        + '<link rel="unapi-server" href="https://a.example.org/unapi"><link rel="stylesheet" href="/style.css">',
        '<abbr class="unapi-id" title="item-77"></abbr>',
    )
    assert (draft.document["id"], draft.document["url"]) == ("harvest-1", "https://a.example.org/records/harvest-1")
    assert {(each.place, each.text) for each in draft.ignored} == {
        ("link (describedby, application/marcxml+xml)", "https://a.example.org/harvest-1.marc.xml"),
        ("link (unapi-server)", "https://a.example.org/unapi"),
        ("link (unapi-id)", "item-77"),
    }


def test_a_page_of_several_documents_is_asked_which_it_is() -> None:
    several = [{**JSON_LD, "name": "One"}, {**JSON_LD, "name": "Two"}]
    head = f'<script type="application/ld+json">{json.dumps(several)}</script>' + meta(DC__title="Letters")
    draft = draft_of(head)
    assert title_of(draft) == "Letters"
    assert asked(draft)["/title"] == ("One", "Two")


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", "<h1>A letter</h1>"),
        (script(**{"@type": "WebSite"}), ""),
        ('<script type="application/ld+json">{"name": </script>', ""),
        ('<script type="application/ld+json">' + "[" * 200_000 + "</script>", ""),
        ('<script type="text/javascript">{"@type": "Letter", "name": "x"}</script>', ""),
    ],
)  # fmt: skip
def test_a_page_without_metadata_of_a_document_is_refused(head: str, body: str) -> None:
    outcome = outcome_of(head, body)
    assert isinstance(outcome, Refusal)
    assert outcome.findings[0].code == "no-metadata"


def test_a_broken_script_is_said_and_the_rest_is_read() -> None:
    draft = draft_of('<script type="application/ld+json">{"name": </script>' + meta(DC__title="A letter"))
    assert title_of(draft) == "A letter"
    assert any("cannot be read" in each.text for each in draft.ignored)


@pytest.mark.parametrize(
    "opening", ["<!DOCTYPE html>", "<html>", "\n<!-- saved -->\n<!doctype HTML PUBLIC '-//W3C//DTD XHTML'>"]
)
def test_html_is_recognised_before_the_xml_that_its_namespaces_look_like(opening: str) -> None:
    page = f"{opening}<head>{DUBLIN_CORE}</head>".encode()
    importer = recognise(Source("page.html", page))
    assert importer is find("web-page")
    (outcome,) = importer.read(Source("page.html", page))
    assert isinstance(outcome, Draft)


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div itemscope itemtype='https://schema.org/Letter' itemprop=author>" * 50_000,
        "<html>" + "<i itemprop=name>" * 50_000,
        "<html><meta name='DC.title' content='x'>" + "<meta name='DC.subject' content='y'>" * 100_000,
        "<html>" + "<script type='application/ld+json'>{}</script>" * 50_000,
        "<html><div vocab=https://schema.org/ typeof=Letter>" + "<b property=name>x</b>" * 50_000,
    ],
    ids=["items", "properties", "metas", "scripts", "rdfa"],
)
def test_a_hostile_page_is_read_or_refused(page: str) -> None:
    outcomes = list(find("web-page").read(Source("page.html", page.encode())))
    assert len(outcomes) == 1


def test_entities_and_external_addresses_are_not_followed() -> None:
    page = (
        '<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]><html><head>'
        + meta(DC__title="A &a; letter")
        + '<script type="application/ld+json" src="https://example.org/x.json"></script></head></html>'
    )
    (outcome,) = find("web-page").read(Source("page.html", page.encode()))
    assert isinstance(outcome, Draft)
    assert "root:" not in str(outcome.document)


def test_a_page_that_is_saved_again_is_known_by_its_address(tmp_path: Path) -> None:
    (tmp_path / "catalog.toml").write_text(
        'name = "T"\nbase_url = "https://c.example.org"\nadmin_emails = ["a@example.org"]\nnamespace = "e.org"\n'
    )
    page = "<html><head><link rel=canonical href=https://a.example.org/item?id=7>{}</head></html>"
    for name, extent in (("one.html", "2 leaves"), ("two.html", "3 leaves")):
        (tmp_path / name).write_text(page.format(script(materialExtent=extent)))
    catalogue = catalog.open(tmp_path)
    results = [
        outcome.result for name in ("one.html", "two.html") for outcome in catalogue.import_files([tmp_path / name])
    ]
    assert results == ["imported", "updated"]
    assert [one.words for record in catalogue for one in record.extent] == ["3 leaves"]
