"""What the pages need kept beyond a turn: conversations in a list, people, pictures on the shelf. See also `ports.py`.

Every call names the owner first. Another person's id and an id that never was give the same `NotFound`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from conversation.image import Image, Version
from conversation.message import Message


@dataclass(frozen=True)
class Conversation:
    """A conversation by itself, without its messages."""

    id: str
    title: str
    """Empty while nobody has named it."""
    head: str | None
    """Id of the last message of the branch that is shown; None while it is empty."""
    created: str
    """ISO 8601, UTC."""
    updated: str
    """ISO 8601, UTC: the last message or the end of the last turn."""


@dataclass(frozen=True)
class Listed:
    """A conversation as a row of the list."""

    id: str
    title: str
    updated: str
    thumbnail: str | None
    """Address of the newest picture's preview."""
    snippet: str | None = None
    """Where the searched words stand in a message, as plain text."""


@dataclass(frozen=True)
class Listing:
    """One page of the list, newest first."""

    conversations: tuple[Listed, ...]
    next: str | None
    """What to pass as `before` for the following page; None at the end."""


@dataclass(frozen=True)
class Page:
    """A piece of the shown branch."""

    conversation: Conversation
    messages: tuple[Message, ...]
    """Oldest first."""
    images: tuple[Image, ...]
    """Oldest first."""
    active: str | None
    """Id of the image the next words will edit."""
    more: bool
    """Whether the branch has older messages."""


class Library(Protocol):
    """A person's conversations."""

    def listing(self, owner: str, *, q: str = "", before: str | None = None, limit: int = 30) -> Listing:
        """Newest first; `q` wants all its words in the title or all in one message.

        Raises `BadRequest` for a `before` that no listing gave.
        """

    def create(self, owner: str, conversation: str | None = None, title: str = "") -> Conversation:
        """A new one, or the owner's living one with that id.

        Raises `BadRequest` for an id that is no lower-case UUID, `Told(code="conflict")` for one that is taken.
        """

    def get(self, owner: str, conversation: str) -> Conversation: ...

    def rename(self, owner: str, conversation: str, title: str) -> Conversation: ...

    def delete(self, owner: str, conversation: str) -> None:
        """Recoverable for 30 days."""

    def restore(self, owner: str, conversation: str) -> Conversation: ...

    def page(self, owner: str, conversation: str, *, before: str | None = None, limit: int = 50) -> Page:
        """The last `limit` messages of the branch that ends with the head, or with the message before `before`."""

    def show(self, owner: str, conversation: str, message: str) -> Conversation:
        """Shows the branch through that message, down to its newest leaf."""

    def message(self, owner: str, message: str) -> Message:
        """One living message; asked with a turn's id it says whose turn that is."""

    def running(self, owner: str, conversation: str) -> tuple[Message, ...]:
        """The replies that had not ended when they were last saved, oldest first."""

    def delete_message(self, owner: str, message: str) -> Conversation:
        """Takes away a message and all that follows it.

        What is shown then is its nearest living ancestor, and from there down to the newest leaf that is left.
        """

    def restore_message(self, owner: str, message: str) -> Conversation:
        """Brings back what `delete_message` took away with that message, and shows it."""


@dataclass(frozen=True)
class PictureFile:
    """A stored file that its owner may read."""

    path: Path
    media_type: str


class Screens(Protocol):
    """What screens show."""

    def full(self, owner: str, image: str, version: str | None) -> PictureFile:
        """A version (or the current one) for the screen, made now where it is too large and nobody looked before."""


