"""Finding aids within another document are read as if each were in a file of its own."""

from __future__ import annotations

import pytest

from catalog.standards.importers import Draft, Refusal, Source, find, recognise

_AID = """<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>{0}</eadid><filedesc><titlestmt><titleproper>Guide
</titleproper></titlestmt></filedesc></eadheader><archdesc level="fonds"><did><unittitle>Papers {0}</unittitle></did>
<dsc><c level="file"><did><unittitle>Letters {0}</unittitle></did></c></dsc></archdesc></ead>"""
_RECORD = "<record><header><identifier>oai:x:{0}</identifier></header><metadata>{1}</metadata></record>"
_OAI = '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords>{0}</ListRecords></OAI-PMH>'
_METS = '<mets xmlns="http://www.loc.gov/METS/"><dmdSec><mdWrap><xmlData>{0}</xmlData></mdWrap></dmdSec></mets>'


def drafts(text: str) -> list[Draft]:
    source = Source("answer.xml", text.encode())
    assert recognise(source) is find("ead2002")
    outcomes = list(find("ead2002").read(source))
    assert all(isinstance(outcome, Draft) for outcome in outcomes)
    return [outcome for outcome in outcomes if isinstance(outcome, Draft)]


@pytest.mark.parametrize("text", [
    _OAI.format("".join(_RECORD.format(name, _AID.format(name)) for name in ("one", "two"))),
    f"<collection>{_AID.format('one')}{_AID.format('two')}</collection>",
    f"<!-- aids --><eads><group>{_AID.format('one')}</group><note>Between.</note>{_AID.format('two')}</eads>",
    _OAI.format(_RECORD.format("one", f"<collection>{_AID.format('one')}{_AID.format('two')}</collection>")),
    _METS.format(_AID.format("one") + _AID.format("two")),
], ids=["OAI-PMH", "collection", "groups", "collection in an answer", "METS"])  # fmt: skip
def test_each_finding_aid_is_read(text: str) -> None:
    made = drafts(text)
    assert [(each.document["id"], each.document["title"], each.document.get("part_of")) for each in made] == [
        ("one", "Papers one", None), ("one-1", "Letters one", "one"),
        ("two", "Papers two", None), ("two-1", "Letters two", "two"),
    ]  # fmt: skip
    assert {each.source.file for each in made} == {"answer.xml"}
    assert [each.source.item.partition(", ")[0] for each in made] == ["finding aid 1"] * 2 + ["finding aid 2"] * 2
    assert {each.source.sha256 for each in made} == {Source("answer.xml", text.encode()).sha256}


def test_a_finding_aid_in_mets_is_read() -> None:
    assert [each.document["id"] for each in drafts(_METS.format(_AID.format("one")))] == ["one", "one-1"]


def test_a_deleted_record_among_others_is_skipped_and_named() -> None:
    deleted = '<record><header status="deleted"><identifier>oai:x:0</identifier></header></record>'
    text = _OAI.format(deleted + _RECORD.format("one", _AID.format("one")) + deleted)
    outcomes = list(find("ead2002").read(Source("answer.xml", text.encode())))
    assert [each.document["id"] for each in outcomes if isinstance(each, Draft)] == ["one", "one-1"]
    skipped = [each for each in outcomes if not isinstance(each, Draft)]
    assert len(skipped) == 2
    assert all("oai:x:0" in repr(each) for each in skipped)


def test_two_finding_aids_of_one_identifier_are_two() -> None:
    made = drafts(f"<collection>{_AID.format('one')}{_AID.format('one')}</collection>")
    assert [each.source.item.partition(", ")[0] for each in made] == ["finding aid 1"] * 2 + ["finding aid 2"] * 2


def test_what_holds_no_finding_aid_is_refused() -> None:
    for text in (_OAI.format(""), "<collection><ead><eadheader/></ead></collection>"):
        (outcome,) = find("ead2002").read(Source("answer.xml", text.encode()))
        assert isinstance(outcome, Refusal)
        assert outcome.findings[0].code == "no-finding-aid"
