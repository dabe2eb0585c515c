"""What tools work with, for whom, and how an agent names a picture."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from conversation.edit_context import PictureVersion
from conversation.errors import BadRequest
from conversation.image import Image
from conversation.ports.accounts import Scope, Token
from conversation.ports.downloads import ORIGINAL
from conversation.ports.gallery import Gallery
from conversation.ports.models import Attachment
from conversation.ports.pixels import Pixels
from conversation.ports.shelf import Shelf, version_of
from conversation.sentences import in_bytes, say, sentence_of
from conversation.services.image_editing import ImageEditing
from conversation.services.model_list import ModelShown
from conversation.services.program_turns import ProgramTurns, SentPicture
from conversation.services.receipts import Receipts
from imaging.compress.target import CompressTarget
from imaging.file import whole

SCHEME = "atelier://images/"
URI = re.compile(rf"{SCHEME}(?P<image>[\w-]+)(?:/versions/(?P<version>[\w-]+))?")
ELSEWHERE = re.compile(r"(?:https?:|data:|file:|[/~.]|[A-Za-z]:\\)")
"""How something begins that is no id."""
MEGAPIXELS = 1.0
"""Of a picture that an agent looks at: its message may be a megabyte as a rule."""

MOST_CARRIED = 700_000
"""Bytes of a file that goes into a message: in base64 less than the megabyte at which clients let go."""


@dataclass(frozen=True)
class Agent:
    """Who calls a tool."""

    owner: str
    administers: bool = False
    base: str = ""
    """The studio's address as the agent reaches it, with a / at its end; empty where it has none."""
    token: Token | None = None
    """With which it came; None on one's own machine, where nobody needs one."""

    def may(self, scopes: Collection[Scope]) -> bool:
        """Whether its token has one of the scopes."""
        return self.token is None or bool(set(scopes) & set(self.token.scopes))


class Addresses(Protocol):
    """Where pictures are, for programs and for the people behind them."""

    def of(self, agent: Agent, picture: PictureVersion) -> str:
        """Where this version can be opened."""

    def owned(self, agent: Agent, address: str) -> str:
        """The id of the picture that `of` gave this address; empty for any other one."""

    def found(self, address: str) -> SentPicture:
        """The file at another address. Raises `Told`."""


@dataclass(frozen=True)
class Workshop:
    """The studio, as tools use it."""

    turns: ProgramTurns
    editing: ImageEditing
    shelf: Shelf
    gallery: Gallery
    pixels: Pixels
    receipts: Receipts
    models: Callable[[str], Sequence[ModelShown]]
    """A person's."""
    addresses: Addresses

    def picture(self, agent: Agent, said: str) -> Image:
        """The picture that an agent means: by its id, its URI, or where it is. Raises `Told`."""
        named = URI.fullmatch(said.strip())
        if named is not None:
            return self.shelf.get(agent.owner, named["image"])
        if ELSEWHERE.match(said.strip()) is None:
            return self.shelf.get(agent.owner, said.strip())
        owned = self.addresses.owned(agent, said.strip())
        if owned:
            return self.shelf.get(agent.owner, owned)
        return self.turns.take_in(agent.owner, self.addresses.found(said.strip()))

    def file(self, agent: Agent, said: str) -> SentPicture:
        """The same as a file that is sent along."""
        if URI.fullmatch(said.strip()) is None and ELSEWHERE.match(said.strip()):
            owned = self.addresses.owned(agent, said.strip())
            if not owned:
                return self.addresses.found(said.strip())
            said = owned
        image = self.picture(agent, said)
        data, _ = self.turns.file(agent.owner, image, "png")
        return SentPicture(f"{image.title}.png", data)

    def version(self, agent: Agent, image: str, version: str | None) -> PictureVersion:
        """Raises `NotFound`."""
        found = self.shelf.get(agent.owner, image)
        return PictureVersion(found, version_of(found, version))

    def look(self, agent: Agent, picture: PictureVersion) -> Attachment:
        """Small enough to be looked at, clean of everything private. Raises `Told`."""
        kept = self.shelf.file_of(agent.owner, picture.image.id, picture.version.id, ORIGINAL)
        return self.pixels.shrink(kept.path, MEGAPIXELS)

    def carried(self, agent: Agent, picture: PictureVersion) -> tuple[bytes, str]:
        """Its file without anything private, and the media type; one that no message carries is made small enough, in
        all its pixels where that can be. Raises `Told`."""
        word = picture.version.media_type.partition("/")[2]
        word = word if word in ("png", "jpeg", "webp") else "png"
        data, media_type = self.turns.file(agent.owner, picture.image, word, version=picture.version.id)
        if len(data) <= MOST_CARRIED:
            return data, media_type
        small = self.pixels.compress(data, CompressTarget(bytes=MOST_CARRIED)).encoded
        return (whole(small.content), small.media_type) if small is not None else (data, media_type)

    def sheet(self, agent: Agent, picture: PictureVersion) -> dict[str, Any]:
        """A version as JSON."""
        image, version = picture.image, picture.version
        return {
            "image": image.id,
            "version": version.id,
            "uri": uri_of(picture),
            "address": self.addresses.of(agent, picture),
            "number": image.number,
            "title": image.title,
            "width": version.width,
            "height": version.height,
            "bytes": version.bytes,
            "media_type": version.media_type,
        }


def shown(image: Image) -> PictureVersion:
    """As it is now."""
    return PictureVersion(image, image.shown)


def uri_of(picture: PictureVersion) -> str:
    return f"{SCHEME}{picture.image.id}/versions/{picture.version.id}"


def named_by(uri: str) -> tuple[str, str | None]:
    """Ids of the image and the version that a URI of ours names. Raises `BadRequest`."""
    found = URI.fullmatch(uri)
    if found is None:
        raise BadRequest(
            say("bad_request", "This request can’t be understood"),
            sentence_of(f"{uri[:100]} is no picture of this studio; those begin with {SCHEME}"),
            code="bad_request",
        )
    return found["image"], found["version"]


def described(picture: PictureVersion) -> str:
    """On one line."""
    version = picture.version
    size = f"{version.width} × {version.height}, {in_bytes(version.bytes)}, {version.media_type}"
    return f"“{picture.image.title}” ({size}), image {picture.image.id}"
