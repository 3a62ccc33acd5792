"""Patronymics of Russian, Ukrainian and Belarusian names, in Cyrillic and in Latin letters."""

from __future__ import annotations

import re

__all__ = ["is_patronymic"]

_PATRONYMIC = re.compile(
    r".+(?:[оеь]вич|ьич|[оеё]вна|ичн?на|[оеё]ична|[oe]vich|[oe]vna|yich|l['ʹ]?ich|ichna)|(?:Иль|Кузьм|Фом|Лук|Никит)ич(?:на)?",
    re.IGNORECASE,
)
"""Иванович, Ильич, Кузьмич, Ивановна, Ильинична; Ivanovich, Il'ich, Ilyich, Ivanovna, Nikitichna."""


def is_patronymic(word: str) -> bool:
    """Whether a word has the form of a patronymic; some surnames have it too: Попович.

    >>> is_patronymic("Ильич"), is_patronymic("Ivanovna"), is_patronymic("Иван")
    (True, True, False)
    """
    return _PATRONYMIC.fullmatch(word) is not None
