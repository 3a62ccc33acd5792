"""What was found out about a value is remembered while it is at hand, and never taken for what is true of another."""

from __future__ import annotations

import gc
import weakref

from catalog.memoized import remembered, remembered_in_a_list
from catalog.model import Record


def minimal(name: str = "minimal") -> Record:
    return Record.model_validate({"id": name, "level": "item", "title": "Untitled"})


def test_a_value_is_asked_about_once():
    asked = []
    title_of = remembered(lambda record: asked.append(record.id) or record.title.text)
    record = minimal()
    assert [title_of(record) for _ in range(3)] == ["Untitled"] * 3
    assert asked == ["minimal"]


def test_equal_values_are_asked_about_each():
    asked = []
    look = remembered(asked.append)
    look(minimal())
    look(minimal())
    assert len(asked) == 2


def test_thousands_of_values_that_come_and_go_are_never_confused():
    """A value that is forgotten may leave its place in memory to the next."""
    id_of = remembered(lambda record: record.id)
    assert all(id_of(minimal(f"r{number}")) == f"r{number}" for number in range(3_000))


def test_what_is_remembered_does_not_grow():
    for remembering, most in ((remembered, 128), (remembered_in_a_list, 2048)):
        look = remembering(lambda record: record.id)
        seen = []
        for number in range(most + 1_000):
            record = minimal(f"r{number}")
            look(record)
            seen.append(weakref.ref(record))
        del record
        gc.collect()
        assert sum(one() is not None for one in seen) <= most + 1
