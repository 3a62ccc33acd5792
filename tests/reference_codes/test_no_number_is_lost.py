"""No number of a reference is lost without a doubt: a certain reading has all of them, whatever is put in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st
from reading_table import read_table

from catalog.reference_codes import Reading, parse
from catalog.reference_codes.dates_beside import without_dates
from tests.every import every

_NUMBER = re.compile(r"\d+")
_END_OF_NUMBER = re.compile(r"\d(?=[\s,.;)]|$)")
_FOREIGN = (
    *(" 77", "; 77", ", 77", " pt. 77", " (77)", ", no. 77", " 77/88", "-77", ", Kopie 77", " Teil 77", ".77"),
    *(", 1977", " (1977)", ", 1976–77", " 77v", ", f. 77", ", Box 77", ": 77", " – 77", " [77]", ", т. 77", ", 77 л."),
)
_REFERENCES = sorted(row.reference for row in read_table("tuned"))


def _said(reading: Reading) -> Iterator[str]:
    """Yield all that is known of the references in a string."""
    for one in reading.references:
        for part in one.parts:
            yield from (part.number, part.title or "")
        yield from (str(leaf.number) for span in one.leaves for leaf in (span.start, span.end))
        yield from (one.year or "", one.microfilm or "", one.extent or "")
        yield from (qualifier.text for qualifier in one.qualifiers)


def _lost(text: str) -> list[str]:
    """Return the numbers behind the beginning of the first reference that a certain reading says nothing of."""
    reading = parse(text)
    if not reading.references or not all(one.certain for one in reading.references):
        return []
    begun = min(one.span.start for one in reading.references)
    said = {int(number) for words in _said(reading) for number in _NUMBER.findall(words)}
    leaves = {leaf.number for one in reading.references for span in one.leaves for leaf in (span.start, span.end)}
    ends = {number % 10**digits for number in leaves for digits in (1, 2, 3)}  # `162-77` is 162-177
    # the day of a document beside its code is said in the residue
    return [number for number in _NUMBER.findall(without_dates(text[begun:])) if int(number) not in said | ends]


@every("text", _REFERENCES)
def test_a_certain_reading_has_every_number_of_its_reference(text: str) -> None:
    assert _lost(text) == []


@given(st.sampled_from(_REFERENCES), st.sampled_from(_FOREIGN), st.integers(0, 9))
def test_a_number_that_does_not_belong_is_read_or_doubted(text: str, foreign: str, place: int) -> None:
    ends = [found.end() for found in _END_OF_NUMBER.finditer(text)]
    if ends:
        at = ends[place % len(ends)]
        changed = text[:at] + foreign + text[at:]
        assert _lost(changed) == [], changed
