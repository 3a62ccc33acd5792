"""The sentence below a document: where it is kept or printed, and who contributed, transcribed, translated it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise

from catalog.drafts.source_span import Passage
from catalog.languages.by_name import LANGUAGE_NAMES
from catalog.model.strings import clean
from catalog.standards.web_pages.english import table, words
from catalog.standards.web_pages.names import is_body, is_person, is_place, offices_in, split_names

__all__ = ["Credit", "Printed", "SourceNote", "people", "read_source"]

_ROLES = table("credits", "roles")
_GIVEN = words("credits", "given")
_NOUNS = words("credits", "nouns")
_VERB = (
    r"(?:" + "|".join(re.escape(verb) for verb in _ROLES if verb not in {*_GIVEN, "transcriber", "translator"}) + r")"
)
_JOIN = r"(?:\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|/)"
# as in: The document was; Russian (before `translation by`)
_LEAD = (
    r"(?:(?:the\s+)?(?:documents?|cop(?:y|ies))(?:\s+and\s+translations?)?\s+(?:(?:was|were|is)\s+)?"
    r"|[a-z]{2,20}\s+(?=translation|transcription))?"
)
# as in: Obtained and translated from Chinese by A. Keim; Courtesy of A. Keim; Translator: A. Keim; trans. A. Keim
_CREDIT = re.compile(
    rf"(?P<lead>{_LEAD})(?:(?P<verbs>(?:[a-z]{{3,14}}ed{_JOIN}){{0,3}}{_VERB}(?:{_JOIN}[a-z]{{3,14}}ed){{0,5}})"
    r"(?P<between>(?:\s+(?:from|for|into|with|in|as|to)\b[^.;]{0,60}?)??)\s+by\s+"
    rf"|(?P<given>{'|'.join(_GIVEN)})\s+of\s+|(?P<noun>{'|'.join(_NOUNS)})s?:\s+|(?P<short>trans\.)\s+(?-i:(?=[^\W\d_a-z])))(?=\S)",
    re.IGNORECASE,
)
_ONE_VERB = re.compile(r"[a-z]{3,14}ed\b|translation|transcription|trans\.", re.IGNORECASE)
_SHORTENED = "".join(rf"(?<!\b{word})(?<!\b{word.capitalize()})" for word in words("credits", "shortened"))
"""Words that a stop shortens, so that it ends no sentence."""

# a stop that ends a sentence: not those of `A. M. Puzanov`, `Jr. `, `vol. `
_SENTENCE_END = re.compile(rf"(?<![\s.(][A-Z])(?<!\b[A-Z][a-z]){_SHORTENED}\.(?=\s+[^a-z\s]|\s*$)|;\s*|\.\s*$")
# as in: Originally published in Russian in Novaya i noveyshaya istoriya, no. 3
_PUBLISHED = re.compile(
    r"[,.;]?\s{0,4}\(?\b(?:(?:first|originally|previously|also)\s+)?(?:re)?(?:published|printed)\s+"
    rf"(?:in\s+(?:{'|'.join(LANGUAGE_NAMES)})\s+(?:in|as|by)|in|as)\s*:?\s+(?P<where>.+)$",
    re.IGNORECASE | re.DOTALL,
)
# as in: Ph.D., Dr. phil.
_DEGREE = r"(?:Ph\.?\s?D|M\.?\s?D|M\.?\s?A|Dr\.\s?[a-z]{2,4}|Esq)\b\.?"
_SUFFIX = rf"(?:(?:Jr|Sr|II|III|IV)\b\.?|{_DEGREE})(?=\s*(?:[,(&;]|$|and\b))"
_COMMA = rf"\s*,(?!\s*{_SUFFIX})\s*(?:and\s+|&\s*)?"
# as in: Khrushchev Remembers (Boston: Little, Brown, 1970), vol. 2, pp. 12-14
_BOOK = re.compile(
    r"^(?P<title>.+?),?\s{0,4}\((?P<place>[^():,]+(?:,[^():]+)?):\s*(?P<publisher>[^()]+?),\s*(?P<year>(?:1[5-9]|20)\d\d)\)"
    r"(?:\s*,?\s*(?:vol(?:ume|\.)\s*\w+\s*,?\s*)?(?P<pages>(?:pp?\.\s*)?\d+(?:\s*[-–]\s*\d+)?(?:\s*,\s*\d+(?:\s*[-–]\s*\d+)?)*))?",
    re.DOTALL | re.IGNORECASE,
)
_BOOK_FOLLOWS = re.compile(r"(?:[\w.'’-]+,?\s+){0,9}\([^()]{0,300}:[^()]{0,300}\d{4}\)")
"""What shows that the words before it are part of the name of a book: `by A. Keim (Paris: Hachette, 1920)`."""
_MOST_STOPS = 20
# as in: ... for CWIHP; ... and included in NPIHP Research Update #3
_AFTER_NAMES = re.compile(
    r"\s*,?\s+(?:and\s+)?(?:for|in|on|at|as|with|from|to|under|via|through|which|who|included|(?:re)?published|(?:re)?printed"
    r"|et\s+al|featured|available|excerpted|adapted|provided|kept|held)\b"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """One person or body, and what they did, in the words of the credit."""

    role: str
    verb: str
    name: Passage
    clause: Passage
    language: str = ""
    as_written: Passage | None = None
    """The name with what is said of whom it belongs to: `Christiaan Hetzner (CWIHP)`."""

    @property
    def agent(self) -> dict[str, str]:
        """The agent as a cataloguer would write it."""
        name, whole = (re.sub(r"^the\s+", "", clean(words.text)) for words in (self.name, self.as_written or self.name))
        return {"name": name} if whole == name else {"name": name, "as_written": whole}


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed source."""

    title: Passage
    publisher: Passage
    year: Passage
    pages: Passage | None
    whole: Passage


