"""What a digital object is for."""

from enum import StrEnum

__all__ = ["ObjectRole"]


class ObjectRole(StrEnum):
    """RiC-O Instantiation: what a file that shows or carries the document is for."""

    ORIGINAL_SCAN = "original scan"
    ACCESS_COPY = "access copy"
    DERIVATIVE = "derivative"
    THUMBNAIL = "thumbnail"
    TRANSCRIPT = "transcript"
    MANIFEST = "manifest"
