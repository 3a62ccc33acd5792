"""Britain, Ireland, Switzerland, the Netherlands, and the United Nations."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern, Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_DEPARTMENTS = (
    "ADM|AIR|ASSI|AVIA|BT|BW|CAB|CO|COAL|CRES|CUST|DEFE|DO|ED|EF|FCO|FD|FO|FV|GFM|HCA|HLG|HO|HS|HW|INF|IR|KV|LAB|LCO"
    "|MAF|MEPO|MH|MT|OD|PCOM|PIN|POWE|PREM|PRO|PROB|RAIL|SP|SUPP|TS|WO|WORK|T"
)
_PAGES = r"(?:,?\s*(?:ff?|fols?|fo|pp?)\.?\s*(?P<pages>\d+[rv]?(?:\s?[-–]\s?\d+[rv]?)?)(?!\w))?"

_ITEM = r"(?:/(?P<item>[\w.]+(?:/[\w.]+)*)|,\s[Ii]tem\s(?P<item_after>\w+))?"
_PIECE = rf"(?:\s?/\s?(?P<piece>\d+[A-Z]?){_ITEM})?" + _PAGES

TNA = Scheme(
    "uk-tna",
    (Step(L.SERIES), Step(L.PIECE, before="/"), Step(L.ITEM, before="/")),
    Leaves("f. {}", "ff. {}"),
    grammar=Pattern(
        re.compile(r"(?:PRO(?:,?\s+|/))?(?P<series>[A-Z]{1,4}\s?\d{1,4})" + _PIECE),
        re.compile(rf"(?:PRO,?\s+)?(?P<series>(?:{_DEPARTMENTS})\s?\d{{1,4}})" + _PIECE),
    ),
    implied=re.compile(
        rf"(?<![\w/])(?P<series>(?:{_DEPARTMENTS})\s?\d{{1,4}})/(?P<piece>\d+[A-Z]?)(?:/(?P<item>\w+(?:/\w+)*))?(?![\w/])"
    ),
    archive="TNA",
    leaf_levels=frozenset({"pages"}),
)

NAI = Scheme(
    "ie-nai",
    (Step(L.DEPARTMENT), Step(L.REFERENCE, before="/")),
    grammar=Pattern(
        re.compile(
            r"(?P<department>(?:Department of [^/,;\d]+?|[A-Z]{2,6}))[\s,/]+(?:[Ff]ile\s+(?:[Nn]o\.?\s*)?)?"
            r"(?P<reference>[A-Z]{0,2}\s?\d[\w./-]*(?<![./-]))|(?P<reference_alone>\d{2,4}(?:/\d{1,4}){2}[A-Z]?)(?![\w/])"
        )
    ),
)

UNITED_NATIONS = Scheme(
    "un",
    (Step(L.SYMBOL),),
    attested=False,
    grammar=Pattern(re.compile(r"(?:[Dd]ocument\s+)?(?P<symbol>(?:A|S|E|T|ST|CD|DP)/[\w./()-]*\d\w*)" + _PAGES)),
    implied=re.compile(
        r"(?<![\w/.])(?P<symbol>[ASET]/(?:(?:[A-Z]{1,6}\.?|C\.\d)[\d/.]{0,9}){0,4}(?<=[/.\d])\d{1,5}(?:/[\w.]{1,12}){0,3}(?:\s?\([IVXLC]{1,7}\))?)(?![\w/])"
    ),
    archive="UN",
    leaf_levels=frozenset({"pages"}),
)

SWISS = Scheme(
    "ch-bar",
    (
        Step(L.BESTAND),
        Step(L.ABLIEFERUNG, before="#"),
        Step(L.DOSSIER, before="#"),
        Step(L.SUBDOSSIER, before="#"),
    ),
    attested=False,
    grammar=Pattern(
        re.compile(
            r"(?P<bestand>[EJ]\s?\d[\w.-]*(?:\s?\([A-Z]\)|\*)?)"
            r"(?:[#\s,]+(?P<ablieferung>\d{4}/\d+)(?:(?:#|,?\s*(?:Bd\.|Dossier|Az\.)\s*|,\s*)(?P<dossier>[\w.*-]*[\w*])"
            r"(?:#(?P<subdossier>[\w.*-]*[\w*]))?)?)?"
        )
    ),
)

IISG = Scheme(
    "nl-iisg",
    (Step(L.COLLECTION), Step(L.SERIES), Step(L.NUMBER, before=" ")),
    grammar=Pieces(
        re.compile(
            r"(?:[Ss]ign\.?\s*)?(?P<series>[A-Z]{1,3})\s?(?P<number>\d[\w/-]*)|(?:inv\.?\s?(?:nr|no)\.?|no\.|nr\.|box|folder)\s*(?P<item>[\w/-]+)"
        ),
        ("collection",),
    ),
)

SCHEMES: tuple[Scheme, ...] = (TNA, NAI, UNITED_NATIONS, SWISS, IISG)
"""The schemes of these archives."""
