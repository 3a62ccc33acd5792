"""Rules about the names of agents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from catalog.findings import Severity
from catalog.model import Agent, Record
from catalog.validation.rules import record_paths as places
from catalog.validation.rules.name_folding import are_plainly_apart, folded_name
from catalog.validation.rules.rule import Breach, Rule
from catalog.vocabularies import AgentKind

__all__ = ["NAME_RULES", "names_keep"]

_NO_NAME = re.compile(
    r"unknown( author| person)?|anonymous|n/?a|none|\?+|-+|various|not stated|unsigned|\[?illegible\]?"
    r"|неизвестн(?:о|ый|ая|ые)|без подписи|unbekannt|inconnue?",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(
    r"(?!(?-i:MS) )(cde|cdes|comrade|tov|tovarish?ch|mr|mrs|miss|ms|dr|prof|camarade|genosse|genossin|herr|frau"
    r"|тов|товарищ|г-н|г-жа|господин|госпожа)\b\.?\s",
    re.IGNORECASE,
)


def _honorific(agent: Agent) -> Iterator[Breach]:
    """Look for a form of address before the name of a person; bodies and families may be called by one."""
    match = _HONORIFIC.match(agent.name) if agent.kind in (None, AgentKind.PERSON) else None
    if match:
        message = f"{match[0].strip()!r} is a form of address, not a part of the name."
        yield Breach(("name",), message, "Keep it in as_written.")


def _brackets(agent: Agent) -> Iterator[Breach]:
    if any(agent.name.count(opened) != agent.name.count(closed) for opened, closed in ("[]", "()")):
        yield Breach(("name",), f"A bracket in {agent.name!r} is not closed.", "Close it, or remove it.")


def _unmarked_reading(agent: Agent) -> Iterator[Breach]:
    if "[" in (agent.as_written or "") and agent.certainty is None:
        message = f"The source gives {agent.as_written!r} in brackets, and the certainty of the name is not stated."
        yield Breach(("as_written",), message, "Add 'certainty: uncertain reading', or what the bracket means.")


def _surname_elsewhere(agent: Agent) -> Iterator[Breach]:
    if agent.surname and agent.surname not in agent.name:
        message = f"The surname {agent.surname!r} is not a part of the name {agent.name!r}."
        yield Breach(("surname",), message, "Write it as it stands in the name.")


def _name_placeholder(agent: Agent) -> Iterator[Breach]:
    if _NO_NAME.fullmatch(agent.name):
        message = f"{agent.name!r} stands in the place of a name."
        yield Breach(("name",), message, "Leave the agent out where nobody is named.")


def _spelled_apart(record: Record) -> Iterator[Breach]:
    seen: dict[str, str] = {}
    for path, agent in places.agents(record):
        first = seen.setdefault(folded_name(agent.name), agent.name)
        if first != agent.name:
            message = f"{agent.name!r} and {first!r} may be one person, spelled apart."
            yield Breach(
                (*path, "name"), message, f"If so, name both {first!r} and list the other form under variants."
            )


def _translator_among_authors(record: Record) -> Iterator[Breach]:
    translators = {agent.name for agent in record.translators}
    for field in ("authors", "signatories"):
        for number, agent in enumerate(getattr(record, field)):
            if agent.name in translators:
                message = f"{agent.name} stands both among the {field} and among the translators."
                yield Breach((field, number), message, "Keep the role the source gives.")


def _of_each(look: Callable[[Agent], Iterator[Breach]]) -> Callable[[Record], Iterator[Breach]]:
    """Return the look at every agent of a record, in its place."""

    def breaches(record: Record) -> Iterator[Breach]:
        for path, agent in places.agents(record):
            for breach in look(agent):
                yield Breach((*path, *breach.path), breach.message, breach.hint)

    return breaches


_SPACES = [sign for sign in map(chr, range(0x3001)) if sign.isspace()]  # there is none beyond U+3000
_BEGINNINGS = (
    *(f"{word}{sign}" for word in ("mr", "ms", "dr") for sign in (".", *_SPACES)),
    *("cde", "com", "tov", "mrs", "mis", "pro", "cam", "gen", "her", "fra", "unk", "ano", "n/a", "na", "non", "var"),
    *("not", "uns", "ill", "unb", "inc"),
)
"""How forms of address in Latin letters begin, and what stands in the place of a name: its first three letters."""
_CASES = {"i": "iIıİ", "k": "kK\u212a", "s": "sSſ"}
"""Letters that are one where case does not count, beside a letter and its capital."""
_DOUBTFUL = frozenset(
    "".join(signs)
    for word in _BEGINNINGS
    for signs in product(*(_CASES.get(sign, sign + sign.upper()) for sign in word))
)


def names_keep(record: Record, agents: Sequence[Agent], tags: list[Any]) -> bool:
    """Whether the name of each agent breaks no rule, and no two fold into one. The languages of variants are added."""
    names = []
    keep = True
    for agent in agents:
        fields = agent.__dict__
        name, surname, as_written = fields["name"], fields["surname"], fields["as_written"]
        if (surname and surname not in name) or (as_written and "[" in as_written and fields["certainty"] is None):
            keep = False
        if variants := fields["variants"]:
            tags += [variant.language for variant in variants]
        names.append(name)
    return keep and _are_apart(names, record)


def _are_apart(names: Sequence[str], record: Record) -> bool:
    """Whether each name is one, and no two are perhaps of one person; the same person may stand in two places."""
    if are_plainly_apart(names) and _DOUBTFUL.isdisjoint([name[:3] for name in names]):
        return not _holds_brackets("".join(names))
    folded = set(map(_folded_where_kept, names))
    if None in folded:
        return False
    if len(folded) == len(names):  # nobody stands in two places
        return True
    return len(folded) == len(set(names)) and not any(True for _ in _translator_among_authors(record))


def _holds_brackets(words: str) -> bool:
    return "[" in words or "(" in words or "]" in words or ")" in words  # to go through a set of them takes longer


@lru_cache(maxsize=4_096)
def _folded_where_kept(name: str) -> str | None:
    """Return a name as it is compared, or None where it breaks a rule by itself. Officials return in many records."""
    if _holds_brackets(name) or _HONORIFIC.match(name) or _NO_NAME.fullmatch(name):
        return None
    return folded_name(name)


NAME_RULES = (
    Rule("name-with-honorific", Severity.WARNING, _of_each(_honorific)),
    Rule("name-bracket-open", Severity.WARNING, _of_each(_brackets)),
    Rule("reading-unmarked", Severity.ADVICE, _of_each(_unmarked_reading)),
    Rule("name-placeholder", Severity.WARNING, _of_each(_name_placeholder)),
    Rule("name-spelled-apart", Severity.ADVICE, _spelled_apart),
    Rule("surname-not-in-name", Severity.ERROR, _of_each(_surname_elsewhere)),
    Rule("translator-among-authors", Severity.WARNING, _translator_among_authors),
)
"""About the names of agents."""
