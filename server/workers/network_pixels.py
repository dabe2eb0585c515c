"""The part of `Pixels` that networks of this machine do, over the tasks of `network_tasks.py`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from conversation.ports.areas.masking import MaskedPicture
from conversation.ports.areas.masks import MadeMask
from conversation.ports.encoded import Encoded
from conversation.ports.models import Progress
from imaging.file import File
from imaging.masks.request import MaskRequest
from server.workers.mask_pixels import encoded, made_mask, masked
from server.workers.pipe import Parcel
from server.workers.vector_pixels import VectorPixels


class NetworkPixels(VectorPixels):
    """See `Enlarges` in `conversation/ports/areas/enlarging.py`."""

    @abstractmethod
    def steps(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], *, model: str = ""
    ) -> Iterator[Parcel]:
        """All answers of a task about pictures, as they come; by the process that runs models where one is named.
        Raises `Told`."""

    def erase(self, picture: File, mask: File, model: str = "") -> MaskedPicture:
        if not model:
            return super().erase(picture, mask)
        return masked(last(self.steps("erase_with", {"model": model}, (picture, mask), model=model)))

    def select_mask(self, picture: File, request: MaskRequest, model: str = "") -> MadeMask:
        if not model:
            return super().select_mask(picture, request)
        values = {"model": model, "request": request.to_dict()}
        return made_mask(last(self.steps("select_with", values, (picture,), model=model)))

    def upscale(self, picture: File, factor: int, model: str) -> Iterator[Progress | Encoded]:
        values = {"factor": factor, "model": model}
        with closing(self.steps("upscale", values, (picture,), model=model)) as answers:  # type: ignore[type-var]
            for answer in answers:
                fraction = answer.values.get("fraction")
                yield encoded(answer) if fraction is None else Progress(fraction)


def last(answers: Iterator[Parcel]) -> Parcel:
    """The one that it ends with."""
    return list(answers)[-1]
