"""The data fields of MARC 21 in the order of the format, and what is made of each."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import groupby
from operator import itemgetter

from catalog import reference_codes
from catalog.drafts import common_fields
from catalog.drafts.archive_number import write_number
from catalog.drafts.digital_object import is_ark
from catalog.drafts.draft_builder import Entry
from catalog.drafts.heading_numbers import numbered
from catalog.drafts.rights import rights_address
from catalog.languages.codes import language_of
from catalog.model import ELEMENTS
from catalog.model.elements import Subfield
from catalog.standards import revisions
from catalog.standards.marc.field import Field
from catalog.standards.marc.notes import NOTES
from catalog.standards.marc.read_agents import write_agent, write_subject_name
from catalog.standards.marc.read_dates import write_coded_date, write_event, write_production, write_spans
from catalog.standards.marc.read_objects import write_address
from catalog.standards.whole_citation import STYLES
from catalog.vocabularies import IdentifierKind, Level, Relation

__all__ = ["write_field", "write_private"]

_LEVELS = frozenset(level.value for level in Level)
_SKIPPED = frozenset({"040", "042", "336", "337", "338", "853", "863"})
"""What a record says of itself, codes for text in a volume, and pairs of fields that are read together."""
_LEVEL = "351"
_QUANTITY = re.compile(r"[0-9]{1,12}(?:\.[0-9]{1,6})?")
_RELATIONS = frozenset(relation.value for relation in Relation)
Write = Callable[[Entry, Field], None]


def write_field(entry: Entry, field: Field) -> None:
    """Write a field into the record; what has no place is ignored with its subfields, what is private is internal."""
    if field.tag in _SKIPPED or not field.subfields:
        return
    write = _FIELDS.get(field.tag) or (_note if re.fullmatch(r"5[0-8]\d", field.tag) else None)
    if field.is_private:
        write_private(entry, field)
        return
    field = _without_nonpublic_notes(entry, field)
    if write is None:
        entry.ignore(" ".join(value for _, value in field.subfields), field.place)
    else:
        write(entry, field)
        entry.ignore(" ".join(field.rest), field.place)


def _without_nonpublic_notes(entry: Entry, field: Field) -> Field:
    """Keep what 583 $x says of an action, which is not for the public, as an internal note; return the rest."""
    if field.tag != "583" or not field.all("x"):
        return field
    entry.internal_note(_PRIVATE[field.tag], " ".join(field.all("x")), field.place)
    rest = tuple((code, value) for code, value in field.subfields if code != "x")
    return replace(field, subfields=rest, used=set())


def write_private(entry: Entry, field: Field) -> None:
    """Keep a field that is not for the public, with what it is about."""
    words = " ".join(value for code, value in field.subfields if code.isalpha())
    entry.internal_note(_PRIVATE[field.stands_for], words, field.place)


_NO_LANGUAGES = frozenset({"und", "zxx", "mul", "mis", "|||"})
_PRIVATE = {"542": "Copyright", **{row.marc.tag: row.label for row in ELEMENTS}, **NOTES}


def _line(pointer: str, codes: str = "a") -> Write:
    return lambda entry, field: entry.line(pointer, field.get(codes), field.place)


def _languages(entry: Entry, field: Field) -> None:
    """041: $a the language of the text, $h of the original; without $h the text is the original."""
    codes = {code: [each for words in field.all(code) for each in _codes(words, field)] for code in "ahk"}
    originals = codes["h"] or codes["a"]
    for key, found in (("original", originals), ("translation", codes["a"] if codes["h"] else [])):
        for code in found:
            if language := language_of(code):
                common_fields.add_language(entry, language, field.place, key)
            elif code in _NO_LANGUAGES or re.fullmatch("[a-z]{3}", code):
                entry.ignore(code, field.place)
            else:
                entry.ask("/texts", f"{field.place}: this is not the code of a language.", code)
    for code in codes["k"]:
        entry.ignore(f"translated by way of: {code}", field.place)


def _codes(words: str, field: Field) -> list[str]:
    """Return the codes of a subfield: before 2001 several were in one without a space, engfre."""
    is_of_marc = field.indicators[1:] != "7"
    return re.findall("...", words) if is_of_marc and re.fullmatch(r"(?:[a-z]{3}){2,}", words) else [words]


def _title(entry: Entry, field: Field) -> None:
    """245: title and rest of title; a title in another language follows an equals sign."""
    is_parallel = any(code == "a" and words.endswith("=") for code, words in field.raw)
    rest = field.get("b")
    named = field.first("a") or field.get("k")  # archives: the form of the unit is its title
    main = ": ".join(filter(None, (named, "" if is_parallel else rest)))
    entry.line("/title/text", ". ".join(filter(None, (main, field.get("np")))), field.place)
    entry.line("/other_titles/*/text", rest if is_parallel else "", field.place)
    if field.first("a") and field.get("k"):
        common_fields.write_genre(entry, field.get("k"), field.place)
    write_spans(entry, field)


def _extent(entry: Entry, field: Field) -> None:
    """300: number and unit where it is one of each, else words; what it is made of and its measure are apart too."""
    beside = {"medium": field.get("b"), "dimensions": field.get("c")}
    fixed = {name: words for name, words in beside.items() if words}
    number, unit = field.first("a"), field.first("f")
    if "".join(code for code, _ in field.subfields if code in "aefg") == "af" and _QUANTITY.fullmatch(number):
        entry.line("/extent/*/quantity", number, field.place, {"unit": unit, **fixed})
    else:
        entry.line("/extent/*/as_written", field.get("aefg"), field.place, fixed)


def _medium(entry: Entry, field: Field) -> None:
    """340: what an extent is made of, and its measure, where its words say the same; else an element in words."""
    said = {"medium": field.first("a"), "dimensions": field.first("b")}
    stated = {name: words for name, words in said.items() if words}
    is_more = any(code.isalpha() and code not in "ab" for code, _ in field.subfields)
    for number, extent in enumerate(entry.document.get("extent", ()) if stated and not is_more else ()):
        if not stated.keys() & extent.keys() and all(
            words in extent.get("as_written", "") for words in stated.values()
        ):
            for name, words in stated.items():
                entry.line(f"/extent/{number}/{name}", words, field.place)
            return
    _element(entry, field)


def _level(entry: Entry, field: Field) -> None:
    """351: the level, beside an element of the table."""
    word = field.get("c")
    level = word.lower().rstrip(".")
    if level in _LEVELS:
        entry.line("/level", level, field.place)
    elif level:
        entry.write("/level", Level.OTHER.value, field.place)
        entry.line("/level_as_written", word, field.place)
    _element(entry, field)


def _element(entry: Entry, field: Field) -> None:
    """Write an element of description, behind the part of the unit that it is about; a field of another kind is a note.

    A subfield that is repeated is one more paragraph; others follow one another as MARC displays them.
    """
    row = next((row for row in ELEMENTS if _is_of(field, row.marc)), None)
    if row is None:
        _note(entry, field)
    elif field.get(row.marc.reads):
        parts = (subfield for subfield in field.subfields if subfield[0] in row.marc.reads)
        by_code = ("\n\n".join(words for _, words in same) for _, same in groupby(parts, key=itemgetter(0)))
        words = " ".join(by_code)
        entry.paragraphs(row.pointer, ": ".join(filter(None, (field.first("3"), words))), field.place)


def _is_of(field: Field, place: Subfield) -> bool:
    if place.tag != field.tag or place.indicators[0] not in (" ", field.indicators[:1]):
        return False
    code, value = place.beside or ("", "")
    return field.first(code).lower() == value if code else True


def _note(entry: Entry, field: Field) -> None:
    """5XX: a note in the words of its subfields, by the name of its tag; what a general note is about, it says itself.

    What is about one of the texts is a statement of that text.
    """
    words = field.get("".join(dict.fromkeys(code for code, _ in field.subfields if code.isalpha())))
    about = field.first("3")
    if field.tag != "500":
        entry.note(NOTES.get(field.tag, ""), ": ".join(filter(None, (about, words))), field.place)
    elif any(text["key"] == about for text in entry.document.get("texts", ())):
        entry.line(f"/texts/@{about}/statements/*", words, field.place)
    else:
        entry.note(about, words, field.place)


def _summary(entry: Entry, field: Field) -> None:
    """520: the abstract, unless its indicator says what else it is."""
    if any(_is_of(field, row.marc) for row in ELEMENTS):
        _element(entry, field)
    elif "abstract" in entry.document:
        entry.paragraphs("/scope", field.get("ab"), field.place)
    else:
        entry.line("/abstract/text", field.get("ab"), field.place)


def _event(entry: Entry, field: Field) -> None:
    """518: an event of ours with its day or its place; of any other event a note."""
    if not write_event(entry, field):
        _note(entry, field)


def _prose(pointer: str, codes: str) -> Write:
    """Write words to a place for one value; a second field of the kind is a note."""

    def write(entry: Entry, field: Field) -> None:
        holder, _, rest = pointer[1:].partition("/")
        taken = holder in entry.document and rest in ("", *entry.document[holder])
        entry.line("/notes/*" if taken else pointer, field.get(codes), field.place)

    return write


def _rights(entry: Entry, field: Field) -> None:
    uris = list(filter(None, map(rights_address, field.all("u"))))
    for uri in uris[:1]:
        entry.line("/rights/uri", uri, field.place)
        field.used.update("f")
    _prose("/rights/statement", "abcd")(entry, field)


def _related(entry: Entry, field: Field) -> None:
    """544: another document: its title, how it is related to this one, where it is kept; or words on such ones."""
    if not field.get("abcd") and any(_is_of(field, row.marc) for row in ELEMENTS):
        _element(entry, field)
        return
    words = field.get("n")
    fixed = {"relation": words if words in _RELATIONS else Relation.RELATED.value}
    place = field.get("abc")
    beside = ", ".join(filter(None, (place, "" if words in _RELATIONS else words)))
    title = field.get("d")
    entry.line(
        "/related/*/title", title or beside, field.place, fixed | ({"as_written": beside} if beside and title else {})
    )


def _added(entry: Entry, field: Field) -> None:
    """700-711: an agent; with a title behind the name it is a work, which the document holds or is related to."""
    if not field.get("t"):
        write_agent(entry, field)
        return
    relation = Relation.PART if field.indicators[1:] == "2" else Relation.RELATED
    words = ". ".join(filter(None, (field.get("abc"), field.get("tnp"))))
    entry.line("/related/*/title", words, field.place, {"relation": relation.value})


def _name_subject(entry: Entry, field: Field) -> None:
    if not write_subject_name(entry, field):
        _subject(entry, field)


def _subject(entry: Entry, field: Field) -> None:
    """600-657: the heading, its subdivisions behind double hyphens."""
    parts = [field.get("abcdnpqt"), *(value for code, value in field.subfields if code in "vxyz")]
    field.used.update("vxyz")
    kind = {"630": "title", "655": "genre", "656": "occupation", "657": "function"}.get(field.tag)
    fixed = {**({"kind": kind} if kind else {}), **_numbered(field)}
    entry.line("/subjects/*/term", "--".join(filter(None, parts)), field.place, fixed)


def _numbered(field: Field) -> dict[str, str]:
    """Return the list that a heading is from, the one of the indicator or that of $2, and its address or number."""
    source = {"0": "lcsh", "2": "mesh", "5": "cash", "6": "rvm"}.get(field.indicators[1:]) or field.first("2")
    field.used.update("2")
    return numbered("uri", [*field.all("1"), *field.all("0")], source)


def _uncontrolled(entry: Entry, field: Field) -> None:
    for word in field.all("a"):
        entry.line("/subjects/*/term", word, field.place)


def _place(entry: Entry, field: Field) -> None:
    """651: a place, or a heading that begins with one."""
    if any(code in "vxyz" for code, _ in field.subfields):
        _subject(entry, field)
        return
    entry.line("/places/*/name", field.get("a"), field.place, _numbered(field))


def _form(entry: Entry, field: Field) -> None:
    """655: the genre, if it is one of our list; every other form is a subject heading, as in a finding aid."""
    words = field.get("a")
    if entry.document.get("genre") == words.lower():
        return
    if "genre" not in entry.document and common_fields.is_genre(words):
        common_fields.write_genre(entry, words, field.place)
    else:
        _subject(entry, field)


def _location(entry: Entry, field: Field) -> None:
    """852: who keeps it and where; beside a reference to a unit it repeats it, and is ignored."""
    within = " ".join(value for code, value in field.subfields if code in "bchij")
    present = entry.document.get("reference_code", {}).get("as_written", "")
    if present and _names_a_unit(f"{field.get('a')}, {within}") and not _names_a_unit(present):
        entry.ignore(present, field.place)  # `Cite as GARF`
        entry.replace("/reference_code/as_written", f"{field.get('a')}, {within}", field.place)
    elif "reference_code" in entry.document:
        entry.ignore(f"{field.get('a')} {within}", field.place)
    elif not within and not _names_a_unit(field.get("a")):
        entry.line("/reference_code/repository", field.get("a"), field.place)
    elif field.first("b") or field.first("c") or not write_number(entry, field.get("a"), field.get("hij"), field.place):
        common_fields.write_archive(entry, field.get("a"), within, field.place)
    field.used.update("bchij")


def _host(entry: Entry, field: Field) -> None:
    """773: the record of the unit above, where it is one of a catalogue, and the place in it; else ignored."""
    common_fields.write_unit_above(entry, field.first("w"), field.first("q"), field.place)


def _names_a_unit(words: str) -> bool:
    """Whether words are the reference of a known archive to a unit, not the archive's name alone."""
    return any(one.repository and one.parts for one in reference_codes.parse(words).references)


