"""The columns of a sheet of records, in the order of the record: heading, meaning, and where the value goes.

Add a column: one line here. In a pointer `*` stands for each value of the cell, and `@KEY` for the text of that key.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import lru_cache

from catalog.languages.by_name import named
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.vocabularies import (
    CodeLevel,
    DateEvent,
    Genre,
    Level,
    Status,
    TextForm,
)

__all__ = ["COLUMNS", "SEPARATOR", "Column", "find"]

SEPARATOR = "|"
"""What separates several values in one cell."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `values` is the closed list it takes its words from; `fixed` is said of each value beside it."""

    name: str
    explanation: str
    pointer: str
    values: tuple[str, ...] = ()
    fixed: dict[str, str] = field(default_factory=dict)
    in_template: bool = True
    language: str = ""
    """The language of its words, where the heading names one: `scope@ru`."""

    @property
    def has_languages(self) -> bool:
        """Whether its words may be in several languages, each in a column of its own."""
        return self.pointer in _IN_LANGUAGES

    @property
    def is_several(self) -> bool:
        """Whether a cell may hold several values."""
        return "*" in self.pointer


def _list(values: type[StrEnum]) -> tuple[str, ...]:
    return tuple(member.value for member in values)


_CODE_LEVELS = (
    *(CodeLevel.FOND, CodeLevel.OPIS, CodeLevel.PAPKA, CodeLevel.DELO),
    *(CodeLevel.FONDS, CodeLevel.SUBFONDS, CodeLevel.RECORD_GROUP, CodeLevel.COLLECTION, CodeLevel.SERIES),
    *(CodeLevel.SUBSERIES, CodeLevel.BOX, CodeLevel.CONTAINER, CodeLevel.FOLDER, CodeLevel.FILE, CodeLevel.VOLUME),
    *(CodeLevel.PIECE, CodeLevel.ITEM),
)  # the words of single countries are written in the column of the whole reference
_SHOWN = frozenset({"fond", "opis", "delo", "series", "box", "file"})


def _level(level: CodeLevel) -> Column:
    name = level.value
    return Column(name, f"Number of the {name}", f"/reference_code/{name}", in_template=name in _SHOWN)


COLUMNS: tuple[Column, ...] = (
    Column("id", "Stable name of the record: small letters, digits, hyphens. Made of the reference if empty", "/id"),
    Column("level", "Level of description, item if empty", "/level", _list(Level)),
    Column("genre", "Kind of document", "/genre", _list(Genre)),
    Column("title", "Title: the one column that every row needs", "/title/text"),
    Column("title language", "Language of the title: en, ru, zh", "/title/language"),
    Column("title supplied by", "Who gave the title, where the document bears none", "/title/supplied_by"),
    Column("other titles", "Other titles", "/other_titles/*/text", in_template=False),
    Column("repository", "Archive: its code or name; needed beside any number below", "/reference_code/repository"),
    *map(_level, _CODE_LEVELS),
    Column("leaves", "Leaves: 170-190, 192v", "/reference_code/leaves"),
    Column("microfilm", "Microfilm and frame", "/reference_code/microfilm", in_template=False),
    Column("reference as written", "The whole reference in the words of the source", "/reference_code/as_written"),
    Column("part of", "Id of the record of the unit this one belongs to", "/part_of"),
    Column("sequence", "Place among the units of the same parent: 1, 2, 2.5", "/sequence"),
    Column("date", "Date: 1956-09-05, 1956-09, 1956~ (about), 1956/1957, or September 5, 1956", "/dates/0/value"),
    Column("date as written", "The words of the source", "/dates/0/as_written"),
    Column("date event", "What happened on the date", "/dates/0/event", _list(DateEvent)),
    Column("extent", "Extent and medium: 21 leaves", "/extent"),
    Column("authors", "Who wrote it", "/authors/*/name"),
    Column("signatories", "Who signed it", "/signatories/*/name"),
    Column("recipients", "To whom it is addressed", "/recipients/*/name"),
    Column("participants", "Who took part in a conversation", "/contributors/*/name", fixed={"role": "participant"}),
    Column("contributors", "Agents in other roles", "/contributors/*/name", in_template=False),
    Column("language", "Language of the original, as a tag: ru, en, zh-Hant", "/texts/@original/language/*"),
    Column("form", "Form of the original", "/texts/@original/form", _list(TextForm)),
    Column("translation language", "Language of a translation: en", "/texts/@translation/language/*"),
    Column("translators", "Who translated it", "/texts/@translation/translators/*/name"),
    Column("abstract", "Abstract", "/abstract/text"),
    Column("abstract language", "Language of the abstract", "/abstract/language"),
    Column("subjects", "Subject headings", "/subjects/*/term"),
    Column("places", "Places it is about", "/places/*/name"),
    Column("mentions", "Persons and bodies it mentions", "/mentions/*/name"),
    *(Column(row.column, row.hint, row.pointer) for row in ELEMENTS),
    Column("classification", "Security classification the document bears", "/classification"),
    Column("rights statement", "Rights in words", "/rights/statement"),
    Column("rights uri", "Rights statement of rightsstatements.org or Creative Commons", "/rights/uri"),
    Column("rights holder", "Who holds the rights", "/rights/holder"),
    Column("access", "Conditions of access", "/access/conditions"),
    Column("url", "Page of the document", "/url"),
    Column("notes", "Notes", "/notes/*"),
    Column("cataloguer", "Who made the description", "/administration/cataloguer"),
    Column("status", "The state of the description, published if empty", "/administration/status", _list(Status)[:2]),
)
"""All columns that are understood."""

