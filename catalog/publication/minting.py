"""Giving records ARKs: each once, kept in the record, and never the name of another."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterator
from pathlib import Path
from typing import Any

from catalog.errors import StorageError, UnknownRecord, UsageError
from catalog.model import ArkSettings, Record
from catalog.model.ark import ALPHABET, minted, normal
from catalog.storage import CatalogueFolder
from catalog.storage.json_lines_update import holds_many, rewrite_lines
from catalog.storage.lock_file import alone
from catalog.validation import read

__all__ = ["mint"]

_BLADE = 8
"""Characters that are drawn: of 500,000,000,000 names two are the same once in a million catalogues of a million."""
_MISSING = (
    'catalog.toml says nothing of ARKs. Write `[ark]`, and below it `naan = "12345"`: the number of your institution.'
)


def mint(
    folder: CatalogueFolder, record_ids: Collection[str] | None, draw: Callable[[], str] | None = None
) -> Iterator[tuple[str, str]]:
    """Give ARKs to the named records, or to all published ones, that have none; yield the id and the ARK of each.

    Raises UsageError where the settings name no institution, and for a record that is withdrawn or internal;
    UnknownRecord for one that is not there; StorageError where a file cannot be written.
    """
    if folder.settings.ark is None:
        raise UsageError(_MISSING)
    refusal = StorageError("Another run is minting ARKs: wait until it has finished.")
    with alone(folder.index_path.with_name("mint-lock"), refusal):
        taken, wanted = _survey(folder, record_ids)
        for path, records in wanted.items():
            given = {record.id: _new(folder.settings.ark, taken, draw or _drawn) for record in records}
            changed = {record.id: {**record.plain(), "ark": given[record.id]} for record in records}
            if holds_many(path):
                rewrite_lines(path, {name: _ordered(plain) for name, plain in changed.items()})
            else:
                for plain in changed.values():
                    folder.write(_ordered(plain), path=path)
            yield from given.items()


def _ordered(plain: dict[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = Record.model_validate(plain).plain()
    return fields


def _survey(folder: CatalogueFolder, record_ids: Collection[str] | None) -> tuple[set[str], dict[Path, list[Record]]]:
    """Return the names that are taken, and the records that get one, by their files."""
    taken: set[str] = set()
    wanted: dict[Path, list[Record]] = {}
    missing = set(record_ids or ())
    for document in folder.documents():
        record = read(document).record
        if record is None:
            continue
        if record.ark:
            taken.add(normal(record.ark))
        if record.id in missing:
            missing.discard(record.id)
            if not record.may_leave:
                raise UsageError(f"The record {record.id!r} is withdrawn or internal: it gets no ARK.")
        elif record_ids is not None or not record.is_published:
            continue
        if record.ark is None:
            wanted.setdefault(document.path, []).append(record)
    if missing:
        raise UnknownRecord(min(missing))
    return taken, wanted


def _new(settings: ArkSettings, taken: set[str], draw: Callable[[], str]) -> str:
    """Return an ARK that no record has, and take note of it."""
    while True:
        ark = minted(settings.naan, settings.shoulder, draw())
        if normal(ark) not in taken:
            taken.add(normal(ark))
            return ark


def _drawn() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(_BLADE))
