"""What others may look at under an address: a conversation as it was when the address was made, or a picture.

Nothing is asked of who looks, nothing they do costs, and what they get has no id in it: pictures are called by where
they stand on the page.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from conversation.errors import BadRequest, NotFound
from conversation.features.rules import SHARING, Features
from conversation.image import Image
from conversation.message import Message
from conversation.moderation.reporting import Reporting
from conversation.ports.library import Library
from conversation.ports.moving.shares import Share, Shares
from conversation.ports.shelf import PictureFile, Shelf, version_of
from conversation.sentences import say
from conversation.services.preferences import Preferences
from conversation.versions.alt_text import alt_of

MOST_MESSAGES = 400
"""That are shown: the last ones."""
MOST_IMAGES = 100_000
LONGEST_DAYS = 365


@dataclass(frozen=True)
class ShareWish:
    """What shall be shown: one of the two."""

    conversation: str | None = None
    image: str | None = None
    version: str | None = None
    days: int | None = None
    """None for as long as nobody revokes it."""
    password: str = ""
    """Empty for none."""


@dataclass(frozen=True)
class SharedPicture:
    """A picture on the page."""

    image: str
    version: str
    alt: str
    """What it shows."""
    width: int
    """Pixels, as `height`."""
    height: int


@dataclass(frozen=True)
class SharedMessage:
    """What was said, and which of the page's pictures stand there."""

    role: str
    text: str
    created: str
    pictures: tuple[int, ...]


@dataclass(frozen=True)
class SharedPage:
    """What an address shows."""

    title: str
    messages: tuple[SharedMessage, ...]
    """Of a picture by itself none."""
    pictures: tuple[SharedPicture, ...]


@dataclass(frozen=True)
class Sharing:
    """Addresses, as their owners make them and as others read them."""

    shares: Shares
    library: Library
    shelf: Shelf
    clock: Callable[[], float]
    hash: Callable[[str], str]
    """Of a password."""
    features: Features
    reporting: Reporting
    """Which of it others do not see."""
    preferences: Preferences
    """Whether the words that a picture was made from are told with it."""

    def make(self, owner: str, wish: ShareWish) -> Share:
        """A new one. Raises `Told`."""
        self.features.require(SHARING, owner)
        if (wish.conversation is None) == (wish.image is None):
            raise BadRequest(
                say("share_what", "Say what is to be shared"),
                say("share_what_text", "Name a conversation or an image, and only one of them."),
                code="bad_request",
            )
        hashed = self.hash(wish.password) if wish.password else None
        now = datetime.fromtimestamp(self.clock(), UTC)
        until = _written(now + timedelta(days=wish.days)) if wish.days else None
        about = hashed, _written(now), until
        if wish.image is not None:
            image = self.shelf.get(owner, wish.image)
            version = version_of(image, wish.version).id
            share = Share(str(uuid4()), owner, image.conversation, None, image.id, version, *about)
        else:
            found = self.library.get(owner, str(wish.conversation))
            if found.head is None:
                raise BadRequest(
                    say("share_empty", "There’s nothing to share yet"),
                    say("share_empty_text", "The conversation is empty."),
                    code="bad_request",
                )
            share = Share(str(uuid4()), owner, found.id, found.head, None, None, *about)
        self.reporting.require_sharable(share)
        self.shares.add(share)
        return share

    def title(self, share: Share) -> str:
        """Of what it shows. Raises `NotFound`."""
        if share.image is not None:
            return self.shelf.get(share.owner, share.image).title
        return self.library.get(share.owner, share.conversation).title

    def page(self, share: Share) -> SharedPage:
        """Raises `NotFound` where what it ends with was deleted or all of it is hidden, `CallNotMade` where sharing is
        switched off."""
        self.features.require(SHARING, share.owner)
        if self.reporting.hides(share):
            raise NotFound("The shared page")
        prompt = bool(self.preferences.of(share.owner)["origin_prompt"])
        if share.image is not None:
            image = self.shelf.get(share.owner, share.image)
            return SharedPage(image.title, (), (_picture(image, share.version, prompt),))
        owner, end = share.owner, str(share.message)
        last = self.library.message(owner, end)
        if last.conversation != share.conversation:
            raise NotFound("The shared page")
        before = self.library.page(owner, share.conversation, before=end, limit=MOST_MESSAGES - 1)
        hidden = self.reporting.reports.hidden(share.conversation)
        shown = (
            image
            for image in self.shelf.of(owner, share.conversation, MOST_IMAGES)
            if ("image", image.id) not in hidden
        )
        images = {image.id: image for image in shown}
        said = (each for each in (*before.messages, last) if ("message", each.id) not in hidden)
        pictures: list[SharedPicture] = []
        messages = tuple(_message(each, images, pictures, prompt) for each in said)
        return SharedPage(before.conversation.title, messages, tuple(pictures))

    def picture(self, share: Share, place: int, kind: str) -> PictureFile:
        """The file of one of its pictures: `full` for the screen, or `preview`. Raises `NotFound`."""
        pictures = self.page(share).pictures
        if place >= len(pictures):
            raise NotFound("The picture")
        found = pictures[place]
        return self.shelf.file_of(share.owner, found.image, found.version, kind)


def _message(message: Message, images: dict[str, Image], pictures: list[SharedPicture], prompt: bool) -> SharedMessage:
    """With its pictures that are still there, which are added to those of the page."""
    first = len(pictures)
    for attached in message.attachments:
        if attached in images:
            pictures.append(_picture(images[attached], images[attached].versions[0].id, prompt))
    for each in message.reply.pictures if message.reply else ():
        version = str((each.version or {}).get("id", ""))
        image = images.get(each.image)
        if image is not None and any(known.id == version and known.kept for known in image.versions):
            pictures.append(_picture(image, version, prompt))
    return SharedMessage(message.role, message.text, message.created, tuple(range(first, len(pictures))))


def _picture(image: Image, version: str | None, prompt: bool) -> SharedPicture:
    found = version_of(image, version)
    return SharedPicture(image.id, found.id, alt_of(image, found, prompt=prompt), found.width, found.height)


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
