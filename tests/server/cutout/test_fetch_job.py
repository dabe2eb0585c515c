"""A fetch as a job: followed to its end, ended from outside, and begun again where it was left."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import gevent
import pytest

from conversation.ports.jobs import JobOrder
from imaging.cutout.models import BY_NAME, weights
from server.cutout.fetch_job import KIND, work
from server.cutout.model_folder import ModelFolder
from server.jobs.embedded import EmbeddedRunner
from server.jobs.line import FairLine
from storage.memory import MemoryStorage, open_memory
from tests.model_host import ModelHost

DATA = bytes(range(256)) * 400
MODEL = replace(BY_NAME["u2net"], files=weights("u2net", len(DATA), hashlib.md5(DATA).hexdigest()))


class Place:
    """A folder for models that jobs fetch, and the host they come from."""

    def __init__(self, host: ModelHost, folder: Path) -> None:
        self.host = host
        self.folder = folder
        self.stores: MemoryStorage = open_memory(folder)
        self.owner = self.stores.accounts.guest().id
        self.start()

    def start(self) -> None:
        """As the studio does."""
        self.models = ModelFolder(self.folder / "models", self.host.url, (MODEL,))
        self.runner = EmbeddedRunner(self.stores.jobs, {KIND: work(self.models)}, FairLine(1, 1))

    def fetch(self) -> None:
        self.models.fetch("u2net")
        self.runner.submit(JobOrder("j1", self.owner, KIND, values={"model": "u2net"}))

    def half_there(self) -> None:
        with gevent.Timeout(10):
            while not self.models.row("u2net").received:
                gevent.sleep(0.01)

    def ended(self) -> Any:
        self.runner.wait("j1", 20)
        return self.stores.jobs.get(self.owner, "j1")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with ModelHost(DATA) as host:
        made = Place(host, tmp_path)
        yield made
        host.go_on.set()
        made.runner.wind_down()
        made.models.close()


def test_it_is_done_when_the_model_is_there(place: Place) -> None:
    place.fetch()
    done = place.ended()
    assert (done.state, done.result) == ("done", {"model": "u2net"})
    assert (place.folder / "models" / "u2net.onnx").read_bytes() == DATA


def test_what_cannot_be_had_says_why(place: Place) -> None:
    place.host.status = 503
    place.fetch()
    failed = place.ended()
    assert failed.state == "failed"
    assert failed.error["title"]


def test_taken_back_in_settings_it_is_cancelled(place: Place) -> None:
    place.host.hold_after = len(DATA) // 2
    place.fetch()
    place.half_there()
    place.models.remove("u2net")
    place.host.go_on.set()
    assert place.ended().state == "cancelled"


def test_ended_from_outside_the_fetch_ends(place: Place) -> None:
    place.host.hold_after = len(DATA) // 2
    place.fetch()
    place.half_there()
    place.runner.stop("j1")
    place.host.go_on.set()
    assert place.ended().state == "cancelled"
    assert place.models.row("u2net").state != "fetching"


def test_the_next_start_goes_on_with_it(place: Place) -> None:
    place.host.hold_after = len(DATA) // 2
    place.fetch()
    place.half_there()
    place.runner.wind_down()
    place.host.go_on.set()
    place.models.close()  # its thread has ended then, as it does with a process: two at once would spoil the file
    assert place.stores.jobs.get(place.owner, "j1").state == "queued"

    place.start()
    place.runner.resume()
    assert place.ended().state == "done"
    assert (place.folder / "models" / "u2net.onnx").read_bytes() == DATA
