"""The command line: each command is one file here, loaded when it is called.

Add a command: one file with a click command named `command`, and its line in `command_names`.
"""

from catalog.cli.command_names import COMMANDS
from catalog.cli.group import main

__all__ = ["COMMANDS", "main"]
