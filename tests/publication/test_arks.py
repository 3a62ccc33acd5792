"""ARKs: minted once with a check character, in every format, and resolved for ever in all their forms."""

from __future__ import annotations

import re
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.test import Client

import catalog
from catalog.catalogue_checks.storage_check import check_storage
from catalog.errors import StorageError, UnknownRecord, UsageError
from catalog.model.ark import ALPHABET, check_character, has_check_character, minted, normal
from catalog.publication.minting import mint
from catalog.standards.formats import FORMATS
from catalog.web.app import create_app
from tests.every import every
from tests.standards.format_records import catalogue, rich

SETTINGS = """name = "Letters"
base_url = "https://archive.example.org"
admin_emails = ["a@example.org"]
namespace = "archive.example.org"
"""
OWN = '[ark]\nnaan = "12345"\nshoulder = "x5"\n'


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "records").mkdir()
    (tmp_path / "catalog.toml").write_text(SETTINGS + OWN)
    for name in ("one", "two"):
        (tmp_path / f"records/{name}.yaml").write_text(f"# by hand\nid: {name}\nlevel: item\ntitle: Letter {name}\n")
    (tmp_path / "records/draft.yaml").write_text(
        "id: draft\nlevel: item\ntitle: Draft\nadministration: {status: draft}\n"
    )
    lines = [f'{{"id": "line-{n}", "level": "item", "title": "Line {n}"}}\n' for n in range(3)]
    (tmp_path / "records/many.jsonl").write_text("".join(lines))
    return tmp_path


def test_the_check_character_is_that_of_noid():
    assert check_character("13030/xf93gt2") == "q"  # the example of the specification of NOID
    assert minted("13030", "x", "f93gt2") == "ark:/13030/xf93gt2q"


@given(st.text(ALPHABET, min_size=1, max_size=12), st.data())
def test_a_slip_and_an_exchange_are_found(blade, data):
    name = normal(minted("12345", "x5", blade))
    assert has_check_character(name)
    place = data.draw(st.integers(6, len(name) - 2))
    other = data.draw(st.sampled_from([one for one in ALPHABET if one != name[place]]))
    assert not has_check_character(name[:place] + other + name[place + 1 :])
    if name[place] != name[place + 1] and place + 2 < len(name):
        assert not has_check_character(name[:place] + name[place + 1] + name[place] + name[place + 2 :])


@pytest.mark.parametrize(
    "form", ["ark:/12345/x5wf6789", "ark:12345/x5wf6789", "12345/x5-wf-6789", "ark:12345/x5‐wf6789"]
)
def test_all_forms_of_an_ark_are_one(form):
    assert normal(form) == "12345/x5wf6789"


def test_each_published_record_gets_one_and_keeps_it(root):
    c = catalog.open(root)
    given_ = dict(c.mint())
    assert sorted(given_) == ["line-0", "line-1", "line-2", "one", "two"]
    for record_id, ark in given_.items():
        assert re.fullmatch(rf"ark:/12345/x5[{ALPHABET}]{{9}}", ark)
        assert has_check_character(normal(ark))
        assert c[record_id].ark == ark
    assert len(set(given_.values())) == 5
    assert (root / "records/one.yaml").read_text().startswith("# by hand\n")
    assert c["draft"].ark is None
    assert dict(c.mint()) == {}
    assert dict(c.mint("one", "draft")).keys() == {"draft"}
    assert [one for one in c.validate() if one.severity == "error"] == []


def test_a_name_that_is_taken_is_never_given_again(root):
    drawn = iter(["bbbbbbbb", "bbbbbbbb", "cccccccc"])
    folder = catalog.open(root).folder
    ((_, first),) = mint(folder, ["one"], lambda: next(drawn))
    ((_, second),) = mint(folder, ["two"], lambda: next(drawn))
    assert first != second
    catalog.open(root).withdraw("one", "A mistake.")
    assert catalog.open(root)["one"].ark == first
    assert first not in dict(catalog.open(root).mint()).values()


def test_what_cannot_be_minted_is_said_in_one_line(root):
    c = catalog.open(root)
    with pytest.raises(UnknownRecord):
        list(c.mint("nobody"))
    c.withdraw("one", "A mistake.")
    with pytest.raises(UsageError, match="withdrawn or internal"):
        list(c.mint("one"))
    (root / "catalog.toml").write_text(SETTINGS)
    with pytest.raises(UsageError, match=r"says nothing of ARKs.*naan"):
        list(catalog.open(root).mint("two"))
    (root / "catalog.toml").write_text(SETTINGS + '[ark]\nnaan = "letters"\n')
    with pytest.raises(UsageError, match="naan"):
        catalog.open(root)


