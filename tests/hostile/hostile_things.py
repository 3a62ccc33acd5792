"""Everything that somebody who means ill, or a broken disk, may put into the folder of a catalogue."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

__all__ = ["SETTINGS", "hostile_catalogue"]

_HEAD = b"id: %s\nlevel: item\ntitle: "


def hostile_catalogue(root: Path) -> Path:
    """Fill the records of a catalogue with hostile things, one good record (`good`) among them; return its root."""
    records = root / "records"
    (records / "good.yaml").write_bytes(b"id: good\nlevel: item\ntitle: A letter\n")
    for name, content in _FILES.items():
        (records / os.fsdecode(name)).write_bytes(content)
    os.mkfifo(records / "fifo.yaml")
    os.mkfifo(records / "fifo.txt")
    for name, target in _LINKS.items():
        (records / name).symlink_to(target)
    deep = records.joinpath(*["d"] * 200)
    deep.mkdir(parents=True)
    (deep / "deep.yaml").write_bytes(_HEAD % b"deep" + b"D\n")
    _hostile_transcripts(records)
    return root


_LINKS = {
    "to-fifo.yaml": "fifo.yaml",
    "to-fifo.jsonl": "fifo.yaml",
    "loop.yaml": "loop.yaml",
    "loop-a.json": "loop-b.json",
    "loop-b.json": "loop-a.json",
    "loop-folder": "loop-folder",
    "parent": "..",
    "device.yaml": "/dev/zero",
    "device.jsonl": "/dev/full",
    "terminal.yaml": "/dev/tty",
    "outside.yaml": "/etc/passwd",
    "nowhere.yaml": "nowhere",
    "to-folder.yaml": ".",
    "proc.yaml": "/proc/self/mem",
}

_FILES = {
    b"number.json": b'{"id": "number", "level": "item", "title": %s}' % (b"9" * 1_000_000),
    b"number.jsonl": b'{"id": "number-2", "level": "item", "title": -%s}\n' % (b"9" * 1_000_000),
    b"float.json": b'{"id": "float", "level": "item", "title": 1e%s}' % (b"9" * 1_000),
    b"number.yaml": _HEAD % b"number-3" + b"N\nreference_code: {repository: GARF, fond: %s}\n" % (b"9" * 100_000),
    b"year.yaml": _HEAD % b"year" + b"N\ndates:\n  - {start: '%s'}\n" % (b"9" * 100_000),
    b"superscript.yaml": _HEAD % b"superscript" + "N\ndates:\n  - {start: '¹⁹⁵⁶'}\n".encode(),
    b"leaves.yaml": _HEAD % b"leaves" + b"N\nreference_code: {repository: GARF, leaves: '%s-1'}\n" % (b"9" * 10_000),
    b"utf-16.yaml": "id: utf-16\nlevel: item\ntitle: U\n".encode("utf-16"),
    b"utf-32.yaml": "id: utf-32\nlevel: item\ntitle: U\n".encode("utf-32"),
    b"utf-16.json": '{"id": "utf-16"}'.encode("utf-16-be"),
    b"latin-1.yaml": _HEAD % b"latin" + "Dépêche\n".encode("latin-1"),
    b"surrogate.json": b'{"id": "surrogate", "level": "item", "title": "\\ud800"}',
    b"identifier.yaml": _HEAD % "письмо".encode() + b"P\n",
    b"identifier-2.json": '{"id": "é", "level": "item", "title": "É"}'.encode(),
    b"identifier-3.yaml": _HEAD % b"../../../etc/passwd" + b"P\n",
    b"controls.yaml": _HEAD % b"controls" + b'"\\x1b[31m\\x9b\\u202e"\n',
    b"deep.yaml": b"[" * 100_000,
    b"deep.json": b'{"a":' * 100_000,
    b"aliases.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    b"object.yaml": b"!!python/object/apply:os.system ['true']\n",
    b"keys.yaml": b"? [a, b]\n: c\n",
    b"empty.yaml": b"",
    b"empty.jsonl": b"",
    b"nul.yaml": b"\0" * 100,
    b"list.yaml": b"- a\n",
    b"scalar.json": b"1",
    b"null.json": b"null",
    b"lines.jsonl": b"\n\n{\n[]\nnull\n" + b"\xff\n" + b'{"id": "x"',
    b"not-utf-8-\xff.yaml": _HEAD % b"name" + b"N\n",
    b"line\nbreak.yaml": _HEAD % b"line" + b"N\nunknown: x\n",
    b"escape\x1b[31m.yaml": _HEAD % b"escape" + b"N\nunknown: x\n",
    b"-o.yaml": _HEAD % b"dash" + b"N\n",
    b".hidden.yaml": b"[",
}


def _hostile_transcripts(records: Path) -> None:
    """Records whose transcripts are a FIFO, a device, a loop of links, or nowhere."""
    (records / "zero.txt").symlink_to("/dev/zero")
    (records / "loop.txt").symlink_to("loop.txt")
    for name in ("fifo", "zero", "loop", "gone", "d"):
        file = name if name == "d" else f"{name}.txt"
        text = f"texts:\n  - {{language: en, transcript: {{file: {file}, sha256: '{'0' * 64}'}}}}\n"
        (records / f"transcript-{name}.yaml").write_bytes(_HEAD % f"transcript-{name}".encode() + f"T\n{text}".encode())


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _content(content: bytes) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.write_bytes(content)

    return put


def _link(target: str) -> Callable[[Path], None]:
    def put(path: Path) -> None:
        path.symlink_to(target)

    return put


def _loop(path: Path) -> None:
    path.symlink_to(path.name)


SETTINGS: dict[str, Callable[[Path], None]] = {
    "fifo": _fifo,
    "folder": Path.mkdir,
    "link to a device": _link("/dev/zero"),
    "loop": _loop,
    "utf-16": _content("name = 'a'\n".encode("utf-16")),
    "latin-1": _content("name = 'é'\n".encode("latin-1")),
    "deep list": _content(b"a = " + b"[" * 100_000),
    "deep table": _content(b"a = " + b"{a = " * 100_000),
    "dotted": _content(b"archive" + b".a" * 3_000 + b" = 1\n"),
    "long number": _content(b"page_size = " + b"9" * 1_000_000 + b"\n"),
    "large": _content(b"#" * 9_000_000),
    "nul": _content(b"\0"),
    "wrong kinds": _content(b"archive = 1\nname = [1]\nsets = {}\nfriends = 1\n[[policies]]\n"),
}
"""What may be in the place of a file of settings."""
