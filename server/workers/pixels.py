"""The `Pixels` port over tasks of JSON and bytes, wherever those run: in worker processes, or here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Protocol

from conversation.errors import BadRequest, Told
from conversation.ports.areas.layers import NO_FILES, MadeLayer
from conversation.ports.cutout import CutoutSource, Draft, Finished
from conversation.ports.models import Attachment, Preview
from conversation.ports.pixels import Compressed, Encoded, Exported, Received, SignedFile, SketchStage
from conversation.sentences import say
from conversation.serialization import to_json
from imaging.analysis.difference import Difference
from imaging.analysis.swatches import Swatch
from imaging.composition.collage import Plan
from imaging.composition.overlay import Laid
from imaging.compress.outcome import Outcome
from imaging.compress.target import CompressTarget
from imaging.cutout import outcome as cutout
from imaging.cutout.models import label_of
from imaging.cutout.request import CutoutRequest
from imaging.file import File, whole
from imaging.file_formats import Loss
from imaging.metadata.entry import Sheet
from imaging.operations.operation import Operation
from imaging.provenance.history import ProvenanceHistory
from server.workers.mask_pixels import encoded, file_in
from server.workers.network_pixels import NetworkPixels
from server.workers.pipe import Parcel

PIXELS = 200_000_000
BYTES = 200 * 1024 * 1024
SIGNATURE = b"c2pa"
"""A file without it has no Content Credentials."""


@dataclass(frozen=True)
class Signing:
    """Where the key and the certificates are with which files are signed that leave."""

    identity: str = ""
    """Path of the PEM file; empty: they are not signed."""
    makes: bool = False
    """Whether it is made where it is not there."""


UNSIGNED = Signing()


class TaskRunner(Protocol):
    """Who does the tasks: `Workers`, or `InProcess`."""

    def stream(self, task: str, values: Mapping[str, Any], blobs: Sequence[bytes] = ()) -> Iterator[Parcel]:
        """The task's answers. Raises `Told`; closing it ends the task."""


