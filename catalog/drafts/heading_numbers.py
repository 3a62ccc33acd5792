"""What a source says beside a heading: the list that it is from, and its address or number there."""

from __future__ import annotations

import re

__all__ = ["numbered"]

_ADDRESS = re.compile(r"https?://\S+")
_WITH_LIST = re.compile(r"\(([^()\s]+)\)\s*(\S.*)")


def numbered(address: str, numbers: list[str], source: str = "") -> dict[str, str]:
    """Return the fields of a heading: the first address in the field `address`, else the first number; its list.

    MARC 21 writes the list before the number. One that is not the list of the heading stays a part of the number.

    >>> numbered("uri", ["(DE-588)118540238"]), numbered("uri", ["http://d-nb.info/gnd/118540238"], "gnd")
    ({'number': '118540238', 'source': 'DE-588'}, {'uri': 'http://d-nb.info/gnd/118540238', 'source': 'gnd'})
    """
    stated = [" ".join(number.split()) for number in numbers if number.strip()]
    given = {address: next(filter(_ADDRESS.fullmatch, stated), ""), "number": "", "source": source}
    if stated and not given[address]:
        given["number"] = stated[0]
        found = _WITH_LIST.fullmatch(stated[0])
        if found and source.casefold() in ("", found[1].casefold()):
            given |= {"number": found[2], "source": source or found[1]}
    return {name: words for name, words in given.items() if words}
