"""The models that cut out, run by rembg and onnxruntime. For the process of `server/workers/cutout_process.py` only:
rembg ends a process that has no onnxruntime, and its first import ever takes most of a minute.

Nothing is fetched here: a model that is not in the folder is refused before rembg could go looking for it.
"""

from __future__ import annotations

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
    from rembg import new_session, remove

    from imaging.networks.engine import FAULTS, allowed, ample, failed, must_fit, options, providers
except (ImportError, SystemExit) as error:  # rembg calls sys.exit where its engine is missing
    raise ImportError("rembg or onnxruntime is missing") from error

SESSIONS = 2
"""Models that are kept loaded."""


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
            raise failed(label_of(model), error) from error
        return ModelAnswer(found.convert("L"), session.inner_session.decided)

    def _loaded(self, model: str) -> Any:
        megabytes, limit = BY_NAME[model].memory, allowed() if self.limit is None else self.limit
        must_fit(label_of(model), megabytes, limit)
        session = new_session(model, providers=providers(), sess_opts=options(ample(megabytes, limit)))
        session.inner_session = FirstOutput(session.inner_session)
        return session
