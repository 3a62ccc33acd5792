"""Fixes that are followed together: several fields that are meant for one are written as one.

Each hint says what is right for its own line. Where two of them would write the same field, or one that is written
already, the first says what all of them make, and the others go with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from catalog.findings import Finding, Fix, FixPlace
from catalog.model import Record
from catalog.reference_codes.register import find
from catalog.validation.fields import takes_list
from catalog.validation.fixed_values import Describe, fixed, in_one_line, problem_of
from catalog.validation.line_meant import code_meant
from catalog.validation.yaml_value import meaning

__all__ = ["as_followed", "together"]

_IDENTITY = {"texts": ("key",), "digital_objects": ("file", "url")}
"""Lists whose entries are known by a field: one without it belongs to the only other."""
_CODE = "reference_code"
_UNKNOWN_ARCHIVE = "GARF"
_LONGEST = 2_000
"""Characters of a value that a fix writes, and a hint repeats."""


class _Wish(NamedTuple):
    """What a field of a record would be, were the findings on it fixed."""

    name: str
    """The name that is written."""
    field: str
    """The field that is meant."""
    value: Any
    """None where a finding on it has no fix."""
    findings: tuple[Finding, ...]
    """None on a field that is right as it is."""

    @property
    def is_misnamed(self) -> bool:
        """Whether the field does not exist under the name that is written."""
        return any(finding.code == "unknown-field" and finding.pointer.count("/") == 1 for finding in self.findings)


def together(tree: Mapping[str, Any], findings: Sequence[Finding], describe: Describe) -> list[Finding]:
    """Return the findings on a record with the fixes that would write one field of it twice made one."""
    changed: dict[int, Finding] = {}
    for field, wishes in _by_field(tree, findings).items():
        fresh = [wish for wish in wishes if wish.is_misnamed]
        if fresh and (len(wishes) > 1 or field in (_CODE, *_IDENTITY)):
            changed |= {id(old): new for old, new in _as_one(field, wishes, describe)}
    return [changed.get(id(finding), finding) for finding in findings]


def as_followed(tree: Mapping[str, Any], findings: Sequence[Finding]) -> tuple[dict[str, Any], frozenset[str]] | None:
    """Return the record as it is when every fix is followed, and the fields that need none.

    None where a finding has no fix.
    """
    groups = _by_field(tree, findings)
    whole = {field: _combined(field, wishes) for field, wishes in groups.items()}
    if any(value is None for value in whole.values()):
        return None
    same = (field for field, wishes in groups.items() if len(wishes) == 1 and not wishes[0].findings)
    return whole, frozenset(same)


def _by_field(tree: Mapping[str, Any], findings: Sequence[Finding]) -> dict[str, list[_Wish]]:
    by_name: dict[str, list[Finding]] = {}
    for finding in findings:
        by_name.setdefault(_top(finding), []).append(finding)
    groups: dict[str, list[_Wish]] = {}
    for name, value in tree.items():
        for wish in _wishes(name, value, tuple(by_name.get(name, ()))):
            groups.setdefault(wish.field, []).append(wish)
    return groups


def _top(finding: Finding) -> str:
    """Return the field of the record that a finding is on, or within."""
    return finding.pointer.split("/")[1].replace("~1", "/").replace("~0", "~") if finding.pointer else ""


def _wishes(name: str, value: Any, findings: tuple[Finding, ...]) -> Iterator[_Wish]:
    """Yield what a field of a record would be: nothing where its fix removes it."""
    first = next((finding for finding in findings if finding.pointer.count("/") == 1), None)
    fix = first.fix if first else None
    if fix and fix.place is FixPlace.ENTRY:
        meant = meaning(fix.text) if fix.text else {}
        yield from (_Wish(name, field, one, findings) for field, one in meant.items())
    elif fix and fix.place is FixPlace.NAME:
        yield _Wish(name, fix.text, value, findings)
    elif first and first.code == "unknown-field":
        yield _Wish(name, name, None, findings)
    else:
        for finding in findings:
            value = None if value is None else fixed(value, finding)
        yield _Wish(name, name, value, findings)


def _as_one(field: str, wishes: list[_Wish], describe: Describe) -> Iterator[tuple[Finding, Finding]]:
    """Yield each finding of a group, and what is said in its place."""
    found = [finding for wish in wishes for finding in wish.findings]
    value = _combined(field, wishes)
    problem = None if value is None else problem_of((field,), value, describe)
    is_code = field == _CODE and isinstance(value, Mapping)  # which may be without its archive
    if value is None or (problem and not is_code) or len(in_one_line(value)) > _LONGEST:
        yield from ((one, replace(one, fix=None)) for wish in wishes if wish.is_misnamed for one in wish.findings)
        return
    place = next((wish for wish in wishes if wish.name == field), wishes[0])
    line = f"{field}: {in_one_line(value if not problem else {'repository': _UNKNOWN_ARCHIVE, **value})}"
    gone = tuple(_pointer(wish.name) for wish in wishes if wish is not place)
    fix = None if problem else Fix(line, FixPlace.ENTRY, _pointer(place.name), gone)
    is_part = not place.findings and isinstance(value, dict)
    if len(found) == 1 and (len(wishes) == 1 or is_part):
        # the hint on it says enough: what to write within the field that is there
        yield found[0], found[0] if len(wishes) == 1 and not problem else replace(found[0], fix=fix)
        return
    for number, finding in enumerate(found):
        hint = _all_at_once(field, wishes, line) if number == 0 else _with_the_first(found[0])
        if problem and number == 0:
            hint += f" Write your archive instead of {_UNKNOWN_ARCHIVE}."
        yield finding, replace(finding, hint=hint + _fields_listed(finding), fix=fix)


def _pointer(name: str) -> str:
    return "/" + name.replace("~", "~0").replace("/", "~1")


def _all_at_once(field: str, wishes: list[_Wish], line: str) -> str:
    """Say which fields are one, and its line."""
    others = [repr(wish.name) for wish in wishes if wish.name != field]
    names = " and ".join((", ".join(others[:-1]), others[-1]) if others[1:] else others)
    if len(others) < len(wishes):
        return f"{field!r} is written already: write `{line}` in its place, and remove {names}."
    return f"{names} are one field: write `{line}` in their place."


def _with_the_first(first: Finding) -> str:
    return f"Write it together with {_top(first)!r}: the hint on that field has the whole line. Remove this one."


def _fields_listed(finding: Finding) -> str:
    """Return the list of fields at the end of a hint."""
    _, begin, listed = finding.hint.partition("Fields here: ")
    return f" {begin}{listed}" if begin else ""


def _combined(field: str, wishes: list[_Wish]) -> Any | None:
    """Return the one value of a field that several are meant for; None where they contradict each other."""
    values = [wish.value for wish in wishes]
    if any(value is None for value in values):
        return None
    if len(values) == 1:
        return values[0]
    if field == _CODE:
        return _code(wishes)
    if all(isinstance(value, dict) for value in values) and not takes_list(Record, (field,)):
        return _union(values)
    if takes_list(Record, (field,)):
        return _entries(field, [one for value in values for one in (value if isinstance(value, list) else [value])])
    return values[0] if all(value == values[0] for value in values) else None


def _union(mappings: Sequence[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return mappings as one; None where two have another value for the same field."""
    whole: dict[str, Any] = {}
    for mapping in mappings:
        if any(whole.get(key, value) != value for key, value in mapping.items()):
            return None
        whole |= mapping
    return whole


