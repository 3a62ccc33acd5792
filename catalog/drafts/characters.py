"""In which characters a file of text is written: UTF-8 or UTF-16, or an encoding of one country, which is a guess.

A spreadsheet that saves plain "CSV" uses the code page of its country and does not say which.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from catalog.drafts.source import Source, Unreadable
from catalog.findings import Finding
from catalog.languages.encodings import guessed_encoding, name_of_encoding

__all__ = ["Characters", "characters_of", "lines_of", "opening_of"]

_PIECE = 1024 * 1024
_LONGEST_LINE = 10 * 1024 * 1024
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_BEYOND = re.compile(rb"[\x80-\xff]")
_OF_UTF_8 = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_SAVE = "Save the file as UTF-8: a spreadsheet program calls it 'CSV UTF-8'."


@dataclass(frozen=True, slots=True)
class Characters:
    """The encoding of a file, as Python names it; `sample` is a word as a guess reads it, or nothing."""

    encoding: str
    sample: str = ""

    @property
    def doubt(self) -> str:
        """What is doubtful about it, in one sentence, or nothing."""
        name = name_of_encoding(self.encoding)
        return f"The file is not UTF-8: its letters are read as {name}. Check that they are right." * bool(self.sample)


def characters_of(source: Source) -> Characters:
    """Return in which characters a source is written. Raises Unreadable for what is empty or no text."""
    if not source.opening.strip():
        raise Unreadable(Finding("empty", "The file is empty.", hint="Save it again."))
    if source.opening.startswith(_UTF_16):
        return Characters("utf-16")
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 1
    with source.open() as file:
        while piece := file.read(_PIECE):
            if b"\0" in piece:
                hint = "Save it as text, in UTF-8."
                raise Unreadable(Finding("binary", "The file holds NUL bytes: it is not a text.", hint=hint))
            at = _undecoded(decoder, piece, final=len(piece) < _PIECE)
            lines += piece.count(b"\n", 0, at)
            if at is not None:
                return _guess(piece, at, lines)
    return Characters("utf-8-sig")


def opening_of(source: Source) -> str:
    """Return the first characters of a source, to recognise it by; none where it is no text."""
    opening = source.opening
    if opening.startswith(_UTF_16):
        return opening.decode("utf-16", "ignore")
    if b"\0" in opening:
        return ""
    at = _undecoded(codecs.getincrementaldecoder("utf-8")(), opening, final=False)
    try:
        encoding = "utf-8-sig" if at is None else _guess(opening, at, 1).encoding
    except Unreadable:
        return ""
    return opening.decode(encoding, "ignore")


def _undecoded(decoder: codecs.IncrementalDecoder, piece: bytes, *, final: bool) -> int | None:
    """Return where in a piece the first byte is that is no UTF-8, or None."""
    try:
        decoder.decode(piece, final)
    except UnicodeDecodeError as error:
        return max(0, error.start - (len(error.object) - len(piece)))  # the decoder has kept some bytes from before
    return None


def _guess(piece: bytes, at: int, line: int) -> Characters:
    """Return the encoding that letters beyond ASCII are likely in. Raises Unreadable where it is none."""
    damaged = f"The byte 0x{piece[at]:02X} in line {line} is not UTF-8 text"
    if 2 * sum(map(len, _OF_UTF_8.findall(piece))) > len(_BEYOND.findall(piece)):
        hint = "The rest is: the file is damaged there. Write the line again."
        raise Unreadable(Finding("not-utf-8", f"{damaged}.", hint=hint, line=line))
    encoding = guessed_encoding(piece)
    if not encoding:
        raise Unreadable(Finding("not-utf-8", f"{damaged}, nor of another encoding.", hint=_SAVE, line=line))
    text = piece.decode(encoding, "replace")
    sample = next(word for word in (*re.split(r"[\s,;\"]+", text), *text) if not word.isascii())
    return Characters(encoding, sample[:40])


def lines_of(source: Source, characters: Characters) -> Iterator[str]:
    """Yield the lines of a source with single line feeds. Raises Unreadable where one is no text, or has no end."""
    number = 0
    with source.open() as file, io.TextIOWrapper(file, encoding=characters.encoding, newline=None) as text:
        try:
            while line := text.readline(_LONGEST_LINE):
                number += 1
                if len(line) == _LONGEST_LINE:
                    raise Unreadable(Finding("too-large", f"The line {number} is longer than 10 MB.", line=number))
                if "\0" in line:
                    raise Unreadable(Finding("binary", f"The line {number} holds NUL characters.", line=number))
                yield line
        except UnicodeDecodeError as error:
            message = f"What follows line {number} is not {characters.encoding.upper()} text: {error.reason}."
            raise Unreadable(Finding("not-utf-8", message, hint=_SAVE, line=number + 1)) from None