def _reference(entry: Entry, field: Field) -> None:
    """524: how the archive wants it cited: a reference where it is one, and there is none yet; else words.

    What one of our styles was applied to follows from the other fields.
    """
    if field.first("2") in STYLES:
        return
    if "reference_code" not in entry.document and _names_a_unit(field.get("a")):
        common_fields.write_archive(entry, "", field.get("a"), field.place)
    else:
        _element(entry, field)


def _identifier(entry: Entry, field: Field) -> None:
    """024: an ARK is the lasting name of the unit; another number has its kind, or the system that gives it."""
    said, number = field.first("2"), field.first("a")
    if said == "ark" and is_ark(number) and "ark" not in entry.document:
        entry.write("/ark", number, field.place)
        return
    known = {each.value.lower(): each.value for each in IdentifierKind} | {"hdl": IdentifierKind.HANDLE.value}
    kind = known.get(said.lower())
    fixed = {"kind": kind} if kind else {"system": said} if said else {}
    field.used.update("2")
    entry.line("/identifiers/*/value", number, field.place, fixed)


def _revision(entry: Entry, field: Field) -> None:
    """883: what was done to the whole description; what is linked to one field by $8 is ignored."""
    day = field.first("d")
    if field.first("8") or not (words := field.first("a")):
        entry.ignore(" ".join(value for _, value in field.subfields), field.place)
        return
    said = revisions.read_line(words)
    if re.fullmatch(r"\d{8}", day):
        said |= revisions.read_day(f"{day[:4]}-{day[4:6]}-{day[6:]}")
    entry.revision({**said, **({"by": agent} if (agent := field.first("q")) else {})}, field.place)


