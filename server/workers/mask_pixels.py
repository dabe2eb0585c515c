"""The part of `Pixels` that is about masks, over the tasks of `mask_tasks.py`."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from typing import Any

from conversation.ports.masks import MadeMask
from imaging.file import File
from server.workers.pipe import Parcel


class MaskPixels(ABC):
    """See `MakesMasks` in `conversation/ports/masking.py`."""

    @abstractmethod
    def asked(self, task: str, values: Mapping[str, Any], pictures: Sequence[File]) -> Parcel:
        """The last answer of a task about pictures. Raises `Told`."""

    def read_mask(self, drawn: File, width: int, height: int) -> MadeMask:
        return made_mask(self.asked("read_mask", {"width": width, "height": height}, (drawn,)))


def made_mask(answer: Parcel) -> MadeMask:
    about = answer.values
    return MadeMask(answer.blobs[0], about["width"], about["height"], about["coverage"])
