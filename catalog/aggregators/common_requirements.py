"""Questions that several aggregators ask of a record that they receive."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterator

from catalog.aggregators.aggregator import Question
from catalog.aggregators.sent_elements import Sending, host_of
from catalog.standards import dates
from catalog.validation import RULES, Breach, RecordParts

__all__ = [
    "CHOOSE",
    "STATEMENTS",
    "asks_for",
    "blank_elements",
    "date_of_one_form",
    "local_address",
    "one_url",
    "readable",
    "rights_contradict",
    "rights_in_form",
    "rights_uri",
]

STATEMENTS = re.compile(
    r"http://rightsstatements\.org/vocab/"
    r"(InC|InC-OW-EU|InC-EDU|InC-NC|InC-RUU|NoC-CR|NoC-NC|NoC-OKLR|NoC-US|CNE|UND|NKC)/1\.0/"
    r"|https?://creativecommons\.org/licenses/(by|by-sa|by-nd|by-nc|by-nc-sa|by-nc-nd)/\d\.\d/([a-z]{2,3}/)?"
    r"|https?://creativecommons\.org/publicdomain/(zero|mark)/1\.0/"
)
"""The rights statements and licences that aggregators know, by their URIs."""

_NAMED = re.compile(r"(rightsstatements|creativecommons)\.org/", re.IGNORECASE)
CHOOSE = "Choose a statement, such as http://rightsstatements.org/vocab/InC/1.0/; the program never chooses for you."
"""The fix where the URI of a statement is missing."""
_CONTRADICTION = next(rule for rule in RULES if rule.code == "rights-contradict")


_MISSING = {
    "dc:title": ("title", "Write a title."),
    "dc:creator": ("authors", "Add the authors or signatories if the document names them."),
    "dc:subject": ("subjects", "Add the subjects that the document is about."),
    "dc:description": ("abstract", "Add an abstract."),
    "dc:publisher": ("texts", "Write under a text where it is published."),
    "dc:date": ("dates", "Add a date with a value in EDTF; words alone are not exported."),
    "dc:type": ("genre", "Write the level and the genre."),
    "dc:source": ("reference_code", "Add the reference code: it names the fonds and the file."),
    "dc:language": ("texts", "Add the texts with their languages."),
    "dc:coverage": ("places", "Add the places that the document is about."),
    "dc:rights": ("rights", "Copy what the source says about rights, or add the URI of a statement."),
    "unittitle": ("title", "Write a title."),
    "dao@href": ("url", "Add the address of the document's own page under url."),
}
"""The field of the record that fills an element, and the fix where the element is missing."""


def asks_for(name: str) -> Question:
    """Return the question whether an element is there."""
    field, hint = _MISSING[name]

    def question(sending: Sending) -> Iterator[Breach]:
        if not sending.fault and not sending.texts(name):
            yield Breach((field,), f"The exported record has no {name}.", hint)

    return question


def readable(sending: Sending) -> Iterator[Breach]:
    """Ask whether the XML can be read."""
    if sending.fault:
        yield Breach((), f"The exported XML cannot be read: {sending.fault}.", "Shorten the longest texts.")


def one_url(sending: Sending) -> Iterator[Breach]:
    """Ask for exactly one http(s) address among the identifiers."""
    urls = [text for text in sending.texts("dc:identifier") if text.startswith(("http://", "https://"))]
    if len(urls) != 1 and not sending.fault:
        count = f"has {len(urls)} addresses" if urls else "has no address"
        hint = "Remove the addresses that are not needed." if urls else "Add the address under url."
        yield Breach(
            ("reference_code",), f"The exported record {count} in dc:identifier; exactly one is required.", hint
        )


def local_address(sending: Sending) -> Iterator[Breach]:
    """Ask whether the public can reach the address."""
    if _is_local(host_of(sending.catalogue.base_url)):
        yield Breach(
            (),
            f"The public cannot reach the address {sending.catalogue.url_of(sending.record.id)}.",
            "Set base_url in catalog.toml to the public address of the catalogue.",
        )


def _is_local(host: str) -> bool:
    try:
        return not ipaddress.ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local", ".internal")) or "." not in host


def rights_uri(sending: Sending) -> Iterator[Breach]:
    """Ask for a statement of rightsstatements.org or Creative Commons by its URI."""
    given = sending.texts("dc:rights")
    if not sending.fault and not any(STATEMENTS.fullmatch(text) for text in given):
        lacking = "no URI of a rights statement" if given else "no rights"
        yield Breach(("rights", "uri"), f"The exported record has {lacking}.", CHOOSE)


def rights_in_form(sending: Sending) -> Iterator[Breach]:
    """Ask whether the URI of a statement has no text around it, and is not the address of a page about it."""
    for text in sending.texts("dc:rights"):
        if _NAMED.search(text) and not STATEMENTS.fullmatch(text):
            field = "uri" if sending.record.rights and sending.record.rights.uri == text else "statement"
            shown = text if len(text) <= 120 else f"{text[:120]}..."
            hint = "Write only the URI in rights.uri, http://rightsstatements.org/vocab/NAME/1.0/; words in statement."
            yield Breach(("rights", field), f"{shown!r} is not just the URI of a rights statement.", hint)


def rights_contradict(sending: Sending) -> Iterator[Breach]:
    """Ask whether the words say what the URI says."""
    yield from _CONTRADICTION.breaches(RecordParts(sending.record))


def blank_elements(sending: Sending) -> Iterator[Breach]:
    """Ask whether every element says something."""
    for name, values in sending.values.items():
        if any(not value.text.strip() for value in values):
            yield Breach((), f"The exported record has an empty {name}.", "Fill in the field, or leave it out.")


def date_of_one_form(sending: Sending) -> Iterator[Breach]:
    """Ask whether every date is one date, a year, a month or a day, and not a span of time."""
    for number, date in enumerate(sending.record.dates):
        iso = dates.iso_date(date) or dates.iso_open(date)
        if iso and "/" in iso:
            message = f"The date {iso!r} is exported as a period; a single date is required."
            yield Breach(("dates", str(number)), message, "Add the day of the document if you know it.")
