"""Archives with levels of their own, each read by its grammar."""

from __future__ import annotations

import pytest

from catalog.references import parse


@pytest.mark.parametrize(
    ("text", "archive", "parts"),
    [
        ("BArch, B 136/59748, 297-301", "BArch", "bestand B 136, signatur 59748, blatt 297-301"),
        ("SAPMO-BArch, DY 30/J IV 2/2/1234, Bl. 5", "SAPMO-BArch", "bestand DY 30, signatur J IV 2/2/1234, blatt 5"),
        ("PA AA, MfAA, C 1025/73", "PA AA", "bestand MfAA, signatur C 1025/73"),
        ("BStU, MfS, HA II, Nr. 38061", "BStU", "bestand MfS, abteilung HA II, nummer 38061"),
        ("WO 208/4770", "TNA", "series WO 208, piece 4770"),
        ("The National Archives, Kew, FO 371/12345/FC1018", "TNA", "series FO 371, piece 12345, item FC1018"),
        (
            "Knox to Hale, February 28, 1911, NARA, RG 59, CDF 1910–1929, 119.4/33A.",
            "NARA",
            "document Knox to Hale, February 28, 1911, record_group 59, series CDF 1910–1929, decimal 119.4/33A",
        ),
        ("893.00/15194: Telegram", "NARA", "decimal 893.00/15194"),
        ("CIA-RDP80B01676R002600170026-3", "CIA-CREST", "rdp CIA-RDP80B01676R002600170026-3"),
        ("Hoover Institution / A B Papers Box 14 / C-1", "Hoover", "collection A B Papers, box 14, item C-1"),
        (
            "National Archives of Ireland, Department of Foreign Affairs/6/440/8/1.",
            "NAI",
            "department Department of Foreign Affairs, reference 6/440/8/1",
        ),
        ("Nehru Memorial Museum and Library, File No. JNSG, vol. 21-1.", "NMML", "file JNSG, volume 21-1"),
        ("A/PV.1971", "UN", "symbol A/PV.1971"),
        ("A'.2.2.0.BM/C(C)1", "JP-DAMOFA", "class A'.2.2.0, country BM/C(C), number 1"),
        ("002-020400-00012-067", "AH", "fonds 002, series 020400, volume 00012, item 067"),
        ("PRC FMA 109-00746-01, 1-10", "PRC-FMA", "file 109-00746-01, pages 1-10"),
        ("MNL OL XIX-J-1-j, 5. doboz, 4/bc tétel", "MNL OL", "fond XIX-J-1-j, doboz 5, tetel 4/bc"),
        ("HU OSA 300-8-3:12/5", "HU OSA", "fonds 300, subfonds 8, series 3, container 12, folder 5"),
        ("AAN, KC PZPR, sygn. 237/V-12, k. 5", "AAN", "zespol KC PZPR, sygnatura 237/V-12, karta 5"),
        ("TsDA, F. 1B, op. 33, a.e. 123, l. 1-5.", "TsDA", "fond 1B, opis 33, delo 123"),
        ("LYA, f. K-1, ap. 58, b. 44", "LYA", "fond K-1, opis 58, delo 44"),
        ("IISG, MEN, B 108", "IISG", "collection MEN, series B, number 108"),
        (
            "CH-BAR, E2001E#1979/28#15*",
            "CH-BAR",
            "bestand E2001E, ablieferung 1979/28, dossier 15*",
        ),
        ("Trung tâm Lưu trữ quốc gia III, Phông Quốc hội, hồ sơ 123", "VN-TTLTQG3", "phong Quốc hội, ho_so 123"),
        ("RGASPI, f. 17, op. 3, d. 5; BArch, DY 30/5", "RGASPI", "fond 17, opis 3, delo 5"),
    ],
)  # fmt: skip
def test_an_archive_is_read_by_its_own_grammar(text: str, archive: str, parts: str) -> None:
    reference = parse(text).references[0]
    assert reference.repository == archive
    assert ", ".join(f"{part.level} {part.number}" for part in reference.parts) == parts


def test_codes_joined_by_a_comma_are_as_many_references() -> None:
    found = parse("WO 208/4770、FCO 141/16965、CO 537/3724").references
    assert [one.number("series") for one in found] == ["WO 208", "FCO 141", "CO 537"]


def test_archives_of_two_kinds_stand_side_by_side() -> None:
    found = parse("RGASPI, f. 17, op. 3, d. 5; BArch, DY 30/5; ГАРФ. Ф. 1. Оп. 2. Д. 3").references
    assert [one.repository for one in found] == ["RGASPI", "BArch", "GARF"]


def test_an_archive_within_other_words_is_none() -> None:
    (one,) = parse("NARA, RG 59, Records of the Department of State, Box 4").references
    assert one.repository == "NARA"
    assert one.number("series") == "Records of the Department of State"


def test_pages_are_leaves_too() -> None:
    (one,) = parse("BArch, B 136/59748, 297-301").references
    assert [str(leaf) for leaf in one.leaves] == ["297-301"]
