"""A page saved as HTML: its visible words as a text, and its parts by the elements that the site has for them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree, html

from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.layout import Label, Layout, read_text, with_plain_spaces
from catalog.standards.web_pages.site import Site

__all__ = ["SavedPage", "is_html", "labelled", "parse", "read_html"]

_HTML = re.compile(
    r"^\s*(?:<\?xml[^>]*>\s*)?(?><!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|main|div|article)\b",
    re.IGNORECASE | re.DOTALL,
)
_SILENT = frozenset({"script", "style", "noscript", "template", "head", "svg", "iframe", "object", "select", "button"})
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "form"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table"}
    | {"td", "th", "tr", "ul"}
)
_APART = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "blockquote"})
_ADDRESS = re.compile(r"^https?://[A-Za-z0-9.-]+(?:/[A-Za-z0-9._~%/-]*)?$")
_PARTS = ("title", "date", "donated", "body", "abstract")
_INFORMATION = frozenset({"source", "uploaded", "record_id"})
"""What is said of the page itself, in elements of its own where a site says it at all."""


@dataclass(slots=True)
class _Rendering:
    """The visible words of a page while they are gathered, and where each element's begin and end."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    spans: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)
    _gap: int = 0

    def say(self, text: str) -> None:
        words = re.sub(r"[ \t\r\n\f]+", " ", text)
        if self._gap or not self.pieces or self.pieces[-1].endswith("\n"):
            words = words.lstrip(" ")
        if not words:
            return
        if self.pieces and self._gap:
            self._push("\n" * self._gap)
        self._gap = 0
        self._push(words)

    def part(self, lines: int) -> None:
        """Begin a new line, below as many line feeds at least."""
        self._gap = max(self._gap, lines)

    def feed(self) -> None:
        """Begin one more line."""
        self._gap += 1

    def _push(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


def is_html(text: str) -> bool:
    """Whether a page is HTML."""
    return bool(_HTML.match(text[:4096]))


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page of HTML: its elements, its visible words, and where in these each element begins and ends."""

    root: etree._Element
    as_saved: str
    spans: dict[etree._Element, tuple[int, int]]

    def words_of(self, element: etree._Element, most: int) -> str:
        """Return the visible words of an element, so many characters at most."""
        start, end = self.spans.get(element, (0, 0))
        return self.as_saved[start : min(end, start + most)]


def parse(text: str) -> SavedPage | None:
    """Read HTML; None where it has no elements."""
    try:
        # no network, no huge trees: a page comes from a stranger
        parser = html.HTMLParser(
            encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
        )
        root = html.document_fromstring(text.encode(), parser=parser)
    except (etree.LxmlError, ValueError):
        return None
    rendering = _render(root)
    return SavedPage(root, "".join(rendering.pieces), rendering.spans)


def read_html(text: str, site: Site) -> Layout | None:
    """Read a page saved as HTML; None where it has not this layout. Offsets count in the visible words."""
    saved = parse(text)
    if saved is None:
        return None
    layout = _by_elements(saved, site) or read_text(saved.as_saved, site)
    return replace(layout, url=_address(saved.root, site), as_saved=saved.as_saved) if layout else None


def _render(root: etree._Element) -> _Rendering:
    """Gather the visible words; blocks begin on lines of their own."""
    rendering = _Rendering()
    silent = 0
    starts: dict[etree._Element, int] = {}
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag if isinstance(element.tag, str) else ""
        gap = 2 if tag in _APART else 1 if tag in _BLOCKS else 0
        if event == "start":
            silent += tag in _SILENT
            rendering.part(gap)
            if tag == "br":
                rendering.feed()
            starts[element] = rendering.length
            if not silent and element.text:
                rendering.say(element.text)
        else:
            rendering.part(gap)
            rendering.spans[element] = (starts.pop(element), rendering.length)
            silent -= tag in _SILENT
            if not silent and element.tail:
                rendering.say(element.tail)
    return rendering


def _by_elements(saved: SavedPage, site: Site) -> Layout | None:
    """Find the parts by the elements of the site; None where title or information are in no such elements."""
    ordered = _ordered(saved)
    first: dict[str, Passage] = {}
    for passage, element in ordered:
        for part in _PARTS:
            if part not in first and _is(element, part, site):
                first[part] = passage
    labels = {name: label for name, label in _labelled(ordered, site) if name}
    expected = _INFORMATION & set(site.labels.values())
    if "title" not in first or not labels or (expected and expected.isdisjoint(labels)):
        return None
    source = labels.pop("source", None)
    rights = labels.pop("rights", None)
    headings = tuple(label.heading for label in (source, rights) if label)
    information = tuple(p for p, e in ordered if _is(e, "label", site) and site.text.information.fullmatch(p.text))
    return Layout(
        site,
        with_plain_spaces(saved.as_saved),
        title=first["title"],
        date=first.get("date"),
        donated=(first["donated"],) if "donated" in first else (),
        body=first.get("body"),
        abstract=first.get("abstract"),
        source=_whole(source),
        rights=rights.values if rights else (),
        labels=labels,
        furniture=(*headings, *information[:1]),
    )


def _ordered(saved: SavedPage) -> list[tuple[Passage, etree._Element]]:
    """Return each element that has visible words, with these, in the order of the page."""
    page = with_plain_spaces(saved.as_saved)
    passages = ((Passage(page, *span).strip(), element) for element, span in saved.spans.items())
    return sorted((each for each in passages if each[0]), key=lambda each: (each[0].start, -each[0].end))


def labelled(saved: SavedPage, site: Site) -> Iterator[tuple[str, Label]]:
    """Yield each label of a page with the values beside it, and what it has; nothing for a label that is not known."""
    yield from _labelled(_ordered(saved), site)


def _labelled(ordered: list[tuple[Passage, etree._Element]], site: Site) -> Iterator[tuple[str, Label]]:
    passages = {element: passage for passage, element in ordered}
    for heading, element in ordered:
        if _is(element, "label", site):
            name = site.labels.get(heading.line_text.lower().rstrip(": "), "")
            yield name, Label(heading, tuple(_values(element, passages, site)))


def _is(element: etree._Element, part: str, site: Site) -> bool:
    """Whether an element is one of those that the site has for a part of the page."""
    return site.elements[part].match(str(element.tag), frozenset((element.get("class") or "").split()))


def _values(label: etree._Element, passages: dict[etree._Element, Passage], site: Site) -> Iterator[Passage]:
    """Yield the values beside a label, up to the next label: the site's elements for them, else lines."""
    for sibling in label.itersiblings():
        values: list[Passage] = []
        for element in sibling.iter():
            if _is(element, "label", site):
                above = passages[sibling].start, passages.get(element, passages[sibling]).start
                yield from values or Passage(passages[sibling].page, *above).lines()
                return
            if _is(element, "value", site) and element in passages:
                values.append(passages[element])
        yield from values or (passages[sibling].lines() if sibling in passages else ())


def _whole(label: Label | None) -> Passage | None:
    values = label.values if label else ()
    return Passage(values[0].page, values[0].start, values[-1].end) if values else None


def _address(root: etree._Element, site: Site) -> str:
    """Return the address the page gives for itself, where it is one of the site."""
    for element in root.iter("link", "meta"):
        named = element.get("rel") == "canonical" or element.get("property") == "og:url"
        address = element.get("href") or element.get("content") or ""
        if named and _ADDRESS.match(address) and site.address.match(address):
            return address
    return ""
