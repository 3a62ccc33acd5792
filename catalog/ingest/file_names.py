"""A draft under the id it gets in this catalogue: the files beside it are named after the record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from catalog.standards.importers import Draft

__all__ = ["renamed"]


def renamed(draft: Draft, record_id: str) -> tuple[dict[str, Any], dict[str, bytes]]:
    """Return the draft's document under `record_id`, and the files beside it under its name."""
    old = str(draft.document["id"])

    def name(file: str) -> str:
        return f"{record_id}{file.removeprefix(old)}" if file.startswith(f"{old}.") else file

    def named(text: Any) -> Any:
        transcript = text.get("transcript") if isinstance(text, Mapping) else None
        if not isinstance(transcript, Mapping):
            return text
        return {**text, "transcript": {**transcript, "file": name(transcript["file"])}}

    document = {**draft.document, "id": record_id}
    if texts := document.get("texts"):
        document["texts"] = [named(text) for text in texts]
    return document, {name(file): content for file, content in draft.beside.items()}
