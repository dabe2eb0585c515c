"""The pictures that a chat model gets to see: those of the last three turns, small enough to send."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conversation.command import PictureVersion, Turn
from conversation.errors import NotFound
from conversation.image import Version
from conversation.message import Message
from conversation.ports.models import Attachment

MESSAGES = 6
"""Three turns: what was said and what was answered."""
PER_MESSAGE = 2
MEGAPIXELS = 2.0


@dataclass(frozen=True)
class VisiblePicture:
    """One picture and the name under which the model can speak of it."""

    label: str
    version: Version


def pictures_to_show(turn: Turn, history: Sequence[Message], picture: PictureVersion | None) -> list[VisiblePicture]:
    """Oldest first, each version once; the aimed one last. Of a message's pictures the newest are kept."""
    found: dict[str, VisiblePicture] = {}
    for message in (*history[-MESSAGES:], turn.message):
        for look in _of_message(turn, message)[-PER_MESSAGE:]:
            found.pop(look.version.id, None)
            found[look.version.id] = look
    if picture:
        found.pop(picture.version.id, None)
        found[picture.version.id] = VisiblePicture(
            f"#{picture.image.number} “{picture.image.title}”, the active picture", picture.version
        )
    return list(found.values())


def shrunk(turn: Turn, seen: Sequence[VisiblePicture]) -> tuple[list[VisiblePicture], tuple[Attachment, ...]]:
    """The pictures as JPEGs, and which they are: a file that is gone is left out."""
    there, pictures = [], []
    for look in seen:
        try:
            picture = turn.studio.images.content(look.version)
        except NotFound:
            continue
        pictures.append(turn.studio.pixels.shrink(picture, MEGAPIXELS))
        there.append(look)
    return there, tuple(pictures)


def _of_message(turn: Turn, message: Message) -> list[VisiblePicture]:
    if message.reply:
        return [
            VisiblePicture(f"#{picture.number} “{picture.title}”", Version.from_dict(picture.version))
            for picture in message.reply.pictures
            if picture.version
        ]
    return [look for image in message.attachments if (look := _attached(turn, image))]


def _attached(turn: Turn, image_id: str) -> VisiblePicture | None:
    try:
        image = turn.studio.images.get(turn.conversation, image_id)
    except NotFound:
        return None
    return VisiblePicture(f"#{image.number} “{image.title}”, sent by the person", image.shown)
