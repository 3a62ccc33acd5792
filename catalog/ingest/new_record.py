"""A new record from a cataloguer's few answers: what was said, in its place, and nothing beside it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from catalog.errors import InvalidRecord, UsageError
from catalog.languages.transliteration import transliterate
from catalog.model import Record, ReferenceCode
from catalog.reference_codes.parsing import parse
from catalog.storage import CatalogueFolder, write_yaml
from catalog.validation import read_plain

__all__ = ["Answers", "ReadCode", "begin_record", "demand_free", "objection", "preview", "proposed_id", "read_code"]


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A reference code that was read, and what a cataloguer should look at again."""

    code: ReferenceCode
    doubts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answers:
    """What a cataloguer said of a document. What is empty was not stated, and the record does not say it."""

    title: str
    level: str
    supplied_by: str = ""
    """Who supplied the title, where the document bears none."""
    genre: str = ""
    date: str = ""
    """The date in EDTF."""
    date_as_written: str = ""
    code: ReferenceCode | None = None
    part_of: str = ""
    """The id of the unit that it is part of."""
    creators: Sequence[str] = ()
    authors: Sequence[str] = ()
    signatories: Sequence[str] = ()
    recipients: Sequence[str] = ()
    photographers: Sequence[str] = ()
    languages: Sequence[str] = ()
    """Languages of the original (BCP 47)."""
    extent: str = ""
    abstract: str = ""


_SOME = Answers(title="Some", level="item")


def read_code(text: str) -> ReadCode:
    """Read one reference code as the archive writes it; all its words are kept in `as_written`.

    Raises UsageError, in one sentence, where it names no archive or is several codes.
    """
    reading = parse(text)
    if len(reading.references) > 1:
        raise UsageError(f"{text!r} is {len(reading.references)} reference codes: write one.")
    code = reading.references[0].code if reading.references else None
    if code is None:
        example = "GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190"
        raise UsageError(f"No archive and its numbers could be read in {text!r}; write them as in {example!r}.")
    residue = [f"Not understood, and kept in 'as_written': {span.text.strip()!r}." for span in reading.residue]
    written = " ".join(text.split())
    return ReadCode(code.revised(as_written=written), (*reading.references[0].doubts, *residue))


def proposed_id(answers: Answers) -> str:
    """Return an id made of the reference code (garf-5446-98-721-170), or else of the title; empty if neither has any.

    Cyrillic letters are written in Latin ones.
    """
    if code := answers.code:
        leaves = [str(code.leaves[0].start)] if code.leaves else []
        return _slug(" ".join([code.repository, *(part.number for part in code.levels), *leaves]))
    return _slug(" ".join(answers.title.split()[:8]))


def demand_free(folder: CatalogueFolder, record_id: str) -> None:
    """Raise UsageError where a record of the catalogue has the id."""
    if present := folder.find(record_id):
        raise UsageError(f"The id {record_id!r} is taken: {present.path} has it.")


def objection(answer: str, value: str | Sequence[str]) -> str:
    """Return why a value cannot be the answer of that name, with the fix, or nothing where it can."""
    said: dict[str, Any] = {} if answer == "record_id" else {answer: value}
    outcome = read_plain(_document("some" if said else str(value), replace(_SOME, **said)))
    return next((f"{finding.message} {finding.hint}".strip() for finding in outcome.errors), "")


def preview(record_id: str, answers: Answers) -> str:
    """Return the record as its file will hold it, without the line for editors."""
    return write_yaml(_record(record_id, answers).plain()).decode()


def begin_record(folder: CatalogueFolder, record_id: str, answers: Answers) -> Path:
    """Write the record and return its path.

    Raises UsageError for an id that is taken, InvalidRecord for answers that make no valid record.
    """
    demand_free(folder, record_id)
    return folder.write(_record(record_id, answers).plain())


def _record(record_id: str, answers: Answers) -> Record:
    outcome = read_plain(_document(record_id, answers))
    if outcome.record is None:
        raise InvalidRecord(outcome.errors)
    return outcome.record


def _document(record_id: str, answers: Answers) -> dict[str, Any]:
    """Return the plain document, in the order of ISAD(G)."""
    said = {
        "id": record_id,
        "level": answers.level,
        "genre": answers.genre,
        "title": _title(answers),
        "reference_code": answers.code.plain() if answers.code else None,
        "part_of": answers.part_of,
        "dates": _dates(answers),
        "extent": answers.extent,
        "creators": list(answers.creators),
        "authors": list(answers.authors),
        "signatories": list(answers.signatories),
        "recipients": list(answers.recipients),
        "contributors": [{"name": name, "role": "photographer"} for name in answers.photographers],
        "texts": [{"key": "original", "language": list(answers.languages)}] if answers.languages else [],
        "abstract": answers.abstract,
    }
    return {field: value for field, value in said.items() if value}


def _title(answers: Answers) -> Any:
    return {"text": answers.title, "supplied_by": answers.supplied_by} if answers.supplied_by else answers.title


def _dates(answers: Answers) -> list[dict[str, str]]:
    date = {"value": answers.date, "as_written": answers.date_as_written}
    stated = {field: value for field, value in date.items() if value}
    return [stated] if stated else []


def _slug(words: str) -> str:
    latin = unicodedata.normalize("NFKD", transliterate(words)).encode("ascii", "ignore").decode().lower()
    return "-".join(re.findall(r"[a-z0-9]+", latin))[:200].strip("-")
