"""Puts a finished picture into a conversation, as a turn that was over before it was told. See `form`."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

from conversation.events import Event, ImageStarted, TurnFinished, TurnStarted, ready
from conversation.fold import fold
from conversation.generation.pipeline import title_of
from conversation.image import Image
from conversation.message import Message
from conversation.ports.pixels import Pixels
from conversation.ports.turns import Begun, TurnRequest
from conversation.reply import Reply
from conversation.services.preferences import Preferences
from server.image_form.origins import Origins
from server.stores import Stores


@dataclass(frozen=True)
class Adoption:
    """Takes pictures in."""

    stores: Stores
    pixels: Pixels
    origins: Origins
    preferences: Preferences
    announce: Callable[[str, Begun], None]
    """Tells the owner's other tabs of a conversation that grew."""

    def keep(self, owner: str, conversation: str, data: bytes, prompt: str) -> tuple[Message, Image]:
        """The stored message and picture. Raises `Told` before anything is stored when the bytes are no picture."""
        encoded = self.pixels.crediting(self.preferences.keeps_credit(owner)).accept(data)
        origin = self.origins.of(owner, data, prompt)
        request = TurnRequest(owner, conversation, str(uuid4()), f"/image {prompt}".strip())
        begun = self.stores.replies.begin(request)
        images, title = self.stores.images, title_of(prompt)
        number_of = images.reserve(conversation, title)
        image = images.add(
            conversation,
            *number_of,
            title,
            encoded,
            origin.recipe,
            message=begun.reply.id,
            cost=origin.cost,
            seconds=origin.seconds,
        )
        done = Begun(begun.message, self._told(owner, begun, image), fresh=True)
        self.announce(owner, done)
        return done.reply, image

    def _told(self, owner: str, begun: Begun, image: Image) -> Message:
        reply = Reply(begun.reply.id)
        for event in events_of(begun, image):
            reply = fold(reply, event)
        self.stores.replies.save(reply)
        return self.stores.library.message(owner, reply.turn)


def events_of(begun: Begun, image: Image) -> Iterator[Event]:
    shown = image.shown
    yield TurnStarted(begun.message.id, begun.message.text, begun.message.created)
    yield ImageStarted(image.id, image.number, image.title, shown.width, shown.height, "")
    yield ready(image)
    yield TurnFinished("done", shown.seconds)
