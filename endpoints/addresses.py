"""Addresses of the studio in what it answers, where it lives below a path (`/atelier`): its own begin there, too.

Inside, and in what is kept, they begin at the root (`/api/…`); the path is put before them as they leave. The
counterpart for requests is server/http/prefix.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import request

FIELDS = {"url", "thumbnail", "preview", "picture", "file", "path"}
"""Whose values are addresses where they begin as ours do."""
OURS = ("/api/", "/recover#")
PICTURE = "](/api/conversation-image/"
"""Of a picture in Markdown, as the `content` of a message has it."""


def over_tls() -> bool:
    """Whether the page came over TLS. A header that says so without a proxy only locks out who sent it."""
    return request.is_secure or request.headers.get("X-Forwarded-Proto", "").startswith("https")


def below(root: str, value: Any) -> Any:
    """JSON with `root` before each address of ours; the very same where that is empty, as it mostly is."""
    if not root:
        return value
    if isinstance(value, Mapping):
        return {name: _placed(root, name, item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [below(root, item) for item in value]
    return value


def _placed(root: str, name: object, item: Any) -> Any:
    if not isinstance(item, str):
        return below(root, item)
    if name == "content":
        return item.replace(PICTURE, f"]({root}{PICTURE[2:]}")
    return f"{root}{item}" if name in FIELDS and item.startswith(OURS) else item
