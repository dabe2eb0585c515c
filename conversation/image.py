"""An image and its tree of immutable versions. The bytes are files in `storage`, known here only by their names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from conversation.recipe import FileFigures, MaskValues, PaintingValues, Recipe, RetouchValues
from imaging.provenance.history import State

HEAVY = 400_000
"""Bytes of a PNG from which on a screen gets a WebP of it. The page knows the same number."""


@dataclass(frozen=True)
class AnsweredFile:
    """A file as a model sent it, signed (C2PA): kept byte for byte beside the version that was made of it."""

    filename: str
    """`img_<16 hex of the bytes' sha-256>_sent.<ext>` in the conversation's folder."""
    media_type: str
    bytes: int
    state: State
    """Whether what is signed held when it came."""
    signer: str = ""
    """Who signed it; empty where that cannot be read."""
    program: str = ""
    """What it was made with, as it says."""


@dataclass(frozen=True)
class Version:
    """One immutable state of an image. `id` names the record; the bytes are named by their hash, which may repeat."""

    id: str
    image: str
    """Id of the image it belongs to."""
    parent: str | None
    """Id of the version it was made from; None for the first."""
    filename: str
    """`img_<16 hex of the bytes' sha-256>.<ext>` in the conversation's folder; `img_<…>_original.<ext>` for a file that
    was uploaded, which nobody gets who does not ask for it."""
    preview: str | None
    """Name of a small WebP (at most 600×400 px) beside it."""
    media_type: str
    width: int
    """Pixels."""
    height: int
    """Pixels."""
    bytes: int
    """File size."""
    recipe: Recipe
    created: str
    """ISO 8601, UTC."""
    cost: int | None = 0
    """Micro-dollars; 0 is free, None is unknown."""
    seconds: float = 0.0
    """How long it took to make."""
    full: str | None = None
    """Name of a WebP for the screen beside it; None where the file itself is fit for it."""
    name: str = ""
    """What a person calls it; empty as a rule. No two versions of an image have the same."""
    kept: bool = True
    """Whether its picture is still there. Of one that lies too far back only the preview is, and undo passes it by."""
    here: bool = True
    """Whether the branch of the conversation that is shown has seen it; redo does not lead to another branch's."""
    sent: AnsweredFile | None = None
    """What a model sent, where that is signed; its bytes are there as long as `kept`."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        sent = data.get("sent")
        return cls(
            **{**data, "recipe": Recipe.from_dict(data["recipe"]), "sent": AnsweredFile(**sent) if sent else None}
        )

    def file(self, kind: str) -> str:
        """The name of its `preview`, of its `full` picture, or of its `original`: the file itself; `sent` is the file
        that a model sent.

        Where there is no smaller one it is the next larger one, but an uploaded file has both.
        """
        sent = self.sent.filename if self.sent else None
        names = {"preview": self.preview or self.full, "full": self.full, "sent": sent}
        return names.get(kind) or self.filename

    @property
    def files(self) -> tuple[str, ...]:
        """The names of all that go when its picture is let go of: not of its preview."""
        return tuple(filter(None, (self.filename, self.full, self.sent.filename if self.sent else None)))

    def media_type_of(self, filename: str) -> str:
        """Of one of its files."""
        if self.sent and filename == self.sent.filename:
            return self.sent.media_type
        return self.media_type if filename == self.filename else "image/webp"

    @property
    def figures(self) -> FileFigures:
        """Of its file."""
        return FileFigures(self.bytes, self.width, self.height, self.media_type)

    @property
    def heavy(self) -> bool:
        """Whether a screen is better served with something smaller than its file, and there is none yet."""
        return self.full is None and self.kept and self.media_type == "image/png" and self.bytes > HEAVY

    @property
    def as_it_came(self) -> bool:
        """Whether its file is one that was uploaded: it may say where it was taken, and leaves only when asked for."""
        return "_original." in self.filename

    @property
    def is_ai(self) -> bool:
        """Whether an AI model made it. The Sketchbook is a program that draws, not an AI model."""
        made = self.recipe.values
        if isinstance(made, RetouchValues | MaskValues):
            return bool(made.model)
        return isinstance(made, PaintingValues) and not made.model.startswith("sketchbook/")


@dataclass(frozen=True)
class Image:
    """A picture in a conversation: `#3`, with a title and every state it has been in."""

    id: str
    conversation: str
    number: int
    """1, 2, 3 … in its conversation; never given twice."""
    title: str
    versions: tuple[Version, ...]
    """Oldest first."""
    current: str
    """Id of the version the next words will edit: the one last shown on the branch that is shown."""
    pinned: bool = False
    alt: str = ""
    """What somebody wrote that it shows; empty where that is told by how it was made, see `versions/alt_text.py`."""
    alt_at: str = ""
    """Id of the version that this was written of."""

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        return cls(**{**data, "versions": tuple(Version.from_dict(version) for version in data["versions"])})

    def version(self, version_id: str) -> Version:
        """The version with that id. Raises KeyError when it is another image's."""
        for version in self.versions:
            if version.id == version_id:
                return version
        raise KeyError(version_id)

    @property
    def here(self) -> bool:
        """Whether the branch of its conversation that is shown has seen it."""
        return any(version.here for version in self.versions)

    @property
    def shown(self) -> Version:
        """The current version."""
        return self.version(self.current)


def image_url(conversation: str, filename: str) -> str:
    """Where the browser reads a stored picture."""
    return f"/api/conversation-image/{conversation}/{filename}"
