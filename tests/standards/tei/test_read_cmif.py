"""The importer of CMIF: each letter of an index is a draft, and says where it is published."""

from __future__ import annotations

from pathlib import Path

from format_records import catalogue, rich

from catalog.standards.importers import Draft, LargeSource, Refusal, Source, find, recognise
from catalog.standards.tei import cmif
from catalog.validation import read_plain

NS = "http://www.tei-c.org/ns/1.0"
HEAD = f"""<TEI xmlns="{NS}"><teiHeader><fileDesc><titleStmt><title>Briefe</title><editor>Eva</editor></titleStmt>
<publicationStmt><publisher>Akademie</publisher></publicationStmt><sourceDesc><bibl type="print" xml:id="b1">Anna
Muster, Briefe, Bern 1901</bibl></sourceDesc></fileDesc><profileDesc>"""
END = "</profileDesc></teiHeader><text><body><p/></body></text></TEI>"
ONE = """<correspDesc key="631" source="#b1"><correspAction type="sent"><persName ref="http://d-nb.info/gnd/1">Anna
Muster</persName><placeName ref="http://www.geonames.org/2">Bern</placeName>
<date notBefore="1792" notAfter="1795" cert="low"/></correspAction>
<correspAction type="received"><persName>Unknown</persName></correspAction><note><ref
type="cmif:mentionsPerson" target="http://d-nb.info/gnd/3">Weber, Max</ref><ref
type="https://lod.academy/cmif/vocab/terms#hasLanguage" target="de"/><ref type="x:other" target="http://x.org/"/></note>
</correspDesc>"""


def drafts(document: str) -> list[Draft]:
    source = Source("a.xml", document.encode())
    assert recognise(source) is find("cmif")
    found = list(find("cmif").read(source))
    assert all(isinstance(each, Draft) and read_plain(dict(each.document)).errors == () for each in found)
    return found


def test_a_letter_of_an_index_is_a_draft():
    (draft,) = drafts(HEAD + ONE + END)
    found = draft.document
    assert found["id"] == "letter-631"
    assert found["title"]["text"] == "Letter from Anna Muster"
    assert found["authors"] == [{"kind": "person", "authority": "http://d-nb.info/gnd/1", "name": "Anna Muster"}]
    assert found["sent_from"] == [{"uri": "http://www.geonames.org/2", "name": "Bern"}]
    assert found["dates"][0]["event"] == "sending"
    assert found["publication_note"] == "Anna Muster, Briefe, Bern 1901, 631"
    assert found["mentions"][0]["name"] == "Max Weber"
    assert found["texts"][0]["language"] == ["de"]
    assert {"Unknown", "http://x.org/", "Eva", "Akademie"} <= {each.text for each in draft.ignored}


def test_the_head_is_left_once_and_ids_are_free():
    first, second = drafts(HEAD + ONE + ONE + END)
    assert [first.document["id"], second.document["id"]] == ["letter-631", "letter-631-2"]
    assert "Akademie" not in {each.text for each in second.ignored}


def test_our_own_index_comes_back():
    written = b"".join(cmif.FORMAT.stream([rich()], catalogue()))
    (draft,) = drafts(written.decode())
    found, before = draft.document, rich()
    assert [agent["name"] for agent in found["authors"]] == [agent.name for agent in before.makers]
    assert [agent["name"] for agent in found["recipients"]] == [agent.name for agent in before.recipients]
    assert [date["value"] for date in found["dates"]] == ["1956-08-31", "1956-09-01?"]


def test_an_index_without_letters_is_refused():
    empty = HEAD + "<correspDesc source='#b1'/>".replace("<correspDesc", "<other") + END
    (refusal,) = find("cmif").read(Source("a.xml", empty.encode()))
    assert isinstance(refusal, Refusal)
    assert refusal.findings[0].code == "no-items"


def test_a_large_index_is_read_letter_by_letter(tmp_path: Path):
    path = tmp_path / "index.xml"
    with path.open("w") as file:
        file.write(HEAD)
        file.writelines(ONE.replace("631", str(number)).replace("Max", "M" * 900) for number in range(60))
        file.write(END)
    source = LargeSource(path)
    assert recognise(source) is find("cmif")
    assert sum(isinstance(each, Draft) for each in find("cmif").read(source)) == 60
