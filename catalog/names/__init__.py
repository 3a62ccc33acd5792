"""Names of persons and bodies as headings write them: their surname, their natural order, and their patronymic."""

from catalog.names.comma_names import NameReading, read_name
from catalog.names.patronymics import is_patronymic
from catalog.names.person_or_body import FORENAMES, is_nobody
from catalog.names.surname_first import Inverted, inverted_person, person_with_years

__all__ = [
    "FORENAMES",
    "Inverted",
    "NameReading",
    "inverted_person",
    "is_nobody",
    "is_patronymic",
    "person_with_years",
    "read_name",
]
