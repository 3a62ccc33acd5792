"""The unit that a document lies in, its texts, and other documents, in MODS: <relatedItem>.

MODS has no type of related item for a translation: each text is an `otherVersion` with its translators.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from catalog.languages.codes import bibliographic
from catalog.model import Catalogue, Record, Text, known
from catalog.standards import addresses, codes, dates
from catalog.standards import translation_chain as chain
from catalog.standards.markup import NOTHING, Markup, branch, element, leaf, tagged
from catalog.standards.mods.terms import SEQUENCE
from catalog.standards.mods.write_dates import date_elements
from catalog.standards.mods.write_names import name
from catalog.standards.mods.write_titles import title_info
from catalog.vocabularies import Relation, Role

__all__ = ["related"]

_RELATED = {Relation.ENCLOSURE: "constituent", Relation.PART: "constituent", Relation.COPY: "otherFormat"}
_host, _title_info, _title = branch("relatedItem", {"type": "host"}), branch("titleInfo"), leaf("title")
_part, _detail, _number = branch("part"), branch("detail", {"type": SEQUENCE}), leaf("number")
_identifier, _typed_identifier = leaf("identifier"), tagged("identifier", "type")
_origin, _publisher, _issued = branch("originInfo"), leaf("publisher"), tagged("dateIssued", "encoding")
_physical, _extent, _form = branch("physicalDescription"), leaf("extent"), leaf("form")
_language, _note = branch("language"), leaf("note")
_tag = leaf("languageTerm", {"type": "code", "authority": "rfc5646"})
_code = leaf("languageTerm", {"type": "code", "authority": "iso639-2b"})
_location, _shelf_locator, _url = branch("location"), leaf("shelfLocator"), leaf("url")


def related(record: Record, catalogue: Catalogue) -> Iterator[Markup]:
    """The unit the document lies in, its texts, and other documents."""
    units = addresses.units_above(record, catalogue)
    within = ", ".join([label for _, label in units]) if len(units) > 1 else None
    yield _host(
        [
            _title_info([_title(within)]),
            _typed_identifier(units[-1][0] if within else None, "uri"),
            _typed_identifier(record.part_of, "local"),
            _part([_detail([_number(record.sequence if record.part_of else None)])]),
        ]
    )
    for text in record.texts:
        yield _version(record, text, catalogue)
    for other in record.related:
        pieces = [
            _title_info([_title(other.title)]),
            _note(" ".join(other.as_written.split()) if other.as_written else None),
            _identifier(codes.words(other.reference_code) if other.reference_code else None),
            _location([_url(catalogue.url_of(other.record) if other.record else other.url)]),
        ]
        kind = _RELATED.get(other.relation)
        yield element("relatedItem", pieces, {"type": kind, "displayLabel": other.relation.value})


def _version(record: Record, text: Text, catalogue: Catalogue) -> Markup:
    published = text.published
    issued = [date for date in (published.date, known(published.uploaded)) if date] if published else []
    code = record.kept_at(text)
    number = text.registration_number
    days = [_issued(date.value or dates.words(date), "edtf" if date.value else None) for date in issued]
    pieces = [
        title_info(text.title, None) if text.title else NOTHING,
        *[name(agent, Role.TRANSLATOR) for agent in text.translators],
        *[name(agent, agent.role) for agent in text.contributors],
        _origin([*_publisher(published.publisher if published else None), *date_elements(text.dates), *days]),
        *map(_language_of, text.language),
        _physical([_form(chain.stated_form(text)), _extent(text.extent)]),
        *map(_note, text.statements),
        _note(text.note),
        _typed_identifier(number.number, "registration number") if number else NOTHING,
        _location([_shelf_locator(codes.words(code) if code else None)]),
        _location([_url(published.url if published else None)]),
    ]
    address = addresses.text_url(record, text, catalogue)
    return element("relatedItem", pieces, {"type": "otherVersion", "xlink:href": address})


@lru_cache(maxsize=1024)
def _language_of(tag: str) -> Markup:
    return _language([_tag(tag), _code(bibliographic(tag))])
