"""Reading takes time in proportion to the length of the string, whatever it repeats."""

from __future__ import annotations

import time

import pytest

from catalog.reference_codes import parse

_LENGTH = 10_000
_MOST = 2.3
_TOO_SHORT = 0.005
"""Seconds below which the clock says little."""


def _seconds(text: str) -> float:
    best = float("inf")
    for _ in range(3):
        begun = time.process_time()
        parse(text)
        best = min(best, time.process_time() - begun)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 170–190; ",
        "ф. 1, оп. 2, д. 3; ",
        "ГАРФ ф. 1, оп. 2, д. 3, л. 1r-v, 2-об., ",
        "NARA, RG 59, Entry A1-3008, Box 12; ",
        "NARA, RG 59, Box 12, ",
        "TNA, FO 371/56780, f. 12; ",
        "WO 208/4770、",
        "IOR/L/PS/12/3737, ",
        "IOR/L/PS",
        "NL-HaNA, 2.05.117, inv.nr. 1234, ",
        "2.10.39.",
        "AN, F/7/1234, dossier 2, ",
        "ASVe, a b c 1 2 3 4 b 5 b 6 ",
        "BArch, RW 19 (OKW ",
        "PA AA, MfAA, ",
        "MNL OL, K 63, 275. csomó, 27. tétel 12. d. ",
        "National Archives of ",
        "NAA:            ",
        "A03023610400 ",
        "ГААР. ",
    ],
)
def test_twice_the_string_takes_at_most_twice_the_time(unit: str) -> None:
    text = unit * (_LENGTH // len(unit))
    for _ in range(4):  # another process may have had the processor meanwhile
        once, twice = _seconds(text), _seconds(text * 2)
        if twice <= _MOST * max(once, _TOO_SHORT):
            return
    pytest.fail(f"{once:.3f} s, twice the string {twice:.3f} s")
