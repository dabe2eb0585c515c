"""A picture in an answer, wherever the model put it, or the fault that says why it is none."""

from __future__ import annotations

from typing import Any

from conversation.ports import Made
from providers.openrouter.faults import OpenRouterFaults
from providers.wire.content.picture import NotAPicture, PictureElsewhere, PictureTooLarge, VectorPicture, decoded
from providers.wire.failures.texts import PICTURE_BROKEN, PICTURE_ELSEWHERE, PICTURE_TOO_LARGE, PICTURE_VECTOR


def picture(source: Any, faults: OpenRouterFaults) -> Made:
    """From `{"image_url": {"url"}}`, `{"b64_json"}`, or the data URL itself. Raises `ProviderFault`."""
    try:
        data, media_type = decoded(_found(source))
    except VectorPicture:
        raise faults.fault(PICTURE_VECTOR) from None
    except NotAPicture as error:
        raise faults.fault(PICTURE_BROKEN, values={"found": str(error)}) from None
    except PictureTooLarge:
        raise faults.fault(PICTURE_TOO_LARGE) from None
    except PictureElsewhere:
        raise faults.fault(PICTURE_ELSEWHERE) from None
    return Made(data, media_type)


def _found(source: Any) -> Any:
    if not isinstance(source, dict):
        return source
    address = source.get("image_url")
    if isinstance(address, dict):
        address = address.get("url")
    return address or source.get("b64_json") or source.get("url")
