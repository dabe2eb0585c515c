"""The process that runs models, and the folder where they lie."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from gevent.lock import BoundedSemaphore

from server.cutout.model_folder import ModelFolder
from server.settings import Settings
from server.workers.pool import ONE_THREAD, Workers
from storage.disk.folder import PASSING

COMMAND = (sys.executable, "-m", "server.workers.cutout_process")
FIRST_START = 60.0
"""Seconds it gets to start: the first time after the installation Python compiles what it loads."""
LEAST = 2048
"""Megabytes."""


def folder(settings: Settings) -> Path:
    """Where the models lie."""
    return (settings.data / "models").absolute()


def model_folder(settings: Settings) -> ModelFolder:
    """The models, as files that can be fetched."""
    usual = Settings.__dataclass_fields__["models_url"].default
    return ModelFolder(folder(settings), settings.models_url, usual=str(usual))


def cutout_workers(settings: Settings, large: BoundedSemaphore | None = None, passing: Path | None = None) -> Workers:
    """One process, so that a model is in memory once; it is started at the first use. `large` as in `Terms`.

    `passing`: the folder for what lives no longer than a task; usually one in the data folder.
    """
    memory = settings.cutout_memory or max(LEAST, physical() // 2)
    return Workers(
        1,
        memory,
        settings.cutout_seconds,
        COMMAND,
        environ={**environ(folder(settings)), "TMPDIR": str(passing or settings.data.absolute() / PASSING)},
        start=FIRST_START,
        setting="ATELIER_CUTOUT_MEMORY",
        large=large or BoundedSemaphore(),
    )


def environ(models: Path) -> dict[str, str]:
    """Where the models lie, and all cores for them."""
    return {**ONE_THREAD, "ATELIER_MODELS_FOLDER": str(models), "OMP_NUM_THREADS": str(os.cpu_count() or 1)}


def physical() -> int:
    """Megabytes of memory that the machine has."""
    return (os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")) >> 20
