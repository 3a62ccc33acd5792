"""The pictures of a manuscript, which go with it into the new one; what lies elsewhere is not fetched or copied."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import unquote

__all__ = ["Pictures"]

_EMBEDDING = {".docx", ".odt", ".pdf", ".epub", ".pptx", ".rtf", ".fb2", ".ipynb"}
"""The endings of files that hold their pictures. All others name them, and nobody reads a picture to write them."""
_FILES_OF_EPUB = ("cover-image", "epub-cover-image", "css", "stylesheet")


class Pictures:
    """Decides for each picture what the new file has: itself, its name, or its description."""

    def __init__(self, beside: Path, within: Path, target: Path) -> None:
        """Take the folder of the manuscript, that of the pictures which were within it, and the file to write."""
        self.left_out: list[str] = []
        self._beside = beside.resolve()
        self._within = within.resolve()
        self._holds_pictures = target.suffix.lower() in _EMBEDDING

    def placed(self, document: dict[str, Any]) -> dict[str, Any]:
        """Return a document of pandoc whose pictures may be written."""
        meta = {
            name: value
            for name, value in document["meta"].items()
            if not (self._holds_pictures and name in _FILES_OF_EPUB)
        }
        return {**document, "meta": self._node(meta), "blocks": self._node(document["blocks"])}

    def _node(self, node: Any) -> Any:
        if isinstance(node, list):
            return [self._node(one) for one in node]
        if not isinstance(node, dict):
            return node
        changed = {key: self._node(value) for key, value in node.items()}
        return self._picture(changed) if node.get("t") == "Image" else changed

    def _picture(self, node: dict[str, Any]) -> dict[str, Any]:
        attributes, description, (name, title) = node["c"]
        address = self._address(name)
        if address is not None:
            return {"t": "Image", "c": [attributes, description, [address, title]]}
        self.left_out.append(Path(name).name if name.startswith(str(self._within)) else name)
        return {"t": "Span", "c": [["", [], []], description]}

    def _address(self, name: str) -> str | None:
        """Return where pandoc finds a picture, or how the new file names it; None where it may not or cannot."""
        path = (self._beside / unquote(name).replace("\0", "")).resolve()
        is_own = path.is_relative_to(self._within)
        if not self._holds_pictures:
            return None if is_own else name
        return str(path) if (is_own or path.is_relative_to(self._beside)) and path.is_file() else None
