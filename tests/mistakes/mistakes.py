"""Mistakes that archivists and cataloguers make: what is found, what the hint says, and the record without it.

The scale: two points where the finding is at the right line and its fix works when followed literally; one where the
fix is missing or vague; none where the line is wrong or nothing is said. Every mistake here has two.
"""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["MISTAKES", "OTHERS", "Mistake"]

HEAD = "id: a-record\nlevel: item\ntitle: A letter\n"
CODE = "reference_code:\n  repository: GARF\n  fond: '12'\n  opis: '1'\n  delo: '3'\n"
OTHERS = {
    "fonds-5446.yaml": "id: fonds-5446\nlevel: fonds\ntitle: The fonds\n",
    "other.yaml": "id: other\nlevel: item\ntitle: Another letter\nauthors: [Park Chang Ok]\n",
    "third.yaml": "id: third\nlevel: item\ntitle: A third letter\nauthors: [Park Chang Ok]\n",
}
"""What the catalogue has beside the record with the mistake."""


class Mistake(NamedTuple):
    """One mistake: the text, the code and the line of its first finding, words of the hint, the text without it."""

    wrong: str
    code: str
    line: int
    says: str
    right: str
    file: str = "a.yaml"

    @classmethod
    def in_field(cls, wrong: str, code: str, says: str, right: str, line: int = 4) -> Mistake:
        """Return a mistake below the three fields that every record has."""
        return cls(f"{HEAD}{wrong}\n", code, line, says, f"{HEAD}{right}\n" if right else HEAD)

    @classmethod
    def in_code(cls, wrong: str, code: str, line: int, says: str, right: str) -> Mistake:
        """Return a mistake in a reference code: what of it is replaced by what."""
        old = right if right in CODE else ""
        text = CODE.replace(old, wrong) if old else f"{CODE}  {wrong}\n"
        return cls(f"{HEAD}{text}", code, line, says, f"{HEAD}{CODE}" if old else f"{HEAD}{CODE}  {right}\n")


_f, _c, _m = Mistake.in_field, Mistake.in_code, Mistake
_D = "dates: [{}]".format

