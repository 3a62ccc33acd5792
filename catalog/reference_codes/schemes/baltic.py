"""Lithuania, Latvia, Estonia: fond, opis and delo under names of their own."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_RANGE = r"\d+[a-z]{0,2}\.?(?:\s?[-–]\s?\d+[a-z]{0,2})?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*"

LITHUANIA = Scheme(
    "lt",
    (Step(L.FOND, "f. {}"), Step(L.OPIS, "ap. {}"), Step(L.DELO, "b. {}")),
    Leaves("l. {}", "l. {}", "–", "ap."),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?:[Ff]|[Ff]ondas|[Ff]ond)\.?\s*(?P<fond>[\w–-]+)|(?:[Aa]p|[Aa]pyrašas)\.?\s*(?P<opis>[\w–-]+)"
            rf"|(?:[Bb]|[Bb]yla)\.?\s*(?P<delo>[\w/–-]+)|(?:[Ll]+|[Ll]apas|[Ll]p)\.?\s*(?P<leaves>{_RANGE})"
        ),
        ("fond",),
    ),
    leaf_levels=frozenset({"leaves"}),
)

LATVIA = Scheme(
    "lv",
    (Step(L.FOND, "{}. f."), Step(L.OPIS, "{}. apr."), Step(L.DELO, "{}. l.")),
    Leaves("{}. lp.", "{}. lp."),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?P<fond>[\w–-]+)\.\s?f(?:onds)?\.?$|(?P<opis>\w+)\.\s?apr(?:aksts)?\.?$|(?P<delo>\w+)\.\s?l(?:ieta)?\.?$"
            r"|(?P<leaves>\d+(?:\s?[-–]\s?\d+)?)\.\s?(?:lp|lapa|lpp)\.?$|[Ff]\.\s?(?P<fond_after>[\w–-]+)"
            rf"|[Aa]pr?\.\s?(?P<opis_after>\w+)|[Ll]\.\s?(?P<delo_after>\w+)|lpp?\.\s?(?P<leaves_after>{_RANGE})"
        ),
        ("fond",),
    ),
    leaf_levels=frozenset({"leaves"}),
)

ESTONIA = Scheme(
    "ee",
    (Step(L.FOND, "f. {}"), Step(L.OPIS, "n. {}"), Step(L.DELO, "s. {}")),
    Leaves("l. {}", "l. {}"),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"[Ff]\.?\s?(?P<fond>[\w–-]+)|[Nn](?:imistu)?\.?\s?(?P<opis>\w+)|[Ss](?:äilik)?\.?\s?(?P<delo>\w+)"
            rf"|[Ll](?:eht)?\.?\s?(?P<leaves>{_RANGE})|(?P<fond_alone>\d+)\.(?P<opis_alone>\d+)\.(?P<delo_alone>\d+)$"
        ),
        ("fond",),
    ),
    leaf_levels=frozenset({"leaves"}),
)

SCHEMES: tuple[Scheme, ...] = (LITHUANIA, LATVIA, ESTONIA)
"""The schemes of these archives."""
