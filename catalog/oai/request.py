"""Reading a request: which arguments each verb takes (OAI-PMH 2.0, 4), and every mistake in those that were given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from oaipmh.error import BadArgumentError, BadVerbError

from catalog.oai import datestamp
from catalog.oai.datestamp import Granularity
from catalog.oai.errors import Refusal, quoted

__all__ = ["METADATA_PREFIX", "SET_SPEC", "VERBS", "Request", "read_request"]

SET_SPEC = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(?::[A-Za-z0-9\-_.!~*'()]+)*")
METADATA_PREFIX = re.compile(r"[A-Za-z0-9\-_.!~*'()]+")


@dataclass(frozen=True, slots=True)
class _Arguments:
    required: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    is_resumable: bool = False

    @property
    def legal(self) -> frozenset[str]:
        exclusive = ("resumptionToken",) if self.is_resumable else ()
        return frozenset(("verb", *self.required, *self.optional, *exclusive))


_SELECTIVE = _Arguments(("metadataPrefix",), ("from", "until", "set"), is_resumable=True)

VERBS: Mapping[str, _Arguments] = {
    "GetRecord": _Arguments(("identifier", "metadataPrefix")),
    "Identify": _Arguments(),
    "ListIdentifiers": _SELECTIVE,
    "ListMetadataFormats": _Arguments(optional=("identifier",)),
    "ListRecords": _SELECTIVE,
    "ListSets": _Arguments(is_resumable=True),
}


@dataclass(frozen=True, slots=True)
class Request:
    """A request without a mistake in itself. `arguments` are as given; `first` and `last` are seconds, inclusive."""

    verb: str
    arguments: Mapping[str, str] = field(default_factory=dict)
    first: int | None = None
    last: int | None = None

    def get(self, name: str) -> str | None:
        """Return an argument as given."""
        return self.arguments.get(name)


def read_request(pairs: Sequence[tuple[str, str]], granularity: Granularity) -> Request:
    """Read the raw arguments, in any order; raise `Refusal` with every mistake in them."""
    verb = _verb(pairs)
    problems = list(_mistaken_names(pairs, verb))
    values = dict(pairs)
    problems.extend(_mistaken_values(values, granularity))
    if problems:
        raise Refusal(map(BadArgumentError, problems))
    first, last = values.get("from"), values.get("until")
    return Request(
        verb,
        values,
        datestamp.read(first) if first else None,
        datestamp.read(last, end=True) if last else None,
    )


def _verb(pairs: Sequence[tuple[str, str]]) -> str:
    verbs = [value for name, value in pairs if name == "verb"]
    known = ", ".join(VERBS)
    if not verbs:
        problem = f"The argument verb is missing; the verbs are {known}."
    elif len(verbs) > 1:
        problem = "The argument verb is repeated; a request has one."
    elif verbs[0] not in VERBS:
        problem = f"There is no verb {quoted(verbs[0])}; the verbs are {known}."
    else:
        return verbs[0]
    raise Refusal([BadVerbError(problem)])


def _mistaken_names(pairs: Sequence[tuple[str, str]], verb: str) -> Iterator[str]:
    rule = VERBS[verb]
    given = Counter(name for name, _ in pairs)
    for name, times in given.items():
        if name not in rule.legal:
            legal = ", ".join(sorted(rule.legal - {"verb"})) or "none"
            yield f"{verb} has no argument {quoted(name)}; it has: {legal}."
        elif times > 1:
            yield f"The argument {name} is repeated."
    if "resumptionToken" in given and rule.is_resumable:
        if others := sorted(given.keys() & rule.legal - {"verb", "resumptionToken"}):
            yield f"The argument resumptionToken is exclusive; it came with {', '.join(others)}."
        return
    for name in rule.required:
        if name not in given:
            yield f"{verb} needs the argument {name}."


def _mistaken_values(values: Mapping[str, str], granularity: Granularity) -> Iterator[str]:
    for name in ("identifier", "metadataPrefix"):
        if values.get(name) == "":
            yield f"The argument {name} is empty."
    if "set" in values and not SET_SPEC.fullmatch(values["set"]):
        form = "parts of letters, digits or -_.!~*'() joined by colons"
        yield f"The set {quoted(values['set'])} is not a setSpec: {form}."
    dates = {name: values[name] for name in ("from", "until") if name in values}
    mistakes = [mistake for name, date in dates.items() for mistake in _mistaken_date(name, date, granularity)]
    yield from mistakes
    if len(dates) == 2 and not mistakes:
        yield from _mistaken_window(dates["from"], dates["until"])


def _mistaken_date(name: str, date: str, granularity: Granularity) -> Iterator[str]:
    try:
        datestamp.read(date)
    except ValueError as error:
        yield f"The argument {name} {quoted(date)} is not a date: {error}."
        return
    if granularity is Granularity.DAYS and not datestamp.day_of(date):
        yield f"The argument {name} {quoted(date)} is finer than the granularity of this repository, YYYY-MM-DD."


def _mistaken_window(first: str, last: str) -> Iterator[str]:
    if datestamp.day_of(first) != datestamp.day_of(last):
        yield "The arguments from and until have different granularities."
    elif datestamp.read(first) > datestamp.read(last):
        yield f"The argument from {quoted(first)} is later than until {quoted(last)}."
