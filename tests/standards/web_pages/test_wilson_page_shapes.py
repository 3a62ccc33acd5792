"""However a page is saved, cut or shuffled, it is read alike, nothing raises, and every line of it is accounted for."""

# ruff: noqa: E501

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wilson_pages import RIGHTS, draft_of, outcome_of, page

from catalog.standards.importers import Draft, Refusal
from catalog.validation import read_plain
from tests.examples import examples

BODY = (
    "TOP SECRET\nCopy No. 2\nMoscow, 5 September 1956\nTo: Comrade A. A. Gromyko\nSubject: Trade\n"
    "1. The Ambassador said that the talks on trade had been “useful” [polezny], and asked us to go on with them. [1]\n"
    "Record ID\nSource\nKIM: What do you think?\nPARK: I think so.\n[page break]\n| Name | Post |\n| Ri | Minister |\n"
    "The draft is attached.\n[signature] I. Petrov\nAmbassador of the USSR to the DPRK\ncc: Stalin, Molotov\n[1] A footnote.\n"
    "Six copies printed. zk\nDrafted by A. Ivanov\nNo. 1222"
)
PAGES = {
    "letter": page(body=BODY),
    "conversation": page(
        title="Memorandum of Conversation between Mao Zedong and Soviet Ambassador Pavel Yudin", date="circa June 1953",
        donated="This document was made possible with support from the Leon Levy Foundation",
        body="Participants: Mao Zedong, Ambassador Yudin, an interpreter\n" + BODY,
        abstract="Mao and Yudin talk.\n\nThey go on.",
        source="PRC FMA 109-00870-01, 9-10. Obtained by Shen Zhihua, translated by Anna Beth Keim, published in Dossier 5.",
    ),
    "no body": page(body="", abstract="Only a scan.", source="Rodong Sinmun, 5 July 1972.", date="[Undated]"),
    "no source": page(source="", uploaded="", record_id="", title="Zhou Enlai and Pham Van Dong"),
}  # fmt: skip

pages = pytest.mark.parametrize("text", PAGES.values(), ids=PAGES)


def without_words(draft: Draft) -> dict[str, Any]:
    """Return the document without what quotes the page as it was saved."""
    document = json.loads(json.dumps(dict(draft.document)))
    document["administration"].pop("source")
    document["rights"].pop("statement")
    for text in document["texts"]:
        text.pop("transcript", None)
    return document


def questions(draft: Draft) -> list[tuple[str, str, tuple[str, ...], str]]:
    return [(each.pointer, each.reason, each.answers, " ".join(each.text.split())) for each in draft.questions]


def accounted(draft: Draft, text: str) -> None:
    spans = [(each.start, each.end) for each in (*draft.found, *draft.ignored)]
    for line in re.finditer(r"[^\n]*\w[^\n]*", text):
        missed = [at for at in range(*line.span()) if not any(a <= at < b for a, b in spans)]
        assert not re.search(r"\w", "".join(text[at] for at in missed)), line[0]


@pages
def test_every_line_is_found_or_left(text: str) -> None:
    draft = draft_of(text)
    accounted(draft, text)
    assert read_plain(dict(draft.document)).record is not None


@pages
@pytest.mark.parametrize(
    "save",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\r"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace(" ", "\u202f"),
        lambda text: text.replace(" ", "\t"),
        lambda text: text.replace("\n", " \t\n"),
        lambda text: text.replace("\n\n", "\n\u00a0\n"),
        lambda text: text.replace("\n", "\u2028"),
        lambda text: "\n\n" + text + "\n\n\n",
        lambda text: text.removeprefix("Skip to content"),
    ],
    ids=["bom", "crlf", "cr", "nbsp", "narrow", "tabs", "trailing", "nbsp lines", "separators", "blank rim", "no skip"],
)
def test_signs_that_nobody_sees_change_nothing(text: str, save: Any) -> None:
    plain, saved = draft_of(text), draft_of(save(text))
    assert without_words(saved) == without_words(plain)
    assert questions(saved) == questions(plain)
    assert [content.decode().split() for content in saved.beside.values()] == [
        content.decode().split() for content in plain.beside.values()
    ]


