"""Finds what is to be selected in a picture, and makes a mask of it. For workers only.

Things are looked for at the size of a screen and laid on the picture's own edges, as cutting out does it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from imaging.analysis.faces import faces_in
from imaging.cutout import grabcut
from imaging.cutout.finding import simple
from imaging.cutout.guided import guided
from imaging.cutout.request import SubjectBox
from imaging.cutout.sight import Mask, Sight, resized, seen, within
from imaging.declaration import Impossible
from imaging.masks.reading import FULL
from imaging.masks.request import BOX, FACE, POINT, SKY, WAND, MaskRequest
from imaging.raster import Raster
from imaging.sentences import say

LOOKED_AT = 320
"""Pixels of the long side of what a thing is looked for in."""
TOUCHED = 0.02
"""Of that side: the radius of what surely belongs to a thing that was pointed at."""
ALIKE = 22.0
"""Levels of 255 by which a place may differ from the one beside it and still belong to the same thing, perhaps."""
AROUND_FACE = 0.12
"""Of a face's sides: what is taken around it, hair and chin."""
STEADY, LIGHT = 9.0, 90.0
"""Levels of 255: how much light may vary around a place of the sky, and how light it is at least."""
ALONG_TOP, LEAST_SKY = 0.35, 0.03
"""Shares: of the upper border that the sky touches at least, and of the picture that it is at least."""


def selected(raster: Raster, request: MaskRequest) -> Image.Image:
    """The mask, at the picture's size. Raises `Impossible` where nothing is found."""
    found = WAYS[request.kind](raster, request)
    if found.getbbox() is None:
        raise Impossible(
            say("selected_nothing", "Nothing was found there. Try another place or a larger box, or mark it by hand.")
        )
    return found


def _wand(raster: Raster, request: MaskRequest) -> Image.Image:
    """All that has the colour of a place, on the picture's own pixels."""
    colours = np.array(raster.image.convert("RGB"))  # OpenCV wants one that it could write into
    place = int(request.x), int(request.y)
    by = (request.tolerance,) * 3
    if request.joined:
        filled = np.zeros((raster.height + 2, raster.width + 2), np.uint8)
        flags = 4 | FULL << 8 | cv2.FLOODFILL_MASK_ONLY | cv2.FLOODFILL_FIXED_RANGE
        cv2.floodFill(colours, filled, place, (0, 0, 0), by, by, flags)
        found = filled[1:-1, 1:-1]
    else:
        wanted = colours[place[1], place[0]].astype(np.int16)
        near = np.abs(colours.astype(np.int16) - wanted).max(axis=2) <= request.tolerance
        found = np.where(near, FULL, 0).astype(np.uint8)
    return Image.fromarray(found)


def _box(raster: Raster, request: MaskRequest) -> Image.Image:
    """The thing in a box."""
    box = SubjectBox(request.x, request.y, request.width, request.height)
    return _fine(simple(seen(raster), box).mask, raster)


def _point(raster: Raster, request: MaskRequest) -> Image.Image:
    """The thing at a place: what is like the place and hangs together with it is perhaps a part of it."""
    sight = seen(raster)
    small = resized(sight.colours, within(sight.colours.shape, LOOKED_AT))
    scale = small.shape[1] / raster.width
    place = int(request.x * scale), int(request.y * scale)
    seeds = np.full(small.shape[:2], grabcut.MAYBE_BEHIND, np.uint8)
    like = np.zeros((small.shape[0] + 2, small.shape[1] + 2), np.uint8)
    smooth = cv2.medianBlur(np.ascontiguousarray(small), 5)
    cv2.floodFill(smooth, like, place, (0, 0, 0), (ALIKE,) * 3, (ALIKE,) * 3, 4 | 1 << 8 | cv2.FLOODFILL_MASK_ONLY)
    seeds[like[1:-1, 1:-1] > 0] = grabcut.MAYBE_SUBJECT
    cv2.circle(seeds, place, max(2, round(max(small.shape) * TOUCHED)), grabcut.SUBJECT, -1)
    thing = grabcut.grown(small, seeds)
    _, pieces = cv2.connectedComponents(thing.astype(np.uint8), connectivity=4)
    thing = pieces == pieces[place[1], place[0]]
    return _fine(_on_edges(thing, sight), raster)


def _sky(raster: Raster, request: MaskRequest) -> Image.Image:
    """What is light, steady and hangs together with the upper border. Raises `Impossible` where that is not a sky."""
    sight = seen(raster)
    small = resized(sight.colours, within(sight.colours.shape, LOOKED_AT))
    light = cv2.cvtColor(np.ascontiguousarray(small), cv2.COLOR_RGB2GRAY).astype(np.float32)
    mean = cv2.blur(light, (7, 7))
    varies = np.sqrt(np.maximum(cv2.blur(light * light, (7, 7)) - mean * mean, 0))
    red, blue = small[..., 0].astype(np.int16), small[..., 2].astype(np.int16)
    may_be = ((varies < STEADY) & (mean > LIGHT) & (blue >= red - 12)).astype(np.uint8)
    _, pieces = cv2.connectedComponents(may_be, connectivity=4)
    along = np.unique(pieces[0][may_be[0] > 0])
    sky = np.isin(pieces, along) & (may_be > 0)
    if not sky.any() or sky[0].mean() < ALONG_TOP or sky.mean() < LEAST_SKY:
        raise Impossible(
            say("no_sky", "No sky was found along the upper border. Point at it, use the wand, or paint it by hand.")
        )
    seeds = np.where(sky, grabcut.MAYBE_SUBJECT, grabcut.MAYBE_BEHIND).astype(np.uint8)
    seeds[cv2.erode(sky.astype(np.uint8), np.ones((9, 9), np.uint8)) > 0] = grabcut.SUBJECT
    grown = grabcut.grown(small, seeds, grabcut.AGAIN)
    _, pieces = cv2.connectedComponents(grown.astype(np.uint8), connectivity=4)
    reached = np.isin(pieces, np.unique(pieces[sky & grown])) & grown
    return _fine(_on_edges(reached, sight), raster)


def _faces(raster: Raster, request: MaskRequest) -> Image.Image:
    """All faces, as ellipses around them. Raises `Impossible` where there is none."""
    faces = faces_in(raster.image)
    if not faces:
        raise Impossible(say("no_face_selected", "No face was found. Draw a box around it, or paint it by hand."))
    mask = Image.new("L", raster.image.size)
    draw = ImageDraw.Draw(mask)
    for left, top, right, bottom in faces:
        wide, high = (right - left) * AROUND_FACE, (bottom - top) * AROUND_FACE
        draw.ellipse((left - wide, top - high, right + wide, bottom + high), fill=FULL)
    return mask


def _on_edges(thing: NDArray[np.bool_], sight: Sight) -> Mask:
    return guided(grabcut.tidied(thing).astype(np.float32), sight.colours)


def _fine(mask: Mask, raster: Raster) -> Image.Image:
    """A mask of what was looked at, at the picture's size; what is next to nothing is nothing."""
    large = Image.fromarray(np.clip(np.rint(mask * FULL), 0, FULL).astype(np.uint8))
    large = large.resize(raster.image.size, Image.Resampling.BILINEAR)
    return large.point([0 if level < 8 else FULL if level > 247 else level for level in range(256)])


WAYS: Mapping[str, Callable[[Raster, MaskRequest], Image.Image]] = {
    WAND: _wand,
    BOX: _box,
    POINT: _point,
    SKY: _sky,
    FACE: _faces,
}
