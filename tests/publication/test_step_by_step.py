"""Publishing step by step is publishing at once, and nothing closed is ever in anything that is published."""

from __future__ import annotations

import datetime as dt
import io
import tempfile
import zipfile
from pathlib import Path

import pyarrow.parquet
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from small_catalogue import SETTINGS, SmallCatalogue, record
from werkzeug.test import Client

from catalog.model.tombstone import tombstone
from catalog.publication.publish import publish
from catalog.standards.formats import FORMATS
from catalog.storage import FeedReader, open_catalogue
from catalog.web.app import create_app
from tests.examples import examples

DAY = 86_400
UNITS = {"fonds": ("1",), "series": ("1", "2"), "folder": ("1", "2", "3"), "other": ("7",)}
LEVELS = {"fonds": "fonds", "series": "series", "folder": "file", "other": "fonds"}
DOCUMENTS = ("a", "b", "c", "d")
STEPS = ("fond", "opis", "delo")
ARK = "ark:/12345/x5wf6{}"

accesses = st.sampled_from([None, "words", "open", "closed", "closed title", "closed description", "soon", "late"])
places = st.sampled_from([(), ("1",), ("1", "2"), ("1", "2", "3"), ("7",)])
statuses = st.sampled_from(["published"] * 5 + ["draft"])


def access_of(kind: str | None, clock: int) -> dict[str, object] | None:
    if kind is None:
        return None
    if kind == "words":
        return {"conditions": "Ask the archivist."}
    if kind == "open":
        return {"conditions": "Free.", "is_open": True}
    if kind.startswith("closed"):
        hides = {"closed title": "title", "closed description": "description"}.get(kind)
        return {"conditions": "Shut.", "is_open": False, **({"hides": hides} if hides else {})}
    days = 1 if kind == "soon" else 3
    day = dt.datetime.fromtimestamp(clock, dt.UTC).date() + dt.timedelta(days=days)
    return {"conditions": "For a time.", "until": day.isoformat(), "hides": ["title", "notes"]}


