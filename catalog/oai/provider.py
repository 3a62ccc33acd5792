"""The provider: a request in, an answer out (OAI-PMH 2.0, 4). It knows neither HTTP nor the store behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from oaipmh.error import (
    CannotDisseminateFormatError,
    ErrorBase,
    IdDoesNotExistError,
    NoMetadataFormatsError,
)

from catalog.oai import datestamp, envelope, lists
from catalog.oai.datestamp import Granularity
from catalog.oai.errors import Refusal, quoted
from catalog.oai.lists import ListRules
from catalog.oai.markup import element
from catalog.oai.repository import MetadataFormat, Repository, View
from catalog.oai.request import Request, read_request

__all__ = ["Identity", "Provider"]


@dataclass(frozen=True, slots=True)
class Identity:
    """What the repository says of itself in Identify. `descriptions` are whole elements of `catalog.oai.containers`."""

    name: str
    base_url: str
    admin_emails: Sequence[str]
    granularity: Granularity = Granularity.SECONDS
    compressions: Sequence[str] = ()
    descriptions: Sequence[bytes] = ()


class Provider:
    """An OAI-PMH 2.0 provider. It has no state: any number of them may share a repository and a secret."""

    def __init__(self, repository: Repository, identity: Identity, rules: ListRules, now: Callable[[], int]) -> None:
        """Take the store, what Identify says, how lists are split, and the clock (seconds)."""
        self._repository = repository
        self._identity = identity
        self._rules = rules
        self._now = now
        self._verbs: dict[str, Callable[[Request, View], Iterable[bytes]]] = {
            "GetRecord": self._get_record,
            "Identify": self._identify,
            "ListIdentifiers": self._list_identifiers,
            "ListMetadataFormats": self._list_metadata_formats,
            "ListRecords": self._list_records,
            "ListSets": self._list_sets,
        }

    def answer(self, pairs: Sequence[tuple[str, str]]) -> list[bytes]:
        """Answer the raw arguments of a request, in pieces. Nothing that a client sends makes it raise."""
        base_url, moment = self._identity.base_url, self._now()
        try:
            request = read_request(pairs, self._identity.granularity)
        except Refusal as refusal:  # the arguments are not in the answer where the verb or one of them is illegal
            return envelope.enclose(moment, base_url, {}, envelope.errors(refusal.errors))
        with self._repository.view(moment) as view:
            try:
                payload = self._verbs[request.verb](request, view)
                return envelope.enclose(view.moment, base_url, request.arguments, payload)
            except Refusal as refusal:
                return envelope.enclose(view.moment, base_url, request.arguments, envelope.errors(refusal.errors))

    def _identify(self, request: Request, view: View) -> Iterable[bytes]:
        identity = self._identity
        yield b"<Identify>\n"
        yield element("repositoryName", identity.name)
        yield element("baseURL", identity.base_url)
        yield element("protocolVersion", "2.0")
        yield from (element("adminEmail", email) for email in identity.admin_emails)
        yield element("earliestDatestamp", datestamp.write(view.earliest, identity.granularity))
        yield element("deletedRecord", "persistent")
        yield element("granularity", identity.granularity.value)
        yield from (element("compression", name) for name in identity.compressions)
        yield from (b"\n<description>%b</description>" % description for description in identity.descriptions)
        yield b"\n</Identify>\n"

    def _list_metadata_formats(self, request: Request, view: View) -> Iterable[bytes]:
        formats = view.formats()
        identifier = request.get("identifier")
        if identifier is not None:
            prefixes = view.formats_of(identifier)
            if prefixes is None:
                raise Refusal([_no_such_item(identifier)])
            if not prefixes:
                raise Refusal([NoMetadataFormatsError(f"The item {quoted(identifier)} has no metadata formats.")])
            formats = [known for known in formats if known.prefix in prefixes]
        return [
            b"<ListMetadataFormats>\n",
            *(_metadata_format(known) for known in formats),
            b"</ListMetadataFormats>\n",
        ]

    def _get_record(self, request: Request, view: View) -> Iterable[bytes]:
        identifier, prefix = request.arguments["identifier"], request.arguments["metadataPrefix"]
        prefixes = view.formats_of(identifier)
        problems: list[ErrorBase] = list(lists.unknown_format(prefix, view))
        if prefixes is None:
            problems.append(_no_such_item(identifier))
        elif not problems and prefix not in prefixes:
            problems.append(CannotDisseminateFormatError(f"The item {quoted(identifier)} is not given as {prefix}."))
        run = None if problems else view.record(prefix, identifier)
        if run is None:
            raise Refusal(problems)
        stamp = datestamp.write(run.stamp, self._identity.granularity).encode()
        _, before, after, _ = run.rows[0]
        return [b"<GetRecord>\n", before, stamp, after, b"</GetRecord>\n"]

    def _list_records(self, request: Request, view: View) -> Iterable[bytes]:
        page, token = lists.page(request, view, self._rules, self._now())
        return [b"<ListRecords>\n", *lists.records(page, self._identity.granularity), token, b"</ListRecords>\n"]

    def _list_identifiers(self, request: Request, view: View) -> Iterable[bytes]:
        page, token = lists.page(request, view, self._rules, self._now())
        headers = lists.headers(page, self._identity.granularity)
        return [b"<ListIdentifiers>\n", *headers, token, b"</ListIdentifiers>\n"]

    def _list_sets(self, request: Request, view: View) -> Iterable[bytes]:
        sets, token = lists.sets(request, view, self._rules, self._now())
        return [b"<ListSets>\n", *sets, token, b"</ListSets>\n"]


def _no_such_item(identifier: str) -> ErrorBase:
    return IdDoesNotExistError(f"There is no item {quoted(identifier)} in this repository.")


def _metadata_format(known: MetadataFormat) -> bytes:
    return b"<metadataFormat>%b%b%b</metadataFormat>\n" % (
        element("metadataPrefix", known.prefix),
        element("schema", known.schema),
        element("metadataNamespace", known.namespace),
    )
