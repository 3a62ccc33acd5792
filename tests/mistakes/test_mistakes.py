"""The mistakes of archivists: each is found in its line, and its hint, followed literally, leaves nothing to fix."""

from __future__ import annotations

import itertools
import json
import re
import zlib
from functools import cache
from pathlib import Path
from typing import ClassVar

import pytest
import yaml
from first_hour_mistakes import FIRST_HOUR
from jsonschema import Draft202012Validator
from mistakes import HEAD, OTHERS, Mistake
from mistakes import MISTAKES as FIRST_MISTAKES
from more_mistakes import MORE_MISTAKES
from pasted_mistakes import PASTED

import catalog
from catalog.editor.checking import documents_in
from catalog.editor.fixes import edits_of
from catalog.editor.nodes import nodes_of
from catalog.findings import Finding
from catalog.validation import read, record_schema
from tests.every import every

MISTAKES = FIRST_MISTAKES | MORE_MISTAKES | FIRST_HOUR | PASTED


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mistakes") / "c"
    catalog.create(root, name="Letters", email="a@example.org", namespace="letters.example.org")
    for name, text in OTHERS.items():
        (root / "records" / name).write_text(text, encoding="utf-8")
    (root / "objects").mkdir()
    for file in ("records/a.txt", "objects/scan.jpg", "objects/album.pdf"):
        (root / file).write_bytes(b"")
    return root


@cache
def findings(folder: Path, name: str, text: str) -> list[Finding]:
    """Return the findings of a named file, which is then taken away again."""
    path = folder / "records" / name
    before = path.read_text(encoding="utf-8") if path.exists() else None
    path.write_text(text, encoding="utf-8")
    try:
        return list(catalog.open(folder).validate(path))
    finally:
        path.unlink() if before is None else path.write_text(before, encoding="utf-8")


@every("mistake", MISTAKES.values(), ids=list(MISTAKES))
def test_a_mistake_is_found_in_its_line_with_a_fix_that_works(folder: Path, mistake: Mistake) -> None:
    found = findings(folder, mistake.file, mistake.wrong)
    first = found[0]
    assert (first.code, first.line) == (mistake.code, mistake.line)
    assert mistake.says in f"{first.message} {first.hint}"
    fixed = "letter.yaml" if mistake.code == "unknown-ending" else mistake.file
    assert findings(folder, fixed, mistake.right) == []


@every("mistake", MISTAKES.values(), ids=list(MISTAKES))
def test_what_an_editor_writes_leaves_nothing_to_fix(folder: Path, mistake: Mistake) -> None:
    """A fix that is written by a click, where the finding has one, is as good as the hint."""
    text = mistake.wrong
    edits = {
        edit for one in findings(folder, mistake.file, text)
        for edit in edits_of(one, nodes_of(text), text, is_json=False)
    }  # fmt: skip
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    if edits:
        assert findings(folder, mistake.file, text) == []


def fixed_at_once(text: str) -> tuple[str, list[Finding]]:
    """Return a text with every fix of one run written, and what is found on it then."""
    nodes, found = nodes_of(text), list(read(next(documents_in(Path("a.yaml"), text))).findings)
    edits = {edit for one in found for edit in edits_of(one, nodes, text, is_json=False)}
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text, list(read(next(documents_in(Path("a.yaml"), text))).findings)


ONE_PAIR_OF = 32
"""How many pairs of mistakes there are for each that is tried."""
NOT_BY_A_CLICK = frozenset({"extent-differs", "invisible-character", "mark-at-end", "typographic-quotes"})
"""What two mistakes say of one thing, and only a person can decide; and remarks on how a text is written, which are
made once more where its line was joined with another."""
ASKED = ("remove this line", "in an entry of 'texts'")
"""Words of hints on what is written already, and on what is of one of several texts."""


def test_all_hints_of_one_run_may_be_followed_together() -> None:
    """Mistakes in pairs in one record: no field is written twice, and nothing is left to fix in a second run."""
    bodies = {
        name: one.wrong.removeprefix(HEAD)
        for name, one in MISTAKES.items()
        if one.file == "a.yaml" and one.wrong.startswith(HEAD) and nodes_of(one.wrong)
    }
    bodies = {
        name: body for name, body in bodies.items()
        if body and " #" not in body and fixed_at_once(HEAD + body)[1] == []
    }  # fmt: skip
    assert len(bodies) > 100
    tried = 0
    for names in itertools.permutations(bodies, 2):
        if zlib.crc32(" + ".join(names).encode()) % ONE_PAIR_OF:
            continue  # chosen by their names, so that a new mistake leaves the other pairs as they are
        both = HEAD + "".join(bodies[name] for name in names)
        text, left = fixed_at_once(both)
        if text == both and left and left[0].code == "duplicate-key":
            continue  # both write the same field
        tried += 1
        by_hand = [one for one in left if one.code in NOT_BY_A_CLICK or any(words in one.hint for words in ASKED)]
        assert left == by_hand, (both, text)
    assert tried > 700


