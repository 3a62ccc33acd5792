"""The catalogues whose records are open in an editor: one for each folder with settings."""

from __future__ import annotations

from pathlib import Path

from catalog.editor.checking import Checking
from catalog.editor.known_records import KnownRecords
from catalog.errors import CatalogError
from catalog.findings import Finding
from catalog.storage import CatalogueFolder, open_catalogue
from catalog.storage.folder import ARCHIVES_FILE
from catalog.storage.settings_file import SETTINGS_FILE

__all__ = ["Catalogues", "OpenCatalogue"]


class OpenCatalogue:
    """A catalogue, or, without a folder, the lack of one: its records are then checked each alone."""

    def __init__(self, folder: CatalogueFolder | None) -> None:
        self.folder = folder
        self.known = KnownRecords(folder) if folder else None
        self._checking = Checking(folder)

    def findings(self, path: Path, text: str) -> list[Finding]:
        """Return the findings on a text that is to be saved in a file."""
        return self._checking.findings(path, text)

    def refresh(self) -> None:
        """Look at the files that changed."""
        self._checking.forget()
        if self.known:
            self.known.refresh()


class Catalogues:
    """Finds the catalogue of a file, and keeps those that were found."""

    def __init__(self) -> None:
        self._by_root: dict[Path | None, OpenCatalogue] = {}
        self._settings: dict[Path, tuple[int, ...]] = {}
        """When the settings of each were changed."""

    def of(self, path: Path) -> OpenCatalogue:
        """Return the catalogue that a file is in; one without a folder where it is in none, or in a broken one."""
        root = next((folder for folder in path.parents if (folder / SETTINGS_FILE).is_file()), None)
        return self._by_root.get(root) or self._open(root)

    def opened(self, path: Path) -> OpenCatalogue | None:
        """Return the catalogue that a file is in, if it was found before: this waits for nothing."""
        return next((self._by_root[root] for root in path.parents if root in self._by_root), self._by_root.get(None))

    def refresh(self) -> None:
        """Look at the files of all catalogues that changed, and open those again whose settings did."""
        for root, catalogue in list(self._by_root.items()):
            if root and self._settings.get(root) != _status(root):
                self._open(root)
            else:
                catalogue.refresh()

    def _open(self, root: Path | None) -> OpenCatalogue:
        if root:
            self._settings[root] = _status(root)
        opened = OpenCatalogue(_opened(root) if root else None)
        opened.refresh()
        self._by_root[root] = opened
        return opened


def _status(root: Path) -> tuple[int, ...]:
    files = (root / SETTINGS_FILE, root / ARCHIVES_FILE)
    return tuple(file.stat().st_mtime_ns if file.is_file() else 0 for file in files)


def _opened(root: Path) -> CatalogueFolder | None:
    try:
        return open_catalogue(root)
    except CatalogError:
        return None  # its settings are wrong, which `catalog validate` reports
