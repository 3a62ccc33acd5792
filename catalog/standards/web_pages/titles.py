"""What a title states: the genre, and who wrote, received or took part. A title is the publisher's, in English."""

from __future__ import annotations

import re
from dataclasses import dataclass

from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.correspondents import diarist, left_open, read_correspondents
from catalog.standards.web_pages.parties import Party, read_parties
from catalog.standards.web_pages.title_words import OF_SEVERAL, read_genre, without_subject, without_topic
from catalog.vocabularies import Genre

__all__ = ["TitleReading", "read_title"]

_MEETING = re.compile(
    r"\b(?:Conversation|Meeting|Talk|Discussion|Negotiation|Interview|(?:tele)?phone Call)s?\b", re.IGNORECASE
)
_TALKS = r"(?i:Conversations?|Meetings?|Talks?|Discussions?|(?:Tele)?phone\s+Calls?)"
# as in: Conversation between Mao Zedong and Pavel Yudin
_BETWEEN = re.compile(
    rf"\b(?:{_TALKS}|Negotiations|Correspondence|Exchange)\b[^'\"‘“]{{0,40}}?\b[Bb]etween\s+(?P<parties>.+)$"
)
# as in: Telephone Call: M. Gorbachev and H. Kohl
_LISTED = re.compile(rf"\b{_TALKS}\s*:\s+(?P<parties>.+)$")
# as in: Meeting, Arms Control and Middle East
_PERHAPS = re.compile(rf"\b{_TALKS}\s*[,:]\s+(?P<parties>.+)$")
# as in: Conversation Gorbachev – Mitterrand, 6 December 1989
_DASHED = re.compile(rf"\b{_TALKS}[,:]?\s+(?P<one>[^,:;–—-]+?)\s+[–—-]\s+(?P<other>[^,:;]+?)(?=,|$)")
# as in: Memcon, R. Nixon and H. Kissinger
_AFTER_COMMA = re.compile(
    r"\b(?i:Memorandum\s+of\s+(?:Tele(?:phone\s+)?)?Conversation|Memcon|Telcon),\s+(?P<parties>.+)$"
)
# as in: The Chancellor's [Helmut Kohl's] Conversation with President Bush
_WITH = re.compile(
    rf"^(?:The\s+)?(?P<one>.+?)['’]s?(?P<held>\s*\[[^\]]+\])?\s+(?:\w+\s+)?{_TALKS}\s+with\s+(?P<other>.+)$"
)
# as in: Conversation of A. Puzanov with Kim Il Sung
_OF_WITH = re.compile(rf"\b{_TALKS}(?:\s+(?:of|by)|,)\s+(?P<one>.+?)\s+with\s+(?P<other>.+)$")
# as in: Interview with Fidel Castro
_ONLY_WITH = re.compile(rf"\b(?:{_TALKS}|Interview)\s+with\s+(?P<other>.+)$")
# as in: Note by Paul Keating of a Conversation with ...
_REPORTED = re.compile(r"^(?:\S+\s+){1,3}?by\s+(?P<writer>[^,]+?)\s+(?:of|on|about|regarding)\s+(?:an?|the|his|her)\s")
_NO_TITLE = re.compile(r"\s{40}|^.{3000}", re.DOTALL)
"""What no title is: a run of blanks, or thousands of letters."""
# as in: Zhou Enlai and Pham Van Dong
_NAMES_ALONE = re.compile(r"^(?P<parties>[^,;:]+(?:,\s[^,;:]+)*\s+(?:and|[–—-])\s+[^,;:]+)$")


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What a title states.

    `unsure` holds words that name parties and could not be parted, each with the field it belongs to.
    """

    genre: Genre | None
    genre_words: Passage | None
    senders: tuple[Party, ...] = ()
    receivers: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    unsure: tuple[tuple[str, Passage], ...] = ()


def read_title(title: Passage) -> TitleReading:
    """Read a title; what it does not plainly state stays empty."""
    title = _without_brackets(title)
    genre, words = read_genre(title)
    if _NO_TITLE.search(title.text):
        return TitleReading(genre, words, unsure=(("authors", title),))
    unsure: list[tuple[str, Passage]] = []

    def parties(field: str, *passages: Passage | None) -> tuple[Party, ...]:
        named = [(passage, read_parties(passage)) for passage in passages if passage]
        unsure.extend((field, passage) for passage, found in named if not found)
        return tuple(party for _, found in named for party in found)

    head = without_subject(title)
    passage = title if genre is Genre.DIARY else head
    if genre in OF_SEVERAL and _MEETING.search(passage.text):
        taking_part = parties("contributors", *_partners(passage))
        writer = parties("authors", diarist(title) or _reporter(head))
        if taking_part or writer or unsure:
            return TitleReading(genre, words, writer, (), taking_part, tuple(unsure))
    sender, receiver = read_correspondents(title, head)
    alone = None if genre or sender or receiver else _NAMES_ALONE.match(head.text)
    if alone and read_parties(head.group(alone)):  # `Zhou Enlai and Pham Van Dong`: who spoke, or of whom it speaks
        unsure.append(("contributors", head.group(alone)))
    if not (sender or receiver or unsure):
        unsure.extend(left_open(head) or _perhaps_partners(head))
    writer, receivers = parties("authors", sender), parties("recipients", receiver)
    return TitleReading(genre, words, writer, receivers, (), tuple(unsure))


def _without_brackets(title: Passage) -> Passage:
    """Return a title that is in brackets as a whole without them: the publisher supplied it."""
    whole = re.fullmatch(r"\[([^\[\]]+)\]", title.text)
    return title.group(whole, 1) if whole else title


def _reporter(head: Passage) -> Passage | None:
    """Return who reports a conversation: `Note by Paul Keating of a Conversation with ...`."""
    found = _REPORTED.search(head.text)
    return head.group(found, "writer") if found else None


def _partners(title: Passage) -> list[Passage]:
    """Return the words that name who took part in a conversation."""
    found = _BETWEEN.search(title.text)
    if found:
        return _two_or_all(without_topic(title.group(found, "parties")))
    for pattern, mark in ((_LISTED, "[. ]"), (_AFTER_COMMA, "[.]")):
        listed = pattern.search(title.text)
        named = without_topic(title.group(listed, "parties")) if listed else None
        parties = read_parties(named) if named else ()
        is_of_persons = any(party.office or re.search(mark, party.name) for party in parties)
        if named and is_of_persons and len(parties) > 1:  # no subject: `Arms Control and Middle East`
            return [named]
    for pattern in (_DASHED, _OF_WITH, _WITH, _ONLY_WITH):
        match = pattern.search(title.text)
        if match:
            groups = title.groups(match)
            if "held" in groups:  # the Chancellor's [Helmut Kohl's]: the bracket has the name
                groups["one"] = _without_possessive(groups["held"].strip(" []"))
            return [without_topic(groups[name]) for name in ("one", "other") if name in groups]
    return []


def _perhaps_partners(head: Passage) -> list[tuple[str, Passage]]:
    """Return words behind a conversation that name who took part in it, or what it was about."""
    found = _PERHAPS.search(head.text)
    words = without_topic(head.group(found, "parties")) if found else None
    return [("contributors", words)] if words and re.search(r"\band\b", words.text) else []


def _two_or_all(parties: Passage) -> list[Passage]:
    """Part `A and B` where both are names; a longer list is parted, or asked about, as a whole."""
    if re.search(r",\s+and\s+", parties.text):  # `A, B, and C`
        return [parties]
    two = list(parties.split(r"\s+and\s+"))
    return two if len(two) == 2 and ("," not in parties.text or all(read_parties(one) for one in two)) else [parties]


def _without_possessive(words: Passage) -> Passage:
    return words.cut(0, len(re.sub(r"['’]s?$", "", words.text)))
