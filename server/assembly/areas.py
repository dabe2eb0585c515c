"""What is about a part of a picture or lies beside it, put together."""

from __future__ import annotations

from conversation.services.areas.layers import LayerService
from conversation.services.areas.masks import MaskService
from conversation.services.cutout import CutoutService
from conversation.services.image_editing import ImageEditing
from endpoints.services import AreaServices
from server.stores import Stores


def area_services(stores: Stores, editing: ImageEditing, cutting: CutoutService) -> AreaServices:
    """Over the kept pictures and who changes them."""
    return AreaServices(
        cutting, MaskService(stores.masks, editing, cutting), LayerService(stores.layers, editing), stores.vectors
    )
