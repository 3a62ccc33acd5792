"""Taking in records from somebody else's OAI-PMH feed."""

from catalog.accession.harvest.harvesting import Harvest, Wish
from catalog.accession.harvest.transport import Transport

__all__ = ["Harvest", "Transport", "Wish"]
