"""YAML: reading with positions, and writing that keeps comments."""
