"""What holds for every test: no network beyond this machine, and nothing left behind."""

from __future__ import annotations

import gc
import re
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.durations import long_tests

LOOPBACK = ("127.", "::1", "localhost")
WHOLE = re.compile(r"^pytestmark = \[?pytest\.mark\.(\w+)", re.MULTILINE)
"""How a module says what all of its tests are."""
TESTS = re.compile(r"^def (test_\w+)", re.MULTILINE)
MOST_CASES = 12
"""As many of one list does `make quick` take; `make test` takes all."""


class ReachedTheNetwork(AssertionError):
    """A test wanted an address that is not on this machine."""


def pytest_configure() -> None:
    """Nothing that is collected goes again: to look for what has gone takes a seventh of the time. See `let_stay`.

    What tests start can be interrupted, also where they run behind something that ignores Ctrl-C."""
    gc.disable()
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """What `-m` leaves out as a whole is not even imported: a browser's driver, models, a hundred modules."""
    out = left_out(config)
    if collection_path.is_dir():
        return collection_path.name in out or None
    if collection_path.suffix != ".py":
        return None
    text = collection_path.read_text()
    whole = WHOLE.search(text)
    if whole is not None and whole[1] in out:
        return True
    tests = TESTS.findall(text) if is_quick(config) else []
    where = collection_path.relative_to(config.rootpath).as_posix()
    return (bool(tests) and all(f"{where}::{name}" in long_tests() for name in tests)) or None


def left_out(config: pytest.Config) -> list[str]:
    """The marks behind each `not` of `-m`."""
    return re.findall(r"not (\w+)", config.option.markexpr)


def is_quick(config: pytest.Config) -> bool:
    """Whether only what takes little time is wanted."""
    return "slow" in left_out(config)


def pytest_pycollect_makeitem(collector: pytest.Collector, name: str) -> list[pytest.Item] | None:
    """The quick part leaves out what was measured to be long, see `tests/durations.py`, before its cases are made."""
    return [] if is_quick(collector.config) and f"{collector.nodeid}::{name}" in long_tests() else None


@pytest.hookimpl(wrapper=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> Iterator[None]:
    """Of a long list of cases the quick part takes some from all over it: a hundred lines break rarely in one only."""
    yield
    if is_quick(metafunc.config):
        out = left_out(metafunc.config)
        cases = metafunc._calls
        cases[:] = spread([case for case in cases if not any(mark.name in out for mark in case.marks)]) or cases


LONGEST = "test_guides.py"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes by itself comes first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.path.name != LONGEST)


def spread(cases: list[Any]) -> list[Any]:
    """At most `MOST_CASES` of them, evenly from the first on."""
    count = min(len(cases), MOST_CASES)
    return [cases[number * len(cases) // count] for number in range(count)]


def pytest_collection_finish() -> None:
    let_stay()


def let_stay() -> None:
    """What is still there after a collection is looked at by no other: each would cost a tenth of a second."""
    gc.collect()
    gc.freeze()
    gc.enable()


@pytest.fixture(autouse=True, scope="session")
def no_network() -> Iterator[None]:
    """Refuses every connection that would leave this machine."""
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if isinstance(address, tuple) and not str(address[0]).startswith(LOOPBACK):
            raise ReachedTheNetwork(f"a test connected to {address[0]}")
        connect(self, address)

    socket.socket.connect = guarded  # type: ignore[method-assign]
    yield
    socket.socket.connect = connect  # type: ignore[method-assign]


@pytest.fixture(autouse=True)
def no_thread_stays() -> Iterator[None]:
    """Fails a test that leaves a thread running which was not there before."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and not thread.daemon]
    for thread in left:
        thread.join(timeout=60)
    assert not [thread for thread in left if thread.is_alive()], f"threads left running: {left}"


@pytest.fixture(autouse=True, scope="module")
def no_file_stays_open() -> Iterator[None]:
    """Collects what a module left, so that an unclosed file warns (and so fails) here, not in another test."""
    yield
    let_stay()
