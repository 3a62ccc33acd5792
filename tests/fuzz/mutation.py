"""Making bad documents out of good ones: bytes turned, lines moved, pieces of syntax strewn in."""

from __future__ import annotations

import random
from collections.abc import Sequence

__all__ = ["mutated"]

_PIECES = [
    b": ",
    b"- ",
    b" ",
    b"  ",
    b"\n",
    b"\n  ",
    b"\n    ",
    b"#",
    b"  # c",
    b"'",
    b'"',
    b"{",
    b"}",
    b"[",
    b"]",
    b",",
    b", ",
    b"|",
    b"|-",
    b"|+",
    b">",
    b"> ",
    b">-",
    b"|2",
    b">1-",
    b"key: ",
    b"a: b",
    b"\\n",
    b"\\",
    b"\\x41",
    b'\\"',
    b"''",
    b"?",
    b"? ",
    b"-",
    b"--",
    b"---\n",
    b"...\n",
    b"%YAML 1.1\n",
    b"<<: ",
    b"@",
    b"`",
    b"%",
    b"&a ",
    b"*a",
    b"!",
    b"!!str ",
    b"~",
    b"null",
    b"true",
    b"NO",
    b"010",
    b"1e3",
    b"12:30",
    b"\n\n",
    b"\n\n\n",
    b"\t",
    b"\r\n",
    b"\r",
    b"\x00",
    b"\x07",
    b"\x7f",
    b"\xff",
    b"\xc2\x85",
    b"\xe2\x80\xa8",
    b"\xef\xbb\xbf",
    b"\xef\xbf\xbf",
    b"\xed\xa0\x80",
    b"\xc2\xa0",
    b"\xf0\x9f\x98\x80",
    b"\\u0022",
    b"\\ud800",
    b"NaN",
    b"1E400",
    b"9" * 30,
    b"-0",
    b"/*",
    b"//",
    b": |\n      t\n      u\n",
    b": >\n      t\n\n      u\n       v\n",
    b": |\n \n      t\n",
    b":   ",
    b" {a: b, c: 'd''e', f: [1, 2]}",
    b" [a, \"b\", 'c']",
    b"[" * 50,
    b"{a: " * 50,
    b"- " * 50,
    b"word " * 30,
]


def mutated(seeds: Sequence[bytes], chance: random.Random) -> bytes:
    """Return one of the seeds, or a piece of it, changed in one to four places."""
    text = chance.choice(seeds)
    if chance.random() < 0.5:
        text = _lines_of(text, chance)
    for _ in range(chance.randint(1, 4)):
        text = chance.choice(_WAYS)(text, chance)
    return text if len(text) < 100_000 else text[:100_000]


def _lines_of(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    first = chance.randrange(len(lines))
    piece = lines[first : first + chance.randint(2, 30)]
    margin = len(piece[0]) - len(piece[0].lstrip(b" "))
    return b"\n".join(line[margin:] for line in piece) + b"\n"


def _insert(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(_PIECES) + text[at:]


def _cut(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 8) :]


def _turn(text: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(text) + 1)
    return text[:at] + bytes([chance.randrange(256)]) + text[at + 1 :]


def _end(text: bytes, chance: random.Random) -> bytes:
    return text[: chance.randrange(len(text) + 1)]


def _double(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))
    return b"\n".join(lines)


def _indent(text: bytes, chance: random.Random) -> bytes:
    lines = text.split(b"\n")
    number = chance.randrange(len(lines))
    lines[number] = b" " * chance.randint(1, 4) + lines[number] if chance.random() < 0.5 else lines[number].lstrip(b" ")
    return b"\n".join(lines)


_WAYS = (_insert, _insert, _cut, _turn, _end, _double, _indent)
