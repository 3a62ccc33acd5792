"""What is internal is kept in the records, and leaves the catalogue in nothing that anybody receives."""

from __future__ import annotations

import gzip
import io
import zipfile
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner
from werkzeug.test import Client

import catalog
from catalog.citation import STYLES
from catalog.cli import main
from catalog.errors import UsageError
from catalog.standards.formats import FORMATS
from catalog.storage import open_catalogue
from catalog.validation import read
from catalog.web.app import create_app
from tests.every import every

SECRET = "Zzqxv"
"""A word that is nowhere else."""

EAD = f"""<ead xmlns="urn:isbn:1-931666-22-9"><eadheader><eadid>papers</eadid></eadheader>
<archdesc level="fonds"><did><unittitle>Papers of X</unittitle><unitid>P 1</unitid>
<unitid audience="internal">{SECRET} alias</unitid><repository>State Archive</repository>
<abstract audience="internal">{SECRET} abstract</abstract></did>
<acqinfo audience="internal"><p>Bought of {SECRET} for 5,000 pounds.</p></acqinfo>
<scopecontent><p>Letters<emph audience="internal"> stolen by {SECRET}</emph>, 1956.</p>
<p audience="internal">Ask {SECRET}.</p></scopecontent>
<controlaccess><persname audience="internal">{SECRET}, Anna</persname><subject>Trade</subject></controlaccess>
<descgrp audience="internal"><processinfo><p>{SECRET} took notes.</p></processinfo></descgrp>
<dao audience="internal" xmlns:x="http://www.w3.org/1999/xlink" x:href="https://a.example/{SECRET}"/>
<dsc><c01 level="series" audience="internal"><did><unittitle>{SECRET} series</unittitle></did>
<c02 level="file"><did><unittitle>{SECRET} file</unittitle></did></c02></c01>
<c01 level="item"><did audience="internal"><unittitle>{SECRET} item</unittitle></did></c01>
<c01 level="file"><did><unittitle>An open file</unittitle></did></c01></dsc></archdesc></ead>"""

_SUB = '<subfield code="{}">{}</subfield>'.format
MARC = f"""<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000npca a2200000 u 4500</leader>
<controlfield tag="001">m1</controlfield>
<datafield tag="245" ind1="0" ind2="0"><subfield code="a">A letter</subfield></datafield>
<datafield tag="541" ind1="0" ind2=" ">{_SUB("a", SECRET)}{_SUB("h", "5,000")}</datafield>
<datafield tag="542" ind1="0" ind2=" "><subfield code="d">{SECRET} holder</subfield></datafield>
<datafield tag="561" ind1="0" ind2=" "><subfield code="a">Owned by {SECRET}.</subfield></datafield>
<datafield tag="583" ind1="0" ind2=" ">{_SUB("a", "review")}{_SUB("z", SECRET)}</datafield>
<datafield tag="880" ind1="0" ind2=" ">{_SUB("6", "541-00")}{_SUB("a", SECRET)}</datafield>
</record>"""

MODS = f"""<mods xmlns="http://www.loc.gov/mods/v3"><titleInfo><title>A telegram</title></titleInfo>
<abstract shareable="no">{SECRET} abstract</abstract><note type="acquisition" shareable="no">Of {SECRET}</note>
<originInfo><publisher>P</publisher><place shareable="no"><placeTerm>{SECRET}</placeTerm></place></originInfo></mods>"""

HAND = f"""id: hand
level: item
title: A note
reference_code: {{repository: GARF, fond: "1", opis: "2", delo: "3"}}
administration:
  internal_notes: [{{kind: Price, text: "{SECRET} paid"}}, "{SECRET}"]
"""

WHOLE = f"""id: whole
level: item
title: "{SECRET} title"
reference_code: {{repository: GARF, fond: "9", opis: "9", delo: "9"}}
administration: {{status: internal}}
"""

