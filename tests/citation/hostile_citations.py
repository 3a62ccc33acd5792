"""Records and citations made of text that means something to a markup."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from catalog.citation import Citation, Face, Run
from catalog.model import Record
from catalog.model.strings import FORBIDDEN, MOST_MARKS, is_blank, most_marks

_PIECES = [
    *["\\", "{", "}", "{}", "$", "%", "#", "&", "&amp;", "_", "^", "~", "<", ">", "<b>", "</i>", "]]>", "<!--"],
    *['"', "'", "''", "`", "``", "*", "**", "--", "---", "[x](y)", "![", "|", "1. ", "- ", "+ ", "# ", "“", "”"],
    *["\\par", "\\'e9", "\\u8211?", "{\\b ", "\\input{x}", "$x$", "<script>alert(1)</script>", "javascript:alert(1)"],
    *["Письмо", "김일성", "😀", "é", "\u00a0", "\u2028", "\x85", "\x9b31m", ".", "?", "A", "of ", " "],
]

text = st.lists(st.sampled_from(_PIECES) | st.text(max_size=5), min_size=1, max_size=8).map("".join)
"""Any text, newlines and control characters included."""

line = text.map(lambda given: re.sub(rf"[\n\r\t{FORBIDDEN}]", "", given)).filter(
    lambda given: not is_blank(given) and most_marks(given) <= MOST_MARKS
)
"""Text that a record can hold in one line."""

citations = st.lists(st.builds(Run, text, st.sampled_from([Face.PLAIN, Face.ITALIC])), min_size=1, max_size=5).map(
    lambda runs: Citation(tuple(runs))
)

_agent = st.fixed_dictionaries(
    {"name": line},
    optional={
        "surname": line,
        "kind": st.sampled_from(["person", "corporate body"]),
        "certainty": st.sampled_from(["certain", "uncertain reading"]),
    },
)
_plain = st.fixed_dictionaries(
    {
        "id": st.just("x"),
        "level": st.just("item"),
        "title": st.fixed_dictionaries({"text": line}, optional={"supplied_by": line}),
        "authors": st.lists(_agent, max_size=5),
        "recipients": st.lists(_agent, max_size=2),
    },
    optional={
        "genre": st.sampled_from(["letter", "telegram", "report", "minutes"]),
        "dates": st.lists(
            st.sampled_from(["1956-09-05", "1956~", "195X", "1956/1957", "[1955,1956]"])
            | st.builds(lambda words: {"as_written": words}, line),
            min_size=1,
            max_size=1,
        ),
        "reference_code": st.fixed_dictionaries(
            {"repository": st.sampled_from(["GARF", "TNA"]) | line},
            optional={"fond": line, "opis": line, "delo": line, "leaves": st.sampled_from(["1", "2v-3", "4, 6-7"])},
        ),
        "texts": st.builds(
            lambda translators: [{"key": "english", "language": "en", "translators": translators}],
            st.lists(_agent, max_size=3),
        ),
        "url": st.sampled_from(["https://example.org/a_b%20c#d~e?f=g&h='i'(*)", "doi:10.1/'2'", "urn:x:%7B$"]),
    },
)


def _record(plain: dict[str, Any]) -> Record:
    return Record.model_validate(plain)


records = _plain.map(_record)
"""Records whose names, titles and numbers are hostile."""
