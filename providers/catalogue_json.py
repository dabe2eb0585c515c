"""The catalogue as `GET /api/v1/session` gives it: `Provider` and `Model` of docs/architecture.md."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import fields
from typing import Any

from conversation.sentences import said
from conversation.serialization import to_json
from conversation.services.model_list import DescribedModel, ModelShown
from providers.catalogue import Catalogue
from providers.local_engines import LocalEngines
from providers.provider import Address, Provider
from providers.wire.address import nameless

SHOWN = 4
"""Characters of a key."""
_FIELDS = tuple(item.name for item in fields(ModelShown))


def listing(catalogue: Catalogue, engines: LocalEngines | None = None, named: Collection[str] = ()) -> dict[str, Any]:
    """`{"providers": [Provider], "models": {"image": [Model], "chat": [Model], "chosen": {"image", "chat", "cheap"}}}`.

    Never waits for the network. `chosen` names what `auto` means now; `cheap` is empty offline. The models are those
    that `chosen` and `named` name: all of them are `conversation.services.model_list`'s. `engines`: what is found on
    the studio's machine, for who may use that.
    """
    chosen = catalogue.automatic()
    at_work = {*chosen.values(), *named}
    models = [model for model in catalogue.rows() if model.id in at_work]
    return {
        "providers": [
            shown(provider, catalogue, engines)
            for provider in catalogue.providers
            if provider.name not in catalogue.off
        ],
        "models": {
            "image": [brief(model) for model in models if model.kind != "text"],
            "chat": [brief(model) for model in models if model.kind == "text"],
            "chosen": chosen,
        },
    }


def brief(model: DescribedModel) -> dict[str, Any]:
    """Without what only somebody reads who is choosing one."""
    return {name: to_json(getattr(model, name)) for name in _FIELDS}


def shown(provider: Provider, catalogue: Catalogue, engines: LocalEngines | None = None) -> dict[str, Any]:
    """One provider for one person. Of a key nothing is shown but its end, and that only of their own."""
    own = catalogue.personal.get(provider.name)
    held = catalogue.holds(provider)
    needed = bool(provider.needs or provider.address)
    found = engines.found(provider) if engines is not None and not held else ""
    return {
        "name": provider.name,
        "label": provider.label,
        "connected": catalogue.is_connected(provider),
        "by": "you" if own else "studio" if held and needed else "",
        "ending": ending(own.keys.values()) if own else "",
        "needs": to_json(provider.needs),
        "address": _address(provider.address, nameless(own.address) if own else "", found)
        if provider.address
        else None,
        "enrolls": provider.enrolment is not None,
        "testable": provider.check is not None,
        "keeps_models": provider.keeps_models,
        "told": provider.told,
        **said({"told": provider.told}),
    }


def _address(at: Address, own: str, found: str) -> dict[str, str]:
    return {"usual": at.usual, "likely": at.likely, "example": at.shown, "own": own, "found": found}


def ending(keys: Iterable[str]) -> str:
    """The last characters of the first key, by which its owner tells it from others; of a short one nothing."""
    return next((key[-SHOWN:] for key in keys if len(key) >= SHOWN * 4), "")
