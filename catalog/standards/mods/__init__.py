"""MODS 3, the Metadata Object Description Schema."""
