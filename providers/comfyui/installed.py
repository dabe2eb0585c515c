"""Which models somebody's ComfyUI has: read behind the scenes, again when that is old."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from conversation.errors import ProviderFault
from providers.comfyui.families import Checkpoint, SplitModel, paints, split_models
from providers.wire.background_reading import BackgroundReading
from providers.wire.client import Client
from providers.wire.failures.connection_texts import NOT_THE_API
from providers.wire.http.json_objects import look_up

PATIENCE = 4.0
"""Seconds for each of its answers."""
Models = dict[str, Checkpoint | SplitModel]
"""By their files."""


@dataclass(frozen=True)
class ComfyState:
    """What a ComfyUI was heard to be."""

    models: Models
    version: str = ""


class Installed:
    """May be used from many threads or greenlets at once."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self.reading = BackgroundReading(self._read, "comfyui-models")

    def known(self) -> list[Checkpoint | SplitModel]:
        """What is known now, the largest families first. Never waits."""
        state = self.reading.known()
        return sorted(state.models.values(), key=lambda model: -model.family.area) if state else []

    def find(self, name: str) -> Checkpoint | SplitModel | None:
        """The model of that file. While nobody answers, a name is believed."""
        known = self.reading.known()
        found = known.models.get(name) if known else None
        if found is None:
            state = self.reading.fresh()
            return Checkpoint(name) if state is None else state.models.get(name)
        return found

    def _read(self) -> ComfyState:
        """Raises `ProviderFault`."""
        system = look_up(self._client.read("/system_stats", PATIENCE), "system")
        if not isinstance(system, dict):
            raise self._client.faults("ComfyUI").fault(NOT_THE_API)
        checkpoints = self._choices("CheckpointLoaderSimple", "ckpt_name")
        split: list[SplitModel] = []
        with suppress(ProviderFault):  # what is there without them is something already
            painters = self._choices("UNETLoader", "unet_name")
            if painters:
                readers, decoders = self._choices("CLIPLoader", "clip_name"), self._choices("VAELoader", "vae_name")
                split = split_models(painters, readers, decoders)
        found: list[Checkpoint | SplitModel] = [*split, *(Checkpoint(file) for file in checkpoints if paints(file))]
        version = system.get("comfyui_version")
        return ComfyState({model.file: model for model in found}, version if isinstance(version, str) else "")

    def _choices(self, node: str, name: str) -> list[str]:
        """The files that an input of a node offers. Raises `ProviderFault`."""
        return choices(self._client.read(f"/object_info/{node}", PATIENCE), node, name)


def choices(info: Mapping[str, Any], node: str, name: str) -> list[str]:
    """`GET /object_info/{node}` has them as the first item of an input, or in newer nodes as its `options`."""
    declared = look_up(info, node, "input", "required", name)
    if not isinstance(declared, list) or not declared:
        return []
    offered = declared[0]
    if not isinstance(offered, list):
        offered = declared[1].get("options") if len(declared) > 1 and isinstance(declared[1], dict) else None
    return [each for each in offered if isinstance(each, str)] if isinstance(offered, list) else []
