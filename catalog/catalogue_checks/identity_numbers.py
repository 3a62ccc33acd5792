"""Numbers that states give to persons, known by their form and their check digits."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from stdnum.br import cpf
from stdnum.ch import ssn as ahv
from stdnum.cn import ric
from stdnum.de import idnr
from stdnum.es import dni
from stdnum.fi import hetu
from stdnum.fr import nir
from stdnum.it import codicefiscale
from stdnum.kr import rrn
from stdnum.no import fodselsnummer
from stdnum.pl import pesel
from stdnum.ru import inn
from stdnum.se import personnummer
from stdnum.us import ssn

__all__ = ["identity_number"]

_LIKELY = re.compile(r"\d[\d .\-№N]{7,}|\d{6}[-+A]\d{3}[0-9A-Z]|[A-Z]{6}\d{2}[A-Z]")
_BEFORE = 60
"""Characters before a number in which the word for it is looked for, where its form alone says too little."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """A kind of number: what it is called, its form, its check, and the word that must precede it, if one must."""

    name: str
    form: re.Pattern[str]
    is_valid: Callable[[str], bool]
    word: re.Pattern[str] | None = None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])")


def _is_snils(number: str) -> bool:
    """Whether the number of a Russian insured person has the right check digits."""
    digits = [int(one) for one in number if one.isdigit()]
    total = sum(weight * digit for weight, digit in zip(range(9, 0, -1), digits, strict=False)) % 101
    return total % 100 == digits[9] * 10 + digits[10]


def _has_form(_: str) -> bool:
    """Accept a number that has no check digit, in the form that it has: a word before it must say what it is."""
    return True


def _word(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_KINDS = (
    _Kind("a Russian insurance number (СНИЛС)", _form(r"\d{3}-\d{3}-\d{3}[ -]\d{2}"), _is_snils),
    _Kind("a Russian passport number", _form(r"\d\d ?\d\d (?:№ ?|N ?)?\d{6}"), _has_form, _word(r"паспорт")),
    _Kind("a Russian taxpayer number (ИНН)", _form(r"\d{12}"), inn.is_valid, _word(r"ИНН|\bINN\b")),
    _Kind("a German tax number", _form(r"\d{2} ?\d{3} ?\d{3} ?\d{3}"), idnr.is_valid, _word(r"steuer|\bIdNr|\btax")),
    _Kind("a French insurance number", _form(r"[12] ?\d\d ?\d\d ?\d[\dAB] ?\d{3} ?\d{3} ?\d\d"), nir.is_valid),
    _Kind("an Italian tax code", _form(r"[A-Z]{6}\d\d[A-Z]\d\d[A-Z]\d{3}[A-Z]"), codicefiscale.is_valid),
    _Kind("a Spanish identity number", _form(r"\d{8}-?[A-Z]"), dni.is_valid),
    _Kind("a Polish identity number (PESEL)", _form(r"\d{11}"), pesel.is_valid, _word("PESEL")),
    _Kind("a Swedish identity number", _form(r"\d{6}[-+]\d{4}"), personnummer.is_valid),
    _Kind("a Finnish identity number", _form(r"\d{6}[-+A]\d{3}[0-9A-Y]"), hetu.is_valid),
    _Kind("a Norwegian birth number", _form(r"\d{6} ?\d{5}"), fodselsnummer.is_valid, _word(r"f[øo]dselsn|personn")),
    _Kind("a Swiss insurance number", _form(r"756\.\d{4}\.\d{4}\.\d\d"), ahv.is_valid),
    _Kind("a number of US Social Security", _form(r"\d{3}-\d\d-\d{4}"), ssn.is_valid),
    _Kind("a Brazilian taxpayer number (CPF)", _form(r"\d{3}\.\d{3}\.\d{3}-\d\d"), cpf.is_valid),
    _Kind("a Chinese identity number", _form(r"\d{17}[\dX]"), ric.is_valid),
    _Kind("a Korean resident number", _form(r"\d{6}-\d{7}"), rrn.is_valid),
)


def identity_number(words: str) -> str | None:
    """Return what number of a person some words hold, never the number itself; or None.

    >>> identity_number("СНИЛС 112-233-445 95"), identity_number("GARF 112-233-445 96"), identity_number("1956-09-05")
    ('a Russian insurance number (СНИЛС)', None, None)
    """
    if not _LIKELY.search(words):
        return None
    for kind in _KINDS:
        for found in kind.form.finditer(words):
            before = words[max(0, found.start() - _BEFORE) : found.start()]
            if (kind.word is None or kind.word.search(before)) and kind.is_valid(found[0]):
                return kind.name
    return None
