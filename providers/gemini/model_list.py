"""Google's list of models, read when it is first wanted and again when it is old; never at the start."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any
from urllib.parse import quote

from conversation.errors import ProviderFault
from providers.gemini.listed_model import BUILT_IN, GeminiModel
from providers.wire.client import Client
from providers.wire.http.json_objects import look_up

FRESH = 300.0
"""Seconds that a list is used before it is read again."""
PATIENCE = 5.0
"""Seconds for each page of it."""
MOST_PAGES = 10
_NAME = re.compile(r"[a-z0-9][\w.-]{1,100}", re.IGNORECASE)


class GeminiModels:
    """What is there. Safe to use from many threads or greenlets."""

    def __init__(self, client: Client, fresh: float = FRESH) -> None:
        self._client = client
        self._fresh = fresh
        self._built_in = {model.id: model for model in BUILT_IN}
        self._read: dict[str, GeminiModel] = {}
        self._asked = float("-inf")
        self._closing = False
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    def known(self) -> Sequence[GeminiModel]:
        """What is known now: the best first, then by name. A list that is old is read anew behind the scenes."""
        self._read_behind_the_scenes()
        models = self._read or self._built_in
        first = [models[name] for name in self._built_in if name in models]
        rest = [model for name, model in models.items() if name not in self._built_in]
        return (*first, *sorted(rest, key=lambda model: model.label))

    def find(self, name: str) -> GeminiModel | None:
        """The model. A name that nobody knows is believed, and Google asked; None for what cannot be one."""
        found = self._read.get(name) or self._built_in.get(name)
        if found is None and _NAME.fullmatch(name):
            return GeminiModel(name, name)
        return found

    def read(self) -> None:
        """Reads the list now if it is old. One that cannot be read leaves everything as it was."""
        with self._lock:
            if time.monotonic() - self._asked < self._fresh:
                return
            self._asked = time.monotonic()
            with suppress(ProviderFault):
                models = [GeminiModel.from_list(entry) for entry in self._all()]
                self._read = {model.id: model for model in models if model is not None} or self._read

    def close(self) -> None:
        """Waits for a list that is being read."""
        self._closing = True
        reading = self._reading
        if reading is not None:
            reading.join()

    def _all(self) -> list[Mapping[str, Any]]:
        """The entries of all pages. Raises `ProviderFault`."""
        found: list[Mapping[str, Any]] = []
        following = ""
        for _ in range(MOST_PAGES):
            if self._closing:
                break
            at = f"&pageToken={quote(following, safe='')}" if following else ""
            answer = self._client.read(f"/models?pageSize=1000{at}", PATIENCE)
            entries = look_up(answer, "models")
            found += [entry for entry in entries if isinstance(entry, Mapping)] if isinstance(entries, list) else []
            following = look_up(answer, "nextPageToken")
            if not isinstance(following, str) or not following:
                break
        return found

    def _read_behind_the_scenes(self) -> None:
        if time.monotonic() - self._asked < self._fresh or (self._reading is not None and self._reading.is_alive()):
            return
        self._reading = threading.Thread(target=self.read, name="gemini-models", daemon=True)
        self._reading.start()
