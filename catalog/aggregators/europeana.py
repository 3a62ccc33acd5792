"""Europeana: the rules of EDM (its Schematron), and the metadata tier of its Publishing Framework."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.aggregators import common_requirements as common
from catalog.aggregators import europeana_tier
from catalog.aggregators.aggregator import Aggregator, Demand
from catalog.aggregators.edm import receive_edm
from catalog.aggregators.europeana_tier import (
    contextual_classes,
    enabling_elements,
    languages,
    untagged,
)
from catalog.aggregators.sent_elements import Sending
from catalog.findings import Severity
from catalog.validation import Breach

__all__ = ["AGGREGATOR"]

_EDM = "EDM, Schematron rules"
_FRAMEWORK = "Europeana Publishing Framework, metadata tiers"
_ERROR, _WARNING, _ADVICE = Severity


def _titled(sending: Sending) -> Iterator[Breach]:
    """Ask for dc:title or dc:description."""
    if not sending.texts("dc:title") and not sending.texts("dc:description"):
        yield Breach(("title",), "The exported record has neither a title nor a description.", "Write a title.")


def _about(sending: Sending) -> Iterator[Breach]:
    """Ask for dc:subject, dc:type, dcterms:spatial or dcterms:temporal."""
    names = ("dc:subject", "dc:type", "dc:coverage", "dcterms:spatial", "dcterms:temporal")
    if not any(sending.texts(name) for name in names):
        message = "The exported record has no subject, type, place or period."
        yield Breach(("subjects",), message, "Add a genre, subjects or places.")


def _language_of_text(sending: Sending) -> Iterator[Breach]:
    """Ask for dc:language where edm:type is TEXT."""
    if "TEXT" in sending.texts("edm:type") and not sending.texts("dc:language"):
        yield Breach(("texts",), "A text is exported without its language.", "Add the texts with their languages.")


def _providers(sending: Sending) -> Iterator[Breach]:
    """Ask for edm:dataProvider and edm:provider."""
    for name in ("edm:dataProvider", "edm:provider"):
        if not sending.texts(name):
            yield Breach((), f"The exported record has no {name}.", "Set name in catalog.toml.")


def _rights(sending: Sending) -> Iterator[Breach]:
    """Ask for exactly one edm:rights, the URI of a statement in Europeana's list."""
    given = sending.texts("edm:rights")
    chosen = sending.record.rights.uri if sending.record.rights else None
    if len(given) != 1 and chosen:
        message = f"{chosen} is not in Europeana's list of rights statements, so Europeana does not receive the record."
        yield Breach(("rights", "uri"), message, common.CHOOSE)
    elif len(given) != 1:
        message = f"The exported record has {'several' if given else 'no'} edm:rights; exactly one is required."
        yield Breach(("rights", "uri"), message, common.CHOOSE)


def _shown(sending: Sending) -> Iterator[Breach]:
    """Ask for edm:isShownAt or edm:isShownBy."""
    if not sending.texts("edm:isShownAt") and not sending.texts("edm:isShownBy"):
        yield Breach(("url",), "The exported record has no address where the document is shown.", "Add url.")


def _empty(sending: Sending) -> Iterator[Breach]:
    """Ask that nothing is empty: no element, no rdf:resource, no xml:lang. edm:rights has its own demand."""
    for name, values in sending.values.items():
        if name != "edm:rights" and any(not value.text.strip() for value in values):
            yield Breach((), f"The exported record has an empty {name}.", "Fill in the field, or leave it out.")
        if any(value.language == "" for value in values):
            yield Breach((), f"The exported {name} has an empty xml:lang.", "Write the language, or leave it out.")


def _tier(sending: Sending) -> Iterator[Breach]:
    """Ask for the best metadata tier."""
    reached = europeana_tier.tier(sending)
    if reached != "C":
        criteria = {
            "language": languages(sending),
            "enabling elements": enabling_elements(sending),
            "contextual classes": contextual_classes(sending),
        }
        levels = "; ".join(f"{name} {one.tier}: {one.reason}" for name, one in criteria.items())
        message = f"The metadata tier is {reached}, the worst of three: {levels}."
        yield Breach((), message, "The other findings say how to raise each of the three.")


