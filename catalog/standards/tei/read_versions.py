"""The texts of a document: those that a list of ours names, and those that are divisions of the text."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from catalog.drafts.draft_builder import Entry
from catalog.drafts.identifier import free_id, slug
from catalog.drafts.xml_source import line_of, local, place_of, text_of
from catalog.languages.codes import language_of
from catalog.standards.tei.read_correspondence import write_date
from catalog.standards.tei.read_manuscript import code_in
from catalog.standards.tei.read_names import IDENTIFIER, Listed, write_name
from catalog.standards.tei.read_roles import role_in
from catalog.standards.tei.read_words import words_of
from catalog.vocabularies import DateEvent, Role, TextForm

__all__ = ["read_texts", "read_versions"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_NO_WORDS = ("not-transcribed", "withheld")
_EVENTS = {event.value.replace(" ", "-"): event.value for event in DateEvent}
_FORMS = frozenset(form.value for form in TextForm)
_TEXTS = frozenset({"original", "translation", "transcription", "transcript", "edition", "text", "letter"})
_WHICH = "The file has several texts, and does not say which of them is a translation of which."


def read_versions(entry: Entry, root: etree._Element, lists: Listed) -> None:
    """Write the texts that a list of this program names."""
    every = root.findall(".//{*}listBibl[@type='texts']/{*}bibl")
    keys = {each.get(IDENTIFIER, ""): each.get("n", "") for each in every}
    for version in every:
        key = slug(version.get("n", "")) or "original"
        _read_version(entry, version, f"/texts/@{key}", keys, lists)


def _read_version(entry: Entry, version: etree._Element, text: str, keys: dict[str, str], lists: Listed) -> None:
    place = f"{line_of(version)} (bibl)"
    if version.get("subtype") in _FORMS:
        entry.write(f"{text}/form", version.get("subtype", ""), place)
    for part in version:
        _read_part(entry, part, text, keys, lists)
    if version.get("corresp", "").endswith("__manuscript"):
        entry.write(f"{text}/kept_at", "reference_code", place)


def _read_part(entry: Entry, part: etree._Element, text: str, keys: dict[str, str], lists: Listed) -> None:
    name, kind, place = local(part), part.get("type", ""), place_of(part)
    if name == "textLang":
        for tag in f"{part.get('mainLang', '')} {part.get('otherLangs', '')}".split():
            entry.write(f"{text}/language/*", tag, place)
    elif name == "title":
        _read_title(entry, part, text, place)
    elif name == "respStmt":
        _read_responsibility(entry, part, text, lists)
    elif name == "relatedItem" and kind == "translated-from":
        entry.line(f"{text}/translated_from", slug(keys.get(part.get("target", "").lstrip("#"), "")), place)
    elif name == "date":
        _read_date(entry, part, text, kind)
    elif name == "msIdentifier":
        if code := code_in(part):
            _holder(entry, text)["kept_at"] = code
    else:
        _read_words(entry, part, text)


def _read_title(entry: Entry, part: etree._Element, text: str, place: str) -> None:
    """Write the title that a text bears, or of what it is published in."""
    if part.get("level") == "m":
        entry.line(f"{text}/published/title", text_of(part), place)
    elif text_of(part):
        entry.line(f"{text}/title/text", text_of(part), place)
        language = {"language": part.get(_LANGUAGE)} if part.get(_LANGUAGE) else {}
        _holder(entry, text)["title"] |= language


def _read_date(entry: Entry, part: etree._Element, text: str, kind: str) -> None:
    """Write a date of a text; that of its publication is one of its own."""
    if kind != "publication":
        write_date(entry, part, _EVENTS.get(kind, ""), f"{text}/dates/*")
        return
    write_date(entry, part, "", f"{text}/published/dates/*")
    published = _holder(entry, text).get("published", {})
    dates = published.pop("dates", [])
    if dates:
        published["date"] = dates[0]


def _read_words(entry: Entry, part: etree._Element, text: str) -> None:
    name, kind = local(part), part.get("type", "")
    pointers = {
        ("idno", "registration"): "registration_number/number",
        ("idno", "publisher"): "published/record_id",
        ("extent", ""): "extent",
        ("publisher", ""): "published/publisher",
        ("biblScope", ""): "published/pages",
        ("ref", ""): "published/url",
        ("note", "publication"): "published/note",
        ("note", "typist-mark"): "typist_mark",
        ("note", "statement"): "statements/*",
        ("note", "signature"): "signatures/*",
        ("note", ""): "note",
    }
    if pointer := pointers.get((name, kind)):
        entry.line(f"{text}/{pointer}", text_of(part), f"{line_of(part)} ({name})")


def _read_responsibility(entry: Entry, part: etree._Element, text: str, lists: Listed) -> None:
    role = role_in(part)
    for name in part:
        if local(name) == "resp":
            continue
        if role is Role.TRANSLATOR:
            write_name(entry, f"{text}/translators/*", name, lists)
        elif role:
            write_name(entry, f"{text}/contributors/*", name, lists, {"role": role.value})


def _holder(entry: Entry, text: str) -> dict[str, Any]:
    key = text.rpartition("@")[2]
    texts: list[dict[str, Any]] = entry.document.setdefault("texts", [])
    found = next((one for one in texts if one["key"] == key), None)
    if found is None:
        found = {"key": key}
        texts.append(found)
    return found


@dataclass(frozen=True, slots=True)
class _Division:
    """A part of the text that is one text of the document."""

    element: etree._Element
    key: str
    is_translation: bool


def read_texts(entry: Entry, root: etree._Element) -> dict[str, bytes]:
    """Write the transcripts; return their contents by the key of the text."""
    contents: dict[str, bytes] = {}
    text = root.find("{*}text")
    if text is None:
        return contents
    _ignore_others(entry, text)
    for division in _divisions(text):
        found = words_of(division.element)
        for words, place in found.left:
            entry.ignore(words, place)
        if not found.text or _is_none(division.element, found.text):
            continue
        holder = _holder(entry, f"/texts/@{division.key}")
        tag = language_of(division.element.get(_LANGUAGE, "") or text.get(_LANGUAGE, ""))
        if tag and "language" not in holder:
            holder["language"] = [tag]
        content = f"{found.text}\n".encode()
        holder["transcript"] = {"file": "", "sha256": hashlib.sha256(content).hexdigest()}
        if found.brackets:
            holder["transcript"]["brackets"] = _grouped(found.brackets)
        if division.is_translation and "translated_from" not in holder:
            _link(entry, holder)
        contents[division.key] = content
    return contents


def _is_none(element: etree._Element, words: str) -> bool:
    """Whether the only words are ours, that there are none."""
    gaps = [gap.get("reason", "") for gap in element.iter("{*}gap")]
    return len(gaps) == 1 and gaps[0] in _NO_WORDS and words == f"[{gaps[0]}]"


def _grouped(brackets: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each words in brackets once, with all places where they are."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in brackets:
        found.setdefault((one["as_written"], one["mark"]), []).append(one["at"])
    return [
        {"as_written": words, "mark": mark, "at": places[0] if len(places) == 1 else places}
        for (words, mark), places in found.items()
    ]


def _link(entry: Entry, holder: dict[str, Any]) -> None:
    """Say of which text a translation is, where there is one original; else ask."""
    originals = [one["key"] for one in entry.document["texts"] if one is not holder and "translated_from" not in one]
    if len(originals) == 1:
        holder["translated_from"] = originals[0]
    elif originals:
        number = entry.document["texts"].index(holder)
        entry.ask(f"/texts/{number}/translated_from", _WHICH, holder["key"], tuple(originals))


def _divisions(text: etree._Element) -> Iterator[_Division]:
    """Yield the divisions that are texts of their own; or else the whole as one text."""
    parts = _texts_in(text)
    if not parts:
        yield _Division(text, "original", is_translation=False)
        return
    taken: set[str] = set()
    for part in parts:
        kind, tag = part.get("type", "").lower(), language_of(part.get(_LANGUAGE, ""))
        is_translation = kind == "translation"
        by_language = f"translation-{tag.lower()}" if is_translation and tag else ""
        wanted = slug(part.get("n", "")) or by_language or (kind if is_translation else "original")
        key = free_id(wanted, taken)
        taken.add(key)
        yield _Division(part, key, is_translation)


def _texts_in(text: etree._Element) -> list[etree._Element]:
    """Return the divisions of the body that are texts: a translation beside its original, or those with a name."""
    found = [part for part in text.iterfind("{*}body/{*}div") if part.get("type", "").lower() in _TEXTS]
    is_split = any(part.get("type", "").lower() == "translation" or part.get("n") for part in found)
    return found if is_split else []


def _ignore_others(entry: Entry, text: etree._Element) -> None:
    """Leave what is beside the divisions that are texts: commentaries, indexes."""
    parts = _texts_in(text)
    beside = [each for each in text if local(each) != "body"] + [
        each for each in text.iterfind("{*}body/*") if each not in parts
    ]
    for each in beside if parts else ():
        entry.ignore(text_of(each), place_of(each))
