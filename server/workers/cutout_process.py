"""The process that runs models: as `process`, with rembg and onnxruntime loaded and a model kept warm.

Started as `python -m server.workers.cutout_process <megabytes> <seconds>`, with the models' folder in U2NET_HOME.
"""

from __future__ import annotations

import os
from pathlib import Path

from imaging.cutout.cutter import Cutter
from imaging.cutout.network import RembgNetworks
from imaging.networks.engine import NetworkFolder, accelerated
from server.workers import network_tasks
from server.workers.cutout_tasks import tasks_of
from server.workers.process import main

YIELDING = 5
"""How much less it gets of a busy processor than the process that carries everybody's words."""

if __name__ == "__main__":
    os.nice(YIELDING)
    # CUDA reserves far more addresses than memory: there a limit on them would refuse every model
    folder = Path(os.environ["U2NET_HOME"])
    tasks = {**tasks_of(Cutter(RembgNetworks(folder))), **network_tasks.tasks_of(NetworkFolder(folder))}
    main(tasks, limited=not accelerated())
