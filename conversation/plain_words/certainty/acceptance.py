"""How certain a reading is, from the evidence for and against it: a weighed sum, learnt from labelled lines.

`tests/conversation/phrases/judging.py` learns the weights. What is less certain than `ACT` is offered and not done.
"""

from __future__ import annotations

import json
from functools import cache
from math import exp
from pathlib import Path

from conversation.commands.compare import Compare
from conversation.commands.download import Download
from conversation.commands.info import Info
from conversation.commands.palette import Swatches
from conversation.commands.show import Show
from conversation.plain_words.certainty import likeness
from conversation.plain_words.certainty.evidence import evidence
from conversation.plain_words.certainty.labels import labels_of
from conversation.plain_words.certainty.salvage import Salvaged
from conversation.plain_words.reading.scene import Scene

FILE = Path(__file__).parent / "acceptance.json"
ACT = 0.903
"""From this certainty on a reading is done: 97 % of these are right, of voices that nothing was learnt from (`judging.py
--curve`)."""
TELL = 0.8
"""From this certainty on a question about the file is answered, and a picture shown, compared or downloaded: that changes
nothing."""
TELLING = (Compare, Download, Info, Show, Swatches)
BIAS = "bias"


@cache
def weights() -> dict[str, float]:
    """By evidence; `bias` is what stands for itself."""
    return dict(json.loads(FILE.read_text(encoding="utf-8")))


LEFT = tuple(
    f"{where} {kind}" for where in ("before", "within", "after") for kind in ("figure", "how", "done", "guard", "do")
)
VETOES = frozenset((*LEFT, "object", "ordered", "asks an opinion", "beside measure"))
"""What is never read over where only a part was understood: a figure, a place, a colour, another thing to do, what is not
to be done, and a thing in the picture that it would be done to."""


def certainty(text: str, found: Salvaged, scene: Scene) -> float:
    """From 0 to 1: how often such a reading is what was wished."""
    taught = {name.rstrip("+-") for name in likeness.weights().labels}
    if found.whole and any(name.rstrip("+-") not in taught for name in labels_of(found.reading.wishes, scene.last)):
        return 1.0  # no line asks for such an edit, so nothing was learnt of it
    weighed, told = weights(), evidence(text, found, scene)
    if "left alone" in told or (not found.whole and VETOES & told.keys()):
        return 0.0
    total = weighed[BIAS] + sum(weighed.get(name, 0.0) * value for name, value in told.items())
    return 1 / (1 + exp(-total))


def believable(text: str, found: Salvaged, scene: Scene) -> bool:
    """Whether it may be done without asking."""
    meant = [wish.meant for wish in found.reading.wishes]
    tells = len(meant) == 1 and isinstance(meant[0], TELLING)
    return certainty(text, found, scene) >= (TELL if tells else ACT)
