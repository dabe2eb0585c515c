"""The models that are there, as `GET /api/tags` lists them, and what they can do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from conversation.errors import ProviderFault
from providers.ollama.listed_model import OllamaModel, full_name
from providers.ollama.refusals import explained, says_no_images
from providers.wire.background_reading import BackgroundReading
from providers.wire.client import Client
from providers.wire.errors import ServiceRefused
from providers.wire.http.json_objects import look_up

PATIENCE = 3.0
"""Seconds that an answer about what is there may take."""


@dataclass(frozen=True)
class OllamaState:
    """What a server was heard to be."""

    version: str
    models: tuple[OllamaModel, ...]
    """The ones that can do most first; among equals the one that was fetched last."""
    paints: bool = False
    """Whether this version runs models that paint, of which it has some."""


class OllamaModels:
    """See the module. May be used from many threads or greenlets at once."""

    def __init__(self, client: Client, longest: int) -> None:
        """`longest`: tokens that a model is given at most."""
        self._client = client
        self._longest = longest
        self._shown: dict[str, OllamaModel] = {}
        """What was once asked about a model, by its digest: that never changes."""
        self._paint: dict[str, bool] = {}
        """By version, once it was tried: what a server lists proves nothing."""
        self.reading = BackgroundReading(self._read, "ollama-models")

    def known(self) -> Sequence[OllamaModel]:
        """What is known now. Never waits."""
        state = self.reading.known()
        return state.models if state else ()

    def find(self, name: str) -> OllamaModel | None:
        """None where the server is there and does not have it. While nobody answers, a name is believed."""
        name = full_name(name)
        found = _named(self.known(), name)
        if found is None:
            state = self.reading.fresh()
            return OllamaModel(name) if state is None else _named(state.models, name)
        return found

    def refuses_pictures(self) -> None:
        """This version said so when it was really asked for one."""
        state = self.reading.known()
        if state is not None:
            self._paint[state.version] = False
            self.reading.expire()

    def _read(self) -> OllamaState:
        faults = self._client.faults("its model list", painting=False)
        tags = self._client.read("/api/tags", PATIENCE, explain=lambda refused: explained(faults, refused))
        listed = look_up(tags, "models")
        entries = listed if isinstance(listed, list) else []
        found = (OllamaModel.from_list(entry) for entry in entries if isinstance(entry, Mapping))
        models = [replace(model, longest=self._longest) for model in found if model is not None]
        version = look_up(self._client.read("/api/version", PATIENCE), "version")
        able = sorted((self._completed(model) for model in models), key=_weight)
        version = version if isinstance(version, str) else ""
        return OllamaState(version, tuple(able), self._paints(version, able))

    def _paints(self, version: str, models: Sequence[OllamaModel]) -> bool:
        """Asks once for nothing of a model that says it paints: a version that cannot refuses even that."""
        painter = next((model for model in models if model.paints), None)
        if painter is None:
            return False
        if version not in self._paint:
            refused: list[bool] = []

            def explain(error: ServiceRefused) -> ProviderFault:
                refused.append(says_no_images(error))
                return explained(self._client.faults(painter.label), error)

            nothing = {"model": painter.name, "prompt": "", "stream": False, "keep_alive": 0}
            try:
                self._client.read("/api/generate", PATIENCE, nothing, explain)
            except ProviderFault:
                if not any(refused):
                    return False  # for another reason, which may pass
            self._paint[version] = not refused
        return self._paint[version]

    def _completed(self, model: OllamaModel) -> OllamaModel:
        """With its capabilities and its length, asked for where the list does not say them. Once for each model."""
        if model.capabilities is not None and model.length is not None:
            return model
        known = self._shown.get(model.digest)
        if known is None:
            try:
                answer: Any = self._client.read("/api/show", PATIENCE, {"model": model.name})
            except ProviderFault:
                return model  # it may be damaged, or just have been deleted; the others count
            known = model.shown(answer if isinstance(answer, Mapping) else {})
            if model.digest:
                self._shown[model.digest] = known
        return model.completed(known)


def _named(models: Sequence[OllamaModel], name: str) -> OllamaModel | None:
    return next((model for model in models if model.name == name), None)


def _weight(model: OllamaModel) -> tuple[bool, bool, bool]:
    able = model.chat_abilities
    return model.remote, not able.tools, not able.vision
