"""`genimg models` at work: what there is, what it can do, and what it costs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from typing import TypeVar

import click
from rich.console import Console
from rich.table import Table

from conversation.errors import Told
from conversation.generation.styles import STYLES
from conversation.ports.models import ChatModel, ImageModel
from conversation.sentences import in_dollars
from genimg.assembly import read_settings
from genimg.conversing import own_conversation
from genimg.exit_codes import DONE
from genimg.model_choice import keys_for
from genimg.reporting import Reporter
from providers.catalogue_json import brief

Model = TypeVar("Model", ImageModel, ChatModel)
NOBODY = "-"


def models(words: Sequence[str], kind: str, provider: str, api_key: str, report: Reporter) -> int:
    """The exit code."""
    with own_conversation(read_settings(), keys_for(api_key, "", provider)) as talk:
        catalogue = talk.models.catalogue
        with report.progress("Reading the lists of models"):
            for each in catalogue.providers:
                if catalogue.is_connected(each):
                    with suppress(Told):  # a name that nobody knows is looked for in the provider's list, once
                        catalogue.image(f"{each.name}/{NOBODY}")
        images, chats = _meant(catalogue.images(), words, provider), _meant(catalogue.chats(), words, provider)
        if report.as_json:
            known = {row.id: brief(row) for row in catalogue.rows()}
            for model in (*(images if kind != "chat" else ()), *(chats if kind != "image" else ())):
                click.echo(json.dumps(known[model.id], ensure_ascii=False))
            return DONE
        table = Table(box=None, header_style="dim", pad_edge=False)
        for column in ("model", "id", "can", "about"):
            table.add_column(column, overflow="fold")
        for image in images if kind != "chat" else ():
            table.add_row(image.label, image.id, ", ".join(_of_image(image)), _image_price(image))
        for chat in chats if kind != "image" else ():
            table.add_row(chat.label, chat.id, ", ".join(_of_chat(chat)), _chat_price(chat))
        Console(highlight=False).print(table)
        missing = [each.label for each in catalogue.providers if not catalogue.is_connected(each)]
        if missing:
            report.say(
                f"Not connected: {', '.join(missing)}. Put a key into .env or the environment; see .env.example."
            )
    return DONE


def styles(words: Sequence[str], report: Reporter) -> int:
    """The exit code."""
    wanted = [word.lower() for word in words]
    found = [
        each for each in STYLES if all(word in f"{each.name} {each.title} {each.phrase}".lower() for word in wanted)
    ]
    if report.as_json:
        for style in found:
            click.echo(
                json.dumps({"name": style.name, "title": style.title, "phrase": style.phrase}, ensure_ascii=False)
            )
        return DONE
    table = Table(box=None, header_style="dim", pad_edge=False)
    for column in ("style", "adds to the prompt"):
        table.add_column(column, overflow="fold")
    for style in found:
        table.add_row(style.name, style.phrase)
    Console(highlight=False).print(table)
    return DONE


def _meant(models: Sequence[Model], words: Sequence[str], provider: str) -> list[Model]:
    wanted = [word.lower() for word in words]
    return [
        model
        for model in models
        if (not provider or model.id.startswith(f"{provider}/"))
        and all(word in f"{model.id} {model.label}".lower() for word in wanted)
    ]


def _of_image(model: ImageModel) -> list[str]:
    able = model.abilities
    said = {"paints": True, f"takes {max(able.references, 1)} pictures": able.edit, "local": able.local}
    return [words for words, true in said.items() if true]


def _of_chat(model: ChatModel) -> list[str]:
    able = model.abilities
    said = {"talks": True, "sees": able.vision, "uses tools": able.tools, "local": able.local}
    return [words for words, true in said.items() if true]


def _image_price(model: ImageModel) -> str:
    each = model.abilities.price.image
    return "price unknown" if each is None else f"{in_dollars(each)} a picture" if each else "free"


def _chat_price(model: ChatModel) -> str:
    price = model.abilities.price
    if price.input_per_million is None or price.output_per_million is None:
        return "price unknown"
    if not price.input_per_million and not price.output_per_million:
        return "free"
    return f"{in_dollars(price.input_per_million)} in, {in_dollars(price.output_per_million)} out a million tokens"
