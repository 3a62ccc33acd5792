"""The reference of a page as a cataloguer would write it, with what is doubtful in it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from catalog import references
from catalog.importers.passage import Passage
from catalog.importers.sheet import Sheet, clean
from catalog.references import register

__all__ = ["ReferenceReading", "read_reference"]


@dataclass(frozen=True, slots=True)
class ReferenceReading:
    """A reference code as a plain document, and why it may be wrong: each reason with its words."""

    code: dict[str, Any]
    words: Passage
    doubts: tuple[tuple[str, Passage], ...] = field(default=())

    @property
    def country(self) -> str | None:
        """The country (ISO 3166-1 alpha-2) of the archive, where the register knows it."""
        archive = register.find(self.code["repository"])
        return archive.country if archive else None

    @property
    def numbers(self) -> list[str]:
        """The numbers of the levels, the largest unit first, and the first leaf."""
        leaf = re.match(r"\d+\w*", self.code.get("leaves", ""))
        return [*self._levels(), *([leaf[0]] if leaf else [])]

    def _levels(self) -> list[str]:
        listed = [part["number"] for part in self.code.get("levels", ())]
        return listed or [
            value["number"] if isinstance(value, dict) else value
            for key, value in self.code.items()
            if key not in _NO_LEVELS
        ]

    def write(self, sheet: Sheet) -> None:
        """Write the code into the record, and a question for each doubt."""
        sheet.set("reference_code", self.code, self.words)
        for reason, words in self.doubts:
            sheet.ask("/reference_code", reason, words)


_NO_LEVELS = {"repository", "repository_as_written", "leaves", "year", "microfilm", "as_written", "note", "levels"}


def read_reference(words: Passage) -> ReferenceReading:
    """Read a reference; its words are kept whole, whatever is understood of them."""
    reading = references.parse(words.text)
    first = next((one for one in reading.references if one.code), None)
    if first is None or first.code is None:
        repository = clean(re.split(r"[,:;]\s", words.text)[0])
        doubt = ("No archive of the register is named: the first words are taken for its name.", words)
        return ReferenceReading({"repository": repository, "as_written": words.line_text}, words, (doubt,))
    code = _without_labels(first.code.plain())
    code["as_written"] = words.line_text
    residue = [words.cut(piece.start, piece.end).strip(" ,;.()") for piece in reading.residue]
    doubts = [("These words of the reference were not understood.", piece) for piece in residue if piece]
    if not doubts:
        doubts = [(reason, words.cut(first.span.start, first.span.end)) for reason in first.doubts]
    if first.candidates:
        doubts.append((f"The archive may be one of these: {', '.join(first.candidates)}.", words))
    others = [one for one in reading.references if one is not first]
    doubts += [("The page gives a further reference.", words.cut(one.span.start, one.span.end)) for one in others]
    return ReferenceReading(code, words, tuple(doubts))


def _without_labels(code: dict[str, Any]) -> dict[str, Any]:
    """Leave out the labels, which the whole of the words keeps: `fond: "5446"`."""
    plain: dict[str, Any] = {}
    for key, value in code.items():
        if key == "levels":
            plain[key] = [{name: part[name] for name in part if name != "label"} for part in value]
        elif isinstance(value, dict) and "label" in value:
            rest = {name: value[name] for name in value if name != "label"}
            plain[key] = rest["number"] if set(rest) == {"number"} else rest
        else:
            plain[key] = value
    return plain
