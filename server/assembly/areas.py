"""What is about a part of a picture or lies beside it, put together."""

from __future__ import annotations

from conversation.llm.wallet import Wallet
from conversation.services.areas.alt_texts import AltTexts
from conversation.services.areas.layers import LayerService
from conversation.services.areas.masks import MaskService
from conversation.services.cutout import CutoutService
from conversation.services.image_editing import ImageEditing
from endpoints.services import AreaServices
from server.realtime.announcer import Announcer
from server.turns.engine import Engine


def area_services(engine: Engine, editing: ImageEditing, cutting: CutoutService, announcer: Announcer) -> AreaServices:
    """Over the kept pictures and who changes them."""

    def wallet(owner: str) -> Wallet:
        return engine.wallet(owner, engine.models(owner), engine.usage)

    stores = engine.stores
    return AreaServices(
        cutting,
        MaskService(stores.masks, editing, cutting),
        LayerService(stores.layers, editing),
        stores.vectors,
        AltTexts(stores.shelf, engine.pixels, engine.models, wallet, announcer.image),
    )
