"""A record is published with what holds for it by the units above; what is closed leaves the house by no door."""

from __future__ import annotations

import calendar
import datetime as dt
from pathlib import Path

import pytest
from click.testing import CliRunner
from small_catalogue import SETTINGS, SmallCatalogue, record
from werkzeug.test import Client

import catalog
from catalog.cli import main
from catalog.errors import UsageError
from catalog.publication.units_of_files import today
from catalog.standards.formats import FORMATS
from catalog.web.app import create_app

SECRET = "Zzqxv"
FONDS = {
    "level": "fonds",
    "reference_code": {"repository": "GARF", "fond": "5446"},
    "access": "Closed until 2030 by the donor",
    "rights": {"uri": "http://rightsstatements.org/vocab/InC/1.0/", "holder": "Miller family"},
    "authors": ["Anna Miller"],
    "texts": [{"key": "all", "language": "ru"}],
}
SAYS = ("oai_dc", "dcterms", "mods", "marcxml", "ead3", "ead2002", "datacite", "jsonld", "rico")


@pytest.fixture
def catalogue(tmp_path: Path) -> SmallCatalogue:
    (tmp_path / "catalog.toml").write_text(SETTINGS)
    (tmp_path / "records").mkdir()
    return SmallCatalogue(tmp_path)


@pytest.fixture
def fonds(catalogue: SmallCatalogue) -> SmallCatalogue:
    catalogue.write("fonds", "Mill papers", **FONDS)
    catalogue.write("letter", "A letter", dates=["1956"])
    catalogue.write("sheet", "A sheet", part_of="fonds", reference_code={"repository": "GARF"}, dates=["1957"])
    return catalogue


def run(catalogue: SmallCatalogue, *arguments: str) -> str:
    return CliRunner().invoke(main, ["-C", str(catalogue.root), *arguments]).output


def page(catalogue: SmallCatalogue, address: str) -> str:
    return Client(create_app(catalogue.root)).get(address).get_data().decode(errors="replace")


def piece(catalogue: SmallCatalogue, name: str, prefix: str = "mods") -> str:
    return page(catalogue, f"/oai?verb=GetRecord&metadataPrefix={prefix}&identifier=oai:small.example.org:{name}")


@pytest.mark.parametrize("form", SAYS)
def test_a_document_says_what_its_fonds_says(fonds: SmallCatalogue, form: str) -> None:
    for name in ("letter", "sheet"):
        written = run(fonds, "export", name, "--format", form)
        assert "Closed until 2030 by the donor" in written
        assert "So for the fonds ‘Mill papers’, which it is part of." in written
        assert "http://rightsstatements.org/vocab/InC/1.0/" in written


def test_europeana_gets_the_rights_that_the_fonds_states(fonds: SmallCatalogue) -> None:
    assert '<edm:rights rdf:resource="http://rightsstatements.org/vocab/InC/1.0/"' in run(
        fonds, "export", "letter", "--format", "edm"
    )


def test_pages_and_show_say_from_where(fonds: SmallCatalogue) -> None:
    fonds.publish()
    for name in ("letter", "sheet"):
        shown = run(fonds, "show", name)
        assert "Access, from fonds Mill papers (fonds)" in shown
        assert "Rights, from fonds Mill papers (fonds)" in shown
        assert "Created by    Anna Miller" in shown
        shown = page(fonds, f"/records/{name}")
        assert '<a href="../records/fonds"><bdi>Mill papers</bdi></a>, created by <bdi>Anna Miller</bdi>' in shown
        assert "So for the fonds ‘Mill papers’, which it is part of." in shown
        assert "Rights holder: <bdi>Miller family</bdi>" in shown


def test_a_title_comes_from_the_record_of_the_unit(fonds: SmallCatalogue) -> None:
    code = {"repository": "GARF", "fond": {"number": "5446", "title": "Old title"}, "opis": "98"}
    fonds.write("letter", "A letter", reference_code=code)
    written = run(fonds, "export", "letter", "--format", "ead3")
    assert "Mill papers" in written
    assert "Old title" not in written


def test_one_language_above_is_that_of_the_document_and_several_are_none(fonds: SmallCatalogue) -> None:
    assert "<dc:language>ru</dc:language>" in run(fonds, "export", "letter", "--format", "oai_dc")
    fonds.write("fonds", "Mill papers", **FONDS | {"texts": [{"key": "all", "language": ["ru", "en"]}]})
    assert "<dc:language>" not in run(fonds, "export", "letter", "--format", "oai_dc")


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_what_is_inherited_never_comes_into_a_file(fonds: SmallCatalogue, tmp_path: Path, form: str) -> None:
    before = (fonds.root / "records" / "letter.yaml").read_bytes()
    table = tmp_path / f"letters.{form}"
    run(fonds, "export", "letter", "--format", form, "-o", str(table))
    assert "Closed until" not in table.read_text()
    if form == "csv":
        assert "unchanged" in run(fonds, "import", str(table))
        assert (fonds.root / "records" / "letter.yaml").read_bytes() == before


