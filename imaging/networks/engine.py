"""Networks of this machine, run by onnxruntime. For the process of `server/workers/cutout_process.py` only.

Nothing is fetched here: a model that is not in the folder is refused.
"""

from __future__ import annotations

import resource
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import onnxruntime
from numpy.typing import NDArray
from onnxruntime.capi import onnxruntime_pybind11_state as faults

from imaging.networks.models import NetworkModel
from imaging.refusal import Refused
from imaging.remembered import Remembered
from imaging.sentences import say

PREFERRED = ("CUDAExecutionProvider", "ROCMExecutionProvider", "CoreMLExecutionProvider", "CPUExecutionProvider")
"""What computes, the quickest first."""
SESSIONS = 2
"""Files that are kept loaded."""
AMPLE = 3
"""How many times what a model needs a process may have, from which on the memory of its layers is kept for the next
picture: the engine's pool takes nearly twice as much."""
ROOM = say("make_room_for_model", "Raise ATELIER_CUTOUT_MEMORY, or choose a smaller model.")
FAULTS = (
    faults.EPFail,
    faults.EngineError,
    faults.Fail,
    faults.InvalidArgument,
    faults.InvalidGraph,
    faults.InvalidProtobuf,
    faults.NoModel,
    faults.NotImplemented,
    faults.RuntimeException,
)
"""What onnxruntime raises for a model it cannot run, and for memory it does not get."""


class Network:
    """One file of a model, loaded."""

    def __init__(self, label: str, session: Any) -> None:
        self._label = label
        self._session = session

    @property
    def inputs(self) -> list[str]:
        """Their names, in the file's order."""
        return [each.name for each in self._session.get_inputs()]

    def run(self, feed: Mapping[str, NDArray[Any]], outputs: Sequence[str] = ()) -> list[NDArray[Any]]:
        """What it answers: the outputs of these names, or the first one alone, since each that is asked for takes
        memory until the end. Raises `Refused`."""
        wanted = list(outputs) or [self._session.get_outputs()[0].name]
        try:
            answers: list[NDArray[Any]] = self._session.run(wanted, dict(feed))
        except FAULTS as error:
            raise failed(self._label, error) from error
        return answers


class NetworkFolder:
    """The models' files; each is loaded at its first use and stays while there is room."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        """`limit` is what the process may have in megabytes, 0 for all there is; its own limit when left out."""
        self.folder = folder
        self.limit = limit
        self._loaded: Remembered[Network] = Remembered(SESSIONS)

    def has(self, model: NetworkModel) -> bool:
        """Whether all of its files are here."""
        return all((self.folder / file.name).is_file() for file in model.files)

    def open(self, model: NetworkModel, part: int = 0) -> Network:
        """The network in that file of a model. Raises `Refused` where it is not here, or needs more memory than there
        is."""
        path = self.folder / model.files[part].name
        if not path.is_file():
            raise Refused(say("fetch_network_first", "Fetch {label} first.", label=model.label), "model_absent")
        key = path.name, path.stat().st_mtime_ns
        return self._loaded.get(key, lambda: Network(model.label, self._session(model, path)))

    def _session(self, model: NetworkModel, path: Path) -> Any:
        limit = allowed() if self.limit is None else self.limit
        must_fit(model.label, model.memory, limit)
        try:
            given = options(ample(model.memory, limit))
            return onnxruntime.InferenceSession(str(path), given, providers=providers())
        except FAULTS as error:
            raise failed(model.label, error) from error


def providers() -> list[str]:
    """What computes here, the quickest first."""
    offered = onnxruntime.get_available_providers()
    return [name for name in PREFERRED if name in offered]


def accelerated() -> bool:
    """Whether something quicker than the processor is there."""
    return providers() != ["CPUExecutionProvider"]


def ample(needed: int, limit: int) -> bool:
    """Whether a process that may have `limit` megabytes (0: all there is) can keep what a model needs."""
    return not limit or limit >= AMPLE * needed


def options(kept: bool) -> Any:
    """Memory is kept for the next picture, or handed back as soon as a layer needs it no more."""
    given = onnxruntime.SessionOptions()
    given.enable_cpu_mem_arena = kept
    given.enable_mem_pattern = kept
    return given


def allowed() -> int:
    """Megabytes of memory this process may have; 0 where nobody has set a limit."""
    soft, _ = resource.getrlimit(resource.RLIMIT_DATA)
    return 0 if soft == resource.RLIM_INFINITY else soft >> 20


def must_fit(label: str, megabytes: int, limit: int) -> None:
    """Raises `Refused` for a model that needs more than `limit` megabytes (0: all there is)."""
    if limit and megabytes > limit:
        text = say(
            "model_needs_memory",
            "{label} needs about {megabytes} MB of memory and may use {limit}. {room}",
            label=label,
            megabytes=megabytes,
            limit=limit,
            room=ROOM,
        )
        raise Refused(text, "out_of_memory")


def failed(label: str, error: Exception) -> Refused:
    """Why a model could not be run."""
    text = str(error)
    if "alloc" in text.lower() or "memory" in text.lower():
        return Refused(
            say(
                "model_got_too_little_memory",
                "{label} could use only {allowed} MB. {room}",
                label=label,
                allowed=allowed(),
                room=ROOM,
            ),
            "out_of_memory",
        )
    return Refused(
        say("model_file_damaged", "The file of {label} is damaged. Remove it and fetch it again.", label=label),
        "model_broken",
    )
