"""The relators of MARC, as ours."""

from __future__ import annotations

from catalog.vocabularies import Role

__all__ = ["ROLES", "is_role"]

ROLES = {role.relator: role for role in Role if role.relator != "ctb"} | {"ctb": Role.CONTRIBUTOR}
"""Roles by their MARC relator; several of ours are contributors there."""


def is_role(words: str) -> bool:
    """Whether words name a role of ours: by its name, its code, or an address that ends in one; `creator` is one."""
    name = words.strip().rstrip("/)").rpartition("/")[2].lower().strip(" .,")
    return name in ROLES or name in _ROLE_NAMES


_ROLE_NAMES = frozenset({*(role.value for role in Role), "creator"})
