"""What archives of one country or system write in their own manner, each read as what it is."""

from __future__ import annotations

from typing import Any

import pytest

from catalog.standards.importers import Draft, Source, find


def unit(inner: str, beside: str = "") -> dict[str, Any]:
    """Return the record of a file that is described by some elements."""
    text = f"""<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="file"><did><unittitle>T</unittitle>
        <repository>Archive</repository>{inner}</did>{beside}</archdesc></ead>"""
    (draft,) = find("ead2002").read(Source("x.xml", text.encode()))
    assert isinstance(draft, Draft)
    return dict(draft.document)


@pytest.mark.parametrize("kind", ["handle", "doi", "urn", "persistent-handle"])
def test_an_address_that_lasts_is_no_number_of_the_unit(kind: str) -> None:
    made = unit(f'<unitid type="{kind}">hdl:10648/1234</unitid><unitid>17</unitid>')
    assert made["reference_code"]["file"] == "17"
    assert [each["value"] for each in made["identifiers"]] == ["hdl:10648/1234"]


def test_a_name_is_read_by_the_parts_that_emphasis_names() -> None:
    parts = (("surname", "Smith"), ("forename", "Mary"), ("dates", "1870-1930"), ("epithet", "suffragist"))
    name = "".join(f'<emph altrender="{kind}">{words}</emph>' for kind, words in parts)
    (creator,) = unit(f"<origination><persname>{name}</persname></origination>")["creators"]
    assert creator == {"kind": "person", "name": "Mary Smith", "surname": "Smith"}


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ('<extent unit="lfm">12.5</extent>', {"quantity": "12.5", "unit": "lfm"}),
        ('<extent unit="lfm">12.5 lfm</extent>', {"quantity": "12.5", "unit": "lfm"}),
        ('<extent unit="lfm">12,5</extent>', "12,5 lfm"),
        ('<extent unit="lfm">12,5 lfm</extent>', "12,5 lfm"),
        ('circa <extent unit="lfm">12.5</extent>', "circa 12.5 lfm"),
    ],
)
def test_the_unit_of_an_extent_is_kept(extent: str, expected: Any) -> None:
    assert unit(f"<physdesc>{extent}</physdesc>")["extent"] == expected


@pytest.mark.parametrize(
    ("note", "kind"),
    [
        ('<odd type="descriptionIdentifier"><p>BR-123</p></odd>', "description identifier"),
        ('<odd type="levelOfDetail"><head>Detail</head><p>Partial</p></odd>', "Detail"),
        ('<note label="Bemerkung:"><p>Wet</p></note>', "Bemerkung"),
        ('<note type="generalNote"><p>Wet</p></note>', None),
        ('<odd type="a4b"><p>Wet</p></odd>', None),
        ("<odd><p>Wet</p></odd>", None),
    ],
)
def test_a_note_is_of_the_kind_that_its_label_or_type_says(note: str, kind: str | None) -> None:
    (made,) = unit("", note)["notes"]
    assert (made.get("kind") if isinstance(made, dict) else None) == kind
