"""How a version was made, complete enough to make it again: a class of values for each way there is.

`Recipe.from_dict` reads what is stored, that of older studios too; `to_json` writes it; `wire.py` and the API's
document say it in their languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, ClassVar, Self, get_args

from conversation.sentences import with_codes
from conversation.serialization import Written
from conversation.typed_json import from_json
from imaging.composition.overlay import Laid
from imaging.compress.target import CompressTarget
from imaging.cutout.request import CutoutRequest

VERSION = "0.1.0"
"""Of this Atelier: the same as in `pyproject.toml`, which a test checks."""


@dataclass(frozen=True)
class FileFigures:
    """The figures of the file that something was made from."""

    bytes: int = 0
    width: int = 0
    """Pixels, as `height`."""
    height: int = 0
    media_type: str = ""


@dataclass(frozen=True)
class UploadValues:
    """A person sent the file."""

    kind: ClassVar[str] = "upload"
    by: ClassVar[str] = "upload"
    filename: str = ""
    """As it was called where it came from."""
    media_type: str = ""
    noticed: tuple[str, ...] = ()
    """What its owner was told when it came in: `place: …`, `animation: …`."""
    prompt: str = ""
    """What it is said to show, where it came out of the image form and is not known any more."""
    taken: str = ""
    """The day on which it was photographed, `2024-05-12`, as its file said; empty where it did not."""


@dataclass(frozen=True)
class PaintingValues:
    """A model painted it, or changed one that was there."""

    kind: ClassVar[str] = "painting"
    model: str
    """Its id."""
    prompt: str = ""
    """A person's words."""
    refined: str = ""
    """The words that were sent; empty where they are not known."""
    note: str = ""
    """Why the prompt was only put together, not refined; often empty."""
    seed: int | None = None
    aspect: str = ""
    """`width:height`; empty for the model's own."""
    resolution: str = ""
    """Empty for the model's own, as the next four."""
    quality: str = ""
    format: str = ""
    background: str = ""
    moderation: str = ""
    compression: int | None = None
    """0 to 100; null for the model's own."""
    negative: str = ""
    """What must not be in the picture."""
    style: str = ""
    """The style that was asked for: its name, or its phrase; empty where there was none."""
    text: str = ""
    """What the model said beside the picture."""

    @property
    def by(self) -> str:
        return f"model:{self.model}"


@dataclass(frozen=True)
class OperationValues(Written):
    """An operation changed it on this machine."""

    kind: ClassVar[str] = "operation"
    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    """Its fields, JSON-ready; only the operation itself says which there are, so `Palette.operation` reads them."""

    @property
    def by(self) -> str:
        return f"operation:{self.name}"

    def written(self) -> Mapping[str, Any]:
        return self.options


@dataclass(frozen=True)
class EditStep:
    """One of several operations."""

    name: str
    options: Mapping[str, Any] = field(default_factory=dict)
    """As in `OperationValues`."""


@dataclass(frozen=True)
class EditValues:
    """Several operations changed it at once, on this machine."""

    kind: ClassVar[str] = "edit"
    by: ClassVar[str] = "edit"
    steps: tuple[EditStep, ...] = ()
    """In the order they were done."""


@dataclass(frozen=True)
class CompressionValues:
    """It was made small."""

    kind: ClassVar[str] = "compression"
    by: ClassVar[str] = "command:compress"
    target: CompressTarget = field(default_factory=CompressTarget)
    preset: str = ""
    """Empty where none was named."""
    before: FileFigures = field(default_factory=FileFigures)
    state: str = ""
    """`done`, or `short`: the smallest that can be made out, and more than was asked for."""
    quality: int | None = None
    """On the scale of its format; None where nothing was lost."""
    chroma: str = ""
    """`4:2:0` or `4:4:4` where the format has both."""
    likeness: float | None = None
    """How alike it looks to what it was made from, 0–1; None where nothing was lost."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class CutoutValues(CutoutRequest):
    """The subject was cut out of it: all that was asked for, and what came of it."""

    kind: ClassVar[str] = "cutout"
    by: ClassVar[str] = "command:nobg"
    label: str = ""
    """The method's name as a person reads it."""
    simple: bool = False
    """It was the built-in method: no model was there."""
    done: str = ""
    """What was done, in words."""
    sure: float | None = None
    """How sure the method is, 0–1; None where it did not say."""
    kept: float = 0.0
    """The share of the picture that was kept, 0–1."""
    before: FileFigures = field(default_factory=FileFigures)


@dataclass(frozen=True)
class OverlayValues(Laid):
    """Another picture was laid on it."""

    kind: ClassVar[str] = "overlay"
    by: ClassVar[str] = "command:overlay"
    picture: int = 0
    """The number of the one that lies on it."""
    done: str = ""
    """What was done, in words."""


