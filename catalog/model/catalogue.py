"""The catalogue itself: its name, its address, and how it gives its records out. Read from `catalog.toml`."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from pydantic import Field, StringConstraints

from catalog.model.addresses import Email, Uri
from catalog.model.administration import SetName
from catalog.model.base_model import Part
from catalog.model.digital_object import DigitalObject
from catalog.model.strings import (
    LanguageTag,
    Line,
    Prose,
    RecordId,
)

__all__ = ["RECORD_FORMAT", "ArkSettings", "Branding", "Catalogue", "PersonalData", "Policies", "SetRule"]

RECORD_FORMAT = 3
"""The form of the record files that this version writes; `catalog.migration.steps` says how it came to be."""

_BaseUrl = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~%-]+)*$"),
]
_Domain = Annotated[
    str,
    StringConstraints(max_length=200, pattern=r"^[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*)+$"),
]
_FieldPath = Annotated[str, StringConstraints(max_length=200, pattern=r"^[a-z_]+(?:\.[a-z_]+)*$")]


class SetRule(Part):
    """A set of the feed beside those of the reference codes.

    With a `field` alone there is a set for each of its values, below this one: `language:ru`. With a `field` and a
    `value` the records that have the value are in this set. With neither it gives a name to a set that records
    name themselves, under `administration.sets`.
    """

    spec: SetName
    """OAI-PMH setSpec: parts joined by colons."""
    name: Line
    """OAI-PMH setName."""
    description: Prose | None = None
    """What the set holds, for its setDescription."""
    field: _FieldPath | None = None
    """The field of a record whose values make the sets: genre, texts.language, part_of, subjects.term."""
    value: Line | None = None
    """The value that puts a record into this set."""


class Branding(Part):
    """OAI-PMH guidelines-branding: the picture a service may show beside what it harvested."""

    icon: Uri
    """The address of the picture."""
    link: Uri | None = None
    """Where the picture leads."""
    title: Line | None = None
    """The words that stand for the picture."""
    width: int | None = Field(default=None, ge=1, le=10_000)
    """Its width in pixels."""
    height: int | None = Field(default=None, ge=1, le=10_000)
    """Its height in pixels."""


class Policies(Part):
    """OAI-PMH guidelines-eprints: what may be done, in words or as the address of a page."""

    metadata: Prose | None = None
    """What may be done with the descriptions."""
    data: Prose | None = None
    """What may be done with the documents."""


class ArkSettings(Part):
    """Whose ARKs this catalogue gives: the number of the institution, and the beginning of the names."""

    naan: str = Field(pattern=r"^[0-9bcdfghjkmnpqrstvwxz]{5,16}$")
    """The Name Assigning Authority Number, which the ARK Alliance gives institutions."""
    shoulder: str = Field(default="", pattern=r"^(?:[bcdfghjkmnpqrstvwxz]{1,8}[0-9])?$")
    """The beginning of every name: letters without vowels, then one digit, so that others can divide the NAAN."""


class PersonalData(Part):
    """For how many years personal data is closed: what `catalog validate --personal-data` proposes."""

    living: int = Field(default=110, ge=0, le=200)
    """Years from the birth of a person of whom no death is stated."""
    health: int = Field(default=100, ge=0, le=200)
    """Years from the last date of a file on the health of persons."""
    personnel: int = Field(default=75, ge=0, le=200)
    """Years from the last date of a file on the work and life of persons."""
    identity: int = Field(default=75, ge=0, le=200)
    """Years from the last date of a document with the identity number of a person."""


class Catalogue(Part):
    """The settings of a catalogue."""

    name: Line
    """The name of the catalogue: OAI-PMH repositoryName, dc:publisher of its pages."""
    base_url: _BaseUrl = "http://127.0.0.1:8000"
    """The public address, without a slash at the end."""
    admin_emails: tuple[Email, ...] = Field(min_length=1)
    """OAI-PMH adminEmail: whom harvesters write to."""
    namespace: _Domain
    """The domain name in the OAI identifiers: `oai:NAMESPACE:ID`. It never changes."""
    record_format: int = Field(default=1, ge=1)
    """The form of the record files. Older ones are read; `catalog migrate` brings them to the newest."""
    description: Prose | None = None
    """What the catalogue holds, for its first page and for Identify."""
    language: LanguageTag = "en"
    """The language of the catalogue's own words."""
    metadata_license: Uri | None = None
    """The licence of the descriptions."""
    page_size: int = Field(default=500, ge=1, le=5_000)
    """Records on a page of the feed."""
    granularity: Literal["seconds", "days"] = "seconds"
    """OAI-PMH granularity of the datestamps."""
    finding_aids: Literal["top", "each"] = "top"
    """EAD in the feed: one finding aid for each topmost unit with all below it (top), or one for each record (each)."""
    sets: tuple[SetRule, ...] = ()
    """Sets of the feed beside those of the reference codes."""
    friends: tuple[Uri, ...] = ()
    """OAI-PMH guidelines-friends: base URLs of other feeds that harvesters may want to know."""
    branding: Branding | None = None
    """The picture of the catalogue, for those who show what they harvested."""
    policies: Policies | None = None
    """What may be done with descriptions and documents, for Identify."""

    ark: ArkSettings | None = None
    """Whose ARKs this catalogue gives its records."""

    personal_data: PersonalData = PersonalData()
    """For how many years personal data is closed."""

    @property
    def oai_url(self) -> str:
        """The base URL of the feed."""
        return f"{self.base_url}/oai"

    def url_of(self, record: RecordId) -> str:
        """Return the address of a record's page; its texts are at `#KEY` of it."""
        return f"{self.base_url}/records/{record}"

    def url_of_ark(self, ark: str) -> str:
        """Return the address at which this catalogue answers for an ARK."""
        return f"{self.base_url}/{ark}"

    def url_to_cite(self, record: RecordId, ark: str | None) -> str:
        """Return the address of a record that lasts: that of its ARK, or else of its page."""
        return self.url_of_ark(ark) if ark else self.url_of(record)

    def url_of_object(self, record: RecordId, one: DigitalObject) -> str:
        """Return the address of a digital object: its own, or that at which this catalogue serves its file."""
        return one.url or f"{self.url_of(record)}/objects/{quote(one.file or '')}"

    def oai_identifier(self, record: RecordId) -> str:
        """Return the OAI identifier of a record."""
        return f"oai:{self.namespace}:{record}"
