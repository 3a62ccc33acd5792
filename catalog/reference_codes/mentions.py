"""Finding the archives that a string names, in full or in short, abbreviated or slightly misspelt."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from catalog.reference_codes.register import Archive, Register

__all__ = ["Mention", "MentionFinder", "after_city", "finder_of"]

WORD = re.compile(r"[^\W\d_]+")
_LEGAL_FORM = re.compile(r"(?:\b(?:ф|о|к|г)?(?:гку|гку|гбу|гу|ку|кау|гау|ау)|\bфку|\bархив)\s+[«\"]?$")
_WITHIN = re.compile(r"[\s.,'’\"«»()&-]{0,3}")
_TO_CYRILLIC = str.maketrans("aceopxykmthi", "асеорхукмтні")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_UNUSUAL = re.compile(r"[a-z][Ѐ-ӿ]|[Ѐ-ӿ][a-z]|[À-ɏ]|[^\W\d_]{4}\.")
_MOST_KNOWN = 4_096
_MOST_TRIES = 20_000
_SAYS_LITTLE = 3
_HEADS = ("ГА", "Госархив", "Гос архив", "Государственный архив", "ДА", "Держархів", "Держ архів", "Державний архів")
_TERRITORIES = ("", "обл", "области", "області", "обласній", "края", "край")


class Mention(NamedTuple):
    """A place in the string that names an archive."""

    start: int
    end: int
    archives: tuple[Archive, ...]
    """The archives it may mean."""
    misspelt: bool


@dataclass(slots=True)
class _Node:
    """What may follow the words so far, and the archives these words name."""

    words: dict[str, _Node] = field(default_factory=dict)
    archives: list[Archive] = field(default_factory=list)
    wrong: list[Archive] = field(default_factory=list)
    of_code: int = 0
    """How many of the last words belong to the code: `MfS` in `BArch [MfS]`."""
    short: bool = False
    """Whether the words are an abbreviation in capitals, which counts only in capitals."""
    regions: bool = False
    """Whether the next word is the adjective of a region, in which one letter may be wrong."""


class MentionFinder:
    """Finds the names of a register's archives."""

    def __init__(self, register: Register) -> None:
        self._root = _Node()
        self._beginnings: set[str] = set()
        self.only = lru_cache(_MOST_KNOWN)(self._only)
        """Returns the one archive that a whole string names without any doubt, or None."""
        for archive in register.archives:
            for name in archive.written():
                self._add(name, archive)
            for name in archive.misspellings:
                self._add(name, archive, wrong=True)
            for adjective in archive.region:
                self._add_region(adjective, archive)
        self._beginnings.update(self._root.words)
        self._cut = {word[:3] for word in self._root.words if len(word) > 4}

    def _only(self, name: str) -> Archive | None:
        found = self.find(name, name.lower())
        if len(found) != 1 or found[0].misspelt or (found[0].start, found[0].end) != (0, len(name)):
            return None
        archives = found[0].archives
        plain = len(archives) == 1 and not archives[0].shared_with and archives[0].scheme == "fond-opis-delo"
        return archives[0] if plain else None

    def find(self, text: str, small: str) -> list[Mention]:
        """Return the mentions in a text; `small` is the text in small letters."""
        found: list[Mention] = []
        if self._beginnings.isdisjoint(WORD.findall(small)) and not _UNUSUAL.search(small):
            return found
        end = tries = 0
        for place in WORD.finditer(small):
            if place.start() < end or not self._may_begin(place, small):
                continue
            mention = self._walk(text, small, place)
            tries += 1
            if mention is not None:
                found.append(mention)
                end = mention.end
            if tries >= _MOST_TRIES:
                break
        return found

    def _may_begin(self, place: re.Match[str], small: str) -> bool:
        """Whether a name may begin with a word: it does as it is, folded, or cut by a period."""
        word = place[0]
        if word in self._beginnings:
            return True
        if len(word) > 3 and word[:3] in self._cut and small[place.end() : place.end() + 1] == ".":
            return True
        return not word.isascii() and _fold(word) in self._root.words

    def _walk(self, text: str, small: str, place: re.Match[str]) -> Mention | None:
        """Follow the words from a place as long as they still name an archive."""
        node, best, misspelt = self._root, None, False
        ends: list[int] = []
        word: re.Match[str] | None = place
        while word is not None:
            step, wrong = _step(node, word, text)
            if step is None:
                break
            node, misspelt = step, misspelt or wrong
            ends.append(word.end())
            is_name = _in_capitals(node, text[place.start() : word.end()]) and not _is_glued(small, place, word.end())
            if (node.archives or node.wrong) and is_name:
                archives = tuple(node.archives or node.wrong)
                start, end = _with_legal_form(small, place.start()), ends[-1 - node.of_code]
                best = Mention(start, end, archives, misspelt or not node.archives)
            word = WORD.match(small, _WITHIN.match(small, word.end()).end())  # type: ignore[union-attr]
        return None if best is None else _whole(small, best)

    def _add(self, name: str, archive: Archive, *, wrong: bool = False) -> None:
        node = self._root
        first = WORD.search(name.lower())
        if first is not None:
            self._beginnings.add(first[0])
        for word in _words(name):
            node = node.words.setdefault(word, _Node())
        node.of_code = sum(1 for _ in _words(name.partition("[")[2]))
        is_new = not (node.archives or node.wrong)
        node.short = name.isupper() and sum(map(str.isalpha, name)) < 7 and (is_new or node.short)
        kept = node.wrong if wrong else node.archives
        if archive not in kept:
            kept.append(archive)

    def _add_region(self, adjective: str, archive: Archive) -> None:
        for head in _HEADS:
            for territory in _TERRITORIES:
                self._add(f"{head} {adjective} {territory}", archive)
            node = self._root
            for word in _words(head):
                node = node.words[word]
            node.regions = True


