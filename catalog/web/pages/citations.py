"""A citation in the style that a reader or a program chooses: a page with every form of it, or bare text.

A program asks the address of a record for `text/x-bibliography; style=apa; locale=ru`, as DOI resolvers are asked; a
reader chooses on the page of the record, in a form that needs no script.
"""

from __future__ import annotations

from collections.abc import Iterator

from werkzeug.http import parse_options_header
from werkzeug.wrappers import Request, Response

from catalog import citation
from catalog.citation import Options
from catalog.errors import UsageError
from catalog.model import Record
from catalog.web.pages import responses
from catalog.web.pages.published_records import Found, Published

__all__ = ["TEXT_TYPE", "as_text", "asked_style", "page_of_style"]

TEXT_TYPE = "text/x-bibliography"


def asked_style(request: Request) -> dict[str, str] | None:
    """Return style and locale that the Accept header asks for before anything else, or None."""
    first = next(iter(request.accept_mimetypes.values()), "")
    kind, options = parse_options_header(first)
    return {"style": "chicago", **options} if kind.lower() == TEXT_TYPE else None


def as_text(request: Request, catalogue: Published, found: Found, asked: dict[str, str]) -> Response:
    """Return the entry of a list of sources in a style, as bare text; 406 names the styles that there are."""
    try:
        written = citation.cite(
            found.record,
            style=asked["style"],
            form="bibliography",
            locale=_locale(asked.get("locale")),
            options=_options(found.record, catalogue),
        )
    except UsageError as error:
        return responses.text(request, 406, str(error), Vary="Accept")
    name = f"{found.record.id}.txt"
    body = f"{citation.render(written)}\n".encode()
    answer = responses.file(request, body, f"{TEXT_TYPE}; charset=utf-8", name, found.changed)
    answer.headers["Vary"] = "Accept"
    return answer


def page_of_style(request: Request, catalogue: Published, found: Found) -> Response:
    """Return the page with every form of a record's citation in the style of the query."""
    style, locale = request.args.get("style", "chicago"), request.args.get("locale") or None
    try:
        forms = list(_forms(found.record, catalogue, style, locale))
    except UsageError as error:
        return responses.text(request, 404, str(error))
    title = citation.find(style).title
    values = {"catalogue": catalogue.settings, "record": found.record, "forms": forms, "title": title}
    return responses.page(request, "citation.html", {**values, "styles": citation.STYLES, "chosen": style})


def _forms(record: Record, catalogue: Published, style: str, locale: str | None) -> Iterator[tuple[str, str]]:
    found = citation.find(style)
    if locale and locale not in found.locales:  # the form offers every language; a style has its own
        locale = None
    options = _options(record, catalogue)
    for form in found.forms:
        if form != "repeated" and (form not in ("locator", "in-text") or record.reference_code):
            written = citation.cite(record, style=style, form=form, locale=locale, options=options)
            yield form.value, citation.render(written, "html")


def _locale(asked: str | None) -> str | None:
    """Return the language of a tag: ru of ru-RU."""
    return asked.partition("-")[0].lower() if asked else None


def _options(record: Record, catalogue: Published) -> Options:
    return Options(address=catalogue.settings.url_to_cite(record.id, record.ark))
