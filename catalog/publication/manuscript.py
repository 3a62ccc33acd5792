"""The citations of a manuscript: pandoc reads it, each `[@id, l. 175]` becomes a note of a style, pandoc writes it.

Pandoc is called as its manual says: `pandoc -t json`, the document changed in between, `pandoc -f json`. A word
processor's file has citations as plain text, which are read as well. A citation of what is no record here stays.

Somebody else may have written the manuscript: pandoc reads no other file for it, fetches nothing, and has limits.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import zip_longest
from pathlib import Path
from typing import Any

from catalog.citation import Chain, Citation, Face, bibliography, find, is_in_text, one_note, references_in_text
from catalog.citation.rich_text import Run, compose
from catalog.errors import UsageError
from catalog.model import Record
from catalog.model.leaves import read_leaves
from catalog.publication.cite_by_id import Manner
from catalog.publication.manuscript_pictures import Pictures
from catalog.storage import write_output
from catalog.storage.output_file import refuse_own_file

__all__ = ["Manuscript", "cite_manuscript"]

Node = dict[str, Any]
Find = Callable[[str], Record | None]

_SECONDS = 120
_HAS_PICTURES = {".docx", ".odt"}
"""The endings of manuscripts that hold their pictures."""
_CITED = re.compile(r"\[([^\[\]@]{0,80}@[^\[\]]+)\]")
_TEXT = ("Str", "Space", "SoftBreak")
_KEY = re.compile(r"(.*?)(-?)@([A-Za-z0-9][\w.-]*\w|\w)(.*)", re.DOTALL)
_LEAVES = re.compile(
    r"^[,\s]*(?:ll?|лл?|л|ff?|fols?|Bl|pp?|listy?|leaf|leaves|S)\.?\s*(\d[\d\s,–vоб.ob-]*)$", re.IGNORECASE
)
_VERSO = re.compile(r"\s*(?:об|ob)\.?")
_WORDS = re.compile(r"(\s+)")


@dataclass(slots=True)
class Manuscript:
    """What was found in a manuscript."""

    notes: int = 0
    unknown: list[str] = field(default_factory=list)
    """The keys that are no record of the catalogue, whose citations stay."""
    left_out: list[str] = field(default_factory=list)
    """The pictures of which the new manuscript has the description alone."""


def cite_manuscript(source: Path, target: Path, manner: Manner, find_record: Find, root: Path) -> Manuscript:
    """Write a manuscript with the citations of its documents, by the rules of `write_output`; `root` is the catalogue.

    Raises UsageError where pandoc is not installed, cannot read the manuscript or cannot write the target, and
    StorageError.
    """
    program = shutil.which("pandoc")
    if program is None:
        raise UsageError(
            "Citing in a manuscript needs pandoc, which is not installed: https://pandoc.org/installing.html"
        )
    if not source.is_file():
        raise UsageError(f"There is no file {str(source)!r}.")
    refuse_own_file(target, root)
    writer = _Writer(manner, find_record)
    with tempfile.TemporaryDirectory(prefix="cite-") as folder:
        within, written = Path(folder) / "pictures", Path(folder) / "new" / target.name
        written.parent.mkdir()
        pictures = Pictures(source.absolute().parent, within, target)
        extract = [f"--extract-media={within}"] if source.suffix.lower() in _HAS_PICTURES else []
        try:
            document = json.loads(_run([program, "--sandbox", *extract, "-t", "json", str(source.absolute())]))
            document["blocks"] = writer.blocks(document["blocks"])
            given = json.dumps(pictures.placed(document))
        except RecursionError:
            raise UsageError(f"{source} is nested too deeply to be a manuscript.") from None
        _run([program, "-f", "json", "-s", "-o", str(written)], given, source.absolute().parent)
        write_output(target, written.read_bytes(), root)
    writer.found.left_out = pictures.left_out
    return writer.found


def _run(command: list[str], given: str | None = None, folder: Path | None = None) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - the program that `which` found, and files as whole arguments
            command,
            input=given,
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=folder,
            env={**os.environ, "openin_any": "p"},  # TeX, which makes a PDF, reads no file elsewhere either
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UsageError(f"pandoc did not end within {_SECONDS} seconds.") from None
    if done.returncode:
        raise UsageError(f"pandoc: {' '.join(done.stderr.split())[:400]}")
    return done.stdout


class _Writer:
    """Puts notes, or references in the text, in place of the citations of one document."""

    def __init__(self, manner: Manner, find_record: Find) -> None:
        self.found = Manuscript()
        self._manner = manner
        self._find = cache(find_record)
        self._style = find(manner.style)
        self._is_in_text = is_in_text(self._style)
        self._chain = Chain(manner.style, manner.locale, manner.options)
        self._in_text: dict[str, Citation] = {}
        self._cited: list[Record] = []
        self._in_note = False

    def blocks(self, blocks: list[Node]) -> list[Node]:
        """Return blocks with their citations written; the list of sources is put where `::: {#refs}` is."""
        blocks = _read_plain(blocks)
        keys = dict.fromkeys(one["citationId"] for cite in _cites(blocks) for one in cite["c"][0])
        self._cited = [record for key in keys if (record := self._find(key))]
        if self._is_in_text:
            self._in_text = references_in_text(
                self._cited, style=self._style.name, locale=self._manner.locale, options=self._manner.options
            )
        changed: list[Node] = self._node(blocks)
        for block in changed:
            if block.get("t") == "Div" and block["c"][0][0] == "refs":
                paragraphs = [{"t": "Para", "c": list(_inlines(citation))} for citation in self._listed()]
                # pandoc writes no `refs` to Markdown, where citeproc would fill it again
                block["c"] = [["sources", *block["c"][0][1:]], [*block["c"][1], *paragraphs]]
        return changed

    def _listed(self) -> tuple[Citation, ...]:
        return bibliography(
            self._cited, style=self._style.name, locale=self._manner.locale, options=self._manner.options
        )

    def _node(self, node: Any) -> Any:
        if isinstance(node, list):
            return _closed_up(node, [self._node_before(one, after) for one, after in zip_longest(node, node[1:])])
        if not isinstance(node, dict):
            return node
        is_note = node.get("t") == "Note"
        self._in_note = self._in_note or is_note
        changed = {key: self._node(value) for key, value in node.items()}
        self._in_note = self._in_note and not is_note
        return changed

    def _node_before(self, node: Any, after: Any) -> Any:
        """Change a node; a citation within a note ends without a period where the note continues with one."""
        if not isinstance(node, dict) or node.get("t") != "Cite":
            return self._node(node)
        continues = isinstance(after, dict) and after.get("t") == "Str" and after["c"][:1] in ".,;:"
        return self._cite(node, continues=continues)

    def _cite(self, node: Node, *, continues: bool) -> Node:
        cites = node["c"][0]
        records = [self._find(one["citationId"]) for one in cites]
        if not all(records):
            self.found.unknown += [one["citationId"] for one in cites if self._find(one["citationId"]) is None]
            return node
        self.found.notes += 1
        placed = [
            (record, suffix) if self._is_in_text else _placed(record, suffix)
            for record, one in zip(records, cites, strict=True)
            if record
            for suffix in [_plain(one["citationSuffix"]).strip(" ,")]
        ]
        citation = self._written([record for record, _ in placed])
        beyond = "; ".join(rest for _, rest in placed if rest)
        citation = _with(citation, _plain(cites[0]["citationPrefix"]).strip(), beyond, is_note=not self._is_in_text)
        is_inline = self._is_in_text or self._in_note
        inlines = list(_inlines(_opened(citation) if self._in_note and continues else citation))
        return {"t": "Span", "c": [["", [], []], inlines]} if is_inline else _note(inlines)

    def _written(self, records: list[Record]) -> Citation:
        if not self._is_in_text:
            return self._chain.note(records)
        return one_note([self._in_text[record.id] for record in records], self._style.name)


def _closed_up(given: list[Any], changed: list[Any]) -> list[Any]:
    """Return inlines without the blank before a citation that became a note: its mark follows the word."""
    marks = [
        isinstance(one, dict) and one.get("t") == "Note" and isinstance(was, dict) and was.get("t") == "Cite"
        for was, one in zip(given, changed, strict=True)
    ]
    return [
        one
        for one, is_before in zip_longest(changed, marks[1:])
        if not (is_before and isinstance(one, dict) and one.get("t") in ("Space", "SoftBreak"))
    ]


def _cites(node: Any) -> Iterator[Node]:
    """Yield the citations of a document in their order."""
    if isinstance(node, list):
        for one in node:
            yield from _cites(one)
    elif isinstance(node, dict):
        if node.get("t") == "Cite":
            yield node
        else:
            for value in node.values():
                yield from _cites(value)


def _read_plain(node: Any) -> Any:
    """Return a document in which citations that are plain text are citations."""
    if isinstance(node, list):
        if any(isinstance(one, dict) and one.get("t") == "Str" and "@" in one["c"] for one in node):
            node = list(_with_cites(node))
        return [_read_plain(one) for one in node]
    if not isinstance(node, dict) or node.get("t") == "Cite":
        return node
    return {key: _read_plain(value) for key, value in node.items()}


def _opened(citation: Citation) -> Citation:
    """Return a citation without its last period, behind which its note continues."""
    *runs, last = citation.runs
    return compose(*runs, Run(last.text.removesuffix("."), last.face))


def _note(inlines: list[Node]) -> Node:
    return {"t": "Note", "c": [{"t": "Para", "c": inlines}]}


def _placed(record: Record, suffix: str) -> tuple[Record, str]:
    """Return a record at the leaves that a citation names, and what else the citation says."""
    found = _LEAVES.fullmatch(suffix)
    code = record.reference_code
    if not found or code is None:
        return record, suffix.strip(" ,")
    try:
        leaves = read_leaves(_VERSO.sub("v", found[1]).replace(" ", "").replace(",", ", ").strip(" ,."))
    except ValueError:
        return record, suffix.strip(" ,")
    return record.model_copy(update={"reference_code": code.model_copy(update={"leaves": leaves})}), ""


def _with(citation: Citation, before: str, beyond: str, *, is_note: bool) -> Citation:
    """Add the words of a citation before it, and those that name no leaf behind it."""
    runs = list(citation.runs)
    if beyond:
        last = runs[-1]
        closing = ")" if last.text.endswith(")") else "." if last.text.endswith(".") else ""
        runs[-1] = Run(f"{last.text.removesuffix(closing)}, {beyond}{closing}", last.face)
    if before and not is_note and runs[0].text.startswith("("):
        return compose(f"({before} {runs[0].text[1:]}", *runs[1:])
    before = before[:1].upper() + before[1:] if is_note else before
    return compose(f"{before} " if before else "", *runs)


def _plain(inlines: list[Node]) -> str:
    """Return the words and blanks of inlines."""
    return "".join(one["c"] if one["t"] == "Str" else " " for one in inlines if one["t"] in _TEXT)


def _with_cites(inlines: list[Node]) -> Iterator[Node]:
    """Read the citations that a word processor's file has as plain text: [@id, l. 175; @other]."""
    waiting: list[Node] = []
    for one in inlines:
        text = _plain([one]) if one.get("t") in _TEXT else None
        if text is None or (not waiting and "[" not in text):
            yield from waiting
            waiting = []
            yield one
            continue
        waiting.append(one)
        if "]" not in text:
            continue
        if _CITED.search(_plain(waiting)):
            yield from _split(_plain(waiting))
            waiting = []
        elif text.rfind("[") < text.rfind("]"):  # nothing is open any more
            yield from waiting
            waiting = []
    yield from waiting


