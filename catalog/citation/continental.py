"""The humanities in German and in French: what and who, when, and the archive's own reference at the end.

German: Brief von X an Y, 5. September 1956, BArch, NS 19/123, Bl. 4–6. French: Lettre de X à Y, 5 septembre 1956,
AN, F/7/13427, fol. 3. Whatever kind of document it is comes first; other documents have author and title.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from catalog.citation.description import (
    address,
    authors_in,
    date_of,
    message_around,
    number_of_telegram,
    sent_as,
    translators_in,
)
from catalog.citation.location import Location, location_of, required_location
from catalog.citation.names import named
from catalog.citation.options import Form, Locale, NameOrder, Options
from catalog.citation.rich_text import Citation, compose, link
from catalog.citation.sort_keys import by_heading_and_date
from catalog.citation.style import Style
from catalog.citation.titles import ended, short_title, title_in, translation_in
from catalog.dates.styles import FRENCH, GERMAN
from catalog.dates.writer import DateWords
from catalog.model import Record

__all__ = ["FRENCH_STYLE", "GERMAN_STYLE"]

_MOST = 3
_QUOTED = re.compile(r'„([^„“”]*)[“”]|“([^“”]*)”|«\s?([^«»]*?)\s?»|"([^"]*)"')
_BEFORE_VOWEL = re.compile(r"\bde (?=[aeiouàâéèêëîïôöûü])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Continental:
    """The words and signs of one language."""

    locale: Locale
    kinds: Mapping[str, str]
    sent: str
    """A message by sender and recipient: {} von {} an {}."""
    to: str
    others: str
    conjunction: str
    same: str
    """The same: Ebd."""
    number: str
    """What the number of a telegram follows: Nr."""
    enclosed: str
    """What the message follows that a document was enclosed in: Anlage zu."""
    quotes: tuple[str, str]
    inner_quotes: tuple[str, str]
    """The marks of a quotation within a title."""
    translated: str
    colon: str
    """What is between an author and a title."""
    codes: str
    accessed: str
    dates: DateWords

    def style(self, name: str, title: str) -> Style:
        """Return the style."""
        forms = {
            Form.NOTE: self.note,
            Form.SHORT: self.short,
            Form.REPEATED: self.repeated,
            Form.BIBLIOGRAPHY: self.entry,
            Form.LOCATOR: self.locator,
        }
        return Style(
            name,
            title,
            forms,
            by_heading_and_date,
            (self.locale,),
            same_file=self.in_the_same_file,
            leaves=self._leaves,
        )

    def note(self, record: Record, options: Options, _: Locale) -> Citation:
        """Brief von X an Y, 5. September 1956, BArch, NS 19/123, Bl. 4–6."""
        return self._in_place(record, options, self._matter(record))

    def in_the_same_file(self, record: Record, options: Options, _: Locale) -> Citation:
        """Brief von X an Y, 5. September 1956, ebd., Bl. 7: another document of the file of the note before."""
        leaves = required_location(record).leaves(self.codes)
        there = self.same.lower()
        return self._located(record, options, self._matter(record), f"{there}, {leaves}" if leaves else there)

    def repeated(self, _record: Record, _options: Options, _: Locale) -> Citation:
        """Ebd.: the document of the note before."""
        return compose(self.same)

    def _matter(self, record: Record) -> str:
        names = self._joined([name.natural for name in authors_in(record, self.locale)])
        word = sent_as(record)
        if word:
            return self._elided(self.sent.format(self._kind(record), names, self._recipients(record)))
        return f"{names}{self.colon}{self._title(record)}" if names else self._title(record)

    def entry(self, record: Record, options: Options, _: Locale) -> Citation:
        """Goldberg, Gary: Brief an Y, ...: under the author, surname first."""
        natural = options.names is NameOrder.NATURAL
        found = authors_in(record, self.locale)
        names = self._joined([name.natural if natural or place else name.inverted for place, name in enumerate(found)])
        word = sent_as(record)
        matter = self.to.format(self._kind(record), self._recipients(record)) if word else self._title(record)
        if not word and not names:
            return self._in_place(record, options, matter)
        return self._in_place(record, options, f"{names}{self.colon}{matter}")

    def short(self, record: Record, _options: Options, _: Locale) -> Citation:
        """Goldberg an Seo, 5. September 1956, BArch, NS 19/123, Bl. 4–6."""
        names = self._joined([name.short for name in authors_in(record, self.locale)])
        word, place = sent_as(record), location_of(record)
        matter = (
            self.to.format(self._kind(record), self._recipients(record)) if word else self._title(record, short=True)
        )
        parts = (f"{names}{self.colon}{matter}" if names else matter, place.reference(self.codes) if place else "")
        return compose(ended(", ".join(filter(None, parts))))

    def locator(self, record: Record, _options: Options, _: Locale) -> Citation:
        """BArch, NS 19/123, Bl. 4–6."""
        return compose(ended(required_location(record).reference(self.codes)))

    def _kind(self, record: Record) -> str:
        """Telegramm Nr. 1424: the kind of a message, and the number that it has."""
        word, number = sent_as(record), number_of_telegram(record)
        kind = self.kinds.get(word, word)
        return f"{kind} {self.number}\u00a0{number}" if number else kind

    def _title(self, record: Record, *, short: bool = False) -> str:
        title = title_in(record, self.locale)
        translation = "" if short else translation_in(record, self.locale)
        text = short_title(title.text) if short else title.text
        opening, closing = self.quotes
        own = text if title.is_supplied else f"{opening}{self._quoting(text)}{closing}"
        return f"{own} [{translation}]" if translation else own

    def _quoting(self, title: str) -> str:
        """Give quotations within a title the marks of the second level."""
        opening, closing = self.inner_quotes
        return _QUOTED.sub(lambda found: f"{opening}{next(filter(None, found.groups()), '')}{closing}", title)

    def _recipients(self, record: Record) -> str:
        return self._joined([named(agent, self.locale).natural for agent in record.recipients])

    def _joined(self, names: list[str]) -> str:
        if len(names) > _MOST:
            return f"{names[0]} {self.others}"
        return f"{', '.join(names[:-1])} {self.conjunction} {names[-1]}" if len(names) > 1 else "".join(names)

    def _leaves(self, place: Location) -> str:
        return place.leaves(self.codes)

    def _elided(self, text: str) -> str:
        """Write d’Ivan where French has no `de Ivan`."""
        return _BEFORE_VOWEL.sub("d’", text) if self.locale is Locale.FRENCH else text

    def _in_place(self, record: Record, options: Options, matter: str) -> Citation:
        """Write what is given of a document, and where the document is."""
        place = location_of(record)
        return self._located(record, options, matter, place.reference(self.codes) if place else "")

    def _located(self, record: Record, options: Options, matter: str, place: str) -> Citation:
        by = [name.natural for name in translators_in(record, self.locale)]
        around = message_around(record)
        parts = (
            matter[:1].upper() + matter[1:],
            self.dates.write(date_of(record)),
            f"{self.translated} {self._joined(by)}" if by else "",
            f"{self.enclosed} {around}" if around else "",
            place,
        )
        text = ", ".join(filter(None, parts))
        url = address(record, options)
        if not url:
            return compose(ended(text))
        seen = f" ({self.accessed.format(self.dates.write_calendar(options.accessed))})" if options.accessed else ""
        return compose(f"{text}, ", link(url), f"{seen}.")


_GERMAN = Continental(
    Locale.GERMAN,
    {
        "letter": "Brief",
        "telegram": "Telegramm",
        "memorandum": "Memorandum",
        "note": "Notiz",
        "petition": "Petition",
        "report": "Bericht",
    },
    "{} von {} an {}",
    "{} an {}",
    "u. a.",
    "und",
    "Ebd.",
    "Nr.",
    "Anlage zu",
    ("„", "“"),
    ("‚", "‘"),
    "übers. von",
    ": ",
    "german",
    "abgerufen am {}",
    GERMAN,
)
_FRENCH = Continental(
    Locale.FRENCH,
    {
        "letter": "lettre",
        "telegram": "télégramme",
        "memorandum": "mémorandum",
        "note": "note",
        "petition": "pétition",
        "report": "rapport",
    },
    "{} de {} à {}",
    "{} à {}",
    "et al.",
    "et",
    "Ibid.",
    "n°",
    "annexe à",
    ("«\u00a0", "\u00a0»"),
    ("“", "”"),
    "trad. par",
    ", ",
    "french",
    "consulté le {}",
    FRENCH,
)

GERMAN_STYLE = _GERMAN.style("german", "Archival sources in the humanities, in German")
FRENCH_STYLE = _FRENCH.style("french", "Archival sources in the humanities, in French")
