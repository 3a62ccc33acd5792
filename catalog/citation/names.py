"""Names in citations: whole, inverted, by surname, with initials.

A name is split only where the record says what its surname is. A name that begins with its surname (Seo Hwi,
Nagy Imre) keeps its order everywhere. A name whose reading is doubtful is followed by [?], the sign that Chicago,
APA and GOST share for a doubt of the describer; brackets in any style mean words that are not the source's.
"""

from __future__ import annotations

import re
from functools import cached_property, lru_cache

from catalog.citation.options import Locale
from catalog.citation.russian_names import has_patronymic, russian_surname
from catalog.model import Agent
from catalog.model.name_parts import NameParts, name_parts
from catalog.vocabularies import AgentKind, Certainty

__all__ = ["DOUBT", "Name", "named"]

DOUBT = " [?]"

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.[\s-]?)+")
_REGNAL = re.compile(r"[IVX]+")
_WORD = re.compile(r"[^\W\d_]+")
_GIVEN = re.compile(r"[\s.]+")


class Name:
    """One name in every order a style may ask for. Each form carries the mark of a doubtful reading."""

    def __init__(self, whole: str, surname: str | None = None, *, person: bool = True, doubtful: bool = False) -> None:
        self.mark = DOUBT if doubtful else ""
        if person:
            whole, surname = _calm(whole, surname)
        parts = name_parts(whole, surname) if person else NameParts(whole)
        self._whole, self._surname, self._given, self._generation = parts
        self.keeps_order = self._surname is None or self._whole.startswith(f"{self._surname} ")
        """Whether nothing may be inverted: the surname is unknown, or comes first."""

    @cached_property
    def natural(self) -> str:
        """Gary Goldberg; Seo Hwi."""
        return self._whole + self.mark

    @cached_property
    def inverted(self) -> str:
        """Goldberg, Gary; a name that keeps its order stays: Seo Hwi."""
        if self.keeps_order or not self._given:
            return self.natural
        return ", ".join(filter(None, (self._surname, self._given, self._generation))) + self.mark

    @cached_property
    def short(self) -> str:
        """Goldberg; Seo; the whole name where the surname is not known."""
        return (self._surname or self._whole) + self.mark

    @cached_property
    def initials(self) -> str:
        """The initials of the given names: G.; G.-H.; N. S. Nothing where the name has no such letters."""
        if not self._surname or not self._given:
            return ""
        parts = [_initial(part) for part in _GIVEN.split(self._given) if part]
        return " ".join(parts) if all(parts) else ""

    @cached_property
    def surname_and_initials(self) -> str:
        """Goldberg, G.; Seo, H.; Chang, Y.-C.: surname, comma, initials, whichever comes first (APA)."""
        if not self.initials:
            return self.natural
        return ", ".join(filter(None, (self._surname, self.initials, self._generation))) + self.mark

    @cached_property
    def initials_and_surname(self) -> str:
        """G. Goldberg; a name that begins with its surname stays whole."""
        if self.keeps_order or not self.initials:
            return self.natural
        return " ".join(filter(None, (self.initials, self._surname, self._generation))) + self.mark

    @cached_property
    def heading(self) -> str:
        """Goldberg G.; Хрущев Н. С.: without a comma (GOST). A name such as Seo Hwi or Ким Ир Сен stays whole."""
        if not self.initials or (self.keeps_order and not self._is_cut):
            return self.natural
        return f"{self._surname} {self.initials}{self.mark}"

    @cached_property
    def statement(self) -> str:
        """G. Goldberg; Н. С. Хрущев: as after the slash (GOST). A name such as Ким Ир Сен stays whole."""
        if not self.initials or (self.keeps_order and not self._is_cut):
            return self.natural
        return f"{self.initials} {self._surname}{self.mark}"

    @property
    def _is_cut(self) -> bool:
        """Whether a patronymic, or initials, show that the name is one of those that are cut to initials."""
        return has_patronymic(self._given) or bool(_INITIALS.fullmatch(self._given or ""))


def _initial(part: str) -> str:
    """Return `G.`, `G.-H.` or, for a particle, the word itself; nothing for letters without capitals."""
    if part.islower() and len(part) <= 3:
        return part
    letters = [found[0] for found in map(_WORD.search, part.split("-")) if found]
    if not letters or not all(word[0].upper() != word[0].lower() for word in letters):
        return ""
    return "-".join([f"{word[0].upper()}." for word in letters])


def _calm(whole: str, surname: str | None) -> tuple[str, str | None]:
    """Lower the capitals of a name that shouts: SO HWI, NAGY Imre."""
    loud_surname = bool(surname) and len(str(surname)) > 1 and str(surname).isupper()
    words = whole.split(" ")
    loud = whole.isupper() and len(words) > 1 and max(map(len, words)) > 2
    if not (loud or loud_surname):
        return whole, surname
    surname_words = set((surname or "").split(" "))
    begins = bool(surname) and whole.startswith(f"{surname} ")
    calmed = [
        _calm_word(word, hyphen_lower=begins)
        if (loud or word in surname_words) and not (place and place == len(words) - 1 and _REGNAL.fullmatch(word))
        else word
        for place, word in enumerate(words)
    ]
    quiet = " ".join(_calm_word(word) for word in surname.split(" ")) if surname and surname.isupper() else surname
    return " ".join(calmed), quiet


def _calm_word(word: str, *, hyphen_lower: bool = False) -> str:
    if "." in word or len(word) < 2:
        return word
    if hyphen_lower:  # Yun Gong-heum
        first, hyphen, rest = word.partition("-")
        return _WORD.sub(lambda found: found[0].capitalize(), first) + hyphen + rest.lower()
    return _WORD.sub(lambda found: found[0].capitalize(), word)


@lru_cache(maxsize=65536)
def _name_of(whole: str, surname: str | None, person: bool, doubtful: bool) -> Name:
    return Name(whole, surname, person=person, doubtful=doubtful)


def named(agent: Agent, locale: Locale = Locale.ENGLISH, *, likely_person: bool = False) -> Name:
    """Return the name of an agent; in Russian the form that the record gives in Russian, where it does.

    An agent of no stated kind is a person where a surname is known, or where its part in the document says so.
    """
    surname, kind = agent.surname, agent.kind
    person = kind is AgentKind.PERSON or (kind is None and (likely_person or surname is not None))
    doubtful = agent.certainty is not None and agent.certainty is not Certainty.CERTAIN
    if locale is Locale.RUSSIAN:
        for variant in agent.variants:
            if variant.language and variant.language.partition("-")[0].lower() == "ru":
                known = variant.surname or russian_surname(variant.name, surname)
                return _name_of(variant.name, known if person else None, person, doubtful)
        surname = surname or russian_surname(agent.name, None)
    return _name_of(agent.name, surname if person else None, person, doubtful)
