"""Several names in a row: how many a style prints, what joins them, and what stands for the rest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.citation.names import Name
from catalog.citation.options import NameOrder

__all__ = ["Limit", "entry", "joined", "limited"]


@dataclass(frozen=True, slots=True)
class Limit:
    """More names than `most` are cut to the first `shown`."""

    most: int
    shown: int = 1


def joined(names: Sequence[str], conjunction: str = "and") -> str:
    """Join names in English: A; A and B; A, B, and C."""
    if len(names) < 3:
        return f" {conjunction} ".join(names)
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def limited(names: Sequence[str], limit: Limit, others: str = "et al.") -> str:
    """Join names, or the first of them and `et al.` where they are more than the style prints."""
    if len(names) <= limit.most:
        return joined(names)
    if limit.shown == 1:
        return f"{names[0]} {others}"
    return f"{', '.join(names[: limit.shown])}, {others}"


def entry(names: Sequence[Name], limit: Limit, order: NameOrder) -> str:
    """Join names as the beginning of an entry, the first one inverted: Goldberg, Gary, and Seo Hwi."""
    inverted_to = {NameOrder.STYLE: 1, NameOrder.NATURAL: 0, NameOrder.SURNAME_FIRST: len(names)}[order]
    written = [name.inverted if place < inverted_to else name.natural for place, name in enumerate(names)]
    if len(written) == 2 <= limit.most:
        # an inverted name ends with a comma of its own
        return f"{written[0]}{',' if written[0] != names[0].natural else ''} and {written[1]}"
    return limited(written, limit)
