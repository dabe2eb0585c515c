"""What is sent, against the published fields of `StableDiffusionProcessing` (modules/processing.py of Forge)."""

from __future__ import annotations

from typing import Any

import pytest
from jsonschema import Draft202012Validator

from conversation.ports.models import Attachment, ImageRequest, Made
from providers.sdwebui.connection import SdWebuiConnection
from providers.wire.content.size import sides
from tests.upstream.pictures import png
from tests.upstream.sdwebui import SdWebuiUpstream, title

BASE64 = {"type": "string", "pattern": "^[A-Za-z0-9+/]+=*$"}
SIDE = {"type": "integer", "multipleOf": 8, "minimum": 64, "maximum": 2048}
TEXT: dict[str, Any] = {
    "prompt": {"type": "string"},
    "negative_prompt": {"type": "string"},
    "width": SIDE,
    "height": SIDE,
    "steps": {"type": "integer", "minimum": 1, "maximum": 150},
    "seed": {"type": "integer", "minimum": -1, "maximum": 2**32 - 1},
    "batch_size": {"const": 1},
    "n_iter": {"const": 1},
    "send_images": {"const": True},
    "save_images": {"const": False},
    "force_task_id": {"type": "string", "minLength": 1},
    "override_settings": {"type": "object", "properties": {"sd_model_checkpoint": {"type": "string"}}},
    "override_settings_restore_afterwards": {"const": True},
}
PICTURE: dict[str, Any] = {
    "init_images": {"type": "array", "items": BASE64, "minItems": 1},
    "denoising_strength": {"type": "number", "minimum": 0, "maximum": 1},
    "resize_mode": {"enum": [0, 1, 2, 3]},
    "include_init_images": {"const": False},
    "mask": BASE64,
    "mask_blur": {"type": "integer"},
    "inpainting_fill": {"enum": [0, 1, 2, 3]},
    "inpaint_full_res": {"type": "boolean"},
    "inpaint_full_res_padding": {"type": "integer"},
    "inpainting_mask_invert": {"enum": [0, 1]},
}
CAT, MASK = Attachment("image/png", png("a cat")), Attachment("image/png", png("a mask"))


def sent(connection: SdWebuiConnection, sdwebui: SdWebuiUpstream, request: ImageRequest) -> tuple[str, dict[str, Any]]:
    """Where to, and the body, which is as it is published."""
    model = connection.image("juggernautXL_v9")
    assert model is not None
    made = list(model.make(request))[-1]
    assert isinstance(made, Made) and made.cost == 0
    (asked,) = sdwebui.seen()["requests"]
    fields = TEXT if asked["path"].endswith("txt2img") else {**TEXT, **PICTURE}
    Draft202012Validator({"type": "object", "properties": fields, "additionalProperties": False}).validate(
        asked["body"]
    )
    assert made.seed == asked["body"]["seed"]
    return asked["path"], asked["body"]


def test_a_picture_of_words(connection: SdWebuiConnection, sdwebui: SdWebuiUpstream) -> None:
    path, body = sent(connection, sdwebui, ImageRequest("a fox", aspect="16:9", seed=7, negative="people"))

    assert path == "/sdapi/v1/txt2img"
    assert (body["prompt"], body["negative_prompt"], body["seed"], body["steps"]) == ("a fox", "people", 7, 25)
    assert (body["width"], body["height"]) == (1368, 768)
    assert body["override_settings"] == {"sd_model_checkpoint": title("juggernautXL_v9")}


@pytest.mark.parametrize(("strength", "sent_strength"), [(None, 0.6), (0.3, 0.3), (7.0, 1.0)])
def test_a_picture_that_is_changed(
    connection: SdWebuiConnection, sdwebui: SdWebuiUpstream, strength: float | None, sent_strength: float
) -> None:
    path, body = sent(connection, sdwebui, ImageRequest("darker", references=(CAT,), strength=strength))

    assert path == "/sdapi/v1/img2img" and body["denoising_strength"] == sent_strength
    assert len(body["init_images"]) == 1 and "mask" not in body


def test_a_part_that_is_painted_anew(connection: SdWebuiConnection, sdwebui: SdWebuiUpstream) -> None:
    path, body = sent(connection, sdwebui, ImageRequest("a hat", references=(CAT,), mask=MASK))

    assert path == "/sdapi/v1/img2img" and body["mask"] and body["denoising_strength"] == 1.0
    assert (body["inpainting_fill"], body["inpainting_mask_invert"]) == (1, 0)


@pytest.mark.parametrize("aspect", ["1:1", "3:2", "2:3", "16:9", "9:16", "21:9"])
def test_sides_keep_the_shape_in_steps(aspect: str) -> None:
    width, height = sides(aspect, 512 * 512, 8)
    across, down = map(int, aspect.split(":"))

    assert width % 8 == height % 8 == 0
    assert abs(width / height - across / down) < 0.06 and 0.9 < width * height / 512**2 < 1.1
