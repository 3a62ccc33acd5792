"""What was found out about a value is remembered while it is at hand, and never taken for what is true of another."""

from __future__ import annotations

from format_records import minimal

from catalog.standards.memoized import remembered


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
    assert all(id_of(minimal(id=f"r{number}")) == f"r{number}" for number in range(3_000))


def test_what_is_remembered_does_not_grow():
    import gc
    import weakref

    look = remembered(lambda record: record.id)
    seen = []
    for number in range(1_000):
        record = minimal(id=f"r{number}")
        look(record)
        seen.append(weakref.ref(record))
    del record
    gc.collect()
    assert sum(one() is not None for one in seen) < 200
