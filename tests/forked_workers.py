"""Workers of pytest that fork from one process and share what there is to do: `-n 3`, `-n auto`.

The process that was started finds the files, loads what nearly all of them import, and forks; each worker takes the
next file, collects it and runs it. So nothing is collected twice and nobody waits for a collection: of `make quick`
workers that start for themselves, and each collect everything first, spend a third. What one of them reports is told
here as if it had happened here.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import signal
import sys
import traceback
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from io import StringIO
from itertools import chain, count
from pathlib import Path
from selectors import EVENT_READ, DefaultSelector
from types import SimpleNamespace
from typing import Any, NoReturn

import pytest

LOADED = ("endpoints", "storage.opening", "providers", "imaging", "conversation")
"""What nearly every test imports, so that it is there once for all workers."""
LONGEST = "test_guides.py"
Piece = pytest.Item | pytest.Collector
NUMBER = 4
"""Bytes of the number of a piece of work. A pipe hands so few over whole, whoever reads from it."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """As the plugin that everybody knows has it."""
    parser.getgroup("workers")._addoption(  # pytest keeps short options for plugins that ask so
        "-n", dest="workers", default="0", help="how many workers fork; `auto`: as many as processors"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Nothing of this where no worker is wanted, or where somebody wants to look into a test or only at the list."""
    asked = config.option.workers
    wanted = len(os.sched_getaffinity(0)) if asked == "auto" else int(asked)
    if wanted > 0 and not (config.option.usepdb or config.option.collectonly):
        config.pluginmanager.register(Workers(config, wanted), "workers")


@dataclass
class Worker:
    """One of them, as it is seen from where all reports come together."""

    pid: int
    line: int
    """The end of a pipe on which it tells, in lines of JSON."""
    rest: bytes = b""
    running: str = ""
    """The test that it began, and of which it told no end."""
    ended: bool = False


