"""The folder of records, which is the truth, and the feed index, which is derived from it."""

from catalog.storage.atomic_file import write_file
from catalog.storage.document import Document, Syntax
from catalog.storage.feed_index import (
    Difference,
    FeedItem,
    FeedReader,
    FeedWriter,
    Origin,
    Snapshot,
    Source,
    forget_damage,
    noted_damage,
    publishing,
    set_aside,
    token_secret,
)
from catalog.storage.folder import ARCHIVES_FILE, CatalogueFolder, open_catalogue
from catalog.storage.import_baseline import ImportBaselines
from catalog.storage.name_index import NameIndex
from catalog.storage.object_files import OBJECTS, open_object
from catalog.storage.output_file import write_new_record, write_output
from catalog.storage.record_files import (
    Portion,
    is_record_file,
    read_documents,
    read_file,
    read_portions,
)
from catalog.storage.settings_file import SETTINGS_FILE, first_fault
from catalog.storage.yaml.writer import write as write_yaml

__all__ = [
    "ARCHIVES_FILE",
    "OBJECTS",
    "SETTINGS_FILE",
    "CatalogueFolder",
    "Difference",
    "Document",
    "FeedItem",
    "FeedReader",
    "FeedWriter",
    "ImportBaselines",
    "NameIndex",
    "Origin",
    "Portion",
    "Snapshot",
    "Source",
    "Syntax",
    "first_fault",
    "forget_damage",
    "is_record_file",
    "noted_damage",
    "open_catalogue",
    "open_object",
    "publishing",
    "read_documents",
    "read_file",
    "read_portions",
    "set_aside",
    "token_secret",
    "write_file",
    "write_new_record",
    "write_output",
    "write_yaml",
]
