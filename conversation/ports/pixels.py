"""Everything that decodes or computes pixels, as a protocol: `server/workers/pixels.py` does it in worker processes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from conversation.ports.areas.enlarging import Enlarges
from conversation.ports.areas.expanding import Expands
from conversation.ports.areas.layers import NO_FILES, MadeLayer
from conversation.ports.areas.masking import MakesMasks
from conversation.ports.areas.vectors import Vectorizes
from conversation.ports.cutout import CutsOut
from conversation.ports.encoded import Encoded as Encoded
from conversation.ports.encoded import SignedFile as SignedFile
from conversation.ports.models import Attachment, Preview
from imaging.analysis.difference import Difference
from imaging.analysis.swatches import Swatch
from imaging.composition.collage import Plan
from imaging.composition.overlay import Laid
from imaging.compress.outcome import Outcome
from imaging.compress.target import CompressTarget
from imaging.file import File
from imaging.file_formats import Loss
from imaging.metadata.entry import Sheet
from imaging.operations.operation import Operation
from imaging.provenance.history import ProvenanceHistory


class Combines(Protocol):
    """Who makes one picture of several, as PNG, and reads what is to be laid on one. Raises `Told`."""

    def overlay(self, lower: File, upper: File, laid: Laid) -> Encoded:
        """The lower picture with the upper one on it."""

    def collage(self, cells: Sequence[File], plan: Plan) -> Encoded:
        """Pictures that are as large as their cells, put together."""

    def read_layer(self, drawn: File) -> MadeLayer:
        """What somebody drew on a picture, as it came."""

    def lock(self, before: File, after: File, mask: File) -> Encoded:
        """The picture before, with what was made of it where the mask is transparent, and else each pixel its own."""


@dataclass(frozen=True)
class Received:
    """An uploaded file that is a picture. The file stays as it is; what is shown of it is clean."""

    media_type: str
    """The file's, by its content."""
    width: int
    """Pixels, upright, as `height`."""
    height: int
    preview: bytes
    """WebP, at most 600×400 px."""
    full: bytes
    """WebP for the screen."""
    noticed: tuple[str, ...] = ()
    """What the person should know: `animation: first frame used`, …"""
    taken: str = ""
    """The day on which it was photographed, `2024-05-12`, as the file says; empty where it does not."""


@dataclass(frozen=True)
class Compressed:
    """What became of a picture that was to be small: a new file, or none where it is left as it is."""

    encoded: Encoded | None
    outcome: Outcome


@dataclass(frozen=True)
class Exported:
    """A picture as a file for somewhere else, without private metadata."""

    data: bytes
    """Empty where it is in `file`."""
    media_type: str
    notes: tuple[str, ...] = ()
    """What is to be said about it; see `Leaving`."""
    file: Path | None = None
    """Where a picture is that is too large to be carried in memory: whoever gives it away removes that file."""


@dataclass(frozen=True)
class SketchStage:
    """The Sketchbook while it paints: an encoded picture, the last one full size and PNG."""

    data: bytes
    media_type: str
    fraction: float
    note: str
    final: bool


class Pixels(Combines, CutsOut, MakesMasks, Expands, Enlarges, Vectorizes, Protocol):
    """Everything that decodes or computes pixels; done in worker processes. Raises `Told` for pictures it refuses."""

    def crediting(self, on: bool) -> Pixels:
        """The same; what it makes of a picture keeps when that was taken and whose it is, or nothing."""

    def accept(self, data: bytes) -> Encoded:
        """Foreign bytes, decoded within limits, upright, sRGB, clean of private metadata, as PNG; with the bytes
        themselves where they are signed."""

    def receive(self, upload: Path) -> Received:
        """Looks at an uploaded file, which is read where the pixels are computed, never here."""

    def edit(self, picture: File, operations: Sequence[Operation], layers: Mapping[str, File] = NO_FILES) -> Encoded:
        """A stored picture after operations, in the format that the last of them says: lossless (PNG) as a rule.
        `layers` are those that they lay on it, by id."""

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        """What operations make of a small picture, roughly encoded: to be seen while `edit` works on the large one."""

    def try_out(self, file: Path, operations: Sequence[Operation], longest: int) -> Preview:
        """What operations, scaled to it, make of a kept file no longer than that, in pixels: quick enough to follow a
        slider, since the small picture is remembered where it is computed."""

    def colours(self, picture: File, count: int) -> list[Swatch]:
        """The main colours of a picture, the commonest first."""

    def compress(self, picture: File, target: CompressTarget) -> Compressed:
        """A picture, stored or uploaded, as good as it can be within these bytes and pixels; clean, upright, sRGB."""

    def export(self, file: Path, kind: str) -> Exported:
        """A kept file, read where the pixels are computed, in that format, or as `same` in its own, in which it is not
        coded again."""

    def mark(self, picture: File, history: ProvenanceHistory) -> Exported:
        """A file that leaves now, with where it came from written into it and signed: the last that is done to it."""

    def difference(self, before: Path, after: Path, tolerance: int) -> Difference | None:
        """What changed between two kept files, by more than `tolerance` levels of 255; read where that is computed.

        None for pictures of different proportions.
        """

    def screen(self, file: Path) -> bytes:
        """A kept file, read where the pixels are computed, as WebP for the screen."""

    def card(self, file: Path) -> bytes:
        """The same, as large as a card in a conversation shows it."""

    def metadata(self, picture: File) -> Sheet:
        """What is in a file, by group: read where the pixels are computed, without decoding them."""

    def losses(self, picture: File) -> Mapping[str, tuple[Loss, ...]]:
        """What each step would take from a file: `edit`, or one of the formats it can leave in; not decoded."""

    def shrink(self, picture: File, megapixels: float) -> Attachment:
        """A clean JPEG of at most that many megapixels, for a model to look at."""

    def cut_mask(self, mask: File, picture: File) -> Attachment:
        """A grey mask for services that look at transparency: a PNG of the picture's size, as grey as it was and the
        more transparent, the whiter."""

    def sketch(self, prompt: str, width: int, height: int, seed: int) -> Iterator[SketchStage]:
        """The Sketchbook's painting."""
