"""Control of the description itself: who wrote it, from what, when, and its state."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from catalog.model.addresses import AnyUri, Uri
from catalog.model.base_model import Part
from catalog.model.content import Note
from catalog.model.one_or_many import OneOrMore
from catalog.model.strings import LanguageTag, Line, Prose
from catalog.vocabularies import Maker, RevisionEvent, Status

__all__ = ["Administration", "Harvested", "Revision", "SetName", "Source", "Withdrawal"]

SetName = Annotated[
    str,
    StringConstraints(max_length=200, pattern=r"^[A-Za-z0-9_.!~*'()-]+(?::[A-Za-z0-9_.!~*'()-]+)*$"),
]
"""An OAI-PMH setSpec: parts joined by colons."""


class Harvested(Part):
    """OAI-PMH provenance: the feed a description came from."""

    base_url: Uri
    """The base URL of the feed."""
    identifier: Line
    """The identifier of the record there: a URI, as the protocol demands, or what the feed has in its place."""
    datestamp: Line
    """The datestamp of the record there."""
    metadata_namespace: AnyUri
    """The namespace of the metadata that was harvested."""
    altered: bool = False
    """Whether the description was changed since."""


class Source(Part):
    """ISAD(G) 3.7.1 Archivist's note: what the description was made from."""

    importer: Line | None = None
    """The importer that read it."""
    file: Line | None = None
    """The file it was read from."""
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """The checksum of that file."""
    taken: dt.date | None = None
    """The day it was read."""
    harvested: Harvested | None = None
    """The feed it came from."""
    system: Line | None = None
    """The system whose identifiers these are, where the source names it."""
    identifier: Line | None = None
    """The identifier that the source gives the unit: a component's id, a legacy id, a control number."""
    gone: dt.date | None = None
    """The day of the first import in which the source no longer had it."""
    note: Prose | None = None
    """What should be known about the source."""


class Withdrawal(Part):
    """Why and when a description was withdrawn: the tombstone that stays in its place."""

    date: dt.date
    """The day of the withdrawal."""
    reason: Prose
    """Why it was withdrawn."""


class Revision(Part):
    """ISAD(G) 3.7.3: one thing that was done to the description: by whom or by what, when, to which elements."""

    event: RevisionEvent
    """What was done: created, revised, reviewed ..."""
    by: Line | None = None
    """Who did it: the name of a person, a program, a model with its version."""
    maker: Maker | None = None
    """What did it: person, import, program or model."""
    date: dt.date | None = None
    """The day."""
    date_as_written: Line | None = None
    """When it was done in the words of the source, where that is no day: April 2021."""
    elements: OneOrMore[Line] = ()
    """The fields it was done to, where it was not all of them: title, scope."""
    note: Prose | None = None
    """Why, or how, in words."""


class Administration(Part):
    """ISAD(G) 3.7 Description control area."""

    status: Status = Status.PUBLISHED
    """draft, internal (for the staff alone), published or withdrawn."""
    withdrawn: Withdrawal | None = None
    """The withdrawal, where the status is withdrawn."""
    created: dt.date | None = None
    """The day the description was made."""
    modified: dt.date | None = None
    """The day it was last changed."""
    cataloguer: Line | None = None
    """Who made the description."""
    revisions: tuple[Revision, ...] = ()
    """ISAD(G) 3.7.3 Date(s) of descriptions: who or what made, changed and reviewed it."""
    rules: Line | None = None
    """ISAD(G) 3.7.2 Rules or conventions the description follows: ISAD(G), DACS."""
    language: LanguageTag | None = None
    """The language of the description, where it is another than the catalogue's."""
    internal_notes: tuple[Note, ...] = ()
    """Notes for the staff alone: EAD audience="internal", MARC 541 0_. No format, page or feed has them."""
    sets: tuple[SetName, ...] = ()
    """Sets of the feed the record belongs to, beside those of its reference code."""
    source: Source | None = None
    """What the description was made from."""
    metadata_license: Uri | None = None
    """The licence of the description itself, where it is another than the catalogue's."""

    @model_validator(mode="after")
    def _agrees(self) -> Self:
        if (self.status is Status.WITHDRAWN) != (self.withdrawn is not None):
            raise ValueError(
                "A description is withdrawn by both: 'status: withdrawn', and 'withdrawn' with date and reason."
            )
        return self

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"properties": {"status": {"const": "withdrawn"}}, "required": ["status"]},
            "then": {"required": ["withdrawn"], "properties": {"withdrawn": {"type": "object"}}},
            "else": {"properties": {"withdrawn": False}},
        }
    )
