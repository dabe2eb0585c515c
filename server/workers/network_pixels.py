"""The part of `Pixels` that networks of this machine do, over the tasks of `network_tasks.py`."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from typing import Any

from conversation.ports.encoded import Encoded
from conversation.ports.models import Progress
from imaging.file import File
from server.workers.mask_pixels import MaskPixels, encoded
from server.workers.pipe import Parcel


class NetworkPixels(MaskPixels):
    """See `Enlarges` in `conversation/ports/areas/enlarging.py`."""

    @abstractmethod
    def steps(
        self, task: str, values: Mapping[str, Any], pictures: Sequence[File], *, model: str = ""
    ) -> Iterator[Parcel]:
        """All answers of a task about pictures, as they come; by the process that runs models where one is named.
        Raises `Told`."""

    def upscale(self, picture: File, factor: int, model: str) -> Iterator[Progress | Encoded]:
        values = {"factor": factor, "model": model}
        with closing(self.steps("upscale", values, (picture,), model=model)) as answers:  # type: ignore[type-var]
            for answer in answers:
                fraction = answer.values.get("fraction")
                yield encoded(answer) if fraction is None else Progress(fraction)
