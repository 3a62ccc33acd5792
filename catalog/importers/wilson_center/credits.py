"""The sentence below a document: where it is kept or printed, and who contributed, transcribed, translated it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from catalog.importers.passage import Passage
from catalog.importers.wilson_center.names import split_names

__all__ = ["Credit", "Printed", "SourceNote", "read_source"]

_ROLES = {
    "annotated": "editor",
    "collected": "collector",
    "compiled": "compiler",
    "contributed": "contributor",
    "donated": "donor",
    "edited": "editor",
    "located": "contributor",
    "obtained": "contributor",
    "photographed": "photographer",
    "provided": "contributor",
    "recorded": "recorder",
    "shared": "contributor",
    "submitted": "contributor",
    "transcribed": "transcriber",
    "translated": "translator",
    "translation": "translator",
    "transcription": "transcriber",
}
_VERB = r"(?:" + "|".join(_ROLES) + r")"
_JOIN = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|/)"
_CREDIT = re.compile(
    rf"(?P<lead>(?:(?:[Tt]he\s+)?[Dd]ocuments?\s+(?:was\s+|were\s+)?|[A-Z][a-z]{{1,20}}\s+(?=translation|transcription))?)"
    rf"(?P<verbs>{_VERB}(?:{_JOIN}{_VERB}){{0,5}})"
    r"(?P<between>(?:\s+(?:from|for|into|with|in|as|to)\b[^.;]{0,60}?)??)\s+by\s+(?P<names>\S)",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?<![\s.(][A-Z])(?<!\b[A-Z][a-z])\.(?=\s+[^a-z\s]|\s*$)|;\s*|\.\s*$")
_PUBLISHED = re.compile(
    r"[,.;]?\s*\(?\b(?:re)?(?:published|printed)\s+(?:in\s+\w+\s+)?(?:in|as)\s*:?\s+(?P<where>.+)$",
    re.IGNORECASE | re.DOTALL,
)
_BOOK = re.compile(
    r"^(?P<title>.+?),?\s*\((?P<place>[^():,]+(?:,[^():]+)?):\s*(?P<publisher>[^()]+?),\s*(?P<year>(?:1[5-9]|20)\d\d)\)"
    r"(?:\s*,?\s*(?:vol(?:ume|\.)\s*\w+\s*,?\s*)?(?P<pages>(?:pp?\.\s*)?\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*))?",
    re.DOTALL | re.IGNORECASE,
)
_FOR = re.compile(r"^(?P<names>.+?)\s+for\s+(?P<whom>[A-Z][^,]*)$")


@dataclass(frozen=True, slots=True)
class Credit:
    """One person or body, and what they did, in the words of the credit."""

    role: str
    verb: str
    name: Passage
    clause: Passage
    language: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed source."""

    title: Passage
    publisher: Passage
    year: Passage
    pages: Passage | None
    whole: Passage


@dataclass(frozen=True, slots=True)
class SourceNote:
    """The source of a page in its parts; `left` is what was not understood."""

    reference: Passage | None
    published: Passage | None
    printed: Printed | None
    credits: tuple[Credit, ...]
    left: tuple[Passage, ...]


def read_source(source: Passage) -> SourceNote:
    """Part the source into the reference, the publication it names, and the credits."""
    first = _first_credit(source)
    head = source.cut(0, first).strip().strip(".,; ") if first is not None else source.strip().strip(".; ")
    found: list[Credit] = []
    left: list[Passage] = []
    if first is not None:
        for sentence in _sentences(source.cut(first)):
            clauses = list(_clauses(sentence))
            found += [credit for clause in clauses for credit in clause]
            if not clauses:
                left.append(sentence)
    published = _PUBLISHED.search(head.text)
    note = head.group(published, "where").strip(".)] \n") if published else None
    reference = head.cut(0, published.start()).strip(",.;( ") if published else head
    book = _BOOK.match(reference.text)
    printed = None
    if book:
        parts = reference.groups(book)
        printed = Printed(parts["title"], parts["publisher"], parts["year"], parts.get("pages"), reference)
    return SourceNote(None if printed or not reference else reference, note, printed, tuple(found), tuple(left))


def _first_credit(source: Passage) -> int | None:
    """Return where the credits begin: the first of them that opens a sentence, a clause or the note.

    A book names its own translator before the place of printing; that is part of the book.
    """
    for match in _CREDIT.finditer(source.text):
        before = source.text[: match.start()].rstrip()
        book_follows = re.match(r"(?:[\w.'’-]+,?\s+){0,9}\([^()]*:[^()]*\d{4}\)", source.text[match.end() :])
        if (not before or before[-1] in ".;,)]”\"'’") and not book_follows:
            return match.start()
    return None


def _sentences(credited: Passage) -> list[Passage]:
    ends = [match.end() for match in _SENTENCE_END.finditer(credited.text)]
    bounds = [0, *ends, len(credited)]
    parts = [credited.cut(a, b).strip().strip(".; ") for a, b in pairwise(bounds)]
    return [part for part in parts if part]


def _clauses(sentence: Passage) -> list[list[Credit]]:
    """Read `Contributed by A and translated by B and C`: a verb rules the names up to the next verb."""
    matches = list(_CREDIT.finditer(sentence.text))
    if not matches:
        return []
    ends = [match.start() for match in matches[1:]] + [len(sentence)]
    clauses = []
    for match, end in zip(matches, ends, strict=True):
        clause = sentence.cut(match.start(), end)
        names = sentence.cut(match.start("names"), end)
        names = names.cut(0, len(re.sub(r"(?:[\s,;]|\band\b|&|\bwith\b)+$", "", names.text))).strip(" ,;")
        whom = _FOR.match(names.text)
        names = names.group(whom, "names") if whom else names
        clauses.append(
            [
                Credit(_ROLES[verb.lower()], verb.lower(), name, clause.strip(" ,;"), match["lead"] + match["between"])
                for verb in re.findall(_VERB, match["verbs"], re.IGNORECASE)
                for name in split_names(names)
            ]
        )
    return clauses
