"""The table of elements: each element of description that is said in words, and its place in every standard.

Crosswalks, importers, sheets, the completeness report and the pages read these rows, each the columns it knows. To add
an element: a field of `Record` with its number in ISAD(G), and a row here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.memoized import remembered
from catalog.model.record import Record
from catalog.model.words import Words

__all__ = ["BY_HAND", "ELEMENTS", "Element", "Subfield", "stated_elements"]


@dataclass(frozen=True, slots=True)
class Subfield:
    """A place in MARC 21: the subfield that is written, and the ones that are read."""

    tag: str
    code: str
    reads: str
    indicators: str = "  "
    """A first indicator that is not blank is asked for when the field is read: 535 1 says where originals are."""
    beside: tuple[str, str] | None = None
    """A subfield that is written first and asked for when the field is read: 583 $a says which action it is about."""

    def subfields(self, words: str) -> Iterator[tuple[str, str]]:
        """Yield codes and values: one value for each paragraph of the words."""
        if self.beside:
            yield self.beside
        yield from ((self.code, paragraph) for paragraph in words.split("\n\n"))


@dataclass(frozen=True, slots=True)
class Element:
    """One element of description. A place that is None: the standard has none, and the losses table says so."""

    field: str
    """The field of `Record`."""
    isad: str
    """Its number in ISAD(G), second edition."""
    label: str
    """Its name in ISAD(G)."""
    hint: str
    """What to write, for the headings of sheets."""
    ead: tuple[str, ...]
    """Elements of EAD 2002 and EAD3: the first is written, all are read."""
    marc: Subfield
    mods: str
    """The type of a MODS note (https://www.loc.gov/standards/mods/mods-notes.html), or of another element."""
    mods_element: str = "note"
    """The element of MODS whose type it is."""
    ead_type: str = ""
    """The type of the element of EAD, where one element holds several of ours."""
    atom: str | None = None
    """The column of AtoM's template of ISAD(G) descriptions."""
    dcterms: str | None = None
    edm: str | None = None
    rico: str | None = None
    """A property of RiC-O 1.1. An element without one is a note with its label, as in Dublin Core and EDM."""
    of_units_alone: bool = False
    """Whether only a unit of several documents has it: a single document is not asked for it."""

    @property
    def pointer(self) -> str:
        """The place of the element in a plain record."""
        return f"/{self.field}"

    @property
    def column(self) -> str:
        """The heading of the element in a sheet."""
        return self.field.replace("_", " ")

    def of(self, record: Record) -> tuple[Words, ...]:
        """Return what a record says of the element, in each language."""
        words: tuple[Words, ...] = getattr(record, self.field)
        return words

    def labelled(self, words: str) -> str:
        """Return words for a note of a standard that has no place for the element."""
        return f"{self.label}: {words}"


ELEMENTS = (
    Element(
        field="history",
        isad="3.2.2",
        label="Administrative / Biographical history",
        hint="History of the body, or life of the person, that created it",
        ead=("bioghist",),
        marc=Subfield("545", "a", reads="ab"),
        mods="biographical/historical",
    ),
    Element(
        field="custody",
        isad="3.2.3",
        label="Archival history",
        hint="Archival history",
        ead=("custodhist",),
        marc=Subfield("561", "a", reads="a"),
        mods="ownership",
        atom="archivalHistory",
        dcterms="provenance",
        edm="dcterms:provenance",
        rico="history",
    ),
    Element(
        field="acquisition",
        isad="3.2.4",
        label="Immediate source of acquisition or transfer",
        hint="From whom the archive has it, and when",
        ead=("acqinfo",),
        marc=Subfield("541", "a", reads="abcdef"),
        mods="acquisition",
        atom="acquisition",
    ),
    Element(
        field="scope",
        isad="3.3.1",
        label="Scope and content",
        hint="What the unit holds: subjects, periods, kinds of documents",
        ead=("scopecontent",),
        marc=Subfield("520", "a", reads="ab", indicators="2 "),
        mods="scope and content",
        mods_element="abstract",
        atom="scopeAndContent",
        rico="scopeAndContent",
    ),
    Element(
        field="content_note",
        isad="3.3.1",
        label="Content note",
        hint="What a reader should know before looking: violent, racist or explicit material",
        ead=("odd",),
        ead_type="content note",
        marc=Subfield("520", "a", reads="abc", indicators="4 "),
        mods="content advice",
        mods_element="abstract",
    ),
    Element(
        field="appraisal",
        isad="3.3.2",
        label="Appraisal, destruction and scheduling information",
        hint="What was kept and what was destroyed, and why",
        ead=("appraisal",),
        marc=Subfield("583", "z", reads="z", beside=("a", "appraisal")),
        mods="appraisal",
        atom="appraisal",
    ),
    Element(
        field="accruals",
        isad="3.3.3",
        label="Accruals",
        hint="What is expected to be added",
        ead=("accruals",),
        marc=Subfield("584", "a", reads="ab"),
        mods="accruals",
        atom="accruals",
        rico="accruals",
        of_units_alone=True,
    ),
    Element(
        field="arrangement",
        isad="3.3.4",
        label="System of arrangement",
        hint="How a unit of several documents is ordered",
        ead=("arrangement", "fileplan"),
        marc=Subfield("351", "b", reads="ab"),
        mods="arrangement",
        atom="arrangement",
        rico="structure",
        of_units_alone=True,
    ),
    Element(
        field="language_note",
        isad="3.4.3",
        label="Language/scripts of material",
        hint="Languages and scripts in words: mostly in Russian, some letters in German",
        ead=("langmaterial",),
        marc=Subfield("546", "a", reads="ab"),
        mods="language",
        atom="languageNote",
    ),
    Element(
        field="physical_characteristics",
        isad="3.4.4",
        label="Physical characteristics and technical requirements",
        hint="State and technical needs that affect its use",
        ead=("phystech",),
        marc=Subfield("340", "a", reads="abcdefghijkmnop"),
        mods="physical characteristics",
        atom="physicalCharacteristics",
    ),
    Element(
        field="finding_aids",
        isad="3.4.5",
        label="Finding aids",
        hint="Other inventories and lists of it",
        ead=("otherfindaid",),
        marc=Subfield("555", "a", reads="abcd"),
        mods="finding aids",
        atom="findingAids",
    ),
    Element(
        field="originals",
        isad="3.5.1",
        label="Existence and location of originals",
        hint="Where the originals are, if it is a copy",
        ead=("originalsloc",),
        marc=Subfield("535", "a", reads="abcdg", indicators="1 "),
        mods="original location",
        atom="locationOfOriginals",
    ),
    Element(
        field="copies",
        isad="3.5.2",
        label="Existence and location of copies",
        hint="Where copies are",
        ead=("altformavail",),
        marc=Subfield("530", "a", reads="abcd"),
        mods="additional physical form",
        atom="locationOfCopies",
    ),
    Element(
        field="related_units",
        isad="3.5.3",
        label="Related units of description",
        hint="Units of this or another archive that belong to the same matter",
        ead=("relatedmaterial",),
        marc=Subfield("544", "n", reads="n", indicators="1 "),
        mods="related material",
        atom="relatedUnitsOfDescription",
    ),
    Element(
        field="separated_units",
        isad="3.5.3",
        label="Separated units of description",
        hint="What was taken out of the unit and is kept elsewhere",
        ead=("separatedmaterial",),
        marc=Subfield("544", "n", reads="n", indicators="0 "),
        mods="separated material",
    ),
    Element(
        field="publication_note",
        isad="3.5.4",
        label="Publication note",
        hint="What was published from it or about it",
        ead=("bibliography",),
        marc=Subfield("581", "a", reads="az"),
        mods="publications",
        atom="publicationNote",
    ),
    Element(
        field="preferred_citation",
        isad="3.6.1",
        label="Preferred citation",
        hint="How the archive wants the unit cited",
        ead=("prefercite",),
        marc=Subfield("524", "a", reads="a"),
        mods="preferred citation",
        dcterms="bibliographicCitation",
    ),
    Element(
        field="processing",
        isad="3.7.1",
        label="Archivist's note",
        hint="How the description was prepared, by whom and from what",
        ead=("processinfo",),
        marc=Subfield("583", "z", reads="z", beside=("a", "processing")),
        mods="processing",
        atom="archivistNote",
    ),
)
"""In the order of ISAD(G)."""

BY_HAND = frozenset(
    {
        *("id", "level", "level_as_written", "genre", "genre_as_written", "title", "other_titles", "reference_code"),
        *("ark", "identifiers", "part_of", "sequence", "dates", "extent", "containers"),
        *(
            "creators",
            "authors",
            "signatories",
            "recipients",
            "sent_from",
            "destination",
            "contributors",
            "texts",
            "abstract",
            "subjects",
            "places",
        ),
        *(
            "mentions",
            "related",
            "classification",
            "rights",
            "access",
            "url",
            "digital_objects",
            "notes",
            "administration",
        ),
    }
)
"""The fields of a record that have structure, or a place of their own in each crosswalk."""


@remembered
def stated_elements(record: Record) -> tuple[tuple[Element, Words], ...]:
    """Return the elements that a record states, in the order of ISAD(G): one in several languages several times."""
    return tuple([(element, words) for element in ELEMENTS for words in element.of(record)])
