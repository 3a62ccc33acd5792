"""The importer of MARC 21 records as XML; the fields in the order of the format.

Punctuation that cataloguing rules put at the end of a subfield (` /`, ` :`, `,`) is left away; everything that has
no place in a record is listed with its field and subfield.
"""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.deletions import deletion_by
from catalog.drafts.draft_builder import Entry
from catalog.drafts.importer import Importer
from catalog.drafts.library_records import read_records, recognises_records
from catalog.drafts.relators import is_role
from catalog.drafts.unread_words import KnownWords, pieces_of
from catalog.drafts.xml_source import is_foreign, line_of, local, text_of
from catalog.drafts.xml_words import all_words
from catalog.findings import Finding
from catalog.standards.marc import read_fixed_fields as fixed_fields
from catalog.standards.marc.field import Field, read_field
from catalog.standards.marc.holdings import NO_CAPTION, write_containers
from catalog.standards.marc.read_fields import write_field, write_private

__all__ = ["IMPORTER"]

_NAME = "marcxml"
_NAMESPACE = "http://www.loc.gov/MARC21/slim"
_PLAIN = re.compile(rb"<(?:record|collection)[\s>].{0,2000}?<leader>[^<]*</leader>", re.DOTALL)
"""Records as some systems write them, without the namespace."""
_OTHER_SCRIPT = "880"


def _entry(record: etree._Element) -> Entry | Finding:
    if _status(record) in _DELETED:
        number = next((text_of(each) for each in record if each.get("tag") == "001"), "")
        return deletion_by("leader", number)
    entry = Entry(all_words(record))
    pairs: dict[str, str] = {}
    scripts: list[Field] = []
    for element in record:
        name, tag = "" if is_foreign(element) else local(element), element.get("tag", "")
        if name == "controlfield" and tag == "001":
            place = f"{line_of(element)} (field {tag})"
            common_fields.write_id(entry, text_of(element), place, prefix="marc", system=_agency(record))
        elif name == "datafield" and tag == _OTHER_SCRIPT:
            script = read_field(element)
            if (field := script.unpaired) is not None:
                write_field(entry, field)
            else:
                scripts.append(script)
        elif name == "datafield":
            field, before = read_field(element), len(entry.found)
            write_field(entry, field)
            if field.link and len(entry.found) > before:
                pairs[field.link] = entry.found[before].pointer
    write_containers(entry, record)
    for field in scripts:
        _write_script(entry, field, pairs.get(field.link, ""))
    fixed_fields.complete(entry, record)
    _leave_unread(entry, record)
    return entry


def _status(record: etree._Element) -> str:
    """Leader/05: the status of the record."""
    return next(((each.text or "")[5:6] for each in record if local(each) == "leader"), "")


_PARTS = frozenset({"leader", "controlfield", "datafield", ""})
_DELETED = ("d", "s", "x")
"""Deleted; of authority records, deleted as its heading was split, or replaced."""
_OF_A_BOOK_OR_SO = 40
"""The length of 008, whose every position is read or a code of what MARC describes in general."""
_OF_A_DAY = len("20260131")
_FIELD_LINK = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_LINK = re.compile(r"\d{3}-\d\d(?:/\S*)?")


def _leave_unread(entry: Entry, record: etree._Element) -> None:
    """Leave the fields and the subfields that are nowhere in what was made of the record."""
    known = KnownWords(entry)
    for element in record:
        tag, words = element.get("tag", ""), text_of(element)
        if is_foreign(element) or local(element) not in _PARTS:
            known.ignore_unread(pieces_of(element, {}))
            continue
        place = f"{line_of(element)} (field {tag})"
        if local(element) == "controlfield":
            is_read = words in known or (tag == "008" and len(element.text or "") == _OF_A_BOOK_OR_SO)
            entry.ignore("" if is_read else words, place)
        elif local(element) == "datafield":
            parts = [(part.get("code", ""), text_of(part)) for part in element if local(part) == "subfield"]
            rest = [
                f"${code} {value}" for code, value in parts if value not in known and not _is_read(tag, code, value)
            ]
            entry.ignore(" ".join(rest), place)


def _is_read(tag: str, code: str, value: str) -> bool:
    """Whether a subfield is a code that was read, or ignored, as what it stands for: a language, a role, a link."""
    if tag in ("853", "863"):
        return value == NO_CAPTION or (code == "8" and _FIELD_LINK.fullmatch(value) is not None)
    if tag == "883":
        return code == "d" and len(value) == _OF_A_DAY and value.isdigit()
    if tag in ("041", "046"):
        return code.isalpha()
    is_our_role = code in "ej4" and tag[0] in "167" and is_role(value)
    return is_our_role or (code == "6" and _LINK.fullmatch(value) is not None)


def _agency(record: etree._Element) -> str:
    """003: the agency whose number the control number is."""
    return next((text_of(each) for each in record if each.get("tag") == "003"), "")


def _write_script(entry: Entry, field: Field, pointer: str) -> None:
    """880: a title in another script is another title, a name a form of the name; other words are ignored."""
    if field.is_private:
        write_private(entry, field)
        return
    words = field.get("ab")
    if pointer in ("/title/text", "/other_titles/0/text"):
        entry.line("/other_titles/*/text", words, field.place)
    elif pointer.endswith("/name") and words:
        agent: Any = entry.document
        for step in pointer.split("/")[1:-1]:
            agent = agent[int(step)] if isinstance(agent, list) else agent[step]
        agent.setdefault("variants", []).append({"name": words})
    else:
        entry.ignore(" ".join(value for code, value in field.subfields if code.isalpha()), field.place)
        return
    entry.ignore(" ".join(field.rest), field.place)


IMPORTER = Importer(
    _NAME,
    "MARC 21 records as XML",
    partial(recognises_records, _NAMESPACE, _PLAIN),
    partial(read_records, _NAME, "MARC", _NAMESPACE, "record", _entry),
)
