"""Transcripts from ALTO, PAGE XML and hOCR: the same lines from each, tied to the image they were read from."""

from __future__ import annotations

import hashlib
import json
import urllib.parse

import pytest
from werkzeug.test import Client

from catalog.errors import StorageError, UsageError
from catalog.model.transcribed_page import Box
from catalog.publication.publish import publish
from catalog.standards.transcriptions import read_pages
from catalog.web.app import create_app
from tests.every import every
from tests.objects.real_files import picture
from tests.objects.transcribed_files import ALTO, HOCR, PAGE

FORMS = pytest.mark.parametrize("form", [ALTO, PAGE, HOCR], ids=["alto", "page", "hocr"])


@FORMS
def test_the_same_lines_are_read_from_each(form):
    (page,) = read_pages(form.encode())
    assert (page.width, page.height) == (400, 600)
    assert [line.words for line in page.lines] == ["Дорогой това-", "рищ!"]
    assert [line.box for line in page.lines] == [Box(40, 60, 200, 30), Box(40, 100, 50, 20)]


@pytest.mark.parametrize("namespace", ["", ' xmlns="http://www.loc.gov/standards/alto/ns-v2#"'])
def test_older_editions_are_read(namespace):
    line = '<TextLine><String CONTENT="a"/><String CONTENT="b"/></TextLine>'
    (page,) = read_pages(f"<alto{namespace}><Layout><Page>{line}</Page></Layout></alto>".encode())
    assert (page.width, [(line.words, line.box) for line in page.lines]) == (None, [("a b", None)])


def test_a_polygon_of_points_before_2013_is_read():
    text = (
        '<PcGts><Page imageWidth="9" imageHeight="9"><TextRegion id="r"><TextLine><Coords>'
        '<Point x="1" y="2"/><Point x="4" y="6"/></Coords><TextEquiv><Unicode>a</Unicode></TextEquiv>'
        "</TextLine></TextRegion></Page></PcGts>"
    )
    assert read_pages(text.encode())[0].lines[0].box == Box(1, 2, 3, 4)


@every(
    "text",
    [
        "", "words", "<a/>", "<html><p>x</p></html>", "<mods/>", "\0\1",
        '<!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/passwd">]><other>&a;</other>', "<alto" * 5_000,
    ],
)  # fmt: skip
def test_what_is_none_of_them_is_refused_in_a_sentence(text):
    with pytest.raises(ValueError, match=r"neither ALTO nor PAGE XML nor hOCR\."):
        read_pages(text.encode())


@pytest.mark.parametrize("wrong", ["1e9", "NaN", "-", "9" * 40, "1;2"])
def test_places_that_are_none_are_left_out(wrong):
    line = f'<TextLine HPOS="{wrong}" VPOS="1" WIDTH="1" HEIGHT="1"><String CONTENT="a"/>'
    text = f'<alto><Layout><Page WIDTH="{wrong}">{line}'
    (page,) = read_pages(f"{text}</TextLine></Page></Layout></alto>".encode())
    assert (page.width, page.lines[0].box) == (None, None)


def test_no_entity_is_read():
    entity = '<!DOCTYPE alto [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    text = f'{entity}<alto><Layout><Page><TextLine>&a;<String CONTENT="x"/>'
    (page,) = read_pages(f"{text}</TextLine></Page></Layout></alto>".encode())
    assert page.words == "x"


def _with_page(letters, scans, form, name="1.xml"):
    letters.attach("letter", scans / "1.jpg", leaves=["170v"], text="russian")
    (scans / name).write_text(form)
    return letters.transcribe("letter", scans / name, text="russian")


