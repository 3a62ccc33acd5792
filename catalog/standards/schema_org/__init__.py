"""schema.org, as JSON-LD and as triples."""
