"""What users of other systems reported, in other formats, spellings and combinations: read right, or asked."""

from __future__ import annotations

import csv
import io
import json
from html import escape
from typing import Any

import pytest

from catalog.standards.importers import Draft, Source, find
from catalog.storage import json_text
from catalog.validation import read_plain
from catalog.vocabularies.rights_uri import canonical_rights_uri, successor_of_rights

_SPECIAL = "A & B <C> \"D\" 'E' ]]> &amp; &#x41; 𝒜 שלום á % # {x} \\n <script> |"
_ADDRESS = "https://viewer.example.org/?manifest=https://x.example.org/m.json&p=1&q=a%20b#p=1"
_DC = (
    '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "{}</oai_dc:dc>"
)


def drafts(importer: str, data: str | bytes) -> list[Draft]:
    source = Source(f"x.{importer}", data.encode() if isinstance(data, str) else data)
    return [outcome for outcome in find(importer).read(source) if isinstance(outcome, Draft)]


def _table(*rows: list[str]) -> str:
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return text.getvalue()


def _of(title: str, address: str) -> dict[str, str]:
    """Return a source of each kind with a title and an address."""
    t, a = escape(title, quote=False), escape(address)
    item = {"type": "manuscript", "title": title, "URL": address}
    return {
        "oai_dc": _DC.format(f"<dc:title>{t}</dc:title><dc:identifier>{a}</dc:identifier>"),
        "mods": (
            f'<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>{t}</title></titleInfo>'
            f"<location><url>{a}</url></location></mods>"
        ),
        "ead2002": (
            '<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="item"><did>'
            f'<unittitle>{t}</unittitle><dao href="{a}"/></did></archdesc></ead>'
        ),
        "marcxml": (
            '<collection xmlns="http://www.loc.gov/MARC21/slim"><record><leader>00000ngmaa2200000uu 4500</leader>'
            f'<datafield tag="245" ind1="0" ind2="0"><subfield code="a">{t}</subfield></datafield>'
            f'<datafield tag="856" ind1="4" ind2="0"><subfield code="u">{a}</subfield></datafield>'
            "</record></collection>"
        ),
        "ris": f"TY  - MANSCPT\nTI  - {title}\nUR  - {address}\nER  - \n",
        "csl-json": json.dumps([item]),
        "csv": _table(["title", "url"], [title, address]),
    }


@pytest.mark.parametrize("importer", _of("", ""))
def test_signs_of_markup_and_addresses_within_addresses_come_through(importer: str) -> None:
    (made,) = drafts(importer, _of(_SPECIAL, _ADDRESS)[importer])
    expected = _SPECIAL.replace("&amp; &#x41;", "& A") if importer == "csl-json" else _SPECIAL  # CSL has entities
    assert made.document["title"] == expected
    assert _ADDRESS in json.dumps(dict(made.document), default=str)


_ATOM = ["legacyId", "title", "levelOfDescription", "eventTypes", "eventDates", "eventStartDates", "eventEndDates"]


@pytest.mark.parametrize(
    ("event", "dates", "is_asked"),
    [
        (("Creation", "1920s, undated", "1920-00-00", "1929-00-00"), ["192X"], False),
        (("Creation|Accumulation", "1920|NULL", "1920-00-00|NULL", "1920-00-00|NULL"), ["1920"], False),
        (("Creation|Publication", "NULL|1956", "|1956-00-00", ""), ["1956"], False),
        (("Creation", "", "0000-00-00", "0000-00-00"), [None], True),
        (("Creation", "", "1920-13-00", "1925-02-30"), [None], True),
        (
            ("Creation | Creation", "1900 - 1910 | 1915", "1900-01-01 | 1915", "1910-12-31"),
            ["1900/1910", "1915"],
            False,
        ),
        (("Creation", "[ca. 1956]", "1955", "1957"), ["1956~"], False),
        (("Creation", "Monday, 5 September 1956", "", ""), [None], True),
    ],
)
def test_events_of_atom_are_read_each_by_itself(
    event: tuple[str, ...], dates: list[str | None], is_asked: bool
) -> None:
    (made,) = drafts("csv", _table(_ATOM, ["1", "A", "File", *event]))
    assert [date.get("value") for date in made.document["dates"]] == dates
    assert bool(made.questions) == is_asked


@pytest.mark.parametrize(
    ("importer", "codec", "is_asked"),
    [
        ("csv", "utf-8-sig", False),
        ("csv", "utf-16", False),
        ("csv", "cp1251", True),
        ("ris", "utf-8-sig", False),
        ("ris", "utf-16", False),
        ("ris", "cp1251", True),
        ("csl-json", "utf-8-sig", False),
    ],
)
def test_the_letters_of_a_file_are_right_or_asked(importer: str, codec: str, is_asked: bool) -> None:
    text = {
        "csv": "id,title\na,Письмо Хрущёва\n",
        "ris": "TY  - MANSCPT\nTI  - Письмо Хрущёва\nER  - \n",
        "csl-json": '[{"type":"manuscript","title":"Письмо Хрущёва"}]',
    }
    (made,) = drafts(importer, text[importer].encode(codec))
    assert (made.document["title"], bool(made.questions)) == ("Письмо Хрущёва", is_asked)


@pytest.mark.parametrize(
    ("address", "successor"),
    [
        ("http://www.europeana.eu/rights/rr-f/", "InC"),
        ("https://www.europeana.eu/rights/rr-p", "InC"),
        ("http://www.europeana.eu/portal/rights/rr-f.html", "InC"),
        ("http://www.europeana.eu/rights/orphan-work-eu/", "InC-OW-EU"),
        ("http://www.europeana.eu/rights/out-of-copyright-non-commercial/", "NoC-NC"),
        ("http://www.europeana.eu/rights/unknown/", "CNE"),
    ],
)
def test_a_statement_that_europeana_has_withdrawn_is_a_finding(address: str, successor: str) -> None:
    (made,) = drafts("oai_dc", _DC.format(f"<dc:title>A</dc:title><dc:rights>{address}</dc:rights>"))
    assert made.document["rights"] == {"uri": address}
    assert successor_of_rights(address) == f"http://rightsstatements.org/vocab/{successor}/1.0/"
    assert canonical_rights_uri(address) is None
    record: dict[str, Any] = {"id": "a", "level": "item", "title": "A", "rights": {"uri": address}}
    assert [finding.code for finding in read_plain(record).findings] == ["rights-withdrawn"]


@pytest.mark.parametrize("written", ["1.10", "1e3", "100", "0.50"])
def test_a_number_in_json_is_named_as_it_is_written(written: str) -> None:
    code = json_text.read(f'{{"repository": "GARF", "fond": "1", "opis": "1", "delo": {written}}}')
    (finding,) = read_plain({"id": "a", "level": "item", "title": "A", "reference_code": code}).errors
    assert (finding.code, finding.hint) == ("not-text", f'Put it in quotation marks: "{written}".')
