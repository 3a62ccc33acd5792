"""Opening files that somebody else may have put there: never a FIFO or a device, which could be read for ever."""

from __future__ import annotations

import os
import stat
import tomllib
from contextlib import suppress
from io import BufferedReader
from pathlib import Path
from typing import Any

from catalog.errors import UsageError
from catalog.toml_slips import toml_slip

__all__ = ["demand_own_database", "demand_own_file", "open_file", "open_own_file", "read_toml"]

_NOT_OURS = "it is a link or not a regular file: delete it"
_LONGEST_TOML = 8 * 1024 * 1024


def demand_own_file(path: Path) -> None:
    """Raise OSError where what has the name of a file that only this program writes is a link, or no regular file.

    Who received a catalogue from somebody else would write through such a link, and wait for such a FIFO.
    """
    with suppress(FileNotFoundError):
        if not stat.S_ISREG(path.lstat().st_mode):
            raise OSError(_NOT_OURS)


def demand_own_database(path: Path) -> None:
    """Raise OSError where a database of SQLite, or a file that SQLite keeps beside it, is a link or no regular file."""
    for ending in ("", "-wal", "-shm", "-journal"):
        demand_own_file(path.with_name(f"{path.name}{ending}"))


def open_own_file(path: Path, flags: int) -> int:
    """Open a file that only this program writes, never through a link; return its descriptor. Raises OSError."""
    demand_own_file(path)
    descriptor = os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, 0o644)
    if stat.S_ISREG(os.fstat(descriptor).st_mode):
        return descriptor
    os.close(descriptor)
    raise OSError(_NOT_OURS)


def open_file(path: Path) -> BufferedReader:
    """Open a regular file for reading, links followed. Raises OSError, for whatever else has that name too."""
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # a FIFO opens without waiting for a writer
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISREG(mode):
            return os.fdopen(descriptor, "rb")
        raise OSError("it is a folder" if stat.S_ISDIR(mode) else "it is not a regular file")
    except BaseException:
        os.close(descriptor)
        raise


def read_toml(path: Path) -> dict[str, Any]:
    """Return what is in a TOML file. Raises UsageError, in one line, where there is none."""
    try:
        with open_file(path) as file:
            content = file.read(_LONGEST_TOML + 1)
        if len(content) > _LONGEST_TOML:
            raise UsageError(f"{path} has more than {_LONGEST_TOML // (1024 * 1024)} MB.")
        return tomllib.loads(content.decode())
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        slip = toml_slip(error, content.decode())
        raise UsageError(f"{path}:{slip.line}:{slip.column}: {slip.message} {slip.hint}") from error
    except RecursionError as error:
        raise UsageError(f"{path} is nested too deep.") from error
    except UsageError:
        raise
    except ValueError as error:  # Python refuses to read numbers of more than 4,300 digits
        raise UsageError(f"{path} holds a number that is too long.") from error
