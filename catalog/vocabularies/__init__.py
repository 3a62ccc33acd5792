"""The closed lists of the description: the value is the plain English that a cataloguer writes.

Codes of the standards (ISAD(G), EAD, MARC relators, schema.org) are derived from the members for the outputs.
Add a word: one member here, and what it becomes in each standard in the table beside it.
"""

from catalog.vocabularies.agent_kind import AgentKind
from catalog.vocabularies.calendar import Calendar
from catalog.vocabularies.certainty import Certainty
from catalog.vocabularies.code_level import CodeLevel
from catalog.vocabularies.date_event import DateEvent
from catalog.vocabularies.date_span import DateSpan
from catalog.vocabularies.genre import Genre
from catalog.vocabularies.identifier_kind import IdentifierKind
from catalog.vocabularies.level import Level
from catalog.vocabularies.mark import Mark
from catalog.vocabularies.object_role import ObjectRole
from catalog.vocabularies.relation import Relation
from catalog.vocabularies.revision_event import Maker, RevisionEvent
from catalog.vocabularies.role import Role
from catalog.vocabularies.status import Status
from catalog.vocabularies.subject_kind import SubjectKind
from catalog.vocabularies.text_form import TextForm

__all__ = [
    "AgentKind",
    "Calendar",
    "Certainty",
    "CodeLevel",
    "DateEvent",
    "DateSpan",
    "Genre",
    "IdentifierKind",
    "Level",
    "Maker",
    "Mark",
    "ObjectRole",
    "Relation",
    "RevisionEvent",
    "Role",
    "Status",
    "SubjectKind",
    "TextForm",
]
