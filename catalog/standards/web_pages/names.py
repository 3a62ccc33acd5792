"""Names of persons and bodies as English pages write them. A name is never split into surname and given name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.english import any_of, word_set

__all__ = [
    "OFFICE",
    "PLURAL_HONORIFIC",
    "are_alike",
    "begins_as_no_name",
    "best_match",
    "is_body",
    "is_of_a_nation",
    "is_office",
    "is_person",
    "is_place",
    "is_short_for",
    "names_a_document",
    "offices_in",
    "split_names",
    "tokens",
]

OFFICE = any_of("names", "office")
"""A pattern of the words that an office begins with."""

_BODY_WORDS = word_set("names", "body")
_NO_NAMES = word_set("names", "never")
_NOT_FIRST = _NO_NAMES - word_set("names", "first_of_a_body")
_PARTICLES = r"(?:(?:al|bin|da|de|del|der|di|dos|du|el|ibn|la|le|van|von|y|zu)\s+|al-|el-|d['’]|O['’]|Mc|Mac)"
# as in: A.M., van Dijk, O’Brien, Kim-Jong
_WORD = rf"(?:(?:[^\W\d_a-z]\.){{1,4}}|(?:{_PARTICLES})?[^\W\d_a-z][^\W\d_]*\.?(?:['’-][^\W\d_]+)*\.?)"
_PERSON = re.compile(rf"^{_WORD}(?:\s+{_WORD}){{0,4}}$")
_PLACE = rf"(?:the\s+)?{any_of('names', 'place')}"
_NATION = any_of("names", "nation")
_BODY_NAME = (
    rf"(?:[A-Z][\w'’.-]*\s+){{0,4}}?(?:{'|'.join(word.capitalize() for word in sorted(_BODY_WORDS))}|[A-Z]{{2,5}})\b"
)
# as in: Soviet; the GDR’s; Central Committee
_WHOSE = rf"(?:(?:{_NATION}|{_PLACE}(?:['’]s)?|{_BODY_NAME}(?:['’]s)?)\s+){{0,3}}"
# as in: First Deputy Foreign Minister
_HOLDER = rf"(?:{any_of('names', 'rank')}[\s-])*(?:{any_of('names', 'field')}\s+)?{any_of('names', 'holder')}"
_HELD = (
    rf"(?P<office>{_HOLDER}(?:\s+(?:of|to|in|for|at)\s+(?:{_PLACE}(?!\w)"
    rf"|(?:the\s+)?{any_of('names', 'department')}(?!\w)|(?:the\s+)?{_BODY_NAME})){{0,4}})"
)
# as in: Soviet Ambassador to the DPRK A. Puzanov
_OFFICE = re.compile(rf"^(?:the\s+)?{_WHOSE}{_HELD},?\s+(?=\S)")
# as in: National Security Advisor Zbigniew Brzezinski
_TITLED = re.compile(
    rf"^(?P<office>(?:[A-Z][\w.'’-]*\s+){{1,4}}{any_of('names', 'holder')})\s+(?P<person>(?!(?:Jr|Sr)\b)[^\W\d_].+)$"
)
_OF_A_NATION = re.compile(rf"{_NATION}\s")
_OFFICE_ALONE = re.compile(rf"^(?:the\s+)?{_WHOSE}{_HOLDER}\b")
_PLACES = re.compile(rf"{_PLACE}|{any_of('names', 'city')}")
_DOCUMENT = re.compile(rf"\b{any_of('names', 'document')}$", re.IGNORECASE)
_LONGEST_NAME = 200
PLURAL_HONORIFIC = re.compile(r"(?:[Cc]omrades|[Cc]des\.|Messrs\.?)\s+(?=\S)")
"""What precedes the names of several persons."""

_HONORIFIC = re.compile(r"^(?:[Cc]omrade|[Cc]de\.|Com\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Lord)\s+(?=\S)")


def is_body(name: str) -> bool:
    """Whether a name is plainly that of a corporate body."""
    return not _BODY_WORDS.isdisjoint(re.findall(r"\w+", name.lower()))


def names_a_document(words: str) -> bool:
    """Whether the last word is that of a document, as no body's is: `KGB Bulletin`."""
    return bool(_DOCUMENT.search(words))


