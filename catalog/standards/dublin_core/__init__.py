"""Dublin Core: simple (oai_dc) and qualified (DCMI Metadata Terms)."""
