"""What the first and last lines of a body say: classification, dates, numbers, salutation; signatures, copies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from catalog.dates.in_text import DATE_WORDS
from catalog.dates.reader import read
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.brackets import is_editorial
from catalog.standards.web_pages.english import any_of, table
from catalog.standards.web_pages.names import OFFICE, is_office, is_person, is_place, offices_in

__all__ = ["Kind", "Line", "closing", "heading", "is_valediction"]

_MAX_HEADING = 40
_MAX_CLOSING = 60
_LONG = 220
_MAX_LINE = 400
_SENTENCE = 110


class Kind(StrEnum):
    """What one of the first or last lines of a body is."""

    TRANSLATION = "translation"
    CLASSIFICATION = "classification"
    DATE = "date"
    NUMBER = "number"
    COPY_NOTE = "copy note"
    SUBJECT = "subject"
    PARTICIPANTS = "participants"
    SENDER = "sender"
    RECEIVER = "receiver"
    SALUTATION = "salutation"
    SIGNATORY = "signatory"
    SIGNATURE = "signature"
    NAME = "name"
    COPIES = "copies"
    DRAFTED = "drafted"
    FOOTNOTE = "footnote"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Line:
    """One line and its parts, by name."""

    kind: Kind
    words: Passage
    parts: dict[str, Passage]


_NAME_OF_LANGUAGE = r"(?:the\s+)?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
_SECRECY = any_of("body", "secrecy")
_COUNT = rf"(?:\d{{1,4}}|{'|'.join(table('body', 'counts'))})"
_PLACE = r"[A-Z][\w.'’-]*(?:\s+[A-Z][\w.'’-]*){0,3}"
_SIGN = r"(?:(?:No|Nr|Number)(?![^\W\d_])\.?|Nº|№|N°)"
# as in: [signature], /s/, (Sd)
_SIGNED = (
    r"(?:\[(?:signature|signed|signatures)\]|/signed/|\(?signed\)?|\(?(?:sgd?|sd)\.?\)|sd\s?/-|/s/|/sd/"
    r"|[(\[/][-–—][)\]/])"
)
_HAND = r"[^\W\d_][^()\[\]]*?"
_DATED = rf"(?P<date>{DATE_WORDS})\.?"
_HANDS = r"(?:Drafted|Typed|Recorded|Prepared|Compiled|Written|Translated|Dictated|Executed|Copied)"
_LABELLED = re.compile(
    r"(?:Time|Place|Location|Venue|Interpreters?|Recorders?|Note-?takers?|Copies|Copy|Sent|Received|Classification|Urgency"
    r"|Distribution|Attachments?|Enclosures?|Number|File|Re|Subject|Date|From|To|cc)\b",
    re.IGNORECASE,
)
"""The label of a line before the text: `Place: Moscow`, `Copies: 2`, `Interpreter: Li`."""

_HEADING = (
    # as in: Unofficial translation from Russian
    (
        Kind.TRANSLATION,
        (
            r"[\[(]?(?:(?:Unofficial|Official|Draft|Abridged|English|Rough)\s+)?Translat(?:ion|ed)\s+from\s+"
            rf"(?-i:(?P<language>{_NAME_OF_LANGUAGE}(?:\s+and\s+{_NAME_OF_LANGUAGE})?))[\])]?\.?"
        ),
    ),
    # as in: Top Secret. Copy No. 3; Secret/Eyes Only
    (
        Kind.CLASSIFICATION,
        (
            rf"(?:Classification:\s*)?[\[(]?(?P<words>{_SECRECY}(?:\s*[/,;–-]\s*(?:{_SECRECY}|urgent))*)[\])]?"
            r"(?:[.!]|[.,;]?\s+(?P<copy>(?:Cop(?:y|ies)|Exemplar)\s.{1,20}))?"
        ),
    ),
    # as in: Moscow, 7 September 1956
    (Kind.DATE, rf"(?:(?:(?P<sender>\S.*?)\s{{3,}})?(?-i:(?P<place>{_PLACE})),?\s+)?{_DATED}"),
    # as in: Received: 7 September 1956
    (Kind.DATE, rf"(?:Date|Dated|Sent|Received)\s*:?\s+{_DATED}"),
    # as in: Copy No. 3; No. 2 of 10 copies
    (
        Kind.COPY_NOTE,
        (
            r"(?:\[?hand-?written\]?:?\s*)?(?:(?:No\.?|Nº|№)\s*\d+\s+of\s+\d+\s+copies|Indefinite\s+Duration"
            r"|Cop(?:y|ies)\s*(?:No\.?|Nº|№|#)?\s*\S{0,6}|Copy\s+\S.{0,60}|\d+\s+cop(?:y|ies)(?:\s+made|\s+printed)?)\.?"
        ),
    ),
    # as in: Outgoing Telegram No. 1222; Nº 15/ks
    (
        Kind.NUMBER,
        (
            r"(?P<whole>(?:(?:\w+\s+)?(?:Telegram|Document|Doc\.|Ref(?:erence)?\.?|Registration|Outgoing|Incoming|Letter|Report"
            rf"|Circular)\s+)?{_SIGN}\s*:?\s*(?P<number>\S(?:.{{0,30}}\S)?))"
        ),
    ),
    # as in: Subject: Trade with China [1]
    (Kind.SUBJECT, r"(?:Subject|Re|Topic|Theme|Concerning)\s*:\s*(?P<subject>\S.*?)(?:\s*\[\d+\])?"),
    # as in: Participants: Mao Zedong, Pavel Yudin; Chinese side: Chen Yi
    (
        Kind.PARTICIPANTS,
        (
            r"(?:(?P<part>Interviewe[re])s?|Participants?|Present|Presid(?:ed\s+over|ing)|Chaired|Attended\s+by|In\s+attendance|Attendees"
            r"|(?:On|From|For|On\s+behalf\s+of|On\s+the\s+part\s+of)\s+(?:the|our)\b[^:]{0,40}\b(?:side|part|delegation)"
            r"|(?-i:(?:[A-Z][\w.-]*\s){1,3}[Ss]ide))\b"
            r"[^:\n]{0,60}:\s*(?P<names>\S.*)?"
        ),
    ),
    # as in: From: Ivan Petrov
    (Kind.SENDER, r"(?:From|Sender|Author)\s*:\s*(?P<name>\S.*)"),
    # as in: To: The Foreign Ministry
    (Kind.RECEIVER, r"(?:To|Addressee|Recipient)\s*:\s*(?P<name>\S.*)"),
    # as in: In the Politburo of the Central Committee:
    (Kind.SALUTATION, r"(?-i:(?:In|To)\s+(?P<name>(?:the\s+)?[A-Z].{2,150}?)\s*[:!,])"),
    # as in: Dear Comrade Stalin,
    (
        Kind.SALUTATION,
        r"(?:My\s+)?(?:Dear(?:est)?|Esteemed|Respected|Honou?red|Comrade|Your\s+Excellency|Mr\.|Sir)\b.{0,100}[,:!.]",
    ),
)

_CLOSING = (
    # as in: [1] Not printed.
    (Kind.FOOTNOTE, r"\[\d{1,3}\]\s*\S.*"),
    # as in: [signature] (Dubrovsky)
    (Kind.SIGNATURE, rf"{_SIGNED}\s*[:,]?\s*\(?(?P<name>{_HAND})\)?\.?"),
    # as in: signed by A. Petrov
    (Kind.SIGNATURE, rf"(?:\[\W*\]\s*)?signed\s*(?:[:,]|\bby\b)\s*\(?(?P<name>{_HAND})\)?\.?"),
    # as in: A. Petrov [signed]
    (Kind.SIGNATURE, rf"\(?(?P<name>{_HAND})\)?\s*{_SIGNED}\.?"),
    # as in: (Indira Gandhi)
    (Kind.SIGNATURE, r"(?-i:\((?P<name>[A-Z][^()\[\]\d]{1,60})\))"),
    # as in: USSR AMBASSADOR TO THE DPRK /A. PUZANOV/
    (Kind.SIGNATURE, r"(?:(?P<offices>[^/]{3,120}?)\s+)?/\s?(?P<name>[^\W\d_][^/\d]{2,60})\s?/\.?"),
    # as in: Six copies printed. zk; Typed in 3 copies
    (
        Kind.COPIES,
        (
            rf"(?P<copies>(?P<count>{_COUNT})\s+cop(?:y|ies)\s+(?:(?:was|were)\s+)?(?:printed|made|typed|prepared|issued)\.?"
            rf"|(?:Printed|Typed|Made|Copied)\s+in\s+(?P<count2>{_COUNT})\s+cop(?:y|ies)\.?)"
            r"(?:\s+(?P<typist>(?-i:[a-z]{1,4}(?:/[a-z]{1,4})?)))?"
        ),
    ),
    # as in: Recorded by: V. Kim
    (
        Kind.DRAFTED,
        (
            rf"(?P<verb>{_HANDS})\s+by\s*:?\s+"
            r"(?P<names>\S.{1,120}?)\.?"
        ),
    ),
    # as in: No. 4581
    (Kind.NUMBER, rf"(?P<whole>{_SIGN}\s*(?P<number>\S{{1,30}}))"),
    # as in: Moscow, 7 September 1956
    (Kind.DATE, rf"(?:(?-i:(?P<place>{_PLACE})),?\s+)?{_DATED}"),
    # as in: 7 September 1956, Moscow
    (Kind.DATE, rf"{_DATED},\s+(?-i:(?P<place>{_PLACE}))\.?"),
    # as in: To all Provincial Premiers
    (Kind.RECEIVER, r"(?-i:To\s+(?P<name>(?:the\s+|all\s+)?[A-Z][^.]{2,100})\.?)"),
)

_HAND_ALONE = re.compile(rf"{_HANDS}\s+by\s*:", re.IGNORECASE)
"""A label whose name is on the line below it."""
# as in: KIM GAN - Member of the Central Committee
_SIGNATORY = re.compile(
    rf"(?P<name>[^\n,–—]{{2,60}}?)(?:\s+[-–—]\s*|\s*[–—]\s*|,\s+)(?P<offices>(?:the\s+)?{OFFICE}\b.*?)\.?"
)
# as in: With Communist greetings; Yours sincerely,
_VALEDICTION = re.compile(
    r"(?:with\s+.{0,30}(?:greetings|respect|regards)|yours\b.{0,40}|sincerely\b.{0,20}|respectfully\b.{0,20}"
    rf"|{_SIGNED})[,.:\s()\[\]]*(?:\(?sd\.?\)?\.?)?",
    re.IGNORECASE,
)


def heading(body: Passage) -> Iterator[Line]:
    """Yield the lines above the text itself: up to the salutation, the first numbered point or long line."""
    listing = False
    for number, words in enumerate(body.lines()):
        line = _read(words, _HEADING)
        if listing and line.kind is Kind.OTHER and _is_of_one(words.text):
            line = Line(Kind.PARTICIPANTS, words, {"names": words})
        if number >= _MAX_HEADING or (line.kind is Kind.OTHER and _is_text(words.text)):
            return
        listing = line.kind is Kind.PARTICIPANTS
        yield line
        if line.kind is Kind.SALUTATION:
            return


def _is_of_one(words: str) -> bool:
    """Whether a line of a list of those present names one: a person, with the office behind the name perhaps."""
    name, _, office = words.rstrip(" .;").partition(", ")
    return len(words) <= _LONG and is_person(offices_in(name)[1]) and (not office or office[0].isupper())


def closing(body: Passage) -> list[Line]:
    """Return the lines below the text itself, in their order: from the end up to the last long line."""
    found: list[Line] = []
    for words in reversed(list(body.lines())[1:]):
        line = _closing_line(words)
        if len(found) >= _MAX_CLOSING or (line.kind is Kind.OTHER and _is_text(words.text)):
            break
        below = found[0] if found else None
        if _HAND_ALONE.fullmatch(words.text) and below and below.kind in (Kind.NAME, Kind.OTHER):
            line = _hand_above(words, found.pop(0))
        found.insert(0, line)
    return found


def _hand_above(label: Passage, below: Line) -> Line:
    """Join a label with the line below it, which names whose hand it was: `Recorded by:`."""
    whole = Passage(label.page, label.start, below.words.end)
    return Line(Kind.DRAFTED, whole, {"verb": label.cut(0, label.text.index(" ")), "names": below.words})


def is_valediction(words: str) -> bool:
    """Whether a line says farewell, so that the name below it is a signature."""
    return bool(_VALEDICTION.fullmatch(words.strip()))


def _closing_line(words: Passage) -> Line:
    signatory = _SIGNATORY.fullmatch(words.text)
    if signatory and is_person(re.sub(r"[\[\]()?]", "", signatory["name"]).strip()):
        return Line(Kind.SIGNATORY, words, words.groups(signatory))
    line = _read(words, _CLOSING)
    bare = re.sub(r"(?<=\s)\.|[\[\]()?]", "", words.text).strip()
    is_name = is_person(bare) and not is_place(bare.strip(".")) and not is_valediction(words.text)
    is_name = is_name and not is_office(_in_small_letters(bare))
    if line.kind is Kind.OTHER and len(words) < 60 and is_name:
        return Line(Kind.NAME, words, {"name": words})
    return line


def _in_small_letters(words: str) -> str:
    """Return words in capitals as a line of text would have them: `Lieutenant General of Police`."""
    return (
        re.sub(r"\b(?:Of|To|In|For|At|The)\b", lambda small: small[0].lower(), words.title())
        if words.isupper()
        else words
    )


def _read(words: Passage, table: tuple[tuple[Kind, str], ...]) -> Line:
    for kind, pattern in table:
        match = re.fullmatch(pattern, words.text, re.IGNORECASE) if len(words) <= _MAX_LINE else None
        if match and _holds(kind, match):
            return Line(kind, words, words.groups(match))
    return Line(Kind.OTHER, words, {})


def _holds(kind: Kind, match: re.Match[str]) -> bool:
    """Whether a line is what its pattern says: a date is one, a signature is a person's, a number has a digit."""
    if kind is Kind.DATE:
        return read(match["date"]).value is not None
    if kind is Kind.NUMBER:
        return any(sign.isdigit() for sign in match["number"])
    if kind is Kind.SIGNATURE:
        name = match["name"].strip(" .,")
        return is_person(name) and not is_place(name) and not is_editorial(name)
    return True


def _is_text(words: str) -> bool:
    """Whether a line belongs to the running text: it is long, a sentence, or a numbered point."""
    sentence = len(words) > _SENTENCE and words.rstrip().endswith((".", ":", ";", "?", "!", '"', "”"))
    if _LABELLED.match(words) and len(words) <= _LONG:
        return False
    is_speech = re.match(r"[A-Z][\w. ]{1,30}: [A-Z]", words) or (words.endswith(".") and len(words.split()) > 5)
    return (
        len(words) > _LONG
        or sentence
        or bool(is_speech)
        or bool(re.match(r"(?!\d{1,2}\.[IVX]+\.\d)\(?(?:\d{1,2}|[IVX]{1,4}|[a-z])[.)．]\s*[^\W\d]", words))
    )
