"""Random sources imported in random order, changed, and edited by hand between: no word of a cataloguer moves or is lost."""

# ruff: noqa: E501

from __future__ import annotations

import datetime as dt
import json
import random
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog.ingest import Result, ingest
from catalog.ingest.new_catalogue import found_catalogue
from catalog.model import Catalogue
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.validation import read
from tests.examples import examples

DAY = dt.date(2026, 11, 23)
TITLES = ("Letters", "Minutes of the board", "Ledger", "Plan of the harbour")


@dataclass(frozen=True)
class Document:
    """A document of a source: `secret` is in what the source says of it, whatever else changes."""

    secret: str
    title: str
    year: str
    edition: int = 0
    below: tuple[Document, ...] = ()

    @property
    def words(self) -> str:
        return f"About {self.secret}, edition {self.edition}."


def ead(documents: list[Document], *, numbers: str, name: str) -> str:
    """Write a finding aid of two levels; its units have numbers for ever, by their place, or none."""

    def unit(each: Document, place: str) -> str:
        number = {"for ever": f"F/{each.secret}", "by place": f"F/{place}", "not": ""}[numbers]
        unitid = f"<unitid>{number}</unitid>" if number else ""
        below = "".join(unit(one, f"{place}/{at}") for at, one in enumerate(each.below, 1))
        return (
            f"<c level='{'series' if below else 'file'}'><did>{unitid}<unittitle>{each.title}</unittitle>"
            f"<unitdate normal='{each.year}'>{each.year}</unitdate></did><scopecontent><p>{each.words}</p></scopecontent>{below}</c>"
        )

    units = "".join(unit(each, str(at)) for at, each in enumerate(documents, 1))
    return (
        f"<ead><eadheader><eadid>aid</eadid></eadheader><archdesc level='fonds'><did><unittitle>{name} papers"
        f"</unittitle><unitid>F</unitid><unitdate normal='1900/1910'/></did><dsc>{units}</dsc></archdesc></ead>"
    )


def ris(documents: list[Document], *, numbers: str, name: str) -> str:
    item = "TY  - MANSCPT\n{number}TI  - {title}\nDA  - {year}\nAB  - {words}\nER  - \n"
    names = {"for ever": "ID  - {}\n", "by place": "ID  - item{}\n", "not": ""}[numbers]
    return "".join(
        item.format(
            number=names.format(each.secret if numbers == "for ever" else at),
            title=each.title,
            year=each.year,
            words=each.words,
        )
        for at, each in enumerate(documents, 1)
    )


def csl(documents: list[Document], *, numbers: str, name: str) -> str:
    items: list[dict[str, Any]] = [
        {
            "type": "manuscript",
            "title": each.title,
            "issued": {"date-parts": [[int(each.year)]]},
            "abstract": each.words,
        }
        for each in documents
    ]
    if numbers != "not":
        items = [
            {"id": each.secret if numbers == "for ever" else str(at), **item}
            for at, (each, item) in enumerate(zip(documents, items, strict=True), 1)
        ]
    return json.dumps(items)


def sheet(documents: list[Document], *, numbers: str, name: str) -> str:
    heading, *rows = ["title,date,abstract", *(f'{each.title},{each.year},"{each.words}"' for each in documents)]
    if numbers == "for ever":
        return "\n".join(
            [f"id,{heading}", *(f"{each.secret},{row}" for each, row in zip(documents, rows, strict=True))]
        )
    return "\n".join([heading, *rows])


def atom(documents: list[Document], *, numbers: str, name: str) -> str:
    rows = [
        f'{each.secret if numbers == "for ever" else at},,{each.title},Item,{each.year},"{each.words}"'
        for at, each in enumerate(documents, 1)
    ]
    return "\n".join(["legacyId,parentId,title,levelOfDescription,eventDates,scopeAndContent", *rows])


def marc(documents: list[Document], *, numbers: str, name: str) -> str:
    def record(at: int, each: Document) -> str:
        number = f"<controlfield tag='001'>{each.secret if numbers == 'for ever' else at}</controlfield>"
        return (
            f"<record><leader>00000npcaa2200000 i 4500</leader>{'' if numbers == 'not' else number}"
            f"<datafield tag='245' ind1='0' ind2='0'><subfield code='a'>{each.title}</subfield></datafield>"
            f"<datafield tag='264' ind1=' ' ind2='0'><subfield code='c'>{each.year}</subfield></datafield>"
            f"<datafield tag='520' ind1=' ' ind2=' '><subfield code='a'>{each.words}</subfield></datafield></record>"
        )

    records = "".join(record(at, each) for at, each in enumerate(documents, 1))
    return f"<collection xmlns='http://www.loc.gov/MARC21/slim'>{records}</collection>"


def mods(documents: list[Document], *, numbers: str, name: str) -> str:
    def record(at: int, each: Document) -> str:
        number = each.secret if numbers == "for ever" else at
        info = f"<recordInfo><recordIdentifier>{number}</recordIdentifier></recordInfo>"
        return (
            f"<mods><titleInfo><title>{each.title}</title></titleInfo><originInfo><dateCreated>{each.year}</dateCreated>"
            f"</originInfo><abstract>{each.words}</abstract>{'' if numbers == 'not' else info}</mods>"
        )

    records = "".join(record(at, each) for at, each in enumerate(documents, 1))
    return f"<modsCollection xmlns='http://www.loc.gov/mods/v3'>{records}</modsCollection>"


