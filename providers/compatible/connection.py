"""A server at an address: the models that it lists, each for what it seems to be."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from typing import Any
from urllib.parse import urlsplit

from conversation.ports.models import ChatAbilities, ChatModel, ImageAbilities, ImageModel, ImageRequest, Price
from conversation.ports.pixels import Pixels
from conversation.sentences import say
from providers.compatible.access import ADDRESS, KEY, address_in, is_here, is_near
from providers.compatible.forgiving_chat import ForgivingChat, Lacks, words_body
from providers.compatible.painters import LocalAiPainter, SdServerPainter
from providers.compatible.served_model import CHAT, IMAGE, STABLE_DIFFUSION_CPP, ServedModel, unlisted
from providers.compatible.server_models import listed, models_of, version_of
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.chat_completions.model import ChatCompletions
from providers.wire.chat_completions.usage import Spent, counted
from providers.wire.client import Client
from providers.wire.http.limits import limits_for
from providers.wire.image_generations.model import ImageGenerations
from providers.wire.model_list import ModelEntries
from providers.wire.moderations import kinds_of

_ASPECTS = ("1:1", "3:2", "2:3", "4:3", "3:4", "16:9", "9:16")
_AREAS = {"1K": 1024 * 1024, "0.5K": 512 * 512, "2K": 1536 * 1536}
"""Pixels. Of what a model was made for nobody says anything; most paint one megapixel."""
_STEP = 64
"""What the sides of a picture are multiples of, for every family of models."""
_SLOW = 1_800.0
"""Seconds that a picture may take on a machine of one's own: without a graphics card it does, and nothing is said
meanwhile."""
_LOADING = 180.0
"""Seconds that such a machine may take to load a model before it says a word."""
_FREE = Price(0, 0, 0)


class CompatibleConnection:
    """Implements `Connection` and `Moderating`."""

    def __init__(self, given: Given) -> None:
        self._at = address_in(given)
        self._client = _client(given, self._at)
        path = urlsplit(self._at).path
        self._beside = _client(given, self._at.removesuffix("/v1")) if path == "/v1" else None
        self._pixels: Pixels = given.pixels
        self._lacks = Lacks()
        self._list = ModelEntries(lambda: listed(self._client, self._beside), "compatible-models")

    def images(self) -> Sequence[ImageModel]:
        return [self._painter(model) for model in models_of(self._list.known()) if model.kind == IMAGE]

    def chats(self) -> Sequence[ChatModel]:
        return [self._chat(model) for model in models_of(self._list.known()) if model.kind == CHAT]

    def image(self, name: str) -> ImageModel | None:
        found = self._find(name)
        return None if found.declared and found.kind != IMAGE else self._painter(found)

    def chat(self, name: str) -> ChatModel | None:
        found = self._find(name)
        return None if found.declared and found.kind != CHAT else self._chat(found)

    def kinds_of_harm(self, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        """Which model judges is the server's own choice."""
        return (yield from kinds_of(self._client, "", texts))

    def report(self) -> ProviderReport:
        """Asked now. Raises `ProviderFault`."""
        models = models_of(listed(self._client, self._beside))
        missing = say(
            "compatible_empty", "It lists no model yet. Load one in the program that runs there, and test again."
        )
        return ProviderReport(
            models=len(models),
            painters=sum(model.kind == IMAGE for model in models),
            version=version_of(self._beside),
            told="" if models else missing,
        )

    def close(self) -> None:
        self._list.close()
        self._client.close()
        if self._beside is not None:
            self._beside.close()

    def _find(self, name: str) -> ServedModel:
        """As the list has it, which may have to be read first; any other name is believed."""
        found = {model.id: model for model in models_of(self._list.read())}
        return found.get(name) or unlisted(name)

    def _chat(self, served: ServedModel) -> ChatModel:
        asked = ChatCompletions(
            id=f"compatible/{served.id}",
            label=_label(served.id),
            abilities=ChatAbilities(
                vision=served.vision,
                tools=served.tools,
                context=served.context,
                local=is_here(self._at),
                price=self._price,
            ),
            client=self._client,
            body=partial(words_body, served.id),
            count=self._count,
        )
        return ForgivingChat(asked, served, self._lacks)

    def _painter(self, served: ServedModel) -> ImageModel:
        edits = served.id == STABLE_DIFFUSION_CPP or _is_openais(served.id)
        painter = ImageGenerations(
            id=f"compatible/{served.id}",
            label=_label(served.id),
            abilities=ImageAbilities(
                edit=edits,
                inpaint=edits,
                references=4 if edits else 0,
                aspects=_ASPECTS,
                resolutions=tuple(_AREAS),
                local=is_here(self._at),
                price=self._price,
            ),
            client=self._client,
            pixels=self._pixels,
            options=partial(picture_options, served.id),
            count=self._count,
        )
        if served.local_ai:
            return LocalAiPainter(painter, served.id)
        return SdServerPainter(painter) if served.id == STABLE_DIFFUSION_CPP else painter

    @property
    def _price(self) -> Price:
        return _FREE if is_near(self._at) else Price()

    def _count(self, usage: Mapping[str, Any]) -> Spent:
        """A machine of one's own costs nothing; any other what it says, and where it says nothing, nobody knows."""
        cost, read, written = counted(usage)
        return 0 if is_near(self._at) else cost, read, written


def picture_options(model: str, request: ImageRequest) -> dict[str, str | int | bool]:
    """Of `/images/generations` and `/images/edits`. The picture itself is wanted: an address would not be followed."""
    options: dict[str, str | int | bool] = {"model": model, "prompt": request.prompt, "size": size_of(request)}
    return options if _is_openais(model) else {**options, "response_format": "b64_json"}


def size_of(request: ImageRequest) -> str:
    """The sides nearest to the shape and the resolution that are multiples of 64."""
    wide, _, high = request.aspect.partition(":")
    ratio = float(wide) / float(high or 1)
    area = _AREAS.get(request.resolution, _AREAS["1K"])
    width, height = ((area * ratio) ** 0.5, (area / ratio) ** 0.5)
    return f"{max(1, round(width / _STEP)) * _STEP}x{max(1, round(height / _STEP)) * _STEP}"


def _is_openais(model: str) -> bool:
    """Whether it is one of OpenAI's behind a gateway, which refuses what it never knew."""
    return "gpt-image" in model


def _label(name: str) -> str:
    """Without the folder and the ending of its file: `Qwen3.5-9B-Q6_K` of `models/Qwen3.5-9B-Q6_K.gguf`."""
    return name.rpartition("/")[2].removesuffix(".gguf").removesuffix(".safetensors") or name


def check(given: Given) -> ProviderReport:
    """Whether it answers, and with how many models."""
    with closing(CompatibleConnection(given)) as connection:
        return connection.report()


def _client(given: Given, at: str) -> Client:
    usual = limits_for(given.silence)
    if is_near(at):
        chat = max(usual.chat, _LOADING)
        usual = replace(usual, chat=chat, silence=_SLOW, total=2 * _SLOW)
    name = urlsplit(at).netloc.rpartition("@")[2]
    return Client(name, replace(given, addresses={ADDRESS.name: at}), ADDRESS, KEY, limits=usual, free=is_near(at))
