"""The list of models, read from OpenRouter when it is first wanted and again when it is old; never at the start."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import Price
from providers.openrouter import image_list
from providers.openrouter.listed_model import ALIASES, BUILT_IN, ListedModel
from providers.openrouter.pagination import MOST, following, items
from providers.openrouter.service import Service
from providers.provider import FRESH_LIST

LIST = "/models?output_modalities=text,image&limit=1000"
FRESH_PRICE = 3_600.0
"""The same for the price of a model that only paints: a call for each of them."""
PATIENCE = 5.0
"""Seconds that a person waits for it, at most, when a model is named that nobody knows."""


class ModelList:
    """What is declared. Safe to use from many threads or greenlets."""

    def __init__(self, service: Service, fresh: float = FRESH_LIST) -> None:
        self._service = service
        self._fresh = fresh
        self._built_in = {model.id: model for model in BUILT_IN}
        self._read: dict[str, ListedModel] = {}
        self.whole = False
        """Whether that is all of OpenRouter's list."""
        self._prices: dict[str, tuple[float, Price]] = {}
        """When each was read, and what a picture costs."""
        self._closing = False
        self._asked = float("-inf")
        self._lock = threading.Lock()
        self._reading: threading.Thread | None = None

    def known(self) -> Sequence[ListedModel]:
        """What is known now: the defaults first, then by name. A list that is old is read anew behind the scenes."""
        self._read_behind_the_scenes()
        models = {**self._built_in, **self._read}
        first = [models[name] for name in self._built_in if name in models]
        rest = sorted((model for name, model in models.items() if name not in self._built_in), key=lambda m: m.label)
        return (*first, *rest)

    def find(self, name: str) -> ListedModel | None:
        """The model, or None when OpenRouter's list does not have it.

        Where there is no whole list to be had, a name nobody knows is believed to be a model that can do everything.
        """
        name = ALIASES.get(name, name)
        found = self._read.get(name) or self._built_in.get(name)
        if found is None:
            self.read()
            found = self._read.get(name)
        if found is None and not self.whole:
            everything = frozenset({"text", "image"})
            return ListedModel(name, name, inputs=everything, outputs=everything, parameters=frozenset({"tools"}))
        return found

    def read(self) -> None:
        """Reads the list now if it is old. A list that cannot be read is as good as no list."""
        with self._lock:
            if time.monotonic() - self._asked < self._fresh:
                return
            self._asked = time.monotonic()
            entries, whole = self._all(LIST)
            self.whole = self.whole or (whole and bool(entries))
            models = [ListedModel.from_list(item) for item in entries]
            read = {model.id: model for model in models if model is not None}
            self._read = {**({} if whole and read else self._read), **self._with_painting(read)}

    def read_prices(self) -> None:
        """Reads what a picture costs, for each model that only paints, where old; ends where one cannot be read.

        Each is known as soon as it is read: dozens of calls take a while, and the last may fail.
        """
        for model in [model for model in self._read.values() if model.paints_only and model.listed]:
            name = model.id
            asked, _ = self._prices.get(name, (float("-inf"), None))
            if time.monotonic() - asked < FRESH_PRICE:
                continue
            if self._closing:
                return
            try:
                answer = self._service.get(image_list.prices_path(name), PATIENCE)
            except ProviderFault:
                return
            self._prices[name] = time.monotonic(), image_list.painted_price(answer, model.resolutions, model.qualities)
            self._read = {known: self._priced(each) if known == name else each for known, each in self._read.items()}

    def close(self) -> None:
        """Waits for a list that is being read."""
        self._closing = True
        reading = self._reading
        if reading is not None:
            reading.join()

    def _read_behind_the_scenes(self) -> None:
        if time.monotonic() - self._asked < self._fresh or (self._reading is not None and self._reading.is_alive()):
            return
        self._reading = threading.Thread(target=self._read_all, name="openrouter-models", daemon=True)
        self._reading.start()

    def _read_all(self) -> None:
        self.read()
        self.read_prices()

    def _all(self, path: str) -> tuple[list[Mapping[str, Any]], bool]:
        """The entries of a list, page by page, and whether that is all of them: a page may fail."""
        found: list[Mapping[str, Any]] = []
        asked: set[str] = set()
        at: str | None = path
        while at is not None and at not in asked and len(asked) < MOST and not self._closing:
            asked.add(at)
            try:
                answer = self._service.get(at, PATIENCE)
            except ProviderFault:
                return found, False
            found += items(answer)
            at = following(at, answer, len(found))
        return found, at is None

    def _with_painting(self, read: dict[str, ListedModel]) -> dict[str, ListedModel]:
        """With what the list of painters says; without it where that cannot be read."""
        entries, _ = self._all(image_list.LIST) if read else ([], True)
        for entry in entries:
            name = entry.get("id")
            if isinstance(name, str) and (model := read.get(name)) is not None and model.paints_only:
                read[name] = self._priced(image_list.with_painting(model, entry))
        return read

    def _priced(self, model: ListedModel) -> ListedModel:
        _, read = self._prices.get(model.id, (0.0, Price()))
        if read.image is None:
            return model
        return replace(model, price=replace(model.price, image=read.image, rates=read.rates))
