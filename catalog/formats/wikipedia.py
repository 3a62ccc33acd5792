"""wikipedia: a citation for an article, `{{cite Russian archive}}` for fond, opis and delo, else `{{cite archive}}`.

The parameters are in the order of the templates' pages. For the Russian template recipients, date and translators
stand in `note`. What has no parameter is lost: authors there, offices, certainty, rights and the chain of texts.
"""

from __future__ import annotations

from collections.abc import Iterator

from catalog.formats import chain, codes, dates
from catalog.formats.citable import citable
from catalog.formats.format import LINES, Format
from catalog.model import Catalogue, Record, ReferenceCode, write_leaves
from catalog.vocabularies import CodeLevel

__all__ = ["FORMAT"]

_RUSSIAN = {CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.PAPKA, CodeLevel.DELO}
_MARKUP = {"|": "{{!}}", **{letter: f"&#{ord(letter)};" for letter in "{}[]<>='&~"}}
"""Letters that the wiki takes for its own, and what it shows as them."""


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the record as one template in one line."""
    code = record.reference_code
    russian = code is not None and bool(code.levels) and {part.level for part in code.levels} <= _RUSSIAN
    name = "cite Russian archive" if russian else "cite archive"
    parameters = _russian(record, catalogue, code) if russian and code else _archive(record, catalogue)
    written = "".join(f" |{key}={_text(value)}" for key, value in parameters if value)
    return f"{{{{{name}{written}}}}}".encode()


def _russian(record: Record, catalogue: Catalogue, code: ReferenceCode) -> Iterator[tuple[str, str | None]]:
    numbers = {part.level: part for part in code.levels}
    item = citable(record, catalogue)
    yield "url", item.url
    yield "title", item.title
    yield "institution", codes.archive_name(code)
    for key, level in (
        ("fond", CodeLevel.FOND),
        ("opis", CodeLevel.OPIS),
        ("box", CodeLevel.PAPKA),
        ("delo", CodeLevel.DELO),
    ):
        yield key, numbers[level].number if level in numbers else None
    if code.leaves:
        single = len(code.leaves) == 1 and code.leaves[0].is_single
        yield "page" if single else "pages", write_leaves(code.leaves).replace("-", "–")
    yield "case-title", numbers[CodeLevel.DELO].title if CodeLevel.DELO in numbers else None
    yield "note", _note(record)


def _archive(record: Record, catalogue: Catalogue) -> Iterator[tuple[str, str | None]]:
    code, item = record.reference_code, citable(record, catalogue)
    numbers = {part.level: part.number for part in code.levels} if code else {}
    for number, agent in enumerate(item.authors, start=1):
        yield f"author{number}" if number > 1 else "author", agent.name
    yield "item", item.title
    yield "item-url", item.url
    yield "type", item.genre
    yield "item-id", codes.locator(code) if code else record.id
    yield "date", dates.words(record.date)
    for key, levels in _LEVELS:
        yield key, next((numbers[level] for level in levels if level in numbers), None)
    yield "institution", codes.archive_name(code) if code else item.source
    yield "location", item.place


_LEVELS = (
    ("fonds", (CodeLevel.FONDS, CodeLevel.FOND, CodeLevel.RECORD_GROUP)),
    ("series", (CodeLevel.SERIES, CodeLevel.OPIS, CodeLevel.CLASS)),
    ("file", (CodeLevel.FILE, CodeLevel.DELO, CodeLevel.FOLDER, CodeLevel.PIECE, CodeLevel.VOLUME)),
    ("box", (CodeLevel.BOX, CodeLevel.CONTAINER, CodeLevel.PAPKA)),
    ("collection", (CodeLevel.COLLECTION,)),
)


def _note(record: Record) -> str | None:
    """Who wrote to whom, when, in whose translation: what the template has no parameter for."""
    kind = record.genre.value.capitalize() if record.genre else ""
    recipients = " and ".join(agent.name for agent in record.recipients)
    text = chain.cited_text(record)
    translators = " and ".join(agent.name for agent in text.translators) if text else ""
    parts = (
        f"{kind} to {recipients}".strip() if recipients else kind,
        dates.words(record.date),
        f"translated by {translators}" if translators else None,
    )
    return ", ".join(part for part in parts if part) or None


def _text(value: str) -> str:
    """Return a value in one line, without a letter that the wiki takes for markup; addresses stay what they are."""
    line = " ".join(value.split())
    if "://" in line and " " not in line:
        return line.replace("|", "%7C").replace("[", "%5B").replace("]", "%5D").replace("'", "%27")
    return "".join(_MARKUP.get(letter, letter) for letter in line)


FORMAT = Format(
    name="wikipedia",
    title="Wikipedia citation template",
    media_type="text/x-wiki",
    extension="wiki",
    encode=encode,
    many=LINES,
)
