"""Large files of every kind that is read item by item, and how much memory their reading takes."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

__all__ = ["FILES", "reading"]

ROOT = Path(__file__).resolve().parents[2]
_TEXT = "A letter on the harvest of the year, its carriage by rail, and what was left of it in spring. "
_MARC = """<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">rec-{0}</controlfield>
<datafield tag="100" ind1="1" ind2=" "><subfield code="a">Petrov, Ivan {0}</subfield></datafield>
<datafield tag="245" ind1="1" ind2="0"><subfield code="a">Letter {0}</subfield></datafield>
<datafield tag="520" ind1=" " ind2=" "><subfield code="a">{1}</subfield></datafield></record>
"""
_MODS = """<mods><titleInfo><title>Letter {0}</title></titleInfo><name><namePart>Ivan Petrov</namePart></name>
<abstract>{1}</abstract><identifier type="local">rec-{0}</identifier></mods>
"""
_DC = """<oai_dc:dc xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier>https://example.org/rec-{0}</dc:identifier>
<dc:title>Letter {0}</dc:title><dc:creator>Ivan Petrov</dc:creator><dc:description>{1}</dc:description></oai_dc:dc>
"""
_OAI = """<record><header><identifier>oai:example.org:{0}</identifier><datestamp>2026-01-01</datestamp></header>
<metadata><dc xmlns:t="http://purl.org/dc/terms/"><t:title>Letter {0}</t:title><t:abstract>{1}</t:abstract></dc>
</metadata></record>
"""
_EAD = """<c02 level="item" id="c{0}"><did><unitid>12/{0}</unitid><unittitle>Letter {0}</unittitle></did>
<scopecontent><p>{1}</p></scopecontent></c02>
"""
_EAD_HEAD = """<ead xmlns="http://ead3.archivists.org/schema/"><control><recordid>mc-12</recordid></control>
<archdesc level="fonds"><did><unittitle>Papers</unittitle><repository>Library</repository></did><dsc>
"""
_SERIES = '<c01 level="series"><did><unittitle>Series {}</unittitle></did>\n'
_EAD_END = "</dsc><controlaccess><subject>War</subject></controlaccess></archdesc></ead>\n"


def _xml(opening: str, item: str, closing: str) -> Callable[[Path, int, int], None]:
    def write(path: Path, count: int, words: int) -> None:
        with path.open("w") as file:
            file.write(opening)
            file.writelines(item.format(number, _TEXT * words) for number in range(count))
            file.write(closing)

    return write


def _finding_aid(path: Path, count: int, words: int) -> None:
    with path.open("w") as file:
        file.write(_EAD_HEAD)
        for number in range(count):
            if number % 100 == 0:
                file.write(("</c01>\n" if number else "") + _SERIES.format(number // 100))
            file.write(_EAD.format(number, _TEXT * words))
        file.write("</c01>" + _EAD_END)


def _sheet(path: Path, count: int, words: int) -> None:
    with path.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "title", "authors", "abstract"])
        rows.writerows([f"rec-{number}", f"Letter {number}", "A | B", _TEXT * words] for number in range(count))


def _workbook(path: Path, count: int, words: int) -> None:
    import random

    import xlsxwriter

    random.seed(1)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("Letters")
        sheet.write_row(0, 0, ["id", "title", "authors", "abstract"])
        for number in range(count):
            text = f"{random.getrandbits(words * 300):x}"  # what does not compress makes a large file
            sheet.write_row(number + 1, 0, [f"rec-{number}", f"Letter {number}", "A | B", text])


FILES: dict[str, Callable[[Path, int, int], None]] = {
    "marcxml": _xml('<collection xmlns="http://www.loc.gov/MARC21/slim">\n', _MARC, "</collection>\n"),
    "mods": _xml('<modsCollection xmlns="http://www.loc.gov/mods/v3">\n', _MODS, "</modsCollection>\n"),
    "oai_dc": _xml('<list xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/">\n', _DC, "</list>\n"),
    "dcterms": _xml(
        '<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><request>https://example.org/oai</request><ListRecords>\n',
        _OAI,
        "</ListRecords></OAI-PMH>\n",
    ),
    "ead3": _finding_aid,
    "csv": _sheet,
    "xlsx": _workbook,
}
"""How a file of each importer is written: its path, how many items, how many sentences in each."""

_READ = """
import json, sys, time
from pathlib import Path
from catalog.standards.importers import Draft, LargeSource, find
from tests.most_memory import most_memory
for name in sys.argv[2:]:
    begun, counts = time.perf_counter(), [0, 0]
    for outcome in find(sys.argv[1]).read(LargeSource(Path(name))):
        counts[not isinstance(outcome, Draft)] += 1
    print(json.dumps([*counts, time.perf_counter() - begun, most_memory() / 1024]))
"""


def reading(kind: str, *paths: Path) -> list[tuple[int, int, float, float]]:
    """Read files in one process of their own; return for each drafts, refusals, seconds, and the most memory in MB."""
    command = [sys.executable, "-c", _READ, kind, *map(str, paths)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return [tuple(json.loads(line)) for line in output.stdout.splitlines()]
