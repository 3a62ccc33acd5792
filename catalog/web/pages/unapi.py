"""unAPI (revision 1): the list of formats that a reference manager asks for."""

from __future__ import annotations

from catalog.standards.markup import element
from catalog.web.pages import page_head

__all__ = ["formats"]


def formats(record_id: str | None) -> str:
    """Return the formats of a record, or of every record where none is named."""
    listed = [
        element(
            "format",
            (),
            {"name": form.name, "type": form.media_type, "docs": form.schema.location if form.schema else None},
        )
        for form in page_head.unapi_formats()
    ]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("formats", listed, {"id": record_id})}'
