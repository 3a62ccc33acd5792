"""The git of a hostile catalogue runs nothing: its configuration names a command wherever git knows a place for one."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from small_catalogue import SETTINGS, SmallCatalogue

from catalog.publication.git_tree import git_tree
from catalog.storage import publishing


@pytest.fixture
def catalogue(tmp_path: Path) -> SmallCatalogue:
    """A published catalogue in a checkout, in which one file was changed and one is new."""
    root = tmp_path / "c"
    (root / "records").mkdir(parents=True)
    (root / "catalog.toml").write_text(SETTINGS)
    (root / ".gitignore").write_text(".catalog/\n")
    catalogue = SmallCatalogue(root)
    for name in ("a", "b"):
        catalogue.write(name)
    catalogue.git("init", "-q")
    catalogue.git("add", "-A")
    catalogue.git("commit", "-qm", "start")
    catalogue.publish()
    catalogue.write("a", "Changed")
    catalogue.write("c")
    return catalogue


@pytest.fixture
def ran(tmp_path: Path) -> Path:
    """The file that each command of the configuration makes."""
    return tmp_path / "RAN"


@pytest.fixture
def command(tmp_path: Path, ran: Path) -> Path:
    """A command that leaves a trace, and passes on what it is given."""
    path = tmp_path / "command"
    path.write_text(f'#!/bin/sh\necho "$0 $@" >> {ran}\nexec cat\n')
    path.chmod(0o755)
    return path


def attributes(catalogue: SmallCatalogue, words: str) -> None:
    for place in (catalogue.root / ".gitattributes", catalogue.root / ".git/info/attributes"):
        place.write_text(f"* {words}\n")


def filters(catalogue: SmallCatalogue, command: Path) -> None:
    attributes(catalogue, "filter=evil")
    for name in ("clean", "smudge"):
        catalogue.git("config", f"filter.evil.{name}", str(command))


def process(catalogue: SmallCatalogue, command: Path) -> None:
    attributes(catalogue, "filter=evil")
    catalogue.git("config", "filter.evil.process", str(command))
    catalogue.git("config", "filter.evil.required", "true")


def differences(catalogue: SmallCatalogue, command: Path) -> None:
    attributes(catalogue, "diff=evil merge=evil")
    for name in ("diff.evil.command", "diff.evil.textconv", "merge.evil.driver", "diff.external", "core.pager"):
        catalogue.git("config", name, str(command))


def monitor(catalogue: SmallCatalogue, command: Path) -> None:
    catalogue.git("config", "core.fsmonitor", str(command))
    catalogue.git("config", "core.fsmonitorHookVersion", "1")
    catalogue.git("config", "core.untrackedCache", "true")


def hooks(catalogue: SmallCatalogue, command: Path) -> None:
    folder = catalogue.root / ".git/hooks"
    folder.mkdir(exist_ok=True)
    for name in ("post-index-change", "pre-auto-gc", "reference-transaction", "fsmonitor-watchman", "post-checkout"):
        shutil.copy(command, folder / name)
    catalogue.git("config", "core.hooksPath", str(folder))


def aliases(catalogue: SmallCatalogue, command: Path) -> None:
    for name in ("diff", "ls-files", "rev-parse", "diff-index"):
        catalogue.git("config", f"alias.{name}", f"!{command}")


def included(catalogue: SmallCatalogue, command: Path) -> None:
    other = catalogue.root / "records/gitconfig"
    other.write_text(f'[filter "evil"]\n clean = {command}\n[core]\n fsmonitor = {command}\n')
    catalogue.git("config", "include.path", str(other))
    catalogue.git("config", "core.attributesFile", str(catalogue.root / "records/attributes"))
    (catalogue.root / "records/attributes").write_text("* filter=evil\n")


def submodule(catalogue: SmallCatalogue, command: Path) -> None:
    inner = catalogue.root / "records/inner"
    inner.mkdir()
    named = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for arguments in (["init", "-q"], [*named, "commit", "-q", "--allow-empty", "-m", "x"]):
        subprocess.run(["git", *arguments], cwd=inner, check=True)
    catalogue.git("add", "records/inner")
    subprocess.run(["git", "config", "core.fsmonitor", str(command)], cwd=inner, check=True)
    (inner / "d.yaml").write_text("id: d\nlevel: item\ntitle: Within\n")


def bare(catalogue: SmallCatalogue, command: Path) -> None:
    """Put a bare repository where the records are: git would find it first."""
    records = catalogue.root / "records"
    for name in ("objects", "refs"):
        (records / name).mkdir()
    (records / "HEAD").write_text("ref: refs/heads/main\n")
    (records / "config").write_text(f"[core]\n bare = false\n worktree = .\n fsmonitor = {command}\n")


@pytest.mark.parametrize(
    "attack",
    [filters, process, differences, monitor, hooks, aliases, included, submodule, bare],
    ids=lambda f: f.__name__,
)
@pytest.mark.parametrize("is_racy", [False, True])
def test_nothing_of_the_configuration_runs(catalogue, command, ran, attack, is_racy) -> None:
    attack(catalogue, command)
    ran.unlink(missing_ok=True)  # git itself ran it while the attack was prepared
    if is_racy:  # files as new as the index: git reads them to know whether they are changed
        now = 1_700_000_000
        for path in [*(catalogue.root / "records").glob("*.yaml"), catalogue.root / ".git/index"]:
            os.utime(path, (now, now))
    catalogue.publish()
    assert not ran.exists(), ran.read_text()
    feed = catalogue.feed()
    assert (feed["a"][2], set(feed)) == ("Changed", {"a", "b", "c"} | ({"d"} if attack is submodule else set()))


def test_the_attack_is_one(catalogue, command, ran) -> None:
    filters(catalogue, command)
    subprocess.run(["git", "diff", "--name-only", "HEAD"], cwd=catalogue.root, check=True, capture_output=True)
    assert ran.exists()


@pytest.mark.parametrize("transport", ["uploadpack", "vcs", "ssh", "credential"])
def test_nothing_is_fetched(catalogue, command, ran, tmp_path, transport) -> None:
    subprocess.run(["git", "config", "uploadpack.allowFilter", "true"], cwd=catalogue.root, check=True)
    clone = tmp_path / "clone"
    source = f"file://{catalogue.root}"
    subprocess.run(["git", "clone", "-q", "--filter=tree:0", "--no-checkout", source, clone], check=True)
    (clone / "records").mkdir()
    (clone / "catalog.toml").write_text(SETTINGS)
    other = SmallCatalogue(clone)
    other.write("a")
    other.git("config", "protocol.allow", "always")
    if transport == "uploadpack":
        other.git("config", "remote.origin.uploadpack", str(command))
    elif transport == "vcs":
        other.git("config", "protocol.ext.allow", "always")
        other.git("config", "remote.origin.vcs", "ext")
        other.git("config", "remote.origin.url", f"ext::{command}")
    elif transport == "ssh":
        other.git("config", "remote.origin.url", "ssh://localhost/x")
        other.git("config", "core.sshCommand", str(command))
    else:
        other.git("config", "remote.origin.url", "http://127.0.0.1:9/x")
        other.git("config", "credential.helper", str(command))
    other.publish()
    with publishing(other.folder.index_path) as writer:
        writer.set("commit", "0" * 39 + "1")
    other.write("b")
    other.publish()
    assert not ran.exists(), ran.read_text()
    assert set(other.feed()) == {"a", "b"}


@pytest.mark.parametrize(
    "commit", ["--output={}", "-O{}", "HEAD", "main", "0" * 40, "0" * 39, "A" * 40, "HEAD:records", "", 7]
)
def test_a_property_of_the_index_is_no_option_and_no_expression(catalogue, tmp_path, commit) -> None:
    victim = tmp_path / "victim"
    victim.write_text("kept")
    commit = commit.format(victim) if isinstance(commit, str) else commit
    with sqlite3.connect(catalogue.folder.index_path) as database:
        (count,) = database.execute("SELECT count(*) FROM property WHERE name = 'commit'").fetchone()
    assert count == 1
    with publishing(catalogue.folder.index_path) as writer:
        writer.set("commit", commit)
    catalogue.publish()
    assert victim.read_text() == "kept"
    assert set(catalogue.feed()) == {"a", "b", "c"}


def test_objects_named_with_sha_256_are_read(tmp_path) -> None:
    (tmp_path / "records").mkdir()
    catalogue = SmallCatalogue(tmp_path)
    catalogue.write("a")
    catalogue.git("init", "-q", "--object-format=sha256")
    catalogue.git("add", "-A")
    catalogue.git("commit", "-qm", "start")
    with git_tree(tmp_path / "records") as tree:
        assert len(tree.commit) == 64
        first = tree.commit
        assert tree.uncommitted() == set()
    catalogue.write("b")
    catalogue.git("add", "-A")
    catalogue.git("commit", "-qm", "more")
    with git_tree(tmp_path / "records") as tree:
        assert tree.differing(first) == {tmp_path / "records/b.yaml"}


def test_a_worktree_is_a_checkout(catalogue, tmp_path) -> None:
    tree_folder = tmp_path / "worktree"
    catalogue.git("worktree", "add", "-q", "-b", "other", str(tree_folder))
    (tree_folder / "records/z.yaml").write_text("id: z\nlevel: item\ntitle: Z\n")
    with git_tree(tree_folder / "records") as tree:
        assert tree.uncommitted() == {tree_folder / "records/z.yaml"}