def test_two_runs_at_once_do_not_mint(root):
    c = catalog.open(root)
    running = c.mint()
    next(running)
    found = []

    def other():
        with pytest.raises(StorageError, match="Another run is minting ARKs"):
            list(c.mint())
        found.append(True)

    thread = threading.Thread(target=other)
    thread.start()
    thread.join()
    assert found
    assert len(list(running)) == 4


def test_the_same_ark_in_two_records_is_an_error(root):
    c = catalog.open(root)
    ((_, ark),) = c.mint("one")
    text = (root / "records/two.yaml").read_text()
    (root / "records/two.yaml").write_text(f"{text}ark: {ark.replace('ark:/', 'ark:')}\n")
    assert [finding.code for finding in c.validate()] == ["ark-twice"]
    assert "ark-twice" in [finding.code for finding in check_storage(c.folder)]


def _resolve(client, path, raw=None):
    return client.get(path, environ_overrides={"RAW_URI": raw or path})


def test_an_ark_leads_to_its_record_in_all_forms(root):
    c = catalog.open(root)
    ((_, ark),) = c.mint("one")
    c.publish()
    client = Client(create_app(c.folder))
    name = normal(ark)
    hyphens = f"{name[:8]}-{name[8:10]}-{name[10:]}"
    for path, target in (
        (f"/ark:/{name}", "../../records/one"),
        (f"/ark:{name}", "../records/one"),
        (f"/ark:/{hyphens}", "../../records/one"),
        (f"/ark:/{name}.mods.xml", "../../records/one.mods.xml"),
        (f"/ark:{name}/objects/a-b c.jpg", "../../../records/one/objects/a-b%20c.jpg"),
    ):
        answer = _resolve(client, path)
        assert (answer.status_code, answer.headers["Location"]) == (302, target), path
    for path in ("/ark:/12345/x5nothing", "/ark:/12345", "/ark:/", f"/ark:/{name}x", "/ark:/99999/" + "a/" * 200):
        assert _resolve(client, path).status_code == 404, path


def test_the_inflections_say_what_is_known(root):
    c = catalog.open(root)
    ((_, ark),) = c.mint("one")
    c.publish()
    client = Client(create_app(c.folder))
    expected = f"what: Letter one\nwhen: (:unkn) unknown\nwhere: https://archive.example.org/{ark}\n"
    for query in ("?info", "?", "??"):
        answer = _resolve(client, f"/{ark}{query}", f"/{ark}{query}")
        assert answer.status_code == 200, query
        assert answer.get_data(as_text=True).startswith("erc:\nwho: (:unkn) unknown\n" + expected)
        assert answer.headers["Content-Type"].startswith("text/plain")
    assert _resolve(client, f"/{ark}?x=1", f"/{ark}?x=1").status_code == 302


def test_the_ark_of_a_withdrawn_record_answers_with_its_tombstone(root):
    c = catalog.open(root)
    ((_, ark),) = c.mint("one")
    c.publish()
    c.withdraw("one", "Published\nby mistake.")
    client = Client(create_app(c.folder))
    answer = _resolve(client, f"/{ark}")
    assert answer.status_code == 410
    assert "by mistake." in answer.get_data(as_text=True)
    told = _resolve(client, f"/{ark}?info", f"/{ark}?info")
    assert (told.status_code, told.get_data(as_text=True).splitlines()[-1][:17]) == (410, "note: Withdrawn o")
    (root / "records/one.yaml").unlink()
    c.publish()
    assert _resolve(client, f"/{ark}").status_code == 410


def test_the_page_is_cited_by_its_ark(root):
    c = catalog.open(root)
    ((_, ark),) = c.mint("one")
    c.publish()
    page = Client(create_app(c.folder)).get("/records/one")
    assert f'<https://archive.example.org/{ark}>; rel="cite-as"' in page.headers["Link"]
    words = page.get_data(as_text=True)
    assert f'<link rel="cite-as" href="https://archive.example.org/{ark}">' in words
    assert words.count(f'href="https://archive.example.org/{ark}"') > 3  # each citation links to it


@every("form", [one for one in FORMATS if one.name not in ("eac-cpf", "xlsx", "parquet")], ids=lambda one: one.name)
def test_the_ark_is_in_every_format(form):
    record = rich(url=None)
    if form.fits(record):
        assert b"12345/x5wf6789r" in form.encode(record, catalogue())
