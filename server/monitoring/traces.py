"""Traces of requests, sent to a collector by OpenTelemetry's protocol: route, method, status and how long it took.

Loaded only where `ATELIER_TRACES` is set; `opentelemetry-sdk` and `opentelemetry-exporter-otlp-proto-http` have to be
installed. An address is never told, only its route: it may be a secret.
"""

from __future__ import annotations

from collections.abc import Callable

from flask import Flask, Response, g, request
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import SpanKind
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator


def watch(app: Flask, address: str, release: str) -> Callable[[], object]:
    """A span for each request, part of the trace that its proxy began. What is returned sends the rest, and ends it."""
    provider = TracerProvider(resource=Resource.create({"service.name": "atelier", "service.version": release}))
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=f"{address.rstrip('/')}/v1/traces")))
    tracer, carried = provider.get_tracer("atelier"), TraceContextTextMapPropagator()

    def begun() -> None:
        name = f"{request.method} {request.url_rule.rule if request.url_rule else 'none'}"
        above = carried.extract({"traceparent": request.headers.get("traceparent", "")})
        g.span = tracer.start_span(name, context=above, kind=SpanKind.SERVER)

    def ended(response: Response) -> Response:
        if "span" in g:
            g.span.set_attribute("http.request.method", request.method)
            g.span.set_attribute("http.response.status_code", response.status_code)
            g.span.end()
        return response

    app.before_request_funcs.setdefault(None, []).insert(0, begun)
    app.after_request(ended)
    return provider.shutdown
