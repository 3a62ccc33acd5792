"""Rules about the reference code, the title, the abstract and the rights of a record."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.findings import Severity
from catalog.model import known
from catalog.model.file_endings import file_ending
from catalog.model.leaves import count_leaves
from catalog.reference_codes import Register, register
from catalog.validation.meaning import in_one_script
from catalog.validation.rules.record_parts import CODES, RecordParts
from catalog.validation.rules.rule import Breach, Rule
from catalog.vocabularies.rights_uri import canonical_rights_uri

__all__ = ["DESCRIPTION_RULES"]

_PLACEHOLDERS = re.compile(
    r"[\[(]?(untitled|no title|title( not)? provided|title|unknown|n/?a|none|tbd|test|\?+|-+|\.+"
    r"|без названия|название|ohne titel|sans titre|(img|dsc|scan)[ _-]?\d+(\.\w{3,4})?)[\])]?",
    re.IGNORECASE,
)
_CREDITS = (
    *(f"{verb} {link}" for verb in ("translated", "obtained", "contributed", "transcribed") for link in ("by", "for")),
    *("translation by", "translation:", "trans. ", "перевод", "переводчик"),
)
_CREDIT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _CREDITS))})(?:(?<!\w)|\b)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@:<>\[\]]+@[^\s@:<>\[\]]+\.[^\s@:<>\[\]]+")


def _id_of_a_file(parts: RecordParts) -> Iterator[Breach]:
    record_id = parts.record.id
    ending = file_ending(record_id)
    if ending:
        other = record_id.removesuffix(f".{ending}")
        message = f"The id ends in .{ending}: at its address is the file of {other!r}, if there is such a record."
        yield Breach(("id",), message, f"Write for example {other}-{re.sub('[^a-z0-9]+', '-', ending)}.")


def _reversed_leaves(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        for leaves in code.leaves or ():
            if leaves.end.order < leaves.start.order:
                message = f"The leaves {leaves} run backwards."
                yield Breach((*path, "leaves"), message, f"Write {leaves.end}-{leaves.start}, or check the source.")


@lru_cache(maxsize=4_096)
def _credit_in(words: str) -> str | None:
    """Return the credit in a reference. Nearly all have none, and looking for plain words first is much faster."""
    small = words.lower()
    match = _CREDIT.search(words) if any(credit in small for credit in _CREDITS) else None
    return match[0] if match else None


def _mixed_archive(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        fixed, letters = in_one_script(code.repository)
        if fixed:
            message = f"{code.repository!r} has letters of two alphabets: {letters}."
            yield Breach((*path, "repository"), message, f"Write {fixed}.")


def _mixed_number(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        for level in code.levels:
            fixed, letters = in_one_script(level.number)
            if fixed:
                message = f"{level.number!r} has letters of two alphabets: {letters}."
                yield Breach((*path, level.level.value), message, f"Write {fixed}, in letters of one alphabet.")


def _credit_in_code(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        for field in ("repository", "as_written"):
            if credit := _credit_in(getattr(code, field) or ""):
                message = f"{credit!r} is a credit, not part of the reference code."
                yield Breach((*path, field), message, "Move it: name a translator under 'translators' of the text.")


def _code_without_levels(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        if not code.levels and code.leaves:
            message = "The reference code has leaves, but no unit that the leaves belong to."
            yield Breach((*path, "leaves"), message, "Add the levels of the code: fond, opis, delo.")


_LEAVES_IN_EXTENT = re.compile(
    r"(?<![\d.,])(?P<count>\d{1,5}) (?:leaves|leaf|ll?\.|ff?\.|л\.|лист\w*|арк\.)(?! of plates)", re.IGNORECASE
)
_SEVERAL = re.compile(r"cop(?:y|ies)|duplicate|экз|копи", re.IGNORECASE)


def _extent_differs(parts: RecordParts) -> Iterator[Breach]:
    """Find an extent that is not that of the leaves; of several copies, it may be that of one."""
    code = parts.record.reference_code
    said, number = _leaves_said(parts.record.extent or "") if code and code.leaves else ("", 0)
    if not said or not code or not code.leaves:
        return
    counted = count_leaves(code.leaves)
    runs_forward = all(part.start.number <= part.end.number for part in code.leaves)
    if runs_forward and counted not in (None, number):
        message = f"The extent says {said!r}, but the reference code has {counted}."
        yield Breach(("extent",), message, "Count the leaves again, or explain the difference in a note.")


@lru_cache(maxsize=4_096)
def _leaves_said(extent: str) -> tuple[str, int]:
    """Return what of an extent counts leaves, and how many; nothing where it is that of several copies."""
    match = None if _SEVERAL.search(extent) else _LEAVES_IN_EXTENT.search(extent)
    return (match[0], int(match["count"])) if match else ("", 0)


@lru_cache(maxsize=4_096)
def _is_known(name: str, known: Register) -> bool:
    return known.find(name) is not None


def _unknown_archive(parts: RecordParts) -> Iterator[Breach]:
    known_archives = register.in_use()
    for path, code in parts.codes:
        if not _is_known(code.repository, known_archives) and not in_one_script(code.repository)[0]:
            near = _nearest_archive(code.repository, known_archives)
            message = f"{code.repository!r} is not in the register of archives."
            first = f"Did you mean {near!r}? If not," if near else "Check the spelling, or"
            yield Breach((*path, "repository"), message, f"{first} describe the archive in archives.toml.")


@lru_cache(maxsize=256)
def _nearest_archive(name: str, known: Register) -> str | None:
    """Return the name of an archive that is like a name which the register does not have, or None."""
    written = [form for archive in known.archives for form in archive.written()]
    near = [form for form in difflib.get_close_matches(name, written, n=5, cutoff=0.75) if known.find(form)]
    swapped = [form for form in near if sorted(form) == sorted(name)]
    return next(iter(swapped or near), None)


def _placeholder(parts: RecordParts) -> Iterator[Breach]:
    title = parts.record.title.text
    if _PLACEHOLDERS.fullmatch(title.strip()):
        message = f"{title!r} is a placeholder, not a title."
        yield Breach(("title",), message, "Write a title, and say under 'supplied_by' who supplied it.")


def _repeats(abstract: str, title: str) -> bool:
    said, named = abstract.strip(" ."), title.strip(" .")
    return said[:1].casefold()[:1] == named[:1].casefold()[:1] and said.casefold() == named.casefold()


def _abstract_is_title(parts: RecordParts) -> Iterator[Breach]:
    abstract = parts.record.abstract
    if abstract and _repeats(abstract.text, parts.record.title.text):
        yield Breach(("abstract",), "The abstract repeats the title.", "Say more, or remove the abstract.")


def _hidden_email(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    contact = rights.contact if rights else None
    email = known(contact.email) if contact else None
    if email and not _EMAIL.fullmatch(email):
        message = f"{email!r} is not an e-mail address: a web page hid it, or it is misspelt."
        yield Breach(("rights", "contact", "email"), message, "Write the address, or {unknown: hidden by the page}.")


_RESTRICTED = re.compile(r"/vocab/InC|/vocab/NoC-(?:NC|CR|OKLR)")
_FREE = re.compile(r"/publicdomain/|/vocab/NoC-US|/vocab/NKC")
_SAYS_FREE = ("public domain", "no known copyright", "not protected by copyright")
_SAYS_RESTRICTED = ("all rights reserved", "©", "is protected by copyright")
_DENIED = re.compile(r"\b(?:not|no longer|never) (?:in the |all )?(?:public domain|rights reserved)")


@lru_cache(maxsize=4_096)
def _contradicting(uri: str) -> tuple[str, ...]:
    """Return the words that contradict the URI of a rights statement."""
    restricted = _SAYS_FREE if _RESTRICTED.search(uri) else ()
    return (*restricted, *_SAYS_RESTRICTED) if _FREE.search(uri) else restricted


def _contradicts(uri: str, statement: str) -> str | None:
    """Return the words of a statement that contradict the URI, or None."""
    words = _contradicting(uri)
    said = _DENIED.sub("", statement.casefold()) if words else ""
    return next((one for one in words if one in said), None)


def _rights_contradict(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    uri, statement = (rights.uri or "", rights.statement or "") if rights else ("", "")
    if said := _contradicts(uri, statement):
        message = f"The statement says {said!r}, but the URI {uri} says otherwise."
        yield Breach(("rights", "statement"), message, "Keep the one that a person has checked, and remove the other.")


_OF_A_HOUSE = re.compile(
    r"https?://(?:www\.)?(?:rightsstatements\.org/|creativecommons\.org/(?:licen[cs]es|publicdomain)/)", re.IGNORECASE
)


def _rights_page(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    uri = (rights and rights.uri) or ""
    canonical = canonical_rights_uri(uri)
    if canonical == uri or (canonical is None and not _OF_A_HOUSE.match(uri)):
        return
    if canonical:
        hint = f"Write {canonical} exactly."
    elif "creativecommons" in uri.lower():
        hint = "Write the URI of the licence exactly, such as http://creativecommons.org/licenses/by/4.0/."
    else:
        hint = "Write http://rightsstatements.org/vocab/NAME/1.0/ exactly."
    yield Breach(("rights", "uri"), f"{uri} is the page of a rights statement or licence, not its URI.", hint)


DESCRIPTION_RULES = (
    Rule("id-of-a-file", Severity.ERROR, ("id",), _id_of_a_file),
    Rule("archive-mixed-script", Severity.ERROR, CODES, _mixed_archive),
    Rule("number-mixed-script", Severity.WARNING, CODES, _mixed_number),
    Rule("leaves-reversed", Severity.ERROR, CODES, _reversed_leaves),
    Rule("leaves-without-file", Severity.WARNING, CODES, _code_without_levels),
    Rule("credit-in-reference", Severity.WARNING, CODES, _credit_in_code),
    Rule("extent-differs", Severity.WARNING, ("extent",), _extent_differs),
    Rule("archive-unknown", Severity.ADVICE, CODES, _unknown_archive),
    Rule("title-placeholder", Severity.WARNING, ("title",), _placeholder),
    Rule("abstract-is-title", Severity.WARNING, ("abstract",), _abstract_is_title),
    Rule("rights-page", Severity.ERROR, ("rights",), _rights_page),
    Rule("rights-contradict", Severity.WARNING, ("rights",), _rights_contradict),
    Rule("email-hidden", Severity.WARNING, ("rights",), _hidden_email),
)
"""About the reference code, the title, the abstract, the extent and the rights."""
