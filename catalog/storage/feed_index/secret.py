"""The secret that signs resumption tokens: made once, kept beside the index, readable by its owner alone."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from catalog.errors import StorageError

__all__ = ["token_secret"]

_BYTES = 32


def token_secret(index: Path) -> bytes:
    """Return the secret of the feed whose index is at `index`; every process gets the same one."""
    path = index.with_name("token-secret")
    try:
        if not path.exists():
            _make(path)
        secret = path.read_bytes()
    except OSError as error:
        raise StorageError(f"The secret of the feed {path} cannot be read or made: {error.strerror}.") from error
    if len(secret) != _BYTES:
        raise StorageError(f"The secret of the feed {path} is damaged: delete it, and harvests under way begin anew.")
    return secret


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=".token-secret.", dir=path.parent)  # its mode is 0600
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(secrets.token_bytes(_BYTES))
            file.flush()
            os.fsync(file.fileno())
        os.link(name, path)  # unlike a rename it never replaces the secret that another process made
    except FileExistsError:
        pass
    finally:
        Path(name).unlink()
