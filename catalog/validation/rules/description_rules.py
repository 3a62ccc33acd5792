"""Rules about the reference code, the names, the abstract and the rights of a record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.findings import Severity
from catalog.model import Agent, Record, ReferenceCode
from catalog.validation.rules.rule import Breach, Rule

__all__ = ["DESCRIPTION_RULES"]

_Path = tuple[str | int, ...]
_PLACEHOLDERS = re.compile(
    r"(untitled|no title|title( not)? provided|title|unknown|n/?a|none|tbd|test|\?+|-+|\.+|без названия)", re.IGNORECASE
)
_CREDIT = re.compile(r"\b(translated|obtained|contributed|transcribed) (by|for)\b|перевод(чик)?\b", re.IGNORECASE)
_HONORIFIC = re.compile(r"^(cde|cdes|comrade|mr|mrs|ms|dr|prof|тов|г-н)\b\.?\s", re.IGNORECASE)


def _codes(record: Record) -> Iterator[tuple[_Path, ReferenceCode]]:
    if record.reference_code:
        yield ("reference_code",), record.reference_code
    for number, text in enumerate(record.texts):
        if isinstance(text.kept_at, ReferenceCode):
            yield ("texts", number, "kept_at"), text.kept_at


def _agents(record: Record) -> Iterator[tuple[_Path, Agent]]:
    for field in ("authors", "signatories", "recipients", "contributors", "mentions"):
        for number, agent in enumerate(getattr(record, field)):
            yield (field, number), agent
    for number, text in enumerate(record.texts):
        for place, agent in enumerate(text.translators):
            yield ("texts", number, "translators", place), agent


def _reversed_leaves(record: Record) -> Iterator[Breach]:
    for path, code in _codes(record):
        for leaves in code.leaves or ():
            if leaves.end.order < leaves.start.order:
                message = f"The leaves {leaves} run backwards."
                yield Breach((*path, "leaves"), message, f"Write {leaves.end}-{leaves.start}, or look at the source.")


def _credit_in_code(record: Record) -> Iterator[Breach]:
    for path, code in _codes(record):
        for field in ("repository", "as_written", "note"):
            if field != "note" and (match := _CREDIT.search(getattr(code, field) or "")):
                message = f"{match[0]!r} is a credit, not a part of the reference."
                yield Breach((*path, field), message, "Name the translator under the text that was translated.")


def _code_without_levels(record: Record) -> Iterator[Breach]:
    for path, code in _codes(record):
        if not code.levels and code.leaves:
            message = "The reference has leaves, and no unit that they are leaves of."
            yield Breach((*path, "leaves"), message, "Add the levels of the code: fond, opis, delo.")


def _placeholder(record: Record) -> Iterator[Breach]:
    if _PLACEHOLDERS.fullmatch(record.title.text.strip()):
        message = f"{record.title.text!r} stands in the place of a title."
        yield Breach(("title",), message, "Give a title, and say under supplied_by who gave it.")


def _abstract_is_title(record: Record) -> Iterator[Breach]:
    if record.abstract and record.abstract.text.strip(" .").casefold() == record.title.text.strip(" .").casefold():
        yield Breach(("abstract",), "The abstract repeats the title.", "Say more, or leave it out.")


def _honorific(record: Record) -> Iterator[Breach]:
    for path, agent in _agents(record):
        if match := _HONORIFIC.match(agent.name):
            message = f"{match[0].strip()!r} is a form of address, not a part of the name."
            yield Breach((*path, "name"), message, "Keep it in as_written.")


def _brackets(record: Record) -> Iterator[Breach]:
    for path, agent in _agents(record):
        if agent.name.count("[") != agent.name.count("]"):
            yield Breach((*path, "name"), f"A bracket in {agent.name!r} is not closed.", "Close it, or remove it.")


def _unmarked_reading(record: Record) -> Iterator[Breach]:
    for path, agent in _agents(record):
        if "[" in (agent.as_written or "") and agent.certainty is None:
            message = f"The source gives {agent.as_written!r} in brackets, and the certainty of the name is not stated."
            yield Breach(
                (*path, "as_written"), message, "Add 'certainty: uncertain reading', or what the bracket means."
            )


def _surname_elsewhere(record: Record) -> Iterator[Breach]:
    for path, agent in _agents(record):
        if agent.surname and agent.surname not in agent.name:
            message = f"The surname {agent.surname!r} is not a part of the name {agent.name!r}."
            yield Breach((*path, "surname"), message, "Write it as it stands in the name.")


def _rights_page(record: Record) -> Iterator[Breach]:
    uri = (record.rights and record.rights.uri) or ""
    if re.match(r"https?://rightsstatements\.org/", uri) and not re.fullmatch(
        r"http://rightsstatements\.org/vocab/[A-Za-z-]+/1\.0/", uri
    ):
        hint = "Write it as http://rightsstatements.org/vocab/NAME/1.0/ (http, vocab, a slash at the end)."
        yield Breach(("rights", "uri"), f"{uri} is a page about a rights statement, not its URI.", hint)


DESCRIPTION_RULES = (
    Rule(
        "leaves-reversed",
        Severity.ERROR,
        "A range of leaves begins with the lower number.",
        "A reader asks the archive for these leaves (ISAD(G) 3.1.1).",
        _reversed_leaves,
    ),
    Rule(
        "leaves-without-file",
        Severity.WARNING,
        "Leaves stand in a code that names the unit they belong to.",
        "Leaf numbers begin anew in every file.",
        _code_without_levels,
    ),
    Rule(
        "credit-in-reference",
        Severity.WARNING,
        "A reference code holds no credits.",
        "The translator made a text; the code says where the document is kept (ISAD(G) 3.1.1).",
        _credit_in_code,
    ),
    Rule(
        "title-placeholder",
        Severity.ERROR,
        "A title says what the unit is.",
        "ISAD(G) 3.1.2: where a document bears no title, the describer supplies one.",
        _placeholder,
    ),
    Rule(
        "abstract-is-title",
        Severity.WARNING,
        "The abstract says more than the title.",
        "ISAD(G) 3.3.1 is there to let a reader judge whether the unit is worth ordering.",
        _abstract_is_title,
    ),
    Rule(
        "name-with-honorific",
        Severity.WARNING,
        "Forms of address are not part of a name.",
        "ISAAR(CPF) 5.1.2: the authorized form of a name is the name.",
        _honorific,
    ),
    Rule(
        "name-bracket-open",
        Severity.WARNING,
        "Brackets in a name are closed.",
        "A bracket marks a reading; half of one marks nothing.",
        _brackets,
    ),
    Rule(
        "reading-unmarked",
        Severity.ADVICE,
        "A name that the source gives in brackets says how certain it is.",
        "Brackets mean several things; only the describer knows which.",
        _unmarked_reading,
    ),
    Rule(
        "surname-not-in-name",
        Severity.ERROR,
        "The surname is a part of the name.",
        "Citations order a name by its surname and print the rest of it.",
        _surname_elsewhere,
    ),
    Rule(
        "rights-page",
        Severity.ERROR,
        "A rights statement is named by its URI, not by a page about it.",
        "Aggregators refuse anything but http://rightsstatements.org/vocab/NAME/1.0/.",
        _rights_page,
    ),
)
