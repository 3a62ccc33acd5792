"""csl-json: CSL 1.0.2 data for Zotero, pandoc and every CSL processor; the variables in the order of its schema.

The whole place in the archive is in `archive_location`, for styles print that before `archive_collection`. What our
own styles print and CSL has no variable for is in `annote`, `division` and `section`. A letter has no genre, for its
type says it. The city of the archive, the rights and those words are in `note` too, where Zotero keeps them and gives
them to styles: `license` is a variable of CSL that the published schema of its data forgot. `original-title` and
`original-date` are not given: styles print them as an earlier publication, which an original in an archive is not.
Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from catalog.citation.beyond_csl import BeyondCsl, beyond_csl
from catalog.dates.styles import SEASONS
from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import dates, names
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Enclosure, Format
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_TYPES = {
    Genre.DRAWING.value: "graphic",
    Genre.FILM.value: "motion_picture",
    Genre.MAP.value: "map",
    Genre.PHOTOGRAPH.value: "graphic",
}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one CSL item."""
    item = citable(record, catalogue)
    printed = beyond_csl(record, item.title)
    is_map = record.genre is Genre.MAP  # reference managers make a second cartographer of the translator of a map
    variables: dict[str, Any] = {
        "type": "personal_communication" if item.correspondence else _TYPES.get(item.genre or "", "manuscript"),
        "id": item.id,
        "language": item.language,
        "author": _names(item.authors),
        "recipient": _names(item.recipients),
        "contributor": _names(item.translators) if is_map else None,
        "translator": None if is_map else _names(item.translators),
        "issued": _date(item.date),
        "abstract": item.abstract,
        "annote": printed.wilson_center,
        "archive": item.archive,
        "archive_location": item.location_in_words,
        "archive-place": item.place,
        "call-number": item.call_number,
        "division": printed.chicago,
        "genre": item.kind,
        "keyword": ", ".join(item.subjects),
        "note": _note(item, printed),
        "references": printed.enclosed_in,
        "section": printed.gost,
        "source": item.source,
        "title": item.title,
        "title-short": printed.short_title,
        "DOI": item.doi,
        "URL": item.url,
    }
    return orjson.dumps({name: value for name, value in variables.items() if value}, option=orjson.OPT_INDENT_2)


def _names(agents: Iterable[Agent]) -> list[dict[str, str]]:
    """Family and given name where the surname is known and comes last; every other name as it is."""
    return [
        {"family": str(names.surname(agent)), "given": str(names.forename(agent)), **_suffix(agent)}
        if names.splits(agent)
        else {"literal": agent.name}
        for agent in agents
    ]


def _suffix(agent: Agent) -> dict[str, str]:
    generation = names.generation(agent)
    return {"suffix": generation} if generation else {}


def _date(date: Date | None) -> dict[str, Any]:
    """Numbers where the date has them, with `circa` for a doubtful one; words for what they do not say.

    CSL has no year 0: before the year 1 is -1. A style prints the words where there are any; programs sort by numbers.
    """
    ends = dates.ends(date)
    literal = {"literal": words} if (words := dates.words(date)) else {}
    if not ends or date is None or date.edtf is None:
        return literal
    circa = date.edtf.approximate or date.edtf.uncertain
    season = dates.season(date)
    return {
        "date-parts": [[year if year > 0 else year - 1, *rest] for year, *rest in ends],
        **({"season": SEASONS[season - 1].capitalize()} if season else {}),
        **({"circa": True} if circa else {}),
        **({} if dates.is_said_in_parts(date) else literal),
    }


def _note(item: Citable, printed: BeyondCsl) -> str:
    """The city of the archive, the rights, the words of our styles as Zotero reads them; then the chain of texts."""
    place = f"archive-place: {item.place}" if item.place else ""
    rights = f"license: {item.rights}" if item.rights else ""
    said = (place, rights, *printed.lines(), *item.notes)
    return "\n".join(line for text in said if (line := " ".join(text.split())))


FORMAT = Format(
    name="csl-json",
    title="CSL-JSON (Zotero, pandoc)",
    media_type="application/vnd.citationstyles.csl+json",
    extension="csl.json",
    encode=encode,
    many=Enclosure(b"[\n", b",\n", b"\n]\n"),
)
