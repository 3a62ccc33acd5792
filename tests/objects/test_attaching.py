"""Attaching real files: measured, copied, listed, changed, damaged, found; and what nobody may attach."""

from __future__ import annotations

import hashlib
import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from catalog.catalogue_checks.storage_check import check_storage
from catalog.errors import InvalidRecord, StorageError, UnknownRecord, UsageError
from catalog.objects import measuring
from catalog.objects.media_types import UNKNOWN, media_type
from catalog.storage import object_files
from tests.objects.real_files import picture, portable_document, recording


def codes(letters, **options):
    return [finding.code for finding in letters.validate(files=True, **options)]


def checked(letters):
    return [finding.code for finding in check_storage(letters.folder) if finding.code.startswith("object-")]


def listed(letters):
    return letters["letter"].digital_objects


def test_real_files_are_copied_measured_and_listed(letters, scans):
    letters.attach("letter", *sorted(scans.iterdir()), text="russian")
    jpeg, tiff, pdf, sound = listed(letters)
    assert (jpeg.media_type, jpeg.width, jpeg.height) == ("image/jpeg", 40, 30)
    assert (tiff.media_type, tiff.width, tiff.height, tiff.pages) == ("image/tiff", 40, 30, None)
    assert (pdf.media_type, pdf.pages) == ("application/pdf", 3)
    assert (sound.media_type, sound.duration) == ("audio/wav", "0:00:02")
    for one in listed(letters):
        source = (scans / Path(one.file).name).read_bytes()
        assert (letters.root / "objects" / one.file).read_bytes() == source
        assert (one.bytes, one.sha256) == (len(source), hashlib.sha256(source).hexdigest())
        assert one.text == "russian"
    assert (letters.root / "records/letter.yaml").read_text().startswith("# kept by hand\n")
    assert codes(letters) == checked(letters) == []


def test_leaves_are_those_of_all_files_or_of_each(letters, scans):
    files = [scans / "1.jpg", scans / "1.tif"]
    letters.attach("letter", *files, leaves=["170", "170v"])
    assert [str(one.leaves[0]) for one in listed(letters)] == ["170", "170v"]
    letters.attach("letter", *files, leaves=["171"])
    assert [str(one.leaves[0]) for one in listed(letters)] == ["171", "171"]
    with pytest.raises(UsageError, match="There are 2 files and 3 leaves"):
        letters.attach("letter", *files, leaves=["1", "2", "3"])


def test_a_file_below_objects_stays_where_it_is(letters, scans):
    place = letters.root / "objects" / "box 1" / "лист 1.jpg"
    place.parent.mkdir(parents=True)
    place.write_bytes(picture())
    letters.attach("letter", place)
    assert [one.file for one in listed(letters)] == ["box 1/лист 1.jpg"]
    assert codes(letters) == []


def test_a_file_that_changed_is_found_and_attached_again(letters, scans):
    letters.attach("letter", scans / "1.jpg", label="Front", role="access copy")
    place = letters.root / "objects/letter/1.jpg"
    place.write_bytes(picture(size=(50, 60)))
    assert codes(letters) == checked(letters) == ["object-changed"]
    (again,) = letters.attach("letter", place)
    assert not again.is_new
    (one,) = listed(letters)
    assert (one.width, one.height, one.label, one.role) == (50, 60, "Front", "access copy")
    assert codes(letters) == []


