"""The United States: NARA, the Department of State, CIA's CREST, the Hoover Institution."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern, Pieces
from catalog.reference_codes.schemes.scheme import Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_DECIMAL = r"\d{3}[A-Z]?(?:\.\d[\w.]*)?(?:\s[^/]{1,80})?/\s?[\w–—-]+(?:\s\d/\d)?[\w–—-]*|\d{3}[A-Z]?\.\d[\w.]*"
# the subject-numeric files of the Department of State, and the numbers of its electronic telegrams
_SUBJECT = r"[A-Z]{2,6}\s\d{1,2}(?:[–-]\d{1,2})?(?:\s[A-Z][A-Z. –-]*[A-Z])?|[DNP]\d{6}[–-]\d{3,5}|CF\s\d{1,4}"
_PIECES = Pieces(
    re.compile(
        r"(?:RG|Record Group|R\.G\.)[\s-]*(?P<record_group>\d+[A-Z]?)"
        r"|(?:Microfilm(?: Publication| Series)?\s+)?(?P<microfilm>[MT]-?\d{1,4})(?!\w)"
        r"|(?:microfilm\s+)?(?:[Rr]olls?|[Rr]eels?)\s+(?P<roll>[\w–-]+)"
        r"|(?:[Bb]oxe?s?)\s+(?:[Nn]o\.\s*)?(?P<box>[\w–-]+)"
        r"|(?:[Ff]olders?)(?:\s+[Nn]o\.)?[:\s]+(?P<folder>[“\"]?.+)"
        r"|(?:[Ee]ntry)\s+(?P<entry>[\w–() -]+)"
        r"|(?:.{0,40}?:\s)?[Ll]ot(?: [Ff]ile)?s?(?: [Nn]o\.)?\s+(?P<lot_file>[\w –-]+)"
        r"|(?:[Ff]iles?)\s+(?:[Nn]o\.\s*)?(?P<file>\S.*)"
        r"|(?:pp?\.|pages?)\s*(?P<pages>\d[\d–-]*)"
        r"|(?:[Ii]tem|[Dd]ocument)\s+(?P<item>[\w–-]+)"
        rf"|(?P<decimal>{_DECIMAL})$|(?P<file_alone>{_SUBJECT})$"
    ),
    ("series",),
)

NARA = Scheme(
    "us-nara",
    (
        Step(L.RECORD_GROUP, "RG {}"),
        Step(L.ENTRY, "Entry {}"),
        Step(L.SERIES),
        Step(L.DECIMAL),
        Step(L.LOT_FILE, "Lot {}"),
        Step(L.BOX, "Box {}"),
        Step(L.FOLDER, "Folder {}"),
        Step(L.FILE, "File {}"),
        Step(L.ROLL, "Roll {}"),
        Step(L.ITEM, "Item {}"),
    ),
    grammar=_PIECES,
    implied=re.compile(
        r"(?<![\w.])(?P<decimal>\d{3}[A-Z]?\.\d[\w.]{0,20}(?:\s[A-Z][^/]{1,60})?/[\w–-]+(?:\s\d/\d)?[\w–-]*)(?=\s*(?::|[.,;]?\s*$))"
    ),
    archive="NARA",
    leaf_levels=frozenset({"pages"}),
    after_document=True,
)

DEPARTMENT_OF_STATE = Scheme(
    "us-dos",
    (
        Step(L.SERIES),
        Step(L.LOT_FILE, "Lot {}"),
        Step(L.ENTRY, "Entry {}"),
        Step(L.DECIMAL),
        Step(L.BOX, "Box {}"),
        Step(L.FOLDER, "Folder {}"),
        Step(L.FILE, "File {}"),
    ),
    attested=False,
    grammar=_PIECES,
    leaf_levels=frozenset({"pages"}),
    after_document=True,
)

CREST = Scheme(
    "us-cia-crest",
    (Step(L.RDP),),
    grammar=Pattern(
        re.compile(r"(?:[Dd]ocument\s+(?:[Nn]o\.?\s+)?|ESDN\s*:?\s*)?(?P<rdp>(?:CIA[–—-])?RDP\w+(?:[–—-]\w+)*)")
    ),
    implied=re.compile(r"(?<![\w–—-])(?P<rdp>CIA[–—-]RDP\w+(?:[–—-]\w+)*)"),
    archive="CIA-CREST",
    after_document=True,
)

HOOVER = Scheme(
    "us-hoover",
    (Step(L.COLLECTION), Step(L.BOX, "Box {}"), Step(L.FOLDER, "Folder {}"), Step(L.ITEM)),
    grammar=Pieces(
        re.compile(
            r"(?:[Bb]ox)\s+(?:[Nn]o\.\s*)?(?P<box>[\w–-]+)"
            r"|(?:[Ff]older|[Ff]ile)\s+(?:[Nn]o\.\s*)?(?P<folder>[\w–-]+|[“\"‘][^”\"’]+[”\"’])"
            r"|(?:[Rr]eel)\s+(?P<reel>[\w–-]+)"
            r"|(?:pp?\.)\s*(?P<pages>\d[\d–-]*)"
        ),
        ("collection", "item"),
        re.compile(r"[,/]|(?<=\S)\s+(?=(?:[Bb]ox|[Ff]older|[Rr]eel)\s)"),
    ),
    leaf_levels=frozenset({"pages"}),
)

SCHEMES: tuple[Scheme, ...] = (NARA, DEPARTMENT_OF_STATE, CREST, HOOVER)
"""The schemes of archives in the United States."""
