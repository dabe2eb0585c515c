"""A GIF as it is meant: where its first frame is smaller than its canvas, nothing is around it. Pillow puts a colour
there; browsers show what is behind the picture."""

from __future__ import annotations

from PIL import Image, ImageFile


def meant(opened: ImageFile.ImageFile, frame: tuple[int, int, int, int]) -> Image.Image:
    """`frame` is where it lies, before it was loaded."""
    if frame == (0, 0, *opened.size):
        return opened
    picture = opened.convert("RGBA")
    around = Image.new("RGBA", opened.size)
    around.paste(picture.crop(frame), frame)
    return around
