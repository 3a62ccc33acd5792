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
_LEAF = r"\d+\s?[rv]*°?"
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
    # the number of a transfer to the Archives nationales: the year and four digits
    "versement": r"(?:19|20)\d{6}",
    "transfer": r"\d+(?:-\d+)?(?![-/\d])",
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
    "folder": r"R\s\d{4,6}",
    # the words of a fonds before its number: Estado 3594
    "name": r"[^\W\d_][^\d,;:/]*[^\W\d_]",
    # a record group of Library and Archives Canada: 25, 13-A-2, 27 I D8
    "group": r"\d+(?:[-\s](?:[A-Z]{1,2}\d*|[IVX]+|\d+)(?!\w))*(?![\w-])",
    # a number with the code of its series or a letter: HCA 32-11.380, 1203 G
    "coded": r"(?:[A-Z]{2,4}\s)?\d[\w./–-]*(?:\s[A-Z](?!\w))?",
    # an agency and its series in New Zealand, a series in Victoria
    "agency": r"[A-Z]{1,4}\s\d+",
    "vprs": r"VPRS\s?\d+(?:/P\d+)?",
    # a fonds, a series and a volume of the archives of Norway: A-306, F/Fa, L0002
    "norwegian": r"(?:A|S|D|EA|PA|DA)-\d+",
    "letters": r"[A-Z][a-z]{0,2}(?:/[A-Z][A-Za-z]{0,3})*",
    "binding": r"L?\d{4}",
    # a manuscript of the British Library
    "manuscript": r"(?:Add(?:itional)?\.?|Egerton|Harle(?:y|ian)|Sloane|Lansdowne|Stowe|Arundel|Burney|Royal)"
    r"\s(?:MSS?\.?\s)?\d[\d/]*",
    "rep": r"[A-F]\s(?:Pr\.\s)?(?:Br\.\s)?Rep\.\s[\d-]+",
    "holding": r"[A-Z]{1,3}\s?\d+[a-z]?(?:/\d+)?|\d+[a-z]?",
    "reich": r"(?:RZ|RAV)\s\d{3}",
    # a whole reference between slashes: CAB/9/C/12/1, GD126/19/1, ADM 11/1/1056
    "slashed": r"(?=[^,;]*\d)[A-Z]{1,6}\s?(?:\d+[A-Z]?)?(?:/(?:[A-Z]{1,4}\d*|\d+[A-Za-z]?))*",
    # a fonds of the diplomatic archives of France, of Shanghai, of a university: 208QO, B1, P150
    "orsay": r"\d{1,4}[A-Z]{2,4}",
    "lettercode": r"[A-Z]\d{1,4}[a-z]?",
    "hongkong": r"HKRS\s?\d+",
    "korean": r"[A-Z]{2,3}\d{7}",
    # a box and a file of the League of Nations, a document of NATO
    "registry": r"\d+[A-Z]?(?:/\d+){1,2}",
    # a code of the Swedish archives with its country and its house: SE/RA/420011/1/E
    "swedish": r"SE/[A-Z][A-Za-z]{1,4}(?:/[\w ]+)+",
    "nato": r"[A-Z]{1,4}(?:-[A-Z]{1,3})?\s?\(\d\d\)\s?\d+(?:-[A-Z]+)?",
}
_LEAVES = frozenset({"leaves", "pages", "blatt", "karta"})
_LEVELS = {level.value for level in CodeLevel}
_NUMBER_SIGN = r"(?:(?:(?:no|nr|No|Nr|№|n\.?º|č|br)\.?|#)\s?)?"


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
    blank = rf"|(?:(?<=\d)|(?<=\d[.)a-z])|(?<=[IVXLC]))\s+(?=(?:{'|'.join(words)})\d)" if words else ""
    alone = re.compile("|".join(words)) if words else None
    levels = [place.partition(":") for place in places]
    kinds = {level: re.compile(_KINDS[kind]) for level, _, kind in levels if kind}
    names = tuple(level for level, *_ in levels)
    return Pieces(re.compile(labelled), names, re.compile(rf",{blank}"), kinds, alone)


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
    named = [place.partition(":")[0] for place in places]
    order = table.get("order") or [level for level in dict.fromkeys([*named, *reversed(steps)]) if level in _LEVELS]
    alone = table.get("alone")
    of_leaves = [_FIELD.sub("{}", form) for form in forms if _LEAVES & set(_FIELD.findall(form)[0])] or ["p. {}"]
    one, several = of_leaves[0], f"{of_leaves[0][0]}{of_leaves[0]}"
    return Scheme(
        table["name"],
        tuple(steps.get(level) or Step(CodeLevel(level)) for level in order),
        Leaves(one, several if several in of_leaves else one, "–", table.get("verso", "v")),
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
