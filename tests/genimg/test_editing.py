"""`genimg edit`: words in, a picture out; the same turns as in the page."""

from __future__ import annotations

import json

import pytest
from PIL import Image, ImageDraw

from genimg import exit_codes
from tests.genimg.conftest import Shell
from tests.upstream.running import Upstream

pytestmark = pytest.mark.slow


def test_plain_words_change_a_picture_and_it_keeps_its_format(shell: Shell) -> None:
    shell.picture("photo.jpg", (640, 480))

    run = shell("edit", "photo.jpg", "make it square please")

    assert run.code == exit_codes.DONE
    assert run.lines == ["photo-edited.jpg"]
    with Image.open(shell.folder / "photo-edited.jpg") as made:
        assert (made.format, made.size) == ("JPEG", (480, 480))
    assert "free" in run.err


def test_a_command_does_and_the_name_of_the_result_says_the_format(shell: Shell) -> None:
    shell.picture("photo.jpg", (640, 480))

    run = shell("edit", "photo.jpg", "/resize 320", "-o", "small.png")

    with Image.open(shell.folder / "small.png") as made:
        assert (run.code, made.format, made.size) == (exit_codes.DONE, "PNG", (320, 240))


def test_an_answer_is_the_result_where_nothing_was_to_be_changed(shell: Shell) -> None:
    shell.picture("photo.jpg", (640, 480))

    run = shell("edit", "photo.jpg", "how big is it?")

    assert run.code == exit_codes.DONE
    assert "640 × 480" in run.out.decode()


def test_a_question_that_nobody_answers_changes_nothing(shell: Shell) -> None:
    shell.picture("photo.jpg")

    run = shell("edit", "photo.jpg", "rotate")

    assert run.code == exit_codes.UNANSWERED
    assert "Which way?" in run.err
    assert run.out == b""
    assert not (shell.folder / "photo-edited.jpg").exists()


def test_what_only_a_model_can_do_goes_to_one(connected: Shell) -> None:
    connected.picture("photo.jpg")

    run = connected("edit", "photo.jpg", "put a red hat on the dog", "-o", "hat.png")

    assert run.code == exit_codes.DONE, run.err
    assert run.lines == ["hat.png"]


def test_a_file_that_is_no_picture_is_told(shell: Shell) -> None:
    (shell.folder / "notes.jpg").write_text("no picture")

    run = shell("edit", "notes.jpg", "brighter")

    assert run.code == exit_codes.INVALID
    assert "Traceback" not in run.err


def marked(shell: Shell, box: tuple[int, int, int, int]) -> str:
    """A mask of a picture of 640 × 480, white in that box."""
    mask = Image.new("L", (640, 480))
    mask.paste(255, box)
    mask.save(shell.folder / "mask.png")
    return "mask.png"


def test_something_small_is_erased_and_nothing_else(shell: Shell) -> None:
    shell.picture("photo.png", (640, 480))
    before = Image.open(shell.folder / "photo.png").convert("RGB")

    run = shell("erase", "photo.png", "--mask", marked(shell, (300, 200, 340, 240)))

    assert (run.code, run.lines) == (exit_codes.DONE, ["photo-edited.png"]), run.err
    assert "0 of 305,600 px changed outside" in run.err
    with Image.open(shell.folder / "photo-edited.png") as made:
        assert made.convert("RGB").crop((0, 0, 640, 200)).tobytes() == before.crop((0, 0, 640, 200)).tobytes()


def test_a_picture_is_enlarged_and_it_is_said_how(shell: Shell) -> None:
    shell.picture("photo.png", (300, 200))

    run = shell("upscale", "photo.png", "--factor", "4x")

    assert (run.code, run.lines) == (exit_codes.DONE, ["photo-edited.png"]), run.err
    assert "by resampling" in run.err
    with Image.open(shell.folder / "photo-edited.png") as made:
        assert made.size == (1200, 800)


def test_a_picture_gets_more_around_it_and_stays_as_it_is(shell: Shell) -> None:
    shell.picture("photo.png", (300, 200))
    before = Image.open(shell.folder / "photo.png").convert("RGB")

    run = shell("expand", "photo.png", "left 20%, bottom 30px", "--way", "mirror")

    assert (run.code, run.lines) == (exit_codes.DONE, ["photo-edited.png"]), run.err
    assert "its edges mirrored: 0 of 60,000 px of it changed" in run.err
    with Image.open(shell.folder / "photo-edited.png") as made:
        assert made.size == (360, 230)
        assert made.convert("RGB").crop((60, 0, 360, 200)).tobytes() == before.tobytes()


def test_each_variation_is_a_file(connected: Shell) -> None:
    connected.picture("photo.png", (300, 200))

    run = connected("variations", "photo.png", "--count", "2", "-o", "made/")

    assert run.code == exit_codes.DONE, run.err
    assert len(set(run.lines)) == 2
    assert all((connected.folder / line).stat().st_size for line in run.lines)


def test_a_picture_is_painted_over_in_another_style(connected: Shell, upstream: Upstream) -> None:
    connected.picture("photo.png", (300, 200))

    run = connected("restyle", "photo.png", "as an oil painting", "--strength", "0.2", "-o", "oil.png")

    assert (run.code, run.lines) == (exit_codes.DONE, ["oil.png"]), run.err
    asked = json.dumps(upstream.calls("google/gemini-3.1-flash-image"))
    assert "only lightly" in asked
    assert "as an oil painting" in asked


def test_a_colour_is_set_behind_the_subject_here(shell: Shell) -> None:
    image = Image.new("RGB", (300, 200), "navy")
    ImageDraw.Draw(image).ellipse((100, 50, 200, 150), fill="orange")
    image.save(shell.folder / "ball.png")

    run = shell("replace-bg", "ball.png", "white")

    assert (run.code, run.lines) == (exit_codes.DONE, ["ball-edited.png"]), run.err
    with Image.open(shell.folder / "ball-edited.png") as made:
        assert made.convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_what_needs_a_model_says_which_to_connect(shell: Shell) -> None:
    shell.picture("photo.png", (300, 200))

    for said in (("variations", "photo.png"), ("restyle", "photo.png", "in oil"), ("replace-bg", "photo.png", "a sea")):
        run = shell(*said)
        assert run.code != exit_codes.DONE
        assert "Connect Recraft" in run.err


def test_a_mask_that_is_no_file_is_said_before_anything_is_done(shell: Shell) -> None:
    shell.picture("photo.png", (640, 480))

    run = shell("erase", "photo.png", "--mask", "nowhere.png")

    assert run.code != exit_codes.DONE
    assert "nowhere.png is no file" in run.err
    assert not (shell.folder / "photo-edited.png").exists()


def test_an_area_needs_a_model_and_it_is_said_which(shell: Shell) -> None:
    shell.picture("photo.png", (640, 480))

    run = shell("inpaint", "photo.png", "a red hat", "--mask", marked(shell, (300, 200, 340, 240)))

    assert run.code != exit_codes.DONE
    assert "Connect OpenAI" in run.err


def test_a_drawing_is_written_as_svg_and_as_what_it_looks_like_where_that_is_named(shell: Shell) -> None:
    shell.picture("logo.png", (320, 240))

    assert shell("vectorize", "logo.png", "--detail", "low").lines == ["logo-edited.svg"]
    assert (shell.folder / "logo-edited.svg").read_text().startswith("<svg xmlns=")
    assert shell("vectorize", "logo.png", "-o", "seen.webp").code == exit_codes.DONE
    with Image.open(shell.folder / "seen.webp") as made:
        assert (made.format, made.size) == ("WEBP", (320, 240))
