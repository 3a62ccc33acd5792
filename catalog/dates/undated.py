"""The words that say there is no date."""

from __future__ import annotations

import re

__all__ = ["is_undated"]

_NO_DATE = (
    r"undated|no date|not dated|n\. ?d\.?|n/?d|(?:date )?(?:unknown|uncertain|not known)|n/?a|none",
    r"o\. ?[dj]\.?|ohne datum|undatiert|unbekannt|s\. ?[daf]\.?|sans date|non daté|inconnue?",
    r"без даты|без года|б\. ?[дг]\.?|б/д|не ?датирован[оа]?|дата неизвестна|неизвестн[оа]",
    r"sin fecha|desconocida?|senza data|sconosciut[oa]",
    r"без дати|без року|не ?датован[оаий]?|невідом[оа]|b\. ?[dr]\.?|bez (?:daty|data|roku)|nieznana",
    r"sem data|z\. ?[dj]\.?|zonder datum|ongedateerd|sine (?:dato|anno)|udateret|odaterad|udatert|päiväämätön",
    r"(?:年代|日期|年月日|時期|时间)(?:不[詳详明]|未[詳详])|[無无]日期|[無无]年月|날짜 ?미상|연대 ?미상",
    r"niedatowan[ey]|н\. ?д\.?",
)
_UNDATED = re.compile(rf"\W*(?:{'|'.join(_NO_DATE)})\W*", re.IGNORECASE)


def is_undated(words: str) -> bool:
    """Whether words say that there is no date."""
    return _UNDATED.fullmatch(words) is not None
