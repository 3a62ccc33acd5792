"""The levels that reference codes are made of."""

from enum import StrEnum

__all__ = ["CodeLevel"]


class CodeLevel(StrEnum):
    """ISAD(G) 3.1.1: one level of a reference code. The values are the keys a cataloguer writes."""

    # Soviet and post-Soviet archives
    FOND = "fond"
    OPIS = "opis"
    KARTON = "karton"
    PAPKA = "papka"
    PORTFEL = "portfel"
    DELO = "delo"

    # ISAD(G) and what most archives share
    FONDS = "fonds"
    SUBFONDS = "subfonds"
    RECORD_GROUP = "record_group"
    COLLECTION = "collection"
    SERIES = "series"
    SUBSERIES = "subseries"
    ENTRY = "entry"
    CLASS = "class"
    LOT_FILE = "lot_file"
    BOX = "box"
    CONTAINER = "container"
    FOLDER = "folder"
    ACCESSION = "accession"
    FILE = "file"
    DOSSIER = "dossier"
    SUBDOSSIER = "subdossier"
    VOLUME = "volume"
    PIECE = "piece"
    ITEM = "item"
    NUMBER = "number"
    REFERENCE = "reference"
    SYMBOL = "symbol"
    ROLL = "roll"
    REEL = "reel"

    # the words of single countries
    DEPARTMENT = "department"
    COUNTRY = "country"
    DECIMAL = "decimal"
    RDP = "rdp"
    BESTAND = "bestand"
    SIGNATUR = "signatur"
    ABTEILUNG = "abteilung"
    NUMMER = "nummer"
    ABLIEFERUNG = "ablieferung"
    ZESPOL = "zespol"
    SYGNATURA = "sygnatura"
    SVAZEK = "svazek"
    ARCHIVNI_JEDNOTKA = "archivni_jednotka"
    NAD = "nad"
    CSOPORT = "csoport"
    ORZESI_EGYSEG = "orzesi_egyseg"
    DOBOZ = "doboz"
    TETEL = "tetel"
    CAPSA = "capsa"
    FASCICULUS = "fasciculus"
    SECTIE = "sectie"
    DOSAR = "dosar"
    LISTA = "lista"
    VITI = "viti"
    DOSJA = "dosja"
    FASCIKLA = "fascikla"
    JEDINICA = "jedinica"
    PHONG = "phong"
    MUC_LUC = "muc_luc"
    HO_SO = "ho_so"
    SLT = "slt"

    @property
    def is_container(self) -> bool:
        """Whether the level is what a unit is kept in or filmed on, which several units may share."""
        return self in _CONTAINERS


_CONTAINERS = frozenset(
    {CodeLevel.BOX, CodeLevel.CONTAINER, CodeLevel.FOLDER, CodeLevel.VOLUME, CodeLevel.REEL, CodeLevel.ROLL}
)
