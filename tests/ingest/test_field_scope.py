"""What a source can say of a record: its fields, and the parts of the administration that it has."""

from __future__ import annotations

from typing import Any

from catalog.ingest.field_scope import baseline_of, in_scope, renamed, restrict_to_source
from catalog.standards.importers import Draft, Provenance
from tests.every import every

SOURCE = Provenance("csv", "sheet.csv", "ab")


def a_draft(**options: Any) -> Draft:
    return Draft({"id": "a"}, SOURCE, **options)


@every(
    ("administers", "administration", "scoped"),
    [
        (set(), {"status": "draft", "rules": "ISAD(G)"}, None),
        ({"status"}, {"status": "draft", "rules": "ISAD(G)"}, {"status": "draft"}),
        ({"status"}, None, {"status": "published"}),
        ({"rules"}, {"status": "draft"}, {}),
    ],
)
def test_a_record_with_what_a_source_administers(administers: set[str], administration: Any, scoped: Any) -> None:
    record = {"id": "a", **({"administration": administration} if administration else {})}
    assert in_scope(record, administers) == {"id": "a", **({"administration": scoped} if scoped is not None else {})}


@every(
    ("fields", "incoming", "existing", "result"),
    [
        (None, {"title": "B"}, {"title": "A", "scope": "S"}, {"title": "B"}),
        ({"title"}, {"title": "B", "scope": "T"}, {"title": "A", "scope": "S"}, {"title": "B", "scope": "S"}),
        ({"title", "scope"}, {"title": "B"}, {"title": "A", "scope": "S"}, {"title": "B"}),
        ({"title"}, {}, {"title": "A", "url": "u"}, {"url": "u"}),
    ],
)
def test_a_field_that_a_source_cannot_express_stays(fields: Any, incoming: Any, existing: Any, result: Any) -> None:
    draft = a_draft(fields=fields, administers=frozenset({"status"}))
    incoming = {**incoming, "administration": {"status": "draft", "rules": "R"}}
    assert restrict_to_source(incoming, existing, draft) == {**result, "administration": {"status": "draft"}}


@every(
    ("administers", "incoming", "earlier", "administration"),
    [
        (set(), {"status": "draft"}, None, None),
        ({"status"}, {"status": "draft", "rules": "R"}, None, {"status": "draft"}),
        ({"status"}, {"status": "draft"}, {"rules": "R", "status": "published"}, {"rules": "R", "status": "draft"}),
        (set(), {}, {"created": "2020-01-01", "source": {}, "revisions": [], "modified": "2020-01-01"}, None),
        ({"created"}, {"created": "2021-01-01"}, {"created": "2020-01-01"}, {"created": "2021-01-01"}),
    ],
)
def test_a_source_said_what_it_says_now_or_said_before(
    administers: set[str], incoming: Any, earlier: Any, administration: Any
) -> None:
    draft = a_draft(fields=frozenset({"title"}), administers=frozenset(administers))
    before = None if earlier is None else {"scope": "S", "administration": earlier}
    found = baseline_of({"title": "B", "administration": incoming}, before, draft)
    assert found == {
        "title": "B",
        **({} if earlier is None else {"scope": "S"}),
        **({"administration": administration} if administration else {}),
    }


def test_files_beside_a_record_are_named_after_it() -> None:
    document = {
        "id": "old",
        "texts": [{"key": "a", "transcript": {"file": "old.a.txt", "sha256": "ab"}}, {"key": "b"}, "odd"],
    }
    draft = Draft(document, SOURCE, beside={"old.a.txt": b"1", "older.txt": b"2"})
    renamed_document, beside = renamed(draft, "new")
    assert renamed_document == {
        "id": "new",
        "texts": [{"key": "a", "transcript": {"file": "new.a.txt", "sha256": "ab"}}, {"key": "b"}, "odd"],
    }
    assert beside == {"new.a.txt": b"1", "older.txt": b"2"}
    assert renamed(a_draft(), "new") == ({"id": "new"}, {})
