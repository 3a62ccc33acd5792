"""iiif: a manifest of IIIF Presentation 3.0, a canvas for each picture that is seen and each recording, in their order.

The leaves are the labels of the canvases; the texts of the document are its ranges. Lines of transcripts are pages of
annotations of their own, so that a manifest stays small. A picture whose width and height nobody has measured has no
canvas. What has no place in a viewer is lost: the other formats have it, and the manifest names them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import orjson

from catalog.model import Catalogue, DigitalObject, Record
from catalog.standards import codes, dates
from catalog.standards import translation_chain as chain
from catalog.standards.digital_objects import pictures, thumbnails
from catalog.standards.format import LINES, Enclosure, Format
from catalog.standards.iiif.addresses import EXTENSION, canvas_url, manifest_url
from catalog.standards.iiif.canvases import Canvases, body, rights_name
from catalog.standards.iiif.words import in_languages, label_of, words
from catalog.standards.rdf.node import Node, stated
from catalog.vocabularies import ObjectRole

__all__ = ["FORMAT", "describe"]

CONTEXT = "http://iiif.io/api/presentation/3/context.json"
_BESIDE = (ObjectRole.THUMBNAIL, ObjectRole.TRANSCRIPT, ObjectRole.MANIFEST)


def fits(record: Record) -> bool:
    """Whether the record has a picture of a known size, or a recording of a known length."""
    return any(_has_canvas(one) for one in record.digital_objects)


def _has_canvas(one: DigitalObject) -> bool:
    return one.role not in _BESIDE and (_is_measured_picture(one) or _is_recording(one))


def _is_measured_picture(one: DigitalObject) -> bool:
    return one.is_image and one.media_type != "image/svg+xml" and bool(one.width and one.height)


def _is_recording(one: DigitalObject) -> bool:
    return (one.media_type or "").startswith(("audio/", "video/")) and bool(one.seconds)


def describe(record: Record, catalogue: Catalogue) -> Node:
    """Return the manifest of a record."""
    shown = list(_shown(record))
    names = {one.name for one in shown}
    rest = [one for one in record.digital_objects if one.name not in names and one.role not in _BESIDE]
    rights = record.rights.uri if record.rights else None
    small = thumbnails(record)
    first = [one.name for one in shown if one.name in small][:1]
    canvases = Canvases(record, catalogue)
    return stated(
        {
            "@context": CONTEXT,
            "id": manifest_url(record, catalogue),
            "type": "Manifest",
            "label": in_languages([record.title, *record.other_titles]),
            "summary": words(record.abstract.text, record.abstract.language) if record.abstract else None,
            "metadata": [{"label": {"en": [name]}, "value": value} for name, value in _metadata(record) if value],
            "requiredStatement": _required(record),
            "rights": rights_name(rights) if rights else None,
            "navDate": _day(record),
            "provider": [_provider(catalogue)],
            "homepage": [_page(record, catalogue)],
            "thumbnail": [body(small[name], record, catalogue) for name in first],
            "seeAlso": list(_see_also(record, catalogue)),
            "rendering": [body(one, record, catalogue) for one in rest],
            "items": [canvases.canvas(one, number) for number, one in enumerate(shown, 1)],
            "structures": list(_ranges(shown, record, catalogue)),
        }
    )


def _shown(record: Record) -> Iterator[DigitalObject]:
    seen = {one.name for one in pictures(record)}
    for one in record.digital_objects:
        if _has_canvas(one) and (one.name in seen or _is_recording(one)):
            yield one


def _metadata(record: Record) -> Iterator[tuple[str, Node | None]]:
    code = record.reference_code
    yield "Reference code", words(codes.words(code)) if code else None
    yield "Archive", words(codes.archive_name(code)) if code else None
    yield "Date", words(dates.words(record.date) or "") if record.date else None
    yield "Creator", _all(agent.name for agent in record.makers)
    yield "Addressee", _all(agent.name for agent in record.recipients)
    yield "Extent", _all(record.extents)
    yield "Language", _all(filter(None, (chain.language_names(text) for text in record.texts)))
    yield "ARK", words(record.ark) if record.ark else None


def _all(given: Iterable[str]) -> Node | None:
    values = [value for one in dict.fromkeys(given) for value in words(one)["none"]]
    return {"none": values} if values else None


def _required(record: Record) -> Node | None:
    """What a viewer must always show: what to know before looking, where the document is kept, and its rights."""
    warnings = [f"Content note: {one.text}" for one in record.content_note]
    statement = record.rights.statement if record.rights else None
    kept = codes.words(record.reference_code) if record.reference_code else None
    values = [one for part in (*warnings, kept, statement) if part for one in words(part)["none"]]
    return {"label": {"en": ["Attribution"]}, "value": {"none": values}} if values else None


def _day(record: Record) -> str | None:
    iso = dates.iso_date(record.date) if record.date else None
    return f"{iso}T00:00:00Z" if iso and re.fullmatch(r"\d{4}-\d\d-\d\d", iso) else None


def _provider(catalogue: Catalogue) -> Node:
    address = f"{catalogue.base_url}/"
    label = {"none": [catalogue.name]}
    page = {"id": address, "type": "Text", "label": label, "format": "text/html"}
    return {"id": address, "type": "Agent", "label": label, "homepage": [page]}


def _page(record: Record, catalogue: Catalogue) -> Node:
    address = catalogue.url_of(record.id)
    return {"id": address, "type": "Text", "label": in_languages([record.title]), "format": "text/html"}


def _see_also(record: Record, catalogue: Catalogue) -> Iterator[Node]:
    """The record for programs, and manifests of others."""
    address = catalogue.url_of(record.id)
    for extension, form, label in (
        ("jsonld", "application/ld+json", "schema.org (JSON-LD)"),
        ("mods.xml", "application/mods+xml", "MODS"),
    ):
        yield {"id": f"{address}.{extension}", "type": "Dataset", "label": {"en": [label]}, "format": form}
    for one in record.digital_objects:
        if one.role is ObjectRole.MANIFEST and one.name.startswith("http"):
            yield {"id": one.name, "type": "Manifest", "label": label_of(one)}


def _ranges(shown: list[DigitalObject], record: Record, catalogue: Catalogue) -> Iterator[Node]:
    """The texts that pictures show, each with its canvases."""
    of_text: dict[str, list[Node]] = {}
    for one in shown:
        if one.text:
            of_text.setdefault(one.text, []).append({"id": canvas_url(record, one, catalogue), "type": "Canvas"})
    for text in record.texts:
        if canvases := of_text.get(text.key):
            label = text.title.text if text.title else chain.language_names(text) or text.key
            language = text.title.language if text.title else None
            address = f"{manifest_url(record, catalogue)}/range/{text.key}"
            yield {"id": address, "type": "Range", "label": words(label, language), "items": canvases}


def encode(record: Record, catalogue: Catalogue) -> bytes:
    """Return the manifest as JSON."""
    return orjson.dumps(describe(record, catalogue), option=orjson.OPT_INDENT_2)


FORMAT = Format(
    name="iiif",
    title="IIIF Presentation 3 (manifest)",
    media_type='application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"',
    extension=EXTENSION,
    encode=encode,
    many=Enclosure(b"[\n", b",\n", b"\n]\n"),
    one=LINES,
    fits=fits,
    needs="a picture of a known size, or a recording of a known length",
)