@FORMS
def test_a_page_becomes_the_transcript_of_a_text(letters, scans, form):
    (done,) = _with_page(letters, scans, form)
    assert (done.lines, done.image) == (2, "letter/1.jpg")
    record = letters["letter"]
    words = (letters.root / "records/letter.russian.txt").read_bytes()
    assert words.decode() == "Дорогой това-\nрищ!\n"
    text = record.text("russian")
    assert (text.transcript.file, text.transcript.sha256) == ("letter.russian.txt", hashlib.sha256(words).hexdigest())
    (_, transcript) = record.digital_objects
    assert (transcript.file, transcript.role, transcript.text) == ("letter/1.xml", "transcript", "russian")
    assert (transcript.image, str(transcript.leaves[0])) == ("letter/1.jpg", "170v")
    assert [finding.code for finding in letters.validate(files=True)] == []


def test_pages_are_in_the_order_given_and_a_text_is_made(letters, scans):
    (scans / "1.xml").write_text(ALTO)
    (scans / "2.html").write_text(HOCR.replace("Дорогой", "Второй"))
    done = letters.transcribe("letter", scans / "2.html", scans / "1.xml", text="original", language="ru")
    assert [one.image for one in done] == [None, None]
    assert letters["letter"].text("original").language == ("ru",)
    words = (letters.root / "records/letter.original.txt").read_text()
    assert words == "Второй това-\nрищ!\n\nДорогой това-\nрищ!\n"


def test_a_transcript_is_replaced_only_where_that_is_said(letters, scans):
    _with_page(letters, scans, ALTO)
    (scans / "1.xml").write_text(ALTO.replace("Дорогой", "Уважаемый"))
    before = (letters.root / "records/letter.yaml").read_bytes()
    with pytest.raises(UsageError, match="already has letter"):
        letters.transcribe("letter", scans / "1.xml", text="russian")
    with pytest.raises(StorageError, match="already exists, and is another file"):
        letters.transcribe("letter", scans / "1.xml", text="russian", replace=True)
    assert (letters.root / "records/letter.yaml").read_bytes() == before
    letters.detach("letter", "letter/1.xml", delete=True)
    letters.transcribe("letter", scans / "1.xml", text="russian", replace=True)
    assert (letters.root / "records/letter.russian.txt").read_text().startswith("Уважаемый")


def test_a_file_of_several_pages_and_one_of_none_are_refused(letters, scans):
    page = HOCR[HOCR.index("<div") : HOCR.index("</body>")]
    (scans / "two.html").write_text(f"<html><body>{page}{page}</body></html>")
    (scans / "none.xml").write_text("<alto/>")
    for name, says in (("two.html", "has 2 pages"), ("none.xml", "has no page"), ("1.jpg", "neither ALTO")):
        with pytest.raises(UsageError, match=says):
            letters.transcribe("letter", scans / name, text="russian")


def test_the_lines_are_served_on_the_canvas_of_their_image(letters, scans):
    (scans / "1.jpg").write_bytes(picture(size=(200, 300)))  # half the scan that was read
    _with_page(letters, scans, ALTO)
    publish(letters.folder)
    client = Client(create_app(letters.folder))
    manifest = json.loads(client.get("/records/letter.iiif.json").get_data())
    (canvas,) = manifest["items"]
    (page,) = canvas["annotations"]
    path = urllib.parse.urlsplit(page["id"]).path
    assert path == "/records/letter/lines/letter/1.xml"
    answer = client.get(path)
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    lines = json.loads(answer.get_data())
    assert lines["id"] == page["id"]
    assert [item["body"]["value"] for item in lines["items"]] == ["Дорогой това-", "рищ!"]
    assert [item["body"]["language"] for item in lines["items"]] == ["ru", "ru"]
    assert [item["target"] for item in lines["items"]] == [
        f"{canvas['id']}#xywh=20,30,100,15", f"{canvas['id']}#xywh=20,50,25,10",
    ]  # fmt: skip
    (letters.root / "objects/letter/1.xml").write_text("damaged")
    assert client.get(path).status_code == 404
    assert client.get("/records/letter/lines/letter/1.jpg").status_code == 404
