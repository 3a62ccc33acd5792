"""References as sources give them whole: the archive is the one they name, and what is doubtful is said."""

from __future__ import annotations

import pytest

from catalog.drafts.reference import read_reference
from catalog.drafts.source_span import Passage

NOT_KNOWN = "The register does not know the archive: these words are taken for its name."
NO_NUMBER = "The archive is named, and no number of a unit could be read beside it."


@pytest.mark.parametrize(
    ("words", "code", "doubts"),
    [
        (
            "National Archives of Malaysia, Ministry of External Affairs, File No. S/52/1319/51",
            {"repository": "National Archives of Malaysia"},
            [(NOT_KNOWN, "National Archives of Malaysia")],
        ),
        ("S/PV.3453", {"repository": "UN", "symbol": "S/PV.3453"}, []),
        (
            "State Archive of Social Movements of the Republic of X (GAPPOD) Baku, Fond 1, Opis 89, Delo 104, ll. 3-5",
            {
                "repository": "State Archive of Social Movements of the Republic of X (GAPPOD) Baku",
                "fond": "1",
                "opis": "89",
                "delo": "104",
                "leaves": "3-5",
            },
            [(NOT_KNOWN, "State Archive of Social Movements of the Republic of X (GAPPOD) Baku")],
        ),
        (
            "Archive of Foreign Policy, Russian Federation (AVP RF), Moscow",
            {"repository": "AVPRF", "repository_as_written": "AVP RF"},
            [(NO_NUMBER, "AVP RF")],
        ),
        (
            "Central Archives of the Workers' Party, 276. f. 53/98",
            {"repository": "Central Archives of the Workers' Party"},
            [(NOT_KNOWN, "Central Archives of the Workers' Party")],
        ),
        ("RGANI", {"repository": "RGANI"}, []),
    ],
)
def test_the_archive_is_the_one_the_words_name(words: str, code: dict[str, str], doubts: list[tuple[str, str]]) -> None:
    reading = read_reference(Passage.whole(words))
    assert reading.code == {**code, "as_written": words}
    assert [(reason, piece.text) for reason, piece in reading.doubts] == doubts
    assert reading.names_archive
