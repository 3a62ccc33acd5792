"""The optional containers of the protocol: what Identify, ListSets and `about` may say beyond the protocol itself.

Each function returns one whole element with its own namespace and schema location. Its guideline is in its docstring.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.oai.markup import attribute, element

__all__ = [
    "CollectionIcon",
    "Origin",
    "branding",
    "collection_description",
    "eprints",
    "friends",
    "oai_identifier",
    "provenance",
    "rights",
    "rights_manifest",
]

_OAI = "http://www.openarchives.org/OAI/2.0/"
_XSI = "http://www.w3.org/2001/XMLSchema-instance"


@dataclass(frozen=True, slots=True)
class CollectionIcon:
    """guidelines-branding: the picture a service may show beside what it harvested."""

    url: str
    link: str | None = None
    title: str | None = None
    width: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """guidelines-provenance: the feed a record came from. `harvest_date` and `datestamp` are dates of OAI-PMH."""

    harvest_date: str
    altered: bool
    base_url: str
    identifier: str
    datestamp: str
    metadata_namespace: str
    before: Origin | None = None


def oai_identifier(namespace: str, sample: str) -> bytes:
    """guidelines-oai-identifier: how the identifiers of this repository are made."""
    return _element(
        "oai-identifier",
        f"{_OAI}oai-identifier",
        f"{_OAI}oai-identifier.xsd",
        element("scheme", "oai"),
        element("repositoryIdentifier", namespace),
        element("delimiter", ":"),
        element("sampleIdentifier", sample),
    )


def friends(base_urls: Iterable[str]) -> bytes:
    """guidelines-friends: other repositories that a harvester may want to know."""
    return _element("friends", f"{_OAI}friends/", f"{_OAI}friends.xsd", *(element("baseURL", url) for url in base_urls))


def branding(icon: CollectionIcon) -> bytes:
    """guidelines-branding: how to present what comes from here."""
    size = [(name, None if value is None else str(value)) for name, value in _measures(icon)]
    parts = [("url", icon.url), ("link", icon.link), ("title", icon.title), *size]
    content = b"".join(element(name, value) for name, value in parts)
    return _element(
        "branding", f"{_OAI}branding/", f"{_OAI}branding.xsd", b"<collectionIcon>%b</collectionIcon>" % content
    )


def eprints(content: str | None, metadata_policy: str | None, data_policy: str | None) -> bytes:
    """guidelines-eprints: what the repository holds, and what may be done with metadata and documents."""
    described = _policy("content", content) if content else b""
    policies = _policy("metadataPolicy", metadata_policy) + _policy("dataPolicy", data_policy)
    namespace = "http://www.openarchives.org/OAI/1.1/eprints"
    return _element("eprints", namespace, f"{namespace}.xsd", described, policies)


def rights(licence: str) -> bytes:
    """guidelines-rights 3: the licence (a URI) of one record's metadata."""
    reference = b'<rightsReference ref="%b"/>' % attribute(licence)
    return _element("rights", f"{_OAI}rights/", f"{_OAI}rights.xsd", reference)


def rights_manifest(licences: Iterable[str]) -> bytes:
    """guidelines-rights 4: the licences (URIs) that the metadata of the records bear; each record names its own."""
    listed = (b'<rights><rightsReference ref="%b"/></rights>' % attribute(licence) for licence in licences)
    return _element(
        "rightsManifest",
        f"{_OAI}rights/",
        f"{_OAI}rightsManifest.xsd",
        *listed,
        applies_to="http://www.openarchives.org/OAI/2.0/entity#metadata",
    )


def provenance(origin: Origin) -> bytes:
    """guidelines-provenance: the way a record came, the newest harvest outermost."""
    return _element("provenance", f"{_OAI}provenance", f"{_OAI}provenance.xsd", _description_of(origin))


def collection_description(title: str, description: str | None = None) -> bytes:
    """OAI-PMH 2.0, 4.2 and 4.6: a repository or a set described in Dublin Core."""
    return (
        b'<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
        b' xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/'
        b' http://www.openarchives.org/OAI/2.0/oai_dc.xsd">'
        + element("dc:title", title)
        + element("dc:description", description)
        + b"</oai_dc:dc>"
    )


def _element(name: str, namespace: str, schema: str, *content: bytes, applies_to: str | None = None) -> bytes:
    """Return an element with its namespace as the default one, as the official validator wants it."""
    scope = b"" if applies_to is None else b' appliesTo="%b"' % attribute(applies_to)
    head = f'{name} xmlns="{namespace}" xmlns:xsi="{_XSI}" xsi:schemaLocation="{namespace} {schema}"'
    return b"<%b%b>%b</%b>" % (head.encode(), scope, b"".join(content), name.encode())


def _measures(icon: CollectionIcon) -> Iterable[tuple[str, int | None]]:
    return (("width", icon.width), ("height", icon.height))


def _policy(name: str, words: str | None) -> bytes:
    if words and words.startswith(("http://", "https://")) and not words.split()[1:]:
        return b"<%b>%b</%b>" % (name.encode(), element("URL", words), name.encode())
    return b"<%b>%b</%b>" % (name.encode(), element("text", words), name.encode())


def _description_of(origin: Origin) -> bytes:
    return b'<originDescription harvestDate="%b" altered="%b">%b</originDescription>' % (
        attribute(origin.harvest_date),
        b"true" if origin.altered else b"false",
        b"".join(
            (
                element("baseURL", origin.base_url),
                element("identifier", origin.identifier),
                element("datestamp", origin.datestamp),
                element("metadataNamespace", origin.metadata_namespace),
                _description_of(origin.before) if origin.before else b"",
            )
        ),
    )
