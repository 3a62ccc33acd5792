"""A data field of MARC 21, with two indicators and its subfields."""

from __future__ import annotations

from catalog.standards.markup import NOTHING, Markup, escape

__all__ = ["Subfield", "datafield", "tag_of"]

Subfield = tuple[str, str | None]


def datafield(tag: str, indicators: str, *subfields: Subfield) -> Markup:
    """Return a data field, or nothing where no subfield has a value."""
    inner = "".join([f'<subfield code="{code}">{escape(value)}</subfield>\n' for code, value in subfields if value])
    if not inner:
        return NOTHING
    return Markup(f'<datafield tag="{tag}" ind1="{indicators[0]}" ind2="{indicators[1]}">\n{inner}</datafield>\n')


def tag_of(field: Markup) -> str:
    """Return the start of a field as far as its tag: `<datafield tag="561"`."""
    return field[: len('<datafield tag="561"')]
