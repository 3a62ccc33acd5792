"""Who wrote to whom, by the title: `from A to B`, `A's Report to B`, `Report, A to B`, `KGB Report to B`."""

from __future__ import annotations

import re
from enum import Enum
from typing import NamedTuple

from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.english import any_of
from catalog.standards.web_pages.names import is_body
from catalog.standards.web_pages.parties import read_parties
from catalog.standards.web_pages.title_words import (
    BEFORE_GENRE,
    GENRE,
    OF_ONE_HAND,
    TOPIC,
    read_genre,
    without_subject,
    without_topic,
)

__all__ = ["diarist", "read_correspondents"]


class _Asks(Enum):
    """When a form is read."""

    NOTHING = 1
    A_GENRE = 2
    """Only where a genre, or the word of a message, opens the title."""
    A_GENRE_AND_PLAIN_NAMES = 3
    """The same, and what is in the place of names is plainly such: `Letter of Zhou Enlai to Chen Yi`."""
    A_GENRE_AND_A_BODY = 4
    """The same, and the sender is a body: `Statement of the Government of Japan`."""
    NO_TOPIC_BEFORE_BY = 5
    """As with a genre, and `by` is no part of a subject: `Press Release containing a Speech by ...`."""
    PLAIN_NAMES = 6
    """Only where no genre opens the title, and what is in the place of names is plainly such."""
    A_BODY = 7
    """The same, and the sender is a body."""
    TWO_PARTIES = 8
    """The same, and the sender is no single word, which may be any word: `Instructions to ...`."""


class _Form(NamedTuple):
    pattern: re.Pattern[str]
    asks: _Asks


_ON_TO = (
    r"(?<!Ambassador)(?<!Representative)(?<!Attaché)(?<!Envoy)(?<!Delegation)(?<!Delegate)(?<!Mission)(?<!Embassy)"
    r"(?<!Advis[eo]r)(?<!Affaires)\s+to\s+(?!the\s+(?:UN|United\s+Nations)\s+to\b)"
)
_SENT_TO_UN = r"(?:Mission|Delegation|Representative|Observer)\b"
_UN = r"(?:UN|U\.N\.|United\s+Nations)"
_TO_RECEIVER = r"(?:\s+(?:No\.?\s*)?[\d./-]+)?(?:\s+to\s+(?P<receiver>.+)|[^'‘\"“]*)$"
_OF_GENRE = rf"(?:[A-Z]?\w+\s+){{0,2}}?{GENRE}\b{_TO_RECEIVER}"
_KIND = rf"(?i:(?:{BEFORE_GENRE}|intelligence|situation|ciphered)\s+)*?(?i:{OF_ONE_HAND}|note)\b"
# as in: Ivan Petrov, 'On the Harvest'
_QUOTED = _Form(re.compile(r"^(?P<sender>[^'‘\"“]+?),\s+['‘\"“].+['’\"”]$"), _Asks.PLAIN_NAMES)
_FORMS = (
    # as in: To Comrade Stalin
    _Form(re.compile(r"^To\s+(?P<receiver>.+)$"), _Asks.PLAIN_NAMES),
    # as in: Telegram from the Permanent Representative of China to the UN
    _Form(re.compile(rf"\b[Ff]rom\s+(?P<sender>[^,]*\b{_SENT_TO_UN}[^,]*?\s+to\s+(?:the\s+)?{_UN})$"), _Asks.NOTHING),
    # as in: Letter from A. M. Puzanov to Stalin
    _Form(re.compile(rf"\b[Ff]rom\s+(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$"), _Asks.NOTHING),
    # as in: Memorandum for the President from Henry Kissinger
    _Form(
        re.compile(
            r"^(?:\S+\s+){0,3}?(?:Memorandum|Memo|Note)\s+for\s+(?P<receiver>.+?)(?:\s+(?:by|from)\s+(?P<sender>.+))?$"
        ),
        _Asks.A_GENRE_AND_PLAIN_NAMES,
    ),
    # as in: Report by Ivan Petrov to the Politburo
    _Form(re.compile(rf"^(?:\S+\s+){{1,4}}?by\s+(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$"), _Asks.NO_TOPIC_BEFORE_BY),
    # as in: Report, Ivan Petrov to the Politburo
    _Form(re.compile(rf"^[^,]{{3,40}},\s*(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$"), _Asks.A_GENRE),
    # as in: Letter to Stalin from A. M. Puzanov
    _Form(re.compile(r"^\S+(?:\s\S+){0,2}?\s+to\s+(?P<receiver>.+?)\s+from\s+(?P<sender>.+)$"), _Asks.A_GENRE),
    # as in: Ivan Petrov's Report No. 12 to the Politburo
    _Form(re.compile(rf"^(?P<sender>[^,'’]+)(?:['’]s|(?<=s)['’])\s+{_OF_GENRE}"), _Asks.PLAIN_NAMES),
    # as in: Ivan Petrov, Report to the Politburo
    _Form(re.compile(rf"^(?P<sender>[^'‘\"“]+?)[,;:]\s+{_OF_GENRE}"), _Asks.PLAIN_NAMES),
    # as in: Letter of Zhou Enlai to Chen Yi
    _Form(
        re.compile(rf"^(?:\S+\s+){{1,3}}?of\s+(?P<sender>.+?){_ON_TO}(?P<receiver>.+)$"), _Asks.A_GENRE_AND_PLAIN_NAMES
    ),
    # as in: Statement of the Government of Japan
    _Form(re.compile(rf"^(?i:{BEFORE_GENRE}\s+)*(?i:{OF_ONE_HAND})\s+of\s+(?P<sender>.+)$"), _Asks.A_GENRE_AND_A_BODY),
    # as in: Telegram to Zhou Enlai
    _Form(re.compile(rf"^\S*(?:\s\S+){{0,3}}?{_ON_TO}(?P<receiver>.+)$"), _Asks.A_GENRE),
    # as in: Telegram No. 3 from Ivan Petrov
    _Form(re.compile(r"\bfrom\s+(?P<sender>.+)$"), _Asks.A_GENRE),
    # as in: Press Release by Frank Aiken
    _Form(re.compile(r"^(?:\S+\s+){1,4}?by\s+(?P<sender>.+)$"), _Asks.NO_TOPIC_BEFORE_BY),
    # as in: KGB Report to the Central Committee
    _Form(re.compile(rf"^(?P<sender>(?:[A-Z][\w.'’-]*\s+){{1,6}}){_KIND}{_TO_RECEIVER}"), _Asks.A_BODY),
    # as in: Ivan Petrov to John Smith
    _Form(re.compile(rf"^(?P<sender>[^,:;]+?){_ON_TO}(?P<receiver>.+)$"), _Asks.TWO_PARTIES),
)
_OPEN_LETTER = re.compile(rf"^(?:(?P<sender>[^,:;]+?)\s+)?{GENRE}(?:\s[^,:;]*?)?{_ON_TO}(?P<receiver>.+)$")
_OPEN_BODY = re.compile(r"^(?P<sender>[^,:;'‘\"“]+),\s+[A-Z]")
_FIELDS = {"sender": "authors", "receiver": "recipients"}
# as in: From the Diary of N. T. Fedorenko
_DIARY = re.compile(
    r"^(?:The\s+)?(?:From\s+the\s+|Excerpts?\s+from\s+the\s+)?(?:Diary|Journal)\s+of\s+(?P<sender>.+)$", re.IGNORECASE
)
_EXTRACT = re.compile(r"(?:Excerpts?|Extracts?)\s+(?:from|of)\s+(?:the\s+|an?\s+)?", re.IGNORECASE)
_MESSAGE = re.compile(rf"^(?:{BEFORE_GENRE}\s+)*{any_of('titles', 'message')}\b", re.IGNORECASE)

