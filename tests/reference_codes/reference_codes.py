"""Reference codes of every shape, for the property tests."""

from __future__ import annotations

from hypothesis import strategies as st

from catalog.model import Leaf, LeafRange, ReferenceCode
from catalog.reference_codes.number import comparison_key

ARCHIVES = (
    "GARF",
    "RGASPI",
    "RGANI",
    "AVPRF",
    "APRF",
    "RGVA",
    "RGIA",
    "TsDAHOU",
    "TsDIAK",
    "DAKhmO",
    "TsAMO",
    "OGAChO",
)
_LATIN_LETTERS, _CYRILLIC_LETTERS = "abegzsAB", "абвегжзпАБ"

_plain = st.integers(1, 99_999).map(str)
_lettered = st.builds("{}{}".format, st.integers(1, 999), st.sampled_from(_LATIN_LETTERS + _CYRILLIC_LETTERS))
_prefixed = st.builds("{}-{}".format, st.sampled_from(["Р", "R", "И", "П", "р"]), st.integers(1, 99_999))
_slashed = st.builds("{}/{}".format, st.integers(1, 999), st.integers(1, 9))
_zeroed = st.integers(1, 9_999).map(lambda number: f"0{number}")
fond_numbers = st.one_of(_plain, _prefixed, _lettered, _slashed, _zeroed)
opis_numbers = st.one_of(_plain, _lettered, _lettered, st.just("1доп"))
delo_numbers = st.one_of(_plain, _plain, _zeroed, _lettered, _prefixed, st.just("6768-6771"), st.just("20722-пф"))

leaves = st.builds(Leaf, st.integers(1, 900), st.just(""), st.booleans())


@st.composite
def leaf_lists(draw: st.DrawFn) -> tuple[LeafRange, ...]:
    """Up to four ranges in the order of the file."""
    ends = sorted(
        draw(st.lists(leaves, min_size=1, max_size=4, unique_by=lambda leaf: leaf.number)), key=lambda leaf: leaf.order
    )
    if draw(st.booleans()) or len(ends) == 1:
        return tuple(LeafRange(leaf, leaf) for leaf in ends)
    return (LeafRange(ends[0], ends[1]), *(LeafRange(leaf, leaf) for leaf in ends[2:]))


@st.composite
def fond_codes(draw: st.DrawFn) -> ReferenceCode:
    """A code of fond, opis and delo: letters, papka, verso, groups of leaves, missing levels."""
    shape = draw(st.sampled_from(["fod", "fod", "fod", "fo", "f", "fd", "fopd"]))
    numbers = {"f": fond_numbers, "o": opis_numbers, "p": _plain, "d": delo_numbers}
    names = {"f": "fond", "o": "opis", "p": "papka", "d": "delo"}
    fields = {names[letter]: draw(numbers[letter]) for letter in shape}
    archive = "AVPRF" if "p" in shape else draw(st.sampled_from(ARCHIVES))
    listed = draw(st.none() | leaf_lists()) if "d" in shape else None
    year = draw(st.none() | st.integers(1700, 1991).map(str)) if "o" in shape and "d" in shape else None
    return ReferenceCode.model_validate({"repository": archive, **fields, "leaves": listed, "year": year})


def essence(code: ReferenceCode) -> tuple[object, ...]:
    """What every way of writing a code must keep."""
    levels = tuple((part.level, comparison_key(part.number)) for part in code.levels)
    return (code.repository, levels, code.leaves or None, code.year)
