"""Saying no in the words of the protocol (OAI-PMH 2.0, 3.6): the errors are those of `oaipmh.error`."""

from __future__ import annotations

from collections.abc import Iterable

from oaipmh.error import ErrorBase

__all__ = ["Refusal", "quoted"]

_LONGEST_ECHO = 100


class Refusal(Exception):
    """A request that cannot be answered, with every error that was found in it."""

    def __init__(self, errors: Iterable[ErrorBase]) -> None:
        self.errors = tuple(errors)
        super().__init__("; ".join(map(str, self.errors)))


def quoted(value: str) -> str:
    """Return what a client gave, short enough to be in a message."""
    return f"'{value[:_LONGEST_ECHO]}{'...' if len(value) > _LONGEST_ECHO else ''}'"
