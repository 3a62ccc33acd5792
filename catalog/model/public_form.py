"""The public form of a record: what holds for it by the units above is said, what is closed or internal is hidden.

This is the one gate to formats, pages, citations and the feed. Nothing of it is ever written into a record file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from catalog.errors import UsageError
from catalog.model.above import Above, Shown
from catalog.model.administration import Administration
from catalog.model.container import Container
from catalog.model.record import Record
from catalog.model.reference_code import CodePart, ReferenceCode
from catalog.model.rights import Access, Rights
from catalog.model.text import Text
from catalog.model.title import Title
from catalog.model.words import Words

__all__ = [
    "DESCRIPTION",
    "NEVER_HIDDEN",
    "closure_of",
    "gives",
    "hides_description",
    "is_shown",
    "public_form",
]

DESCRIPTION = "description"
"""What `access.hides` says where not even the description is public."""
NEVER_HIDDEN = frozenset({"id", "level", "access", "administration"})
"""The fields that a closed document shows all the same: they say that something is closed, and why."""
_OBJECTS = "digital_objects"
_KEY_OF_LANGUAGE = "original"


def gives(record: Record, *, has_parts: bool = False) -> Above | None:
    """Return what a record gives to those below it.

    A single document gives no more than its title, its content note and its closure, and nothing unless it is known
    that it has parts. Of what is not published nothing is said, but what it closes is closed.
    """
    access = record.access if record.access and record.access.says_if_open else None
    if not record.level.is_aggregation and not access and not has_parts:
        return None
    if not record.is_published:
        bare = access.model_copy(update={"conditions": "Closed.", "reason": None}) if access else None
        return Above(id=record.id, level=record.level, is_public=False, access=bare)
    if not record.level.is_aggregation:
        title, note = record.title.text, record.content_note
        return Above(id=record.id, level=record.level, title=title, access=access, content_note=note)
    return Above(
        id=record.id,
        level=record.level,
        title=record.title.text,
        reference_code=_own_code(record.reference_code),
        rights=record.rights,
        access=record.access,
        creators=record.makers,
        languages=record.languages,
        content_note=record.content_note,
    )


def closure_of(record: Record, above: Sequence[Above]) -> tuple[Access | None, Above | None]:
    """Return who says whether a record is open or closed: itself, or the nearest unit above that says so."""
    if record.access and record.access.says_if_open:
        return record.access, None
    return next(((one.access, one) for one in above if one.access and one.access.says_if_open), (None, None))


def hides_description(record: Record, above: Sequence[Above], day: dt.date | None) -> bool:
    """Whether not even the description of a record is public on a day."""
    closure, _ = closure_of(record, above)
    return closure is not None and closure.is_closed(day) and DESCRIPTION in closure.hides


def is_shown(unit_and_above: Sequence[Above], day: dt.date | None) -> bool:
    """Whether the first of some units, of which each is above the one before, is published on a day."""
    closure = next((one.access for one in unit_and_above if one.access and one.access.says_if_open), None)
    is_hidden = closure is not None and closure.is_closed(day) and DESCRIPTION in closure.hides
    return unit_and_above[0].is_public and not is_hidden


def public_form(record: Record, above: Sequence[Above] = (), day: dt.date | None = None) -> Record:
    """Return a record as the public may see it on a day; without a day, what opens on one is closed.

    `above` are the units above it, the nearest first. Raises UsageError for a record that is wholly internal, or closed
    with its description.
    """
    if record.is_internal:
        raise UsageError(f"The record {record.id!r} is internal: it is not exported, cited or published.")
    if not (above or _has_what_some_may_not_see(record)) or record.is_public_form:
        return record
    if record.is_withdrawn:
        return _tombstone(record, above, day)
    if hides_description(record, above, day):
        raise UsageError(
            f"The record {record.id!r} is closed with its description: it is not exported, cited or published."
        )
    return _open_form(record, above, day)


def _has_what_some_may_not_see(record: Record) -> bool:
    """Whether a record has any part of which the public form may leave something out."""
    return bool(record.access or record.digital_objects or record.containers or record.administration.internal_notes)


def _open_form(record: Record, above: Sequence[Above], day: dt.date | None) -> Record:
    """Return the public form of a record that is neither internal nor closed with its description."""
    seen = tuple([_seen(one, above[number:], day) for number, one in enumerate(above) if one.is_public])
    closure, closing = closure_of(record, above)
    is_closed = closure is not None and closure.is_closed(day)
    hidden = _hidden(record, closure) if closure and is_closed else {}
    objects = tuple([one for one in record.digital_objects if one.is_public(closure, day)])
    if len(objects) < len(record.digital_objects):
        hidden.setdefault(_OBJECTS, objects)
    inherited = dict(_inherited(record, seen))
    changes = {field: value for field, (value, _) in inherited.items()} | hidden
    access = _access(record, seen, day, tuple(_names_of(record, hidden)), closure, closing)
    if access != record.access:
        changes["access"] = access
    administration = _administration(record, hidden)
    if administration is not record.administration:
        changes["administration"] = administration
    containers = _without_shelves(record)
    if "containers" not in hidden and containers != record.containers:
        changes["containers"] = containers
    if not changes and not seen:
        return record
    shown = Shown(
        above=seen,
        inherited={field: unit for field, (_, unit) in inherited.items()} | _giver_of_access(record, access, seen),
        stated={field: getattr(record, field) for field in changes if field not in hidden | _OF_THE_STAFF},
        hidden=tuple(_names_of(record, hidden)),
    )
    return record.shown(changes, shown)


def _tombstone(record: Record, above: Sequence[Above], day: dt.date | None) -> Record:
    """Return a withdrawn record as the public may see it: while it is closed, it shows no more than it did before."""
    closure, _ = closure_of(record, above)
    if closure is None or not closure.is_closed(day) or not closure.hides:
        return record
    if DESCRIPTION in closure.hides:
        closure = closure.model_copy(update={"hides": ("title", "reference_code")})
    hidden = _hidden(record, closure)
    return record.shown(hidden, Shown(hidden=tuple(_names_of(record, hidden)))) if hidden else record


_OF_THE_STAFF: dict[str, Any] = {"administration": None, "containers": None}
"""Fields of which a part is for the staff."""


def _administration(record: Record, hidden: Mapping[str, Any]) -> Administration:
    """Return the control of the description without notes of the staff.

    Of a description of which a part is hidden, the notes on its revisions are hidden too: they may repeat the part.
    """
    about = record.administration
    changes: dict[str, Any] = {"internal_notes": ()} if about.internal_notes else {}
    if hidden.keys() - {_OBJECTS, "texts"} and any(one.note for one in about.revisions):
        changes["revisions"] = tuple([one.model_copy(update={"note": None}) for one in about.revisions])
    return about.model_copy(update=changes) if changes else about


def _without_shelves(record: Record) -> tuple[Container, ...]:
    """Return the containers without barcodes and places in the stacks."""
    return tuple([each.public() for each in record.containers if not each.is_shelf])


def _own_code(code: ReferenceCode | None) -> ReferenceCode | None:
    return ReferenceCode(repository=code.repository, levels=code.levels) if code else None


def _seen(unit: Above, above: Sequence[Above], day: dt.date | None) -> Above:
    """Return a unit above as the public may see it: its title and creators may be hidden while it is closed."""
    closure = next((one.access for one in above if one.access and one.access.says_if_open), None)
    if closure is None or not closure.is_closed(day):
        return unit
    hides = {"creators" if field in ("authors", "signatories") else field for field in closure.hides}
    if DESCRIPTION in hides:
        return Above(id=unit.id, level=unit.level, access=unit.access)
    empty = dict.fromkeys(("creators", "languages", "content_note"), ())
    blank = {"title": None, "rights": None, "reference_code": None, **empty}
    return unit.model_copy(update={field: value for field, value in blank.items() if field in hides})


def _inherited(record: Record, seen: Sequence[Above]) -> Iterator[tuple[str, tuple[Any, Above]]]:
    """Yield each field that is filled from above, with its value and the unit it comes from."""
    if record.rights is None and (unit := next((one for one in seen if one.rights), None)) and unit.rights:
        note = f"These are the rights of {unit.name}, which it is part of."
        yield "rights", (_noted(unit.rights, note), unit)
    if warned := next((one for one in seen if one.content_note), None):
        yield "content_note", ((*record.content_note, *_content_notes(seen)), warned)
    if code := _code_with_titles(record, seen):
        yield "reference_code", code
    if not record.texts and (unit := next((one for one in seen if one.languages), None)) and len(unit.languages) == 1:
        note = f"The language is that of {unit.name}."
        yield "texts", ((Text(key=_KEY_OF_LANGUAGE, language=unit.languages, note=note),), unit)


def _noted(rights: Rights, note: str) -> Rights:
    return rights.model_copy(update={"note": f"{rights.note}\n\n{note}" if rights.note else note})


def _content_notes(seen: Sequence[Above]) -> Iterator[Words]:
    """Yield what each unit above warns of: one warning does not take another back."""
    for unit in seen:
        for words in unit.content_note:
            yield words.model_copy(update={"text": f"{words.text}\n\nSo for {unit.name}, which it is part of."})


def _code_with_titles(record: Record, seen: Sequence[Above]) -> tuple[ReferenceCode, Above] | None:
    """Return the code with the units called as their own records call them; of a record without one, the archive."""
    code = record.reference_code
    if code is None:
        unit = next((one for one in seen if one.reference_code), None)
        if unit is None or unit.reference_code is None:
            return None
        return ReferenceCode(repository=unit.reference_code.repository), unit
    titles: dict[int, str] = {}
    for unit in seen:
        if unit.title and unit.reference_code and _begins(code.levels, unit.reference_code.levels):
            titles.setdefault(len(unit.reference_code.levels) - 1, unit.title)
    levels = tuple(
        part.model_copy(update={"title": titles[at]}) if titles.get(at, part.title) != part.title else part
        for at, part in enumerate(code.levels)
    )
    return (code.model_copy(update={"levels": levels}), seen[0]) if levels != code.levels else None


def _begins(levels: tuple[CodePart, ...], first: tuple[CodePart, ...]) -> bool:
    """Whether a code begins with the levels of another; a file and its documents share all of them."""
    return 0 < len(first) <= len(levels) and all(
        (one.level, one.number.casefold()) == (other.level, other.number.casefold())
        for one, other in zip(levels, first, strict=False)
    )


def _hidden(record: Record, closure: Access) -> dict[str, Any]:
    """Return the fields that are hidden while a document is closed, as they are shown instead."""
    blank: dict[str, Any] = {}
    if any(text.transcript for text in record.texts):
        blank["texts"] = tuple([text.model_copy(update={"transcript": None}) for text in record.texts])
    for field in closure.hides:
        known = record.__class__.model_fields.get(field)
        if known is None or field in NEVER_HIDDEN or not getattr(record, field):
            continue
        blank[field] = known.default
    return blank | _without_titles(record, blank) if "title" in blank else blank


def _without_titles(record: Record, blank: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that hold a title, without it: that of the unit is also in the code and under the texts."""
    fields: dict[str, Any] = {"title": Title(text=f"[Title withheld: {record.level.value}]")}
    if record.other_titles:
        fields["other_titles"] = ()
    texts: tuple[Text, ...] = blank.get("texts", record.texts)
    if any(text.title for text in texts):
        fields["texts"] = tuple([text.model_copy(update={"title": None}) for text in texts])
    code = record.reference_code
    if code and any(part.title for part in code.levels) and "reference_code" not in blank:
        levels = tuple([part.model_copy(update={"title": None}) for part in code.levels])
        fields["reference_code"] = code.model_copy(update={"levels": levels})
    return fields


