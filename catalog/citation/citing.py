"""Citing: one record in one form of a style, or several as a bibliography in the style's order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Self

from catalog import reference_codes
from catalog.citation.options import Form, Locale, Options
from catalog.citation.rich_text import Citation
from catalog.citation.style import Style, Writer
from catalog.citation.styles import find
from catalog.errors import UnknownName, UsageError
from catalog.model import Record, ReferenceCode, Title
from catalog.model.public_form import public_form
from catalog.vocabularies import Level

__all__ = ["PlaceAlone", "bibliography", "cite", "letters_of", "locale_of", "ordered"]

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
    write, chosen = _chosen(style, form, locale, type(record))
    return write(public_form(record), options, chosen)


def bibliography(
    records: Iterable[Record],
    *,
    style: str = "chicago",
    form: str | None = None,
    locale: str | None = None,
    options: Options = _PLAIN,
    letters: Mapping[str, str] | None = None,
) -> tuple[Citation, ...]:
    """Cite several records in the order of the style's list of sources, as its entries if no form is given.

    `letters` are those after years of the whole list, by the ids of its records, where these are one group of it.
    """
    form = form or Form.BIBLIOGRAPHY.value
    chosen = locale_of(find(style), locale)
    listed = [public_form(record) for record in ordered(records, style=style, locale=locale)]
    together = find(style).together.get(Form(form))
    beside = together(listed) if together else [options.beside] * len(listed)
    if letters is not None:
        beside = [replace(one, letter=letters.get(record.id, "")) for record, one in zip(listed, beside, strict=True)]
    return tuple(
        _chosen(style, form, locale, type(record))[0](record, replace(options, beside=one), chosen)
        for record, one in zip(listed, beside, strict=True)
    )


def letters_of(records: Iterable[Record], *, style: str, form: str | None, locale: str | None) -> dict[str, str]:
    """Return the letters after years that distinguish the documents of a list (1956a, 1956b), by their ids."""
    together = find(style).together.get(Form(form or Form.BIBLIOGRAPHY.value))
    listed = [public_form(record) for record in ordered(records, style=style, locale=locale)] if together else []
    beside = together(listed) if together else []
    return {record.id: one.letter for record, one in zip(listed, beside, strict=True)}


def ordered(records: Iterable[Record], *, style: str = "chicago", locale: str | None = None) -> list[Record]:
    """Return records in the order of the style's list of sources."""
    found = find(style)
    chosen = locale_of(found, locale)
    return sorted(records, key=lambda record: found.rank(record, chosen))


class PlaceAlone(Record):
    """A place in an archive that no record describes: of all forms that say who and what, it has the locator alone."""

    @classmethod
    def of(cls, code: ReferenceCode) -> Self:
        """Return the place of a reference code."""
        written = reference_codes.write(code)
        return cls(id="place", level=Level.ITEM, title=Title(text=written), reference_code=code)


_DESCRIBING = (Form.NOTE, Form.SHORT, Form.BIBLIOGRAPHY)


@lru_cache(maxsize=256)
def _chosen(style: str, form: str | None, locale: str | None, kind: type[Record]) -> tuple[Writer, Locale]:
    """Return what writes a form for records of a kind; in the place of a description, a place alone has its locator."""
    found = find(style)
    write = _writer(found, form)
    if kind is PlaceAlone and (form or next(iter(found.forms))) in _DESCRIBING:
        write = _writer(found, Form.LOCATOR.value)
    return write, locale_of(found, locale)


def _writer(style: Style, form: str | None) -> Writer:
    if form is None:
        return next(iter(style.forms.values()))
    if form not in _FORMS:
        raise UnknownName("form of citations", form, _FORMS)
    if _FORMS[form] not in style.forms:
        raise UsageError(f"The style {style.name!r} has no form {form!r}; it has: {', '.join(style.forms)}.")
    return style.forms[_FORMS[form]]


def locale_of(style: Style, locale: str | None) -> Locale:
    """Return the locale asked for, or the style's first; raise UsageError for one that the style has not."""
    if locale is None:
        return style.locales[0]
    if locale not in _LOCALES:
        raise UnknownName("locale of citations", locale, _LOCALES)
    if _LOCALES[locale] not in style.locales:
        known = " and ".join(style.locales)
        raise UsageError(f"The style {style.name!r} is written in {known} only, not in {locale!r}.")
    return _LOCALES[locale]
