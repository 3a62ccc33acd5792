"""Schemes that are data: the forms that pieces of a code have, one table for each in forms.toml, and one parser."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from catalog.reference_codes.schemes.grammar import Found, Pieces
from catalog.reference_codes.schemes.scheme import Leaves, Scheme, Step
from catalog.vocabularies import CodeLevel

__all__ = ["SCHEMES", "scheme_of_table"]

_FIELD = re.compile(r"\{(?P<level>[a-z_]+)(?::(?P<kind>[a-z]+))?\}")
_LEAF = r"\d+\s?[rv]*"
_RANGE = rf"{_LEAF}(?:\.?\s?[-–‑]\s?(?:{_LEAF}|v))?"
_KINDS = {
    "number": r"(?=[^\s,;]*\d|[A-Z]{1,4}(?!\w))\w(?:[\w.*/()–-]*[\w*)])?",
    "digits": r"(?:[A-Z]{1,2}-)?\d+[a-zA-Z]?",
    "dotted": r"\d+(?:\.\d+)+[a-zA-Z]?",
    "words": r"\S.*",
    "leaves": rf"{_RANGE}(?:(?:,\s?|\sund\s|\se\s){_RANGE})*",
    # the code of a series: P1556, CP 47, S25
    "serial": r"[A-Z]{1,4}\s?\d+[A-Z]?(?:/\d+)?",
    # letters and numbers between slashes, and what comes after the last of them: IOR/L/PS/12, F/7, 3 AG 2
    "shelves": r"\d*\s?[A-Z]{1,4}[\w&]*(?:\s\d+)?(?:/[\w&]+)*",
    "shelved": r"[A-Z]{1,3}\d{1,2}[a-z]?|\d+\s?AP|\d+\s?AG\s?\d?",
    "last": r"[A-Z]?\d+[\w*]*(?:/\d+)?",
    # a series of the French army or the colonies: GR 7 N, AC 21 P, 16 N, 1H
    "lettered": r"(?:[A-Z]{2}\s)?\d+\s?[A-Z]{1,2}",
    "capitals": r"[A-Z]{2,6}(?:\s[A-Z]{2,6})?",
    # the code of an Ottoman fond: HR.SYS, DH.ŞFR, Y.PRK.EŞA
    "codes": r"[^\W\d_]{1,6}(?:\.\s?[^\W\d_]{1,6}){1,3}\.?",
    "jacar": r"[ABC]\d{11}",
    "fund": r"S-\d{3,4}",
    # the India Office Records: IOR/L/PS/12 and the piece, IOR/L/PS/20 and E84/1
    "ior": r"(?:IOR/)?[A-Z](?:/[A-Z&]+|/\d+)+",
    "iorpiece": r"[A-Z]\d+(?:/\d+)?|\d+[a-z]?",
    # the headquarters and the missions of the German Foreign Office before 1945
    "mfaa": r"(?:[AC]|LS-A|ZR)\s\d+(?:/\d+)?",
    "reich": r"(?:RZ|RAV)\s\d{3}",
}
_LEAVES = frozenset({"leaves", "pages", "blatt", "karta"})
_LEVELS = {level.value for level in CodeLevel}
_NUMBER_SIGN = r"(?:(?:no|nr|No|Nr|№|n\.?º|č|br)\.?\s?)?"


@dataclass(frozen=True, slots=True)
class Forms:
    """A grammar made of forms. Its patterns are compiled when the first code is read."""

    forms: tuple[str, ...]
    places: tuple[str, ...]

    def read(self, text: str, start: int, end: int) -> Iterator[Found]:
        """Yield the references, the first right at the start."""
        return _pieces(self.forms, self.places).read(text, start, end)


@cache
def _pieces(forms: tuple[str, ...], places: tuple[str, ...]) -> Pieces:
    labelled = "|".join(_pattern(form, place) for place, form in enumerate(forms))
    words = [_word(form[: form.index("{")]) for form in forms if not form.startswith("{")]
    blank = rf"|(?:(?<=\d)|(?<=\d[.)a-z]))\s+(?=(?:{'|'.join(words)})\d)" if words else ""
    return Pieces(re.compile(labelled), places, re.compile(rf",{blank}"))


def _pattern(form: str, place: int) -> str:
    """Return the pattern of one form; the groups of the levels carry the place of the form."""
    pattern, end = "", 0
    for count, field in enumerate(_FIELD.finditer(form)):
        between = form[end : field.start()]
        blank = r"\s+" if pattern.endswith(f"{_KINDS['words']})") else r"\s?"
        pattern += _word(between) if count == 0 else re.escape(between).replace(r"\ ", blank)
        kind = field["kind"] or ("leaves" if field["level"] in _LEAVES else "number")
        pattern += rf"(?P<{field['level']}__{place}{count}>{_KINDS[kind]})"
        end = field.end()
    if form[end:]:
        return rf"{pattern}{_after(form[end:])}(?!\w)"
    return pattern if not form.startswith("{") else rf"{pattern}$"


def _loose(words: str) -> str:
    """Return the pattern of words: their first letter may be a capital, periods and blanks may be left out."""
    first, rest = words[:1], re.escape(words[1:]).replace(r"\ ", r"\s?")
    if not first.islower():
        return re.escape(first) + rest.replace(r"\.", r"\.?")
    if words == f"{first}.":
        return rf"(?:{first}\.?|{first.upper()}\.)"
    return f"[{first}{first.upper()}]" + rest.replace(r"\.", r"\.?")


def _after(words: str) -> str:
    """Return the pattern of words that come after their number: `12. doboz`."""
    if words == ")":
        return r"\)?"
    sign = r"\.?\s?" if words.startswith(". ") else r"\s+"
    return sign + _loose(words.lstrip(". "))


def _word(word: str) -> str:
    """Return the pattern of the word before a number, with its period or without."""
    return rf"{_loose(word.rstrip())}(?![^\W\d_])[.:]?\s*{_NUMBER_SIGN}" if word else ""


def scheme_of_table(table: Mapping[str, Any]) -> Scheme:
    """Return the scheme of one table of forms.toml."""
    forms, places = tuple(table["forms"]), tuple(table.get("places", ()))
    steps = {step.level.value: step for form in reversed(forms) for step in _steps(form)}
    steps |= {level: Step(CodeLevel(level), form) for level, form in table.get("write", {}).items()}
    order = table.get("order") or [level for level in dict.fromkeys([*places, *reversed(steps)]) if level in _LEVELS]
    alone = table.get("alone")
    leaves = next((_FIELD.sub("{}", form) for form in forms if _LEAVES & set(_FIELD.findall(form)[0])), "p. {}")
    return Scheme(
        table["name"],
        tuple(steps.get(level) or Step(CodeLevel(level)) for level in order),
        Leaves(leaves, leaves, "-", table.get("verso", "v")),
        after_archive=table.get("after_archive"),
        grammar=Forms(forms, places),
        implied=re.compile(rf"(?<![\w/]){_pattern(alone['form'], 0)[:-1]}(?![\w/])") if alone else None,
        archive=alone["archive"] if alone else "",
        leaf_levels=_LEAVES,
        attested=table.get("seen", False),
    )


def _steps(form: str) -> Iterator[Step]:
    """Yield how the levels of a form are written: after its word, or after what is between it and the one before."""
    end = 0
    for count, field in enumerate(_FIELD.finditer(form)):
        before = form[end : field.start()]
        end = field.end()
        if field["level"] in _LEVELS:
            level = CodeLevel(field["level"])
            after = form[end:] if "{" not in form[end:] else ""
            yield Step(level, f"{before}{{}}{after}") if count == 0 else Step(level, before=before)


def _tables() -> list[dict[str, Any]]:
    text = files("catalog.reference_codes.schemes").joinpath("forms.toml").read_text(encoding="utf-8")
    tables: list[dict[str, Any]] = tomllib.loads(text)["scheme"]
    return tables


SCHEMES: tuple[Scheme, ...] = tuple(map(scheme_of_table, _tables()))
"""The schemes of the tables."""
