"""The process that runs models: as `process`, with onnxruntime loaded and models kept warm.

Started as `python -m server.workers.cutout_process <megabytes> <seconds>`, with the models' folder in
ATELIER_MODELS_FOLDER.
"""

from __future__ import annotations

import os
from pathlib import Path

from imaging.cutout.cutter import Cutter
from imaging.cutout.network import CutoutNetworks
from imaging.networks.engine import NetworkFolder, accelerated
from server.workers import network_tasks
from server.workers.cutout_tasks import tasks_of
from server.workers.process import main

YIELDING = 5
"""How much less it gets of a busy processor than the process that carries everybody's words."""

if __name__ == "__main__":
    os.nice(YIELDING)
    # CUDA reserves far more addresses than memory: there a limit on them would refuse every model
    networks = NetworkFolder(Path(os.environ["ATELIER_MODELS_FOLDER"]))
    tasks = {**tasks_of(Cutter(CutoutNetworks(networks))), **network_tasks.tasks_of(networks)}
    main(tasks, limited=not accelerated())
