"""How many small faults the tests notice: `make mutants`, with cosmic-ray, on a seeded sample of every area.

A fault is one changed operator, number, condition or loop in a copy of the project. The tests of the area must fail;
where they pass, the fault survived, and the report shows it. Those in `known.toml` are known to survive, and why.
An operator of arithmetic becomes its opposite, no other: `x | 1` for `x + 1` says the same of every even number.
A comparison becomes its opposite or its neighbour (`<` is made `>=` or `<=`), no other: `is` for `==` differs by luck,
and `<` for `==` between names of archives is no fault that anybody makes. A sign is taken away, and not turned about.
Unions in annotations and options of decorators are not touched: most of them are never evaluated, or change no result.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import permutations
from pathlib import Path

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import MutationSpec, WorkItem

from tests.mutants.choosing import CHOSEN
from tests.mutants.covering import CODE, COVERED
from tests.mutants.selection import Selection

ROOT = Path(__file__).resolve().parents[2]
KNOWN = Path(__file__).with_name("known.toml")
_PAIRS = ("core/ReplaceBinaryOperator_", "core/ReplaceComparisonOperator_", "core/ReplaceUnaryOperator_USub_")
_CHOSEN_PAIRS = {
    *(
        f"core/ReplaceBinaryOperator_{pair}"
        for pair in ("Add_Sub", "Sub_Add", "Mul_Div", "Div_Mul", "FloorDiv_Div", "Mod_Div", "Pow_Mul", "BitAnd_BitOr")
    ),
    *(
        f"core/ReplaceComparisonOperator_{one}_{other}"
        for pair in ("Eq NotEq", "Is IsNot", "Lt LtE", "Gt GtE", "Lt GtE", "Gt LtE")
        for one, other in permutations(pair.split())
    ),
}
_PYTEST = f"{sys.executable} -m pytest -q -p no:cacheprovider"
_CPU_SECONDS = 90
"""Three times what the tests of one fault may take: what needs more is a loop without an end, and noticed."""
_SECONDS = 900
"""A test that sleeps for ever uses no time of the processor."""


@dataclass(frozen=True, slots=True)
class Area:
    """Code, and the tests that must notice its faults."""

    code: tuple[str, ...]
    tests: tuple[str, ...]


AREAS = {
    "model": Area(
        ("catalog/model",),
        (
            *("tests/model", "tests/standards/test_elements.py", "tests/validation", "tests/standards/sheets"),
            *("tests/ingest/test_tables_given_back.py", "tests/reference_codes", "tests/standards/test_formats.py"),
            *("tests/citation/test_names_in_citations.py", "tests/publication/test_arks.py"),
            *("tests/publication/test_in_context.py", "tests/objects/test_transcribing.py"),
        ),
    ),
    "reference codes": Area(("catalog/reference_codes",), ("tests/reference_codes",)),
    "citation": Area(("catalog/citation",), ("tests/citation",)),
    "oai": Area(("catalog/oai",), ("tests/oai",)),
    "reconcile": Area(
        tuple(
            f"catalog/ingest/{name}.py"
            for name in ("field_scope", "match_keys", "reconcile", "record_matcher", "three_way_merge", "unit_matching")
        ),
        ("tests/ingest",),
    ),
}


def main() -> int:
    """Run the sample. Exit code 1 where more than a tenth survived."""
    options = argparse.ArgumentParser(prog="python -m tests.mutants")
    options.add_argument("--count", type=int, default=300, help="faults in all areas together")
    options.add_argument("--seed", type=int, default=1956)
    options.add_argument("--area", choices=AREAS, action="append", help="one area alone; may be repeated")
    chosen = options.parse_args()
    names = chosen.area or [*AREAS]
    tried = survived = known = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "catalog"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "site"))
        os.environ.setdefault("CATALOG_SHARED", str(ROOT.parent / "shared"))
        os.environ.update(PYTHONPATH=str(copy), COVERAGE_CORE="ctrace")  # other cores keep no tests apart
        os.chdir(copy)
        for name in names:
            for diff in _survivors(AREAS[name], chosen.count // len(names), chosen.seed):
                tried += 1
                survived += bool(diff)
                print(f"{tried}: {'survived' if diff else 'noticed'}", file=sys.stderr, flush=True)
                if diff:
                    reason = _reason(diff)
                    known += bool(reason)
                    print(f"--- {name}: survived ({survived} of {tried}) {reason}\n{diff}", flush=True)
    print(f"{tried} faults, {survived} survived: {100 * survived / max(tried, 1):.0f} %; {known} of them are known.")
    return int(survived * 10 > tried)


def _survivors(area: Area, count: int, seed: int) -> Iterator[str]:
    """Yield for each fault of the sample its difference where it survived, and nothing where it was noticed."""
    selection = _selection(area)
    os.environ[CHOSEN] = str(Path("chosen.txt").resolve())
    limited = f'sh -c \'ulimit -t {_CPU_SECONDS}; exec "$0" "$@"\' {_PYTEST} -x -p tests.mutants.choosing'
    for item in _sample(area, count, seed):
        tests = selection.tests_of(*_place(item.mutations[0]))
        Path("chosen.txt").write_text("\n".join(tests), encoding="utf-8")
        files = " ".join(sorted({test.partition("::")[0] for test in tests}))
        result = mutate_and_test(item.mutations, f"{limited} {files}", _SECONDS)
        yield "" if result.is_killed else result.diff or str(item.mutations)


def _selection(area: Area) -> Selection:
    """Run the tests of an area once as the code is, and note what each of them runs."""
    covered = Path("covered.json").resolve()
    os.environ.update({COVERED: str(covered), CODE: ":".join(area.code)})
    command = [*_PYTEST.split(), "--timeout", "0", "-p", "tests.mutants.covering", *area.tests]  # in the background
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode:
        sys.exit(f"The tests fail without a fault.\n{run.stdout[-3000:]}")
    return Selection.load(covered)


def _sample(area: Area, count: int, seed: int) -> list[WorkItem]:
    code = [Path(name) for name in area.code]
    modules = sorted(file for path in code for file in (path.rglob("*.py") if path.is_dir() else [path]))
    with use_db("faults.sqlite", WorkDB.Mode.create) as database:
        init(modules, database, {})
        items = [item for item in database.work_items if not _is_idle(item)]
    Path("faults.sqlite").unlink()
    items.sort(key=lambda item: [(str(one.module_path), one.operator_name, one.occurrence) for one in item.mutations])
    return random.Random(seed).sample(items, min(count, len(items)))


def _place(fault: MutationSpec) -> tuple[Path, int]:
    return Path(fault.module_path), fault.start_pos[0]


def _is_idle(item: WorkItem) -> bool:
    """Whether nobody makes a fault, or it changes only an option of a decorator: slots, the size of a cache."""
    return any(
        (one.operator_name.startswith(_PAIRS) and one.operator_name not in _CHOSEN_PAIRS)
        or _line(*_place(one)).strip().startswith("@")
        for one in item.mutations
    )


def _reason(diff: str) -> str:
    """Return why a fault is known to survive."""
    changed = [line[1:].strip() for line in diff.split("\n") if line[:1] == "+" and line[:3] != "+++"]
    known = tomllib.loads(KNOWN.read_text(encoding="utf-8"))["fault"]
    return next((fault["reason"] for fault in known if fault["changed"] in changed), "")


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _line(path: Path, number: int) -> str:
    return _lines(path)[number - 1]


if __name__ == "__main__":
    sys.exit(main())
