"""Several documents together: letters after years, dashes, chains of notes, notes with several, headings of archives.

The rules are those that the manuals print; each is named at its test.
"""

# ruff: noqa: E501 - a table is read along its lines
from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from three_letters import RECORDS, add

from catalog.citation import Chain, Citation, chain, cite, grouped, render
from catalog.cli import main
from catalog.model import Record

_FULL = "Primerov I. [Letter] : 1 марта 1956 г. // ГАРФ. Ф. Р-5446. Оп. 98. Д. 721. Л. 3."


def cited(folder: Path, *arguments: str) -> list[str]:
    result = CliRunner().invoke(main, ["-C", str(folder), "cite", *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout.splitlines()


@pytest.mark.parametrize(
    ("style", "form", "begins"),
    [
        ("apa", "in-text", ["(Primerov, 1956a)", "(Primerov, 1956b)", "(Primerov, 1957)"]),  # APA 7, 8.19
        ("apa", "bibliography", ["Primerov, I. (1956a, March 1).", "Primerov, I. (1956b, April 1).", "Primerov, I. (1957, "]),
        ("chicago-author-date", "bibliography", ["Primerov, Ivan. 1956a. ", "Primerov, Ivan. 1956b. ", "Primerov, Ivan. 1957. "]),
        ("chicago-author-date", "in-text", ["(Primerov 1956a)", "(Primerov 1956b)", "(Primerov 1957)"]),  # CMOS 18, 13.114
        ("mla", "bibliography", ["---. Letter to Anna Probnaya.", "---. Letter to Boris Obrazets. 1 Apr.", "Primerov, Ivan. Letter to Boris Obrazets. 1 Mar."]),
        ("mla", "in-text", ["(Letter [1 Apr.])", "(Letter [1 Mar.])", "(Letter to Anna Probnaya)"]),
        ("turabian", "bibliography", ["Primerov, Ivan. Letter", "———. Letter", "———. Letter"]),  # Turabian 9, 16.2.2
    ],
)  # fmt: skip
def test_a_list_distinguishes_what_one_author_wrote(letters: Path, style: str, form: str, begins: list[str]) -> None:
    lines = cited(letters, "l1", "l2", "l3", "--style", style, "--form", form)
    assert len(lines) == len(begins)
    for line, begin in zip(sorted(lines), sorted(begins), strict=True):
        assert line.startswith(begin)


def test_documents_without_a_date_have_letters_behind_a_hyphen(letters: Path) -> None:
    for name in ("u1", "u2"):
        add(letters, name, {"title": name, "authors": RECORDS["l1"]["authors"]})
    assert cited(letters, "u1", "u2", "--style", "apa", "--form", "in-text") == ["(Primerov, n.d.-a)", "(Primerov, n.d.-b)"]  # fmt: skip


def test_a_chain_says_what_differs_from_the_note_before(letters: Path) -> None:
    """GOST R 7.0.5-2008, 10: Там же, and what of the place is another one."""
    add(letters, "l4", {**RECORDS["l3"], "reference_code": {"repository": "GARF", "fond": "Р-5446", "opis": "99", "delo": "1"}})  # fmt: skip
    add(letters, "l5", {**RECORDS["l3"], "reference_code": {"repository": "GARF", "fond": "Р-6991", "opis": "1", "delo": "1"}})  # fmt: skip
    add(letters, "l6", {**RECORDS["l3"], "reference_code": {"repository": "RGANI", "fond": "5", "opis": "1", "delo": "1"}})  # fmt: skip
    chain = cited(letters, "l1", "l2", "l2", "l3", "l4", "l5", "l6", "l1", "--style", "gost", "--chain")
    assert chain[:5] == [_FULL, "Там же. Л. 5 об.", "Там же.", "Там же. Д. 722. Л. 1.", "Там же. Оп. 99. Д. 1."]
    assert chain[5].endswith("// ГАРФ. Ф. Р-6991. Оп. 1. Д. 1.")
    assert chain[6].endswith("// РГАНИ. Ф. 5. Оп. 1. Д. 1.")
    assert chain[7] == "Primerov I. [Letter]. Л. 3."


def chained(style: str, *records: Record | list[Record], locale: str | None = None) -> list[str]:
    notes = Chain(style, locale)
    return [render(notes.note(one if isinstance(one, list) else [one])) for one in records]


def letter_of(name: str, *place: str, to: str = "Anna Probnaya", date: str = "1957-04-01") -> Record:
    """A letter at fond, opis, delo and leaf of GARF."""
    code = {"repository": "GARF", **dict(zip(("fond", "opis", "delo", "leaves"), place, strict=False))}
    record = {**RECORDS["l1"], "recipients": [to], "dates": [date], "reference_code": code}
    return Record.model_validate({"id": name, "level": "item", **record})


def test_a_chain_goes_through_files_inventories_and_fonds() -> None:
    """GOST R 7.0.5-2008, 10: from the first unit that is another one; after a note of several documents nothing is."""
    first, other = letter_of("a", "5446", "98", "721", "3"), letter_of("b", "5446", "98", "721", "5v")
    whole, later = letter_of("c", "5446", "98", "721"), letter_of("d", "5446", "99", "721", "3")
    fond = letter_of("e", "5446")
    notes = chained("gost", first, other, whole, other, later, fond, [first, other], first)
    assert [note.partition("//")[2] or note for note in notes[:6]] == [
        " ГАРФ. Ф. 5446. Оп. 98. Д. 721. Л. 3.",
        "Там же. Л. 5 об.",
        "Там же. Д. 721.",
        "Там же. Л. 5 об.",
        "Там же. Оп. 99. Д. 721. Л. 3.",
        "Там же. Ф. 5446.",
    ]
    assert "Там же" not in notes[6] + notes[7]


@pytest.mark.parametrize("style", ["gost", "mhra", "bluebook", "german", "french", "chicago", "turabian"])
def test_a_later_note_never_means_another_document(style: str) -> None:
    """Two letters to one recipient, on the same leaf of two files: a short note that could mean both is a full one."""
    first, other = letter_of("a", "5446", "98", "721", "1"), letter_of("b", "5446", "98", "722", "1", date="1958-01-01")
    between = letter_of("c", "6991", "1", "1", "1", to="Boris Obrazets")
    notes = chained(style, first, between, other, between, first, between, other)
    assert notes[4] != notes[6]


@pytest.mark.parametrize(
    ("style", "notes"),
    [
        ("bluebook", ["Id.", "Id. at listy 4–5.", "Letter from Ivan Primerov to Anna Probnaya, supra, at list 3."]),
        ("mhra", ["Primerov, letter to Anna Probnaya.", "Primerov, letter to Anna Probnaya, listy 4–5.", "Primerov, letter to Anna Probnaya, list 3."]),
        ("german", ["Ebd.", "Ebd., Bl. 4–5.", "Primerov: Brief an Anna Probnaya, GARF, f. 5446, op. 98, d. 721, Bl. 3."]),
        ("french", ["Ibid.", "Ibid., fol. 4-5.", "Primerov, lettre à Anna Probnaya, GARF, f. 5446, op. 98, d. 721, fol. 3."]),
        ("turabian", ["Ibid.", "Ibid., ll. 4–5.", "Primerov to Anna Probnaya, April 1, 1957, GARF, f. 5446, op. 98, d. 721, l. 3."]),
    ],
)  # fmt: skip
def test_the_same_document_again_at_other_leaves(style: str, notes: list[str]) -> None:
    """Bluebook 4.1: Id. at; Turabian 9, 16.4.2: Ibid.; and after another document a short note with its leaves."""
    first = letter_of("a", "5446", "98", "721", "3")
    moved = first.revised(reference_code=letter_of("x", "5446", "98", "721", "4-5").reference_code)
    elsewhere = letter_of("b", "6991", "1", "1", "1", to="Boris Obrazets")
    found = chained(style, first, first, moved, elsewhere, first)
    assert [found[1], found[2], found[4]] == notes


@pytest.mark.parametrize(
    ("style", "references"),
    [
        ("apa", ["(Primerov, 1957a)", "(Primerov, 1957b)", "(Primerov, 1957a)"]),
        ("chicago-author-date", ["(Primerov 1957a)", "(Primerov 1957b)", "(Primerov 1957a)"]),
        ("mla", ["(Letter [1 Apr.])", "(Letter [2 May])", "(Letter [1 Apr.])"]),
    ],
)
def test_a_chain_of_a_style_without_notes_is_in_the_text(style: str, references: list[str]) -> None:
    """APA 7, 8.19; CMOS 18, 13.114; MLA Style Center on letters."""
    first, other = letter_of("a", "1", "1", "1", "1"), letter_of("b", "1", "1", "1", "2", date="1957-05-02")
    assert [render(note) for note in chain([first, other, first], style=style)] == references


def test_a_chain_in_latin_script(letters: Path) -> None:
    assert cited(letters, "l1", "l3", "--style", "gost", "--locale", "en", "--chain")[1] == "Ibid. D. 722. L. 1."


def test_a_chain_of_a_manual_has_ibid_or_short_notes(letters: Path) -> None:
    """Turabian 9, 16.4: ibid. right after, short later. CMOS 18, 13.37: short in either place."""
    turabian = cited(letters, "l1", "l1", "l3", "l1", "--style", "turabian", "--chain")
    assert (turabian[1], turabian[3].partition(",")[0]) == ("Ibid.", "Primerov to Boris Obrazets")
    chicago = cited(letters, "l1", "l1", "--chain")
    assert chicago[1] == "Primerov to Boris Obrazets, March 1, 1956, GARF, f. R-5446, op. 98, d. 721, l. 3."


@pytest.mark.parametrize(
    ("style", "second", "third"),
    [
        ("german", "Ebd., Bl. 5v.", "Brief von Ivan Primerov an Boris Obrazets, 1. April 1956, ebd., Bl. 5v."),
        ("french", "Ibid., fol. 5v.", "Lettre d’Ivan Primerov à Boris Obrazets, 1er avril 1956, ibid., fol. 5v."),
        ("turabian", "Ibid., l. 5ob.", "Ivan Primerov to Boris Obrazets, April 1, 1956, fond R-5446, "),
        ("mhra", "Primerov, letter to Boris Obrazets, list 5ob.", "Ivan Primerov, letter to Boris Obrazets, 1 April 1956"),
        ("gost", "Там же. Л. 5 об.", "Там же."),
    ],
)  # fmt: skip
def test_a_repeated_note_names_leaves_that_are_others(style: str, second: str, third: str) -> None:
    """Turabian 9, 16.4.2: Ibid., and the page where it is another. German and French notes say of a file: ebd., ibid."""
    first, other = (Record.model_validate({"id": name, "level": "item", **RECORDS[name]}) for name in ("l1", "l2"))
    moved = first.model_copy(update={"reference_code": other.reference_code})
    notes = [render(note) for note in chain([first, moved, other], style=style)]
    assert notes[1] == second
    assert notes[2].startswith(third)


@pytest.mark.parametrize(
    ("name", "begins"), [("Élise Modèle", "Lettre d’Élise"), ("Boris Obrazets", "Lettre de Boris")]
)
def test_a_french_letter_is_from_a_name_as_french_writes_it(name: str, begins: str) -> None:
    record = Record.model_validate({"id": "a", "level": "item", **RECORDS["l1"], "authors": [name]})
    assert render(cite(record, style="french")).startswith(begins)


def test_one_note_has_several_documents_and_one_period(letters: Path) -> None:
    """CMOS 18, 13.61: semicolons."""
    first, second = cited(letters, "l1", "l2", "--form", "note")
    assert cited(letters, "l1", "l2", "--one-note") == [f"{first.removesuffix('.')}; {second}"]


def test_one_note_of_gost_has_its_own_separator(letters: Path) -> None:
    """GOST R 7.0.5-2008, 9: a semicolon between blanks; the period of an abbreviation stays."""
    (note,) = cited(letters, "l2", "l1", "--style", "gost", "--form", "locator", "--one-note")
    assert note == "ГАРФ. Ф. Р-5446. Оп. 98. Д. 721. Л. 5 об. ; ГАРФ. Ф. Р-5446. Оп. 98. Д. 721. Л. 3."


def test_one_parenthesis_in_the_text(letters: Path) -> None:
    """APA 7, 8.12: the years of one author follow the name once."""
    assert cited(letters, "l1", "l2", "l3", "--style", "apa", "--form", "in-text", "--one-note") == [
        "(Primerov, 1956a, 1956b, 1957)"
    ]


@pytest.mark.parametrize("unit", ["GARF/Р-5446/98", "garf/r-5446", "GARF, f. R-5446, op. 98"])
def test_a_unit_is_cited_whole(letters: Path, unit: str) -> None:
    assert len(cited(letters, unit, "--style", "gost")) == 3


def test_everything_is_cited_where_nothing_is_named(letters: Path) -> None:
    assert cited(letters, "--style", "gost") == cited(letters, "l1", "l2", "l3", "--style", "gost")


def test_a_place_that_no_record_describes_is_cited(letters: Path) -> None:
    for form in ("note", "bibliography", "locator"):
        place = cited(letters, "GARF, f. 1, op. 2, d. 3, l. 4", "--style", "gost", "--form", form)
        assert place == ["ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4."]
    chain = cited(
        letters, "GARF, f. 1, op. 2, d. 3, l. 4", "GARF, f. 1, op. 2, d. 3, l. 5", "--style", "gost", "--chain"
    )
    assert chain == ["ГАРФ. Ф. 1. Оп. 2. Д. 3. Л. 4.", "Там же. Л. 5."]


def test_a_list_is_grouped_by_archive_and_fond(letters: Path) -> None:
    """The list of archival sources of a dissertation (GOST R 7.0.11-2011, 5.6)."""
    add(letters, "other", {**RECORDS["l3"], "reference_code": {"repository": "GARF", "fond": "98", "opis": "1", "delo": "1"}})  # fmt: skip
    add(letters, "nowhere", {"title": "Notes"})
    lines = cited(letters, "l1", "l3", "other", "nowhere", "--style", "gost", "--grouped")
    assert lines[:4] == ["Государственный архив Российской Федерации (ГАРФ)", "", "Ф. 98", lines[3]]
    assert lines[5] == "Ф. Р-5446"
    assert lines[-2:] == ["Другие источники", "Notes."]
    places = cited(letters, "l1", "l3", "--style", "gost", "--grouped", "--form", "locator")
    assert places[-2:] == ["Оп. 98. Д. 721. Л. 3.", "Оп. 98. Д. 722. Л. 1."]


@pytest.mark.parametrize("style", ["apa", "chicago-author-date"])
def test_letters_after_years_hold_for_all_groups_of_a_list(style: str) -> None:
    """APA 7, 8.19; CMOS 18, 13.114: a reference in the text finds one entry, under whatever heading that is."""
    letters = [
        letter_of("a", "1", "1", "1", "1"),
        letter_of("b", "2", "1", "1", "2"),
        letter_of("c", "2", "1", "1", "3"),
    ]
    entries = [str(one) for one in grouped(letters, style=style) if isinstance(one, Citation)]
    references = chain(letters, style=style)
    assert sorted(re.findall(r"1957[abc]", " ".join(entries))) == ["1957a", "1957b", "1957c"]
    assert [next(year for year in re.findall(r"1957.", str(one))) in entry for one, entry in zip(references, entries, strict=True)] == [True] * 3  # fmt: skip


def test_dashes_for_the_same_author_begin_anew_under_each_heading() -> None:
    """Turabian 9, 16.2.2 and 16.2.3.2: a dash never refers to an entry under another heading."""
    letters = [
        letter_of("a", "1", "1", "1", "1"),
        letter_of("b", "2", "1", "1", "2"),
        letter_of("c", "2", "1", "1", "3"),
    ]
    entries = [str(one) for one in grouped(letters, style="turabian") if isinstance(one, Citation)]
    assert [entry.startswith("———") for entry in entries] == [False, False, True]


@pytest.mark.parametrize(
    ("markup", "headings"),
    [
        ("html", ["<h2>State Archive of the Russian Federation (GARF), Moscow</h2>", "<h3>Fond R-5446</h3>"]),
        ("markdown", ["## State Archive of the Russian Federation (GARF), Moscow", "### Fond R-5446"]),
        ("latex", ["\\section*{State Archive of the Russian Federation (GARF), Moscow}", "\\subsection*{Fond R-5446}"]),
        ("rtf", ["{\\b\\fs28 State Archive of the Russian Federation (GARF), Moscow}\\par", "{\\b Fond R-5446}\\par"]),
    ],
)
def test_headings_are_written_in_every_rendering(letters: Path, markup: str, headings: list[str]) -> None:
    lines = cited(letters, "l1", "--grouped", "--format", markup)
    assert [line for line in lines if line in headings] == headings