@dataclass(frozen=True, slots=True)
class SourceNote:
    """The source of a page in its parts; `ignored` is what was not understood."""

    reference: Passage | None
    published: Passage | None
    printed: Printed | None
    credits: tuple[Credit, ...]
    ignored: tuple[Passage, ...]


def read_source(source: Passage) -> SourceNote:
    """Part the source into the reference, the publication it names, and the credits."""
    first = _first_credit(source)
    head = source.cut(0, first).strip().strip(".,; (") if first is not None else source.strip().strip(".; ")
    found: list[Credit] = []
    ignored: list[Passage] = []
    for sentence in _sentences(source.cut(first)) if first is not None else ():
        credited, tails = _clauses(sentence)
        found += credited
        ignored += tails if credited else [sentence]
    published = _PUBLISHED.search(head.text)
    note = _whole(head.group(published, "where")) if published else None
    if note is None:
        note, ignored = _published_after(ignored)
    reference = head.cut(0, published.start()).strip(",.;( ") if published else head
    book = _BOOK.match(reference.text)
    printed = None
    if book:
        parts = reference.groups(book)
        printed = Printed(parts["title"], parts["publisher"], parts["year"], parts.get("pages"), reference)
    return SourceNote(None if printed or not reference else reference, note, printed, tuple(found), tuple(ignored))


def _published_after(ignored: list[Passage]) -> tuple[Passage | None, list[Passage]]:
    """Take the publication that is named after the credits, where the rest of them names one."""
    for tail in ignored:
        published = _PUBLISHED.match(tail.text)
        if published:
            return _whole(tail.group(published, "where")), [each for each in ignored if each is not tail]
    return None, ignored


def _whole(words: Passage) -> Passage:
    """Return words without the stop at their end, and without a bracket that was opened before them."""
    words = words.strip(". \n")
    for opening, closing in ("()", "[]"):
        if words.text.endswith(closing) and words.text.count(closing) > words.text.count(opening):
            words = words.cut(0, len(words) - 1).strip(". \n")
    return words


def _first_credit(source: Passage) -> int | None:
    """Return where the credits begin: the first of them that opens a sentence, a clause or the note.

    A book names its own translator before the place of printing; that is part of the book.
    """
    text = source.text
    for match in _CREDIT.finditer(text):
        end = match.start()
        while end and text[end - 1].isspace():
            end -= 1
        if (not end or text[end - 1] in ".;,(])”\"'’") and not _BOOK_FOLLOWS.match(text, match.end()):
            return match.start()
    return None


def _sentences(credited: Passage) -> list[Passage]:
    ends = [match.end() for match in _SENTENCE_END.finditer(credited.text)]
    bounds = [0, *ends, len(credited)]
    parts = [credited.cut(a, b).strip().strip(".; ") for a, b in pairwise(bounds)]
    return [part for part in parts if part]


