"""The parts of names of persons: only what is known to be a surname, or stands before a comma as one."""

from __future__ import annotations

from catalog.model import Agent
from catalog.model.name_parts import NameParts, name_parts
from catalog.vocabularies import AgentKind
from tests.every import every


@every(
    ("name", "surname", "whole", "parts"),
    [
        ("Gary Goldberg", "Goldberg", "Gary Goldberg", ("Goldberg", "Gary", None)),
        ("Kim Il Sung", "Kim", "Kim Il Sung", ("Kim", "Il Sung", None)),
        ("Ludwig van den Proef", "van den Proef", "Ludwig van den Proef", ("van den Proef", "Ludwig", None)),
        ("John Q. Sample Jr.", "Sample", "John Q. Sample Jr.", ("Sample", "John Q.", "Jr.")),
        ("John Q. Sample, III", "Sample", "John Q. Sample, III", ("Sample", "John Q.", "III")),
        ("Anna Sample of Kyiv", "Sample", "Anna Sample of Kyiv", (None, None, None)),
        ("Sample", "Sample", "Sample", ("Sample", None, None)),
        ("Annasample", "Sample", "Annasample", (None, None, None)),
        ("Gary Goldberg", None, "Gary Goldberg", (None, None, None)),
        # the comma says which is the surname
        ("Primerov, Ivan Ivanovich", None, "Ivan Ivanovich Primerov", ("Primerov", "Ivan Ivanovich", None)),
        ("Primerov, Ivan", "Primerov", "Ivan Primerov", ("Primerov", "Ivan", None)),
        ("Primerov, Ivan", "Sidorov", "Primerov, Ivan", (None, None, None)),
        ("Sample, John Q., III", None, "John Q. Sample III", ("Sample", "John Q.", "III")),
        ("Sample, Jane, Baroness", None, "Sample, Jane, Baroness", (None, None, None)),
        ("Sample, Anna B. Cara Dora", None, "Anna B. Cara Dora Sample", ("Sample", "Anna B. Cara Dora", None)),
        ("Sample, Anna B. C. D. E.", None, "Sample, Anna B. C. D. E.", (None, None, None)),
        ("Sample, Anna B. C. D. E.", "Sample", "Anna B. C. D. E. Sample", ("Sample", "Anna B. C. D. E.", None)),
        # and these are no given names
        ("Elizabeth II, Queen", None, "Elizabeth II, Queen", (None, None, None)),
        ("Sample, Jr.", None, "Sample, Jr.", (None, None, None)),
        ("Peter, the Great", None, "Peter, the Great", (None, None, None)),
        ("Primerov, ivan", None, "Primerov, ivan", (None, None, None)),
        ("Primerov, McIvan", None, "McIvan Primerov", ("Primerov", "McIvan", None)),
        ("Primerov, 1890-1956", None, "Primerov, 1890-1956", (None, None, None)),
        ("Primerov, ", None, "Primerov, ", (None, None, None)),
    ],
)  # fmt: skip
def test_a_name_is_split_where_its_surname_is_known(
    name: str, surname: str | None, whole: str, parts: tuple[str | None, ...]
) -> None:
    assert name_parts(name, surname) == NameParts(whole, *parts)


@every(
    ("parts", "particle", "dropped", "inverted"),
    [
        (NameParts("Ludwig van den Proef", "van den Proef", "Ludwig"), "van den", "", True),
        (NameParts("Ludwig van Proef", "Proef", "Ludwig van"), "", "van", True),
        (NameParts("Ludwig von und zu Proef", "Proef", "Ludwig von und zu"), "", "von und zu", True),
        (NameParts("Ludwig A. de la Proef", "Proef", "Ludwig A. de la"), "", "de la", True),
        (NameParts("van Proef", "Proef", "van"), "", "", True),
        (NameParts("Proef van", "Proef", "van"), "", "", False),
        (NameParts("Kim il sung", "Kim", "il sung"), "", "", False),
        (NameParts("bell hooks", "hooks", "bell"), "", "", True),
        (NameParts("Ludwig"), "", "", False),
        (NameParts("Proef", "Proef"), "", "", False),
    ],
)
def test_small_words_belong_to_the_surname_or_stand_before_it(
    parts: NameParts, particle: str, dropped: str, inverted: bool
) -> None:
    assert (parts.particle, parts.dropped_particle, parts.can_be_inverted) == (particle, dropped, inverted)


@every(
    ("agent", "given", "parts", "first"),
    [
        (Agent(name="Gary Goldberg", surname="Goldberg"), "Gary", ("Goldberg", "Gary", None), False),
        (Agent(name="Kim Il Sung", surname="Kim", kind=AgentKind.PERSON), "Il Sung", ("Kim", "Il Sung", None), True),
        (Agent(name="Goldberg, Gary", kind=AgentKind.PERSON), None, ("Goldberg", "Gary", None), False),
        (Agent(name="Goldberg, Gary"), None, (None, None, None), False),
        (Agent(name="Goldberg", surname="Goldberg"), None, ("Goldberg", None, None), False),
        (
            Agent(name="Goldberg & Sons", surname="Goldberg", kind=AgentKind.CORPORATE_BODY),
            "& Sons",
            (None, None, None),
            True,
        ),
    ],
)
def test_only_persons_have_parts(agent: Agent, given: str | None, parts: tuple[str | None, ...], first: bool) -> None:
    assert (agent.given_name, agent.parts[1:], agent.is_surname_first) == (given, parts, first)
