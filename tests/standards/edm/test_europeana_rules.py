"""Europeana's own rules for EDM, which its schema cannot state: the asserts of its schematron, in its words.

Those for `ore:Proxy` are left out: a provider gives none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest
from format_records import minimal, records, rich
from hypothesis import HealthCheck, given, settings
from lxml import etree

from catalog.model import Record, Rights, Text
from catalog.standards.edm.write import FORMAT, fits
from catalog.standards.formats import find
from tests.examples import examples

NAMES = {
    "cc": "http://creativecommons.org/ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dct": "http://purl.org/dc/terms/",
    "edm": "http://www.europeana.eu/schemas/edm/",
    "odrl": "http://www.w3.org/ns/odrl/2/",
    "ore": "http://www.openarchives.org/ore/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
RIGHTS = "http://rightsstatements.org/vocab/InC/1.0/"
FILLED = "[@rdf:resource or normalize-space(text()) != '']"
VALID = "the rights are of Europeana's list, or inherit from it"
KIND = "A ProvidedCHO must have "


@dataclass(frozen=True)
class Rule:
    """For every element in `context` the `test` holds, or it is said what is wrong; `sample` breaks the rule."""

    context: str
    test: str
    words: str
    sample: tuple[str, str]


HERE = "<ore:Aggregation "


def _before(written: str) -> tuple[str, str]:
    return HERE, f"{written}{HERE}"


RULES = (
    Rule("*", "not(@rdf:resource = '')", "Empty rdf:resource attribute is not allowed for element.",
         (r'(<edm:isShownAt rdf:resource=)"[^"]*"', r'\1""')),
    Rule("*", "not(@rdf:resource and text())",
         "Element should not have both rdf:resource attribute and text value populated.",
         (r"(<edm:isShownAt [^>]*)/>", r"\1>there</edm:isShownAt>")),
    Rule("*", "not(@xml:lang = '')", "Empty xml:lang attribute is not allowed for element.",
         (r'<dc:type xml:lang="en"', '<dc:type xml:lang=""')),
    Rule("edm:ProvidedCHO", "dc:subject or dc:type or dct:temporal or dct:spatial",
         f"{KIND}a dc:subject or dc:type or dct:temporal or dct:spatial.", (r"<dc:type.*?</dc:type>", "")),
    Rule("edm:ProvidedCHO", " or ".join(f"{name}{FILLED}" for name in ("dc:subject", "dc:type", "dct:temporal",
         "dct:spatial")), f"{KIND}at least one of dc:subject or dc:type or dct:temporal or dct:spatial, "
         "that has an rdf:resource attribute or have non empty text value.", (r"<dc:type.*?</dc:type>", "<dc:type/>")),
    Rule("edm:ProvidedCHO", f"dc:title[normalize-space(text()) != ''] or dc:description{FILLED}",
         f"{KIND}a non empty dc:title or a non empty dc:description",
         (r"<dc:title.*?</dc:title>", "<dc:title> </dc:title>")),
    Rule("edm:ProvidedCHO", "not(edm:type = 'TEXT') or dc:language",
         "Within a ProvidedCHO context, dc:language is mandatory when edm:type has the value 'TEXT'.",
         (r"<dc:language.*?</dc:language>", "")),
    Rule("ore:Aggregation", "edm:isShownAt/@rdf:resource or edm:isShownBy/@rdf:resource",
         "An ore:Aggregation must have either edm:isShownAt or edm:isShownBy", (r"<edm:isShownAt [^>]*/>", "")),
    Rule("ore:Aggregation", "edm:dataProvider",
         "An ore:Aggregation must have at least one instance of edm:dataProvider",
         (r"<edm:dataProvider.*?</edm:dataProvider>", "")),
    Rule("ore:Aggregation", "edm:provider", "An ore:Aggregation must have at least one instance of edm:provider",
         (r"<edm:provider.*?</edm:provider>", "")),
    Rule("ore:Aggregation", "edm:rights/@rdf:resource",
         "An ore:Aggregation must have at least one instance of edm:rights", (r"<edm:rights [^>]*/>", "")),
    Rule("ore:Aggregation/edm:provider", "@rdf:resource or normalize-space(.) != ''",
         "An ore:Aggregation must have a non empty edm:provider",
         (r"<edm:provider>.*?<", "<edm:provider> <")),
    Rule("ore:Aggregation/edm:dataProvider", "@rdf:resource or normalize-space(.) != ''",
         "An ore:Aggregation must have a non empty edm:dataProvider",
         (r"<edm:dataProvider>.*?<", "<edm:dataProvider> <")),
    Rule("ore:Aggregation/edm:rights", VALID, "Invalid Rights Statements",
         ("vocab/InC/1.0/", "page/InC/1.0/")),
    Rule("edm:WebResource/edm:rights", VALID, "Invalid Rights Statements",
         _before('<edm:WebResource><edm:rights rdf:resource="mine"/></edm:WebResource>')),
    Rule("edm:WebResource", "not(dct:hasPart[text()])", "The element dcterms:isPartOf should not have a literal value "
         "in the edm:WebResource context with this id. Use an rdf:resource instead.",
         _before("<edm:WebResource><dcterms:hasPart>page</dcterms:hasPart></edm:WebResource>")),
    Rule("rdf:RDF", "count(edm:ProvidedCHO) = 1",
         "Within a RDF context, there must be exactly one edm:ProvidedCHO.",
         _before("<edm:ProvidedCHO><dc:title>a</dc:title><dc:type>a</dc:type></edm:ProvidedCHO>")),
    Rule("rdf:RDF", "count(ore:Aggregation) = 1", "Within a RDF context, there must be exactly one ore:Aggregation.",
         (r"(?s)<ore:Aggregation.*</ore:Aggregation>", "")),
)  # fmt: skip


def broken(document: bytes, licences: tuple[re.Pattern[str], ...]) -> list[str]:
    """The words of every rule that a document breaks."""
    root = etree.fromstring(document)
    return [rule.words for rule in RULES if not all(_holds(rule, node, licences) for node in _of(rule.context, root))]


def _of(context: str, root):
    return root.xpath(f"descendant-or-self::{context}", namespaces=NAMES)


def _holds(rule: Rule, node, licences) -> bool:
    if rule.test is not VALID:
        return bool(node.xpath(f"boolean({rule.test})", namespaces=NAMES))
    named = node.xpath("string(@rdf:resource)", namespaces=NAMES)
    inherited = "//cc:License[@rdf:about = $named]/odrl:inheritFrom/@rdf:resource"
    return any(
        one.search(uri) for uri in (named, *node.xpath(inherited, namespaces=NAMES, named=named)) for one in licences
    )


@pytest.fixture(scope="session")
def stylesheet(shared):
    """Europeana's schematron, as the stylesheet it publishes."""
    return etree.parse(shared / "xsd" / "edm" / "schematron.xsl")


