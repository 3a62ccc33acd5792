"""The one gate through which a document becomes a record: its shape, then the rules."""

from catalog.validation.document_to_record import place, read, read_plain
from catalog.validation.explanation import Explanation, explanations
from catalog.validation.json_schema import BEYOND_THE_SCHEMA, record_schema, schema_bytes
from catalog.validation.reading_outcome import Outcome, SourceText
from catalog.validation.rules import RULES, Breach, RecordParts, Rule
from catalog.validation.rules.name_folding import folded_name
from catalog.validation.yaml_surprises import ANSWERED_BY_QUOTES

__all__ = [
    "ANSWERED_BY_QUOTES",
    "BEYOND_THE_SCHEMA",
    "RULES",
    "Breach",
    "Explanation",
    "Outcome",
    "RecordParts",
    "Rule",
    "SourceText",
    "explanations",
    "folded_name",
    "place",
    "read",
    "read_plain",
    "record_schema",
    "schema_bytes",
]
