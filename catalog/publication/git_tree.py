"""What git knows of the record files: which differ between two commits, and which from the commit that is checked out.

The configuration of a checkout can name commands for nearly everything git does: filters, hooks, monitors, transports.
So git is asked in a folder of our own, which borrows the objects and the index of the checkout and nothing else.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

__all__ = ["GitTree", "git_tree", "run_git"]

_TIMEOUT = 120
_OBJECT_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_CONFIG = {
    40: "[core]\nrepositoryformatversion = 0\n",
    64: "[core]\nrepositoryformatversion = 1\n[extensions]\nobjectformat = sha256\n",
}
"""The settings of a repository, by the length of its object names."""
_NO_PROGRAMS = ("-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false", "-c", "commit.gpgSign=false")
_RUNS_NOTHING = {
    "GIT_ALLOW_PROTOCOL": "none",  # fetches nothing, whatever protocol.*.allow says
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NO_CONFIGURATION = {
    "GIT_ATTR_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_SYSTEM": os.devnull,
}
_LISTED = ("diff", "--relative", "--no-renames", "--no-ext-diff", "--no-textconv", "--ignore-submodules=all")


@dataclass(frozen=True, slots=True)
class GitTree:
    """The checkout that holds a folder, at `commit`."""

    folder: Path
    commit: str
    environment: Mapping[str, str] = field(repr=False)
    """What git is asked with: the folder of our own, and where the checkout has its objects and its index."""

    def differing(self, commit: str) -> set[Path] | None:
        """Return the files below the folder that differ from those of another commit; None where there is no such."""
        if not _OBJECT_NAME.fullmatch(commit):
            return None
        return self._paths(*_LISTED, "--name-only", "-z", "--end-of-options", commit, self.commit)

    def uncommitted(self) -> set[Path] | None:
        """Return the files below the folder that are not as in the commit: changed, new, ignored or gone."""
        if self._has_submodules():
            return None
        changed = self._paths(*_LISTED, "--name-only", "-z", "--end-of-options", self.commit)
        others = self._paths("ls-files", "--others", "-z")
        return None if changed is None or others is None else changed | others

    def _has_submodules(self) -> bool:
        """Whether there is a checkout within the checkout, into which git does not look; also where git cannot say."""
        staged = _git(self.folder, self.environment, "ls-files", "--stage", "-z", "--", ".")
        return staged is None or staged.startswith(b"160000 ") or b"\x00160000 " in staged

    def _paths(self, *arguments: str) -> set[Path] | None:
        listed = _git(self.folder, self.environment, *arguments, "--", ".")
        if listed is None or listed.endswith(b"/\0") or b"/\0" in listed:
            return None  # a checkout within the checkout that was never added
        return {self.folder / os.fsdecode(name) for name in listed.split(b"\0") if name}


@contextmanager
def git_tree(folder: Path) -> Iterator[GitTree | None]:
    """Find the git checkout that holds a folder; None where there is none, or no commit yet."""
    found = _find(folder)
    if found is None:
        yield None
        return
    commit, environment = found
    with tempfile.TemporaryDirectory(prefix="catalog-git-") as own:
        for name in ("objects", "refs"):
            Path(own, name).mkdir()
        Path(own, "HEAD").write_text(f"{commit}\n", encoding="ascii")
        Path(own, "config").write_text(_CONFIG[len(commit)], encoding="ascii")
        yield GitTree(folder, commit, {**environment, "GIT_DIR": own, "HOME": own, "XDG_CONFIG_HOME": own})


def _find(folder: Path) -> tuple[str, dict[str, str]] | None:
    """Return the commit that is checked out, and where the checkout is; this reads its settings and runs nothing."""
    if folder.is_symlink() or not folder.is_dir():
        return None
    places = ("--show-toplevel", "--git-path", "index", "--git-path", "objects")
    asked = ("-c", "safe.bareRepository=explicit", "rev-parse", "--path-format=absolute", *places, "--verify", "HEAD")
    answer = _git(folder, {}, *asked)
    lines = os.fsdecode(answer or b"").splitlines()
    if len(lines) != 4 or not _OBJECT_NAME.fullmatch(lines[3]):
        return None
    top, index, objects, commit = lines
    return commit, {"GIT_WORK_TREE": top, "GIT_INDEX_FILE": index, "GIT_OBJECT_DIRECTORY": objects, **_NO_CONFIGURATION}


def run_git(folder: Path, environment: Mapping[str, str], *arguments: str) -> bytes:
    """Return what git prints, asked so that no hook, monitor or transport of the checkout runs.

    Raises OSError where git is not there, and subprocess.SubprocessError where it fails or takes too long.
    """
    inherited = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    answer = subprocess.run(  # noqa: S603 - fixed arguments, no shell
        ["git", *_NO_PROGRAMS, *arguments],  # noqa: S607 - the git of the one who publishes
        cwd=folder,
        env={**inherited, **_RUNS_NOTHING, **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=_TIMEOUT,
        check=True,
    )
    return answer.stdout


def _git(folder: Path, environment: Mapping[str, str], *arguments: str) -> bytes | None:
    """Return what git prints, or None where it fails or is not there."""
    try:
        return run_git(folder, environment, *arguments)
    except (OSError, subprocess.SubprocessError):
        return None