@pytest.fixture(scope="session")
def licences(stylesheet) -> tuple[re.Pattern[str], ...]:
    """The statements of rights that Europeana takes."""
    found = tuple(re.compile(value) for value in stylesheet.xpath("//*[local-name() = 'pattern']/@value"))
    assert len(found) >= 6
    return found


def fitting(record: Record, rights: str = RIGHTS) -> Record:
    """The record with what the format needs, where it has none."""
    texts = record.texts if record.languages else (*record.texts, Text(key="text", language=("en",)))
    return record if fits(record) else record.model_copy(update={"rights": Rights(uri=rights), "texts": texts})


@pytest.mark.shared
def test_every_rule_of_europeana_is_here(stylesheet):
    """In its own words: each assert of the stylesheet but those for a proxy, and no other."""
    place = "{http://purl.oclc.org/dsdl/svrl}"
    asserts = list(stylesheet.iter(f"{place}failed-assert"))
    proxies = {node for node in asserts if "ore:Proxy" in _context(node)}
    stated = [(_context(node), _words(node.find(f"{place}text"))) for node in asserts if node not in proxies]
    assert sorted(stated) == sorted((rule.context, rule.words) for rule in RULES)
    assert len(proxies) == 7


def _context(node) -> str:
    (template,) = node.xpath("ancestor::*[local-name() = 'template'][1]")
    return template.get("match")


def _words(text) -> str:
    return " ".join("".join(text.itertext()).split())


@pytest.mark.shared
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.context} {rule.words}")
def test_each_rule_bites(rule, licences, catalogue_settings):
    document = FORMAT.document(fitting(minimal()), catalogue_settings)
    assert broken(document, licences) == []
    spoilt = re.sub(*rule.sample, document.decode(), count=1).encode()
    assert spoilt != document
    assert rule.words in broken(spoilt, licences)


@pytest.mark.shared
def test_what_is_written_keeps_every_rule(licences, letter, catalogue_settings):
    assert not fits(letter)
    for record in (fitting(letter), rich(), fitting(minimal()), minimal(genre="map", rights={"uri": RIGHTS})):
        assert fits(record)
        assert broken(FORMAT.document(record, catalogue_settings), licences) == []


@pytest.mark.shared
@settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(record=records)
def test_every_record_that_fits_keeps_every_rule(licences, catalogue_settings, record):
    written = fitting(record)
    assert fits(written)
    assert broken(find("edm").document(written, catalogue_settings), licences) == []


@pytest.mark.shared
@pytest.mark.parametrize(
    "uri",
    [
        RIGHTS,
        "https://rightsstatements.org/vocab/CNE/1.0/",
        "https://creativecommons.org/publicdomain/mark/1.0/",
        "https://creativecommons.org/licenses/by-nc-sa/4.0/",
        "http://rightsstatements.org/page/InC/1.0/",
        "http://rightsstatements.org/vocab/UND/1.0/",
        "http://creativecommons.org/licenses/by/5.0/",
    ],
)
def test_a_statement_of_rights_fits_where_europeana_takes_it(licences, uri):
    named = re.sub("^https:", "http:", uri)
    text = {"key": "text", "language": "en"}
    assert fits(minimal(rights={"uri": uri}, texts=[text])) == any(one.search(named) for one in licences)
