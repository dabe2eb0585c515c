"""Cropping: to a ratio, as large as it fits, or to a box."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from imaging.analysis.saliency import best_start
from imaging.apply_context import ApplyContext
from imaging.composition.area import corners, must_be_box, scaled
from imaging.edges import FORM, strips, told
from imaging.large.lazy_image import LazyImage, cropped
from imaging.large.strips import Box
from imaging.operations.operation import IN_PLACE, EngineOperation, Impossible, option
from imaging.raster import DeepSamples, Raster
from imaging.sentences import say

RATIO = re.compile(r"(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)")
PIXELS = re.compile(r"(\d+(?:\.\d+)?)px")
FOCUS = {"centre": (0.5, 0.5), "top": (0.5, 0), "bottom": (0.5, 1), "left": (0, 0.5), "right": (1, 0.5)}
"""Which share of what is cut away comes off the left and the top."""
SUBJECT, FACE = "subject", "face"
NO_FACE = say("no_face", "No face was found, so what stands out most was kept.")


@dataclass(frozen=True)
class Crop(EngineOperation):
    """Cut the picture to a ratio such as 1:1 or 16:9, or to a box."""

    name: ClassVar[str] = "crop"
    icon: ClassVar[str] = "crop"
    group: ClassVar[str] = "crop"
    doing: ClassVar[str] = "Cropping"
    free_argument: ClassVar[str] = "ratio"
    examples: ClassVar[tuple[str, ...]] = ("square", "16:9", "4:5 face", "box=0,0,800,600", "off=left:5%")

    ratio: str = option(
        "width:height, such as 16:9, or square",
        default="",
        words={"square": "1:1", "16x9": "16:9", "4x3": "4:3"},
        form=".+:.+",
        brief="16:9, square",
        offered=("1:1", "4:5", "3:2", "4:3", "16:9"),
    )
    focus: str = option(
        "which part to keep; subject is what stands out most, face keeps all faces",
        default="centre",
        choices=(*FOCUS, SUBJECT, FACE),
        words={"center": "centre", "middle": "centre", "faces": FACE, "portrait": FACE},
    )
    box: str = option(
        "left,top,width,height in pixels, instead of a ratio", default="", brief="left,top,width,height px"
    )
    off: str = option(
        "how much to cut off the edges, in percent or pixels, instead of a ratio: left:5%,top:200px",
        default="",
        form=FORM,
        brief="left:5%,top:200px",
    )

    def __post_init__(self) -> None:
        super().__post_init__()
        if bool(self.ratio) + bool(self.box) + bool(self.off) != 1:
            raise Impossible(
                say(
                    "say_what_to_crop_to",
                    "Say what to crop to: a ratio such as 16:9, “square”, a box=left,top,width,height, or what comes "
                    "off the edges, such as off=left:5%.",
                )
            )
        if self.ratio:
            _shape(self.ratio)
        elif self.off:
            _stripped(self.off, 10**9, 10**9)
        else:
            must_be_box(self.box)

    def apply_with(self, raster: Raster, context: ApplyContext) -> Raster:
        return Raster(raster.image.crop(self._corners(raster, context)))

    def lazily_with(self, raster: Raster, context: ApplyContext) -> LazyImage:
        return cropped(raster.image, self._corners(raster, context))

    def deep_with(self, deep: DeepSamples, before: Raster, context: ApplyContext) -> DeepSamples:
        return deep.cropped(*self._corners(before, context))

    def _corners(self, raster: Raster, context: ApplyContext) -> Box:
        if self.off:
            return _stripped(self.off, raster.width, raster.height)
        return self._around(raster, self._faces(raster, context)) if self.ratio else corners(self.box, raster)

    def _faces(self, raster: Raster, context: ApplyContext) -> Sequence[Box]:
        """Those in the picture, where they are wanted; without any, what stands out is kept."""
        if self.focus != FACE:
            return ()
        faces = context.faces(raster.image)
        if not faces:
            context.notice(NO_FACE)
        return faces

    def _around(self, raster: Raster, faces: Sequence[Box]) -> Box:
        wide, high = _shape(self.ratio)
        width = max(1, min(raster.width, round(raster.height * wide / high)))
        height = max(1, min(raster.height, round(raster.width * high / wide)))
        if self.focus == FACE and faces:
            left, top = _start_around(faces, (width, height), raster.image.size)
            return left, top, left + width, top + height
        if self.focus in (SUBJECT, FACE):
            left, top = best_start(raster.image, width, height)
            return left, top, left + width, top + height
        across, down = FOCUS[self.focus]
        left, top = int((raster.width - width) * across), int((raster.height - height) * down)
        return left, top, left + width, top + height

    def memory(self) -> float:
        return IN_PLACE

    def scaled(self, share: float) -> Crop:
        if self.focus == FACE:
            raise Impossible(say("faces_once", "Faces are only looked for in the full picture."))
        if self.off:
            return Crop(off=PIXELS.sub(lambda said: f"{max(1, round(float(said[1]) * share))}px", self.off))
        return Crop(box=scaled(self.box, share)) if self.box else self

    def done(self) -> str:
        if self.box:
            return say("done_crop_box", "Cropped to the box")
        if self.off:
            return say("done_crop_off", "Cut off: {off}", off=told(self.off))
        square = say("done_crop_square", "Cropped to a square")
        return square if self.ratio == "1:1" else say("done_crop", "Cropped to {ratio}", ratio=self.ratio)


def _stripped(off: str, width: int, height: int) -> Box:
    """What stays. Raises `Impossible`."""
    try:
        cut = strips(off, width, height)
    except ValueError as error:
        raise Impossible(
            say(
                "what_is_a_strip",
                "“{strip}” does not say where and how much. Write sides and widths, such as left:5%,top:200px.",
                strip=str(error),
            )
        ) from error
    box = cut["left"], cut["top"], width - cut["right"], height - cut["bottom"]
    if box[0] >= box[2] or box[1] >= box[3]:
        raise Impossible(
            say(
                "nothing_would_be_left",
                "Nothing of the picture would be left: it is {width} × {height} pixels.",
                width=width,
                height=height,
            )
        )
    return box


def _start_around(faces: Sequence[Box], window: tuple[int, int], size: tuple[int, int]) -> tuple[int, int]:
    """Left and top of the window, in the middle of which is the middle of the box that holds all faces, or as near to
    it as the picture's edges allow."""
    edges = min(each[0] for each in faces), min(each[1] for each in faces)
    ends = max(each[2] for each in faces), max(each[3] for each in faces)
    left, top = (
        max(0, min(round((edge + end - length) / 2), whole - length))
        for edge, end, length, whole in zip(edges, ends, window, size, strict=True)
    )
    return left, top


def _shape(ratio: str) -> tuple[float, float]:
    """Raises `Impossible`."""
    found = RATIO.fullmatch(ratio)
    wide, high = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not wide or not high or not 0.05 <= wide / high <= 20:
        raise Impossible(
            say(
                "what_is_a_ratio",
                "“{ratio}” is not a ratio. Write width:height, such as 1:1, 4:3 or 16:9, at most 20:1.",
                ratio=ratio,
            )
        )
    return wide, high
