"""Kinds of agents."""

from enum import StrEnum

__all__ = ["AgentKind"]


class AgentKind(StrEnum):
    """ISAAR(CPF) 5.1.1 Type of entity; RiC-O Person, CorporateBody, Family."""

    PERSON = "person"
    CORPORATE_BODY = "corporate body"
    FAMILY = "family"
