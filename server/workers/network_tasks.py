"""What networks of this machine do, and what is done in their place, as tasks of JSON and bytes. Imported by worker
processes and by `in_process.py` only; the process that runs models has their folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from imaging.networks.models import BY_NAME, NetworkModel
from imaging.networks.runner import RunsNetwork
from imaging.networks.upscaling import upscaled
from imaging.raster import Raster
from server.workers.opening import BESIDE, in_words, opened, pictures
from server.workers.pipe import Blobs, Parcel, Task, Values
from server.workers.storing import combined_into

ENLARGED = 8.5
"""Bytes that each pixel of an enlarged picture takes while it is made and written, as a large one."""


class OpensNetworks(Protocol):
    """See `NetworkFolder` in `imaging/networks/engine.py`."""

    def open(self, model: NetworkModel, part: int = 0) -> RunsNetwork: ...


@dataclass(frozen=True)
class NetworkTasks:
    """The tasks. Their values name a `model`, or none for the way without one."""

    networks: OpensNetworks | None

    def upscale(self, values: Values, blobs: Blobs) -> Iterator[Parcel]:
        """`{"factor", "model"}` and a picture → `{"fraction"}` after each piece, at last `encoded`."""
        with in_words():
            (picture,) = pictures(values, blobs)
            factor = values["factor"]
            network = self._network(values["model"])
            before = opened(picture, values["pixels"], BESIDE + ENLARGED * factor * factor).raster
            taken: list[Raster] = []
            for fraction, result in upscaled(before, factor, network):
                if fraction < 1:
                    yield Parcel({"fraction": fraction})
                else:
                    taken.append(result)
        del before, result
        yield combined_into(taken)

    def _network(self, name: str, part: int = 0) -> RunsNetwork | None:
        """Raises `Refused`."""
        if not name:
            return None
        assert self.networks is not None, "networks are run by the process that has their folder"
        return self.networks.open(BY_NAME[name], part)


def tasks_of(networks: OpensNetworks | None) -> dict[str, Task]:
    """The tasks by name."""
    tasks = NetworkTasks(networks)
    return {"upscale": tasks.upscale}


TASKS = tasks_of(None)
