"""Writing XML by text: every string is escaped once, and what is markup already is never escaped again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

__all__ = ["XSI", "Markup", "element", "escape", "fragment", "opening_tag"]

XSI = "http://www.w3.org/2001/XMLSchema-instance"
_NONE: Mapping[str, str | None] = {}


class Markup(str):
    """XML that is written already."""

    __slots__ = ()


def escape(text: str) -> str:
    """Return a string as the content of an element."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def _quoted(text: str) -> str:
    text = escape(text)
    if '"' in text:
        text = text.replace('"', "&quot;")
    if "\n" in text or "\t" in text:
        text = text.replace("\n", "&#10;").replace("\t", "&#9;")
    return text


def element(name: str, content: str | Iterable[str] | None, attributes: Mapping[str, str | None] = _NONE) -> Markup:
    """Return an element, or nothing where there is neither content nor an attribute.

    `content` is a text, markup, or several pieces of markup; attributes without a value are left out.
    """
    if content.__class__ is Markup or content is None:
        inner = content or ""
    elif isinstance(content, str):
        inner = escape(content)
    else:
        inner = fragment(content)
        inner = f"\n{inner}\n" if inner else ""
    written = _attributes(attributes) if attributes else ""
    if not inner:
        return Markup(f"<{name}{written}/>" if written else "")
    return Markup(f"<{name}{written}>{inner}</{name}>")


def opening_tag(name: str, attributes: Mapping[str, str | None] = _NONE) -> Markup:
    """Return the beginning of an element whose content is written apart."""
    return Markup(f"<{name}{_attributes(attributes)}>")


def _attributes(attributes: Mapping[str, str | None]) -> str:
    return "".join([f' {key}="{_quoted(value)}"' for key, value in attributes.items() if value])


def fragment(pieces: Iterable[str]) -> Markup:
    """Return pieces of markup one below the other, without the empty ones."""
    return Markup("\n".join([piece if piece.__class__ is Markup else escape(piece) for piece in pieces if piece]))
