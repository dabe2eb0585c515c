"""Large pictures piece by piece, so that what is worked on needs memory for a piece only and not for the picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PIL import Image

LARGE = 30_000_000
"""Pixels from which on it is worth it; below, one piece is quicker."""
PIECE = 2_000_000
"""Pixels of one piece, without what lies around it."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom."""
Change = Callable[[Image.Image, Box], Image.Image]
"""What becomes of a piece, and of which rows that is asked."""


def is_large(image: Image.Image) -> bool:
    return image.width * image.height > LARGE


def strips(size: tuple[int, int], multiple: int = 1, pixels: int = PIECE) -> Iterator[Box]:
    """The whole picture from top to bottom, in pieces of a multiple of that many rows."""
    width, height = size
    rows = max(1, pixels // width // multiple) * multiple
    for top in range(0, height, rows):
        yield 0, top, width, min(height, top + rows)


def changed_in_place(
    image: Image.Image, change: Change, reach: int = 0, multiple: int = 1, pixels: int = PIECE
) -> None:
    """Puts in every piece's place what `change` makes of it. What a pixel becomes depends on itself and on at most
    `reach` rows above and below it; pieces begin at a multiple of that many rows."""
    width, height = image.size
    above = image.crop((0, 0, width, 0))  # rows that were changed already, as they were before
    for _, top, _, bottom in strips(image.size, multiple, max(pixels, 2 * reach * width)):
        below = min(height, bottom + reach)
        piece = Image.new(image.mode, (width, above.height + below - top))
        piece.paste(above, (0, 0))
        piece.paste(image.crop((0, top, width, below)), (0, above.height))
        start = above.height
        if reach:
            above = image.crop((0, max(top, bottom - reach), width, bottom))
        made = change(piece, (0, top - start, width, below))
        image.paste(made.crop((0, start, width, start + bottom - top)), (0, top))


def at_most(image: Image.Image, side: int, mode: str) -> Image.Image:
    """A copy in that mode with a longer side of that many pixels at most, to look at."""
    factor = max(image.size) // (2 * side)
    small = reduced(image, factor, mode) if is_large(image) and factor > 1 else image.convert(mode)
    small.thumbnail((side, side), Image.Resampling.BOX)
    return small


def is_opaque(image: Image.Image) -> bool:
    """Whether no pixel is transparent at all."""
    return "A" not in image.getbands() or all(
        image.crop(box).getchannel("A").getextrema() == (255, 255) for box in strips(image.size)
    )


def reduced(image: Image.Image, factor: int, mode: str = "") -> Image.Image:
    """As `Image.reduce`, in that mode: of a picture with transparency it would make a copy first."""
    size = -(-image.width // factor), -(-image.height // factor)
    small = Image.new(mode or image.mode, size)
    for box in strips(image.size, factor):
        small.paste(image.crop(box).convert(small.mode).reduce(factor), (0, box[1] // factor))
    return small
