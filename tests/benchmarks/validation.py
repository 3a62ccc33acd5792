"""How fast records are loaded and validated, in bulk, against pydantic alone on the same bytes; and in what memory.

The records are made of the letter of 5 September 1956 and grow simpler from one to the next, down to a title and a
date, as those of a real catalogue do: about 3 KB of JSON on average. JSON is written without spaces, as in JSON Lines.
No record is read twice in the same way, and each has its own code, dates and signatories: the first of them is met
this once, the others are of a hundred officials who return from record to record, as officials do.
"""

from __future__ import annotations

import copy
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from catalog.catalogue_checks import Examination, examine, examine_in_parallel
from catalog.findings import Finding
from catalog.model import Record
from catalog.storage import (
    Document,
    Syntax,
    open_catalogue,
    read_documents,
    read_portions,
    write_yaml,
)
from catalog.validation import read

_ROOT = Path(__file__).resolve().parent.parent.parent
_LETTER = "garf-5446-98-721-170"
_SAMPLE = 300
_ROUNDS = 15
_RUNS = 3
_FEW = 20_000
"""Records that are few enough to be checked several times."""


def _records(count: int) -> Iterator[dict[str, Any]]:
    document = open_catalogue(_ROOT).find(_LETTER)
    if document is None:
        raise SystemExit(f"The record {_LETTER} is not there.")
    letter = read(document).demand().plain()
    for number in range(count):
        yield _varied(copy.deepcopy(letter), number)


def _line(record: dict[str, Any]) -> bytes:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).encode()


def _varied(record: dict[str, Any], number: int) -> dict[str, Any]:
    record["id"] = f"garf-5446-{number}"
    record["title"]["text"] += f", No. {number}"
    chance = random.Random(number)
    for place, signatory in enumerate(record["signatories"]):
        signatory.update(_person(chance.randrange(100) if place else 100 + number, place))
    for date in (*record["dates"], *(date for text in record["texts"] for date in text.get("dates", ()))):
        date["value"] = f"1956-{9 + number % 4:02}-{number % 28 + 1:02}"
    code = record["reference_code"]
    code.update(delo=str(number // 10), leaves=f"{number % 10 * 20 + 1}-{number % 10 * 20 + 19}")
    code["as_written"] = f"GARF, Fond 5446, Opis 98, Delo {number // 10}, Listy {code['leaves']}"
    for text in record["texts"]:
        text.pop("transcript", None)
    if number % 4 >= 1:
        record["texts"][1].pop("note", None)
        record.pop("related", None)
        record["signatories"] = record["signatories"][: number % 3 + 1]
    if number % 4 >= 2:
        record["texts"] = record["texts"][:1]
        record["rights"].pop("statement")
    if number % 4 == 3:
        record["dates"] = record["dates"][:1]
        record.pop("administration")
    return record


_SYLLABLES = ["gan", "hun", "il", "kyu", "min", "nam", "pil", "ryong", "sang", "su", "tae", "uk", "won", "yong"]
_SURNAMES = ("Kim", "Nam", "Han", "O")


def _person(number: int, place: int) -> dict[str, Any]:
    """Return the names and offices of one of many persons; no two in different places of a record share a surname."""
    given, rest = "", number
    while rest or not given:
        rest, syllable = divmod(rest, len(_SYLLABLES))
        given += _SYLLABLES[syllable]
    name = f"{_SURNAMES[place]} {given.capitalize()}"
    offices = [f"Member of the CC, Department {number}", f"Deputy Chairman of the Committee No. {number % 300}"]
    return {"name": name, "as_written": name.upper(), "surname": _SURNAMES[place], "offices": offices}


def _compared(ways: Sequence[Callable[[int], float]]) -> list[float]:
    """Return how fast each way is, as part of the speed of the first; the ways take turns, and the median counts."""
    times = [[way(turn) for way in ways] for turn in range(_ROUNDS)]
    return [statistics.median(row[0] / row[number] for row in times) for number in range(len(ways))]


def _taken(work: Callable[[Any], object], items: Sequence[Any]) -> float:
    begun = time.process_time()
    for item in items:
        work(item)
    return time.process_time() - begun


def _seconds(findings: Callable[[], Iterator[Finding]]) -> float:
    begun = time.perf_counter()
    deque(findings(), maxlen=0)
    return time.perf_counter() - begun


_IN_ITS_OWN_PROCESS = """
import resource, sys
from pathlib import Path
from catalog.catalogue_checks import Examination, examine
from catalog.storage import read_documents
path = Path(sys.argv[1])
for finding in examine(read_documents([path], path.parent), Examination(), together=True): pass
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def _memory(path: Path) -> int:
    """Return the most memory that checking a file takes, in KB."""
    run = subprocess.run([sys.executable, "-c", _IN_ITS_OWN_PROCESS, path], capture_output=True, text=True, check=True)
    return int(run.stdout)


def _load(document: Document) -> Record:
    """Read and validate a document as checking does, without the rules."""
    return Record.model_validate(document.fast_tree())


def measure(count: int) -> Iterator[tuple[str, float, str, str]]:
    """Yield the ratios of speed on one core and on two, and of memory between `count` records and a hundredth."""
    plain = list(_records(_SAMPLE * _ROUNDS))
    texts = [_line(record) for record in plain]
    lines = [Document(Path("a.jsonl"), text, Syntax.JSON, number) for number, text in enumerate(texts, 1)]
    files = [Document(Path("a.yaml"), write_yaml(record), Syntax.YAML) for record in plain]
    yield "bytes of JSON a record", sum(map(len, texts)) / len(texts), "", "B"

    def turn(work: Callable[[Any], object], items: Sequence[Any]) -> Callable[[int], float]:
        return lambda number: _taken(work, items[_SAMPLE * number : _SAMPLE * (number + 1)])

    ways = [turn(Record.model_validate_json, texts), turn(_load, lines), turn(read, lines), turn(read, files)]
    _, loaded, by_json, by_yaml = _compared(ways)
    yield "JSON: load and validate, of model_validate_json", loaded, "", "x"
    yield "JSON: load, validate and judge, of model_validate_json", by_json, ">= 0.5", "x"
    yield "YAML: load, validate and judge, of model_validate_json", by_yaml, ">= 0.25", "x"
    with tempfile.TemporaryDirectory() as folder:
        yield from _whole_runs(Path(folder), count)


def _whole_runs(folder: Path, count: int) -> Iterator[tuple[str, float, str, str]]:
    many, few = folder / "many.jsonl", folder / "few.jsonl"
    with many.open("wb") as file:
        for number, record in enumerate(_records(count), 1):
            file.write(_line(record) + b"\n")
            if number == max(count // 100, 1):
                file.flush()
                few.write_bytes(many.read_bytes())

    def alone() -> Iterator[Finding]:
        return examine(read_documents([many], folder), Examination(), together=True)

    def by_two() -> Iterator[Finding]:
        return examine_in_parallel(read_portions([many], folder), Examination(), together=True, jobs=2)

    times = [(_seconds(alone), _seconds(by_two)) for _ in range(_RUNS if count <= _FEW else 1)]
    yield f"{count:,} lines, with everything compared", count / min(one for one, _ in times), "", "/s"
    if (os.cpu_count() or 1) > 1:
        ratio = statistics.median(one / two for one, two in times)
        yield "two processes, of one (on a quiet machine)", ratio, ">= 1.6", "x"
    yield f"memory of {count:,} records, of {count // 100:,}", _memory(many) / _memory(few), "<= 1.5", "x"
