"""What is written is read again as the same, whatever the style; and nothing that is read makes an error."""

# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reference_codes import essence, fond_codes

from catalog.model import ReferenceCode
from catalog.reference_codes import (
    STYLES,
    parse,
    write,
    write_several,
)
from catalog.reference_codes.fond_reading import MOST_REFERENCES
from catalog.reference_codes.mentions import finder_of
from catalog.reference_codes.parsing import read_fully
from catalog.reference_codes.plain_form import read_plain_form
from catalog.reference_codes.register import built_in
from tests.every import every
from tests.examples import examples


@settings(max_examples=examples(250))
@given(fond_codes(), st.sampled_from(STYLES))
def test_a_code_that_is_written_is_read_as_the_same(code: ReferenceCode, style: str) -> None:
    written = write(code, style)
    assert [essence(one.code) for one in parse(written).references if one.code] == [essence(code)], written


@settings(max_examples=examples(80))
@given(st.lists(fond_codes(), min_size=2, max_size=4), st.sampled_from(STYLES))
def test_several_codes_in_one_string_are_read_as_the_same(codes: list[ReferenceCode], style: str) -> None:
    written = write_several(codes, style)
    assert [essence(one.code) for one in parse(written).references if one.code] == list(map(essence, codes)), written


_ELSEWHERE = st.sampled_from(
    [
        {"repository": "BArch", "bestand": "B 136", "signatur": "59748", "leaves": "297-301"},
        {"repository": "TNA", "series": "FO 371", "piece": "12345", "item": "7"},
        {"repository": "NARA", "record_group": "59", "series": "CDF 1910–1929", "decimal": "119.4/33A"},
        {"repository": "NARA", "record_group": "84", "entry": "1234", "box": "5", "folder": "7"},
        {"repository": "Hoover", "collection": "Carsun Chang Papers", "box": "14", "folder": "2"},
        {"repository": "CIA-CREST", "rdp": "CIA-RDP86M00886R002000100012-9"},
        {"repository": "NAI", "department": "DFA", "reference": "5/313/3D"},
        {"repository": "NMML", "file": "JNSG", "volume": "21-1"},
        {"repository": "JP-DAMOFA", "class": "B'.6.1.0", "number": "24"},
        {"repository": "AH", "fonds": "002", "series": "020400", "volume": "00012", "item": "067"},
        {"repository": "PRC-FMA", "file": "109-00746-01", "leaves": "1-10"},
        {"repository": "MNL OL", "fond": "XIX-A-90-c", "box": "168"},
        {"repository": "HU OSA", "fonds": "386", "subfonds": "1", "series": "1", "container": "1"},
        {"repository": "AAN", "zespol": "KC PZPR", "sygnatura": "237/V-12", "leaves": "5-6"},
        {"repository": "IPN", "sygnatura": "0122/84"},
        {"repository": "CZ-NA", "fond": "02/1", "svazek": "25", "archivni_jednotka": "31"},
        {"repository": "ANIC", "fond": "CC al PCR", "dosar": "5/1960"},
        {"repository": "AQSH", "fond": "14/AP", "viti": "1956", "dosja": "5"},
        {"repository": "CH-BAR", "bestand": "E2001E", "ablieferung": "1979/28", "dossier": "15*"},
        {"repository": "IISG", "collection": "MEN", "series": "B", "number": "108"},
        {"repository": "VN-TTLTQG3", "phong": "Quốc hội", "ho_so": "123"},
        {"repository": "USHMM", "record_group": "15.084M", "reel": "3"},
        {"repository": "LYA", "fond": "K-1", "opis": "58", "delo": "44", "leaves": "1-5"},
        {"repository": "LVVA", "fond": "1370", "opis": "1", "delo": "5"},
        {"repository": "UN", "symbol": "A/PV.1971"},
        {"repository": "BStU", "bestand": "MfS", "abteilung": "HA II", "nummer": "38061"},
        {"repository": "PA AA", "bestand": "B 150", "signatur": "A 123"},
        {"repository": "NL-HaNA", "fonds": "2.05.117", "number": "6789"},
        {"repository": "NAA", "series": "A1838", "item": "3014/10/15 PART 3"},
        {"repository": "ANZ", "series": "EA 1", "item": "59/3/16"},
        {"repository": "LAC", "record_group": "25", "volume": "4738", "file": "50053-40"},
        {"repository": "JFKL", "collection": "President's Office Files", "box": "29", "folder": "Curley"},
        {"repository": "BL", "series": "IOR/L/PS/12", "piece": "3737", "leaves": "232"},
        {"repository": "ASVe", "fonds": "Senato", "series": "Dispacci", "file": "2", "leaves": "71-74v"},
        {"repository": "GStA-PK", "fonds": "I. HA Rep. 77", "series": "Tit. 4043", "number": "121", "leaves": "7"},
        {"repository": "OeStA", "department": "HHStA", "fonds": "MdÄ", "series": "PA I", "box": "1058", "leaves": "12"},
        {"repository": "SHD", "series": "GR 7 N", "number": "3208", "dossier": "2"},
        {"repository": "AN-FR", "series": "F/7", "number": "13427", "dossier": "2"},
        {"repository": "ANOM", "fonds": "GGA", "series": "8 H", "number": "62"},
        {"repository": "AGI", "fonds": "Indiferente", "number": "429", "volume": "37"},
        {"repository": "AHN", "fonds": "Inquisición", "number": "1952", "file": "12"},
        {"repository": "ANTT", "fonds": "Arquivo Salazar", "box": "17", "item": "12"},
        {"repository": "BOA", "fonds": "HR.SYS", "file": "2345", "item": "12"},
        {"repository": "BCA", "fonds": "030.10", "box": "57", "file": "376", "item": "4"},
        {"repository": "HDA", "fonds": "1220", "box": "12"},
        {"repository": "JACAR", "reference": "A03023610400"},
        {"repository": "CZA", "series": "S25", "file": "1234"},
        {"repository": "ISA", "record_group": "130.02", "box": "2457", "file": "5"},
        {"repository": "UN-ARMS", "series": "S-0285", "box": "0001", "file": "06"},
        {"repository": "NAIndia", "department": "Ministry of External Affairs", "file": "34-CJK/49"},
    ]
)


