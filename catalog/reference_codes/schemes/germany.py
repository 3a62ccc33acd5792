"""Germany: the Federal Archives, the Stasi Records Archive."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_BLATT_NUMBERS = r"(?P<blatt>\d+[rvRV]?(?:\s?[-–]\s?\d+[rvRV]?)?(?:(?:,\s?|\sund\s)\d+(?:\s?[-–]\s?\d+)?(?![\w/]))*)"
_BARE_NUMBERS = _BLATT_NUMBERS.replace("blatt", "bare") + r"(?=\s*(?:[.,;:)\]]|$))"
_BLATT = rf"(?:[,.]?\s*(?:(?:Bl|Blatt|Bll|fol|Fol|ff?|S|pp?)\.?\s*){_BLATT_NUMBERS}|,\s*{_BARE_NUMBERS})"

BARCH = Scheme(
    "de-barch",
    (Step(L.BESTAND), Step(L.SIGNATUR, before="/"), Step(L.VOLUME, "Bd. {}")),
    Leaves("Bl. {}", "Bl. {}"),
    grammar=Pattern(
        re.compile(
            r"(?:ZPA,?\s*)?(?:Bestand\s+)?"
            r"(?:(?P<bestand>[A-Z]{1,3}\s?\d{1,5}[a-z]?(?:[\s-][IVX]+|-\d{1,4})?)(?![\w])\s?(?:\((?P<title>[^()]{3,80})\)\s?)?(?:/\s?|,\s*(?:Nr\.?\s*)?(?=\d+(?:[,.;]|$)|(?:J\s?)?IV\s|V\s|vorl))"
            r"(?P<signatur>(?:v\.\s(?=\d))?[^\s,;/][^,;\s]*(?:\s(?:[A-Z]\s?)?[IVX\d][\w/.-]*)*(?<![.,;]))"
            r"|(?P<signatur_alone>J\s?IV\s?[\w/.-]*\w|(?:IV|V)\s[\w/.-]*\w)"
            r"|(?P<bestand_after>Bild\s\d{3})-(?P<signatur_after>[\w-]+)|(?P<bestand_alone>[A-Z]{1,3}\s\d{1,5})(?![\w/]))"
            rf"(?:,\s*Bd\.?\s*(?P<volume>\d+))?{_BLATT}?"
        )
    ),
    leaf_levels=frozenset({"blatt"}),
)

BSTU = Scheme(
    "de-bstu",
    (Step(L.BESTAND), Step(L.ABTEILUNG), Step(L.NUMMER, "Nr. {}"), Step(L.VOLUME, "Bd. {}")),
    Leaves("Bl. {}", "Bl. {}"),
    grammar=Pattern(
        re.compile(
            r"(?:ZA|Zentralarchiv)?,?\s*(?P<bestand>MfS|Ast\.?\s?\w+|BV\s\w+|AS|SdM)?[,\s-]*"
            r"(?P<abteilung>(?:HA|ZAIG|ZKG|SdM|Abt|BV|AG|HV\s?A|AOP|AIM|AP|AS|AU|JHS|BdL|Sekr|RS|BKG|ZA)"
            r"(?:[\s./-]+[A-Z][\w./-]*)*)?"
            rf"[,\s–-]*(?:Nr\.?\s*)?(?P<nummer>\d+(?:/\d+)*)?(?:,\s*Bd\.?\s*(?P<volume>\d+))?{_BLATT}?"
        )
    ),
    attested=False,
    leaf_levels=frozenset({"blatt"}),
)

SCHEMES: tuple[Scheme, ...] = (BARCH, BSTU)
"""The schemes of German archives."""
