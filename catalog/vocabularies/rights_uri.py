"""The URIs that name a licence of Creative Commons or a statement of rightsstatements.org, of all their spellings."""

from __future__ import annotations

import re
from functools import lru_cache

__all__ = ["canonical_rights_uri", "successor_of_rights"]

_NAMES = (
    *("InC", "InC-OW-EU", "InC-EDU", "InC-NC", "InC-RUU"),
    *("NoC-CR", "NoC-NC", "NoC-OKLR", "NoC-US", "CNE", "UND", "NKC"),
)
_BY_SMALL_LETTERS = {name.lower(): name for name in _NAMES}
_STATEMENT = re.compile(
    r"(?:https?://)?(?:www\.)?rightsstatements\.org/(?:vocab|page|data)/(?P<name>[a-z-]+)(?:/1\.0)?/?(?:\?\S*)?",
    re.IGNORECASE,
)
"""An address of a rights statement, in any of its forms: `https://rightsstatements.org/page/InC/1.0/?language=en`."""
_LICENCE = re.compile(
    r"(?P<scheme>https?://)?(?:www\.)?creativecommons\.org/(?:licen[cs]es|publicdomain)"
    r"/(?P<name>by(?:-nc)?(?:-nd|-sa)?|zero|mark)/(?P<version>1\.0|2\.[015]|3\.0|4\.0)(?:/(?P<country>[a-z]{2,3}))?"
    r"(?:/(?:deed|legalcode|legalcode-plain|rdf)(?:\.[\w-]+)?)?/?(?:[?#]\S*)?",
    re.IGNORECASE,
)
"""An address of a licence, in any of its forms: `creativecommons.org/licenses/by/3.0/de/deed.en`."""
_WITHDRAWN = re.compile(
    r"(?:https?://)?(?:www\.)?europeana\.eu/(?:portal/)?rights/(?P<name>[\w-]+?)(?:\.html)?/?(?:\?\S*)?"
)
_SUCCESSORS = {
    "rr-f": "InC",
    "rr-p": "InC",
    "rr-r": "InC",
    "unknown": "CNE",
    "orphan-work-eu": "InC-OW-EU",
    "test-orphan-work-test": "InC-OW-EU",
    "out-of-copyright-non-commercial": "NoC-NC",
}
"""What Europeana put in the place of its own rights statements of 2010 when it took those of rightsstatements.org."""


def successor_of_rights(uri: str) -> str | None:
    """Return the URI that took the place of a rights statement which Europeana has withdrawn; None for another.

    >>> successor_of_rights("http://www.europeana.eu/rights/rr-f/")
    'http://rightsstatements.org/vocab/InC/1.0/'
    """
    found = _WITHDRAWN.fullmatch(uri)
    name = _SUCCESSORS.get(found["name"].lower()) if found else None
    return f"http://rightsstatements.org/vocab/{name}/1.0/" if name else None


@lru_cache(maxsize=4_096)
def canonical_rights_uri(uri: str) -> str | None:
    """Return the URI that names the licence or statement, or None for another address.

    Both houses name by http. A licence that is named right but for https stays so: Creative Commons serves both.

    >>> canonical_rights_uri("https://creativecommons.org/licenses/by/4.0/deed.en")
    'http://creativecommons.org/licenses/by/4.0/'
    >>> canonical_rights_uri("https://rightsstatements.org/page/inc/1.0/?language=en")
    'http://rightsstatements.org/vocab/InC/1.0/'
    """
    statement, licence = _STATEMENT.fullmatch(uri), _LICENCE.fullmatch(uri)
    if statement and (name := _BY_SMALL_LETTERS.get(statement["name"].lower())):
        return f"http://rightsstatements.org/vocab/{name}/1.0/"
    if not licence:
        return None
    name = licence["name"].lower()
    kind = "publicdomain" if name in ("zero", "mark") else "licenses"
    parts = [kind, name, licence["version"], *([licence["country"].lower()] if licence["country"] else [])]
    plain = f"http://creativecommons.org/{'/'.join(parts)}/"
    return uri if uri == plain.replace("http:", "https:") else plain
