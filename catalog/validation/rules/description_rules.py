"""Rules about the reference code, the title, the abstract and the rights of a record."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from catalog.findings import Severity
from catalog.model import (
    Record,
    ReferenceCode,
    Rights,
    known,
)
from catalog.model.leaves import count_leaves
from catalog.reference_codes import Register, register
from catalog.validation.rules import record_paths as places
from catalog.validation.rules.rule import Breach, Rule

__all__ = ["DESCRIPTION_RULES", "abstract_keeps", "codes_keep", "rights_keep", "title_keeps"]

_PLACEHOLDERS = re.compile(
    r"[\[(]?(untitled|no title|title( not)? provided|title|unknown|n/?a|none|tbd|test|\?+|-+|\.+"
    r"|без названия|название|ohne titel|sans titre|(img|dsc|scan)[ _-]?\d+(\.\w{3,4})?)[\])]?",
    re.IGNORECASE,
)
_SHORT = 24
"""More letters than the longest of the words has."""
_CREDIT = re.compile(
    r"\b(translated|obtained|contributed|transcribed) (by|for)\b|\btranslation( by|:)|\btrans\. |перевод(чик)?\b",
    re.IGNORECASE,
)
_EMAIL = re.compile(r"[^\s@:<>\[\]]+@[^\s@:<>\[\]]+\.[^\s@:<>\[\]]+")


def _reversed_leaves(record: Record) -> Iterator[Breach]:
    for path, code in places.codes(record):
        for leaves in code.leaves or ():
            if leaves.end.order < leaves.start.order:
                message = f"The leaves {leaves} run backwards."
                yield Breach((*path, "leaves"), message, f"Write {leaves.end}-{leaves.start}, or look at the source.")


def _credit_in_code(record: Record) -> Iterator[Breach]:
    for path, code in places.codes(record):
        for field in ("repository", "as_written"):
            if match := _CREDIT.search(getattr(code, field) or ""):
                message = f"{match[0]!r} is a credit, not a part of the reference."
                yield Breach((*path, field), message, "Name the translator under the text that was translated.")


def _code_without_levels(record: Record) -> Iterator[Breach]:
    for path, code in places.codes(record):
        if not code.levels and code.leaves:
            message = "The reference has leaves, and no unit that they are leaves of."
            yield Breach((*path, "leaves"), message, "Add the levels of the code: fond, opis, delo.")


_LEAVES_IN_EXTENT = re.compile(
    r"(?<![\d.,])(?P<count>\d{1,5}) (?:leaves|leaf|ll?\.|ff?\.|л\.|лист\w*|арк\.)(?! of plates)", re.IGNORECASE
)
_SEVERAL = re.compile(r"cop(?:y|ies)|duplicate|экз|копи", re.IGNORECASE)


def _extent_differs(record: Record) -> Iterator[Breach]:
    """Look for an extent that is not that of the leaves; of several copies, it may be that of one."""
    extent = record.extent or ""
    match = None if _SEVERAL.search(extent) else _LEAVES_IN_EXTENT.search(extent)
    leaves = (record.reference_code and record.reference_code.leaves) or ()
    counted = count_leaves(leaves)
    runs_forward = all(part.start.number <= part.end.number for part in leaves)
    if match and leaves and runs_forward and counted not in (None, int(match["count"])):
        message = f"The extent says {match[0]!r}, and the reference names {counted}."
        yield Breach(("extent",), message, "Count again, or say in a note why they differ.")


def _unknown_archive(record: Record) -> Iterator[Breach]:
    for path, code in places.codes(record):
        if register.find(code.repository) is None:
            near = _nearest_archive(code.repository, register.in_use())
            message = f"The register of archives does not know {code.repository!r}."
            hint = "Look for a misspelling; if there is none, leave it as it is."
            yield Breach((*path, "repository"), message, f"Did you mean {near!r}? {hint}" if near else hint)


@lru_cache(maxsize=256)
def _nearest_archive(name: str, known: Register) -> str | None:
    """Return the name of an archive that is like a name which the register does not have, or None."""
    written = [form for archive in known.archives for form in archive.written()]
    near = [form for form in difflib.get_close_matches(name, written, n=5, cutoff=0.75) if known.find(form)]
    swapped = [form for form in near if sorted(form) == sorted(name)]
    return next(iter(swapped or near), None)


def _placeholder(record: Record) -> Iterator[Breach]:
    if _PLACEHOLDERS.fullmatch(record.title.text.strip()):
        message = f"{record.title.text!r} stands in the place of a title."
        yield Breach(("title",), message, "Give a title, and say under supplied_by who gave it.")


def _repeats(abstract: str, title: str) -> bool:
    said, named = abstract.strip(" ."), title.strip(" .")
    return said[:1].casefold()[:1] == named[:1].casefold()[:1] and said.casefold() == named.casefold()


def _abstract_is_title(record: Record) -> Iterator[Breach]:
    if record.abstract and _repeats(record.abstract.text, record.title.text):
        yield Breach(("abstract",), "The abstract repeats the title.", "Say more, or leave it out.")


def _hidden_email(record: Record) -> Iterator[Breach]:
    contact = record.rights.contact if record.rights else None
    email = known(contact.email) if contact else None
    if email and not _EMAIL.fullmatch(email):
        message = f"{email!r} is no e-mail address: a web page hid it, or it is misspelt."
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


def _rights_contradict(record: Record) -> Iterator[Breach]:
    uri, statement = (record.rights.uri or "", record.rights.statement or "") if record.rights else ("", "")
    if said := _contradicts(uri, statement):
        message = f"The statement says {said!r}, and the URI {uri} says otherwise."
        yield Breach(("rights", "statement"), message, "Keep the one that a person has reviewed.")


_OF_RIGHTSSTATEMENTS = re.compile(r"https?://rightsstatements\.org/")
_NAMED_STATEMENT = re.compile(r"https?://rightsstatements\.org/(?:vocab|page|data)/([A-Za-z-]+)")
_STATEMENT = re.compile(r"http://rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/")


@lru_cache(maxsize=4_096)
def _is_page(uri: str) -> bool:
    """Whether a URI leads to a rights statement, and is not the one that names it."""
    return _OF_RIGHTSSTATEMENTS.match(uri) is not None and not _STATEMENT.fullmatch(uri)


def _rights_page(record: Record) -> Iterator[Breach]:
    uri = (record.rights and record.rights.uri) or ""
    if _is_page(uri):
        named = _NAMED_STATEMENT.match(uri)
        hint = f"Write http://rightsstatements.org/vocab/{named[1] if named else 'NAME'}/1.0/, letter by letter."
        yield Breach(("rights", "uri"), f"{uri} leads to a rights statement, and is not its URI.", hint)


def title_keeps(title: str, extent: str | None) -> bool:
    """Whether a title is no word or row of signs that stands for none, and the extent counts no leaves."""
    if (len(title) < _SHORT or title[0] in "?-. [(") and _PLACEHOLDERS.fullmatch(title.strip()):
        return False
    return not (extent and _LEAVES_IN_EXTENT.search(extent))


def abstract_keeps(abstract: str, title: str) -> bool:
    """Whether an abstract does not repeat the title, which it cannot where another letter begins it."""
    begins, named = abstract[0], title[0]
    apart = begins != named and begins.isalpha() and named.isalpha() and begins.casefold() != named.casefold()
    return apart or not _repeats(abstract, title)


def rights_keep(rights: Rights) -> bool:
    """Whether the e-mail address of the contact is one, and the URI that of a statement which the words do not deny."""
    fields = rights.__dict__
    uri, contact = fields["uri"], fields["contact"]
    if contact and (email := contact.email).__class__ is str and not _EMAIL.fullmatch(email):
        return False
    return not uri or not (_is_page(uri) or _contradicts(uri, fields["statement"] or ""))


def codes_keep(codes: Sequence[ReferenceCode]) -> bool:
    """Whether all codes are of known archives, their leaves run forward in a unit, and they hold no credit."""
    known = register.in_use()
    for code in codes:
        fields = code.__dict__
        for one in fields["leaves"] or ():
            start, end = one.start, one.end
            if not fields["levels"] or (end is not start and end.number <= start.number):
                return False
        written = fields["as_written"]
        if not _is_known(fields["repository"], known) or (written and _may_credit(written)):
            return False
    return True


def _may_credit(words: str) -> bool:
    small = words.lower()
    return "d by" in small or "d for" in small or "trans" in small or "перевод" in small


@lru_cache(maxsize=4_096)
def _is_known(repository: str, known: Register) -> bool:
    """Whether neither the register nor the look of its name speaks against an archive."""
    return known.find(repository) is not None and not _CREDIT.search(repository)


DESCRIPTION_RULES = (
    Rule("leaves-reversed", Severity.ERROR, _reversed_leaves),
    Rule("leaves-without-file", Severity.WARNING, _code_without_levels),
    Rule("credit-in-reference", Severity.WARNING, _credit_in_code),
    Rule("extent-differs", Severity.WARNING, _extent_differs),
    Rule("archive-unknown", Severity.ADVICE, _unknown_archive),
    Rule("title-placeholder", Severity.ERROR, _placeholder),
    Rule("abstract-is-title", Severity.WARNING, _abstract_is_title),
    Rule("rights-page", Severity.ERROR, _rights_page),
    Rule("rights-contradict", Severity.WARNING, _rights_contradict),
    Rule("email-hidden", Severity.WARNING, _hidden_email),
)
"""About the reference code, the title, the abstract, the extent and the rights."""
