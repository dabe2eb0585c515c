"""What is at hand for every endpoint, handed in by `server`: stores, turns, and what knows models and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol, cast

from flask import current_app, g
from flask_login import current_user

from conversation.cutroom import CutRoom
from conversation.download import Downloads
from conversation.errors import Told
from conversation.gallery import Gallery
from conversation.image import Image
from conversation.keeping import Accounts, Library, Screens, Shelf, User
from conversation.message import Message
from conversation.ports import Attachment, Begun, TurnRequest
from conversation.upload import Uploads
from conversation.workshop import Workshop


class Turns(Protocol):
    """Turns that run now."""

    def start(self, request: TurnRequest) -> Begun:
        """Stores the message, begins the work and comes back. Raises `Told`."""

    def stop(self, turn: str) -> bool:
        """Whether it was running. What it holds open is closed within two seconds."""

    def running(self, conversation: str) -> list[Message]:
        """The replies being written now, folded up to the last event that was sent."""

    def ahead(self, conversation: str) -> list[Message]:
        """The replies that are further than what is stored: those that run, and those that the disk refuses."""

    def watch(self, begun: Begun) -> Iterator[Mapping[str, Any]]:
        """The turn's events as JSON with their `seq`, from its first to its last."""

    def preview(self, owner: str, turn: str, image: str, number: int) -> Attachment:
        """Raises `NotFound` once the turn is over."""


class Identities(Protocol):
    """Who may come in by password."""

    def register(self, name: str, password: str, guest: User | None) -> User: ...

    def check(self, name: str, password: str, address: str) -> User:
        """Raises `Told` for a wrong password and for too many tries."""

    def welcome(self, user: User) -> None:
        """Gives the browser that asks a cookie for this person."""

    def leave(self, user: User) -> None:
        """Ends all of the person's sessions and sockets at once."""


@dataclass(frozen=True)
class FormRequest:
    """What the image form asks for."""

    owner: str
    prompt: str
    model: str
    conversation: str | None
    include_summary: bool
    include_messages: bool
    include_memory_pad: bool
    history_count: int
    deep_context: bool
    better_context: bool
    aspect: str = ""


@dataclass(frozen=True)
class FormResult:
    """What the image form gets: no pictures when the model answered with words only."""

    pictures: Sequence[Attachment]
    text: str
    model: str
    refined_prompt: str


class Offer(Protocol):
    """What this studio can do for a person, and the pictures it makes outside a turn."""

    def palette(self, user: User) -> list[dict[str, Any]]:
        """Every command, as the composer completes it, with what that person has set in its help."""

    def session(self, user: User) -> dict[str, Any]:
        """`{"settings", "providers", "models"}` of that person."""

    def settings(self, user: User) -> dict[str, Any]:
        """All settings with their defaults."""

    def patch_settings(self, user: User, changes: Mapping[str, Any]) -> dict[str, Any]:
        """Raises `BadRequest` for an unknown name or a value it cannot have."""

    def paint(self, request: FormRequest) -> FormResult:
        """Raises `Told`."""

    def keep(self, owner: str, conversation: str, data: bytes, prompt: str) -> tuple[Message, Image]:
        """Puts a picture made in the form into the conversation."""

    def warm(self) -> None:
        """Somebody is here: load in the background what the first picture will need."""


@dataclass(frozen=True)
class Facts:
    """What never changes while the server runs."""

    version: str
    access: str
    """`open` or `password`."""
    page: Path
    keep_days: int = 30
    """How long what was deleted can be brought back."""


@dataclass(frozen=True)
class Desk:
    """Everything an endpoint may use."""

    facts: Facts
    library: Library
    shelf: Shelf
    accounts: Accounts
    identities: Identities
    turns: Turns
    offer: Offer
    uploads: Uploads
    downloads: Downloads
    screens: Screens
    workshop: Workshop
    cutroom: CutRoom
    gallery: Gallery


def desk() -> Desk:
    """The desk of the app that answers this request."""
    return cast(Desk, current_app.extensions["atelier"])


def visitor() -> User | None:
    """Who asks; None when nobody is signed in."""
    return cast("User", current_user.user) if current_user.is_authenticated else None


def person() -> User:
    """Who asks; where the studio is open also a stranger, who only looks. Raises `Told` when nobody is signed in."""
    user = visitor() or g.get("stranger")
    if user is None:
        raise Told("You are not signed in", "Sign in, or send an API token.", code="not_signed_in", status=401)
    return user
