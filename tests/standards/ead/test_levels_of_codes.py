"""Every level of a finding aid or of AtoM gives a unit a valid reference code."""

from __future__ import annotations

from catalog.standards.importers import Draft, Source, find
from catalog.validation import read_plain
from catalog.vocabularies import Level
from tests.every import every


@every("level", [*Level, "recordgrp", "subgrp", "otherlevel"])
def test_the_number_of_a_unit_of_any_level_is_a_valid_code(level: str) -> None:
    unit = "<did><unitid>RG 59</unitid><unittitle>A</unittitle><repository>GARF</repository></did>"
    text = (
        f'<ead><eadheader><eadid>x</eadid></eadheader><archdesc level="{level}" otherlevel="x">{unit}</archdesc></ead>'
    )
    rows = f"legacyId,title,levelOfDescription,identifier,repository\n1,A,{level},RG 59,GARF\n"
    for importer, data in (("ead2002", text), ("csv", rows)):
        (made,) = find(importer).read(Source("x", data.encode()))
        assert isinstance(made, Draft)
        outcome = read_plain(dict(made.document))
        assert outcome.record is not None, [str(each) for each in outcome.findings]
        assert "RG 59" in str(made.document["reference_code"])
