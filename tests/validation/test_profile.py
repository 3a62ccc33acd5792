"""Profiles: an institution's extra demands, without Python."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from catalog.errors import UsageError
from catalog.model import Record
from catalog.validation.profile import SHIPPED_PROFILES, load_profile


def record(**fields: object) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "A letter", **fields})


def asked(profile: str, checked: Record) -> list[tuple[str, str]]:
    return [(finding.pointer, finding.message) for finding in load_profile(profile).findings(checked)]


COMPLETE = record(
    reference_code={"repository": "GARF", "fond": "5446"}, dates=["1956"], extent="21 leaves", authors=["Seo Hwi"]
)


def test_the_essential_elements_of_isad_are_asked_for_by_name() -> None:
    assert asked("isad-g", COMPLETE) == []
    messages = [message for _, message in asked("isad-g", record())]
    for name in ("reference_code", "dates", "extent", "creators or authors or signatories"):
        assert f"The profile 'isad-g' requires {name!r}." in messages


def test_the_letter_is_what_a_digital_archive_of_translations_asks_for(letter: Record) -> None:
    assert asked("translated-documents", letter) == []


def test_a_translation_that_is_published_names_its_translator() -> None:
    texts = [{"key": "a", "language": "ru"}]
    texts.append({"key": "b", "language": "en", "translated_from": "a", "published": {"publisher": "P"}})  # type: ignore[dict-item]
    found = asked("translated-documents", record(texts=texts))
    assert ("/texts/1", "The profile 'translated-documents' requires 'translators' in 'texts'.") in found


@pytest.mark.parametrize("name", SHIPPED_PROFILES)
def test_every_demand_of_a_shipped_profile_has_a_hint(name: str) -> None:
    findings = list(load_profile(name).findings(record(texts=[{"key": "a"}], rights={"reviewed": True})))
    assert findings
    assert [finding for finding in findings if not finding.hint] == []


DACS = {
    "reference_code": {"repository": "GARF", "fond": "5446"},
    "dates": ["1956"],
    "extent": "21 leaves",
    "abstract": "Letters on the plenum.",
    "access": {"conditions": "Open."},
    "texts": [{"key": "original", "language": "ru"}],
}


@pytest.mark.parametrize("missing", DACS)
def test_each_element_that_dacs_requires_is_asked_for(missing: str) -> None:
    assert asked("dacs", record(**DACS)) == []
    less = {field: value for field, value in DACS.items() if field != missing}
    assert asked("dacs", record(**less)) == [("", f"The profile 'dacs' requires {missing!r}.")]


def test_dacs_asks_for_creators_where_they_are_known() -> None:
    fonds = {**DACS, "level": "fonds"}
    creators = "authors or signatories or contributors"
    assert asked("dacs", record(**fonds)) == [("", f"The profile 'dacs' requires {creators!r}.")]
    assert asked("dacs", record(**fonds, authors=["Seo Hwi"])) == []
    assert asked("dacs", record(**{**DACS, "level": "collection"})) == []


def test_the_optimum_of_dacs_asks_for_history_and_access_points() -> None:
    found = asked("dacs-optimum", record(**{**DACS, "level": "fonds"}, authors=["Seo Hwi"]))
    assert sorted(message for _, message in found) == [
        "The profile 'dacs-optimum' requires 'history'.",
        "The profile 'dacs-optimum' requires 'subjects'.",
    ]
    assert asked("dacs-optimum", record(**DACS, subjects=["Plenum"])) == []


def test_a_profile_in_a_file_is_used_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    path.write_text(json.dumps({"required": ["custody"], "x-hints": {"custody": "Say who kept it."}}), encoding="utf-8")
    (finding,) = load_profile(str(path)).findings(record())
    assert (finding.message, finding.hint) == ("The profile 'ours' requires 'custody'.", "Say who kept it.")


@pytest.mark.parametrize(
    ("content", "said"),
    [("{", "is not JSON"), ('{"type": "nothing"}', "is not a JSON Schema"), (None, "There is no profile or file")],
)
def test_a_profile_that_is_none_is_said_in_one_line(tmp_path: Path, content: str | None, said: str) -> None:
    path = tmp_path / "ours.json"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(UsageError, match=said):
        load_profile(str(path))


def test_a_profile_fetches_nothing(tmp_path: Path) -> None:
    path = tmp_path / "ours.json"
    path.write_text(json.dumps({"$ref": "https://example.org/schema.json"}), encoding="utf-8")
    with pytest.raises(UsageError, match=r"refers to 'https://example\.org/schema\.json'"):
        list(load_profile(str(path)).findings(record()))


def test_the_creators_of_a_fonds_are_its_creators() -> None:
    fonds = record(
        level="fonds", reference_code={"repository": "GARF", "fond": "27"}, dates=["1908/1925"], extent="61 files",
        creators=["Olena Hnatiuk"],
    )  # fmt: skip
    assert asked("isad-g", fonds) == []
