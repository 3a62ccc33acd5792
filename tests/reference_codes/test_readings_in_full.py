"""All that a reading says, of references whose parts can be mistaken for one another.

The other tests ask for the code. Here are the labels, titles, credits, doubts and what was not understood as well.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from catalog.model.leaves import write_leaves
from catalog.reference_codes import parse
from catalog.reference_codes.parsed import ParsedReference

REFERENCES = (
    # an archive named twice, and one named by a part of its name
    "Politisches Archiv des Auswärtigen Amtes, Berlin (PA AA), MfAA, A 6979. Translated by Bernd Schaefer.",
    "Lithuanian Special Archive (LYA), f. K-1, op. 3, d. 654",
    "The National Archives of the UK (TNA): Public Record Office (PRO) FO 371/56780",
    "AIPN, IPN BU 0122/84; AIPN, IPN BU 0122/85",
    "Archives nationales, AJ/9/4052",
    "National Archives of Norway, A1838, 919/10/5 Part 3",
    "Росс. гос. архив соц.-полит. истории. Ф. 17. Оп. 128. Д. 1. Л. 2",
    "ГААРК, ф. р-4808, оп. 1, д. 016956, ГУ СБУ в Крыму, д. 02271. (?)",
    # codes elsewhere that are written as fond, opis and delo
    "NA RT, f. R-732, op. 1, d. 12, l. 4",
    "SNA, f. ÚV KSS, kart. 789, inv. č. 12",
    "AHN, Estado, leg. 8514",
    "HDA, fond 1220, kut 12",
    "NAI MEA, HI/1012(10)/71",
    # leaves, years, and numbers beside the code
    "ОР РНБ. Ф. 1000. Оп. 2. № 765, л. 12, 1946",
    "ГАРФ. Ф. 5446. Оп. 98. Д. 721. Лл. 164-67, 170 об.–175, 1946",
    "RGANI, f. 5, op. 28, d. 410, ll. 12-, 15",
    "GARF, f. 1, op. 2, d. 3, l. 1030, 1946",
    "RGASPI, 495/18/1233, 12-15",
    "F.273 Ap.1 B.138 L.16",
    "AVPRF. F. 0100. Op. 34a. 1946 g. P. 253. D. 18. L. 1, 3 ob.–5 ob. (?)",
    "AVP RF, f 0536, op. 1, d. 1, por. 7, pap. 1, l. 12",
    "РГВА. Ф. 1п. Оп. 9в. Д. 44; Ф. 3п. Оп. 4. Д. 27; Оп. 5. Д. 39. (copy)",
    "BArch, R 43-I/161, Image 0184",
    "GARF, f. 5446, op. 98, d. 721, 12, l. 5",
    # titles, credits, doubts and question marks
    "GARF. F. 5446 (Council of Ministers), Op. 98 (?), D. 721 (Letters of citizens), L. 3",
    "ГАРФ. Ф. 5446 «Совет министров». Оп. 98. Д. 721",
    "APRF, f. 3, op. 65, d. 817, l. 2. Obtained by Sergey Radchenko and translated by Gary Goldberg.",
    "RGASPI, f. 558, op. 11, d. 81, l. 97. Reprinted in Cold War (Moscow: Nauka, 2005), pp. 11-14",
    "ЦДАГОУ, ф. 1 ЦК, оп. 20, спр. 5",
    "GARF, f. 5446, op. 98, d. 721. Translated by İsmet Kaya.",
    "ГАРФ. Ф. 5446. Оп. 98. Д. 721 (письма. Л. 4",
    "YVA, O.3/1234 (?)",
    "AGA, (10)000 83/04567",
    "Archive of the works Red Star, f. 1, op. 2, d. 3",
    "12 ДАХмО, опис 1, спр. 4",
    "См.: ЦАМО. Ф. 32. Оп. 11306. Д. 1. Л. 5 (подлинник); там же, д. 2, л. 7",
    # what a file shares with the one before it, and what is doubtful about both
    "AVPRF, f. 0100, op. 34, p. 253, por. 7, d. 18; d. 19",
    "ОР РГБ, ф. 218, к. 5, ед. хр. 6, 7",
    "РГАСПИ. Ф. 17. Оп. 3, 162. Д. 5, 7. Л. 12",
    "MUTA, f. 1, d. 4, kh/n 12, kh. 5",
    "l. 7, d. 122, op. 1, f. 1286, RGIA",
    "HU OSA 300-30-2 Box 4, 13 and 15",
    # a page, a papka or a point; files and years; labels without a number
    "ГАРФ, ф. 5446, оп. 1, д. 5, п. 12",
    "AVPRF, f. 0100, op. 34, d. 18, п. 12",
    "ГАРФ, ф. 5446, оп. 1, 1956, 1957, л. 3",
    "ГАРФ, ф. 5446, оп. 1, д. 1700, 1956",
    "ГАРФ, ф. 5446, оп. 1, д. 1500, 1956",
    "1956 г.: ГАРФ, ф. 5446, оп. 1, д. 5",
    "РГАСПИ. Ф. 17. Оп. 3. Д. 5, л. без номера",
    # archives: behind their codes, two of one name, their legal form, their branch, misspelt, beside another
    "TNA, FO 371/5, Bundesarchiv",
    "PREM 8/1405; Bundesarchiv, B 136/59748; Rossica",
    "FO 371/56780, Bundesarchiv, letters of friends",
    "Public Record Office (PRO) FO 371/56780, The National Archives of the UK (TNA)",
    "National Archives of Australia (NA), A1838, 3/4",
    "Archives nationales (France), 3 AG 2/332",
    "RG 59, Box 12, National Archives, College Park",
    "NMML, T. N. Kaul Papers, File No. 5 / RGAE, f. 1562, op. 329, d. 277",
    "Государственное казённое учреждение ГКУ ЦГАМО, ф. 66, оп. 1, д. 5",
    "ОГУ ГАСО, ф. 1, оп. 1, д. 2",
    "ГАСО. Ф. Р-286. Оп. 1. Д. 12. Л. 3",
    "СПбФ АРАН. Ф. 1. Оп. 3. Д. 12. Л. 4",
    "Гарф, ф. 1, оп. 2, д. 3",
    "раН, ф. 1, оп. 2, д. 3",
    "Госархив Днпропетровской области, ф. 19, оп. 8, д. 3",
    "Госархив Днепропетровсской области, ф. 19, оп. 8, д. 3",
    # pieces of codes elsewhere
    "NARA, RG 59, Records of the Department of State, Box 4",
    "NARA, RG 84, Seoul Embassy, Classified General Records, 1952–1963, Box 12, Folder 320.1",
    "Státní oblastní archiv v Plzni, Obchodní a živnostenská komora Plzeň, kart. 55, zpráva o schůzi z 20. 12. 1917.",
    "Bibliothèque de Genève, Ms. Court, 15, f. 47-48.",
    "ACS, PCM, 1948-50, f. 15.2.12345",
    "fols 12-15, TNA FO 800/309",
    "PROB 1/4 f.2",
    "CAMD RF38-11355-2245，第240-241页",
    # joined, parted, abbreviated, misspelt
    "TNA, FO 371/5; TNA, FO 371/6, f. 12; PREM 8/1405 of",
    "Records of the Department of State",
    "TNA, WO 208/4770, AN, CAB 65/34",
    "BArch, DY 30/3372 / SAPMO, NY 4036/1",
    "BArch, DY 30/3372 and GARF, f. 1, op. 2, d. 3",
    "FO 371/56780, FO 371/56781, The National Archives, Kew",
    "PREM 8/1405, 1406, The National Archives",
    "Source: FO 371/56780, The National Archives, Kew",
    "The National Archives, RG 59, Box 12",
    "National Archives, Box 12",
    "National Archives (TNA), FO 371/5",
    "Hungarian National Archives (MNL OL), M-KS-288. f. 5/12. ő. e.",
    "Memorandum of Conversation, 5 May 1956, NARA, RG 59, Box 12; Telegram, NARA, RG 84, Box 1",
    "DY 30/3372, BArch",
    "BArch, DY 30/3372, Bl. 5 f.",
    "PA AA, MfAA, A 6979; PA AA, B 1/5",
    "WO 208/4770, f. 12; WO 208/4771",
    "See WO 208/4770",
    "WO 208/4770 (copy)",
    "ADM 1/1; see also HO 45/2, f. 3 and B'.6.1.0.24",
    "Государственный архив Российской Федерации (ГАРФ). Ф. Р-9401. Оп. 1. Д. 5",
    "Российский государственный военный архив (далее — РГВА), ф. 1п, оп. 9, д. 4",
    "Гос. арх. Винн. обл., ф. 1, оп. 2, д. 3",
    "Гос. арх. В. обл., ф. 1, оп. 2, д. 3",
    "ГААР., ф. 1, оп. 2, д. 3",
    "ГААО. Ф. 687. Оп. 2. Д. 1365",
    "Госархив Винницкой обл. (ГАВО), ф. 1, оп. 2, д. 3",
    "Госархив Киевскй обл., ф. 1, оп. 2, д. 3",
    "ЦДАГО України, ф. 1, оп. 20, спр. 5, арк. 3",
    "ГАСО, ф. 1, оп. 20, спр. 5, арк. 3",
    "ГАСО. Ф. 1. Оп. 20. Д. 5; СПР. 7",
    # titles with labels in them, extents, and files that are no years
    "GARF, f. 5446 (Council of Ministers, d. 5), op. 98, d. 721",
    "GARF, f. 5446, op. 98, d. 721, 93 л.",
    "GARF, f. 5446, op. 98, d. 721, 123456 л.; л. 5",
    "GARF, f. 5446, op. 98, d. 721, 1956. 12",
    "GARF, f. 5446, op. 98, d. 1400, 1699",
    "GARF, f. 5446, op. 98, d. 1400, 1700",
    "GARF, f. 5446, op. 98, d. 1000000000, 1700",
    "GARF, f. 5446, op. 98, d. 1700a, 1700",
    "GARF, f. 1, op. 2, d. 3; op. 4, f. 5",
    # words beside and within a code
    "AVPRF, f. 0100, op. 34, letter to Mao, p. 253",
    "AVPRF, f. 0100, p. 253, d. 18",
    "AVPRF, f. 0100, op. 34, papka 253, p. 12",
    "AVPRF, f. 0100, op. 34, d. 18. Translated by Anna B. for the archive, p. 253",
    "HDA, fond 1220, Central Files, Lot Files, Office Files, Subject Files",
    "A/RES/2758(a)",
    "WO 208/4770, letters of friends",
    # labels without numbers, words in parentheses, what is before and behind a code
    "GARF, f. 1, op. 2, d. 3, microfilm.",
    "ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 5, л. подлинник",
    "HDA, fond 1220), kut 12",
    "TNA, FO 371/5, f. 12, d. 3",
    "BArch, NS 19/1234, op. 5",
    "See WO 208/4770 and WO 208/4771 (copy)",
    "Some Archive, box 3, folder 2",
    "Wellcome Collection, PP/HNA/A/1",
    "ф. 1, оп. 2, д. 3 ГАРФ, ф. 5, оп. 6, д. 7",
    "Госархив Днпропетровской области (ДАДнО), ф. 19, оп. 8, д. 3",
    "АРАН. Ф. 2 (Президиум) (Секретариат). Оп. 1. Д. 5",
    "1841: ф. 35, оп. 1, д. 5; 1842: ф. 36, оп. 1, д. 6",
    "ЦА ФСБ, Н-1234, т. 5, л. 3",
    "GARF, f. 1, op. 2, d. 3 (microfilm 12), l. 5",
    "GARF, f. 1, op. 2, d. 3 (GARF), l. 5",
    "Ран, ф. 1, оп. 2, д. 3",
    "The GARF, f. 5446, op. 98, d. 721",
    "TNA, f. 5446, op. 98, d. 721",
    "GARF, f. 5446, op. 98, d. 721, l. 5, 6 p. 12",
    "GARF, f. 5446, op. 98, d. 721, pp. 5, 7",
    "12/3 GARF, f. 1, op. 2, d. 3",
    "Box 12, GARF, f. 1, op. 2, d. 3",
    "5 May 1956, GARF, f. 1, op. 2, d. 3",
    "Смит, История (М., 1990), с. 5; ГАРФ, ф. 1, оп. 2, д. 3",
    "ф. 5, оп. 2, ГАРФ, ф. 1, оп. 2, д. 3",
    "Letters 26v, BL, Add MS 12345",
    "Papers of Anna, HDA, kut 12",
    "HDA, kut 12; Papers of Anna",
)


def test_a_reading_says_the_same_in_full(golden: Callable[[str, str], None]) -> None:
    golden("references/readings-in-full.txt", "\n".join(line for text in REFERENCES for line in reading(text)) + "\n")


def reading(text: str) -> Iterator[str]:
    """Yield a reference, and below it all that was read of it."""
    found = parse(text)
    yield text
    for one in found.references:
        yield f"  {one.repository} ({one.repository_as_written}), by {one.scheme}, at {one.span.start}-{one.span.end}"
        yield from (f"    {line}" for line in details(one))
    yield from (f"  not understood at {piece.start}-{piece.end}: {piece.text}" for piece in found.residue)


def details(one: ParsedReference) -> Iterator[str]:
    for part in one.parts:
        label = f", labelled {part.label}" if part.label else ""
        yield f"{part.level} {part.number}{label}{f', called {part.title}' if part.title else ''}"
    if one.leaves:
        yield f"leaves {write_leaves(one.leaves)}"
    said = {"year": one.year, "microfilm": one.microfilm, "extent": one.extent, "or": ", ".join(one.candidates)}
    yield from (f"{name} {value}" for name, value in said.items() if value)
    yield from (f"{each.kind}: {each.text}" for each in one.qualifiers)
    yield from (f"doubt: {doubt}" for doubt in one.doubts)
