"""Bringing the feed up to date with the records: what changed is encoded, stamped and moved to the end, in one step.

A document that is no record never reaches the feed and never takes its published predecessor away. What is in no
record file any more, or is a draft again, becomes a tombstone.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

from catalog.errors import IndexDamaged, IndexOfNewerRelease, StorageError
from catalog.publication.changed_files import Changes, changed_files, key_of
from catalog.publication.dissemination import feed_formats, fingerprint
from catalog.publication.feed_sets import check_rules
from catalog.publication.feed_update import FeedUpdate
from catalog.publication.finding_aids import FindingAids
from catalog.publication.letters import Letters
from catalog.publication.link_gate import LinkGate
from catalog.publication.preparation import preparing
from catalog.publication.publication_run import Publication, PublicationReport
from catalog.publication.units_above import UnitsAbove
from catalog.storage import CatalogueFolder, forget_damage, noted_damage, publishing, set_aside

__all__ = ["PublicationReport", "publish"]

_SHOWN = 5


def publish(
    folder: CatalogueFolder,
    *,
    paths: Iterable[Path] | None = None,
    everything: bool = False,
    removal_is_meant: bool = False,
    jobs: int = 1,
    now: Callable[[], float] = time.time,
) -> PublicationReport:
    """Publish what changed in the records; or only the files `paths`; or read `everything` again.

    `jobs` is the number of processes that check and encode the records.

    Raises UsageError where more than half of the records vanished, and `removal_is_meant` is false; StorageError where
    the records cannot be found or the index cannot be written.
    """
    given = None if paths is None else tuple(paths)
    try:
        report = _publish(folder, given, everything=everything, removal_is_meant=removal_is_meant, jobs=jobs, now=now)
    except IndexOfNewerRelease:
        raise
    except IndexDamaged as damage:
        aside = set_aside(folder.index_path)
        report = _publish(folder, None, everything=True, removal_is_meant=removal_is_meant, jobs=jobs, now=now)
        repair = f"{damage} It was set aside as {aside.name} and a new one was made: harvesters get every record again."
        report = replace(report, repairs=(repair,))
    forget_damage(folder.index_path)
    return report


def _publish(
    folder: CatalogueFolder,
    paths: tuple[Path, ...] | None,
    *,
    everything: bool,
    removal_is_meant: bool,
    jobs: int,
    now: Callable[[], float],
) -> PublicationReport:
    check_rules(folder.settings)
    if not folder.records.is_dir():
        raise StorageError(f"There is no folder {folder.records}: nothing is published, and nothing withdrawn.")
    day = dt.datetime.fromtimestamp(now(), dt.UTC).date()
    # the processes are there before the index is opened: nothing of it is theirs
    with ExitStack() as stack:
        prepare_all = stack.enter_context(preparing(folder.settings, jobs, day))
        writer = stack.enter_context(publishing(folder.index_path))
        made_by = fingerprint(folder.settings)
        gate = LinkGate(writer.connection, folder)
        stack.callback(gate.close)
        damaged = writer.damaged() if everything or noted_damage(folder.index_path) else []
        is_renewed = everything or bool(damaged) or gate.is_new or writer.get("fingerprint") != made_by
        if paths is not None and not is_renewed:
            files = tuple(paths)
            changes = Changes(files, (), frozenset(key_of(path, folder) for path in files))
        else:
            changes = changed_files(folder, writer, everything=is_renewed)
            writer.set("fingerprint", made_by)
            writer.set("commit", changes.commit)
            writer.set("scanned_ns", changes.scanned_ns)
            writer.set_formats(feed_formats())
        writer.set("day", day.isoformat())
        around = UnitsAbove(writer.connection)
        aids = FindingAids(writer.connection, folder.settings)
        feed = FeedUpdate(folder.settings, writer, around, aids, Letters(writer.connection))
        publication = Publication(folder, writer, gate, around, aids, feed, day, changes.uncommitted, is_renewed)
        publication.read(changes, prepare_all)
        feed.renew_tombstones(damaged)
        publication.remove_vanished(removal_is_meant=removal_is_meant)
        publication.write_finding_aids()
        report = publication.commit(lambda: int(now()))
        words = ", ".join(damaged[:_SHOWN]) + (", ..." if len(damaged) > _SHOWN else "")
        repair = f"The feed index was damaged at {len(damaged):,} records, which are announced as changed: {words}."
        return replace(report, repairs=(repair,) if damaged else ())
