"""Archives with levels of their own, each read by its grammar."""

from __future__ import annotations

import pytest

from catalog.reference_codes import parse
from tests.every import every


@every(
    ("text", "archive", "parts"),
    [
        ("BArch, B 136/59748, 297-301", "BArch", "bestand B 136, signatur 59748, blatt 297-301"),
        ("SAPMO-BArch, DY 30/J IV 2/2/1234, Bl. 5", "SAPMO-BArch", "bestand DY 30, signatur J IV 2/2/1234, blatt 5"),
        ("PA AA, MfAA, C 1025/73", "PA AA", "bestand MfAA, signatur C 1025/73"),
        ("BStU, MfS, HA II, Nr. 38061", "BStU", "bestand MfS, abteilung HA II, nummer 38061"),
        ("Lithuanian Special Archive (LYA), f. K-1, ap. 3, b. 12", "LYA", "fond K-1, opis 3, delo 12"),
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
        ("BArch, B 136/59746, 245-247 und 250", "BArch", "bestand B 136, signatur 59746, blatt 245-247 und 250"),
        ("Diplomatic Archives of Japan. File A’-0364", "JP-DAMOFA", "file A’-0364"),
        ("Diplomatic Archives of Japan, File 2014-4090", "JP-DAMOFA", "file 2014-4090"),
        ("NMML, A. B. Papers, Sub. File No. 54", "NMML", "collection A. B. Papers, series 54"),
        ("RGASPI, f. 17, op. 3, d. 5; BArch, DY 30/5", "RGASPI", "fond 17, opis 3, delo 5"),
        ("The National Archives of the UK (TNA), FO 371/121234", "TNA", "series FO 371, piece 121234"),
        ("Public Record Office, London, CAB 128/30", "TNA", "series CAB 128, piece 30"),
        ("TNA, FO 371/170256/FC1012/1", "TNA", "series FO 371, piece 170256, item FC1012/1"),
        ("Archive of Modern Records, Warsaw (AAN), PZPR, 237/XXII-1105", "AAN", "zespol PZPR, sygnatura 237/XXII-1105"),
        ("SAPMO-BA, Berlin, DY30, IV A2/20/251", "SAPMO-BArch", "bestand DY30, signatur IV A2/20/251"),
        ("SAPMO-BArch, DY 30, IV A 2/20/251", "SAPMO-BArch", "bestand DY 30, signatur IV A 2/20/251"),
        (
            "Political Archive of the Federal Foreign Office, Berlin (PA AA), MfAA, A 7016",
            "PA AA",
            "bestand MfAA, signatur A 7016",
        ),
        (
            "Federal Commissioner for the Stasi Records (BStU), MfS, ZAIG 5171, S. 1-19",
            "BStU",
            "bestand MfS, abteilung ZAIG, nummer 5171, blatt 1-19",
        ),
        (
            "Romanian National Archives, Fond CC RCP, Foreign Relations Section, file 57/1970",
            "ANIC",
            "fond CC RCP, sectie Foreign Relations, dosar 57/1970",
        ),
        ("AQPPSH-MPKK-V. 1961, D. 13", "AQSH", "fond MPKK, viti 1961, dosja 13"),
        ("Central State Archive, Sofia, Fond 1-B, Record 60, File 40", "TsDA", "fond 1-B, opis 60, delo 40"),
        ("Archive of the President of the Russian Federation (APRF), Moscow, f. 3, op. 65", "APRF", "fond 3, opis 65"),
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


@pytest.mark.parametrize("name", ["National Archives of Malaysia", "National Archives of Iceland"])
def test_an_archive_whose_name_goes_on_is_another_one(name: str) -> None:
    assert all(one.repository is None for one in parse(f"{name}, A1838, 919/10/5 Part 3").references)


@pytest.mark.parametrize(
    ("text", "levels", "year", "residue"),
    [
        ("MNL OL, XIX-J-1-j-Korea, 1968, 58. doboz, 1, 002816/1968", "fond doboz", "1968", ["1", "002816/1968"]),
        ("MOL, XIX-J-1-j-Korea-25-002816/1968-58.d", "fond", None, ["25-002816/1968-58.d"]),
        ("NA, A ÚV KSČ, f. 02/1, sv. 11, a.j. 13", "fond svazek archivni_jednotka", None, ["A ÚV KSČ"]),
        ("AQSh, F. 14/AP, M-PKK, V. 1966, Dos. 2", "fond viti dosja", None, ["M-PKK"]),
    ],
)
def test_pieces_that_no_level_is_known_for_are_residue(
    text: str, levels: str, year: str | None, residue: list[str]
) -> None:
    reading = parse(text)
    (reference,) = reading.references
    assert " ".join(part.level for part in reference.parts if part.level != "year") == levels
    assert reference.year == year
    assert [piece.text for piece in reading.residue] == residue


def test_an_abbreviation_of_two_archives_is_doubted_and_a_name_is_not() -> None:
    assert not parse("NAI, DFA/6/440").references[0].certain
    assert parse("National Archives of Ireland, DFA/6/440").references[0].certain


def test_pages_are_leaves_too() -> None:
    (one,) = parse("BArch, B 136/59748, 297-301").references
    assert [str(leaf) for leaf in one.leaves] == ["297-301"]


@pytest.mark.parametrize(
    ("text", "archive", "parts"),
    [
        (
            "National Archives and Records Administration, College Park, MD, Record Group 84, Entry 2127, Box 5",
            "NARA",
            [("record_group", "84"), ("entry", "2127"), ("box", "5")],
        ),
        (
            "NARA, Washington, D.C., RG 59, Box 12",
            "NARA",
            [("record_group", "59"), ("box", "12")],
        ),
        (
            "國史館，002-020400-00012-067",
            "AH",
            [("fonds", "002"), ("series", "020400"), ("volume", "00012"), ("item", "067")],
        ),
        ("AH, 020-010102-0123", "AH", [("fonds", "020"), ("series", "010102"), ("volume", "0123")]),
        ("BArch, DC 20-I/4/123", "BArch", [("bestand", "DC 20-I"), ("signatur", "4/123")]),
        ("BArch-MA, RH 2/1234", "BArch", [("bestand", "RH 2"), ("signatur", "1234")]),
        ("UKNA, FCO 21/1234", "TNA", [("series", "FCO 21"), ("piece", "1234")]),
    ],
)
def test_a_code_is_read_whole_and_no_place_or_comma_of_another_script_is_part_of_it(
    text: str, archive: str, parts: list[tuple[str, str]]
) -> None:
    (reference,) = parse(text).references
    assert reference.repository == archive
    assert [(part.level, part.number) for part in reference.parts] == parts
    assert reference.certain


@every(
    "text",
    [
        "TNA: PRO FO 371/56780, N 4156/4065/38",  # the number of the registry, not a second series
        "BArch, DC 20/16345, Bl. 5 f.",  # the leaf after it belongs to it
        "AMAE, Asie-Océanie, Corée, vol. 12, f. 34",  # a folio of an archive that is not known
        "IOR/L/PS/12/3737, 2nd copy",  # what comes behind a piece is no collection
        "BArch, R 1001, 2nd copy",  # and 2 is no leaf
        "NARA, RG 242, T-501, Roll 214, Frame 1234",  # a word that may be a label
        "Hoover Institution Archives, Poland, Ambasada Records, Box 12",  # no item stands before its box
        "HR-HDA-79. UOZV, 3-8, 6301/1888-20588/1889.",
        "СПбФ АРАН. Ф. 1. Оп. 3. Д. 12. Л. 4",  # a branch of the archive
        "GARF, f. 5446, op. 80, d. 10, Kopie 77 l. 45",
        "РГАВМФ. Ф. 417. Оп. 1. Д. 2345. Л. 5-об.",
    ],
)
def test_what_is_not_understood_whole_is_never_certain(text: str) -> None:
    references = parse(text).references
    assert len(references) == 1
    assert not references[0].certain


def test_leaves_follow_a_code_that_names_its_archive_itself() -> None:
    for text, leaves in (("WO 208/4770, f. 12", "12"), ("WO 208/4770, ff. 12-14; FO 371/1", "12-14")):
        code = parse(text).references[0].code
        assert code is not None
        assert (code.repository, code.plain()["leaves"]) == ("TNA", leaves)


def test_an_abbreviation_of_many_archives_does_not_change_the_one_that_is_named() -> None:
    code = parse("National Archives of Australia (NA), A1838, 3/4").references[0].code
    assert code is not None
    assert (code.repository, code.repository_as_written) == ("NAA", "National Archives of Australia (NA)")


def test_letters_that_show_which_archive_is_meant_are_part_of_its_codes_too() -> None:
    code = parse("AN F/7/13006").references[0].code
    assert code is not None
    assert (code.repository_as_written, [part.number for part in code.levels]) == ("AN", ["F/7", "13006"])


def test_a_code_of_very_many_pieces_is_doubted() -> None:
    (one, *_) = parse("HDA, fond 1220, " + "kut 12, " * 600).references
    assert not one.certain
    assert len(one.parts) <= 500