def test_a_change_of_the_fonds_reaches_what_shows_it_and_nothing_else(fonds: SmallCatalogue) -> None:
    fonds.write("other", "Of another fond", reference_code={"repository": "GARF", "fond": "1"})
    fonds.publish()
    before = fonds.feed()
    fonds.write("fonds", "Mill papers", **FONDS, notes=["A note that nobody inherits."])
    fonds.publish()
    same = fonds.feed()
    assert [name for name in before if same[name] != before[name]] == ["fonds"]
    fonds.write("fonds", "Mill and farm papers", **FONDS)
    report = fonds.publish()
    assert report.changed == 3
    after = fonds.feed()
    assert sorted(name for name in before if after[name] != same[name]) == ["fonds", "letter", "sheet"]
    assert "Mill and farm papers" in piece(fonds, "fonds", "ead3")


def test_a_moved_unit_moves_what_lies_in_it(fonds: SmallCatalogue) -> None:
    fonds.write(
        "other",
        "Other papers",
        level="fonds",
        reference_code={"repository": "GARF"},
        rights={"statement": "Free of the other."},
    )
    fonds.write("series", "A series", level="series", reference_code={"repository": "GARF"}, part_of="fonds")
    fonds.write("deep", "A deep letter", reference_code={"repository": "GARF"}, part_of="series")
    fonds.publish()
    assert "Miller family" in piece(fonds, "deep")
    fonds.write("series", "A series", level="series", reference_code={"repository": "GARF"}, part_of="other")
    assert fonds.publish().changed == 4, "the finding aids of both fonds too"
    assert "Miller family" not in piece(fonds, "deep")
    assert "Free of the other." in piece(fonds, "deep")


OPEN = {"conditions": "A copy without names.", "is_open": True}


def close(catalogue: SmallCatalogue, **access: object) -> None:
    """Close the fonds, with a letter in it whose words are nowhere else."""
    given = {"conditions": "Closed by the donor", **access}
    catalogue.write("fonds", "Mill papers", **FONDS | {"access": given})
    text = {"key": "original", "language": "ru", "transcript": "letter.txt"}
    scans = [f"https://a.example/{SECRET}-scan", {"url": "https://a.example/copy", "access": OPEN}]
    catalogue.write("letter", "A letter", abstract=f"{SECRET} abstract", texts=[text], digital_objects=scans)
    (catalogue.root / "records" / "letter.txt").write_text(f"{SECRET} transcript")


def doors(catalogue: SmallCatalogue, tmp_path: Path) -> str:
    """Return everything that the public can have of the letter."""
    catalogue.publish()
    found = [page(catalogue, address) for address in ("/", "/archives/garf", "/archives/garf/5446", "/unapi?id=letter")]
    ends = ("", "/linkset", "/transcripts/original/1", *(f".{form.extension}" for form in FORMATS))
    found += [page(catalogue, f"/records/letter{end}") for end in ends]
    for form in FORMATS:
        if form.schema:
            found.append(page(catalogue, f"/oai?verb=ListRecords&metadataPrefix={form.name}"))
        if form.media_type.startswith(("text", "application/xml", "application/json")):
            found.append(run(catalogue, "export", "--format", form.name))
            found.append(run(catalogue, "export", "letter", "--format", form.name))
    run(catalogue, "report", "-o", str(tmp_path / "report.html"))
    found.append((tmp_path / "report.html").read_text())
    found.append(run(catalogue, "cite", "GARF, f. 5446, op. 98"))
    found += [run(catalogue, "cite", "letter", "--style", style) for style in ("chicago", "gost", "apa")]
    return "".join(found)


FAR = (today() + dt.timedelta(days=4000)).isoformat()


