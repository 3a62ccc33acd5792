"""cmif: one index of letters, as correspSearch asks for it; what it demands and the catalogue does not say is said."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from format_records import catalogue, minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree
from tei_schemas import TEI, check, needs

import catalog
from catalog.errors import UsageError
from catalog.model import Record
from catalog.standards.tei import cmif
from tests.examples import examples

FORMAT = cmif.FORMAT
BY = "https://creativecommons.org/licenses/by/4.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
SETTINGS = f"""name = "Letters"
admin_emails = ["a@example.org"]
namespace = "example.org"
base_url = "https://c.example.org"
metadata_license = "{BY}"
"""


def letter(**changes) -> Record:
    about = {"created": "2026-03-01", **changes.pop("administration", {})}
    return minimal(**{"genre": "letter", "administration": about, **changes})


def index(*records, **settings_) -> etree._Element:
    root = etree.fromstring(b"".join(FORMAT.stream(records, catalogue(**settings_))))
    check_rules(root)
    return root


def check_rules(root: etree._Element) -> None:
    """What the Schematron of the Correspondence SIG demands."""
    (source,) = root.iter(f"{TEI}bibl")
    identifier = source.get("{http://www.w3.org/XML/1998/namespace}id")
    assert re.search(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", identifier)
    for description in root.iter(f"{TEI}correspDesc"):
        assert [each.get("type") for each in description.iterfind(f"{TEI}correspAction")] == ["sent", "received"]
        assert description.get("source") == f"#{identifier}"
    for date in root.iter(f"{TEI}date"):
        assert set(date.attrib) & {"when", "from", "to", "notBefore", "notAfter"} or date.text == "No letters."


@needs("cmi-customization.rng")
@settings(max_examples=examples(150), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(record=records)
def test_the_index_of_any_letter_is_valid(catalogue_settings, record):
    if cmif.is_letter(record):
        check("cmi-customization.rng", FORMAT.document(record, catalogue_settings))


@needs("cmi-customization.rng")
def test_an_index_of_none_one_and_two_letters_is_valid(letter, catalogue_settings):
    for each in ([], [letter], [letter, rich()]):
        check("cmi-customization.rng", b"".join(FORMAT.stream(each, catalogue_settings)))


def test_a_letter_is_who_wrote_to_whom_from_where_and_when():
    (description,) = index(rich()).iter(f"{TEI}correspDesc")
    assert description.get("ref") == "https://archive.example.org/catalogue/ark:/12345/x5wf6789r"
    assert description.get("key").startswith("GARF, Fond 9401")
    sent, received = description.iterfind(f"{TEI}correspAction")
    assert [(each.tag.removeprefix(TEI), each.text, dict(each.attrib)) for each in sent] == [
        ("orgName", "Embassy in Pyongyang", {}),
        ("persName", "Ivan Petrov", {"ref": "http://viaf.org/viaf/12345"}),
        ("persName", "Ri Chu-yon", {"cert": "low"}),
        ("placeName", "Pyongyang", {"ref": "https://www.geonames.org/1871859"}),
        ("date", None, {"when": "1956-08-31", "evidence": "conjecture"}),
    ]
    assert [each.text for each in received] == [
        *("Secretariat of the Central Committee", "Ponomarev", "Moscow", "Kuntsevo", "1 September 1956?"),
    ]  # fmt: skip


def test_who_is_not_known_is_unknown():
    (description,) = index(letter()).iter(f"{TEI}correspDesc")
    assert [each.text for each in description.iter(f"{TEI}persName")] == ["Unknown", "Unknown"]


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("195X", ({"notBefore": "1950", "notAfter": "1959"}, "1950s")),
        ("1956-09-05/1956-09-13", ({"from": "1956-09-05", "to": "1956-09-13"}, None)),
        ("1956~", ({"when": "1956", "cert": "low"}, "c. 1956")),
        ("1956-09-05T10:00:00", ({"when": "1956-09-05"}, "5 September 1956")),
        ("-0043", None),
    ],
)
def test_a_date_is_bounded_by_days_months_or_years(value, expected):
    (description,) = index(letter(dates=[value])).iter(f"{TEI}correspDesc")
    date = description.find(f".//{TEI}date")
    assert (None if date is None else (dict(date.attrib), date.text)) == expected


def test_the_head_says_whose_it_is_and_when_it_changed():
    own = [letter(), letter(id="b", administration={"modified": "2026-04-05"})]
    root = index(*own, metadata_license=BY)
    assert root.find(f".//{TEI}publicationStmt/{TEI}idno").text == "https://archive.example.org/catalogue/cmif.xml"
    assert root.find(f".//{TEI}publicationStmt/{TEI}date").get("when") == "2026-04-05"
    assert root.find(f".//{TEI}editor/{TEI}email").text == "archivist@example.org"
    assert root.find(f".//{TEI}licence").get("target") == BY
    assert index(letter()).find(f".//{TEI}idno").text.endswith("/records/minimal.cmif.xml")


@pytest.mark.parametrize("spelling", ["http://creativecommons.org/licenses/by/4.0", f"{BY}deed.en"])
def test_the_licence_is_known_in_its_spellings(spelling):
    assert index(letter(), metadata_license=spelling).find(f".//{TEI}licence").get("target") == BY


def test_descriptions_of_two_licences_are_under_the_stricter_one():
    mixed = [letter(), letter(id="b", administration={"metadata_license": BY})]
    assert index(*mixed).find(f".//{TEI}licence").get("target") == BY
    assert index(letter()).find(f".//{TEI}licence").get("target") == CC0


@pytest.mark.parametrize("licence", [None, "https://creativecommons.org/licenses/by-nc/4.0/"])
def test_without_the_licence_there_is_no_index_and_the_fix_is_said(licence):
    with pytest.raises(UsageError, match=r"write metadata_license = .*by/4.0.* into catalog.toml"):
        list(FORMAT.stream([letter()], catalogue(metadata_license=licence)))
    alone = FORMAT.document(letter(), catalogue(metadata_license=licence))
    assert "licence of this file is not stated" in alone.decode()


@pytest.fixture
def letters(tmp_path: Path) -> catalog.Catalogue:
    folder = tmp_path / "records"
    folder.mkdir()
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    created = "administration: {created: 2026-01-01}\n"
    for name, rest in (
        ("a", f"genre: letter\n{created}"),
        ("b", f"genre: minutes\n{created}"),
        ("c", "genre: telegram\n"),
        ("d", "genre: letter\nadministration: {created: 2026-01-01, metadata_license: 'https://x.org/closed'}\n"),
        ("e", f"recipients: [Kim]\n{created}"),
        ("f", "genre: letter\nadministration: {created: 2026-01-01, status: draft}\n"),
    ):
        (folder / f"{name}.yaml").write_text(f"id: {name}\nlevel: item\ntitle: T\n{rest}")
    return catalog.open(tmp_path)


def test_an_export_has_the_letters_and_says_which_it_leaves_and_why(letters):
    said = []
    root = etree.fromstring(b"".join(letters.export("cmif", report=said.append)))
    check_rules(root)
    found = [each.get("ref").rpartition("/")[2] for each in root.iter(f"{TEI}correspDesc")]
    assert found == ["a", "e"]
    assert [re.findall("'(.)'", str(each))[0] for each in said] == ["c", "d"], "minutes are no letter, and no fault"
    assert all("administration.created" in each.hint for each in said)


def test_minutes_that_are_asked_for_are_reported(letters):
    said = []
    assert b"correspDesc" not in b"".join(letters.export("cmif", "b", report=said.append))
    assert [each.code for each in said] == ["unfit-for-format"]
