"""What each finding means: read from `explanations.toml` when it is asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Explanation", "explanations"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code: what is demanded, why, and where it can be shown, an example wrong and right."""

    code: str
    demand: str
    reason: str
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
    return {code: Explanation(code, **fields) for code, fields in tomllib.loads(text).items()}
