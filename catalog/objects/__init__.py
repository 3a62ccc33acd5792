"""Digital objects as files: measured, attached to records, read line by line, and checked."""
