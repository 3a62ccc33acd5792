"""The secret that signs resumption tokens: made once, kept beside the index, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from catalog.errors import StorageError
from catalog.regular_files import open_file
from catalog.storage.atomic_file import make_folder, open_temporary, write_all

__all__ = ["token_secret"]

_BYTES = 32
"""As many as the digest of SHA-256 has: a longer key is no safer."""


def token_secret(index: Path) -> bytes:
    """Return the secret of the feed whose index is at `index`; every process gets the same one."""
    path = index.with_name("token-secret")
    try:
        if not path.exists():
            _make(path)
        with open_file(path) as file:
            secret = file.read(_BYTES + 1)
    except OSError as error:
        raise StorageError(
            f"The secret of the feed {path} cannot be read or made: {error.strerror or error}."
        ) from error
    if len(secret) != _BYTES:
        raise StorageError(f"The secret of the feed {path} is damaged: delete it, and harvests under way begin again.")
    return secret


def _make(path: Path) -> None:
    make_folder(path.parent)
    descriptor, temporary = open_temporary(path)  # its mode is 0600
    try:
        write_all(descriptor, (secrets.token_bytes(_BYTES),))
        os.fsync(descriptor)
        os.link(temporary, path)  # unlike a rename it never replaces the secret that another process made
    except FileExistsError:
        pass
    finally:
        temporary.unlink(missing_ok=True)
        os.close(descriptor)
