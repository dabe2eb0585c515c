"""Recraft with a key: its painters, and whose account it is."""

from __future__ import annotations

from contextlib import closing

from conversation.ports.models import ImageModel
from providers.provider import Connection, FixedModels, Given
from providers.provider_report import ProviderReport
from providers.recraft.access import ADDRESS, KEY
from providers.recraft.models import MODELS, unlisted
from providers.recraft.painter import UNIT, RecraftPainter
from providers.recraft.specialists import TOOLS, RecraftSpecialist
from providers.recraft.styles import RecraftStyleMaker
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

PATIENCE = 10.0
"""Seconds that a person waits for what it says of a key, at most."""


def connect(given: Given) -> Connection:
    """With the key in `given`."""
    client = Client("Recraft", given, ADDRESS, KEY)

    def other(name: str) -> ImageModel:
        return RecraftPainter(client, unlisted(name))

    painters = [RecraftPainter(client, model) for model in MODELS]
    specialists: list[ImageModel] = [*(RecraftSpecialist(client, tool) for tool in TOOLS), RecraftStyleMaker(client)]
    return FixedModels(painters, specialists=specialists, unlisted=other, close=client.close)


def check(given: Given) -> ProviderReport:
    """Whose account it is, and how many units are left in it (`GET /users/me`)."""
    with closing(Client("Recraft", given, ADDRESS, KEY)) as client:
        said = client.read("/users/me", PATIENCE)
    name, units = look_up(said, "name"), look_up(said, "credits")
    known = isinstance(units, (int, float)) and not isinstance(units, bool)
    return ProviderReport(
        label=name[:80] if isinstance(name, str) else "",
        left=max(round(units * UNIT), 0) if known else None,
    )
