"""Attaching files to a record: copied below `objects`, measured, and listed in the record."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from catalog.errors import InvalidRecord, StorageError, UnknownRecord, UsageError
from catalog.model import Record
from catalog.model.digital_object import MOST_OBJECTS
from catalog.objects.measuring import demand_measuring, measures
from catalog.storage import CatalogueFolder, Document
from catalog.storage.object_files import (
    OBJECTS,
    copy_object,
    delete_object,
    digest_of,
    open_object,
)
from catalog.validation import read, read_plain

__all__ = ["Attached", "attach", "detach", "record_of", "with_files", "write_record"]


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that was attached: the digital object as the record has it now, and whether it was there before."""

    plain: Mapping[str, Any]
    is_new: bool


def attach(
    folder: CatalogueFolder,
    record_id: str,
    files: Sequence[Path],
    stated: Mapping[str, Any],
    leaves: Sequence[str] = (),
) -> tuple[Attached, ...]:
    """Attach files to a record, each measured, in their order.

    `stated` are further fields of all of them, `leaves` those of all or of each in turn.
    A file below `objects` stays where it is; any other is copied to `objects/ID/NAME`. One that is attached already is
    measured again. Nothing is written to the record where one of the files cannot be attached. Raises UnknownRecord,
    UsageError, InvalidRecord where the record would be none, StorageError where a file cannot be read or copied.
    """
    document, record = record_of(folder, record_id)
    fields = [{**stated, **shown} for shown in _leaves_of_each(leaves, len(files))]
    plain, attached = with_files(folder, record_id, record.plain(), files, fields)
    write_record(folder, document, plain)
    return attached


def with_files(
    folder: CatalogueFolder,
    record_id: str,
    plain: Mapping[str, Any],
    files: Sequence[Path],
    fields: Sequence[Mapping[str, Any]],
) -> tuple[dict[str, Any], tuple[Attached, ...]]:
    """Copy and measure files; return a plain record with them, each with its fields, and what they are there."""
    demand_measuring()
    objects = _spelled_out(plain.get("digital_objects", []))
    if len(objects) + len(files) > MOST_OBJECTS:
        raise UsageError(f"A record has at most {MOST_OBJECTS:,} digital objects: describe its parts in records.")
    names = [_name_of(folder, record_id, path) for path in files]
    if len(set(names)) < len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise UsageError(f"Two of the files would be {OBJECTS}/{twice}: attach one of them under another name.")
    _demand_valid({**plain, "digital_objects": _with(objects, names, fields)})
    places = {one.get("file"): number for number, one in enumerate(objects)}
    attached = []
    for path, name, given in zip(files, names, fields, strict=True):
        one = {"file": name, **_copied(folder, path, name), **given}
        if name in places:
            kept = {key: value for key, value in objects[places[name]].items() if key not in _MEASURED}
            one = objects[places[name]] = {**kept, **one}
        else:
            objects.append(one)
        attached.append(Attached(one, is_new=name not in places))
    return {**plain, "digital_objects": objects}, tuple(attached)


def _copied(folder: CatalogueFolder, path: Path, name: str) -> dict[str, Any]:
    """Copy a file that is not below `objects` yet, and return its measures there."""
    copied = None if _is_there(folder, path) else copy_object(folder.root, path, name)
    found = measured(folder.root, name)
    if copied and copied.sha256 != found["sha256"]:
        raise StorageError(f"{OBJECTS}/{name} is not what was copied: attach the file again.")
    return found


def detach(folder: CatalogueFolder, record_id: str, names: Iterable[str], *, delete: bool = False) -> tuple[str, ...]:
    """Take digital objects out of a record, by their files or addresses; return what was taken out.

    The files stay below `objects` unless they are to be deleted. Raises UsageError for one that the record does not
    have, and for one to delete that another record has as well.
    """
    document, record = record_of(folder, record_id)
    plain = record.plain()
    objects = _spelled_out(plain.get("digital_objects", []))
    wanted = [name.removeprefix(f"{OBJECTS}/") for name in dict.fromkeys(names)]
    present = {_own_name(one) for one in objects}
    for name in wanted:
        if name not in present:
            raise UsageError(f"The record {record_id!r} has no digital object {name}.")
    left = [one for one in objects if _own_name(one) not in wanted]
    for one in left:  # a thumbnail of an image that is gone is a picture all the same
        if one.get("image") in wanted:
            del one["image"]
    files = [name for name in wanted if delete and any(one.get("file") == name for one in objects)]
    for name in files:
        if other := _other_owner(folder, name, record_id):
            raise UsageError(f"The record {other!r} has {name} as well: it is not deleted.")
    rest = {key: value for key, value in plain.items() if key != "digital_objects"}
    write_record(folder, document, {**rest, **({"digital_objects": left} if left else {})})
    for name in files:
        delete_object(folder.root, name)
    return tuple(wanted)


