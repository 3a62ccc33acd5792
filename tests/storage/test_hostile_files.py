"""Files nobody means well with: each is a finding, in bounded memory, and the run goes on to the next."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from catalog.catalogue_checks import Examination, examine
from catalog.storage import read_documents

ROOT = Path(__file__).resolve().parents[2]
_MEGABYTE = 1_000_000

_CHECK = """
import json, sys
from pathlib import Path
from catalog.catalogue_checks import Examination, examine
from catalog.storage import read_documents
from tests.most_memory import most_memory
before = most_memory()
folder, seen, codes = Path(sys.argv[1]), Examination(), {}
for finding in examine(read_documents([folder], folder), seen, together=False):
    codes.setdefault(Path(finding.file).name, set()).add(finding.code)
memory = most_memory() - before
print(json.dumps([seen.documents, {name: sorted(found) for name, found in codes.items()}, memory]))
"""


def check(folder: Path) -> tuple[int, dict[str, list[str]], int]:
    """Check a folder in a process of its own; return the documents, the codes of each file, and the memory in KB."""
    run = subprocess.run([sys.executable, "-c", _CHECK, folder], cwd=ROOT, capture_output=True, text=True, timeout=100)
    assert run.returncode == 0, run.stderr
    documents, codes, memory = json.loads(run.stdout)
    return documents, codes, memory


def sparse(path: Path, size: int) -> None:
    with path.open("wb") as file:
        file.truncate(size)


def one_line(path: Path) -> None:
    with path.open("wb") as file:
        file.write(b'{"id": "a", "title": "')
        for _ in range(200):
            file.write(b"x" * _MEGABYTE)
        file.write(b'"}\n{"id": "b", "level": "item", "title": "B"}\n')


def many_lines(path: Path) -> None:
    with path.open("wb") as file:
        for _ in range(100):
            file.write(b'{"a":1}\n' * 10 + b"\n" * 9_990)


def test_what_is_huge_is_a_finding_in_bounded_memory(tmp_path: Path) -> None:
    sparse(tmp_path / "gigabyte.yaml", 1_000 * _MEGABYTE)
    sparse(tmp_path / "nothing.jsonl", 300 * _MEGABYTE)
    one_line(tmp_path / "one-line.jsonl")
    many_lines(tmp_path / "many-lines.jsonl")
    documents, codes, memory = check(tmp_path)
    assert documents == 1 + 1 + 2 + 1_000
    assert codes == {
        "gigabyte.yaml": ["too-large"],
        "nothing.jsonl": ["too-large"],
        "one-line.jsonl": ["too-large"],
        "many-lines.jsonl": ["missing-field", "unknown-field"],
    }
    assert memory < 120_000


DEEP = {
    "brackets.yaml": b"[" * 60_000,
    "braces.yaml": b"{a: " * 60_000,
    "dashes.yaml": b"- " * 60_000,
    "stairs.yaml": b"".join(b" " * depth + b"a:\n" for depth in range(2_000)),
    "arrays.json": b"[" * 1_000 + b"]" * 1_000,
    "objects.json": b'{"a":' * 900 + b"1" + b"}" * 900,
    "title.json": b'{"id":"a","level":"item","title":' + b'{"text":' * 900 + b'"x"' + b"}" * 902,
}


def test_what_is_deep_is_a_finding(tmp_path: Path) -> None:
    for name, text in DEEP.items():
        (tmp_path / name).write_bytes(text)
    assert check(tmp_path)[:2] == (len(DEEP), {name: ["too-deep"] for name in DEEP})


def test_aliases_that_explode_are_never_followed(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12))]
    (tmp_path / "bomb.yaml").write_text("\n".join(lines), encoding="utf-8")
    _, codes, memory = check(tmp_path)
    assert codes == {"bomb.yaml": ["unknown-field", "yaml-anchor"]}
    assert memory < 60_000


def test_a_key_that_stands_twice_is_found_however_it_is_written(tmp_path: Path) -> None:
    record = '{"id": "a", "level": "item", "title": "A", %s}'
    twice = [
        '"genre": "letter", "genre": "report"',
        '"genre" : "letter","\\u0067enre":"letter"',
        '"abstract": "he said \\u0022:\\u0022 no", "genre": "letter", "genre": "letter"',
        '"abstract": {"text": "A", "text": "A"}',
        '"notes": ["\\u0022\\u0022"], "custody": "x", "custody": "x"',
    ]
    (tmp_path / "twice.jsonl").write_text("\n".join(record % fields for fields in twice), encoding="utf-8")
    found = [finding.code for finding in examine(read_documents([tmp_path], tmp_path), Examination(), together=True)]
    assert found == ["duplicate-key"] * len(twice)


def test_files_and_folders_that_vanish_during_the_run_are_findings(tmp_path: Path) -> None:
    for name in ("a/1", "a/2", "b/1", "c/1", "d/1"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / f"{name}.yaml").write_text("id: a\nlevel: itm\ntitle: A\n", encoding="utf-8")
    seen = Examination()
    findings = examine(read_documents([tmp_path], tmp_path), seen, together=False)
    found = [next(findings)]
    (tmp_path / "a" / "2.yaml").unlink()
    shutil.rmtree(tmp_path / "c")
    found += findings
    assert [(Path(finding.file).relative_to(tmp_path).as_posix(), finding.code) for finding in found] == [
        ("a/1.yaml", "unknown-word"),
        ("a/2.yaml", "unreadable"),
        ("b/1.yaml", "unknown-word"),
        ("c", "unreadable"),
        ("d/1.yaml", "unknown-word"),
    ]


def test_a_file_that_grows_while_it_is_read_is_read_to_its_bound(tmp_path: Path) -> None:
    path = tmp_path / "grows.jsonl"
    path.write_text('{"id": "a", "level": "itm", "title": "A"}\n', encoding="utf-8")
    findings = examine(read_documents([path], tmp_path), Examination(), together=False)
    found = [next(findings).code]
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "b", "level": "itm", "title": "B"}\n')
    found += [finding.code for finding in findings]
    assert set(found) == {"unknown-word"}
