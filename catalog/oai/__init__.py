"""An OAI-PMH 2.0 provider: values in, bytes out. It asks a `Repository` for pages of pre-serialised bytes."""

from catalog.oai import containers
from catalog.oai.datestamp import Granularity
from catalog.oai.lists import ListRules
from catalog.oai.provider import Identity, Provider
from catalog.oai.record import (
    local_identifier,
    with_ancestors,
    write_record,
    write_tombstone,
)
from catalog.oai.repository import (
    MetadataFormat,
    Page,
    Repository,
    Run,
    SetEntry,
    View,
)

__all__ = [
    "Granularity",
    "Identity",
    "ListRules",
    "MetadataFormat",
    "Page",
    "Provider",
    "Repository",
    "Run",
    "SetEntry",
    "View",
    "containers",
    "local_identifier",
    "with_ancestors",
    "write_record",
    "write_tombstone",
]
