"""What is wanted of a cut-out, as pure values: by what, where, with what behind it. `cutter.py` does it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Self

from imaging.cutout.models import BY_NAME, SIMPLE
from imaging.declaration import Impossible, is_number
from imaging.file_formats import CUT_OUT, asked_for
from imaging.sentences import say

NONE, COLOUR, BLUR, IMAGE = "none", "colour", "blur", "image"
KINDS = (NONE, COLOUR, BLUR, IMAGE)
FORMATS = asked_for(CUT_OUT)
HEX = re.compile(r"#[0-9a-fA-F]{6}")
FARTHEST = 1_000_000
"""Pixels: no length in a request is longer."""
MOST_STROKES = 500
MOST_POINTS = 20_000
"""Of all strokes together."""


@dataclass(frozen=True)
class SubjectBox:
    """Around the subject, in pixels of the picture that is cut."""

    x: float
    y: float
    width: float
    height: float

    @classmethod
    def from_dict(cls, said: object) -> Self:
        """Raises `Impossible`."""
        values = _fields(said, "box", ("x", "y", "width", "height"))
        box = cls(*(length(values.get(name), f"box.{name}") for name in ("x", "y", "width", "height")))
        if box.width <= 0 or box.height <= 0:
            raise Impossible(say("box_has_no_inside", "The box is empty: its width and height must be more than 0."))
        return box


@dataclass(frozen=True)
class Stroke:
    """A line somebody painted over what is to be kept, or removed; in pixels of the picture that is cut."""

    keep: bool
    radius: float
    points: tuple[tuple[float, float], ...]

    @classmethod
    def from_dict(cls, said: object) -> Self:
        """Raises `Impossible`."""
        values = _fields(said, "a stroke", ("keep", "radius", "points"))
        keep, points = values.get("keep"), values.get("points")
        if not isinstance(keep, bool):
            raise Impossible(say("stroke_keep", "A stroke’s keep must be true or false."))
        radius = length(values.get("radius"), "radius")
        if radius <= 0:
            raise Impossible(say("stroke_radius", "A stroke’s radius must be more than 0."))
        if not isinstance(points, Sequence) or isinstance(points, str) or not points:
            raise Impossible(say("stroke_points", "A stroke’s points must be a list of [x, y], at least one."))
        return cls(keep, radius, tuple(_point(each) for each in points))


@dataclass(frozen=True)
class Background:
    """What stands behind the subject."""

    kind: str = NONE
    colour: str = ""
    """`#rrggbb` where it is a colour."""
    image: str = ""
    """Id of an image of the same conversation where it is one."""

    @classmethod
    def from_dict(cls, said: object) -> Self:
        """Raises `Impossible`."""
        values = _fields(said, "background", ("kind", "colour", "image"))
        kind, colour, image = values.get("kind", NONE), values.get("colour") or "", values.get("image") or ""
        if kind not in KINDS:
            raise Impossible(
                say("background_kinds", "A background must be one of: {choices}.", choices=", ".join(KINDS))
            )
        if kind == COLOUR and not (isinstance(colour, str) and HEX.fullmatch(colour)):
            raise Impossible(say("background_colour", "Write a background’s colour as #rrggbb."))
        if kind == IMAGE and not (isinstance(image, str) and 0 < len(image) <= 64):
            raise Impossible(say("background_image", "A background’s image must be the id of an image."))
        return cls(kind, colour.lower() if kind == COLOUR else "", image if kind == IMAGE else "")


@dataclass(frozen=True)
class CutoutRequest:
    """Everything about one cut-out."""

    method: str = SIMPLE
    """A model's name, or `simple`."""
    box: SubjectBox | None = None
    strokes: tuple[Stroke, ...] = ()
    """In the order they were painted: a later one wins."""
    background: Background = field(default_factory=Background)
    matting: bool = False
    """Soft edges are worked out anew from the picture; the simple way always does."""
    format: str = "png"

    @property
    def simple(self) -> bool:
        return self.method == SIMPLE

    @classmethod
    def from_dict(cls, said: Mapping[str, Any]) -> Self:
        """Raises `Impossible` for what cannot be."""
        method, kind, matting = said.get("method") or SIMPLE, said.get("format") or "png", said.get("matting", False)
        if not isinstance(method, str) or (method != SIMPLE and method not in BY_NAME):
            raise Impossible(
                say("cutout_methods", "method must be one of: {choices}.", choices=", ".join((SIMPLE, *BY_NAME)))
            )
        if kind not in FORMATS:
            raise Impossible(say("cutout_formats", "format must be one of: {choices}.", choices=", ".join(FORMATS)))
        if not isinstance(matting, bool):
            raise Impossible(say("matting_is_a_flag", "matting must be true or false."))
        box = None if said.get("box") is None else SubjectBox.from_dict(said["box"])
        background = Background() if said.get("background") is None else Background.from_dict(said["background"])
        return cls(method, box, _strokes(said.get("strokes")), background, matting, kind)

    def to_dict(self) -> dict[str, Any]:
        """JSON-ready."""
        values = asdict(self)
        values["strokes"] = [
            {**asdict(each), "points": [list(point) for point in each.points]} for each in self.strokes
        ]
        return values


def _strokes(said: object) -> tuple[Stroke, ...]:
    if said is None:
        return ()
    if not isinstance(said, list) or len(said) > MOST_STROKES:
        raise Impossible(
            say("too_many_strokes", "strokes must be a list of at most {most_strokes}.", most_strokes=MOST_STROKES)
        )
    strokes = tuple(Stroke.from_dict(each) for each in said)
    if sum(len(stroke.points) for stroke in strokes) > MOST_POINTS:
        raise Impossible(
            say(
                "too_many_points",
                "All strokes together can have at most {most_points} points.",
                most_points=MOST_POINTS,
            )
        )
    return strokes


def _fields(said: object, what: str, known: Sequence[str]) -> Mapping[str, Any]:
    if not isinstance(said, Mapping):
        raise Impossible(
            say(
                "is_an_object_with",
                "{upper}{what} must be an object with {choices}.",
                upper=what[0].upper(),
                what=what[1:],
                choices=", ".join(known),
            )
        )
    return said


def _point(said: object) -> tuple[float, float]:
    if not isinstance(said, Sequence) or isinstance(said, str) or len(said) != 2:
        raise Impossible(say("what_is_a_point", "A point must be [x, y]."))
    return length(said[0], "x"), length(said[1], "y")


def length(said: object, name: str) -> float:
    """A finite number of pixels. Raises `Impossible`."""
    if not is_number(said) or abs(said) > FARTHEST:
        raise Impossible(say("is_a_number_of_pixels", "{name} must be a number of pixels.", name=name))
    return float(said)
