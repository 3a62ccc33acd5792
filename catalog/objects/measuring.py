"""Measuring a file: how large a picture is, how many pages a PDF has, how long a recording plays.

No picture is decoded, and no page drawn: the libraries read the heads of the files.
"""

from __future__ import annotations

import logging
import math
import warnings
from importlib.util import find_spec
from io import BufferedReader
from typing import Any

from catalog.errors import UsageError
from catalog.objects.media_types import media_type

__all__ = ["demand_measuring", "measures"]

_LIBRARIES = ("PIL", "pypdf", "tinytag")
_INSTALL = "pip install 'catalog[objects]'"
_FAULTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    OSError,
    RecursionError,
    SyntaxError,
    TypeError,
    ValueError,
)
"""What the libraries raise for damaged and hostile files, among others of their own."""
_ORIENTATION, _TURNED = 0x0112, range(5, 9)
_OF_CAMERAS = ("JPEG", "MPO")  # of others, asking for EXIF would decode the picture
"""EXIF: a camera that was held upright says so, and every viewer turns the picture by a quarter."""
_LARGEST = 10_000_000


def demand_measuring() -> None:
    """Raise UsageError, in one line, where the libraries that measure are not installed."""
    if not all(map(find_spec, _LIBRARIES)):
        raise UsageError(f"Measuring files needs Pillow, pypdf and tinytag: {_INSTALL}")


def measures(file: BufferedReader) -> dict[str, Any]:
    """Return the media type of a file, and what else it says of itself; of a damaged one, the media type alone."""
    kind = media_type(file)
    read = {"image": _picture, "audio": _recording, "video": _recording}.get(kind.partition("/")[0])
    if kind == "application/pdf":
        read = _pages
    found: dict[str, Any] = {}
    if read and kind != "image/svg+xml":
        with warnings.catch_warnings(action="ignore"):
            found = read(file)
    file.seek(0)
    return {"media_type": kind, **found}


def _picture(file: BufferedReader) -> dict[str, Any]:
    from PIL import Image

    largest, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None  # nothing is decoded, so nothing can be too large
    try:
        with Image.open(file) as picture:
            size = picture.size
            if picture.format in _OF_CAMERAS and picture.getexif().get(_ORIENTATION) in _TURNED:
                size = size[1], size[0]
            pages = getattr(picture, "n_frames", 1) if picture.format == "TIFF" else 1
    except _FAULTS:
        return {}
    finally:
        Image.MAX_IMAGE_PIXELS = largest
    if not all(1 <= side <= _LARGEST for side in size):
        return {}
    return {"width": size[0], "height": size[1], **({"pages": pages} if pages > 1 else {})}


def _pages(file: BufferedReader) -> dict[str, Any]:
    """Return the number of pages that the catalogue of a PDF states: its pages are not counted one by one."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # that a file is damaged is said by the missing number

    try:
        pages: Any = PdfReader(file).root_object["/Pages"]
        count = int(pages["/Count"])
    except (*_FAULTS, PyPdfError):
        return {}
    return {"pages": count} if 1 <= count <= _LARGEST else {}


def _recording(file: BufferedReader) -> dict[str, Any]:
    from tinytag import TinyTag, TinyTagException

    try:
        seconds = TinyTag.get(file_obj=file, tags=False).duration
    except (*_FAULTS, TinyTagException):
        return {}
    if not seconds or not math.isfinite(seconds) or not 0 < seconds < 3600 * 9999:
        return {}
    hours, rest = divmod(round(seconds), 3600)
    return {"duration": f"{hours}:{rest // 60:02}:{rest % 60:02}"} if hours or rest else {}