@lru_cache(maxsize=8)
def finder_of(register: Register) -> MentionFinder:
    """Return the finder of a register."""
    return MentionFinder(register)


def _words(name: str) -> Iterator[str]:
    yield from map(_fold, WORD.findall(name.lower().replace("ʹ", "'").replace("ʺ", "'").replace("ʼ", "'")))


@lru_cache(maxsize=8_192)
def _fold(word: str) -> str:
    """Fold a word in small letters: no accents, no Latin letters within Cyrillic words."""
    if not word.isascii():
        word = "".join(sign for sign in unicodedata.normalize("NFKD", word) if not unicodedata.combining(sign))
        if _CYRILLIC.search(word):
            return word.translate(_TO_CYRILLIC)
    return word


def _step(node: _Node, word: re.Match[str], text: str) -> tuple[_Node | None, bool]:
    """Return the node after one more word, and whether the word is misspelt.

    A period may cut a word, as in `Гос. арх. Винн. обл.`, but capitals are whole: `ГААР.` is not `ГААРК`.
    """
    folded = _fold(word[0])
    exact = node.words.get(folded)
    if exact is not None:
        return exact, False
    cut = text[word.end() : word.end() + 1] == "." and not text[word.start() : word.end()].isupper()
    if len(folded) > 1 and cut:
        whole = [child for name, child in node.words.items() if name.startswith(folded)]
        if len(whole) == 1:
            return whole[0], False
    if node.regions and len(folded) > 6:
        near = [child for name, child in node.words.items() if len(name) > 6 and _one_letter_apart(name, folded)]
        if len(near) == 1:
            return near[0], True
    return None, False


def _in_capitals(node: _Node, written: str) -> bool:
    if node.short:
        return written.isupper() or (len(written) > 3 and written[0].isupper() and bool(_CYRILLIC.search(written)))
    return not written[0].islower() or not written.isascii()


def _is_glued(small: str, place: re.Match[str], end: int) -> bool:
    """Whether two letters have a number directly behind them, and so are the beginning of a code: NA1234/02."""
    return end - place.start() < _SAYS_LITTLE and small[end : end + 1].isdigit()


def _with_legal_form(small: str, start: int) -> int:
    """Return where the name begins, its legal form included: `ГУ ОГАЧО`."""
    found = _LEGAL_FORM.search(small, max(start - 12, 0), start)
    return found.start() if found else start


def _whole(small: str, mention: Mention) -> Mention:
    """Return a name to its end: the period of its abbreviation, a parenthesis it closes, the number of a code.

    `VN-TTLTQG3` has the letters of four codes, and is one of them by its number.
    """
    for archive in mention.archives:
        end = mention.start + len(archive.code)
        if small.startswith(archive.code.lower(), mention.start) and not small[end : end + 1].isdigit():
            is_one = end > mention.end
            return mention._replace(end=max(mention.end, end), archives=(archive,) if is_one else mention.archives)
    written = small[mention.start : mention.end]
    sign = small[mention.end : mention.end + 1]
    closes = sign == "." and written.endswith("обл")
    return mention._replace(end=mention.end + (closes or (sign == ")" and written.count("(") > written.count(")"))))


def _one_letter_apart(one: str, other: str) -> bool:
    """Whether two words differ by one letter put, left out or exchanged."""
    if abs(len(one) - len(other)) > 1:
        return False
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return one[at + 1 :] == other[at + 1 :] or one[at + 1 :] == other[at:] or one[at:] == other[at + 1 :]


_TO_CITY = re.compile(r"\)?(?:,\s|\s\(?)?")
_PARTS = re.compile(r"\s*/\s*")
_REGION = re.compile(r",\s(?:[a-z]\.?[a-z]\.?(?![a-z])|maryland|district of columbia)")
"""The state after a city: `College Park, MD`; `Washington, D.C.`."""


def after_city(small: str, mention: Mention) -> int:
    """Return where the code begins: after the city of the archive where that is named, else after the archive."""
    city = mention.archives[0].city
    if not city:
        return mention.end
    at = _TO_CITY.match(small, mention.end).end()  # type: ignore[union-attr]
    for part in _PARTS.split(city.lower()):
        name, _, region = part.partition(", ")
        end = at + len(name)
        if len(name) > 2 and small.startswith(name, at) and not small[end : end + 1].isalnum():
            state = _REGION.match(small, end) if region else None
            return state.end() if state else end
    return mention.end
