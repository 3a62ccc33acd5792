"""The queries of the pages. Each is one walk along an index, at any depth; a test holds their plans."""

from __future__ import annotations

__all__ = ["COUNT", "NEWEST", "SPAN_END", "SPAN_START", "STAMP_OF", "page_of_all", "page_of_set", "record_of"]

SPAN_START = "SELECT last FROM publication WHERE stamp < ? ORDER BY stamp DESC, last DESC LIMIT 1"
SPAN_END = "SELECT last FROM publication WHERE stamp <= ? ORDER BY stamp DESC, last DESC LIMIT 1"
# cross join pins the order: walk the changes of the set backwards, then fetch their items
NEWEST = (
    "SELECT item.change, item.identifier, item.path FROM membership CROSS JOIN item ON item.change = membership.change "
    "WHERE membership.set_number = ? AND membership.change < ? AND NOT item.is_deleted "
    "ORDER BY membership.change DESC LIMIT ?"
)
STAMP_OF = "SELECT last, stamp FROM publication WHERE last >= ? ORDER BY last LIMIT 1"
COUNT = "SELECT count(*) FROM membership WHERE set_number = ? AND change > ? AND change <= ? AND formats & ?"


def page_of_all(number: int) -> str:
    """Return the query of a page of everything in format `number`: after, upto, limit."""
    return (
        f"SELECT change, before, after, checksum FROM dissemination_{number:d}"  # noqa: S608 - a number
        " WHERE change > ? AND change <= ? ORDER BY change LIMIT ?"
    )


def page_of_set(number: int) -> str:
    """Return the query of a page of one set in format `number`: set, after, upto, limit."""
    # cross join pins the order: walk the set, then fetch the payloads
    return (
        "SELECT change, before, after, checksum FROM membership"  # noqa: S608 - a number
        f" CROSS JOIN dissemination_{number:d} USING (change)"
        " WHERE set_number = ? AND change > ? AND change <= ? ORDER BY change LIMIT ?"
    )


def record_of(number: int) -> str:
    """Return the query of one record in format `number`: identifier."""
    return (
        "SELECT change, before, after, checksum FROM item"  # noqa: S608 - a number
        f" CROSS JOIN dissemination_{number:d} USING (change) WHERE identifier = ?"
    )
