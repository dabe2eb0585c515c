"""A picture in an answer, wherever the model put it."""

from __future__ import annotations

from typing import Any

from conversation.ports.models import Made
from providers.wire.content.picture import decoded


def picture(source: Any) -> Made:
    """From `{"image_url": {"url"}}`, `{"b64_json"}`, or the data URL itself. Raises `UnusablePicture`."""
    return Made(*decoded(_found(source)))


def _found(source: Any) -> Any:
    if not isinstance(source, dict):
        return source
    address = source.get("image_url")
    if isinstance(address, dict):
        address = address.get("url")
    return address or source.get("b64_json") or source.get("url")
