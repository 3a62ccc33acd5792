"""One commit of the files that a migration wrote, and of nothing else.

The configuration of a checkout can name commands for nearly everything git does. So no filter, hook, monitor or editor
runs here: the contents go into the store as they are, and the commit is made of them.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from catalog.errors import StorageError
from catalog.publication.git_tree import git_tree, run_git

__all__ = ["commit_files", "has_changes"]

_AUTHOR = {"GIT_AUTHOR_NAME": "catalog migrate", "GIT_COMMITTER_NAME": "catalog migrate"}
_ADDRESS = {"GIT_AUTHOR_EMAIL": "catalog@localhost", "GIT_COMMITTER_EMAIL": "catalog@localhost"}


def has_changes(root: Path, paths: Iterable[Path]) -> bool:
    """Whether git knows the folder, and one of the files is not as in the last commit."""
    with git_tree(root) as tree:
        uncommitted = tree.uncommitted() if tree else set()
    if not uncommitted:
        return False
    return not {path.resolve() for path in uncommitted}.isdisjoint(path.resolve() for path in paths)


def commit_files(root: Path, paths: Iterable[Path], message: str) -> str:
    """Commit the files as they are now; return the short name of the commit, or nothing where git is not there."""
    with git_tree(root) as tree, tempfile.TemporaryDirectory(prefix="catalog-git-") as own:
        if tree is None:
            return ""
        top = Path(tree.environment["GIT_WORK_TREE"])
        apart = {**tree.environment, "GIT_INDEX_FILE": str(Path(own, "index"))}
        _git(top, apart, "read-tree", tree.commit)
        for path in paths:
            name = path.resolve().relative_to(top.resolve()).as_posix()
            stored = _git(top, apart, "hash-object", "-w", "--no-filters", "--", name)
            for environment in (apart, tree.environment):  # the commit alone, and the index of the user
                _git(top, environment, "update-index", "--add", "--cacheinfo", f"100644,{stored},{name}")
        written = _git(top, apart, "write-tree")
        author = {**apart, **_AUTHOR, **_ADDRESS}
        made = _git(top, author, "commit-tree", written, "-p", tree.commit, "-m", message)
        _git(root, {}, "update-ref", "-m", "catalog migrate", "HEAD", made, tree.commit)
    return made[:10]


def _git(folder: Path, environment: Mapping[str, str], *arguments: str) -> str:
    try:
        return os.fsdecode(run_git(folder, environment, *arguments)).strip()
    except (OSError, subprocess.SubprocessError) as error:
        raise StorageError(f"The files are written, but git made no commit of them: {error}.") from error