def _entries(field: str, entries: list[Any]) -> list[Any] | None:
    """Return the entries of a list, those that are about one thing as one."""
    names = _IDENTITY.get(field, ())
    if not names or not all(isinstance(entry, dict) for entry in entries):
        return [entry for number, entry in enumerate(entries) if entry not in entries[:number]]
    known = list(dict.fromkeys(str(entry[name]) for entry in entries for name in names if name in entry))
    whole: dict[str, Any] = {}
    for entry in entries:
        own = next((str(entry[name]) for name in names if name in entry), known[0] if len(known) == 1 else None)
        union = _union([whole.get(own or "", {}), entry]) if own else None
        if own is None or union is None:
            return None
        whole[own] = union
    return list(whole.values())


def _code(wishes: list[_Wish]) -> dict[str, Any] | None:
    """Return the code that an archive and numbers make which are fields of the record, as its scheme has it."""
    parts = [wish.value if isinstance(wish.value, dict) else {"reference": str(wish.value)} for wish in wishes]
    archives = list(dict.fromkeys(str(part["repository"]) for part in parts if "repository" in part))
    codes = {found.code if (found := find(archive)) else archive for archive in archives}
    if len(codes) != 1:
        return None if codes else _union(parts)
    bare = [{key: number for key, number in part.items() if key != "repository"} for part in parts]
    words = [
        _in_words(wish.name, key, str(number))
        for wish, part in zip(wishes, bare, strict=True)
        for key, number in part.items()
        if key != "leaves"
    ]
    code = code_meant(", ".join((archives[0], *words))) if all(wish.is_misnamed for wish in wishes) else None
    meant = meaning(code) if code else None
    leaves = [{key: part[key]} for part in bare for key in part if key == "leaves"]
    return _union([meant, *leaves] if meant and len(meant) > len(words) else [{"repository": codes.pop()}, *bare])


def _in_words(name: str, level: str, number: str) -> str:
    """Return the number of a level as people write it in a line: with the word that they have for the level."""
    return number if level == "reference" else f"{name.replace('_', ' ')} {number}"
