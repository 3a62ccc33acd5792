"""Archives with levels of their own: how each writes them."""

from __future__ import annotations

from catalog.references.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel as L

__all__ = ["SCHEMES"]

_BARE = Leaves("{}", "{}", "-")
_BLATT = Leaves("Bl. {}", "Bl. {}", "-", "R")
_KARTA = Leaves("k. {}", "k. {}", "-", "v")

SCHEMES: tuple[Scheme, ...] = (
    Scheme("de-barch", (Step(L.BESTAND), Step(L.SIGNATUR, before="/")), _BARE),
    Scheme("de-bstu", (Step(L.BESTAND), Step(L.ABTEILUNG), Step(L.NUMBER, "Nr. {}", " ")), _BLATT),
    Scheme("de-paaa", (Step(L.BESTAND), Step(L.SIGNATUR)), _BLATT),
    Scheme(
        "us-nara",
        (
            Step(L.DOCUMENT),
            Step(L.RECORD_GROUP, "RG {}"),
            Step(L.ENTRY, "Entry {}"),
            Step(L.SERIES),
            Step(L.DECIMAL),
            Step(L.LOT_FILE, "Lot {}"),
            Step(L.BOX, "Box {}"),
            Step(L.FOLDER, "Folder {}"),
            Step(L.FILE),
            Step(L.ROLL, "Roll {}"),
        ),
    ),
    Scheme("us-dos", (Step(L.LOT_FILE, "Lot {}"), Step(L.SERIES), Step(L.BOX, "Box {}"), Step(L.FOLDER, "Folder {}"))),
    Scheme("us-cia-crest", (Step(L.RDP),)),
    Scheme("us-hoover", (Step(L.COLLECTION), Step(L.BOX, "Box {}"), Step(L.FOLDER, "Folder {}"), Step(L.ITEM))),
    Scheme("us-ushmm", (Step(L.RECORD_GROUP, "RG-{}"), Step(L.REEL, "Reel {}"))),
    Scheme("uk-tna", (Step(L.SERIES), Step(L.PIECE, before="/"), Step(L.ITEM, before="/"))),
    Scheme("ie-nai", (Step(L.DEPARTMENT), Step(L.REFERENCE, before="/"))),
    Scheme("un", (Step(L.SYMBOL),)),
    Scheme("in-nmml", (Step(L.COLLECTION), Step(L.FILE, "File No. {}"), Step(L.VOLUME, "vol. {}"))),
    Scheme(
        "jp-mofa", (Step(L.CLASS), Step(L.COUNTRY, before="."), Step(L.NUMBER, before="."), Step(L.FILE, "File {}"))
    ),
    Scheme(
        "tw-drnh", (Step(L.FONDS), Step(L.SERIES, before="-"), Step(L.VOLUME, before="-"), Step(L.ITEM, before="-"))
    ),
    Scheme("cn-fma", (Step(L.FILE),)),
    Scheme(
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
    ),
    Scheme(
        "hu-osa",
        (
            Step(L.FONDS),
            Step(L.SUBFONDS, before="-"),
            Step(L.SERIES, before="-"),
            Step(L.CONTAINER, before=":"),
            Step(L.FOLDER, before="/"),
        ),
        after_archive=" ",
    ),
    Scheme("pl-aan", (Step(L.ZESPOL), Step(L.SYGNATURA, "sygn. {}")), _KARTA),
    Scheme("pl-ipn", (Step(L.SYGNATURA),), _KARTA, after_archive=" "),
    Scheme("pl-mpw", (Step(L.SYGNATURA, "sygn. {}"),), _KARTA),
    Scheme(
        "cz-na",
        (Step(L.FOND, "f. {}"), Step(L.SVAZEK, "sv. {}"), Step(L.ARCHIVNI_JEDNOTKA, "a.j. {}"), Step(L.NAD, "NAD {}")),
        Leaves("l. {}", "l. {}"),
    ),
    Scheme(
        "ro-anic",
        (Step(L.FOND, "fond {}"), Step(L.SECTIE, "secția {}"), Step(L.DOSAR, "dosar {}")),
        Leaves("f. {}", "ff. {}"),
    ),
    Scheme(
        "al-aqsh",
        (Step(L.FOND, "F. {}"), Step(L.LISTA, "L. {}"), Step(L.VITI, "V. {}"), Step(L.DOSJA, "D. {}")),
        Leaves("fl. {}", "fl. {}"),
    ),
    Scheme("rs-aj", (Step(L.FOND), Step(L.FASCIKLA, "fasc. {}"), Step(L.JEDINICA, "jed. {}"))),
    Scheme("ch-bar", (Step(L.BESTAND), Step(L.ABLIEFERUNG, before="#"), Step(L.DOSSIER, before="#"))),
    Scheme("nl-iisg", (Step(L.COLLECTION), Step(L.SERIES), Step(L.NUMBER, before=" "))),
    Scheme(
        "vn-ltqg",
        (
            Step(L.PHONG, "Phông {}"),
            Step(L.SERIES),
            Step(L.MUC_LUC, "mục lục {}"),
            Step(L.HO_SO, "hồ sơ {}"),
            Step(L.SLT, "SLT {}"),
        ),
        Leaves("tờ {}", "tờ {}"),
    ),
)
"""One scheme for each archive, or kind of archive, outside the Soviet tradition."""
