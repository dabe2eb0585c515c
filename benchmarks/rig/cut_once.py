"""One cut-out in a process of its own, which then says how much memory it had at most. Used by `nobg.py`.

python benchmarks/rig/cut_once.py ours|rembg MODEL FOLDER PHOTO  →  {"resident", "data"} in megabytes
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from pathlib import Path
from threading import Event, Thread

sys.path.insert(0, str(Path(__file__).parent.parent))
sys.path.insert(0, str(Path(__file__).parent.parent.parent))

from imaging.cutout.cutter import Cutter
from imaging.cutout.network import CutoutNetworks
from imaging.cutout.request import CutoutRequest
from imaging.networks.engine import NetworkFolder
from rig.bare_rembg import cut, session
from server.workers.cutout_tasks import Cutting

STATM, STATUS, PAGE = Path("/proc/self/statm"), Path("/proc/self/status"), resource.getpagesize()
PEAK = re.compile(r"^VmHWM:\s*(\d+) kB$", re.MULTILINE)
"""The most resident memory of this program; what `getrusage` tells begins with that of the one that started it."""
LITTLE = 2048
"""Megabytes: with plenty, memory is kept for the next picture."""
EVERY = 0.003
"""Seconds between two looks."""


class Watch(Thread):
    """Remembers the most private memory (heap and what is mapped for itself): what RLIMIT_DATA counts."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self.most = 0
        self.over = Event()

    def run(self) -> None:
        while not self.over.wait(EVERY):
            self.most = max(self.most, int(STATM.read_text().split()[5]) * PAGE)


def main() -> None:
    tool, model, folder, photo = sys.argv[1:]
    os.environ.update(U2NET_HOME=folder, OMP_NUM_THREADS=str(os.cpu_count() or 1))
    watch = Watch()
    watch.start()
    (_ours if tool == "ours" else _rembg)(model, Path(folder), Path(photo).read_bytes())
    watch.over.set()
    (resident,) = PEAK.findall(STATUS.read_text())
    print(json.dumps({"resident": int(resident) >> 10, "data": watch.most >> 20}))


def _ours(model: str, folder: Path, data: bytes) -> None:
    values = {"key": "once", "wish": CutoutRequest(model).to_dict(), "pixels": 1 << 30}
    list(Cutting(Cutter(CutoutNetworks(NetworkFolder(folder, LITTLE)))).cut(values, (data,)))


def _rembg(model: str, _: Path, data: bytes) -> None:
    cut(data, session(model, ["CPUExecutionProvider"]))


if __name__ == "__main__":
    main()
