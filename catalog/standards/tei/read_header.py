"""teiHeader: titles, authors, publication, languages, keywords and notes."""

from __future__ import annotations

import re

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.digital_object import is_ark
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import line_of, local, place_of, text_of
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.standards.tei.read_manuscript import language_at, prose
from catalog.standards.tei.read_names import NAMES, Listed, is_named, write_name, write_place
from catalog.standards.tei.read_roles import role_in
from catalog.vocabularies import IdentifierKind, Relation, Role, SubjectKind

__all__ = ["read_notes", "read_profile", "read_publication", "read_titles", "settle_language"]

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_OTHER_TITLES = ("alt", "sub", "short", "desc")
_RIGHTS = re.compile(r"https?://(?:rightsstatements\.org|creativecommons\.org)/\S+$")
_ELEMENTS = {row.field: row.pointer for row in ELEMENTS}
_RELATIONS = {relation.value.replace(" ", "-"): relation for relation in Relation}
_KINDS = {kind.value.casefold(): kind for kind in IdentifierKind}
_LEFT_ROLES = (Role.TRANSLATOR,)
_OF_THE_FILE = "So the TEI file says of itself."


def read_titles(entry: Entry, header: etree._Element, lists: Listed) -> None:
    """Write titles, authors, and who else had a part, by role; who encoded the file is left."""
    statement = header.find("{*}fileDesc/{*}titleStmt")
    for part in statement if statement is not None else ():
        name, place = local(part), place_of(part)
        if name == "title":
            _read_title(entry, part, place)
        elif name == "author":
            _read_author(entry, part, lists)
        elif name in ("respStmt", "editor"):
            _read_responsibility(entry, part, lists, header)


def _read_title(entry: Entry, part: etree._Element, place: str) -> None:
    words, tag = text_of(part), language_of(part.get(_LANGUAGE, ""))
    language = {"language": tag} if tag else {}
    if not words:
        return
    if part.get("type") in _OTHER_TITLES or "title" in entry.document:
        entry.line("/other_titles/*/text", words, place, language)
    else:
        entry.line("/title/text", words, place)
        supplied = {"supplied_by": "source"} if part.get("type") == "supplied" else {}
        entry.document["title"] |= language | supplied


def _read_author(entry: Entry, part: etree._Element, lists: Listed) -> None:
    names = [each for each in part if local(each) in NAMES]
    for each in names or [part]:
        if not is_named(entry, each, lists):
            write_name(entry, "/authors/*", each, lists)


def _read_responsibility(entry: Entry, part: etree._Element, lists: Listed, header: etree._Element) -> None:
    """Write who is named under a role of ours; a translator who is under a text is not named twice."""
    role = role_in(part) if local(part) == "respStmt" else None
    if role is None:
        return
    has_versions = header.find(".//{*}listBibl[@type='texts']") is not None
    if role in _LEFT_ROLES and has_versions:
        return
    pointer = "/texts/@translation/translators/*" if role is Role.TRANSLATOR else "/contributors/*"
    fixed = {} if role is Role.TRANSLATOR else {"role": role.value}
    for each in part:
        if local(each) != "resp":
            write_name(entry, pointer, each, lists, fixed)


def read_publication(entry: Entry, header: etree._Element, *, is_own: bool) -> None:
    """Write the identifiers and the rights; `is_own` is a file of ours, which says what each statement is about."""
    statement = header.find("{*}fileDesc/{*}publicationStmt")
    if statement is None:
        return
    for part in statement.iter("{*}idno"):
        _read_identifier(entry, part)
    for part in statement.iter("{*}availability"):
        if part.get("n") == "description":
            for licence in part.iterfind("{*}licence"):
                entry.line("/administration/metadata_license", licence.get("target"), place_of(licence))
        else:
            _read_rights(entry, part, is_own=is_own)
    publisher = next((_name_of(part) for part in statement if local(part) == "publisher"), "")
    if publisher and not is_own:
        entry.line("/texts/@original/published/publisher", publisher, f"{line_of(statement)} (publisher)")


def _name_of(publisher: etree._Element) -> str:
    """Return the name of a publisher, which may be beside an address."""
    names = [each for each in publisher if local(each) in (*NAMES, "ref")]
    return text_of(names[0]) if names and publisher.find("{*}address") is not None else text_of(publisher)


def _read_identifier(entry: Entry, part: etree._Element) -> None:
    words, kind, place = text_of(part), part.get("type", ""), place_of(part)
    if not words or len(part):
        return
    if kind == "record":
        common_fields.write_id(entry, words, place, prefix="tei")
    elif kind.lower() in ("url", "uri", "purl", "permalink") and re.match(r"https?://\S+$", words):
        entry.line("/url", words, place)
    elif is_ark(words):
        entry.line("/ark", words, place)
    elif known := _KINDS.get(kind.casefold()):
        entry.line("/identifiers/*/value", words, place, {"kind": known.value})
    elif kind and kind != "other":
        entry.line("/identifiers/*/value", words, place, {"system": kind.replace("-", " ")})
    else:
        entry.line("/identifiers/*/value", words, place)


