"""Rules about the names of agents."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog.findings import Fix, Severity
from catalog.names import FORENAMES, inverted_person, is_nobody, person_with_years
from catalog.validation.person_entry import agent_entry, agent_fields, fields_with_years, person_entry
from catalog.validation.pointer import pointer
from catalog.validation.rules.alphabets import mixed_letters
from catalog.validation.rules.name_folding import are_plainly_apart, folded_name
from catalog.validation.rules.record_parts import AGENTS, NAMES, RecordParts
from catalog.validation.rules.rule import Breach, Fault, Rule, ValueRule
from catalog.validation.word_meant import said
from catalog.validation.yaml_value import yaml_list, yaml_value
from catalog.vocabularies import AgentKind, Role

__all__ = ["NAME_RULES"]

_HONORIFICS = (
    *("cde", "cdes", "comrade", "tov", "tovarich", "tovarisch", "tovarish", "tovarishch", "mr", "mrs", "miss", "ms"),
    *("dr", "prof", "camarade", "genosse", "genossin", "herr", "frau", "тов", "товарищ", "г-н", "г-жа"),
    *("господин", "госпожа"),
)
# in capitals, which fold more letters than small ones do: a long s and a dotless i are S and I
_ADDRESSES = frozenset(word.upper() + end for word in _HONORIFICS for end in ("", "."))


def _honorific(parts: RecordParts) -> Iterator[Breach]:
    """Find a form of address before the name of a person; bodies and families may be called by one."""
    for number, name in enumerate(parts.names):
        if (first := _address_in(name)) and parts.agents[number].kind in (None, AgentKind.PERSON):
            message = f"{first!r} is a form of address, not part of the name."
            yield Breach(
                (*parts.path(number), "name"),
                message,
                "Remove it from the name; 'as_written' keeps the words of the source.",
            )


@lru_cache(maxsize=8_192)
def _address_in(name: str) -> str:
    """Return the form of address before a name, or nothing. `MS` are initials, and a name may be one word."""
    first = name.split(None, 1)[0]
    return first if first.upper() in _ADDRESSES and first not in ("MS", name) else ""


def _brackets(name: str) -> Fault | None:
    if name.count("[") == name.count("]") and name.count("(") == name.count(")"):
        return None
    return Fault(f"A bracket in {name!r} is not closed.", "Close the bracket, or remove it.")


_DOUBTED = re.compile(r"(?P<name>[^?()]*[^?() ]) ?(?:\?|\(\?\))")


def _unmarked_reading(parts: RecordParts) -> Iterator[Breach]:
    for number, agent in enumerate(parts.agents):
        if agent.as_written and "[" in agent.as_written and agent.certainty is None:
            message = f"{agent.as_written!r} has brackets, but the record does not say how certain the name is."
            hint = "Add 'certainty: uncertain reading', or whatever the brackets mean."
            yield Breach((*parts.path(number), "as_written"), message, hint)
        elif agent.name[-1] in "?)" and agent.certainty is None and (sure := _DOUBTED.fullmatch(agent.name)):
            message = f"{agent.name!r} has a question mark, but the record does not say how certain the name is."
            hint = f"Write `{{name: {yaml_value(sure['name'])}, certainty: uncertain}}`."
            yield Breach((*parts.path(number), "name"), message, hint)


def _surname_elsewhere(parts: RecordParts) -> Iterator[Breach]:
    for number, agent in enumerate(parts.agents):
        if agent.surname and agent.surname not in agent.name:
            message = f"The surname {agent.surname!r} is not part of the name {agent.name!r}."
            yield Breach((*parts.path(number), "surname"), message, "Write it as it is in the name.")


def _name_placeholder(name: str) -> Fault | None:
    if not is_nobody(name):
        return None
    return Fault(f"{name!r} is a placeholder, not a name.", "Remove the entry: only names are listed.")


def _mixed_name(name: str) -> Fault | None:
    return mixed_letters(name, has="a word in letters")


_TWO_NAMES = re.compile(r"(?P<one>\w[^;]*\S)\s*;\s*(?P<other>\w[^;]*)")
_PERSON = r"[^\W\d_a-zа-я][\w'’.-]+(?: [^\W\d_a-zа-я][\w'’.-]*){1,3}"
_JOINED_NAMES = re.compile(rf"(?P<one>{_PERSON}) (?:and|и|і|та|und|et|&|/) (?P<other>{_PERSON})")
_BODIES = re.compile(
    r"(?i)commi|council|minist|bureau|union|society|institut|depart|office|organi|party|academ|univers|library|archiv"
    r"|комит|совет|минист|бюро|союз|общест|инстит|отдел|управл|партия|академ|универс|библиот|архив|company|press|house"
)


@lru_cache(maxsize=8_192)
def _two_names(name: str) -> list[str]:
    match = _TWO_NAMES.fullmatch(name) if ";" in name else None
    if not match and " " in name:
        match = _JOINED_NAMES.fullmatch(name)
        match = None if match and _BODIES.search(name) else match
    return [match["one"], match["other"]] if match else []


def _several_names(parts: RecordParts) -> Iterator[Breach]:
    """Find two persons in one name: Kim Il; Pak Chang-ok."""
    for number, name in enumerate(parts.names):
        if (names := _two_names(name)) and parts.agents[number].kind in (None, AgentKind.PERSON):
            listed = yaml_list(names)
            message = f"{name!r} looks like the names of two."
            yield Breach((*parts.path(number), "name"), message, f"If it is, write an entry for each: {listed}.")


_ROLE_BEHIND = re.compile(r"(?P<name>[^()\[\]]+?)\s*(?:[(\[](?P<role>[^\W\d_A-Z][^\W\d_ ]+(?: [^\W\d_]+)?)[)\]])")
_ROLE_BEHIND_COMMA = re.compile(rf"(?P<name>{_PERSON}), (?P<role>[a-zа-яіїєґ]+)")


def _role_in_name(name: str) -> Fault | None:
    """Find a role behind a name: Ivan Petrov (photographer); Иван Петров, фотограф."""
    match = _ROLE_BEHIND.fullmatch(name) if name[-1] in ")]" else None
    match = match or (_ROLE_BEHIND_COMMA.fullmatch(name) if ", " in name and name[-1].islower() else None)
    role = said(match["role"], _ROLES) if match else None
    if not match or role is None:
        return None
    line = f"contributors: [{{{agent_fields(match['name'])}, role: {role}}}]"
    return Fault(f"{name!r} has a role in it, which is not part of the name.", f"Write `{line}`, or the name alone.")


_OFFICES = (Role.CHAIR, Role.DIRECTOR, Role.SECRETARY)
"""Roles that are as often an office: Ivan Petrov (director) may direct a factory."""
_ROLES = tuple(role.value for role in Role if role not in _OFFICES)
_INITIALS = re.compile(r"(?:[^\W\d_]\.[ -]?){1,3}")


def _cut_off(name: str) -> str:
    """Return what a name is that is only a part of one: initials, or a forename. Nothing of any other."""
    if name[-1] == ".":
        return "initials" if _INITIALS.fullmatch(name) and not is_nobody(name) else ""
    return "forename" if name.isalpha() and name.lower() in FORENAMES else ""


def _split_by_a_comma(parts: RecordParts) -> Iterator[Breach]:
    """Find what a comma within brackets has cut off from a surname: [Kuznetsov, I. P.], [Kowalski, Jan]."""
    for number, name in enumerate(parts.names):
        what = _cut_off(name) if number else ""
        if what:
            path, before = parts.path(number), parts.path(number - 1)
            surname = parts.names[number - 1]
            if path[:-1] == before[:-1] and surname.isalpha() and not _cut_off(surname):
                message = f"{name!r} looks like the {what} of {surname!r}: within brackets a comma ends an entry."
                hint = f"If they are one person, write one entry: {agent_entry(f'{surname}, {name}')}."
                yield Breach((*path, "name"), message, hint)


_FIELD = re.compile(r"(name|as_written|surname|kind|authority|certainty|role):(\S.*)")


def _field_in_name(name: str) -> Fault | None:
    """Find a field that became a name, for no space follows its colon: - name:Kim."""
    match = _FIELD.fullmatch(name)
    if not match:
        return None
    return Fault(f"{name!r} is read as a name, for no space follows the colon.", f"Write {match[1]}: {match[2]}.")


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


def _surname_first(parts: RecordParts) -> Iterator[Breach]:
    """Find the name of a person as headings have it: Hnatiuk, Olena. That of a list is as the list has it."""
    for number, name in enumerate(parts.names):
        agent = parts.agents[number]
        if "," not in name or agent.source or agent.kind not in (None, AgentKind.PERSON):
            continue
        if inverted := inverted_person(name, is_person=agent.kind is AgentKind.PERSON):
            entry = person_entry(inverted)
            message = f"{name!r} has the surname first; a name is written in its natural order."
            path = parts.path(number)
            if agent.model_fields_set == {"name"}:
                fix = Fix(entry, at=pointer(list(map(str, path))))
                yield Breach((*path, "name"), message, f"If it is a person, write `{entry}`.", fix)
            else:
                hint = f"If it is a person, write `name: {yaml_value(inverted.name)}`"
                surname = "" if agent.surname else f", and `surname: {yaml_value(inverted.surname)}` on the next line"
                yield Breach((*path, "name"), message, f"{hint}{surname}.", Fix(yaml_value(inverted.name)))


def _years_in_name(parts: RecordParts) -> Iterator[Breach]:
    """Find the years of a life behind the name of a person: Maria Kravets (b. 1928). Bodies have years in theirs."""
    for number, name in enumerate(parts.names):
        agent = parts.agents[number]
        if not (name[-1] == ")" or name[-1].isdigit()) or agent.source or agent.kind not in (None, AgentKind.PERSON):
            continue
        if dated := person_with_years(name, is_person=agent.kind is AgentKind.PERSON):
            path, (own, life) = parts.path(number), dated
            message = f"{name!r} has the years of a life in it, which are not part of the name."
            if agent.model_fields_set == {"name"}:
                entry = f"{{{fields_with_years(own, life)}}}"
                yield Breach((*path, "name"), message, f"Write `{entry}`.", Fix(entry, at=pointer([*map(str, path)])))
            else:
                hint = f"Write `name: {yaml_value(own)}`, and the years under 'note': {life}."
                yield Breach((*path, "name"), message, hint)


def _translator_among_authors(parts: RecordParts) -> Iterator[Breach]:
    record = parts.record
    translators = {agent.name for text in record.texts if text.translators for agent in text.translators}
    if not translators:
        return
    for field, agents in (("authors", record.authors), ("signatories", record.signatories)):
        for number, agent in enumerate(agents):
            if agent.name in translators:
                message = f"{agent.name} is both among the {field} and among the translators."
                yield Breach((field, number), message, "Keep the role that the source gives, and remove the other.")


NAME_RULES = (
    Rule("name-with-honorific", Severity.WARNING, AGENTS, _honorific),
    ValueRule("name-bracket-open", Severity.WARNING, (NAMES,), _brackets),
    Rule("reading-unmarked", Severity.ADVICE, AGENTS, _unmarked_reading),
    ValueRule("name-placeholder", Severity.WARNING, (NAMES,), _name_placeholder),
    ValueRule("name-mixed-script", Severity.WARNING, (NAMES,), _mixed_name),
    Rule("name-of-several", Severity.ADVICE, AGENTS, _several_names),
    ValueRule("name-with-role", Severity.WARNING, (NAMES,), _role_in_name),
    Rule("name-split", Severity.WARNING, AGENTS, _split_by_a_comma),
    ValueRule("name-with-field", Severity.WARNING, (NAMES,), _field_in_name),
    Rule("name-spelled-apart", Severity.ADVICE, AGENTS, _spelled_apart),
    Rule("name-surname-first", Severity.ADVICE, AGENTS, _surname_first),
    Rule("name-with-years", Severity.ADVICE, AGENTS, _years_in_name),
    Rule("surname-not-in-name", Severity.ERROR, AGENTS, _surname_elsewhere),
    Rule("translator-among-authors", Severity.WARNING, ("authors", "signatories"), _translator_among_authors),
)
"""About the names of agents."""