def dc(documents: list[Document], *, numbers: str, name: str) -> str:
    def record(at: int, each: Document) -> str:
        number = f"<dc:identifier>https://example.org/{each.secret if numbers == 'for ever' else at}</dc:identifier>"
        return (
            f"<dc><dc:title>{each.title}</dc:title><dc:date>{each.year}</dc:date><dc:description>{each.words}"
            f"</dc:description>{number if numbers == 'for ever' else ''}</dc>"
        )

    records = "".join(record(at, each) for at, each in enumerate(documents, 1))
    return f"<list xmlns:dc='http://purl.org/dc/elements/1.1/'>{records}</list>"


WRITERS: dict[str, tuple[str, Callable[..., str]]] = {
    "ead": ("xml", ead),
    "ris": ("ris", ris),
    "csl": ("json", csl),
    "sheet": ("csv", sheet),
    "atom": ("csv", atom),
    "marc": ("xml", marc),
    "mods": ("xml", mods),
    "dc": ("xml", dc),
}


@dataclass
class Sources:
    """Two sources of one kind that change, and what a cataloguer has written, by the document it is about."""

    folder: CatalogueFolder
    kind: str
    numbers: str
    chance: random.Random
    documents: dict[str, list[Document]] = field(default_factory=dict)
    written: dict[str, set[str]] = field(default_factory=dict)
    count: int = 0

    def document(self, depth: int = 0) -> Document:
        self.count += 1
        secret = f"secret{self.count}x"
        below = (
            tuple(self.document(1) for _ in range(self.chance.randint(0, 3)))
            if self.kind == "ead" and not depth
            else ()
        )
        return Document(secret, self.chance.choice(TITLES), str(self.chance.randint(1900, 1903)), 0, below)

    def change(self, name: str) -> None:
        now = self.documents.setdefault(name, [self.document() for _ in range(4)])
        match self.chance.choice(["insert", "remove", "shuffle", "edit", "inside"]):
            case "insert":
                now.insert(self.chance.randint(0, len(now)), self.document())
            case "remove" if len(now) > 1:
                now.pop(self.chance.randrange(len(now)))
            case "shuffle":
                self.chance.shuffle(now)
            case "edit":
                at = self.chance.randrange(len(now))
                now[at] = replace(now[at], edition=now[at].edition + 1)
            case _:
                at = self.chance.randrange(len(now))
                inside = [self.document(1), *now[at].below] if self.kind == "ead" else now[at].below
                now[at] = replace(now[at], below=tuple(inside))

    def take(self, name: str) -> None:
        ending, write = WRITERS[self.kind]
        path = self.folder.root.parent / f"{name}.{ending}"
        path.write_text(write(self.documents[name], numbers=self.numbers, name=name), encoding="utf-8")
        planned = [(each.result, each.record) for each in ingest([path], self.folder, dry_run=True, today=DAY)]
        done = [(each.result, each.record) for each in ingest([path], self.folder, today=DAY)]
        assert planned == done
        again = [each.result for each in ingest([path], self.folder, today=DAY)]
        assert set(again) <= {Result.UNCHANGED, Result.GONE}

    def edit_by_hand(self) -> None:
        paths = sorted(self.folder.records.rglob("*.yaml"))
        for path in self.chance.sample(paths, min(2, len(paths))):
            (document,) = self.folder.read(path)
            tree = read(document).demand().plain()
            word = f"hand{len(self.written)}x{self.chance.randrange(10**6)}x"
            tree["notes"] = [*tree.get("notes", []), f"By hand: {word}."]
            if self.chance.random() < 0.3:
                tree["title"] = f"{word}, titled by hand"
            self.folder.write(tree, path=path)
            self.written.setdefault(secret_of(tree), set()).add(word)

    def check(self) -> None:
        there: dict[str, set[str]] = {}
        for document in self.folder.documents():
            tree = read(document).demand().plain()
            words = set(re.findall(r"hand\d+x\d+x", json.dumps(tree)))
            if words:
                there.setdefault(secret_of(tree), set()).update(words)
        assert there == self.written

    def everything_is_there(self) -> None:
        for documents in self.documents.values():
            secrets = {one.secret for each in documents for one in (each, *each.below)}
            found = [secret_of(read(document).demand().plain()) for document in self.folder.documents()]
            assert secrets <= set(found)


def secret_of(tree: dict[str, Any]) -> str:
    found = re.search(r"secret\d+x", json.dumps([tree.get("abstract", ""), tree.get("scope", "")], ensure_ascii=False))
    return found[0] if found else "root"


@contextmanager
def catalogue() -> Iterator[CatalogueFolder]:
    with tempfile.TemporaryDirectory() as root:
        found_catalogue(Path(root) / "c", Catalogue(name="T", admin_emails=("a@example.org",), namespace="example.org"))
        yield open_catalogue(Path(root) / "c")


@pytest.mark.parametrize("kind", WRITERS)
@given(seed=st.integers(0, 10**6), numbers=st.sampled_from(["for ever", "by place", "not"]))
@settings(max_examples=examples(9), deadline=None)
def test_no_word_of_a_cataloguer_moves_or_is_lost(kind: str, seed: int, numbers: str) -> None:
    with catalogue() as folder:
        sources = Sources(folder, kind, numbers, random.Random(seed))
        for _ in range(6):
            name = sources.chance.choice(["mill", "harbour"])
            sources.change(name)
            sources.take(name)
            sources.check()
            sources.everything_is_there()
            sources.edit_by_hand()
