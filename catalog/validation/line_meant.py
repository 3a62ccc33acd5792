"""The value that was meant, as it can be copied into the file: a list of names, a date with its words, a code."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from catalog.dates import edtf
from catalog.dates.edtf_slips import slip_in
from catalog.dates.reader import read as read_date
from catalog.dates.undated import is_undated
from catalog.fields import AGENT_FIELDS
from catalog.languages.by_name import named, nearly_named
from catalog.languages.codes import tag_of
from catalog.model import BriefPart, Record, write_leaves
from catalog.reference_codes.parsing import parse as parse_code
from catalog.validation.fields import models_at, takes_list
from catalog.validation.person_entry import agent_entry
from catalog.validation.yaml_value import yaml_list, yaml_value
from catalog.vocabularies import CodeLevel, Status
from catalog.vocabularies.rights_uri import canonical_rights_uri

__all__ = [
    "SPAN_BEGINS",
    "SPAN_ENDS",
    "authority_meant",
    "code_meant",
    "date_meant",
    "day_meant",
    "entries_meant",
    "languages_meant",
    "licence_meant",
    "mapping_meant",
    "numbers_meant",
    "short_code_meant",
    "span_meant",
    "value_meant",
]

_LONGEST = 120
_MOST = 20
"""Characters of a text, and entries of a list, that are few enough to be repeated in a fix."""
_DATES, _SPLIT_AT_COMMAS = "dates", frozenset({"subjects", "places", "language"})
_BULLET = re.compile(r"(?:[-–—−•‐*·]\s*|\(?(?:\d{1,2}|[a-zа-я])[.)]\s+)(?=\S)")
"""What editors and people write before an entry of a list."""
SPAN_BEGINS = frozenset({"from", "start", "begin", "beginning", "first", "earliest", "start_date", "с", "von", "de"})
SPAN_ENDS = frozenset({"to", "end", "until", "last", "latest", "end_date", "по", "bis", "à"})
"""What people call the ends of an interval."""
_SHORTEST_NAME = 4
"""Letters of a word from which on it may be the name of a language misspelt."""
_UNKNOWN = frozenset(
    {"unknown", "none", "n/a", "undetermined", "?", "неизвестно", "неизвестный", "unbekannt", "inconnu"}
)
_SCRIPTS = {
    "traditional chinese": "zh-Hant", "chinese (traditional)": "zh-Hant", "chinese traditional": "zh-Hant",
    "simplified chinese": "zh-Hans", "chinese (simplified)": "zh-Hans", "chinese simplified": "zh-Hans",
}  # fmt: skip


def value_meant(location: Sequence[str | int], given: str) -> str | None:
    """Return a text as the value of the field at a location of pydantic's; None where it has no such value."""
    field = str(location[-1])
    if len(given) > _LONGEST:
        return None
    if field == "reference_code":
        return code_meant(given)
    if not takes_list(Record, location):
        return yaml_value(given)
    entries = models_at(Record, location)
    owners = models_at(Record, location[:-1])
    if entries and entries != owners and not any(issubclass(one, BriefPart) for one in entries):
        return None
    if field == _DATES:
        return f"[{date_meant(given) or yaml_value(given)}]"
    if field == "language":
        return languages_meant(given) or yaml_list([given])
    parts = re.split("[;,]" if field in _SPLIT_AT_COMMAS else ";", given)
    return _agents_meant(parts) if field in AGENT_FIELDS else entries_meant(parts)


def entries_meant(lines: Sequence[str]) -> str:
    """Return the entries of a list, each without the bullet or the number before it."""
    return yaml_list(_bare(lines))


def _agents_meant(names: Sequence[str]) -> str:
    return f"[{', '.join(map(agent_entry, _bare(names)))}]"


def _bare(lines: Sequence[str]) -> list[str]:
    stripped = [line.strip() for line in lines]
    bare = [line[mark.end() :] if lines[1:] and (mark := _BULLET.match(line)) else line for line in stripped]
    return [entry for entry in bare if entry][:_MOST]


def date_meant(given: str, *, is_whole: bool = True) -> str | None:
    """Return the value of a date: in EDTF, and its words beside it where it was written in words.

    Without `is_whole` only the field `value` of a date is asked for. None where nothing or several things may be meant.
    """
    slip, reading = slip_in(given), read_date(given)
    if slip and is_undated(given):
        return f"{{as_written: {yaml_value(given)}}}" if is_whole else None
    meant = _edtf_in(slip) if slip else reading.value
    if not meant:
        return None
    if not is_whole or slip or meant == given.upper() or not re.search(r"[^\W\d_]", given):
        return yaml_value(meant)
    return f"{{value: {yaml_value(meant)}, as_written: {yaml_value(given)}}}"


