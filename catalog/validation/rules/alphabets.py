"""Letters of two alphabets in one word: a Cyrillic letter that looks like a Latin one is found by no search."""

from __future__ import annotations

from catalog.findings import Fix
from catalog.validation.rules.rule import Fault
from catalog.validation.word_meant import in_one_script
from catalog.validation.yaml_value import yaml_value

__all__ = ["mixed_letters"]


def mixed_letters(words: str, has: str = "letters", hint: str = "Write {}.") -> Fault | None:
    """Return what is wrong with words that mix alphabets, and the words in one; None where they do not."""
    fixed, letters = in_one_script(words)
    if not fixed:
        return None
    return Fault(f"{words!r} has {has} of two alphabets: {letters}.", hint.format(fixed), Fix(yaml_value(fixed)))
