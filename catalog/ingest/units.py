"""The units of a source as they come, and the records of an earlier import: what each is known by."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from catalog.ingest.same_document import Features, folded

__all__ = ["DESCRIBED", "MOVED", "PASSES", "ExistingUnit", "IncomingUnit", "Pass", "is_opaque", "without_number"]

_OPAQUE = re.compile(
    r"[a-z][a-z0-9+.-]*:.*/\S+|.*(?:[0-9a-f]{16}|[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12})", re.IGNORECASE
)
"""An address, or an identifier drawn by chance (`aspace_` and 32 hexadecimal digits): never given to another."""


@dataclass(frozen=True, slots=True)
class ExistingUnit:
    """A record of an earlier import, as its source had it; `place` orders the units of one parent."""

    record: str
    parent: str | None
    identifier: str
    features: Features
    system: str = ""
    place: float = 0
    item: tuple[str, str] = ("", "")
    """The checksum of the file it was read from, and the item there."""
    is_of_source: bool = True
    """Whether it came from the same file or system; else from one that has a unit of the same identifier."""
    is_gone: bool = False
    """Whether the source did not have it the last time: then another one may have come that is called the same."""


@dataclass(frozen=True, slots=True)
class IncomingUnit:
    """A unit of the source: the id that its importer proposes, and that of the unit it is part of."""

    id: str
    parent: str | None
    identifier: str
    features: Features
    system: str = ""
    item: tuple[str, str] = ("", "")


def is_opaque(identifier: str) -> bool:
    """Whether an identifier means one thing for ever."""
    return _OPAQUE.match(identifier) is not None


_Unit = TypeVar("_Unit", ExistingUnit, IncomingUnit)


def without_number(unit: _Unit, above: _Unit) -> _Unit:
    """Return a unit without the numbers of the one above in front of its own: `F 1/2` below `F 1` is `2`."""
    identifier = unit.identifier
    if not is_opaque(identifier):
        identifier = _rest(identifier, above.identifier)
    code = _rest(unit.features.code, above.features.code or folded(above.identifier))
    features = replace(unit.features, code=code)
    return replace(unit, identifier=identifier, features=features)


def _rest(number: str, above: str) -> str:
    rest = number.removeprefix(above)
    is_below = above and rest != number and re.match(r"\W+\w", rest)
    return rest.lstrip(" ./-_,:") if is_below else number


@dataclass(frozen=True, slots=True)
class Pass:
    """One way to know a unit: `key` of its identifier and features is None where they do not say enough."""

    key: Callable[[str, Features], Hashable | None]
    number: str = ""
    """The number that is asked: the identifier or the code. Without one, they may speak against it."""
    is_renamed: bool = False
    """Whether the title is not asked."""
    is_undated: bool = False
    """Whether the dates are not asked: they may speak against it."""

    @property
    def is_by_content(self) -> bool:
        """Whether it asks for what is described alone."""
        return not self.number


def _if(needed: object, *key: Hashable) -> Hashable | None:
    return key if needed else None


_NAMED = Pass(lambda name, has: _if(name and has.title, name, has.title), "identifier")
_CODED = Pass(lambda _, has: _if(has.code and has.title, has.code, has.title), "code")
_NAMED_AND_DATED = Pass(lambda name, has: _if(name and has.title, name, has.title, has.dates), "identifier")
_CODED_AND_DATED = Pass(lambda _, has: _if(has.code and has.title, has.code, has.title, has.dates), "code")
DESCRIBED = Pass(lambda _, has: _if(has.title, has.content))
"""All that is said of a unit."""
PASSES = (
    Pass(lambda name, has: _if(name, name, has.code, has.content), "identifier"),
    Pass(lambda _, has: _if(has.code, has.code, has.content), "code"),
    DESCRIBED,
    Pass(lambda _, has: _if(has.title and has.dates, has.title, has.dates, has.container)),
    Pass(lambda _, has: _if(has.title and has.dates, has.title, has.dates)),
    _NAMED_AND_DATED,
    _CODED_AND_DATED,
    _NAMED,
    _CODED,
    Pass(lambda _, has: _if(has.title, has.title, has.container), is_undated=True),
    Pass(lambda _, has: _if(has.title, has.title), is_undated=True),
    Pass(lambda name, _: _if(name, name), "identifier", is_renamed=True),
    Pass(lambda _, has: _if(has.code, has.code), "code", is_renamed=True),
)
"""From what agrees in most to what agrees in least."""
MOVED: Iterable[Pass] = (_NAMED_AND_DATED, _CODED_AND_DATED, _NAMED, _CODED)
"""How a unit is known below another parent."""
