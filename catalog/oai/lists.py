"""The lists of the protocol and how they are split (OAI-PMH 2.0, 3.5): each page is a span of the order of changes.

A list is bounded by the newest change there was when it was asked for. What changes while it is being harvested
moves behind that bound, into the next incremental harvest; what does not change is sent once, whatever happens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from oaipmh.error import (
    BadResumptionTokenError,
    CannotDisseminateFormatError,
    ErrorBase,
    NoRecordsMatchError,
    NoSetHierarchyError,
)

from catalog.oai import datestamp
from catalog.oai.datestamp import Granularity
from catalog.oai.errors import Refusal, quoted
from catalog.oai.markup import element
from catalog.oai.record import header_of
from catalog.oai.repository import Page, SetEntry, View
from catalog.oai.request import Request
from catalog.oai.resumption import Resumption, read_token, write_token

__all__ = ["ListRules", "headers", "page", "records", "sets", "unknown_format"]


@dataclass(frozen=True, slots=True)
class ListRules:
    """How lists are split. `token_life` is in seconds; the secret signs the tokens."""

    secret: bytes
    page_size: int = 500
    token_life: int = 48 * 3600


def unknown_format(prefix: str, view: View) -> Iterator[ErrorBase]:
    """Yield the error for a format that the repository does not disseminate."""
    prefixes = [known.prefix for known in view.formats()]
    if prefix not in prefixes:
        problem = f"There is no metadata format {quoted(prefix)}; there are: {', '.join(prefixes)}."
        yield CannotDisseminateFormatError(problem)


def page(request: Request, view: View, rules: ListRules, now: int) -> tuple[Page, bytes]:
    """Return one page of a list of records, and its resumptionToken element."""
    resumption = _resume(request, view, rules, now) or _begin(request, view)
    found = _page(resumption, view, rules)
    if not found.size and resumption.cursor and resumption.last is None:
        # all that was left of the list has changed since and moved behind its bound: it is sent from there
        resumption = replace(resumption, upto=view.head)
        found = _page(resumption, view, rules)
    if not found.size:
        raise Refusal([NoRecordsMatchError("No record matches: the list is empty.")])
    rest = replace(resumption, after=found.last, cursor=resumption.cursor + found.size)
    return found, _token(resumption, rest if found.has_more else None, rules, now)


def records(found: Page, granularity: Granularity) -> list[bytes]:
    """Return the bytes of whole records, in pieces."""
    pieces: list[bytes] = []
    for run in found.runs:
        stamp = datestamp.write(run.stamp, granularity).encode()
        pieces += [piece for _, before, after, _ in run.rows for piece in (before, stamp, after)]
    return pieces


def headers(found: Page, granularity: Granularity) -> Iterator[bytes]:
    """Yield the bytes of the headers alone."""
    for run in found.runs:
        stamp = datestamp.write(run.stamp, granularity).encode()
        for _, *row, _ in run.rows:
            before, after = header_of(*row)
            yield before
            yield stamp
            yield after


def sets(request: Request, view: View, rules: ListRules, now: int) -> tuple[Iterable[bytes], bytes]:
    """Return one page of the list of sets, and its resumptionToken element."""
    size = view.count_sets()
    if not size:
        raise Refusal([NoSetHierarchyError("This repository has no sets.")])
    beginning = Resumption(view.lineage, request.verb, "", None, None, None, 0, 0, 0, size, 0)
    resumption = _resume(request, view, rules, now) or beginning
    found = view.sets(resumption.after, rules.page_size + 1)
    if not found:
        raise Refusal([_bad_token("the sets it was issued for no longer exist")])
    shown = found[: rules.page_size]
    rest = replace(resumption, after=shown[-1].number, cursor=resumption.cursor + len(shown))
    token = _token(resumption, rest if len(found) > len(shown) else None, rules, now)
    return [_set(entry) for entry in shown], token


def _begin(request: Request, view: View) -> Resumption:
    prefix, spec = request.arguments["metadataPrefix"], request.get("set")
    problems = list(unknown_format(prefix, view))
    if spec is not None and not view.has_sets():
        problems.append(NoSetHierarchyError("This repository has no sets."))
    if problems:
        raise Refusal(problems)
    after, upto = view.span(request.first, request.last)
    size = view.count(prefix, spec, after, upto)
    if not size:
        raise Refusal([NoRecordsMatchError("No record matches the arguments from, until, set and metadataPrefix.")])
    return Resumption(view.lineage, request.verb, prefix, spec, request.first, request.last, after, upto, 0, size, 0)


def _resume(request: Request, view: View, rules: ListRules, now: int) -> Resumption | None:
    token = request.get("resumptionToken")
    if token is None:
        return None
    try:
        resumption = read_token(token, rules.secret)
    except ValueError as error:
        raise Refusal([_bad_token(str(error))]) from None
    if resumption.verb != request.verb:
        raise Refusal([_bad_token(f"it was issued for {resumption.verb}")])
    if resumption.expires <= now:
        raise Refusal([_bad_token(f"it expired at {datestamp.write(resumption.expires)}")])
    if resumption.lineage != view.lineage:
        raise Refusal([_bad_token("the feed has been rebuilt")])
    if resumption.prefix and any(unknown_format(resumption.prefix, view)):
        raise Refusal([_bad_token(f"the format {resumption.prefix} is no longer disseminated")])
    return resumption


def _bad_token(reason: str) -> ErrorBase:
    return BadResumptionTokenError(f"Invalid resumptionToken: {reason}. Restart the list request.")


def _page(here: Resumption, view: View, rules: ListRules) -> Page:
    return view.page(here.prefix, here.spec, here.after, here.upto, rules.page_size)


def _token(here: Resumption, rest: Resumption | None, rules: ListRules, now: int) -> bytes:
    """Return the resumptionToken element: none where nothing was split, an empty one at the end of a split list."""
    counts = b'completeListSize="%d" cursor="%d"' % (here.size, here.cursor)
    if rest is None:
        return b"<resumptionToken %b/>\n" % counts if here.cursor else b""
    expires = now + rules.token_life
    token = write_token(replace(rest, expires=expires), rules.secret)
    return b'<resumptionToken expirationDate="%b" %b>%b</resumptionToken>\n' % (
        datestamp.write(expires).encode(),
        counts,
        token.encode(),
    )


def _set(entry: SetEntry) -> bytes:
    description = b"<setDescription>%b</setDescription>" % entry.description if entry.description else b""
    return b"<set>%b%b%b</set>\n" % (element("setSpec", entry.spec), element("setName", entry.name), description)
