"""The models that cut out, as files in a folder: which are here, and fetching them. See `CutoutModels`.

The folder is laid out as rembg looks for it: `<folder>/<name>.onnx`. What somebody put there by hand counts as it is;
what is fetched is checked first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path

import gevent
from gevent.threadpool import ThreadPool

from conversation.errors import NotFound, Told
from conversation.ports.cutout import ABSENT, FAILED, FETCHING, PRESENT, CutoutModelRow
from conversation.sentences import say
from imaging.cutout.models import MODELS, SIMPLE, SIMPLE_LABEL, CutoutModel
from server.cutout.model_part import Cancelled, Heard, part_of, size_of
from server.fetching import Fetch
from storage.disk.errors import disk_told

AT_ONCE = 2
"""Files on their way at the same time; others wait."""
EVERY = 0.9
"""Seconds between two rows for who follows a fetch."""
PATIENCE = 2.0
"""Seconds that running fetches get to let go when the server ends."""


class ModelFolder:
    """See the module."""

    def __init__(self, folder: Path, url: str, models: Sequence[CutoutModel] = MODELS) -> None:
        self.folder = folder
        self.url = url
        self.known = {model.name: model for model in models}
        self.fetches: dict[str, Fetch] = {}
        self._pool: ThreadPool | None = None

    def rows(self) -> list[CutoutModelRow]:
        return [self.row(name) for name in (*self.known, SIMPLE)]

    def row(self, name: str) -> CutoutModelRow:
        if name == SIMPLE:
            good = say("good_for_simple", "simple scenes; instant, nothing to fetch")
            return CutoutModelRow(SIMPLE, SIMPLE_LABEL, good, 0, "built in", PRESENT)
        model, path, fetch = self._model(name), self._path(name), self.fetches.get(name)
        about = model.name, model.label, model.good_for
        if path.is_file():
            size = size_of(path)
            return CutoutModelRow(*about, size, model.licence, PRESENT, size)
        received = max(size_of(part_of(path)), fetch.received if fetch else 0)
        size = fetch.whole if fetch and fetch.whole else model.bytes
        if fetch and fetch.runs:
            return CutoutModelRow(*about, size, model.licence, FETCHING, received)
        if fetch and fetch.told:
            return CutoutModelRow(*about, size, model.licence, FAILED, size_of(part_of(path)), fetch.error)
        return CutoutModelRow(*about, size, model.licence, ABSENT, size_of(part_of(path)))

    def fetch(self, name: str) -> CutoutModelRow:
        if self.row(name).state not in (PRESENT, FETCHING):
            self._begin(name)
        return self.row(name)

    def remove(self, name: str) -> CutoutModelRow:
        if name == SIMPLE:
            return self.row(name)
        self._model(name)
        fetch = self.fetches.get(name)
        if fetch and fetch.runs and not self._path(name).is_file():
            fetch.cancelled = fetch.unwanted = True
        else:
            with disk_told():
                self._path(name).unlink(missing_ok=True)
            self.fetches.pop(name, None)
        return self.row(name)

    def followed(self, name: str) -> Iterator[CutoutModelRow]:
        mine = self.row(name).state not in (PRESENT, FETCHING)
        row = self.fetch(name)
        fetch = self.fetches.get(name)
        over = False
        try:
            while row.state == FETCHING and fetch is not None and self.fetches.get(name) is fetch:
                yield row
                gevent.joinall([fetch.greenlet], timeout=EVERY)
                row = self.row(name)
            over = True
        finally:
            if not over and mine and fetch is not None:  # closed, or killed while it waited
                fetch.cancelled = True
        if fetch and fetch.told:
            raise fetch.told
        if row.state != PRESENT:
            raise Told(
                say("fetch_stopped", "Fetching {label} was stopped", label=row.label),
                say("fetch_stopped_text", "What was fetched so far is kept."),
                code="fetch_stopped",
                status=409,
            )
        yield row

    def close(self) -> None:
        """Ends all fetches; what came is kept."""
        for fetch in self.fetches.values():
            fetch.cancelled = True
        running = [fetch.greenlet for fetch in self.fetches.values()]
        if len(gevent.joinall(running, timeout=PATIENCE)) == len(running) and self._pool is not None:
            self._pool.kill()

    def _begin(self, name: str) -> None:
        model, before = self._model(name), self.fetches.get(name)
        fetch = self.fetches[name] = Fetch(received=size_of(part_of(self._path(name))))
        fetch.greenlet = gevent.spawn(self._run, model, fetch, before)

    def _run(self, model: CutoutModel, fetch: Fetch, before: Fetch | None) -> None:
        """One that was cancelled may still be waiting for its last bytes; two at once would spoil the file."""
        if before is not None and before.greenlet is not None:
            before.greenlet.join()
        address, path = f"{self.url}/{model.file}", self._path(model.name)
        fetch.told = self._threads().apply(told_of, (address, path, model.md5, fetch.heard))
        if fetch.unwanted:
            with disk_told():
                path.unlink(missing_ok=True)

    def _threads(self) -> ThreadPool:
        if self._pool is None:
            self._pool = ThreadPool(AT_ONCE)
        return self._pool

    def _model(self, name: str) -> CutoutModel:
        if name not in self.known:
            raise NotFound("The model")
        return self.known[name]

    def _path(self, name: str) -> Path:
        return self.folder / f"{name}.onnx"


def told_of(url: str, path: Path, md5: str, heard: Heard) -> Told | None:
    """Fetches; why it could not be, as a value: a thread's exception would be printed. None also where it was ended."""
    # by name, so that nobody who fetches nothing loads what speaks HTTP
    fetched = import_module("server.cutout.model_download").fetched
    try:
        fetched(url, path, md5, heard)
    except Cancelled:
        pass
    except Told as told:
        return told
    return None
