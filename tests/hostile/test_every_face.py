"""The Python interface, the pages and the feed in a folder of hostile things: findings and answers, never a fault."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from werkzeug.test import Client, EnvironBuilder, run_wsgi_app

import catalog
from catalog.cli import main
from catalog.errors import CatalogError
from catalog.findings import Finding
from catalog.standards.formats import FORMATS
from tests.hostile.hostile_things import hostile_catalogue


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hostile") / "c"
    assert CliRunner().invoke(main, ["init", str(root)]).exit_code == 0
    hostile_catalogue(root)
    assert CliRunner().invoke(main, ["-C", str(root), "publish"]).exit_code == 1
    return root


def test_programs_get_findings(root: Path) -> None:
    opened = catalog.open(root)
    findings: list[Finding] = []
    ids = {record.id for record in opened.records(findings.append)}
    assert "good" in ids
    assert len(findings) > 20
    assert all(isinstance(finding, Finding) for finding in opened.validate())
    assert b"".join(opened.export("jsonl", report=findings.append)).count(b"\n") == len(ids)
    assert opened.report()
    for name in ("good", "gut", "ö", "\udcff", "../../etc/passwd-", "x" * 10_000):
        assert (opened.get(name) is not None) == (name == "good")
        assert (name in opened) == (name == "good")
    for name in ("fifo.yaml", "loop.yaml", "number.json", "device.yaml", "deep.yaml", "nowhere.yaml", "d"):
        with suppress(CatalogError):
            assert all(catalog.read(root / "records" / name))


def test_readers_and_harvesters_get_answers(root: Path) -> None:
    client = Client(catalog.app(root))
    ids = ["good", "transcript-fifo", "transcript-zero", "transcript-loop", "transcript-gone", "controls", "nothing"]
    pages = ["/", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/oai?verb=ListSets", "/health", "/archives/garf"]
    for name in ids:
        pages += [
            f"/records/{name}",
            f"/records/{name}/linkset",
            *(f"/records/{name}.{form.extension}" for form in FORMATS),
        ]
    for page in pages:
        answer = client.get(page)
        assert answer.status_code < 500, page
        assert b"Traceback" not in answer.get_data()
    assert client.get("/records/good").status_code == 200
    assert client.get("/health").status_code == 200


def test_requests_that_are_none_get_answers(root: Path) -> None:
    client = Client(catalog.app(root))
    environ = EnvironBuilder("/").get_environ() | {"QUERY_STRING": "before=\xff&\xd0"}
    assert run_wsgi_app(catalog.app(root), environ)[1].startswith("200")
    for date in ("Sun, 01 Mar 99999999999999999999 00:00:00 GMT", "-1", "Sun, 99 Mar 2026 99:99:99 +9999"):
        assert client.get("/", headers={"If-Modified-Since": date}).status_code == 200
