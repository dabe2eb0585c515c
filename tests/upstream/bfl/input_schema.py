"""What FLUX.2 takes at Black Forest Labs, as JSON Schema, after https://docs.bfl.ai/api-reference."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

MOST_PIXELS = 4_194_304
_PICTURE = {"type": "string", "minLength": 1}
_SIDE = {"type": "integer", "minimum": 64, "multipleOf": 16}


COMMON: dict[str, Any] = {
    "prompt": {"type": "string", "minLength": 1},
    "width": _SIDE,
    "height": _SIDE,
    "seed": {"type": "integer"},
    "safety_tolerance": {"type": "integer", "minimum": 0, "maximum": 5},
    "output_format": {"enum": ["jpeg", "png"]},
    "webhook_url": {"type": "string"},
    "webhook_secret": {"type": "string"},
}


def _schema(references: int, **more: Any) -> Draft202012Validator:
    properties: dict[str, Any] = {**COMMON, **more}
    for number in range(1, references + 1):
        properties["input_image" if number == 1 else f"input_image_{number}"] = _PICTURE
    return Draft202012Validator(
        {"type": "object", "properties": properties, "required": ["prompt"], "additionalProperties": False}
    )


def _tool(required: list[str], **more: Any) -> Draft202012Validator:
    properties = {name: kind for name, kind in COMMON.items() if name not in ("width", "height")}
    return Draft202012Validator(
        {
            "type": "object",
            "properties": {**properties, "image": _PICTURE, **more},
            "required": required,
            "additionalProperties": False,
        }
    )


INPUTS = {
    "flux-2-max": _schema(8),
    "flux-2-pro": _schema(8),
    "flux-2-flex": _schema(
        8,
        steps={"type": "integer", "minimum": 1, "maximum": 50},
        guidance={"type": "number", "minimum": 1.5, "maximum": 10},
    ),
    "flux-2-klein-9b": _schema(4),
    "flux-2-klein-4b": _schema(4),
}


_GUIDED = {
    "steps": {"type": "integer", "minimum": 15, "maximum": 50},
    "guidance": {"type": "number", "minimum": 1.5, "maximum": 100},
    "prompt_upsampling": {"type": "boolean"},
    "safety_tolerance": {"type": "integer", "minimum": 0, "maximum": 6},
}
_SIDES = ("top", "bottom", "left", "right")
TOOLS = {
    "flux-pro-1.0-fill": _tool(["image", "mask"], mask=_PICTURE, **_GUIDED),
    "flux-pro-1.0-expand": _tool(
        ["image"], **{side: {"type": "integer", "minimum": 0, "maximum": 2048} for side in _SIDES}, **_GUIDED
    ),
}
"""Fill takes a mask or a picture whose transparency is one; of the studio it is the mask."""


def wrong_with(model: str, body: Any) -> list[dict[str, Any]]:
    """What its validation would say, as `detail`; nothing of a model that is not described here."""
    checked = {**INPUTS, **TOOLS}.get(model)
    found = [
        {"loc": ["body", *error.absolute_path], "msg": error.message[:200], "type": str(error.validator)}
        for error in (checked.iter_errors(body) if checked else ())
    ]
    if not found and body.get("width", 0) * body.get("height", 0) > MOST_PIXELS:
        found.append({"loc": ["body"], "msg": "The picture has more than 4 megapixels.", "type": "value_error"})
    return found
