"""Soviet and post-Soviet archives: fond, opis, delo and what may be between them."""

from __future__ import annotations

from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel

__all__ = ["SCHEME"]

SCHEME = Scheme(
    name="fond-opis-delo",
    steps=(
        Step(CodeLevel.FOND, "f. {}"),
        Step(CodeLevel.OPIS, "op. {}"),
        Step(CodeLevel.KARTON, "k. {}"),
        Step(CodeLevel.PAPKA, "p. {}"),
        Step(CodeLevel.PORTFEL, "por. {}"),
        Step(CodeLevel.DELO, "d. {}"),
    ),
    leaves=Leaves("l. {}", "ll. {}", "–", "ob."),
)
