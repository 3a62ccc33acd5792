"""A description from a source without running text: fields written one by one, each with the place it comes from.

In a pointer `*` stands for one more value of a list, and `@KEY` for the text of that key.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from dataclasses import replace
from html.entities import html5
from typing import Any, TypeVar

from catalog.drafts.draft import (
    Draft,
    Fixed,
    Found,
    Ignored,
    Provenance,
    Question,
)
from catalog.drafts.identifier import free_id, slug
from catalog.drafts.reference import read_reference
from catalog.drafts.source_span import Passage
from catalog.model import Record, Text
from catalog.model.strings import clean, restored
from catalog.vocabularies.rights_uri import canonical_rights_uri

__all__ = ["Entry"]

_ENTITY = re.compile(r"&([A-Za-z][\w.-]*;)")
_Said = TypeVar("_Said", Found, Question)

_FIELDS, _FIELDS_OF_A_TEXT = (
    {name: number for number, name in enumerate(model.model_fields)} for model in (Record, Text)
)
"""The fields in their order in a file."""


class Entry:
    """A record while it is being written from the fields of a source.

    `words` are all the words of the item: they show the order of a name that is given surname first.
    """

    def __init__(self, words: str = "") -> None:
        self.words = words
        self.document: dict[str, Any] = {}
        self.found: list[Found] = []
        self.ignored: list[Ignored] = []
        self.questions: list[Question] = []
        self.fixed: list[Fixed] = []

    def write(self, pointer: str, value: str, place: str = "", fixed: dict[str, Any] | None = None) -> str:
        """Write a value; `fixed` is said of each value of a list beside it. Return the pointer as it came out.

        A place for one value keeps the first that is written to it: another one is ignored.
        """
        value = restored(value)
        if pointer == "/rights/uri" and (uri := canonical_rights_uri(value)) not in (None, value):
            self.fixed.append(Fixed(pointer, value, uri))
            value = uri
        path = pointer.split("/")[1:]
        present = _present(self.document, path)
        if present is not None:
            if present != value:
                self.ignore(value, place)
            return pointer
        written = _put(self.document, path, value, fixed or {})
        self.found.append(Found(written, value, place=place))
        return written

    def replace(self, pointer: str, value: str, place: str = "") -> str:
        """Write a value in the place of a weaker one, which is forgotten: a word for what a code said in general."""
        *above, last = pointer.split("/")[1:]
        holder: Any = self.document
        for step in above:
            holder = holder.get(step, {})
        holder.pop(last, None)
        self.found = [found for found in self.found if found.pointer != pointer]
        return self.write(pointer, value, place)

    def line(self, pointer: str, value: str | None, place: str = "", fixed: dict[str, Any] | None = None) -> None:
        """Write a value on one line, where there is one."""
        words = clean(value or "")
        if words:
            self.write(pointer, words, place, fixed)

    def paragraphs(self, pointer: str, value: str, place: str = "", language: str = "") -> None:
        """Write prose to a field of the record; where it has some, add the paragraphs that it does not say already.

        Words in a language that the source names are kept beside those in others.
        """
        field, words = pointer[1:], restored(value.strip())
        several = _in_languages(self.document.get(field, []))
        same = next((one for one in several if one.get("language", "") == language), None)
        if same:
            said = {" ".join(paragraph.split()) for paragraph in same["text"].split("\n\n")}
            words = "\n\n".join(new for new in words.split("\n\n") if " ".join(new.split()) not in said)
        if not words:
            return
        if same:
            same["text"] += f"\n\n{words}"
        else:
            several.append({"text": words, **({"language": language} if language else {})})
        plain = [one if "language" in one else one["text"] for one in several]
        self.document[field] = plain[0] if len(plain) == 1 else plain
        self.found.append(Found(pointer, words, place=place))

    def add_paragraphs(self, pointer: str, words: str, place: str = "") -> None:
        """Write prose to a place within a field; where there is some, add the paragraphs that it does not say."""
        field, _, rest = pointer[1:].partition("/")
        present = self.document.get(field, {}).get(rest)
        if not present:
            if words:
                self.write(pointer, words, place)
            return
        said = {" ".join(paragraph.split()) for paragraph in present.split("\n\n")}
        more = [new for new in words.split("\n\n") if new.split() and " ".join(new.split()) not in said]
        if more:
            self.replace(pointer, "\n\n".join((present, *more)), place)

    def note(self, kind: str, words: str, place: str = "") -> None:
        """Write a note, with what it is about where that is known."""
        if words.strip() and kind:
            self.write("/notes/*/text", words.strip(), place, {"kind": kind})
        elif words.strip():
            self.write("/notes/*", words.strip(), place)

    def internal_note(self, kind: str, words: str, place: str = "") -> None:
        """Write a note for the staff, with what it is about."""
        if words.strip():
            self.write("/administration/internal_notes/*/text", words.strip(), place, {"kind": kind})

    def revision(self, said: Mapping[str, Any], place: str = "") -> None:
        """Write what was done to the description, as a plain revision has it."""
        stated = {name: clean(value) if isinstance(value, str) else value for name, value in said.items()}
        event = str(stated.pop("event"))
        self.write("/administration/revisions/*/event", event, place, stated)

    def hide(self) -> None:
        """Mark the whole record as internal."""
        self.document.setdefault("administration", {})["status"] = "internal"

    def ignore(self, text: str, place: str = "") -> None:
        """Note words that nothing was made of."""
        words = clean(text)
        if words:
            self.ignored.append(Ignored(words, place=place))

    def ask(self, pointer: str, reason: str, text: str = "", answers: tuple[str, ...] = ()) -> None:
        """Note a question to the cataloguer."""
        self.questions.append(Question(pointer, reason, text, answers))

    @property
    def origin(self) -> dict[str, Any]:
        """What the record says of the source it comes from, to be added to."""
        source: dict[str, Any] = self.document.setdefault("administration", {}).setdefault("source", {})
        return source

    def identify(self, identifier: str, system: str = "") -> None:
        """Note the identifier that the source gives the unit, and the system it is one of; the first is kept."""
        given = {"system": clean(system), "identifier": clean(identifier)}
        if given["identifier"] and "identifier" not in self.origin:
            self.origin.update({key: words for key, words in given.items() if words})

    def free_id(self, taken: Container[str]) -> None:
        """Give the record another id where that of its source is taken by an item before, and ask."""
        wanted = str(self.document.get("id", ""))
        if wanted in taken:
            self.document["id"] = free_id(wanted, taken)
            self.ask("/id", "An earlier item has the same identifier; this one has an id of its own.", wanted)

    def draft(self, source: Provenance, taken: Container[str] = ()) -> Draft:
        """Return the draft, its fields in the order of the record. An id is made where none was written."""
        self._complete()
        self._ask_of_entities()
        if "id" not in self.document:
            self.document["id"] = free_id(self._made_id(), taken)
        administration = self.document.setdefault("administration", {})
        if self.questions:
            administration.setdefault("status", "draft")
        item = {"note": source.item} if source.item else {}
        given = {"importer": source.importer, "file": source.file, "sha256": source.sha256}
        administration["source"] = {**item, **administration.get("source", {}), **given}
        document = dict(sorted(self.document.items(), key=lambda item: _FIELDS[item[0]]))
        # what a source has made internal is so here too, though it was published before
        administers = frozenset({"internal_notes"} & administration.keys())
        if administration.get("status") == "internal":
            administers |= {"status"}
        found, questions, ignored = tuple(self.found), tuple(self.questions), tuple(self.ignored)
        return Draft(document, source, found, questions, ignored, administers=administers, fixed=tuple(self.fixed))

    def _ask_of_entities(self) -> None:
        """Ask about words with the reference of an entity in them, whose text the source does not have."""
        for found in self.found:
            if (entity := _ENTITY.search(found.text)) and entity[1] not in html5:
                self.ask(found.pointer, f"The source does not have the text of {entity[0]}.", found.text)

    def _made_id(self) -> str:
        """Make an id of the reference code, or of the title."""
        code = self.document.get("reference_code", {})
        apart = {"repository_as_written", "as_written", "microfilm", "note", "levels"}
        numbers = [v if isinstance(v, str) else v["number"] for k, v in code.items() if k not in apart]
        title = self.document.get("title", "")
        words = " ".join(numbers) if len(numbers) > 1 else title if isinstance(title, str) else title.get("text", "")
        return slug(words) or "record"

    def _complete(self) -> None:
        """Read the words of a whole reference, and put the texts into a chain."""
        self._read_reference()
        if self.document.setdefault("level", "item") == "item" and "authors" not in self.document:
            self._turn_creators_into_authors()
        texts = {text["key"]: text for text in self.document.get("texts", ())}
        if "translation" in texts:
            texts = {"original": {"key": "original"}, **texts}
            texts["translation"]["translated_from"] = "original"
        if texts:
            self.document["texts"] = [
                dict(sorted(text.items(), key=lambda item: _FIELDS_OF_A_TEXT[item[0]])) for text in texts.values()
            ]
        extents = self.document.get("extent")
        if isinstance(extents, list):
            short = [one["as_written"] if set(one) == {"as_written"} else one for one in extents]
            self.document["extent"] = short[0] if len(short) == 1 else short
        title = self.document.get("title")
        if isinstance(title, dict) and set(title) == {"text"}:
            self.document["title"] = title["text"]

    def _turn_creators_into_authors(self) -> None:
        """Of one document, who created it is its author, where the source names no author beside; else by its role."""
        moved: dict[str, str] = {}
        for number, creator in enumerate(self.document.pop("creators", ())):
            field = "contributors" if "role" in creator else "authors"
            agents = self.document.setdefault(field, [])
            moved[f"/creators/{number}/"] = f"/{field}/{len(agents)}/"
            agents.append(creator)

        if moved:
            self.found = [_moved(each, moved) for each in self.found]
            self.questions = [_moved(each, moved) for each in self.questions]

    def _read_reference(self) -> None:
        """Read a reference that is given whole; numbers of levels that are given apart are as they are."""
        code = self.document.get("reference_code", {})
        if "as_written" not in code or not set(code) <= {"as_written", "repository"}:
            return
        reading = read_reference(Passage.whole(code["as_written"]))
        if code.get("repository") not in (None, reading.code["repository"]):
            return
        self.document["reference_code"] = reading.code
        for reason, words in reading.doubts:
            self.ask("/reference_code", reason, words.text)


def _moved(said: _Said, moved: Mapping[str, str]) -> _Said:
    """Return what was found or asked with the pointer of the agent that it is about now."""
    before = next((each for each in moved if said.pointer.startswith(each)), None)
    return replace(said, pointer=moved[before] + said.pointer.removeprefix(before)) if before else said


def _in_languages(present: Any) -> list[dict[str, str]]:
    """Return words in one language, or in several, each with its language where it is known."""
    several = present if isinstance(present, list) else [present]
    return [{"text": one} if isinstance(one, str) else dict(one) for one in several]


def _present(tree: Any, path: list[str]) -> Any:
    """Return the value at a pointer, or None where there is nothing or each value is one more."""
    for step in path:
        if step == "*":  # one more: a list of thousands is not looked through for each
            return None
        if isinstance(tree, list):
            keyed = [item for item in tree if isinstance(item, dict) and f"@{item.get('key')}" == step]
            place = int(step) if step.isdigit() else -1
            tree = keyed[0] if keyed else tree[place] if 0 <= place < len(tree) else None
        else:
            tree = tree.get(step) if isinstance(tree, dict) else None
        if tree is None:
            return None
    return tree


def _put(tree: Any, path: list[str], value: Any, fixed: dict[str, str]) -> str:
    """Write a value where a column's pointer leads; return the pointer as it came out."""
    step, *rest = path
    if not rest:
        if isinstance(tree, list):
            tree.append(value)
            return f"/{len(tree) - 1}"
        tree[step] = value
        return f"/{step}"
    if isinstance(tree, list):
        number = _position(tree, step, fixed)
        return f"/{number}" + _put(tree[number], rest, value, fixed)
    below: Any = [] if rest[0][:1] in ("*", "@") or rest[0].isdigit() else {}
    return f"/{step}" + _put(tree.setdefault(step, below), rest, value, fixed)


def _position(items: list[Any], step: str, fixed: dict[str, str]) -> int:
    """Return the place in a list that a step of a pointer stands for; make it where it is not there."""
    if step.startswith("@"):
        keys = [item["key"] for item in items]
        if step[1:] in keys:
            return keys.index(step[1:])
        items.append({"key": step[1:]})
    elif step == "*" or int(step) >= len(items):
        items.append(dict(fixed))
    else:
        return int(step)
    return len(items) - 1