class Workers:
    """The plugin of the process that was started."""

    def __init__(self, config: pytest.Config, wanted: int) -> None:
        self.config = config
        self.session: pytest.Session | None = None
        self.count = wanted
        self.pieces: list[Piece] = []
        """Files, and what was named of one."""
        self.taken = self.found = 0
        """So many pieces were begun, in which so many tests are."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self, session: pytest.Session) -> bool:
        """The files, and nothing in them."""
        self.session = session  # what hears of reports is not told of it
        session.perform_collect(genitems=False)
        self.count = min(self.count, len(self.pieces))
        return True

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Folders are looked into while pytest still knows which of them it has seen."""
        if not report.nodeid:  # of all that was named
            files = chain.from_iterable(files_in(self.session, node) for node in report.result)
            self.pieces = in_order(files)

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Until the last of them has ended."""
        if len(self.pieces) > self.count:
            for name in LOADED:
                import_module(name)
        gc.collect()
        gc.freeze()  # what is shared stays shared only while nobody looks through it
        self.config._tmp_path_factory.getbasetemp()  # type: ignore[attr-defined]  # one folder, with one for each in it
        with DefaultSelector() as lines:
            try:
                self._listen(session, self._work(), lines)
            finally:  # of what is still there whoever is asked to end cannot go on
                for key in lines.get_map().values():
                    os.kill(key.data.pid, signal.SIGINT)
                    os.waitpid(key.data.pid, 0)
        return True

    def _work(self) -> int:
        """The end of a pipe from which each takes the next number: all of them are in it from the beginning."""
        work, given = os.pipe()
        os.write(given, b"".join(number.to_bytes(NUMBER, "big") for number in range(len(self.pieces))))
        os.close(given)
        return work

    def _listen(self, session: pytest.Session, work: int, lines: DefaultSelector) -> None:
        begun = count()
        for _ in range(self.count):
            self._begin(session, next(begun), work, lines)
        while lines.get_map():
            for key, _ in lines.select():
                if self._hear(session, worker := key.data):
                    continue
                lines.unregister(worker.line)
                if not self._over(worker):
                    self._begin(session, next(begun), work, lines)
            if session.shouldfail or session.shouldstop:
                while os.read(work, 1 << 16):
                    pass
        os.close(work)

    def _begin(self, session: pytest.Session, number: int, work: int, lines: DefaultSelector) -> None:
        line, theirs = os.pipe()
        sys.stdout.flush()
        if (pid := os.fork()) == 0:
            os.close(line)
            Forked(session, self.pieces, work, theirs, number).run()
        os.close(theirs)
        lines.register(line, EVENT_READ, Worker(pid, line))

    def _hear(self, session: pytest.Session, worker: Worker) -> bool:
        """Whether it may tell more."""
        if not (told := os.read(worker.line, 1 << 20)):
            return False
        *whole, worker.rest = (worker.rest + told).split(b"\n")
        for line in whole:
            self._take(session, worker, **json.loads(line))
        return True

    def _take(self, session: pytest.Session, worker: Worker, what: str, told: Any) -> None:
        hook = self.config.hook
        match what:
            case "found":
                self.taken, self.found = self.taken + 1, self.found + told
                session.testscollected = self.found * len(self.pieces) // self.taken
            case "left out":
                hook.pytest_deselected(items=[SimpleNamespace()] * told)
            case "begins":
                worker.running = told
            case "test":
                hook.pytest_runtest_logreport(report=self._report(told))
            case "file":
                hook.pytest_collectreport(report=self._report(told))
            case "ends":
                worker.running = ""
                hook.pytest_runtest_logfinish(nodeid=told, location=(told, None, ""))
            case "over":
                worker.ended = True
            case "fault":
                worker.ended = True
                pytest.exit(f"a worker of pytest ended at {worker.running or 'no test'}:\n{told}", returncode=3)

    def _report(self, told: Any) -> Any:
        if isinstance(told["longrepr"], list):  # where it was skipped, and why
            told["longrepr"] = tuple(told["longrepr"])
        return self.config.hook.pytest_report_from_serializable(config=self.config, data=told)

    def _over(self, worker: Worker) -> bool:
        """Whether it came to its end. If not, the test that it was at has failed."""
        os.close(worker.line)
        _, status = os.waitpid(worker.pid, 0)
        if worker.ended:
            return True
        why = f"its worker ended with {os.waitstatus_to_exitcode(status)}; tests behind it in its file did not run"
        name = worker.running or "a worker of pytest"
        report = pytest.TestReport(name, (name, None, name), {}, "failed", why, "call")
        self.config.hook.pytest_runtest_logreport(report=report)
        return False


def files_in(session: pytest.Session, node: Piece) -> Iterator[Piece]:
    """None of them is imported."""
    if not isinstance(node, pytest.Directory):
        yield node
        return
    report, known = session._collect_one_node(node)
    for each in report.result if report.passed else ():
        yield from files_in(session, each)
    if not known:
        node.ihook.pytest_collectreport(report=report)


def in_order(pieces: Iterable[Piece]) -> list[Piece]:
    """Folder by folder, so that what a folder shares is made once; the large ones of each first, so that at the end
    nobody waits for one alone, and before all what takes minutes by itself."""
    folders: dict[Path, list[Piece]] = {}
    for piece in pieces:
        folders.setdefault(piece.path.parent, []).append(piece)
    for each in folders.values():
        each.sort(key=lambda piece: piece.path.stat().st_size, reverse=True)
    return sorted(chain.from_iterable(folders.values()), key=lambda piece: piece.path.name != LONGEST)


@dataclass(eq=False)
class Forked:
    """A worker, in its own process."""

    session: pytest.Session
    pieces: Sequence[Piece]
    work: int
    line: int
    number: int

    def run(self) -> NoReturn:
        """Takes pieces until none is left. Never comes back."""
        code = 1
        try:
            self._settle()
            self._all()
            self._tell("over", None)
            code = 0
        except BaseException:  # noqa: BLE001  # told where all is told, and this process ends
            self._tell("fault", traceback.format_exc())
            with suppress(BaseException):
                self.session._setupstate.teardown_exact(None)
        finally:
            with suppress(BaseException):
                atexit._run_exitfuncs()
            os._exit(code)

    def _settle(self) -> None:
        """What the process that was started goes on holding is not held here, and nothing is written twice."""
        config = self.session.config
        manager = config.pluginmanager
        manager.unregister(name="workers")
        manager.getplugin("terminalreporter")._tw._file = StringIO()
        capture = manager.getplugin("capturemanager")
        capture.stop_global_capturing()
        capture.start_global_capturing()
        capture.suspend_global_capture()
        factory = config._tmp_path_factory
        factory._basetemp = factory.getbasetemp() / f"fork-{self.number}"
        factory._basetemp.mkdir(mode=0o700)
        manager.register(self, "forked")

    def _all(self) -> None:
        ahead = self._next()
        while ahead and not (self.session.shouldfail or self.session.shouldstop):
            now, ahead = ahead, []
            for item, after in zip(now, [*now[1:], None], strict=True):
                if after is None:
                    ahead = self._next()
                following = after or (ahead[0] if ahead else None)
                item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
                if self.session.shouldfail or self.session.shouldstop:
                    self.session._setupstate.teardown_exact(None)
                    return

    def _next(self) -> list[pytest.Item]:
        """The tests of the next file that has any."""
        while number := os.read(self.work, NUMBER):
            piece = self.pieces[int.from_bytes(number, "big")]
            if items := self._collected(piece):
                return items
        return []

    def _collected(self, piece: Piece) -> list[pytest.Item]:
        session = self.session
        gc.disable()  # see `let_stay` in conftest.py
        try:
            items = list(session.genitems(piece))
            session.items = items
            session.config.hook.pytest_collection_modifyitems(session=session, config=session.config, items=items)
        finally:
            gc.enable()
        self._tell("found", len(items))
        return items

    def pytest_deselected(self, items: Sequence[pytest.Item]) -> None:
        self._tell("left out", len(items))

    def pytest_runtest_logstart(self, nodeid: str) -> None:
        self._tell("begins", nodeid)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        self._tell("ends", nodeid)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        self._tell("test", self._plain(report))

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if not report.passed:
            self._tell("file", self._plain(report))

    def _plain(self, report: pytest.TestReport | pytest.CollectReport) -> Any:
        config = self.session.config
        return config.hook.pytest_report_to_serializable(config=config, report=report)

    def _tell(self, what: str, told: Any) -> None:
        line = json.dumps({"what": what, "told": told}).encode() + b"\n"
        while line:
            line = line[os.write(self.line, line) :]
