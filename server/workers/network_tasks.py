"""What networks of this machine do, and what is done in their place, as tasks of JSON and bytes. Imported by worker
processes and by `in_process.py` only; the process that runs models has their folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Protocol

from imaging.file import File
from imaging.masks.reading import chosen
from imaging.masks.request import BOX, MaskRequest
from imaging.networks.efficient_sam import CORNERS, INSIDE, Places, SeenPicture, found_in, looked_at
from imaging.networks.lama import erased_by
from imaging.networks.models import BY_NAME, NetworkModel
from imaging.networks.runner import RunsNetwork
from imaging.networks.upscaling import upscaled
from imaging.raster import Raster
from imaging.remembered import Remembered
from server.workers.mask_tasks import changed, kept_mask, made
from server.workers.opening import BESIDE, in_words, opened, pictures
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import combined_into

DECODER = 1
"""The file of a model that selects which answers; the one before it looks."""
REMEMBERED = 3
"""Pictures that were looked at: 4 MB each."""
ENLARGED = 8.5
"""Bytes that each pixel of an enlarged picture takes while it is made and written, as a large one."""


class OpensNetworks(Protocol):
    """See `NetworkFolder` in `imaging/networks/engine.py`."""

    def open(self, model: NetworkModel, part: int = 0) -> RunsNetwork: ...


@dataclass(frozen=True)
class NetworkTasks:
    """The tasks. Their values name a `model`, or none for the way without one."""

    networks: OpensNetworks | None
    seen: Remembered[SeenPicture] = field(default_factory=lambda: Remembered(REMEMBERED))

    def upscale(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """`{"factor", "model"}` and a picture → `{"fraction"}` after each piece, at last `encoded`."""
        with in_words():
            (picture,) = pictures(values, blobs)
            factor = values["factor"]
            network = self._network(values["model"]) if values["model"] else None
            before = opened(picture, values["pixels"], BESIDE + ENLARGED * factor * factor).raster
            taken: list[Raster] = []
            for fraction, result in upscaled(before, factor, network):
                if fraction < 1:
                    yield Parcel({"fraction": fraction})
                else:
                    taken.append(result)
        del before, result
        yield combined_into(taken)

    def erase_with(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """`{"model"}`, a picture and a mask → `changed`."""
        with in_words():
            picture, drawn = pictures(values, blobs)
            before = opened(picture, values["pixels"], BESIDE).raster
            mask = kept_mask(drawn, before)
            result = erased_by(before, mask, self._network(values["model"]))
        yield changed(before, result, mask, {})

    def select_with(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """`{"model", "request"}` and a picture → `made`."""
        with in_words():
            (picture,) = pictures(values, blobs)
            raster, request = opened(picture, values["pixels"], BESIDE).raster, MaskRequest(**values["request"])
            places: Places = ((request.x, request.y),)
            labels: tuple[int, ...] = (INSIDE,)
            if request.kind == BOX:
                places, labels = (*places, (request.x + request.width, request.y + request.height)), CORNERS
            seen = self._seen(values["model"], picture, raster)
            decoder = self._network(values["model"], DECODER)
            mask = chosen(found_in(seen, raster.image.size, places, labels, decoder))
        yield made(mask)

    def _seen(self, model: str, picture: File, raster: Raster) -> SeenPicture:
        """The picture as the network remembers it: looked at once, however often it is asked about."""
        key = blake2b(picture).hexdigest() if isinstance(picture, bytes) else str(picture)
        return self.seen.get(key, lambda: looked_at(raster, self._network(model)))

    def _network(self, name: str, part: int = 0) -> RunsNetwork:
        """Raises `Refused`."""
        assert self.networks is not None, "networks are run by the process that has their folder"
        return self.networks.open(BY_NAME[name], part)


def tasks_of(networks: OpensNetworks | None) -> dict[str, Task]:
    """The tasks by name."""
    tasks = NetworkTasks(networks)
    return {each.__name__: each for each in (tasks.upscale, tasks.erase_with, tasks.select_with)}


TASKS = tasks_of(None)
