"""Rights in the document, access to it, and the licence of the description itself."""

from __future__ import annotations

import datetime as dt
from typing import ClassVar

from catalog.model.addresses import ContactUri, EmailAsShown, Uri
from catalog.model.agent import Agent
from catalog.model.base_model import BriefPart, Part
from catalog.model.one_or_many import OneOrMore
from catalog.model.strings import (
    Key,
    LanguageTag,
    Line,
    Prose,
)
from catalog.model.unknown import Maybe

__all__ = ["Access", "ClosureReason", "Contact", "Rights"]


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


class ClosureReason(BriefPart):
    """Why a document is closed: DACS 4.1.5. A plain string is the reason."""

    brief: ClassVar[str] = "term"

    term: Line
    """The reason in a word or two: personal data, state secret, wish of the donor."""
    source: Line | None = None
    """What says so: a law with its article, an agreement with its date."""


class Access(BriefPart):
    """ISAD(G) 3.4.1 Conditions governing access; RiC-O conditionsOfAccess. A plain string is the conditions."""

    brief: ClassVar[str] = "conditions"

    conditions: Prose
    """The conditions under which the document may be read."""
    is_open: bool | None = None
    """Whether anyone may read it. `false` closes it, and all that is part of it and does not say otherwise."""
    until: dt.date | None = None
    """The day on which a closed document opens: 2031-09-05. Until then it is closed."""
    reason: ClosureReason | None = None
    """Why it is closed, and what says so."""
    hides: OneOrMore[Key] = ()
    """What is hidden while it is closed, beside its transcripts and files: names of fields, or `description`."""

    @property
    def says_if_open(self) -> bool:
        """Whether it is said, not only in words, that the document is open or closed."""
        return self.is_open is not None or self.until is not None

    def is_closed(self, day: dt.date | None) -> bool:
        """Whether the document is closed on a day; where no day is known, until the day on which it opens."""
        if self.until is not None:
            return day is None or day < self.until
        return self.is_open is False
