"""A conversation of the command line's own: the same turns as in the page, kept in memory for as long as it lasts."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from uuid import uuid4

from conversation.commands import COMMANDS
from conversation.edit_context import PictureVersion
from conversation.events import Event, ImageReady, VersionChosen
from conversation.fold import fold
from conversation.image import Image
from conversation.llm.answer_cache import AnswerCache
from conversation.llm.wallet import Wallet
from conversation.message import Target
from conversation.palette import Palette
from conversation.ports.areas.masks import Mask
from conversation.ports.models import Attachment
from conversation.ports.turns import TurnRequest
from conversation.recipe import Recipe, RetouchValues, UploadValues
from conversation.reply import Reply
from conversation.services.areas.masks import DRAWN
from conversation.services.leaving import LeavingPictures
from conversation.services.preferences import Preferences
from conversation.studio import Studio
from conversation.turn import run_turn
from genimg.assembly import PixelWork, pixel_work
from genimg.books import Books, open_books
from imaging.file import File
from imaging.operations import OPERATIONS
from providers import PROVIDERS
from providers.catalogue import AutoModels
from providers.provider import Given
from server.settings import Settings
from server.turns.backlog import Backlog
from server.turns.engine import Engine, as_preferred
from server.turns.personal_catalogues import PersonalCatalogues
from server.turns.personal_models import PersonalModels
from storage.memory import MemoryStorage, open_memory

ANSWERS = AnswerCache()
"""Refined prompts, of all conversations of this process."""
TITLE = "genimg"
"""Of each conversation: one that has a title is not named by a model, which would cost something."""


@dataclass
class OwnConversation:
    """One conversation of whoever sits at the terminal."""

    work: PixelWork
    storage: MemoryStorage
    catalogues: PersonalCatalogues
    owner: str
    conversation: str
    books: Books
    changed: dict[str, list[str]] = field(default_factory=dict)
    """Ids of the images that the last turn made or changed, in that order, with those of the versions it made."""
    reply: Reply = field(default_factory=lambda: Reply(turn=""))
    """To the last words, as far as it has come."""

    @property
    def engine(self) -> Engine:
        """What makes a studio for a turn."""
        palette = Palette((*COMMANDS, *OPERATIONS))
        parts = self.storage, self.work.pixels, self.catalogues.of, palette, time.monotonic, self.work.models
        return Engine(*parts, Backlog())

    @property
    def models(self) -> PersonalModels:
        """All that are connected."""
        return self.engine.models(self.owner, administers=True)

    @property
    def studio(self) -> Studio:
        """What a turn may use."""
        return self.engine.studio(self.models, self.wallet, _no_preview)

    @property
    def wallet(self) -> Wallet:
        """Of the studio, within its limits, where the data folder is shared; else without any."""
        return Wallet(self.books.owner, self.books.usage, self.books.limits, answers=ANSWERS)

    def another(self) -> OwnConversation:
        """A fresh conversation beside it, with the same parts."""
        return replace(self, conversation=self.storage.library.create(self.owner, title=TITLE).id, changed={})

    def take_in(self, path: Path, name: str) -> Image:
        """A picture that the next words are about. Raises `Told` for a file that is none."""
        received = self.work.pixels.receive(path)
        _, number = self.storage.images.reserve(self.conversation, "")
        recipe = Recipe(UploadValues(name, received.media_type, tuple(received.noticed), taken=received.taken))
        place = self.conversation, str(uuid4()), number, Path(name).stem
        return self.storage.images.take_in(*place, path, received, recipe)

    def mark(self, image: Image, drawn: Path) -> Mask:
        """A mask of the picture, white where it may change. Raises `Told` for a file that is none."""
        version = image.shown
        made = self.work.pixels.read_mask(drawn, version.width, version.height)
        return self.storage.masks.add(self.owner, image.id, version.id, made, DRAWN)

    def turn(
        self,
        text: str,
        pictures: Sequence[Image] = (),
        target: Target | None = None,
        options: Mapping[str, Any] | None = None,
    ) -> Iterator[Event]:
        """What comes of these words. Closing it ends the work; what came until then stays in the conversation."""
        sent = tuple(picture.id for picture in pictures)
        request = TurnRequest(
            self.owner, self.conversation, str(uuid4()), text, target, sent, options or {}, administers=True
        )
        begun = self.storage.replies.begin(request)
        self.reply = begun.reply.reply or Reply(turn=begun.reply.id)
        self.changed.clear()
        events = run_turn(self.studio, begun.message, begun.reply.id, as_preferred(request, self.models.settings))
        try:
            for event in events:
                self.reply = fold(self.reply, event)
                if isinstance(event, ImageReady | VersionChosen):
                    made = self.changed.setdefault(event.image, [])
                    made += [event.version["id"]] if isinstance(event, ImageReady) else []
                yield event
        finally:
            events.close()  # type: ignore[attr-defined]  # a generator, as `run_turn` is
            state = "stopped" if self.reply.state == "running" else self.reply.state
            self.storage.replies.save(replace(self.reply, state=state))

    def results(self) -> list[Image]:
        """The images that the last turn made or changed, as they are now; one of which it made several from the same
        version, such as variations, as each of them."""
        return [
            each
            for image, made in self.changed.items()
            for each in _beside_each_other(self.storage.images.get(self.conversation, image), made)
        ]

    def content(self, image: Image) -> File:
        """The file of its current version."""
        return self.storage.images.content(image.shown)

    def marked(self, image: Image, content: File) -> File:
        """A file that was made of its current version and leaves now, with where it comes from in it. Raises `Told`."""
        leaving = LeavingPictures(self.storage.shelf, Preferences(self.storage.accounts), self.work.pixels)
        left = leaving.marked(self.owner, PictureVersion(image, image.shown), content)
        return left.file or left.data

    def drawing(self, image: Image) -> Path | None:
        """The SVG that its current version shows; None where it shows none."""
        values = image.shown.recipe.values
        vector = values.vector if isinstance(values, RetouchValues) else ""
        return self.storage.vectors.file(self.owner, vector) if vector else None


@contextmanager
def own_conversation(settings: Settings, keys: Mapping[str, str] | None = None) -> Iterator[OwnConversation]:
    """`keys`: of providers, for this run only, by their names in the environment."""
    with pixel_work(settings) as work, TemporaryDirectory(prefix="genimg-") as served:
        storage = open_memory(Path(served))
        given = Given(
            work.pixels,
            {**settings.keys, **(keys or {})},
            settings.addresses,
            settings.chat_silence,
            context=settings.local_context,
        )
        chosen = AutoModels(settings.image_model, settings.chat_model, settings.cheap_model)
        catalogues = PersonalCatalogues(PROVIDERS, given, chosen, storage.provider_keys)
        owner = storage.accounts.guest().id
        try:
            books = open_books(settings, storage, owner, os.environ.get("GENIMG_USER", ""))
            with closing(books):
                conversation = storage.library.create(owner, title=TITLE).id
                yield OwnConversation(work, storage, catalogues, owner, conversation, books)
        finally:
            catalogues.close()
            storage.close()


def _beside_each_other(image: Image, made: Sequence[str]) -> Iterator[Image]:
    """The image with each of these versions shown that was made from what its current one was made from."""
    alike = [each for each in image.versions if each.id in made and each.parent == image.shown.parent]
    yield from (replace(image, current=each.id) for each in alike or [image.shown])


def _no_preview(image: str, preview: Attachment) -> str:
    """A terminal waits for the picture itself."""
    return ""
