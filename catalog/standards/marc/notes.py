"""The notes of MARC 21 that have no field of their own in a record: what each tag is about."""

from __future__ import annotations

__all__ = ["DESTINATION", "FILE", "INDICATORS", "NOTES", "TAGS"]

DESTINATION = "Destination"
"""The event of 518 that says where a message went."""
FILE = "Digital object"
"""What 856 $3 calls an address of which nothing else says that it is one of a file."""

NOTES = {
    "501": "With",
    "502": "Dissertation",
    "504": "Bibliography",
    "505": "Contents",
    "507": "Scale",
    "508": "Production credits",
    "510": "Citation and references",
    "511": "Participant or performer",
    "513": "Type of report and period covered",
    "514": "Data quality",
    "515": "Numbering peculiarities",
    "516": "Type of computer file or data",
    "518": "Date, time and place of an event",
    "521": "Target audience",
    "522": "Geographic coverage",
    "525": "Supplement",
    "526": "Study program",
    "533": "Reproduction",
    "534": "Original version",
    "535": "Location of originals or duplicates",
    "536": "Funding",
    "538": "System details",
    "546": "Language and script",
    "547": "Former title complexity",
    "550": "Issuing body",
    "552": "Entity and attribute",
    "556": "Information about documentation",
    "562": "Copy and version identification",
    "563": "Binding",
    "565": "Case file characteristics",
    "567": "Methodology",
    "580": "Linking entry complexity",
    "583": "Action",
    "585": "Exhibitions",
    "586": "Awards",
    "588": "Source of the description",
}
"""The names of the MARC 21 Format for Bibliographic Data; 500 is a general note, and has none."""

_OTHERWISE = frozenset({"518", "546", "583"})
"""Fields whose notes have a place in a record, or that are read in another way."""
TAGS = {name: tag for tag, name in NOTES.items() if tag not in _OTHERWISE}
"""The field for each kind of note."""
INDICATORS = {"505": "0 ", "510": "0 ", "511": "0 ", "535": "2 "}
"""The indicators of a note of its kind where blanks say nothing, or are not defined."""
