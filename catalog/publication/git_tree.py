"""What git knows of the record files: which differ between two commits, and which from the commit that is checked out.

Git is asked with plumbing that runs nothing of the checkout's own configuration.
"""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

__all__ = ["GitTree", "find_git_tree"]

_TIMEOUT = 120
_SAFE = ("-c", "core.fsmonitor=false", "-c", "diff.external=", "-c", "core.hooksPath=/dev/null")


@dataclass(frozen=True, slots=True)
class GitTree:
    """The checkout that holds a folder, at `commit`."""

    folder: Path
    commit: str

    def differing(self, commit: str) -> set[Path] | None:
        """Return the files below the folder that differ from those of another commit; None where there is no such."""
        return self._paths("diff", "--relative", "--no-renames", "--name-only", "-z", commit, self.commit)

    def uncommitted(self) -> set[Path] | None:
        """Return the files below the folder that are not as in the commit: changed, new, ignored or gone."""
        changed = self._paths("diff", "--relative", "--no-renames", "--name-only", "-z", "HEAD")
        others = self._paths("ls-files", "--others", "-z")
        return None if changed is None or others is None else changed | others

    def _paths(self, *arguments: str) -> set[Path] | None:
        listed = _git(self.folder, *arguments, "--", ".")
        if listed is None or listed.endswith(b"/\0") or b"/\0" in listed:
            return None  # a checkout within the checkout: git does not look into it
        return {self.folder / os.fsdecode(name) for name in listed.split(b"\0") if name}


def find_git_tree(folder: Path) -> GitTree | None:
    """Return the git checkout that holds a folder, or None where there is none, or no commit yet."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    head = _git(folder, "rev-parse", "--verify", "--quiet", "HEAD")
    return GitTree(folder, head.decode().strip()) if head else None


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what git prints, or None where it fails or is not there."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        answer = subprocess.run(  # noqa: S603 - fixed arguments, no shell
            ["git", *_SAFE, *arguments],  # noqa: S607 - the git of the one who publishes
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_TIMEOUT,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return answer.stdout if answer.returncode == 0 else None
