"""What names the document of a record: its id, the publisher's number, the reference code, the source it came from.

`NAMES_RELEASE` goes up with every change of what is a name: the index of names is then rebuilt.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.ingest.same_document import CREATORS, features_of
from catalog.validation import folded_name

__all__ = [
    "NAMES_RELEASE",
    "Origin",
    "agreeing_names",
    "below_name",
    "feed_name",
    "id_name",
    "identifier_name",
    "in_unit_name",
    "kind_of",
    "likenesses",
    "names_of",
    "origin_name",
    "origin_of",
    "own_names",
    "person_name",
    "publisher_number",
    "scope_name",
    "source_of",
    "version_name",
]

NAMES_RELEASE = 5

Origin = tuple[str, str, str]
"""A feed, an identifier there, and the item within it."""

_KINDS = {
    "csv": "sheet",
    "xlsx": "sheet",
    "ead2002": "ead",
    "ead3": "ead",
    "ead4": "ead",
    "oai_dc": "dc",
    "dcterms": "dc",
}
_AGENTS = ("authors", "signatories", "recipients", "contributors", "mentions")
_NO_NUMBERS = {"repository", "repository_as_written", "leaves", "year", "microfilm", "as_written", "note", "levels"}


def names_of(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield everything that a record is found by."""
    yield id_name(tree)
    yield from likenesses(tree)
    yield from agreeing_names(tree)
    yield from _source_names(tree)
    yield from in_unit_name(tree)
    yield from {person_name(name) for name in _persons(tree)}
    if tree.get("part_of"):
        yield below_name(str(tree["part_of"]))
    origin = origin_of(tree)
    if origin:
        yield origin_name(origin)
        yield feed_name(*origin[:2])
        if not origin[2] and tree["administration"].get("status") != "withdrawn":
            yield version_name(*origin[:2], str(source_of(tree).get("sha256")))


def id_name(tree: Mapping[str, Any]) -> str:
    """Return the name that a record has through its id."""
    return f"id {tree['id']}"


def own_names(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield what names the document beyond doubt: the strongest name first."""
    number = publisher_number(tree)
    if number:
        yield f"number {number}"
    code = tree.get("reference_code")
    if isinstance(code, Mapping) and code.get("leaves"):  # without leaves a code names a file of many documents
        numbers = {key: _number(value) for key, value in code.items() if key not in _NO_NUMBERS}
        levels = code.get("levels")
        numbers |= {f"level {at}": _number(part) for at, part in enumerate(levels if isinstance(levels, list) else ())}
        yield f"code {code.get('repository')} {sorted(numbers.items())} {code['leaves']}"
    source = source_of(tree)
    if source.get("sha256") and not source.get("note"):
        yield f"source {source['sha256']}"


def in_unit_name(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield the name that all documents share whose leaves are in one file."""
    code = tree.get("reference_code")
    if isinstance(code, Mapping) and code.get("leaves") and not code.get("levels"):
        numbers = sorted((key, _number(value)) for key, value in code.items() if key not in _NO_NUMBERS)
        yield f"leaves in {numbers}"


def person_name(name: str) -> str:
    """Return the name that all records share which name one person, in whatever likely spelling."""
    return f"person {folded_name(name)}"


def _persons(tree: Mapping[str, Any]) -> Iterator[str]:
    for field in _AGENTS:
        agents = tree.get(field)
        for agent in agents if isinstance(agents, list) else ():
            name = agent.get("name") if isinstance(agent, Mapping) else agent
            if isinstance(name, str):
                yield name


def likenesses(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield what a second record of the same document would share: its names, or title and date together."""
    yield from own_names(tree)
    title = tree.get("title")
    text = title.get("text") if isinstance(title, Mapping) else title
    dates = tree.get("dates") or [{}]
    first = dates[0] if isinstance(dates, list) else {}
    value = first.get("value") if isinstance(first, Mapping) else first
    if text and value:
        yield f"title {str(text).casefold()} {value}"


def kind_of(importer: str) -> str:
    """Return the kind of source that an importer reads: one system gives the same out in several formats of a kind."""
    return _KINDS.get(importer, importer)


def scope_name(kind: str, where: str, name: str) -> str:
    """Return the name that all records share which were imported from one file, system or the same bytes: `where`."""
    return "\n".join(("from", kind, where, name))


def identifier_name(kind: str, identifier: str) -> str:
    """Return the name that all records share which a kind of source gave one identifier."""
    return "\n".join(("identifier", kind, identifier))


def below_name(record_id: str) -> str:
    """Return the name that all records share which are part of one record."""
    return f"below {record_id}"


def _source_names(tree: Mapping[str, Any]) -> Iterator[str]:
    source = source_of(tree)
    if not source.get("importer") or isinstance(source.get("harvested"), Mapping):
        return
    kind = kind_of(str(source["importer"]))
    for where in ("file", "system", "sha256"):
        if source.get(where):
            yield scope_name(kind, where, str(source[where]))
    if source.get("identifier"):
        yield identifier_name(kind, str(source["identifier"]))


def agreeing_names(tree: Mapping[str, Any]) -> Iterator[str]:
    """Yield what records share that agree on title, year and one creator."""
    if not any(tree.get(field) for field in CREATORS):
        return
    features = features_of(tree)
    for year in dict.fromkeys(date[:4] for date in features.dates):
        for creator in features.creators if features.title else ():
            yield f"agreeing {features.title} {year} {creator}"


def origin_of(tree: Mapping[str, Any]) -> Origin | None:
    """Return where a record was harvested."""
    source = source_of(tree)
    harvested = source.get("harvested")
    if not isinstance(harvested, Mapping):
        return None
    return str(harvested.get("base_url")), str(harvested.get("identifier")), str(source.get("note") or "")


def origin_name(origin: Origin) -> str:
    """Return the name of an item of a record of a feed."""
    return "\n".join(("origin", *origin))


def feed_name(base_url: str, identifier: str) -> str:
    """Return the name that all records share which came from one record of a feed."""
    return "\n".join(("harvested", base_url, identifier))


def version_name(base_url: str, identifier: str, sha256: str) -> str:
    """Return the name of a record that nobody has edited since it was harvested, whole, with that checksum."""
    return "\n".join(("version", base_url, identifier, sha256))


def publisher_number(tree: Mapping[str, Any]) -> str:
    """Return the number that the publisher of a text gave the document, or nothing."""
    texts = tree.get("texts")
    for text in texts if isinstance(texts, list) else ():
        published = text.get("published") if isinstance(text, Mapping) else None
        number = published.get("record_id") if isinstance(published, Mapping) else None
        if isinstance(number, str):
            return number
    return ""


def source_of(tree: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return what a record says of the source it was taken from."""
    administration = tree.get("administration")
    source = administration.get("source") if isinstance(administration, Mapping) else None
    return source if isinstance(source, Mapping) else {}


def _number(value: Any) -> str:
    return str(value.get("number") if isinstance(value, Mapping) else value)
