"""What is said of a text that has not the form of its field, or has characters that no text may have."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from catalog.findings import Fix, FixPlace
from catalog.model.addresses import ADDRESS_SCHEMES
from catalog.model.strings import FORBIDDEN, MOST_MARKS, is_blank, most_marks
from catalog.validation.error_message import LONGEST_SHOWN, Said, given_in, name_of
from catalog.validation.missing_fields import empty
from catalog.validation.word_meant import disguise_within, meant_form
from catalog.validation.yaml_value import yaml_value

__all__ = ["pattern"]

_FORBIDDEN = re.compile(f"[{FORBIDDEN}]")
_FORBIDDEN_WHY = {  # by the last character of the kind
    0x1F: "which XML does not allow",
    0x9F: "a control that terminals obey",
    0x2069: "which reverses the text after it",
    0xFFFF: "which XML does not allow",
}
_AN_ADDRESS = f"an address that begins with {', '.join(ADDRESS_SCHEMES[:-1])} or {ADDRESS_SCHEMES[-1]}, such as"
_PATTERN_MEANS = {  # the field, or the kind of field, and what its pattern asks for
    "id": "small letters and digits, joined by single dots, hyphens or underscores: garf-5446-98-721-170",
    "part_of": "the id of a record: small letters, digits, dots, hyphens",
    "sequence": "a number, with decimals between two others: 1, 2, 2.5",
    "record": "the id of a record: small letters, digits, dots, hyphens",
    "key": "small letters and digits: original, russian, english",
    "translated_from": "the key of another text: original, russian",
    "language": "a language tag of BCP 47: ru, en, zh-Hant",
    "uri": f"{_AN_ADDRESS} http://rightsstatements.org/vocab/InC/1.0/",
    "url": f"{_AN_ADDRESS} https://example.org/1956",
    "metadata_license": f"{_AN_ADDRESS} https://creativecommons.org/publicdomain/zero/1.0/",
    "base_url": f"{_AN_ADDRESS} https://example.org/oai",
    "email": "one e-mail address: archive@example.org",
    "authority": "a web address, or the id of an authority record",
    "leaves": "leaves such as 170-190, 12, 12v (verso), 3-5v, with commas between",
    "sets": "a set of the feed: letters, digits and - _ . with colons between the levels",
    "file": "the name of a file: a transcript beside its record, a digital object below objects/; no '..'",
    "image": "the `file` or `url` of another digital object of the record",
    "ark": "an ARK, with the number of the institution that gives it: ark:/12345/x5wf6789",
    "media_type": "a media type in small letters: image/jpeg",
    "duration": "hours, minutes and seconds: 1:02:03",
    "iiif_service": f"{_AN_ADDRESS} https://images.example.org/iiif/letter-1",
    "rights": f"{_AN_ADDRESS} http://rightsstatements.org/vocab/InC/1.0/",
    "transcript": "the name of a file in the record's own folder, without a path",
    "sha256": "64 hexadecimal digits",
    "quantity": "a number in digits: 3 or 1.5",
}


_COUNTED = re.compile(r"(\d+(?:\.\d+)?) ([^\W\d_][\w .]{0,40})")
_ALL = frozenset({"all", "whole", "complete", "все", "всі", "alle", "toutes", "todas", "tutte", "wszystkie"})


def pattern(error: Mapping[str, Any], path: Sequence[str]) -> Said:
    """Say what keeps a text from being a value of its field."""
    name = name_of(path)
    given = str(error["input"])
    if forbidden := _FORBIDDEN.search(given):
        number = ord(forbidden[0])
        why = next(why for last, why in _FORBIDDEN_WHY.items() if number <= last)
        message = f"The text of {name!r} contains the character U+{number:04X}, {why}."
        return Said("forbidden-character", message, "Remove it.")
    if not given.strip():
        return empty(error, path)
    if is_blank(given):
        message = f"The text of {name!r} is of invisible characters alone."
        return Said("empty", message, "Write what is to be seen there.")
    if name not in _PATTERN_MEANS and most_marks(given) > MOST_MARKS:
        message = f"A letter of {name!r} has {most_marks(given)} combining marks; {MOST_MARKS} are allowed."
        return Said("too-many-marks", message, "Keep the marks that the letter has in its language.")
    if name == "digital_objects" and len(given) <= LONGEST_SHOWN:
        value = f"{{file: {yaml_value(given)}}}"
        hint = f"For a file below objects/, write `{value}`. {_AN_ADDRESS.capitalize()} https://example.org/scan.jpg."
        return Said("wrong-form", f"{given_in(error)} is not the address of a digital object.", hint, Fix(value))
    if name in _PATTERN_MEANS:
        return _wrong_form(error, path, name, given)
    message = (
        f"The text of {name!r} has {'a tab' if chr(9) in given and len(given.splitlines()) < 2 else 'several lines'}."
    )
    joined = yaml_value(" ".join(given.split()))
    return Said(
        "several-lines",
        message,
        "Write it on one line, with single spaces.",
        Fix(joined) if len(given) <= LONGEST_SHOWN else None,
    )


def _wrong_form(error: Mapping[str, Any], path: Sequence[str], name: str, given: str) -> Said:
    near = meant_form(name, given)
    shown = f"`{name}: {near}`" if near and near[0] == "[" else repr(near)
    hint = (f"Did you mean {shown}? " if near else "") + f"Write {_PATTERN_MEANS[name]}."
    if name == "uri" and "rights" in path and not near:
        hint = f"Words are the statement: write `statement: {yaml_value(given)}` instead of 'uri'."
    if name == "leaves" and not near and re.match(r"(?:pp?|с|сс|стр|s|seiten?|pages?)\.? ?\d", given.casefold()):
        hint = (
            "These are pages, and a leaf has two: write them under 'as_written', and the leaves here if you know them."
        )
    if name == "quantity" and (counted := _COUNTED.fullmatch(given)):
        hint = f"Write `quantity: {counted[1]}`, and after it `unit: {counted[2]}`."
    if name == "leaves" and given.casefold() in _ALL:
        hint = "Remove 'leaves': without it the whole unit is meant."
        return Said("wrong-form", f"{given_in(error)} is not a value for 'leaves'.", hint, Fix("", FixPlace.ENTRY))
    fix = Fix(near if near[:1] == "[" else yaml_value(near)) if near else None
    return Said("wrong-form", f"{given_in(error)} is not a value for {name!r}.{disguise_within(given)}", hint, fix)
