"""OpenRouter's lists come in pages of some hundreds: where the next one is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

MOST = 50
"""Pages of one list. A service that always names another one is left alone."""


def items(answer: Any) -> list[Mapping[str, Any]]:
    """A page's entries, those that make no sense left out."""
    data = answer.get("data") if isinstance(answer, Mapping) else None
    return [item for item in data if isinstance(item, Mapping)] if isinstance(data, list) else []


def following(path: str, answer: Any, so_far: int) -> str | None:
    """The path of the page after this one, None after the last. `so_far`: entries read, this page included.

    Of `links.next` only the query is followed: the key must not go to whatever address an answer names.
    """
    if not isinstance(answer, Mapping) or not items(answer):
        return None
    place, _, query = path.partition("?")
    links = answer.get("links")
    named = links.get("next") if isinstance(links, Mapping) else None
    if isinstance(named, str) and (found := urlsplit(named).query):
        return f"{place}?{urlencode({**dict(parse_qsl(query)), **dict(parse_qsl(found))})}"
    total = answer.get("total_count")
    if isinstance(total, int) and total > so_far:
        return f"{place}?{urlencode({**dict(parse_qsl(query)), 'offset': so_far})}"
    return None
