"""Dates, credits, titles, brackets: the words that pages are read by."""

# ruff: noqa: E501

from __future__ import annotations

import pytest

from catalog.importers.english_dates import read_date
from catalog.importers.passage import Passage
from catalog.importers.wilson_center.brackets import read_brackets
from catalog.importers.wilson_center.credits import read_source
from catalog.importers.wilson_center.titles import read_title


@pytest.mark.parametrize(
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
        ("between 1953 and 1956", "1953/1956"),
        ("1956-09-05", "1956-09-05"),
        ("05/09/1956", None),
        ("9.7.1971", None),
        ("February 30, 1956", None),
        ("1956-57", None),
        ("the spring", None),
        ("Bonn, 12 May 1997", None),
        ("1956/1953", None),
        ("", None),
    ],
)
def test_a_date_is_read_where_it_can_be_read_in_one_way(words: str, value: str | None) -> None:
    assert read_date(words) == value


@pytest.mark.parametrize(
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
    ],
)  # fmt: skip
def test_credits_name_who_did_what(source: str, reference: str | None, credited: list[tuple[str, str]]) -> None:
    note = read_source(Passage.whole(source))
    assert (note.reference.text if note.reference else None) == reference
    assert [(credit.role, credit.name.line_text) for credit in note.credits] == credited
    assert note.left == ()


def test_a_book_keeps_its_own_translator() -> None:
    source = "Milovan Djilas. Wartime. Translated by Michael B. Petrovich. (New York: Harcourt Brace, 1977), 385-387."
    note = read_source(Passage.whole(source))
    assert note.printed is not None
    assert note.printed.publisher.text == "Harcourt Brace"
    assert note.credits == ()


def test_words_after_the_credits_are_left() -> None:
    note = read_source(Passage.whole("GARF, Fond 1. Translated by Gary Goldberg. See also the other one."))
    assert [each.text for each in note.left] == ["See also the other one"]


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(
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
