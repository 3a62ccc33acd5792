"""The kinds of addresses of records and settings. None of them runs anything, or opens a file of the one who clicks.

The address of a file is that of its record with an ending. An id that ended so would have the address of another
record's file.
"""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints, WithJsonSchema

from catalog.model.strings import FORBIDDEN

__all__ = [
    "ADDRESS_SCHEMES",
    "FILE_ENDINGS",
    "AnyUri",
    "Ark",
    "AuthorityName",
    "ContactUri",
    "Email",
    "EmailAsShown",
    "Uri",
    "file_ending",
    "is_email",
]

ADDRESS_SCHEMES = ("https://", "http://", "doi:", "urn:", "ark:", "info:", "hdl:")
"""How an address may begin. Not `javascript:`, `data:`, `vbscript:` or `file:`, which a browser runs or opens."""

FILE_ENDINGS = frozenset(
    (
        "atom.csv", "bib", "biblatex.bib", "cmif.xml", "csl.json", "csv", "datacite.xml", "dcterms.xml", "eac-cpf.xml",
        "ead2002.xml", "ead3.xml", "ead4.xml", "edm.xml", "endnote.xml", "iiif.json", "jsonl", "jsonld", "marc.xml",
        "mods.xml", "nt", "oai_dc.xml", "parquet", "rico.jsonld", "rico.nt", "rico.ttl", "ris", "tei.xml", "ttl",
        "wiki", "xlsx", "zotero.rdf",
    )
)  # fmt: skip
"""The endings of the files of all formats: a test holds that they are."""

_NAMES = "|".join(scheme for scheme in ADDRESS_SCHEMES if not scheme.endswith("//"))
_OF_A_URI = r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"  # RFC 3986, 2
_OF_A_HOST = r"(?:[A-Za-z0-9._~:\[\]!$&'()*+,;=-]|%[0-9A-Fa-f]{2})"  # no `@`: what precedes it is a password, or a trap
_PAGE = rf"https?://[A-Za-z0-9\[]{_OF_A_HOST}*(?:[/?#]{_OF_A_URI}*)?"
_ADDRESS = rf"(?:{_PAGE}|(?:{_NAMES})[A-Za-z0-9/]{_OF_A_URI}*)"
_NOT_IN_EMAIL = rf"\s@:/?&%#,;<>()\[\]\x22\\{FORBIDDEN}"
_EMAIL = rf"[^{_NOT_IN_EMAIL}]+@[^.{_NOT_IN_EMAIL}]+(?:\.[^.{_NOT_IN_EMAIL}]+)+"

Uri = Annotated[str, StringConstraints(max_length=2_000, pattern=rf"^{_ADDRESS}$")]
"""A web address, or a lasting name: doi, urn, ark, info, hdl (RFC 3986)."""

Ark = Annotated[
    str,
    StringConstraints(
        max_length=300,
        pattern=r"^ark:/?[0-9bcdfghjkmnpqrstvwxz]{5,16}/[A-Za-z0-9=~*+@_$-]+(?:[./][A-Za-z0-9=~*+@_$-]+)*$",
    ),
]
"""An ARK: the number of the authority that gives it (NAAN), and a name of it: ark:/12345/x5wf6."""

ContactUri = Annotated[str, StringConstraints(max_length=2_000, pattern=rf"^(?:{_ADDRESS}|mailto:{_EMAIL})$")]
"""An address to ask at: a page, or `mailto:` with one e-mail address and nothing else."""


def _runs_nothing(uri: str) -> str:
    """Refuse a URI that a browser would run or open from the disk, wherever somebody may show it as a link."""
    scheme = uri.partition(":")[0].lower()
    if scheme in _RUN_OR_OPENED:
        raise ValueError(f"{uri[:80]!r} is not the name of a thing: {scheme}: runs code or opens a file. Leave it out.")
    return uri


def _in_any_case(word: str) -> str:
    """Return a pattern for a word in small or capital letters: JSON Schema has no flag for it."""
    return "".join(f"[{letter}{letter.upper()}]" for letter in word)


_RUN_OR_OPENED = ("javascript", "vbscript", "data", "file", "blob", "filesystem")
_ANY_URI = rf"[A-Za-z][A-Za-z0-9+.-]*:{_OF_A_URI}+$"

AnyUri = Annotated[
    str,
    StringConstraints(max_length=2_000, pattern=rf"^{_ANY_URI}"),
    AfterValidator(_runs_nothing),
    WithJsonSchema(
        {
            "type": "string",
            "maxLength": 2_000,
            "pattern": rf"^(?!(?:{'|'.join(map(_in_any_case, _RUN_OR_OPENED))}):){_ANY_URI}",
        }
    ),
]
"""A URI of any scheme by which another system names a thing, such as `oai:example.org:1`."""

_IN_NO_URI = rf"\s\x22<>\\^`{{|}}{FORBIDDEN}"

AuthorityName = Annotated[
    str,
    StringConstraints(
        max_length=2_000,
        pattern=rf"^(?:https?://[^@/?#{_IN_NO_URI}]+(?:[/?#][^{_IN_NO_URI}]*)?|[a-z0-9]+(?:[._-][a-z0-9]+)*)$",
    ),
]
"""A web address, in any script, or the id of an authority record."""

Email = Annotated[str, StringConstraints(max_length=200, pattern=rf"^{_EMAIL}$")]
"""An e-mail address alone: what follows a `?` in `mailto:` would add recipients and a text (RFC 6068)."""

EmailAsShown = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, pattern=rf"^[^?&%#,;\x22\\\n\r\t{FORBIDDEN}]+$"),
]
"""An e-mail address, or what a page shows in its place: `[email protected]`."""


def is_email(text: str) -> bool:
    """Whether a text is an e-mail address, and may be the target of `mailto:`."""
    return re.fullmatch(_EMAIL, text) is not None


def file_ending(record_id: str) -> str | None:
    """Return the ending of a file in an id, the longest there is; None where it ends like no file."""
    _, dot, rest = record_id.partition(".")
    while dot:
        if rest in FILE_ENDINGS:
            return rest
        _, dot, rest = rest.partition(".")
    return None
