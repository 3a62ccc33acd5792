"""The history of a description: by whom and by what, of which elements, out in each format and in again."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.model import Administration, Catalogue, Record, Revision
from catalog.publication.showing import show
from catalog.standards import formats, revisions
from catalog.standards.importers import Draft, Source, find
from tests.every import every

SETTINGS = Catalogue(
    name="T", admin_emails=("a@example.org",), namespace="example.org", base_url="https://c.example.org"
)
HISTORY: list[dict[str, Any]] = [
    {"event": "created", "by": "M. Ivanova", "maker": "person", "date": "2026-01-02"},
    {"event": "created", "by": "Иванова, М. (архивист)", "maker": "person"},
    {"event": "reviewed", "by": "P. Orlov", "maker": "person", "date": "2026-02-01", "elements": ["title", "scope"]},
    {"event": "reviewed", "maker": "person", "elements": ["title"], "note": "Names checked; twice."},
    {"event": "reparative revision", "date_as_written": "Spring 2026", "note": "The word of 1931 is in quotes now."},
    {"event": "accessibility revision", "by": "A & B <c>"},
    {"event": "revised", "by": "summariser 3.1", "maker": "model", "date": "2026-02-03", "elements": ["abstract"]},
    {"event": "revised", "maker": "program"},
    {"event": "imported", "by": "ead3", "maker": "import", "date": "2026-03-01"},
    {"event": "imported", "note": "revised by nobody"},
]
ROUND_TRIP = ("ead2002", "ead3", "ead4", "marcxml", "mods", "csv", "xlsx")


def record_of(*done: dict[str, Any]) -> Record:
    administration = {"revisions": list(done)}
    return Record.model_validate({"id": "a", "level": "fonds", "title": "Papers", "administration": administration})


def read_again(form: str, record: Record) -> list[Revision]:
    written = b"".join(formats.find(form).stream([record], SETTINGS))
    (draft,) = find(form).read(Source(f"x.{form}", written))
    assert isinstance(draft, Draft)
    return [Revision.model_validate(each) for each in draft.document["administration"].get("revisions", ())]


@pytest.mark.parametrize("form", ROUND_TRIP)
def test_a_history_comes_back_as_it_was(form: str) -> None:
    record = record_of(*HISTORY)
    assert read_again(form, record) == list(record.administration.revisions)


@every("form", ROUND_TRIP)
@every("done", HISTORY, ids=lambda done: done["event"])
def test_one_event_comes_back_as_it_was(form: str, done: dict[str, Any]) -> None:
    assert read_again(form, record_of(done)) == [Revision.model_validate(done)]


def test_the_day_of_an_import_is_no_day_of_its_making() -> None:
    about = Administration.model_validate(
        {"cataloguer": "N. Sahli", "created": "2026-03-01", "modified": "2026-03-01", "revisions": [HISTORY[8]]}
    )
    assert [revisions.line(each) for each in revisions.history(about)] == [
        "created by N. Sahli (person)",
        "2026-03-01: imported by ead3 (import)",
    ]


def test_a_record_without_revisions_was_made_and_changed_on_its_days() -> None:
    about = Administration.model_validate({"created": "2026-01-01", "modified": "2026-03-01"})
    assert [revisions.line(each) for each in revisions.history(about)] == ["2026-01-01: created", "2026-03-01: revised"]


EAD = """<ead><eadheader><eadid>x</eadid><filedesc><titlestmt><titleproper>G</titleproper></titlestmt></filedesc>
<profiledesc><creation>Encoded with a tool <date>2018-09-12</date></creation></profiledesc>
<revisiondesc><change><date>{date}</date><item>Updated by J. Neal; new boxes.</item></change>
<change audience="internal"><date>2020-01-01</date><item>The donor asked for it.</item></change></revisiondesc>
</eadheader>
<archdesc level="fonds"><did><unittitle>Papers</unittitle></did>
<dsc><c level="file"><did><unittitle>File</unittitle></did></c></dsc></archdesc></ead>"""


@pytest.mark.parametrize(
    ("date", "said"),
    [
        ("2021-12-15T12:55:15.401Z", {"date": "2021-12-15"}),
        ("2014-07-08 12:27:07", {"date": "2014-07-08"}),
        ("April 2021", {"date_as_written": "April 2021"}),
        ("2014/07/08 12:27:06", {"date_as_written": "2014/07/08 12:27:06"}),
        ("2021-02-30", {"date_as_written": "2021-02-30"}),
        ("2021-12-15/2022-01-01", {"date_as_written": "2021-12-15/2022-01-01"}),
    ],
)
def test_changes_of_a_finding_aid_are_the_history_of_its_uppermost_unit(date: str, said: dict[str, str]) -> None:
    top, below = find("ead2002").read(Source("x.xml", EAD.format(date=date).encode()))
    assert isinstance(top, Draft)
    assert isinstance(below, Draft)
    assert top.document["administration"]["revisions"] == [
        {"note": "Encoded with a tool 2018-09-12", "date": "2018-09-12", "event": "created"},
        {"note": "Updated by J. Neal; new boxes.", **said, "event": "revised"},
    ]
    assert "revisions" not in below.document["administration"]
    assert "donor" not in str(top.document)


@pytest.mark.parametrize(("event", "note"), [("deleted", "Why.; deleted"), ("cancelled", "Why.; cancelled")])
def test_an_event_that_is_none_of_ours_is_kept_in_words(event: str, note: str) -> None:
    ead = f"""<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>x</recordid><maintenancehistory>
        <maintenanceevent><eventtype value="{event}"/><eventdatetime>2010</eventdatetime><agenttype value="unknown"/>
        <agent>X</agent><eventdescription>Why.</eventdescription></maintenanceevent></maintenancehistory></control>
        <archdesc level="fonds"><did><unittitle>Papers</unittitle></did></archdesc></ead>"""
    (draft,) = find("ead3").read(Source("x.xml", ead.encode()))
    assert isinstance(draft, Draft)
    (done,) = draft.document["administration"]["revisions"]
    assert done == {"event": "revised", "by": "X", "date_as_written": "2010", "note": note}


def test_show_prints_the_history() -> None:
    shown = show(record_of(HISTORY[2], HISTORY[6]))
    assert "2026-02-01: reviewed by P. Orlov (person); elements: title, scope" in shown
    assert "2026-02-03: revised by summariser 3.1 (model); elements: abstract" in shown
    assert "Details" not in shown


def test_what_is_linked_to_one_field_of_marc_is_no_history_of_the_record() -> None:
    marc = """<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000uu 4500</leader>
        <datafield tag="245" ind1="0" ind2="0"><subfield code="a">Papers</subfield></datafield>
        <datafield tag="883" ind1="0" ind2=" "><subfield code="8">1\\p</subfield><subfield code="a">autodewey</subfield>
        <subfield code="d">20120407</subfield></datafield></record>"""
    (draft,) = find("marcxml").read(Source("x.xml", marc.encode()))
    assert isinstance(draft, Draft)
    assert "revisions" not in draft.document["administration"]
    assert any("autodewey" in each.text for each in draft.ignored)
