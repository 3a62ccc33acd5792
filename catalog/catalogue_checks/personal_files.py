"""Words for files on persons, which laws close for longer than others: one line for each language."""

from __future__ import annotations

import re

__all__ = ["HEALTH", "PERSONNEL", "PROTECTED"]


def _words(*alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(alternatives)})", re.IGNORECASE)


HEALTH = _words(
    r"medical (?:files?|records?|cards?|histor(?:y|ies))|patients?[’']? (?:files?|records?|histor(?:y|ies))",
    r"case histor(?:y|ies)|psychiatric (?:files?|records?|reports?|evaluations?)",
    r"истори[яией]+ болезни|медицинск\w+ (?:карт\w+|дел\w+)",
    r"істор[іїя]\w* хвороби|медичн\w+ (?:картк\w+|справ\w+)",
    r"dossiers? médica(?:l|ux)|dossiers? de patients?",
    r"(?:kranken|patienten)(?:akte|blatt|geschichte)\w*",
    r"dokumentacj\w+ medyczn\w+|histori[aei] chor[oó]b\w*|akta pacjent\w*",
    r"(?:historias?|historiales?) clínic[oa]s?|expedientes? médicos?",
    r"cartell[ae] clinic(?:a|he)|(?:medische|patiënten)dossiers?|medisch(?:e)? dossiers?",
)
"""English, Russian, Ukrainian, French, German, Polish, Spanish; Italian and Dutch."""
PERSONNEL = _words(
    r"(?:personnel|staff|personal) files?|employees?[’']? files?",
    r"личн\w+ дел[оа]?\w*|личн\w+ лист\w+",
    r"особов\w+ справ\w*",
    r"dossiers? (?:individuels? )?(?:de|du) (?:carrière|personnel)|dossiers? personnels?",
    r"personalakte\w*",
    r"akt(?:a|ach) osobow\w+|teczk[aąi] osobow\w+",
    r"expedientes? personal(?:es)?",
    r"fascicol[oi] personal[ei]|personeelsdossiers?",
)
"""In the same languages."""
PROTECTED = _words(
    r"(?:adoption|guardianship|juvenile|child (?:welfare|protection)) (?:case )?(?:files?|cases?|records?)",
    r"juvenile (?:offenders?|delinquents?)",
    r"дел[оа]?\w* (?:об|о|по) (?:усыновлени\w+|опек\w+)|справ\w* про (?:усиновлення|опіку)",
    r"dossiers? (?:d[’']adoption|de tutelle|de mineurs?)",
    r"(?:adoptions|vormundschafts|jugendamts|jugendgerichts)akte\w*",
    r"akta (?:adopcyjne|opiekuńcze)|expedientes? de (?:adopción|menores)|fascicol[oi] di adozione|adoptiedossiers?",
)
"""In the same languages; laws name them beside health."""
