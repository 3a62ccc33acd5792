"""The relators of MARC, as ours."""

from __future__ import annotations

from catalog.vocabularies import Role

__all__ = ["ROLES"]

ROLES = {role.relator: role for role in Role if role.relator != "ctb"} | {"ctb": Role.CONTRIBUTOR}
"""Roles by their MARC relator; several of ours are contributors there."""
