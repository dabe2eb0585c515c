"""What a run works with: settings, and processes that compute pixels. `conversing.py` adds models and turns."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from genimg.books import is_shared
from server.cutout.model_folder import ModelFolder
from server.cutout.pool import cutout_workers, model_folder
from server.settings import Settings, provider_addresses, provider_keys
from server.signing import signing
from server.workers.pixels import Signing, TaskPixels
from server.workers.pool import ONE_THREAD, Workers

DOTENV = Path(".env")
OWN = "GENIMG_"
"""Before the name of a key or an address: what it is for this command line alone."""
MODELS = {"GENIMG_DEFAULT_MODEL": "ATELIER_IMAGE_MODEL", "GENIMG_OPTIMIZATION_MODEL": "ATELIER_CHEAP_MODEL"}
"""Settings of the studio's that have a name of their own here."""


@dataclass(frozen=True)
class PixelWork:
    """Who computes pixels."""

    settings: Settings
    pixels: TaskPixels
    models: ModelFolder
    """The models that cut out."""

    @property
    def at_once(self) -> int:
        """Pictures that are worked on at the same time."""
        return workers_of(self.settings)


def environment(environ: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment, with what is said for this command line in place of what is said for the studio."""
    found = dict(os.environ if environ is None else environ)
    names = {need.name for need in provider_keys()} | {at.name for at in provider_addresses()}
    own = {f"{OWN}{name}": name for name in names} | MODELS
    return found | {usual: found[name] for name, usual in own.items() if found.get(name)}


def read_settings(environ: Mapping[str, str] | None = None, dotenv: Path = DOTENV) -> Settings:
    """Of this environment and `.env`. Raises `SettingWrong`."""
    return Settings.read(environment(environ), dotenv)


def workers_of(settings: Settings) -> int:
    """All cores, unless the settings say a number of their own."""
    usual = Settings.__dataclass_fields__["workers"].default
    return settings.workers if settings.workers != usual else max(1, os.cpu_count() or 1)


def signing_of(settings: Settings) -> Signing:
    """As the studio signs whose data folder it shares; else with what the person's own runs have in common."""
    if is_shared(settings):
        return signing(settings)
    home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return signing(settings, Path(home) / "atelier")


@contextmanager
def pixel_work(settings: Settings | None = None) -> Iterator[PixelWork]:
    """Processes are started when they are wanted, and end with it."""
    settings = settings or read_settings()
    with TemporaryDirectory(prefix="genimg-") as passing:
        environ = {**ONE_THREAD, "TMPDIR": passing}
        workers = Workers(workers_of(settings), settings.worker_memory, settings.worker_seconds, environ=environ)
        cutouts = cutout_workers(settings, workers.terms.large, passing=Path(passing))
        models = model_folder(settings)
        most = settings.upload_megapixels * 1_000_000, settings.upload_megabytes * 1024 * 1024
        try:
            yield PixelWork(settings, TaskPixels(workers, *most, cutouts, signing=signing_of(settings)), models)
        finally:
            models.close()
            workers.close()
            cutouts.close()
