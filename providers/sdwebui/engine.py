"""Which of the programs that speak `/sdapi/v1` answers, with which models, and what it can besides painting.

What tells them apart was read in Forge (modules/api/api.py, modules/progress.py), SD.Next (modules/api) and
stable-diffusion.cpp (examples/server), 2025 and 2026: only A1111 and Forge have `/internal/progress`, where a job is
followed by its own id; SD.Next and others know only how far whoever's job is; sd-server and others tell nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conversation.errors import ProviderFault
from providers.sdwebui.refusals import explained
from providers.wire.background_reading import BackgroundReading
from providers.wire.client import Client
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.http.json_objects import look_up

PATIENCE = 3.0
"""Seconds that an answer about what is there may take."""
OWN, ANYBODYS, NONE = "own", "anybodys", "none"
_LARGE = ("xl", "pony", "illustrious", "flux", "sd3", "sd_3", "z-image", "z_image", "qwen", "chroma", "noob", "klein")
"""What stands in the names of models that paint about a megapixel; the others were made for 512 × 512."""
_FEW_STEPS = ("turbo", "lightning", "schnell", "lcm", "hyper", "klein", "z-image", "z_image")


@dataclass(frozen=True)
class WebuiModel:
    """A model."""

    title: str
    """Selects it."""
    name: str
    """Without the ending and the hash: what is read, and the last part of its id."""

    @property
    def side(self) -> int:
        """Pixels of a square picture that it was made for. Nobody says it: guessed from its name."""
        return 1024 if any(word in self.name.lower() for word in _LARGE) else 512

    @property
    def steps(self) -> int:
        """The server's own number of steps is 50, far more than any of these wants."""
        return 8 if any(word in self.name.lower() for word in _FEW_STEPS) else 25


@dataclass(frozen=True)
class EngineState:
    """What a server was heard to be."""

    models: tuple[WebuiModel, ...]
    """The one that is loaded first."""
    progress: str = NONE
    """`own`: of a job of ours by its id. `anybodys`: of whatever runs. `none`."""


class SdWebuiEngine:
    """One address. May be used from many threads or greenlets at once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.reading = BackgroundReading(self._read, "sdwebui-models")

    def progress(self) -> str:
        """How far a job is, as far as that is told: `EngineState.progress`. Never waits."""
        state = self.reading.known()
        return state.progress if state else NONE

    def version(self) -> str:
        """Asked now; empty where the program does not say it. SD.Next has no number, but a day and a commit."""
        for path, parts in (
            ("/sdapi/v1/version", ("app", "version", "updated", "commit")),
            ("/api/extra/version", ("result", "version")),
        ):
            found = self._optional(path)
            words = [said for part in parts if isinstance(said := look_up(found, part), str) and said]
            if words:
                return " ".join(words)
        return ""

    def _read(self) -> EngineState:
        faults = self._client.faults("its model list")
        listed = self._client.read("/sdapi/v1/sd-models", PATIENCE, explain=lambda refused: explained(faults, refused))
        if not isinstance(listed, list):
            raise faults.fault(NOT_THE_API)
        models = [found for each in listed if (found := _checkpoint(each)) is not None]
        loaded = self._optional("/sdapi/v1/options")
        current = look_up(loaded, "sd_model_checkpoint")
        models.sort(key=lambda model: model.title != current)
        return EngineState(tuple(models), self._progress())

    def _progress(self) -> str:
        if self._optional("/internal/pending-tasks") is not None:
            return OWN
        return ANYBODYS if self._optional("/sdapi/v1/progress?skip_current_image=true") is not None else NONE

    def _optional(self, path: str) -> Mapping[str, Any] | None:
        """What some of them do not have."""
        try:
            found = self._client.read(path, PATIENCE)
        except ProviderFault:
            return None
        return found if isinstance(found, Mapping) else None


def _checkpoint(entry: object) -> WebuiModel | None:
    title = look_up(entry, "title") or look_up(entry, "model_name")
    if not isinstance(title, str) or not title:
        return None
    name = look_up(entry, "model_name")
    return WebuiModel(title, name if isinstance(name, str) and name else title)
