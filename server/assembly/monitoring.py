"""What tells how the studio is, put together: what is ready, and what of figures, traces and reports is asked for."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from types import ModuleType

from flask import Flask

from conversation.recipe import VERSION
from server.jobs import failures
from server.monitoring.disk_space import DiskSpace
from server.monitoring.readiness import ReadinessChecks
from server.realtime.sessions import Callers
from server.settings import Settings
from server.startup import CannotStart
from server.stores import Stores
from server.turns.studio_turns import StudioTurns

Closers = tuple[Callable[[], object], ...]
Gauges = Mapping[str, tuple[str, Callable[[], float]]]
"""By name: what it is, and its value."""


def readiness_of(settings: Settings, stores: Stores) -> ReadinessChecks:
    """What every studio needs, and what this one does."""
    checks = ReadinessChecks()
    checks.add("database", stores.accounts.unclaimed)
    checks.add("disk", DiskSpace(settings.data, settings.keep_free).check)
    if url := settings.redis or settings.broker:
        link = import_module("server.coordination.link")  # Redis's client is loaded by who has one
        checks.add("broker", link.client(url, tries=1).ping)
    return checks


@dataclass(frozen=True)
class Watching:
    """What looks on."""

    checks: ReadinessChecks
    closers: Closers

    def end(self) -> None:
        """From now on nobody is to be sent here any more."""
        self.checks.add("turns", refused)
        self.checks.known = None


def refused() -> None:
    """Raises `Told`: it is ending."""
    raise failures.closing()


def watching_of(settings: Settings, app: Flask, stores: Stores, callers: Callers, runner: StudioTurns) -> Watching:
    """Whether the studio is ready, and whatever else the settings ask for, around an application that has nothing else
    yet. Raises `CannotStart` for a package that is not installed."""
    checks, closers = readiness_of(settings, stores), []
    if settings.traces:
        traces = loaded("traces", "opentelemetry-exporter-otlp-proto-http")
        closers.append(traces.watch(app, settings.traces, VERSION))
    closers.extend(reporting(settings))
    if settings.metrics == "on":
        measure(settings, app, gauges_of(settings, callers, runner, checks))
    return Watching(checks, tuple(closers))


def reporting(settings: Settings) -> Closers:
    """Bugs are told from now on where the settings want it. Raises `CannotStart`."""
    if not settings.sentry_dsn:
        return ()
    reports = loaded("fault_reports", "sentry-sdk")
    reports.begin(settings.sentry_dsn, VERSION)
    return (reports.end,)


def measure(settings: Settings, app: Flask, gauges: Gauges) -> None:
    """Counts from now on, and answers whoever reads it."""
    metrics = loaded("metrics", "prometheus-client")
    figures = metrics.figures(gauges)
    figures.watch(app)
    app.wsgi_app = metrics.MetricsDoor(app.wsgi_app, figures, settings.metrics_token)  # type: ignore[method-assign]


def gauges_of(settings: Settings, callers: Callers, runner: StudioTurns, checks: ReadinessChecks) -> Gauges:
    """What is so at the moment somebody asks."""
    return {
        "sockets": ("Sockets of browsers and programs", lambda: len(callers.callers)),
        "turns_running": ("Turns that run in this process", lambda: len(runner.conductors)),
        "disk_free_bytes": ("Room where the data lies", DiskSpace(settings.data, settings.keep_free).free),
        "ready": ("1 where everything that is needed is there", lambda: checks.look().status == "ready"),
    }


def loaded(module: str, package: str) -> ModuleType:
    """A module of `server/monitoring/` that needs a package which not every studio has. Raises `CannotStart`."""
    try:
        return import_module(f"server.monitoring.{module}")
    except ImportError as error:
        raise CannotStart(f"{package} is not installed", f"Run `pip install {package}`, or do without.") from error
