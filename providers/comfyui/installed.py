"""Which models somebody's ComfyUI has: read behind the scenes, again when that is old; never waited for twice."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

from conversation.errors import ProviderFault
from providers.comfyui.families import Checkpoint, SplitModel, paints, split_models
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

FRESH = 30.0
"""Seconds that a list is used before it is read again: somebody may just have put a file there."""
PATIENCE = 4.0
"""Seconds for each of its answers."""


class Installed:
    """May be used from many threads or greenlets at once."""

    def __init__(self, client: Client, fresh: float = FRESH) -> None:
        self._client = client
        self._fresh = fresh
        self._read: dict[str, Checkpoint | SplitModel] | None = None
        self._asked = float("-inf")
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    @property
    def answers(self) -> bool:
        """Whether somebody answered the last time."""
        return self._read is not None

    def known(self) -> list[Checkpoint | SplitModel]:
        """What is known now, the largest families first. Never waits."""
        self.read_soon()
        found = list((self._read or {}).values())
        return sorted(found, key=lambda model: -model.family.area)

    def find(self, name: str) -> Checkpoint | SplitModel | None:
        """The model of that file; where nobody answers, one that may be there."""
        if self._read is None or name not in self._read:
            self.read()
        return Checkpoint(name) if self._read is None else self._read.get(name)

    def read_soon(self) -> None:
        """In a thread of its own, where what is known is old."""
        if time.monotonic() - self._asked < self._fresh or (self._reading is not None and self._reading.is_alive()):
            return
        self._reading = threading.Thread(target=self.read, name="comfyui-models", daemon=True)
        self._reading.start()

    def read(self) -> None:
        """Now, if it is old. Where nobody answers nothing is known any more."""
        with self._lock:
            if time.monotonic() - self._asked < self._fresh:
                return
            self._asked = time.monotonic()
            try:
                self._read = self._all()
            except ProviderFault:
                self._read = None

    def close(self) -> None:
        """Waits for a list that is being read."""
        if self._reading is not None:
            self._reading.join()

    def _all(self) -> dict[str, Checkpoint | SplitModel]:
        checkpoints = self._choices("CheckpointLoaderSimple", "ckpt_name")
        split: list[SplitModel] = []
        with suppress(ProviderFault):  # what is there without them is something already
            painters = self._choices("UNETLoader", "unet_name")
            if painters:
                readers, decoders = self._choices("CLIPLoader", "clip_name"), self._choices("VAELoader", "vae_name")
                split = split_models(painters, readers, decoders)
        found: list[Checkpoint | SplitModel] = [*split, *(Checkpoint(file) for file in checkpoints if paints(file))]
        return {model.file: model for model in found}

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
