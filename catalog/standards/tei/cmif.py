"""cmif: the index of letters that correspSearch reads: Correspondence Metadata Interchange Format 1.1, with notes of 2.

Each letter, telegram or other message to somebody is one correspDesc: who sent it, from where and when, and who
received it, with the address of the record and the authority records of persons and places. A sender or addressee who
is not known is `Unknown`, as the format asks. The words of the documents, their archives and all else are lost.

The format demands CC BY 4.0 or CC0 as the licence of the descriptions: `metadata_license` in catalog.toml.
"""

from __future__ import annotations

import datetime as dt
import re
import tempfile
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from catalog.errors import UsageError
from catalog.model import Agent, Catalogue, Date, Place, Record
from catalog.standards import codes, dates
from catalog.standards import translation_chain as chain
from catalog.standards.format import XML_DOCUMENT, Format
from catalog.standards.markup import NOTHING, Markup, document_element, element, fragment, opening_tag, text_element
from catalog.standards.tei.correspondence import addressees, is_letter, received_on, senders, sent_on
from catalog.standards.tei.dating import dating, says_all
from catalog.standards.tei.header import published_by
from catalog.standards.tei.naming import address_of
from catalog.vocabularies import AgentKind, Certainty

__all__ = ["ADDRESS", "FORMAT", "NO_LICENCE", "LetterIndex", "closing", "common_licence", "licence_of", "opening"]

ADDRESS = "cmif.xml"
"""Where the index of a whole catalogue is served, below the address of the catalogue."""

_NAMESPACE = {"xmlns": "http://www.tei-c.org/ns/1.0"}
_CC_BY = "https://creativecommons.org/licenses/by/4.0/"
_CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
_LICENCES = {
    _CC_BY: "This file is licensed under the terms of the Creative Commons License CC-BY 4.0",
    _CC0: "This file is in the public domain under the terms of Creative Commons CC0 1.0",
}
_UNKNOWN = Markup("<persName>Unknown</persName>\n")
_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_DOUBTFUL = (Certainty.UNCERTAIN, Certainty.UNCERTAIN_READING)
_TERMS = "https://lod.academy/cmif/vocab/terms#"
_IN_MEMORY = 1 << 20
_PIECE = 1 << 16
_CLOSING = "</profileDesc>\n</teiHeader>\n<text>\n<body>\n<p/>\n</body>\n</text>\n</TEI>\n"


def fits(record: Record) -> bool:
    """Whether an index may name a record: a letter, whose description has a day and no other licence of its own."""
    own = record.administration.metadata_license
    return is_letter(record) and changed_on(record) is not None and (own is None or licence_of(own) is not None)


def licence_of(uri: str | None) -> str | None:
    """Return one of the two licences of an index, in its one spelling; None for any other."""
    plain = re.sub(r"^http:", "https:", (uri or "").removesuffix("deed.en")).rstrip("/") + "/"
    return plain if plain in _LICENCES else None


