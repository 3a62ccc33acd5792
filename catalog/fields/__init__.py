"""The fields of a record as people look for them: by name, by the number of a standard, by their own word for it."""

from catalog.fields.field import Field, all_fields
from catalog.fields.search import close_fields, fields_called, find_fields
from catalog.fields.synonyms import (
    AGENT_FIELDS,
    StandardName,
    all_value_synonyms,
    field_of_part,
    meanings,
    plain_name,
    standard_names,
    values_called,
)
from catalog.fields.template import record_template

__all__ = [
    "AGENT_FIELDS",
    "Field",
    "StandardName",
    "all_fields",
    "all_value_synonyms",
    "close_fields",
    "field_of_part",
    "fields_called",
    "find_fields",
    "meanings",
    "plain_name",
    "record_template",
    "standard_names",
    "values_called",
]
