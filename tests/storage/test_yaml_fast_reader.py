"""The quick reader of YAML reads what the exact one reads, and leaves to it whatever is written otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.errors import UnreadableDocument
from catalog.model import Record
from catalog.storage import write_yaml
from catalog.storage.encoding import decode
from catalog.storage.yaml import fast_reader, reader
from tests.examples import examples

SEEN = {
    "false-friends": "zero: 010\ntime: 12:30:45\nday: 1956-09-05\nempty:\nyes: one\nfloat: 1e3\n",
    "aligned": "id:    a\nlevel: item\n",
    "comments": "# first\nid: a\n  # indented: so\n\nnotes:\n  # of a list\n  - x\n",
    "list-below-its-key": "notes:\n- a\n- b\ntitle: T\n",
    "list-of-mappings": "texts:\n  - key: a\n    notes:\n      - x\n      - y\n  - key: b\ntitle: T\n",
    "mapping-that-opens-behind-a-dash": "texts:\n  - title:\n      text: T\n    key: a\n",
    "quoted": "a: \"5446\"\nb: 'it''s: so # there'\nc:\n  - \"x: y\"\n  - '[z]'\n",
    "flow": "a: {b: c, d: \"e, f\", g: 'h''s', i: [1, 2]}\nj: [k l, \"m: n\", 'o']\np:\n  - {q: r}\n",
    "literal": "a: |\n  b\n    c\n\n  d: e\n\nf: |-\n  g\n",
    "folded": "a: >\n  b\n  c\n\n  d\n\n\n  e\nf:\n  - >-\n    g\n    - h\n",
    "other-scripts": "a: Письмо «о пленуме», № 5\nb: 金日成\nc: \u00a0x\nd: 😀\n",
    "key-at-the-end": "a: b\nc:\n",
}
LEFT = {
    "nothing": "",
    "only-comments": "# a\n",
    "no-line-break-at-the-end": "a: b",
    "tab": "a:\tb\n",
    "carriage-return": "a: b\r\n",
    "other-line-breaks": "a: b\u2028c\n",
    "byte-order-mark": "\ufeffa: b\n",
    "key-twice": "a: b\na: c\n",
    "key-twice-in-flow": "a: {b: c, b: d}\n",
    "text-over-lines": "a: b\n  c\n",
    "text-over-lines-in-a-list": "a:\n  - b\n    c\n",
    "comment-behind-a-value": "a: b # c\n",
    "word-for-no": "a: NO\n",
    "word-for-nothing": "a:\n  - null\n",
    "word-in-brackets": "a: [b, no]\n",
    "word-in-braces": "a: {b: ~, c: yes}\n",
    "quotation-marks-of-people": "a: “b”\n",
    "quotation-marks-of-people-in-brackets": "a: [«b», c]\n",
    "colon-in-a-value": "a: b: c\n",
    "anchor": "a: &b c\n",
    "alias": "a: *b\n",
    "tag": "a: !!str b\n",
    "document-start": "---\na: b\n",
    "escape": 'a: "b\\nc"\n',
    "empty-flow": "a: []\nb: {}\n",
    "flow-over-lines": "a: [b,\n  c]\n",
    "nested-flow": "a: [[b]]\n",
    "block-with-number": "a: |2\n   b\n",
    "block-that-keeps": "a: |+\n  b\n\n",
    "block-of-spaces": "a: |\n \n     b\n  c\n",
    "block-with-space-at-the-end-of-a-line": "a: |\n  b \n  c\n",
    "block-folded-with-more-indented": "a: >\n  b\n    c\n",
    "block-broken-by-a-lesser-indent": "a:\n  b: |\n      c\n    d\n",
    "wrong-indent": "a:\n    b: c\n  d: e\n",
    "list-in-a-list": "a:\n  - - b\n",
    "dash-alone": "a:\n  -\n    b: c\n",
    "scalar": "a\n",
    "list": "- a\n",
    "long-key": "a" * 1_030 + ": b\n",
    "deep": "".join(" " * depth + "a:\n" for depth in range(60)),
}


@pytest.mark.parametrize("text", SEEN.values(), ids=SEEN)
def test_what_is_written_plainly_is_seen_as_it_is(text: str) -> None:
    assert fast_reader.read(text.encode()) == reader.read(text)


@pytest.mark.parametrize("text", LEFT.values(), ids=LEFT)
def test_what_is_written_otherwise_is_left_to_the_exact_reader(text: str) -> None:
    assert fast_reader.read(text.encode()) is None


def test_what_is_no_utf_8_is_left_to_the_exact_reader() -> None:
    assert fast_reader.read(b"a: Caf\xe9\n") is None
    assert fast_reader.read(b"a: \xed\xa0\x80\n") is None


def test_the_form_that_we_write_is_seen(letter: Record, root: Path) -> None:
    for text in (write_yaml(letter.plain()), *(path.read_bytes() for path in root.glob("records/**/*.yaml"))):
        assert fast_reader.read(text) == reader.read(decode(text))


LINES = [
    *(line for text in (*SEEN.values(), *LEFT.values()) for line in text.splitlines() if len(line) < 100),
    "", " ", "  ", "   # c", "k: v", "  k: v", "    k: v", "  - k: v", "- k: v", "    - x", "k:", "  k: ", "  - k:",
    "k: |", "  - >-", "    k: >", "      deeper", "  x", "k: {a: b , c: d}", "k: 'a' b", "k: \"a\" ", "- ", "-", "? k",
]  # fmt: skip


@settings(max_examples=examples(500), deadline=None)
@given(st.lists(st.sampled_from(LINES), min_size=1, max_size=8).map("\n".join), st.sampled_from(["", "\n", "\n\n"]))
def test_whatever_is_seen_the_exact_reader_sees_too(text: str, end: str) -> None:
    seen = fast_reader.read((text + end).encode())
    if seen is None:
        return
    try:
        exact = reader.read(decode((text + end).encode()))
    except UnreadableDocument as trouble:
        pytest.fail(f"{trouble} was not seen")
    assert repr(seen) == repr(exact)
