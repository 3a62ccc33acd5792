"""How many citations a process writes in a second, over records that differ in everything a citation prints."""

from __future__ import annotations

import time
from collections.abc import Iterator

from catalog.citation import STYLES, cite, render
from catalog.model import Record

_RECORDS = 2_000
_ROUNDS = 3
_SURNAMES = ["Seo", "Yun", "Li", "Kim", "Pak", "Goldberg", "Khrushchev", "Mikoyan", "Nagy", "Zhou"]
_GIVEN = ["Hwi", "Gong-heum", "Pil-gyu", "Gwan", "Gary", "Nikita Sergeevich", "Imre", "Enlai"]


def _agent(number: int) -> dict[str, object]:
    surname, given = _SURNAMES[number % 10], _GIVEN[number // 10 % 8]
    name = f"{surname} {given}" if number % 3 else f"{given} {surname}"
    return {"name": name, "surname": surname, "kind": "person", "as_written": f"{name.upper()} {number}"}


def _record(number: int) -> Record:
    return Record.model_validate(
        {
            "id": f"record-{number}",
            "level": "item",
            "genre": ("letter", "telegram", "minutes", "report")[number % 4],
            "title": {"text": f"Document number {number} on the Situation in the Party", "supplied_by": "cataloguer"},
            "reference_code": {
                "repository": ("GARF", "RGANI", "AVPRF", "RGASPI")[number % 4],
                "fond": str(number % 90 + 1),
                "opis": str(number % 30 + 1),
                "delo": str(number),
                "leaves": f"{number % 200 + 1}-{number % 200 + 9}",
            },
            "dates": [
                {"value": f"19{number % 60 + 30}-{number % 12 + 1:02}-{number % 28 + 1:02}", "event": "creation"}
            ],
            "authors": [_agent(number + place) for place in range(number % 5)],
            "recipients": [_agent(number + 7)],
            "texts": [
                {"key": "english", "language": "en", "translators": [{"name": "Gary Goldberg", "surname": "Goldberg"}]}
            ],
        }
    )


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the citations a second of processor time, in every style and form, of up to 2,000 records.

    The records are new in every round, so nothing is remembered of them; the best round counts, for the machine
    may be shared.
    """
    rates = [_rate([_record(number) for number in range(min(count, _RECORDS))]) for _ in range(_ROUNDS)]
    yield "every style and form, as text", max(rates), ">= 50000", "/s"


def _rate(records: list[Record]) -> float:
    jobs = [(record, style.name, form) for record in records for style in STYLES for form in style.forms]
    begun = time.process_time()
    for record, style, form in jobs:
        render(cite(record, style=style, form=form))
    return len(jobs) / (time.process_time() - begun)
