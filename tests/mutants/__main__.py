"""How many small faults the tests notice: `make mutants`, with cosmic-ray, on a seeded sample of every area.

A fault is one changed operator, number, condition or loop in a copy of the project. The tests of the area must fail;
where they pass, the fault survived, and the report shows it. Unions in annotations and options of decorators are left
alone: most of them are never evaluated, or change no result; so is `==` in place of `is` between members of a list.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cosmic_ray.commands import init
from cosmic_ray.mutating import mutate_and_test
from cosmic_ray.work_db import WorkDB, use_db
from cosmic_ray.work_item import WorkItem

ROOT = Path(__file__).resolve().parents[2]
_IDLE = (
    "core/ReplaceBinaryOperator_BitOr_",  # a union in an annotation is never evaluated
    *("core/ReplaceComparisonOperator_Is_Eq", "core/ReplaceComparisonOperator_IsNot_NotEq"),  # a member equals itself
)
_SECONDS = 180
"""Longer than the slowest area takes on a busy machine: what goes on longer is a loop without an end, and noticed."""


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
    tried = survived = 0
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "catalog"
        shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(".git", ".venv", ".*_cache", "site"))
        os.chdir(copy)
        os.environ["PYTHONPATH"] = str(copy)
        for name in names:
            for diff in _survivors(AREAS[name], chosen.count // len(names), chosen.seed):
                tried += 1
                survived += bool(diff)
                if diff:
                    print(f"--- {name}: survived ({survived} of {tried})\n{diff}", flush=True)
    print(f"{tried} faults, {survived} survived: {100 * survived / max(tried, 1):.0f} %")
    return int(survived * 10 > tried)


def _survivors(area: Area, count: int, seed: int) -> Iterator[str]:
    """Yield for each fault of the sample its difference where it survived, and nothing where it was noticed."""
    command = " ".join((sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *area.tests))
    for item in _sample(area, count, seed):
        result = mutate_and_test(item.mutations, command, _SECONDS)
        yield "" if result.is_killed else result.diff or str(item.mutations)


def _sample(area: Area, count: int, seed: int) -> list[WorkItem]:
    code = [Path(name) for name in area.code]
    modules = sorted(file for path in code for file in (path.rglob("*.py") if path.is_dir() else [path]))
    with use_db("faults.sqlite", WorkDB.Mode.create) as database:
        init(modules, database, {})
        items = [item for item in database.work_items if not _is_idle(item)]
    Path("faults.sqlite").unlink()
    items.sort(key=lambda item: [(str(one.module_path), one.operator_name, one.occurrence) for one in item.mutations])
    return random.Random(seed).sample(items, min(count, len(items)))


def _is_idle(item: WorkItem) -> bool:
    """Whether a fault changes only an annotation, or an option of a decorator: slots, the size of a cache."""
    return any(
        one.operator_name.startswith(_IDLE) or _line(one.module_path, one.start_pos[0]).startswith("@")
        for one in item.mutations
    )


@cache
def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _line(path: Path, number: int) -> str:
    return _lines(path)[number - 1].strip()


if __name__ == "__main__":
    sys.exit(main())