@pytest.mark.parametrize("access", [{"is_open": False}, {"until": FAR}], ids=["for good", "until a day"])
def test_what_is_closed_leaves_by_no_door(catalogue: SmallCatalogue, tmp_path: Path, access: dict) -> None:
    catalogue.clock = calendar.timegm(today().timetuple())
    close(catalogue, **access)
    found = doors(catalogue, tmp_path)
    assert f"{SECRET} abstract" in found, "the description is public"
    assert f"{SECRET} transcript" not in found
    assert f"{SECRET}-scan" not in found
    assert "https://a.example/copy" in run(catalogue, "export", "letter", "--format", "jsonl")
    assert "Not shown: transcript, digital objects." in found
    close(catalogue, **access, hides="abstract")
    found = doors(catalogue, tmp_path)
    assert SECRET not in found
    assert "Not shown: transcript, abstract, digital objects." in found
    close(catalogue, **access, hides="description")
    catalogue.write("letter", f"{SECRET} title")
    assert SECRET not in run(catalogue, "cite", "GARF, f. 5446, op. 98")
    found = doors(catalogue, tmp_path)
    assert SECRET not in found
    assert Client(create_app(catalogue.root)).get("/records/letter").status_code == 410
    with pytest.raises(UsageError, match="closed with its description"):
        next(iter(catalog.open(catalogue.root).export("mods", "letter")))


def test_a_part_may_say_that_it_is_open(catalogue: SmallCatalogue, tmp_path: Path) -> None:
    catalogue.clock = calendar.timegm(today().timetuple())
    close(catalogue, is_open=False, hides="description")
    text = {"key": "original", "language": "ru", "transcript": "letter.txt"}
    catalogue.write("letter", "A letter", texts=[text], access={"conditions": "Free.", "is_open": True})
    assert f"{SECRET} transcript" in doors(catalogue, tmp_path)


def test_what_opens_is_published_by_the_next_publication_and_by_none_before(catalogue: SmallCatalogue) -> None:
    day = dt.datetime.fromtimestamp(catalogue.clock, dt.UTC).date() + dt.timedelta(days=3)
    close(catalogue, until=day.isoformat(), reason={"term": "personal data", "source": "Act, s. 4"}, hides="abstract")
    catalogue.publish()
    closed = piece(catalogue, "letter")
    assert f"Closed until {day}." in closed
    assert "Reason: personal data (Act, s. 4)." in closed
    assert SECRET not in closed + page(catalogue, "/records/letter")
    assert catalogue.publish().stamp is None, "nothing has changed"
    catalogue.clock += 3 * 86_400
    assert SECRET not in piece(catalogue, "letter") + page(catalogue, "/records/letter")
    assert catalogue.publish().changed == 2, "the fonds and its letter"
    assert f"{SECRET} abstract" in piece(catalogue, "letter")
    assert f"{SECRET} transcript" in page(catalogue, "/records/letter")
    assert f"Open since {day}." in piece(catalogue, "letter")


def test_many_records_are_closed_with_their_description_without_a_question(catalogue: SmallCatalogue) -> None:
    catalogue.write("fonds", "Mill papers", **FONDS)
    catalogue.put("many.jsonl", *(record(f"r{number}", f"Letter {number}") for number in range(30)))
    catalogue.publish()
    catalogue.write(
        "fonds", "Mill papers", **FONDS | {"access": {"conditions": "No.", "is_open": False, "hides": "description"}}
    )
    assert catalogue.publish().withdrawn == 31
    catalogue.write("fonds", "Mill papers", **FONDS)
    assert catalogue.publish().added == 31


def test_a_damaged_fonds_stays_as_closed_as_it_was(catalogue: SmallCatalogue) -> None:
    close(catalogue, is_open=False, hides="abstract")
    catalogue.publish()
    for text in ("id: fonds\nlevel: fnds\ntitle: x\n", "id: [\n"):
        (catalogue.root / "records" / "fonds.yaml").write_text(text)
        catalogue.write("letter", "A letter", abstract=f"{SECRET} abstract", notes=[text[:10]])
        catalogue.publish()
        assert SECRET not in piece(catalogue, "letter")


def test_a_letter_that_is_refused_is_closed_all_the_same(catalogue: SmallCatalogue) -> None:
    catalogue.write("fonds", "Mill papers", **FONDS)
    catalogue.write("letter", "A letter", abstract=f"{SECRET} abstract")
    catalogue.publish()
    (catalogue.root / "records" / "letter.yaml").write_text("id: letter\nlevel: itm\n")
    catalogue.publish()
    assert SECRET in piece(catalogue, "letter"), "the published form stays"
    catalogue.write("fonds", "Mill papers", **FONDS | {"access": {"conditions": "No.", "is_open": False}})
    catalogue.publish()
    assert SECRET not in piece(catalogue, "letter")


def test_a_withdrawn_fonds_still_closes(catalogue: SmallCatalogue) -> None:
    close(catalogue, is_open=False, hides="abstract")
    catalogue.publish()
    run(catalogue, "withdraw", "fonds", "--reason", "By mistake")
    catalogue.publish()
    assert SECRET not in piece(catalogue, "letter")