def _clauses(sentence: Passage) -> tuple[list[Credit], list[Passage]]:
    """Read `Contributed by A and translated by B and C`: a verb rules the names up to the next verb.

    What follows the names is returned too: `and included in NPIHP Research Update #3`.
    """
    matches = list(_CREDIT.finditer(sentence.text))
    ends = [*(match.start() for match in matches[1:]), len(sentence)] if matches else []
    credited: list[Credit] = []
    tails: list[Passage] = []
    for match, end in zip(matches, ends, strict=True):
        clause = sentence.cut(match.start(), end)
        names, tail = _before_tail(_trimmed(sentence.cut(match.end(), end)))
        if tail:
            tails.append(tail)
        alone = match["given"] or match["noun"] or match["short"]
        verbs = [alone] if alone else _ONE_VERB.findall(match["verbs"])
        for verb in (each.lower() for each in verbs):
            for name, as_written in people(names):
                language = match["lead"] + (match["between"] or "")
                role = _ROLES.get(verb, "contributor")
                credited.append(Credit(role, verb, name, clause.strip(" ,;()"), language, as_written))
    return credited, tails


def _trimmed(names: Passage) -> Passage:
    """Cut what leads on to the next verb."""
    words = re.sub(r"(?:[\s,;(]|\band\b|&|\bwith\b)+$", "", names.text)
    whole = words[:-1] if words.endswith(")") and words.count(")") > words.count("(") else words
    return names.cut(0, len(whole)).strip(" ,;")


def _before_tail(names: Passage) -> tuple[Passage, Passage | None]:
    """Part names from words about something else, where what precedes these are persons."""
    for stop in islice(_AFTER_NAMES.finditer(names.text), _MOST_STOPS):
        before = names.cut(0, stop.start())
        if all(is_person(plain) for plain in (_plain(part) for part in split_names(before))):
            tail = names.cut(stop.start()).strip(" ,;.")
            return before, tail if tail.text[:3] != "for" else None
    return names, None


def people(names: Passage) -> list[tuple[Passage, Passage]]:
    """Return each name, and the words with the affiliation or the degree beside it."""
    first, *others = list(names.split(_COMMA))
    beside = ", ".join(part.text for part in others)
    affiliated = is_person(_plain(first)) and not any(_is_full_name(part) for other in others for part in _joint(other))
    if others and (affiliated or is_place(beside)):
        return [(_without_honorific(_without_degree(first)), names)]  # `Mark Doctoroff, National Security Archive`
    found = []
    for part in map(_with_stop, _parted(names)):
        bare = _without_degree(part.cut(0, len(re.sub(r"\s*\([^()]*\)$", "", part.text))))
        found.append((_without_honorific(bare) if is_person(_plain(bare)) else part, part))
    return found


def _without_honorific(name: Passage) -> Passage:
    """Return a name without `Dr.` before it."""
    office, plain = offices_in(name.text) if "\n" not in name.text else ("", name.text)
    return name if office else name.cut(name.text.find(plain))


def _joint(part: Passage) -> tuple[Passage, ...]:
    """Part what is between two commas: `Mircea Munteanu and Paul Henze`."""
    return tuple(part.split(r"\s+and\s+|\s*&\s*"))


def _is_full_name(part: Passage) -> bool:
    return is_person(_plain(part)) and " " in _plain(part) and not is_place(part.text)


def _without_degree(name: Passage) -> Passage:
    """Return a name without the degree behind it, which is no part of it: `Or Rabinowitz, Ph.D.`."""
    return name.cut(0, len(re.sub(rf",\s*{_DEGREE}$", "", name.text)))


def _with_stop(name: Passage) -> Passage:
    """Give the stop back to a name that ends in `Jr.`: it was taken for the sentence's."""
    stopped = re.search(rf"(?:\bJr|\bSr|{_DEGREE})$", name.text) and name.page[name.end : name.end + 1] == "."
    return Passage(name.page, name.start, name.end + 1) if stopped else name


def _parted(names: Passage) -> list[Passage]:
    """Part a list of persons, a body among them perhaps; names of bodies alone stay whole, for `and` may be in them."""
    parts = [part for part in names.split(rf"{_COMMA}|\s+and\s+|\s*&\s*") if part]
    persons = [is_person(_plain(part)) and not is_place(part.text) for part in parts]
    whole = all(person or is_body(part.text) for person, part in zip(persons, parts, strict=True))
    return parts if whole and any(persons) else split_names(names)


def _plain(name: Passage) -> str:
    """Return a name without what is in parentheses or quotation marks in it."""
    return " ".join(re.sub(rf"\([^()]*\)|[\"“”]|,\s*{_SUFFIX}", " ", name.text).split())
