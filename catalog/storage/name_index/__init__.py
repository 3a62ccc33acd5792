"""The index of names: which record of the catalogue describes a document that comes from outside."""

from catalog.storage.name_index.name_index import NameIndex

__all__ = ["NameIndex"]
