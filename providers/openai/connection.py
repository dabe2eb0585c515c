"""OpenAI with a key: the models that its list has for this key, with what the table knows of them."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial

from conversation.ports.models import ChatAbilities, ChatModel, ImageAbilities, ImageModel
from conversation.ports.pixels import Pixels
from providers.openai.access import ADDRESS, KEY
from providers.openai.model_table import CHATS, PAINTERS, chat, family_of, is_chat, is_painter, painter
from providers.openai.refusals import explain, explain_error
from providers.openai.requests import COMPRESSED, MODERATIONS, SEVERAL, picture_options, words_body
from providers.openai.sizes import FIXED_SIZES, FREE_ASPECTS, RESOLUTIONS
from providers.openai.spending import spent_on_pictures, spent_on_words
from providers.provider import Given
from providers.provider_report import ProviderReport
from providers.wire.chat_completions.model import ChatCompletions
from providers.wire.client import Client
from providers.wire.http.limits import Limits, limits_for
from providers.wire.image_generations.model import ImageGenerations
from providers.wire.model_list import PATIENCE, ModelEntries, entries_of
from providers.wire.moderations import kinds_of

_SILENCE = 300.0
"""Seconds that a picture may take before any of it comes: a large one of high quality needs minutes."""
_REFERENCES = 16
_MODERATION = "omni-moderation-latest"
_FIRST_PAINTERS, _FIRST_CHATS = PAINTERS[:1], CHATS[:3]
"""What is offered for as long as the list has not been read."""


class OpenAIConnection:
    """Implements `Connection` and `Moderating`."""

    def __init__(self, client: Client, pixels: Pixels) -> None:
        self._client = client
        self._pixels = pixels
        self._list = ModelEntries(lambda: entries_of(client.read("/models", PATIENCE)), "openai-models")

    def images(self) -> Sequence[ImageModel]:
        names = self._offered([known.name for known in PAINTERS], [known.name for known in _FIRST_PAINTERS], is_painter)
        return [self._painter(name) for name in names]

    def chats(self) -> Sequence[ChatModel]:
        names = self._offered([known.name for known in CHATS], [known.name for known in _FIRST_CHATS], is_chat)
        return [self._chat(name) for name in names]

    def image(self, name: str) -> ImageModel | None:
        return None if is_chat(name) else self._painter(name)

    def chat(self, name: str) -> ChatModel | None:
        return None if is_painter(name) else self._chat(name)

    def kinds_of_harm(self, texts: Sequence[str]) -> Generator[None, None, tuple[str, ...]]:
        return (yield from kinds_of(self._client, _MODERATION, texts))

    def close(self) -> None:
        self._list.close()
        self._client.close()

    def _offered(self, known: Sequence[str], first: Sequence[str], fits: Callable[[str], bool]) -> list[str]:
        """Names of the list, those of the table first; without the dated versions of what is there without a date."""
        listed = {str(entry["id"]) for entry in self._list.known()}
        if not listed:
            return list(first)
        others = {name for name in listed if fits(name) and name not in known}
        return [
            *(name for name in known if name in listed),
            *sorted(name for name in others if family_of(name) == name or family_of(name) not in listed),
        ]

    def _painter(self, name: str) -> ImageModel:
        known = painter(name)
        return ImageGenerations(
            id=f"openai/{name}",
            label=known.label,
            abilities=ImageAbilities(
                edit=True,
                inpaint=True,
                several=SEVERAL,
                references=_REFERENCES,
                aspects=FREE_ASPECTS if known.free else tuple(FIXED_SIZES),
                previews=True,
                resolutions=tuple(RESOLUTIONS) if known.free else (),
                qualities=known.qualities,
                formats=("png", "jpeg", "webp"),
                backgrounds=("auto", "opaque", "transparent"),
                moderations=MODERATIONS,
                compressed=COMPRESSED,
                price=known.price,
            ),
            client=self._client,
            pixels=self._pixels,
            options=partial(picture_options, known),
            refused=partial(explain, name),
            inside=partial(explain_error, name),
            count=partial(spent_on_pictures, known.prices),
        )

    def _chat(self, name: str) -> ChatModel:
        known = chat(name)
        return ChatCompletions(
            id=f"openai/{name}",
            label=known.label,
            abilities=ChatAbilities(vision=known.vision, tools=True, context=known.context, price=known.price),
            client=self._client,
            body=partial(words_body, known),
            refused=partial(explain, name),
            inside=partial(explain_error, name),
            count=partial(spent_on_words, known.prices),
        )


def connect(given: Given) -> OpenAIConnection:
    """With the key in `given`, at the address in it or OpenAI's own one."""
    return OpenAIConnection(_client(given), given.pixels)


def check(given: Given) -> ProviderReport:
    """Whether the key is accepted: its list of models is read. Of money OpenAI says nothing to a key."""
    with closing(_client(given)) as client:
        return ProviderReport(models=len(entries_of(client.read("/models", PATIENCE * 2))))


def _client(given: Given) -> Client:
    usual = limits_for(given.silence)
    limits: Limits = replace(usual, silence=max(usual.silence, _SILENCE))
    return Client("OpenAI", given, ADDRESS, KEY, limits=limits)
