"""The models that cut out, run by rembg and onnxruntime. For the process of `server/workers/cutout_process.py` only:
rembg ends a process that has no onnxruntime, and its first import ever takes most of a minute.

Nothing is fetched here: a model that is not in the folder is refused before rembg could go looking for it.
"""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.cutout.cutter import ModelAnswer
from imaging.cutout.models import BY_NAME, label_of
from imaging.cutout.remembered import Remembered
from imaging.refusal import Refused
from imaging.sentences import say

try:
    import onnxruntime
    from onnxruntime.capi import onnxruntime_pybind11_state as faults
    from rembg import new_session, remove
except (ImportError, SystemExit) as error:  # rembg calls sys.exit where its engine is missing
    raise ImportError("rembg or onnxruntime is missing") from error

PREFERRED = ("CUDAExecutionProvider", "ROCMExecutionProvider", "CoreMLExecutionProvider", "CPUExecutionProvider")
"""What computes, the quickest first."""
SESSIONS = 2
"""Models that are kept loaded."""
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


def providers() -> list[str]:
    """What computes here, the quickest first."""
    offered = onnxruntime.get_available_providers()
    return [name for name in PREFERRED if name in offered]


def accelerated() -> bool:
    """Whether something quicker than the processor is there."""
    return providers() != ["CPUExecutionProvider"]


class FirstOutput:
    """An onnxruntime session that is asked for its first output only. rembg reads no other but asks for all, and each
    that was asked for is in memory until the end: of IS-Net's twelve those are 0.3 GB."""

    def __init__(self, session: Any) -> None:
        self.session = session
        self.name = session.get_outputs()[0].name
        self.decided = 0.0
        """How far apart (0–1) the surest subject and the surest background of the last answer were."""

    def get_inputs(self) -> Any:
        """What it takes."""
        return self.session.get_inputs()

    def run(self, _: object, feed: dict[str, NDArray[Any]]) -> list[NDArray[Any]]:
        """What rembg calls."""
        found: list[NDArray[Any]] = self.session.run([self.name], feed)
        self.decided = decided(found[0])
        return found


def decided(values: NDArray[Any]) -> float:
    """The range (0–1) of what a network said, before rembg stretches it to all there is. BiRefNet gives logits."""
    least, most = float(values.min()), float(values.max())
    if least < -0.01 or most > 1.01:
        least, most = (float(1 / (1 + np.exp(-min(60.0, max(-60.0, each))))) for each in (least, most))
    return most - least if np.isfinite(most - least) else 0.0


class RembgNetworks:
    """See `Networks`. A model is loaded at its first use and stays."""

    def __init__(self, folder: Path, limit: int | None = None) -> None:
        """`limit` is what the process may have in megabytes, 0 for all there is; its own limit when left out."""
        self.folder = folder
        self.limit = limit
        self.sessions: Remembered[Any] = Remembered(SESSIONS)

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        """See `Networks`."""
        path = self.folder / f"{model}.onnx"
        if not path.is_file():
            raise Refused(
                say(
                    "fetch_model_first",
                    "Fetch {label} first, or use the simple method.",
                    label=label_of(model),
                ),
                "model_absent",
            )
        try:
            session = self.sessions.get((model, path.stat().st_mtime_ns), lambda: self._loaded(model))
            found: Image.Image = remove(picture, session=session, only_mask=True)
        except FAULTS as error:
            raise _failed(model, error) from error
        return ModelAnswer(found.convert("L"), session.inner_session.decided)

    def _loaded(self, model: str) -> Any:
        megabytes, limit = BY_NAME[model].memory, allowed() if self.limit is None else self.limit
        if limit and megabytes > limit:
            text = say(
                "model_needs_memory",
                "{label} needs about {megabytes} MB of memory and may use {limit}. {room}",
                label=label_of(model),
                megabytes=megabytes,
                limit=limit,
                room=ROOM,
            )
            raise Refused(text, "out_of_memory")
        session = new_session(model, providers=providers(), sess_opts=options(ample(megabytes, limit)))
        session.inner_session = FirstOutput(session.inner_session)
        return session


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


def _failed(model: str, error: Exception) -> Refused:
    text = str(error)
    if "alloc" in text.lower() or "memory" in text.lower():
        return Refused(
            say(
                "model_got_too_little_memory",
                "{label} could use only {allowed} MB. {room}",
                label=label_of(model),
                allowed=allowed(),
                room=ROOM,
            ),
            "out_of_memory",
        )
    return Refused(
        say(
            "model_file_damaged",
            "The file of {label} is damaged. Remove it and fetch it again.",
            label=label_of(model),
        ),
        "model_broken",
    )
