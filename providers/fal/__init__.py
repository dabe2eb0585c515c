"""fal.ai: FLUX.2 klein and other painters, in a queue."""

from __future__ import annotations

from conversation.sentences import say
from providers.fal.access import ADDRESS, KEY, address_of, platform_client, queue_client
from providers.fal.account import check
from providers.fal.endpoints import MODELS, FalModel, model_of
from providers.fal.painter import FalPainter
from providers.fal.prices import FalPrices
from providers.provider import BestModels, Connection, FixedModels, Given, Provider


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


FAL = Provider(
    name="fal",
    label="fal.ai",
    needs=(KEY,),
    address=ADDRESS,
    connect=connect,
    told=say("fal_offers", "Pictures for about a cent: FLUX.2 klein, and any other painter there by its name."),
    check=check,
    best=BestModels(image=("fal-ai/flux-2/klein/9b/base",), draft=("fal-ai/flux-2/klein/4b",)),
)
