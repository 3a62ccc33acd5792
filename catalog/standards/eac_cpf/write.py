"""eac-cpf: the agents of a record as EAC-CPF 2010 (revised), one `eac-cpf` element each, in the order of the schema.

EAC-CPF describes one agent: a file of them holds valid elements below one another in an `<agents>` element of no
namespace, and the same agent is repeated for every record that names it. The standard demands to know whether an
agent is a person, a body or a family: agents of unknown kind are lost, as is all of the record but its title,
address and reference code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from catalog.model import (
    Agent,
    Catalogue,
    NameVariant,
    Record,
    Revision,
)
from catalog.standards import addresses, codes, names, revisions
from catalog.standards.format import Format, xml_collection
from catalog.standards.markup import (
    XSI,
    Markup,
    branch,
    document_element,
    element,
    fragment,
    leaf,
    tagged,
)
from catalog.vocabularies import AgentKind, Maker, RevisionEvent, Role

__all__ = ["FORMAT"]

_NAMESPACES = {
    "xmlns": "urn:isbn:1-931666-33-4",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": XSI,
    "xsi:schemaLocation": "urn:isbn:1-931666-33-4 https://eac.staatsbibliothek-berlin.de/schema/cpf.xsd",
}
_TYPES = {
    AgentKind.PERSON: "person",
    AgentKind.CORPORATE_BODY: "corporateBody",
    AgentKind.FAMILY: "family",
}
_SCRIPT = re.compile(r"^[A-Za-z]{2,3}-([A-Za-z]{4})(?:-|$)")
_CREATORS = (Role.AUTHOR, Role.SIGNATORY, Role.CREATOR, Role.COLLECTOR, Role.COMPILER)
_MENTIONED = "mentioned"

_eac = branch("eac-cpf", _NAMESPACES)
_control_element = branch("control")
_record_id = leaf("recordId")
_other_id = leaf("otherRecordId")
_status, _agency, _agency_name = leaf("maintenanceStatus"), branch("maintenanceAgency"), leaf("agencyName")
_history, _event, _event_type = branch("maintenanceHistory"), branch("maintenanceEvent"), leaf("eventType")
_event_day, _agent_type, _machine = tagged("eventDateTime", "standardDateTime"), leaf("agentType"), leaf("agent")
_event_words, _sources, _source_entry = leaf("eventDescription"), branch("sources"), leaf("sourceEntry")
_cpf = branch("cpfDescription")
_identity = branch("identity")
_entity_id = leaf("entityId")
_entity_type = leaf("entityType")
_name_entry = branch("nameEntry")
_part = leaf("part")
_described = branch("description")
_relations = branch("relations")
_term, _relation_entry, _note_element, _p = leaf("term"), leaf("relationEntry"), branch("descriptiveNote"), leaf("p")


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return an element for each agent of the record whose kind is known; the parts it plays are in its relations."""
    parts: dict[str, tuple[Agent, list[str]]] = {}
    for agent, part in _agents(record):
        if _kind(agent):
            parts.setdefault(addresses.agent_url(agent, record, catalogue), (agent, []))[1].append(part)
    written = (
        _eac((_control(address, record, catalogue), _description(agent, played, record, catalogue)))
        for address, (agent, played) in parts.items()
    )
    return document_element(fragment(written))


def _agents(record: Record) -> Iterator[tuple[Agent, str]]:
    yield from ((agent, agent.role.value) for agent in record.creators)
    for role, agents in (
        (Role.AUTHOR, record.authors),
        (Role.SIGNATORY, record.signatories),
        (Role.ADDRESSEE, record.recipients),
    ):
        yield from ((agent, role.value) for agent in agents)
    yield from ((agent, agent.role.value) for agent in record.contributors)
    for text in record.texts:
        yield from ((agent, Role.TRANSLATOR.value) for agent in text.translators)
        yield from ((agent, agent.role.value) for agent in text.contributors)
    yield from ((agent, _MENTIONED) for agent in record.mentions)


def _kind(agent: Agent) -> str | None:
    return _TYPES[agent.kind] if agent.kind else "person" if names.is_person(agent) else None


