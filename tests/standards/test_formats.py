"""What holds for every format: found by name, streamed, and a golden file of the letter."""

from __future__ import annotations

import pytest
from format_records import minimal, rich

from catalog.errors import UnknownName
from catalog.standards import formats
from catalog.standards.ead.finding_aid import FindingAid
from catalog.standards.format import Packed
from catalog.standards.formats import FORMATS
from catalog.standards.sheets.write_atom import AtomSheet
from catalog.standards.tei.cmif import LetterIndex
from tests.every import every

EACH = every("form", FORMATS, ids=lambda form: form.name)
WRITTEN = [form for form in FORMATS if not isinstance(form, Packed)]
EACH_WRITTEN = every("form", WRITTEN, ids=lambda form: form.name)
"""Those whose records are text."""
EACH_ROW = every(
    "form",
    [form for form in WRITTEN if not isinstance(form, FindingAid | LetterIndex | AtomSheet)],
    ids=lambda form: form.name,
)
"""Those whose records stand in a file one after the other."""


@EACH
def test_a_format_is_found_by_its_name(form):
    assert formats.find(form.name) is form


def test_an_unknown_format_is_answered_with_the_known_ones():
    with pytest.raises(UnknownName, match=r"There is no format 'bibtx'; did you mean 'bibtex'\? There are: .*bibtex"):
        formats.find("bibtx")


def test_names_and_extensions_are_unique():
    assert len({form.name for form in FORMATS}) == len(FORMATS)
    assert len({form.extension for form in FORMATS}) == len(FORMATS)


@EACH_WRITTEN
def test_the_letter_is_written_as_its_golden_file(form, letter, catalogue_settings, golden):
    if form.fits(letter):
        golden(f"formats/letter/letter.{form.extension}", form.document(letter, catalogue_settings))
    else:
        assert form.needs


@EACH_WRITTEN
def test_a_record_with_every_field_is_written_as_its_golden_file(form, catalogue_settings, golden):
    golden(f"formats/telegram/telegram.{form.extension}", form.document(rich(), catalogue_settings))


@EACH
def test_a_file_of_one_record_is_that_record_alone(form, letter, catalogue_settings):
    assert b"".join(form.stream([letter], catalogue_settings)) == form.document(letter, catalogue_settings)


@EACH_ROW
def test_a_file_of_three_records_holds_the_bytes_of_each(form, letter, catalogue_settings):
    records = [letter, minimal(), rich()]
    written = b"".join(form.stream(records, catalogue_settings))
    place = 0
    for record in records:
        encoded = form.encode(record, catalogue_settings)
        place = written.find(encoded, place)
        assert place >= 0
        place += len(encoded)


@EACH_ROW
def test_records_are_streamed_and_not_gathered(form, catalogue_settings):
    drawn = []

    def source():
        for number in range(5):
            drawn.append(number)
            yield minimal(id=f"r{number}")

    pieces = form.stream(source(), catalogue_settings)
    next(pieces)
    next(pieces)
    assert len(drawn) <= 2


@EACH
def test_equal_records_are_written_alike(form, catalogue_settings):
    assert form.encode(rich(), catalogue_settings) == form.encode(rich(), catalogue_settings)


@EACH
def test_a_format_says_what_it_loses(form):
    from catalog.publication.formats_list import describe

    assert "lost" in describe(form).lower()
