"""Rules about the reference code, the names, the abstract and the rights of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.findings import Severity
from catalog.model import Record, known
from catalog.references import register
from catalog.validation.rules import places
from catalog.validation.rules.name_folding import folded_name
from catalog.validation.rules.rule import Breach, Rule

__all__ = ["DESCRIPTION_RULES"]

_PLACEHOLDERS = re.compile(
    r"(untitled|no title|title( not)? provided|title|unknown|n/?a|none|tbd|test|\?+|-+|\.+|без названия)", re.IGNORECASE
)
_CREDIT = re.compile(r"\b(translated|obtained|contributed|transcribed) (by|for)\b|перевод(чик)?\b", re.IGNORECASE)
_NO_NAME = re.compile(r"unknown|anonymous|n/?a|none|\?+|-+|various|not stated", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@\[\]]+@[^\s@\[\]]+\.[^\s@\[\]]+")
_HONORIFIC = re.compile(r"^(cde|cdes|comrade|mr|mrs|ms|dr|prof|тов|г-н)\b\.?\s", re.IGNORECASE)


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


_LEAVES_IN_EXTENT = re.compile(r"\b(?P<count>\d{1,5}) (?:leaves|leaf|ll?\.|ff?\.|л\.|лист\w*|арк\.)", re.IGNORECASE)


def _extent_differs(record: Record) -> Iterator[Breach]:
    match = _LEAVES_IN_EXTENT.search(record.extent or "")
    leaves = (record.reference_code and record.reference_code.leaves) or ()
    counted = sum(part.end.number - part.start.number + 1 for part in leaves)
    if match and leaves and counted != int(match["count"]):
        message = f"The extent says {match['count']} leaves, and the reference names {counted}."
        yield Breach(("extent",), message, "Count again, or say in a note why they differ.")


def _unknown_archive(record: Record) -> Iterator[Breach]:
    for path, code in places.codes(record):
        if register.find(code.repository) is None:
            message = f"The register of archives does not know {code.repository!r}."
            hint = "Look for a misspelling; if there is none, leave it as it is."
            yield Breach((*path, "repository"), message, hint)


def _placeholder(record: Record) -> Iterator[Breach]:
    if _PLACEHOLDERS.fullmatch(record.title.text.strip()):
        message = f"{record.title.text!r} stands in the place of a title."
        yield Breach(("title",), message, "Give a title, and say under supplied_by who gave it.")


def _abstract_is_title(record: Record) -> Iterator[Breach]:
    if record.abstract and record.abstract.text.strip(" .").casefold() == record.title.text.strip(" .").casefold():
        yield Breach(("abstract",), "The abstract repeats the title.", "Say more, or leave it out.")


def _honorific(record: Record) -> Iterator[Breach]:
    for path, agent in places.agents(record):
        if match := _HONORIFIC.match(agent.name):
            message = f"{match[0].strip()!r} is a form of address, not a part of the name."
            yield Breach((*path, "name"), message, "Keep it in as_written.")


def _brackets(record: Record) -> Iterator[Breach]:
    for path, agent in places.agents(record):
        if agent.name.count("[") != agent.name.count("]"):
            yield Breach((*path, "name"), f"A bracket in {agent.name!r} is not closed.", "Close it, or remove it.")


def _unmarked_reading(record: Record) -> Iterator[Breach]:
    for path, agent in places.agents(record):
        if "[" in (agent.as_written or "") and agent.certainty is None:
            message = f"The source gives {agent.as_written!r} in brackets, and the certainty of the name is not stated."
            yield Breach(
                (*path, "as_written"), message, "Add 'certainty: uncertain reading', or what the bracket means."
            )


def _surname_elsewhere(record: Record) -> Iterator[Breach]:
    for path, agent in places.agents(record):
        if agent.surname and agent.surname not in agent.name:
            message = f"The surname {agent.surname!r} is not a part of the name {agent.name!r}."
            yield Breach((*path, "surname"), message, "Write it as it stands in the name.")


def _name_placeholder(record: Record) -> Iterator[Breach]:
    for path, agent in places.agents(record):
        if _NO_NAME.fullmatch(agent.name):
            message = f"{agent.name!r} stands in the place of a name."
            yield Breach((*path, "name"), message, "Leave the agent out where nobody is named.")


def _spelled_apart(record: Record) -> Iterator[Breach]:
    seen: dict[str, str] = {}
    for path, agent in places.agents(record):
        first = seen.setdefault(folded_name(agent.name), agent.name)
        if first != agent.name:
            message = f"{agent.name!r} and {first!r} may be one person, spelled apart."
            yield Breach(
                (*path, "name"), message, f"If so, name both {first!r} and list the other form under variants."
            )


def _hidden_email(record: Record) -> Iterator[Breach]:
    contact = record.rights.contact if record.rights else None
    email = known(contact.email) if contact else None
    if email and not _EMAIL.fullmatch(email):
        message = f"{email!r} is no e-mail address: a web page hid it, or it is misspelt."
        yield Breach(("rights", "contact", "email"), message, "Write the address, or {unknown: hidden by the page}.")


_RESTRICTED = re.compile(r"/vocab/InC|/vocab/NoC-(?:NC|CR|OKLR)")
_FREE = re.compile(r"/publicdomain/|/vocab/NoC-US|/vocab/NKC")
_SAYS_FREE = re.compile(r"public domain|no known copyright|not protected by copyright", re.IGNORECASE)
_SAYS_RESTRICTED = re.compile(r"all rights reserved|©|is protected by copyright", re.IGNORECASE)


def _rights_contradict(record: Record) -> Iterator[Breach]:
    uri, words = (record.rights.uri or "", record.rights.statement or "") if record.rights else ("", "")
    for about, said in ((_RESTRICTED, _SAYS_FREE), (_FREE, _SAYS_RESTRICTED)):
        if about.search(uri) and (match := said.search(words)):
            message = f"The statement says {match[0]!r}, and the URI {uri} says otherwise."
            yield Breach(("rights", "statement"), message, "Keep the one that a person has reviewed.")


def _rights_page(record: Record) -> Iterator[Breach]:
    uri = (record.rights and record.rights.uri) or ""
    if re.match(r"https?://rightsstatements\.org/", uri) and not re.fullmatch(
        r"http://rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/", uri
    ):
        hint = "Write it as http://rightsstatements.org/vocab/NAME/1.0/ (http, vocab, a slash at the end)."
        yield Breach(("rights", "uri"), f"{uri} is a page about a rights statement, not its URI.", hint)


DESCRIPTION_RULES = (
    Rule("leaves-reversed", Severity.ERROR, _reversed_leaves),
    Rule("leaves-without-file", Severity.WARNING, _code_without_levels),
    Rule("credit-in-reference", Severity.WARNING, _credit_in_code),
    Rule("extent-differs", Severity.WARNING, _extent_differs),
    Rule("archive-unknown", Severity.ADVICE, _unknown_archive),
    Rule("title-placeholder", Severity.ERROR, _placeholder),
    Rule("abstract-is-title", Severity.WARNING, _abstract_is_title),
    Rule("name-with-honorific", Severity.WARNING, _honorific),
    Rule("name-bracket-open", Severity.WARNING, _brackets),
    Rule("reading-unmarked", Severity.ADVICE, _unmarked_reading),
    Rule("name-placeholder", Severity.WARNING, _name_placeholder),
    Rule("name-spelled-apart", Severity.ADVICE, _spelled_apart),
    Rule("surname-not-in-name", Severity.ERROR, _surname_elsewhere),
    Rule("rights-page", Severity.ERROR, _rights_page),
    Rule("rights-contradict", Severity.WARNING, _rights_contradict),
    Rule("email-hidden", Severity.WARNING, _hidden_email),
)
