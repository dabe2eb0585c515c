"""What Recraft does to a whole picture at one press: enlarging it, varying it, changing its background, going
on around it, drawing it in paths.

Published in its API's document (October 2026): a form with the file, answered by `image`, or by `data` as a painting.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from math import log

from conversation.ports.models import (
    CREATIVE_UPSCALE,
    CRISP_UPSCALE,
    OUTPAINT,
    REMOVE_BACKGROUND,
    REPLACE_BACKGROUND,
    RESTYLE,
    VARY,
    VECTORIZE,
    Attachment,
    ImageAbilities,
    ImageRequest,
    Made,
    Preview,
    Price,
    Progress,
)
from imaging.extent import SIDES
from imaging.inspection.inspector import inspected
from providers.recraft.models import V3_SIZES
from providers.recraft.painter import UNIT, explained
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

USUAL_STRENGTH = 0.5
"""Where nobody says one, since it has to be told."""


@dataclass(frozen=True)
class RecraftTool:
    """One thing it does."""

    speciality: str
    label: str
    path: str
    price: int
    """Micro-dollars."""
    takes_words: bool = False
    keeps_shape: bool = False
    """It wants to be told the shape of the picture, which is to stay."""
    takes_strength: bool = False
    drawing: bool = False
    """What it makes is an SVG."""
    takes_sides: bool = False
    """It wants to be told how many pixels to add at each side; words are welcome, but not needed."""


TOOLS = (
    RecraftTool(CRISP_UPSCALE, "Recraft crisp upscale", "/images/crispUpscale", 4_000),
    RecraftTool(CREATIVE_UPSCALE, "Recraft creative upscale", "/images/creativeUpscale", 250_000),
    RecraftTool(REPLACE_BACKGROUND, "Recraft background", "/images/replaceBackground", 40_000, takes_words=True),
    RecraftTool(REMOVE_BACKGROUND, "Recraft cut-out", "/images/removeBackground", 10_000),
    RecraftTool(VECTORIZE, "Recraft vectorizer", "/images/vectorize", 10_000, drawing=True),
    RecraftTool(VARY, "Recraft variations", "/images/variateImage", 40_000, keeps_shape=True),
    RecraftTool(OUTPAINT, "Recraft outpainting", "/images/outpaint", 40_000, takes_sides=True),
    RecraftTool(
        RESTYLE, "Recraft image to image", "/images/imageToImage", 40_000, takes_words=True, takes_strength=True
    ),
)


class RecraftSpecialist:
    """One of them. Its requests cost money and are never repeated."""

    def __init__(self, client: Client, tool: RecraftTool) -> None:
        self._client = client
        self._tool = tool
        self.id = f"recraft/{tool.speciality}"
        self.label = tool.label
        self.abilities = ImageAbilities(
            speciality=tool.speciality, references=1, strength=tool.takes_strength, price=Price(image=tool.price)
        )

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        tool, fields = self._tool, fields_of(self._tool, request)
        (picture,) = request.references
        name = f"picture.{picture.media_type.rpartition('/')[2]}"
        faults = self._client.faults(self.label)
        with self._client.call(self.label, explain=partial(explained, faults)) as call:
            answer = yield from call.upload(tool.path, fields, {"image": (name, picture.data, picture.media_type)})
            found = look_up(answer, "image") or look_up(answer, "data", 0)
            source = look_up(found, "b64_json") or look_up(found, "url")
            made = yield from call.drawing(source) if tool.drawing else call.picture(source)
        units = look_up(answer, "credits")
        known = isinstance(units, (int, float)) and not isinstance(units, bool) and units >= 0
        yield replace(made, cost=round(units * UNIT) if known else tool.price)


def fields_of(tool: RecraftTool, request: ImageRequest) -> dict[str, str]:
    """What stands in the form beside the picture."""
    fields = {"response_format": "b64_json"}
    if tool.takes_words or (tool.takes_sides and request.prompt):
        fields["prompt"] = request.prompt
    if tool.keeps_shape:
        fields["size"] = nearest_size(request.aspect)
    if tool.takes_strength:
        fields["strength"] = f"{USUAL_STRENGTH if request.strength is None else request.strength:g}"
    if tool.takes_sides:
        fields |= sides_of(request.references[0], request.around or (0, 0, 0, 0))
    if tool.takes_words or tool.keeps_shape or tool.takes_sides:
        fields["image_format"] = "png"
    return fields


def sides_of(picture: Attachment, around: tuple[float, float, float, float]) -> dict[str, str]:
    """`{"expand_left": "120"}` …: pixels of the picture as it is sent."""
    width, height = inspected(picture.data).size
    lengths = (width, height, width, height)
    pixels = (round(share * length) for share, length in zip(around, lengths, strict=True))
    return {f"expand_{side}": f"{most}" for side, most in zip(SIDES, pixels, strict=True)}


def nearest_size(aspect: str) -> str:
    """`1536x1024`: of those that edits know, the one whose shape is most like `width:height`."""
    wide, high = (float(side) for side in aspect.split(":"))
    width, height = min(V3_SIZES.values(), key=lambda size: abs(log(size[0] / size[1]) - log(wide / high)))
    return f"{width}x{height}"
