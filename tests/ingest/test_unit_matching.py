"""Units of a source and the records of an earlier import: no record is ever matched with another document."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from catalog.ingest.same_document import Features
from catalog.ingest.unit_matching import UnitMatches, match_units
from catalog.ingest.units import ExistingUnit, IncomingUnit, is_opaque
from tests.examples import examples

ROOT = Features(title="papers", code="fonds=1", content=b"root")


@dataclass(frozen=True)
class Document:
    """A document by its own name, and what a finding aid says of it."""

    name: int
    title: str
    dates: tuple[str, ...] = ()
    edition: int = 0

    def features(self, code: str = "") -> Features:
        content = f"{self.title} {self.dates} {self.name} {self.edition}".encode()
        return Features(title=self.title, dates=self.dates, code=code, content=content)


Numbers = str
"""How units are numbered: each for ever, anew by their place, or not at all."""


def numbered(documents: list[Document], by: Numbers) -> list[tuple[Document, str]]:
    numbers = {"for ever": lambda at, each: f"n{each.name}", "by place": lambda at, _: f"n{at}", "not": lambda *_: ""}
    return [(each, numbers[by](at, each)) for at, each in enumerate(documents, 1)]


def matched(before: list[Document], now: list[Document], identifiers: Numbers, codes: Numbers) -> UnitMatches:
    existing = [ExistingUnit("root", None, "aid", ROOT)]
    for place, ((each, identifier), (_, code)) in enumerate(
        zip(numbered(before, identifiers), numbered(before, codes), strict=True)
    ):
        existing.append(ExistingUnit(f"r{each.name}", "root", identifier, each.features(code), place=place))
    incoming = [IncomingUnit("root", None, "aid", ROOT)]
    for (each, identifier), (_, code) in zip(numbered(now, identifiers), numbered(now, codes), strict=True):
        incoming.append(IncomingUnit(f"u{each.name}", "root", identifier, each.features(code)))
    return match_units(existing, incoming)


def wrong(matches: UnitMatches, now: list[Document]) -> list[tuple[int, str]]:
    return [
        (now[unit - 1].name, record)
        for unit, record in matches.record_of.items()
        if unit and record != f"r{now[unit - 1].name}"
    ]


titles = st.sampled_from(["letters", "minutes", "ledgers of the mill", "plan", "map of the harbour"])
dates = st.sampled_from([(), ("1900",), ("1901",), ("1902",)])
documents = st.lists(st.tuples(titles, dates), min_size=1, max_size=8).map(
    lambda given: [Document(number, *each) for number, each in enumerate(given)]
)
numbers = st.sampled_from(["for ever", "by place", "not"])
CHANGES = ("nothing", "insert", "remove", "shuffle", "edit", "insert and edit", "shuffle and edit", "remove and edit")


def changed(documents: list[Document], change: str, seed: int) -> list[Document]:
    chance = random.Random(seed)
    now = list(documents)
    if "insert" in change:
        for number in range(chance.randint(1, 2)):
            title = chance.choice(["deeds", "letters", "minutes"])
            now.insert(chance.randint(0, len(now)), Document(100 + number, title, chance.choice([(), ("1890",)])))
    if "remove" in change:
        del now[chance.randrange(len(now))]
    if "shuffle" in change:
        chance.shuffle(now)
    if "edit" in change:
        edited = chance.sample(now, min(len(now), 2))
        now = [replace(each, edition=1) if each in edited else each for each in now]
    return now


@given(before=documents, change=st.sampled_from(CHANGES), seed=st.integers(0, 10_000), ids=numbers, codes=numbers)
@settings(max_examples=examples(1500), deadline=None)
def test_no_record_is_matched_with_another_document(
    before: list[Document], change: str, seed: int, ids: Numbers, codes: Numbers
) -> None:
    # where numbers are counted anew and the words change too, nobody can tell
    assume("for ever" in (ids, codes) or (ids, codes) == ("not", "not") or " and " not in change)
    now = changed(before, change, seed)
    matches = matched(before, now, ids, codes)
    assert wrong(matches, now) == []
    assert len(set(matches.record_of.values())) == len(matches.record_of)


@given(before=documents, seed=st.integers(0, 10_000), ids=numbers, codes=numbers)
@settings(max_examples=examples(300), deadline=None)
def test_what_did_not_change_is_matched_wherever_it_now_lies(
    before: list[Document], seed: int, ids: Numbers, codes: Numbers
) -> None:
    for change in ("nothing", "insert", "remove", "shuffle"):
        now = changed(before, change, seed)
        matches = matched(before, now, ids, codes)
        assert wrong(matches, now) == []
        known = {each.name for each in before}
        missing = [at for at, each in enumerate(now, 1) if each.name in known and at not in matches.record_of]
        assert not missing, change


@pytest.mark.parametrize(
    "identifier",
    [
        "aspace_0123456789abcdef0123456789abcdef",
        "https://example.org/a",
        "ark:/12148/b1",
        "6F9619FF-8B86-D011-B42D-00C04FC964FF",
    ],
)
def test_an_identifier_drawn_by_chance_means_one_thing_for_ever(identifier: str) -> None:
    assert is_opaque(identifier)
    one = Features(title="ledgers", dates=("1900",), content=b"1")
    other = Features(title="account books of the mill", dates=("1910",), content=b"2")
    tree = [ExistingUnit("root", None, "aid", ROOT), ExistingUnit("r", "root", identifier, one)]
    found = match_units(tree, [IncomingUnit("root", None, "aid", ROOT), IncomingUnit("u", "root", identifier, other)])
    assert found.record_of == {0: "root", 1: "r"}


@pytest.mark.parametrize("identifier", ["c1", "F 1/2", "ref12", "a1.2.3", "http", "1940-1945"])
def test_a_short_number_may_be_counted_anew(identifier: str) -> None:
    assert not is_opaque(identifier)


def test_a_unit_that_was_moved_below_another_is_the_same() -> None:
    plan = Features(title="plan", dates=("1900",), content=b"1")
    series = [Features(title="maps", content=b"m"), Features(title="drawings", content=b"d")]
    existing = [
        ExistingUnit("root", None, "aid", ROOT),
        ExistingUnit("maps", "root", "s1", series[0]),
        ExistingUnit("drawings", "root", "s2", series[1]),
        ExistingUnit("r", "maps", "x7", plan),
    ]
    incoming = [
        IncomingUnit("root", None, "aid", ROOT),
        IncomingUnit("a", "root", "s1", series[0]),
        IncomingUnit("b", "root", "s2", series[1]),
        IncomingUnit("c", "b", "x7", plan),
    ]
    assert match_units(existing, incoming).record_of == {0: "root", 1: "maps", 2: "drawings", 3: "r"}


def test_a_rewritten_title_is_the_same_unit_where_its_code_is() -> None:
    before, now = Features(title="ledgers", code="file=1"), Features(title="account books", code="file=1")
    tree = [ExistingUnit("root", None, "aid", ROOT), ExistingUnit("r", "root", "", before)]
    found = match_units(tree, [IncomingUnit("root", None, "aid", ROOT), IncomingUnit("u", "root", "", now)])
    assert found.record_of[1] == "r"


def test_what_is_left_of_a_row_alike_is_asked_about() -> None:
    row = [Document(number, "letters") for number in range(3)]
    matches = matched(row, [replace(row[0], edition=1), *row[1:], Document(9, "letters")], "not", "not")
    assert set(matches.perhaps) == {1, 4}
    assert matches.perhaps[1] == ("r0",)


def test_ten_thousand_siblings_take_no_longer_than_a_few_seconds() -> None:
    before = [Document(number, f"letter {number % 700}", (str(1900 + number % 13),)) for number in range(10_000)]
    matches = matched(before, [Document(-1, "deeds"), *before], "by place", "by place")
    assert len(matches.record_of) == 10_001
