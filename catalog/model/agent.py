"""Agents: persons, corporate bodies and families, as the document names them and as they are known."""

from __future__ import annotations

from typing import ClassVar

from catalog.model.addresses import AuthorityName
from catalog.model.base_model import BriefPart
from catalog.model.name_parts import NameParts, name_parts
from catalog.model.strings import LanguageTag, Line, Prose
from catalog.vocabularies import AgentKind, Certainty, Role

__all__ = ["Agent", "Contributor", "Creator", "NameVariant", "Office"]


class NameVariant(BriefPart):
    """ISAAR(CPF) 5.1.3-5.1.5 Other forms of name; RiC-O AgentName. A plain string is the name."""

    brief: ClassVar[str] = "name"

    name: Line
    """The name in this form."""
    language: LanguageTag | None = None
    """Language and script of the form: ko-Hang, ru, zh-Hant."""
    romanization: Line | None = None
    """The system the form is romanised by, where it is known: ALA-LC, Revised Romanization."""
    source: Line | None = None
    """The source of the form."""
    surname: Line | None = None
    """The surname in this form, where it is known which part of it it is: Примеров."""


class Office(BriefPart):
    """RiC-O Position: an office held, in the words of the source. A plain string is the title."""

    brief: ClassVar[str] = "title"

    title: Line
    """The office as stated: Minister of Trade."""
    organization: Line | None = None
    """The body the office belongs to, where the source names it apart."""


class Agent(BriefPart):
    """ISAD(G) 3.2.1 Name of creator(s), ISAAR(CPF) 5.1; RiC-O Agent. A plain string is the name."""

    brief: ClassVar[str] = "name"

    name: Line
    """The name in the form this catalogue uses, in its natural order: Seo Hwi; Gary Goldberg."""
    as_written: Prose | None = None
    """The name as the document writes it, brackets and capitals included: KIM [GAN]."""
    kind: AgentKind | None = None
    """person, corporate body or family. Left out where nothing says which."""
    surname: Line | None = None
    """The surname, where it is known which part of the name it is. A name is never split by guess."""
    certainty: Certainty | None = None
    """How sure the reading of the name, or its link to this agent, is."""
    variants: tuple[NameVariant, ...] = ()
    """Other forms of the name: spellings, scripts, romanisations."""
    offices: tuple[Office, ...] = ()
    """Offices held, as the document states them."""
    authority: AuthorityName | None = None
    """The authority record: a URI (VIAF, Wikidata, LCNAF), or the id of one of this catalogue's own."""
    source: Line | None = None
    """The list that the name is from: lcsh, naf, gnd."""
    number: Line | None = None
    """The number of the name in that list, where no address is known: n79018119."""
    note: Prose | None = None
    """What should be known about the agent or the reading of the name."""

    @property
    def given_name(self) -> str | None:
        """The rest of the name beside the surname, or None where the surname is not known or not in the name."""
        if not self.surname:
            return None
        first, _, last = self.name.partition(self.surname)
        return " ".join(f"{first} {last}".split()) or None

    @property
    def parts(self) -> NameParts:
        """The parts of the name of a person; a body, and a name of which nothing says whose it is, has no parts."""
        is_person = self.kind is AgentKind.PERSON or (self.kind is None and bool(self.surname))
        return name_parts(self.name, self.surname) if is_person else NameParts(self.name)

    @property
    def is_surname_first(self) -> bool:
        """Whether the name begins with its surname, as Korean, Chinese and Hungarian names do."""
        return bool(self.surname) and self.name.startswith(f"{self.surname} ")


class Contributor(Agent):
    """An agent in any other role than author, signatory, recipient or translator."""

    role: Role = Role.CONTRIBUTOR
    """What the agent did, in the words of the MARC relators."""


class Creator(Agent):
    """ISAD(G) 3.2.1: who created, accumulated or kept a unit of documents; RiC-O hasOrganicProvenance."""

    role: Role = Role.CREATOR
    """What the agent did for the unit: creator, collector, compiler ..., in the words of the MARC relators."""
