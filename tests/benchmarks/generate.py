"""Make a catalogue to measure with: records of about 3 KB in all levels and sets, the same ones every time.

python -m tests.benchmarks.generate --count 100000 --output DIR
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

__all__ = ["generate", "plain_records"]

SETTINGS = """\
name = "Generated catalogue"
base_url = "http://127.0.0.1:{port}"
admin_emails = ["bench@example.org"]
namespace = "bench.example.org"
metadata_license = "https://creativecommons.org/publicdomain/zero/1.0/"

[[sets]]
spec = "language"
name = "Language"
field = "texts.language"

[[sets]]
spec = "genre"
name = "Genre"
field = "genre"
"""
_ARCHIVES = ("GARF", "RGANI", "RGASPI", "AVPRF")
_SURNAMES = ("Иванов", "Петрова", "Seo", "Yun", "Kim", "Pak", "Nagy", "Müller", "Goldberg", "Zhou")
_GIVEN = ("Алексей", "Мария", "Hwi", "Gong-heum", "Imre", "Gary", "Enlai", "Анна")
_GENRES = ("letter", "telegram", "report", "minutes", "memorandum", "record of conversation")
_LANGUAGES = ("ru", "en", "ko-Hang", "zh-Hant", "hu", "de")
_RUSSIAN = "совещание письмо о положении в партии телеграмма посольство переговоры доклад комитет граница торговля"
_ENGLISH = (
    "the ambassador reported on talks with a delegation about trade borders and the plenum of the party committee "
    "in August when members of the presidium asked for a written answer from the ministry"
)
_WORDS = f"{_RUSSIAN} {_ENGLISH}".split()
_DELA, _OPISI, _FONDS = 40, 6, 9


def generate(folder: Path, count: int, port: int = 8000) -> int:
    """Write a catalogue of `count` records, one a file; return how many bytes the records have."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalog.toml").write_text(SETTINGS.format(port=port), encoding="utf-8")
    (folder / ".gitignore").write_text(".catalog/\n", encoding="utf-8")
    size = 0
    for number, record in enumerate(plain_records(count)):
        below = folder / "records" / f"{number // 1000:04}"
        if number % 1000 == 0:
            below.mkdir(parents=True, exist_ok=True)
        text = json.dumps(record, ensure_ascii=False, indent=1).encode()
        size += len(text)
        (below / f"{record['id']}.json").write_bytes(text)
    return size


def plain_records(count: int) -> Iterator[dict[str, Any]]:
    """Yield plain records: one in a hundred describes a fond, an opis or a delo, the others are documents."""
    for number in range(count):
        chance = random.Random(number)
        level = ("fonds", "series", "file")[number // 100 % 3] if number % 100 == 0 else "item"
        yield _record(number, level, chance)


def _record(number: int, level: str, chance: random.Random) -> dict[str, Any]:
    day = f"19{chance.randint(17, 91)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    language = chance.choice(_LANGUAGES)
    record = {
        "id": f"r-{number:07}",
        "level": level,
        "title": {"text": f"{_words(chance, 12)} № {number}", "language": "en"},
        "reference_code": _code(number, level),
        "dates": [{"value": day, "event": "creation", "as_written": day}],
        "abstract": {"text": _words(chance, 110), "language": "en"},
        "subjects": [{"term": _words(chance, 2)} for _ in range(4)],
        "custody": _words(chance, 25),
        "notes": [_words(chance, 20)],
        "administration": {"cataloguer": _name(chance), "sets": [f"project:{number % 20}"]},
    }
    if level == "item":
        record |= {
            "genre": chance.choice(_GENRES),
            "authors": [_agent(chance) for _ in range(2)],
            "recipients": [_agent(chance)],
            "texts": _texts(language, chance),
            "rights": {"uri": "http://rightsstatements.org/vocab/CNE/1.0/", "statement": _words(chance, 15)},
        }
    return record


def _code(number: int, level: str) -> dict[str, str]:
    place = number // 100
    steps = {
        "fond": str(5000 + place % _FONDS),
        "opis": str(1 + place // _FONDS % _OPISI),
        "delo": str(1 + place // (_FONDS * _OPISI) % _DELA),
    }
    kept = {"fonds": 1, "series": 2}.get(level, 3)
    code = {"repository": _ARCHIVES[number // 7 % len(_ARCHIVES)], **dict(list(steps.items())[:kept])}
    return code | ({"leaves": f"{number % 100 * 5 + 1}-{number % 100 * 5 + 4}"} if level == "item" else {})


def _texts(language: str, chance: random.Random) -> list[dict[str, Any]]:
    original = {"key": "original", "language": language, "form": "typescript", "note": _words(chance, 12)}
    other = "en" if language != "en" else "ru"
    translation = {"key": "translation", "language": other, "form": "typescript", "translated_from": "original"}
    return [original, translation | {"translators": [{"name": _name(chance)}]}]


def _agent(chance: random.Random) -> dict[str, Any]:
    surname, given = chance.choice(_SURNAMES), chance.choice(_GIVEN)
    return {"name": f"{given} {surname}", "surname": surname, "kind": "person", "offices": [_words(chance, 5)]}


def _name(chance: random.Random) -> str:
    return f"{chance.choice(_GIVEN)} {chance.choice(_SURNAMES)}"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))


def main() -> int:
    """Read the command line and generate."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.generate", description=__doc__)
    parser.add_argument("--count", type=int, default=100_000, help="how many records")
    parser.add_argument("--output", type=Path, required=True, help="the folder of the catalogue")
    options = parser.parse_args()
    size = generate(options.output, options.count)
    print(f"{options.count:,} records of {size // max(options.count, 1):,} bytes each in {options.output}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
