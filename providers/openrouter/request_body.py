"""What is asked for a picture, in OpenRouter's words: in a chat, or at `/images`."""

from __future__ import annotations

from typing import Any

from conversation.ports.models import ImageAbilities, ImageRequest
from providers.wire.chat_completions.request_body import content, picture_part


def painting_body(model: str, request: ImageRequest, modalities: tuple[str, ...], *, seed: bool) -> dict[str, Any]:
    """A picture asked for in a chat. Never with tools: no provider offers both."""
    body: dict[str, Any] = {
        "model": model,
        "messages": [{"role": "user", "content": content(request.prompt, request.references)}],
        "modalities": list(modalities),
        "image_config": {"aspect_ratio": request.aspect},
        "stream": True,
    }
    if seed and request.seed is not None:
        body["seed"] = request.seed
    return body


def image_body(
    model: str, request: ImageRequest, able: ImageAbilities, *, shaped: bool, stream: bool
) -> dict[str, Any]:
    """A picture asked for at `/images`; what the model does not list is left out: it would be refused."""
    body: dict[str, Any] = {"model": model, "prompt": request.prompt}
    if shaped:
        body["aspect_ratio"] = request.aspect
    if request.count > 1:
        body["n"] = request.count
    if request.references:
        body["input_references"] = [picture_part(picture) for picture in request.references]
    if able.seed and request.seed is not None:
        body["seed"] = request.seed
    chosen = {
        "resolution": (request.resolution, able.resolutions),
        "quality": (request.quality, able.qualities),
        "output_format": (request.format, able.formats),
        "background": (request.background, able.backgrounds),
    }
    body |= {name: said for name, (said, offered) in chosen.items() if said in offered}
    if stream:
        body["stream"] = True
    return body
