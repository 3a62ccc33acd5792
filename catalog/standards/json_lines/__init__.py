"""Records in the catalogue's own form, one JSON object a line."""
