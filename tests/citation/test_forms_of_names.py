"""Names in every order, rows of names, and places of documents: the parts that every style is made of."""

from __future__ import annotations

from typing import Any

import pytest

import catalog
from catalog.citation.location import location_of, required_location
from catalog.citation.name_lists import Limit, entry, joined, limited
from catalog.citation.names import Name
from catalog.citation.options import NameOrder
from catalog.citation.russian_names import russian_surname
from catalog.citation.titles import short_title
from catalog.errors import UsageError
from catalog.model import Record
from tests.every import every

FORMS = (
    "natural",
    "inverted",
    "short",
    "initials",
    "surname_and_initials",
    "initials_and_surname",
    "heading",
    "statement",
)


@every(
    ("name", "forms"),
    [
        (
            Name("Gary Goldberg", "Goldberg"),
            ("Gary Goldberg", "Goldberg, Gary", "Goldberg", "G.",
             "Goldberg, G.", "G. Goldberg", "Goldberg G.", "G. Goldberg"),
        ),
        (
            Name("Seo Gong-hwi", "Seo"),
            ("Seo Gong-hwi", "Seo Gong-hwi", "Seo", "G.-H.",
             "Seo, G.-H.", "Seo Gong-hwi", "Seo Gong-hwi", "Seo Gong-hwi"),
        ),
        (
            Name("John Q. Sample, III", "Sample"),
            ("John Q. Sample, III", "Sample, John Q., III", "Sample", "J. Q.",
             "Sample, J. Q., III", "J. Q. Sample III", "Sample J. Q.", "J. Q. Sample"),
        ),
        (
            Name("Ludwig van Proef", "Proef", doubtful=True),
            ("Ludwig van Proef [?]", "Proef, Ludwig van [?]", "Proef [?]", "L. van",
             "Proef, L. van [?]", "L. van Proef [?]", "Proef L. van [?]", "L. van Proef [?]"),
        ),
        (Name("Gary Goldberg"), ("Gary Goldberg",) * 3 + ("",) + ("Gary Goldberg",) * 4),
        (Name("Goldberg", "Goldberg"), ("Goldberg",) * 3 + ("",) + ("Goldberg",) * 4),
        (Name("Mill & Sons", "Sons", person=False), ("Mill & Sons",) * 3 + ("",) + ("Mill & Sons",) * 4),
        (Name("Хрущев Н. С.", "Хрущев"),
         ("Хрущев Н. С.", "Хрущев Н. С.", "Хрущев", "Н. С.",
          "Хрущев, Н. С.", "Хрущев Н. С.", "Хрущев Н. С.", "Н. С. Хрущев")),
        (Name("金 日成", "金"), ("金 日成", "金 日成", "金", "", "金 日成", "金 日成", "金 日成", "金 日成")),
    ],
)  # fmt: skip
def test_a_name_in_every_order(name: Name, forms: tuple[str, ...]) -> None:
    assert tuple(getattr(name, form) for form in FORMS) == forms


@every(
    ("whole", "surname", "calm"),
    [
        ("SO HWI", "SO", "So Hwi"),
        ("NAGY Imre", "NAGY", "Nagy Imre"),
        ("YUN GONG-HEUM", "YUN", "Yun Gong-heum"),
        ("GONG-HEUM YUN", "YUN", "Gong-Heum Yun"),
        ("LOUIS XVI", None, "Louis XVI"),
        ("XVI LOUIS", None, "Xvi Louis"),
        ("J. F. K.", None, "J. F. K."),
        ("J. F. KENNEDY", None, "J. F. Kennedy"),
        ("UN", None, "UN"),
        ("I X", "X", "I X"),
        ("MI LI", None, "MI LI"),
        ("KIM", None, "KIM"),
    ],
)
def test_a_name_does_not_shout(whole: str, surname: str | None, calm: str) -> None:
    assert Name(whole, surname).natural == calm


A, B, C, D = (Name(f"{letter} {letter}b", f"{letter}b") for letter in "ABCD")


@every(
    ("names", "most", "shown", "line"),
    [
        (["A"], 3, 1, "A"),
        (["A", "B"], 3, 1, "A and B"),
        (["A", "B", "C"], 3, 1, "A, B, and C"),
        (["A", "B", "C", "D"], 3, 1, "A et al."),
        (["A", "B", "C", "D"], 3, 2, "A, B, et al."),
        (["A", "B", "C", "D"], 4, 2, "A, B, C, and D"),
    ],
)
def test_names_in_a_row(names: list[str], most: int, shown: int, line: str) -> None:
    assert limited(names, Limit(most, shown)) == line
    if len(names) <= most:
        assert joined(names, "&") == line.replace("and", "&")


@every(
    ("names", "most", "order", "line"),
    [
        ([A], 2, NameOrder.STYLE, "Ab, A"),
        ([A, B], 2, NameOrder.STYLE, "Ab, A, and B Bb"),
        ([A, B], 2, NameOrder.NATURAL, "A Ab and B Bb"),
        ([A, B], 2, NameOrder.SURNAME_FIRST, "Ab, A, and Bb, B"),
        ([A, B], 1, NameOrder.STYLE, "Ab, A et al."),
        ([A, B, C], 3, NameOrder.STYLE, "Ab, A, B Bb, and C Cb"),
        ([A, B, C], 3, NameOrder.SURNAME_FIRST, "Ab, A, Bb, B, and Cb, C"),
        ([A, B, C, D], 3, NameOrder.STYLE, "Ab, A et al."),
        ([Name("Kim Il", "Kim"), B], 2, NameOrder.STYLE, "Kim Il and B Bb"),
    ],
)
def test_an_entry_begins_with_the_first_name_inverted(
    names: list[Name], most: int, order: NameOrder, line: str
) -> None:
    assert entry(names, Limit(most), order) == line


