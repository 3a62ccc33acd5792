"""Names of persons and bodies as English pages write them. A name is never split into surname and given name."""

from __future__ import annotations

import re
from collections.abc import Iterable

from catalog.importers.passage import Passage

__all__ = [
    "BODY_WORDS",
    "OFFICE_WORDS",
    "are_alike",
    "best_match",
    "is_body",
    "is_person",
    "offices_in",
    "split_names",
    "tokens",
]

BODY_WORDS = frozenset(
    "academy administration agency archive archives army assembly association authority bank branch board bureau cabinet cc center "
    "centre cia college command commission commissariat committee company conference congress consulate corporation council "
    "court cpsu ccp delegation department directorate division embassy federation foundation front fund government "
    "headquarters institute kgb league legation mfa ministry mission movement mvd office organization organisation parliament "
    "nations party politburo presidium program project secretariat section senate service society staff supreme tass un "
    "union university politbureau".split()
)
"""Words, in small letters, that the name of a body has and the name of a person has not."""

OFFICE_WORDS = (
    "Acting", "Admiral", "Ambassador", "Assistant", "Attaché", "Candidate", "Chairman", "Chairwoman", "Chancellor",
    "Charge", "Chargé", "Chief", "Colonel", "Commander", "Commissioner", "Comrade", "Consul", "Counselor", "Counsellor",
    "Deputy", "Director", "Doctor", "Envoy", "First", "Foreign", "Full", "General", "Governor", "Head", "Lieutenant", "Major",
    "Marshal", "Member", "Minister", "Officer", "Premier", "President", "Prime", "Professor", "Rector", "Representative",
    "Second", "Secretary", "Senior", "Third", "Undersecretary", "Vice",
)  # fmt: skip
"""Words that an office begins with."""

_PARTICLES = r"(?:(?:al|bin|da|de|del|der|di|dos|du|el|ibn|la|le|van|von|y|zu)\s+|al-|el-|d['’]|O['’]|Mc|Mac)"
_WORD = rf"(?:(?:[^\W\d_a-z]\.){{1,4}}|(?:{_PARTICLES})?[^\W\d_a-z][^\W\d_]*\.?(?:['’-][^\W\d_]+)*\.?)"
_NO_NAMES = frozenset(
    "affairs agreement amendments appendix article attachment bulletin citizens comrades conversation copy delegates diary document documents draft "
    "enclosure information letter letters meeting memorandum minutes note notes page people premiers press problem protocol question questions "
    "record records release report reports residents resolution resolutions review secret session speech statement students summary telegram text "
    "top translation treaty visit workers yours".split()
)
"""Capitalised words that stand on such pages and are no part of a person's name."""
_PERSON = re.compile(rf"^{_WORD}(?:\s+{_WORD}){{0,4}}$")
_NATION = (
    r"(?:Afghan|Albanian|Algerian|American|Argentin(?:e|ian)|Australian|Austrian|Belgian|Brazilian|British|Bulgarian|Burmese|Cambodian|"
    r"Canadian|Chinese|Cuban|Czech(?:oslovak(?:ian)?)?|Danish|Dutch|East German|Egyptian|Finnish|French|German|Greek|Hungarian|Indian|"
    r"Indonesian|Iranian|Iraqi|Irish|Israeli|Italian|Japanese|(?:North |South )?Korean|Laotian|Libyan|Mexican|Mongolian|Norwegian|Pakistani|"
    r"Polish|Portuguese|Romanian|Russian|Slovak|South African|Soviet|Spanish|Swedish|Swiss|Syrian|Taiwanese|Thai|Turkish|Ukrainian|"
    r"(?:North |South )?Vietnamese|West German|Yugoslav(?:ian)?|U\.?S\.?|U\.?K\.?|USSR|DPRK|ROK|PRC|ROC|GDR|FRG|DRV|UN|CPSU|CCP|KWP|SED)"
)
_PLACE = (
    r"(?:the\s+)?(?:Democratic\s+People['’]s\s+Republic\s+of\s+Korea|People['’]s\s+Republic\s+of\s+China|Republic\s+of\s+(?:China|Korea|India)|"
    r"Federal\s+Republic\s+of\s+Germany|German\s+Democratic\s+Republic|United\s+(?:States(?:\s+of\s+America)?|Kingdom|Nations)|Soviet\s+Union|"
    r"(?:North|South|East|West)\s+(?:Korea|Vietnam|Germany)|South\s+Africa|Saudi\s+Arabia|New\s+Zealand|USSR|U\.?S\.?A?\.?|U\.?K\.?|DPRK|ROK|PRC|ROC|GDR|FRG|DRV|"
    r"Afghanistan|Albania|Algeria|Argentina|Australia|Austria|Belgium|Brazil|Bulgaria|Burma|Cambodia|Canada|China|Cuba|Czechoslovakia|"
    r"Denmark|Egypt|Finland|France|Germany|Ghana|Great\s+Britain|Greece|Hungary|India|Indonesia|Iran|Iraq|Ireland|Israel|Italy|Japan|Kazakhstan|Korea|Laos|"
    r"Libya|Mexico|Mongolia|Norway|Pakistan|Poland|Portugal|Romania|Russia|Spain|Sweden|Switzerland|Syria|Taiwan|Thailand|Turkey|Ukraine|"
    r"Vietnam|Yugoslavia|Zambia)"
)
_DEPARTMENT = (
    r"(?:the\s+)?(?:(?:External|Foreign|Internal|Home|Public|Cultural|Economic)\s+Affairs|State(?:\s+Security)?|Defen[cs]e|Interior|"
    r"Finance|(?:Foreign\s+)?Trade|Culture|Education|Agriculture|Council\s+of\s+(?:Ministers|State)|Central\s+Committee|CC|Politburo|Presidium|Cabinet|Supreme\s+Soviet|CPSU|CCP|KWP|SED|Party)"
)
_OFFICE = re.compile(
    rf"^(?:the\s+)?(?:(?:{_NATION}|{_PLACE}(?:['’]s)?)\s+)*(?P<office>(?:(?:Vice|Deputy|First|Second|Third|Acting|Assistant|Former|Permanent)[\s-])*"
    r"(?:(?:Prime|Foreign|Defen[cs]e|Interior|Finance|Trade|Party|State)\s+)?"
    r"(?:Ambassador|Chairman|Chancellor|Chargé\s+d['’]Affaires|Charge\s+d['’]Affaires|Colonel|Consul(?:\s+General)?|Counselor|Counsellor|Director|General\s+Secretary|"
    r"General|Governor|Marshal|Minister|Premier|President|Representative|Secretary[\s-]General|Secretary|Senator|King|Queen|Prince|Emperor|Shah|Pope)"
    rf"(?:\s+(?:of|to|in|for)\s+(?:{_PLACE}|{_DEPARTMENT}))*),?\s+(?=\S)"
)
_HONORIFIC = re.compile(r"^(?:Comrade|Cde\.|Com\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.?|Prof\.?|Sir|Lord)\s+(?=\S)")


