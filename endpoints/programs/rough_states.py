"""Rough states of a picture that is being painted, as programs are sent them: base64 in an event of a stream."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Mapping
from typing import Any

from conversation.errors import Told
from endpoints.services import services

PREVIEW = re.compile(r"/api/v1/previews/(?P<turn>[^/]+)/(?P<image>[^/]+)/(?P<number>\d+)")


def rough_state(owner: str, step: Mapping[str, Any]) -> str:
    """A rough state in base64, where a turn's step brings one that can still be read; else empty."""
    found = PREVIEW.fullmatch(step.get("url", "")) if step["type"] == "ImagePreview" else None
    if found is None:
        return ""
    try:
        rough = services().conversations.turns.preview(owner, found["turn"], found["image"], int(found["number"]))
    except Told:  # a newer one is there
        return ""
    return b64encode(rough.data).decode()
