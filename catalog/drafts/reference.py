"""The reference of a page as a cataloguer would write it, with what is doubtful in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from catalog import reference_codes
from catalog.drafts.draft_from_text import Sheet
from catalog.drafts.source_span import Passage
from catalog.model.strings import clean
from catalog.reference_codes import Mention, register
from catalog.vocabularies import CodeLevel

__all__ = ["ReferenceReading", "levels_of", "read_reference"]


@dataclass(frozen=True, slots=True)
class ReferenceReading:
    """A reference code as a plain document, and why it may be wrong: each reason with its words."""

    code: dict[str, Any]
    words: Passage
    doubts: tuple[tuple[str, Passage], ...] = field(default=())
    names_archive: bool = True
    """Whether the words name an archive, a library or the like at all."""

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


_OF_RESIDUE = re.compile(
    r"Some of the code was not|There are words|The archive is not named, and words|A number beside the code"
)
_NO_LEVELS = {"repository", "repository_as_written", "leaves", "year", "microfilm", "as_written", "note", "levels"}


_LEVEL_AND_NUMBER = re.compile(
    rf"(?P<level>{'|'.join(level.value.replace('_', ' ') for level in CodeLevel)}) (?P<number>\S.*)"
)
_NUMBERS_FIRST = re.compile(r"\d\.\s*f(?:ond)?\.", re.IGNORECASE)
_KEEPS = re.compile(
    r"\b(?:arch[ií]v\w*|arkhiv\w*|arhiv\w*|arkiv\w*|arquivo\w*|levéltár\w*"
    r"|librar(?:y|ies)|bibliote\w+|bibliothe\w+|museum|record office)\b",
    re.IGNORECASE,
)
"""A word for a place that keeps archives: `Arkhiv`, `National Archives`, `Biblioteka`, `Országos Levéltár`."""
_MAY_KEEP = re.compile(
    r"\b(?:collections?|papers|institut\w*|foundation|fondazione|funda[cç]\w+|cent(?:er|re|ro)|university|ministry|academy|society)\b",
    re.IGNORECASE,
)
"""A word for a place that may keep archives, and may be many other things: `Papers`, `Hoover Institution`."""
_ABBREVIATION = re.compile(r"^(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z]{1,7}(?:[\s-][A-Z]{1,8}){0,2}$")
_NUMBER = re.compile(r"(?<![\s(])[\s(]++\S{0,100}?\d")
"""A word with a digit, and what parts it from the words before: ` (F. 12`. Each bracket is tried once."""
_PRINTED = re.compile(
    r"\b(?:bulletin|working paper|e-dossier|research update|conference|document reader)\b|[“\"]", re.IGNORECASE
)


def read_reference(words: Passage) -> ReferenceReading:
    """Read a reference; its words are kept whole, whatever is understood of them."""
    reading = reference_codes.parse(words.text)
    first = next((one for one in reading.references if one.code), None)
    if first is None or first.code is None or _is_kept_elsewhere(first, reading):
        return _read_unknown(words, reading)
    code = _without_labels(first.code.plain())
    code["as_written"] = words.line_text
    residue = [words.cut(piece.start, piece.end).strip(" ,;.()") for piece in reading.residue]
    doubts = [("These words of the reference were not understood.", piece) for piece in residue if piece]
    reasons = [reason for reason in first.doubts if not (doubts and _OF_RESIDUE.match(reason))]
    doubts += [(reason, words.cut(first.span.start, first.span.end)) for reason in reasons]
    if any(one.end.order < one.start.order for one in first.leaves):  # a misprint, which no record may have
        code.pop("leaves", None)
    if first.candidates:
        doubts.append((f"The archive may be one of these: {', '.join(first.candidates)}.", words))
    others = [one for one in reading.references if one is not first]
    doubts += [("The page gives a further reference.", words.cut(one.span.start, one.span.end)) for one in others]
    return ReferenceReading(code, words, tuple(doubts))


def _is_kept_elsewhere(reference: reference_codes.ParsedReference, reading: reference_codes.Reading) -> bool:
    """Whether a code is not that of the archive it was read for: beside the name of another, `Archives of X, S/52/1`.

    Or of one that is not known and writes its numbers before the words for them: `276. f. 53/98`.
    """
    if reference.repository is None:
        return bool(_NUMBERS_FIRST.search(reading.text))
    is_guessed = reference.repository_as_written is None
    return is_guessed and any(_KEEPS.search(piece.text) for piece in reading.residue)


def _read_unknown(words: Passage, reading: reference_codes.Reading) -> ReferenceReading:
    """Read a reference whose archive is not known with a code: what names the archive, and the levels with labels."""
    if mention := _archive_in(words):
        name = words.cut(mention.start, mention.end).strip(" ,.()")
        reason = "The archive is named, and no number of a unit could be read beside it."
        code = {"repository": mention.archives[0].code, "repository_as_written": clean(name.text)}
        return ReferenceReading({**code, "as_written": words.line_text}, words, ((reason, name),))
    chosen, names_archive = _unknown_archive(words)
    units = () if _NUMBERS_FIRST.search(words.text) else reading.references
    unit = next((one for one in units if one.parts and one.repository is None), None)
    found = replace(unit, repository_as_written=clean(chosen.text)).code if unit else None
    code = _without_labels(found.plain()) if found else {"repository": clean(chosen.text)}
    reason = (
        "The register does not know the archive: these words are taken for its name."
        if names_archive
        else "No archive is named: the first words are taken instead."
    )
    doubts = ((reason, chosen),)
    return ReferenceReading({**code, "as_written": words.line_text}, words, doubts, names_archive=names_archive)


def _archive_in(words: Passage) -> Mention | None:
    """Return where the one archive of the register is named, of documents that are not printed."""
    mentions = [] if _PRINTED.search(words.text) else reference_codes.archives_in(words.text)
    known = {archive.code: mention for mention in mentions for archive in mention.archives if not mention.misspelt}
    return next(iter(known.values())) if len(known) == 1 else None


def _unknown_archive(words: Passage) -> tuple[Passage, bool]:
    """Return what names the archive, or else the first words, and whether they name one."""
    pieces = [piece for piece in words.split(r"[,:;]\s+|(?<![A-Z])\.\s+(?=[A-Z])") if piece]
    kinds = ((_KEEPS, pieces), (_MAY_KEEP, pieces), (_ABBREVIATION, pieces[:1]))
    name = next(filter(None, (_named(among, kind) for kind, among in kinds)), None)
    return name or pieces[0], name is not None


def _named(pieces: list[Passage], kind: re.Pattern[str]) -> Passage | None:
    """Return the first piece that names what keeps documents, without the numbers behind the name."""
    for piece in pieces:
        number = _NUMBER.search(piece.text)
        name = piece.cut(0, number.start()) if number else piece
        name = name.cut(len(re.match(r"(?:From\s+)?(?:the\s+)?", name.text, re.IGNORECASE)[0]))  # type: ignore[index]
        if kind.search(name.text) and not _PRINTED.search(piece.text):
            return name.strip(" .")
    return None


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


def levels_of(words: str, repository: str, own: str) -> Iterator[tuple[str, str]]:
    """Yield the levels of a number and what they are: a source may repeat the archive, and name each level.

    `State Archive, collection 12, box 1` is what this catalogue writes; the archive and its levels are no number.
    """
    archive = register.find(repository)
    names = (repository, *(archive.written() if archive else ()))
    named = next((name for name in names if words.startswith(f"{name}, ")), None)
    rest = words.removeprefix(f"{named}, ") if named else words
    pieces = [_LEVEL_AND_NUMBER.fullmatch(piece) for piece in rest.split(", ")] if named else []
    if words in names:  # the archive alone
        return
    if pieces and all(pieces):
        yield from ((piece["level"].replace(" ", "_"), piece["number"]) for piece in pieces if piece)
    else:
        yield own, rest
