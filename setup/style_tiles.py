"""Draws the thumbnails of the styles in the image form: the same lake by each of the Sketchbook's media.

.venv/bin/python -m setup.style_tiles
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from PIL import Image

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
    "flat": ("flat poster", 400),
}
"""The words for a style, and the width in pixels to paint at: few where a tile would lose the grain."""


def tile(words: str, width: int) -> bytes:
    """WebP of at most `MOST` bytes at the best quality that allows it."""
    height = width * SIZE[1] // SIZE[0]
    *_, last = paint(read(f"{SCENE}, {words}"), width, height, 7)
    way = Image.Resampling.NEAREST if width < SIZE[0] else Image.Resampling.LANCZOS
    picture = last.image.resize(SIZE, way, box=(round(width * 0.36), 0, width, round(height * 0.64)))
    for quality in range(80, 0, -5):
        file = BytesIO()
        picture.save(file, "WEBP", quality=quality, method=6)
        if file.tell() <= MOST:
            return file.getvalue()
    raise ValueError(f"{words} does not fit {MOST} bytes")


if __name__ == "__main__":
    MADE.mkdir(exist_ok=True)
    for style, (words, width) in MEDIA.items():
        (MADE / f"{style}.webp").write_bytes(tile(words, width))
