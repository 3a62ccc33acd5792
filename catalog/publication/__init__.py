"""Giving the records to the world: the feed, exports, and words for a terminal."""
