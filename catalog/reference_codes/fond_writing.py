"""How a code of fond, opis and delo is written: the labels, separators and script of each style.

Add a style: one `FondStyle` here, and its name in `FOND_STYLES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from catalog.languages.transliteration import cyrillic_number, latin_number, transliterate
from catalog.model import CodePart, ReferenceCode
from catalog.reference_codes.register import Archive
from catalog.reference_codes.schemes.scheme import Leaves, form_of, says_level
from catalog.vocabularies import CodeLevel

__all__ = ["FOND_STYLES", "OF_UKRAINE", "FondStyle", "level_word"]


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
    bare: str
    """The label of a file that the source calls by its number alone: № 196."""
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
        if says_level(part):
            return "{}"
        if part.level is CodeLevel.DELO and part.label:
            label = part.label.casefold()
            if label.startswith(_UNIT):
                return self.unit
            if _NUMBER.fullmatch(label):
                return self.bare
        return self.labels.get(part.level) or form_of(part)


def _joined(piece: str, separator: str) -> str:
    """Add a separator to a piece: the period of an abbreviation is the period of the separator."""
    return piece.removesuffix(".") + separator if separator.startswith(".") else piece + separator


_NUMBER = re.compile(r"№|[nн]\.?º?|n[or]\.?|num(?:ber)?\.?|номер")
_UNIT = ("ед", "ed", "од", "od")
_LEVELS = (CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.KARTON, CodeLevel.PAPKA, CodeLevel.PORTFEL, CodeLevel.DELO)


def _labels(*forms: str) -> dict[CodeLevel, str]:
    return dict(zip(_LEVELS, forms, strict=True))


SLAVIC = FondStyle(
    "slavic",
    _labels("f. {}", "op. {}", "k. {}", "p. {}", "por. {}", "d. {}"),
    unit="ed. khr. {}",
    bare="no. {}",
    leaves=Leaves("l. {}", "ll. {}", "–", "ob."),
    year="{} g.",
    microfilm="microfilm {}",
)

WORDS = FondStyle(
    "words",
    _labels("fond {}", "opis {}", "karton {}", "papka {}", "portfel {}", "delo {}"),
    unit="edinitsa khraneniia {}",
    bare="no. {}",
    leaves=Leaves("list {}", "listy {}", "–", "ob."),
    year="year {}",
    microfilm="microfilm {}",
)

WILSON_CENTER = FondStyle(
    "wilson-center",
    _labels("Fond {}", "Opis {}", "Karton {}", "Papka {}", "Portfel {}", "Delo {}"),
    unit="Delo {}",
    bare="No. {}",
    leaves=Leaves("List {}", "Listy {}", "-", "ob."),
    year="{}",
    microfilm="Microfilm {}",
)

GOST_RU = FondStyle(
    "gost-ru",
    _labels("Ф. {}", "Оп. {}", "Картон {}", "П. {}", "Пор. {}", "Д. {}"),
    unit="Ед. хр. {}",
    bare="№ {}",
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
    _labels("F. {}", "Op. {}", "Karton {}", "P. {}", "Por. {}", "D. {}"),
    unit="Ed. khr. {}",
    bare="No. {}",
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
    bare="№ {}",
    leaves=Leaves("арк. {}", "арк. {}", "–", " зв."),
    year="{} р.",
    microfilm="мкф. {}",
    archive=_cyrillic_archive,
    number=cyrillic_number,
)

GERMAN = replace(SLAVIC, name="german", leaves=Leaves("Bl. {}", "Bl. {}", "–", "v"))
FRENCH = replace(SLAVIC, name="french", leaves=Leaves("fol. {}", "fol. {}", "-", "v"))

_SLAVIC_OF_UKRAINE = replace(
    SLAVIC,
    labels=_labels("f. {}", "op. {}", "k. {}", "p. {}", "por. {}", "spr. {}"),
    unit="od. zb. {}",
    leaves=Leaves("ark. {}", "ark. {}", "–", "zv."),
    year="{} r.",
)

OF_UKRAINE: Mapping[str, FondStyle] = {
    "slavic": _SLAVIC_OF_UKRAINE,
    "words": replace(
        WORDS,
        labels=_labels("fond {}", "opys {}", "karton {}", "papka {}", "portfel {}", "sprava {}"),
        unit="odynytsia zberihannia {}",
        leaves=Leaves("arkush {}", "arkushi {}", "–", "zv."),
    ),
    "wilson-center": replace(
        WILSON_CENTER,
        labels=_labels("Fond {}", "Opys {}", "Karton {}", "Papka {}", "Portfel {}", "Sprava {}"),
        unit="Sprava {}",
        leaves=Leaves("Arkush {}", "Arkushi {}", "-", "zv."),
    ),
    "gost-ru": replace(
        GOST_RU,
        labels=_labels("Ф. {}", "Оп. {}", "Картон {}", "П. {}", "Пор. {}", "Спр. {}"),
        unit="Од. зб. {}",
        leaves=Leaves("Арк. {}", "Арк. {}", "–", " зв."),
        year="{} р.",
    ),
    "gost-latin": replace(
        GOST_LATIN,
        labels=_labels("F. {}", "Op. {}", "Karton {}", "P. {}", "Por. {}", "Spr. {}"),
        unit="Od. zb. {}",
        leaves=Leaves("Ark. {}", "Ark. {}", "–", " zv."),
        year="{} r.",
    ),
    "german": replace(_SLAVIC_OF_UKRAINE, leaves=GERMAN.leaves),
    "french": replace(_SLAVIC_OF_UKRAINE, leaves=FRENCH.leaves),
}
"""The same styles for archives of Ukraine, whose files are spravy and whose leaves are arkushi."""


def level_word(level: CodeLevel, country: str | None) -> str:
    """Return what a level is called in the archives of a country, in Latin letters: delo; in Ukraine sprava.

    Belarus has Belarusian words for them too, but its archives are registered, and cited, in Russian.
    """
    words = OF_UKRAINE["words"].labels if country == "UA" else {}
    return words[level].removesuffix(" {}") if level in words else level.value.replace("_", " ")


FOND_STYLES: tuple[FondStyle, ...] = (SLAVIC, WORDS, WILSON_CENTER, GOST_RU, GOST_LATIN, UKRAINIAN, GERMAN, FRENCH)
"""Every style with labels. The positional style has none and is in `writing`."""