def changed_on(record: Record) -> dt.date | None:
    """Return the last day that the description states of itself."""
    about = record.administration
    days = [about.created, about.modified, about.source.taken if about.source else None]
    days += [one.date for one in about.revisions]
    return max((day for day in days if day), default=None)


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the letter as one `correspDesc` element."""
    sent = [*_agents(senders(record)), *map(_place, record.sent_from), _date(sent_on(record))]
    received = [*_agents(addressees(record)), *map(_place, record.destination), _date(received_on(record))]
    pieces = [
        element("correspAction", sent, {"type": "sent"}),
        element("correspAction", received, {"type": "received"}),
        element("note", _notes(record, catalogue)),
    ]
    marks = {
        "ref": catalogue.url_to_cite(record.id, record.ark),
        "key": codes.words(record.reference_code) if record.reference_code else None,
        "source": f"#{_source_id(catalogue)}",
    }
    return document_element(element("correspDesc", pieces, marks))


def _agents(agents: Iterable[Agent]) -> Iterator[Markup]:
    found = list(agents)
    for agent in found:
        is_body = agent.kind in (AgentKind.CORPORATE_BODY, AgentKind.FAMILY)
        marks = {"ref": _authority(agent), "cert": "low" if agent.certainty in _DOUBTFUL else None}
        yield text_element("orgName" if is_body else "persName", agent.name, marks)
    if not found:
        yield _UNKNOWN


def _authority(agent: Agent) -> str | None:
    return agent.authority if agent.authority and "://" in agent.authority else None


def _place(place: Place) -> Markup:
    return text_element("placeName", place.name, {"ref": place.uri})


def _date(date: Date | None) -> Markup:
    """A date by day, month or year and their bounds alone; in words too, where these do not say all."""
    if date is None or date.undated:
        return NOTHING
    given = dating(date)
    bounds = {name: given.get(name) for name in ("when", "from", "to", "notBefore", "notAfter")}
    if not any(bounds.values()) or not all(_DAY.fullmatch(value) for value in bounds.values() if value):
        return NOTHING
    is_doubtful = given["cert"] == "low" or given.get("precision") == "low"
    marks = {**bounds, "cert": "low" if is_doubtful else None, "evidence": given["evidence"]}
    return element("date", [], marks) if says_all(date) else text_element("date", dates.words(date), marks)


def _notes(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """What CMIF 2 adds: the file with the words, the languages, and the persons and places that the letter mentions."""
    yield _term("isAvailableAsTEIfile", f"{catalogue.url_of(record.id)}.tei.xml", "")
    for tag in chain.original_languages(record):
        yield _term("hasLanguage", tag, "")
    for agent in record.mentions:
        kind = "mentionsOrg" if agent.kind is AgentKind.CORPORATE_BODY else "mentionsPerson"
        yield _term(kind, address_of(agent, catalogue), agent.name)
    for place in record.places:
        yield _term("mentionsPlace", place.uri, place.name)


def _term(kind: str, target: str | None, words: str) -> Markup:
    marks = {"type": f"{_TERMS}{kind}", "target": target}
    if not target:
        return NOTHING
    return text_element("ref", words, marks) if words else element("ref", [], marks)


def opening(catalogue: Catalogue, address: str, licence: str | None, changed: str | None) -> bytes:
    """Return the head of an index: whose it is, under which licence, its address and its last change."""
    email = f" <email>{catalogue.admin_emails[0]}</email>"
    editor = text_element("editor", catalogue.name).replace("</editor>", f"{email}</editor>")
    title = text_element("title", f"Index of letters: {catalogue.name}", {"xml:lang": "en"})
    source = [
        text_element("title", catalogue.name),
        text_element("ref", catalogue.base_url, {"target": catalogue.base_url}),
    ]
    about = [
        *published_by(catalogue),
        text_element("idno", address, {"type": "url"}),
        element("date", [], {"when": changed}) if changed else text_element("date", "No letters."),
        element("availability", [_licence(licence)]),
    ]
    file = element(
        "fileDesc",
        [
            element("titleStmt", [title, Markup(editor)]),
            element("publicationStmt", about),
            element("sourceDesc", [element("bibl", source, {"type": "online", "xml:id": _source_id(catalogue)})]),
        ],
    )
    head = fragment([Markup(f"{opening_tag('TEI', _NAMESPACE)}\n<teiHeader>\n"), file, Markup("<profileDesc>\n")])
    return XML_DOCUMENT.opening + head.encode()


def closing() -> bytes:
    """Return the end of an index."""
    return _CLOSING.encode()


def _licence(licence: str | None) -> Markup:
    if licence is None:
        return text_element("p", "The licence of this file is not stated.")
    return text_element("licence", _LICENCES[licence], {"target": licence})


def _source_id(catalogue: Catalogue) -> str:
    """Return the UUID of the catalogue, the same in every index; a name of XML begins with a letter."""
    return f"uuid-{uuid.uuid5(uuid.NAMESPACE_URL, catalogue.base_url)}"


def common_licence(licences: Iterable[str | None]) -> str | None:
    """Return the licence of descriptions together: of CC BY where one of them is; none where one has neither."""
    found = set(licences)
    return None if None in found else _CC_BY if _CC_BY in found else _CC0 if found else None


@dataclass(frozen=True, slots=True)
class LetterIndex(Format):
    """A format whose file is one index of letters, with a head that is known after the last of them."""

    def stream(self, records: Iterable[Record], catalogue: Catalogue) -> Iterator[bytes]:
        """Yield a whole index piece by piece; up to the last letter what is written is on the disk, not in memory.

        Raises UsageError, before the first piece, where the catalogue gives its descriptions under no such licence.
        """
        whole = licence_of(catalogue.metadata_license)
        changed: dt.date | None = None
        licences: set[str | None] = set()
        count, first = 0, ""
        with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
            for record in records:
                file.write(self.encode(record, catalogue) + b"\n")
                licences.add(licence_of(record.administration.metadata_license) or whole)
                changed = max(filter(None, (changed, changed_on(record))), default=None)
                count, first = count + 1, first or record.id
            if None in licences:
                raise UsageError(NO_LICENCE)
            address = self._address(first, catalogue) if count == 1 else f"{catalogue.base_url}/{ADDRESS}"
            yield opening(catalogue, address, common_licence(licences) or whole, _moment(changed))
            file.seek(0)
            while piece := file.read(_PIECE):
                yield piece
        yield closing()

    def document(self, record: Record, catalogue: Catalogue) -> bytes:
        """Return the index of one letter. Where no licence is stated, it says so."""
        own = record.administration.metadata_license
        licence = licence_of(own or catalogue.metadata_license)
        head = opening(catalogue, self._address(record.id, catalogue), licence, _moment(changed_on(record)))
        return head + self.encode(record, catalogue) + b"\n" + closing()

    def _address(self, record_id: str, catalogue: Catalogue) -> str:
        return f"{catalogue.url_of(record_id)}.{self.extension}"


NO_LICENCE = (
    "An index of letters (cmif) is given under CC BY 4.0 or CC0, and the catalogue states neither for its "
    f'descriptions: write metadata_license = "{_CC_BY}" into catalog.toml, if that is its licence.'
)
"""Why there is no index, and the fix."""


def _moment(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None


FORMAT = LetterIndex(
    name="cmif",
    title="Index of letters (CMIF) for correspSearch",
    media_type="application/tei+xml",
    extension="cmif.xml",
    encode=encode,
    many=XML_DOCUMENT,
    fits=fits,
    needs="a letter, telegram or other message to somebody, the day of its description (administration.created or "
    "modified), and no licence of its own but CC BY 4.0 or CC0",
    is_about=is_letter,
)
