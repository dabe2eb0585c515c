"""Black Forest Labs with a key: its painters."""

from __future__ import annotations

from providers.bfl.flux_models import MODELS
from providers.bfl.painter import FluxPainter
from providers.bfl.regions import Regions
from providers.bfl.tools import model_of
from providers.provider import Connection, FixedModels, Given


def connect(given: Given) -> Connection:
    """With the key in `given`, at the address in it or its own."""
    regions = Regions(given)

    def unlisted(name: str) -> FluxPainter | None:
        found = model_of(name)
        return FluxPainter(regions, found) if found is not None else None

    return FixedModels([FluxPainter(regions, model) for model in MODELS], unlisted=unlisted, close=regions.close)
