"""The state of a whole catalogue as one page: complete in itself, for the screen, for print, for a screen reader."""

from catalog.report.page import report
from catalog.report.survey import Survey

__all__ = ["Survey", "report"]
