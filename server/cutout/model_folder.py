"""The models on this machine, as files in a folder: which are here, and fetching them. See `LocalModels`.

The folder is laid out as rembg looks for it, `<folder>/<file>`. What somebody put there by hand counts as it is; what
is fetched is checked first. A model of several files is here once all of them are; they come one after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path

import gevent
from gevent.threadpool import ThreadPool

from conversation.errors import NotFound, Told
from conversation.ports.cutout import ABSENT, FAILED, FETCHING, PRESENT, LocalModelRow
from conversation.sentences import say
from imaging.cutout.models import MODELS, SIMPLE, SIMPLE_LABEL
from imaging.networks.models import CUT_OUT, ModelFile, NetworkModel
from imaging.networks.models import MODELS as NETWORKS
from server.cutout.model_part import Cancelled, Heard, part_of, size_of
from server.fetching import Fetch
from storage.disk.errors import disk_told

AT_ONCE = 2
"""Files on their way at the same time; others wait."""
EVERY = 0.9
"""Seconds between two rows for who follows a fetch."""
PATIENCE = 2.0
"""Seconds that running fetches get to let go when the server ends."""


ALL: tuple[NetworkModel, ...] = (*MODELS, *NETWORKS)


class ModelFolder:
    """See the module. `url`: where files are that have no address of their own; where that is not the `usual` one it is
    a copy of all of them."""

    def __init__(self, folder: Path, url: str, models: Sequence[NetworkModel] = ALL, *, usual: str = "") -> None:
        self.folder = folder
        self.copied = url != usual
        self.url = url
        self.known = {model.name: model for model in models}
        self.fetches: dict[str, Fetch] = {}
        self._pool: ThreadPool | None = None

    def rows(self, job: str = CUT_OUT) -> list[LocalModelRow]:
        names = [name for name, model in self.known.items() if job in ("", model.job)]
        return [self.row(name) for name in (*names, *([SIMPLE] if job in ("", CUT_OUT) else []))]

    def row(self, name: str) -> LocalModelRow:
        if name == SIMPLE:
            good = say("good_for_simple", "simple scenes; instant, nothing to fetch")
            return LocalModelRow(SIMPLE, SIMPLE_LABEL, good, 0, "built in", PRESENT)
        model, fetch = self._model(name), self.fetches.get(name)
        about = model.name, model.label, model.good_for
        here = self._received(model)
        if self._all_here(model):
            return LocalModelRow(*about, here, model.licence, PRESENT, here, job=model.job)
        size = fetch.whole if fetch and fetch.whole else model.bytes
        if fetch and fetch.runs:
            received = max(here, fetch.received)
            return LocalModelRow(*about, size, model.licence, FETCHING, received, job=model.job)
        state, error = (FAILED, fetch.error) if fetch and fetch.told else (ABSENT, None)
        return LocalModelRow(*about, size, model.licence, state, here, error, model.job)

    def fetch(self, name: str) -> LocalModelRow:
        if self.row(name).state not in (PRESENT, FETCHING):
            self._begin(name)
        return self.row(name)

    def remove(self, name: str) -> LocalModelRow:
        if name == SIMPLE:
            return self.row(name)
        model, fetch = self._model(name), self.fetches.get(name)
        if fetch and fetch.runs and not self._all_here(model):
            fetch.cancelled = fetch.unwanted = True
        else:
            self._unlink(model)
            self.fetches.pop(name, None)
        return self.row(name)

    def followed(self, name: str) -> Iterator[LocalModelRow]:
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
        fetch = self.fetches[name] = Fetch(received=self._received(model))
        fetch.greenlet = gevent.spawn(self._run, model, fetch, before)

    def _run(self, model: NetworkModel, fetch: Fetch, before: Fetch | None) -> None:
        """One that was cancelled may still be waiting for its last bytes; two at once would spoil the file."""
        if before is not None and before.greenlet is not None:
            before.greenlet.join()
        for file in model.files:
            if self._path(file).is_file():
                continue
            heard = heard_of(fetch, self._received(model) - size_of(part_of(self._path(file))), model, file)
            kind, expected = ("sha256", file.sha256) if file.sha256 else ("md5", file.md5)
            order = self._address(file), self._path(file), kind, expected, heard
            fetch.told = self._threads().apply(told_of, order)
            if fetch.told or fetch.cancelled:
                break
        if fetch.unwanted and self._all_here(model):
            self._unlink(model)

    def _address(self, file: ModelFile) -> str:
        if "://" in file.address and not self.copied:
            return file.address
        return f"{self.url}/{file.address.rpartition('/')[2]}"

    def _all_here(self, model: NetworkModel) -> bool:
        return all(self._path(file).is_file() for file in model.files)

    def _received(self, model: NetworkModel) -> int:
        """Bytes that are here, of what is still on its way as well."""
        paths = [self._path(file) for file in model.files]
        return sum(size_of(path) if path.is_file() else size_of(part_of(path)) for path in paths)

    def _unlink(self, model: NetworkModel) -> None:
        with disk_told():
            for file in model.files:
                self._path(file).unlink(missing_ok=True)

    def _threads(self) -> ThreadPool:
        if self._pool is None:
            self._pool = ThreadPool(AT_ONCE)
        return self._pool

    def _model(self, name: str) -> NetworkModel:
        if name not in self.known:
            raise NotFound("The model")
        return self.known[name]

    def _path(self, file: ModelFile) -> Path:
        return self.folder / file.name


def heard_of(fetch: Fetch, before: int, model: NetworkModel, file: ModelFile) -> Callable[[int, int], bool]:
    """What of a model's bytes came, from what came of one file; `before` it there were so many."""
    others = model.bytes - file.bytes
    return lambda received, whole: fetch.heard(before + received, whole + others if whole else 0)


def told_of(url: str, path: Path, kind: str, expected: str, heard: Heard) -> Told | None:
    """Fetches; why it could not be, as a value: a thread's exception would be printed. None also where it was ended."""
    # by name, so that nobody who fetches nothing loads what speaks HTTP
    fetched = import_module("server.cutout.model_download").fetched
    try:
        fetched(url, path, kind, expected, heard)
    except Cancelled:
        pass
    except Told as told:
        return told
    return None
