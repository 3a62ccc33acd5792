"""Descriptions that their source says are deleted: none of them is imported as if it were there."""

from __future__ import annotations

from catalog.findings import Finding, Severity

__all__ = ["deletion_by", "deletion_of", "is_deleted_status"]

_WORDS = frozenset(("deleted", "delete", "removed", "withdrawn", "deletedmerged", "deletedreplaced", "deletedsplit"))
"""Words of feeds, which should say `deleted`, and of the maintenance status of finding aids."""


def is_deleted_status(status: str) -> bool:
    """Whether the status of a header, or of a finding aid, says that it is deleted."""
    return status.strip().lower() in _WORDS


def deletion_of(identifier: str, datestamp: str) -> Finding:
    """Return what is said of a record that a feed has withdrawn."""
    return _deletion(f"The feed has withdrawn {identifier!r} on {datestamp}.")


def deletion_by(what: str, name: str) -> Finding:
    """Return what is said of a record whose own words, `what` they are, say that it is deleted."""
    return _deletion(f"The {what} says that {name!r} is deleted.")


def _deletion(message: str) -> Finding:
    return Finding("deleted", message, Severity.ADVICE, hint="Withdraw its record, where there is one.")
