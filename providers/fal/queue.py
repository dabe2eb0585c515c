"""fal.ai's queue: a request is handed in, asked about until it is done, fetched, and called off when nobody waits.

After https://fal.ai/docs/inference-api/queue and PyPI fal-client 1.0.3: `POST /{endpoint}` answers with the addresses
of this request; `GET status` tells `IN_QUEUE` with a position, `IN_PROGRESS`, `COMPLETED`; `PUT cancel` takes it off
the queue, or tells the model to stop. Only handing in costs money, and happens once; asking and fetching are free, and
are repeated where the connection fails. Who stops before the answer to handing in has come leaves a request that cannot
be named, and so cannot be called off.
"""

from __future__ import annotations

import time
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any, Self

from conversation.ports.models import Progress
from conversation.sentences import say
from providers.wire.client import Call, Client
from providers.wire.errors import CallTooLong, NotJson, ServiceRefused
from providers.wire.free_questions import answered, pause
from providers.wire.http.json_objects import look_up, parsed

Result = tuple[Mapping[str, str], dict[str, Any]]
"""Headers and output."""


@dataclass(frozen=True)
class QueuedRequest:
    """Where one request is asked about: paths behind the queue's address."""

    status: str
    result: str
    cancel: str

    @classmethod
    def of(cls, answer: Mapping[str, Any], endpoint: str, address: str) -> Self:
        """As the answer names them, where they are at the same address: the key goes to no other. Raises `NotJson`."""
        name = answer.get("request_id")
        if not isinstance(name, str) or not name.replace("-", "").replace("_", "").isalnum():
            raise NotJson(str(answer)[:300])
        # the path of a request has the application in it and not what lies below that
        usual = f"/{'/'.join(endpoint.split('/')[:2])}/requests/{name}"

        def path(field: str, otherwise: str) -> str:
            named = answer.get(field)
            at = named if isinstance(named, str) and named.startswith(f"{address}/") else f"{address}{otherwise}"
            return at.removeprefix(address)

        return cls(
            path("status_url", f"{usual}/status"), path("response_url", usual), path("cancel_url", f"{usual}/cancel")
        )


def run_queued(
    client: Client, call: Call, address: str, endpoint: str, body: Mapping[str, Any], meanwhile: Generator[Progress]
) -> Generator[Progress, None, Result]:
    """Raises `WireError`. `meanwhile`: what is done before it is asked about for the first time."""
    request = QueuedRequest.of((yield from call.post(f"/{endpoint}", body)), endpoint, address)
    over = False
    try:
        yield from meanwhile
        yield from _until_done(call, request, client.limits.total)
        over = True
    except ServiceRefused as refused:
        over = refused.begun
        raise
    finally:
        if not over:
            client.send_away("PUT", request.cancel)
    headers, data = yield from answered(call, request.result, {429}, final=_is_final)
    return headers, parsed(data)


def _until_done(call: Call, request: QueuedRequest, longest: float) -> Generator[Progress]:
    """Raises `CallTooLong` after so many seconds."""
    begun, asked = time.monotonic(), 0
    while True:
        _, data = yield from answered(call, request.status, final=_is_final)
        answer = parsed(data)
        status = answer.get("status")
        if answer.get("error"):
            raise ServiceRefused(_status_of(answer), {}, data, begun=True)
        if status == "COMPLETED":
            return
        if status not in ("IN_QUEUE", "IN_PROGRESS"):
            raise NotJson(str(answer)[:300])
        if time.monotonic() - begun > longest:
            raise CallTooLong(longest)
        yield Progress(note=_note(answer))
        pause(asked)
        asked += 1


def _note(answer: Mapping[str, Any]) -> str:
    place = answer.get("queue_position")
    if answer["status"] != "IN_QUEUE" or not isinstance(place, int) or place <= 0:
        return ""
    return say("place_in_queue", "Waiting in the queue, place {place}", place=place)


def _is_final(refused: ServiceRefused) -> bool:
    """Whether it is the request that failed, and not the queue that is asked about it."""
    return look_up(_body(refused), "error_type") is not None


def _body(refused: ServiceRefused) -> object:
    try:
        return parsed(refused.body)
    except NotJson:
        return None


def _status_of(answer: Mapping[str, Any]) -> int:
    """Of a request that completed by failing; it names a kind and no status."""
    return 504 if "timeout" in str(answer.get("error_type")) else 500
