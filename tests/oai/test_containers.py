"""The optional containers: one element each, with its own namespace and schema, as the guidelines have them."""

from __future__ import annotations

import pytest
from lxml import etree

from catalog.oai import containers
from tests.every import every

PROVED = {"D12", "J1", "J2", "J3", "J4"}
XSI = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
OAI = "http://www.openarchives.org/OAI/2.0/"
CC0 = "https://creativecommons.org/publicdomain/zero/1.0/"
ORIGIN = containers.Origin("2024-02-02", True, "http://a.org/oai", "oai:a.org:1", "2001-01-01", f"{OAI}oai_dc/")

ALL = {
    "oai-identifier": (containers.oai_identifier("a.org", "oai:a.org:1"), f"{OAI}oai-identifier"),
    "friends": (containers.friends(["http://b.org/oai", "http://c.org/?a=1&b=2"]), f"{OAI}friends/"),
    "branding": (
        containers.branding(containers.CollectionIcon("http://a.org/i.png", None, "A <&> B", 88, 31)),
        f"{OAI}branding/",
    ),
    "eprints": (
        containers.eprints("Letters", "http://a.org/terms", "Ask first."),
        "http://www.openarchives.org/OAI/1.1/eprints",
    ),
    "rights": (containers.rights(CC0), f"{OAI}rights/"),
    "rightsManifest": (containers.rights_manifest([CC0]), f"{OAI}rights/"),
    "provenance": (containers.provenance(ORIGIN), f"{OAI}provenance"),
    "dc": (containers.collection_description("Title", "About & more"), f"{OAI}oai_dc/"),
}


def shape(element):
    """Return an element as names and texts."""
    name = etree.QName(element).localname
    return (name, element.text) if not len(element) else (name, [shape(child) for child in element])


@every("name", ALL)
def test_each_container_is_one_element_with_its_schema(name):
    document, namespace = ALL[name]
    root = etree.fromstring(document)
    assert root.tag == f"{{{namespace}}}{name}"
    assert root.get(XSI).split()[0] == namespace
    assert root.get(XSI).split()[1].endswith(".xsd")
    assert name == "dc" or root.prefix is None


def test_friends_are_base_urls():
    root = etree.fromstring(ALL["friends"][0])
    assert shape(root) == ("friends", [("baseURL", "http://b.org/oai"), ("baseURL", "http://c.org/?a=1&b=2")])


def test_branding_has_its_parts_in_order_and_none_that_is_not_stated():
    icon = [("url", "http://a.org/i.png"), ("title", "A <&> B"), ("width", "88"), ("height", "31")]
    assert shape(etree.fromstring(ALL["branding"][0])) == ("branding", [("collectionIcon", icon)])


def test_policies_are_pages_or_words():
    content = ("content", [("text", "Letters")])
    policies = [("metadataPolicy", [("URL", "http://a.org/terms")]), ("dataPolicy", [("text", "Ask first.")])]
    assert shape(etree.fromstring(ALL["eprints"][0])) == ("eprints", [content, *policies])


def test_rights_are_references():
    (reference,) = etree.fromstring(ALL["rights"][0])
    assert (etree.QName(reference).localname, dict(reference.attrib)) == ("rightsReference", {"ref": CC0})
    manifest = etree.fromstring(ALL["rightsManifest"][0])
    assert manifest.get("appliesTo") == "http://www.openarchives.org/OAI/2.0/entity#metadata"
    assert [etree.QName(node).localname for node in manifest.iter()] == ["rightsManifest", "rights", "rightsReference"]


def test_provenance_nests_the_older_harvest_in_the_newer():
    newer = containers.Origin(
        "2024-05-05T01:02:03Z", False, "http://b.org/oai", "oai:b.org:1", "2024-03-03", "x:y", ORIGIN
    )
    (outer,) = etree.fromstring(containers.provenance(newer))
    assert dict(outer.attrib) == {"harvestDate": "2024-05-05T01:02:03Z", "altered": "false"}
    parts = ["baseURL", "identifier", "datestamp", "metadataNamespace", "originDescription"]
    assert [etree.QName(child).localname for child in outer] == parts
    assert dict(outer[-1].attrib) == {"harvestDate": "2024-02-02", "altered": "true"}
    # J4: what was altered here is exported under this repository's identifier, and the origin keeps its own
    assert outer[1].text != outer[-1][1].text


@pytest.mark.shared
def test_containers_of_which_the_schema_is_at_hand_are_valid(shared):
    from strict_schema import strict_schema

    schema = strict_schema(shared)
    for name in ("oai-identifier", "dc", "rights"):
        assert schema.validate(etree.fromstring(ALL[name][0])), schema.error_log
