"""The language that a <language> of MODS names: by tag, by code, or by name, with its script."""

from __future__ import annotations

from lxml import etree

from catalog.drafts.xml_source import text_of
from catalog.languages.by_name import named
from catalog.languages.codes import is_same, language_of, usual_script

__all__ = ["language_in", "others_in"]


def language_in(element: etree._Element) -> str:
    """Return the tag: that of BCP 47 where there is one, else of a code, else of a name; or nothing."""
    terms = [(each.get("authority", ""), text_of(each)) for each in element.iter("{*}languageTerm")]
    terms.sort(key=lambda term: term[0] not in ("rfc5646", "rfc4646", "rfc3066"))
    tag = next(filter(None, (language_of(words) for _, words in terms)), "")
    tag = tag or next(filter(None, (named(words) for _, words in terms)), "")
    scripts = [text_of(each) for each in element.iter("{*}scriptTerm") if each.get("type") == "code"]
    if tag and "-" not in tag and scripts and scripts[0] != usual_script(tag):
        return language_of(f"{tag}-{scripts[0]}") or tag
    return tag


def others_in(element: etree._Element, tag: str) -> list[str]:
    """Return the tags of other languages that a <language> names beside this one."""
    words = [text_of(each) for each in element.iter("{*}languageTerm")]
    tags = [found for each in words if (found := language_of(each) or named(each))]
    return list(dict.fromkeys(each for each in tags if not is_same(each, tag)))
