"""The part of `Pixels` that is about masks, over the tasks of `mask_tasks.py`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from conversation.ports.areas.masking import MaskedPicture, ShownMasked
from conversation.ports.areas.masks import MadeMask
from conversation.ports.encoded import Encoded
from conversation.ports.models import Attachment, Preview
from conversation.serialization import to_json
from imaging.file import File
from imaging.masks.request import MaskRequest
from imaging.operations.operation import Operation
from server.workers.pipe import Parcel


class MaskPixels(ABC):
    """See `MakesMasks` in `conversation/ports/areas/masking.py`."""

    @abstractmethod
    def asked(self, task: str, values: Mapping[str, Any], pictures: Sequence[File]) -> Parcel:
        """The last answer of a task about pictures. Raises `Told`."""

    def read_mask(self, drawn: File, width: int, height: int) -> MadeMask:
        return made_mask(self.asked("read_mask", {"width": width, "height": height}, (drawn,)))

    def select_mask(self, picture: File, request: MaskRequest, model: str = "") -> MadeMask:
        return made_mask(self.asked("select_mask", {"request": request.to_dict()}, (picture,)))

    def mask_of_cutout(self, cut: File, background: bool) -> MadeMask:
        return made_mask(self.asked("mask_of_cutout", {"background": background}, (cut,)))

    def mask_of_changes(self, before: File, after: File) -> MadeMask:
        return made_mask(self.asked("mask_of_changes", {}, (before, after)))

    def heat_map(self, before: File, after: File) -> Preview:
        return Preview(self.asked("heat_map", {}, (before, after)).blobs[0], "image/webp")

    def edit_masked(self, picture: File, mask: File, operations: Sequence[Operation]) -> MaskedPicture:
        return masked(self.asked("edit_masked", {"operations": steps(operations)}, (picture, mask)))

    def try_out_masked(self, file: Path, mask: File, operations: Sequence[Operation], longest: int) -> Preview:
        values = {"path": str(file.absolute()), "operations": steps(operations), "longest": longest}
        return Preview(self.asked("try_out_masked", values, (mask,)).blobs[0], "image/webp")

    def for_inpainting(self, picture: File, mask: File, megapixels: float, part: bool) -> ShownMasked:
        return shown_masked(self.asked("for_inpainting", {"megapixels": megapixels, "part": part}, (picture, mask)))

    def lay_answer(self, picture: File, answer: File, mask: File, part: bool = False) -> MaskedPicture:
        return masked(self.asked("lay_answer", {"part": part}, (picture, answer, mask)))

    def erase(self, picture: File, mask: File, model: str = "") -> MaskedPicture:
        return masked(self.asked("erase", {}, (picture, mask)))


def steps(operations: Sequence[Operation]) -> list[dict[str, Any]]:
    return [{"name": each.name, "values": to_json(each)} for each in operations]


def made_mask(answer: Parcel) -> MadeMask:
    about = answer.values
    return MadeMask(answer.blobs[0], about["width"], about["height"], about["coverage"])


def shown_masked(answer: Parcel) -> ShownMasked:
    shown, drawn = answer.blobs
    size = answer.values["width"], answer.values["height"]
    return ShownMasked(Attachment("image/jpeg", shown), Attachment("image/png", drawn), *size)


def masked(answer: Parcel) -> MaskedPicture:
    about = answer.values
    lay = {name: about[name] for name in ("right", "down", "scale") if name in about}
    return MaskedPicture(encoded(answer), about["changed"], about["outside"], **lay)


def encoded(answer: Parcel) -> Encoded:
    """The picture in an answer."""
    data, preview, full = answer.blobs
    about = answer.values
    noticed = tuple(about.get("noticed", ()))
    media_type = about.get("media_type", "image/png")
    return Encoded(data, media_type, about["width"], about["height"], preview, full, noticed, file_in(about))


def file_in(about: Mapping[str, Any]) -> Path | None:
    """Where an answer put its picture, when that was too large to be sent."""
    return Path(about["file"]) if about.get("file") else None
