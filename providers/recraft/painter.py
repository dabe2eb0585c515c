"""Pictures by one call, `POST /images/generations`, and what they cost in Recraft's own units."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from conversation.errors import ProviderFault
from conversation.ports.models import ImageAbilities, ImageRequest, Made, Preview, Progress
from providers.recraft.models import FORMATS, RecraftModel
from providers.wire.client import Call, Client
from providers.wire.errors import ServiceRefused, WireError
from providers.wire.failures.fault_text import FaultText
from providers.wire.failures.faults import Faults
from providers.wire.failures.refusal_texts import NO_MONEY, PROMPT_TOO_LONG
from providers.wire.failures.refusals import body_of, explain_status, sentence_of
from providers.wire.http.json_objects import look_up
from providers.wire.image_generations.answer import shared

UNIT = 1_000
"""Micro-dollars: 1,000 units are a dollar."""
VECTORS = FaultText(
    "bad_request",
    "{model} draws vectors",
    "The studio shows pixels. Choose the model of the same name without “_vector”.",
)
_EMPTY = re.compile(r"\b(?:credits?|balance|units?)\b", re.I)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}", re.I)
_SEEDS = 2**32


class RecraftPainter:
    """One model. Its requests cost money and are never repeated."""

    def __init__(self, client: Client, model: RecraftModel) -> None:
        self._client = client
        self._model = model
        self.id = f"recraft/{model.name}"
        self.label = model.label

    @property
    def abilities(self) -> ImageAbilities:
        return self._model.abilities

    def make(self, request: ImageRequest) -> Iterator[Progress | Preview | Made]:
        """Raises `ProviderFault`."""
        faults = self._client.faults(self.label)
        if self._model.draws_vectors:
            raise faults.fault(VECTORS)
        if len(request.prompt) > self._model.longest:
            raise faults.fault(PROMPT_TOO_LONG)
        with self._client.call(self.label, explain=partial(explained, faults)) as call:
            answer = yield from call.post("/images/generations", request_body(self._model, request))
            pictures = yield from _pictures(call, answer, request.count)
        costs = shared(self._cost(answer, len(pictures)), len(pictures))
        for made, cost in zip(pictures, costs, strict=True):
            yield replace(made, seed=request.seed, cost=cost)

    def _cost(self, answer: Mapping[str, Any], count: int) -> int | None:
        """Of all that came: its own number; else its price, where that is known."""
        units, price = look_up(answer, "credits"), self._model.price
        if isinstance(units, (int, float)) and not isinstance(units, bool) and units >= 0:
            return round(units * UNIT)
        return None if price is None else price * count


def _pictures(call: Call, answer: Mapping[str, Any], most: int) -> Generator[Progress, None, list[Made]]:
    """Those that can be read, as many as were asked for. Raises `WireError`, that of the first one, where none can."""
    data = look_up(answer, "data")
    made: list[Made] = []
    wrong: WireError | None = None
    for source in (data if isinstance(data, list) and data else [None])[:most]:
        try:
            made.append((yield from call.picture(look_up(source, "b64_json") or look_up(source, "url"))))
        except WireError as error:
            wrong = wrong or error
    if not made and wrong is not None:
        raise wrong
    return made


def request_body(model: RecraftModel, request: ImageRequest) -> dict[str, Any]:
    """`GenerateImageRequest` of its specification."""
    body: dict[str, Any] = {
        "prompt": request.prompt,
        "model": model.id,
        "size": model.size(request.aspect),
        "n": request.count,
        "response_format": "b64_json",
        "image_format": request.format or FORMATS[0],
    }
    if model.style:
        body["style_id" if _UUID.fullmatch(model.style) else "style"] = model.style
    if request.negative and model.is_old:
        body["negative_prompt"] = request.negative
    if request.seed is not None:
        body["random_seed"] = request.seed % _SEEDS
    return body


def explained(faults: Faults, refused: ServiceRefused) -> ProviderFault:
    """See `Explain`. It answers in plain text as often as in JSON, and an empty account with 402 or 403."""
    sentence = sentence_of(body_of(refused))
    if refused.status in (400, 402, 403) and _EMPTY.search(sentence):
        return faults.fault(NO_MONEY, f"{refused.status} {sentence}")
    return explain_status(faults, refused)
