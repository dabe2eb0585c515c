"""The list of models, read from OpenRouter when it is first wanted and again when it is old; never at the start."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import Any

from conversation.errors import ProviderFault
from providers.openrouter.declared import ALIASES, BUILT_IN, Declared
from providers.openrouter.service import Service

LIST = "/models?output_modalities=text,image"
FRESH = 600.0
"""Seconds that a list is used before it is read again."""
PATIENCE = 5.0
"""Seconds that a person waits for it, at most, when a model is named that nobody knows."""


class Shelf:
    """What is declared. Safe to use from many threads or greenlets."""

    def __init__(self, service: Service, fresh: float = FRESH) -> None:
        self._service = service
        self._fresh = fresh
        self._built_in = {model.id: model for model in BUILT_IN}
        self._read: dict[str, Declared] = {}
        self._asked = float("-inf")
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    def known(self) -> Sequence[Declared]:
        """What is known now: the defaults first, then by name. A list that is old is read anew behind the scenes."""
        self._read_behind_the_scenes()
        models = {**self._built_in, **self._read}
        first = [models[name] for name in self._built_in if name in models]
        rest = sorted((model for name, model in models.items() if name not in self._built_in), key=lambda m: m.label)
        return (*first, *rest)

    def find(self, name: str) -> Declared | None:
        """The model, or None when OpenRouter's list does not have it.

        Where there is no list to be had, a name nobody knows is believed to be a model that can do everything.
        """
        name = ALIASES.get(name, name)
        found = self._read.get(name) or self._built_in.get(name)
        if found is None:
            self.read()
            found = self._read.get(name)
        if found is None and not self._read:
            everything = frozenset({"text", "image"})
            return Declared(name, name, inputs=everything, outputs=everything, parameters=frozenset({"tools"}))
        return found

    def read(self) -> None:
        """Reads the list now if it is old. A list that cannot be read is as good as no list."""
        with self._lock:
            if time.monotonic() - self._asked < self._fresh:
                return
            self._asked = time.monotonic()
            try:
                answer = self._service.get(LIST, PATIENCE)
            except ProviderFault:
                return
            models = [Declared.from_list(item) for item in _items(answer)]
            self._read = {model.id: model for model in models if model is not None} or self._read

    def close(self) -> None:
        """Waits for a list that is being read."""
        reading = self._reading
        if reading is not None:
            reading.join()

    def _read_behind_the_scenes(self) -> None:
        if time.monotonic() - self._asked < self._fresh or (self._reading is not None and self._reading.is_alive()):
            return
        self._reading = threading.Thread(target=self.read, name="openrouter-models", daemon=True)
        self._reading.start()


def _items(answer: Any) -> list[Mapping[str, Any]]:
    data = answer.get("data") if isinstance(answer, Mapping) else None
    return [item for item in data if isinstance(item, Mapping)] if isinstance(data, list) else []
