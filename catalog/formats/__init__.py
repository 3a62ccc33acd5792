"""Every format a record is given out in: one file each, a crosswalk in the order of the target standard.

Add a format: one file here that ends in `FORMAT = Format(...)`, and its name in `FORMATS`. An XML format that names
its schema is an OAI-PMH metadata format by that alone.
"""

from catalog.errors import UnknownName
from catalog.formats import (
    biblatex,
    bibtex,
    csl_json,
    csv_table,
    datacite,
    dcterms,
    eac_cpf,
    ead3,
    ead2002,
    edm,
    endnote_xml,
    jsonl,
    jsonld,
    marcxml,
    mods,
    ntriples,
    oai_dc,
    parquet,
    rico,
    rico_ntriples,
    rico_turtle,
    ris,
    turtle,
    wikipedia,
    xlsx_table,
    zotero_rdf,
)
from catalog.formats.format import Enclosure, Format, XmlSchema

__all__ = ["FORMATS", "Enclosure", "Format", "XmlSchema", "find"]

FORMATS: tuple[Format, ...] = (
    oai_dc.FORMAT,
    dcterms.FORMAT,
    mods.FORMAT,
    marcxml.FORMAT,
    ead3.FORMAT,
    ead2002.FORMAT,
    eac_cpf.FORMAT,
    edm.FORMAT,
    datacite.FORMAT,
    jsonld.FORMAT,
    turtle.FORMAT,
    ntriples.FORMAT,
    rico.FORMAT,
    rico_turtle.FORMAT,
    rico_ntriples.FORMAT,
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
    parquet.FORMAT,
)
"""All formats, in the order they are listed in."""


def find(name: str) -> Format:
    """Return the format of this name; raise UnknownName where there is none."""
    for one in FORMATS:
        if one.name == name:
            return one
    raise UnknownName("format", name, (one.name for one in FORMATS))
