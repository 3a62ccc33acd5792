"""Writing reference codes: one code in any style, several in one string."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from catalog.errors import UnknownName
from catalog.languages.transliteration import latin_number
from catalog.model import ReferenceCode
from catalog.reference_codes import schemes
from catalog.reference_codes.fond_writing import FOND_STYLES, OF_UKRAINE, SLAVIC, UKRAINIAN, WORDS, FondStyle
from catalog.reference_codes.register import Archive, Register, in_use
from catalog.reference_codes.schemes import Scheme
from catalog.vocabularies import CodeLevel

__all__ = ["STYLES", "scheme_of", "write", "write_several"]

_FOND_SCHEME = "fond-opis-delo"
_FOND_LEVELS = frozenset(schemes.FOND_OPIS_DELO.levels)
_POSITIONAL_LEVELS = [CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.DELO]
_POSITIONAL = re.compile(r"\d+[^\W\d_]?")
_POSITIONAL_FOND = re.compile(r"(?:[^\W\d_]{1,2}-)?\d+[^\W\d_]?")


_Writer = Callable[[ReferenceCode, Archive | None], str]


def _own(code: ReferenceCode, archive: Archive | None) -> str:
    """Write a code as its own archive does."""
    scheme = scheme_of(code, archive)
    if scheme.name != _FOND_SCHEME:
        return scheme.write(code, archive.code if archive else code.repository)
    return (UKRAINIAN if _is_of_ukraine(archive) else SLAVIC).write(code, archive)


def _is_of_ukraine(archive: Archive | None) -> bool:
    return archive is not None and archive.country == "UA"


def _labelled(style: FondStyle) -> _Writer:
    """Return what writes a code with labels: those of the archive's language, where the style writes words of it."""
    of_ukraine = OF_UKRAINE.get(style.name, style)
    return lambda code, archive: (of_ukraine if _is_of_ukraine(archive) else style).write(code, archive)


def _positional(code: ReferenceCode, archive: Archive | None) -> str:
    """Write `RGASPI 644-1-22`; a code that cannot be read back from its positions is written out."""
    numbers = [latin_number(part.number) for part in code.levels]
    plain = all(map(_POSITIONAL_FOND.fullmatch, numbers[:1])) and all(map(_POSITIONAL.fullmatch, numbers[1:]))
    if [part.level for part in code.levels] != _POSITIONAL_LEVELS or not plain or code.year or code.microfilm:
        return _own(code, archive)
    text = f"{archive.code if archive else code.repository} {'-'.join(numbers)}"
    return f"{text}, {SLAVIC.leaves.write(code.leaves)}" if code.leaves else text


def _titled(code: ReferenceCode, archive: Archive | None) -> str:
    """Write the levels of an archive that no scheme knows with capitals: Box 12, Folder 3."""
    scheme = scheme_of(code, archive)
    if scheme.name == _FOND_SCHEME:
        return _WRITERS[WORDS.name](code, archive)
    return (schemes.TITLED if scheme is schemes.GENERAL else scheme).write(
        code, archive.code if archive else code.repository
    )


_WRITERS: Mapping[str, _Writer] = {
    **{style.name: _labelled(style) for style in FOND_STYLES},
    "positional": _positional,
    "own": _own,
    "titled": _titled,
}

STYLES: tuple[str, ...] = tuple(_WRITERS)
"""slavic, words, wilson-center, gost-ru, gost-latin, ukrainian, german, french, positional; own is the archive's.

The style titled is words, with capitals where the levels are named in English: Box 12.
"""


def write(code: ReferenceCode, style: str = "slavic", register: Register | None = None) -> str:
    """Write a reference code in a style (one of `STYLES`). Raises UnknownName for a style that there is not.

    A code of another scheme than fond, opis and delo is written in that scheme's own form, whatever the style.
    """
    writer = _writer(style)
    archive = (register or in_use()).find(code.repository)
    fits = writer is _titled or scheme_of(code, archive).name == _FOND_SCHEME
    return (writer if fits else _own)(code, archive)


def write_several(codes: Iterable[ReferenceCode], style: str = "slavic", register: Register | None = None) -> str:
    """Write several codes in one string, each complete. Raises UnknownName for a style that there is not."""
    _writer(style)
    return "; ".join(write(code, style, register) for code in codes)


def _writer(style: str) -> _Writer:
    if style not in _WRITERS:
        raise UnknownName("style of reference codes", style, STYLES)
    return _WRITERS[style]


def scheme_of(code: ReferenceCode, archive: Archive | None) -> Scheme:
    """Return the scheme a code is made by: its archive's, or the one its levels belong to."""
    if archive is not None:
        return schemes.find(archive.scheme) or schemes.GENERAL
    levels = {part.level for part in code.levels}
    return schemes.FOND_OPIS_DELO if levels <= _FOND_LEVELS else schemes.GENERAL
