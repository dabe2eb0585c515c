"""Pictures made small, converted and cut out by the command line: real files, pipes and folders."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from genimg import exit_codes
from tests.genimg.conftest import Shell

pytestmark = pytest.mark.slow


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        picture.load()
        return picture


def test_a_photograph_becomes_small_enough_beside_its_original(shell: Shell) -> None:
    photo = shell.picture("photo.jpg", (1600, 1200))
    before = photo.read_bytes()

    run = shell("compress", "photo.jpg", "--target", "40KB")

    assert run.code == exit_codes.DONE
    (made,) = [shell.folder / line for line in run.lines]
    assert made.name.startswith("photo-compressed.")
    assert made.stat().st_size <= 40_000
    assert photo.read_bytes() == before
    assert " → " in run.err


def test_once_more_takes_another_name(shell: Shell) -> None:
    shell.picture("photo.jpg", (1600, 1200))

    first = shell("compress", "photo.jpg", "--target", "40KB", "-q")
    second = shell("compress", "photo.jpg", "--target", "40KB", "-q")

    assert first.lines != second.lines
    assert (first.err, second.err) == ("", "")


def test_a_pipe_goes_through(shell: Shell) -> None:
    data = shell.picture("photo.png", (800, 600)).read_bytes()

    run = shell("convert", "-", "--to", "jpeg", stdin=data)

    assert run.code == exit_codes.DONE
    assert Image.open(BytesIO(run.out)).format == "JPEG"


def test_a_folder_goes_into_a_folder_and_a_bad_file_costs_only_itself(shell: Shell) -> None:
    for number in range(4):
        shell.picture(f"in/photo-{number}.png", (320, 240))
    (shell.folder / "in/broken.jpg").write_bytes(b"\xff\xd8\xff not a picture")
    (shell.folder / "in/notes.txt").write_text("not looked at")

    run = shell("convert", "in", "--to", "webp", "-o", "out/", "--json")

    assert run.code == exit_codes.INVALID
    assert "broken.jpg: " in run.err
    made = [json.loads(line) for line in run.lines]
    assert sorted(each["source"] for each in made) == [f"in/photo-{number}.png" for number in range(4)]
    assert {opened(shell.folder / each["file"]).format for each in made} == {"WEBP"}


def test_the_ending_of_the_result_says_the_format(shell: Shell) -> None:
    shell.picture("photo.png")

    run = shell("convert", "photo.png", "-o", "made/new.avif")

    assert run.lines == ["made/new.avif"]
    assert opened(shell.folder / "made/new.avif").format == "AVIF"


def test_what_is_small_enough_is_left_alone_or_taken_along(shell: Shell) -> None:
    shell.picture("photo.jpg", (160, 120))

    left, along = shell("compress", "photo.jpg"), shell("compress", "photo.jpg", "-o", "out/")

    assert left.lines == ["photo.jpg"]
    assert "small enough already" in left.err
    assert along.lines == ["out/photo.jpg"]
    assert opened(shell.folder / "out/photo.jpg").size == (160, 120)


def test_several_do_not_fit_into_one_file(shell: Shell) -> None:
    shell.picture("a.png")
    shell.picture("b.png")

    run = shell("convert", "a.png", "b.png", "-o", "one.jpg")

    assert run.code == exit_codes.INVALID
    assert "2 pictures do not fit into one.jpg" in run.err
    assert not (shell.folder / "one.jpg").exists()


def test_what_is_transparent_asks_what_goes_behind(shell: Shell) -> None:
    shell.picture("logo.png", (400, 300), "RGBA").write_bytes(transparent())

    run = shell("compress", "logo.png", "--format", "jpeg")
    white = shell("compress", "logo.png", "--format", "jpeg", "--ground", "white")

    assert run.code == exit_codes.INVALID
    assert "--ground white" in run.err
    assert white.code == exit_codes.DONE


def test_a_subject_is_cut_out_on_a_colour(shell: Shell) -> None:
    shell.picture("photo.jpg", (320, 240))

    run = shell("nobg", "photo.jpg", "--background", "#ff8800", "-f", "webp")

    assert run.lines == ["photo-nobg.webp"]
    assert opened(shell.folder / "photo-nobg.webp").size == (320, 240)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("compress", "nothing.jpg"), "There is no file nothing.jpg"),
        (("compress", "photo.jpg", "--target", "much"), "“much” is not a file size"),
        (("convert", "photo.jpg"), "The format is missing"),
        (("convert", "photo.jpg", "-o", "photo.heic"), "No picture is written as .heic"),
        (("nobg", "photo.jpg", "--method", "isnet-general-use"), "Fetch it with --fetch"),
        (("nobg", "photo.jpg", "--background", "colourful"), "Write none, blur, a colour"),
        (("compress", "empty"), "There are no pictures in empty"),
        (("convert", "-", "--to", "png"), "Nothing came through stdin"),
    ],
)
def test_what_cannot_be_done_says_why_and_what_to_do(shell: Shell, arguments: tuple[str, ...], says: str) -> None:
    shell.picture("photo.jpg")
    (shell.folder / "empty").mkdir()

    run = shell(*arguments)

    assert run.code == exit_codes.INVALID
    assert says in run.err
    assert "Traceback" not in run.err
    assert run.out == b""


def test_a_folder_that_may_not_be_written_to_is_told(shell: Shell) -> None:
    shell.picture("photo.png")
    (shell.folder / "file").write_text("in the way")

    run = shell("convert", "photo.png", "--to", "webp", "-o", "file/inside/")

    assert run.code != exit_codes.DONE
    assert "Traceback" not in run.err
    assert not list(shell.folder.rglob(".genimg-*"))


def transparent() -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").convert("RGBA").resize((400, 300)).save(out, "PNG")
    picture = Image.open(BytesIO(out.getvalue()))
    picture.putalpha(Image.linear_gradient("L").resize((400, 300)))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
