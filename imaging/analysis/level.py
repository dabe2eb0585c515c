"""Finding how much a picture leans: the angle at which its edges line up best with its sides."""

from __future__ import annotations

from functools import partial

from PIL import Image, ImageFilter, ImageStat

from imaging.large.strips import at_most

SIDE = 384
"""Pixels: it is looked at as small as this."""
MOST = 10.0
"""Degrees to either side: a picture that leans more was meant to."""
COARSE, FINE = 1.0, 0.1
CLEAR = 1.08
"""How much better the best angle must be than that of the median for the lines to count as lines."""


def leaning(image: Image.Image) -> float | None:
    """Degrees clockwise by which the picture has to be turned to be level; None where nothing shows it."""
    edges = _edges(image)
    rough = [step * COARSE for step in range(-int(MOST), int(MOST) + 1)]
    scores = {angle: _alignment(edges, angle) for angle in rough}
    best = max(scores, key=lambda angle: scores[angle])
    middle = sorted(scores.values())[len(scores) // 2]
    if scores[best] < CLEAR * middle or abs(best) == MOST:
        return None
    near = [best + step * FINE for step in range(-10, 11)]
    return round(max(near, key=partial(_alignment, edges)), 1)


def _edges(image: Image.Image) -> Image.Image:
    """Edges in a disc, so that turning brings nothing in and takes nothing out."""
    small = at_most(image, SIDE, "L")
    found = small.filter(ImageFilter.GaussianBlur(1)).filter(ImageFilter.FIND_EDGES)
    side = min(found.size)
    left, top = (found.width - side) // 2, (found.height - side) // 2
    square = found.crop((left + 2, top + 2, left + side - 2, top + side - 2))
    disc = Image.radial_gradient("L").point(lambda value: 255 if value < 250 else 0).resize(square.size)
    ground = Image.new("L", square.size)
    ground.paste(square, mask=disc)
    return ground


def _alignment(edges: Image.Image, angle: float) -> float:
    """How unevenly the edges fall on rows and columns when the picture is turned: lines gather in few of them."""
    turned = edges.rotate(-angle, Image.Resampling.BILINEAR)
    rows = turned.resize((1, turned.height), Image.Resampling.BOX)
    columns = turned.resize((turned.width, 1), Image.Resampling.BOX)
    return _unevenness(rows) + _unevenness(columns)


def _unevenness(line: Image.Image) -> float:
    return float(ImageStat.Stat(line).var[0])
