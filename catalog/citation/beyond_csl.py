"""What our CSL styles print and CSL has no variable for: brackets, a doubt, a title in two languages, Russian forms.

The styles compose a citation of what the variables of CSL say, wherever that is what `cite` prints. Where it is not,
the item carries the words, in variables that no common style prints for a document of an archive: `division` for
chicago-letters, `section` for gost-archival, which always needs them, for CSL cannot count authors or decline months,
and `annote` for wilson-center. A short title says that the division follows the names; without one the division names
them itself. A collection whose name is its place has no annote, and chicago-letters does not name it twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.citation import gost, wilson_center
from catalog.citation.chicago import CHICAGO, date_words, whole_title
from catalog.citation.description import (
    authors,
    date_of,
    enclosed_in,
    is_whole_collection,
    kind_of,
    names_collection,
    recipients,
    sent_as,
    title_of,
    translation_of,
)
from catalog.citation.name_lists import limited
from catalog.citation.names import named
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rendering import render
from catalog.citation.style import Style
from catalog.citation.titles import comma_inside, quoted, short_title
from catalog.model import Agent, Record
from catalog.model.public_form import public_form

__all__ = ["BeyondCsl", "beyond_csl"]

_PLAIN = Options()

_BEYOND_PARTS = re.compile(r"X|\d{4}-(?:2[1-9]|3\d|4[01])(?!\d)")
"""What year, month and day of CSL do not say: a decade, a century, a season or another part of a year."""


@dataclass(frozen=True, slots=True)
class BeyondCsl:
    """The words that an item carries for our styles; empty where the style has no need of them."""

    chicago: str
    """What a note says before the translators: [Sender to recipient or] title, and date."""
    gost: str
    """The reference, whole."""
    wilson_center: str
    """The line under the document, whole."""
    enclosed_in: str
    """The message that the document was enclosed in."""
    short_title: str
    """The first words of the title of a document that is cited by its title."""
    is_letter_by_type: bool
    """Whether a style without these words would take the document for a letter."""

    def lines(self) -> Iterator[str]:
        """Yield the words as lines of a note, which Zotero keeps as Extra and processors of CSL read."""
        needs_short_title = self.chicago or self.is_letter_by_type
        words = (
            ("title-short", self.short_title if needs_short_title else ""),
            ("annote", self.wilson_center),
            ("division", self.chicago),
            ("section", self.gost),
            ("references", self.enclosed_in),
        )
        yield from (f"{variable}: {text}" for variable, text in words if text)


def beyond_csl(record: Record, title: str) -> BeyondCsl:
    """Return what an item with this title carries beside the variables of CSL."""
    record = public_form(record)
    after_names = _has_plain_names(record) and not names_collection(record) and not sent_as(record)
    return BeyondCsl(
        chicago="" if _is_plain(record, title) else _matter(record, after_names=after_names),
        gost=_note(gost.STYLE, record, Locale.RUSSIAN),
        wilson_center="" if names_collection(record) else _note(wilson_center.STYLE, record, Locale.ENGLISH),
        enclosed_in=enclosed_in(record),
        short_title=short_title(title_of(record).text) if after_names else "",
        is_letter_by_type=bool(record.recipients),
    )


def _note(style: Style, record: Record, locale: Locale) -> str:
    return render(style.forms[Form.NOTE](record, _PLAIN, locale)).removesuffix(".")


def _is_plain(record: Record, title: str) -> bool:
    """Whether the variables of CSL say all that a Chicago note needs."""
    date = date_words(_PLAIN).write(date_of(record))
    if date.startswith("[") or _has_a_date_beyond_parts(record) or not _has_plain_names(record):
        return False
    if sent_as(record):
        return sent_as(record) != "report"
    own = title_of(record)
    return (
        not own.is_supplied
        and own.text == title
        and comma_inside(quoted(own.text)).endswith(",”")
        and not (translation_of(record) or kind_of(record) or is_whole_collection(record))
    )


def _has_a_date_beyond_parts(record: Record) -> bool:
    """Whether processors of CSL would print a date otherwise: one without the season, another a decade twice."""
    date = date_of(record)
    return date is not None and date.value is not None and _BEYOND_PARTS.search(date.value) is not None


def _matter(record: Record, *, after_names: bool) -> str:
    names = "" if after_names else limited([name.natural for name in authors(record)], CHICAGO.in_note)
    return CHICAGO.matter(record, _PLAIN, names, whole_title, recipients)


def _has_plain_names(record: Record) -> bool:
    """Whether a style prints the names as they are: none is doubtful, in capitals, with a comma, or with a Jr."""
    names = list(zip(authors(record), record.makers, strict=False))
    printed = names if len(names) <= CHICAGO.in_note.most else names[:1]
    both = (*printed, *((named(agent), agent) for agent in record.recipients))
    return all("," not in name.natural and name.natural == _in_two_parts(agent) for name, agent in both)


def _in_two_parts(agent: Agent) -> str:
    """Return given name and family name, which are all that every reference manager keeps."""
    return f"{agent.parts.given} {agent.parts.surname}" if agent.parts.can_be_inverted else agent.name
