"""Canonical form: the same record, the same comments, one way to write it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.errors import UnreadableDocument
from catalog.model import Record
from catalog.model.strings import is_blank
from catalog.storage import Document, Syntax, write_yaml
from catalog.storage.canonical_form import canonical
from catalog.storage.yaml.canonical import canonical_yaml
from catalog.storage.yaml.comments import comments_of
from catalog.storage.yaml.reader import read
from tests.every import every
from tests.examples import examples

MINIMAL = "id: a\nlevel: item\ntitle: A letter\n"

CASES = {
    "comments at the head stay there, whatever moves": (
        "# yaml-language-server: $schema=x\n# (c) the archive\n\n# of the title\ntitle: A\nlevel: item\nid: a\n",
        "# yaml-language-server: $schema=x\n# (c) the archive\n\nid: a\nlevel: item\n# of the title\ntitle: A\n",
    ),
    "a comment behind a value stays behind it": (
        "id: a # one\nlevel: item #two\ntitle: {text: A, language: en}   # three\n",
        "id: a  # one\nlevel: item  #two\ntitle: {text: A, language: en}  # three\n",
    ),
    "a comment within brackets opens them": (
        MINIMAL + "authors: [ # who\n  A, # first\n  {name: B, # second\n   kind: person}\n  # no more\n]\n",
        MINIMAL + "authors:\n  # who\n  - A  # first\n  - name: B  # second\n    kind: person\n  # no more\n",
    ),
    "a comment behind block text stays in its head line": (
        MINIMAL + "custody: |   # as told\n   # no comment\n   told\n\n\nurl: https://example.org\n",
        MINIMAL + "custody: |  # as told\n  # no comment\n  told\n\nurl: https://example.org\n",
    ),
    "a comment behind text that is folded moves above it": (
        MINIMAL + f"custody: {'word ' * 40} # all of it\n",
        None,
    ),
    "a comment behind a long name moves above its item": (
        MINIMAL + f"authors:\n  - name: '{'0' * 100}\n      0 '  # behind\n    note: X\n",
        MINIMAL + f"authors:\n  # behind\n  - name: '{'0' * 100}\n      0 '\n    note: X\n",
    ),
    "a comment at the end of a list ends the list": (
        MINIMAL + "authors:\n- A\n# not in the list\nurl: https://example.org\n",
        MINIMAL + "authors:\n  - A\n# not in the list\nurl: https://example.org\n",
    ),
    "a deeper comment stays deep": (
        MINIMAL + "texts:\n  - key: x\n    # of this text\n  # of the list\n# of all\n",
        MINIMAL + "texts:\n  - key: x\n    # of this text\n  # of the list\n# of all\n",
    ),
    "a comment above the first key of an item stands above the item": (
        MINIMAL + "texts:\n  - language: ru\n    # named so\n    key: x\n    form: print\n",
        MINIMAL + "texts:\n  # named so\n  - {key: x, language: ru, form: print}\n",
    ),
    "blank lines group fields, one is enough": (
        MINIMAL + "\n\n\nauthors:\n\n  - A\n\nurl: https://example.org\n\n\n",
        MINIMAL + "\nauthors:\n\n  - A\n\nurl: https://example.org\n",
    ),
    "levels of a reference code keep their order": (
        MINIMAL + "reference_code: {delo: 7, leaves: 1-2, opis: 98, fond: 5446, repository: GARF}\n",
        MINIMAL + 'reference_code:\n  repository: GARF\n  delo: "7"\n  opis: "98"\n  fond: "5446"\n  leaves: 1-2\n',
    ),
    "numbers and truth values are plain, other text is text to every reader": (
        MINIMAL + "texts: [{key: x, copies: {count: '06'}, note: NO}]\naccess: {conditions: 'no', is_open: 'yes'}\n",
        None,
    ),
    "markers of a document go": ("---\n" + MINIMAL + "...\n", MINIMAL),
    "carriage returns and a mark of byte order go": ("\ufeff" + MINIMAL.replace("\n", "\r\n"), MINIMAL),
}


def document(text: str, syntax: Syntax = Syntax.YAML) -> Document:
    return Document(Path("a.yaml"), text.encode(), syntax)


def form(text: str) -> str:
    return canonical(document(text)).decode()


@every("name", CASES)
def test_canonical_form(name: str) -> None:
    text, expected = CASES[name]
    written = form(text)
    if expected is not None:
        assert written == expected
    assert form(written) == written
    assert Record.model_validate(document(written).tree()) == Record.model_validate(document(text).tree())


def test_a_comment_behind_folded_text_moves_above_it() -> None:
    text, _ = CASES["a comment behind text that is folded moves above it"]
    lines = form(text).splitlines()
    assert lines[3:5] in (["custody: >-  # all of it", lines[4]], ["# all of it", lines[4]])


def test_scalars_keep_their_type_for_other_readers() -> None:
    import yaml

    text, _ = CASES["numbers and truth values are plain, other text is text to every reader"]
    tree = yaml.safe_load(form(text))
    assert tree["texts"] == [{"key": "x", "copies": {"count": 6}, "note": "NO"}]
    assert tree["access"] == {"conditions": "no", "is_open": True}


def test_the_letter_is_in_canonical_form(root: Path) -> None:
    path = root / "records/garf/5446/98/garf-5446-98-721-170.yaml"
    text = path.read_text(encoding="utf-8")
    assert form(text) == text


LINE = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Cf"], exclude_characters="\ufeff\ufffe\uffff"), min_size=1
)
WORDS = st.one_of(
    LINE, st.sampled_from(["NO", "010", "# x", "a # b", "- a", "{a", "a: b", "1e3", "'", '"', "word " * 40])
)
WORD = WORDS.filter(lambda text: not is_blank(text))
PROSE = st.lists(WORD, min_size=1, max_size=3).map("\n".join)
AGENT = st.one_of(WORD, st.fixed_dictionaries({"name": WORD}, optional={"as_written": PROSE, "note": PROSE}))
RECORDS = st.fixed_dictionaries(
    {"title": st.one_of(WORD, st.fixed_dictionaries({"text": WORD}, optional={"supplied_by": WORD}))},
    optional={
        "authors": st.lists(AGENT, min_size=1, max_size=3),
        "custody": PROSE,
        "notes": st.lists(PROSE, min_size=1, max_size=2),
        "texts": st.lists(
            st.fixed_dictionaries(
                {}, optional={"form": st.just("print"), "note": PROSE, "translators": st.lists(AGENT)}
            ),
            max_size=2,
        ).map(lambda texts: [{**text, "key": f"k{number}"} for number, text in enumerate(texts)]),
    },
).map(lambda fields: {**fields, "id": "a", "level": "item"})
COMMENT = st.sampled_from(["# c", "#", "## d: [e", "# 'f", ""])


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A record with comments and blank lines between its lines and behind them, where YAML allows them."""
    tree = draw(RECORDS)
    keys = draw(st.permutations(list(tree)))
    lines = write_yaml({key: tree[key] for key in keys}).decode().split("\n")[:-1]
    text, comments = "", []
    for number, line in enumerate(lines):
        above = draw(st.lists(st.tuples(COMMENT, st.integers(0, 8)), max_size=2)) if draw(st.booleans()) else []
        behind = draw(st.sampled_from(["", "", "# behind"]))
        more = "".join(f"{' ' * indent}{comment}\n" for comment, indent in above) + f"{line}  {behind}".rstrip() + "\n"
        rest = "".join(f"{line}\n" for line in lines[number + 1 :])
        if _says(text + more + rest, tree):
            text += more
            comments += [comment for comment in [*(comment for comment, _ in above), behind] if comment]
        else:
            text += f"{line}\n"
    return text, sorted(comments)


def _says(text: str, tree: dict[str, Any]) -> bool:
    try:
        return bool(read(text) == tree)
    except UnreadableDocument:
        return False


@settings(max_examples=examples(60), deadline=None)
@given(commented())
def test_no_meaning_and_no_comment_is_lost_and_the_form_is_final(given_text: tuple[str, list[str]]) -> None:
    text, comments = given_text
    assert comments_of(text).all() == comments
    written = canonical_yaml(text)
    assert read(written) == read(text)
    assert comments_of(written).all() == comments
    assert canonical_yaml(written) == written
