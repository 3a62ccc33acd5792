"""What a word that is not allowed was most likely meant to be."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Mapping, Sequence

from catalog.validation.rules.language_names import LANGUAGE_NAMES, RUSSIAN_LANGUAGE_STEMS

__all__ = ["meant", "meant_form"]

_MEANT: Mapping[str, str] = {  # what archivists say, and the word that a record has for it
    "document": "item", "документ": "item", "единица": "item", "fond": "fonds", "фонд": "fonds", "fund": "fonds",
    "opis": "series", "опись": "series", "delo": "file", "дело": "file", "folder": "file",
    "письмо": "letter", "cable": "telegram", "телеграмма": "telegram", "доклад": "report", "протокол": "minutes",
    "typed": "typescript", "handwritten": "manuscript", "printed": "print", "scan": "digital", "pdf": "digital",
    "attached": "enclosure", "attachment": "enclosure", "приложение": "enclosure",
    "organisation": "corporate body", "organization": "corporate body", "institution": "corporate body",
    "human": "person", "individual": "person", "sent": "sending", "received": "receipt", "made": "creation",
    "written": "creation", "created": "creation", "translated": "translation", "registered": "registration",
}  # fmt: skip
_MEANT_FIELDS: Mapping[str, str] = {
    "фонд": "fond", "опись": "opis", "дело": "delo", "папка": "papka", "лист": "leaves", "листы": "leaves",
    "archive": "repository", "архив": "repository", "listy": "leaves", "pages": "leaves", "sheets": "leaves",
    "author": "authors", "creator": "authors", "date": "dates", "translator": "translators", "subject": "subjects",
    "summary": "abstract", "description": "abstract", "addressees": "recipients", "copyright": "rights",
}  # fmt: skip
_LANGUAGES = {
    **{name.casefold(): tag for name, tag in LANGUAGE_NAMES.items()},
    **{f"{stem}ий": tag for stem, tag in RUSSIAN_LANGUAGE_STEMS.items()},
}


def meant(given: str, known: Sequence[str], likeness: float) -> str | None:
    """Return the known word that is like the given one, or that people say it for; None where there is none."""
    word = given.strip().casefold()
    said = next((table[word] for table in (_MEANT_FIELDS, _MEANT) if table.get(word) in known), None)
    near = difflib.get_close_matches(word, known, n=1, cutoff=likeness)
    return said or (near[0] if near else None)


def meant_form(field: str, given: str) -> str | None:
    """Return what a value of this field should look like, where that follows from what it is; or None."""
    say = _FORMS.get(field)
    return say(given.strip()) if say else None


def _name(given: str) -> str | None:
    joined = "-".join(re.findall("[a-z0-9]+", given.casefold()))
    return joined if given.isascii() and joined else None


def _leaves(given: str) -> str | None:
    """Return leaves with `v` for the verso (Russian: об.), without the word for leaf."""
    plain = re.sub(r"^(?:лл?|ll?|ff?)\. ?", "", given)
    verso = re.sub(r" ?(?:об\.?|ob\.?|verso)(?=$|[-–,])", "v", plain)
    return verso if verso != given and re.fullmatch(r"[0-9]+v?(?:[-–, ]+[0-9]+v?)*", verso) else None


_FORMS: Mapping[str, Callable[[str], str | None]] = {
    "id": _name,
    "key": _name,
    "translated_from": _name,
    "language": lambda given: _LANGUAGES.get(given.casefold()),
    "leaves": _leaves,
    "url": lambda given: f"https://{given}" if re.fullmatch(r"www\.[^\s]+", given) else None,
}
