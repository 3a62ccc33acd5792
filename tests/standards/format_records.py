"""Records to write: the letter, one with every field filled, the emptiest one, and generated ones with hostile text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from catalog.model import Catalogue, Record

ROOT = Path(__file__).resolve().parents[2]


def catalogue(**changes: Any) -> Catalogue:
    given = {
        "name": "Letters of 1956",
        "base_url": "https://archive.example.org/catalogue",
        "admin_emails": ["archivist@example.org"],
        "namespace": "archive.example.org",
        "metadata_license": "https://creativecommons.org/publicdomain/zero/1.0/",
    }
    return Catalogue.model_validate({**given, **changes})


def minimal(**changes: Any) -> Record:
    """The emptiest record that is one."""
    return Record.model_validate({"id": "minimal", "level": "item", "title": "Untitled", **changes})


def rich(**changes: Any) -> Record:
    """A record with every field of the model filled at least once."""
    given = json.loads((Path(__file__).parent / "rich.json").read_text())
    return Record.model_validate({**given, **changes})


_HOSTILE = [
    "{", "}", "{}", "}{", "$", "$$", "%", "#", "_", "&", "\\", "~", "^", "--", "<i>", "</b>", "&amp;", "<!--", "]]>",
    '"', "'", " and ", ",", "@", "ER  - ", "Кириллица", "한글", "漢字", "é", "\u2028", "ﬁ", "𝔘", "\u200f",
]  # fmt: skip
_BREAKING = ["\n", "\r\n", "\nER  - \nTY  - BOOK\nTI  - x", "\n@book{x,\n", "\n}\n", "\t"]
_LETTERS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Cn")), max_size=8)


def _joined(pieces: list[str]) -> st.SearchStrategy[str]:
    parts = st.lists(st.sampled_from(pieces) | _LETTERS, max_size=6).map("".join)
    return parts.map(lambda text: f"x{text}".replace("\ufffe", "").replace("\uffff", ""))


lines = _joined(_HOSTILE)
prose = _joined([*_HOSTILE, *_BREAKING])
tags = st.sampled_from(["en", "ru", "zh-Hant", "ko-Hang", "und", "sr-Latn", "de"])
edtf = st.sampled_from(
    ["1956-09-05", "1956-09", "1956", "1956~", "1956?", "195X", "1956-09-05/1957", "1956/..", "1956-21"]
)


def _fields(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


titles = lines | _fields({"text": lines}, language=tags, supplied_by=lines)
agents = lines | _fields(
    {"name": lines},
    as_written=prose,
    kind=st.sampled_from(["person", "corporate body", "family"]),
    surname=lines,
    certainty=st.sampled_from(["certain", "uncertain reading"]),
    variants=st.lists(lines, max_size=2),
    offices=st.lists(lines, max_size=2),
    authority=st.sampled_from(["http://viaf.org/viaf/1", "kim-gwan"]),
    note=prose,
)
names_with_surname = st.tuples(lines, lines).map(lambda pair: {"name": " ".join(pair), "surname": pair[1]})
people = st.lists(agents | names_with_surname, max_size=3)
dates = edtf | _fields(
    {"value": edtf}, as_written=prose, event=st.sampled_from(["creation", "sending", "registration"])
)
codes = _fields(
    {"repository": st.sampled_from(["GARF", "RGANI", "AVPRF", "Some archive & co"])},
    fond=lines, opis=lines, delo=lines, leaves=st.sampled_from(["1", "12v", "170-190, 192"]),
)  # fmt: skip
texts = st.tuples(
    _fields({"key": st.just("original")}, language=tags, form=st.sampled_from(["manuscript", "unknown"]), note=prose),
    _fields(
        {"key": st.just("russian"), "translated_from": st.just("original")},
        language=tags, translators=people, dates=st.lists(dates, max_size=2), kept_at=codes | st.just("reference_code"),
        signatures=st.lists(lines, max_size=2), registration_number=lines, statements=st.lists(prose, max_size=2),
    ),
    _fields(
        {"key": st.just("english"), "translated_from": st.just("russian")},
        language=tags, translators=people, title=titles, extent=lines,
        published=_fields({"publisher": lines}, title=lines,
            url=st.just("https://example.org/1?a=b&c=%20"), record_id=lines),
    ),
)  # fmt: skip
rights = _fields(
    {},
    uri=st.sampled_from(
        ["http://rightsstatements.org/vocab/InC/1.0/", "https://creativecommons.org/publicdomain/mark/1.0/"]
    ),
    statement=prose, language=tags, holder=agents, note=prose,
)  # fmt: skip
records = _fields(
    {"id": st.from_regex(r"[a-z0-9]{1,6}([._-][a-z0-9]{1,4}){0,2}", fullmatch=True), "title": titles,
     "level": st.sampled_from(["item", "item", "item", "file", "series", "fonds"])},
    genre=st.sampled_from(["letter", "telegram", "report", "minutes", "map", "photograph", "speech", "article"]),
    other_titles=st.lists(titles, max_size=2), reference_code=codes, dates=st.lists(dates, max_size=3), extent=lines,
    authors=people, signatories=people, recipients=people, texts=texts | st.just(()),
    contributors=st.lists(_fields({"name": lines, "role": st.sampled_from(["editor", "typist"])}), max_size=2),
    abstract=_fields({"text": prose}, language=tags), subjects=st.lists(lines, max_size=2),
    places=st.lists(lines, max_size=2), mentions=people, related=st.lists(lines, max_size=2), custody=prose,
    rights=rights, notes=st.lists(prose, max_size=2),
    access=_fields({"conditions": prose}, is_open=st.booleans()), classification=lines,
).map(Record.model_validate)  # fmt: skip
"""Records with every kind of field there or not, and text that breaks whatever does not escape it."""
