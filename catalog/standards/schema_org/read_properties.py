"""The properties of a work of schema.org that are read one by one, and how each is written to a draft."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from catalog.drafts import common_fields
from catalog.drafts.dates import add_date
from catalog.drafts.rights import rights_address
from catalog.model import ELEMENTS
from catalog.model.strings import clean
from catalog.standards.schema_org.agents import NamedAgent, agents_in
from catalog.standards.schema_org.read_graph import (
    address_of,
    address_or_words,
    tagged_words,
    types_of,
    web_address,
    words_of,
)  # fmt: skip
from catalog.standards.schema_org.read_media import write_media
from catalog.standards.schema_org.read_texts import write_texts
from catalog.standards.schema_org.terms import CLASSIFICATION
from catalog.standards.schema_org.work import Work, event_of, ignore_units
from catalog.vocabularies import DateEvent, Relation, Role

__all__ = ["PROPERTIES"]

_LABELLED = {**{row.label: row.pointer for row in ELEMENTS}, CLASSIFICATION: "/classification"}
"""What `description` says in words of its own, for want of a property: the label, and the field of the record."""
_FREE = "The page is free to read; whether anyone may read the document itself is not stated."

_Write = Callable[[Work, str], None]


def _title(work: Work, name: str) -> None:
    for value in work.values(name):
        words, language = tagged_words(value)
        known = work.entry.document.get("title", {}).get("text")
        if words and words != known:
            _in_language(work, "/other_titles/*/text" if known else "/title/text", words, language, name)


def _other_title(work: Work, name: str) -> None:
    for value in work.values(name):
        words, language = tagged_words(value)
        if words:
            _in_language(work, "/other_titles/*/text", words, language, name)


def _in_language(work: Work, pointer: str, words: str, language: str, name: str) -> None:
    """Write words, and their language beside them."""
    fixed = {"language": language} if language else {}
    work.entry.line(pointer, words, work.place(name), fixed)
    if "*" not in pointer and language:
        work.entry.document[pointer.split("/")[1]].setdefault("language", language)


def _abstract(work: Work, name: str) -> None:
    for value in work.values(name):
        words, language = tagged_words(value)
        if words and "abstract" not in work.entry.document:
            work.entry.write("/abstract/text", words, work.place(name))
            if language:
                work.entry.document["abstract"]["language"] = language
        elif words and words != work.entry.document.get("abstract", {}).get("text"):
            work.entry.write("/notes/*", words, work.place(name))


def _description(work: Work, name: str) -> None:
    """Write what has a label of ours to its field; else the abstract, where there is none, and notes."""
    for value in work.values(name):
        words, _ = tagged_words(value)
        label, _, rest = words.partition(": ")
        if rest and (pointer := _LABELLED.get(label)):
            work.entry.paragraphs(pointer, rest, work.place(name))
        elif event := event_of(words):
            add_date(work.entry, work.place(name), rest, fixed={"event": event.value})
        elif "abstract" in work.node or "abstract" in work.entry.document:
            if words:
                work.entry.write("/notes/*", words, work.place(name))
        elif words:
            _abstract(work, name)


def _date(work: Work, name: str, event: DateEvent) -> None:
    for words in work.words(name):
        add_date(work.entry, work.place(name), code=words, fixed={"event": event.value})


def _agents(work: Work, name: str, pointer: str, role: str = "") -> None:
    """Write agents; one that is in a Role has the role that is named there, where it is one of ours."""
    for agent in agents_in(work.graph, work.node, name):
        named = agent.role.lower()
        if named == Role.SIGNATORY.value and pointer == "/authors":
            _agent(work, name, "/signatories/*", agent)
        elif named and named in {each.value for each in Role}:
            _agent(work, name, "/contributors/*", agent, {"role": named})
        else:
            _agent(work, name, f"{pointer}/*", agent, {"role": role} if role else {})
            work.ignore(name, agent.role)
        work.ignore(name, *agent.ignored)


def _agent(work: Work, name: str, pointer: str, agent: NamedAgent, fixed: Mapping[str, str] | None = None) -> None:
    """Write one agent; a name with a comma may be inverted: `Petrov, Ivan`."""
    fields, place = {**agent.fields, **(fixed or {})}, work.place(name)
    if "," not in agent.name and ("kind" in fields or "surname" in fields):
        work.entry.write(f"{pointer}/name", clean(agent.name), place, fields)
    else:
        common_fields.write_agent(work.entry, f"{pointer}/name", agent.name, place, fields)


def _about(work: Work, name: str) -> None:
    """Subjects; a person or body is mentioned, a place is a place, another document is related."""
    for value in work.values(name):
        words, language = tagged_words(value)
        types = types_of(value) if isinstance(value, Mapping) else frozenset()
        uri = web_address(value) if isinstance(value, Mapping) else ""
        at = {"uri": uri} if uri else {}
        if not words:
            continue
        if types & {"Person", "Organization", "GovernmentOrganization", "ArchiveOrganization"}:
            one = {name: value}
            for agent in agents_in(work.graph, one, name):
                _agent(work, name, "/mentions/*", agent)
                work.ignore(name, *agent.ignored)
        elif types & {"Place", "City", "Country", "AdministrativeArea", "State", "Landform"} or name in _PLACES:
            work.entry.line("/places/*/name", words, work.place(name), at)
        elif types & {"CreativeWork", "Book", "Article", "Message"} or (name == "mentions" and "Thing" not in types):
            _other(work, name, value, Relation.MENTIONED)
        elif types == {"Thing"}:
            for agent in agents_in(work.graph, {name: value}, name):
                _agent(work, name, "/mentions/*", agent)
        else:
            work.entry.line("/subjects/*/term", words, work.place(name), {**at, **_tag(language)})


_PLACES = frozenset({"contentLocation", "spatialCoverage", "spatial"})


def _sent_from(work: Work, name: str) -> None:
    for value in work.values(name):
        address = web_address(value)
        work.entry.line("/sent_from/*/name", words_of(value), work.place(name), {"uri": address} if address else {})


def _tag(language: str) -> dict[str, str]:
    return {"language": language} if language else {}


def _keywords(work: Work, name: str) -> None:
    """Write keywords: a list, or words with commas between them."""
    for value in work.values(name):
        words, language = tagged_words(value)
        for keyword in words.split(",") if isinstance(value, str) else [words]:
            work.entry.line("/subjects/*/term", keyword, work.place(name), _tag(language))


def _related(work: Work, name: str, relation: Relation) -> None:
    for value in work.values(name):
        is_text = isinstance(value, Mapping) and address_of(value).startswith(f"{work.address}#")
        if not (name == "workExample" and is_text and work.address):
            _other(work, name, value, relation)
    if name == "workExample":
        write_texts(work)


def _other(work: Work, name: str, value: Any, relation: Relation) -> None:
    """Write another document: its name, else its address."""
    node = value if isinstance(value, Mapping) else {}
    address = web_address(value)
    title = clean(words_of(value)) or address
    if not title:
        return
    known = {"url": address} if address else {}
    code = next(iter(map(words_of, work.graph.values(node, "identifier"))), "")
    note = "; ".join(filter(None, [code, *map(words_of, work.graph.values(node, "description"))]))
    fixed = {"relation": relation.value, **known, **({"note": note} if note else {})}
    work.entry.write("/related/*/title", title, work.place(name), fixed)


def _rights(work: Work, name: str) -> None:
    """Write a statement or licence by its address where that is one of the known; else its words."""
    for value in work.values(name):
        address = rights_address(address_or_words(value))
        if not address and isinstance(value, Mapping):
            address = rights_address(words_of(value.get("url")))
        words, language = tagged_words(value)
        if address and web_address(address) and "uri" not in work.entry.document.get("rights", {}):
            work.entry.write("/rights/uri", address, work.place(name))
        elif words and work.entry.document.get("rights", {}).get("statement", words) == words:
            work.entry.write("/rights/statement", words, work.place(name))
            if language:
                work.entry.document["rights"]["language"] = language
        else:
            work.ignore(name, words or address)


def _rights_holder(work: Work, name: str) -> None:
    for agent in agents_in(work.graph, work.node, name):
        rights = work.entry.document.setdefault("rights", {})
        if "holder" in rights:
            work.ignore(name, agent.name)
        else:
            rights["holder"] = {**agent.fields, "name": clean(agent.name)}
        work.ignore(name, *agent.ignored)


def _access(work: Work, name: str) -> None:
    for words in work.words(name):
        work.entry.write("/access/conditions", words, work.place(name))


def _free(work: Work, name: str) -> None:
    work.entry.ask("/access/is_open", _FREE, "; ".join(work.words(name)), ("true", "false"))


def _lines(work: Work, name: str, pointer: str) -> None:
    for words in work.words(name):
        work.entry.line(pointer, words, work.place(name))


def _metadata_license(work: Work, name: str) -> None:
    for address in filter(None, map(web_address, work.values(name))):
        work.entry.write("/administration/metadata_license", address, work.place(name))


def _genre(work: Work, name: str) -> None:
    for words in work.words(name):
        common_fields.write_genre(work.entry, words, work.place(name))


def _publisher(work: Work, name: str) -> None:
    """The publisher of a work that has no texts of its own published its original."""
    for words in work.words(name):
        work.entry.line("/texts/@original/published/publisher", words, work.place(name))


PROPERTIES: Mapping[str, _Write] = {
    "name": _title,
    "headline": _title,
    "alternateName": _other_title,
    "alternativeHeadline": _other_title,
    "genre": _genre,
    "abstract": _abstract,
    "description": _description,
    "author": partial(_agents, pointer="/authors"),
    "creator": partial(_agents, pointer="/creators"),
    "recipient": partial(_agents, pointer="/recipients"),
    "toRecipient": partial(_agents, pointer="/recipients"),
    "contributor": partial(_agents, pointer="/contributors", role="contributor"),
    "editor": partial(_agents, pointer="/contributors", role="editor"),
    "sponsor": partial(_agents, pointer="/contributors", role="sponsor"),
    "funder": partial(_agents, pointer="/contributors", role="sponsor"),
    "translator": partial(_agents, pointer="/texts/@translation/translators"),
    "dateCreated": partial(_date, event=DateEvent.CREATION),
    "datePublished": partial(_date, event=DateEvent.PUBLICATION),
    "dateSent": partial(_date, event=DateEvent.SENDING),
    "dateReceived": partial(_date, event=DateEvent.RECEIPT),
    "materialExtent": partial(_lines, pointer="/extent/*/as_written"),
    "about": _about,
    "keywords": _keywords,
    **dict.fromkeys(_PLACES, _about),
    "locationCreated": _sent_from,
    "mentions": _about,
    "hasPart": partial(_related, relation=Relation.PART),
    "isBasedOn": partial(_related, relation=Relation.DRAFT),
    "citation": partial(_related, relation=Relation.RELATED),
    "workExample": partial(_related, relation=Relation.COPY),
    "associatedMedia": write_media,
    "encoding": write_media,
    "isPartOf": ignore_units,
    "license": _rights,
    "usageInfo": _rights,
    "copyrightNotice": _rights,
    "copyrightHolder": _rights_holder,
    "conditionsOfAccess": _access,
    "isAccessibleForFree": _free,
    "publisher": _publisher,
    "sdLicense": _metadata_license,
}