MISTAKES = {
    # the thirty-nine of the first hours
    "a tab": _f("texts:\n\t- key: original", "yaml-syntax", "spaces", "texts:\n  - key: original", 5),
    "an open quotation mark": _f('extent: "3 leaves\nnotes: ["x"]', "yaml-syntax", "Close it", 'extent: "3 leaves"\nnotes: ["x"]'),
    "a month of one digit": _f(_D("1956-8-5"), "wrong-value", "`1956-08-05`", _D("1956-08-05")),
    "the year last": _f(_D("5.8.1956"), "wrong-value", "`1956-08-05`", _D("1956-08-05")),
    "level document": _m(HEAD.replace("item", "document"), "unknown-word", 2, "'item'", HEAD),
    "level fond": _m(HEAD.replace("item", "fond"), "unknown-word", 2, "'fonds'", HEAD.replace("item", "fonds")),
    "a field misspelt": _f("recipiants: [Kim]", "unknown-field", "'recipients'", "recipients: [Kim]"),
    "a list for a text": _f("classification: [Top, secret]", "not-text", '`classification: "Top, secret"`', 'classification: "Top, secret"'),
    "dashes for an abstract": _f("abstract:\n  - On it.\n  - And more.", "not-a-mapping", "`abstract: On it. And more.`", "abstract: On it. And more.", 5),
    "a text for a list": _f("authors: Кузнецов И. П.", "not-a-list", "`authors: [Кузнецов И. П.]`", "authors: [Кузнецов И. П.]"),
    "a dash behind the name": _f("authors: - Кузнецов И. П.", "yaml-syntax", "`authors: [Кузнецов И. П.]`", "authors: [Кузнецов И. П.]"),
    "names without dashes": _f("authors:\n  Kim Il\n  Pak Chang", "not-a-list", "`authors: [Kim Il, Pak Chang]`", "authors: [Kim Il, Pak Chang]", 5),
    "an id that is taken": _m(HEAD.replace("a-record", "other"), "duplicate-id", 1, "Change the id", HEAD),
    "a link to nowhere": _f("part_of: nowhere-1", "broken-link", "remove 'part_of'", ""),
    "part of itself": _f("part_of: a-record", "part-of-itself", "Remove 'part_of'", ""),
    "a Cyrillic letter in an archive": _c("GАRF", "archive-mixed-script", 5, "Write GARF", "GARF"),
    "a Cyrillic letter in an id": _m(HEAD.replace("a-record", "м09b"), "wrong-form", 1, "'m09b'", HEAD.replace("a-record", "m09b")),
    "a Cyrillic letter in a field": _f("аuthors: [Kim]", "unknown-field", "'authors'", "authors: [Kim]"),
    "an open bracket": _f("authors: [Kim, Pak\nnotes: [a]", "yaml-syntax", "at the end of line 4", "authors: [Kim, Pak]\nnotes: [a]", 5),
    "a country for a language": _f("texts: [{key: a, language: ua}]", "language-unknown", "'uk'", "texts: [{key: a, language: uk}]"),
    "a language in words": _f("texts: [{key: a, language: Russian}]", "wrong-form", "'ru'", "texts: [{key: a, language: ru}]"),
    "a language in German": _f("texts: [{key: a, language: Englisch}]", "wrong-form", "'en'", "texts: [{key: a, language: en}]"),
    "a field twice": _f("genre: letter\ngenre: report", "duplicate-key", "Keep one", "genre: letter", 5),
    "yes": _f("extent: yes", "yes-or-no-word", '`extent: "yes"`', 'extent: "yes"'),
    "quotation marks of people": _c("“12”", "typographic-quotes", 6, '`fond: "12"`', "'12'"),
    "a comma within quotation marks of people": _f("notes: [“One, two”]", "typographic-quotes", '"One, two"', 'notes: ["One, two"]'),
    "a second colon": _m(HEAD.replace("A letter", "Letter: on it"), "yaml-syntax", 3, "quotation marks", HEAD.replace("A letter", "'Letter: on it'")),
    "two colons": _f("extent:: 3 leaves", "unknown-field", "'extent'", "extent: 3 leaves"),
    "nothing behind a colon": _f("extent:", "empty", "remove the line", ""),
    "no space behind a colon": _f("extent:3 leaves", "yaml-syntax", "a space after the colon", "extent: 3 leaves"),
    "a sign at the beginning": _f("extent: @home", "yaml-syntax", "quotation marks", "extent: '@home'"),
    "a star at the beginning": _f("extent: *home", "yaml-anchor", "quotation marks", "extent: '*home'"),
    "a crooked indentation": _f("texts:\n  - key: a\n     language: ru", "yaml-syntax", "same column", "texts:\n  - key: a\n    language: ru", 6),
    "a hash in a title": _m(HEAD.replace("A letter", "Letter #5"), "comment-after-text", 3, '`title: "Letter #5"`', HEAD.replace("A letter", '"Letter #5"')),
    "null": _f("extent: null", "null-word", "Remove the field", ""),
    "a tilde": _f("custody: ~", "null-word", "Remove the field", ""),
    "a dash between years": _f(_D("1956–1957"), "wrong-value", "`1956/1957`", _D("1956/1957")),
    "an ending of Notepad": Mistake(HEAD, "unknown-ending", 0, "rename it to letter.yaml", HEAD, "letter.yaml.txt"),
    "leaves backwards": _c("leaves: 190-170", "leaves-reversed", 9, "170-190", "leaves: 170-190"),
    # dates
    "a date in Russian": _f(_D("12 августа 1956 г."), "wrong-value", "`{value: 1956-08-12, as_written: 12 августа 1956 г.}`", _D("{value: 1956-08-12, as_written: 12 августа 1956 г.}")),
    "a date in German": _f(_D("12. August 1956"), "wrong-value", "`{value: 1956-08-12, as_written: 12. August 1956}`", _D("{value: 1956-08-12, as_written: 12. August 1956}")),
    "a Roman month": _f(_D("12.VIII.1956"), "wrong-value", "1956-08-12", _D("{value: 1956-08-12, as_written: 12.VIII.1956}")),
    "spaces in a date": _f(_D("1956 08 12"), "wrong-value", "`1956-08-12`", _D("1956-08-12")),
    "about a year": _f(_D("ca. 1956"), "wrong-value", '`"1956~"`', _D('"1956~"')),
    "a decade": _f(_D("1950s"), "wrong-value", "`195X`", _D("195X")),
    "no date": _f(_D("б. д."), "wrong-value", "`{as_written: б. д.}`", _D("{as_written: б. д.}")),
    "the singular": _f("date: 5.8.1956", "unknown-field", "`dates: [1956-08-05]`", _D("1956-08-05")),
    "the ends of a span as fields": _f("dates:\n  from: 1956\n  to: 1957", "not-a-list", "`dates: [1956/1957]`", _D("1956/1957"), 5),
    "a year to come": _f(_D("2956-08-12"), "date-in-future", "Check the digits", _D("1956-08-12")),
    # names and roles
    "two names and a semicolon": _f("authors: Kim Il; Pak Chang", "not-a-list", "`authors: [Kim Il, Pak Chang]`", "authors: [Kim Il, Pak Chang]"),
    "two names joined by and": _f("authors: [Kim Il and Pak Chang]", "name-of-several", "[Kim Il, Pak Chang]", "authors: [Kim Il, Pak Chang]"),
    "a role behind a name": _f("authors: [Ivan Petrov (photographer)]", "name-with-role", "`contributors: [{name: Ivan Petrov, role: photographer}]`", "contributors: [{name: Ivan Petrov, role: photographer}]"),
    "a role as a field": _f("photographer: Petrov", "unknown-field", "`contributors: [{name: Petrov, role: photographer}]`", "contributors: [{name: Petrov, role: photographer}]"),
    "a role in German": _f("contributors: [{name: Kim, role: Fotograf}]", "unknown-word", "'photographer'", "contributors: [{name: Kim, role: photographer}]"),
    "a title of address": _f("authors: [Dr. Petrov]", "name-with-honorific", "Remove it", "authors: [Petrov]"),
    "one person spelled apart": _f("authors: [Pak Chang-ok]", "person-spelled-apart", "'Park Chang Ok'", "authors: [Park Chang Ok]"),
    # codes
    "a code as a text": _f("reference_code: GARF, f. 12, op. 1, d. 3", "not-a-mapping", "`reference_code: {repository: GARF, fond: 12, opis: 1, delo: 3}`", "reference_code: {repository: GARF, fond: 12, opis: 1, delo: 3}"),
    "the word for the level": _c("ф. 12", "number-with-label", 6, "Write 12", "'12'"),
    "a numero sign": _c("№ 3", "number-with-label", 8, "Write 3", "'3'"),
    "a verso in Russian": _c("leaves: л. 12 об.", "wrong-form", 9, "'12v'", "leaves: 12v"),
    "Russian names of levels": _m(f"{HEAD}{CODE}".replace("opis", "опись"), "unknown-field", 7, "'opis'", f"{HEAD}{CODE}"),
    "a level at the top": _f("opis: '98'\nreference_code: {repository: GARF, fond: '1'}", "unknown-field", "under 'reference_code'", "reference_code: {repository: GARF, fond: '1', opis: '98'}"),
    # languages
    "a language in Ukrainian": _f("texts: [{key: a, language: українська}]", "wrong-form", "'uk'", "texts: [{key: a, language: uk}]"),
    "two languages in one": _f("texts: [{key: a, language: 'русский, немецкий'}]", "wrong-form", "`language: [ru, de]`", "texts: [{key: a, language: [ru, de]}]"),
    "an underscore in a tag": _f("texts: [{key: a, language: zh_Hant}]", "wrong-form", "'zh-Hant'", "texts: [{key: a, language: zh-Hant}]"),
    "a country that is a language too": _f("texts: [{key: a, language: kr}]", "language-of-a-country", "write ko", "texts: [{key: a, language: ko}]"),
    "a language nobody knows": _f("texts: [{key: a, language: unknown}]", "wrong-form", "'und'", "texts: [{key: a, language: und}]"),
    # lists
    "bullets": _f("notes:\n  • One\n  • Two", "not-a-list", "`notes: [One, Two]`", "notes: [One, Two]", 5),
    "numbers before entries": _f("notes:\n  1. One\n  2. Two", "not-a-list", "`notes: [One, Two]`", "notes: [One, Two]", 5),
    "stars before entries": _f("notes:\n  * One\n  * Two", "yaml-syntax", "'- '", "notes:\n  - One\n  - Two", 5),
    "a colon in a note": _f("notes:\n  - Seen: in copy", "unknown-field", '`- "Seen: in copy"`', 'notes:\n  - "Seen: in copy"', 5),
    "subjects with commas": _f("subjects: war, peace", "not-a-list", "`subjects: [war, peace]`", "subjects: [war, peace]"),
    # fields in four languages
    "a field in German": _f("Umfang: 3 Blatt", "unknown-field", "'extent'", "extent: 3 Blatt"),
    "a field in French": _f("étendue: 3 f.", "unknown-field", "'extent'", "extent: 3 f."),
    "a field in Russian": _f("аннотация: О пленуме.", "unknown-field", "'abstract'", "abstract: О пленуме."),
    "condition": _f("condition: Torn.", "unknown-field", "'physical_characteristics'", "physical_characteristics: Torn."),
    "the word of another standard": _f("scope_and_content: On it.", "unknown-field", "'scope'", "scope: On it."),
    # texts and encodings
    "a wrong encoding": _m(HEAD.replace("A letter", "Letter of MÃ¼ller"), "text-garbled", 3, "Letter of Müller", HEAD.replace("A letter", "Letter of Müller")),
    "lost letters": _m(HEAD.replace("A letter", "?????? ??"), "text-garbled", 3, "from the source", HEAD),
    "tags": _f("abstract: On <i>Pravda</i>.", "markup-in-text", "Remove it", "abstract: On Pravda."),
    "a text that is not indented": _f("abstract: |\nOn the plenum.", "yaml-syntax", "Indent it", "abstract: |\n  On the plenum.", 5),
    "a bracket at the beginning": _m(HEAD.replace("A letter", "[Letter] to Kim"), "yaml-syntax", 3, '`title: "[Letter] to Kim"`', HEAD.replace("A letter", '"[Letter] to Kim"')),
    "a question mark at the beginning": _m(HEAD.replace("A letter", "? Letter"), "yaml-syntax", 3, "quotation marks", HEAD.replace("A letter", "'? Letter'")),
    # links and files
    "a file for an id": _f("part_of: records/fonds-5446.yaml", "wrong-form", "'fonds-5446'", "part_of: fonds-5446"),
    "an id misspelt": _f("part_of: fonds-5447", "broken-link", "'fonds-5446'", "part_of: fonds-5446"),
    "a path for a transcript": _f("texts: [{key: a, transcript: ./texts/a.txt}]", "wrong-form", "'a.txt'", "texts: [{key: a, transcript: a.txt}]"),
    "a chain to nowhere": _f("texts: [{key: ru}, {key: en, translated_from: original}]", "text-chain-broken", "ru", "texts: [{key: ru}, {key: en, translated_from: ru}]"),
    "an item in an item": _f("part_of: other", "unit-below-item", "under 'related'", "related: [{title: Another letter, record: other}]"),
    "a file for a digital object": _f("digital_objects: [album.pdf]", "wrong-form", "`{file: album.pdf}`", "digital_objects: [{file: album.pdf}]"),
    # rights
    "a licence by its short name": _f("rights: CC BY 4.0", "not-a-mapping", '`rights: {uri: "http://creativecommons.org/licenses/by/4.0/"}`', "rights: {uri: 'http://creativecommons.org/licenses/by/4.0/'}"),
    "rights in words": _f("rights: Public domain", "not-a-mapping", "`rights: {statement: Public domain}`", "rights: {statement: Public domain}"),
}  # fmt: skip
