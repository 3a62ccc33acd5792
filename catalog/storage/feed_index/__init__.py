"""The feed index: what harvesters are given, derived from the records, in one SQLite file.

It is given bytes and knows neither records nor formats. Losing it is safe, and never silent: everything is then
announced to harvesters as changed.
"""

from catalog.storage.feed_index.damage import forget_damage, noted_damage, set_aside
from catalog.storage.feed_index.feed_item import Difference, FeedItem, Origin
from catalog.storage.feed_index.feed_reader import FeedReader
from catalog.storage.feed_index.feed_writer import FeedWriter, publishing
from catalog.storage.feed_index.secret import token_secret
from catalog.storage.feed_index.snapshot import (
    FeedFormat,
    FeedPage,
    FeedRun,
    FeedSet,
    Snapshot,
)
from catalog.storage.feed_index.source_table import Source

__all__ = [
    "Difference",
    "FeedFormat",
    "FeedItem",
    "FeedPage",
    "FeedReader",
    "FeedRun",
    "FeedSet",
    "FeedWriter",
    "Origin",
    "Snapshot",
    "Source",
    "forget_damage",
    "noted_damage",
    "publishing",
    "set_aside",
    "token_secret",
]
