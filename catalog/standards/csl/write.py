"""csl-json: CSL 1.0.2 data for Zotero, pandoc and every CSL processor; the variables in the order of its schema.

The whole place in the archive is in `archive_location`, for styles print that before `archive_collection`. The city of
the archive and the rights are in `note`, where Zotero reads them: `license` is a variable of CSL that the published
schema of its data forgot. `original-title` and `original-date` are not given:
styles print them as an earlier publication, which an original in an archive is not. Offices and certainty are lost.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import orjson

from catalog.model import (
    Agent,
    Catalogue,
    Date,
    Record,
)
from catalog.standards import dates, names
from catalog.standards.citable import Citable, citable
from catalog.standards.format import Enclosure, Format
from catalog.vocabularies import Genre

__all__ = ["FORMAT"]

_TYPES = {
    Genre.ARTICLE.value: "article",
    Genre.MAP.value: "map",
    Genre.PHOTOGRAPH.value: "graphic",
    Genre.REPORT.value: "report",
    Genre.SPEECH.value: "speech",
}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one CSL item."""
    item = citable(record, catalogue)
    variables: dict[str, Any] = {
        "type": "personal_communication" if item.correspondence else _TYPES.get(item.genre or "", "manuscript"),
        "id": item.id,
        "language": item.language,
        "author": _names(item.authors),
        "recipient": _names(item.recipients),
        "translator": _names(item.translators),
        "issued": _date(item.date),
        "abstract": item.abstract,
        "archive": item.archive,
        "archive_location": item.location,
        "archive-place": item.place,
        "call-number": item.call_number,
        "genre": item.genre,
        "keyword": ", ".join(item.subjects),
        "note": _note(item),
        "source": item.source,
        "title": f'<span class="nocase">{item.title}</span>',
        "URL": item.url,
    }
    return orjson.dumps({name: value for name, value in variables.items() if value}, option=orjson.OPT_INDENT_2)


def _names(agents: Iterable[Agent]) -> list[dict[str, str]]:
    """Family and given name where the surname is known and comes last; every other name as it is."""
    return [
        {"family": str(agent.surname), "given": str(names.forename(agent))}
        if names.splits(agent)
        else {"literal": agent.name}
        for agent in agents
    ]


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
        **({"season": season} if season else {}),
        **({"circa": True} if circa else {}),
        **({} if dates.is_said_in_parts(date) else literal),
    }


def _note(item: Citable) -> str:
    """The city of the archive and the rights as Zotero reads them, then the chain of texts; each on its line."""
    place = f"archive-place: {item.place}" if item.place else ""
    rights = f"license: {item.rights}" if item.rights else ""
    return "\n".join(line for text in (place, rights, *item.notes) if (line := " ".join(text.split())))


FORMAT = Format(
    name="csl-json",
    title="CSL-JSON (Zotero, pandoc)",
    media_type="application/vnd.citationstyles.csl+json",
    extension="csl.json",
    encode=encode,
    many=Enclosure(b"[\n", b",\n", b"\n]\n"),
)
