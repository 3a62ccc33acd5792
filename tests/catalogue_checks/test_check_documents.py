"""What only shows when records are looked at together."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from catalog.catalogue_checks import Examination, examine
from catalog.findings import Severity
from catalog.storage import Document, read_documents


def findings(folder: Path, together: bool = True) -> list[tuple[str, str, int]]:
    found = examine(read_documents([folder], folder), Examination(), together=together)
    return [(finding.code, Path(finding.file).name, finding.line) for finding in found]


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).write_text(text, encoding="utf-8")


def test_an_id_is_taken_once(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "level: item\nid: same\ntitle: A\n")
    write(
        tmp_path, "b.jsonl", '{"id": "b", "level": "item", "title": "B"}\n{"id": "same", "level": "item", "title": "C"}'
    )
    assert findings(tmp_path) == [("duplicate-id", "b.jsonl", 2)]


def test_links_lead_to_records_that_are_there(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", "id: a\nlevel: item\ntitle: A\npart_of: b\nrelated:\n  - title: X\n    record: gone\n")
    write(tmp_path, "b.yaml", "id: b\nlevel: file\ntitle: B\n")
    assert findings(tmp_path) == [("broken-link", "a.yaml", 7)]
    assert findings(tmp_path, together=False) == []


def item(number: int, **fields: str) -> str:
    code = f"repository: GARF, fond: '5446', opis: '98', delo: '721', leaves: {fields.pop('leaves', str(number))}"
    rest = "".join(f"{key}: {value}\n" for key, value in fields.items())
    return f"id: r{number}\nlevel: item\ntitle: A letter\nreference_code: {{{code}}}\n{rest}"


def test_a_reference_code_is_described_once(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", item(1, leaves="170-190"))
    write(tmp_path, "b.yaml", item(2, leaves="170-190").replace("GARF", "ГАРФ"))
    write(tmp_path, "c.yaml", item(3, leaves="191"))
    assert findings(tmp_path) == [("code-twice", "b.yaml", 4)]


def test_leaves_of_two_documents_that_overlap_are_shown(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", item(1, leaves="170-190"))
    write(tmp_path, "b.yaml", item(2, leaves="190-192"))
    write(tmp_path, "c.yaml", item(3, leaves="193-194"))
    assert findings(tmp_path) == [("leaves-overlap", "b.yaml", 4)]


def test_leaves_that_reach_over_several_documents_overlap_each_of_them(tmp_path: Path) -> None:
    for number, leaves in enumerate(["1-100", "5-6", "7-8", "101-102", "'3-4, 200'", "150"]):
        write(tmp_path, f"{number}.yaml", item(number, leaves=leaves))
    found = [name for code, name, _ in findings(tmp_path) if code == "leaves-overlap"]
    assert found == ["4.yaml", "1.yaml", "2.yaml"]


def test_a_record_that_stands_twice_is_named_once(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", item(1))
    write(tmp_path, "b.yaml", item(1))
    assert findings(tmp_path) == [("duplicate-id", "b.yaml", 1)]


def test_one_person_under_several_forms_is_shown_at_the_rarer_one(tmp_path: Path) -> None:
    write(tmp_path, "a.yaml", item(1, authors="[Li Pil-gyu]"))
    write(tmp_path, "b.yaml", item(2, authors="[Li Pil-gyu]"))
    write(tmp_path, "c.yaml", item(3, authors="[Kim Gwan, Ri Pil-gyu]"))
    assert findings(tmp_path) == [("person-spelled-apart", "c.yaml", 5)]


def test_one_bad_document_never_stops_the_run(tmp_path: Path) -> None:
    for number in range(5):
        write(tmp_path, f"{number}.yaml", f"id: r{number}\nlevel: item\ntitle: A\n" if number != 2 else "[" * 60_000)
    examination = Examination()
    assert [found.code for found in examine(read_documents([tmp_path], tmp_path), examination, together=True)] == [
        "too-deep"
    ]
    assert examination.documents == 5
    assert examination.counts[Severity.ERROR] == 1


def test_each_finding_among_many_lines_has_its_own_place(tmp_path: Path) -> None:
    lines = [f'{{"id": "r{number}", "level": "item", "title": "Письмо", "part_of": "gone"}}' for number in range(40)]
    write(tmp_path, "a.jsonl", "\n\n".join(lines))
    found = list(examine(read_documents([tmp_path], tmp_path), Examination(), together=True))
    column = lines[0].index('"gone"') + 1
    places = [(finding.line, finding.column) for finding in found]
    assert places == [(2 * number + 1, column + (number > 9)) for number in range(40)]


def test_a_file_that_is_altered_during_the_run_makes_no_trouble(tmp_path: Path) -> None:
    line = '{"id": "%s", "level": "item", "title": "A", "part_of": "gone"}\n'
    write(tmp_path, "a.jsonl", line % "a" + line % "b")

    def altered() -> Iterator[Document]:
        yield from read_documents([tmp_path], tmp_path)
        (tmp_path / "a.jsonl").write_bytes(b"\xff" * 500)

    found = list(examine(altered(), Examination(), together=True))
    assert [(finding.code, finding.line) for finding in found] == [("broken-link", 1), ("broken-link", 2)]
