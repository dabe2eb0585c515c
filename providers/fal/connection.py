"""fal.ai with a key: its painters, and what they cost."""

from __future__ import annotations

from providers.fal.clients import address_of, platform_client, queue_client
from providers.fal.endpoints import MODELS, FalModel, model_of
from providers.fal.painter import FalPainter
from providers.fal.prices import FalPrices
from providers.provider import Connection, FixedModels, Given


def connect(given: Given) -> Connection:
    """With the key in `given`, at the address in it or fal.ai's own."""
    client, platform = queue_client(given), platform_client(given)
    prices = FalPrices(platform)

    def painter(model: FalModel) -> FalPainter:
        return FalPainter(client, address_of(given), prices, model)

    def unlisted(name: str) -> FalPainter | None:
        found = model_of(name)
        return painter(found) if found is not None else None

    def close() -> None:
        client.close()
        platform.close()

    return FixedModels([painter(model) for model in MODELS], unlisted=unlisted, close=close)