def _control(address: str, record: Record, catalogue: Catalogue) -> Markup:
    about = record.administration
    changed = about.modified or about.created
    day = changed.isoformat() if changed else None
    event = (
        _event_type("derived"),
        _event_day(day or "not stated", day),
        _agent_type("machine"),
        _machine("catalog"),
        _event_words("Derived from the description of a document that names the agent."),
    )
    title = _source_entry(record.title.text)
    source = element("source", (title,), {"xlink:href": catalogue.url_of(record.id), "xlink:type": "simple"})
    return _control_element(
        (
            _record_id(_identifier(address)),
            _other_id(address),
            _status("derived"),
            _agency((_agency_name(catalogue.name),)),
            _history((*map(_described_by, about.revisions), _event(event))),
            _sources((source,)),
        )
    )


def _described_by(revision: Revision) -> Markup:
    """What was done to the description that names the agent: a model's work is no person's here either."""
    day = revision.date.isoformat() if revision.date else None
    kind = {RevisionEvent.CREATED: "created", RevisionEvent.IMPORTED: "derived"}.get(revision.event, "revised")
    actor = "human" if revision.maker is Maker.PERSON else "machine" if revision.maker else "unknown"
    return _event(
        (
            _event_type(kind),
            _event_day(day or revision.date_as_written or revisions.NOT_STATED, day),
            _agent_type(actor),
            _machine(revision.by or "not stated"),
            _event_words(f"The description of the document: {revisions.line(revision)}"),
        )
    )


def _identifier(address: str) -> str:
    """Return an address as the one word of letters, digits and `. : - _` that the schema wants."""
    return re.sub(r"[^A-Za-z0-9.:_-]+", "-", quote(address.partition("://")[2], safe="/:#~").replace("%", "_"))


def _description(agent: Agent, parts: list[str], record: Record, catalogue: Catalogue) -> Markup:
    identity = (
        _entity_id(agent.authority),
        _entity_type(_kind(agent)),
        _name_entry((_part(agent.name),)),
        *_other_names(agent),
        _note(_remarks(agent)),
    )
    relations = (_relation(part, record, catalogue) for part in dict.fromkeys(parts))
    return _cpf((_identity(identity), _described(_offices(agent)), _relations(relations)))


def _other_names(agent: Agent) -> Iterator[Markup]:
    """The name as it is written, and its other forms, each with language and script."""
    forms = [NameVariant(name=" ".join(agent.as_written.split()))] if agent.as_written else []
    for form in (*forms, *agent.variants):
        script = _SCRIPT.search(form.language or "")
        yield element(
            "nameEntry",
            (_part(form.name),),
            {"xml:lang": form.language, "scriptCode": script[1].title() if script else None},
        )


def _remarks(agent: Agent) -> Iterator[str]:
    if agent.certainty:
        yield f"Name: {agent.certainty.value}."
    for form in agent.variants:
        stated = [part for part in (form.romanization, form.source) if part]
        if stated:
            yield f"{form.name}: {', '.join(stated)}."
    if agent.note:
        yield agent.note


def _offices(agent: Agent) -> Iterator[Markup]:
    """Offices are occupations of a person, and functions of a body or family."""
    tag = "occupation" if _kind(agent) == "person" else "function"
    for office in agent.offices:
        yield element(tag, (_term(office.title), _note((office.organization,))))


def _relation(part: str, record: Record, catalogue: Catalogue) -> Markup:
    kind = "creatorOf" if part in _CREATORS else "subjectOf" if part == _MENTIONED else "other"
    code = record.reference_code
    entry = ", ".join((record.title.text, *((codes.words(code),) if code else ())))
    return element(
        "resourceRelation",
        (_relation_entry(entry), _note((part,))),
        {"resourceRelationType": kind, "xlink:type": "simple", "xlink:href": catalogue.url_of(record.id)},
    )


def _note(texts: Iterable[str | None]) -> Markup:
    return _note_element(map(_p, texts))


FORMAT = Format(
    name="eac-cpf",
    title="EAC-CPF, the agents of a record",
    media_type="application/xml",
    extension="eac-cpf.xml",
    encode=encode,
    many=xml_collection("<agents>", "</agents>"),
)