class StepByStep(RuleBasedStateMachine):
    """A catalogue of a few units and documents that is edited and published in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        root = Path(self.folder.name) / "catalogue"
        root.mkdir()
        (root / "catalog.toml").write_text(SETTINGS)
        (root / "records").mkdir()
        self.catalogue = SmallCatalogue(root)
        self.records: dict[str, dict[str, object]] = {}
        self.secrets: dict[str, dict[str, str]] = {}
        self.number = 0
        self.is_published = False

    def teardown(self) -> None:
        self.folder.cleanup()

    def put(self, name: str, level: str, code: tuple[str, ...], access: str | None, **fields: object) -> None:
        """Write a record; the words of its title, its note, its shelf, its scan and its transcript are nowhere else."""
        self.number += 1
        words = {part: f"{part}{self.number}x{name}" for part in ("Title", "Note", "Shelf", "Scan", "transcript")}
        given = access_of(access, self.catalogue.clock)
        self.secrets[name] = words
        one = record(name, words["Title"], level=level, notes=[words["Note"]], ark=ARK.format(ord(name[0])), **fields)
        one["containers"] = ["box 3", {"kind": "shelf", "number": words["Shelf"]}]
        one["digital_objects"] = [f"https://a.example/{words['Scan']}"]
        one["reference_code"] = {"repository": "GARF", **dict(zip(STEPS, code, strict=False))}
        if not code:
            del one["reference_code"]
        if given:
            one["access"] = given
        if level == "item":
            one["texts"] = [{"key": "original", "language": "ru", "transcript": words["transcript"]}]
        self.records[name] = one
        self.catalogue.put(f"{name}.yaml", one)
        self.is_published = False

    @rule(name=st.sampled_from(sorted(UNITS)), access=accesses, status=statuses, rights=st.booleans())
    def describe_a_unit(self, name: str, access: str | None, status: str, rights: bool) -> None:
        fields = {"rights": {"statement": f"Rights of {name}"}} if rights else {}
        self.put(name, LEVELS[name], UNITS[name], access, administration={"status": status}, **fields)

    @rule(name=st.sampled_from(DOCUMENTS), code=places, access=accesses, data=st.data(), status=statuses)
    def describe_a_document(self, name: str, code: tuple[str, ...], access: str | None, data, status: str) -> None:
        others = sorted(one for one in self.records if one in UNITS or (one in DOCUMENTS and one < name))
        part_of = data.draw(st.sampled_from([None, *others]))
        fields = {"part_of": part_of} if part_of else {}
        self.put(name, "item", code, access, administration={"status": status}, **fields)

    @rule(data=st.data())
    @precondition(lambda self: self.records)
    def remove_a_record(self, data) -> None:
        named = {one.get("part_of") for one in self.records.values()}
        free = sorted(self.records.keys() - named)
        if free:
            name = data.draw(st.sampled_from(free))
            del self.records[name]
            (self.catalogue.root / "records" / f"{name}.yaml").unlink()
            self.is_published = False

    @rule(data=st.data())
    @precondition(lambda self: self.published())
    def withdraw_a_record(self, data) -> None:
        name = data.draw(st.sampled_from(self.published()))
        self.records[name] = tombstone(self.records[name], date="2023-11-01", reason="Twice here.")
        self.catalogue.put(f"{name}.yaml", self.records[name])
        self.is_published = False

    def published(self) -> list[str]:
        return sorted(name for name, one in self.records.items() if one["administration"]["status"] == "published")

    @rule(days=st.integers(1, 2))
    def wait(self, days: int) -> None:
        self.catalogue.clock += days * DAY
        self.is_published = False

    @rule()
    def publish(self) -> None:
        self.catalogue.publish(removal_is_meant=True)
        self.is_published = True

    @invariant()
    def nothing_closed_is_published(self) -> None:
        if self.is_published and self.records:
            found = feed(self.catalogue.root, self.catalogue.clock)
            whole = b"".join(found.values()) + self.pages()
            for name in self.records:
                for secret in self.hidden(name):
                    assert secret.encode() not in whole, (name, secret)
            for name in self.published():
                if self.secrets[name]["Title"] not in self.hidden(name):
                    assert self.secrets[name]["Title"].encode() in whole

    @invariant()
    def it_is_as_if_published_at_once(self) -> None:
        if self.is_published:
            with tempfile.TemporaryDirectory() as folder:
                anew = Path(folder)
                (anew / "catalog.toml").write_text(SETTINGS)
                (anew / "records").symlink_to(self.catalogue.root / "records")
                publish(open_catalogue(anew), now=lambda: self.catalogue.clock)
                assert feed(self.catalogue.root, self.catalogue.clock) == feed(anew, self.catalogue.clock)
                assert listed(self.catalogue.root) == listed(anew)

    def pages(self) -> bytes:
        """Return pages, of each record also three of its files: other ones after every step."""
        client = Client(create_app(self.catalogue.root))
        addresses = ["/", "/archives/garf", "/archives/garf/1/2/3", "/oai?verb=ListSets"]
        for at, name in enumerate(self.records):
            first = (self.number * 7 + at) % len(FORMATS)
            files = [f".{form.extension}" for form in (FORMATS * 2)[first : first + 3]]
            addresses += [f"/records/{name}{end}" for end in ("", "/linkset", "/citation?style=apa", *files)]
            addresses += [f"/records/{name}/transcripts/original/1", f"/{ARK.format(ord(name[0]))}?info"]
        return b"".join(unpacked(client.get(address).data) for address in addresses)

    def hidden(self, name: str) -> list[str]:
        """Return the words that a record may not show, found out anew from what was written."""
        one = self.records[name]
        title, note, shelf, scan, transcript = self.secrets[name].values()
        status, hides = one["administration"]["status"], self.hides(name)
        if status == "draft" or hides == "description":
            return [title, note, shelf, scan, transcript]
        if status == "withdrawn":
            return [note, shelf, scan, transcript] + [title] * ("title" in (hides or ""))
        if hides is None:
            return [shelf]
        return [shelf, scan, transcript] + [title] * ("title" in hides) + [note] * ("notes" in hides)

    def hides(self, name: str) -> str | None:
        """Return what is hidden of a record beside its document while it is closed; None where it is open."""
        for access in self.closures(name):
            if access.get("is_open") is False or str(access.get("until", "")) > self.today():
                return str(access.get("hides", ""))
            if access.get("is_open") or "until" in access:
                return None
        return None

    def closures(self, name: str | None) -> list[dict[str, object]]:
        """Return what a record and the units above it say of access, the nearest first."""
        found = []
        while name:
            one = self.records[name]
            found.append(one.get("access") or {})
            name = one.get("part_of") or self.unit_of(name)
        return found

    def unit_of(self, name: str) -> str | None:
        code = tuple((self.records[name].get("reference_code") or {}).get(step) for step in STEPS)
        code = tuple(part for part in code if part)
        if self.records[name]["level"] != "item":
            code = code[:-1]
        inverted = {place: unit for unit, place in UNITS.items() if unit in self.records}
        return next((inverted[code[:end]] for end in range(len(code), 0, -1) if code[:end] in inverted), None)

    def today(self) -> str:
        return dt.datetime.fromtimestamp(self.catalogue.clock, dt.UTC).date().isoformat()


def unpacked(written: bytes) -> bytes:
    if written.startswith(b"PAR1"):
        return str(pyarrow.parquet.read_table(io.BytesIO(written)).to_pylist()).encode()
    if not written.startswith(b"PK"):
        return written
    with zipfile.ZipFile(io.BytesIO(written)) as packed:
        return b"".join(packed.read(name) for name in packed.namelist())


def listed(root: Path) -> list[tuple[str, str, bytes, str]]:
    """Return which record is listed with which, its place there, and what it is called."""
    with FeedReader(open_catalogue(root).index_path).view(0) as view:
        return view.connection.execute("SELECT id, parent, place, kind FROM shown ORDER BY id").fetchall()


def feed(root: Path, clock: int) -> dict[tuple[str, str], bytes]:
    """Return every piece of the feed that is not deleted, by format and identifier."""
    found = {}
    with FeedReader(open_catalogue(root).index_path).view(clock) as view:
        for form in view.formats():
            for run in view.page(form.prefix, None, 0, view.head, 100_000).runs:
                for _, before, after, _ in run.rows:
                    identifier = before.split(b"<identifier>")[1].split(b"</identifier>")[0].decode()
                    if b'status="deleted"' not in before:
                        found[form.prefix, identifier] = before + after
    return found


"""Each step looks through every door: sixty sequences take minutes, which `make fuzz` has."""
StepByStep.TestCase.settings = settings(max_examples=examples(40), stateful_step_count=14, deadline=None)
TestStepByStep = StepByStep.TestCase
