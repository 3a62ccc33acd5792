"""Hungary and Albania."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern, Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_RANGE = r"\d+[rv]?(?:\s?[-–]\s?\d+[rv]?)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*"

HUNGARY = Scheme(
    "hu-mnl",
    (
        Step(L.FOND),
        Step(L.CSOPORT, "{}. cs."),
        Step(L.ORZESI_EGYSEG, "{}. ő.e."),
        Step(L.BOX, "box {}"),
        Step(L.DOBOZ, "{}. doboz"),
        Step(L.TETEL, "{}. tétel"),
        Step(L.CAPSA, "Caps. {}"),
        Step(L.FASCICULUS, "Fasc. {}"),
        Step(L.NUMBER, before=" "),
    ),
    after_archive=" ",
    grammar=Pieces(
        re.compile(
            r"(?P<fond_alone>[IVXLC]+-[A-Z]-\d+-[a-z]{1,2}(?:[ -][^\W\d_]+){0,2}|M-KS-\d{3})(?=-\d)"
            r"|(?P<fond_of_charters>DL|DF|U\s?et\s?C)\.?\s?(?P<number>\d[\d ]*)$"
            r"|(?P<csoport>[\w/-]+)\.?\s*(?:cs|csoport)\.?(?!\w)"
            r"|(?P<csoport_after>\d+)/(?P<orzesi_egyseg_after>\d+)\.?\s*[őöo]\.?\s?e\.?(?!\w)"
            r"|(?P<orzesi_egyseg>[\w-]+)\.?\s*(?:[őöo]\.?\s?e\.?|őrzési egység)(?!\w)"
            r"|(?P<doboz>[\w/-]+)\.?\s*(?:doboz|d)(?!\w)\.?|(?P<tetel>[\w/-]+)\.?\s*(?:tétel|t)(?!\w)\.?"
            r"|[Bb]ox\s+(?P<box>[\w/-]+)|[Dd]oboz\s+(?P<doboz_after>\w+)|Caps\.?\s*(?P<capsa>\w+)|Fasc\.?\s*(?P<fasciculus>\w+)"
            r"|(?:pp?|old|o|fol)\.?\s*(?P<pages>\d+(?:\s?[–-]\s?\d+)?)"
            r"|(?P<pages_after>\d+(?:\s?[–-]\s?\d+)?)\.?\s*(?:old|o|lap|p)\.?(?!\w)"
        ),
        ("fond",),
        re.compile(
            r",|(?<=[\w.])\s+(?=(?:[Bb]ox|[Dd]oboz|Caps|Fasc|pp?\.|old\.)\s?\d|Caps\.|Fasc\.)|(?<=f\.)\s+(?=\d)"
            r"|(?<=\S)\s+(?=[\w/-]+\.\s*(?:doboz|tétel|csoport|cs\.|[őöo]\.))"
        ),
    ),
    leaf_levels=frozenset({"pages"}),
)

OPEN_SOCIETY = Scheme(
    "hu-osa",
    (
        Step(L.FONDS),
        Step(L.SUBFONDS, before="-"),
        Step(L.SERIES, before="-"),
        Step(L.CONTAINER, before=":"),
        Step(L.FOLDER, before="/"),
    ),
    after_archive=" ",
    grammar=Pattern(
        re.compile(
            r"(?:fonds\s+)?(?P<fonds>\d+)(?:-(?P<subfonds>\d+)(?:-(?P<series>\d+))?)?"
            r"(?:\s?(?::|,?\s*(?:[Bb]ox|[Cc]ontainer)\s+)\s?(?P<container>\w+(?![\w-]))(?:\s?(?:/|,?\s*[Ff]older\s+)\s?(?P<folder>[\w-]+))?)?"
        )
    ),
)

ALBANIA = Scheme(
    "al-aqsh",
    (Step(L.FOND, "F. {}"), Step(L.LISTA, "L. {}"), Step(L.VITI, "V. {}"), Step(L.DOSJA, "D. {}")),
    Leaves("fl. {}", "fl. {}"),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?:[Ff](?:ondi)?)\.?\s*(?P<fond>\d[\w/–-]*|[A-ZÇË]{2,}[\w/–-]*)|(?:[Vv](?:iti)?)\.?\s*(?P<viti>\d{4})"
            r"|(?:[Dd](?:os(?:ja)?)?)\.?\s*(?P<dosja>[\w/–-]+)|(?:[Ll](?:ista)?|STR|struktura)\.?\s*(?P<lista>[\w/–-]+)"
            rf"|(?:[Ff]l|fleta|f\.)\.?\s*(?P<pages>{_RANGE})"
        ),
        ("fond",),
        re.compile(r",|-(?=V\.)"),
    ),
    leaf_levels=frozenset({"pages"}),
)

SCHEMES: tuple[Scheme, ...] = (HUNGARY, OPEN_SOCIETY, ALBANIA)
"""The schemes of these archives."""
