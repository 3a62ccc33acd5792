"""Every format a record is exported in: one file each, a crosswalk in the order of the target standard.

Add a format: one file here that ends in `FORMAT = Format(...)`, and its name in `FORMATS`. An XML format that names
its schema is an OAI-PMH metadata format by that alone.
"""

from catalog.errors import UnknownName
from catalog.standards.bibtex import biblatex, bibtex
from catalog.standards.csl import write as csl_json
from catalog.standards.datacite import write as datacite
from catalog.standards.dublin_core import dcterms, oai_dc
from catalog.standards.eac_cpf import write as eac_cpf
from catalog.standards.ead import ead3, ead4, ead2002
from catalog.standards.edm import write as edm
from catalog.standards.endnote import write as endnote_xml
from catalog.standards.format import Enclosure, Format, XmlSchema
from catalog.standards.iiif import manifest as iiif
from catalog.standards.json_lines import write as jsonl
from catalog.standards.marc import write as marcxml
from catalog.standards.mods import write as mods
from catalog.standards.rico import rico
from catalog.standards.rico import triples as rico_triples
from catalog.standards.ris import write as ris
from catalog.standards.schema_org import jsonld
from catalog.standards.schema_org import triples as jsonld_triples
from catalog.standards.sheets import write_atom as atom_csv
from catalog.standards.sheets import write_csv as csv_table
from catalog.standards.sheets import write_parquet as parquet
from catalog.standards.sheets import write_xlsx as xlsx_table
from catalog.standards.tei import cmif
from catalog.standards.tei import write as tei
from catalog.standards.wikipedia import write as wikipedia
from catalog.standards.zotero import write as zotero_rdf

__all__ = ["FORMATS", "Enclosure", "Format", "XmlSchema", "find"]

FORMATS: tuple[Format, ...] = (
    oai_dc.FORMAT,
    dcterms.FORMAT,
    mods.FORMAT,
    marcxml.FORMAT,
    ead4.FORMAT,
    ead3.FORMAT,
    ead2002.FORMAT,
    eac_cpf.FORMAT,
    tei.FORMAT,
    cmif.FORMAT,
    edm.FORMAT,
    datacite.FORMAT,
    iiif.FORMAT,
    jsonld.FORMAT,
    jsonld_triples.TURTLE,
    jsonld_triples.NTRIPLES,
    rico.FORMAT,
    rico_triples.TURTLE,
    rico_triples.NTRIPLES,
    csl_json.FORMAT,
    ris.FORMAT,
    bibtex.FORMAT,
    biblatex.FORMAT,
    endnote_xml.FORMAT,
    zotero_rdf.FORMAT,
    wikipedia.FORMAT,
    jsonl.FORMAT,
    csv_table.FORMAT,
    xlsx_table.FORMAT,
    atom_csv.FORMAT,
    parquet.FORMAT,
)
"""All formats, in the order they are listed in."""


def find(name: str) -> Format:
    """Return the format of this name; raise UnknownName where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise UnknownName("format", name, (one.name for one in FORMATS))
