"""Every kind of date in every output: words where people read, and bounds where programs do.

The table was read row by row against the standards: MARC 21 008/06 and 264, EAD `@normal` and the words of `unitdate`,
RiC-O `expressedDate`, ISO 8601 in Dublin Core, DataCite and schema.org, EDTF up to level 1 in EDM, CSL `date-parts`,
RIS and BibTeX. A cell is what the format has of the date; `-` where it has nothing.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from format_records import catalogue, minimal
from lxml import etree

from catalog.standards.formats import find

_TABLE = Path(__file__).with_name("every_kind_of_date.tsv")
_ROWS = list(csv.DictReader(_TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))

_XML = ("marcxml", "ead2002", "oai_dc", "dcterms", "datacite", "edm")
_OTHERS = ("jsonld", "rico", "csl-json", "ris", "bibtex")


def _outputs(date: str | dict[str, str]) -> Mapping[str, str]:
    record = minimal(dates=[date])
    texts = {name: find(name).encode(record, catalogue()).decode() for name in (*_XML, *_OTHERS)}
    trees = {name: etree.fromstring(texts[name].encode()) for name in _XML}
    (unitdate,) = trees["ead2002"].iter("{*}unitdate")
    (item,) = json.loads(f"[{texts['csl-json']}]")
    return {
        "marc 008": (trees["marcxml"].findtext("{*}controlfield[@tag='008']") or "")[6:15].replace(" ", "#"),
        "marc 264": trees["marcxml"].findtext("{*}datafield[@tag='264']/{*}subfield[@code='c']") or "-",
        "ead normal": unitdate.get("normal", "-"),
        "ead words": unitdate.text or "-",
        "dc": trees["oai_dc"].findtext("{*}date") or "-",
        "dcterms": trees["dcterms"].findtext("{*}created") or "-",
        "edm": trees["edm"].findtext(".//{http://purl.org/dc/terms/}created") or "-",
        "datacite year": trees["datacite"].findtext("{*}publicationYear") or "-",
        "datacite": trees["datacite"].findtext("{*}dates/{*}date") or "-",
        "schema.org": _found(r'"dateCreated": "(.*?)"', texts["jsonld"]),
        "rico words": _found(r'"expressedDate": "(.*?)"', texts["rico"]),
        "csl": json.dumps(item.get("issued"), ensure_ascii=False),
        "ris": _found(r"DA  - (.*?)\r", texts["ris"]),
        "bibtex year": _found(r"year\s+= \{(.*)\},", texts["bibtex"]),
    }


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    return found[1] if found else "-"


@pytest.mark.parametrize("row", _ROWS, ids=[row["date"] for row in _ROWS])
def test_a_kind_of_date_is_said_in_each_output_as_its_standard_says(row: dict[str, str]) -> None:
    date = json.loads(row["date"]) if row["date"].startswith('{"') else row["date"]
    assert {"date": row["date"], **_outputs(date)} == row
