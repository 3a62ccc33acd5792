"""What a record says comes out of every rendering as text: nothing is lost, nothing becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hostile_citations import citations, records
from hypothesis import HealthCheck, given, settings

from catalog.citation import (
    RENDERINGS,
    STYLES,
    Citation,
    Face,
    Run,
    cite,
    render,
    render_all,
)
from catalog.errors import UnknownName, UsageError
from catalog.model import Record
from tests.every import every
from tests.examples import examples

_LATEX = {
    r"\textbackslash{}": "\\",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    r"\textless{}": "<",
    r"\textgreater{}": ">",
    r"\textbar{}": "|",
    r"\textasciigrave{}": "`",
    r"\char34{}": '"',
}


class _Text(HTMLParser):
    """Collects the text of HTML, and the elements it meets."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.elements: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)


def read_html(html: str) -> _Text:
    parser = _Text()
    parser.feed(html)
    parser.close()
    assert not parser.open
    return parser


def read_markdown(markdown: str) -> str:
    """Take Markdown's own marks away: emphasis, addresses, backslashes."""
    tokens = re.findall(r"\\[!-/:-@\[-`{-~]|<https?://[^>\s]*>|\*|[^\\*]", markdown, re.DOTALL)
    assert "".join(tokens) == markdown
    return "".join(
        token[1:] if token[0] == "\\" else token[1:-1] if token[0] == "<" else "" if token == "*" else token
        for token in tokens
    )


def read_latex(latex: str) -> str:
    """Read the text of a LaTeX fragment; fail where it holds a command that the rendering does not write."""
    tokens = re.findall(
        r"\\url\{[^{}]*\}|\\emph\{|\\text[a-z]+\{\}|\\char34\{\}|\\[{}$&#_%]|\{\}|\}|[^\\{}$&#_%~^<>|`\"]",
        latex,
        re.DOTALL,
    )
    assert "".join(tokens) == latex
    text, depth = "", 0
    for token in tokens:
        depth += (token == r"\emph{") - (token == "}")
        assert depth >= 0
        if token.startswith(r"\url{"):
            text += token[5:-1].replace(r"\%", "%").replace(r"\#", "#")
        elif token in _LATEX:
            text += _LATEX[token]
        elif token not in (r"\emph{", "}", "{}"):
            text += token.removeprefix("\\")
    assert depth == 0
    return text


def read_rtf(rtf: str) -> str:
    """Read the text of an RTF document as a word processor does: groups, control words, \\u with its fallback."""
    assert rtf.isascii()
    units, depth, skipping = b"", 0, []
    tokens = re.findall(r"\\u-?\d+\?|\\[a-z]+-?\d* ?|\\[\\{}*]|[{}]|[^\\{}]", rtf)
    assert "".join(tokens) == rtf
    for token in tokens:
        if token == "{":
            depth += 1
        elif token == "}":
            depth -= 1
            skipping = [level for level in skipping if level <= depth]
        elif token in (r"\*", r"\fonttbl"):
            skipping.append(depth)
        elif not skipping:
            units += _rtf_units(token)
    assert depth == 0
    return units.decode("utf-16-le")


def _rtf_units(token: str) -> bytes:
    if found := re.fullmatch(r"\\u(-?\d+)\?", token):
        return (int(found[1]) % 65536).to_bytes(2, "little")
    if token in ("\\\\", "\\{", "\\}"):
        return token[1:].encode("utf-16-le")
    return b"" if token.startswith("\\") or token == "\n" else token.encode("utf-16-le")


def assert_same_text_in_all(citation: Citation) -> None:
    text = render(citation)
    assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", text)
    html = read_html(render(citation, "html"))
    assert html.text.strip() == text.strip()
    assert set(html.elements) <= {"i", "a"}
    assert all(name == "href" and value and value.startswith("http") for name, value in html.attributes)
    assert read_markdown(render(citation, "markdown")).strip() == text
    assert read_latex(render(citation, "latex")).strip() == text
    assert read_rtf(render(citation, "rtf")).strip() == text


@given(citations)
@settings(max_examples=examples(300), deadline=None)
def test_any_text_comes_out_of_every_rendering_as_it_went_in(citation: Citation) -> None:
    assert_same_text_in_all(citation)


@given(records)
@settings(
    max_examples=examples(60), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
def test_any_record_is_cited_in_every_style_and_form_without_harm(record: Record) -> None:
    for style in STYLES:
        for form in style.forms:
            for locale in style.locales:
                assert_is_cited(record, style.name, form, locale)


def assert_is_cited(record: Record, style: str, form: str, locale: str) -> None:
    if record.reference_code is None and (form == "locator" or cites_by_place_alone(style, form)):
        with pytest.raises(UsageError, match="has no reference code"):
            cite(record, style=style, form=form, locale=locale)
        return
    citation = cite(record, style=style, form=form, locale=locale)
    assert str(citation).strip()
    assert_same_text_in_all(citation)


def cites_by_place_alone(style: str, form: str) -> bool:
    return (
        style in ("slavic", "archive")
        or (style == "gost" and form in ("repeated", "in-text"))
        or (style.startswith("wilson-center") and form == "short")
    )


def test_italics_are_italics_in_every_rendering() -> None:
    citation = Citation((Run("See "), Run("A & B", Face.ITALIC), Run(".")))
    assert [render(citation, name) for name in ("text", "html", "markdown", "latex")] == [
        "See A & B.",
        "See <i>A &amp; B</i>.",
        r"See *A \& B*.",
        r"See \emph{A \& B}.",
    ]
    assert "See {\\i A & B}." in render(citation, "rtf")


def test_an_address_can_be_followed_only_where_it_leads_to_the_web() -> None:
    web = Citation((Run("https://example.org/a_b?c=d&e", Face.LINK),))
    assert render(web, "html") == ('<a href="https://example.org/a_b?c=d&amp;e">https://example.org/a_b?c=d&amp;e</a>')
    assert render(web, "markdown") == "<https://example.org/a_b?c=d&e>"
    assert 'HYPERLINK "https://example.org/a_b?c=d&e"' in render(web, "rtf")
    script = Citation((Run("javascript:alert(1)", Face.LINK),))
    assert [render(script, name) for name in ("html", "markdown")] == ["javascript:alert(1)"] * 2
    assert "HYPERLINK" not in render(script, "rtf")


def test_astral_signs_are_two_units_in_rtf() -> None:
    assert "\\u-10179?\\u-8704?" in render(Citation((Run("😀"),)), "rtf")


@every("number", [0, 1, 3])
@every("name", RENDERINGS)
def test_a_list_has_a_paragraph_for_each_citation(name: str, number: int) -> None:
    several = render_all([Citation((Run(f"Entry {place}."),)) for place in range(number)], name)
    assert [place for place in range(9) if f"Entry {place}." in several] == list(range(number))
    if name == "rtf":
        assert read_rtf(several) == "".join(f"Entry {place}." for place in range(number))
        assert several.count("\\par") == number


def test_a_rendering_that_there_is_not_is_named_with_those_that_there_are() -> None:
    with pytest.raises(UnknownName, match="There is no rendering of citations 'pdf'; there are: html, latex"):
        render(Citation(()), "pdf")
