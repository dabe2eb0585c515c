"""Black Forest Labs: FLUX.2 from those who make it."""

from __future__ import annotations

from conversation.sentences import say
from providers.bfl.access import ADDRESS, KEY, NAME, Regions
from providers.bfl.account import check
from providers.bfl.flux_models import MODELS
from providers.bfl.painter import FluxPainter
from providers.bfl.tools import model_of
from providers.provider import BestModels, Connection, FixedModels, Given, Provider


def connect(given: Given) -> Connection:
    """With the key in `given`, at the address in it or its own."""
    regions = Regions(given)

    def unlisted(name: str) -> FluxPainter | None:
        found = model_of(name)
        return FluxPainter(regions, found) if found is not None else None

    return FixedModels([FluxPainter(regions, model) for model in MODELS], unlisted=unlisted, close=regions.close)


BFL = Provider(
    name="bfl",
    label=NAME,
    needs=(KEY,),
    address=ADDRESS,
    connect=connect,
    told=say(
        "bfl_offers", "FLUX.2 from those who make it, in up to 4 megapixels. A picture that was begun is charged."
    ),
    check=check,
    at_once=24,
    best=BestModels(image=("flux-2-pro",), draft=("flux-2-klein-4b",)),
)
