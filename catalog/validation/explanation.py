"""What each finding means: read from `explanations.toml` when it is asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from catalog.findings import Severity
from catalog.validation.rules import RULES

__all__ = ["Explanation", "explanations"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: what is demanded, why, how much a finding weighs, and where it can be shown, an example of each."""

    code: str
    demand: str
    reason: str
    severity: str = str(Severity.ERROR)
    wrong: str = ""
    right: str = ""

    @staticmethod
    def complete(example: str) -> str:
        """Return an example as a whole record."""
        whole = example.startswith(("id:", "- ", "title:", "level:"))
        return example + "\n" if whole else f"id: a-record\nlevel: item\ntitle: A letter\n{example}\n"


@cache
def explanations() -> Mapping[str, Explanation]:
    """Return all explanations by their code, in the order a cataloguer meets them."""
    text = files("catalog.validation").joinpath("explanations.toml").read_text(encoding="utf-8")
    of_rules = {rule.code: {"severity": str(rule.severity)} for rule in RULES}
    return {code: Explanation(code, **fields | of_rules.get(code, {})) for code, fields in tomllib.loads(text).items()}
