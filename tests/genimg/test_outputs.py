"""Where results go, and what is never written over."""

from __future__ import annotations

from pathlib import Path

import pytest

from conversation.errors import Told
from genimg.outputs import Destination, Original, free, sources

PNG = "image/png"


def source(path: Path) -> Original:
    path.write_bytes(b"source")
    return Original(path, str(path))


def test_beside_the_source_with_another_name(tmp_path: Path) -> None:
    photo = source(tmp_path / "photo.png")

    first = Destination("", "-new").write(photo, b"one", PNG)
    second = Destination("", "-new").write(photo, b"two", PNG)

    assert [Path(first).name, Path(second).name] == ["photo-new.png", "photo-new-2.png"]
    assert photo.path.read_bytes() == b"source"


def test_a_folder_of_the_source_never_takes_its_name(tmp_path: Path) -> None:
    photo = source(tmp_path / "photo.png")

    made = Destination(f"{tmp_path}/", "").write(photo, b"new", PNG)

    assert Path(made).name == "photo-2.png"
    assert photo.path.read_bytes() == b"source"


def test_a_file_that_was_named_is_written_over_whole(tmp_path: Path) -> None:
    (tmp_path / "out.png").write_bytes(b"before")

    Destination(str(tmp_path / "out.png")).write_new("picture", b"after", PNG)

    assert (tmp_path / "out.png").read_bytes() == b"after"
    assert [path.name for path in tmp_path.iterdir()] == ["out.png"]


def test_folders_are_made(tmp_path: Path) -> None:
    assert Path(Destination(f"{tmp_path}/a/b/", "").write_new("fox", b"x", PNG)) == tmp_path / "a/b/fox.png"


def test_a_disk_that_refuses_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"in the way")

    with pytest.raises(Told):
        Destination(f"{tmp_path}/file/inside/", "").write_new("fox", b"x", PNG)

    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_free_name_counts_on(tmp_path: Path) -> None:
    for name in ("a.png", "a-2.png"):
        (tmp_path / name).touch()
    assert free(tmp_path / "a.png").name == "a-3.png"


def test_a_folder_gives_its_pictures_in_order(tmp_path: Path) -> None:
    for name in ("b.JPG", "a.png", "notes.txt"):
        (tmp_path / name).write_bytes(b"x")

    with sources([str(tmp_path)]) as found:
        assert [each.path.name for each in found] == ["a.png", "b.JPG"]
