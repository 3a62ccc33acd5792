"""The traps of YAML for people: what is read differently from what was meant is a finding, and its fix works.

Each trap has a test: a comment that cuts a title, words for nothing and for yes and no, quotation marks of people,
commas within brackets, colons and dashes without a space, letters of two alphabets, names of files.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from catalog.catalogue_checks import Examination, examine
from catalog.findings import Finding, Severity
from catalog.ingest.canonical_files import examine_forms
from catalog.storage import Document, Syntax, read_documents, write_yaml
from catalog.validation import Outcome, read
from tests.every import every

HEAD = "id: a-record\nlevel: item\n"
TITLE = "title: A letter\n"
HASH = "comment-after-text"


def outcome(text: str) -> Outcome:
    return read(Document(Path("a.yaml"), text.encode(), Syntax.YAML))


def found(text: str) -> list[tuple[str, str, Severity]]:
    return [(one.code, one.pointer, one.severity) for one in outcome(text).findings]


def follow(text: str, finding: Finding, copied: str) -> str:
    """Put what a hint shows between backticks in the place of the field, or of the entry, that is on the line."""
    lines = text.splitlines()
    line = lines[finding.line - 1]
    start = len(line) - len(line.lstrip())
    field = re.match(r"(- |)([a-z_]+): ", copied)
    if field and "{" in line:
        begin = line.index(f"{field[2]}: ")
        end = min(at for at in (line.find(",", begin), line.find("}", begin)) if at > 0)
        lines[finding.line - 1] = line[:begin] + copied + line[end:]
    else:
        lines[finding.line - 1] = line[:start] + copied
    return "\n".join(lines) + "\n"


def plain(text: str) -> Any:
    record = outcome(text).record
    assert record, outcome(text).findings
    return record.plain()


@every(
    ("line", "code", "severity", "field", "value"),
    [
        ("title: Letter #5 about C #sharp", HASH, Severity.WARNING, "title", "Letter #5 about C #sharp"),
        ("extent: 3 leaves #2", HASH, Severity.WARNING, "extent", "3 leaves #2"),
        ("title: Letter # 5 of the committee", HASH, Severity.ADVICE, "title", "Letter # 5 of the committee"),
        ("custody: Bought #1956", HASH, Severity.WARNING, "custody", "Bought #1956"),
        ("extent: null", "null-word", Severity.ERROR, "extent", "null"),
        ("custody: ~", "null-word", Severity.ERROR, "custody", "~"),
        ("extent: NULL", "null-word", Severity.ERROR, "extent", "NULL"),
        ("extent: yes", "yes-or-no-word", Severity.WARNING, "extent", "yes"),
        ("custody: Off", "yes-or-no-word", Severity.WARNING, "custody", "Off"),
        ("title: “Letter on the plenum”", "typographic-quotes", Severity.WARNING, "title", "Letter on the plenum"),
        ("extent: „3 Blatt“", "typographic-quotes", Severity.WARNING, "extent", "3 Blatt"),
        ("extent: ‘3 leaves’", "typographic-quotes", Severity.WARNING, "extent", "3 leaves"),
    ],
)  # fmt: skip
def test_a_trap_is_found_and_its_fix_works(line: str, code: str, severity: Severity, field: str, value: str) -> None:
    text = HEAD + (line if line.startswith("title") else f"{TITLE}{line}") + "\n"
    assert found(text) == [(code, f"/{field}", severity)]
    finding = outcome(text).findings[0]
    (copied, *_) = re.findall("`(.*?)`", finding.hint)
    fixed = follow(text, finding, copied)
    assert found(fixed) == []
    assert plain(fixed)[field] == value


@every(
    "lines",
    [
        "reference_code:\n  repository: GARF # of the copy\n  fond: '5446' # see the cover",
        "signatories:\n  - Seo Hwi # the reading is sure",
        "title: A letter\n# a comment of its own: #5",
        "title: 'Letter #5'",
        "title: Letter#5",
        "notes:\n  - |\n    Letter #5",
        "rights: {reviewed: yes, statement: Free.}",
        "access: {is_open: no, conditions: Closed.}",
        "texts: [{key: a, language: no}]",
        "texts: [{key: a, language: [no, en]}]",
        "extent: 'null'",
        "extent: \"yes\"",
        "title: «Правда»",
        "title: “Letter” and “Note”",
        "title: A note on “Letter”",
        "title: '“Letter”'",
        "notes: [«Правда», «Известия»]",
        "authors: ['Smith, Jr.']",
        "authors: [Kuznetsov I. P., I. P.]",
        "authors: [D. S.]",
        "authors: ['Radio: the station']",
        "mentions: [Ким Ир Сен, Kim Il Sung, МGB]",
        "extent: nullification",
        "extent: no leaves",
        "custody: 'As they say,'",
        "dates: [{as_written: 'In May;'}, {as_written: in summer,}]",
        "notes: [\"נ\u200eא\", \"نامه\u200cها\", \"👨\u200d👩\"]",
    ],
)  # fmt: skip
def test_what_is_written_so_on_purpose_is_left_alone(lines: str) -> None:
    text = HEAD + (lines if lines.startswith("title") else f"{TITLE}{lines}") + "\n"
    codes = {code for code, *_ in found(text)}
    assert not codes & {
        "comment-after-text",
        "null-word",
        "yes-or-no-word",
        "typographic-quotes",
        "name-split",
        "name-with-field",
        "mark-at-end",
        "invisible-character",
    }


def test_a_file_that_is_one_text_with_an_invisible_character_is_no_record() -> None:
    for text in ("re\ufeffpos", "re\u200bpos\n", "- re\ufeffpos\n"):
        assert "not-a-record" in {code for code, *_ in found(text)}


@every("field", ["part_of", "genre", "level", "url", "dates", "authors", "abstract", "rights", "sequence"])
@every("word", ["null", "~"])
def test_a_word_for_nothing_is_one_finding_in_every_field(field: str, word: str) -> None:
    text = (HEAD.replace("level: item\n", "") if field == "level" else HEAD) + TITLE + f"{field}: {word}\n"
    assert [code for code, *_ in found(text)] == ["null-word"]


@pytest.mark.parametrize(
    ("line", "pointer"),
    [
        ("reference_code: {repository: GARF, fond: “5446”}", "/reference_code/fond"),
        ("reference_code: {repository: «GARF», fond: '1'}", "/reference_code/repository"),
        ("reference_code:\n  repository: GARF\n  fond: “5446”", "/reference_code/fond"),
    ],
)
def test_quotation_marks_in_a_code_are_an_error(line: str, pointer: str) -> None:
    assert ("typographic-quotes", pointer, Severity.ERROR) in found(f"{HEAD}{TITLE}{line}\n")


def test_a_comma_that_cuts_a_quotation_in_two_is_an_error() -> None:
    text = f"{HEAD}{TITLE}notes: [“One, two”, «Three»]\n"
    assert found(text) == [("typographic-quotes", "/notes/0", Severity.ERROR)]
    finding = outcome(text).findings[0]
    assert finding.hint == 'Write both as one entry in straight quotation marks: "One, two".'
    assert plain(text.replace("“One, two”", '"One, two"'))["notes"] == ["One, two", "«Three»"]


def test_a_word_for_yes_is_no_name() -> None:
    text = f"{HEAD}{TITLE}authors:\n  - No\n  - Yes\n"
    assert [code for code, *_ in found(text)] == ["yes-or-no-word", "yes-or-no-word"]
    assert found(text.replace("No", '"No"').replace("Yes", '"Yes"')) == []


@pytest.mark.parametrize(
    ("lines", "code", "pointer", "fixed"),
    [
        ("authors: [Kuznetsov, I. P.]", "name-split", "/authors/1/name",
         "authors: [{name: I. P. Kuznetsov, surname: Kuznetsov}]"),
        ("authors:\n  - name:Kuznetsov", "name-with-field", "/authors/0/name", "authors:\n  - name: Kuznetsov"),
        ("mentions: [Кузнецoв]", "name-mixed-script", "/mentions/0/name", "mentions: [Кузнецов]"),
        ("reference_code: {repository: GАRF, fond: '1'}", "archive-mixed-script", "/reference_code/repository",
         "reference_code: {repository: GARF, fond: '1'}"),
        ("reference_code: {repository: GARF, fond: Rа-1}", "number-mixed-script", "/reference_code/fond",
         "reference_code: {repository: GARF, fond: Ra-1}"),
    ],
)  # fmt: skip
def test_names_and_codes_that_are_not_what_they_look_like(lines: str, code: str, pointer: str, fixed: str) -> None:
    assert [(one, where) for one, where, _ in found(f"{HEAD}{TITLE}{lines}\n")] == [(code, pointer)]
    assert found(f"{HEAD}{TITLE}{fixed}\n") == []


@pytest.mark.parametrize("number", ["5446", "Р-5446", "170а", "R-5446", "12-А", "5446с"])
def test_a_number_in_one_alphabet_is_one(number: str) -> None:
    assert found(f"{HEAD}{TITLE}reference_code: {{repository: GARF, fond: {number}}}\n") == []


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ('extent: "3 leaves\ncustody: "Bought"\n', 4, 9, "closed only in line 5", "Close it in this line."),
        ("authors: - Kuznetsov\n", 4, 10, "does not begin on the line of its field", "Write `authors: [Kuznetsov]`"),
        ("extent： 3 leaves\nnotes: [a]\n", 4, 1, "full-width", "Write ': ' in its place."),
        ("extent: 3\nextent: 4\n", 5, 1, "written twice, the first time as '3'", "Keep one of the two."),
    ],
)
def test_what_breaks_the_file_is_found_where_it_is(text: str, line: int, column: int, message: str, hint: str) -> None:
    (finding,) = outcome(HEAD + TITLE + text).findings
    assert (finding.line, finding.column) == (line, column)
    assert message in finding.message
    assert finding.hint.startswith(hint)


@pytest.mark.parametrize("dash", "–—•*")
def test_dashes_of_editors_are_no_hyphens(dash: str) -> None:
    text = f"{HEAD}{TITLE}notes:\n  {dash} Seen in copy.\n  {dash} Bought.\n"
    if dash != "*":  # begins an alias
        (finding,) = outcome(text).findings
        begin = f"{dash!r} is not a hyphen: begin each entry with '- ', a hyphen and a space"
        assert finding.hint == f"{begin}; or write `notes: [Seen in copy., Bought.]`."
    else:
        assert [code for code, *_ in found(text)] == ["yaml-syntax"]


@pytest.mark.parametrize(
    ("name", "is_named", "renamed"),
    [
        ("letter.yaml.txt", False, "letter.yaml"),
        ("letter.yaml.txt", True, "letter.yaml"),
        ("letter.json.docx", False, "letter.json"),
        ("letter.txt", True, "letter.yaml"),
        ("letter", True, "letter.yaml"),
        ("letter.yml.", True, "letter.yml"),
        ("letter.txt", False, ""),
        ("letter.jpg", False, ""),
        ("letter.yaml.orig", False, ""),
        ("letter.YAML", False, ""),
    ],
)
def test_a_file_that_is_not_read_is_mentioned(tmp_path: Path, name: str, is_named: bool, renamed: str) -> None:
    path = tmp_path / name
    path.write_text(HEAD + TITLE, encoding="utf-8")
    documents = read_documents([path if is_named else tmp_path], tmp_path)
    findings = list(examine(documents, Examination(), together=True))
    expected = [("unknown-ending", f"If it is a record, rename it to {renamed}.")] if renamed else []
    assert [(one.code, one.hint) for one in findings] == expected


def test_json_has_no_such_traps() -> None:
    text = '{"id": "a", "level": "item", "title": "Letter #5", "extent": "no", "notes": ["“One, two”"]}'
    assert read(Document(Path("a.json"), text.encode(), Syntax.JSON)).findings == ()


@pytest.mark.parametrize("line", ["extent: null", "extent: yes", "extent: “3 leaves”"])
def test_fmt_does_not_answer_for_the_cataloguer(tmp_path: Path, line: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_text(f"title: A letter\n{HEAD}{line}\n", encoding="utf-8")
    (form,) = examine_forms([path], tmp_path)
    assert (form.changes, len(form.findings)) == (0, 1)


@pytest.mark.parametrize("text", ["“Letter”", "null", "no", "~", "Letter #5", "„x“", "True"])
def test_what_a_program_writes_is_not_in_doubt(text: str) -> None:
    tree = {
        "id": "a",
        "level": "item",
        "title": "A letter",
        "extent": text,
        "notes": [text, text],
        "rights": {"statement": text},
    }
    assert found(write_yaml(tree).decode()) == []
