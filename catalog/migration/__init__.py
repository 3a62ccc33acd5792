"""Bringing a catalogue to the form of records that this version writes."""

from catalog.migration.migrate import MigratedFile, Migration
from catalog.migration.steps import STEPS, Step, migrated

__all__ = ["STEPS", "MigratedFile", "Migration", "Step", "migrated"]
