"""Whatever JSON-LD or metadata says: a draft that is a record, or a refusal; never an exception."""

from __future__ import annotations

import html
import json

from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.standards.importers import Draft, Refusal, Source, find
from catalog.standards.schema_org.read_properties import PROPERTIES
from catalog.validation import read_plain
from tests.examples import examples

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    (
        *(
            "Person",
            "Role",
            "Collection",
            "Place",
            "1956-09-05",
            "Receipt: 1956",
            "Custody: x",
            "GARF, f. 1, op. 2, d. 3",
        ),
        *("en", "https://a.example.org/1", "https://a.example.org/1#en", "reference code", "signatory", "A, B", "A; B"),
        "Petrov, Ivan",
    )
)
NAMES = st.sampled_from(
    (
        *PROPERTIES,
        *("@id", "@type", "@value", "@language", "name", "value", "propertyID", "identifier", "holdingArchive", "url"),
        *("itemLocation", "inLanguage", "sameAs", "roleName", "jobTitle", "affiliation", "alternateName"),
        "translationOfWork",
    )
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 3000) | st.floats(allow_nan=False, allow_infinity=False) | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=12,
)
NODES = st.dictionaries(NAMES, VALUES, max_size=8)
METAS = st.sampled_from(
    (
        *("DC.title", "DC.creator", "DC.date", "dcterms.issued", "DC.language", "DC.rights", "citation_author"),
        *("citation_date", "citation_keywords", "og:title", "og:url", "description", "DC.identifier", "DC.coverage"),
        *("DC.relation", "dc.type.x"),
    )
)


def check(outcomes: list[Draft | Refusal]) -> None:
    for outcome in outcomes:
        if isinstance(outcome, Refusal):
            assert outcome.findings
        else:
            json.dumps(dict(outcome.document))
            checked = read_plain(dict(outcome.document))
            assert checked.record is not None, checked.findings


@given(node=NODES)
@settings(max_examples=examples(200), deadline=None)
def test_any_node_of_json_ld(node: dict[str, object]) -> None:
    work = {"@context": "https://schema.org", "name": "A", "@type": "Letter", **node}
    check(list(find("jsonld").read(Source("x.jsonld", json.dumps(work).encode()))))


@given(node=NODES, metas=st.lists(st.tuples(METAS, WORDS), max_size=6))
@example(node={}, metas=[("DC.title", "0"), ("DC.creator", ",")])
@settings(max_examples=examples(150), deadline=None)
def test_any_metadata_of_a_page(node: dict[str, object], metas: list[tuple[str, str]]) -> None:
    script = json.dumps({"@context": "https://schema.org", "@type": "Letter", **node}).replace("<", "\\u003c")
    tags = "".join(f'<meta name="{name}" content="{html.escape(words)}">' for name, words in metas)
    page = f"<!DOCTYPE html><html><head>{tags}<script type='application/ld+json'>{script}</script></head></html>"
    check(list(find("web-page").read(Source("x.html", page.encode()))))
