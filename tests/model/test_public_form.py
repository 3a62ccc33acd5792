"""What the public sees of a record: what the units above give it, and what is hidden while something is closed."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from catalog.errors import UsageError
from catalog.model import Record
from catalog.model.above import Above
from catalog.model.public_form import closure_of, gives, hides_description, is_shown, public_form
from tests.every import every

DAY = dt.date(2031, 9, 5)
EVE = dt.date(2031, 9, 4)


def a_record(**fields: Any) -> Record:
    return Record.model_validate({"id": "letter", "level": "item", "title": "A letter", **fields})


def a_fonds(**fields: Any) -> Above:
    return Above.model_validate({"id": "mill", "level": "fonds", "title": "Mill papers", **fields})


def seen(*above: Above, day: dt.date | None = EVE, **fields: Any) -> Record:
    return public_form(a_record(**fields), above, day)


CLOSED = {"conditions": "Closed to readers.", "is_open": False}
UNTIL = {"conditions": "Closed to readers.", "until": DAY.isoformat()}
CODE = {"repository": "GARF", "fond": "1", "opis": {"number": "2", "title": "Letters"}}


# what a record gives to those below it


def test_a_fonds_gives_what_holds_for_all_of_it_with_its_own_code_alone() -> None:
    above = gives(
        a_record(
            id="mill",
            level="fonds",
            title="Mill papers",
            reference_code={**CODE, "leaves": "5"},
            creators=["Anna Mill"],
            rights={"statement": "Free."},
            access={"conditions": "Ask the reading room."},
            texts=[{"key": "original", "language": "ru"}],
            content_note="Harsh words.",
        )
    )
    assert above is not None
    assert above.model_dump(mode="json", exclude_defaults=True) == {
        "id": "mill",
        "level": "fonds",
        "title": "Mill papers",
        "reference_code": CODE,
        "rights": {"statement": "Free."},
        "access": "Ask the reading room.",
        "creators": ["Anna Mill"],
        "languages": ["ru"],
        "content_note": "Harsh words.",
    }


@every(
    ("fields", "has_parts", "given"),
    [
        ({}, False, None),
        ({"access": "Ask."}, False, None),
        ({}, True, {"title": "A letter"}),
        ({"access": "Ask."}, True, {"title": "A letter"}),
        ({"access": CLOSED}, False, {"title": "A letter", "access": CLOSED}),
        ({"content_note": "Harsh.", "rights": {"statement": "Free."}}, True,
         {"title": "A letter", "content_note": "Harsh."}),
        ({"access": {**CLOSED, "reason": "personal data"}, "administration": {"status": "draft"}}, True,
         {"is_public": False, "access": {"conditions": "Closed.", "is_open": False}}),
        ({"administration": {"status": "draft"}}, True, {"is_public": False}),
    ],
)  # fmt: skip
def test_a_document_gives_little_and_a_draft_only_that_it_is_closed(
    fields: dict[str, Any], has_parts: bool, given: dict[str, Any] | None
) -> None:
    above = gives(a_record(**fields), has_parts=has_parts)
    plain = above.model_dump(mode="json", exclude_defaults=True) if above else None
    assert plain == (given if given is None else {"id": "letter", "level": "item", **given})


# what closes a record


def test_the_record_itself_or_the_nearest_unit_that_says_so_closes() -> None:
    near = a_fonds(id="series", level="series", access={"conditions": "Ask."})
    far = a_fonds(access=CLOSED)
    assert closure_of(a_record(), (near, far)) == (far.access, far)
    opened = a_record(access={"conditions": "Open.", "is_open": True})
    assert closure_of(opened, (near, far)) == (opened.access, None)
    assert closure_of(a_record(access="Ask."), (far,)) == (far.access, far)
    assert closure_of(a_record(), (near,)) == (None, None)


@every(
    ("access", "day", "hides"),
    [
        ({**UNTIL, "hides": "description"}, EVE, True),
        ({**UNTIL, "hides": "description"}, None, True),
        ({**UNTIL, "hides": "description"}, DAY, False),
        ({**UNTIL, "hides": "title"}, EVE, False),
        (CLOSED, EVE, False),
        (None, EVE, False),
    ],
)
def test_a_description_is_hidden_where_that_is_said_and_as_long_as_it_is_closed(
    access: dict[str, Any] | None, day: dt.date | None, hides: bool
) -> None:
    above = (a_fonds(access=access),)
    assert hides_description(a_record(), above, day) is hides
    assert is_shown((a_fonds(title=None), *above), day) is not hides
    assert not is_shown((a_fonds(is_public=False), *above), day)
    if hides:
        with pytest.raises(UsageError, match="The record 'letter' is closed with its description"):
            seen(*above, day=day)


def test_an_internal_record_has_no_public_form() -> None:
    with pytest.raises(UsageError, match="The record 'letter' is internal"):
        seen(administration={"status": "internal"})


# what is hidden

HELD: dict[str, Any] = {
    "abstract": "About a mill.",
    "other_titles": ["Ein Brief"],
    "reference_code": CODE,
    "texts": [
        {"key": "original", "language": "ru", "title": "Письмо", "transcript": "a.txt"},
        {"key": "english", "language": "en"},
    ],
    "digital_objects": [{"file": "a.jpg"}, {"file": "b.jpg", "internal": True}],
}


@every(
    ("hides", "blank", "names"),
    [
        ((), {}, ("transcript", "digital_objects")),
        ("abstract", {"abstract": None}, ("transcript", "abstract", "digital_objects")),
        (("id", "level", "administration", "scope", "nothing"), {}, ("transcript", "digital_objects")),
        ("reference_code", {"reference_code": None}, ("transcript", "reference_code", "digital_objects")),
        ("texts", {"texts": ()}, ("texts", "digital_objects")),
        ("title", {"other_titles": ()}, ("transcript", "title", "other_titles", "digital_objects")),
        (("title", "reference_code"), {"reference_code": None, "other_titles": ()},
         ("transcript", "title", "reference_code", "other_titles", "digital_objects")),
    ],
)  # fmt: skip
def test_what_a_closure_hides_is_blank_and_named(hides: Any, blank: dict[str, Any], names: tuple[str, ...]) -> None:
    record = seen(access={**CLOSED, "hides": hides}, **HELD)
    assert set(record.hidden) == set(names)
    assert {field: getattr(record, field) for field in blank} == blank
    assert not any(text.transcript for text in record.texts)
    assert record.digital_objects == ()
    withheld = "title" in hides
    assert record.title.text == ("[Title withheld: item]" if withheld else "A letter")
    assert [bool(text.title) for text in record.texts] == ([] if "texts" in hides else [not withheld, False])
    if record.reference_code:
        assert [part.title for part in record.reference_code.levels] == [None, None if withheld else "Letters"]


def test_files_for_the_staff_are_left_out_without_a_word() -> None:
    record = seen(**HELD)
    assert [one.name for one in record.digital_objects] == ["a.jpg"]
    assert record.hidden == ()
    assert record.texts[0].transcript


def test_notes_of_the_staff_and_shelves_are_left_out() -> None:
    revisions = [{"event": "revised", "note": "Title corrected."}, {"event": "reviewed"}]
    administration = {"internal_notes": ["Ask Anna."], "revisions": revisions}
    shelves = [{"kind": "shelf", "number": "5"}, {"kind": "box", "number": "3", "barcode": "123"}]
    plain = seen(administration=administration, containers=shelves)
    assert plain.administration.internal_notes == ()
    assert plain.administration.revisions[0].note == "Title corrected."
    assert [(one.words, one.barcode) for one in plain.containers] == [("box 3", None)]
    assert plain.hidden == ()
    for hides, note in (("abstract", None), ((), "Title corrected.")):
        closed = seen(administration=administration, abstract="A mill.", access={**CLOSED, "hides": hides})
        assert closed.administration.revisions[0].note == note
    assert seen(containers=shelves, access={**CLOSED, "hides": "containers"}).containers == ()


@every(
    ("access", "title", "hidden"),
    [
        (None, "A letter", ()),
        (CLOSED, "A letter", ()),
        ({**UNTIL, "hides": "title"}, "[Title withheld: item]", ("title",)),
        ({**UNTIL, "hides": "description"}, "[Title withheld: item]", ("title", "reference_code")),
    ],
)
def test_a_tombstone_shows_no_more_than_the_record_did(
    access: dict[str, Any] | None, title: str, hidden: tuple[str, ...]
) -> None:
    ended = {"status": "withdrawn", "withdrawn": {"date": "2020-01-01", "reason": "Entered twice."}}
    withdrawn = {"administration": ended, "reference_code": CODE}
    record = seen(access=access, **withdrawn)
    assert (record.title.text, record.hidden) == (title, hidden)
    assert seen(access=access, day=DAY, **withdrawn).title.text == "A letter"


# what comes from above

SERIES = a_fonds(id="series", level="series", title="Letters of Anna")


def test_rights_come_from_the_nearest_unit_that_has_some() -> None:
    fonds = a_fonds(rights={"statement": "Free.", "note": "Since 1990."})
    record = seen(SERIES, fonds)
    assert record.rights is not None
    assert record.rights.note == "Since 1990.\n\nThese are the rights of the fonds ‘Mill papers’, which it is part of."
    assert record.inherited_from("rights") == fonds
    own = seen(SERIES, fonds, rights={"statement": "Mine."})
    assert own.rights is not None
    assert (own.rights.statement, own.rights.note, own.inherited_from("rights")) == ("Mine.", None, None)
    alone = seen(a_fonds(rights={"statement": "Free."})).rights
    assert alone is not None
    assert alone.note == "These are the rights of the fonds ‘Mill papers’, which it is part of."


def test_warnings_of_all_units_stand_beside_that_of_the_record() -> None:
    warned = SERIES.model_copy(update={"content_note": a_record(content_note="Of the series.").content_note})
    record = seen(warned, a_fonds(content_note="Of the fonds."), content_note="Its own.")
    assert [words.text for words in record.content_note] == [
        "Its own.",
        "Of the series.\n\nSo for the series ‘Letters of Anna’, which it is part of.",
        "Of the fonds.\n\nSo for the fonds ‘Mill papers’, which it is part of.",
    ]


@every(
    ("languages", "texts", "expected"),
    [
        (["ru"], [], [("original", ("ru",), "The language is that of the fonds ‘Mill papers’.")]),
        (["ru", "en"], [], []),
        ([], [], []),
        (["ru"], [{"key": "english", "language": "en"}], [("english", ("en",), None)]),
    ],
)
def test_one_language_above_is_that_of_a_document_without_texts(
    languages: list[str], texts: list[Any], expected: list[Any]
) -> None:
    record = seen(SERIES, a_fonds(languages=languages), texts=texts)
    assert [(text.key, text.language, text.note) for text in record.texts] == expected


@every(
    ("code", "unit", "titles"),
    [
        ({"repository": "GARF", "fond": "1", "opis": "2"}, {"repository": "GARF", "fond": "1"}, ["Mill papers", None]),
        ({"repository": "GARF", "fond": "1а"}, {"repository": "GARF", "fond": "1А"}, ["Mill papers"]),
        ({"repository": "GARF", "fond": "1"}, {"repository": "GARF", "fond": "2"}, [None]),
        ({"repository": "GARF", "fond": "1"}, {"repository": "GARF", "fond": "1", "opis": "2"}, [None]),
        ({"repository": "GARF", "fond": "1"}, {"repository": "GARF", "opis": "1"}, [None]),
        ({"repository": "GARF", "fond": "1"}, {"repository": "GARF"}, [None]),
        (None, {"repository": "GARF", "fond": "1"}, []),
    ],
)
def test_units_are_called_in_a_code_as_their_records_call_them(
    code: dict[str, Any] | None, unit: dict[str, Any], titles: list[str | None]
) -> None:
    record = seen(a_fonds(reference_code=unit), reference_code=code)
    assert record.reference_code is not None
    assert record.reference_code.repository == "GARF"
    assert [part.title for part in record.reference_code.levels] == titles


def test_the_nearest_unit_with_the_same_code_gives_its_title() -> None:
    file = a_fonds(id="file", level="file", title="The file", reference_code={"repository": "GARF", "fond": "1"})
    record = seen(file, a_fonds(reference_code={"repository": "GARF", "fond": "1"}), reference_code=file.reference_code)
    assert record.reference_code is not None
    assert record.reference_code.levels[0].title == "The file"


@every(
    ("hides", "day", "left"),
    [
        ((), EVE, {"title", "rights", "creators", "languages"}),
        ("title", EVE, {"rights", "creators", "languages"}),
        ("authors", EVE, {"title", "rights", "languages"}),
        ("creators", EVE, {"title", "rights", "languages"}),
        ("description", EVE, set()),
        ("description", DAY, {"title", "rights", "creators", "languages"}),
    ],
)
def test_a_unit_above_that_is_closed_shows_what_it_does_not_hide(hides: Any, day: dt.date, left: set[str]) -> None:
    fonds = a_fonds(
        access={**UNTIL, "hides": hides}, creators=["Anna Mill"], languages=["ru"], rights={"statement": "Free."}
    )
    opened = {"access": {"conditions": "Open.", "is_open": True}}
    (above,) = seen(fonds, day=day, **opened).above
    assert {field for field in ("title", "rights", "creators", "languages") if getattr(above, field)} == left


def test_of_a_unit_that_is_not_published_nothing_is_said_but_it_closes() -> None:
    hidden = a_fonds(is_public=False, title=None, access={**CLOSED, "conditions": "Closed."})
    record = seen(hidden, texts=[{"key": "original", "transcript": "a.txt"}])
    assert record.above == ()
    assert record.access is not None
    assert record.access.conditions == "Closed.\n\nNot shown: transcript."


# the conditions of access in words


@every(
    ("own", "above", "day", "words", "is_open"),
    [
        (None, None, EVE, None, None),
        ("Ask.", None, EVE, "Ask.", None),
        (CLOSED, None, EVE, "Closed to readers.", False),
        ({"conditions": "By appointment.", "is_open": False}, None, EVE, "By appointment.\n\nClosed.", False),
        (UNTIL, None, EVE, "Closed to readers.\n\nClosed until 2031-09-05.", False),
        (UNTIL, None, None, "Closed to readers.\n\nClosed until 2031-09-05.", False),
        (UNTIL, None, DAY, "Closed to readers.\n\nOpen since 2031-09-05.", True),
        ({**UNTIL, "conditions": "Closed until 2031-09-05."}, None, EVE, "Closed until 2031-09-05.", None),
        ({**CLOSED, "reason": "personal data"}, None, EVE, "Closed to readers.\n\nReason: personal data.", False),
        ({**CLOSED, "reason": {"term": "personal data", "source": "Law, 5"}}, None, EVE,
         "Closed to readers.\n\nReason: personal data (Law, 5).", False),
        ({"conditions": "Closed: personal data.", "is_open": False, "reason": "personal data"}, None, EVE,
         "Closed: personal data.", False),
        ({"conditions": "Open.", "is_open": True}, CLOSED, EVE, "Open.", True),
        (None, "Ask.", EVE, "Ask.\n\nSo for the fonds ‘Mill papers’, which it is part of.", None),
        (None, CLOSED, EVE, "Closed to readers.\n\nSo for the fonds ‘Mill papers’, which it is part of.", False),
        ("Ask.", CLOSED, EVE,
         "Ask.\n\nClosed to readers.\n\nSo for the fonds ‘Mill papers’, which it is part of.", False),
    ],
)  # fmt: skip
def test_access_is_said_in_words(
    own: Any, above: Any, day: dt.date | None, words: str | None, is_open: bool | None
) -> None:
    fonds = a_fonds(access=above)
    record = seen(fonds, access=own, day=day)
    assert (record.access.conditions if record.access else None) == words
    assert (record.access.is_open if record.access else None) is is_open
    assert record.inherited_from("access") == (fonds if above and not own else None)
    assert record.plain().get("access") == a_record(access=own).plain().get("access")
