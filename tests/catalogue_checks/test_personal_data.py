"""Personal data in open records is found, and the closure that is proposed works as it is printed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml

from catalog.catalogue_checks.identity_numbers import identity_number
from catalog.catalogue_checks.personal_data import PersonalDataCheck
from catalog.findings import Finding
from catalog.model import Record
from catalog.model.public_form import public_form
from catalog.storage import open_catalogue
from catalog.validation import read_plain
from tests.every import every

TODAY = dt.date(2026, 11, 29)
SETTINGS = 'name = "P"\nadmin_emails = ["a@example.org"]\nnamespace = "p.example.org"\n'
BARE = {"id": "a", "level": "file", "title": "A file", "dates": ["1990"]}


@pytest.fixture
def check(tmp_path: Path) -> PersonalDataCheck:
    return check_in(tmp_path)


def check_in(root: Path, settings: str = "", *units: str) -> PersonalDataCheck:
    (root / "records").mkdir(exist_ok=True)
    (root / "catalog.toml").write_text(SETTINGS + settings)
    for number, unit in enumerate(units):
        (root / "records" / f"{number}.yaml").write_text(unit)
    return PersonalDataCheck(open_catalogue(root), TODAY)


def record(**fields: object) -> Record:
    return read_plain({**BARE, **fields}).demand()


def found(check: PersonalDataCheck, **fields: object) -> list[Finding]:
    return list(check.findings(record(**fields)))


def codes(check: PersonalDataCheck, **fields: object) -> list[tuple[str, str]]:
    return [(one.code, one.pointer) for one in found(check, **fields)]


@pytest.mark.parametrize(
    "name",
    [
        "Ivanov, Ivan, 1950-",
        "Ivanov, Ivan (1950–)",
        {"name": "Ivan Ivanov", "note": "born in Moscow, 5 May 1950"},
        {"name": "Ivan Ivanov", "note": "род. 5 мая 1950"},
        {"name": "Hans Beispiel", "note": "geb. 5.5.1950"},
        {"name": "Jeanne Exemple", "note": "née en 1950"},
        {"name": "Ann", "note": "* 1917"},
    ],
)
def test_who_may_be_living(check: PersonalDataCheck, name: object) -> None:
    assert codes(check, authors=[name]) == [("personal-living", "/authors/0")]


@pytest.mark.parametrize(
    "name",
    [
        "Ivanov, Ivan, 1950-2020",
        "Ivanov, Ivan, 1900-",
        "Ivanov, Ivan",
        {"name": "Ivan Ivanov", "note": "born 1950, died 1990"},
        {"name": "Ivan Ivanov", "note": "род. 1950, ум. 1990"},
        {"name": "Ivan Ivanov", "note": "Minister since 1950"},
    ],
)
def test_who_is_not(check: PersonalDataCheck, name: object) -> None:
    assert codes(check, authors=[name]) == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("Personnel files of the mill", "personal-personnel"),
        ("Личные дела сотрудников", "personal-personnel"),
        ("Personalakten A-K", "personal-personnel"),
        ("Dossiers de carrière", "personal-personnel"),
        ("Patients’ records, ward 3", "personal-health"),
        ("История болезни Иванова", "personal-health"),
        ("Krankenakten der Heilanstalt", "personal-health"),
        ("Dossiers médicaux", "personal-health"),
        ("Dokumentacja medyczna szpitala", "personal-health"),
        ("Historias clínicas, 1980", "personal-health"),
        ("Історія хвороби Коваленка", "personal-health"),
        ("Cartelle cliniche", "personal-health"),
        ("Особова справа Коваленка", "personal-personnel"),
        ("Akta osobowe Jana Kowalskiego", "personal-personnel"),
        ("Expediente personal de Juan Pérez", "personal-personnel"),
        ("Fascicolo personale di Mario Rossi", "personal-personnel"),
        ("Adoption case files", "personal-protected"),
        ("Court cases: juvenile offenders", "personal-protected"),
        ("Дела об усыновлении", "personal-protected"),
        ("Vormundschaftsakten", "personal-protected"),
    ],
)
def test_files_on_persons_by_their_words(check: PersonalDataCheck, title: str, code: str) -> None:
    assert codes(check, title=title) == [(code, "/title")]


@pytest.mark.parametrize(
    "title",
    [
        "A patient negotiation",
        "Personal letters",
        "Medical school, budget",
        "Личные письма",
        "Дело о мельнице",
        "Personal der Mühle",
        "Akta miasta",
        "Adoption of the budget",
        "Паспорт завода, 4508 листов",
    ],
)
def test_words_that_only_look_like_it(check: PersonalDataCheck, title: str) -> None:
    assert codes(check, title=title) == []


NUMBERS = [
    "СНИЛС 112-233-445 95",
    "ИНН 500100732259",
    "Steuer-ID 36 574 261 809",
    "1 84 12 76 451 089 46",
    "RSSMRA85T10A562S",
    "12345678Z",
    "PESEL 44051401359",
    "811228-9874",
    "131052-308T",
    "756.9217.0769.85",
    "900101-1234568",
    "390.533.447-05",
    "11010519491231002X",
    "SSN 536-90-4399",
    "паспорт серия 45 08 № 123456",
]


@pytest.mark.parametrize("number", NUMBERS)
def test_an_identity_number_is_found_by_its_check_digits_and_never_repeated(
    check: PersonalDataCheck, number: str
) -> None:
    (finding,) = found(check, abstract=f"Of the worker, {number}, on leave.")
    assert (finding.code, finding.pointer) == ("personal-number", "/abstract")
    assert number[-6:] not in str(finding)


@every("number", NUMBERS[:1] + NUMBERS[3:6] + NUMBERS[7:13])
def test_a_number_with_another_digit_is_none(number: str) -> None:
    at = max(place for place, one in enumerate(number) if one.isdigit())
    other = number[:at] + str((int(number[at]) + 1) % 10) + number[at + 1 :]
    assert identity_number(other) is None


@pytest.mark.parametrize(
    "words",
    ["GARF 5446-98-721", "1956-09-05", "+7 495 123-45-67", "12345678901", "No 500100732259", "ISBN 978-3-16-148410-0"],
)
def test_other_numbers_are_none(words: str) -> None:
    assert identity_number(words) is None


def test_terms_are_counted_from_the_last_year_and_over(check: PersonalDataCheck, tmp_path: Path) -> None:
    assert codes(check, title="Personnel files", dates=["1900/1950"]) == []
    (finding,) = found(check, title="Personnel files", dates=["1940/1951"])
    assert "until: 2027-01-01" in finding.hint
    shorter = check_in(tmp_path, "[personal_data]\npersonnel = 50\n")
    assert codes(shorter, title="Personnel files", dates=["1940/1951"]) == []
    (finding,) = found(check, title="Personnel files", dates=[])
    assert "is_open: false" in finding.hint


@pytest.mark.parametrize("access", [None, "By request."])
@pytest.mark.parametrize("dates", [["1990"], []])
def test_the_closure_works_as_it_is_printed(check: PersonalDataCheck, access: object, dates: list[str]) -> None:
    fields = {
        "title": "Personnel file of Ann Sample",
        "abstract": "Her number: 536-90-4399.",
        "mentions": ["Sample, Ann, 1950-"],
        "dates": dates,
        **({"access": access} if access else {}),
    }
    findings = found(check, **fields)
    assert len(findings) == 3
    (hint,) = {one.hint for one in findings}
    if access:
        access = {"conditions": access, **yaml.safe_load("{" + hint.removeprefix("If so, add to 'access': ") + "}")}
    else:
        access = yaml.safe_load(hint.removeprefix("If so, write: "))["access"]
    if "until" in access:
        access["until"] = access["until"].isoformat()
    closed = record(**fields | {"access": access})
    assert list(check.findings(closed)) == []
    public = public_form(closed, (), TODAY)
    assert public.hidden == ("mentions", "abstract", "title")
    assert "Ann" not in str(public)
    assert "536-90" not in str(public)
    assert "Not shown: mentions, abstract, title." in public.access.conditions


def test_what_is_closed_above_or_internal_is_left_alone(tmp_path: Path) -> None:
    unit = "id: f\nlevel: fonds\ntitle: F\naccess: {conditions: Closed., is_open: false}\n"
    check = check_in(tmp_path, "", unit)
    assert codes(check, title="Personnel files", part_of="f") == []
    assert codes(check, title="Personnel files", administration={"status": "internal"}) == []
    assert len(codes(check, title="Personnel files", part_of="f", access={"conditions": "x", "is_open": True})) == 1
