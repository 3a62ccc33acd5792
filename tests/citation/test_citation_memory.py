"""What was read from a record is remembered of that very record, and of no more than a few thousand."""

from __future__ import annotations

from catalog.citation import cite
from catalog.citation.memory import remembered
from catalog.model import Record, Title


def test_a_value_is_read_once_and_an_equal_one_for_itself() -> None:
    seen: list[str] = []

    @remembered
    def read(title: Title) -> str:
        seen.append(title.text)
        return title.text.upper()

    one, other = Title(text="a"), Title(text="a")
    assert [read(one), read(one), read(other)] == ["A", "A", "A"]
    assert seen == ["a", "a"]


def test_what_is_remembered_does_not_grow_without_end() -> None:
    read = remembered(lambda title: title)
    for number in range(10_000):
        assert read(Title(text=str(number))).text == str(number)
    (known,) = [cell.cell_contents for cell in read.__closure__ if isinstance(cell.cell_contents, dict)]
    assert len(known) <= 2048


def test_a_record_that_comes_after_another_is_not_taken_for_it() -> None:
    for number in range(5_000):
        record = Record.model_validate({"id": "x", "level": "item", "title": f"Title {number}"})
        assert f"Title {number}" in str(cite(record))
