"""What an importer gives: a draft with everything it found, asked and ignored, or the reasons why there is none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from catalog.findings import Finding

__all__ = ["Draft", "Fixed", "Found", "Ignored", "Provenance", "Question", "Refusal"]


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a draft comes from: the importer, the name of the file, its SHA-256, and the item within it."""

    importer: str
    file: str
    sha256: str
    item: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """One fact: the JSON Pointer of its value in the document, and the words of the source it is on.

    `start` and `end` count characters of the source's text from 0; both are 0 where a source has no running text,
    and `place` says where the words are: row 3, column F (date).
    The pointer is empty for words that belong to the page itself: its labels and headings.
    """

    pointer: str
    text: str
    start: int = 0
    end: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing the importer could not decide: where, on which words, why, and the answers it sees."""

    pointer: str
    reason: str
    text: str = ""
    answers: tuple[str, ...] = ()
    start: int = 0
    end: int = 0

    def __str__(self) -> str:
        words = f" ({self.text!r})" if self.text else ""
        answers = f" Possible: {'; '.join(self.answers)}." if self.answers else ""
        return f"{self.pointer}{words}: {self.reason}{answers}"


@dataclass(frozen=True, slots=True)
class Ignored:
    """Words of the source that nothing was made of; `place` says where, in a source without running text."""

    text: str
    start: int = 0
    end: int = 0
    place: str = ""


@dataclass(frozen=True, slots=True)
class Fixed:
    """A value that a rule says how to write: where, the words of the source, and what was made of them."""

    pointer: str
    text: str
    value: str

    def __str__(self) -> str:
        return f"{self.pointer}: {self.text!r} -> {self.value!r}"


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as a cataloguer would write it, not yet validated, with the words of the source it is based on.

    `document` is plain: mappings, lists, strings, numbers. `beside` holds files to be written next to the record.
    `fields` are those that the source can express, None where it can express all: where a sheet has no column for a
    field, nothing of the record is removed. Of the administration, which is the catalogue's own, it can express the
    parts in `administers` alone. `baseline` has the fingerprints of the fields of an exported record that is imported
    again: such a draft is no source of the record, and changes only what differs from them. There are none in a row
    that was copied to describe another document. `names_record` says that the id is one a cataloguer
    gave a record, and no proposal; `above` is the identifier that the source gives the unit it is part of, where that
    may come later, or not at all, and `finding_aid` that of a finding aid which an earlier import has brought.
    `assumed` says what the importer takes for granted in the whole file: one sentence in place of a question for each
    record, on its first draft.
    """

    document: Mapping[str, Any]
    source: Provenance
    found: tuple[Found, ...] = ()
    questions: tuple[Question, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    beside: Mapping[str, bytes] = field(default_factory=dict)
    fields: frozenset[str] | None = None
    administers: frozenset[str] = frozenset()
    baseline: Mapping[str, str] | None = None
    fixed: tuple[Fixed, ...] = ()
    names_record: bool = False
    above: str = ""
    finding_aid: str = ""
    assumed: tuple[str, ...] = ()

    @property
    def origin(self) -> Mapping[str, Any]:
        """What the document says of the source it comes from."""
        source = self.document.get("administration", {}).get("source", {})
        return source if isinstance(source, Mapping) else {}

    def asked(self, *questions: Question) -> Draft:
        """Return the draft with more questions, which keep its record from being published unseen."""
        administration = {**self.document.get("administration", {})}
        administration["status"] = "internal" if administration.get("status") == "internal" else "draft"
        document = {**self.document, "administration": administration}
        return replace(self, document=document, questions=(*questions, *self.questions))


@dataclass(frozen=True, slots=True)
class Refusal:
    """An item that no draft could be made of, with the findings that say why."""

    source: Provenance
    findings: tuple[Finding, ...]
