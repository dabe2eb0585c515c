"""Where faces are, also in profile, turned, small, dark or grey. For workers only: it loads OpenCV.

YuNet (`yunet/`) finds them at two sizes of the picture, at a third one where nothing large was found, and now and then
takes a pan or a wheel for one. So whatever it is not sure of is looked at again, closer, its eyes level or upside down:
in two sizes, each also mirrored. A face stays one however it is looked at; other things do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import atan2, degrees
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageOps

from imaging.alpha import on_white

MODEL = Path(__file__).parent.parent / "yunet" / "face_detection_yunet_2023mar.onnx"
SIDES, LARGER = (640, 320), 1280
"""Pixels of the long side at which it is looked at: YuNet knows faces of 10 to 300 pixels."""
LARGE = 1 / 16
"""Of the long side: where no face is as wide, smaller ones are looked for in the larger picture."""
LEAST, SURE = 0.4, 0.88
"""Scores (0–1) below which nothing is looked at again, and from which on nothing has to be."""
CLOSER, CONTEXT, AGREED = (48, 64), 3.2, 0.63
"""Pixels a face has when it is looked at again, how much is around it (in faces), and the least score that it needs."""
SPARE = 0.25
"""Of that side: how much more is cut out, so that no corner is missing when it is turned."""
HOW = Image.Resampling.BICUBIC
SAME = 0.3
"""The share of both boxes together in which they overlap, from which on two findings are one."""
MOST = 60
"""Faces that are looked at again: a crowd."""
SMALLEST = 8
"""Pixels of the short side below which there is nothing to see."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""


@dataclass(frozen=True)
class Finding:
    """What may be a face, in pixels of the whole picture, and how much it looks like one (0–1)."""

    score: float
    left: float
    top: float
    width: float
    height: float
    tilt: float = 0.0
    """Degrees by which it has to be turned, against the clock, for its eyes to be level."""

    def overlap(self, other: Finding) -> float:
        """The share of both together that they have in common."""
        wide = min(self.left + self.width, other.left + other.width) - max(self.left, other.left)
        high = min(self.top + self.height, other.top + other.height) - max(self.top, other.top)
        both = max(0.0, wide) * max(0.0, high)
        return both / max(1e-9, self.width * self.height + other.width * other.height - both)

    def box(self, size: tuple[int, int]) -> Box:
        """In whole pixels, inside of a picture of that size."""
        right, bottom = min(size[0], round(self.left + self.width)), min(size[1], round(self.top + self.height))
        return max(0, round(self.left)), max(0, round(self.top)), right, bottom


def faces_in(image: Image.Image) -> list[Box]:
    """The faces of a picture in `RGB` or `RGBA`, from left to right."""
    if min(image.size) < SMALLEST:
        return []
    longest, small = max(image.size), _within(image, LARGER)
    faces = _faces(image, small, (), SIDES)
    if longest > max(SIDES) and all(face.width < LARGE * longest for face in faces):
        faces = _faces(image, small, faces, (LARGER,))
    return sorted(face.box(image.size) for face in faces)


def _faces(
    image: Image.Image, small: Image.Image, known: tuple[Finding, ...], sides: tuple[int, ...]
) -> tuple[Finding, ...]:
    """Those that are known, and those that are seen in the small picture at these sizes."""
    scale = image.width / small.width
    found = sorted((each for side in sides for each in _seen(small, side, scale)), key=lambda each: -each.score)
    apart: list[Finding] = []
    for each in found:
        if all(each.overlap(other) < SAME for other in (*known, *apart)):
            apart.append(each)
    return *known, *(each for each in apart[:MOST] if each.score >= SURE or _stays_one(image, each))


def _seen(image: Image.Image, side: int, scale: float) -> Iterator[Finding]:
    small = _within(image, side)
    scale *= image.width / small.width
    for each in _scored(small):
        left, top, width, height = (scale * side for side in (each.left, each.top, each.width, each.height))
        yield Finding(each.score, left, top, width, height, each.tilt)


def _within(image: Image.Image, side: int) -> Image.Image:
    """No longer than that."""
    share = min(1.0, side / max(image.size))
    size = max(1, round(image.width * share)), max(1, round(image.height * share))
    return image if share == 1 else image.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _stays_one(image: Image.Image, face: Finding) -> bool:
    """Whether every look at that place alone finds it again, with its eyes level or upside down."""
    side = CONTEXT * max(face.width, face.height)
    left, top = face.left + (face.width - side) / 2, face.top + (face.height - side) / 2
    spare = side * SPARE
    corners = left - spare, top - spare, left + side + spare, top + side + spare
    around = image.crop(tuple(round(each) for each in corners))  # type: ignore[arg-type]
    return any(all(score >= AGREED for score in _looks(around, turn)) for turn in (face.tilt, face.tilt + 180))


def _looks(around: Image.Image, turn: float) -> Iterator[float]:
    """How much what is in the middle looks like a face (0–1) when it is turned by so many degrees against the clock."""
    for pixels in CLOSER:
        across = round(CONTEXT * pixels)
        wide, spare = round(across * (1 + 2 * SPARE)), round(across * SPARE)
        turned = around.resize((wide, wide), HOW, reducing_gap=2.0).rotate(turn, HOW)
        looked = turned.crop((spare, spare, spare + across, spare + across))
        middle = Finding(0, (across - pixels) / 2, (across - pixels) / 2, pixels, pixels)
        for each in (looked, ImageOps.mirror(looked)):
            yield max((found.score for found in _scored(each) if found.overlap(middle) >= SAME), default=0.0)


def _scored(image: Image.Image) -> list[Finding]:
    """What YuNet finds in that picture as it is."""
    detector = _detector()
    detector.setInputSize(image.size)
    _, rows = detector.detect(np.ascontiguousarray(np.asarray(on_white(image))[..., ::-1]))
    return [] if rows is None else [_read(row.tolist()) for row in rows]


def _read(row: list[float]) -> Finding:
    """Of YuNet's numbers: left, top, width, height, five points of which the first two are eyes, and the score."""
    left, top, width, height, x, y, other_x, other_y = row[:8]
    return Finding(row[-1], left, top, width, height, degrees(atan2(other_y - y, other_x - x)))


@cache
def _detector() -> cv2.FaceDetectorYN:
    """Loaded once, in silence: OpenCV 5 warns of a setting that nobody chose."""
    before = cv2.utils.logging.getLogLevel()
    cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_ERROR)
    try:
        return cv2.FaceDetectorYN.create(str(MODEL), "", (SIDES[0], SIDES[0]), LEAST, SAME)
    finally:
        cv2.utils.logging.setLogLevel(before)
