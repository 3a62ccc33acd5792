"""The folder of records, which is the truth, and the feed index, which is derived from it."""

from catalog.storage.atomic_file import write_file
from catalog.storage.document import Document, Syntax
from catalog.storage.folder import CatalogueFolder, open_catalogue
from catalog.storage.record_files import read_documents
from catalog.storage.settings_file import SETTINGS_FILE, first_fault
from catalog.storage.yaml_writer import write as write_yaml

__all__ = [
    "SETTINGS_FILE",
    "CatalogueFolder",
    "Document",
    "Syntax",
    "first_fault",
    "open_catalogue",
    "read_documents",
    "write_file",
    "write_yaml",
]
