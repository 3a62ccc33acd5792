"""The languages of a unit: by code, by name, or in words (`langmaterial`)."""

from __future__ import annotations

import copy
import re

from lxml import etree

from catalog.drafts import common_fields
from catalog.drafts.draft_builder import Entry
from catalog.drafts.xml_source import local, text_of
from catalog.drafts.xml_words import paragraphs_of
from catalog.languages.by_name import LISTED, named
from catalog.languages.codes import is_same, language_of

__all__ = ["write_languages"]


def write_languages(entry: Entry, element: etree._Element, place: str) -> None:
    """Write every language, by its code or its name; other words beside them are what is said of the languages."""
    said, unnamed = [each for each in element.iter() if local(each) == "language"], []
    for each in said:
        tags = _tags(entry, each, place)
        for tag in tags:
            common_fields.add_language(entry, tag, place)
        if not tags:
            entry.ignore(each.get("langcode", ""), place)
        if not tags or (_NO_ONE_LANGUAGE.intersection(tags) and not _are_languages(text_of(each))):
            unnamed.append(text_of(each))
    rest = copy.deepcopy(element)  # the notes stay where they are: their attributes are looked for afterwards
    for note in [each for each in rest.iter() if local(each) == "descriptivenote"]:
        entry.paragraphs("/language_note", "\n\n".join(filter(None, paragraphs_of(note))), place)
        note.clear(keep_tail=True)
    words = text_of(rest)
    if not said and _are_languages(words):
        common_fields.write_language(entry, words, place, translated=False)
    elif not said or _is_more_than(rest, said):
        entry.paragraphs("/language_note", words, place)
    else:
        entry.paragraphs("/language_note", "\n\n".join(unnamed), place)


_NO_ONE_LANGUAGE = frozenset({"mul", "mis", "zxx"})
"""Codes that say less than the words beside them: several, none with a code, no linguistic content."""


def _tags(entry: Entry, element: etree._Element, place: str) -> list[str]:
    """Return the languages of an element by its codes, else by its words; ask where they name others."""
    codes, words = element.get("langcode", "").split(), text_of(element)
    by_code, by_name = list(filter(None, map(language_of, codes))), named(words)
    if len(by_code) == len(codes) == 1 and by_name and not is_same(by_code[0], by_name):
        reason = f"{place}: the code and the name are of two languages."
        entry.ask("/texts", reason, f"{codes[0]}: {words}", (by_code[0], by_name))
    if by_code and len(by_code) == len(codes):
        return by_code
    return [by_name] if by_name else [tag] if (tag := language_of(words)) and _CODE.fullmatch(words) else []


_CODE = re.compile(r"[a-z]{2,3}")


def _are_languages(words: str) -> bool:
    """Whether words are the names of languages and nothing more."""
    return all(map(named, LISTED.split(words.strip(" ."))))


def _is_more_than(element: etree._Element, said: list[etree._Element]) -> bool:
    """Whether an element has words beside the names of its languages and scripts: `Mostly in English`."""
    words = text_of(element)
    for each in [*said, *(script for script in element.iter() if local(script) == "script")]:
        words = words.replace(text_of(each), " ", 1)
    return re.search(r"\w", words) is not None
