"""What a document is about, and the documents that are related to it."""

from __future__ import annotations

from typing import ClassVar

from catalog.model.addresses import Uri
from catalog.model.agent import Agent
from catalog.model.base_model import BriefPart
from catalog.model.reference_code import ReferenceCode
from catalog.model.strings import (
    LanguageTag,
    Line,
    Prose,
    RecordId,
)
from catalog.vocabularies import Relation, SubjectKind

__all__ = ["Abstract", "Note", "Place", "RelatedDocument", "Subject"]


class Abstract(BriefPart):
    """ISAD(G) 3.3.1 Scope and content; RiC-O scopeAndContent. A plain string is the text."""

    brief: ClassVar[str] = "text"

    text: Prose
    """The abstract."""
    language: LanguageTag | None = None
    """The language of the abstract."""
    author: Agent | None = None
    """Who wrote the abstract."""


class Note(BriefPart):
    """ISAD(G) 3.6.1 Note; RiC-O note. A plain string is the text."""

    brief: ClassVar[str] = "text"

    text: Prose
    """The words of the note."""
    language: LanguageTag | None = None
    """The language of the note."""
    kind: Line | None = None
    """What the note is about, in a word or two: `Related units of description`, the heading that a source gives it."""

    @property
    def words(self) -> str:
        """The text behind what it is about."""
        return f"{self.kind}: {self.text}" if self.kind else self.text


class Subject(BriefPart):
    """A subject heading; RiC-O hasOrHadSubject. A plain string is the term."""

    brief: ClassVar[str] = "term"

    term: Line
    """The heading."""
    language: LanguageTag | None = None
    """The language of the heading."""
    kind: SubjectKind | None = None
    """What the heading names, where it is no topic: genre, function, occupation, title."""
    uri: Uri | None = None
    """The heading in a thesaurus."""
    source: Line | None = None
    """The list that the heading is from: lcsh, naf, gnd."""
    number: Line | None = None
    """The number of the heading in that list, where no address is known: sh85148201."""


class Place(BriefPart):
    """A place; RiC-O Place. A plain string is the name."""

    brief: ClassVar[str] = "name"

    name: Line
    """The name of the place."""
    uri: Uri | None = None
    """The place in a gazetteer."""
    source: Line | None = None
    """The list that the name is from: lcsh, naf, gnd."""
    number: Line | None = None
    """The number of the name in that list, where no address is known: n79059116."""


class RelatedDocument(BriefPart):
    """ISAD(G) 3.5.3 Related units of description. A plain string is the title."""

    brief: ClassVar[str] = "title"

    title: Line
    """The other document, as it can be named."""
    relation: Relation = Relation.RELATED
    """How the other document is related to this one."""
    record: RecordId | None = None
    """Its record in this catalogue."""
    reference_code: ReferenceCode | None = None
    """Where it is kept."""
    url: Uri | None = None
    """Where it is read."""
    as_written: Prose | None = None
    """The words of the source that name it."""
    note: Prose | None = None
    """What should be known about the relation."""