def _flip_a_bit(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[100] ^= 1
    path.write_bytes(content)


def _link_out(path: Path) -> None:
    path.unlink()
    path.symlink_to("/etc/passwd")


def _link_the_folder(path: Path) -> None:
    path.parent.rename(path.parent.parent.parent / "elsewhere")
    path.parent.symlink_to(path.parent.parent.parent / "elsewhere")


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


@pytest.mark.parametrize(
    ("damage", "code"),
    [
        (Path.unlink, "object-missing"),
        (_flip_a_bit, "object-changed"),
        (lambda path: path.write_bytes(b""), "object-changed"),
        (_link_out, "object-unreadable"),
        (_link_the_folder, "object-unreadable"),
        (_pipe, "object-unreadable"),
    ],
)
def test_every_damage_to_a_file_is_found(letters, scans, damage, code):
    letters.attach("letter", scans / "1.jpg")
    damage(letters.root / "objects/letter/1.jpg")
    assert codes(letters) == [code]
    assert checked(letters)[0] == code


def test_a_file_that_no_record_lists_is_found(letters, scans):
    letters.attach("letter", scans / "1.jpg", scans / "1.tif")
    assert letters.detach("letter", "objects/letter/1.tif") == ("letter/1.tif",)
    assert checked(letters) == ["object-unused"]
    letters.detach("letter", "letter/1.jpg", delete=True)
    assert not (letters.root / "objects/letter/1.jpg").exists()
    assert "digital_objects" not in letters["letter"].plain()


def test_no_file_is_called_forgotten_while_a_record_cannot_be_read(letters, scans):
    letters.attach("letter", scans / "1.jpg")
    (letters.root / "records/letter.yaml").write_text("id: letter\nlevel: nonsense\n")
    assert checked(letters) == []


def test_a_file_of_another_record_is_not_deleted(letters, scans):
    letters.attach("letter", scans / "1.jpg")
    (letters.root / "records/other.yaml").write_text(
        "id: other\nlevel: item\ntitle: Other\ndigital_objects: [{file: letter/1.jpg}]\n"
    )
    with pytest.raises(UsageError, match="The record 'other' has letter/1\\.jpg as well"):
        letters.detach("letter", "letter/1.jpg", delete=True)
    assert listed(letters)
    assert (letters.root / "objects/letter/1.jpg").exists()


def test_a_thumbnail_of_an_image_that_is_taken_out_stays_a_picture(letters, scans):
    letters.attach("letter", scans / "1.jpg")
    letters.attach("letter", scans / "1.tif", role="thumbnail", image="letter/1.jpg")
    letters.detach("letter", "letter/1.jpg")
    assert [(one.file, one.image) for one in listed(letters)] == [("letter/1.tif", None)]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        (lambda scans: ("nobody", scans / "1.jpg"), UnknownRecord),
        (lambda scans: ("letter", scans / "nowhere.jpg"), StorageError),
        (lambda scans: ("letter", scans), StorageError),
        (lambda scans: ("letter", Path("/dev/zero")), StorageError),
        (lambda scans: ("letter", scans / ".hidden.jpg"), InvalidRecord),
        (lambda scans: ("letter", scans / "a\nb.jpg"), InvalidRecord),
        (lambda scans: ("letter", scans / os.fsdecode(b"\xff.jpg")), InvalidRecord),
    ],
)
def test_what_cannot_be_attached_changes_nothing(letters, scans, wrong, error):
    record_id, path = wrong(scans)
    if path.parent == scans and not path.exists() and path.name != "nowhere.jpg":
        path.write_bytes(picture())
    before = (letters.root / "records/letter.yaml").read_bytes()
    with pytest.raises(error):
        letters.attach(record_id, scans / "all.pdf", path)
    assert (letters.root / "records/letter.yaml").read_bytes() == before


def test_two_files_of_one_name_and_another_file_of_the_name_are_refused(letters, scans):
    other = scans / "other"
    other.mkdir()
    (other / "1.jpg").write_bytes(picture(size=(9, 9)))
    with pytest.raises(UsageError, match="Two of the files would be objects/letter/1\\.jpg"):
        letters.attach("letter", scans / "1.jpg", other / "1.jpg")
    letters.attach("letter", scans / "1.jpg")
    with pytest.raises(StorageError, match="already exists, and is another file"):
        letters.attach("letter", other / "1.jpg")


def test_nothing_is_copied_through_a_link_out_of_the_catalogue(letters, scans, tmp_path):
    (tmp_path / "outside").mkdir()
    (letters.root / "objects").symlink_to(tmp_path / "outside")
    with pytest.raises(StorageError, match="leads out of the catalogue"):
        letters.attach("letter", scans / "1.jpg")
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_file_that_changes_while_it_is_read_is_refused(letters, scans, monkeypatch):
    growing = scans / "growing.wav"
    growing.write_bytes(recording(3))
    written = object_files.write_file

    def slow(path, pieces):
        def while_another_writes():
            yield next(pieces)
            with growing.open("ab") as file:
                file.write(b"more")
            yield from pieces

        return written(path, while_another_writes())

    monkeypatch.setattr(object_files, "write_file", slow)
    with pytest.raises(StorageError, match="changed while it was read"):
        letters.attach("letter", growing)
    assert not list((letters.root / "objects").rglob("*.wav"))


