"""Mistakes of the first hour: what is left of other notations, copied from other programs, and known by other words."""

from __future__ import annotations

from mistakes import Mistake

__all__ = ["FIRST_HOUR"]

_f = Mistake.in_field
_A = "authors: [{}]".format

FIRST_HOUR = {
    # left of other notations
    "a comma at the end": _f("extent: 3 leaves,", "mark-at-end", "`extent: 3 leaves`", "extent: 3 leaves"),
    "a semicolon at the end": _f("custody: Bought in 1956;", "mark-at-end", "`custody: Bought in 1956`", "custody: Bought in 1956"),
    "a comma behind an entry": _f("notes:\n- One,\n- Two", "mark-at-end", "`- One`", "notes:\n- One\n- Two", 5),
    "a comma behind a number": _f("reference_code:\n  repository: GARF\n  fond: 5446,", "mark-at-end", "`fond: 5446`", "reference_code:\n  repository: GARF\n  fond: 5446", 6),
    "a comma behind a word of a list": _f("genre: letter,", "unknown-word", "Did you mean 'letter'", "genre: letter"),
    "a comma behind a date": _f("dates: 1956-08-05,", "not-a-list", "`dates: [1956-08-05]`", "dates: [1956-08-05]"),
    # copied with what nobody sees
    "a soft hyphen": _f("extent: 3 lea\u00adves", "invisible-character", "U+00AD", "extent: 3 leaves"),
    "a zero width space": _f("custody: Bought in\u200b 1956", "invisible-character", "after 'Bought in'", "custody: Bought in 1956"),
    "a mark of direction": _f("extent: '\u200e21 leaves'", "invisible-character", "at its beginning", "extent: 21 leaves"),
    "a byte order mark in a value": _f("notes: [Seen \ufeffin copy]", "invisible-character", "U+FEFF", "notes: [Seen in copy]"),
    # conditions of access
    "a date for the conditions": _f("access: 2130-01-01", "access-is-a-date", "until: 2130-01-01}`", "access: {conditions: Closed until 2130-01-01, until: 2130-01-01}"),
    "a day in words for the conditions": _f("access: 1 January 2130", "access-is-a-date", "until: 2130-01-01}`", "access: {conditions: Closed until 1 January 2130, until: 2130-01-01}"),
    "closed until a year": _f("access: closed until 2133", "access-in-words", "until: 2133-01-01}`", "access: {conditions: closed until 2133, until: 2133-01-01}"),
    "closed until a day in Russian": _f("access: Закрыто до 1 января 2133 года", "access-in-words", "until: 2133-01-01}`", "access: {conditions: Закрыто до 1 января 2133 года, until: 2133-01-01}"),
    # names
    "a surname first": _f(_A('"Hnatiuk, Olena"'), "name-surname-first", "`{name: Olena Hnatiuk, surname: Hnatiuk}`", _A("{name: Olena Hnatiuk, surname: Hnatiuk}")),
    "a surname first beside other fields": _f(_A("{name: 'Hnatiuk, Olena', note: Editor}"), "name-surname-first", "`name: Olena Hnatiuk`, and `surname: Hnatiuk`", _A("{name: Olena Hnatiuk, surname: Hnatiuk, note: Editor}")),
    "a surname first with years": _f("signatories: Франко, Іван, 1856-1916", "not-a-list", "note: 1856-1916}]`", "signatories: [{name: Іван Франко, surname: Франко, note: 1856-1916}]"),
    "a creator with the surname first": _f("creator: Nazaruk, Osyp", "unknown-field", "`creators: [{name: Osyp Nazaruk, surname: Nazaruk}]`", "creators: [{name: Osyp Nazaruk, surname: Nazaruk}]"),
    "a photographer with the surname first": _f("photographer: Sokolov, Ivan", "unknown-field", "surname: Sokolov, role: photographer}]`", "contributors: [{name: Ivan Sokolov, surname: Sokolov, role: photographer}]"),
    "years in a name": _f("mentions: [Ivan Franko (1856-1916)]", "name-with-years", "`{name: Ivan Franko, note: 1856-1916}`", "mentions: [{name: Ivan Franko, note: 1856-1916}]"),
    "years in the name of an interviewee": _f("interviewee: Maria Kravets (b. 1928)", "unknown-field", "note: b. 1928, role: interviewee}]`", "contributors: [{name: Maria Kravets, note: b. 1928, role: interviewee}]"),
    # fields
    "an inscription": _f("inscription: On the back in pencil", "unknown-field", "`notes: [{kind: Inscription,", "notes: [{kind: Inscription, text: On the back in pencil}]"),
    "a seal beside notes": _f("notes: [Torn.]\nseal: Red wax", "unknown-field", "{kind: Seal, text: Red wax}", "notes: [Torn., {kind: Seal, text: Red wax}]", 5),
    "photographs in an album": _f("photographs: [A group, Dr Nazaruk]", "unknown-field", "`scope: [A group, Dr Nazaruk]`", "scope: [A group, Dr Nazaruk]"),
    "words on languages": _f("language: 'Ukrainian, some Polish'", "unknown-field", "language: [uk, pl]}]`", "language_note: 'Ukrainian, some Polish'"),
    "yes for a transcript": _f("transcript: yes", "unknown-field", "Remove it", ""),
    "the place of a letter": _f("recipients: [Kim]\nplace: Lviv", "unknown-field", "`sent_from: Lviv` where", "recipients: [Kim]\nsent_from: Lviv", 5),
    "a month for the day of a description": _f("dates_of_description: 2024-03", "unknown-field", "under 'administration'. A whole day", "administration: {created: 2024-03-01}"),
    "no id": Mistake("level: item\ntitle: A letter\n", "missing-field", 1, "'id: a'", "id: a\nlevel: item\ntitle: A letter\n"),
    # links
    "related to itself": _f("related: [{title: The reply, record: a-record}]", "related-to-itself", "remove the entry", ""),
}  # fmt: skip