def test_the_report_lists_what_opens_within_a_year(catalogue: SmallCatalogue, tmp_path: Path) -> None:
    close(catalogue, until=(today() + dt.timedelta(days=30)).isoformat(), hides="title")
    catalogue.write("late", "Late", access={"conditions": "No.", "until": FAR})
    run(catalogue, "report", "-o", str(tmp_path / "report.html"))
    page_ = (tmp_path / "report.html").read_text()
    section = page_.partition("Opens within a year")[2].partition("</section>")[0]
    assert section.count("<li>") == 2
    assert "<code>letter</code> <bdi>[Title withheld: item]</bdi>" in section


def test_a_warning_of_the_unit_stands_beside_that_of_the_document(catalogue: SmallCatalogue) -> None:
    catalogue.write("fonds", "Mill papers", **FONDS | {"content_note": "Racist language."})
    own = {"text": "An execution.", "language": "en"}
    catalogue.write("letter", "A photograph", content_note=own, abstract="What it is.", dates=["1956"])
    catalogue.write("sheet", "A sheet", part_of="fonds", reference_code={"repository": "GARF"}, dates=["1957"])
    catalogue.publish()
    for form in ("oai_dc", "dcterms", "mods", "marcxml", "ead3", "ead2002", "ead4", "jsonld", "rico", "datacite"):
        written = run(catalogue, "export", "letter", "--format", form)
        assert "An execution." in written, form
        assert "Racist language." in written, form
        assert "So for the fonds ‘Mill papers’, which it is part of." in written, form
        assert "Racist language." in run(catalogue, "export", "sheet", "--format", form), form
    shown = page(catalogue, "/records/letter").partition('<header class="opening">')[2]
    assert 0 < shown.index("An execution.") < shown.index("Racist language.") < shown.index("What it is.")
    assert shown.count("An execution.") == 1
    assert '"content_note": ' not in (catalogue.root / "records" / "sheet.yaml").read_text()
    assert "Racist" not in run(catalogue, "export", "letter", "--format", "jsonl")
    for style in ("chicago", "gost", "apa"):
        assert "language" not in run(catalogue, "cite", "letter", "--style", style)


def test_a_finding_aid_says_a_warning_once_and_a_part_of_one_says_it_too(catalogue: SmallCatalogue) -> None:
    catalogue.write("fonds", "Mill papers", **FONDS | {"content_note": "Racist language."})
    catalogue.write("letter", "A letter")
    catalogue.write("other", "Another letter")
    for form in ("ead3", "ead2002", "ead4"):
        assert run(catalogue, "export", "--format", form).count("Racist language.") == 1
        assert run(catalogue, "export", "letter", "other", "--format", form).count("Racist language.") == 2


@pytest.mark.parametrize("hides", ["title", "description", ["title", "reference_code"]])
def test_a_tombstone_says_no_more_than_the_closed_record_did(
    catalogue: SmallCatalogue, tmp_path: Path, hides: object
) -> None:
    code = {"repository": "GARF", "fond": {"number": "5446", "title": f"{SECRET} fond"}}
    access = {"conditions": "Closed.", "is_open": False, "hides": hides}
    catalogue.write("letter", f"{SECRET} title", access=access, reference_code=code, ark="ark:/12345/x5wf6789s")
    catalogue.publish()
    assert "tombstone" in run(catalogue, "withdraw", "letter", "--reason", "Twice here.")
    found = doors(catalogue, tmp_path) + page(catalogue, "/ark:/12345/x5wf6789s?info")
    found += page(catalogue, "/oai?verb=ListSets")
    assert SECRET not in found
    assert "Twice here." in page(catalogue, "/records/letter")


def test_a_hidden_container_stays_hidden_though_its_shelf_is_for_the_staff(catalogue: SmallCatalogue) -> None:
    boxes = [f"{SECRET} box 3", {"kind": "shelf", "number": "12-B"}]
    access = {"conditions": "Closed.", "is_open": False, "hides": "containers"}
    catalogue.write("letter", "A letter", containers=boxes, access=access)
    for form in ("ead3", "jsonl", "csv"):
        assert SECRET not in run(catalogue, "export", "letter", "--format", form)


def test_what_a_revision_notes_is_hidden_with_a_part_of_the_description(catalogue: SmallCatalogue) -> None:
    done = {"event": "revised", "by": "M. Ivanova", "note": f"Was: {SECRET} against the state."}
    access = {"conditions": "Closed.", "is_open": False}
    catalogue.write("letter", "A letter", access=access, administration={"revisions": [done]})
    assert SECRET in run(catalogue, "export", "letter", "--format", "mods")
    catalogue.write("letter", "A letter", access={**access, "hides": "title"}, administration={"revisions": [done]})
    for form in ("mods", "jsonl", "ead3"):
        written = run(catalogue, "export", "letter", "--format", form)
        assert SECRET not in written
        assert "M. Ivanova" in written