def test_a_field_that_does_not_fit_is_refused_before_anything_is_copied(letters, scans):
    with pytest.raises(InvalidRecord, match="No text has the key 'english'"):
        letters.attach("letter", scans / "1.jpg", text="english")
    assert not (letters.root / "objects").exists()


def test_without_the_libraries_one_line_says_what_to_install(letters, scans, monkeypatch):
    monkeypatch.setattr(measuring, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pip install 'catalog\[objects\]'"):
        letters.attach("letter", scans / "1.jpg")


def _png_of(width: int, height: int) -> bytes:
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + bytes(4) + b"IDAT"
    )


def _measures(tmp_path: Path, content: bytes) -> dict[str, object]:
    path = tmp_path / "file"
    path.write_bytes(content)
    with path.open("rb") as file:
        return measuring.measures(file)


def test_a_picture_that_would_fill_the_memory_is_measured_by_its_head(tmp_path):
    assert _measures(tmp_path, _png_of(500_000, 500_000)) == {
        "media_type": "image/png", "width": 500_000, "height": 500_000,
    }  # fmt: skip
    assert Image.MAX_IMAGE_PIXELS is not None


def test_a_camera_held_upright_is_measured_as_the_picture_is_seen(tmp_path):
    turned = Image.Exif()
    turned[0x0112] = 6
    content = picture(size=(40, 30), exif=turned)
    assert _measures(tmp_path, content) == {"media_type": "image/jpeg", "width": 30, "height": 40}


def test_the_pictures_of_a_tiff_are_its_pages(tmp_path):
    pages = [Image.new("1", (8, 8)) for _ in range(3)]
    content = picture("TIFF", save_all=True, append_images=pages)
    assert _measures(tmp_path, content)["pages"] == 4


@pytest.mark.parametrize("content", [picture(), picture("TIFF"), picture("PNG"), portable_document(), recording()])
def test_a_damaged_file_has_its_media_type_and_never_a_traceback(tmp_path, content):
    whole = _measures(tmp_path, content)
    for cut in (12, 20, 40, 100, len(content) // 2):
        assert _measures(tmp_path, content[:cut])["media_type"] == whole["media_type"]
        twisted = content[:cut] + bytes(255 - byte for byte in content[cut : cut + 64]) + content[cut + 64 :]
        assert _measures(tmp_path, twisted)["media_type"] == whole["media_type"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", UNKNOWN),
        (b"\0\1\2", UNKNOWN),
        ("Привет".encode(), "text/plain"),
        ("я".encode() * 4096, "text/plain"),
        (b"\xff\xfe\xfd words", UNKNOWN),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"),
        (b"<?xml version='1.0'?><!-- a --><s:svg/>", "image/svg+xml"),
        (b"<?xml version='1.0'?>\n<alto/>", "application/xml"),
        (b"  <!DOCTYPE html><p>", "text/html"),
        (b"<!-- x --><script>alert(1)</script>", "text/html"),
        (b"\xef\xbb\xbf<html>", "text/html"),
        (b"<!-- -->" * 500, "text/plain"),
        (b"<!DOCTYPE " + b"[" * 4000, "text/plain"),
        (b"PK\3\4rest", "application/zip"),
        (b"ID3\3\0", "audio/mpeg"),
        (b"\xff\xfb\x90\0", "audio/mpeg"),
        (b"OggS" + bytes(24) + b"\x01vorbis", "audio/ogg"),
        (b"OggS" + bytes(24) + b"\x80theora", "video/ogg"),
        (b"\0\0\0\x18ftypisom", "video/mp4"),
        (b"\0\0\0\x18ftypM4A ", "audio/mp4"),
        (picture() + b"<script>alert(1)</script>", "image/jpeg"),
        (b"GIF89a/*<svg onload=alert(1)>", "image/gif"),
    ],
)
def test_what_a_file_is_says_its_content(tmp_path, content, expected):
    path = tmp_path / "x.jpg"
    path.write_bytes(content)
    with path.open("rb") as file:
        assert media_type(file) == expected
        assert file.tell() == 0
