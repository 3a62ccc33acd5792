"""Who took part in a conversation: by the page's label, the title, and the lines above the text."""

from __future__ import annotations

import re

from catalog.importers.sheet import Sheet
from catalog.importers.wilson_center.agent import add_party, agent_of, agent_of_heading
from catalog.importers.wilson_center.body import Kind, Line
from catalog.importers.wilson_center.layout import Layout
from catalog.importers.wilson_center.names import OFFICE, offices_in, tokens
from catalog.importers.wilson_center.titles import TitleReading

__all__ = ["write_participants"]

_NAMED = re.compile(rf"(?!(?:[Tt]he\s+)?{OFFICE}\b)[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+)+$")


def write_participants(sheet: Sheet, layout: Layout, title: TitleReading, above: list[Line]) -> None:
    """Write who took part in a conversation; an author is somebody else."""
    listed = layout.labels["participants"].values if "participants" in layout.labels else ()
    for heading in listed:
        sheet.add("contributors", {**agent_of_heading(heading, layout.page), "role": "participant"}, heading)
    if not listed:
        for party in title.participants:
            add_party(sheet, "contributors", party, "participant")
    known = {token for party in title.participants for token in tokens(party.name)}
    for line in above:
        if line.kind is Kind.PARTICIPANTS:
            _present(sheet, line, known)


def _present(sheet: Sheet, line: Line, known: set[str]) -> None:
    """Write the participants a line of the body lists, those that a name stands for and the title has not."""
    unnamed = []
    for part in line.parts["names"].split(r"\s*[,;]\s+(?:and\s+)?|\s+and\s+"):
        bare = re.sub(r"\s+as\s+(?:a\s+)?(?:note-?taker|interpreter|translator)$", "", part.text)
        office, name = offices_in(bare)
        if not office and not _NAMED.match(name):
            unnamed.append(part)
        elif known.isdisjoint(tokens(name)):
            agent = agent_of(name, part if part.text != name else None)
            if office:
                agent |= {"kind": "person", "offices": [office]}
            sheet.add("contributors", {**agent, "role": "participant"}, part)
        else:
            sheet.found("/contributors", part)
    sheet.found("/contributors", line.words)
    if unnamed:
        words = "; ".join(part.text for part in unnamed)
        sheet.ask("/contributors", f"Took part, named by office or mark alone: {words}. Who was it?", line.words)
