"""The DataCite metadata schema 4."""
