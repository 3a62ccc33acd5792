"""Where a letter was sent from and where it went, in the formats that have a place for it, and back."""

from __future__ import annotations

import pytest

from catalog.model import Catalogue, Record
from catalog.standards import formats
from catalog.standards.importers import Draft, Source, find

FROM = {"name": "Pyongyang", "uri": "http://vocab.getty.edu/tgn/7000997"}
TO = {"name": "Moscow", "uri": "http://vocab.getty.edu/tgn/7012974"}
LETTER = Record.model_validate(
    {
        "id": "a",
        "level": "item",
        "genre": "letter",
        "title": "Letter",
        "dates": ["1956-09-05"],
        "sent_from": [FROM],
        "destination": [TO],
        "places": [{"name": "Seoul"}],
        "reference_code": {"repository": "GARF", "fond": "5446", "opis": "98", "delo": "721"},
    }
)


@pytest.mark.parametrize(
    ("form", "sent_from"),
    [("mods", FROM), ("marcxml", {"name": "Pyongyang"}), ("ead2002", FROM), ("ead3", FROM), ("tei", FROM)],
)
def test_both_places_come_back_apart_from_what_the_letter_is_about(
    form: str, sent_from: dict[str, str], catalogue_settings: Catalogue
) -> None:
    written = b"".join(formats.find(form).stream([LETTER], catalogue_settings))
    *_, draft = [one for one in find(form).read(Source(f"x.{form}", written)) if isinstance(one, Draft)]
    assert draft.document["sent_from"] == [sent_from]
    assert draft.document["destination"] == [TO]
    if form != "tei":
        assert [place["name"] for place in draft.document["places"]] == ["Seoul"]


@pytest.mark.parametrize("form", ["ris", "csl-json", "bibtex", "biblatex", "endnote-xml", "zotero-rdf"])
def test_a_reference_manager_is_given_them_in_a_note(form: str, catalogue_settings: Catalogue) -> None:
    """Styles print the field for a place as that of a publisher."""
    written = formats.find(form).encode(LETTER, catalogue_settings).decode()
    assert "Sent from Pyongyang." in written
    assert "Sent to Moscow." in written


def test_ead4_does_not_say_that_a_letter_is_about_them(catalogue_settings: Catalogue) -> None:
    written = formats.find("ead4").encode(LETTER, catalogue_settings).decode()
    assert "Seoul" in written
    assert "Pyongyang" not in written


def test_a_place_that_a_library_did_not_identify_is_none() -> None:
    marc = (
        '<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000ntm a2200000 a 4500</leader>'
        '<datafield tag="245" ind1="0" ind2="0"><subfield code="a">Letter</subfield></datafield>'
        '<datafield tag="264" ind1=" " ind2="0"><subfield code="a">[Place of production not identified] :</subfield>'
        '<subfield code="a">Leningrad :</subfield><subfield code="c">1956</subfield></datafield></record>'
    )
    (draft,) = find("marcxml").read(Source("x.xml", marc.encode()))
    assert isinstance(draft, Draft)
    assert draft.document["sent_from"] == [{"name": "Leningrad"}]
