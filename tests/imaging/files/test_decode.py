"""Foreign bytes came in; an upright sRGB picture, or a sentence, came out."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image, ImageCms, PngImagePlugin

from imaging.files.decode import decode
from imaging.files.encode import to_jpeg, to_png, to_preview
from imaging.inspection.inspector import inspected
from imaging.raster import Raster
from imaging.refusal import Refused
from tests.imaging.pictures import picture, same


def saved(image: Image.Image, kind: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "GIF", "BMP", "TIFF", "AVIF", "JPEG"])
def test_common_formats_are_recognised_by_their_content(kind: str) -> None:
    raster = decode(saved(picture().image, kind))
    assert (raster.width, raster.height, raster.image.mode) == (48, 32, "RGB")


@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_png_goes_out_and_comes_back_unchanged(mode: str) -> None:
    raster = picture(mode)
    assert same(decode(to_png(raster)).image, raster.image)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    raster = decode(saved(picture().image, "PNG", exif=exif))
    assert (raster.width, raster.height) == ((32, 48) if orientation > 4 else (48, 32))
    corner = {1: (0, 0), 2: (47, 0), 3: (47, 31), 4: (0, 31), 5: (0, 0), 6: (31, 0), 7: (31, 47), 8: (0, 47)}
    assert raster.image.getpixel(corner[orientation]) == picture().image.getpixel((0, 0))


def test_a_colour_profile_is_applied() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    lab = ImageCms.profileToProfile(picture().image, ImageCms.createProfile("sRGB"), wide, outputMode="LAB")
    assert lab is not None
    back = decode(saved(lab, "TIFF", icc_profile=wide.tobytes())).image
    off = max(abs(a - b) for a, b in zip(back.tobytes(), picture().image.tobytes(), strict=True))
    assert off < 24  # 8-bit Lab is coarse; without the conversion it is off by more than 100


def test_a_broken_profile_is_left_aside() -> None:
    raster = decode(saved(picture().image, "PNG", icc_profile=b"no profile"))
    assert same(raster.image, picture().image)


@pytest.mark.parametrize("mode", ["CMYK", "L", "1", "P", "LA", "I;16", "YCbCr"])
def test_other_modes_become_rgb(mode: str) -> None:
    source = Image.new("L", (8, 8), 128).convert("I;16") if mode == "I;16" else picture().image.convert(mode)
    kind = "TIFF" if mode in ("CMYK", "YCbCr") else "PNG"
    assert decode(saved(source, kind)).image.mode == "RGB"


def test_sixteen_bits_keep_their_tone() -> None:
    grey = Image.frombytes("I;16", (2, 1), struct.pack("<HH", 0x8080, 0xFFFF))
    assert decode(saved(grey, "PNG")).image.tobytes() == bytes([128] * 3 + [255] * 3)


def test_transparency_of_a_palette_is_kept() -> None:
    image = picture().image.quantize(8)
    image.info["transparency"] = 3
    raster = decode(saved(image, "PNG"))
    assert raster.image.mode == "RGBA"
    assert raster.image.getchannel("A").getextrema() == (0, 255)


def test_an_opaque_alpha_channel_is_dropped() -> None:
    assert decode(saved(picture().image.convert("RGBA"), "PNG")).image.mode == "RGB"


def test_only_the_first_frame_is_taken() -> None:
    frames = [Image.new("RGB", (9, 9), colour) for colour in ("red", "blue")]
    data = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])
    assert decode(data).image.getpixel((4, 4)) == (255, 0, 0)


def test_private_metadata_does_not_come_through() -> None:
    exif = Image.Exif()
    exif[0x010F] = "Secret Camera"
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "Secret place")
    raster = decode(saved(picture().image, "PNG", exif=exif, pnginfo=text, dpi=(300, 300)))
    for data in (to_png(raster), to_preview(raster), to_jpeg(raster, 1)):
        assert b"Secret" not in data
        opened = Image.open(BytesIO(data))
        assert not opened.getexif()
        assert {"dpi", "exif", "Comment", "icc_profile"}.isdisjoint(opened.info)


def huge_png(width: int, height: int) -> bytes:
    """A PNG whose header promises more pixels than anyone wants to decode."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(20_001, 10_000), (60_000, 60_000), (2_000_000_000, 2)])
def test_too_many_pixels_are_refused_before_decoding(size: tuple[int, int]) -> None:
    with pytest.raises(Refused) as raised:
        decode(huge_png(*size))
    assert raised.value.code == "picture_too_large"


def test_the_limit_is_said() -> None:
    with pytest.raises(Refused, match="The picture has 225 megapixels; the limit is 200"):
        decode(huge_png(15_000, 15_000))


@pytest.mark.parametrize("data", [b"", b"hello", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", b"\0" * 99])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(Refused, match="not a picture"):
        decode(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF", "TIFF", "BMP", "AVIF"])
def test_damage_is_refused_with_a_sentence(kind: str) -> None:
    """Cut short at every tenth, and with bytes turned over: a picture or a `Refused`, never anything else."""
    data, dice, refused = saved(picture().image, kind), random.Random(1), 0
    damaged = [data[: len(data) * tenth // 10] for tenth in range(1, 10)]
    for _ in range(60):
        turned = bytearray(data)
        for _ in range(4):
            turned[dice.randrange(len(turned))] ^= 1 << dice.randrange(8)
        damaged.append(bytes(turned))
    for each in damaged:
        try:
            decode(each)
        except Refused:
            refused += 1
    assert refused >= 5


def test_the_size_is_read_without_decoding() -> None:
    assert inspected(huge_png(11_000, 9_000)).size == (11_000, 9_000)


def test_previews_fit_their_box_and_keep_transparency() -> None:
    preview = Image.open(BytesIO(to_preview(picture("RGBA", 900, 300))))
    assert (preview.format, preview.size, preview.mode) == ("WEBP", (600, 200), "RGBA")
    small = Image.open(BytesIO(to_preview(picture())))
    assert small.size == (48, 32)


def test_jpegs_for_models_are_small_and_on_white() -> None:
    image = Image.open(BytesIO(to_jpeg(picture("RGB", 200, 100), 0.005)))
    assert (image.format, image.size) == ("JPEG", (100, 50))
    clear = Raster(Image.new("RGBA", (9, 9), (0, 0, 0, 0)))
    assert Image.open(BytesIO(to_jpeg(clear, 1))).getpixel((5, 5)) == (255, 255, 255)