_MEASURED = frozenset({"media_type", "bytes", "sha256", "width", "height", "pages", "duration"})


def measured(root: Path, name: str) -> dict[str, Any]:
    """Return the measures of a file below `objects`. Raises StorageError where it cannot be read."""
    try:
        with open_object(root, name) as file:
            found = measures(file)
            whole = digest_of(file)
    except StorageError as error:
        raise StorageError(f"{OBJECTS}/{name}: {error}") from error
    except OSError as error:
        raise StorageError(f"{OBJECTS}/{name} cannot be read: {error.strerror or error}.") from error
    kind = {"media_type": found.pop("media_type")}
    return {**kind, "bytes": whole.bytes, "sha256": whole.sha256, **found}


def record_of(folder: CatalogueFolder, record_id: str) -> tuple[Document, Record]:
    """Return the document of a record that may have files, and the record. Raises UnknownRecord, UsageError."""
    document = folder.find(record_id)
    if document is None:
        raise UnknownRecord(record_id)
    record = read(document).demand()
    if record.is_withdrawn:
        raise UsageError(f"The record {record_id!r} is withdrawn: it has no files.")
    return document, record


def _spelled_out(objects: Iterable[Any]) -> list[dict[str, Any]]:
    return [{"url": one} if isinstance(one, str) else dict(one) for one in objects]


def _own_name(one: Mapping[str, Any]) -> str:
    return str(one.get("file") or one.get("url"))


def _leaves_of_each(leaves: Sequence[str], count: int) -> list[dict[str, str]]:
    """Return the leaves as a field of each file: those of all, or one for each."""
    if len(leaves) not in (0, 1, count):
        raise UsageError(f"There are {count} files and {len(leaves)} leaves: give the leaves once, or for each file.")
    each = leaves if len(leaves) == count else [*leaves] * count
    return [{"leaves": one} for one in each] or [{} for _ in range(count)]


def _with(
    objects: Iterable[Mapping[str, Any]], names: Sequence[str], fields: Iterable[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """Return the digital objects as they will be, but for their measures."""
    others = [dict(one) for one in objects if one.get("file") not in names]
    return [*others, *({"file": name, **given} for name, given in zip(names, fields, strict=True))]


def _real(path: Path) -> Path:
    """Return where a path leads; a loop of links leads to itself, where `Path.resolve` raises."""
    return Path(os.path.realpath(path))


def _is_there(folder: CatalogueFolder, path: Path) -> bool:
    return _real(path).is_relative_to(_real(folder.root / OBJECTS))


def _name_of(folder: CatalogueFolder, record_id: str, path: Path) -> str:
    """Return the name of a file below `objects`: where it is, or where it is copied to."""
    if _is_there(folder, path):
        return _real(path).relative_to(_real(folder.root / OBJECTS)).as_posix()
    return f"{record_id}/{path.name}"


def _other_owner(folder: CatalogueFolder, name: str, record_id: str) -> str | None:
    """Return another record that has the file; every record file is read for it."""
    for document in folder.documents():
        record = read(document).record
        if record and record.id != record_id and any(one.file == name for one in record.digital_objects):
            return record.id
    return None


def _demand_valid(plain: Mapping[str, Any]) -> None:
    outcome = read_plain(plain)
    if outcome.record is None:
        raise InvalidRecord(outcome.errors)


def write_record(
    folder: CatalogueFolder, document: Document, plain: Mapping[str, Any], beside: Mapping[str, bytes] | None = None
) -> None:
    """Write the record, with its short forms, to the file it came from, after the files beside it."""
    outcome = read_plain(plain)
    if outcome.record is None:
        raise InvalidRecord(outcome.errors)
    folder.write(outcome.record.plain(), beside, document.path)
