"""The tree of units: which record is part of which, by `part_of` or by its reference code, and what does not fit.

`described` says what of a record is compared, `TABLES` keeps it in a database, `link_errors` finds what keeps a record
from being published, `tree_remarks` what a person should look at, `Ancestors` what the units above a record say,
`Units` what they give to it.
"""

from catalog.tree.ancestors import Ancestors
from catalog.tree.finding_place import Place
from catalog.tree.link_rules import LinkError, link_errors
from catalog.tree.tree_rows import (
    INSERT_LINK,
    INSERT_UNIT,
    TABLES,
    Described,
    described,
    invalid,
    invalid_id,
    links,
    unit_of,
)
from catalog.tree.unit_rules import tree_remarks
from catalog.tree.units import (
    BEHIND,
    NO_CONTAINER,
    Giver,
    Position,
    Units,
    digest_of,
    giver_of,
    position_of,
    what_they_give,
)

__all__ = [
    "BEHIND",
    "INSERT_LINK",
    "INSERT_UNIT",
    "NO_CONTAINER",
    "TABLES",
    "Ancestors",
    "Described",
    "Giver",
    "LinkError",
    "Place",
    "Position",
    "Units",
    "described",
    "digest_of",
    "giver_of",
    "invalid",
    "invalid_id",
    "link_errors",
    "links",
    "position_of",
    "tree_remarks",
    "unit_of",
    "what_they_give",
]
