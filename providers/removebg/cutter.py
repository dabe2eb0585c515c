"""A picture cut out by remove.bg: a form with the file, answered by a PNG.

Published in its API's document (https://www.remove.bg/api): `POST /removebg`; `X-Credits-Charged` says what it took.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from conversation.ports.models import REMOVE_BACKGROUND, ImageAbilities, ImageRequest, Made, Preview, Price, Progress
from providers.wire.client import Client
from providers.wire.content.picture import pictured

FIELDS = {"size": "auto", "format": "png"}
"""As large as the account may have it; a PNG keeps what is transparent."""


class RemovebgCutter:
    """The one thing it does. Its requests cost credits and are never repeated."""

    id = "removebg/remove_background"
    label = "remove.bg (1 credit)"
    abilities = ImageAbilities(speciality=REMOVE_BACKGROUND, references=1, price=Price())
    """A credit has another price in each plan, so none is declared."""

    def __init__(self, client: Client) -> None:
        self._client = client

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        (picture,) = request.references
        file = f"picture.{picture.media_type.rpartition('/')[2]}", picture.data, picture.media_type
        with self._client.call(self.label) as call:
            told, data = yield from call.exchange(
                "POST", "/removebg", data=FIELDS, files={"image_file": file}, headers={"Accept": "image/png"}
            )
            made = Made(*pictured(data))
        yield replace(made, cost=_cost(told.get("X-Credits-Charged", "")))


def _cost(said: str) -> int | None:
    """Micro-dollars: nothing where nothing was charged, as of the free calls of a month; else not known."""
    try:
        return None if float(said) else 0
    except ValueError:
        return None