BROKEN = f"""id: broken
level: itm
title: "{SECRET} title"
dates: ["{SECRET}"]
administration: {{status: internal, internal_notes: {SECRET}}}
"""

SETS = '\n[[sets]]\nspec = "notes"\nname = "N"\nfield = "administration.internal_notes.text"\n'


def run(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(root), *arguments])
    return result.exit_code, result.output


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A catalogue whose sources have internal parts, all of it published as far as it may be."""
    root = tmp_path_factory.mktemp("internal") / "c"
    assert run(root.parent, "init", str(root))[0] == 0
    settings = root / "catalog.toml"
    settings.write_text(settings.read_text() + SETS)
    for name, text in (("aid.xml", EAD), ("m.xml", MARC), ("mods.xml", MODS)):
        (root / name).write_text(text)
        assert run(root, "import", str(root / name))[0] in (0, 1)
    for name, text in (("hand", HAND), ("whole", WHOLE), ("broken", BROKEN)):
        (root / "records" / f"{name}.yaml").write_text(text)
    for path in (root / "records").rglob("*.yaml"):  # somebody has answered all questions
        path.write_text(path.read_text().replace("status: draft", "status: published"))
    assert run(root, "publish")[0] == 1, "one file is broken"
    return root


def texts_of(data: bytes) -> bytes:
    """Return bytes with whatever is packed in them unpacked."""
    if data.startswith(b"PAR1"):
        return str(pyarrow.parquet.read_table(io.BytesIO(data)).to_pylist()).encode()
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            return b"".join(packed.read(name) for name in packed.namelist())
    return gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data


def assert_public(data: bytes | str, where: str) -> None:
    text = texts_of(data) if isinstance(data, bytes) else data.encode()
    assert SECRET.lower().encode() not in text.lower(), where


def test_it_is_kept_in_the_records(root: Path) -> None:
    records = {one.id: one for document in open_catalogue(root).documents() if (one := read(document).record)}
    notes = {name: [note.words for note in one.administration.internal_notes] for name, one in records.items()}
    assert notes["papers"] == [
        f"unitid: {SECRET} alias",
        f"abstract: {SECRET} abstract",
        f"Immediate source of acquisition or transfer: Bought of {SECRET} for 5,000 pounds.",
        f"emph: stolen by {SECRET}",
        f"p: Ask {SECRET}.",
        f"persname: {SECRET}, Anna",
        f"Archivist's note: {SECRET} took notes.",
    ]
    assert [(one.url, one.internal) for one in records["papers"].digital_objects] == [
        (f"https://a.example/{SECRET}", True)
    ]
    assert records["papers"].scope[0].text == "Letters, 1956."
    internal = sorted(one.id for one in records.values() if one.is_internal)
    assert internal == ["papers-1", "papers-1-1", "papers-2", "whole"]
    assert len(notes["m1"]) == 5
    assert [words.partition(":")[0] for words in notes["m1"]][:2] == [
        "Immediate source of acquisition or transfer",
        "Copyright",
    ]
    assert notes[next(name for name, one in records.items() if one.title.text == "A telegram")] == [
        f"abstract: {SECRET} abstract",
        f"acquisition: Of {SECRET}",
        f"place: {SECRET}",
    ]
    assert SECRET in run(root, "show", "papers")[1]


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_no_format_has_it(root: Path, tmp_path: Path, form) -> None:
    records = [record for record in catalog.open(root).records(lambda finding: None) if form.fits(record)]
    for record in records:
        if record.is_internal:
            with pytest.raises(UsageError, match="internal"):
                form.encode(record, open_catalogue(root).settings)
        else:
            assert_public(form.encode(record, open_catalogue(root).settings), record.id)
    path = tmp_path / "all.gz"
    run(root, "export", "-f", form.name, "-o", str(path))
    run(root, "export", "-f", form.name, "--each", str(tmp_path / "each"))
    for written in (path, *(tmp_path / "each").rglob("*.*")):
        if written.is_file():
            assert_public(written.read_bytes(), str(written))
    assert run(root, "export", "-f", form.name, "whole")[0] == 2


def test_no_page_and_no_answer_of_the_feed_has_it(root: Path) -> None:
    client = Client(create_app(root))
    ids = [one.id for one in catalog.open(root).records(lambda finding: None)]
    pages = ["/", "/health", "/robots.txt", "/unapi", "/archives/garf", "/archives/garf/1", "/archives/garf/9/9/9"]
    for name in (*ids, "broken"):
        pages += [f"/records/{name}", f"/records/{name}/linkset", f"/unapi?id={name}"]
        pages += [f"/records/{name}.{form.extension}" for form in FORMATS]
        pages += [f"/unapi?id={name}&format={form}" for form in ("ris", "bibtex", "csl-json", "oai_dc")]
    for form in FORMATS:
        if form.schema:
            pages += [f"/oai?verb={verb}&metadataPrefix={form.name}" for verb in ("ListRecords", "ListIdentifiers")]
    pages += ["/oai?verb=Identify", "/oai?verb=ListSets", "/oai?verb=ListMetadataFormats"]
    for page in pages:
        answer = client.get(page)
        assert_public(answer.get_data() or b"-", page)
        assert_public(str(answer.headers), page)
    assert client.get("/records/papers").status_code == 200
    assert {client.get(f"/records/{name}").status_code for name in ("whole", "papers-1", "papers-2")} == {404}


@every("style", [style.name for style in STYLES])
def test_no_citation_has_it(root: Path, style: str) -> None:
    for name in ("papers", "m1", "hand"):
        assert_public(run(root, "cite", name, "--style", style)[1], name)
    code, output = run(root, "cite", "whole", "--style", style)
    assert (code, output) == (
        2,
        "Error: The record 'whole' is internal: it is not exported, cited or published.\n",
    )
    code, output = run(root, "cite", "GARF, f. 9, op. 9, d. 9", "--style", style)
    assert code == 0
    assert_public(output, "the place alone is cited, as it was asked for")


def test_no_report_has_it(root: Path, tmp_path: Path) -> None:
    run(root, "report", "-o", str(tmp_path / "report.html"))
    assert_public((tmp_path / "report.html").read_bytes(), "report")


def test_an_export_that_comes_back_keeps_it(root: Path, tmp_path: Path) -> None:
    before = (root / "records" / "hand.yaml").read_text()
    for form in ("csv", "xlsx"):
        table = tmp_path / f"hand.{form}"
        run(root, "export", "-f", form, "hand", "-o", str(table))
        assert run(root, "import", str(table), "--overwrite")[0] == 0
        assert SECRET in (root / "records" / "hand.yaml").read_text(), form
    (root / "records" / "hand.yaml").write_text(before)


def test_what_a_source_has_made_internal_is_hidden_again(tmp_path: Path) -> None:
    root = tmp_path / "c"
    run(tmp_path, "init", str(root))
    aid = root / "aid.xml"
    head = '<ead xmlns="urn:isbn:1-931666-22-9"><archdesc level="fonds"{}><did><unittitle>X</unittitle></did>'
    text = head + "{}</archdesc></ead>"
    aid.write_text(text.format("", f"<odd><p>{SECRET}</p></odd>"))
    run(root, "import", str(aid))
    run(root, "publish")
    assert SECRET in Client(create_app(root)).get("/records/aid").get_data(as_text=True)
    aid.write_text(text.format("", f'<odd audience="internal"><p>{SECRET}</p></odd>'))
    run(root, "import", str(aid))
    run(root, "publish")
    assert_public(Client(create_app(root)).get("/records/aid").get_data(), "a note")
    aid.write_text(text.format(' audience="internal"', ""))
    run(root, "import", str(aid))
    run(root, "publish")
    assert Client(create_app(root)).get("/records/aid").status_code == 410
    assert run(root, "withdraw", "aid", "--reason", "x")[0] == 2, "a tombstone would show its title"
