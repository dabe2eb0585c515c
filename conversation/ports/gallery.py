"""A person's pictures over all their conversations: what each counts as, which are asked for, and what is answered.

Every call names the owner first. Another person's id and an id that never was give the same `NotFound`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from conversation.image import Image, Version
from conversation.ports.shelf import PictureFile

KINDS = {"painted": 1, "edited": 2, "cutout": 4, "compressed": 8, "uploaded": 16}
"""What a picture can count as, each a bit of `Facets.kinds`. Several may be true: a compressed upload is both."""
STRETCH = 100
"""Pictures of one piece of an outline, which are read together."""
CUTTING = {"nobg", "remove_background", "remove-background", "cutout"}
LONGEST_ALT = 140
"""Characters."""


@dataclass(frozen=True)
class Facets:
    """By what a picture is found."""

    kinds: int
    """Sum of the values of `KINDS` that are true of it, as it is shown now."""
    model: str | None
    """Id of the model that painted or last edited it."""
    ratio: int
    """Width per thousand of its height."""
    words: str
    """Its title and its prompts."""


@dataclass(frozen=True)
class Wanted:
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


@dataclass(frozen=True)
class Hung:
    """A picture as it hangs in the gallery."""

    id: str
    conversation: str
    number: int
    title: str
    alt: str
    """What it shows, in at most `LONGEST_ALT` characters: its prompt, or its title."""
    version: str
    """The current one; sizes and addresses are its."""
    versions: int
    message: str | None
    """The message whose turn made it; None for one that came in by itself."""
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
class HungPage:
    """Some pictures in their order."""

    pictures: tuple[Hung, ...]
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
class Outline:
    """The shapes of many pictures."""

    stretches: tuple[Stretch, ...]
    conversations: Mapping[str, str]
    """Titles by id."""
    next: str | None


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
        self, owner: str, wanted: Wanted, *, after: str | None = None, upto: str | None = None, limit: int = STRETCH
    ) -> HungPage:
        """The wanted ones that follow `after`, up to and with `upto`, at most `limit`."""

    def outline(self, owner: str, wanted: Wanted, *, after: str | None = None, limit: int = 2000) -> Outline:
        """The same as shapes, for far more pictures at once. `limit` is a multiple of `STRETCH`."""

    def counts(self, owner: str, wanted: Wanted) -> Counts: ...

    def delete(self, owner: str, images: Sequence[str]) -> None:
        """All of them or, with one that is not there, none. Recoverable as long as one alone."""

    def restore(self, owner: str, images: Sequence[str]) -> tuple[str, ...]:
        """Brings all of them back, with their conversations where those were deleted; answers those conversations."""

    def deleted_preview(self, owner: str, image: str) -> PictureFile:
        """A small picture of one that can be brought back; nothing else of it is given away."""

    def rename(self, owner: str, titles: Mapping[str, str]) -> None:
        """Gives titles by id; all of them or none. An empty one is left out."""


def facets(image: Image) -> Facets:
    """By what this image is found, as it is shown now."""
    path = tuple(made_from(image))
    kinds = 0
    for version in path:
        kinds |= _kind(version)
    models = (version.recipe.by.removeprefix("model:") for version in path if version.recipe.by.startswith("model:"))
    shown = image.shown
    ratio = max(1, round(1000 * shown.width / max(1, shown.height)))
    said = dict.fromkeys(text for version in path for text in _said(version))
    return Facets(kinds, next(models, None), ratio, " ".join([image.title, *said]))


def names_of(kinds: int) -> tuple[str, ...]:
    """The names of the bits."""
    return tuple(name for name, bit in KINDS.items() if kinds & bit)


def alt_of(image: Image) -> str:
    """What it shows, for who does not see it."""
    prompts = (str(version.recipe.values.get("prompt") or "") for version in made_from(image))
    words = next(filter(None, prompts), image.title)
    return words if len(words) <= LONGEST_ALT else words[: LONGEST_ALT - 1].rstrip() + "…"


def kept_name(version: Version) -> str:
    """The file that is looked at and saved: of an upload not the one that was sent, which may say too much."""
    return version.full or version.filename if "_original." in version.filename else version.filename


def made_from(image: Image) -> Iterator[Version]:
    """The shown version, the one it was made from, and so on to the first: what was undone is not among them."""
    known = {version.id: version for version in image.versions}
    at: Version | None = image.shown
    while at is not None:
        yield at
        at = known.pop(at.parent, None) if at.parent else None


def _kind(version: Version) -> int:
    way, _, name = version.recipe.by.partition(":")
    if way == "upload":
        return KINDS["uploaded"]
    if way == "model":
        return KINDS["edited" if version.recipe.parents else "painted"]
    if name == "compress":
        return KINDS["compressed"]
    return KINDS["cutout" if name in CUTTING else "edited"]


def _said(version: Version) -> Iterator[str]:
    for name in ("prompt", "refined", "instruction"):
        text = version.recipe.values.get(name)
        if isinstance(text, str) and text:
            yield text