def is_body(name: str) -> bool:
    """Whether a name is plainly that of a corporate body."""
    return not BODY_WORDS.isdisjoint(re.findall(r"\w+", name.lower()))


def is_person(name: str) -> bool:
    """Whether words look like the name of one person: one to five capitalised words, none of them a body's."""
    words = re.findall(r"\w+", name.lower())
    return bool(_PERSON.match(name)) and not is_body(name) and _NO_NAMES.isdisjoint(words)


def split_names(names: Passage) -> list[Passage]:
    """Split `A, B, and C` where each part looks like a person's name or a body; else leave the words whole."""
    parts = [part for part in names.split(r"\s*,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*|\s*;\s*(?:and\s+)?") if part]
    if len(parts) > 1 and all(_is_whole_name(part.text) for part in parts):
        return parts
    return [names.strip()] if names else []


def _is_whole_name(text: str) -> bool:
    bare = re.sub(r"\s*[(\[][^()\[\]]*[)\]]", "", text).strip()
    bare = offices_in(bare)[1]
    return is_person(bare) and (" " in bare or bare.isupper() or bare != text)


def offices_in(name: str) -> tuple[str, str]:
    """Part `Foreign Minister Gromyko` into office and name; the office is empty where there is none."""
    found = _OFFICE.match(name)
    if found and is_person(_HONORIFIC.sub("", name[found.end() :])):
        return " ".join(found["office"].split()), _HONORIFIC.sub("", name[found.end() :])
    honorific = _HONORIFIC.match(name)
    return ("", name[honorific.end() :]) if honorific else ("", name)


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a name in small letters, without brackets and stops."""
    return tuple(word for part in name.split() if (word := re.sub(r"[^\w'’-]", "", part).strip("-'’_").casefold()))


def are_alike(one: str, other: str) -> bool:
    """Whether two forms may be one name: word for word, with one word the same and the others nearly so."""
    left, right = tokens(one), tokens(other)
    if not left or len(left) != len(right):
        return False
    apart = [_distance(a, b) for a, b in zip(left, right, strict=True)]
    same = sum(distance == 0 for distance in apart)
    near = all(d <= max(1, min(len(a), len(b)) // 4) for d, a, b in zip(apart, left, right, strict=True))
    return near and (same == len(left) or (same >= 1 and len(left) > 1))


def best_match(name: str, among: Iterable[str]) -> list[str]:
    """Return the names that `name` may be, those that are the same letter for letter alone where there are any."""
    known = list(among)
    return [each for each in known if tokens(each) == tokens(name)] or [e for e in known if are_alike(e, name)]


def _distance(a: str, b: str) -> int:
    """Return the Levenshtein distance of two short words."""
    row = list(range(len(b) + 1))
    for i, x in enumerate(a[:40], 1):
        previous, row[0] = row[0], i
        for j, y in enumerate(b[:40], 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (x != y))
    return row[len(b[:40])]
