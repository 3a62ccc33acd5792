"""The feed of a catalogue: a provider over its index, with what the settings say about it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

from catalog import oai
from catalog.model import Catalogue
from catalog.oai import containers
from catalog.storage import CatalogueFolder, FeedReader, token_secret

__all__ = ["COMPRESSIONS", "create_provider"]

COMPRESSIONS = ("gzip",)
"""The content codings the feed is served in, beside identity."""

_GRANULARITIES = {"days": oai.Granularity.DAYS, "seconds": oai.Granularity.SECONDS}


def create_provider(folder: CatalogueFolder, now: Callable[[], float] = time.time) -> oai.Provider:
    """Return the provider of a catalogue's feed. `now` is the clock, in seconds."""
    settings = folder.settings
    identity = oai.Identity(
        name=settings.name,
        base_url=settings.oai_url,
        admin_emails=settings.admin_emails,
        granularity=_GRANULARITIES[settings.granularity],
        compressions=COMPRESSIONS,
        descriptions=tuple(_descriptions(settings)),
    )
    rules = oai.ListRules(secret=token_secret(folder.index_path), page_size=settings.page_size)
    return oai.Provider(FeedReader(folder.index_path), identity, rules, lambda: int(now()))


def _descriptions(settings: Catalogue) -> Iterator[bytes]:
    yield containers.oai_identifier(settings.namespace, settings.oai_identifier("sample-1"))
    if settings.description:
        yield containers.collection_description(settings.name, settings.description)
    if settings.metadata_license:
        yield containers.rights_manifest([settings.metadata_license])
    if settings.policies:
        yield containers.eprints(settings.description, settings.policies.metadata, settings.policies.data)
    if settings.friends:
        yield containers.friends(settings.friends)
    if settings.branding:
        icon = settings.branding
        yield containers.branding(containers.CollectionIcon(icon.icon, icon.link, icon.title, icon.width, icon.height))