def day_meant(given: str) -> str | None:
    """Return the first day of the date that words are: that of 2030 is 2030-01-01."""
    date = date_meant(given, is_whole=False)
    parts = re.fullmatch(r"(\d{4})(-\d\d)?(-\d\d)?", date or "")
    return f"{parts[1]}{parts[2] or '-01'}{parts[3] or '-01'}" if parts else None


def _edtf_in(slip: str) -> str | None:
    """Return the date at the end of what is said of a slip, where it is one alone."""
    _, colon, said = slip.rpartition(": ")
    said = said if colon else slip.rpartition("write ")[2]
    try:
        return edtf.parse(said).text
    except ValueError:
        return None


def span_meant(fields: Mapping[str, object]) -> str | None:
    """Return the interval whose two ends are fields of their own; None where they are no dates."""
    ends = [str(fields[name]) for names in (SPAN_BEGINS, SPAN_ENDS) for name in fields if name in names]
    try:
        return edtf.parse("/".join(ends)).text if len(ends) == 2 else None
    except ValueError:
        return None


def languages_meant(given: str) -> str | None:
    """Return the tag of a language, or a list of the tags of several, by their codes or names; None in doubt."""
    parts = [part.strip() for part in re.split(r"[,;/]|\b(?:and|und|et|и|і|та|y|e|i)\b", given) if part.strip()]
    tags = [_language(part) for part in parts]
    if not tags or not all(tags):
        return None
    return tags[0] if len(tags) == 1 else yaml_list([tag for tag in tags if tag])


def _language(word: str) -> str:
    word = re.sub(r" \([^()]{1,40}\)$", "", word.strip(" .")) if word.casefold() not in _SCRIPTS else word
    plain = word.casefold()
    known = _SCRIPTS.get(plain) or ("und" if plain in _UNKNOWN else named(word) or tag_of(word))
    return known or (nearly_named(word) if len(plain) > _SHORTEST_NAME else "")


_LICENCE = re.compile(r"CC[ -]?(?P<name>BY(?:-NC)?(?:-SA|-ND)?|0)[ -]?(?P<version>[1-4]\.0)?", re.IGNORECASE)
_STATEMENTS = [
    "InC",
    "InC-OW-EU",
    "InC-EDU",
    "InC-NC",
    "InC-RUU",
    "NoC-CR",
    "NoC-NC",
    "NoC-OKLR",
    "NoC-US",
    "CNE",
    "UND",
    "NKC",
]
_CYRILLIC_CC = str.maketrans("СсВУ", "CCBY")
_FILE = re.compile(r"(?:.*[/\\])?(?P<name>[^/\\:]+\.(?:txt|md|xml|html?|pdf|docx?|odt))", re.IGNORECASE)
_PARAGRAPH = 40
"""Characters from which on a text is no longer taken for the name of something."""


def mapping_meant(field: str, given: str) -> str | None:
    """Return a text as a field of the mapping that it was written for; None where it is of no such field."""
    if len(given) > _LONGEST:
        return None
    if field == "rights":
        name = "uri" if licence_meant(given) or canonical_rights_uri(given) else "statement"
        return f"{{{name}: {yaml_value(licence_meant(given) or canonical_rights_uri(given) or given)}}}"
    if field == "contact":
        return f"{{{'email' if '@' in given else 'name'}: {yaml_value(given)}}}"
    if field == "texts":
        return _text_meant(given)
    if field == "administration" and given.casefold() in {one.value for one in Status}:
        return f"{{status: {given.casefold()}}}"
    if field == "digital_objects":
        name = "url" if re.match(r"[a-z]+://", given) else "file"
        return f"{{{name}: {yaml_value(given)}}}" if given.strip() else None
    alone = {"administration": "cataloguer", "published": "publisher"}.get(field)
    return f"{{{alone}: {yaml_value(given)}}}" if alone else None


def _text_meant(given: str) -> str | None:
    """Return the entry that the name of a file, of a language, or of a text is meant for; None for other words."""
    if not given.strip():
        return None
    if file := _FILE.fullmatch(given):
        return f"{{key: original, transcript: {yaml_value(file['name'])}}}"
    key = "-".join(re.findall("[a-z0-9]+", given.lower()))
    if (language := languages_meant(given)) and language[:1] != "[":
        return f"{{key: {key or 'original'}, language: {language}}}"
    if key and re.fullmatch(r"[\w -]+", given, re.ASCII) and len(given) < _PARAGRAPH and " " not in given:
        return f"{{key: {key}}}"
    return None


