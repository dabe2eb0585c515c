"""A person's pictures over all their conversations: what each counts as, which are asked for, and what is answered.

Every call names the owner first. Another person's id and an id that never was give the same `NotFound`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from conversation.ports.shelf import PictureFile
from conversation.sentences import said
from conversation.serialization import Written

STRETCH = 100
"""Pictures of one piece of an outline, which are read together."""


@dataclass(frozen=True)
class GalleryFilter:
    """Which pictures, and in which order. What is empty does not matter."""

    kind: str = ""
    """A name of `KINDS`."""
    model: str = ""
    text: str = ""
    """All its words are in the title or the prompts, also as parts of longer ones."""
    since: str = ""
    """ISO 8601, UTC, to the millisecond: the earliest moment."""
    until: str = ""
    """The moment before which it was made."""
    deleted: bool = False
    """Those that were deleted, or whose conversation was, instead of the living ones."""
    oldest_first: bool = False
    conversation: str = ""
    """Only those of one conversation."""
    made_with: tuple[str, ...] = ()
    """Each is a part of the id of the model that painted or last edited it, or that model is one of `called`."""
    called: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Ids of the models whose names have one of these parts."""
    over: int | None = None
    """Micro-dollars: all its versions together cost more, as far as that is known."""
    under: int | None = None
    """Micro-dollars: they cost less, and that of each is known."""


@dataclass(frozen=True)
class GalleryPicture:
    """A picture as it hangs in the gallery."""

    id: str
    conversation: str
    number: int
    title: str
    alt: str
    """What it shows, for who does not see it; never empty."""
    version: str
    """The current one; sizes and addresses are its."""
    versions: int
    message: str | None
    """The message whose turn made it, or that it was sent with; None for one that nobody said anything about."""
    created: str
    """ISO 8601, UTC: when its first version was made."""
    width: int
    height: int
    bytes: int
    media_type: str
    preview: str
    """Address of a small picture."""
    file: str
    """Address of what is looked at and saved; never a file as it was uploaded."""
    kinds: tuple[str, ...]
    model: str | None
    deleted: str | None
    """When it or its conversation was deleted."""


@dataclass(frozen=True)
class GalleryPage:
    """Some pictures in their order."""

    pictures: tuple[GalleryPicture, ...]
    next: str | None
    """What to pass as `after` for the following page; None at the end."""


@dataclass(frozen=True)
class Run:
    """Neighbours from one conversation."""

    conversation: str
    first: str
    """When the first of them was made."""
    ratios: tuple[int, ...]
    """One each, see `Facets.ratio`: enough to give every picture its place before anything of it is known."""


@dataclass(frozen=True)
class Stretch:
    """At most `STRETCH` neighbours: `page(after=…, upto=…)` gives them and nothing else."""

    after: str | None
    upto: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Outline(Written):
    """The shapes of many pictures."""

    stretches: tuple[Stretch, ...]
    conversations: Mapping[str, str]
    """Titles by id."""
    next: str | None

    def written(self) -> Mapping[str, Any]:
        """Its fields, with the codes of titles that the studio gave: `conversations.<id>`."""
        titles = {f"conversations.{conversation}": title for conversation, title in self.conversations.items()}
        return {name: getattr(self, name) for name in ("stretches", "conversations", "next")} | said(titles)


@dataclass(frozen=True)
class Counts:
    """How many pictures there are for the choices a person has."""

    total: int
    """That are wanted."""
    kinds: Mapping[str, int]
    """Were another kind wanted; `""` is any."""
    models: Mapping[str, int]
    """Were another model wanted."""
    deleted: int
    """That can be brought back, whatever is wanted."""


class Gallery(Protocol):
    """All pictures of a person. Raises `BadRequest` for a cursor that no answer gave."""

    def page(
        self,
        owner: str,
        wanted: GalleryFilter,
        *,
        after: str | None = None,
        upto: str | None = None,
        limit: int = STRETCH,
    ) -> GalleryPage:
        """The wanted ones that follow `after`, up to and with `upto`, at most `limit`."""

    def outline(self, owner: str, wanted: GalleryFilter, *, after: str | None = None, limit: int = 2000) -> Outline:
        """The same as shapes, for far more pictures at once. `limit` is a multiple of `STRETCH`."""

    def counts(self, owner: str, wanted: GalleryFilter) -> Counts: ...

    def delete(self, owner: str, images: Sequence[str]) -> None:
        """All of them or, with one that is not there, none. Recoverable as long as one alone."""

    def restore(self, owner: str, images: Sequence[str]) -> tuple[str, ...]:
        """Brings all of them back, with their conversations where those were deleted; answers those conversations."""

    def deleted_preview(self, owner: str, image: str) -> PictureFile:
        """A small picture of one that can be brought back; nothing else of it is given away."""

    def rename(self, owner: str, titles: Mapping[str, str]) -> None:
        """Gives titles by id; all of them or none. An empty one is left out."""
