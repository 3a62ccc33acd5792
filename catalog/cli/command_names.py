"""The commands by what one does with them, and the names of other programs for the same."""

from __future__ import annotations

__all__ = ["COMMANDS", "SECTIONS", "meant_by"]

SECTIONS = {
    "Describe": {
        "init": "Make a new catalogue in a folder.",
        "new": "Write a new record, step by step.",
        "template": "Write an empty spreadsheet or record to fill in.",
        "fields": "Find a field of a record, and what to write there.",
        "attach": "Attach scans, recordings and other files to a record.",
        "detach": "Take files out of a record.",
        "transcribe": "Make the transcript of a text from ALTO, PAGE XML or hOCR.",
        "mint": "Give records ARKs, lasting names that this catalogue resolves.",
    },
    "Import": {
        "import": "Import documents: spreadsheets, EAD, MARC, MODS, RIS, pages of digital archives.",
        "harvest": "Import records from another OAI-PMH feed.",
    },
    "Check": {
        "validate": "Check records: what is wrong, where, why, and how to fix it.",
        "explain": "Explain a finding: what it means, why it matters, how to fix it.",
        "check": "Check that nothing is missing or damaged: files, checksums, links, the feed.",
        "report": "Write a one-page report on the whole catalogue.",
    },
    "Use": {
        "show": "Print a record in readable form.",
        "cite": "Print a citation to paste.",
        "export": "Write records in another format.",
        "formats": "List the export formats, and what each one loses.",
        "reference": "Read and write archival reference codes.",
    },
    "Publish": {
        "publish": "Publish the changed records in the feed.",
        "serve": "Serve the feed and the pages.",
        "withdraw": "Withdraw a published record and leave a tombstone.",
    },
    "Look after the files": {
        "fmt": "Format record files; comments are kept.",
        "migrate": "Convert the record files to the present format.",
        "schema": "Write or check the JSON Schema of a record.",
        "lsp": "Serve an editor: findings, fixes and completion while you type.",
    },
}
"""The commands as `catalog --help` lists them, each with its line there."""

COMMANDS = {name: line for section in SECTIONS.values() for name, line in section.items()}

_ALSO = {
    "import": ("ingest", "load", "read", "upload"),
    "new": ("add", "create", "describe"),
    "init": ("setup", "start"),
    "validate": ("lint", "verify", "test"),
    "check": ("fsck", "doctor", "audit", "fixity"),
    "show": ("view", "cat", "print", "get"),
    "cite": ("citation", "bibliography", "footnote"),
    "export": ("convert", "crosswalk", "dump"),
    "publish": ("build", "index", "update", "deploy"),
    "serve": ("server", "run", "web", "start-server", "runserver"),
    "withdraw": ("delete", "remove", "rm", "unpublish", "deaccession"),
    "fmt": ("format", "pretty", "normalize"),
    "migrate": ("upgrade",),
    "mint": ("ark", "noid"),
    "attach": ("digitise", "digitize", "scan", "object", "objects"),
    "fields": ("field", "elements", "help-fields", "vocabulary"),
    "harvest": ("oai", "oai-pmh", "pull", "fetch"),
    "transcribe": ("ocr", "transcript"),
    "report": ("stats", "statistics", "status", "completeness"),
    "lsp": ("language-server",),
    "formats": ("list-formats",),
    "reference": ("parse", "code", "codes"),
}
"""What the commands are called in other programs."""
_BY_NAME = {word: name for name, words in _ALSO.items() for word in words}


def meant_by(word: str) -> str | None:
    """Return the command that a word is another name for, or nearly spells; None where there is none."""
    from difflib import get_close_matches  # only a misspelt name needs it

    word = word.casefold()
    near = get_close_matches(word, COMMANDS, n=1)
    return _BY_NAME.get(word) or next(iter(near), None)