def _split(text: str) -> Iterator[Node]:
    end = 0
    for found in _CITED.finditer(text):
        yield from _inlines(compose(text[end : found.start()]))
        citations = [_citation(part) for part in found[1].split(";")]
        yield {"t": "Cite", "c": [citations, list(_inlines(compose(found[0])))]}
        end = found.end()
    yield from _inlines(compose(text[end:]))


def _citation(part: str) -> Node:
    found = _KEY.fullmatch(part.strip())
    before, _, key, after = found.groups() if found else ("", "", part.strip(" @"), "")
    return {
        "citationId": key,
        "citationPrefix": list(_inlines(compose(before.strip()))),
        "citationSuffix": list(_inlines(compose(after))),
        "citationMode": {"t": "NormalCitation"},
        "citationNoteNum": 0,
        "citationHash": 0,
    }


def _inlines(citation: Citation) -> Iterator[Node]:
    """Return a citation as pandoc has text: words and blanks, emphasis, links."""
    for run in citation.runs:
        words = [
            {"t": "Space"} if part.isspace() else {"t": "Str", "c": part} for part in _WORDS.split(run.text) if part
        ]
        if run.face is Face.ITALIC:
            yield {"t": "Emph", "c": words}
        elif run.face is Face.LINK:
            yield {"t": "Link", "c": [["", [], []], words, [run.text, ""]]}
        else:
            yield from words
