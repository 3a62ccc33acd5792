"""The fields of a record as people look for them: by name, by the number of a standard, by their own word for it."""

from catalog.fields.field import Field, all_fields
from catalog.fields.part_fields import AGENT_FIELDS, field_of_part
from catalog.fields.search import close_fields, fields_called, find_fields
from catalog.fields.standard_names import StandardName, standard_names
from catalog.fields.template import record_template
from catalog.fields.value_words import all_value_synonyms, meanings, values_called

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
    "record_template",
    "standard_names",
    "values_called",
]