TOGETHER = {
    "repository: RGAE\nfonds: 7733\nseries: 14\nfile: 905\nleaves: 12-14 verso\n":
        "reference_code: {repository: RGAE, fond: 7733, opis: 14, delo: 905, leaves: 12-14v}\n",
    "архів: ЦДІАЛ України\nфонд: 309\nопис: 1\nсправа: 905\nаркуші: 12-14 зв.\n":
        "reference_code: {repository: TsDIAL, fond: 309, opis: 1, delo: 905, leaves: 12-14v}\n",
    "Archiv: Bundesarchiv\nSignatur: R 901/12345\n":
        "reference_code: {repository: BArch, bestand: R 901, signatur: 12345}\n",
    "technique: gelatin silver prints\ncondition: binding loose\n":
        "physical_characteristics: [gelatin silver prints, binding loose]\n",
    "extent: 1 album\ndimensions: 24 x 31 cm\nmedium: paper\n": "extent: [1 album, 24 x 31 cm, paper]\n",
    "interviewer: Maria Petrenko\ninterviewee: Sofia Orlova\n":
        "contributors: [{name: Maria Petrenko, role: interviewer}, {name: Sofia Orlova, role: interviewee}]\n",
    "language: uk\ntranscript: talk.txt\n": "texts: [{key: original, language: uk, transcript: talk.txt}]\n",
    "archivist: A. Orlova\nrules: ISAD(G)\n": "administration: {cataloguer: A. Orlova, rules: ISAD(G)}\n",
    "mood: sad\nweather: rain\n": "notes: [{kind: Mood, text: sad}, {kind: Weather, text: rain}]\n",
    "notes: Torn.\nmood: sad\n": "notes: [Torn., {kind: Mood, text: sad}]\n",
    "texts: [{key: a, form: print}]\nlanguage: ru\n": "texts: [{key: a, form: print, language: ru}]\n",
    "authors:\n  Kim Il\n  Pak Chang\nautor: Kim\n": "authors: [Kim Il, Pak Chang, Kim]\n",
    "scope: |\n  On it,\n  and more.\nphysical description: 3 leaves\nsize: A4\n":
        "scope: |\n  On it,\n  and more.\nextent: [3 leaves, A4]\n",
}  # fmt: skip


@pytest.mark.parametrize(("wrong", "right"), TOGETHER.items())
def test_fields_that_are_one_are_written_as_one(wrong: str, right: str) -> None:
    assert fixed_at_once(HEAD + wrong) == (HEAD + right, [])


def test_half_of_the_mistakes_are_fixed_by_a_click(folder: Path) -> None:
    firsts = [findings(folder, one.file, one.wrong)[:1] for one in MISTAKES.values()]
    assert sum(bool(first and first[0].fix) for first in firsts) * 2 > len(MISTAKES)


BEYOND = frozenset({
    "duplicate-key", "broken-link", "duplicate-id", "part-of-itself", "code-twice", "unit-below-item",
    "person-spelled-apart", "unknown-ending", "comment-after-text", "null-word", "yes-or-no-word",
    "typographic-quotes", "archive-mixed-script", "number-with-label", "leaves-reversed", "language-unknown",
    "language-of-a-country", "date-in-future", "name-of-several", "name-with-role", "name-with-honorific",
    "text-garbled", "markup-in-text", "text-chain-broken", "wrong-value", "dash-too-far-in", "name-placeholder",
    "invisible-character", "mark-at-end", "access-is-a-date", "name-surname-first", "name-with-years", "related-to-itself",
    "archive-unknown", "access-in-words", "subject-split", "name-split", "extent-without-unit",
})  # fmt: skip
"""What no schema of one record can know: what YAML made of the text, other records, rules, and which days there are."""


def test_the_schema_is_never_stricter_and_sees_what_a_schema_can_see() -> None:
    """The verdicts of the schema, which editors show, and of the command, over all mistakes."""
    validator = Draft202012Validator(record_schema())
    refused = set()
    for name, mistake in MISTAKES.items():
        assert validator.is_valid(parsed(mistake.file, mistake.right)), name
        try:
            is_valid = validator.is_valid(parsed(mistake.file, mistake.wrong))
        except (yaml.YAMLError, ValueError):
            is_valid = False
        if not is_valid:
            refused.add(name)
    assert {one.code for name, one in MISTAKES.items() if name not in refused} <= BEYOND
    assert len(refused) * 2 > len(MISTAKES)


def parsed(file: str, text: str) -> object:
    """Return what an editor makes of a text before it asks the schema."""
    return json.loads(text) if "json" in file else yaml.load(text, Loader=CoreLoader)  # noqa: S506


class CoreLoader(yaml.SafeLoader):
    """Reads values as YAML 1.2 does, and editors with it."""

    yaml_implicit_resolvers: ClassVar[dict[str, list[tuple[str, re.Pattern[str]]]]] = {}


for _tag, _pattern, _first in (
    ("bool", r"(?:true|True|TRUE|false|False|FALSE)$", "tTfF"),
    ("int", r"[-+]?[0-9]+$", "-+0123456789"),
    ("float", r"[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)(?:[eE][-+]?[0-9]+)?$", "-+.0123456789"),
    ("null", r"(?:~|null|Null|NULL|)$", ["~", "n", "N", ""]),
):
    CoreLoader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), list(_first))