def is_person(name: str) -> bool:
    """Whether words look like the name of one person: one to five capitalised words, none of them a body's."""
    words = re.findall(r"\w+", name.lower())
    return bool(_PERSON.match(name)) and not is_body(name) and _NO_NAMES.isdisjoint(words)


def split_names(names: Passage) -> list[Passage]:
    """Split `A, B, and C` where each part looks like a person's name or a body; else leave the words whole."""
    parts = [part for part in names.split(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*;\s*(?:and\s+)?") if part]
    if len(parts) > 1 and all(_is_whole_name(part.text) for part in parts):
        return parts
    return [names.strip()] if names else []


def _is_whole_name(text: str) -> bool:
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text).strip()
    bare = offices_in(bare)[1]
    return is_person(bare) and (" " in bare or bare.isupper() or bare != text)


def begins_as_no_name(words: str) -> bool:
    """Whether the first word is one that no name begins with: `Minutes of a Meeting of the Cabinet`."""
    first = re.match(r"\W*(\w+)", words.lower())
    return first is not None and first[1] in _NOT_FIRST


def is_place(name: str) -> bool:
    """Whether words are the name of a country or a capital, and not of a body: United Nations."""
    return bool(_PLACES.fullmatch(name)) and not is_body(name)


def is_of_a_nation(name: str) -> bool:
    """Whether words begin with the adjective of a nation, as no person's name does: `Soviet Leadership`."""
    return bool(_OF_A_NATION.match(name))


def is_office(name: str) -> bool:
    """Whether words begin with an office: `Soviet Ambassador to the US`, `KGB Chief Andropov`."""
    found = _OFFICE_ALONE.match(name[:_LONGEST_NAME])
    rest = name[found.end() :].strip() if found else ""
    return bool(found) and (not rest or is_person(rest) or bool(re.match(r"[,(]|(?:of|to|in|for|at|on)\b", rest)))


def offices_in(name: str) -> tuple[str, str]:
    """Part `Foreign Minister Gromyko` into office and name; the office is empty where there is none."""
    found = _OFFICE.match(name) if len(name) <= _LONGEST_NAME else None
    person = _HONORIFIC.sub("", name[found.end() :]) if found else ""
    if found and is_person(person) and not re.match(rf"{OFFICE}\b", person):
        return " ".join(found["office"].split()), person
    titled = _TITLED.match(name) if len(name) <= _LONGEST_NAME else None  # National Security Advisor Brzezinski
    if titled and is_person(titled["person"]):
        return titled["office"], titled["person"]
    honorific = _HONORIFIC.match(name)
    return ("", name[honorific.end() :]) if honorific else ("", name)


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without brackets and stops."""
    parted = re.sub(r"(?<=\b[^\W\d_]\.)(?=[^\W\d_])", " ", name)  # R.F. is two initials
    return tuple(word for part in parted.split() if (word := re.sub(r"[^\w'’-]", "", part).strip("-'’_").casefold()))


def are_alike(one: str, other: str) -> bool:
    """Whether two forms may be one name: word for word, with one word the same and the others nearly so."""
    left, right = tokens(one), tokens(other)
    if not left or len(left) != len(right):
        return False
    apart = [_distance(a, b) for a, b in zip(left, right, strict=True)]
    same = sum(distance == 0 for distance in apart)
    near = all(d <= max(1, min(len(a), len(b)) // 4) for d, a, b in zip(apart, left, right, strict=True))
    return near and (same == len(left) or (same >= 1 and len(left) > 1))


def best_match(name: str, among: Iterable[str]) -> list[str]:
    """Return the names that `name` may be, those that are the same letter for letter alone where there are any."""
    known = list(among)
    return [each for each in known if tokens(each) == tokens(name)] or [e for e in known if are_alike(e, name)]


def is_short_for(short: str, full: str) -> bool:
    """Whether a signature may be a name in short: the surname, initials before or after it, in the same order."""
    little, much = list(tokens(short)), list(tokens(full))
    rest = iter(much)
    return (
        bool(little)
        and any(len(word) > 1 for word in little)
        and all(any(word == other or (len(word) == 1 and other.startswith(word)) for other in rest) for word in little)
    )


def _distance(a: str, b: str) -> int:
    """Return the Levenshtein distance of two short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a[:40], 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b[:40], 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[len(b[:40])]
