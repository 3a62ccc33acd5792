"""A feed index filled directly, without records: 2 KB of oai_dc an item, every fifth item in one set."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

from catalog import oai
from catalog.oai import containers, markup
from catalog.storage import FeedItem, publishing

__all__ = ["LARGE_SET", "OAI_DC", "catalogue_of", "fill", "same_records_for_oaipmh"]

OAI_DC = (
    "oai_dc",
    "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    "http://www.openarchives.org/OAI/2.0/oai_dc/",
)
LARGE_SET = "large"
_DESCRIPTION = "The ambassador reported on talks with a delegation about trade and borders. " * 20


def fields(number: int) -> dict[str, list[str]]:
    """Return the Dublin Core of one item."""
    return {
        "title": [f"Letter number {number} from the embassy to the ministry & others"],
        "creator": [f"Author {number % 977}", f"Author {number % 1009}"],
        "description": [_DESCRIPTION],
        "date": [f"19{number % 70 + 20}-{number % 12 + 1:02}-{number % 28 + 1:02}"],
        "identifier": [f"http://127.0.0.1/records/r{number}", f"GARF, f. {number % 90}, op. 1, d. {number}"],
        "language": ["ru", "en"],
        "rights": ["http://rightsstatements.org/vocab/CNE/1.0/"],
    }


def _item(number: int) -> FeedItem:
    identifier = f"oai:bench.example.org:r{number}"
    specs = (LARGE_SET,) if number % 5 == 0 else ()
    opening, closing = containers.collection_description("").split(b"<dc:title></dc:title>")
    values = [(name, value) for name, several in fields(number).items() for value in several]
    metadata = b"".join((opening, *(markup.element(f"dc:{name}", value) for name, value in values), closing))
    return FeedItem(identifier, "", specs, {"oai_dc": oai.write_record(identifier, specs, metadata)})


def fill(index: Path, count: int) -> None:
    """Fill an index with `count` items in one publication."""
    with publishing(index) as writer:
        writer.set_formats([OAI_DC])
        writer.name_set(LARGE_SET, "A fifth of everything")
        for number in range(count):
            writer.put(_item(number))
        writer.commit(lambda: 1_700_000_000)


def catalogue_of(folder: Path, port: int, page_size: int = 500) -> None:
    """Write the settings of a catalogue whose index is filled directly."""
    (folder / "records").mkdir(parents=True, exist_ok=True)
    (folder / "catalog.toml").write_text(
        f'name = "Bench"\nbase_url = "http://127.0.0.1:{port}"\nadmin_emails = ["bench@example.org"]\n'
        f'namespace = "bench.example.org"\npage_size = {page_size}\n'
    )


def same_records_for_oaipmh(path: Path, count: int) -> None:
    """Write the same records as a table for the yardstick: identifier, datestamp, sets, fields."""
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE record (number INTEGER PRIMARY KEY, identifier, stamp, fields)")
        rows = ((number, f"oai:bench.example.org:r{number}", json.dumps(fields(number))) for number in range(count))
        connection.executemany("INSERT INTO record VALUES (?, ?, 1700000000, ?)", rows)
    connection.close()
