"""One thing has one word: the words that `docs/explanation/glossary.md` replaced are found nowhere.

They were riddles for archivists and engineers alike: a passive or a metaphor in place of the word that everybody
searches for. Each has its replacement here, for whoever meets this test.
"""

from __future__ import annotations

import re
from pathlib import Path

from tests.every import every

ROOT = Path(__file__).resolve().parents[2]
KINDS = {".py", ".md", ".html", ".toml", ".json", ".yml"}
FILES = [
    *(path for name in ("catalog", "docs") for path in sorted((ROOT / name).rglob("*")) if path.suffix in KINDS),
    *(ROOT / name for name in ("README.md", "CHANGELOG.md", "mkdocs.yml", "pyproject.toml", "Makefile")),
]
INSTEAD = {
    r"mend(s|ed|ing)?": "fix, or hint for the text of one",
    r"st(ands?|ood|anding)(?! for\b)": "is, or is written; a word may stand for another",
    r"tells?(?! you\b)|told": "says, reports, shows, distinguishes",
    r"hear[ds]?|hearing": "incoming, or the fields that a source can express",
    r"spoken": "stated, expressed",
    r"shelf": "record matcher, or order of the archive",
    r"arriv(e[sd]?|als?|ing)": "incoming, import",
    r"returning": "sheet round trip, or the imperative: return",
    r"surroundings": "context",
    r"glance": "fast path",
    r"g(iv(es?|en|ing)|ave) out": "publish, export",
    r"t(ak(es?|en|ing)|ook) in": "import",
    r"pass(es|ed|ing)? over": "skip",
    r"go(es|ing|ne)? on|went on": "continue",
    r"as (it|they) (was|were)": "unchanged",
    r"whereabouts": "location",
    r"accessions?": "import",
    r"unsaid": "ignored, not mapped",
    r"by and by": "later",
    r"the world(?! ?cat)": "the public, harvesters",
    r"anew": "again",
    r"troubles?": "fault, error, failure",
    r"(is|are|was|were) there already": "exists already",
    r"look(s|ed|ing)? whether": "check whether, check that",
    r"(is|are|was|were) not said": "is not stated",
    r"(gives?|gave) (it|them) out": "publish, export",
    r"(takes?|took) (it|them) in": "import, acquire",
    r"(is|are) (?!named |called )\w+ no more": "is no longer",
    r"rim of": "the first and last lines",
    r"cataloguer's act": "choose, decide",
    r"in the midst": "in the middle",
    r"beyond measure": "too large",
    r"house of floors|rooms? (of|in|below) the code|rooms (are|on|may|read)": "packages and layers",
}
# A word of a standard is that word.
STANDARD = {
    "shelf": {
        "standards/marc/holdings.py",
        "standards/mods",
        "standards/sheets/atom_containers.py",
        "fields/words.toml",
        "fields/parts.toml",
        "fields/values.toml",
        "model/container.py",
        "validation/labelled_value.py",
        "model/public_form.py",
        "model/record.py",
    },
    "returning": {"storage/feed_index"},  # SQL
    "accessions?": {
        "vocabularies/identifier_kind.py",
        *("standards/endnote", "standards/ris", "reference_codes", "vocabularies/code_level.py", "fields/words.toml"),
        "fields/meanings.toml",
        "fields/values.toml",
        *("standards/sheets/atom.py", "standards/sheets/atom_columns.py", "standards/sheets/atom_numbers.py"),
    },
    r"arriv(e[sd]?|als?|ing)": {"fields/values.toml"},  # what people write for the receipt of a letter
}
OLD = re.compile(rf"\b(?:{'|'.join(INSTEAD)})\b")  # of small letters: to ignore case takes thirty times as long


def words(path: Path) -> str:
    """Return the text of a file in small letters, names like `TAKEN_IN` and `FeedTrouble` taken apart, line by line."""
    text = path.read_text(encoding="utf-8").replace("_", " ")
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text).lower()


def old_words(path: Path) -> list[str]:
    text, place = words(path), path.relative_to(ROOT).as_posix()
    found = []
    for match in OLD.finditer(text.replace("\n", " ")):
        word = next(word for word in INSTEAD if re.match(rf"(?:{word})\b", match.string[match.start() :]))
        if not any(f"catalog/{room}" in place for room in STANDARD.get(word, ())):
            found.append(f"{place}:{text.count(chr(10), 0, match.start()) + 1}: {match[0]!r}: {INSTEAD[word]}")
    return found


@every("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_old_word_is_left(path: Path) -> None:
    assert old_words(path) == []
