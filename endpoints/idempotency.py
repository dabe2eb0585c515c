"""`Idempotency-Key`: a call that is sent twice is done once.

A message is known by its own id, in the table of messages that were sent (`own_key`). Every other call is wrapped in
`once`: what it was answered is kept for a day, and answered again.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import wraps
from hashlib import sha256
from typing import Annotated, Any, TypeVar, cast

from flask import Response, request

from conversation.generators import closing
from conversation.ports.programs.answered_calls import CallAnswer, CallKey
from conversation.programs.repeated_calls import RepeatedCalls
from endpoints.json_lines import LINES
from endpoints.openapi.declaration import ATTRIBUTE, CallDeclaration, limits
from endpoints.request_body import parse, storable
from endpoints.services import person, services

LONGEST_KEY = 100
"""As an id of the composer's."""
KEPT = ("conflict", "in_progress", "call_cut_off")
"""How a call with a key can be refused."""
JSON = "application/json"
PIECE = 65_536
View = TypeVar("View", bound=Callable[..., Response])


@dataclass(frozen=True)
class Repeatable:
    """What a call is known by."""

    Idempotency_Key: Annotated[str, limits(maxLength=LONGEST_KEY)] = ""
    """The caller's own id for this call: the same one again is answered as the first, and never charged twice. With
    other words it is a `conflict`."""


def own_key(said: str | None = None) -> str:
    """What this call names itself by, in its header or else in its body; empty where it does not. Raises
    `BadRequest`."""
    sent = storable(request.headers.get("Idempotency-Key", "")).strip()
    return parse(Repeatable, {"Idempotency_Key": sent or said or ""}).Idempotency_Key


def once(view: View) -> View:
    """The view, which does what a call with a key asks for only the first time, and says so in its declaration, above
    which it stands. What is refused, fails or is left begins anew with the same key: nothing came of it."""

    @wraps(view)
    def repeated(**values: Any) -> Response:
        key = own_key()
        if not key:
            return view(**values)
        call, calls = CallKey(person().id, key), services().programs.calls
        before = calls.begin(call, fingerprint())
        if before is not None:
            return replayed(before)
        try:
            response = view(**values)
        except BaseException:
            calls.forget(call)
            raise
        if response.is_streamed and not response.direct_passthrough:
            response.response = kept(calls, call, response, iter(response.iter_encoded()))
        elif response.status_code < 400:
            body = response.get_data(as_text=True)
            calls.end(call, CallAnswer(response.status_code, response.mimetype or JSON, body))
        else:
            calls.forget(call)
        return response

    said: tuple[CallDeclaration, ...] = getattr(view, ATTRIBUTE)
    repeatable = (replace(each, sends=Repeatable, refuses=(*each.refuses, *KEPT)) for each in said)
    setattr(repeated, ATTRIBUTE, tuple(repeatable))
    return cast(View, repeated)


def kept(calls: RepeatedCalls, call: CallKey, response: Response, bits: Iterator[bytes]) -> Iterator[bytes]:
    """What is answered bit by bit, kept once all of it was told and it did not end with a failure."""
    status, kind = response.status_code, response.mimetype or LINES
    told: list[bytes] = []
    text, whole = "", False
    try:
        with closing(bits):
            for bit in bits:
                told.append(bit)
                yield bit
        text = b"".join(told).decode()
        whole = not ended_badly(text, kind)
    finally:
        calls.end(call, CallAnswer(status, kind, text)) if whole else calls.forget(call)


def ended_badly(text: str, kind: str) -> bool:
    """Whether the last thing that was told is a failure."""
    last = text.rstrip().rpartition("\n")[2].removeprefix("data: ")
    try:
        said = json.loads(last)
    except ValueError:
        return kind == LINES  # events end with a word: [DONE]
    return "error" in (said.get("status"), said.get("type"))


def replayed(before: CallAnswer) -> Response:
    """The answer once more."""
    response = Response(before.body, before.status, mimetype=before.media_type)
    response.headers["Idempotency-Replayed"] = "true"
    response.headers["Cache-Control"] = "no-store"
    return response


def fingerprint() -> str:
    """What this call asks for: two that ask for the same have the same, however their JSON or their form is written."""
    body: Any
    if request.mimetype == "multipart/form-data":
        files = request.files.items(multi=True)
        sent = [(name, storable(each.filename or ""), digest_of(each.stream)) for name, each in files]
        body = [sorted(request.form.items(multi=True)), sent]
    else:
        data = request.get_data(cache=True)
        try:
            body = json.loads(data) if data.strip() else {}
        except (ValueError, RecursionError):  # refused by the view, in its words
            body = sha256(data).hexdigest()
    asked = [request.method, request.full_path, body]
    return sha256(json.dumps(asked, sort_keys=True).encode("utf-8", "replace")).hexdigest()


def digest_of(stream: Any) -> str:
    """Of a file in a form, which is read from its beginning again afterwards."""
    digest = sha256()
    while piece := stream.read(PIECE):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()