def _read_rights(entry: Entry, part: etree._Element, *, is_own: bool) -> None:
    """Write a statement of rights; of another's file it is said that it may be of the file alone."""
    addresses = [each.get("target", "") for each in part.iter("{*}licence")]
    known = next((address for address in addresses if _RIGHTS.match(address)), "")
    if known:
        entry.line("/rights/uri", known, place_of(part))
    words = prose(part)
    if words and words != known:
        entry.write("/rights/statement", words, place_of(part))
    if "rights" in entry.document and not is_own:
        entry.document["rights"].setdefault("note", _OF_THE_FILE)


def read_profile(entry: Entry, header: etree._Element, lists: Listed, *, is_own: bool) -> None:
    """Write keywords and the abstract."""
    profile = header.find("{*}profileDesc")
    if profile is None:
        return
    for part in profile.iterfind("{*}abstract"):
        if prose(part) and "abstract" not in entry.document:
            entry.write("/abstract/text", prose(part), place_of(part))
            if tag := language_at(part):
                entry.document["abstract"]["language"] = tag
    for keywords in profile.iterfind("{*}textClass/{*}keywords"):
        for term in keywords.iter("{*}term", "{*}item"):
            _read_term(entry, term, lists)


def settle_language(entry: Entry, header: etree._Element) -> None:
    """Of one text whose language nothing says, it is the one language that the file uses."""
    tags = [language_of(part.get("ident", "")) for part in header.iterfind("{*}profileDesc/{*}langUsage/{*}language")]
    texts = entry.document.get("texts", [{"key": "original"}])
    if len(tags) == 1 and tags[0] and len(texts) == 1 and not texts[0].get("language"):
        common_fields.add_language(entry, tags[0], "langUsage", texts[0]["key"])


def _read_term(entry: Entry, term: etree._Element, lists: Listed) -> None:
    kind, words, place = term.get("type", "").lower(), text_of(term), place_of(term)
    if not words or (local(term) == "item" and term.find("{*}term") is not None):
        return
    if kind in ("genre", "level") and "genre" in entry.document and words == entry.document["genre"]:
        return
    if kind == "level":
        entry.line("/level", words, place)
    elif kind == "genre" and common_fields.is_genre(words):
        entry.replace("/genre", words.lower(), place)
    elif kind == "genre-as-written":
        entry.line("/genre_as_written", words, place)
    elif kind == "place":
        for part in [*term.iterfind("{*}placeName")] or [term]:
            write_place(entry, "/places/*", part, lists)
    elif kind == "mentioned":
        for part in [each for each in term if local(each) in NAMES] or [term]:
            write_name(entry, "/mentions/*", part, lists)
    else:
        _read_subject(entry, term, kind, words, place)


def _read_subject(entry: Entry, term: etree._Element, kind: str, words: str, place: str) -> None:
    fixed = {"kind": kind} if kind in set(SubjectKind) else {}
    if re.match(r"https?://\S+$", term.get("ref", "")):
        fixed["uri"] = term.get("ref", "")
    if tag := language_of(term.get(_LANGUAGE, "")):
        fixed["language"] = tag
    entry.line("/subjects/*/term", words, place, fixed)


def read_notes(entry: Entry, header: etree._Element) -> None:
    """Write notes, the elements of description that are notes of ours, and related documents."""
    statement = header.find("{*}fileDesc/{*}notesStmt")
    for part in statement if statement is not None else ():
        kind, place = part.get("type", ""), place_of(part)
        if local(part) == "note" and kind in _ELEMENTS:
            entry.paragraphs(_ELEMENTS[kind], prose(part), place, language_at(part))
        elif local(part) == "note":
            entry.note(kind.replace("-", " ").capitalize(), prose(part), place)
        elif local(part) == "relatedItem":
            _read_related(entry, part, kind, place)


def _read_related(entry: Entry, part: etree._Element, kind: str, place: str) -> None:
    target, title = part.get("target", ""), text_of(part.find("{*}bibl/{*}title")) or text_of(part)
    if kind == "part-of":
        entry.ignore(f"part of: {target}", place)
    elif kind == "page":
        entry.replace("/url", target, place)
    elif title:
        link = part.find("{*}bibl/{*}ref")
        address = link.get("target", "") if link is not None else target
        relation = _RELATIONS.get(kind, Relation.RELATED)
        fixed = {"relation": relation.value, **({"url": address} if re.match(r"https?://\S+$", address) else {})}
        for note in part.iterfind("{*}bibl/{*}note"):
            fixed["as_written" if note.get("type") == "as-written" else "note"] = text_of(note)
        entry.line("/related/*/title", title, place, fixed)
