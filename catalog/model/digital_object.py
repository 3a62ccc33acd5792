"""Digital objects: files and addresses that show a document, or carry its words."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, ClassVar, Self

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from catalog.model.addresses import Uri
from catalog.model.base_model import BriefPart
from catalog.model.leaves import Leaves
from catalog.model.rights import Access
from catalog.model.strings import FORBIDDEN, Key, Line, Prose
from catalog.vocabularies import ObjectRole

__all__ = ["MOST_OBJECTS", "DigitalObject", "ObjectFile"]

MOST_OBJECTS = 10_000
"""Digital objects of one record. What has more leaves is several units, each with a record."""

_STEP = rf"[^\s./\\:{FORBIDDEN}][^/\\:\n\r\t{FORBIDDEN}]{{0,199}}"

ObjectFile = Annotated[str, StringConstraints(max_length=800, pattern=rf"^{_STEP}(?:/{_STEP}){{0,9}}$")]
"""The way to a file below the folder `objects`: no step begins with a dot, and none leads upward."""

MediaType = Annotated[str, StringConstraints(max_length=120, pattern=r"^[a-z]+/[a-z0-9][a-z0-9.+-]*$")]
"""A media type (RFC 6838), in small letters."""

Duration = Annotated[
    str, StringConstraints(max_length=20, pattern=r"^(?:[0-9]{1,4}:)?[0-5]?[0-9]:[0-5][0-9](?:\.[0-9]{1,3})?$")
]
"""Hours, minutes and seconds: 1:02:03, 2:07, 0:04.250."""


class DigitalObject(BriefPart):
    """RiC-O Instantiation: a file of this catalogue, or an address elsewhere. A plain string is the address."""

    brief: ClassVar[str] = "url"

    file: ObjectFile | None = None
    """The file, as the way to it below the folder `objects` of the catalogue: letter-1/170.jpg."""
    url: Uri | None = None
    """The address, where the file is not in this catalogue."""
    role: ObjectRole | None = None
    """What it is for: original scan, access copy, thumbnail ..."""
    label: Line | None = None
    """What it is called, or shows: Front cover."""
    leaves: Leaves | None = None
    """The leaves it shows: 170v."""
    text: Key | None = None
    """The key of the text it shows or carries."""
    image: ObjectFile | Uri | None = None
    """Of a transcript or a thumbnail: the `file` or `url` of the image that it belongs to."""
    media_type: MediaType | None = None
    """Its media type: image/jpeg."""
    bytes: int | None = Field(default=None, ge=0, le=2**53)
    """Its size in bytes."""
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """The checksum of the file."""
    width: int | None = Field(default=None, ge=1, le=10_000_000)
    """Its width in pixels."""
    height: int | None = Field(default=None, ge=1, le=10_000_000)
    """Its height in pixels."""
    pages: int | None = Field(default=None, ge=1, le=10_000_000)
    """How many pages it has: a PDF, a TIFF of several images."""
    duration: Duration | None = None
    """How long it plays: 1:02:03."""
    iiif_service: Uri | None = None
    """The IIIF Image API address of the image, which viewers zoom into."""
    rights: Uri | None = None
    """A statement of rightsstatements.org or Creative Commons, where it is another than the record's."""
    access: Access | None = None
    """Conditions governing access to it, where they are others than the record's."""
    internal: bool = False
    """Whether it is for the staff alone: it is neither served nor published."""
    note: Prose | None = None
    """What should be known about it."""

    @model_validator(mode="after")
    def _is_somewhere(self) -> Self:
        if (self.file is None) == (self.url is None):
            raise ValueError("A digital object is a file of the catalogue or has an address: write `file` or `url`.")
        return self

    model_config = ConfigDict(
        json_schema_extra={
            "oneOf": [
                {"required": ["file"], "properties": {"file": {"type": "string"}}},
                {"required": ["url"], "properties": {"url": {"type": "string"}}},
            ]
        }
    )

    @property
    def name(self) -> str:
        """The file or the address: what names the object within its record."""
        return self.file or self.url or ""

    @property
    def is_image(self) -> bool:
        """Whether it is a picture."""
        return bool(self.media_type and self.media_type.startswith("image/")) or self.iiif_service is not None

    @property
    def seconds(self) -> float | None:
        """How long it plays, in seconds."""
        if self.duration is None:
            return None
        seconds = 0.0
        for part in self.duration.split(":"):
            seconds = seconds * 60 + float(part)
        return seconds

    def is_public(self, closure: Access | None, day: dt.date | None) -> bool:
        """Whether it may be given to anybody on a day: as its own access says, or else as what closes its record."""
        access = self.access if self.access and self.access.says_if_open else closure
        return not self.internal and not (access and access.is_closed(day))
