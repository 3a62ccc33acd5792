"""The schemas of the protocol in one, so that `strict` wildcards find what they wrap."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from lxml import etree

_CATALOG = "{urn:oasis:names:tc:entity:xmlns:xml:catalog}"
_NAMESPACES = {
    "http://www.openarchives.org/OAI/2.0/": "http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd",
    "http://www.openarchives.org/OAI/2.0/oai_dc/": "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    "http://www.openarchives.org/OAI/2.0/oai-identifier": "http://www.openarchives.org/OAI/2.0/oai-identifier.xsd",
    # the guidelines' own schemas are not in the reference data: rights by its structure
    "http://www.openarchives.org/OAI/2.0/rights/": "rights.xsd",
}
_RIGHTS = b"""<schema xmlns="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified"
 targetNamespace="http://www.openarchives.org/OAI/2.0/rights/" xmlns:r="http://www.openarchives.org/OAI/2.0/rights/">
 <complexType name="rights"><choice>
  <element name="rightsReference"><complexType>
   <attribute name="ref" type="anyURI" use="required"/>
  </complexType></element>
 </choice></complexType>
 <element name="rights" type="r:rights"/>
</schema>"""


class _Offline(etree.Resolver):
    def __init__(self, folder: Path) -> None:
        tree = etree.parse(folder / "catalog.xml")
        nodes = tree.iter(f"{_CATALOG}uri")
        self.files = {node.get("name"): folder / node.get("uri") for node in nodes}

    def resolve(self, url, public_id, context):
        if url == "rights.xsd":
            return self.resolve_string(_RIGHTS, context)
        return self.resolve_filename(str(self.files[url]), context) if url in self.files else None


@cache
def strict_schema(folder: Path) -> etree.XMLSchema:
    """Return the schema of whole answers."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Offline(folder / "xsd"))
    imports = "".join(f'<import namespace="{name}" schemaLocation="{place}"/>' for name, place in _NAMESPACES.items())
    driver = f'<schema xmlns="http://www.w3.org/2001/XMLSchema">{imports}</schema>'
    return etree.XMLSchema(etree.fromstring(driver, parser))
