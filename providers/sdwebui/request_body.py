"""What is asked: `POST /sdapi/v1/txt2img` and `img2img`, as modules/processing.py of Forge takes them."""

from __future__ import annotations

import base64
from typing import Any

from conversation.ports.models import Attachment, ImageRequest
from providers.sdwebui.engine import WebuiModel
from providers.wire.content.size import sides

STRENGTH = 0.6
"""How far a picture is changed where nobody says it: clearly, and still the same picture."""
STEP = 8
"""Sides are multiples of so many pixels."""
FILL_WITH_ORIGINAL = 1
PADDING = 32
"""Pixels around what is painted anew that are looked at."""


def path_of(request: ImageRequest) -> str:
    return "/sdapi/v1/img2img" if request.references else "/sdapi/v1/txt2img"


def body_of(model: WebuiModel, request: ImageRequest, task: str, seed: int) -> dict[str, Any]:
    """`task`: our id of the job. `seed`: always told, so that a person knows it afterwards."""
    width, height = sides(request.aspect, model.side**2, STEP)
    body: dict[str, Any] = {
        "prompt": request.prompt,
        "negative_prompt": request.negative,
        "width": width,
        "height": height,
        "steps": model.steps,
        "seed": seed,
        "batch_size": 1,
        "n_iter": 1,
        "send_images": True,
        "save_images": False,
        "force_task_id": task,
    }
    if model.title:
        # for this call alone: the options themselves are everybody's
        body["override_settings"] = {"sd_model_checkpoint": model.title}
        body["override_settings_restore_afterwards"] = True
    if request.references:
        body |= _changing(request)
    return body


def _changing(request: ImageRequest) -> dict[str, Any]:
    strength = STRENGTH if request.strength is None else request.strength
    if request.mask is not None and request.strength is None:
        strength = 1.0  # what is masked is to be made anew
    body: dict[str, Any] = {
        "init_images": [_raw(request.references[0])],
        "denoising_strength": min(1.0, max(0.0, strength)),
        "resize_mode": 1,  # cut to the shape that is wanted, never squeezed into it
        "include_init_images": False,
    }
    if request.mask is not None:
        body |= {
            "mask": _raw(request.mask),
            "mask_blur": 4,
            "inpainting_fill": FILL_WITH_ORIGINAL,
            "inpaint_full_res": False,
            "inpaint_full_res_padding": PADDING,
            "inpainting_mask_invert": 0,
        }
    return body


def _raw(picture: Attachment) -> str:
    return base64.b64encode(picture.data).decode("ascii")
