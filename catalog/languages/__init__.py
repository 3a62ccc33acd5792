"""Languages: the codes of BCP 47, ISO 639-2 and MARC, and their names in words."""
