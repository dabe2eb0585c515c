"""The models that cut out, run by onnxruntime. For the process of `server/workers/cutout_process.py` only.

A network is shown the picture at the size and in the range that it was trained with (`CutoutModel`), and answers how
much each pixel belongs to the subject; that is stretched to all there is, as the authors' own code and rembg do it.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from imaging.cutout.cutter import ModelAnswer
from imaging.cutout.models import BY_NAME, CutoutModel
from imaging.networks.engine import NetworkFolder
from imaging.refusal import Refused
from imaging.sentences import say

Values = NDArray[np.float32]


class CutoutNetworks:
    """See `Networks`. A model is loaded at its first use and stays."""

    def __init__(self, networks: NetworkFolder) -> None:
        self._networks = networks

    def ask(self, model: str, picture: Image.Image) -> ModelAnswer:
        """See `Networks`."""
        known = BY_NAME[model]
        if not self._networks.has(known):
            raise Refused(
                say(
                    "fetch_model_first",
                    "Fetch {label} first, or use the simple method.",
                    label=known.label,
                ),
                "model_absent",
            )
        network = self._networks.open(known)
        (answer,) = network.run({network.inputs[0]: fed(picture, known)})
        values = answer[0, 0].astype(np.float32)
        if known.logits:
            values = sigmoid(values)
        mask = Image.fromarray(stretched(values))
        return ModelAnswer(mask.resize(picture.size, Image.Resampling.LANCZOS), decided(values))


def fed(picture: Image.Image, model: CutoutModel) -> Values:
    """The picture as the network takes it: 1 × 3 × side × side, the brightest value as 1, less the mean, over the
    spread."""
    small = picture.convert("RGB").resize((model.side, model.side), Image.Resampling.LANCZOS)
    values = np.array(small, np.float32)
    values /= max(float(values.max()), 1e-6)
    values -= np.array(model.mean, np.float32)
    values /= np.array(model.spread, np.float32)
    return np.ascontiguousarray(values.transpose(2, 0, 1)[None])


def sigmoid(values: Values) -> Values:
    """Logits as shares, without an overflow."""
    return np.asarray(1 / (1 + np.exp(-np.clip(values, -60, 60))), np.float32)


def stretched(values: Values) -> NDArray[np.uint8]:
    """From the least of them to the most, 0 to 255; nothing where they are all the same, or no numbers."""
    least, most = float(values.min()), float(values.max())
    if not np.isfinite(most - least) or most <= least:
        return np.zeros(values.shape, np.uint8)
    return ((values - least) / (most - least) * 255).astype(np.uint8)


def decided(values: Values) -> float:
    """How far apart (0–1) the surest subject and the surest background are, before they are stretched."""
    apart = float(values.max()) - float(values.min())
    return min(1.0, apart) if np.isfinite(apart) else 0.0
