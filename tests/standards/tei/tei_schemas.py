"""The published schemas of TEI and CMIF, where CATALOG_TEI_SCHEMAS names a folder that has them."""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path

import pytest
from lxml import etree

TEI = "{http://www.tei-c.org/ns/1.0}"
FOLDER = os.environ.get("CATALOG_TEI_SCHEMAS", "")
"""tei_all.rng of the TEI Consortium, and cmi-customization.rng of its Correspondence SIG."""


def needs(name: str) -> pytest.MarkDecorator:
    """Skip a test where the schema is not there."""
    is_there = bool(FOLDER) and (Path(FOLDER) / name).is_file()
    return pytest.mark.skipif(not is_there, reason=f"CATALOG_TEI_SCHEMAS names no folder with {name}")


@cache
def schema(name: str) -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(Path(FOLDER) / name))


def check(name: str, document: bytes) -> None:
    known = schema(name)
    assert known.validate(etree.fromstring(document)), f"{known.error_log.last_error}\n{document.decode()[:3000]}"


def identifiers_agree(root: etree._Element) -> None:
    """Every xml:id is there once, and every pointer within the file leads to one."""
    ids = root.xpath("//@xml:id")
    assert len(set(ids)) == len(ids)
    targets = root.xpath("//@*[starts-with(., '#')]")
    assert {str(target)[1:] for target in targets} <= set(ids)
