"""Texts of a document: the original, and each translation of it, as a chain."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from catalog.model.addresses import Uri
from catalog.model.agent import Agent, Contributor
from catalog.model.base_model import BriefPart, Part
from catalog.model.date import Date
from catalog.model.one_or_many import OneOrMore
from catalog.model.reference_code import ReferenceCode
from catalog.model.strings import (
    FileName,
    Key,
    LanguageTag,
    Line,
    Prose,
)
from catalog.model.title import Title
from catalog.model.unknown import Maybe
from catalog.vocabularies import Certainty, Mark, TextForm

__all__ = [
    "MOST_LANGUAGES",
    "BracketedWords",
    "Copies",
    "Publication",
    "RegistrationNumber",
    "Signature",
    "Text",
    "Transcript",
]


MOST_LANGUAGES = 40
"""Languages of one text: each translation of it names them."""


class Signature(BriefPart):
    """A signature on a text. A plain string is the name."""

    brief: ClassVar[str] = "name"

    name: Line
    """The name of who signed, as read."""
    as_written: Prose | None = None
    """The signature as the text gives it: [signature] (Dubrovsky)."""
    certainty: Certainty | None = None
    """How sure the reading is."""
    note: Prose | None = None
    """What the signature stands for, where that is known or open."""


class RegistrationNumber(BriefPart):
    """A number given to the text when it was registered. A plain string is the number."""

    brief: ClassVar[str] = "number"

    number: Line
    """The number alone: 1222."""
    as_written: Prose | None = None
    """The number as the text gives it: Nº 1222."""


class Copies(Part):
    """How many copies were made."""

    count: int = Field(ge=1, le=1_000_000)
    """The number of copies."""
    as_written: Prose | None = None
    """The words of the source: Six copies printed."""


class Publication(Part):
    """ISAD(G) 3.5.4 Publication note: where a text is published."""

    publisher: Line
    """Who published the text."""
    title: Line | None = None
    """The publication it appeared in: a collection, a series, a journal, a book."""
    url: Uri | None = None
    """Where it is read."""
    record_id: Maybe[Line] | None = None
    """The publisher's own number of the document."""
    uploaded: Maybe[Date] | None = None
    """When the publisher put it online."""
    pages: Line | None = None
    """Pages of a printed publication."""
    date: Date | None = None
    """When it was published."""
    note: Prose | None = None
    """What else should be known about the publication."""


class BracketedWords(Part):
    """Words that are in brackets in a transcript, and why."""

    as_written: Line
    """The words with their brackets."""
    mark: Mark
    """Why they are in brackets."""
    at: OneOrMore[int] = ()
    """Where each of them begins: characters from the start of the transcript, counted from 0."""
    note: Prose | None = None
    """What should be known about the reading."""


class Transcript(BriefPart):
    """The words of a text, in a file beside the record. A plain string is the file's name."""

    brief: ClassVar[str] = "file"

    file: FileName
    """The name of the file, in the record's own folder, UTF-8."""
    sha256: str | None = Field(default=None, pattern=r"^[0-9a-f]{64}$")
    """The checksum of the file, where it was taken from a source and must stay as it is."""
    brackets: tuple[BracketedWords, ...] = ()
    """The bracketed words of the transcript: uncertain readings, supplied words, editors' marks."""


class Text(Part):
    """ISAD(G) 3.4.3, 3.5.1, 3.5.2; RiC-O Instantiation (the original), Record (each translation).

    A text without `translated_from` is an original. RiC-O has no term for a translation; schema.org has
    (translationOfWork, workTranslation), and MARC 21 has 041 $h and $k.
    """

    key: Key
    """The name of this text within the record: original, russian, english."""
    language: OneOrMore[LanguageTag] = Field(default=(), max_length=MOST_LANGUAGES)
    """The language of the text (BCP 47), or several."""
    form: TextForm | None = None
    """manuscript, typescript, print, digital, or unknown."""
    title: Title | None = None
    """The title this text bears, where it is another than the record's."""
    translated_from: Key | None = None
    """The key of the text it was translated from."""
    translators: tuple[Agent, ...] = ()
    """Who translated it (MARC relator trl)."""
    contributors: tuple[Contributor, ...] = ()
    """Who else had a part in this text, each with a role."""
    signatures: tuple[Signature, ...] = ()
    """Signatures under this text, where they are others than the document's signatories."""
    dates: tuple[Date, ...] = ()
    """Dates of this text: of the translation, the registration, the copy."""
    registration_number: RegistrationNumber | None = None
    """The number it was registered under."""
    copies: Copies | None = None
    """How many copies were made."""
    typist_mark: Line | None = None
    """The mark of the typist: zk."""
    extent: Line | None = None
    """ISAD(G) 3.1.5 Extent and medium: 21 leaves."""
    kept_at: ReferenceCode | Literal["reference_code"] | None = None
    """Where it is kept: a reference code, or the word `reference_code` for the record's own."""
    published: Publication | None = None
    """Where it is published."""
    transcript: Transcript | None = None
    """The words of the text."""
    statements: tuple[Prose, ...] = ()
    """Sentences of the source about this text, word for word: Translation from Chinese."""
    note: Prose | None = None
    """What should be known about this text: not seen."""
