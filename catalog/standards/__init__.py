"""One package for each standard: its terms, how a record is written in it, and how it is read."""
