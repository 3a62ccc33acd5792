"""Which page an address is: a table, and one function for each line of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from urllib.parse import quote

from werkzeug.wrappers import Request, Response

from catalog.standards import formats
from catalog.standards.format import Packed
from catalog.standards.formats import FORMATS, Format
from catalog.standards.tei import cmif
from catalog.web.pages import (
    ark,
    citations,
    object_file,
    page_head,
    record_page,
    responses,
    signposting,
    transcript,
    unapi,
)
from catalog.web.pages.published_records import Found, Published

__all__ = ["answer"]

_PER_PAGE = 50

Page = Callable[[Request, Published, str], Response]


def answer(request: Request, catalogue: Published) -> Response:
    """Answer a request for a page."""
    if request.method not in ("GET", "HEAD"):
        return responses.text(request, 405, "Only GET and HEAD are answered here.", Allow="GET, HEAD")
    for pattern, page in _ROUTES:
        found = pattern.fullmatch(request.path)
        if found:
            return page(request, catalogue, found.group("rest") if "rest" in pattern.groupindex else "")
    return _missing(request, catalogue)


def _front(request: Request, catalogue: Published, rest: str) -> Response:
    """The catalogue: what it is, its fonds, and its records, the newest first; a single record is shown at once."""
    listing = catalogue.listing(_before(request), _PER_PAGE)
    only = catalogue.find(listing.entries[0].id) if listing.count == 1 and len(listing.entries) == 1 else None
    if only and not only.record.is_withdrawn:
        return _record(request, catalogue, only)
    letters = cmif.ADDRESS if catalogue.has_letters() else None
    values = {
        "catalogue": catalogue.settings,
        "units": catalogue.top_units(_page_number(request), _PER_PAGE) if _before(request) is None else None,
        "listing": listing if _page_number(request) == 1 else None,
        "is_first": _before(request) is None,
        "letters": letters,
    }
    return responses.page(request, "front.html", values)


def _unit(request: Request, catalogue: Published, rest: str) -> Response:
    """An archive, or a unit in it: the records that lie there, in their original order."""
    spec = rest.strip("/").replace("/", ":")
    name = catalogue.set_name(quote(spec, safe=":!~*'()%*"))
    if name is None:
        return _missing(request, catalogue)
    parts = catalogue.parts_of_set(quote(spec, safe=":!~*'()%*"), _page_number(request), _PER_PAGE)
    values = {"catalogue": catalogue.settings, "contents": parts, "name": name, "spec": spec}
    return responses.page(request, "unit.html", values)


def _records(request: Request, catalogue: Published, rest: str) -> Response:
    return responses.redirection(request, "../")


def _record_or_file(request: Request, catalogue: Published, rest: str) -> Response:
    """`ID` is the page, or what the Accept header asks for; `ID.EXT` and `ID/FORMAT` are files."""
    found = catalogue.find(rest)
    if found:
        asked = None if found.record.is_withdrawn else citations.asked_style(request)
        if asked:
            return citations.as_text(request, catalogue, found, asked)
        form = _wanted(request, found)
        return _file(request, catalogue, found, form) if form else _record(request, catalogue, found)
    record_id, form = _named(rest)
    found = catalogue.find(record_id) if form else None
    if found and form:
        return _file(request, catalogue, found, form)
    if catalogue.was_withdrawn(record_id or rest):
        return responses.page(
            request, "gone.html", {"catalogue": catalogue.settings, "record": None, "id": rest}, status=410
        )
    return _missing(request, catalogue)


def _linkset(request: Request, catalogue: Published, rest: str) -> Response:
    found = catalogue.find(rest)
    if found is None:
        return _missing(request, catalogue)
    if found.record.is_withdrawn:
        return _record(request, catalogue, found)
    body = signposting.linkset(found.record, catalogue.settings)
    return responses.file(request, body, signposting.LINKSET_TYPE, f"{found.record.id}.linkset.json", found.changed)


def _citation(request: Request, catalogue: Published, rest: str) -> Response:
    """Every form of the citation of a record in the style of the query."""
    found = catalogue.find(rest)
    if found is None:
        return _missing(request, catalogue)
    if found.record.is_withdrawn:
        return _record(request, catalogue, found)
    return citations.page_of_style(request, catalogue, found)


def _transcript(request: Request, catalogue: Published, rest: str) -> Response:
    """One part of a long transcript: `ID/transcripts/KEY/PART`."""
    record_id, _, place = rest.partition("/transcripts/")
    key, _, part = place.partition("/")
    found = catalogue.find(record_id)
    if found and found.record.is_withdrawn:
        return _record(request, catalogue, found)
    text = found.record.text(key) if found else None
    shown = transcript.part_of(text, found.path.parent, int(part)) if found and text else None
    if not found or not text or not shown or shown.reason:
        return _missing(request, catalogue)
    values = {"catalogue": catalogue.settings, "record": found.record, "text": text, "transcript": shown}
    return responses.page(request, "transcript.html", {**values, "heading": record_page.heading_of(text)})


def _object(request: Request, catalogue: Published, rest: str) -> Response:
    """The file of a digital object: `ID/objects/FILE`. Nothing else is ever served."""
    record_id, _, file = rest.partition("/objects/")
    found = catalogue.find(record_id)
    if found and found.record.is_withdrawn:
        return _record(request, catalogue, found)
    one = found.record.digital_object(file) if found else None
    answer = object_file.object_file(request, catalogue.folder, one) if one else None
    return answer or _missing(request, catalogue)


def _ark(request: Request, catalogue: Published, rest: str) -> Response:
    """An ARK, in any of its forms: the record of it, what is known of it, or its tombstone."""
    found = ark.named(catalogue, rest)
    if found is None:
        return _missing(request, catalogue)
    record_id, qualifier = found
    entry = catalogue.find(record_id)
    if entry and ark.is_inflected(request):
        return ark.described(request, entry.record, catalogue.settings)
    if entry is None or entry.record.is_withdrawn:
        return _record_or_file(request, catalogue, record_id)
    up = "../" * (request.path.count("/") - 1)
    return responses.redirection(request, f"{up or './'}records/{record_id}{quote(qualifier)}", status=302)


def _lines(request: Request, catalogue: Published, rest: str) -> Response:
    """The lines of a transcript as annotations of IIIF: `ID/lines/FILE`."""
    record_id, _, file = rest.partition("/lines/")
    found = catalogue.find(record_id)
    if found and found.record.is_withdrawn:
        return _record(request, catalogue, found)
    body = transcript.lines_of(found.record, file, catalogue.folder) if found else None
    if not found or body is None:
        return _missing(request, catalogue)
    return responses.file(request, body, transcript.MEDIA_TYPE_OF_LINES, "lines.json", found.changed)


def _record(request: Request, catalogue: Published, found: Found) -> Response:
    record, settings = found.record, catalogue.settings
    if record.is_withdrawn:
        values = {"catalogue": settings, "record": record, "id": record.id}
        return responses.page(request, "gone.html", values, status=410)
    parts = catalogue.parts_of_unit(record.id, _page_number(request), _PER_PAGE)
    values = {**record_page.values(record, settings, found.path.parent), "contents": parts}
    shown = responses.page(request, "record.html", values, changed=None if parts.entries else found.changed)
    shown.headers["Link"] = signposting.link_header(record, settings)
    return shown


def _file(request: Request, catalogue: Published, found: Found, form: Format) -> Response:
    if found.record.is_withdrawn:
        return _record(request, catalogue, found)
    if not form.fits(found.record):
        return responses.text(request, 404, f"This record is not given in {form.name}: that needs {form.needs}.")
    body = form.document(found.record, catalogue.settings)
    shown = responses.file(request, body, _content_type(form), f"{found.record.id}.{form.extension}", found.changed)
    address = catalogue.settings.url_of(found.record.id)
    shown.headers["Link"] = signposting.link_header_of_file(found.record, catalogue.settings)
    shown.headers["Content-Location"] = f"{address}.{form.extension}"
    shown.headers["Vary"] = "Accept"
    return shown


def _content_type(form: Format) -> str:
    """Return the media type, with the charset of whatever is text and is not JSON, which has but one."""
    is_text = not isinstance(form, Packed) and not form.media_type.endswith("json")
    return f"{form.media_type}; charset=utf-8" if is_text else form.media_type


def _wanted(request: Request, found: Found) -> Format | None:
    """Return the format that the Accept header prefers to a page, if any."""
    media = {form.media_type: form for form in reversed(FORMATS) if form.fits(found.record)}
    best = request.accept_mimetypes.best_match(["text/html", *media], default="text/html")
    return media.get(best or "")


def _named(rest: str) -> tuple[str, Format | None]:
    """Return the id and the format of `ID.EXT` or `ID/FORMAT`."""
    record_id, _, name = rest.rpartition("/")
    if record_id:
        return record_id, next((form for form in FORMATS if form.name == name), None)
    fits = [form for form in FORMATS if rest.endswith(f".{form.extension}")]
    longest = max(fits, key=lambda form: len(form.extension), default=None)
    return (rest.removesuffix(f".{longest.extension}"), longest) if longest else ("", None)


def _unapi(request: Request, catalogue: Published, rest: str) -> Response:
    """unAPI: the formats there are, those of a record, or the record in one of them."""
    record_id, name = request.args.get("id"), request.args.get("format")
    if record_id is None:
        return responses.xml(request, unapi.formats(None))
    found = catalogue.find(record_id.removeprefix(catalogue.settings.url_of("")))
    if found is None or found.record.is_withdrawn:
        return responses.text(request, 404, "There is no such record.")
    if name is None:
        return responses.xml(request, unapi.formats(record_id), 300)
    if name not in page_head.UNAPI_FORMATS:
        return responses.text(
            request, 406, f"There is no such format; there are: {', '.join(page_head.UNAPI_FORMATS)}."
        )
    return _file(request, catalogue, found, formats.find(name))


@lru_cache(maxsize=1)
def _style() -> bytes:
    return files("catalog.web.pages").joinpath("style.css").read_bytes()


def _style_sheet(request: Request, catalogue: Published, rest: str) -> Response:
    return responses.style_sheet(request, _style())


def _icon(request: Request, catalogue: Published, rest: str) -> Response:
    return responses.file(request, _ICON, "image/svg+xml", "icon.svg")


def _letters(request: Request, catalogue: Published, rest: str) -> Response:
    """The index of all letters, for correspSearch: written as it is read, however many there are."""
    pieces = catalogue.letters()
    if pieces is None:
        return responses.text(request, 404, cmif.NO_LICENCE)
    body = () if request.method == "HEAD" else pieces
    return Response(body, content_type="application/tei+xml; charset=utf-8", headers=responses.OPEN_TO_ALL)


def _robots(request: Request, catalogue: Published, rest: str) -> Response:
    return responses.text(request, 200, "User-agent: *\nDisallow: /unapi")


def _missing(request: Request, catalogue: Published) -> Response:
    return responses.page(request, "missing.html", {"catalogue": catalogue.settings}, status=404)


def _before(request: Request) -> int | None:
    given = request.args.get("before", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 18 else None


def _page_number(request: Request) -> int:
    given = request.args.get("page", "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 9 and int(given) else 1


_ICON = (
    b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="5" fill="#7a2e22"/>'
    b'<path d="M8 7h16v18H8z" fill="#fbf7ee"/>'
    b'<path d="M11 12h10M11 16h10M11 20h6" stroke="#7a2e22" stroke-width="1.6"/></svg>'
)

_ROUTES: tuple[tuple[re.Pattern[str], Page], ...] = (
    (re.compile(r"/?"), _front),
    (re.compile(r"/records/?"), _records),
    (re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._-]{0,300})/linkset"), _linkset),
    (re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._-]{0,300})/citation"), _citation),
    (
        re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._-]{0,300}/transcripts/[a-z0-9._-]{1,60}/[0-9]{1,4})"),
        _transcript,
    ),
    (re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._-]{0,300}/objects/[^\0]{1,800})"), _object),
    (re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._-]{0,300}/lines/[^\0]{1,800})"), _lines),
    (re.compile(r"/records/(?P<rest>[a-z0-9][a-z0-9._/-]{0,300})", re.IGNORECASE), _record_or_file),
    (re.compile(r"/archives/(?P<rest>[^?#]{1,500})"), _unit),
    (re.compile(r"/ark:/?(?P<rest>[^?#]{1,500})"), _ark),
    (re.compile(r"/unapi"), _unapi),
    (re.compile(r"/style\.css"), _style_sheet),
    (re.compile(r"/icon\.svg"), _icon),
    (re.compile(r"/robots\.txt"), _robots),
    (re.compile(rf"/{re.escape(cmif.ADDRESS)}"), _letters),
)
"""Every address with a page. What is in none of them is not there."""
