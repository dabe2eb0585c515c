"""`/metrics` for Prometheus: what was asked and how long it took, who is here, what runs, and how much room is left.

Read by whoever sits at the machine, or brings the token of the settings: figures of a studio say when its people work.
Loaded only where the settings want it.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from flask import Flask, Response, g, request
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from server.http.client_address import at_the_machine

PATH = "/metrics"
BUCKETS = (0.005, 0.02, 0.05, 0.15, 0.5, 2.0, 10.0, 60.0)
"""Seconds."""
NONE = "none"
"""What a request is called that no route answers, and a method that nobody knows."""

METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))


@dataclass(frozen=True)
class Figures:
    """Where one process counts."""

    registry: CollectorRegistry
    requests: Counter
    seconds: Histogram

    def watch(self, app: Flask) -> None:
        """Counts every request by its route, never by its address: that may be a secret."""

        def begun() -> None:
            g.begun = perf_counter()

        def ended(response: Response) -> Response:
            route = request.endpoint or NONE
            method = request.method if request.method in METHODS else NONE  # a stranger may send any word as one
            self.requests.labels(route, method, str(response.status_code)).inc()
            self.seconds.labels(route).observe(perf_counter() - g.get("begun", perf_counter()))
            return response

        app.before_request_funcs.setdefault(None, []).insert(0, begun)
        app.after_request(ended)


@dataclass(frozen=True)
class MetricsDoor:
    """Stands before the application."""

    inner: Callable[[dict[str, Any], Any], Iterable[bytes]]
    figures: Figures
    token: str

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        if environ.get("PATH_INFO") != PATH:
            return self.inner(environ, start_response)
        if not self.lets_in(environ):
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8")])
            return [b"Ask at the machine itself, or bring ATELIER_METRICS_TOKEN as a bearer token.\n"]
        start_response("200 OK", [("Content-Type", CONTENT_TYPE_LATEST), ("Cache-Control", "no-store")])
        return [generate_latest(self.figures.registry)]

    def lets_in(self, environ: Mapping[str, Any]) -> bool:
        """Whether figures are for whoever asks. A wrong token lets in nobody, wherever they sit."""
        brought = str(environ.get("HTTP_AUTHORIZATION", ""))
        if brought:
            wanted = f"Bearer {self.token}"
            return bool(self.token) and hmac.compare_digest(brought.encode(), wanted.encode())
        return at_the_machine(environ)


def figures(gauges: Mapping[str, tuple[str, Callable[[], float]]]) -> Figures:
    """`gauges`: what is read when somebody asks, by its name: what it is, and its value."""
    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    for name, (about, value) in gauges.items():
        Gauge(f"atelier_{name}", about, registry=registry).set_function(value)
    return Figures(
        registry,
        Counter("atelier_requests", "Requests", ["route", "method", "status"], registry=registry),
        Histogram("atelier_request_seconds", "Until an answer began", ["route"], registry=registry, buckets=BUCKETS),
    )