_OPENED = frozenset({_Asks.A_GENRE, _Asks.A_GENRE_AND_PLAIN_NAMES, _Asks.A_GENRE_AND_A_BODY, _Asks.NO_TOPIC_BEFORE_BY})

_Groups = dict[str, Passage]


def read_correspondents(title: Passage, head: Passage) -> tuple[Passage | None, Passage | None]:
    """Return the words that name sender and receiver; `head` is the title without its subject."""
    writer = diarist(head)
    if writer:
        return writer, None
    opened = read_genre(title)[0] is not None
    extract = _EXTRACT.match(head.text)
    head = head.cut(extract.end()) if extract else head
    for form in _FORMS:
        match = form.pattern.search(head.text)
        if match and _may_be(form, title, opened):
            groups = {name: without_topic(words) for name, words in head.groups(match).items()}
            if _is_plain(form, groups):
                return groups.get("sender"), groups.get("receiver")
    match = None if opened else _QUOTED.pattern.search(title.text)
    return (without_topic(title.group(match, "sender")), None) if match else (None, None)


def left_open(head: Passage) -> list[tuple[str, Passage]]:
    """Return words that perhaps name sender or receiver in a title of no form that is read, each with its field."""
    for pattern in (_OPEN_LETTER, _OPEN_BODY):
        match = pattern.search(head.text)
        if match:
            groups = {name: without_topic(words) for name, words in head.groups(match).items()}
            return [(_FIELDS[name], words) for name, words in groups.items() if read_parties(words)]
    return []


def diarist(title: Passage) -> Passage | None:
    """Return who kept the diary that a title names, without what follows the name and is not their office."""
    found = _DIARY.search(title.text)
    if found is None:
        return None
    words = without_topic(without_subject(title.group(found, "sender")))
    comma = words.text.find(",")  # N. T. Fedorenko, Meeting with ...
    return words if comma < 0 or read_parties(words) else words.cut(0, comma).strip()


def _may_be(form: _Form, title: Passage, opened: bool) -> bool:
    if form.asks is _Asks.NOTHING:
        return True
    if form.asks not in _OPENED:
        return not opened
    by_in_topic = form.asks is _Asks.NO_TOPIC_BEFORE_BY and TOPIC.search(title.text.partition(" by ")[0])
    return not by_in_topic and (opened or bool(_MESSAGE.match(title.text)))


def _is_plain(form: _Form, groups: _Groups) -> bool:
    """Whether a title that no genre opens is read aright: every name is one."""
    if form.asks in (_Asks.NOTHING, _Asks.A_GENRE, _Asks.NO_TOPIC_BEFORE_BY):
        return True
    read = {name: read_parties(words) for name, words in groups.items()}
    senders = read.get("sender", ())
    if not all(read.values()) or any(party.by_office for party in senders):  # The Ambassador's Report
        return False
    if form.asks in (_Asks.A_BODY, _Asks.A_GENRE_AND_A_BODY):
        return all(is_body(party.words.text) for party in senders)
    named = all(party.office or " " in party.name or party.is_body for party in senders)
    return form.asks is not _Asks.TWO_PARTIES or named