class Shelf(Protocol):
    """A person's pictures."""

    def of(self, owner: str, conversation: str, limit: int = 50) -> tuple[Image, ...]:
        """The newest living ones, oldest first."""

    def get(self, owner: str, image: str) -> Image: ...

    def version(self, owner: str, image: str, version: str | None) -> Version:
        """That version, or the current one."""

    def several(self, owner: str, images: Sequence[str]) -> tuple[Image, ...]:
        """Those of them that are there and theirs, in that order; the others are left out."""

    def rename(self, owner: str, image: str, title: str) -> Image: ...

    def pin(self, owner: str, image: str, pinned: bool) -> Image: ...

    def choose(self, owner: str, image: str, version: str) -> Image:
        """Makes an existing version the current one, and the image the active one."""

    def name_version(self, owner: str, image: str, version: str, name: str) -> Image:
        """Gives a version a name, which no other version of the image has from then on; "" takes its name away."""

    def delete(self, owner: str, image: str) -> None:
        """Recoverable for 30 days; its files are not served meanwhile."""

    def restore(self, owner: str, image: str) -> Image: ...

    def find_file(self, owner: str, conversation: str, filename: str) -> PictureFile:
        """What is shown of a version, while an image that has it is living; never a file as it was uploaded."""

    def file_of(self, owner: str, image: str, version: str | None, kind: str) -> PictureFile:
        """A version's (or the current one's) `preview`, `full` picture or `original`: the file itself, as it came."""


@dataclass(frozen=True)
class User:
    """Who is using the studio."""

    id: str
    kind: str
    """`guest` or `member`."""
    name: str
    """Empty for a guest."""
    epoch: int
    """Grows when all sessions end: a cookie that carries another number is void."""
    created: str
    """ISO 8601, UTC."""
    seen: str
    """ISO 8601, UTC, to the minute or so."""
    administrator: bool = False
    """Whether they may change what everybody shares."""


@dataclass(frozen=True)
class Credentials:
    """What a password is checked against."""

    user: User
    password_hash: str


@dataclass(frozen=True)
class Token:
    """An API token, without its secret."""

    id: str
    name: str
    created: str
    """ISO 8601, UTC."""
    last_used: str | None
    """ISO 8601, UTC, to the minute or so."""


class Accounts(Protocol):
    """People, their settings and their tokens."""

    def guest(self) -> User:
        """A new guest."""

    def get(self, user: str) -> User | None: ...

    def forget(self, user: str) -> bool:
        """Removes a guest who has nothing at all. Whether that is so."""

    def touch(self, user: str) -> None:
        """The person was here; writes at most once a minute. A guest who had been removed is back."""

    def register(self, name: str, password_hash: str, guest: str | None = None, *, first: bool = False) -> User:
        """A new member; a guest becomes one and keeps everything, but for the recovery code.

        `first`: they become an administrator where nobody is one yet.

        Raises `Told(code="name_taken")`, where case and letters that look alike do not tell names apart, and
        `BadRequest` for a name that shows nothing or has over 64 characters.
        """

    def credentials(self, name: str) -> Credentials | None: ...

    def set_password(self, user: str, password_hash: str) -> User:
        """Ends all sessions too."""

    def end_sessions(self, user: str) -> User:
        """Every cookie given out so far is void from now on."""

    def settings(self, user: str) -> dict[str, Any]:
        """What the person has set; what they have not is not in it. Who is not there has set nothing."""

    def patch_settings(self, user: str, changes: Mapping[str, Any]) -> dict[str, Any]:
        """All settings after the named ones changed; a None takes a setting back."""

    def tokens(self, user: str) -> tuple[Token, ...]:
        """Oldest first."""

    def add_token(self, user: str, name: str) -> tuple[Token, str]:
        """The token and its secret, which is kept nowhere."""

    def revoke_token(self, user: str, token: str) -> None: ...

    def by_token(self, secret: str) -> User | None:
        """Whose secret it is."""

    def recovery(self, user: str) -> str | None:
        """When the recovery code was made, ISO 8601, UTC; None where there is none."""

    def new_recovery(self, user: str) -> tuple[str, str]:
        """When it was made, and a code that opens this account; the one before it is void. Raises `NotFound`."""

    def revoke_recovery(self, user: str) -> None: ...

    def by_recovery(self, code: str) -> User | None:
        """Whose code it is, in any spelling, or in the link that has it."""

    def adopt(self, user: str, guest: str) -> None:
        """Everything of the guest becomes the user's; the guest is no more."""
