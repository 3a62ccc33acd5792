"""A field of a MARC record, which knows what has been read of it: what has not is listed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace

from lxml import etree

from catalog.drafts.xml_source import line_of, local, text_of
from catalog.model.strings import clean

__all__ = ["Field", "bare", "read_field"]

_LINKS = frozenset("012356789")
"""Subfields that tie a field to others, or name the source of its words."""
_ADDRESSES = frozenset("014u")
_OTHER_SCRIPT = "880"
_PROSE = re.compile(r"340|351|5\d\d|883")


@dataclass(frozen=True, slots=True)
class Field:
    """A data field: its tag, its indicators, and its subfields in order, as read and as written."""

    tag: str
    indicators: str
    subfields: tuple[tuple[str, str], ...]
    raw: tuple[tuple[str, str], ...]
    place: str
    used: set[str] = field(default_factory=set)

    def get(self, codes: str) -> str:
        """Return the subfields of these codes in a row."""
        self.used.update(codes)
        return " ".join(value for code, value in self.subfields if code in codes).strip()

    def all(self, code: str) -> list[str]:
        """Return every subfield of a code."""
        self.used.add(code)
        return [value for each, value in self.subfields if each == code]

    def first(self, code: str) -> str:
        """Return the first subfield of a code, or nothing."""
        return next(iter(self.all(code)), "")

    @property
    def rest(self) -> list[str]:
        """What nobody has asked for, each with its code: $d 1900-."""
        return [f"${code} {value}" for code, value in self.subfields if code not in self.used | _LINKS]

    @property
    def link(self) -> str:
        """The tag and the number of the pair it is one of, the same words in two scripts: 245-01. Nothing for none."""
        found = re.match(r"(\d{3})-(\d{2})", self.first("6"))
        if found is None or found[2] == "00":
            return ""
        return f"{found[1] if self.tag == _OTHER_SCRIPT else self.tag}-{found[2]}"

    @property
    def unpaired(self) -> Field | None:
        """The field that one in another script is where no other has its words (880 $6 264-00, MARC 21, appendix A)."""
        found = re.match(r"(\d{3})-00", self.first("6")) if self.tag == _OTHER_SCRIPT else None
        return replace(self, tag=found[1], used=set()) if found else None

    @property
    def is_private(self) -> bool:
        """Whether the record says of a field, of provenance for instance, that it is not for the public."""
        return self.stands_for in ("541", "542", "561", "583") and self.indicators[:1] == "0"

    @property
    def stands_for(self) -> str:
        """The tag; of a field in another script, that of the field it repeats."""
        return self.first("6")[:3] if self.tag == _OTHER_SCRIPT else self.tag


def read_field(element: etree._Element) -> Field:
    """Return a <datafield>; the punctuation between its subfields is left away, but in prose."""
    tag = element.get("tag", "")
    linked = next((text_of(each)[:3] for each in element if each.get("code") == "6"), "")
    plain = clean if _PROSE.fullmatch(linked if tag == _OTHER_SCRIPT else tag) else bare
    raw = tuple((each.get("code", ""), text_of(each)) for each in element if local(each) == "subfield")
    pieces = tuple((code, words) for code, text in raw if (words := text if code in _ADDRESSES else plain(text)))
    indicators = f"{element.get('ind1', ' ') or ' '}{element.get('ind2', ' ') or ' '}"
    return Field(tag, indicators, pieces, raw, f"{line_of(element)} (field {tag})")


def bare(text: str) -> str:
    """Leave away the punctuation between subfields (ISBD); an initial keeps its stop."""
    text = re.sub(r"\s*[,/:;=]$", "", text.strip())
    letters = [letter for letter in text[-7:-1] if not unicodedata.combining(letter)][-2:]
    is_word = len(letters) == 2 and all(map(_ends_a_word, letters))
    is_stop = text.endswith(".") and (is_word or letters[-1:] in ([")"], ["]"]))
    return text[:-1] if is_stop else text


def _ends_a_word(letter: str) -> bool:
    return letter.islower() or letter.isdigit() or letter in ")]"
