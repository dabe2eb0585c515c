"""Pictures of all kinds came in, files within the target came out. The files are read back by Pillow, not by us."""

from __future__ import annotations

import random
from dataclasses import replace
from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from imaging.compress import reading
from imaging.compress.codecs import HAS_JPEGLI
from imaging.compress.engine import CompressedFile, compressed
from imaging.compress.likeness import brightness_of_jpeg, likeness
from imaging.compress.outcome import DONE, KEPT, SHORT, TRANSPARENT
from imaging.compress.reading import opened
from imaging.compress.target import PRESETS, CompressTarget
from imaging.inspection.inspector import inspected
from imaging.refusal import Refused

pytestmark = pytest.mark.slow

LIMIT = 100_000_000
GPS = 0x8825


def noise(width: int, height: int, mode: str = "RGB") -> Image.Image:
    return Image.frombytes(mode, (width, height), random.Random(3).randbytes(width * height * len(mode)))


def gradient(width: int, height: int) -> Image.Image:
    down = Image.linear_gradient("L").resize((width, height))
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    return Image.merge("RGB", (down, across, Image.blend(down, across, 0.5)))


def photo(width: int, height: int) -> Image.Image:
    """Soft shapes under a grain, as a photograph has them."""
    soft = noise(max(2, width // 40), max(2, height // 40)).resize((width, height), Image.Resampling.BICUBIC)
    return Image.blend(soft, noise(width, height), 0.08)


def letters(width: int, height: int) -> Image.Image:
    """Red and blue words on white."""
    page = Image.new("RGB", (width, height), "white")
    pen = ImageDraw.Draw(page)
    for row in range(0, height, 14):
        pen.text((4, row), "the quick brown fox " * (width // 100), fill=("red", "blue")[row // 14 % 2])
    return page


def cut_out(width: int, height: int) -> Image.Image:
    """Transparent around a disc."""
    image = photo(width, height).convert("RGBA")
    mask = Image.new("L", image.size, 0)
    ImageDraw.Draw(mask).ellipse((width // 8, height // 8, width * 7 // 8, height * 7 // 8), fill=255)
    image.putalpha(mask)
    return image


def saved(image: Image.Image, kind: str = "PNG", **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)  # type: ignore[arg-type]
    return out.getvalue()


def read(made: CompressedFile) -> Image.Image:
    image = Image.open(BytesIO(made.data))
    image.load()
    return image


PICTURES = {
    "noise": noise(300, 200),
    "gradient": gradient(900, 300),
    "flat": Image.new("RGB", (640, 480), (40, 90, 160)),
    "photo": photo(500, 375),
    "letters": letters(400, 300),
    "cut out": cut_out(300, 300),
    "one pixel": Image.new("RGB", (1, 1), "red"),
    "three pixels": noise(3, 1),
    "very wide": photo(2000, 20),
    "very high": gradient(5, 2000),
    "grey": photo(500, 400).convert("L"),
    "sixteen bits": Image.linear_gradient("L").convert("I;16"),
    "palette": photo(300, 200).quantize(64),
}


@pytest.mark.parametrize("format", ["auto", "jpeg", "webp", "png"])
@pytest.mark.parametrize("name", PICTURES)
def test_never_over_the_target_unless_that_is_said(name: str, format: str) -> None:
    data, size = saved(PICTURES[name]), 12_000
    made = compressed(data, CompressTarget(size, 800, 800, format), LIMIT)
    outcome = made.outcome
    if outcome.state == KEPT:
        assert len(data) <= size
        assert not made.data
        return
    image = read(made)
    assert outcome.bytes == len(made.data)
    assert (outcome.width, outcome.height) == image.size
    side = min(image.size) if name.startswith("very") else max(image.size)
    assert side <= 800
    if outcome.state == SHORT:
        assert len(made.data) > size
        assert max(image.size) <= 320
    else:
        assert outcome.state == DONE
        assert len(made.data) <= size
    assert Image.open(BytesIO(made.preview)).format == "WEBP"


def test_it_is_as_close_under_the_target_as_one_step_of_quality() -> None:
    made = compressed(saved(photo(500, 375)), CompressTarget(40_000, format="jpeg"), LIMIT)
    assert 0.9 * 40_000 < len(made.data) <= 40_000
    assert read(made).size == (500, 375)
    assert made.outcome.quality is not None
    assert 40 <= made.outcome.quality < 96


def test_dimensions_are_given_up_last() -> None:
    data = saved(photo(600, 450))
    roomy, tight = (compressed(data, CompressTarget(size, format="jpeg"), LIMIT).outcome for size in (30_000, 8_000))
    assert (roomy.width, roomy.height) == (600, 450)
    assert 320 <= tight.width < 600
    assert tight.state == DONE
    assert tight.width / tight.height == pytest.approx(4 / 3, rel=0.02)


def screenshot(width: int, height: int) -> bytes:
    """Panels and small words in few colours, as a palette PNG."""
    page = Image.new("RGB", (width, height), "#f4f4f2")
    pen = ImageDraw.Draw(page)
    for place in range(6):
        left, top = 20 + place % 3 * width // 3, 20 + place // 3 * height // 2
        pen.rectangle(
            (left, top, left + width // 4, top + height // 3), fill=("#205080", "#c03030", "#308050")[place % 3]
        )
        for row in range(top, top + height // 3, 14):
            pen.text((left + 4, row), f"row {row} of panel {place}", fill=("white", "black")[place % 2])
    return saved(page.quantize(16))


@pytest.mark.parametrize(
    "target",
    [
        *(replace(preset, **size) for preset in PRESETS.values() for size in ({}, {"bytes": None})),
        CompressTarget(500_000),
        CompressTarget(width=1500, height=1500),
        CompressTarget(format="jpeg", quality=95),
    ],
    ids=str,
)
@pytest.mark.parametrize("name", ["screenshot", "grainy jpeg", "soft jpeg", "webp", "lossless webp", "gif", "cut out"])
def test_nothing_leaves_larger_than_it_came(name: str, target: CompressTarget) -> None:
    data = {
        "screenshot": lambda: screenshot(1200, 800),
        "grainy jpeg": lambda: saved(photo(1700, 1200), "JPEG", quality=25),
        "soft jpeg": lambda: saved(gradient(1700, 1200), "JPEG", quality=30),
        "webp": lambda: saved(photo(1000, 700), "WEBP", quality=30),
        "lossless webp": lambda: saved(Image.open(BytesIO(screenshot(1000, 700))), "WEBP", lossless=True),
        "gif": lambda: saved(Image.open(BytesIO(screenshot(1000, 700))), "GIF"),
        "cut out": lambda: saved(cut_out(900, 900).resize((300, 300)).quantize(32)),
    }[name]()
    made = compressed(data, target, LIMIT)
    told = any("larger than before" in note for note in made.outcome.notes)
    assert len(made.data) < len(data) or told
    assert not told or (target.mail and name in ("webp", "lossless webp"))
    assert made.outcome.bytes == (len(made.data) or len(data))


def test_a_screenshot_is_coded_again_without_any_loss_where_it_stays_one() -> None:
    data = screenshot(1200, 800)
    made = compressed(data, PRESETS["web"], LIMIT)
    image = read(made)
    assert (image.format, image.mode) == ("PNG", "P")
    assert len(made.data) < 0.9 * len(data)
    assert image.convert("RGB").tobytes() == Image.open(BytesIO(data)).convert("RGB").tobytes()


def test_a_screenshot_that_would_grow_with_fewer_pixels_keeps_them_and_says_so() -> None:
    small = CompressTarget(500_000, 800, 800, "jpeg", mail=True)
    made = compressed(screenshot(1200, 800), small, LIMIT)
    assert (made.outcome.state, made.data, made.outcome.width) == (KEPT, b"", 1200)
    assert made.outcome.notes == ("with 800×533 pixels it would have more bytes",)


def test_a_large_screenshot_has_fewer_colours_before_it_has_blocks() -> None:
    page = Image.open(BytesIO(screenshot(1800, 1200))).convert("RGB")
    page.paste(photo(500, 300), (900, 200))
    data = saved(page)
    made = compressed(data, CompressTarget(len(data) // 2, format="jpeg"), LIMIT)
    assert read(made).mode == "P"
    assert made.outcome.notes == ("256 colours",)
    lossless = compressed(data, CompressTarget(int(len(data) * 0.98)), LIMIT)
    assert lossless.outcome.likeness is None
    assert read(lossless).convert("RGB").tobytes() == page.tobytes()


def test_a_jpeg_is_never_taken_for_a_drawing() -> None:
    """Its blocks are in its pixels: as a PNG it would be larger and no better."""
    data = saved(Image.open(BytesIO(screenshot(1200, 800))).convert("RGB"), "JPEG", quality=90)
    assert compressed(data, CompressTarget(len(data) // 2), LIMIT).outcome.media_type != "image/png"


@pytest.mark.parametrize("format", ["jpeg", "png", "webp", "avif"])
def test_a_format_that_was_asked_for_is_made_and_what_it_costs_is_said(format: str) -> None:
    data = screenshot(1200, 800) if format == "jpeg" else saved(photo(600, 400), "JPEG", quality=12)
    made = compressed(data, CompressTarget(format=format, strict=True), LIMIT)
    assert read(made).format == format.upper()
    larger = any(note.startswith("larger than before") for note in made.outcome.notes)
    assert larger == (len(made.data) >= len(data))
    assert larger or format in ("webp", "avif")


def test_what_is_as_it_should_be_is_not_coded_again_for_nothing() -> None:
    data = saved(photo(900, 700), "JPEG", quality=75)
    for target in (CompressTarget(len(data)), PRESETS["web"]):
        assert compressed(data, target, LIMIT).outcome.state == KEPT


def test_by_mail_goes_what_mail_programs_show() -> None:
    """Neither WebP nor AVIF: a small transparent picture as a PNG, a large one as a JPEG on a ground that suits it."""
    logo = cut_out(200, 200).quantize(24)
    mailed = CompressTarget(500_000, 800, 800, "jpeg", mail=True)
    small = compressed(saved(logo.convert("RGBA").resize((900, 900))), mailed, LIMIT)
    assert (read(small).format, read(small).convert("RGBA").getpixel((2, 2))[3]) == ("PNG", 0)  # type: ignore[index]
    large = compressed(saved(cut_out(1620, 1620)), PRESETS["email"], LIMIT)
    assert (read(large).format, read(large).getpixel((2, 2))) == ("JPEG", (255, 255, 255))
    assert large.outcome.notes[0].startswith("on white, because it is transparent")
    for kind in ("WEBP", "AVIF"):
        made = compressed(saved(photo(700, 500), kind, quality=60), PRESETS["email"], LIMIT)
        assert read(made).format == "JPEG"


def test_what_is_white_all_over_stands_on_black() -> None:
    white = Image.new("RGBA", (820, 820), (250, 250, 250, 255))
    white.putalpha(noise(820, 820, "L"))
    made = compressed(saved(white), PRESETS["email"], LIMIT)
    assert made.outcome.notes[0].startswith("on black")
    assert read(made).format == "JPEG"


@pytest.mark.parametrize("format", ["webp", "avif"])
def test_no_hidden_colour_shines_through(format: str) -> None:
    red = Image.new("RGBA", (200, 150), (0, 255, 0, 0))
    red.paste((200, 20, 20, 255), (41, 37, 160, 119))
    made = compressed(saved(red), CompressTarget(format=format, quality=60, strict=True), LIMIT)
    seen = read(made).convert("RGB").crop((41, 37, 160, 119))
    assert all(
        abs(band[0] - right) < 10 and abs(band[1] - right) < 10
        for band, right in zip(seen.getextrema(), (200, 20, 20), strict=True)
    )  # type: ignore[index]


def test_what_is_left_behind_is_said() -> None:
    """Other frames, and more bits than eight: it is one picture of 8 bits afterwards."""
    frames = [photo(300, 200).rotate(90 * turn, expand=False) for turn in range(3)]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert "animation: first frame used" in compressed(moving, CompressTarget(20_000), LIMIT).outcome.notes
    deep = saved(Image.frombytes("I;16", (300, 200), random.Random(2).randbytes(120_000)))
    assert "16 bits a channel, reduced to 8" in compressed(deep, CompressTarget(30_000), LIMIT).outcome.notes


def test_what_a_format_cannot_hold_is_made_smaller_and_said() -> None:
    made = compressed(saved(photo(17_000, 40), "JPEG"), CompressTarget(format="webp", strict=True), LIMIT)
    assert read(made).size == (16_383, 39)
    assert "WebP holds at most 16,383 pixels a side" in made.outcome.notes


def test_the_target_is_filled() -> None:
    """Within 2 %, since jpegli's dial turns in tenths of a quality. (Near the top its quantisers are 2, 3 and 4, and
    nothing lies between them.)"""
    data = saved(photo(1500, 1000), "JPEG", quality=97)
    for size in (120_000, 180_000, 260_000):
        made = compressed(data, CompressTarget(size, format="jpeg"), LIMIT)
        assert (0.98 if HAS_JPEGLI else 0.93) * size <= len(made.data) <= size


def test_a_tight_target_is_reached_by_another_format_before_pixels_go() -> None:
    data, target = saved(gradient(800, 600), "JPEG", quality=95), CompressTarget(4_000)
    outcome = compressed(data, target, LIMIT).outcome
    assert (outcome.media_type, outcome.width, outcome.state) == ("image/webp", 800, DONE)


def test_what_cannot_be_made_small_enough_says_so_and_stays_legible() -> None:
    made = compressed(saved(noise(400, 400)), CompressTarget(3_000, format="jpeg"), LIMIT)
    assert made.outcome.state == SHORT
    assert max(read(made).size) == 320
    assert len(made.data) > 3_000


@pytest.mark.parametrize("orientation", range(1, 9))
def test_it_comes_upright_and_says_nothing_about_its_owner(orientation: int) -> None:
    upright = photo(400, 300)
    upright.paste((255, 0, 0), (0, 0, 100, 75))
    way_back = {2: [Image.Transpose.FLIP_LEFT_RIGHT], 3: [Image.Transpose.ROTATE_180]}
    way_back |= {4: [Image.Transpose.FLIP_TOP_BOTTOM], 5: [Image.Transpose.TRANSPOSE]}
    way_back |= {6: [Image.Transpose.ROTATE_90], 7: [Image.Transpose.TRANSVERSE], 8: [Image.Transpose.ROTATE_270]}
    stored = upright
    for step in way_back.get(orientation, []):
        stored = stored.transpose(step)
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0xA431] = orientation, "Maker", "serial 4711"
    exif.get_ifd(GPS)[2] = (52.0, 31.0, 12.0)
    data = saved(stored, "JPEG", quality=97, exif=exif, comment=b"at home")
    made = compressed(data, CompressTarget(40_000, 360, 360, "jpeg"), LIMIT)
    image = read(made)
    assert image.size == (360, 270)
    red, _, blue = image.getpixel((30, 20))  # type: ignore[misc]
    assert red > 200 > 90 > blue
    for file in (made.data, made.preview):
        opened = Image.open(BytesIO(file))
        assert not opened.getexif()
        assert "icc_profile" not in opened.info
        assert b"4711" not in file
        assert b"at home" not in file


def test_transparent_stays_transparent_in_webp_where_a_preset_for_the_web_says_jpeg() -> None:
    made = compressed(saved(cut_out(820, 820)), replace(PRESETS["web"], width=800, height=800), LIMIT)
    image = read(made)
    assert (image.format, image.mode, max(image.size)) == ("WEBP", "RGBA", 800)
    assert image.getpixel((2, 2))[3] == 0  # type: ignore[index]
    assert image.getpixel((400, 400))[3] == 255  # type: ignore[index]
    assert made.outcome.notes


def test_transparent_and_jpeg_in_so_many_words_is_a_question() -> None:
    made = compressed(saved(cut_out(300, 300)), CompressTarget(50_000, format="jpeg", strict=True), LIMIT)
    assert (made.outcome.state, made.data) == (TRANSPARENT, b"")


@pytest.mark.parametrize(("ground", "value"), [("white", 255), ("black", 0)])
def test_a_ground_that_was_named_is_behind_it(ground: str, value: int) -> None:
    target = CompressTarget(50_000, format="jpeg", ground=ground, strict=True)
    image = read(compressed(saved(cut_out(300, 300)), target, LIMIT))
    assert image.format == "JPEG"
    assert all(abs(band - value) < 12 for band in image.getpixel((3, 3)))  # type: ignore[union-attr]


def test_an_alpha_channel_that_hides_nothing_is_not_transparency() -> None:
    opaque = photo(300, 200)
    opaque.putalpha(255)
    assert compressed(saved(opaque), CompressTarget(20_000, format="jpeg", strict=True), LIMIT).outcome.state == DONE


def test_a_drawing_that_fits_stays_a_png_with_its_very_pixels() -> None:
    page = letters(600, 300)
    made = compressed(saved(page, compress_level=1), CompressTarget(60_000), LIMIT)
    assert made.outcome.media_type == "image/png"
    assert (made.outcome.quality, made.outcome.likeness) == (None, None)
    assert read(made).convert("RGB").tobytes() == page.tobytes()


def test_colour_edges_keep_their_colour() -> None:
    """Red letters at half the resolution of colour would bleed."""
    fine = compressed(saved(letters(350, 250)), CompressTarget(50_000, format="jpeg", strict=True), LIMIT).outcome
    coarse = compressed(saved(photo(350, 250)), CompressTarget(20_000, format="jpeg"), LIMIT).outcome
    assert (fine.chroma, coarse.chroma) == ("4:4:4", "4:2:0")
    assert fine.quality is not None
    assert 65 <= fine.quality < 92


def test_what_would_only_grow_is_left_alone() -> None:
    small = saved(photo(400, 300), "JPEG", quality=30)
    made = compressed(small, PRESETS["email"], LIMIT)
    assert (made.outcome.state, made.outcome.bytes, made.data) == (KEPT, len(small), b"")


def test_a_quality_that_was_asked_for_is_the_most_it_gets() -> None:
    data = saved(photo(400, 300))
    asked = [compressed(data, CompressTarget(format="jpeg", quality=quality), LIMIT) for quality in (30, 90)]
    assert [each.outcome.quality for each in asked] == [30, 90]
    assert len(asked[0].data) < len(asked[1].data)
    assert compressed(data, CompressTarget(10**6, format="jpeg", quality=60), LIMIT).outcome.quality == 60


def test_cmyk_and_wide_colours_come_out_as_srgb() -> None:
    made = compressed(
        saved(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG"), CompressTarget(format="jpeg"), LIMIT
    )
    image = read(made)
    assert image.mode == "RGB"
    red, green, blue = image.getpixel((30, 30))  # type: ignore[misc]
    assert red > 180 > 90 > max(green, blue)


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "AVIF"])
def test_formats_that_libvips_is_not_allowed_to_read_are_read_all_the_same(kind: str) -> None:
    made = compressed(saved(photo(400, 300), kind), CompressTarget(15_000, format="jpeg"), LIMIT)
    assert read(made).format == "JPEG"
    assert len(made.data) <= 15_000


def test_avif_is_made_on_request() -> None:
    made = compressed(saved(photo(200, 150)), CompressTarget(6_000, format="avif"), LIMIT)
    assert read(made).format == "AVIF"
    assert len(made.data) <= 6_000


def test_a_jpeg_is_held_against_its_picture_by_its_brightness_alone() -> None:
    image = opened(saved(photo(300, 200)), None, None, LIMIT).image
    data = saved(photo(300, 200), "JPEG", quality=40)
    by_all = likeness(image, opened(data, None, None, LIMIT).image)
    assert likeness(image, brightness_of_jpeg(data)) == pytest.approx(by_all, abs=0.002)


def test_likeness_falls_with_quality() -> None:
    data = saved(photo(400, 300))
    poor, good = (
        compressed(data, CompressTarget(format="jpeg", quality=quality), LIMIT).outcome for quality in (25, 95)
    )
    assert poor.likeness is not None
    assert good.likeness is not None
    assert 0 < poor.likeness < good.likeness < 1


WHOLE = saved(photo(200, 150), "JPEG")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        WHOLE[:3000],
        saved(photo(90, 90))[:900],
    ],
    ids=["nothing", "words", "svg", "pdf", "cut jpeg", "cut png"],
)
def test_what_is_no_whole_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        compressed(data, PRESETS["email"], LIMIT)
    assert caught.value.code in ("not_a_picture", "broken_picture")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_too_many_pixels_are_refused_before_they_are_read(kind: str) -> None:
    with pytest.raises(Refused) as caught:
        compressed(saved(Image.new("RGB", (200, 200)), kind), PRESETS["email"], 30_000)
    assert caught.value.code == "picture_too_large"


def test_a_picture_larger_than_a_screen_loses_dimensions_before_it_becomes_dirty() -> None:
    data = saved(photo(2600, 1800), "JPEG", quality=95)
    dirty = len(compressed(data, CompressTarget(None, None, None, "jpeg", quality=48), LIMIT).data)
    made = compressed(data, CompressTarget(dirty, None, None, "jpeg"), LIMIT)
    assert made.outcome.bytes <= dirty
    assert 1920 <= made.outcome.width < 2600
    assert (made.outcome.quality or 0) >= 60


def test_one_that_a_screen_shows_whole_keeps_its_dimensions_down_to_quality_40() -> None:
    data = saved(photo(1900, 1300), "JPEG", quality=95)
    least = len(compressed(data, CompressTarget(None, None, None, "jpeg", quality=45), LIMIT).data)
    made = compressed(data, CompressTarget(least, None, None, "jpeg"), LIMIT)
    assert (made.outcome.width, made.outcome.height) == (1900, 1300)
    assert 40 <= (made.outcome.quality or 0) < 60


def test_by_mail_no_bytes_are_spent_on_what_nobody_sees_unless_somebody_names_them() -> None:
    data = saved(photo(1400, 1000), "JPEG", quality=97)
    enough = compressed(data, PRESETS["email"], LIMIT)
    named = compressed(data, PRESETS["email"].changed(bytes=400_000), LIMIT)
    assert enough.outcome.quality == 86
    assert len(enough.data) < 0.9 * 400_000
    assert 0.98 * 400_000 < len(named.data) <= 400_000
    if HAS_JPEGLI:
        assert not read(enough).info.get("progressive")
        assert read(named).info["progressive"]


def test_where_the_bytes_are_scarce_a_preset_is_filled() -> None:
    data = saved(noise(1200, 900), "JPEG", quality=95)
    made = compressed(data, PRESETS["email"], LIMIT)
    assert 0.95 * 500_000 < len(made.data) <= 500_000
    assert made.outcome.quality is not None
    assert made.outcome.quality < 86


def test_what_is_halved_while_it_is_opened_looks_as_if_it_had_been_made_smaller_later() -> None:
    report = inspected(saved(photo(1000, 700), "JPEG", quality=95), LIMIT)
    swift, slow = (reading.read(report, 400, 400, swift=each).image for each in (True, False))
    assert (swift.width, swift.height) == (slow.width, slow.height) == (400, 280)
    assert likeness(slow, swift) > 0.97
