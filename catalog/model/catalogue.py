"""The catalogue itself: its name, its address, and how it gives its records out. Read from `catalog.toml`."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from catalog.model.part import Part
from catalog.model.strings import LanguageTag, Line, Prose, RecordId, Uri

__all__ = ["Catalogue"]

_BaseUrl = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[A-Za-z0-9.\-\[\]:]+(?:/[A-Za-z0-9._~%-]+)*$"),
]
_Domain = Annotated[
    str,
    StringConstraints(max_length=200, pattern=r"^[A-Za-z][A-Za-z0-9-]*(?:\.[A-Za-z][A-Za-z0-9-]*)+$"),
]
_Email = Annotated[str, StringConstraints(max_length=200, pattern=r"^[^\s@:/]+@[^\s@.]+(?:\.[^\s@.]+)+$")]


class Catalogue(Part):
    """The settings of a catalogue."""

    name: Line
    """The name of the catalogue: OAI-PMH repositoryName, dc:publisher of its pages."""
    base_url: _BaseUrl = "http://127.0.0.1:8000"
    """The address the world reads it at, without a slash at the end."""
    admin_emails: tuple[_Email, ...] = Field(min_length=1)
    """OAI-PMH adminEmail: whom harvesters write to."""
    namespace: _Domain
    """The domain name in the OAI identifiers: `oai:NAMESPACE:ID`. It never changes."""
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

    @property
    def oai_url(self) -> str:
        """The base URL of the feed."""
        return f"{self.base_url}/oai"

    def url_of(self, record: RecordId) -> str:
        """Return the address of a record's page; its texts are at `#KEY` of it."""
        return f"{self.base_url}/records/{record}"

    def oai_identifier(self, record: RecordId) -> str:
        """Return the OAI identifier of a record."""
        return f"oai:{self.namespace}:{record}"
