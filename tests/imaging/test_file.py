"""A picture is the same whether its bytes are in memory or in a file that is read piece by piece."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from imaging.file import Spliced, beginning, mapped, size, stream, whole
from imaging.files.decode import decode, examine
from imaging.inspection.inspector import inspected
from imaging.label import label_of
from imaging.refusal import Refused
from tests.imaging.pictures import picture


def saved(kind: str, exif: Image.Exif | None = None) -> bytes:
    out = BytesIO()
    picture().image.save(out, kind, **({"exif": exif} if exif else {}))
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "JPEG"])
def test_a_file_is_opened_as_its_bytes_are(kind: str, tmp_path: Path) -> None:
    data, path = saved(kind), tmp_path / "picture"
    path.write_bytes(data)
    assert examine(path) == examine(data)
    assert inspected(path).size == (48, 32)
    assert (size(path), beginning(path, 9)) == (len(data), data[:9])
    with stream(path) as one, stream(data) as other:
        assert one.read() == other.read()


def test_what_it_says_about_its_owner_is_read_from_a_file_as_well(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x013B] = "Ada Example"
    path = tmp_path / "picture"
    path.write_bytes(saved("JPEG", exif))
    assert label_of(path).credit.artists == ("Ada Example",)
    assert label_of(path) == label_of(path.read_bytes())


@pytest.mark.parametrize(
    ("data", "code"), [(b"\x89PNG\r\n\x1a\n and nothing", "broken_picture"), (b"no picture", "not_a_picture")]
)
def test_a_file_is_refused_as_its_bytes_are(data: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(data)
    for file in (data, path):
        with pytest.raises(Refused) as refused:
            decode(file)
        assert refused.value.code == code


def test_a_file_made_of_parts_of_another_is_read_like_any(tmp_path: Path) -> None:
    path = tmp_path / "picture"
    path.write_bytes(b"0123456789")
    for data in (b"0123456789", mapped(path)):
        spliced = Spliced.of(data, ((0, 2), (2, 4), b"--", (6, 6), (7, 10)))
        assert whole(spliced) == b"0123--789"
        assert (size(spliced), beginning(spliced, 5)) == (9, b"0123-")
        assert len(spliced.parts) == 3, "neighbours are one part, and what is empty is none"
        with stream(spliced) as opened:
            assert opened.seek(-2, 2) == 7
            assert opened.read() == b"89"
            opened.seek(3)
            assert (opened.read(4), opened.tell()) == (b"3--7", 7)
            opened.seek(100)
            assert opened.read() == b""
        assert not spliced.is_all_of(data)
        assert Spliced.of(data, ((0, 4), (4, 10))).is_all_of(data)
