"""The record: what can be said about an archival document, as frozen pydantic models.

The names follow ISAD(G) and RiC; the docstring of each model and field is its place in the standard.
The models know no files, no XML and no clock.
"""

from catalog.model.above import Above
from catalog.model.administration import (
    Administration,
    Harvested,
    Revision,
    Source,
    Withdrawal,
)
from catalog.model.agent import (
    Agent,
    Contributor,
    Creator,
    NameVariant,
    Office,
)
from catalog.model.base_model import BriefPart, Part
from catalog.model.catalogue import ArkSettings, Catalogue
from catalog.model.container import Container, Identifier
from catalog.model.content import (
    Abstract,
    Note,
    Place,
    RelatedDocument,
    Subject,
)
from catalog.model.date import Date
from catalog.model.digital_object import DigitalObject
from catalog.model.elements import ELEMENTS, Element, stated_elements
from catalog.model.extent import Extent
from catalog.model.leaves import (
    Leaf,
    LeafRange,
    read_leaves,
    write_leaves,
)
from catalog.model.record import Record
from catalog.model.reference_code import CodeNumber, CodePart, ReferenceCode
from catalog.model.rights import Access, ClosureReason, Contact, Rights
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
from catalog.model.words import Words

__all__ = [
    "ELEMENTS",
    "Above",
    "Abstract",
    "Access",
    "Administration",
    "Agent",
    "ArkSettings",
    "BracketedWords",
    "BriefPart",
    "Catalogue",
    "ClosureReason",
    "CodeNumber",
    "CodePart",
    "Contact",
    "Container",
    "Contributor",
    "Copies",
    "Creator",
    "Date",
    "DigitalObject",
    "Element",
    "Extent",
    "Harvested",
    "Identifier",
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
    "Revision",
    "Rights",
    "Signature",
    "Source",
    "Subject",
    "Text",
    "Title",
    "Transcript",
    "Unknown",
    "Withdrawal",
    "Words",
    "known",
    "read_leaves",
    "stated_elements",
    "write_leaves",
]