def kept(**code: Any) -> Record:
    return Record.model_validate({"id": "a", "level": "item", "title": "T", "reference_code": code or None})


def test_the_place_of_a_document_in_a_named_collection() -> None:
    house = {"number": "1", "title": "Edward M. House Papers"}
    place = required_location(kept(repository="Yale", collection=house, box="12", folder="3"))
    assert place.collection == "Edward M. House Papers"
    assert place.brief == "box 12, folder 3, Edward M. House Papers"
    assert place.smallest_first_with_collection == "box 12, folder 3, Edward M. House Papers"
    assert place.reference("slavic").startswith("Yale, ")
    whole = required_location(kept(repository="Yale", collection=house))
    assert whole.brief == "Edward M. House Papers"
    assert not whole.is_shelfmark


@every(
    ("number", "is_shelfmark"),
    [("MS 228", True), ("Add. MS. 5", True), ("mss 1", True), ("MSA 5", False), ("228", False), ("Box MS", True)],
)
def test_a_manuscript_has_a_shelfmark(number: str, is_shelfmark: bool) -> None:
    place = required_location(kept(repository="Yale", collection="House Papers", number=number))
    assert place.is_shelfmark is is_shelfmark
    assert not required_location(kept(repository="Yale", collection="House Papers", box=number)).is_shelfmark


def test_the_place_of_a_document_in_an_archive() -> None:
    place = required_location(
        kept(repository="ГАРФ", fond="5446", opis="98", delo="721", leaves="170-190", year="1956")
    )
    assert place.name_and_code == "State Archive of the Russian Federation (GARF)"
    assert (place.city, place.country, place.collection) == ("Moscow", "RU", "")
    assert place.locator("slavic") == "f. 5446, op. 98, 1956 g., d. 721, ll. 170–190"
    assert place.locator("gost-ru") == "Ф. 5446. Оп. 98. 1956 г. Д. 721. Л. 170–190."
    assert place.up_to_first("gost-ru") == "ГАРФ. Ф. 5446."
    assert place.first_alone("gost-ru") == "Ф. 5446."
    assert place.leaves("gost-ru") == "Л. 170–190."
    assert place.brief == "GARF, f. 5446, op. 98, 1956 g., d. 721, ll. 170–190"
    assert required_location(kept(repository="GARF", fond="1")).leaves("slavic") == ""


def test_a_decimal_file_precedes_its_record_group() -> None:
    place = required_location(kept(repository="NARA", record_group="59", decimal="795.00/9-556"))
    assert place.smallest_first == "795.00/9-556, RG 59"


def test_a_document_is_where_its_first_text_is_if_nothing_else_says() -> None:
    texts = [{"key": "a"}, {"key": "b", "kept_at": "reference_code"}, {"key": "c", "kept_at": {"repository": "GARF"}}]
    record = Record.model_validate({"id": "a", "level": "item", "title": "T", "texts": texts})
    found = location_of(record)
    assert found is not None
    assert found.code.repository == "GARF"
    assert location_of(kept()) is None
    with pytest.raises(UsageError, match="The record a has no reference code"):
        required_location(kept())


@pytest.mark.parametrize(
    ("authors", "bluebook", "iso"),
    [
        (["Ann Smith"], "Ann Smith, ", "Ann Smith"),
        (["Ann Smith", "Bob Jones"], "Ann Smith & Bob Jones, ", "Ann Smith and Bob Jones"),
        (["Ann Smith", "Bob Jones", "Eve Hall"], "Ann Smith et al., ", "Ann Smith, Bob Jones and Eve Hall"),
        (["Ann Smith", "Bob Jones", "Eve Hall", "Jo Low"], "Ann Smith et al., ", "Ann Smith et al."),
    ],
)
def test_rows_of_authors_in_law_and_in_iso_690(authors: list[str], bluebook: str, iso: str) -> None:
    record = Record.model_validate({"id": "a", "level": "item", "title": "Report", "authors": authors})
    assert catalog.cite(record, style="bluebook").startswith(bluebook)
    assert catalog.cite(record, style="iso-690").startswith(iso)


@pytest.mark.parametrize(
    ("name", "latin", "surname"),
    [
        ("Виссарион Белинский", "Belinsky", "Белинский"),
        ("Белинский Виссарион", "Belinskij", "Белинский"),
        ("А. Б. Примеров", None, "Примеров"),
        ("Примеров А.Б.", None, "Примеров"),
        ("А. Примеров Б.", None, None),
        ("Виссарион Белинский", "Herzen", None),
    ],
)
def test_a_russian_surname_is_found_by_its_latin_form_in_any_system(
    name: str, latin: str | None, surname: str | None
) -> None:
    assert russian_surname(name, latin) == surname


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Letter: of five members; with notes", "Letter"),
        ("Minutes — first part — second part", "Minutes"),
        ("On the state of affairs in the country", "On the state"),
    ],
)
def test_a_short_title_ends_at_its_first_clause(title: str, short: str) -> None:
    assert short_title(title).startswith(short)
    assert len(short_title(title)) <= len(short)
