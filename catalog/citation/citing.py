"""Citing: one record in one form of a style, or several as a bibliography in the style's order."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation
from catalog.citation.style import Style, Writer
from catalog.citation.styles import find
from catalog.errors import UnknownName, UsageError
from catalog.model import Record

__all__ = ["bibliography", "cite", "ordered"]

_PLAIN = Options()
_FORMS = {form.value: form for form in Form}
_LOCALES = {locale.value: locale for locale in Locale}


def cite(
    record: Record,
    *,
    style: str = "chicago",
    form: str | None = None,
    locale: str | None = None,
    options: Options = _PLAIN,
) -> Citation:
    """Cite a record. Form and locale are the style's first where they are not given.

    Raises UsageError for a style, form or locale that there is not, for a locator of a record without one, and for
    an internal record.
    """
    write, chosen = _chosen(style, form, locale)
    return write(record.public(), options, chosen)


def bibliography(
    records: Iterable[Record],
    *,
    style: str = "chicago",
    form: str | None = None,
    locale: str | None = None,
    options: Options = _PLAIN,
) -> tuple[Citation, ...]:
    """Cite several records in the order of the style's list of sources, as its entries if no form is given."""
    write, chosen = _chosen(style, form or Form.BIBLIOGRAPHY.value, locale)
    return tuple(write(record.public(), options, chosen) for record in ordered(records, style=style, locale=locale))


def ordered(records: Iterable[Record], *, style: str = "chicago", locale: str | None = None) -> list[Record]:
    """Return records in the order of the style's list of sources."""
    found = find(style)
    chosen = _locale(found, locale)
    return sorted(records, key=lambda record: found.rank(record, chosen))


@lru_cache(maxsize=256)
def _chosen(style: str, form: str | None, locale: str | None) -> tuple[Writer, Locale]:
    found = find(style)
    return _writer(found, form), _locale(found, locale)


def _writer(style: Style, form: str | None) -> Writer:
    if form is None:
        return next(iter(style.forms.values()))
    if form not in _FORMS:
        raise UnknownName("form of citations", form, _FORMS)
    if _FORMS[form] not in style.forms:
        raise UsageError(f"The style {style.name!r} has no form {form!r}; it has: {', '.join(style.forms)}.")
    return style.forms[_FORMS[form]]


def _locale(style: Style, locale: str | None) -> Locale:
    if locale is None:
        return style.locales[0]
    if locale not in _LOCALES:
        raise UnknownName("locale of citations", locale, _LOCALES)
    if _LOCALES[locale] not in style.locales:
        known = " and ".join(style.locales)
        raise UsageError(f"The style {style.name!r} is written in {known} only, not in {locale!r}.")
    return _LOCALES[locale]
