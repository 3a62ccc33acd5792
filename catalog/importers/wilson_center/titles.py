"""What a title states: the genre, and who wrote, received or took part. A title is the publisher's, in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.importers.english_dates import DATE_WORDS, read_date
from catalog.importers.passage import Passage
from catalog.importers.wilson_center.names import is_body, is_person, offices_in, split_names
from catalog.importers.wilson_center.words import any_of, genre_patterns
from catalog.vocabularies import Genre

__all__ = ["Party", "TitleReading", "read_title"]

_BEFORE = rf"(?:{any_of('titles', 'before_genre')}\s+)*"
_GENRES = [
    (re.compile(rf"^{_BEFORE}(?:{pattern})\b", re.IGNORECASE), Genre(genre))
    for genre, pattern in genre_patterns().items()
]
_WORD_OF_GENRE = re.compile(rf"\b(?:{'|'.join(genre_patterns().values())})\b", re.IGNORECASE)
_OF_SEVERAL = frozenset({None, Genre.CONVERSATION, Genre.MINUTES, Genre.TRANSCRIPT, Genre.DIARY, Genre.NOTE})
_MEETING = re.compile(r"\b(?:Conversation|Meeting|Talk|Discussion|Negotiation|Interview)s?\b")
_SEAT = re.compile(r"\b(?:Embassy|Consulate|Legation|Mission|Delegation)\b[^,]*$")
_TOPIC = re.compile(
    r"""\s*[,:;]?\s*(?:(?<!\w)['‘"“](?=\S)"""
    rf"""|\b(?:{any_of("titles", "topic")}|at|in)\b|\bNo\.|(?<=\w)\s*[:;])"""
)
_TALKS = r"(?:Conversations?|Meetings?|Talks?|Discussions?)"
_BETWEEN = re.compile(
    rf"\b(?:{_TALKS}|Negotiations|Correspondence|Exchange)\b[^'\"‘“]{{0,40}}?\b[Bb]etween\s+(?P<parties>.+)$"
)
_WITH = re.compile(
    rf"^(?:The\s+)?(?P<one>.+?)['’]s?(?P<held>\s*\[[^\]]+\])?\s+(?:\w+\s+)?{_TALKS}\s+with\s+(?P<other>.+)$"
)
_OF_WITH = re.compile(rf"\b{_TALKS}\s+(?:of|by)\s+(?P<one>.+?)\s+with\s+(?P<other>.+)$")
_ONLY_WITH = re.compile(rf"\b(?:{_TALKS}|Interview)\s+with\s+(?P<other>.+)$")
_ON_TO = r"(?<!Ambassador)(?<!Representative)(?<!Attaché)(?<!Envoy)\s+to\s+(?!the\s+(?:UN|United\s+Nations)\s+to\b)"
_FROM_TO = re.compile(rf"\bfrom\s+(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$")
_TO_FROM = re.compile(r"^\S+(?:\s\S+){0,2}?\s+to\s+(?P<receiver>.+?)\s+from\s+(?P<sender>.+)$")
_COMMA_TO = re.compile(rf"^[^,]{{3,40}},\s*(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$")
_TO = re.compile(r"^\S*(?:\s\S+){0,3}?\s+to\s+(?P<receiver>.+)$")
_FROM = re.compile(r"\bfrom\s+(?P<sender>.+)$")
_BY = re.compile(r"^(?:\S+\s+){1,4}?by\s+(?P<sender>.+)$")
_GROUP = re.compile(r"^(?:All\b|[A-Z]\w+\s+(?:Citizens|Comrades|Delegates|People|Residents|Students|Workers)$)")
_DIARY = re.compile(
    r"^(?:From\s+the\s+|Excerpts?\s+from\s+the\s+)?(?:Diary|Journal)\s+of\s+(?P<sender>.+)$", re.IGNORECASE
)
_AUTHOR_AND_TITLE = re.compile(r"^(?P<sender>[^'‘\"“]+?),\s+['‘\"“].+['’\"”]$")


@dataclass(frozen=True, slots=True)
class Party:
    """A person or body that a title names."""

    name: str
    words: Passage
    office: str = ""

    @property
    def is_body(self) -> bool:
        """Whether the words are plainly a body's."""
        return is_body(self.name)


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title states. `unsure` holds words that name parties and could not be parted."""

    genre: Genre | None
    genre_words: Passage | None
    senders: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    unsure: tuple[Passage, ...] = ()


def read_title(title: Passage) -> TitleReading:
    """Read a title; what it does not plainly state stays empty."""
    genre, words = _genre(title)
    unsure: list[Passage] = []

    def parties(passage: Passage | None) -> tuple[Party, ...]:
        if passage is None:
            return ()
        found = _parties(passage)
        if not found:
            unsure.append(passage)
        return found

    if genre in _OF_SEVERAL and _MEETING.search(title.text):
        taking_part = tuple(party for passage in _partners(title) for party in parties(passage))
        writer = _first(title, _DIARY)
        return TitleReading(genre, words, parties(writer), (), taking_part, tuple(unsure))
    sender, receiver = _correspondents(title)
    return TitleReading(genre, words, parties(sender), parties(receiver), (), tuple(unsure))


def _genre(title: Passage) -> tuple[Genre | None, Passage | None]:
    found = [(match.end(), genre, match) for pattern, genre in _GENRES if (match := pattern.match(title.text))]
    if not found:
        return None, None
    _, genre, match = max(found, key=lambda each: each[0])
    return genre, title.group(match)


def _partners(title: Passage) -> list[Passage]:
    """Return the words that name who took part in a conversation."""
    between = _BETWEEN.search(title.text)
    if between:
        parties = _without_topic(title.group(between, "parties"))
        two = list(parties.split(r"\s+and\s+"))
        return two if len(two) == 2 and "," not in parties.text else [parties]
    for pattern in (_OF_WITH, _WITH, _ONLY_WITH):
        match = pattern.search(title.text)
        if match:
            groups = title.groups(match)
            if "held" in groups:  # the Chancellor's [Helmut Kohl's]: the bracket has the name
                groups["one"] = _without_possessive(groups["held"].strip(" []"))
            return [_without_topic(groups[name]) for name in ("one", "other") if name in groups]
    return []


def _correspondents(title: Passage) -> tuple[Passage | None, Passage | None]:
    for pattern in (_DIARY, _FROM_TO, _COMMA_TO, _TO_FROM, _AUTHOR_AND_TITLE, _TO, _FROM, _BY):
        match = pattern.search(title.text)
        if match and _may_be(pattern, title):
            groups = {name: _without_topic(passage) for name, passage in title.groups(match).items()}
            if pattern is _AUTHOR_AND_TITLE:
                groups["sender"] = _before_genre(groups["sender"])
            return groups.get("sender"), groups.get("receiver")
    return None, None


def _may_be(pattern: re.Pattern[str], title: Passage) -> bool:
    """Whether a loose pattern fits this title: `A, B to C` and `... by A` only where a genre opens it."""
    if pattern is _AUTHOR_AND_TITLE:
        return _genre(title)[0] is None
    if pattern is _BY and _TOPIC.search(title.text.partition(" by ")[0]):  # Press Release containing a Speech by ...
        return False
    return pattern not in (_COMMA_TO, _TO_FROM, _TO, _FROM, _BY) or _genre(title)[0] is not None


def _before_genre(words: Passage) -> Passage:
    """Cut `Hungarian Embassy, Report` before the word of the genre."""
    genre = re.search(rf",?\s+{_WORD_OF_GENRE.pattern}.*$", words.text, re.IGNORECASE)
    return words.cut(0, genre.start()).strip(" ,") if genre else words


def _first(title: Passage, pattern: re.Pattern[str]) -> Passage | None:
    match = pattern.search(title.text)
    return _without_topic(title.group(match, "sender")) if match else None


def _without_topic(words: Passage) -> Passage:
    """Cut what follows the names: a subject in quotation marks, `on ...`, a date, a number."""
    for topic in _TOPIC.finditer(words.text):
        is_seat = topic[0].strip() in ("at", "in") and _SEAT.search(words.text[: topic.start()])
        if not is_seat:
            words = words.cut(0, topic.start())
            break
    date = re.search(
        rf"\s*[,(]?\s*(?:(?:dated|of|for|from)\s+)?(?P<when>{DATE_WORDS})[\s,).]*$", words.text, re.IGNORECASE
    )
    if date and read_date(date["when"]):
        words = words.cut(0, date.start())
    return words.strip(" ,;:.'’‘\"“”")


def _parties(words: Passage) -> tuple[Party, ...]:
    """Part names; empty where it is open whether the words name one or several, or a name at all."""
    if not words or len(words.text) > 300:
        return ()
    found = []
    for named in split_names(words):
        article = re.match(r"(?:[Tt]he|a)\s+", named.text)
        part = named.cut(article.end()) if article else named
        bare = part.cut(0, len(re.sub(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])\s*$", "", part.text)))
        name = bare.line_text
        office, person = offices_in(name)
        if is_person(person) or is_body(name) or _GROUP.match(name):
            found.append(Party(person if is_person(person) else name, part, office if is_person(person) else ""))
        else:
            return ()
    return tuple(found)


def _without_possessive(words: Passage) -> Passage:
    return words.cut(0, len(re.sub(r"['’]s?$", "", words.text)))
