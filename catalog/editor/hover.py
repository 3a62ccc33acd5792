"""What is said of the field or the word that the pointer rests on: the words of the standards, and of other records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from catalog.editor.known_records import KnownRecords
from catalog.editor.nodes import Node
from catalog.editor.schema import about, words_of
from catalog.fields import all_fields
from catalog.languages.codes import english_name
from catalog.reference_codes import register

__all__ = ["explanation"]


def explanation(node: Node, place: int, known: KnownRecords | None) -> str:
    """Return in Markdown what is known of a field, or of its value where the place is in it; else nothing."""
    path = tuple(step for step in node.path if not step.isdigit())
    on_name = node.key is not None and place <= node.key[1]
    said = () if on_name or node.text is None else tuple(_of_value(path, node.text, known))
    return "\n\n".join(said or tuple(_of_field(path)))


def _of_field(path: Sequence[str]) -> Iterator[str]:
    words = about(tuple(path))
    if not words:
        return
    yield f"**{path[-1]}**: {words}"
    field = next((one for one in all_fields() if one.path == ".".join(path)), None)
    if field:
        if field.numbers:
            yield field.numbers
        yield f"```yaml\n{field.example}\n```"
    choices = words_of(tuple(path))
    if choices:
        yield "\n".join(f"- `{word}`: {meaning}" if meaning else f"- `{word}`" for word, meaning in choices.items())


def _of_value(path: tuple[str, ...], value: str, known: KnownRecords | None) -> Iterator[str]:
    name = path[-1] if path else ""
    if meaning := words_of(path).get(value):
        yield f"`{value}`: {meaning}"
    elif name in ("part_of", "record", "id") and known and (record := known.records.get(value)):
        yield f"**{record.title}**"
        yield f"{record.level}, `{record.id}`"
    elif name == "repository" and (archive := register.find(value)):
        names = [archive.name, archive.native, ", ".join(part for part in (archive.city, archive.country) if part)]
        yield from (text for text in names if text)
    elif name == "language":
        yield f"`{value}`: {english_name(value)}"
