"""wikipedia: a citation template to paste, its parameters in the order of the template's page.

A document of a fond is a `{{cite Russian archive}}` (fond, opis, delo, leaves; its form is that of GOST R 7.0.5-2008),
every other one a `{{cite archive}}`. Neither has a parameter for author, recipient or translator, nor has the Russian
one for genre and date: they are in its note, or follow the template. Abstract, rights, subjects, offices, certainty,
notes and the chain of texts are lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.model import (
    Catalogue,
    Date,
    Record,
    ReferenceCode,
    write_leaves,
)
from catalog.standards import codes, dates
from catalog.standards.citation_facts import Citable, citable
from catalog.standards.format import Enclosure, Format
from catalog.vocabularies import CodeLevel

__all__ = ["FORMAT"]

_MARKUP = re.compile(r"[&<>{}\[\]|~='_]|(?<=:)//")
_IN_ADDRESSES = str.maketrans({"[": "%5B", "]": "%5D", "'": "%27", "|": "%7C"})
_LEVELS = (
    ("fonds", (CodeLevel.FONDS, CodeLevel.RECORD_GROUP)),
    ("series", (CodeLevel.SERIES, CodeLevel.CLASS)),
    ("file", (CodeLevel.FILE, CodeLevel.FOLDER, CodeLevel.PIECE, CodeLevel.VOLUME)),
    ("box", (CodeLevel.BOX, CodeLevel.CONTAINER)),
    ("collection", (CodeLevel.COLLECTION,)),
)
_Parameters = Iterator[tuple[str, str | None]]


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return one template on one line."""
    item, code = citable(record, catalogue), record.reference_code
    if code and code.number(CodeLevel.FOND):
        return f"{_template('cite Russian archive', item.url, _russian(item, code))}\n".encode()
    people = "".join(f" {_escaped(part)}." for part in _people(item))
    return f"{_template('cite archive', item.url, _general(item, code))}{people}\n".encode()


def _russian(item: Citable, code: ReferenceCode) -> _Parameters:
    yield "url", item.url
    yield "title", item.title
    yield "institution", codes.archive_name(code)
    yield "fond", code.number(CodeLevel.FOND)
    yield "opis", code.number(CodeLevel.OPIS)
    yield "box", code.number(CodeLevel.PAPKA) or code.number(CodeLevel.KARTON) or code.number(CodeLevel.BOX)
    yield "delo", code.number(CodeLevel.DELO)
    yield from _leaves(code)
    yield "case-title", next((part.title for part in code.levels if part.level is CodeLevel.DELO), None)
    yield "note", ". ".join(filter(None, ((item.genre or "").capitalize(), _when(item.date), *_people(item))))


def _general(item: Citable, code: ReferenceCode | None) -> _Parameters:
    yield "item", item.title
    yield "item-url", item.url
    yield "type", item.genre
    yield "item-id", item.location
    yield "date", _when(item.date)
    if code:
        yield from _leaves(code)
        for name, levels in _LEVELS:
            yield name, next(filter(None, map(code.number, levels)), None)
        yield "institution", codes.archive_name(code)
    yield "location", item.place


def _when(date: Date | None) -> str | None:
    """The date in the words of the source, or else in ours."""
    return dates.words(date)


def _leaves(code: ReferenceCode) -> _Parameters:
    """Leaves as they are printed: a range with an en dash, a verso as `ob.`."""
    if code.leaves:
        single = len(code.leaves) == 1 and code.leaves[0].is_single
        yield "page" if single else "pages", write_leaves(code.leaves).replace("-", "–").replace("v", "ob.")


def _people(item: Citable) -> Iterator[str]:
    for label, agents in (("By", item.authors), ("To", item.recipients), ("Translated by", item.translators)):
        if agents:
            yield f"{label} {' and '.join(agent.name for agent in agents)}"


def _template(name: str, address: str, parameters: _Parameters) -> str:
    written = (f"|{key}={_link(value) if value == address else _escaped(value)}" for key, value in parameters if value)
    return " ".join(["{{" + name, *written]) + "}}"


def _link(address: str) -> str:
    """An address without the letters that would end it in a wiki."""
    return address.translate(_IN_ADDRESSES)


def _escaped(text: str) -> str:
    """Return a text on one line, without anything that a wiki takes for markup or for a link."""
    return _MARKUP.sub(lambda found: "".join(f"&#{ord(letter)};" for letter in found[0]), " ".join(text.split()))


FORMAT = Format(
    name="wikipedia",
    title="Wikipedia citation template",
    media_type="text/x-wiki",
    extension="wiki",
    encode=encode,
    many=Enclosure(),
)
