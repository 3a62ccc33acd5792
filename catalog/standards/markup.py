"""Writing XML by text: every string is escaped once, and what is markup already is never escaped again.

A crosswalk makes the elements of its standard ready once, by `leaf`, `tagged`, `pointer` and `branch`, and then fills
them; `text_element` and `element` write those of which several attributes differ. None writes an element that says
nothing. That markup and strings are not mixed up is proved by their types.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NewType, cast

__all__ = [
    "NOTHING",
    "XSI",
    "Branch",
    "Leaf",
    "Markup",
    "Tagged",
    "branch",
    "document_element",
    "element",
    "escape",
    "fragment",
    "leaf",
    "one_line",
    "opening_tag",
    "pointer",
    "tagged",
    "text_element",
]

XSI = "http://www.w3.org/2001/XMLSchema-instance"

Markup = NewType("Markup", str)
"""XML that is written already: nothing, or whole elements, each with the end of its line."""
NOTHING = Markup("")

Attributes = Mapping[str, str | None]
"""Names and values; one without a value is left out."""
_NONE: Attributes = {}

Leaf = Callable[[str | None], Markup]
Tagged = Callable[[str | None, str | None], Markup]
Branch = Callable[[Iterable[Markup]], Markup]


def escape(text: str) -> str:
    """Return a string as the content of an element."""
    if "&" in text or "<" in text or ">" in text or "\r" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text


def one_line(text: str | None) -> str | None:
    """Return words on one line, or None where there are none."""
    return " ".join(text.split()) if text else None


def _quoted(text: str) -> str:
    if "&" in text or '"' in text or "<" in text or ">" in text or "\n" in text or "\t" in text or "\r" in text:
        return escape(text).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def leaf(name: str, attributes: Attributes = _NONE) -> Leaf:
    """Return what writes an element that holds a text."""
    opening, closing = opening_tag(name, attributes), f"</{name}>\n"

    def write(text: str | None) -> str:
        if not text:
            return ""
        if "&" in text or "<" in text or ">" in text or "\r" in text:
            text = escape(text)
        return f"{opening}{text}{closing}"

    return cast("Leaf", write)


def tagged(name: str, attribute: str, attributes: Attributes = _NONE) -> Tagged:
    """Return what writes an element that holds a text and says something of it, as its language, in an attribute."""
    plain, closing = opening_tag(name, attributes), f"</{name}>\n"
    opening = f'{plain[:-1]} {attribute}="'

    def write(text: str | None, value: str | None) -> str:
        if not text:
            return ""
        if "&" in text or "<" in text or ">" in text or "\r" in text:
            text = escape(text)
        return f'{opening}{_quoted(value)}">{text}{closing}' if value else f"{plain}{text}{closing}"

    return cast("Tagged", write)


def pointer(name: str, attribute: str, attributes: Attributes = _NONE) -> Leaf:
    """Return what writes an element that is empty but for the value of an attribute, and what always comes with it."""
    opening = f'{opening_tag(name, attributes)[:-1]} {attribute}="'

    def write(value: str | None) -> str:
        return f'{opening}{_quoted(value)}"/>\n' if value else ""

    return cast("Leaf", write)


def branch(name: str, attributes: Attributes = _NONE) -> Branch:
    """Return what writes an element that holds others, one below the other."""
    opening, closing = f"{opening_tag(name, attributes)}\n", f"</{name}>\n"

    def write(children: Iterable[Markup]) -> str:
        inner = "".join(children)
        return f"{opening}{inner}{closing}" if inner else ""

    return cast("Branch", write)


def text_element(name: str, text: str | None, attributes: Attributes = _NONE) -> Markup:
    """Return an element that holds a text."""
    return Markup(f"<{name}{_written(attributes)}>{escape(text)}</{name}>\n" if text else "")


def element(name: str, children: Iterable[Markup], attributes: Attributes = _NONE) -> Markup:
    """Return an element that holds others, one below the other, or attributes alone."""
    inner, written = "".join(children), _written(attributes)
    if inner:
        return Markup(f"<{name}{written}>\n{inner}</{name}>\n")
    return Markup(f"<{name}{written}/>\n" if written else "")


def opening_tag(name: str, attributes: Attributes = _NONE) -> str:
    """Return the beginning of an element whose content is written apart."""
    return f"<{name}{_written(attributes)}>"


def fragment(pieces: Iterable[Markup]) -> Markup:
    """Return pieces of markup one below the other."""
    return Markup("".join(pieces))


def document_element(written: Markup) -> bytes:
    """Return an element, or several, as the bytes of a record: without the end of the last line."""
    return written[:-1].encode()


def _written(attributes: Attributes) -> str:
    written = ""
    for name, value in attributes.items():
        if value:
            written += f' {name}="{_quoted(value)}"'
    return written
