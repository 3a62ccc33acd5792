"""`make bench`: every speed goal, measured as a ratio to its yardstick in the same run.

A suite is a module here with `measure(count)`, which yields (what, value, goal, unit); the goal reads like
`>= 0.85` or `<= 5`. Name suites to run some of them: `python -m tests.benchmarks startup references`.
"""

from __future__ import annotations

import argparse
import importlib
import operator
import sys
import time

SUITES = (
    "startup",
    "references",
    "citation",
    "formats",
    "validation",
    "importing",
    "harvest",
    "feed",
    "language_server",
)
_COMPARE = {">=": operator.ge, "<=": operator.le}


def is_met(value: float, goal: str) -> bool:
    """Whether a value meets a goal such as `>= 0.85`; a goal without a comparison is only shown."""
    sign, _, number = goal.partition(" ")
    return sign not in _COMPARE or _COMPARE[sign](value, float(number.replace(",", "")))


def main() -> int:
    """Run the suites and print a line for each measurement; exit with 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("suites", nargs="*", default=SUITES, help=f"which to run: {', '.join(SUITES)}")
    parser.add_argument("--count", type=int, default=100_000, help="records in the generated catalogue")
    options = parser.parse_args()
    missed = 0
    for suite in options.suites or SUITES:
        print(f"\n{suite}", flush=True)
        begun = time.perf_counter()
        for what, value, goal, unit in importlib.import_module(f"tests.benchmarks.{suite}").measure(options.count):
            met = is_met(value, goal)
            missed += not met
            print(f"  {'ok    ' if met else 'MISSED'} {value:>12,.3f} {unit:<8} {goal:<12} {what}", flush=True)
        print(f"  ({time.perf_counter() - begun:.0f} s)", flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
