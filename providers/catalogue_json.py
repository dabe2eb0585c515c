"""The catalogue as `GET /api/v1/session` gives it: `Provider` and `Model` of docs/architecture.md."""

from __future__ import annotations

from typing import Any

from conversation.ports.models import ChatModel, ImageModel
from conversation.sentences import said
from conversation.serialization import to_json
from providers.catalogue import Catalogue
from providers.provider import Provider


def listing(catalogue: Catalogue) -> dict[str, Any]:
    """`{"providers": [Provider], "models": {"image": [Model], "chat": [Model], "chosen": {"image", "chat", "cheap"}}}`.

    Never waits for the network. `chosen` names what `auto` means now; `cheap` is empty offline.
    """
    return {
        "providers": [_provider(provider, catalogue.is_connected(provider)) for provider in catalogue.providers],
        "models": {
            "image": [_image(model) for model in catalogue.images()],
            "chat": [_chat(model) for model in catalogue.chats()],
            "chosen": catalogue.automatic(),
        },
    }


def _provider(provider: Provider, connected: bool) -> dict[str, Any]:
    return {
        "name": provider.name,
        "label": provider.label,
        "connected": connected,
        "needs": to_json(provider.needs),
        "told": provider.told,
        **said({"told": provider.told}),
    }


def _image(model: ImageModel) -> dict[str, Any]:
    able = model.abilities
    return {
        **_named(model),
        "local": able.local,
        "vision": able.references > 0,
        "tools": False,
        "edit": able.edit,
        "stand_in": False,
        "aspects": list(able.aspects),
        "price": to_json(able.price),
    }


def _chat(model: ChatModel) -> dict[str, Any]:
    able = model.abilities
    return {
        **_named(model),
        "local": able.local,
        "vision": able.vision,
        "tools": able.tools,
        "edit": False,
        "stand_in": able.stand_in,
        "aspects": [],
        "price": to_json(able.price),
    }


def _named(model: ImageModel | ChatModel) -> dict[str, str]:
    return {"id": model.id, "label": model.label, "provider": model.id.partition("/")[0]}
