"""The fields of a record as people look for them: by name, by the number of a standard, by their own word for it."""

from catalog.fields.field import Field, all_fields
from catalog.fields.finding import close_fields, fields_called, find_fields
from catalog.fields.meanings import meanings
from catalog.fields.template import record_template

__all__ = ["Field", "all_fields", "close_fields", "fields_called", "find_fields", "meanings", "record_template"]
