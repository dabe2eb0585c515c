"""Draws the thumbnails of the styles: the same lake by each of the Sketchbook's media, and by simple means in more.

What a program cannot honestly show, such as a photograph, has no thumbnail: the page draws a sign there.

.venv/bin/python -m setup.style_tiles
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageChops, ImageEnhance, ImageFilter, ImageOps

from imaging.sketch.painter import paint
from imaging.sketch.reading import read

MADE = Path(__file__).parent.parent / "interface" / "web" / "src" / "assets" / "styles"
SIZE = (160, 128)
"""Pixels: twice what a tile shows, for dense screens."""
MOST = 4096
"""Bytes of one."""
SCENE = "a mountain lake at sunset"  # its upper right, where the peak is, is what a tile shows
MEDIA = {
    "watercolour": ("watercolour", 400),
    "oil": ("oil painting", 320),
    "ink": ("ink", 400),
    "pixel": ("pixel art", 128),
    "low_poly": ("low poly", 640),
    "poster": ("flat poster", 400),
}
"""The words for a style, and the width in pixels to paint at: few where a tile would lose the grain."""
Picture = Image.Image


def painted(words: str, width: int) -> Picture:
    """By the Sketchbook, as large as a tile."""
    height = width * SIZE[1] // SIZE[0]
    *_, last = paint(read(f"{SCENE}, {words}"), width, height, 7)
    way = Image.Resampling.NEAREST if width < SIZE[0] else Image.Resampling.LANCZOS
    return last.image.convert("RGB").resize(SIZE, way, box=(round(width * 0.36), 0, width, round(height * 0.64)))


def outlines(picture: Picture, width: int = 3) -> Picture:
    """Black on white, where one area ends and the next begins."""
    grey = picture.convert("L").filter(ImageFilter.MedianFilter(5))
    thick, thin = grey.filter(ImageFilter.MaxFilter(width)), grey.filter(ImageFilter.MinFilter(width))
    edges = ImageChops.subtract(thick, thin)
    return ImageOps.invert(ImageOps.autocontrast(edges, cutoff=2).point([min(255, each * 2) for each in range(256)]))


def inked(picture: Picture, lines: Picture) -> Picture:
    return ImageChops.multiply(picture, lines.convert("RGB"))


def dotted(picture: Picture, step: int = 6) -> Picture:
    """A screen of dots over it, larger where it is darker."""
    grey, dots = picture.convert("L"), Image.new("L", SIZE, 255)
    for top in range(0, SIZE[1], step):
        for left in range(0, SIZE[0], step):
            radius = (255 - int(grey.getpixel((left, top)))) / 255 * step * 0.6  # type: ignore[arg-type]
            box = (round(left - radius), round(top - radius), round(left + radius), round(top + radius))
            dots.paste(90, box)
    return ImageChops.multiply(picture, dots.convert("RGB"))


def grained(picture: Picture, amount: float) -> Picture:
    """`amount`: 0–1."""
    noise = Image.effect_noise(SIZE, 60).convert("RGB")
    return Image.blend(picture, ImageChops.overlay(picture, noise), amount)


def in_two(picture: Picture, dark: str, light: str) -> Picture:
    """Two colours, as one block prints them."""
    parted = ImageOps.equalize(picture.convert("L")).point([255 * (each > 118) for each in range(256)])
    return ImageOps.colorize(parted, dark, light)


def coloured(picture: Picture, *colours: str) -> Picture:
    """Its light as a ramp over three colours."""
    return ImageOps.colorize(ImageOps.autocontrast(picture.convert("L")), colours[0], colours[2], mid=colours[1])


def stitched(picture: Picture, step: int = 4) -> Picture:
    """Small diagonal stitches."""
    small = picture.resize((SIZE[0] // step, SIZE[1] // step)).resize(SIZE, Image.Resampling.NEAREST)
    weave = Image.new("L", SIZE, 255)
    for top in range(SIZE[1]):
        for left in range(SIZE[0]):
            if (left + top) % step == 0 or left % step == 0:
                weave.putpixel((left, top), 190)
    return ImageChops.multiply(small, weave.convert("RGB"))


def leaded(picture: Picture) -> Picture:
    """Bright panes with black lead between them."""
    panes = ImageEnhance.Color(ImageOps.posterize(picture.filter(ImageFilter.ModeFilter(9)), 3)).enhance(2.2)
    return inked(panes, outlines(panes, 5))


def layered(picture: Picture) -> Picture:
    """Sheets of card, each with a shadow on the next."""
    sheets = ImageOps.posterize(picture.filter(ImageFilter.ModeFilter(11)), 2)
    shadow = outlines(sheets, 3).filter(ImageFilter.GaussianBlur(2))
    lifted = ImageEnhance.Brightness(sheets).enhance(1.25)
    return ImageChops.multiply(lifted, ImageChops.offset(shadow, 2, 3).convert("RGB"))


def filmed(picture: Picture) -> Picture:
    return grained(ImageEnhance.Color(picture).enhance(0.55), 0.5)


def pencilled(picture: Picture) -> Picture:
    return ImageChops.screen(grained(outlines(picture).convert("RGB"), 0.35), Image.new("RGB", SIZE, "#3a3a3a"))


def charred(picture: Picture) -> Picture:
    shaded = ImageChops.multiply(outlines(picture, 5), ImageOps.autocontrast(picture.convert("L")))
    return grained(shaded.convert("RGB"), 0.8)


def chalked(picture: Picture) -> Picture:
    return grained(ImageEnhance.Brightness(picture.filter(ImageFilter.GaussianBlur(1.5))).enhance(1.15), 0.6)


def comic(picture: Picture) -> Picture:
    return inked(dotted(ImageEnhance.Color(ImageOps.posterize(picture, 3)).enhance(1.6)), outlines(picture))


def lined(picture: Picture) -> Picture:
    return outlines(picture).point([255 * (each > 120) for each in range(256)]).convert("RGB")


def block_printed(picture: Picture) -> Picture:
    return inked(coloured(ImageOps.posterize(picture, 3), "#16324f", "#c96f53", "#f4ead2"), outlines(picture))


FLAT, FINE, SOFT = "poster", "oil", "watercolour"
INSIDE = (0, 8, 150, 128)
"""Of those, without the border that a print or a sheet of paper has."""
BY_SIMPLE_MEANS: dict[str, tuple[str, Callable[[Picture], Picture]]] = {
    "film": (FINE, filmed),
    "black_and_white": (FINE, lambda one: ImageOps.autocontrast(one.convert("L"), cutoff=3).convert("RGB")),
    "gouache": (SOFT, lambda one: ImageOps.posterize(one.filter(ImageFilter.ModeFilter(7)), 4)),
    "pencil": (FLAT, pencilled),
    "charcoal": (FINE, charred),
    "pastel": (SOFT, chalked),
    "linocut": (FLAT, lambda one: in_two(one, "#1f2a44", "#f2e8d5")),
    "comic": (FLAT, comic),
    "storybook": (SOFT, lambda one: ImageEnhance.Color(ImageEnhance.Brightness(one).enhance(1.12)).enhance(0.8)),
    "paper": (FLAT, layered),
    "travel_poster": (FLAT, lambda one: coloured(ImageOps.posterize(one, 3), "#0f3a4a", "#e0813f", "#f9ecc8")),
    "line": (FLAT, lined),
    "woodblock": (FLAT, block_printed),
    "synthwave": (FLAT, lambda one: coloured(one, "#1a0b3d", "#d61f8d", "#42e8f5")),
    "stained_glass": (FLAT, leaded),
    "embroidery": (FLAT, stitched),
}
"""For more styles: what is painted first, and what is done to it."""


def tile(picture: Picture) -> bytes:
    """WebP of at most `MOST` bytes at the best quality that allows it. Raises `ValueError` where none does."""
    for quality in range(80, 0, -5):
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST:
            return file.getvalue()
    raise ValueError(f"it does not fit {MOST} bytes")


if __name__ == "__main__":
    MADE.mkdir(exist_ok=True)
    done = {style: painted(words, width) for style, (words, width) in MEDIA.items()}
    done |= {style: change(done[first].resize(SIZE, box=INSIDE)) for style, (first, change) in BY_SIMPLE_MEANS.items()}
    for style, picture in done.items():
        (MADE / f"{style}.webp").write_bytes(tile(picture))