def as_html(text: str) -> str:
    """Return a page as HTML of plain lines, without the class names of the site."""
    return "<html><body>" + "<br>".join(html.escape(line) for line in text.split("\n")) + "</body></html>"


@pages
def test_html_of_the_same_lines_is_read_alike(text: str) -> None:
    plain, saved = draft_of(text), draft_of(as_html(text), "page.html")
    assert without_words(saved) == without_words(plain)
    assert questions(saved) == questions(plain)
    assert list(saved.beside.values()) == list(plain.beside.values())


def as_site_html(parts: dict[str, str]) -> str:
    """Return a page as HTML with the class names of the site."""
    shown = {name: html.escape(value).replace("\n", "<br>") for name, value in parts.items()}
    lists = "".join(
        f'<h2 class="title">{label}</h2><div>{"".join(f"<div class=name>{value}</div>" for value in values)}</div>'
        for label, values in LISTS.items()
    )
    return (
        f'<html><body><a>Skip to content</a><div class="date">{shown["date"]}</div><h1>{shown["title"]}</h1>'
        f'<div class="donated">{shown["donated"]}</div><div class="tab-pane active">{shown["body"]}</div>'
        f'<div class="text-block">{shown["abstract"]}</div>{lists}<h2>Document Information</h2>'
        f'<div><h3 class="sub-title">Source</h3><div>{shown["source"]}</div></div>'
        f'<div><h3 class="sub-title">Rights</h3><div>{RIGHTS.replace(chr(10), "<br>")}</div></div>'
        f'<div><h3 class="sub-title">Original Uploaded Date</h3><div>{shown["uploaded"]}</div></div>'
        f'<div><h3 class="sub-title">Record ID</h3><div>{shown["record_id"]}</div></div></body></html>'
    )


LISTS = {
    "Author(s)": ["Yudin, Pavel"],
    "Associated Places": ["China", "Soviet Union"],
    "Subjects Discussed": ["China--Foreign relations--Soviet Union"],
    "Associated People & Organizations": ["Mao, Zedong, 1893-1976", "China. Ministry of Foreign Affairs"],
}


def test_html_of_the_site_is_read_like_the_text_with_its_lists() -> None:
    parts = {
        "title": "Letter from Pavel Yudin to John Smith", "date": "September 5, 1956",
        "donated": "This document was made possible with support from the Leon Levy Foundation", "body": BODY,
        "abstract": "Yudin writes.\n\nHe goes on.", "source": "GARF, Fond 1, Opis 2, Delo 3. Translated by A. Ba.",
        "uploaded": "2012-01-05", "record_id": "110001",
    }  # fmt: skip
    lists = "\n\n".join("\n".join([label, *values]) for label, values in LISTS.items())
    text = page(**{**parts, "abstract": f"{parts['abstract']}\n\n{lists}"})
    plain, saved = draft_of(text), draft_of(as_site_html(parts), "page.html")
    assert plain.document["places"] == LISTS["Associated Places"]
    assert [each["name"] for each in plain.document["signatories"]] == ["I. Petrov"]
    assert [each["name"] for each in plain.document["authors"]] == ["Pavel Yudin"]
    assert without_words(saved) == without_words(plain)
    assert questions(saved) == questions(plain)
    assert list(saved.beside.values()) == list(plain.beside.values())
    accounted(plain, text)


@pages
@given(data=st.data())
@settings(max_examples=examples(40), deadline=None)
def test_a_page_that_was_cut_or_shuffled_is_read_or_refused(text: str, data: st.DataObject) -> None:
    lines = text.split("\n")
    order = data.draw(st.permutations(range(len(lines))) | st.just(list(range(len(lines)))))
    kept = data.draw(st.integers(0, len(lines)))
    cut = data.draw(st.integers(0, 60))
    damaged = "\n".join(lines[number] for number in order[:kept])[: -cut or None]
    outcome = outcome_of(damaged)
    if isinstance(outcome, Refusal):
        assert outcome.findings
        return
    accounted(outcome, damaged)
    assert all(damaged[each.start : each.end] == each.text for each in (*outcome.found, *outcome.ignored))
    assert read_plain(dict(outcome.document)).record is not None