@dataclass(frozen=True)
class CollageValues:
    """Several pictures were put together."""

    kind: ClassVar[str] = "collage"
    by: ClassVar[str] = "command:collage"
    layout: str = ""
    gap: float = 0
    colour: str = ""
    width: int = 0
    """Pixels."""
    pictures: tuple[int, ...] = ()
    """Their numbers."""
    done: str = ""
    """What was done, in words."""


@dataclass(frozen=True)
class MaskValues:
    """It was changed inside of a mask, or put back outside of one, to the pixel."""

    kind: ClassVar[str] = "mask"
    by: ClassVar[str] = "command:mask"
    sha256: str = ""
    """Of the mask's file, in hex; empty for one that is kept."""
    done: str = ""
    """What was done, in words."""
    mask: str = ""
    """Id of the mask, where it is kept."""
    steps: tuple[EditStep, ...] = ()
    """The operations that were done inside of it, in their order."""
    changed: int = 0
    """Pixels outside of the mask that are another one than before, counted on the result."""
    outside: int = 0
    """Pixels outside of the mask; 0 where nothing was counted."""
    right: float = 0.0
    """By how many pixels a model's answer lay beside its picture, as `down`; it was moved back."""
    down: float = 0.0
    scale: float = 1.0
    """How many times as large as in its picture a model's answer showed things; that was undone."""
    model: str = ""
    """Id of the model of this machine that erased; empty where none did."""


@dataclass(frozen=True)
class RetouchValues:
    """It was enlarged, varied, restyled, expanded, vectorized or set elsewhere: by a model, or without one."""

    kind: ClassVar[str] = "retouch"
    by: ClassVar[str] = "command:retouch"
    name: str
    """The command: `upscale`, `replace-bg` …"""
    model: str = ""
    """Id of the model, `local/…` for one of this machine; empty where none was needed."""
    done: str = ""
    """What was done, in words."""
    prompt: str = ""
    """A person's words; empty where there were none."""
    extent: str = ""
    """What was added around it, `left:120px,right:120px`; empty where nothing was."""
    changed: int = 0
    """Of the pixels that were to stay: those that are another one than before, counted on the result."""
    outside: int = 0
    """Pixels that were to stay; 0 where nothing was counted."""
    strength: float | None = None
    """How far it was to go from its picture, 0–1; null where nobody said."""
    vector: str = ""
    """Id of the drawing (SVG) that it shows; empty where it shows none."""


@dataclass(frozen=True)
class UnknownValues(Written):
    """What nothing here makes any more: it is kept as it was stored."""

    kind: ClassVar[str] = "unknown"
    by: str
    values: Mapping[str, Any] = field(default_factory=dict)

    def written(self) -> Mapping[str, Any]:
        return self.values


RecipeValues = (
    UploadValues
    | PaintingValues
    | OperationValues
    | EditValues
    | CompressionValues
    | CutoutValues
    | OverlayValues
    | CollageValues
    | MaskValues
    | RetouchValues
    | UnknownValues
)
KINDS: tuple[type[RecipeValues], ...] = get_args(RecipeValues)
"""Each has a `kind` of its own, by which programs tell them apart."""
FIXED: Mapping[str, type[RecipeValues]] = {
    each.by: each
    for each in (
        UploadValues,
        EditValues,
        CompressionValues,
        CutoutValues,
        OverlayValues,
        CollageValues,
        MaskValues,
        RetouchValues,
    )
}


@dataclass(frozen=True)
class Recipe(Written):
    """How a version was made. As JSON it is `{kind, by, values, parents, software}`."""

    values: RecipeValues
    parents: tuple[str, ...] = ()
    """Ids of the versions it was made from, the edited one first."""
    software: str = VERSION
    """Version of the Atelier that made it; empty where an older one did, which did not say."""

    @property
    def by(self) -> str:
        """`operation:<name>`, `command:<name>`, `model:<model id>`, `edit` or `upload`."""
        return self.values.by

    @property
    def prompt(self) -> str:
        """The words that it was made from, or came with; empty where there were none."""
        return self.values.prompt if isinstance(self.values, PaintingValues | UploadValues) else ""

    @property
    def refined(self) -> str:
        """The words that a model was sent; empty where there were none."""
        return self.values.refined if isinstance(self.values, PaintingValues) else ""

    def written(self) -> Mapping[str, Any]:
        made = {"kind": self.values.kind, "by": self.by, "values": self.values, "parents": self.parents}
        return {**made, "software": self.software} if self.software else made

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """A recipe as it was stored, also by a studio that knew fewer of its values."""
        parents, software = tuple(data.get("parents") or ()), str(data.get("software") or "")
        return cls(_values(str(data["by"]), data.get("values") or {}), parents, software)


def _values(by: str, said: Mapping[str, Any]) -> RecipeValues:
    way, _, name = by.partition(":")
    if way == "model":
        return from_json(PaintingValues, {**with_codes(said), "model": name})
    if way == "operation":
        return OperationValues(name, dict(said))
    return from_json(FIXED[by], with_codes(said)) if by in FIXED else UnknownValues(by, dict(said))