@dataclass(frozen=True)
class TaskPixels(NetworkPixels):
    """See `Pixels` in `conversation/ports/pixels.py`."""

    runner: TaskRunner
    most_pixels: int = PIXELS
    most_bytes: int = BYTES
    cutout_runner: TaskRunner | None = None
    """Who cuts out with models."""
    credit: bool = False
    """What is made of a picture keeps its date and its owner."""
    signing: Signing = UNSIGNED
    """With what files that leave are signed."""

    def crediting(self, on: bool) -> TaskPixels:
        return replace(self, credit=on)

    def accept(self, data: bytes) -> Encoded:
        made = self._encoded("accept", {}, data)
        return replace(made, sent=self._signed(data)) if SIGNATURE in data else made

    def _signed(self, data: bytes) -> SignedFile | None:
        about = self._one("credentials", asdict(self.signing), data).values
        return SignedFile(data, **about) if about else None

    def receive(self, upload: Path) -> Received:
        values = {"path": str(upload.absolute()), "pixels": self.most_pixels}
        answer = list(self.runner.stream("receive", values))[-1]
        about, (preview, full) = answer.values, answer.blobs
        size = about["width"], about["height"]
        return Received(about["media_type"], *size, preview, full, tuple(about["noticed"]), about["taken"])

    def read_layer(self, drawn: File) -> MadeLayer:
        answer = self._one("read_layer", {}, drawn)
        return MadeLayer(answer.blobs[0], answer.values["width"], answer.values["height"])

    def edit(self, picture: File, operations: Sequence[Operation], layers: Mapping[str, File] = NO_FILES) -> Encoded:
        steps = [{"name": operation.name, "values": to_json(operation)} for operation in operations]
        values = {"operations": steps, "layers": [*layers]}
        return encoded(self.asked("edit", values, (picture, *layers.values())))

    def preview(self, data: bytes, operations: Sequence[Operation]) -> Preview:
        steps = [{"name": operation.name, "values": to_json(operation)} for operation in operations]
        return Preview(self._one("preview", {"operations": steps}, data).blobs[0], "image/webp")

    def try_out(self, file: Path, operations: Sequence[Operation], longest: int) -> Preview:
        steps = [{"name": operation.name, "values": to_json(operation)} for operation in operations]
        values = {"path": str(file.absolute()), "operations": steps, "longest": longest, "pixels": self.most_pixels}
        return Preview(list(self.runner.stream("try_out", values))[-1].blobs[0], "image/webp")

    def colours(self, picture: File, count: int) -> list[Swatch]:
        return [Swatch(*each) for each in self._one("colours", {"count": count}, picture).values["colours"]]

    def compress(self, picture: File, target: CompressTarget) -> Compressed:
        answer = self._one("compress", {"target": target.to_dict()}, picture)
        outcome = Outcome.from_dict(answer.values["outcome"])
        file, preview = answer.blobs
        size = outcome.width, outcome.height
        return Compressed(Encoded(file, outcome.media_type, *size, preview) if file else None, outcome)

    def export(self, file: Path, kind: str) -> Exported:
        values = {"path": str(file.absolute()), "kind": kind, "pixels": self.most_pixels, "credit": self.credit}
        answer = list(self.runner.stream("export", values))[-1]
        about = answer.values
        return Exported(answer.blobs[0], about["media_type"], tuple(about["notes"]), file_in(about))

    def mark(self, picture: File, history: ProvenanceHistory) -> Exported:
        values = {"history": history.to_dict(), **asdict(self.signing)}
        answer = self._one("mark", values, picture)
        about = answer.values
        return Exported(answer.blobs[0], about["media_type"], tuple(about["notes"]), file_in(about))

    def screen(self, file: Path) -> bytes:
        values = {"path": str(file.absolute()), "pixels": self.most_pixels}
        return list(self.runner.stream("screen", values))[-1].blobs[0]

    def card(self, file: Path) -> bytes:
        values = {"path": str(file.absolute()), "pixels": self.most_pixels}
        return list(self.runner.stream("card", values))[-1].blobs[0]

    def cut(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Finished:
        answer = self._cut("cut", source.key, request, source.read(), other)
        file, preview = answer.blobs
        return Finished(file, preview, cutout.CutoutOutcome.from_dict(answer.values["outcome"]), file_in(answer.values))

    def draft(self, source: CutoutSource, request: CutoutRequest, other: CutoutSource | None = None) -> Draft:
        """The picture's bytes go along only when the process that is asked does not remember it."""
        answer = self._cut("draft", source.key, request, b"", other)
        if answer.values.get("missing"):
            answer = self._cut("draft", source.key, request, source.read(), other)
        return Draft(answer.blobs[0], "image/webp", answer.values["sure"])

    def difference(self, before: Path, after: Path, tolerance: int) -> Difference | None:
        paths = [str(file.absolute()) for file in (before, after)]
        values = {"paths": paths, "tolerance": tolerance, "pixels": self.most_pixels}
        answer = list(self.runner.stream("differ", values))[-1]
        return Difference(**answer.values, mask=answer.blobs[0]) if answer.values else None

    def overlay(self, lower: File, upper: File, laid: Laid) -> Encoded:
        return self._combined("overlay", {"laid": laid.to_dict()}, (lower, upper))

    def collage(self, cells: Sequence[File], plan: Plan) -> Encoded:
        return self._combined("collage", {"plan": plan.to_dict()}, cells)

    def lock(self, before: File, after: File, mask: File) -> Encoded:
        return self._combined("lock", {}, (before, after, mask))

    def _combined(self, task: str, values: Mapping[str, Any], pictures: Sequence[File]) -> Encoded:
        return encoded(self.asked(task, {**values, "credit": False}, pictures))

    def metadata(self, picture: File) -> Sheet:
        return Sheet.from_dict(self._one("metadata", asdict(self.signing), picture).values["sheet"])

    def losses(self, picture: File) -> Mapping[str, tuple[Loss, ...]]:
        told = self._one("lost", {}, picture).values["losses"]
        return {step: tuple(each) for step, each in told.items()}

    def shrink(self, picture: File, megapixels: float) -> Attachment:
        return Attachment("image/jpeg", self._one("shrink", {"megapixels": megapixels}, picture).blobs[0])

    def cut_mask(self, mask: File, picture: File) -> Attachment:
        return Attachment("image/png", self.asked("cut_mask", {}, (mask, picture)).blobs[0])

    def sketch(self, prompt: str, width: int, height: int, seed: int) -> Iterator[SketchStage]:
        values = {"prompt": prompt, "width": width, "height": height, "seed": seed}
        with closing(self.runner.stream("sketch", values)) as answers:  # type: ignore[type-var]
            for answer in answers:
                about = answer.values
                yield SketchStage(
                    answer.blobs[0], about["media_type"], about["fraction"], about["note"], about["final"]
                )

    def _encoded(self, task: str, values: Mapping[str, Any], picture: File) -> Encoded:
        return encoded(self._one(task, values, picture))

    def _cut(self, task: str, key: str, request: CutoutRequest, picture: File, other: CutoutSource | None) -> Parcel:
        runner = self.runner if request.simple else self.cutout_runner
        if runner is None:
            raise no_model(label_of(request.method))
        pictures = (picture, other.read()) if other else (picture,)
        return self.asked(task, {"key": key, "wish": request.to_dict()}, pictures, runner)

    def _one(self, task: str, values: Mapping[str, Any], picture: File) -> Parcel:
        return self.asked(task, values, (picture,))

    def asked(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], runner: TaskRunner | None = None
    ) -> Parcel:
        """The task's last answer. What is in a file is read where it is worked on, and has no limit of bytes: it came
        in under one, or was made here."""
        return list(self._answers(task, values, pictures, runner or self.runner))[-1]

    def steps(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], *, model: str = ""
    ) -> Iterator[Parcel]:
        runner = self.cutout_runner if model else self.runner
        if runner is None:
            raise no_model(model)
        return self._answers(task, values, pictures, runner)

    def _answers(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], runner: TaskRunner
    ) -> Iterator[Parcel]:
        blobs = [b"" if isinstance(each, Path) else self._limited(whole(each)) for each in pictures]
        files = [str(each) if isinstance(each, Path) else "" for each in pictures]
        asked = {"pixels": self.most_pixels, "credit": self.credit, **values, "files": files}
        return runner.stream(task, asked, blobs)

    def _limited(self, data: bytes) -> bytes:
        if len(data) > self.most_bytes:
            raise BadRequest(
                say("picture_too_large", "This picture is too large"),
                say(
                    "picture_too_large_here_text",
                    "It is {data} MB, and the limit is {most_bytes}.",
                    data=f"{len(data) / 1000000.0:.0f}",
                    most_bytes=f"{self.most_bytes / 1000000.0:.0f}",
                ),
                code="picture_too_large",
                status=413,
            )
        return data


def no_model(method: str) -> Told:
    """Nothing here runs models."""
    return Told(
        say("no_model", "{method} is not on this machine", method=method),
        say("no_model_text", "Use the simple method."),
        code="no_model",
        status=409,
    )
