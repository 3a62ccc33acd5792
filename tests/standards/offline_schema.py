"""The published XSDs, read from the reference data by their public addresses; nothing else is ever fetched."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"


_BESIDE = {"xml.xsd": "w3c/xml.xsd", "xlink.xsd": "loc/xlink.loc.xsd"}


class _Offline(etree.Resolver):
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        tree = etree.parse(folder / "catalog.xml")
        self.files = {
            (node.get("systemId") or node.get("uri") or node.get("name")): folder / node.get("uri")
            for node in tree.iter(f"{_CATALOG}system", f"{_CATALOG}uri")
        }

    def resolve(self, url, public_id, context):
        if url in self.files:
            return self.resolve_filename(str(self.files[url]), context)
        if Path(url.removeprefix("file://")).exists():
            return None
        beside = _BESIDE.get(Path(url).name)  # named by a schema as if it lay beside it
        if beside:
            return self.resolve_filename(str(self.folder / beside), context)
        raise AssertionError(f"the schema {url} is not in the reference data")


@cache
def schema(folder: Path, name: str) -> etree.XMLSchema:
    """Return a schema of the reference data by its file name below `xsd`."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Offline(folder / "xsd"))
    return etree.XMLSchema(etree.parse(folder / "xsd" / name, parser))


def check(folder: Path, name: str, document: bytes) -> None:
    """Fail with the schema's own words where a document is not valid."""
    found = schema(folder, name)
    if not found.validate(etree.fromstring(document)):
        raise AssertionError(f"{found.error_log}\n{document.decode()[:4000]}")
