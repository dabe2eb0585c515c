"""The models of providers that one runs oneself: what is there, what is on its way, fetching and deleting."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import gevent

from conversation.errors import BadRequest, NotFound, Told
from conversation.ports.cutout import ABSENT, FAILED, FETCHING
from conversation.ports.jobs import Job, JobOrder
from conversation.ports.kept_models import KeepsModels, KeptModelRow
from conversation.sentences import say
from conversation.serialization import to_json
from providers.connections import Lease
from providers.provider import Given, Provider
from server.connecting.failures import provider_faults
from server.fetching import Fetch
from server.jobs.embedded import Unwanted
from server.turns.personal_catalogues import PersonalCatalogues

KIND = "model"
LONGEST_NAME = 200
LOOKED = 0.5
"""Seconds between two looks at a fetch."""
PATIENCE = 2.0
"""Seconds that a fetch gets to let go of its line."""
BREATH = 0.001
"""Seconds that a line which never pauses leaves to everybody else, whenever something came."""
Place = tuple[str, str]
"""A provider, and where it is."""


@dataclass(frozen=True)
class ModelFetches:
    """Of all providers. Each fetch is a job; how far it is is known in this process alone, and Ollama and its like keep
    what came."""

    catalogues: PersonalCatalogues
    follow: Callable[[JobOrder], object] = lambda order: None
    """Makes a job of a fetch that began; see `work`."""
    running: dict[Place, dict[str, Fetch]] = field(default_factory=dict)

    def rows(self, owner: str, name: str) -> list[KeptModelRow]:
        """What is on its way, what could not be had, and what is there. Raises `Told`."""
        place, lease = self._held(owner, name)
        with provider_faults():
            there = _keeper(lease).kept()
        fetches = self.running.get(place, {})
        for model in there:
            fetch = fetches.get(model.name)
            if fetch is not None and not fetch.runs and fetch.told is None:
                del fetches[model.name]
        coming = [_row(model, fetch) for model, fetch in fetches.items() if fetch.runs or fetch.told]
        shown = {row.name for row in coming}
        return [*coming, *(KeptModelRow(**to_json(model)) for model in there if model.name not in shown)]

    def fetch(self, owner: str, name: str, model: str) -> KeptModelRow:
        """Begins to fetch one, or looks at a fetch that runs. Raises `Told`."""
        place, lease = self._held(owner, name)
        full = _keeper(lease).full_name(_named(model))
        runs = self._runs(place, full)
        fetch = self._begun(place, lease, full)
        if not runs:
            values = {"provider": name, "model": full, "title": full}
            self.follow(JobOrder(str(uuid4()), owner, KIND, values=values))
        return _row(full, fetch)

    def work(self, job: Job) -> Generator[float | None, None, Mapping[str, Any]]:
        """A fetch as a job, see `JobWork`: after a restart it is begun again."""
        place, lease = self._held(job.owner, str(job.values["provider"]))
        model = str(job.values["model"])
        fetch = self._begun(place, lease, model)
        try:
            while fetch.runs:
                yield fetch.received / fetch.whole if fetch.whole else None
                gevent.sleep(LOOKED)
        finally:
            if fetch.runs:
                _end(fetch)
        if fetch.told is not None:
            raise fetch.told
        if fetch.cancelled:
            raise Unwanted
        return {"model": model}

    def _runs(self, place: Place, model: str) -> bool:
        fetch = self.running.get(place, {}).get(model)
        return fetch is not None and fetch.runs

    def _begun(self, place: Place, lease: Lease, model: str) -> Fetch:
        fetches = self.running.setdefault(place, {})
        if not self._runs(place, model):
            fetches[model] = Fetch(0)
            fetches[model].greenlet = gevent.spawn(_fetched, lease, model, fetches[model])
        return fetches[model]

    def remove(self, owner: str, name: str, model: str) -> KeptModelRow:
        """Ends a fetch that runs, forgets one that failed; else deletes the model. Raises `Told`."""
        place, lease = self._held(owner, name)
        keeper = _keeper(lease)
        full = keeper.full_name(_named(model))
        fetch = self.running.get(place, {}).pop(full, None)
        if fetch is not None and (fetch.runs or fetch.told):
            _end(fetch)
        else:
            with provider_faults():
                keeper.delete(full)
        return KeptModelRow(full, state=ABSENT)

    def close(self) -> None:
        """Ends all fetches."""
        for fetch in [fetch for fetches in self.running.values() for fetch in fetches.values()]:
            _end(fetch)

    def _held(self, owner: str, name: str) -> tuple[Place, Lease]:
        provider = next((each for each in self.catalogues.providers if each.name == name and each.keeps_models), None)
        if provider is None:
            raise NotFound("The provider")
        given = self.catalogues.given_to(owner, provider)
        if given is None:
            raise not_connected(provider)
        return (name, _address(provider, given)), self.catalogues.connections.lease({name: (provider, given)})


def not_connected(provider: Provider) -> Told:
    title = say("missing_api_key", "{label} is not connected yet", label=provider.label)
    text = say("not_connected_text", "Connect it under Settings → Providers first.")
    return Told(title, text, code="not_connected", status=409)


def _fetched(lease: Lease, model: str, fetch: Fetch) -> None:
    try:
        with closing(_keeper(lease).pull(model)) as steps:  # type: ignore[type-var]
            for step in steps:
                if not fetch.heard(step.received, step.whole):
                    return
                gevent.sleep(BREATH)
    except Told as told:
        fetch.told = told


def _end(fetch: Fetch) -> None:
    fetch.cancelled = True
    if fetch.greenlet is not None:
        fetch.greenlet.kill(timeout=PATIENCE)


def _keeper(lease: Mapping[str, Any]) -> KeepsModels:
    (connection,) = lease.values()
    assert isinstance(connection, KeepsModels)
    return connection


def _row(model: str, fetch: Fetch) -> KeptModelRow:
    state = FAILED if fetch.told else FETCHING
    return KeptModelRow(model, fetch.whole, state=state, received=fetch.received, error=fetch.error)


def _named(model: str) -> str:
    name = model.strip()
    if not name or len(name) > LONGEST_NAME or not name.isprintable() or " " in name:
        raise BadRequest(
            say("bad_model_name", "That is not the name of a model"),
            say("bad_model_name_text", "Names have no spaces: “llama3.2” or “qwen3-vl:8b”, for example."),
            code="bad_name",
        )
    return name


def _address(provider: Provider, given: Given) -> str:
    return given.addresses.get(provider.address.name, "") if provider.address else ""
