"""How a code of fond, opis and delo is written: the labels, separators and script of each style.

Add a style: one `FondStyle` here, and its name in `FOND_STYLES`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from catalog.model import CodePart, ReferenceCode
from catalog.reference_codes.register import Archive
from catalog.reference_codes.schemes.scheme import Leaves
from catalog.reference_codes.transliteration import cyrillic_number, latin_number, transliterate
from catalog.vocabularies import CodeLevel

__all__ = ["FOND_STYLES", "FondStyle"]


def _latin_archive(archive: Archive | None, code: ReferenceCode) -> str:
    return archive.code if archive else transliterate(code.repository)


def _cyrillic_archive(archive: Archive | None, code: ReferenceCode) -> str:
    return (archive.short or archive.code) if archive else code.repository


@dataclass(frozen=True, slots=True)
class FondStyle:
    """One way of writing a code of fond, opis and delo."""

    name: str
    labels: Mapping[CodeLevel, str]
    unit: str
    """The label of a storage unit (единица хранения), where the source calls the file so."""
    leaves: Leaves
    year: str
    microfilm: str
    archive: Callable[[Archive | None, ReferenceCode], str] = _latin_archive
    number: Callable[[str], str] = latin_number
    after_archive: str = ", "
    between: str = ", "
    end: str = ""

    def write(self, code: ReferenceCode, archive: Archive | None) -> str:
        """Write a code; parts that are not known are left out."""
        pieces = [self.archive(archive, code), *self._parts(code)]
        separators = [self.after_archive, *[self.between] * len(pieces)]
        text = "".join(_joined(piece, separator) for piece, separator in zip(pieces[:-1], separators, strict=False))
        return text + _joined(pieces[-1], self.end)

    def _parts(self, code: ReferenceCode) -> Iterator[str]:
        year = code.year
        for place, part in enumerate(code.levels):
            yield self._label(part).format(self.number(part.number))
            following = code.levels[place + 1].level if place + 1 < len(code.levels) else None
            if year and following in {CodeLevel.PAPKA, CodeLevel.PORTFEL, CodeLevel.DELO, None}:
                yield self.year.format(year)
                year = None
        if code.microfilm:
            yield self.microfilm.format(code.microfilm)
        if code.leaves:
            yield self.leaves.write(code.leaves)

    def _label(self, part: CodePart) -> str:
        if part.level is CodeLevel.DELO and part.label and part.label.casefold().startswith(_UNIT):
            return self.unit
        return self.labels.get(part.level, part.level.value.replace("_", " ") + " {}")


def _joined(piece: str, separator: str) -> str:
    """Add a separator to a piece: the period of an abbreviation is the period of the separator."""
    return piece.removesuffix(".") + separator if separator.startswith(".") else piece + separator


_UNIT = ("ед", "ed", "од", "od")
_LEVELS = (CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.KARTON, CodeLevel.PAPKA, CodeLevel.PORTFEL, CodeLevel.DELO)


def _labels(*forms: str) -> dict[CodeLevel, str]:
    return dict(zip(_LEVELS, forms, strict=True))


SLAVIC = FondStyle(
    "slavic",
    _labels("f. {}", "op. {}", "k. {}", "p. {}", "por. {}", "d. {}"),
    unit="ed. khr. {}",
    leaves=Leaves("l. {}", "ll. {}", "–", "ob."),
    year="{} g.",
    microfilm="microfilm {}",
)

WORDS = FondStyle(
    "words",
    _labels("fond {}", "opis {}", "karton {}", "papka {}", "portfel {}", "delo {}"),
    unit="edinitsa khraneniia {}",
    leaves=Leaves("list {}", "listy {}", "–", "ob."),
    year="year {}",
    microfilm="microfilm {}",
)

WILSON_CENTER = FondStyle(
    "wilson-center",
    _labels("Fond {}", "Opis {}", "Karton {}", "Papka {}", "Portfel {}", "Delo {}"),
    unit="Delo {}",
    leaves=Leaves("List {}", "Listy {}", "-", "ob."),
    year="{}",
    microfilm="Microfilm {}",
)

GOST_RU = FondStyle(
    "gost-ru",
    _labels("Ф. {}", "Оп. {}", "К. {}", "П. {}", "Пор. {}", "Д. {}"),
    unit="Ед. хр. {}",
    leaves=Leaves("Л. {}", "Л. {}", "–", " об."),
    year="{} г.",
    microfilm="Мкф. {}",
    archive=_cyrillic_archive,
    number=cyrillic_number,
    after_archive=". ",
    between=". ",
    end=".",
)

GOST_LATIN = FondStyle(
    "gost-latin",
    _labels("F. {}", "Op. {}", "K. {}", "P. {}", "Por. {}", "D. {}"),
    unit="Ed. khr. {}",
    leaves=Leaves("L. {}", "L. {}", "–", " ob."),
    year="{} g.",
    microfilm="Mkf. {}",
    after_archive=". ",
    between=". ",
    end=".",
)

UKRAINIAN = FondStyle(
    "ukrainian",
    _labels("ф. {}", "оп. {}", "к. {}", "п. {}", "пор. {}", "спр. {}"),
    unit="од. зб. {}",
    leaves=Leaves("арк. {}", "арк. {}", "–", " зв."),
    year="{} р.",
    microfilm="мкф. {}",
    archive=_cyrillic_archive,
    number=cyrillic_number,
)

FOND_STYLES: tuple[FondStyle, ...] = (SLAVIC, WORDS, WILSON_CENTER, GOST_RU, GOST_LATIN, UKRAINIAN)
"""Every style with labels. The positional style has none and is in `writing`."""
