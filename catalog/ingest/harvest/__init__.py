"""Harvesting records from another OAI-PMH feed."""

from catalog.ingest.harvest.harvesting import Harvest, Wish
from catalog.ingest.harvest.transport import Transport

__all__ = ["Harvest", "Transport", "Wish"]
