"""Opening files that somebody else may have put there: never a FIFO or a device, which could be read for ever."""

from __future__ import annotations

import os
import stat
import tomllib
from io import BufferedReader
from pathlib import Path
from typing import Any

from catalog.errors import UsageError

__all__ = ["open_file", "read_toml"]

_LONGEST_TOML = 8 * 1024 * 1024


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
        raise UsageError(f"{path} is not TOML: {error}.") from error
    except RecursionError as error:
        raise UsageError(f"{path} is nested too deep.") from error
    except UsageError:
        raise
    except ValueError as error:  # Python refuses to read numbers of more than 4,300 digits
        raise UsageError(f"{path} holds a number that is too long.") from error
