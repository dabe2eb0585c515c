"""What OpenAI is asked, from what the studio wants: for a picture, and for words."""

from __future__ import annotations

from typing import Any

from conversation.ports.models import ChatRequest, ImageRequest
from providers.openai.model_table import KnownChat, KnownPainter
from providers.openai.sizes import FIXED_SIZES, free_size
from providers.wire.chat_completions.request_body import chat_body

ROUGH_STATES = 2
"""How often a picture is shown on its way. Each costs 100 tokens, of which a picture of low quality has 200: that one
comes soon enough without any."""
SEVERAL = 10
"""Pictures in one request."""
MODERATIONS = ("auto", "low")
COMPRESSED = ("jpeg", "webp")
"""Formats whose compression can be chosen; another one is refused with it."""
ROOM_TO_THINK = 4_000
"""Tokens that a model may think before it says something short."""


def picture_options(known: KnownPainter, request: ImageRequest) -> dict[str, str | int | bool]:
    """Of `/images/generations` and `/images/edits`. What nobody chose is left to the model."""
    size = free_size(request.aspect, request.resolution) if known.free else FIXED_SIZES.get(request.aspect, "auto")
    options: dict[str, str | int | bool] = {
        "model": known.name,
        "prompt": request.prompt,
        "size": size,
    }
    if request.count > 1:  # a stream is of one picture: what is asked together comes together
        options["n"] = request.count
    else:
        options |= {"stream": True, "partial_images": 0 if request.quality == "low" else ROUGH_STATES}
    chosen = {
        "quality": request.quality,
        "background": request.background,
        "output_format": request.format,
        "moderation": request.moderation,
    }
    if request.background == "transparent" and request.format == "jpeg":
        chosen["output_format"] = "png"  # what is transparent no JPEG can keep
    options |= {name: value for name, value in chosen.items() if value}
    if request.compression is not None and chosen["output_format"] in COMPRESSED:
        options["output_compression"] = min(max(request.compression, 0), 100)
    return options


def words_body(known: KnownChat, request: ChatRequest) -> dict[str, Any]:
    """Of `/chat/completions`. A model that thinks takes no temperature, and counts its thoughts as written."""
    body = chat_body(known.name, request, vision=known.vision, tools=True)
    body["stream_options"] = {"include_usage": True}
    most = body.pop("max_tokens", None)
    if most is not None:
        body["max_completion_tokens"] = most + (ROOM_TO_THINK if known.thinks else 0)
    if known.thinks:
        body.pop("temperature", None)
    return body