def licence_meant(given: str) -> str | None:
    """Return the URI of a licence of Creative Commons, or of a statement of rightsstatements.org, by its short name."""
    plain = given.strip()
    if statement := canonical_rights_uri(f"rightsstatements.org/vocab/{plain}/1.0/"):
        return statement
    match = _LICENCE.fullmatch(plain.translate(_CYRILLIC_CC))
    if not match:
        return canonical_rights_uri(plain)
    if match["name"] == "0":
        return "http://creativecommons.org/publicdomain/zero/1.0/"
    return f"http://creativecommons.org/licenses/{match['name'].lower()}/{match['version'] or '4.0'}/"


_AUTHORITIES = (
    (r"(?:wikidata:? ?)?(Q[1-9]\d*)", "http://www.wikidata.org/entity/{}"),
    (r"viaf:? ?(?:id:? ?)?(\d+)", "https://viaf.org/viaf/{}"),
    (r"(?:gnd|pnd):? ?(\d[\dX-]+)", "https://d-nb.info/gnd/{}"),
    (r"(?:orcid:? ?)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])", "https://orcid.org/{}"),
    (r"(?:lcnaf|naf|lccn|loc):? ?(n[a-z]? ?\d+)", "http://id.loc.gov/authorities/names/{}"),
    (r"isni:? ?((?:\d{4} ?){3}\d{3}[\dX])", "https://isni.org/isni/{}"),
    (r"(?:ulan):? ?(\d+)", "http://vocab.getty.edu/ulan/{}"),
    (r"(?:geonames):? ?(\d+)", "https://sws.geonames.org/{}/"),
)


def authority_meant(given: str) -> str | None:
    """Return the address of an authority record by the list it is in and its number: VIAF 12345."""
    for pattern, address in _AUTHORITIES:
        if match := re.fullmatch(pattern, given.strip(), re.IGNORECASE):
            return address.format(match[1].replace(" ", ""))
    return None


_LEVEL_AND_NUMBER = re.compile(r"(?P<level>[a-z]+(?: group)?)\.?:? (?P<number>[\w./-]+)", re.IGNORECASE)


def numbers_meant(given: str) -> str | None:
    """Return a reference code that no scheme reads: its levels by their names, or all behind the archive as one."""
    repository, comma, rest = given.partition(",")
    if not comma or len(given) > _LONGEST or not rest.strip():
        return None
    levels = [_LEVEL_AND_NUMBER.fullmatch(part.strip()) for part in rest.split(",")]
    known = {level.value for level in CodeLevel}
    named = [(match["level"].lower().replace(" ", "_"), match["number"]) for match in levels if match]
    if len(named) < len(levels) or not {level for level, _ in named} <= known:
        named = [("reference", rest.strip())]
    fields = ", ".join(f"{level}: {yaml_value(number)}" for level, number in [("repository", repository), *named])
    return f"{{{fields}}}"


_ARCHIVE_AND_NUMBER = re.compile(r"(?P<archive>[A-ZА-ЯЁІЇЄҐ]+[\w-]{0,8}[A-ZА-ЯЁІЇЄҐ])[ ,:/]{1,2}(?P<number>\d[\w/.-]*)")
_NO_ARCHIVE = frozenset({"MS", "MSS", "MSC", "ACC", "RG", "BOX", "NO", "OP", "CD", "РГ", "ОП", "АКТ"})
"""What is before the number of a collection or a manuscript, and names no archive."""


def short_code_meant(given: str) -> str | None:
    """Return a code of an archive's short name and a number, where no register knows the archive: MAL 27/1."""
    match = _ARCHIVE_AND_NUMBER.fullmatch(given.strip())
    if not match or match["archive"] in _NO_ARCHIVE:
        return None
    return f"{{repository: {yaml_value(match['archive'])}, reference: {yaml_value(match['number'])}}}"


def code_meant(given: str) -> str | None:
    """Return a reference code with its fields, where a text is one that is read without a doubt."""
    reading = parse_code(given) if len(given) <= _LONGEST else None
    if reading is None or len(reading.references) != 1 or reading.residue or reading.references[0].doubts:
        return None
    code = reading.references[0].code
    if not code or len({part.level for part in code.levels}) < len(code.levels):
        return None
    fields = [("repository", code.repository), *((part.level.value, part.number) for part in code.levels)]
    fields += [("leaves", write_leaves(code.leaves))] if code.leaves else []
    return f"{{{', '.join(f'{field}: {yaml_value(value)}' for field, value in fields)}}}"
