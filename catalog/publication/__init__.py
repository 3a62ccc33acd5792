"""Publishing and exporting records: the feed, files, and words for a terminal."""
