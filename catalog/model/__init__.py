"""The record: what can be said about an archival document, as frozen pydantic models.

The names follow ISAD(G) and RiC; the docstring of each model and field is its place in the standard.
The models know no files, no XML and no clock.
"""

from catalog.model.administration import (
    Administration,
    Harvested,
    Source,
    Withdrawal,
)
from catalog.model.agent import (
    Agent,
    Contributor,
    NameVariant,
    Office,
)
from catalog.model.base_model import BriefPart, Part
from catalog.model.catalogue import Catalogue
from catalog.model.content import (
    Abstract,
    Note,
    Place,
    RelatedDocument,
    Subject,
)
from catalog.model.date import Date
from catalog.model.elements import ELEMENTS, Element, stated_elements
from catalog.model.leaves import (
    Leaf,
    LeafRange,
    read_leaves,
    write_leaves,
)
from catalog.model.record import Record
from catalog.model.reference_code import CodeNumber, CodePart, ReferenceCode
from catalog.model.rights import Access, Contact, Rights
from catalog.model.text import (
    BracketedWords,
    Copies,
    Publication,
    RegistrationNumber,
    Signature,
    Text,
    Transcript,
)
from catalog.model.title import Title
from catalog.model.unknown import Unknown, known

__all__ = [
    "ELEMENTS",
    "Abstract",
    "Access",
    "Administration",
    "Agent",
    "BracketedWords",
    "BriefPart",
    "Catalogue",
    "CodeNumber",
    "CodePart",
    "Contact",
    "Contributor",
    "Copies",
    "Date",
    "Element",
    "Harvested",
    "Leaf",
    "LeafRange",
    "NameVariant",
    "Note",
    "Office",
    "Part",
    "Place",
    "Publication",
    "Record",
    "ReferenceCode",
    "RegistrationNumber",
    "RelatedDocument",
    "Rights",
    "Signature",
    "Source",
    "Subject",
    "Text",
    "Title",
    "Transcript",
    "Unknown",
    "Withdrawal",
    "known",
    "read_leaves",
    "stated_elements",
    "write_leaves",
]
