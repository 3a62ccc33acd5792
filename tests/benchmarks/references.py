"""How many reference codes a process reads and writes in a second, over every style and kind of archive."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence

from catalog.model import ReferenceCode
from catalog.reference_codes import STYLES, parse, write

_REFERENCES = 4_000
_ROUNDS = 5
_ARCHIVES = ("GARF", "RGASPI", "RGANI", "APRF", "RGVA", "TsDAHOU", "RGIA", "TsAMO")


def _code(number: int) -> ReferenceCode:
    return ReferenceCode.model_validate(
        {
            "repository": _ARCHIVES[number % len(_ARCHIVES)],
            "fond": f"Р-{number}" if number % 3 == 0 else str(number),
            "opis": f"{number % 90 + 1}а" if number % 5 == 0 else str(number % 90 + 1),
            "delo": str(number),
            "leaves": f"{number % 200 + 1}-{number % 200 + 9}"
            if number % 2
            else f"{number % 200 + 1}v, {number % 200 + 3}",
        }
    )


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the references read and written a second of processor time; the best round counts."""
    codes = [_code(number) for number in range(1, min(count, _REFERENCES) + 1)]
    texts = [write(code, STYLES[place % len(STYLES)]) for place, code in enumerate(codes)]
    yield "references read, in every style", _best(parse, texts), ">= 20000", "/s"
    yield "references written, slavic", _best(write, codes), ">= 20000", "/s"
    million = "GARF, f. 5446, op. 98, d. 721, ll. 170–190. Translated by A; " * 16_000
    yield "a string of a million characters", 1 / _best(parse, [million]), "<= 1", "s"


def _best(work: Callable[..., object], given: Sequence[object]) -> float:
    rates = []
    for _ in range(_ROUNDS):
        begun = time.process_time()
        for one in given:
            work(one)
        rates.append(len(given) / (time.process_time() - begun))
    return max(rates)
