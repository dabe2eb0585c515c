"""What is needed is looked at by name, all at once, and whatever is wrong with one says nothing of the others."""

from __future__ import annotations

import gevent

from endpoints.readiness import CheckShown
from server.monitoring.readiness import SILENT, ReadinessChecks
from storage.disk.errors import disk_full


def broken() -> None:
    raise ConnectionRefusedError("postgresql://atelier:hunter2@db/atelier")


def full() -> None:
    raise disk_full()


def test_each_is_named_with_why_and_never_with_an_address() -> None:
    checks = ReadinessChecks(patience=0.05)
    checks.add("disk", full)
    checks.add("database", broken)
    checks.add("broker", lambda: gevent.sleep(60))
    checks.add("blobs", lambda: None)
    found = checks.look()
    assert found.status == "not ready"
    disk, database, broker, blobs = found.checks
    assert disk == CheckShown("disk", False, str(disk_full()))
    assert not database.ok and "hunter2" not in database.why
    assert broker == CheckShown("broker", False, SILENT)
    assert blobs == CheckShown("blobs", True, "")


def test_who_asks_all_the_time_is_told_the_same_for_a_second() -> None:
    asked: list[int] = []
    now = [10.0]
    checks = ReadinessChecks(clock=lambda: now[0])
    checks.add("database", lambda: asked.append(1))
    checks.look()
    now[0] += 0.5
    assert checks.look().status == "ready" and len(asked) == 1
    now[0] += 1.0
    checks.look()
    assert len(asked) == 2
