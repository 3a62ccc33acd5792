"""The register of archives: their codes, names in every form, former names, and what people write for them.

The facts are in archives.toml. A catalogue adds its own archives in a file of the same form (`load`).
"""

from __future__ import annotations

import difflib
import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Self

from catalog.errors import UnknownName, UsageError
from catalog.reference_codes.schemes import SCHEMES
from catalog.reference_codes.schemes import find as find_scheme
from catalog.regular_files import read_toml

__all__ = ["Archive", "FormerName", "Register", "built_in", "find", "in_use", "load", "spelling_key", "use"]

_TO_CYRILLIC = str.maketrans("aceopxykmthi", "асеорхукмтні")
_NOT_A_LETTER = re.compile(r"[\W_ʹʺʼˮ]+")
_CYRILLIC = re.compile("[Ѐ-ӿ]")


@dataclass(frozen=True, slots=True)
class FormerName:
    """A name, in English or as the archive had it, and the codes it was cited by in other years."""

    name: str
    codes: tuple[str, ...] = ()
    native: str | None = None
    years: str | None = None


@dataclass(frozen=True, slots=True)
class Archive:
    """ISDIAH 5.1: an archive, how it is called and cited. Unknown facts are None."""

    code: str
    """Its name in this package: GARF."""
    name: str
    """The English name."""
    native: str | None = None
    transliterated: str | None = None
    short: str | None = None
    """The abbreviation in its own script, where that differs from the code: ГАРФ."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    city: str | None = None
    url: str | None = None
    scheme: str = "fond-opis-delo"
    """The grammar of its reference codes."""
    levels: tuple[str, ...] = ()
    """The levels its codes are made of, where they are not those of the scheme."""
    spellings: tuple[str, ...] = ()
    """What people write for it. A spelling of two archives is ambiguous."""
    misspellings: tuple[str, ...] = ()
    """What people write for it by mistake."""
    region: tuple[str, ...] = ()
    """The adjective of its region, as `Госархив ... обл.` names it."""
    prefixes: tuple[str, ...] = ()
    """Letters that its fond numbers begin with."""
    fonds: tuple[str, ...] = ()
    """Numbers of fonds known to lie here, which distinguish it from an archive of the same abbreviation."""
    shared_with: tuple[str, ...] = ()
    """Whose archives, not in the register, are abbreviated alike."""
    former: tuple[FormerName, ...] = ()
    note: str | None = None

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> Self:
        """Return the archive of one table of the register file. Raises UsageError for one that is none."""
        code = given.get("code", "?")
        known = {item.name: str(item.type) for item in fields(cls)}
        for key, value in given.items():
            if key not in known:
                near = difflib.get_close_matches(key, known, n=1)
                asked = f" Did you mean {near[0]!r}?" if near else f" Keys are {', '.join(known)}."
                raise UsageError(f"The archive {code!r} of the register: the key {key!r} is unknown.{asked}")
            if key != "former" and not _fits(value, known[key]):
                wanted = "a list of strings" if known[key].startswith("tuple") else "a string"
                write = f' Write `{key} = ["{value}"]`.' if isinstance(value, str) else ""
                raise UsageError(f"The archive {code!r} of the register: `{key}` must be {wanted}.{write}")
        if not {"code", "name"} <= given.keys():
            raise UsageError(f"The archive {code!r} of the register: `code` and `name` are needed.")
        former = tuple(_former(code, one) for one in given.get("former", ()))
        plain: dict[str, Any] = {k: tuple(value) if isinstance(value, list) else value for k, value in given.items()}
        return cls(**{**plain, "former": former})

    def written(self) -> Iterator[str]:
        """Yield every form the archive is named by, former ones included, misspellings not."""
        yield self.code
        yield self.name
        yield from (form for form in (self.native, self.transliterated, self.short) if form)
        yield from self.spellings
        for one in self.former:
            yield from one.codes
            yield one.name
            if one.native:
                yield one.native


def _fits(value: object, wanted: str) -> bool:
    """Whether a value of the register file is a string, or a list of strings where several are wanted."""
    if wanted.startswith("tuple"):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, str)


def _former(code: object, given: object) -> FormerName:
    """Return a former name; UsageError where it is none."""
    if (
        not isinstance(given, dict)
        or not isinstance(given.get("name"), str)
        or not _fits(given.get("codes", []), "tuple")
    ):
        raise UsageError(f"The archive {code!r} of the register: `former` must list tables with a `name` and `codes`.")
    return FormerName(given["name"], tuple(given.get("codes", ())), given.get("native"), given.get("years"))


@dataclass(frozen=True, eq=False)
class Register:
    """Archives, found by any of their names. Two registers are equal only if they are the same one."""

    archives: tuple[Archive, ...]
    by_spelling: Mapping[str, tuple[Archive, ...]] = field(init=False, repr=False)
    """Every spelling, folded by `spelling_key`, and the archives it may mean."""
    by_misspelling: Mapping[str, tuple[Archive, ...]] = field(init=False, repr=False)
    by_code: Mapping[str, Archive] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_spelling", _index((one, one.written()) for one in self.archives))
        object.__setattr__(self, "by_misspelling", _index((one, one.misspellings) for one in self.archives))
        object.__setattr__(self, "by_code", {one.code: one for one in self.archives})

    def candidates(self, name: str) -> tuple[Archive, ...]:
        """Return the archives that a code or name may mean, the likelier first; none where it is unknown."""
        exact = self.by_code.get(name)
        if exact is not None:
            return (exact,)
        key = spelling_key(name)
        return self.by_spelling.get(key) or self.by_misspelling.get(key) or ()

    def find(self, name: str) -> Archive | None:
        """Return the archive of a code or name in any form, or None where it is unknown or ambiguous."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def joined(self, archives: Iterable[Archive]) -> Register:
        """Return a register with further archives; one of a known code takes the place of the known one."""
        mine = {one.code: one for one in self.archives}
        mine.update((one.code, one) for one in archives)
        return Register(tuple(mine.values()))


