"""Reading takes time in proportion to the length of the string, whatever it repeats."""

from __future__ import annotations

import pytest

from catalog.reference_codes import parse
from tests.linear_growth import is_linear

pytestmark = pytest.mark.measured

_LENGTH = 10_000


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
    assert is_linear(lambda: parse(text), lambda: parse(text * 2), no_time=0.01, turns=12)
