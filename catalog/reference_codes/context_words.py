"""What surrounds a reference: credits, copy notes, extents, years, and words that are none of them."""

from __future__ import annotations

import re

from catalog.reference_codes.parsed import Qualifier, Span

__all__ = ["YEAR", "explain", "unclosed"]

YEAR = re.compile(
    r"(?<![\w/-])(1[4-9]\d\d|20[0-2]\d)(?:\s?[-–—/]\s?(?:1[4-9]|20)?\d\d)?(?![\w/-])"
    r"(?:\s?(?:гг?|gg?|рр?|год[ауы]?|god[au]?|рік|року)(?![^\W\d_])\.?)?"
)
"""A year or a range of years, and the word for it."""

_CREDIT = (
    r"(?:(?:document )?(?:obtained|contributed|transcribed|translated|provided|donated|declassified|selected)\b"
    r"|edited by|translation by|transcription|courtesy of|перевод|перевёл|перевела|публикация|подготов|публикуется)"
)
_PUBLICATION = (
    r"(?:(?:first |originally |also |previously )?(?:re)?(?:printed|published) (?:in|as)\b|cited in|quoted in|опубл"
    r"|впервые|цит\. по|см\. также|see also|том\s+[ivxlcdm\d]+\s*,|т\.\s*[ivxlcdm\d]+\s*,\s*с)"
)
_COPY = (
    r"(?:(?:машинописная|заверенная|рукописная|типографская) копия|автограф|подлинник|копия|машинопись|рукопись"
    r"|черновик|отпуск|типографский|ротапринт|original|typescript|typewritten|manuscript|(?:carbon|certified) copy"
    r"|photocopy|copy|microfilm(?!\s*\S*\d))\b"
)
_KEPT = (
    r"(?:數位典藏號|典藏號|入藏登錄號|檔號|档号|место хранения|хранится|архивные данные|архивный шифр|архивная ссылка"
    r"|архивно-следственное|источник|шифр"
    r"|source|archival (?:reference|citation)|held (?:at|in)"
    r"|(?:in|из|в|см\.?|see|или|and|or|и|а также|та|або|за)\s*$)"
)
_KINDS = {
    "credit": _CREDIT,
    "publication": _PUBLICATION,
    "copy": _COPY,
    "classification": r"(?:top )?secret|confidential|unclassified|(?:limited )?official use|no classification",
    "dates": r"(?:дело )?(?:начато|окончено|начат|окончен)\b|за\s+\d{4}|file (?:begun|closed)",
    "image": r"(?:скан|цифровой образ|image|изображени|кадр|фото|scan)",
    "document": r"(?:№|no\.|doc(?:ument)?\.? no)\s*[^\s]+",
    "kept": _KEPT,
    "missing": r"без (?:номера|№)",
}
_SENTENCE = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _KINDS.items()))
_PIECE_END = re.compile(
    r";|(?<=[^\W\d_]{4})\.(?=\s)|(?<![\s.][^\W\d_])(?<!см)(?<!цит)\.(?=\s+[^\W\d_])|(?<=\w)[.](?=\s*$)"
)
_WORDS = re.compile(r"[^\W_]")
_DIGIT = re.compile(r"\d")
_EDGES = " \t\r\n\u00a0.,;:–—-/|*•()[]{}'’\"«»“”?!，；：。"
_MOST_PIECES = 500
_LONG = frozenset({"credit", "publication"})
_SHORT = frozenset({"image", "copy", "classification", "document", "missing"})
_NUMBER = re.compile(r"\d+")
_CODE = re.compile(r"(?=\S*\d{4})(?=\S*[^\W\d_])\S{8,}")
"""A word of letters and many digits: CIA-RDP79T00975A004600420001-6."""


def explain(text: str, small: str, start: int, end: int) -> tuple[list[Qualifier], list[Span]]:
    """Divide a piece between references into qualifiers and residue; `small` is the text in small letters."""
    qualifiers: list[Qualifier] = []
    residue: list[Span] = []
    place = start
    for _ in range(_MOST_PIECES):
        if place >= end:
            return qualifiers, residue
        stop = _end_of_piece(small, place, end)
        _explain_piece(text, small, place, stop, qualifiers, residue)
        place = stop + 1
    residue.append(Span(place, end, text[place:end]))
    return qualifiers, residue


def _end_of_piece(small: str, place: int, end: int) -> int:
    found = _PIECE_END.search(small, place, end)
    return found.start() if found else end


def _explain_piece(
    text: str, small: str, start: int, end: int, qualifiers: list[Qualifier], residue: list[Span]
) -> None:
    written = text[start:end].strip(_EDGES)
    if not _WORDS.search(written):
        return
    at = start + (len(text[start:end]) - len(text[start:end].lstrip(_EDGES)))
    if written.count("(") > written.count(")") and text[at + len(written) : at + len(written) + 1] == ")":
        written += ")"  # the parenthesis at the end is that of words, not of the piece
    found = _SENTENCE.match(small, at, end)
    if found is not None and found.lastgroup and not _hides_a_code(found.lastgroup, written):
        qualifiers.append(Qualifier(found.lastgroup, " ".join(written.split())))
    elif qualifiers and not residue and _continues(qualifiers[-1].kind, written):
        # a credit continues: `Reprinted in ... (Moscow: ..., 2005), pp. 11-14`
        qualifiers[-1] = Qualifier(qualifiers[-1].kind, f"{qualifiers[-1].text}. {' '.join(written.split())}")
    else:
        residue.append(Span(at, at + len(written), written))


def _continues(kind: str, written: str) -> bool:
    """Whether a piece may belong to the remark before it: the place of a publication, but no code behind a credit."""
    return kind in _LONG and not (kind == "credit" and _CODE.search(written))


def _hides_a_code(kind: str, written: str) -> bool:
    """Whether a piece begins like a remark, and holds what may be part of a code: `Image 0184, R 43-I/161`."""
    if kind == "kept":
        return bool(_DIGIT.search(written))
    return kind in _SHORT and len(_NUMBER.findall(written)) > 1


def unclosed(small: str, start: int, end: int) -> bool:
    """Whether a parenthesis is opened and not closed in a piece."""
    return small.rfind("(", start, end) > small.rfind(")", start, end)
