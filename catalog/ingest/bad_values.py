"""One bad value never costs a record: a rule fixes it, and shows that; or it is left out, and asked about.

A value that was left out says nothing: where the record exists already, it keeps the one it has.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from catalog.drafts.identifier import slug
from catalog.drafts.supplied_title import supplied_title
from catalog.findings import Finding
from catalog.model import Record
from catalog.standards.importers import Draft, Fixed, Ignored, Question
from catalog.validation import read_plain
from catalog.vocabularies.rights_uri import canonical_rights_uri

__all__ = ["without_bad_values"]

_GARBLED = "text-garbled"
"""A finding that keeps a record from being published unseen."""
_ROUNDS = 12
"""A value that is left out may leave its holder without a part that it needs: the holder goes in the next round."""
_LONGEST_TITLE = 500
_OUT = object()


def without_bad_values(draft: Draft) -> Draft:
    """Return a draft that makes a valid record, as far as leaving out values can make it one."""
    outcome = read_plain(dict(draft.document))
    if "rights" in draft.document or outcome.errors:
        repair = _Repair(draft)
        for _ in range(_ROUNDS):
            outcome = read_plain(copy.deepcopy(repair.document))
            if not outcome.errors or not repair.repair(outcome.errors):
                break
        draft = repair.draft()
    doubted = [finding for finding in outcome.findings if finding.code == _GARBLED]
    return draft.asked(*map(_question, doubted)) if doubted else draft


def _question(finding: Finding) -> Question:
    return Question(finding.pointer, " ".join(filter(None, (finding.message, finding.hint))))


class _Repair:
    """A draft while its values are repaired."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.document: dict[str, Any] = copy.deepcopy(dict(draft.document))
        self._fixed: list[Fixed] = []
        self._ignored: list[Ignored] = []
        self._questions: list[Question] = []
        self._incomplete: set[str] = set()
        """The fields that lost a value."""
        self._gone: list[str] = []
        self._fix_rights()

    def draft(self) -> Draft:
        """Return the draft, repaired where it had to be."""
        draft = self._draft
        if not (self._fixed or self._ignored or self._questions):
            return draft
        expressed = frozenset(Record.model_fields) if draft.fields is None else draft.fields
        found = tuple(fact for fact in draft.found if not any(_is_in(fact.pointer, gone) for gone in self._gone))
        administers = frozenset() if "administration" in self._incomplete else draft.administers
        repaired = replace(
            draft,
            document=self.document,
            found=found,
            ignored=(*draft.ignored, *self._ignored),
            fixed=(*draft.fixed, *self._fixed),
            fields=expressed - self._incomplete if self._incomplete else draft.fields,
            administers=administers,
        )
        return repaired.asked(*self._questions) if self._questions else repaired

    def repair(self, errors: Iterable[Finding]) -> bool:
        """Repair what each finding names; return whether anything was changed."""
        is_changed = False
        for finding in errors:
            steps = [step.replace("~1", "/").replace("~0", "~") for step in finding.pointer.split("/")[1:]]
            is_changed = self._repair(finding, steps) or is_changed
        self.document = _without_gaps(self.document)
        return is_changed

    def _repair(self, finding: Finding, steps: list[str]) -> bool:
        if steps == ["id"]:
            return self._put("id", slug(str(self.document.get("id", ""))) or "record")
        if steps in (["title"], ["title", "text"]):
            return self._title(finding)
        if steps == ["level"]:
            self._ask(finding, "/level", str(self.document.get("level", "")))
            return self._put("level", "item")
        held, steps = self._holder(steps)
        if not steps:
            return False
        pointer, value = "/" + "/".join(steps), held[_key(held, steps[-1])]
        lines = " ".join(value.split()) if isinstance(value, str) else ""
        if finding.code == "several-lines" and lines:
            held[_key(held, steps[-1])] = lines
            self._fixed.append(Fixed(pointer, value, lines))
            return True
        self._leave_out(finding, pointer, value)
        held[_key(held, steps[-1])] = _OUT
        return True

    def _holder(self, steps: list[str]) -> tuple[Any, list[str]]:
        """Return what holds the value at a path, or the nearest that is there above it, with the path to that."""
        holders: list[Any] = [self.document]
        for step in steps:
            below = _get(holders[-1], step)
            if below is _OUT or below is None:
                break
            holders.append(below)
        there = steps[: len(holders) - 1]
        return (holders[-2], there) if there else (self.document, [])

    def _title(self, finding: Finding) -> bool:
        """Supply a title, or cut one that is too long, which is then a note whole."""
        title = self.document.get("title")
        words = " ".join(str(title.get("text") or "" if isinstance(title, Mapping) else title or "").split())
        cut = re.match(rf"(?s).{{1,{_LONGEST_TITLE}}}(?=\s|$)", words)
        if len(words) > _LONGEST_TITLE:
            self.document["notes"] = [*self.document.get("notes", []), words]
            text = f"{cut[0] if cut else words[:_LONGEST_TITLE]} ..."
            self._incomplete.add("notes")
        elif words and words != title and finding.code == "several-lines":
            text = words
        else:
            text = supplied_title(self.document)
            title = {"supplied_by": "importer"}
        rest = {**title} if isinstance(title, Mapping) else {}
        is_other = self.document.get("title") != {**rest, "text": text}
        self.document["title"] = {**rest, "text": text}
        self._ask(finding, "/title", words[:80])
        self._incomplete.add("title")
        return is_other

    def _put(self, field: str, value: str) -> bool:
        is_other = self.document.get(field) != value
        if field == "id":
            self._fixed.append(Fixed("/id", str(self.document.get("id", "")), value))
        else:
            self._incomplete.add(field)
        self.document[field] = value
        return is_other

    def _leave_out(self, finding: Finding, pointer: str, value: Any) -> None:
        words = value if isinstance(value, str) else ", ".join(_words(value))
        self._gone.append(pointer)
        self._incomplete.add(pointer.split("/")[1])
        if not words.strip():
            return
        self._ignored.append(Ignored(words, place=self._place(pointer)))
        self._ask(finding, pointer, words)

    def _ask(self, finding: Finding, pointer: str, words: str) -> None:
        place = self._place(pointer)
        reason = " ".join(filter(None, (f"{place}:" if place else "", finding.message, finding.hint)))
        self._questions.append(Question(pointer, reason, words))

    def _place(self, pointer: str) -> str:
        facts = (fact for fact in self._draft.found if _is_in(fact.pointer, pointer) or _is_in(pointer, fact.pointer))
        return next((fact.place for fact in facts if fact.place), "")

    def _fix_rights(self) -> None:
        rights = self.document.get("rights")
        address = rights.get("uri") if isinstance(rights, dict) else None
        uri = canonical_rights_uri(address) if isinstance(address, str) else None
        if uri and uri != address and isinstance(rights, dict):
            rights["uri"] = uri
            self._fixed.append(Fixed("/rights/uri", str(address), uri))


def _is_in(pointer: str, holder: str) -> bool:
    return pointer == holder or pointer.startswith(f"{holder}/")


def _key(holder: Any, step: str) -> Any:
    return int(step) if isinstance(holder, list) else step


def _get(holder: Any, step: str) -> Any:
    if isinstance(holder, list):
        return holder[int(step)] if step.isdigit() and int(step) < len(holder) else None
    return holder.get(step) if isinstance(holder, dict) else None


def _without_gaps(value: Any) -> Any:
    """Return a value without what was left out, and without what is empty then."""
    if isinstance(value, dict):
        kept = {key: _without_gaps(each) for key, each in value.items() if each is not _OUT}
        return {key: each for key, each in kept.items() if each not in ({}, []) or value[key] == each}
    if isinstance(value, list):
        return [_without_gaps(each) for each in value if each is not _OUT]
    return value


def _words(value: Any) -> Iterable[str]:
    if isinstance(value, Mapping):
        value = list(value.values())
    if not isinstance(value, list):
        yield str(value)
        return
    for each in value:
        yield from _words(each)
