"""What FLUX.2 klein takes at fal.ai, as JSON Schema, after its published pages.

https://fal.ai/models/fal-ai/flux-2/klein/9b/llms.txt and those of `/base`, `/edit` and `/base/edit`.
"""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator

SIZES = ["square_hd", "square", "portrait_4_3", "portrait_16_9", "landscape_4_3", "landscape_16_9"]
_SIDE = {"type": "integer", "minimum": 64, "maximum": 14_142}
_SIZE = {
    "oneOf": [
        {"enum": SIZES},
        {
            "type": "object",
            "properties": {"width": _SIDE, "height": _SIDE},
            "required": ["width", "height"],
            "additionalProperties": False,
        },
    ]
}


def _schema(*, base: bool, edit: bool) -> Draft202012Validator:
    steps = {"type": "integer", "minimum": 4, "maximum": 50 if base else 8}
    properties: dict[str, Any] = {
        "prompt": {"type": "string", "minLength": 1},
        "seed": {"type": "integer"},
        "num_inference_steps": steps,
        "image_size": _SIZE,
        "num_images": {"type": "integer", "minimum": 1, "maximum": 4},
        "sync_mode": {"type": "boolean"},
        "enable_safety_checker": {"type": "boolean"},
        "output_format": {"enum": ["png", "jpeg", "webp"]},
    }
    if base:
        properties["negative_prompt"] = {"type": "string"}
        properties["guidance_scale"] = {"type": "number", "minimum": 0, "maximum": 20}
        properties["acceleration"] = {"enum": ["none", "regular", "high"]}
    if edit:
        picture = {"type": "string", "pattern": "^(https://|data:image/(png|jpeg|webp);base64,)"}
        properties["image_urls"] = {"type": "array", "minItems": 1, "maxItems": 4, "items": picture}
    required = ["prompt", "image_urls"] if edit else ["prompt"]
    return Draft202012Validator(
        {"type": "object", "properties": properties, "required": required, "additionalProperties": False}
    )


INPUTS = {
    f"fal-ai/flux-2/klein/{size}{'/base' if base else ''}{'/edit' if edit else ''}": _schema(base=base, edit=edit)
    for size in ("9b", "4b")
    for base in (False, True)
    for edit in (False, True)
}


def wrong_with(endpoint: str, body: Any) -> list[dict[str, Any]]:
    """What its validation would say, as `detail`; nothing of an endpoint that is not described here."""
    checked = INPUTS.get(endpoint)
    return [
        {"loc": ["body", *error.absolute_path], "msg": error.message[:200], "type": str(error.validator)}
        for error in (checked.iter_errors(body) if checked else ())
    ]
