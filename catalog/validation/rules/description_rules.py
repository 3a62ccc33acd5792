"""Rules about the reference code, the title, the abstract and the rights of a record."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from catalog.findings import Fix, FixPlace, Severity
from catalog.model import known
from catalog.model.addresses import file_ending
from catalog.model.leaves import count_leaves
from catalog.reference_codes import Register, register
from catalog.validation.rules.alphabets import mixed_letters
from catalog.validation.rules.misread_letters import misread_letters
from catalog.validation.rules.record_parts import ARCHIVES, CODES, NUMBERS, REFERENCES, Path, RecordParts
from catalog.validation.rules.rule import Breach, Fault, Rule, ValueRule
from catalog.validation.word_meant import in_one_script
from catalog.validation.yaml_value import yaml_value
from catalog.vocabularies import CodeLevel
from catalog.vocabularies.rights_uri import canonical_rights_uri, successor_of_rights

__all__ = ["DESCRIPTION_RULES"]

_PLACEHOLDERS = re.compile(
    r"[\[(]?(untitled|no title|title( not)? provided|title|unknown|n/?a|none|tbd|test|\?+|-+|\.+"
    r"|без названия|название|ohne titel|sans titre|(img|dsc|scan)[ _-]?\d+(\.\w{3,4})?)[\])]?",
    re.IGNORECASE,
)
"""A title that is none: `[untitled]`, `n/a`, `???`, `без названия`, `IMG_0042.jpg`."""
_CREDITS = (
    *(f"{verb} {link}" for verb in ("translated", "obtained", "contributed", "transcribed") for link in ("by", "for")),
    *("translation by", "translation:", "trans. ", "перевод", "переводчик"),
)
_BEGINNINGS = ("trans", "obtained", "contributed", "перев")
_CREDIT = re.compile(rf"\b(?:{'|'.join(map(re.escape, _CREDITS))})(?:(?<!\w)|\b)", re.IGNORECASE)
_EMAIL = re.compile(r"[^\s@:<>\[\]]+@[^\s@:<>\[\]]+\.[^\s@:<>\[\]]+")


def _id_of_a_file(parts: RecordParts) -> Iterator[Breach]:
    record_id = parts.record.id
    ending = file_ending(record_id)
    if ending:
        other = record_id.removesuffix(f".{ending}")
        message = f"The id ends in .{ending}: at its address is the file of {other!r}, if there is such a record."
        yield Breach(("id",), message, f"Write for example {other}-{re.sub('[^a-z0-9]+', '-', ending)}.")


def _reversed_leaves(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        for leaves in code.leaves or ():
            if leaves.end.order < leaves.start.order:
                message = f"The leaves {leaves} run backwards."
                right = f"{leaves.end}-{leaves.start}"
                fix = Fix(right) if len(code.leaves or ()) == 1 else None
                yield Breach((*path, "leaves"), message, f"Write {right}, or check the source.", fix)


def _mixed_number(number: str) -> Fault | None:
    return mixed_letters(number, hint="Write {}, in letters of one alphabet.")


_LABELS = {
    CodeLevel.FOND: "ф|фонд|f|fond|fonds",
    CodeLevel.OPIS: "оп|опись|опис|op|opis|inv|inventory",
    CodeLevel.DELO: "д|дело|d|delo|ед\\.? ?хр|спр|справа|file|dossier",
    CodeLevel.BOX: "box|коробка|boîte|karton|schachtel",
    CodeLevel.FOLDER: "folder|папка|dossier",
    CodeLevel.SERIES: "series|ser|серия|série|serie",
}
_LABELLED = {
    level: re.compile(rf"(?:(?:{words})(?:\. ?|(?<=\w\w) )|(?:№|#|no?\.|nr\.?|n°) ?)(?P<number>\d\S*)", re.IGNORECASE)
    for level, words in _LABELS.items()
}
"""The number of a level with the word for the level before it: ф. 12, Box 3, № 7."""
_TWO_LEVELS = re.compile(r"(?P<number>\d[\w-]*), ?(?P<word>[^\W\d_]+)\.? ?(?P<other>\d[\w-]*)", re.IGNORECASE)
_LEVELS_BY_LABEL = {word: level for level, words in _LABELS.items() for word in words.split("|")}


def _labelled_number(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        for level in code.levels:
            pattern = _LABELLED.get(level.level)
            if pattern and not level.number[0].isdigit() and (match := pattern.fullmatch(level.number)):
                message = (
                    f"{level.number!r} has the word for the level in it; the field {level.level} says that already."
                )
                fix = Fix(yaml_value(match["number"]))
                yield Breach((*path, level.level.value), message, f"Write {match['number']}.", fix)
            elif "," in level.number and (breach := _two_levels(path, level.level, level.number)):
                yield breach


def _two_levels(path: Path, level: CodeLevel, number: str) -> Breach | None:
    """Find the number of the level below in that of a level: 12, op. 1."""
    match = _TWO_LEVELS.fullmatch(number)
    other = _LEVELS_BY_LABEL.get(match["word"].lower()) if match else None
    if match is None or other in (None, level):
        return None
    message = f"{number!r} has the number of another level in it."
    hint = f"Write {match['number']} here, and `{other}: {match['other']}` on the next line, if it is not there yet."
    return Breach((*path, level.value), message, hint)


def _credit_in_code(words: str) -> Fault | None:
    """Find a credit in a reference. Nearly all have none, and looking for plain words first is much faster."""
    match = _CREDIT.search(words) if any(map(words.lower().__contains__, _BEGINNINGS)) else None
    if not match:
        return None
    hint = "Move it: name a translator under 'translators' of the text."
    return Fault(f"{match[0]!r} is a credit, not part of the reference code.", hint)


def _code_without_levels(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        if not code.levels and code.leaves:
            message = "The reference code has leaves, but no unit that the leaves belong to."
            yield Breach((*path, "leaves"), message, "Add the levels of the code: fond, opis, delo.")


_BELOW_A_FOND = {CodeLevel.OPIS, CodeLevel.DELO}


def _code_without_fond(parts: RecordParts) -> Iterator[Breach]:
    for path, code in parts.codes:
        top = code.levels[0] if code.levels else None
        if top and top.level in _BELOW_A_FOND and all(part.level is not CodeLevel.FOND for part in code.levels):
            message = f"The reference code names {top.level.value} {top.number}, and no fond that it is in."
            yield Breach((*path, top.level.value), message, "Add the fond: each fond has such a number.")


_LEAVES_IN_EXTENT = re.compile(
    r"(?<![\d.,])(?P<count>\d{1,5}) (?:leaves|leaf|ll?\.|ff?\.|л\.|лист\w*|арк\.)(?! of plates)", re.IGNORECASE
)
_SEVERAL = re.compile(r"cop(?:y|ies)|duplicate|экз|копи", re.IGNORECASE)


def _extent_differs(parts: RecordParts) -> Iterator[Breach]:
    """Find an extent that is not that of the leaves; of several copies, it may be that of one."""
    code = parts.record.reference_code
    said, number = _leaves_said("; ".join(parts.record.extents)) if code and code.leaves else ("", 0)
    if not said or not code or not code.leaves:
        return
    counted = count_leaves(code.leaves)
    runs_forward = all(part.start.number <= part.end.number for part in code.leaves)
    if runs_forward and counted not in (None, number):
        message = f"The extent says {said!r}, but the reference code has {counted}."
        yield Breach(("extent",), message, "Count the leaves again, or explain the difference in a note.")


def _extent_without_unit(parts: RecordParts) -> Iterator[Breach]:
    """Find an extent that is a number alone."""
    for number, extent in enumerate(parts.record.extent):
        if extent.words.isdigit():
            path: Path = ("extent", number) if len(parts.record.extent) > 1 else ("extent",)
            message = f"{extent.words!r} does not say what is counted."
            yield Breach(path, message, f"Write it too: `extent: {extent.words} leaves`, or boxes, or what else it is.")


_YEARS = re.compile(r"\d{3,4}(?: ?[-–/] ?(?:\d{2,4})?)?")


def _subject_split(parts: RecordParts) -> Iterator[Breach]:
    """Find years that a comma within brackets has cut off from their heading: [World War, 1914-1918]."""
    for before, (number, subject) in pairwise(enumerate(parts.record.subjects)):
        heading = before[1].term
        if _YEARS.fullmatch(subject.term) and not _YEARS.fullmatch(heading):
            message = f"{subject.term!r} alone is no heading: within brackets a comma ends an entry."
            whole = yaml_value(f"{heading}, {subject.term}")
            yield Breach(("subjects", number), message, f"If it belongs to {heading!r}, write one entry: `{whole}`.")


@lru_cache(maxsize=4_096)
def _leaves_said(extent: str) -> tuple[str, int]:
    """Return what of an extent counts leaves, and how many; nothing where it is that of several copies."""
    match = None if _SEVERAL.search(extent) else _LEAVES_IN_EXTENT.search(extent)
    return (match[0], int(match["count"])) if match else ("", 0)


@lru_cache(maxsize=4_096)
def _is_known(name: str, known: Register) -> bool:
    return known.find(name) is not None


def _unknown_archive(parts: RecordParts) -> Iterator[Breach]:
    known_archives = register.in_use()
    for path, code in parts.codes:
        if not _is_known(code.repository, known_archives) and not in_one_script(code.repository)[0]:
            near = _begins_with(code.repository, known_archives) or _nearest_archive(code.repository, known_archives)
            message = f"{code.repository!r} is not in the register of archives."
            first = f"Did you mean {near!r}? If not," if near else "Check the spelling, or"
            fix = Fix(yaml_value(near)) if near else None
            yield Breach((*path, "repository"), message, f"{first} describe the archive in archives.toml.", fix)


@lru_cache(maxsize=256)
def _begins_with(name: str, known: Register) -> str | None:
    """Return the archive whose name is followed by its city or by numbers: GARF, Moscow; GARF f. 12."""
    before = (name.partition(",")[0].strip(), name.partition(" ")[0])
    return next((one for one in before if one != name and known.find(one) and one.isupper()), None)


@lru_cache(maxsize=256)
def _nearest_archive(name: str, known: Register) -> str | None:
    """Return the name of an archive that is like a name which the register does not have, or None."""
    written = [form for archive in known.archives for form in archive.written()]
    near = [form for form in difflib.get_close_matches(name, written, n=5, cutoff=0.75) if known.find(form)]
    swapped = [form for form in near if sorted(form) == sorted(name)]
    return next(iter(swapped or near), None)


def _related_to_itself(parts: RecordParts) -> Iterator[Breach]:
    related = parts.record.related
    for number, other in enumerate(related):
        if other.record == parts.record.id:
            message = f"The record is related to itself: {other.record!r} is its own id."
            gone = f"/related/{number}" if len(related) > 1 else "/related"
            hint = "Write the id of the other record, or remove the entry."
            yield Breach(("related", number, "record"), message, hint, Fix("", FixPlace.ENTRY, gone))


def _placeholder(parts: RecordParts) -> Iterator[Breach]:
    title = parts.record.title.text
    if _PLACEHOLDERS.fullmatch(title.strip()):
        message = f"{title!r} is a placeholder, not a title."
        yield Breach(("title",), message, "Write a title, and say under 'supplied_by' who supplied it.")


_LOST = re.compile("\N{REPLACEMENT CHARACTER}|\\?{4,}|\\?{2,} \\?{2,}")
_MARKUP = re.compile(
    r"</?(?:p|br|i|b|u|em|strong|span|div|a|lb|emph|title|li|ul)\b[^<>]{0,80}>|&(?:amp|nbsp|quot|lt|gt);", re.IGNORECASE
)


def _texts(parts: RecordParts) -> list[tuple[Path, str]]:
    """Return the texts of a record that people type or paste."""
    record = parts.record
    texts: list[tuple[Path, str]] = [(("title",), record.title.text)]
    if record.abstract:
        texts.append((("abstract",), record.abstract.text))
    if record.extent:
        texts.append((("extent",), str(record.extent)))
    beyond_ascii = [(number, name) for number, name in enumerate(parts.names) if not name.isascii()]
    return texts + [((*parts.path(number), "name"), name) for number, name in beyond_ascii]


def _garbled(parts: RecordParts) -> Iterator[Breach]:
    """Find text that was saved in one encoding and read in another."""
    for path, text in (*_texts(parts), *parts.words()):
        looks_lost = "??" in text or "\N{REPLACEMENT CHARACTER}" in text  # few do, and a pattern takes much longer
        if looks_lost and (lost := _LOST.search(text)):
            message = f"{lost[0]!r} is in the place of letters that were lost."
            yield Breach(path, message, "Write the text again from the source, and save it as UTF-8.")
        elif not text.isascii() and (misread := misread_letters(text)):
            sample, right = misread
            message = f"{sample!r} looks like letters that were saved in one encoding and read in another."
            hint = f"Did you mean {right!r}?" if right else "Copy the text again, as UTF-8."
            yield Breach(path, message, hint)


def _markup(parts: RecordParts) -> Iterator[Breach]:
    for path, text in _texts(parts):
        if "<" not in text and "&" not in text:
            continue
        if found := _MARKUP.search(text):
            message = f"{found[0]!r} is markup, and would be shown as it is."
            yield Breach(path, message, "Remove it, and write & and < themselves: texts are plain.")


def _repeats(abstract: str, title: str) -> bool:
    said, named = abstract.strip(" ."), title.strip(" .")
    return said[:1].casefold()[:1] == named[:1].casefold()[:1] and said.casefold() == named.casefold()


def _abstract_is_title(parts: RecordParts) -> Iterator[Breach]:
    abstract = parts.record.abstract
    if abstract and _repeats(abstract.text, parts.record.title.text):
        yield Breach(("abstract",), "The abstract repeats the title.", "Say more, or remove the abstract.")


def _hidden_email(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    contact = rights.contact if rights else None
    email = known(contact.email) if contact else None
    if email and not _EMAIL.fullmatch(email):
        message = f"{email!r} is not an e-mail address: a web page hid it, or it is misspelt."
        yield Breach(("rights", "contact", "email"), message, "Write the address, or {unknown: hidden by the page}.")


_RESTRICTED = re.compile(r"/vocab/InC|/vocab/NoC-(?:NC|CR|OKLR)")
_FREE = re.compile(r"/publicdomain/|/vocab/NoC-US|/vocab/NKC")
_SAYS_FREE = ("public domain", "no known copyright", "not protected by copyright")
_SAYS_RESTRICTED = ("all rights reserved", "©", "is protected by copyright")
_DENIED = re.compile(r"\b(?:not|no longer|never) (?:in the |all )?(?:public domain|rights reserved)")


@lru_cache(maxsize=4_096)
def _contradicting(uri: str) -> tuple[str, ...]:
    """Return the words that contradict the URI of a rights statement."""
    restricted = _SAYS_FREE if _RESTRICTED.search(uri) else ()
    return (*restricted, *_SAYS_RESTRICTED) if _FREE.search(uri) else restricted


def _contradicts(uri: str, statement: str) -> str | None:
    """Return the words of a statement that contradict the URI, or None."""
    words = _contradicting(uri)
    said = _DENIED.sub("", statement.casefold()) if words else ""
    return next((one for one in words if one in said), None)


def _rights_contradict(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    uri, statement = (rights.uri or "", rights.statement or "") if rights else ("", "")
    if said := _contradicts(uri, statement):
        message = f"The statement says {said!r}, but the URI {uri} says otherwise."
        yield Breach(("rights", "statement"), message, "Keep the one that a person has checked, and remove the other.")


_OF_A_HOUSE = re.compile(r"https?://(?:www\.)?(?:rightsstatements\.org/|creativecommons\.org/[a-z]+/)", re.IGNORECASE)


def _rights_page(parts: RecordParts) -> Iterator[Breach]:
    rights = parts.record.rights
    uri = (rights and rights.uri) or ""
    canonical = canonical_rights_uri(uri)
    if canonical == uri or (canonical is None and not _OF_A_HOUSE.match(uri)):
        return
    if canonical:
        hint = f"Write {canonical} exactly."
    elif "creativecommons" in uri.lower():
        hint = "Write the URI of the licence exactly, such as http://creativecommons.org/licenses/by/4.0/."
    else:
        hint = "Write http://rightsstatements.org/vocab/NAME/1.0/ exactly."
    message = f"{uri} is the page of a rights statement or licence, not its URI."
    yield Breach(("rights", "uri"), message, hint, Fix(canonical) if canonical else None)


def _withdrawn_rights(parts: RecordParts) -> Iterator[Breach]:
    uri = (parts.record.rights and parts.record.rights.uri) or ""
    if successor := successor_of_rights(uri):
        message = f"{uri} is a statement that Europeana has withdrawn; {successor} took its place."
        yield Breach(("rights", "uri"), message, f"Write {successor}, if it says what is meant.", Fix(successor))


DESCRIPTION_RULES = (
    Rule("id-of-a-file", Severity.ERROR, ("id",), _id_of_a_file),
    ValueRule("archive-mixed-script", Severity.ERROR, (ARCHIVES,), mixed_letters),
    ValueRule("number-mixed-script", Severity.WARNING, (NUMBERS,), _mixed_number),
    Rule("number-with-label", Severity.WARNING, CODES, _labelled_number),
    Rule("leaves-reversed", Severity.ERROR, CODES, _reversed_leaves),
    Rule("leaves-without-file", Severity.WARNING, CODES, _code_without_levels),
    Rule("code-without-fond", Severity.WARNING, CODES, _code_without_fond),
    ValueRule("credit-in-reference", Severity.WARNING, (ARCHIVES, REFERENCES), _credit_in_code),
    Rule("extent-differs", Severity.WARNING, ("extent",), _extent_differs),
    Rule("extent-without-unit", Severity.WARNING, ("extent",), _extent_without_unit),
    Rule("subject-split", Severity.WARNING, ("subjects",), _subject_split),
    Rule("archive-unknown", Severity.ADVICE, CODES, _unknown_archive),
    Rule("related-to-itself", Severity.WARNING, ("related",), _related_to_itself),
    Rule("title-placeholder", Severity.WARNING, ("title",), _placeholder),
    Rule("text-garbled", Severity.WARNING, ("title",), _garbled),
    Rule("markup-in-text", Severity.ADVICE, ("title",), _markup),
    Rule("abstract-is-title", Severity.WARNING, ("abstract",), _abstract_is_title),
    Rule("rights-page", Severity.ERROR, ("rights",), _rights_page),
    Rule("rights-withdrawn", Severity.WARNING, ("rights",), _withdrawn_rights),
    Rule("rights-contradict", Severity.WARNING, ("rights",), _rights_contradict),
    Rule("email-hidden", Severity.WARNING, ("rights",), _hidden_email),
)
"""About the reference code, the title, the abstract, the extent and the rights."""