_LANGUAGE_FIELDS = {
    "dc:title": "title",
    "dcterms:alternative": "other_titles",
    "dc:subject": "subjects",
    "dc:description": "abstract",
}
"""The field whose `language` tags an element."""


def _tagged(sending: Sending) -> Iterator[Breach]:
    """Ask that three quarters of the elements state their language."""
    criterion = languages(sending)
    if criterion.tier != "C":
        bare = untagged(sending)
        fields = [field for name, field in _LANGUAGE_FIELDS.items() if name in bare and getattr(sending.record, field)]
        absent = [field for field in _LANGUAGE_FIELDS.values() if not getattr(sending.record, field)]
        without = ", ".join(bare) or "none"
        message = f"Tier {criterion.tier}: {criterion.reason}; without one: {without}. C requires 75 %."
        if fields:
            yield Breach((fields[0],), message, f"Add 'language' to {', '.join(fields)}.")
        elif absent:
            yield Breach((absent[-1],), message, f"Add {' or '.join(reversed(absent))}, with its language.")
        else:
            yield Breach(("title",), message, "Nothing: every field that can have a language has one.")


def _browsable(sending: Sending) -> Iterator[Breach]:
    """Ask for four elements to browse by, in two scenarios."""
    criterion = enabling_elements(sending)
    if criterion.tier != "C":
        missing = [
            field
            for field, name in (
                ("dates", "dcterms:created"),
                ("authors", "dc:creator"),
                ("places", "dcterms:spatial"),
                ("genre", "dc:type"),
            )
            if not sending.texts(name)
        ]
        message = f"Tier {criterion.tier}: {criterion.reason}. C requires 4 of two kinds."
        yield Breach((missing[0] if missing else "subjects",), message, f"Add {', '.join(missing) or 'subjects'}.")


def _linked(sending: Sending) -> Iterator[Breach]:
    """Ask for links to two kinds of entities."""
    criterion = contextual_classes(sending)
    if criterion.tier != "C":
        record = sending.record
        wanted = [
            field
            for field, present in (
                ("subjects", any(one.uri for one in record.subjects)),
                ("places", any(one.uri for one in record.places)),
                ("authors", any("://" in (one.authority or "") for one in record.makers)),
            )
            if not present
        ]
        message = f"Tier {criterion.tier}: {criterion.reason}. C requires two."
        hint = "Add the uri of a subject or a place, or the authority of a name: Wikidata, GeoNames, Getty, VIAF."
        yield Breach((wanted[0] if wanted else "subjects",), message, hint)


_DEMANDS: tuple[Demand, ...] = (
    Demand("europeana-xml", _ERROR, "The XML can be read.", _EDM, common.readable),
    Demand("europeana-title", _ERROR, "There is a title or a description.", _EDM, _titled),
    Demand("europeana-about", _ERROR, "There is a subject, a type, a place or a period.", _EDM, _about),
    Demand("europeana-language", _ERROR, "A text states its language.", _EDM, _language_of_text),
    Demand("europeana-provider", _ERROR, "The provider is named.", _EDM, _providers),
    Demand("europeana-rights", _ERROR, "There is one edm:rights, a URI that is known.", _EDM, _rights),
    Demand("europeana-shown", _ERROR, "There is an address where it is shown.", _EDM, _shown),
    Demand("europeana-address", _ERROR, "The public can reach the address.", _EDM, common.local_address),
    Demand("europeana-empty", _ERROR, "Nothing is empty.", _EDM, _empty),
    Demand("europeana-tier", _ADVICE, "The metadata tier is C.", _FRAMEWORK, _tier),
    Demand("europeana-tier-language", _WARNING, "Tier C for language.", _FRAMEWORK, _tagged),
    Demand("europeana-tier-enabling", _WARNING, "Tier C for enabling elements.", _FRAMEWORK, _browsable),
    Demand("europeana-tier-context", _WARNING, "Tier C for contextual classes.", _FRAMEWORK, _linked),
)

AGGREGATOR = Aggregator(
    "europeana", "Europeana", _DEMANDS, receive=receive_edm, grades=europeana_tier.TIERS, grade=europeana_tier.tier
)