def _index(named: Iterable[tuple[Archive, Iterable[str]]]) -> dict[str, tuple[Archive, ...]]:
    found: dict[str, list[Archive]] = {}
    for archive, names in named:
        for name in names:
            at = found.setdefault(spelling_key(name), [])
            if archive not in at:
                at.append(archive)
    return {key: tuple(archives) for key, archives in found.items() if key}


@cache
def built_in() -> Register:
    """Return the register that comes with the package."""
    text = files("catalog.reference_codes").joinpath("archives.toml").read_text(encoding="utf-8")
    return Register(tuple(map(Archive.of, tomllib.loads(text)["archive"])))


_in_use: Register | None = None


def in_use() -> Register:
    """Return the register of the catalogue that is open: the built-in one, with the catalogue's own archives."""
    return _in_use or built_in()


def use(register: Register | None) -> None:
    """Make a register the one in use, for the whole process, or the built-in one: a process has one catalogue open."""
    global _in_use  # noqa: PLW0603 - an archive's name is asked for in every package, far from the catalogue
    _in_use = register


def find(name: str) -> Archive | None:
    """Return the archive of a code or name in any form, or None where it is unknown or ambiguous."""
    return in_use().find(name)


def load(path: Path) -> Register:
    """Return the register with the archives of a catalogue's own file: `[[archive]]` tables as in archives.toml.

    Raises UsageError with one sentence where the file is none.
    """
    return built_in().joined(own_archives(read_toml(path), path.name))


_FOND_OPIS_DELO = frozenset({
    "ru", "russian", "russia", "soviet", "su", "ua", "uk", "ukrainian", "ukraine", "by", "belarus", "kz", "ge", "az",
    "uz", "fond", "fonds", "fod", "фонд", "фонд-опись-дело", "фонд-опис-справа", "fond-opis", "fond_opis_delo",
})  # fmt: skip
"""What people write for the scheme of archives that count fonds, opisi and dela."""


def own_archives(given: Mapping[str, Any], name: str) -> list[Archive]:
    """Return the archives of what a file of that name says. Raises UsageError."""
    archives = given.get("archive", [])
    if not isinstance(archives, list) or not all(isinstance(one, dict) for one in archives):
        raise UsageError(f"The register {name} must consist of [[archive]] tables.")
    own = [Archive.of(one) for one in archives]
    for archive in own:
        if find_scheme(archive.scheme) is None:
            if archive.scheme.casefold() in _FOND_OPIS_DELO:
                raise UsageError(
                    f"There is no scheme of reference codes {archive.scheme!r}. Write 'fond-opis-delo', the one of "
                    "Russian, Ukrainian and other archives that count fonds, opisi and dela; any other: 'general'."
                )
            raise UnknownName("scheme of reference codes", archive.scheme, (scheme.name for scheme in SCHEMES))
    return own


def spelling_key(name: str) -> str:
    """Fold a name: letters and digits alone, without case, accents, and Latin letters within Cyrillic words."""
    decomposed = unicodedata.normalize("NFKD", name).casefold()
    plain = _NOT_A_LETTER.sub("", "".join(sign for sign in decomposed if not unicodedata.combining(sign)))
    return plain.translate(_TO_CYRILLIC) if _CYRILLIC.search(plain) else plain
