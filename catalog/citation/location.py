"""Where a document is found again: archive, place and reference code, as a citation needs them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from catalog import reference_codes
from catalog.errors import UsageError
from catalog.languages.transliteration import transliterate
from catalog.memoized import remembered_in_a_list
from catalog.model import Record, ReferenceCode
from catalog.vocabularies import CodeLevel

__all__ = ["Location", "location_of", "required_location"]


_SHELFMARK = re.compile(r"(?:\w+\.? )?MSS?\.?(?: |$)", re.IGNORECASE)


@lru_cache(maxsize=1024)
def _name_and_city(code: str, name: str, city: str) -> tuple[str, str]:
    """Return State Archive of the Russian Federation (GARF), and Moscow.

    The code is used where it is an abbreviation people know; the city where the archive has houses in one only.
    """
    known = sum(letter.isupper() for letter in code) > 1 and "-" not in code and code not in name.split()
    return (f"{name} ({code})" if known and "(" not in name else name), ("" if "/" in city or city in name else city)


class Location:
    """The reference code of a document with what the register knows of its archive."""

    def __init__(self, code: ReferenceCode) -> None:
        self.code = code
        self.archive = reference_codes.register.find(code.repository)
        self.name = self.archive.name if self.archive else code.repository
        """The English name of the archive, or what the record calls it."""
        self.name_and_code, self.city = (
            _name_and_city(self.archive.code, self.name, self.archive.city or "") if self.archive else (self.name, "")
        )
        self._written: dict[tuple[str, str], str] = {}

    @property
    def country(self) -> str:
        """The country as ISO 3166-1 alpha-2, or nothing."""
        return (self.archive.country if self.archive else None) or ""

    @property
    def collection(self) -> str:
        """The name of the collection, where the code begins with a named one: Edward M. House Papers."""
        first = self.code.levels[0] if self.code.levels else None
        return first.title or first.number if first and first.level is CodeLevel.COLLECTION else ""

    def reference(self, style: str) -> str:
        """The archive and the whole code in a style of `catalog.reference_codes`."""
        return self._write("reference", style, self.code)

    @property
    def brief(self) -> str:
        """What a later note needs: box 12, folder 3, Edward M. House Papers; or GARF, f. 5446, op. 98, d. 721."""
        if not self.collection:
            return self.reference("slavic")
        within = self.within_collection("words")
        return f"{within}, {self.collection}" if within else self.collection

    def locator(self, style: str) -> str:
        """The code without its archive: fond 5446, opis 98, delo 721, listy 170–190."""
        return self._write("locator", style, self.code)

    def within_collection(self, style: str) -> str:
        """The code without archive and named collection: box 12, folder 3."""
        if not self.collection:
            return self.locator(style)
        return self._write("within", style, self.code.model_copy(update={"levels": self.code.levels[1:]}))

    @property
    def smallest_first(self) -> str:
        """The place in the collection in words; a decimal file precedes its record group: 795.00/9-556, RG 59."""
        if not any(part.level is CodeLevel.DECIMAL for part in self.code.levels):
            return self.within_collection("words")
        turned = self.code.model_copy(update={"levels": self.code.levels[::-1]})
        return self._write("smallest first", "words", turned)

    @property
    def smallest_first_with_collection(self) -> str:
        """The place in words and the named collection: box 12, folder 3, Edward M. House Papers."""
        return ", ".join(filter(None, (self.smallest_first, self.collection)))

    @property
    def is_shelfmark(self) -> bool:
        """Whether the place in a named collection is a shelfmark alone: MS 228."""
        within = self.code.levels[1:]
        return len(within) == 1 and within[0].level is CodeLevel.NUMBER and bool(_SHELFMARK.match(within[0].number))

    def first_alone(self, style: str) -> str:
        """The largest unit alone, without its archive: Ф. 5446."""
        return self._without_archive(self.up_to_first(style))

    def up_to_first(self, style: str) -> str:
        """The archive and the largest unit alone: ГАРФ. Ф. 5446."""
        update = {"levels": self.code.levels[:1], "leaves": None, "year": None, "microfilm": None}
        return reference_codes.write(self.code.model_copy(update=update), style)

    def leaves(self, style: str) -> str:
        """The leaves alone: Л. 170–190. Nothing where none are stated."""
        if not self.code.leaves:
            return ""
        update = {"levels": (), "year": None, "microfilm": None}
        return self._write("leaves", style, self.code.model_copy(update=update))

    def _write(self, extent: str, style: str, code: ReferenceCode) -> str:
        key = (extent, style)
        if key not in self._written:
            text = reference_codes.write(code, style)
            self._written[key] = text if extent == "reference" else self._without_archive(text)
        return self._written[key]

    def _without_archive(self, text: str) -> str:
        for name in self._spellings():
            if name and text.startswith(name.removesuffix(".")):
                return text.removeprefix(name.removesuffix(".")).lstrip(" ,.:")
        return text

    def _spellings(self) -> Iterator[str | None]:
        """Yield what a reference may begin with."""
        if self.archive:
            yield self.archive.code
            yield self.archive.short
        yield self.code.repository
        yield transliterate(self.code.repository)


_of = remembered_in_a_list(Location)


@remembered_in_a_list
def location_of(record: Record) -> Location | None:
    """Return where the document is kept, or else where the first of its texts is; None where nothing says so."""
    if record.reference_code:
        return _of(record.reference_code)
    kept = [text.kept_at for text in record.texts if isinstance(text.kept_at, ReferenceCode)]
    return _of(kept[0]) if kept else None


def required_location(record: Record) -> Location:
    """Return where the document is kept; raise UsageError where nothing says so."""
    found = location_of(record)
    if found is None:
        raise UsageError(f"The record {record.id} has no reference code, so there is no locator to write.")
    return found
