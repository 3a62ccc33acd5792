"""Mistakes of people who paste: bullets and numbers of a word processor, brackets of other notations, cut names."""

from __future__ import annotations

from mistakes import HEAD, Mistake

__all__ = ["PASTED"]

_f, _m = Mistake.in_field, Mistake

PASTED = {
    # signs of other programs
    "a numbered list": _f("notes:\n1. One\n2. Two", "yaml-syntax", "Write '- ' instead of '1.'", "notes:\n- One\n- Two", 5),
    "a name in quotation marks of people": _f("“extent”: 3 leaves", "unknown-field", "`extent`", "extent: 3 leaves"),
    "a name in bold": _f("**extent**: 3 leaves", "yaml-syntax", "`extent: `", "extent: 3 leaves"),
    "a field with a dash": _f("- extent: 3 leaves", "yaml-syntax", "Remove the dash", "extent: 3 leaves"),
    "a remark before the record": _m(f"Record of a letter\n{HEAD}", "yaml-syntax", 1, "Write '# '", f"# Record of a letter\n{HEAD}"),
    "a colon in a second paragraph": _f("scope: First part.\n\n  Second part: diaries.", "yaml-syntax", "Write '|'", "scope: |\n  First part.\n\n  Second part: diaries.", 6),
    "two fields in a line": _f("extent: 3 leaves, genre: letter", "yaml-syntax", "If 'genre' is a field", "extent: 3 leaves\ngenre: letter"),
    "a record below a name": _m("record:\n  id: a-record\n  level: item\n  title: A letter\n", "not-a-record", 1, "Remove the line 'record:'", HEAD),
    "records below a name": _m("records:\n  - id: a-record\n    level: item\n    title: A letter\n", "not-a-record", 1, "a file of its own", HEAD),
    # lists in other brackets
    "parentheses around a list": _f("authors: (Kim Il, Pak Chang)", "not-a-list", "`authors: [Kim Il, Pak Chang]`", "authors: [Kim Il, Pak Chang]"),
    "braces around a list": _f("authors: {Kim Il, Pak Chang}", "not-a-list", "`authors: [Kim Il, Pak Chang]`", "authors: [Kim Il, Pak Chang]"),
    "the brackets of a form": _f("authors: <Kim Il>", "not-a-list", "`authors: [Kim Il]`", "authors: [Kim Il]"),
    "a code as a list": _f("reference_code: [GARF, f. 12, op. 1, d. 3]", "not-a-mapping", "fond: 12, opis: 1, delo: 3}`", "reference_code: {repository: GARF, fond: 12, opis: 1, delo: 3}"),
    "a code by dashes": _f("reference_code:\n  - repository: GARF\n  - fond: 12", "not-a-mapping", "`reference_code: {repository: GARF, fond: 12}`", "reference_code: {repository: GARF, fond: 12}", 5),
    # what commas cut
    "years cut from a heading": _f("subjects: [World War, 1914-1918]", "subject-split", '`"World War, 1914-1918"`', 'subjects: ["World War, 1914-1918"]'),
    "a forename cut from a surname": _f("authors: [Kowalski, Jan]", "name-split", "{name: Jan Kowalski, surname: Kowalski}", "authors: [{name: Jan Kowalski, surname: Kowalski}]"),
    "a name cut within braces": _f("creators: {name: Kowalski, Jan, 1880-1944}", "not-a-list", "note: 1880-1944}]`", "creators: [{name: Jan Kowalski, surname: Kowalski, note: 1880-1944}]"),
    "a name cut within an entry": _f("creators: [{name: Kowalski, Jan}]", "unknown-field", "`{name: Jan Kowalski, surname: Kowalski}`", "creators: [{name: Jan Kowalski, surname: Kowalski}]"),
    # values
    "None": _f("extent: None", "null-word", "Remove the field", ""),
    "a number alone": _f("extent: 3", "extent-without-unit", "`extent: 3 leaves`", "extent: 3 leaves"),
    "the verso in a word": _f("reference_code: {repository: GARF, fond: 12, opis: 1, delo: 3, leaves: лист 5 оборот}", "wrong-form", "'5v'", "reference_code: {repository: GARF, fond: 12, opis: 1, delo: 3, leaves: 5v}"),
    "a level of a museum": _m(HEAD.replace("item", "konvolut"), "unknown-word", 2, "`level_as_written: konvolut`", f"{HEAD.replace('item', 'other')}level_as_written: konvolut\n"),
    # names that say more than their field
    "a gauge": _f("gauge: 35 mm", "unknown-field", "Gauge: 35 mm", 'physical_characteristics: "Gauge: 35 mm"'),
    "a director": _f("director: Dziga Vertov", "unknown-field", "role: director}]`", "contributors: [{name: Dziga Vertov, role: director}]"),
    "a list of those present": _f("attendees: [Kim Il, Pak Chang]", "unknown-field", "{name: Pak Chang, role: participant}]`", "contributors: [{name: Kim Il, role: participant}, {name: Pak Chang, role: participant}]"),
    "a client": _f("client: City of Lviv", "unknown-field", "note: Client}]`", "contributors: [{name: City of Lviv, note: Client}]"),
    "nobody in a role": _f("photographer: unknown", "unknown-field", "remove the line", ""),
    "nothing to say": _f("successors: none", "unknown-field", "remove the line", ""),
    "a place in the stacks": _f("location: Cabinet 3", "unknown-field", "number: Cabinet 3}]`", "containers: [{kind: shelf, number: Cabinet 3}]"),
    "a day of receipt": _f("date received: 13.08.1956", "unknown-field", "event: receipt}]`", "dates: [{value: 1956-08-13, event: receipt}]"),
    "a number of things": _f("number of reels: 4", "unknown-field", "`extent: 4 reels`", "extent: 4 reels"),
    "a script": _f("script: Latin", "unknown-field", "Script: Latin", 'language_note: "Script: Latin"'),
    "who wrote an e-mail": _f('from: "Smith, John <john@example.org>"', "unknown-field", "surname: Smith, note:", 'authors: [{name: John Smith, surname: Smith, note: "john@example.org"}]'),
    "addresses of e-mail": _f("to: ann@example.org; bob@example.org", "unknown-field", '"bob@example.org"]`', 'recipients: ["ann@example.org", "bob@example.org"]'),
    "a profession": _f("profession: tailor", "unknown-field", "{kind: Profession", "notes: [{kind: Profession, text: tailor}]"),
}  # fmt: skip
