"""What a sheet of a workbook has beside the values of its cells: comments, links, and what is hidden of it."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from catalog.drafts.draft import Ignored
from catalog.drafts.xml_source import parse_xml
from catalog.model.strings import clean
from catalog.standards.sheets.sheet_part import SheetPart
from catalog.standards.sheets.table import Cell, letter

__all__ = ["AUTHOR", "NOTHING_BESIDE", "BesideCells", "beside_cells"]

AUTHOR = "catalog"
"""Who writes the comments of the template, which explain its columns."""
_MOST_NAMED = 10
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})(?::.*)?")


@dataclass(frozen=True, slots=True)
class BesideCells:
    """`remarks` are the comments and the links of cells, by their rows; `hidden` says what is hidden, or nothing."""

    remarks: Mapping[int, list[Ignored]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()

    def up_to(self, last: int) -> Iterator[Ignored]:
        """Yield the remarks of the rows down to one."""
        for number in sorted(row for row in self.remarks if row <= last):
            yield from self.remarks[number]


NOTHING_BESIDE = BesideCells()


def beside_cells(package: zipfile.ZipFile, path: str, name: str, part: SheetPart) -> BesideCells:
    """Return what is beside the cells of a sheet whose own part was looked into; damaged parts say nothing."""
    remarks: dict[int, list[Ignored]] = {}
    for place, words in (*_comments(package, path), *_links(package, path, part)):
        found = _PLACE.fullmatch(place)
        if found and words:
            column = sum((ord(sign) - 64) * 26**power for power, sign in enumerate(reversed(found[1])))
            cell = Cell("", int(found[2]), column, "", name)
            remarks.setdefault(cell.row, []).append(Ignored(words, place=cell.place))
    return BesideCells(remarks, tuple(_hidden(part, name)))


def _hidden(part: SheetPart, name: str) -> Iterator[str]:
    rows = [str(row) for row in sorted(part.hidden_rows)]
    columns = [letter(column) for column in sorted(part.hidden_columns)]
    for kind, found in (("row", rows), ("column", columns)):
        if found:
            named = f"{', '.join(found[:_MOST_NAMED])}{' ...' if len(found) > _MOST_NAMED else ''}"
            are = (
                f"The {kind} {named} of the sheet {name!r} is"
                if len(found) == 1
                else (f"The {kind}s {named} of the sheet {name!r} are")
            )
            yield f"{are} hidden, and imported like the others."


def _comments(package: zipfile.ZipFile, path: str) -> Iterator[tuple[str, str]]:
    """Yield the cell and the words of each comment but those of our template; newer conversations are repeated here."""
    for target, kind in _related(package, path).values():
        if kind.endswith("/comments"):
            root = _root(package, target)
            ours = {str(number) for number, author in enumerate(root.iter("{*}author")) if author.text == AUTHOR}
            for comment in root.iter("{*}comment"):
                words = clean("".join(text.text or "" for text in comment.iter("{*}t")))
                if words and comment.get("authorId") not in ours:
                    yield comment.get("ref", ""), f"comment: {words}"


def _links(package: zipfile.ZipFile, path: str, part: SheetPart) -> Iterator[tuple[str, str]]:
    if part.links:
        related = _related(package, path)
        for place, key in part.links:
            yield place, f"link: {related[key][0]}" if key in related else ""


def _related(package: zipfile.ZipFile, path: str) -> dict[str, tuple[str, str]]:
    """Return the parts and the addresses that a sheet names, with their kinds, by the keys that it has for them."""
    folder, name = posixpath.split(path)
    root = _root(package, posixpath.join(folder, "_rels", f"{name}.rels"))
    found = {}
    for each in root:
        target, kind = each.get("Target", ""), each.get("Type", "")
        inside = posixpath.normpath(posixpath.join(folder, target)).lstrip("/")
        is_outside = each.get("TargetMode") == "External"
        found[each.get("Id", "")] = (
            target if is_outside else target.lstrip("/") if target[:1] == "/" else inside,
            kind,
        )
    return found


def _root(package: zipfile.ZipFile, path: str) -> etree._Element:
    """Return the root of a part; an empty element for one that is not there or is damaged."""
    try:
        return parse_xml(package.read(path))
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, OSError, ValueError):
        return etree.Element("none")