def _names_of(record: Record, hidden: Mapping[str, Any]) -> Iterator[str]:
    """Yield what is hidden in the words of the fields; a code and texts that only lost a title are not."""
    for field, value in hidden.items():
        if field == "texts" and value:
            if any(text.transcript for text in record.texts):
                yield "transcript"
        elif field == _OBJECTS:
            if any(not one.internal and one not in value for one in record.digital_objects):
                yield field
        elif field != "reference_code" or value is None:
            yield field


def _access(
    record: Record,
    seen: Sequence[Above],
    day: dt.date | None,
    hidden: Sequence[str],
    closure: Access | None,
    closing: Above | None,
) -> Access | None:
    """Return the conditions of access in words: one's own or the nearest above, the closure, what is hidden."""
    unit = next((one for one in seen if one.access), None)
    words = record.access or (unit.access if unit else None) or closure
    if words is None:
        return None
    said = [words.conditions]
    if closure and closure is not words:
        said.append(closure.conditions)
    said += _closure_in_words(closure, day, " ".join(said)) if closure else ()
    if hidden:
        said.append(f"Not shown: {', '.join(field.replace('_', ' ') for field in hidden)}.")
    giver = closing if closing and closing.is_public else None if record.access else unit
    if giver:
        named = next((one for one in seen if one.id == giver.id), giver)
        said.append(f"So for {named.name}, which it is part of.")
    state = None if closure is None else not closure.is_closed(day)
    full = closure or words
    changes = {"conditions": "\n\n".join(dict.fromkeys(said)), "is_open": state, "hides": ()}
    composed = full.model_copy(update=changes)
    return record.access if record.access and composed.conditions == record.access.conditions else composed


def _closure_in_words(closure: Access, day: dt.date | None, said: str) -> Iterator[str]:
    """Yield the closure as sentences, as far as the conditions do not say it already."""
    if closure.is_closed(day):
        if closure.until and closure.until.isoformat() not in said:
            yield f"Closed until {closure.until}."
        elif not closure.until and "closed" not in said.casefold():
            yield "Closed."
        if closure.reason and closure.reason.term not in said:
            source = f" ({closure.reason.source})" if closure.reason.source else ""
            yield f"Reason: {closure.reason.term}{source}."
    elif closure.until:
        yield f"Open since {closure.until}."


def _giver_of_access(record: Record, access: Access | None, seen: Sequence[Above]) -> dict[str, Above]:
    unit = next((one for one in seen if one.access), None)
    return {"access": unit} if access and unit and not record.access else {}
