"""What holds for pixels wherever they are computed: in worker processes, and in this one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from conversation.errors import Told
from conversation.ports.pixels import Pixels
from imaging.composition.overlay import Laid
from imaging.compress.target import CompressTarget
from imaging.operations.convert import Convert
from imaging.operations.crop import Crop
from imaging.operations.invert import Invert
from imaging.operations.rotate import Rotate
from imaging.operations.strip import Strip
from server.workers.in_process import InProcess
from server.workers.pixels import TaskPixels, TaskRunner
from server.workers.pool import Workers
from tests.imaging.credit.test_credit import KEPT, photograph, said

pytestmark = pytest.mark.slow

Make = Callable[[], TaskRunner]


@pytest.fixture(params=["worker processes", "this process"], scope="module")
def runner(request: pytest.FixtureRequest) -> Iterator[TaskRunner]:
    if request.param == "this process":
        yield InProcess()
        return
    workers = Workers(count=1, megabytes=2048, seconds=30)
    yield workers
    workers.close()


@pytest.fixture
def pixels(runner: TaskRunner) -> Pixels:
    return TaskPixels(runner)


def encoded(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def test_what_is_made_of_a_photograph_keeps_date_and_owner_when_that_is_wished(pixels: Pixels, tmp_path: Path) -> None:
    data = photograph()
    (tmp_path / "photo.jpg").write_bytes(data)
    for wished, kept in ((True, KEPT), (False, (None, None, None, 0))):
        keeping = pixels.crediting(wished)
        edited = keeping.edit(data, [Invert(), Convert(format="webp")])
        small = keeping.compress(data, CompressTarget(bytes=3_000, format="jpeg"))
        assert small.encoded
        assert small.outcome.bytes == len(small.encoded.data) <= 3_000
        files = [edited.data, keeping.edit(edited.data, [Invert()]).data, small.encoded.data]
        files += [keeping.accept(data).data, *(keeping.export(tmp_path / "photo.jpg", kind).data for kind in KINDS)]
        assert [said(file) for file in files] == [kept] * len(files)
        assert not opened(keeping.accept(data).full).getexif()


KINDS = ("same", "jpeg", "png", "webp")
PHOTO = Image.linear_gradient("L").convert("RGB").resize((900, 700))


def test_converting_stores_another_format_and_the_next_edit_is_lossless_again(pixels: Pixels) -> None:
    webp = pixels.edit(encoded(PHOTO), [Invert(), Convert(format="webp")])
    assert (webp.media_type, opened(webp.data).format) == ("image/webp", "WEBP")
    assert pixels.edit(webp.data, [Invert()]).media_type == "image/png"
    tiff = pixels.edit(encoded(PHOTO), [Convert(format="tiff")])
    assert (opened(tiff.data).format, opened(tiff.full).format) == ("TIFF", "WEBP")


def test_metadata_goes_and_the_format_stays(pixels: Pixels) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera"
    stripped = pixels.edit(encoded(PHOTO, "JPEG", exif=exif), [Strip()])
    assert (stripped.media_type, len(opened(stripped.data).getexif())) == ("image/jpeg", 0)


def test_a_preview_is_a_small_rough_picture(pixels: Pixels) -> None:
    preview = pixels.preview(pixels.accept(encoded(PHOTO)).preview, [Invert()])
    assert (preview.media_type, opened(preview.data).format) == ("image/webp", "WEBP")
    assert opened(preview.data).convert("RGB").getpixel((3, 3)) > (230, 230, 230)  # type: ignore[operator]


def test_the_main_colours_are_found(pixels: Pixels) -> None:
    (red,) = pixels.colours(encoded(Image.new("RGB", (90, 60), "#c02010")), 5)
    assert (red.colour, red.share) == ("#c02010", 1.0)


def test_what_is_in_a_file_is_told(pixels: Pixels) -> None:
    sheet = pixels.metadata(photograph())

    assert sheet.place is None
    assert {entry.id: entry.value for entry in sheet.group("people")}["author"] == "Ada Byron"
    assert {entry.id for entry in sheet.group("serials")} >= {"body_serial", "maker_note"}
    assert [entry.label for entry in pixels.metadata(b"garbage").group("file")] == ["File size", "Condition"]


def test_a_foreign_picture_is_taken_in_as_png_with_a_preview(pixels: Pixels) -> None:
    taken = pixels.accept(encoded(PHOTO, "JPEG"))
    assert (taken.media_type, taken.width, taken.height) == ("image/png", 900, 700)
    assert opened(taken.data).format == "PNG"
    assert (opened(taken.full).format, opened(taken.full).size) == ("WEBP", (900, 700))
    preview = opened(taken.preview)
    assert preview.format == "WEBP"
    assert preview.width <= 600
    assert preview.height <= 400


def test_it_comes_upright_and_without_what_it_said_about_its_owner(pixels: Pixels) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    taken = pixels.accept(encoded(PHOTO, "JPEG", exif=exif))
    assert (taken.width, taken.height) == (700, 900)
    assert not opened(taken.data).getexif()
    assert not opened(taken.preview).getexif()


def test_an_uploaded_file_is_looked_at_where_it_lies(pixels: Pixels, tmp_path: Path) -> None:
    upload = tmp_path / "upload.part"
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    upload.write_bytes(encoded(PHOTO, "JPEG", exif=exif))
    received = pixels.receive(upload)
    assert (received.media_type, received.width, received.height) == ("image/jpeg", 700, 900)
    assert received.noticed == ("place: kept only in the original",)
    for data, size in ((received.full, (700, 900)), (received.preview, (311, 400))):
        shown = opened(data)
        assert (shown.format, shown.size) == ("WEBP", size)
        assert not shown.getexif()


def test_an_uploaded_file_that_is_no_picture_is_refused_in_words(pixels: Pixels, tmp_path: Path) -> None:
    upload = tmp_path / "upload.part"
    for data, code in ((b"<svg/>", "not_a_picture"), (encoded(PHOTO)[:2000], "broken_picture")):
        upload.write_bytes(data)
        with pytest.raises(Told) as caught:
            pixels.receive(upload)
        assert caught.value.code == code
        assert caught.value.title in ("This is not a picture", "This picture is damaged")


def test_an_edit_of_an_uploaded_file_begins_with_what_was_shown(pixels: Pixels) -> None:
    exif = Image.Exif()
    exif[0x0112] = 3
    turned = pixels.edit(encoded(PHOTO, "PNG", exif=exif), (Rotate(180),))
    assert opened(turned.data).convert("RGB").tobytes() == PHOTO.tobytes()


@pytest.mark.parametrize(
    "data", [b"", b"not a picture", b"<svg/>", encoded(PHOTO)[:2000]], ids=["nothing", "words", "svg", "cut"]
)
def test_what_is_no_picture_is_refused_in_words(pixels: Pixels, data: bytes) -> None:
    for refuse in (lambda: pixels.accept(data), lambda: pixels.edit(data, (Invert(),)), lambda: pixels.shrink(data, 1)):
        with pytest.raises(Told) as caught:
            refuse()
        assert caught.value.code in ("not_a_picture", "broken_picture")
        assert caught.value.text


def test_too_many_pixels_and_too_many_bytes_are_refused(runner: TaskRunner) -> None:
    small = TaskPixels(runner, most_pixels=1000, most_bytes=5000)
    with pytest.raises(Told) as pixels_caught:
        small.accept(encoded(Image.new("1", (200, 200))))
    with pytest.raises(Told) as bytes_caught:
        small.accept(bytes(5001))
    assert pixels_caught.value.code == bytes_caught.value.code == "picture_too_large"


def test_a_stored_picture_of_many_bytes_is_worked_on_like_any_other(runner: TaskRunner, tmp_path: Path) -> None:
    small, path = TaskPixels(runner, most_bytes=1000), tmp_path / "stored.png"
    path.write_bytes(encoded(PHOTO))
    assert path.stat().st_size > 1000
    inverted = small.edit(path, [Invert()])
    assert opened(inverted.data).size == PHOTO.size
    assert small.compress(path, CompressTarget(9_000)).outcome.bytes <= 9_000
    assert small.shrink(path, 0.1).data
    assert small.colours(path, 3)
    assert small.overlay(path, path, Laid("centre", 0.5, 1, 0)).width == PHOTO.width
    assert small.metadata(path).groups
    with pytest.raises(Told) as gone:
        small.edit(tmp_path / "nowhere.png", [Invert()])
    assert gone.value.code == "not_found"


def test_operations_follow_one_another_without_a_loss(pixels: Pixels) -> None:
    edited = pixels.edit(encoded(PHOTO), (Rotate(90), Invert(), Invert(), Rotate(-90)))
    assert opened(edited.data).convert("RGB").tobytes() == PHOTO.tobytes()


def test_an_operation_that_cannot_be_done_is_told(pixels: Pixels) -> None:
    with pytest.raises(Told) as caught:
        pixels.edit(encoded(Image.new("RGB", (4, 4))), (Crop(box="100,100,10,10"),))
    assert caught.value.code == "impossible"


def test_it_is_compressed_to_a_size(pixels: Pixels) -> None:
    made = pixels.compress(encoded(PHOTO, "JPEG", quality=98), CompressTarget(9_000, 400, 400, "jpeg"))
    assert made.encoded is not None
    image = opened(made.encoded.data)
    assert (image.format, image.size, made.encoded.media_type) == ("JPEG", (400, 311), "image/jpeg")
    assert (made.encoded.width, made.encoded.height) == image.size
    assert len(made.encoded.data) == made.outcome.bytes <= 9_000
    assert opened(made.encoded.preview).format == "WEBP"


def test_what_would_not_become_smaller_is_left_alone(pixels: Pixels) -> None:
    data = encoded(Image.effect_noise((300, 200), 60), "JPEG", quality=20)
    made = pixels.compress(data, CompressTarget(500_000, format="jpeg"))
    assert (made.encoded, made.outcome.state, made.outcome.bytes) == (None, "kept", len(data))


def test_a_model_learns_nothing_of_where_a_picture_was_taken(pixels: Pixels) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    exif.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    sent = pixels.shrink(encoded(PHOTO, "JPEG", exif=exif, comment=b"Secret place", xmp=b"<x>Secret</x>"), 2)
    assert b"Secret" not in sent.data
    assert not opened(sent.data).getexif()


def test_for_a_model_it_is_a_small_jpeg(pixels: Pixels) -> None:
    shrunk = pixels.shrink(encoded(PHOTO), 0.1)
    image = opened(shrunk.data)
    assert (shrunk.media_type, image.format) == ("image/jpeg", "JPEG")
    assert image.width * image.height <= 100_000
    assert image.width / image.height == pytest.approx(900 / 700, rel=0.02)


def test_a_sketch_comes_in_stages_and_is_the_same_for_the_same_seed(pixels: Pixels) -> None:
    stages = list(pixels.sketch("a lake at dawn", 96, 64, 5))
    assert [stage.final for stage in stages] == [False] * (len(stages) - 1) + [True]
    assert len(stages) >= 3
    assert [stage.fraction for stage in stages] == sorted(stage.fraction for stage in stages)
    last = opened(stages[-1].data)
    assert (last.format, last.size) == ("PNG", (96, 64))
    assert list(pixels.sketch("a lake at dawn", 96, 64, 5))[-1].data == stages[-1].data
    assert list(pixels.sketch("a lake at dawn", 96, 64, 6))[-1].data != stages[-1].data


def test_a_sketch_can_be_left_in_the_middle(pixels: Pixels) -> None:
    with closing(pixels.sketch("a lake at dawn", 96, 64, 5)) as stages:  # type: ignore[type-var]
        next(stages)
    assert pixels.shrink(encoded(PHOTO), 0.1).data


def test_a_mask_is_cut_to_the_size_of_its_picture_where_it_is_white(pixels: Pixels) -> None:
    mask = Image.new("L", (4, 2), 0)
    mask.paste(255, (2, 0, 4, 2))

    cut = pixels.cut_mask(encoded(mask), encoded(Image.new("RGB", (8, 4))))

    found = opened(cut.data)
    assert (cut.media_type, found.format, found.mode, found.size) == ("image/png", "PNG", "RGBA", (8, 4))
    assert (found.getpixel((1, 1)), found.getpixel((6, 1))) == ((0, 0, 0, 255), (255, 255, 255, 0))


def test_a_mask_of_a_photograph_that_lies_on_its_side_is_as_large_as_it_stands(pixels: Pixels) -> None:
    sideways = Image.Exif()
    sideways[0x0112] = 6

    cut = pixels.cut_mask(encoded(Image.new("L", (2, 4))), encoded(Image.new("RGB", (8, 4)), "JPEG", exif=sideways))

    assert opened(cut.data).size == (4, 8)
