"""What holds for every test: no network beyond this machine, and nothing left behind."""

from __future__ import annotations

import gc
import re
import signal
import socket
import threading
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.durations import function_of, long_tests

LOOPBACK = ("127.", "::1", "localhost")
WHOLE = re.compile(r"^pytestmark = \[?pytest\.mark\.(\w+)", re.MULTILINE)
"""How a module says what all of its tests are."""
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
    left_out = re.findall(r"not (\w+)", config.option.markexpr)
    if collection_path.is_dir():
        return collection_path.name in left_out or None
    whole = WHOLE.search(collection_path.read_text()) if collection_path.suffix == ".py" else None
    return (whole is not None and whole[1] in left_out) or None


LONGEST = "test_guides.py"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The quick part leaves out what was measured to be long, see `tests/durations.py`, and of a long list of cases it
    takes some from all over it: a hundred lines break rarely in one only.

    What takes minutes by itself comes first, so that nobody waits for it alone at the end."""
    items.sort(key=lambda item: item.path.name != LONGEST)
    if "not slow" not in config.option.markexpr:
        return
    lists: dict[str, list[pytest.Item]] = defaultdict(list)
    for item in items:
        lists[function_of(item.nodeid)].append(item)
    taken = {item for name in lists.keys() - long_tests() for item in spread(lists[name])}
    config.hook.pytest_deselected(items=[item for item in items if item not in taken])
    items[:] = [item for item in items if item in taken]


def spread(cases: list[pytest.Item]) -> list[pytest.Item]:
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