_BY_NAME = {column.name: column for column in COLUMNS}
_ALSO = {
    "title": "название, заголовок, заглавие, titel, titre, intitulé",
    "level": "уровень, уровень описания, stufe, verzeichnungsstufe, niveau, niveau de description",
    "repository": "archive, архив, archiv, archives, dépôt",
    "fond": "фонд, bestand, fonds d archives",
    "opis": "опись",
    "delo": "дело, ед. хр., единица хранения",
    "leaves": "leaf, folios, лист, листы, blatt, blätter, feuillets",
    "reference as written": "reference, reference code, shelfmark, call number, шифр, signatur, cote",
    "date": "date created, creation date, date of creation, дата, datum, datierung, laufzeit, dates extrêmes",
    "extent": "объем, объём, umfang, étendue, importance matérielle",
    "authors": "author, creator, автор, авторы, verfasser, autor, auteur, auteurs",
    "signatories": "signatory",
    "recipients": "recipient, addressee, addressees, адресат, адресаты, empfänger, destinataire, destinataires",
    "participants": "participant",
    "contributors": "contributor",
    "language": "язык, sprache, langue",
    "translators": "translator, переводчик, переводчики, übersetzer, traducteur",
    "abstract": "summary, description, аннотация, inhalt, zusammenfassung, résumé, analyse",
    "subjects": "subject, keywords, keyword, ключевые слова, schlagwort, schlagwörter, mots clés",
    "places": "place, ort, orte, lieu, lieux",
    "notes": "note, примечание, примечания, bemerkung, bemerkungen, anmerkung, anmerkungen, remarque, remarques",
}
"""Other words that cataloguers write above the same columns, in English, Russian, German and French."""
_BY_WORD = _BY_NAME | {word: _BY_NAME[name] for name, words in _ALSO.items() for word in words.split(", ")}


@lru_cache(maxsize=1024)
def find(heading: str) -> Column | None:
    """Return the column of a heading, whatever its case and whether it has spaces, hyphens or underscores.

    What is said in words may be in a language: `scope@ru`, and `title@ru`, which is another title.
    """
    words, at, tag = heading.partition("@")
    language = language_of(tag.strip()) or named(tag.strip()) if at else ""
    column = _of_words(words)
    if not at or column is None:
        return None if at else column
    place = _IN_LANGUAGES.get(column.pointer, "")
    named_so = replace(column, name=f"{column.name}@{language}", pointer=place, language=language)
    return named_so if language and place else None


_IN_LANGUAGES = {
    **{row.pointer: row.pointer for row in ELEMENTS},
    **dict.fromkeys(("/title/text", "/other_titles/*/text"), "/other_titles/*/text"),
}
"""Where the words of a column are in another language."""


def _of_words(heading: str) -> Column | None:
    name = " ".join(heading.replace("_", " ").replace("-", " ").lower().split()).strip(" *:")
    return _BY_WORD.get(name) or _BY_WORD.get(name.replace(" ", "_"))
