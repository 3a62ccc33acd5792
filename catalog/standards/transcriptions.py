"""Reading pages of ALTO, PAGE XML and hOCR: which of them a file is, its content says."""

from __future__ import annotations

from lxml import etree, html

from catalog.drafts.xml_source import local, parse_xml
from catalog.model.transcribed_page import TranscribedPage
from catalog.standards.alto import read as alto
from catalog.standards.hocr import read as hocr
from catalog.standards.page_xml import read as page_xml

__all__ = ["LARGEST", "read_pages"]

LARGEST = 32 * 1024 * 1024
"""Bytes of a file of one page; a newspaper has five million."""
_XML = {"alto": alto.pages, "PcGts": page_xml.pages}


def read_pages(content: bytes) -> tuple[TranscribedPage, ...]:
    """Return the pages of a file.

    Raises ValueError, with the reason in a sentence, where it is none of the three, or cannot be read.
    """
    if len(content) > LARGEST:
        raise ValueError(f"The file has more than {LARGEST // (1024 * 1024)} MB.")
    try:
        root = parse_xml(content)
    except etree.XMLSyntaxError:
        root = _as_html(content)
    read = _XML.get(local(root))
    if read is None and hocr.is_hocr(root):
        read = hocr.pages
    if read is None:
        raise ValueError("The file is neither ALTO nor PAGE XML nor hOCR.")
    return tuple(read(root))


def _as_html(content: bytes) -> etree._Element:
    """Return a page of HTML; hOCR need not be well-formed XML. Raises ValueError where it is none."""
    try:
        return html.document_fromstring(content, parser=html.HTMLParser(no_network=True, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise ValueError("The file is neither ALTO nor PAGE XML nor hOCR.") from error
