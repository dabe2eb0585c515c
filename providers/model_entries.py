"""What a connection offers, as rows of one list: a model that both paints and talks is one row."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from conversation.ports.models import ChatModel, ImageModel, ModelNotes, Price
from conversation.services.model_list import DescribedModel, reply_cost
from providers.provider import Connection, Provider


def entries(provider: Provider, connection: Connection) -> list[DescribedModel]:
    """The models that are known now, painters first. Never waits for the network."""
    rows = {model.id: _painter(model) for model in connection.images()}
    for chat in connection.chats():
        painter = rows.get(chat.id)
        rows[chat.id] = _talker(chat) if painter is None else _both(painter, chat)
    best = provider.best.names()
    return [replace(row, recommended=True) if row.id.partition("/")[2] in best else row for row in rows.values()]


def _painter(model: ImageModel) -> DescribedModel:
    able = model.abilities
    return DescribedModel(
        **_named(model, able.price, able.notes),
        kind="both" if able.words else "image",
        local=able.local,
        vision=able.edit,
        edit=able.edit,
        aspects=able.aspects,
        resolutions=able.resolutions,
        qualities=able.qualities,
        formats=able.formats,
        backgrounds=able.backgrounds,
        moderations=able.moderations,
        compressed=able.compressed,
        references=max(able.references, 1) if able.edit else 0,
        seed=able.seed,
        negative=able.negative,
    )


def _talker(model: ChatModel) -> DescribedModel:
    able = model.abilities
    return DescribedModel(
        **_named(model, able.price, able.notes),
        local=able.local,
        vision=able.vision,
        tools=able.tools,
        stand_in=able.stand_in,
        context=able.context,
    )


def _both(painter: DescribedModel, chat: ChatModel) -> DescribedModel:
    able = chat.abilities
    return replace(
        painter,
        kind="both",
        vision=painter.vision or able.vision,
        tools=able.tools,
        context=able.context,
        reply=painter.reply if painter.reply is not None else reply_cost(able.price),
    )


def _named(model: ImageModel | ChatModel, price: Price, notes: ModelNotes) -> dict[str, Any]:
    return {
        "id": model.id,
        "label": model.label,
        "provider": model.id.partition("/")[0],
        "tags": notes.tags,
        "price": price,
        "reply": reply_cost(price),
        "description": notes.description,
    }
