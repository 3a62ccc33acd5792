"""Small real files of each kind, made where they are needed."""

from __future__ import annotations

import io
import wave

from PIL import Image
from pypdf import PdfWriter

__all__ = ["picture", "portable_document", "recording"]


def picture(form: str = "JPEG", size: tuple[int, int] = (40, 30), **options: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (120, 60, 20)).save(file, form, **options)
    return file.getvalue()


def recording(seconds: int = 2) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(1)
        sound.setframerate(1000)
        sound.writeframes(bytes(1000 * seconds))
    return file.getvalue()


def portable_document(pages: int = 3) -> bytes:
    file, writer = io.BytesIO(), PdfWriter()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    writer.write(file)
    return file.getvalue()
