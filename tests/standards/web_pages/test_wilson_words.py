"""Dates, credits, titles, brackets: the words that pages are read by."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from catalog.dates.reader import read
from catalog.drafts.source_span import Passage
from catalog.standards.web_pages.brackets import read_brackets
from catalog.standards.web_pages.credits import read_source
from catalog.standards.web_pages.titles import read_title
from tests.every import every


@every(
    ("words", "value"),
    [
        ("September 5, 1956", "1956-09-05"),
        ("September 05, 1956", "1956-09-05"),
        ("5 September 1956", "1956-09-05"),
        ("1st April, 1949.", "1949-04-01"),
        ("Sept. 5, 1956", "1956-09-05"),
        ("Monday, September 3, 1956", "1956-09-03"),
        ('"20" August 1956', "1956-08-20"),
        ("14.VIII.1956", "1956-08-14"),
        ("September 1956", "1956-09"),
        ("1956", "1956"),
        ("1950s", "195X"),
        ("Spring 1956", "1956-21"),
        ("circa 1956", "1956~"),
        ("September 5, 1956?", "1956-09-05?"),
        ("c. May 1956 (?)", "1956-05%"),
        ("May - June 1956", "1956-05/1956-06"),
        ("January 1-5, 1956", "1956-01-01/1956-01-05"),
        ("30 January 1956 to 2 February 1956", "1956-01-30/1956-02-02"),
        ("March 30 - April 2, 1960", "1960-03-30/1960-04-02"),
        ("between 1953 and 1956", "[1953..1956]"),
        ("1956-09-05", "1956-09-05"),
        ("05/09/1956", None),
        ("9.7.1971", None),
        ("February 30, 1956", None),
        ("1956-57", "1956/1957"),
        ("1911-12", None),
        ("the spring", None),
        ("Bonn, 12 May 1997", None),
        ("1956/1953", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_can_be_read_in_one_way(words: str, value: str | None) -> None:
    assert read(words).value == value


@every(
    ("source", "reference", "credited"),
    [
        ("GARF, Fond 1. Translated by Gary Goldberg.", "GARF, Fond 1", [("translator", "Gary Goldberg")]),
        (
            "AMFAJ, File A (Microfilm). Contributed by Robert Hoppens and translated by Stephen Mercado.",
            "AMFAJ, File A (Microfilm)",
            [("contributor", "Robert Hoppens"), ("translator", "Stephen Mercado")],
        ),
        (
            "BArch, B 1. Contributed, transcribed, and translated by S. P. Kieninger.",
            "BArch, B 1",
            [("contributor", "S. P. Kieninger"), ("transcriber", "S. P. Kieninger"), ("translator", "S. P. Kieninger")],
        ),
        (
            "Obtained by Béla Révész; translated and edited by Barnabás Vajd, Laura Deal, and Karl P. Benziger.",
            None,
            [
                ("contributor", "Béla Révész"),
                *((role, name) for role in ("translator", "editor") for name in ("Barnabás Vajd", "Laura Deal", "Karl P. Benziger")),
            ],
        ),
        ("MOL, XIX. Obtained and translated by the National Security Archive.", "MOL, XIX",
         [("contributor", "the National Security Archive"), ("translator", "the National Security Archive")]),
        ("RGANI, f. 5. English translation by Gary Goldberg.", "RGANI, f. 5", [("translator", "Gary Goldberg")]),
        ("X, f. 1. Translated for CWIHP by Sergey\nRadchenko.", "X, f. 1", [("translator", "Sergey Radchenko")]),
        ("Document provided by A. Deshpande, and contributed to the Archive by R. Musto.", None,
         [("contributor", "A. Deshpande"), ("contributor", "R. Musto")]),
        ("NMML, File No. JNSG, vol. 21-1.", "NMML, File No. JNSG, vol. 21-1", []),
        ("AVPRF, delo 12, listy 126-127. (Courtesy of Odd Arne Westad)", "AVPRF, delo 12, listy 126-127", [("contributor", "Odd Arne Westad")]),
        ("AVPRF; copy obtained by NHK (Japanese Television); translation by R. Henderson.", "AVPRF", [("contributor", "NHK"), ("translator", "R. Henderson")]),
        ("TsKhSD, f. 89. Translated by Mark Doctoroff, National Security Archive.", "TsKhSD, f. 89", [("translator", "Mark Doctoroff")]),
        ("BStU. Translated by Christiaan Hetzner (CWIHP).", "BStU", [("translator", "Christiaan Hetzner")]),
        ("X, f. 1. Translated by Svetlana Savranskaya for the National Security Archive.", "X, f. 1", [("translator", "Svetlana Savranskaya")]),
        ("Translated by the Center for Cold War Studies.", None, [("translator", "the Center for Cold War Studies")]),
        ("Contributed by Avner Cohen, Professor at the Institute of Studies, and Fellow at the Center.", None, [("contributor", "Avner Cohen")]),
        ("Translated by Csaba Farkas, revised by Laura Szabó.", None, [("translator", "Csaba Farkas"), ("editor", "Laura Szabó")]),
        ("Obtained by Vladimir Pechatnov, trans. by Andrea Hendrickson.", None, [("contributor", "Vladimir Pechatnov"), ("translator", "Andrea Hendrickson")]),
        ("RGANI, f. 5. Translator: Gary Goldberg.", "RGANI, f. 5", [("translator", "Gary Goldberg")]),
        ("Translated by Yang Baoyun (Beijing University), Chen Jian (Cornell), and David Wolff.", None,
         [("translator", "Yang Baoyun"), ("translator", "Chen Jian"), ("translator", "David Wolff")]),
        ("Translated by Ira Fenton Scott, Jr., and Yuree Kim.", None, [("translator", "Ira Fenton Scott, Jr."), ("translator", "Yuree Kim")]),
        ("Translated by Yuree Kim and the staff of NKIDP.", None, [("translator", "Yuree Kim"), ("translator", "the staff of NKIDP")]),
        ("Gift of Sergei Khrushchev.", None, [("donor", "Sergei Khrushchev")]),
        ("Introduced, selected, and translated by Mark Kramer.", None,
         [("contributor", "Mark Kramer"), ("compiler", "Mark Kramer"), ("translator", "Mark Kramer")]),
        ("Contributed by Anna-Mart van Wyk and translated by Jinwook \"Jay\" Lee.", None, [("contributor", "Anna-Mart van Wyk"), ("translator", 'Jinwook "Jay" Lee')]),
    ],
)  # fmt: skip
def test_credits_name_who_did_what(source: str, reference: str | None, credited: list[tuple[str, str]]) -> None:
    note = read_source(Passage.whole(source))
    assert (note.reference.text if note.reference else None) == reference
    assert [(credit.role, credit.name.line_text) for credit in note.credits] == credited
    assert note.ignored == ()


def test_a_book_keeps_its_own_translator() -> None:
    source = "Milovan Djilas. Wartime. Translated by Michael B. Petrovich. (New York: Harcourt Brace, 1977), 385-387."
    note = read_source(Passage.whole(source))
    assert note.printed is not None
    assert note.printed.publisher.text == "Harcourt Brace"
    assert note.credits == ()


def test_what_a_credit_goes_on_about_is_no_part_of_a_name() -> None:
    note = read_source(Passage.whole("RG 84. Contributed by William Burr and included in NPIHP Research Update #3."))
    assert [credit.name.text for credit in note.credits] == ["William Burr"]
    assert [each.text for each in note.ignored] == ["and included in NPIHP Research Update #3"]


def test_a_publication_may_be_named_after_the_translator() -> None:
    note = read_source(
        Passage.whole("APRF, special file, translated by Natasha Shur, published in Istochnik 5 (1993).")
    )
    assert [credit.name.text for credit in note.credits] == ["Natasha Shur"]
    assert note.published is not None
    assert note.published.text == "Istochnik 5 (1993)"


def test_words_after_the_credits_are_left() -> None:
    note = read_source(Passage.whole("GARF, Fond 1. Translated by Gary Goldberg. See also the other one."))
    assert [each.text for each in note.ignored] == ["See also the other one"]


@every(
    ("title", "genre", "senders", "receivers", "participants"),
    [
        ("Letter from A Ba, C De, and F Gu to the Central Committee", "letter", ["A Ba", "C De", "F Gu"], ["Central Committee"], []),
        ("Letter, Jawaharlal Nehru to All Provincial Premiers", "letter", ["Jawaharlal Nehru"], ["All Provincial Premiers"], []),
        ("Telegram, Stalin to Mao Zedong, 'On Korea'", "telegram", ["Stalin"], ["Mao Zedong"], []),
        ("Cable from the Chinese Embassy in North Korea, 'Report'", "telegram", ["Chinese Embassy in North Korea"], [], []),
        ("Ciphered Telegram No. 12, Stalin to Kim Il Sung via Shtykov", "telegram", ["Stalin"], ["Kim Il Sung"], []),
        ("Confidential Report from T. J. Kieran (Ottawa) to Con Cremin (Dublin), ‘Poland’", "report", ["T. J. Kieran"], ["Con Cremin"], []),
        ("Asian Affairs Bureau [Ministry, Japan], 'The Problem'", None, ["Asian Affairs Bureau"], [], []),
        ("Hungarian Embassy in Mongolia, Report, 'Visit'", None, ["Hungarian Embassy in Mongolia"], [], []),
        ("The Chancellor's [Helmut Kohl's] Conversation with Kazakhstan's President Nazarbayev on Saturday", None, [], [], ["Helmut Kohl", "Nazarbayev"]),
        ("Record of Conversation between Prime Minister Zhou Enlai and Ambassador Pavel Yudin", "record of conversation", [], [], ["Zhou Enlai", "Pavel Yudin"]),
        ("From the Journal of A. M. Petrov, 'Conversation with Comrade Ri Sang-jo'", "diary", ["A. M. Petrov"], [], ["Ri Sang-jo"]),
        ("Report by N. T. Fedorenko on a Meeting with Ri Sang-jo", "report", ["N. T. Fedorenko"], [], []),
        ("Diary of Soviet Ambassador to the DPRK V.I. Ivanov for the Period from 1 to 5 May 1956", "diary", ["V.I. Ivanov"], [], []),
        ("Press Release containing a Speech by Minister of External Affairs Frank Aiken and Draft Resolutions", "press release", [], [], []),
        ("Petition from the Korean Residents to the United Nations", "petition", ["Korean Residents"], ["United Nations"], []),
        ("Letter from the Committee for Peace and Unity of the North and the South", "letter", ["Committee for Peace and Unity of the North and the South"], [], []),
        ("The Ambassador's Report", None, [], [], []),
        ("Report, Embassy of Hungary in North Korea to the Hungarian Foreign Ministry", "report", ["Embassy of Hungary in North Korea"], ["Hungarian Foreign Ministry"], []),
        ("Journal of Soviet Ambassador to the DPRK A.M. Puzanov for 1 July 1960", "diary", ["A.M. Puzanov"], [], []),
        ("Letter to Comrade Stalin from Kim Il Sung and Pak Heonyeong", "letter", ["Kim Il Sung", "Pak Heonyeong"], ["Stalin"], []),
        ("Report from the Deputy Chief of the KGB, S. Bannikov, to the CPSU Central Committee", "report", ["S. Bannikov"], ["CPSU Central Committee"], []),
        ("Telegram from Shtykov to Vyshinsky, 19 January 1950", "telegram", ["Shtykov"], ["Vyshinsky"], []),
        ("Memorandum of Conversation, between Nixon and Mao", "record of conversation", [], [], ["Nixon", "Mao"]),
        ("Letter, the Secretary General to Andrei Gromyko", "letter", ["Secretary General"], ["Andrei Gromyko"], []),
        ("National Intelligence Estimate, NIE 11-2A-65, 'The Program'", None, [], [], []),
        ("Letters of Marque", None, [], [], []),
        ("Telegram from Filippov [Stalin] to Soviet Ambassador in Beijing", "telegram", ["Filippov"], ["Soviet Ambassador in Beijing"], []),
        ("Telegram from Fyn Si [Stalin] to Matveev [Zakharov], Soviet Representative to China", "telegram", ["Fyn Si"], ["Matveev"], []),
        ("Telegram from Pyongyang to Bucharest, No.76.208, TOP SECRET, June 17, 1967", "telegram", [], [], []),
        ("Telegram from Brazilian Embassy in Washington (Campos), 12 noon, Sunday", "telegram", ["Brazilian Embassy in Washington"], [], []),
        ("Cable from the Chinese Embassy in India, 'Reactions to the Tibetan Rebellion'", "telegram", ["Chinese Embassy in India"], [], []),
        ("Note from Kang Sang-uk, \"Guidelines for Talks\"", "note", ["Kang Sang-uk"], [], []),
        ("From the Journal of N.T. Fedorenko, Meeting with DPRK Ambassador to the USSR, Li Sang-jo", "diary", ["N.T. Fedorenko"], [], ["Li Sang-jo"]),
        ("From the diary of S. P. Suzdalev, Chargé d'Affaires of the USSR to the DPRK", "diary", ["S. P. Suzdalev"], [], []),
        ("Dobrynin's Cable to the Soviet Foreign Ministry, 27 October 1962", None, ["Dobrynin"], ["Soviet Foreign Ministry"], []),
        ("Hungarian Embassy in the Soviet Union, Report, 28 January 1969. Subject: Trade", None, ["Hungarian Embassy in the Soviet Union"], [], []),
        ("KGB Report to CPSU Central Committee, 'On Dissidents'", None, ["KGB"], ["CPSU Central Committee"], []),
        ("KGB Chief Andropov to the CPSU CC", None, ["Andropov"], ["CPSU CC"], []),
        ("Zhou Enlai to Kim Il Sung", None, ["Zhou Enlai"], ["Kim Il Sung"], []),
        ("Instructions to Comrade Petrov", None, [], ["Petrov"], []),
        ("Visit to China", None, [], [], []),
        ("Politburo decision with approved orders to Shtykov in Pyongyang", None, [], [], []),
        ("Declaration by the Albanian Government", None, ["Albanian Government"], [], []),
        ("Speech by Mikhail Gorbachev to the 43rd U.N. General Assembly Session", "speech", ["Mikhail Gorbachev"], ["43rd U.N. General Assembly Session"], []),
        ("[Letter from Kim Il Sung to Stalin]", "letter", ["Kim Il Sung"], ["Stalin"], []),
        ("Note on Talks between Minister Mielke and the Deputy Chairman of the KGB, Comrade Kryuchkov", "note", [], [], ["Mielke", "Kryuchkov"]),
        ("Record of Conversation between I.V. Stalin and Chairman of the Central People's Government of the People's Republic of China Mao Zedong", "record of conversation", [], [], ["I.V. Stalin", "Mao Zedong"]),
        ("Memorandum of Conversation: Helmut Kohl and Boris Yeltsin", "record of conversation", [], [], ["Helmut Kohl", "Boris Yeltsin"]),
        ("Notes of a Meeting between Soviet Leaders and Warsaw Pact", None, [], [], []),
        ("Zhou Enlai and Pham Van Dong", None, [], [], []),
        ("Extract from Minutes of a Meeting of the Cabinet", "minutes", [], [], []),
        ("Extract from Speech by Frank Aiken", "speech", ["Frank Aiken"], [], []),
        ("Excerpt of Kim Il Sung's Speech to the Plenum", None, ["Kim Il Sung"], ["Plenum"], []),
        ("Report from the Permanent Mission of Ireland to the UN", "report", ["Permanent Mission of Ireland to the UN"], [], []),
        ("Note for the Chancellor by Joachim Bitterlich", "note", ["Joachim Bitterlich"], ["Chancellor"], []),
        ("Note by Paul Keating of a Conversation with the Dutch Ambassador", "note", ["Paul Keating"], [], ["Dutch Ambassador"]),
        ("The Chancellor's [Helmut Kohl's] Telephone Call with Russian President Yeltsin on 5 December 1996", None, [], [], ["Helmut Kohl", "Yeltsin"]),
        ("Letter of Zhou Enlai to Chen Yi and Qiao Guanhua", "letter", ["Zhou Enlai"], ["Chen Yi", "Qiao Guanhua"], []),
        ("Letter, Dimitrov to Molotov, The Situation in the Peoples's Party of Iran", "letter", ["Dimitrov"], ["Molotov"], []),
        ("Letter from Stalin to Kim Il Sung (via Shtykov)", "letter", ["Stalin"], ["Kim Il Sung"], []),
        ("National Security Advisor Brzezinski's Memorandum to President Carter", None, ["Brzezinski"], ["Carter"], []),
        ("Soviet Leadership, 'On the Plenum'", None, ["Soviet Leadership"], [], []),
        ("Speech by Frank Aiken, Dáil Éireann", "speech", [], [], []),
        ("Letter to the Editor", "letter", [], [], []),
        ("Statement of the Government of the Republic of Xanadu", "statement", ["Government of the Republic of Xanadu"], [], []),
        ("Excerpts from the Report of the Soviet Embassy in Pyongyang, ‘On Trade’", "report", ["Soviet Embassy in Pyongyang"], [], []),
        ("Statement of the Meeting of Ministers", "statement", [], [], []),
        ("Minutes of Conversation Nicolae Petrescu – Kim Il Sung", "record of conversation", [], [], ["Nicolae Petrescu", "Kim Il Sung"]),
        ("Record of Conversation, Zhou Enlai - Kosygin, Beijing Airport", "record of conversation", [], [], ["Zhou Enlai", "Kosygin"]),
        ("Memorandum of Conversation between Ivan Petrov, Helmut Kohl, and Horst Teltschik", "record of conversation", [], [], ["Ivan Petrov", "Helmut Kohl", "Horst Teltschik"]),
        ("Interview with Major General (Ret.) Alon Levi", None, [], [], ["Alon Levi"]),
    ],
)  # fmt: skip
def test_a_title_states_genre_and_parties(
    title: str, genre: str | None, senders: list[str], receivers: list[str], participants: list[str]
) -> None:
    reading = read_title(Passage.whole(title))
    assert reading.genre == genre
    assert [party.name for party in reading.senders] == senders
    assert [party.name for party in reading.receivers] == receivers
    assert [party.name for party in reading.participants] == participants


@every(
    ("title", "field", "words"),
    [
        ("Telegram, Feng Xi [Stalin] to Mao Zedong or Zhou Enlai", "recipients", "Mao Zedong or Zhou Enlai"),
        ("Telegram from Pyongyang to the Foreign Ministry", "authors", "Pyongyang"),
        ("Zhou Enlai and Pham Van Dong", "contributors", "Zhou Enlai and Pham Van Dong"),
        ("Conversation with Chinese Leaders", "contributors", "Chinese Leaders"),
        ("Memorandum of Conversation, Gerald Petrov and Mao Zedong", "contributors", "Gerald Petrov and Mao Zedong"),
        ("Record of Conversation: Economic Aid and Trade", "contributors", "Economic Aid and Trade"),
        ("Conversation, Zhou Enlai and others", "contributors", "Zhou Enlai and others"),
        (
            "Xanadu Ministry of Foreign Affairs, Information on the Visit",
            "authors",
            "Xanadu Ministry of Foreign Affairs",
        ),
        (
            "Telegram of the Minister at the Embassy in Washington (Kowalski) to Comrade Petrov",
            "recipients",
            "Comrade Petrov",
        ),
    ],
)
def test_words_of_a_title_that_may_name_anybody_are_asked_about(title: str, field: str, words: str) -> None:
    assert [(name, each.text) for name, each in read_title(Passage.whole(title)).unsure] == [(field, words)]


def test_both_ends_of_a_letter_without_the_words_for_them_are_asked_about() -> None:
    unsure = read_title(Passage.whole("Leonid Petrov Letter to János Kovács")).unsure
    assert [(field, words.text) for field, words in unsure] == [
        ("authors", "Leonid Petrov"),
        ("recipients", "János Kovács"),
    ]


@pytest.mark.parametrize(
    ("title", "office"),
    [
        ("Letter from KGB Chairman Andropov to Brezhnev", "Chairman"),
        ("Letter from A. Petrov, Soviet Representative to China, to Stalin", "Soviet Representative to China"),
        ("Letter from Maj. Gen. Stanisław Dąbrowski to Brezhnev", "Maj. Gen."),
        (
            "Letter from Chairman of the Council of Ministers of the USSR Ivan Petrov to Stalin",
            "Chairman of the Council of Ministers of the USSR",
        ),
    ],
)
def test_an_office_beside_a_name_is_no_part_of_it(title: str, office: str) -> None:
    (sender,) = read_title(Passage.whole(title)).senders
    assert sender.office == office
    assert not sender.is_body
    assert not sender.by_office


@every(
    ("text", "mark"),
    [
        ("such examples [as]: the", "supplied"),
        ("[or]s accused", "supplied"),
        ("yourself [SIC].", "editorial"),
        ("Choe Yun[SIC]-geon", "editorial"),
        ("Kim [Yong-ju] (a brother", "uncertain reading"),
        ("Pak [Geum]-cheol", "uncertain reading"),
        ("Kim Chang-[Hep], Minister", "uncertain reading"),
        ("KIM [GAN] - Member", "uncertain reading"),
        ("a struggle against factions [gruppirovki]. It", "original term"),
        ("became invalid [utratil svoyu silu] and", "original term"),
        ("the plan [план] of", "original term"),
        ("[Russian: podpis] here", "original term"),
        ("Foreign Minister [Andrei] Gromyko said", "supplied"),
        ("in May [1956] he", "supplied"),
        ("the end.[12] Then", "editorial"),
        ("[page break]", "editorial"),
        ("[First line redacted] Even", "editorial"),
        ("he told [Zhou] that", "unknown"),
        ("the word [xuanchuan] is", "unknown"),
    ],
)
def test_a_bracket_means_what_its_words_show(text: str, mark: str) -> None:
    (bracket,) = read_brackets(Passage.whole(text))
    assert bracket.mark == mark


def test_a_bracket_that_is_not_closed_is_none() -> None:
    assert list(read_brackets(Passage.whole("(Chief of the Department], and [not closed"))) == []