@given(_ELSEWHERE, st.sampled_from(STYLES))
def test_a_code_of_an_archive_elsewhere_is_read_as_the_same(fields: dict[str, str], style: str) -> None:
    code = ReferenceCode.model_validate(fields)
    read = [one.code for one in parse(write(code, style)).references]
    assert [(one.repository, _numbers(one), one.leaves) for one in read if one] == [
        (code.repository, _numbers(code), code.leaves)
    ]


def _numbers(code: ReferenceCode) -> list[tuple[str, str]]:
    return [(part.level.value, part.number) for part in code.levels]


@given(fond_codes(), st.sampled_from(STYLES))
def test_the_plain_form_is_read_as_in_full(code: ReferenceCode, style: str) -> None:
    written = write(code, style)
    at_once = read_plain_form(written, finder_of(built_in()))
    assert at_once is None or at_once == read_fully(written, built_in())


_CREDITS = st.builds(
    "{} {}{}".format,
    st.sampled_from(["Translated by", "Obtained for NKIDP by", "Contributed by", "Provided", "Translated from the Russian by"]),
    st.lists(
        st.sampled_from(
            ["Gary Goldberg", "D. Rozas", "L. List", "and", "Ll. 5", "the National Archives", "RGANI,", "fond", "Ó Briain", "op. Ed",
             "translated by", "Jay. Edited by", "(CWIHP)", "f.", "; d. 7", "p. Anne", "courtesy of", "published in", "Опись"]
        ),
        min_size=1,
        max_size=4,
    ).map(" ".join),
    st.sampled_from(["", ".", "..", " ", ".\n"]),
)  # fmt: skip


@given(fond_codes(), st.sampled_from(STYLES), st.sampled_from([". ", ", ", " "]), _CREDITS)
def test_a_credit_behind_the_plain_form_is_read_as_in_full(
    code: ReferenceCode, style: str, between: str, credit: str
) -> None:
    written = write(code, style).rstrip(".") + between + credit
    at_once = read_plain_form(written, finder_of(built_in()))
    assert at_once is None or at_once == read_fully(written, built_in())


@pytest.mark.parametrize(
    "text",
    [
        "RGANI, f. 5, op. 28, d. 411, ll. 143-159. Translated by Gary Goldberg.",
        "AVPRF, Fond 0102, Opis 13, Papka 72, Delo 5, Listy 44-113. Obtained for NKIDP by James Person and translated by Gary Goldberg.",
        "AVPRF, f. 0100, op. 34, p. 253, d. 18. Contributed by Sergey Radchenko. Translated by Gary Goldberg",
        "АВП РФ. Ф. 0100. Оп. 34. П. 253. Д. 18. Л. 5",
    ],
)
def test_papka_and_credits_belong_to_the_plain_form(text: str) -> None:
    at_once = read_plain_form(text, finder_of(built_in()))
    assert at_once is not None
    assert at_once == read_fully(text, built_in())


_SIGNS = st.sampled_from(
    (
        *(
            "ф. ",
            "оп. ",
            "д. ",
            "л. ",
            "Ф",
            "Дело",
            "fond ",
            "f.",
            "p. ",
            "ll. ",
            "ГАРФ",
            "GARF",
            "BArch",
            "NARA",
            "TNA",
        ),
        *(
            "RG 59",
            "1",
            "22",
            "1946",
            "р-",
            "-",
            "–",
            "/",
            ", ",
            "; ",
            ". ",
            " (",
            ")",
            "об.",
            "№",
            "г.",
            "?",
            "\n",
            "½",
        ),
        *("\u00a0", "WO 208/4", "Translated by X", "слово ", "a", "İ", "ß", "\x00", "\ud800"),
    )
)


@every(
    "text",
    [
        "ГАРФ. Ф. 1. Оп. " + "1, " * 3_000 + "Д. 5",
        "ф. " + "1" * 5_000 + ", оп. 1, д. " + "2" * 5_000 + ", 1946",
        "ГАРФ ф. 1 (" + "д. 5 (" * 3_000,
        "слово (" * 20_000,
        "оп. д. л. ф. " * 3_000,
        "ф. 1, оп. 2, д. 3; " * 3_000 + "ГАРФ",
        "NARA, RG 59, " * 3_000,
        "ГАРФ ф. 1, оп. 2, д. 3, л. " + "1-2об., " * 3_000,
    ],
    ids=["numbers", "digits", "open titles", "parentheses", "labels", "archive last", "archives", "leaves"],
)
def test_a_string_of_very_much_of_one_thing_is_read(text: str) -> None:
    reading = parse(text)
    assert reading.references or reading.residue
    assert len(reading.references) <= MOST_REFERENCES + 1


@settings(max_examples=examples(300))
@given(st.one_of(st.text(), st.lists(_SIGNS, max_size=30).map("".join)))
@example("(0\x1f0)")
def test_any_text_is_read_without_an_error(text: str) -> None:
    reading = parse(text)
    reading.plain()
    for reference in reading.references:
        assert 0 <= reference.span.start <= reference.span.end <= len(text)
        assert text[reference.span.start : reference.span.end] == reference.span.text
        assert reference.code is None or write(reference.code)
    for piece in reading.residue:
        assert text[piece.start : piece.end].strip() == piece.text.strip()
