"""Names with a comma: whose they are, what their surname is, and their natural order."""

from catalog.names.inverted import Inverted, inverted_person, person_with_years
from catalog.names.reading import NameReading, read_name

__all__ = ["Inverted", "NameReading", "inverted_person", "person_with_years", "read_name"]
