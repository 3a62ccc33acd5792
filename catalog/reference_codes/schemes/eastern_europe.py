"""Hungary, Poland, Czechia, Romania, Albania, Yugoslavia."""

from __future__ import annotations

import re

from catalog.reference_codes.schemes.grammar import Pattern, Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_RANGE = r"\d+[rv]?(?:\s?[-–]\s?\d+[rv]?)?(?:,\s?\d+(?:\s?[-–]\s?\d+)?)*"
_KARTA = Leaves("k. {}", "k. {}", "-")
_SIGNATURE = (
    rf"(?:[Ss]ygn(?:\.|atura)?)\s*(?P<sygnatura>[\w./–-]*\w)|(?:kk?|karta|karty)\.?\s*(?P<karta>{_RANGE})"
    rf"|(?:ss?\.)\s*(?P<pages>{_RANGE})|t\.\s*(?P<volume>\w+)"
)

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
    ),
    after_archive=" ",
    grammar=Pieces(
        re.compile(
            r"(?P<fond_alone>[IVXLC]+-[A-Z]-\d+-[a-z]{1,2}(?:[ -][^\W\d_]+){0,2}|M-KS-\d{3})(?=-\d)"
            r"|(?P<csoport>[\w/-]+)\.?\s*(?:cs|csoport)\.?(?!\w)"
            r"|(?P<orzesi_egyseg>[\w/-]+)\.?\s*(?:[őöo]\.?\s?e\.?|őrzési egység)(?!\w)"
            r"|(?P<doboz>[\w/-]+)\.?\s*(?:doboz|d\.)|(?P<tetel>[\w/-]+)\.?\s*(?:tétel|t\.)|[Bb]ox\s+(?P<box>[\w/-]+)"
            r"|[Dd]oboz\s+(?P<doboz_after>\w+)|Caps\.?\s*(?P<capsa>\w+)|Fasc\.?\s*(?P<fasciculus>\w+)"
            r"|(?:pp?|old|o)\.?\s*(?P<pages>\d+(?:\s?[–-]\s?\d+)?)"
            r"|(?P<pages_after>\d+(?:\s?[–-]\s?\d+)?)\.?\s*(?:old|o|lap|p)\.?(?!\w)"
        ),
        ("fond",),
        re.compile(
            r",|(?<=[\w.])\s+(?=(?:[Bb]ox|[Dd]oboz|Caps|Fasc|pp?\.|old\.)\s?\d|Caps\.|Fasc\.)|(?<=f\.)\s+(?=\d)"
            r"|(?<=\S)\s+(?=[\w/-]+\.\s*(?:doboz|tétel|csoport|cs\.))"
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
            r"(?:\s?(?::|,?\s*(?:box|container)\s+)\s?(?P<container>[\w-]+)(?:\s?(?:/|,?\s*folder\s+)\s?(?P<folder>[\w-]+))?)?"
        )
    ),
)

AAN = Scheme(
    "pl-aan",
    (Step(L.ZESPOL), Step(L.SYGNATURA, "sygn. {}")),
    _KARTA,
    attested=False,
    grammar=Pieces(re.compile(_SIGNATURE + r"|(?:zesp(?:\.|ół))\s*(?P<zespol>[\w/ -]+)"), ("zespol", "sygnatura")),
    leaf_levels=frozenset({"karta", "pages"}),
)

IPN = Scheme(
    "pl-ipn",
    (Step(L.SYGNATURA),),
    _KARTA,
    after_archive=" ",
    attested=False,
    grammar=Pieces(re.compile(_SIGNATURE), ("sygnatura", "item")),
    leaf_levels=frozenset({"karta", "pages"}),
)

ORAL_HISTORY = Scheme(
    "pl-mpw",
    (Step(L.SYGNATURA, "sygn. {}"),),
    _KARTA,
    attested=False,
    grammar=Pieces(re.compile(_SIGNATURE), ("item",)),
    leaf_levels=frozenset({"karta", "pages"}),
)

CZECHIA = Scheme(
    "cz-na",
    (Step(L.FOND, "f. {}"), Step(L.SVAZEK, "sv. {}"), Step(L.ARCHIVNI_JEDNOTKA, "a.j. {}"), Step(L.NAD, "NAD {}")),
    Leaves("l. {}", "l. {}"),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?:f|fond)\.?\s+(?P<fond>\S.*)|(?:sv|svazek)\.?\s*(?P<svazek>[\w/-]+)"
            r"|(?:a\.\s?j|archivní jednotka|ar\.\s?j)\.?\s*(?P<archivni_jednotka>[\w/-]+)"
            r"|(?:č\.\s*)?NAD\s*(?P<nad>\d+)|(?:kart(?:on)?|k)\.?\s*(?P<karton>\w+)"
            r"|(?:b(?:od)?)\.\s*(?P<item>\w+)"
            rf"|(?:l|list|s|fol)\.?\s*(?P<pages>{_RANGE})"
        ),
        ("fond",),
    ),
    leaf_levels=frozenset({"pages"}),
)

ROMANIA = Scheme(
    "ro-anic",
    (Step(L.FOND, "fond {}"), Step(L.SECTIE, "secția {}"), Step(L.DOSAR, "dosar {}")),
    Leaves("f. {}", "ff. {}"),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?:[Ff]ond(?:ul)?)\s+(?P<fond>\S.*)|(?:[Ss]ec[țţt]i[ae])\s+(?P<sectie>\S.*)|(?P<sectie_after>\S.*)\s[Ss]ection$"
            rf"|(?:[Dd]osar(?:ul)?|dos\.|[Ff]ile)\s*(?:(?:nr|[Nn]o)\.\s*)?(?P<dosar>[\w/–-]+)"
            rf"|(?:ff?|pp?|fila|filele)\.?\s*(?P<pages>{_RANGE})"
        ),
        ("fond", "sectie"),
    ),
    leaf_levels=frozenset({"pages"}),
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

YUGOSLAVIA = Scheme(
    "rs-aj",
    (Step(L.FOND), Step(L.FASCIKLA, "fasc. {}"), Step(L.JEDINICA, "jed. {}")),
    attested=False,
    grammar=Pieces(
        re.compile(
            r"(?:[Ff]as[ck](?:ikla)?|[Ff])\.?\s*(?P<fascikla>\d[\w/–-]*)|(?:[Jj]ed(?:inica)?)\.?\s*(?P<jedinica>[\w/–-]+)"
            rf"|(?:[Ff]ond)\s*(?P<fond>\S.*)|(?:pp?|str|list)\.?\s*(?P<pages>{_RANGE})"
        ),
        ("fond", "item"),
    ),
    leaf_levels=frozenset({"pages"}),
)

SCHEMES: tuple[Scheme, ...] = (HUNGARY, OPEN_SOCIETY, AAN, IPN, ORAL_HISTORY, CZECHIA, ROMANIA, ALBANIA, YUGOSLAVIA)
"""The schemes of these archives."""
