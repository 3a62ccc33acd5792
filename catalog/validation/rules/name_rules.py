"""Rules about the names of agents."""

from __future__ import annotations

import re
from collections.abc import Iterator

from catalog.findings import Severity
from catalog.validation.meaning import in_one_script
from catalog.validation.rules.name_folding import are_plainly_apart, folded_name
from catalog.validation.rules.record_parts import AGENTS, RecordParts
from catalog.validation.rules.rule import Breach, Rule
from catalog.vocabularies import AgentKind

__all__ = ["NAME_RULES"]

_NO_NAME = (
    *("unknown", "unknown author", "unknown person", "anonymous", "n/a", "na", "none", "various", "not stated"),
    *("unsigned", "unbekannt", "inconnu", "inconnue", "illegible", "[illegible", "illegible]", "[illegible]"),
    *("неизвестно", "неизвестный", "неизвестная", "неизвестные", "без подписи"),
)
_HONORIFICS = (
    *("cde", "cdes", "comrade", "tov", "tovarich", "tovarisch", "tovarish", "tovarishch", "mr", "mrs", "miss", "ms"),
    *("dr", "prof", "camarade", "genosse", "genossin", "herr", "frau", "тов", "товарищ", "г-н", "г-жа"),
    *("господин", "госпожа"),
)
# in capitals, which fold more letters than small ones do: a long s and a dotless i are S and I
_NO_NAMES = frozenset(word.upper() for word in _NO_NAME)
_ADDRESSES = frozenset(word.upper() + end for word in _HONORIFICS for end in ("", "."))


def _honorific(parts: RecordParts) -> Iterator[Breach]:
    """Find a form of address before the name of a person; bodies and families may be called by one."""
    for number, name in enumerate(parts.names):
        first = name.split(None, 1)[0]
        is_address = first.upper() in _ADDRESSES and first not in ("MS", name)
        if is_address and parts.agents[number].kind in (None, AgentKind.PERSON):
            message = f"{first!r} is a form of address, not part of the name."
            yield Breach(
                (*parts.path(number), "name"),
                message,
                "Remove it from the name; 'as_written' keeps the words of the source.",
            )


def _brackets(parts: RecordParts) -> Iterator[Breach]:
    together = "".join(parts.names)  # one look at all of them: few names have a bracket
    if not any(bracket in together for bracket in "[]()"):
        return
    for number, name in enumerate(parts.names):
        if name.count("[") != name.count("]") or name.count("(") != name.count(")"):
            yield Breach(
                (*parts.path(number), "name"),
                f"A bracket in {name!r} is not closed.",
                "Close the bracket, or remove it.",
            )


def _unmarked_reading(parts: RecordParts) -> Iterator[Breach]:
    for number, agent in enumerate(parts.agents):
        if agent.as_written and "[" in agent.as_written and agent.certainty is None:
            message = f"{agent.as_written!r} has brackets, but the record does not say how certain the name is."
            hint = "Add 'certainty: uncertain reading', or whatever the brackets mean."
            yield Breach((*parts.path(number), "as_written"), message, hint)


def _surname_elsewhere(parts: RecordParts) -> Iterator[Breach]:
    for number, agent in enumerate(parts.agents):
        if agent.surname and agent.surname not in agent.name:
            message = f"The surname {agent.surname!r} is not part of the name {agent.name!r}."
            yield Breach((*parts.path(number), "surname"), message, "Write it as it is in the name.")


def _name_placeholder(parts: RecordParts) -> Iterator[Breach]:
    for number, name in enumerate(parts.names):
        if name.upper() in _NO_NAMES or not name.strip("?") or not name.strip("-"):
            message = f"{name!r} is a placeholder, not a name."
            yield Breach((*parts.path(number), "name"), message, "Remove the entry if the source names nobody.")


def _mixed_name(parts: RecordParts) -> Iterator[Breach]:
    for number, name in enumerate(parts.names):
        fixed, letters = in_one_script(name)
        if fixed:
            message = f"{name!r} has a word in letters of two alphabets: {letters}."
            yield Breach((*parts.path(number), "name"), message, f"Write {fixed}.")


_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")


def _split_by_a_comma(parts: RecordParts) -> Iterator[Breach]:
    """Find initials that a comma within brackets has cut off from their surname: [Kuznetsov, I. P.]."""
    for number, name in enumerate(parts.names):
        if name[-1] == "." and number and _INITIALS.fullmatch(name):
            path, before = parts.path(number), parts.path(number - 1)
            surname = parts.names[number - 1]
            if path[:-1] == before[:-1] and surname.isalpha():
                message = f"{name!r} looks like the initials of {surname!r}: within brackets a comma ends an entry."
                hint = f'If they are one person, write one entry in quotation marks: "{surname}, {name}".'
                yield Breach((*path, "name"), message, hint)


_FIELD = re.compile(r"(name|as_written|surname|kind|authority|certainty|role):(\S.*)")


def _field_in_name(parts: RecordParts) -> Iterator[Breach]:
    """Find a field that became a name, for no space follows its colon: - name:Kim."""
    for number, name in enumerate(parts.names):
        if ":" in name and (match := _FIELD.fullmatch(name)):
            message = f"{name!r} is read as a name, for no space follows the colon."
            yield Breach((*parts.path(number), "name"), message, f"Write {match[1]}: {match[2]}.")


def _spelled_apart(parts: RecordParts) -> Iterator[Breach]:
    if are_plainly_apart(set(parts.names)):
        return
    seen: dict[str, str] = {}
    for number, name in enumerate(parts.names):
        first = seen.setdefault(folded_name(name), name)
        if first != name:
            message = f"{name!r} and {first!r} may be one person under two spellings."
            hint = f"If they are, write {first!r} in both places, and add the other spelling under 'variants'."
            yield Breach((*parts.path(number), "name"), message, hint)


def _translator_among_authors(parts: RecordParts) -> Iterator[Breach]:
    record = parts.record
    translators = {agent.name for text in record.texts for agent in text.translators}
    if not translators:
        return
    for field in ("authors", "signatories"):
        for number, agent in enumerate(getattr(record, field)):
            if agent.name in translators:
                message = f"{agent.name} is both among the {field} and among the translators."
                yield Breach((field, number), message, "Keep the role that the source gives, and remove the other.")


NAME_RULES = (
    Rule("name-with-honorific", Severity.WARNING, AGENTS, _honorific),
    Rule("name-bracket-open", Severity.WARNING, AGENTS, _brackets),
    Rule("reading-unmarked", Severity.ADVICE, AGENTS, _unmarked_reading),
    Rule("name-placeholder", Severity.WARNING, AGENTS, _name_placeholder),
    Rule("name-mixed-script", Severity.WARNING, AGENTS, _mixed_name),
    Rule("name-split", Severity.WARNING, AGENTS, _split_by_a_comma),
    Rule("name-with-field", Severity.WARNING, AGENTS, _field_in_name),
    Rule("name-spelled-apart", Severity.ADVICE, AGENTS, _spelled_apart),
    Rule("surname-not-in-name", Severity.ERROR, AGENTS, _surname_elsewhere),
    Rule("translator-among-authors", Severity.WARNING, ("authors", "signatories"), _translator_among_authors),
)
"""About the names of agents."""
