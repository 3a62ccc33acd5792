"""Pages made for the tests: the layout of the archive with only what a test is about."""

from __future__ import annotations

from catalog.standards.importers import (
    Draft,
    Refusal,
    Source,
    find,
)

__all__ = ["draft_of", "outcome_of", "page"]

RIGHTS = (
    "The History and Public Policy Program welcomes reuse of Digital Archive materials.\n"
    "To enquire, please contact the History and Public Policy Program at HAPP@wilsoncenter.org."
)


def page(
    title: str = "Letter from Ivan Petrov to John Smith",
    date: str = "September 5, 1956",
    donated: str = "",
    body: str = "The text of the letter is here, and that is all there is to be said of it.",
    abstract: str = "Petrov writes to Smith.",
    source: str = "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190. Translated by Gary Goldberg.",
    uploaded: str = "2012-01-05",
    record_id: str = "110001",
) -> str:
    """Return a page saved as text."""
    head = "".join(f"{part}\n\n" for part in ("Skip to content", date, title) if part)
    paid = f"\n{donated}\n\n" if donated else "\n\n"
    return (
        f"{head}{paid}\n{body}\n\n\n{abstract}\n\nDocument Information\n\n\n{source}\n\n\n{RIGHTS}\n\n"
        f"Original Uploaded Date\n\n\n{uploaded}\n\nRecord ID\n\n\n{record_id}\n"
    )


def outcome_of(text: str | bytes, name: str = "page.txt", importer: str = "wilson-center") -> Draft | Refusal:
    """Return what the importer makes of a source of one item."""
    data = text.encode() if isinstance(text, str) else text
    (outcome,) = find(importer).read(Source(name, data))
    return outcome


def draft_of(text: str | bytes, name: str = "page.txt", importer: str = "wilson-center") -> Draft:
    """Return the draft the importer makes of a source of one item."""
    outcome = outcome_of(text, name, importer)
    assert isinstance(outcome, Draft), outcome
    return outcome
