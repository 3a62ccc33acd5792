"""Reference codes as the formats write them: whole, without the archive, short; and the archive they name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from catalog import reference_codes
from catalog.languages.transliteration import transliterate
from catalog.memoized import remembered
from catalog.model import CodePart, Record, ReferenceCode

__all__ = [
    "archive",
    "archive_name",
    "archive_url",
    "call_number",
    "country",
    "locator",
    "place",
    "places_kept",
    "units",
    "words",
]


@remembered
def words(code: ReferenceCode) -> str:
    """Return the whole code: GARF, Fond 5446, Opis 98, Delo 721, Listy 170-190."""
    return reference_codes.write(code, "wilson-center")


@remembered
def locator(code: ReferenceCode) -> str | None:
    """Return the place within the archive: Fond 5446, Opis 98, Delo 721, Listy 170-190. An archive alone has none."""
    return _within(words(code), code) or None


@remembered
def call_number(code: ReferenceCode) -> str:
    """Return the short code of the unit, without its leaves: GARF, f. 5446, op. 98, d. 721."""
    return _call_number(code.repository, code.levels, code.year, code.microfilm)


@lru_cache(maxsize=4096)
def _call_number(repository: str, levels: tuple[CodePart, ...], year: str | None, microfilm: str | None) -> str:
    unit = ReferenceCode(repository=repository, levels=levels, year=year, microfilm=microfilm)
    return reference_codes.write(unit, "slavic")


@remembered
def units(code: ReferenceCode) -> tuple[reference_codes.Unit, ...]:
    """Return the units that a code lies in, the archive first."""
    return _units(code.repository, code.levels)


@lru_cache(maxsize=4096)
def _units(repository: str, levels: tuple[CodePart, ...]) -> tuple[reference_codes.Unit, ...]:
    """The units of a code without its leaves, which documents of other leaves share."""
    return reference_codes.hierarchy(ReferenceCode(repository=repository, levels=levels))


def places_kept(record: Record) -> Iterable[str]:
    """Return where a document and its texts are kept, each place once, the document's own first."""
    kept = (record.reference_code, *(record.kept_at(text) for text in record.texts))
    return dict.fromkeys(words(code) for code in kept if code)


def archive(code: ReferenceCode) -> str:
    """Return the code of the archive: GARF; or its name, where the register does not know it."""
    known = reference_codes.register.find(code.repository)
    return known.code if known else code.repository


@remembered
def archive_name(code: ReferenceCode) -> str:
    """Return the name of the archive in the register, or as it is written."""
    known = reference_codes.register.find(code.repository)
    return known.name if known else code.repository


def archive_url(code: ReferenceCode) -> str | None:
    """Return the page of the archive, where the register knows it."""
    known = reference_codes.register.find(code.repository)
    return known.url if known else None


def place(code: ReferenceCode) -> str | None:
    """Return the city of the archive, where the register knows it."""
    known = reference_codes.register.find(code.repository)
    return known.city if known else None


def country(code: ReferenceCode) -> str | None:
    """Return the country of the archive (ISO 3166-1 alpha-2), where the register knows it."""
    known = reference_codes.register.find(code.repository)
    return known.country if known else None


def _within(written: str, code: ReferenceCode) -> str:
    """Return a written code without the archive before it."""
    known = reference_codes.register.find(code.repository)
    for name in (*((known.code,) if known else ()), code.repository, transliterate(code.repository)):
        if written.startswith(name):
            return written.removeprefix(name).lstrip(",:;. ")
    return written