def _language_note(entry: Entry, field: Field) -> None:
    """546: words on the languages; the names of some and nothing more say what field 041 says, if there is one."""
    languages = common_fields.languages_of(field.first("a").strip(" ."))
    is_said = any("language" in text for text in entry.document.get("texts", ()))
    if not languages or (is_said and len(languages) > 1):
        _element(entry, field)
    elif not is_said:
        for tag in languages:
            common_fields.add_language(entry, tag, field.place)


_FIELDS: dict[str, Write] = {
    **{row.marc.tag: _element for row in ELEMENTS if row.marc.tag != _LEVEL},
    "024": _identifier,
    "041": _languages,
    "046": write_coded_date,
    "100": write_agent,
    "110": write_agent,
    "111": write_agent,
    "130": _line("/other_titles/*/text", "anp"),
    "240": _line("/other_titles/*/text", "anp"),
    "245": _title,
    "246": _line("/other_titles/*/text", "abnp"),
    "260": write_production,
    "264": write_production,
    "300": _extent,
    "340": _medium,
    _LEVEL: _level,
    "506": _prose("/access/conditions", "abcd"),
    "520": _summary,
    "518": _event,
    "524": _reference,
    "540": _rights,
    "542": _line("/rights/holder", "d"),
    "544": _related,
    "600": _name_subject,
    "610": _name_subject,
    "611": _name_subject,
    "630": _subject,
    "648": _subject,
    "650": _subject,
    "651": _place,
    "653": _uncontrolled,
    "655": _form,
    "656": _subject,
    "657": _subject,
    "700": _added,
    "710": _added,
    "711": _added,
    "730": _line("/other_titles/*/text", "anp"),
    "740": _line("/other_titles/*/text", "anp"),
    "773": _host,
    "852": _location,
    "856": write_address,
    "546": _language_note,
    "883": _revision,
}
"""What is made of each field; those that are not here, but for notes, are ignored."""
