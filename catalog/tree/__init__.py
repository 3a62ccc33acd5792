"""The tree of units: which record is part of which, by `part_of` or by its reference code, and what does not fit.

`described` says what of a record is compared, `TABLES` keeps it in a database, `link_errors` finds what keeps a record
from being published, `tree_remarks` what a person should look at, `Ancestors` what the units above a record say.
"""

from catalog.tree.ancestors import Ancestors
from catalog.tree.errors import LinkError, link_errors
from catalog.tree.in_tree import Described, described, invalid_id, links, unit_of
from catalog.tree.place import Place
from catalog.tree.remarks import tree_remarks
from catalog.tree.tables import INSERT_LINK, INSERT_UNIT, TABLES

__all__ = [
    "INSERT_LINK",
    "INSERT_UNIT",
    "TABLES",
    "Ancestors",
    "Described",
    "LinkError",
    "Place",
    "described",
    "invalid_id",
    "link_errors",
    "links",
    "tree_remarks",
    "unit_of",
]
