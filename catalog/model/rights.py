"""Rights in the document, access to it, and the licence of the description itself."""

from __future__ import annotations

from typing import ClassVar

from catalog.model.addresses import ContactUri, EmailAsShown, Uri
from catalog.model.agent import Agent
from catalog.model.base_model import BriefPart, Part
from catalog.model.strings import (
    LanguageTag,
    Line,
    Prose,
)
from catalog.model.unknown import Maybe

__all__ = ["Access", "Contact", "Rights"]


class Contact(Part):
    """Whom to ask about rights."""

    name: Line
    """The person or body to ask."""
    email: Maybe[EmailAsShown] | None = None
    """The e-mail address."""
    url: ContactUri | None = None
    """The page to ask through."""


class Rights(Part):
    """ISAD(G) 3.4.2 Conditions governing reproduction; RiC-O conditionsOfUse.

    Which statement applies is a cataloguer's judgment: a URI is never chosen by a program.
    """

    uri: Uri | None = None
    """A statement of rightsstatements.org (http://rightsstatements.org/vocab/InC/1.0/) or Creative Commons."""
    statement: Prose | None = None
    """The statement in words, as the source gives it."""
    language: LanguageTag | None = None
    """The language of the statement."""
    holder: Maybe[Agent] | None = None
    """Who holds the rights."""
    contact: Contact | None = None
    """Whom to ask."""
    reviewed: bool | None = None
    """Whether someone with the competence has reviewed the rights. Left out where nothing says so."""
    note: Prose | None = None
    """What should be known about the rights."""


class Access(BriefPart):
    """ISAD(G) 3.4.1 Conditions governing access; RiC-O conditionsOfAccess. A plain string is the conditions."""

    brief: ClassVar[str] = "conditions"

    conditions: Prose
    """The conditions under which the document may be read."""
    is_open: bool | None = None
    """Whether anyone may read it."""
